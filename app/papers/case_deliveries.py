"""Gathers the delivery variance of a case: planned for each quarter against reported and received, line by line.

Planned is the delivery plan, reported what the agency reported delivered, received what was counted on shipments.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from app.office import Office
from app.papers.case_common import own_paper
from app.papers.case_parts import heads, number, told
from app.papers.eum_common import day, label, rows_by_id
from app.papers.eum_figures import total
from app.papers.eum_scip import written
from app.reader import Reader
from app.reading import Cond, Query
from models.calendar import fiscal_quarter, fiscal_year, months_after
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, DeliveryPlan
from models.cases.offers import CaseLine
from models.cases.shipments import Shipment, ShipmentLine
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport, SheetTable

UNDATED = "no day"
_FIGURES = ("Ordered", "Planned", "Reported", "Received", "Variance", "To date")
NOTE = (
    "Variance is reported less planned; received is what was counted on arrival. Quarters that are not over have no "
    "variance yet."
)


@dataclass
class Quarter:
    """One line in one quarter, in items; None where nothing is recorded."""

    planned: int | None = None
    reported: int | None = None
    received: int | None = None

    def variance(self, *, over: bool) -> int | None:
        """Reported less planned, once the quarter is over."""
        return (self.reported or 0) - (self.planned or 0) if over else None


@dataclass
class LineQuarters:
    """A line and its quarters by their last day; None is what carries no day."""

    line: CaseLine
    quarters: dict[date | None, Quarter] = field(default_factory=lambda: defaultdict(Quarter))

    def rows(self, today: date) -> list[tuple[date | None, Quarter, int | None, int | None]]:
        """Last day, figures, variance, and variance to date, in order; what carries no day stands last."""
        found: list[tuple[date | None, Quarter, int | None, int | None]] = []
        to_date = 0
        for last in sorted(self.quarters, key=lambda each: each or date.max):
            variance = self.quarters[last].variance(over=last is not None and last <= today)
            to_date += variance or 0
            found.append((last, self.quarters[last], variance, None if variance is None else to_date))
        return found

    def whole(self, today: date) -> tuple[int, int, int, int]:
        """Planned until today, and reported, received and variance until today; what carries no day counts."""
        planned = total(each.planned for last, each in self.quarters.items() if last and last <= today)
        reported = total(each.reported for each in self.quarters.values())
        return planned, reported, total(each.received for each in self.quarters.values()), reported - planned


def quarter_end(on: date) -> date:
    """Last day of the quarter a day lies in."""
    first = date(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    return months_after(first, 3) - timedelta(days=1)


def quarter_name(last: date | None) -> str:
    """`Q2 FY 2026`."""
    return f"Q{fiscal_quarter(last)} FY {fiscal_year(last)}" if last else UNDATED


def variances(reader: Reader, case_id: int) -> list[LineQuarters]:
    """Every line of a case that was planned, reported or received, by number."""
    lines = sorted(reader.children(CaseLine, "case_id", case_id), key=lambda each: each.line_no or "")
    found = {each.id: LineQuarters(each) for each in lines}
    of_case = Cond("line_id.case_id", "=", case_id)
    for plan in reader.records(Query(DeliveryPlan, where=of_case)):
        _add(found, plan.line_id, plan.planned_quarter, "planned", plan.planned_qty)
    for came in reader.records(Query(CaseDelivery, where=of_case)):
        _add(found, came.line_id, came.delivered_on, "reported", came.qty)
    items: list[ShipmentLine] = reader.records(Query(ShipmentLine, where=of_case))
    shipments = rows_by_id(reader, Shipment, (each.shipment_id for each in items))
    for item in items:
        shipment = shipments.get(item.shipment_id or 0)
        on = (shipment.received_on or shipment.arrived_on) if shipment else None
        _add(found, item.line_id, on, "received", item.qty_received)
    return [each for each in found.values() if each.quarters]


def _add(
    found: dict[int, LineQuarters], line_id: int | None, on: date | None, what: str, many: int | None
) -> None:
    if line_id in found and many is not None:
        figures = found[line_id].quarters[quarter_end(on) if on else None]
        setattr(figures, what, (getattr(figures, what) or 0) + many)


def variance_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The lines with their sums until today, then quarter by quarter."""
    assert isinstance(record, CaseFile)
    found = variances(reader, record.id)
    columns = heads(("Line", 18), ("Description", 70), ("Ordered", 22), ("Planned", 22), ("Reported", 23),
                    ("Received", 23), ("Variance", 23), right=_FIGURES)  # fmt: skip
    lines = tuple(
        (each.line.line_no or "", each.line.line_description or "", number(each.line.qty),
         *map(number, (planned, reported, received)), f"{by:+,}" if by else "0")
        for each in found
        for planned, reported, received, by in [each.whole(reader.today)]
    )  # fmt: skip
    quarters = tuple(
        (each.line.line_no or "", quarter_name(last), number(at.planned), number(at.reported), number(at.received),
         _signed(by), _signed(to_date))
        for each in found for last, at, by, to_date in each.rows(reader.today)
    )  # fmt: skip
    by_quarter = heads(("Line", 18), ("Quarter", 34), ("Planned", 24), ("Reported", 24), ("Received", 24),
                       ("Variance", 24), ("To date", 24), right=_FIGURES)  # fmt: skip
    named = " ".join(filter(None, (record.case_designator, record.nickname)))
    return ComposedFacts(
        frame=own_paper(reader, record, persons=False), stem="delivery_variance", number=record.case_designator or "",
        title=Words(f"Delivery variance of {record.case_designator or 'the case'}"),
        parts=(
            Part(rows=told(("Case", named), ("Until", day(reader.today))), texts=(Words(NOTE),)),
            Part(Words("Lines until today"), table=Table(columns, lines, "No delivery is planned or recorded.")),
            Part(Words("By quarter"), table=Table(by_quarter, quarters, "No delivery is planned or recorded.")),
        ),
    )  # fmt: skip


