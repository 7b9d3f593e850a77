"""Gathers the yearly sheet of plan and cost: what each check cost and is to cost, by fund, with person-days.

The law asks for the costs and the number of personnel of each year (22 USC 2785(c)).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.office import Office
from app.papers.eum_common import day, label, own_paper, rows_by_id
from app.papers.eum_figures import dollars, figures_of, month, total
from app.papers.eum_periods import year_asked
from app.papers.eum_scip import written
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from models.eum.assessments import EumCost
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import StorageSite
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words, counted
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport

_HEADS = (
    ("Month", 24), ("Site", 46), ("What for", 44), ("Event", 34), ("Items due", 18), ("Travellers", 27), ("Days", 18),
    ("Travel", 26), ("Per diem", 26), ("Other", 26), ("Total", 28), ("Fund", 38), ("Status", 30),
)  # fmt: skip
_RIGHT = frozenset({"Items due", "Travellers", "Days", "Travel", "Per diem", "Other", "Total"})
_MONEY = frozenset({"Travel", "Per diem", "Other", "Total"})


@dataclass(frozen=True)
class _Line:
    """A cost as it is printed; amounts in cents."""

    month: str
    site: str
    purpose: str
    event: str
    due: int | None
    persons: int | None
    days: int | None
    travel: int | None
    per_diem: int | None
    other: int | None
    whole: int | None
    fund: str
    status: str

    @property
    def values(self) -> tuple[object, ...]:
        """In the order of the columns."""
        return (self.month, self.site, self.purpose, self.event, self.due, self.persons, self.days, self.travel,
                self.per_diem, self.other, self.whole, self.fund, self.status)  # fmt: skip


def costs_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """The sheet of a fiscal year. Raises Usage for what is none."""
    year = year_asked(asked)
    lines = _lines(reader, year)
    spent = [each for each in lines if each.status != "Estimate"]
    return ComposedFacts(
        frame=own_paper(reader),
        stem="eum_costs",
        number=f"FY{year}",
        title=Words(f"End-use monitoring: plan and cost, FY{year}"),
        parts=(
            Part(rows=(
                Row(Words("Spent"), _sum(spent)),
                Row(Words("Still estimated"), _sum([each for each in lines if each.status == "Estimate"])),
            )),
            Part(Words("Checks"), table=_table(lines)),
            Part(Words("By fund"), table=_funds(lines)),
            Part(Words("Items that fall due"), table=_due(reader, year)),
        ),
        asked=asked,
    )  # fmt: skip


def _sum(lines: Sequence[_Line]) -> str:
    days = counted(total(each.days for each in lines), "person-day")
    return (
        f"{dollars(total(each.whole for each in lines))}; {days}; {counted(len(lines), 'entry', 'entries')}"
    )


def _lines(reader: Reader, year: int) -> list[_Line]:
    within = All((Cond("spent_on", ">=", date(year - 1, 10, 1)), Cond("spent_on", "<=", date(year, 9, 30))))
    rows: list[EumCost] = reader.records(Query(EumCost, where=within, sort=(Sort("spent_on"),)))
    events = rows_by_id(reader, InventoryEvent, (each.event_id for each in rows))
    return [_line(reader, each, events.get(each.event_id or 0)) for each in rows]


def _line(reader: Reader, cost: EumCost, event: InventoryEvent | None) -> _Line:
    parts = (cost.cost_lodging, cost.cost_hire, cost.cost_other)
    kind = label(reader, InventoryEvent.inventory_kind, event)
    submitted = f"Submitted {day(cost.cost_submitted_on)}" if cost.cost_submitted_on else "Actual"
    return _Line(
        month=month(cost.spent_on.year, cost.spent_on.month) if cost.spent_on else "",
        site=_sites(reader, event),
        purpose=cost.cost_purpose or "",
        event=" ".join(filter(None, (event.event_no if event else "", kind))),
        due=event.expected_count if event else None,
        persons=cost.persons,
        days=cost.person_days,
        travel=cost.cost_travel,
        per_diem=cost.cost_per_diem,
        other=total(parts) if any(each is not None for each in parts) else None,
        whole=cost.cost_total,
        fund=label(reader, EumCost.eum_fund, cost),
        status="Estimate" if cost.estimated else submitted,
    )  # fmt: skip


def _sites(reader: Reader, event: InventoryEvent | None) -> str:
    if event is None:
        return ""
    visits = reader.children(EventSite, "event_id", event.id)
    sites = rows_by_id(reader, StorageSite, (each.site_id for each in visits))
    return "; ".join(sorted(filter(None, (each.store_name for each in sites.values()))))


def _table(lines: Sequence[_Line]) -> Table:
    heads = tuple(Head(Words(name), width, right=name in _RIGHT) for name, width in _HEADS)
    cells = tuple(
        tuple(_shown(name, value) for (name, _), value in zip(_HEADS, each.values, strict=True))
        for each in lines
    )
    money = [total(getattr(each, key) for each in lines) for key in ("travel", "per_diem", "other", "whole")]
    sums = (
        "All",
        "",
        "",
        "",
        "",
        "",
        f"{total(each.days for each in lines):,}",
        *map(dollars, money),
        "",
        "",
    )
    return Table(
        heads, cells, "No cost of end-use monitoring is recorded in this year.", sums if cells else ()
    )


def _shown(name: str, value: object) -> str:
    if isinstance(value, int):
        return dollars(value) if name in _MONEY else f"{value:,}"
    return str(value or "")


def _funds(lines: Sequence[_Line]) -> Table:
    by_fund: dict[str, list[_Line]] = defaultdict(list)
    for each in lines:
        by_fund[each.fund or "fund to be entered"].append(each)
    rows = [
        (fund, f"{len(held):,}", f"{total(each.persons for each in held):,}", f"{total(each.days for each in held):,}",
         dollars(total(each.whole for each in held)))
        for fund, held in sorted(by_fund.items())
    ]  # fmt: skip
    names = ("Fund", "Entries", "Travellers", "Person-days", "Total")
    heads = tuple(Head(Words(name), 40 if not at else 24, right=bool(at)) for at, name in enumerate(names))
    return Table(heads, tuple(rows), "Nothing was charged to any fund.")


def _due(reader: Reader, year: int) -> Table:
    by_month = figures_of(reader).by_month
    months = [(year - (number >= 10), number) for number in (10, 11, 12, *range(1, 10))]
    rows = [(month(*each), f"{by_month[each]:,}") for each in months if each in by_month]
    heads = (Head(Words("Month"), 30), Head(Words("Items"), 20, right=True))
    return Table(heads, tuple(rows), "No item of the book falls due in this year.")


def write_costs_sheet(office: Office, asked: str, target: Path) -> SheetReport:
    """Writes the sheet of a fiscal year as a workbook. Raises Usage and Trouble."""
    year, reader = year_asked(asked), office.reader
    frame = own_paper(reader)
    return written(SheetFacts(
        title=f"EUM cost FY{year}", columns=tuple(_column(name, width) for name, width in _HEADS),
        rows=[each.values for each in _lines(reader, year)], marking=frame.marking, designation=frame.designation,
        office=frame.office,
        provenance=(("As of", day(reader.today)), ("Fiscal year", f"FY{year}"), ("Made by", office.user)),
    ), target)  # fmt: skip


def _column(name: str, width: int) -> SheetColumn:
    kind = SheetKind.MONEY if name in _MONEY else SheetKind.NUMBER if name in _RIGHT else SheetKind.TEXT
    return SheetColumn(name, kind, width / 2)
