"""Gathers the SCIP reconciliation: what the office adds up against what the official systems say, where they differ.

The sheet of the office compares what is on file; that of an extract what the extract says, value by value, before it is
imported or after it (`compared_facts`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.cases import extracts
from app.importing.run import DryRun, why_rejected
from app.mirror import stale_days
from app.office import Office
from app.papers.case_common import about_all, own_paper
from app.papers.case_parts import heads, told
from app.papers.eum_common import day
from app.papers.eum_scip import written
from app.reader import Reader
from app.reading import All, Cond, GroupBy, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery
from models.cases.offers import CaseLine
from models.cases.states import ENDED
from models.fields import Field, show_date, show_money
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table, trimmed
from reports.eum.common import Words, counted
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport, SheetTable

OF_EXTRACT = (
    "Ours is what the file of the office says, theirs what the extract says; the difference is theirs less ours. "
    "Nothing is imported by this paper. The official system owns the case."
)
_LINE = ("case_id", "line_no", "delivered_qty", "received_qty", "accepted_value", "as_of_on", "data_source")
_CASE = ("case_designator", "total_value", "delivered_value", "as_of_on", "data_source")


@dataclass(frozen=True)
class Difference:
    """Two figures that should be one: counts, or cents where it is money."""

    case: str
    line: str
    what: str
    ours: int
    theirs: int
    money: bool
    as_of: date | None
    source: str

    @property
    def by(self) -> int:
        """Theirs less ours."""
        return self.theirs - self.ours

    def shown(self, value: int, *, signed: bool = False) -> str:
        """A figure as it is printed."""
        text = show_money(value) if self.money else f"{value:,}"
        return f"+{text}" if signed and value > 0 else text


def differences(reader: Reader) -> list[Difference]:
    """Every figure in which cases and lines differ, by case and line."""
    found = [*_of_lines(reader), *_of_cases(reader)]
    return sorted(found, key=lambda each: (each.case, each.line, each.what))


def _sums(reader: Reader, kind: type[Kind], link: str, *paths: str) -> dict[int, tuple[int | None, ...]]:
    asked = Query(kind, where=Cond(link, "not empty"), groups=(GroupBy(link),))
    return {int(part.samples[0]): part.sums for part in reader.parts(asked, paths)}


def _of_lines(reader: Reader) -> Iterator[Difference]:
    """Reported deliveries added up, and receipts, against the figures of the line."""
    reported = _sums(reader, CaseDelivery, "line_id", "qty", "delivery_value")
    names = _names(reader)
    for line_id, case_id, line_no, said, received, value, as_of, source in reader.values(
        Query(CaseLine, columns=_LINE)
    )[1]:
        many, worth = reported.get(line_id, (None, None))
        place = names.get(case_id or 0, ""), line_no or ""
        stamp = _shown(reader, as_of, source)
        pairs = (("Deliveries added up", many, said, False), ("Received on shipments", received, said, False),
                 ("Value of deliveries added up", worth, value, True))  # fmt: skip
        for what, ours, theirs, money in pairs:
            if ours is not None and theirs is not None and ours != theirs:
                yield Difference(*place, what, ours, theirs, money, *stamp)


def _of_cases(reader: Reader) -> Iterator[Difference]:
    """Lines added up against the figures of the case; charges below the line belong to its total."""
    lines = _sums(reader, CaseLine, "case_id", "accepted_value", "line_total")
    for case_id, name, whole, delivered, as_of, source in reader.values(Query(CaseFile, columns=_CASE))[1]:
        accepted, ordered = lines.get(case_id, (None, None))
        stamp = _shown(reader, as_of, source)
        if accepted is not None and delivered is not None and accepted != delivered:
            yield Difference(
                name or "", "", "Delivered value of its lines", accepted, delivered, True, *stamp
            )
        if ordered is not None and whole is not None and ordered > whole:
            yield Difference(
                name or "", "", "Lines are worth more than the case", ordered, whole, True, *stamp
            )


def _names(reader: Reader) -> dict[int, str]:
    rows = reader.values(Query(CaseFile, columns=("case_designator",)))[1]
    return {case_id: name or "" for case_id, name in rows}


def _shown(reader: Reader, as_of: str | None, source: object) -> tuple[date | None, str]:
    return date.fromisoformat(as_of) if as_of else None, _text(reader, CaseFile.data_source, source)


def _text(reader: Reader, field: Field[Any], value: object) -> str:
    return reader.show(field, value) if value else ""


def stale(reader: Reader) -> tuple[int, list[tuple[str, date | None, str]]]:
    """After how many days a figure is old, and the cases whose figures are: case, day, source; undated ones too.

    A case that ended has no newer ones, and what the office itself says of a case is not read anywhere.
    """
    days = stale_days(reader)
    last = reader.today - timedelta(days=days)
    found = []
    where = All(tuple(Cond("case_state", "!=", each) for each in sorted(ENDED)))
    query = Query(CaseFile, columns=("case_designator", "as_of_on", "data_source"), where=where,
                  sort=(Sort("as_of_on"),))  # fmt: skip
    for _, name, as_of, source in reader.values(query)[1]:
        if source != "SCO" and (as_of is None or as_of < last.isoformat()):
            found.append((name or "", *_shown(reader, as_of, source)))
    return days, found


def reconciliation_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """What differs, then the cases whose figures are old."""
    about_all(asked)
    rows = differences(reader)
    days, old = stale(reader)
    columns = heads(("Case", 30), ("Line", 18), ("What", 56), ("Ours", 36), ("Theirs", 36), ("Difference", 36),
                    ("As of", 28), ("Source", 40), right=("Ours", "Theirs", "Difference"))  # fmt: skip
    cells = tuple(
        (each.case, each.line, each.what, each.shown(each.ours), each.shown(each.theirs),
         each.shown(each.by, signed=True), day(each.as_of), each.source)
        for each in rows
    )  # fmt: skip
    aged = tuple((name, day(as_of) or "no day", source or "not recorded") for name, as_of, source in old)
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="scip_reconciliation", number=show_date(reader.today),
        title=Words("SCIP reconciliation"),
        parts=(
            Part(rows=told(("Figures that differ", f"{len(rows):,}"),
                           (f"Cases older than {counted(days, 'day')}", f"{len(old):,}")),
                 texts=(Words("Ours is what the office adds up from its own records, theirs what the official system "
                              "says; the difference is theirs less ours. The official system owns the case."),)),
            Part(Words("What differs"), table=Table(columns, cells, "No figure differs.")),
            Part(Words("Figures that are old"), table=Table(
                heads(("Case", 40), ("As of", 40), ("Source", 80)), aged, "No figure is old.")),
        ),
        asked=asked,
    )  # fmt: skip


def compared_facts(reader: Reader, dry: DryRun) -> ComposedFacts:
    """What an extract says against the file: case, line, field, ours, theirs, difference, and rows that say nothing."""
    extract, kind = dry.choices.extract, dry.proposal.kind
    rows = extracts.differences(reader, dry)
    system = _text(reader, CaseFile.data_source, extract.system)
    frame = own_paper(reader, persons=False)
    if extract.as_of:
        frame = replace(frame, as_of=extract.as_of, source=f"Source: {system}" if system else frame.source)
    head = told(
        ("Extract", dry.proposal.file_name), ("Of", kind.spec.plural), ("System", system),
        ("As of", day(extract.as_of)),
        ("Rows of the extract", f"{len(dry.rows):,}"), ("Values that differ", f"{len(rows):,}"),
        ("Rows left out", f"{len(dry.rejected):,}"),
    )  # fmt: skip
    columns = heads(("Case", 30), ("Line", 18), ("Field", 50), ("Ours", 60), ("Theirs", 60), ("Difference", 36),
                    right=("Difference",))  # fmt: skip
    cells = tuple(
        (each.case, each.line, each.field, each.ours, each.theirs, each.difference) for each in rows
    )
    differing = Table(columns, cells, "The extract says nothing that the file does not say.")
    unread = tuple((str(each.number), why_rejected(each)) for each in dry.rejected)
    return ComposedFacts(
        frame=frame, stem="scip_reconciliation", number=day(extract.as_of or reader.today),
        title=Words(f"{extract.system or 'SCIP'} reconciliation"),
        parts=(
            Part(rows=head, texts=(Words(OF_EXTRACT),)),
            Part(Words("What differs"), table=trimmed(differing) if cells else differing),
            *((Part(Words("Rows left out"), table=Table(
                heads(("Row", 16), ("Why", 200), right=("Row",)), unread)),) if unread else ()),
        ),
    )  # fmt: skip


def write_reconciliation_sheet(office: Office, _asked: str, target: Path) -> SheetReport:
    """Writes the differences as a workbook: counts on the first sheet, money and old figures beside. Raises Trouble."""
    reader = office.reader
    frame, rows, (days, old) = own_paper(reader, persons=False), differences(reader), stale(reader)
    return written(SheetFacts(
        title="Quantities that differ", columns=_columns(SheetKind.NUMBER), rows=_values(rows, money=False),
        marking=frame.marking, designation=frame.designation, office=frame.office,
        provenance=(("As of", day(reader.today)), ("Made by", office.user), ("Difference", "theirs less ours")),
        more=(
            SheetTable("Sums that differ", _columns(SheetKind.MONEY), tuple(_values(rows, money=True))),
            SheetTable(f"Older than {days} days", (SheetColumn("Case", width=16), _AS_OF,
                                                   SheetColumn("Source", width=24)), tuple(old)),
        ),
    ), target)  # fmt: skip


def _columns(kind: SheetKind) -> tuple[SheetColumn, ...]:
    return (SheetColumn("Case", width=14), SheetColumn("Line"), SheetColumn("What", width=36),
            SheetColumn("Ours", kind), SheetColumn("Theirs", kind), SheetColumn("Difference", kind),
            _AS_OF, SheetColumn("Source", width=24))  # fmt: skip


_AS_OF = SheetColumn("As of", SheetKind.DATE, width=14)


def _values(rows: list[Difference], *, money: bool) -> list[tuple[object, ...]]:
    return [
        (each.case, each.line, each.what, each.ours, each.theirs, each.by, each.as_of, each.source)
        for each in rows if each.money is money
    ]  # fmt: skip
