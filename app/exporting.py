"""Records as a sheet, with its marking and where it came from; exports about people are logged."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import groups
from app.errors import Refused, Usage
from app.groups import Grouped
from app.listing import is_step, refuse_unlogged
from app.office import Office
from app.reader import Reader
from app.reading import Query
from app.sheetrows import SheetRows, subtotals
from app.store import disk
from app.version import PROGRAM
from models.fields import Privacy
from models.paths import column
from reports.paper.facts import Designation
from reports.sheets.cells import CellTooLongError
from reports.sheets.csv_file import write_csv
from reports.sheets.facts import (
    SheetCancelledError,
    SheetColumn,
    SheetFacts,
    SheetFullError,
    SheetReport,
    SheetShade,
    SheetTable,
)
from reports.sheets.seen import as_seen
from reports.sheets.xlsx_file import write_xlsx

MARKING = "CUI"
PREVIEWED = 10
"""Rows that are shown before a sheet is written."""


@dataclass(frozen=True)
class Exported:
    """What was written: where, rows, columns, and cells that lost characters a sheet cannot hold."""

    path: Path
    rows: int
    labels: tuple[str, ...]
    cleaned: int = 0


@dataclass(frozen=True)
class Preview:
    """The first rows of a sheet as they will stand in it."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def export(
    office: Office,
    query: Query,
    target: Path,
    *,
    filter_words: str = "",
    steps: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Exported:
    """Writes what a query finds as .xlsx or .csv, by the target's ending, whole or not at all.

    Without columns it takes those of the grid; sensitive fields only when a column names them. Fields hidden
    from the role are left out or refused. Groups become columns, their sums a second sheet. `steps` are the headings
    of step columns by path. Raises Usage, Trouble, and Refused when it cannot be logged.
    """
    _writer_for(target)
    query = replace(query, columns=query.columns or _columns(office.reader, query))
    refuse_unlogged(office, query.kind, "Exports")
    with office.another_reader() as reader, reader.still():
        facts = sheet_facts(office, query, filter_words, reader=reader, steps=steps)
        report = _write(facts, target, progress, cancelled)
    asked = Privacy.SENSITIVE in private_columns(query).values()
    if query.kind.spec.private or (asked and office.writable):
        told = f"{report.rows} records: {', '.join(query.columns)}"
        office.log("exported", kind=query.kind.spec.name, detail=told)
    return Exported(target, report.rows, tuple(each.label for each in facts.columns), report.cleaned_count)


def preview(
    reader: Reader,
    query: Query,
    ids: "array[int]",
    *,
    steps: Mapping[str, str] | None = None,
    text_table: bool = False,
) -> Preview:
    """The first of some records as the sheet will hold them; `text_table` for a csv file."""
    few = replace(query, among=ids[:PREVIEWED], where=None, text="")
    made = SheetRows(reader, few, steps or {}, _grouped(reader, few))
    rows = tuple(
        tuple(
            as_seen(each, value, text_table=text_table) for each, value in zip(made.columns, row, strict=True)
        )
        for row in made.rows()
    )
    return Preview(tuple(each.label for each in made.columns), rows)


def private_columns(query: Query) -> dict[str, Privacy]:
    """The columns of a query that hold personal or sensitive values, by path."""
    fields = {path: column(query.kind, path)[1] for path in query.columns if not is_step(path)}
    return {path: each.privacy for path, each in fields.items() if each.privacy is not Privacy.NONE}


def write_sheet(
    office: Office,
    title: str,
    columns: tuple[SheetColumn, ...],
    rows: Iterable[Sequence[object]],
    target: Path,
    *,
    designation: Designation | None = None,
    shades: tuple[SheetShade, ...] = (),
    more: tuple[SheetTable, ...] = (),
    writers: "Mapping[str, Writer] | None" = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SheetReport:
    """Writes rows that are no query's (the rejects of an import) as .xlsx or .csv, marked like the rest.

    `writers` are those of rows of another shape, by ending. Raises Usage, Trouble, and Refused when it was stopped.
    """
    name = office.reader.office_name
    facts = SheetFacts(
        title,
        columns,
        rows,
        MARKING,
        designation,
        provenance=_provenance(office),
        office=name,
        shades=shades,
        more=more,
    )
    return _write(facts, target, progress, cancelled, writers or WRITERS)


def sheet_facts(
    office: Office,
    query: Query,
    filter_words: str = "",
    *,
    reader: Reader | None = None,
    steps: Mapping[str, str] | None = None,
) -> SheetFacts:
    """The sheet of a query; its rows are read as they are written, from one moment if the reader keeps still."""
    reader, spec = reader or office.reader, query.kind.spec
    grouped = _grouped(reader, query)
    made = SheetRows(reader, query, steps or {}, grouped)
    more = (
        ("Records", spec.plural),
        ("As of", office.today.isoformat()),
        ("Filter", filter_words or "none"),
        ("Journal head", office.head()),
    )
    return SheetFacts(
        spec.plural,
        made.columns,
        made.rows(),
        marking=MARKING,
        provenance=(*_provenance(office), *more),
        office=reader.office_name,
        more=(subtotals(query, grouped),) if grouped else (),
    )


def _grouped(reader: Reader, query: Query) -> Grouped | None:
    """The groups of a query with the sums of its columns, None for a plain one."""
    if not query.groups:
        return None
    paths = [path for path in query.columns if not is_step(path)]
    pairs = zip(paths, reader.fields(query.kind, paths), strict=True)
    return groups.grouped(reader, query, [path for path, each in pairs if groups.may_add(each)])


def _provenance(office: Office) -> tuple[tuple[str, str], ...]:
    return (
        ("Exported on", f"{office.clock():%Y-%m-%d %H:%M} UTC"),
        ("Exported by", office.user),
        ("Office", office.reader.office_name),
        ("Program", PROGRAM),
    )


Writer = Callable[..., SheetReport]
WRITERS: Mapping[str, Writer] = {".xlsx": write_xlsx, ".csv": write_csv}


def _writer_for(target: Path, writers: Mapping[str, Writer] = WRITERS) -> Writer:
    writer = writers.get(target.suffix.lower())
    if writer is None:
        raise Usage(
            f"{target.name} is neither .xlsx nor .csv.", do="Choose a name with one of these endings."
        )
    return writer


def _write(
    facts: SheetFacts,
    target: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    writers: Mapping[str, Writer] = WRITERS,
) -> SheetReport:
    try:
        return _writer_for(target, writers)(facts, target, progress, cancelled)
    except SheetCancelledError:
        raise Refused("The export was stopped.", kept="Nothing was written.") from None
    except (SheetFullError, CellTooLongError) as error:
        do = "Narrow the list or its columns."
        raise Refused(str(error), kept="Nothing was written.", do=do) from error
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error


def _columns(reader: Reader, query: Query) -> tuple[str, ...]:
    fields = query.kind.fields
    return tuple(
        key for key in reader.default_columns(query.kind) if fields[key].privacy is not Privacy.SENSITIVE
    )
