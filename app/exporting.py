"""Records as a sheet, with its marking and where it came from; exports about people are logged."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from app.errors import Cause, Refused, Trouble, Usage
from app.office import Office
from app.reader import Reader
from app.reading import Query
from app.store import disk
from app.version import PROGRAM
from models.fields import Field, Privacy, Stored, Type
from reports.sheets.cells import CellTooLongError
from reports.sheets.csv_file import write_csv
from reports.sheets.facts import (
    SheetCancelledError,
    SheetColumn,
    SheetFacts,
    SheetFullError,
    SheetKind,
    SheetReport,
)
from reports.sheets.xlsx_file import write_xlsx

MARKING = "CUI"
AS_STORED = frozenset({Type.TEXT, Type.LONG_TEXT, Type.NAME, Type.PARTIAL_DATE})
"""Types whose stored text is what is shown."""
MOST_REMEMBERED = 10_000
"""Shown values of a column that are kept: dates and amounts come again."""
BATCH = 2_000
"""Rows whose link titles are looked up at once."""
_KINDS = {
    Type.WHOLE: SheetKind.NUMBER,
    Type.DECIMAL: SheetKind.NUMBER,
    Type.MONEY: SheetKind.MONEY,
    Type.DATE: SheetKind.DATE,
    Type.PERCENT: SheetKind.PERCENT,
}


@dataclass(frozen=True)
class Exported:
    """What was written: where, rows, columns, and cells that lost characters a sheet cannot hold."""

    path: Path
    rows: int
    labels: tuple[str, ...]
    cleaned: int = 0


def export(
    office: Office,
    query: Query,
    target: Path,
    *,
    filter_words: str = "",
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Exported:
    """Writes what a query finds as .xlsx or .csv, by the target's ending, whole or not at all.

    Without columns it takes those of the grid; sensitive fields only when a column names them. Fields hidden
    from the role are left out or refused. Raises Usage, Trouble, and Refused when it cannot be logged.
    """
    _writer_for(target)
    query = replace(query, columns=query.columns or _columns(office.reader, query))
    _refuse_unlogged(office, query)
    facts = sheet_facts(office, query, filter_words)
    report = _write(facts, target, progress, cancelled)
    if query.kind.spec.private:
        told = f"{report.rows} records: {', '.join(query.columns)}"
        office.log("exported", kind=query.kind.spec.name, detail=told)
    return Exported(target, report.rows, tuple(each.label for each in facts.columns), report.cleaned_count)


def write_sheet(
    office: Office,
    title: str,
    columns: tuple[SheetColumn, ...],
    rows: Iterable[Sequence[object]],
    target: Path,
) -> SheetReport:
    """Writes rows that are no query's (the rejects of an import) as .xlsx or .csv, marked like the rest."""
    name = office.reader.office_name
    facts = SheetFacts(title, columns, rows, MARKING, provenance=_provenance(office), office=name)
    return _write(facts, target)


def sheet_facts(office: Office, query: Query, filter_words: str = "") -> SheetFacts:
    """The sheet of a query; its rows are read as they are written."""
    reader, spec = office.reader, query.kind.spec
    fields, rows = reader.values(query)
    more = (
        ("Records", spec.plural),
        ("As of", office.today.isoformat()),
        ("Filter", filter_words or "none"),
        ("Journal head", office.head()),
    )
    return SheetFacts(
        spec.plural,
        tuple(SheetColumn(each.label, _KINDS.get(each.type, SheetKind.TEXT)) for each in fields),
        _Shown(reader, fields).rows(rows),
        marking=MARKING,
        provenance=(*_provenance(office), *more),
        office=reader.office_name,
    )


def _provenance(office: Office) -> tuple[tuple[str, str], ...]:
    return (
        ("Exported on", f"{office.clock():%Y-%m-%d %H:%M} UTC"),
        ("Exported by", office.user),
        ("Office", office.reader.office_name),
        ("Program", PROGRAM),
    )


