"""The practice office's cases as its tables hold them: records named by a text, days that count from today.

A table is named after its kind, its columns after the fields; `more` holds further fields as “key=value ;; key=value”.
A day is a number of days from today, a number of months (-119m), the end of a quarter (q-2 is that of the one before
the last) or a day of payment (p+1 is the next one); y-1 is the year before this one. `told` says how many days ago the
office heard of it, where that does not follow from its own days.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.demo import data
from models.calendar import months_after
from models.fields import Field, Type
from models.kinds import Kind, kind_named
from models.telling import quarter_begins

Values = dict[str, Any]
MORE, TOLD = "more", "told"
ONE_DAY = timedelta(days=1)
TABLES: Mapping[str, tuple[str, ...]] = {
    "contact": ("surname",),
    "sa_programme": (),
    "fmf_baseline": ("project_title",),
    "mapad_entry": ("mapac", "tac"),
    "lor": ("lor_ref",),
    "case_file": ("case_designator",),
    "contact_role": (),
    "lor_article": (),
    "lor_case": (),
    "lor_follow_up": (),
    "cta": ("cta_no",),
    "cta_element": (),
    "cta_coordination": (),
    "cta_transmittal": (),
    "case_step": (),
    "case_milestone": (),
    "case_hold": (),
    "case_term": (),
    "loa_version": ("case_id", "doc_type", "doc_number"),
    "loa_line": (),
    "pen_and_ink": (),
    "case_line": ("case_id", "line_no"),
    "delivery_plan": (),
    "case_delivery": (),
    "requisition": (),
    "case_payment": (),
    "case_bill": (),
    "transport_plan": ("case_id", "plan_version"),
    "shipment": ("shipment_ref",),
    "shipment_line": (),
    "shipment_event": (),
    "shipment_paper": (),
    "tracer": (),
    "sdr": ("sdr_no",),
    "sdr_item": (),
    "tdr": ("tdr_no",),
    "case_review": ("review_title",),
    "review_case": (),
    "review_action": (),
    "case_goal": (),
    "working_agreement": (),
    "performance_issue": (),
    "escalation": (),
    "partner_request": (),
    "case_document": (),
    "slot_decision": (),
    "chronology_entry": (),
}
"""The tables in the order in which they name each other, and the columns by which others name their records."""
PLANS = frozenset({
    "action_due_on", "agreement_ends_on", "bill_due_on", "cultural_day_on", "eta_on", "etd_on", "expected_on",
    "estimated_ship_on", "goal_by", "next_ask_on", "oed", "payment_due_on", "performance_ended_on", "period_ended_on",
    "plan_update_due_on", "planned_quarter", "release_ends_on", "review_from", "review_to", "role_to", "scheduled_on",
    "wanted_by", "warranty_ends_on",
})  # fmt: skip
"""Days that are known before they come, or by which a record is told from another."""
_OFFSET = re.compile(r"^([+-]?\d+)(m?)$")
_TURN = re.compile(r"^([qp])([+-]\d+)(?:\+(\d+))?$")


@dataclass
class Row:
    """A record of a table: its kind, how it is named, its values, and whose ids stand in its links."""

    kind: type[Kind]
    name: str
    values: Values
    links: dict[str, tuple[str, str]]
    """By link field, kind and name of the record it leads to."""
    told: int
    """How many days ago the office heard of it."""
    made: int = 0
    """Its record, once it is written down."""


@dataclass
class Book:
    """All tables read for a day."""

    today: date
    rows: list[Row] = field(default_factory=list)
    known: dict[tuple[str, str], Row] = field(default_factory=dict)

    def read(self) -> "Book":
        """The book with every table in it."""
        for table, by in TABLES.items():
            for cells in data.table(f"case_{table}" if not table.startswith("case_") else table):
                self._take(kind_named(table), by, cells)
        return self

    def _take(self, kind: type[Kind], by: tuple[str, ...], cells: Mapping[str, str]) -> None:
        given = dict(_cells(cells))
        told = given.pop(TOLD, "")
        row = Row(kind, "/".join(given.get(key, "") for key in by), {}, {}, 0)
        for key, cell in given.items():
            _put(row, kind.fields[key], cell, self.today)
        row.told = int(told) if told else self._heard(row)
        self.rows.append(row)
        if by:
            self.known[kind.spec.name, row.name] = row

    def _heard(self, row: Row) -> int:
        """By its first day that is over; never before the office heard of what it belongs to."""
        days = [(self.today - day).days for key, day in row.values.items()
                if isinstance(day, date) and day <= self.today and key not in PLANS and key != "as_of_on"]  # fmt: skip
        above = [known.told for each in row.links.values() if (known := self.known.get(each))]
        return min([max(days), *above] if days else above, default=FIRST)


FIRST = 10_000
"""Days ago at which the office heard of what has no day."""


def _cells(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, cell in cells.items():
        if key != MORE and cell:
            yield key, cell
    for pair in filter(None, map(str.strip, (cells.get(MORE) or "").split(";;"))):
        key, _, cell = pair.partition("=")
        yield key, cell


def _put(row: Row, one: Field[Any], cell: str, today: date) -> None:
    if one.type is Type.LINK:
        row.links[one.key] = (str(one.target), cell)
    else:
        row.values[one.key] = _value(one, cell, today)


def _value(one: Field[Any], cell: str, today: date) -> object:
    if one.type is Type.DATE:
        return day_of(cell, today)
    if one.type is Type.MONEY:
        return int(cell) * 100
    if one.type is Type.WHOLE:
        return today.year + int(cell[1:] or 0) if cell.startswith("y") else int(cell)
    if one.type is Type.FLAG:
        return cell == "yes"
    return cell.replace("|", "\n") if one.type is Type.LONG_TEXT else cell


def day_of(cell: str, today: date) -> date:
    """The day that a cell means. Raises ValueError where it means none."""
    if turn := _TURN.match(cell):
        count, more = int(turn[2]), timedelta(days=int(turn[3] or 0))
        return (_quarter(today, count) if turn[1] == "q" else _payment(today, count)) + more
    offset = _OFFSET.match(cell)
    if offset is None:
        raise ValueError(f"no day: {cell}")
    number = int(offset[1])
    return months_after(today, number) if offset[2] else today + timedelta(days=number)


def _quarter(today: date, count: int) -> date:
    """The end of a quarter: -1 the last one that is over, +1 the one that runs."""
    begins = months_after(quarter_begins(today), 3 * (count + 1 if count < 0 else count))
    return begins - ONE_DAY


def _payment(today: date, count: int) -> date:
    """The fifteenth of the last month of a quarter: -1 the last one before today, +1 the next."""
    this = months_after(quarter_begins(today), 2).replace(day=15)
    if count > 0:
        return months_after(this, 3 * (count - 1 if this >= today else count))
    return months_after(this, 3 * (count + 1 if this < today else count))
