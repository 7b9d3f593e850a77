"""Gathers the draft of an amendment: what the records say otherwise than the issued order (training reference 5.3)."""

from collections.abc import Sequence

from app.errors import Refused
from app.papers import student
from app.papers.student import Told
from app.reader import Reader
from models.findings import Finding, Strength
from models.kinds import Kind
from models.rules import Facts
from models.training import comparison, journey
from models.training.orders import IssuedOrder, OrderAmendment
from models.training.people import Student
from reports.training.amendment import AmendmentFacts, Change

PAPER, RULE = "amendment", "ITO-11"
AMENDMENTS = "order_amendment<student_id"
PATHS = (*dict.fromkeys((*student.PATHS, *comparison.PATHS)), AMENDMENTS)


def amendment_facts(reader: Reader, record: Kind) -> AmendmentFacts:
    """What stands on the draft. Raises Refused without an issued order, or where nothing differs from it."""
    told = student.told_of(reader, record, (PAPER,), PATHS)
    missing = _missing(told)
    if missing:
        raise Refused(
            f"Cannot make an amendment: {missing[0].message[0].lower()}{missing[0].message[1:]}",
            findings=missing,
        )
    return amendment_from(told, _changes(told))


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """Why there can be no amendment; empty when there can."""
    return _missing(student.told_of(reader, record, (), PATHS))


def amendment_from(told: Told, changes: Sequence[Change]) -> AmendmentFacts:
    """The draft from facts at hand and in given words."""
    words = told.words[PAPER]
    orders = student.standing_orders(told.facts)
    basic = next((row for row in orders if row.order_kind in (None, "BASIC")), None)
    asked = _asked(told.facts)
    return AmendmentFacts(
        frame=told.frame(),
        number=(asked.amendment_no if asked else None) or _next_number(orders),
        order_number=(basic.order_number if basic else None) or "",
        order_date=basic.issued_on if basic else None,
        head=student.head_of(told),
        intro=words["intro"].text,
        changes=tuple(changes),
        reason=(asked.amendment_reason if asked else None) or words["reason_missing"].text,
        unchanged=words["unchanged"].text,
        authentication=words["authentication"].text,
        sample=told.sample,
    )


def _asked(facts: Facts) -> OrderAmendment | None:
    """The amendment being prepared: the newest that is not in SC-TMS yet."""
    rows = journey.of_journey(facts, AMENDMENTS, "asked_on")
    open_ones = [row for row in rows if isinstance(row, OrderAmendment) and row.entered_on is None]
    return open_ones[-1] if open_ones else None


def _next_number(orders: Sequence[IssuedOrder]) -> int:
    return 1 + max((row.amendment_no or 0 for row in orders), default=0)


def _missing(told: Told) -> list[Finding]:
    if journey.standing_order(told.facts) is None:
        return [_finding(told, "No order issued by SC-TMS is on record.", "The issued order, item by item.")]
    if not _changes(told):
        return [
            _finding(told, "The records say what the issued order says.", "A record that differs from it.")
        ]
    return []


def _finding(told: Told, message: str, clears: str) -> Finding:
    return Finding(
        message, rule=RULE, strength=Strength.BLOCK, cites="JSCET 9-6", clears=clears, step=PAPER,
        record=(Student.spec.name, told.student.id),
    )  # fmt: skip


def _changes(told: Told) -> list[Change]:
    return [
        Change(each.item, each.label, each.issued, each.recorded)
        for each in comparison.differences(told.facts)
    ]
