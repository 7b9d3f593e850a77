"""Asking why: the panel answers at once with what a finding holds, then with what has to be read for it."""

from collections.abc import Sequence

from app.why import explain
from models.findings import Finding
from models.rules import all_rules
from ui.parts.findings import Way, WhyPanel
from ui.session import Session


def answer(
    session: Session, panel: WhyPanel, finding: Finding, ways: Sequence[Way] = (), *, beside: bool = False
) -> None:
    """Shows why a finding stands: rule, inputs with their sources, arithmetic, policy editions.

    `beside` a list the finding itself is told first, and the focus stays in the list.
    """
    rule = all_rules().get(finding.rule)
    says = rule.says if rule else ""
    confirmed = "rests on recollection only; confirm it" if rule and rule.unconfirmed else ""
    told = f"{finding.message}\n{says}" if beside and says else says
    panel.explain(finding, told, confirmed, ways=ways, focus=not beside)
    if panel.asked is not None:
        panel.asked.drop()  # another question came before it was answered
    panel.asked = session.read(lambda reader: explain(reader, finding), panel.tell)
