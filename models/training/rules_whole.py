"""The gates as one: an order that was issued although a gate was closed admits nobody to travel.

Imported after the modules of the gates, so that it reads all that they read.
"""

from collections.abc import Iterator
from datetime import date

from models.fields import show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import RULES, Facts, Rule, Yield, rule
from models.training import (  # noqa: F401 - they register the gates
    rules_authority,
    rules_biodata,
    rules_english,
    rules_health,
    rules_papers,
    rules_vetting,
)
from models.training.order import is_over, issued_on, listed, shown

OVER = "ITO-OVER"
"""The gate that speaks when there is no order left to draft."""


def gates() -> list[Rule]:
    """The gates of the order (training reference 10.7) in order of id: those that nobody weakens or sets aside."""
    found = (each for each in RULES.values() if (each.subject, each.step) == ("student", "ito"))
    firm = (
        each for each in found if each.strength is Strength.BLOCK and not (each.unconfirmed or each.override)
    )
    return sorted((each for each in firm if each.id != OVER), key=lambda each: each.id)


@rule(
    "ITO-04",
    Strength.BLOCK,
    "SAMM C2.1.6.8; C10.11",
    subject="student",
    step="departed",
    tag="S01 S06",
    reads=tuple(dict.fromkeys(path for each in gates() for path in each.reads)),
    policy=tuple(dict.fromkeys(key for each in gates() for key in each.policy)),
    says="The order is issued after all screening and vetting in country is complete: every gate is clear on the day "
    "of the order.",
    clears="What each closed gate asks for, dated by the day of the order; else an order of a later day.",
)
def issued_with_clear_gates(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """ITO-04: the gates that are closed on the day of the issued order; an office was found to issue before vetting
    ended (DODIG-2023-036)."""
    issued = issued_on(f)
    if issued is None or is_over(f):
        return
    closed = [
        each.id for each in gates() if any(isinstance(found, Finding) for found in each.check(f, p, today))
    ]
    if closed:
        what = f"gate {closed[0]} was" if len(closed) == 1 else f"the gates {listed(closed)} were"
        yield Finding(
            f"The order of {show_date(issued)} was issued while {what} not clear.",
            since=issued,
            inputs=shown(order_issued_on=issued, closed=listed(closed)),
        )