Writer = Callable[..., SheetReport]


def _writer_for(target: Path) -> Writer:
    writers: dict[str, Writer] = {".xlsx": write_xlsx, ".csv": write_csv}
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
) -> SheetReport:
    try:
        return _writer_for(target)(facts, target, progress, cancelled)
    except SheetCancelledError:
        raise Refused("The export was stopped.", kept="Nothing was written.") from None
    except (SheetFullError, CellTooLongError) as error:
        do = "Narrow the list or its columns."
        raise Refused(str(error), kept="Nothing was written.", do=do) from error
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error


class _Shown:
    """Stored values as a sheet holds them; a label stands for its code where it names only that one."""

    def __init__(self, reader: Reader, fields: Sequence[Field[Any]]) -> None:
        self.reader, self.fields = reader, fields
        self.links = [
            (place, each) for place, each in enumerate(fields) if each.type in (Type.LINK, Type.FILE)
        ]
        self.titles: dict[tuple[str, int], str] = {}
        self.labels = {
            each.choices: self._labels(each.choices) for each in fields if each.type is Type.CHOICE
        }
        self.shown = [
            (at, self._shower(each)) for at, each in enumerate(fields) if each.type not in AS_STORED
        ]

    def rows(self, found: Iterator[tuple[Any, ...]]) -> Iterator[Sequence[object]]:
        """The rows without their ids."""
        while batch := list(islice(found, BATCH)):
            self._look_up(batch)
            for row in batch:
                values = list(row[1:])
                for place, shown in self.shown:
                    if values[place] is not None:
                        values[place] = shown(values[place])
                yield values

    def _look_up(self, batch: Iterable[tuple[Any, ...]]) -> None:
        rows = list(batch)
        for place, field in self.links:
            wanted = {row[place + 1] for row in rows if row[place + 1] is not None}
            missing = [each for each in sorted(wanted) if (field.target, each) not in self.titles]
            for record_id, title in self.reader.titles(field.target, missing).items():
                self.titles[field.target, record_id] = title

    def _shower(self, field: Field[Any]) -> Callable[[Any], object]:
        """How a column's stored values are shown."""
        if field.type in (Type.LINK, Type.FILE):
            return lambda stored: self.titles.get((field.target, stored), "")
        if field.type is Type.CHOICE:
            labels = self.labels[field.choices]
            return lambda stored: labels.get(stored, stored)
        return lru_cache(MOST_REMEMBERED)(lambda stored: self._value(field, stored))

    def _value(self, field: Field[Any], stored: Stored) -> object:
        value = field.decode(stored)
        if field.type is Type.PERCENT:
            return Decimal(value) / 100
        return value if field.type in _KINDS else field.show(value)

    def _labels(self, table: str) -> dict[str, str]:
        entries = self.reader.codes(table)
        labels = [each.label for each in entries.values()]
        unique = len(set(labels)) == len(labels) and all(labels)
        return {code: each.label for code, each in entries.items()} if unique else {}


def _columns(reader: Reader, query: Query) -> tuple[str, ...]:
    fields = query.kind.fields
    return tuple(
        key for key in reader.default_columns(query.kind) if fields[key].privacy is not Privacy.SENSITIVE
    )


def _refuse_unlogged(office: Office, query: Query) -> None:
    """An export about people that nobody would find again is not made."""
    if not query.kind.spec.private or office.writable:
        return
    what = query.kind.spec.nouns
    if office.held is not None:
        raise Refused(
            f"Exports of {what} are logged, which is not possible now. {office.held.sentence}",
            kept="Nothing was written.",
            do="Export from there, or close it first.",
        )
    raise Trouble(
        Cause.READ_ONLY,
        f"Exports of {what} are logged, and this office cannot be written.",
        kept="Nothing was written.",
        do="Copy the office to a disk you may write to.",
    )