def _signed(value: int | None) -> str:
    return "" if value is None else f"{value:+,}" if value else "0"


def write_variance_sheet(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the quarters as a workbook, with the sums of each line on a sheet beside it. Raises Trouble."""
    assert isinstance(record, CaseFile)
    reader = office.reader
    found, frame = variances(reader, record.id), own_paper(reader, record, persons=False)
    rows = [
        (each.line.line_no or "", each.line.line_description or "", quarter_name(last), last, at.planned, at.reported,
         at.received, by, to_date)
        for each in found for last, at, by, to_date in each.rows(reader.today)
    ]  # fmt: skip
    sums = tuple(
        (each.line.line_no or "", each.line.line_description or "", each.line.qty, *each.whole(reader.today))
        for each in found
    )
    return written(SheetFacts(
        title=f"Variance {record.case_designator or ''}".strip(),
        columns=(SheetColumn("Line"), SheetColumn("Description", width=40), SheetColumn("Quarter", width=14),
                 SheetColumn("Quarter ends", SheetKind.DATE), *_numbers("Planned", "Reported", "Received", "Variance",
                                                                        "Variance to date")),
        rows=rows, marking=frame.marking, designation=frame.designation, office=frame.office,
        provenance=(("As of", day(frame.as_of)), ("Source", label(reader, CaseFile.data_source, record)),
                    ("Until", day(reader.today)),
                    ("Made by", office.user), ("Variance", NOTE)),
        more=(SheetTable("Lines until today", (SheetColumn("Line"), SheetColumn("Description", width=40),
                                               *_numbers("Ordered", "Planned", "Reported", "Received", "Variance")),
                         sums),),
    ), target)  # fmt: skip


def _numbers(*names: str) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(name, SheetKind.NUMBER) for name in names)
