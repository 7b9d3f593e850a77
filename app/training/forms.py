"""Which form clears a step, what a new record of a student's way begins with, and what follows a frozen one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.reader import Reader
from models.fields import Type
from models.kinds import Kind, kind_named
from models.rules import Facts
from models.training.journey import LINES, STARTED, journey_lines, of_journey
from models.training.journeys import ArrivalNotice
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder, OrderAmendment
from models.training.people import Dependent, Student
from models.training.way import Step

Values = dict[str, object]
LINK = "student_id"
AFTER = frozenset(
    {"course_result", "instructional_material", "interview", "student_file", "unauthorized_absence"}
)
"""Kinds about the training that began last; the others are about the next one."""
PREPARED = ("issued_order", "order_amendment", "briefing", "arrival_notice", "travel", *sorted(AFTER))
"""Kinds whose new record begins with more than the student."""
TOLD = ("site_id", "notice_channel", "arrives_at", "travel_mode", "carrier", "flight_numbers", "arrival_airport",
        "dependents_count", "childrens_ages", "notice_remarks")  # fmt: skip
"""What an update repeats of the notice before it."""


COMPANY = ("dependents_count", "childrens_ages")
"""What a notice tells of the family, as recorded now."""


@dataclass(frozen=True)
class Opens:
    """The form that clears a step: kind, the record that is there (0 for a new one) and the field to go to."""

    kind: str
    record_id: int
    field: str


@dataclass(frozen=True)
class FollowUp:
    """What may be recorded after a frozen record, instead of changing it."""

    words: str
    kind: str
    field: str
    """The field a person goes on with."""
    begins: Callable[[Reader, Kind], Values]


@dataclass(frozen=True)
class Frozen:
    """Why a record is not edited any more (`{}` is the day), and what may follow it."""

    why: str
    follow_ups: tuple[FollowUp, ...] = ()


def form_of(reader: Reader, student_id: int, step: Step) -> Opens:
    """The form that clears a step: the newest record of the training under way, else a new one."""
    name, field = step.form
    if name == Student.spec.name:
        return Opens(name, student_id, field)
    kind = kind_named(name)
    lines = reader.children(TrainingLine, LINK, student_id)
    if kind is TrainingLine:
        begun = about(lines, after=True)
        return Opens(name, begun.id if begun else 0, field)
    rows = reader.children(kind, LINK, student_id)
    path = f"{name}<{LINK}"
    facts = Facts(reader.get(Student, student_id), {LINES: lines, path: rows})
    key = _day_of(kind)
    found = of_journey(facts, path, key) if key else rows
    newest = max(found, key=lambda row: (row.get(key) or date.max if key else date.max, row.id), default=None)
    return Opens(name, newest.id if newest else 0, field)


def amendment_of(reader: Reader, student_id: int) -> Opens:
    """The amendment under way of the order that stands, else a new one: what a change behind it leads to."""
    order = _standing(reader, student_id)
    basic = (order.stored.get("amends_id") or order.id) if order else None
    asked = reader.children(OrderAmendment, LINK, student_id)
    open_ones = [each for each in asked if each.issued_order_id is None and each.order_id == basic]
    newest = max(open_ones, key=lambda each: (each.amendment_no or 0, each.id), default=None)
    return Opens(OrderAmendment.spec.name, newest.id if newest else 0, "amendment_reason")


def facts_of(reader: Reader, student_id: int, step: Step) -> list[tuple[str, str]]:
    """Label and value, as the window shows it, of what is recorded for a step."""
    record = reader.get(Student, student_id)
    shown = (
        (Student.fields[key].label, reader.show(Student.fields[key], record.stored.get(key)))
        for key in step.facts
    )
    return [(name, value) for name, value in shown if value]


def about(lines: Sequence[Kind], *, after: bool = False) -> Kind | None:
    """The line of the training under way that a new record is about: the next arrival, or what began last."""
    way = journey_lines(lines)
    begun = [each for each in way if each.get("line_status") in {*STARTED, "COMPLETED"}]
    ahead = [each for each in way if each not in begun]
    chosen = begun[-1:] or ahead[-1:] if after else ahead[:1] or begun[-1:]
    return next(iter(chosen), None)


def preset(reader: Reader, student_id: int, kind: str) -> Values:
    """What a new record of a kind begins with besides the student.

    An issued order begins with its WCN only: the rest is typed from the paper, or comparing it would prove nothing.
    """
    lines = reader.children(TrainingLine, LINK, student_id)
    line = about(lines, after=kind in AFTER)
    values: Values = {}
    if line is not None and "training_line_id" in kind_named(kind).fields:
        values["training_line_id"] = line.id
    if kind == IssuedOrder.spec.name and line is not None and line.get("wcn"):
        values["wcn"] = line.get("wcn")
    if kind == OrderAmendment.spec.name:
        values |= _amendment(reader, _standing(reader, student_id))
    if kind == ArrivalNotice.spec.name:
        values |= _sent_before(reader, student_id, line)
        values |= _arrival(reader.children(Dependent, LINK, student_id), line)
    return values


def frozen(row: Kind) -> tuple[str, tuple[FollowUp, ...]]:
    """Why a frozen record stays as it is, in one sentence, and what may follow it."""
    told = FROZEN.get(row.spec.name, Frozen(f"This {row.spec.noun} of {{}} is not changed any more."))
    day = row.fields[row.spec.frozen_by].show(row.get(row.spec.frozen_by))
    return told.why.format(day), told.follow_ups


def ages(children: Sequence[Dependent], on: date) -> str:
    """Ages of children on a day, oldest first, as the arrival notice tells them (SAMM C2.1.6.9.1)."""
    born = sorted(each.date_of_birth for each in children if each.date_of_birth)
    return ", ".join(
        str(on.year - each.year - ((on.month, on.day) < (each.month, each.day))) for each in born
    )


# -- internal --
def _day_of(kind: type[Kind]) -> str:
    """The day that puts records of a kind in order; empty when it has none."""
    return next((key for key in kind.spec.sort if kind.fields[key].type is Type.DATE), "")


def _sent_before(reader: Reader, student_id: int, line: Kind | None) -> Values:
    """What an update repeats, where a notice of this arrival went out already."""
    notices = reader.children(ArrivalNotice, LINK, student_id)
    sent = [
        each for each in notices if each.sent_on and line is not None and each.training_line_id == line.id
    ]
    newest = max(sent, key=lambda each: (each.sent_on or date.min, each.id), default=None)
    told = _update(reader, newest) if newest else {}
    return {key: value for key, value in told.items() if key not in COMPANY}


def _arrival(dependents: Sequence[Dependent], line: Kind | None) -> Values:
    coming = [each for each in dependents if each.travel == "ACCOMPANY"]
    values: Values = {"dependents_count": len(coming)}
    if line is not None and line.get("site_id"):
        values["site_id"] = line.get("site_id")
    on = line.get("report_date") if line is not None else None
    if on and (told := ages([each for each in coming if each.relationship == "CHILD"], on)):
        values["childrens_ages"] = told
    return values


def _standing(reader: Reader, student_id: int) -> Kind | None:
    """The newest issued order that was not typed anew."""
    rows = reader.children(IssuedOrder, LINK, student_id)
    corrected = {each.corrects_id for each in rows}
    issued = [each for each in rows if each.id not in corrected and each.issued_on]
    return max(issued, key=lambda each: (each.issued_on or date.min, each.id), default=None)


def _amendment(reader: Reader, order: Kind | None) -> Values:
    """An amendment of an order, with the next number."""
    values: Values = {"asked_on": reader.today}
    if order is not None:
        basic = order.stored.get("amends_id") or order.id
        asked = reader.children(OrderAmendment, "order_id", int(basic))
        values |= {
            "order_id": basic,
            "amendment_no": max((each.amendment_no or 0 for each in asked), default=0) + 1,
        }
    return values


def _update(_reader: Reader, notice: Kind) -> Values:
    kept = {key: notice.get(key) for key in ("training_line_id", *TOLD) if notice.stored.get(key) is not None}
    return {**kept, "updates_id": notice.id}


def _correction(_reader: Reader, order: Kind) -> Values:
    keys = (each.key for each in order.written_fields() if each.key not in (LINK, "corrects_id"))
    return {key: order.get(key) for key in keys if order.stored.get(key) is not None} | {
        "corrects_id": order.id
    }


def _as_issued(_reader: Reader, amendment: Kind) -> Values:
    values = {"order_kind": "AMENDMENT", "amends_id": amendment.get("order_id"),
              "amendment_no": amendment.get("amendment_no")}  # fmt: skip
    return {key: value for key, value in values.items() if value is not None}


FROZEN: Mapping[str, Frozen] = {
    "arrival_notice": Frozen(
        "This notice went out on {} and stays as it was sent; news goes into an update.",
        (FollowUp("Record update", "arrival_notice", "sent_on", _update),),
    ),
    "issued_order": Frozen(
        "This order of {} stays as it was issued; news goes into an amendment, a typing error into a correction.",
        (
            FollowUp("Prepare amendment", "order_amendment", "amendment_reason", _amendment),
            FollowUp("Record correction", "issued_order", "order_number", _correction),
        ),
    ),
    "order_amendment": Frozen(
        "This amendment was entered in SC-TMS on {} and stays as it was entered.",
        (FollowUp("Record as issued", "issued_order", "order_number", _as_issued),),
    ),
}
