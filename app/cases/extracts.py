"""What an extract says against the file, difference by difference: the rows of the SCIP reconciliation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.importing import targets
from app.importing.rows import ImportRow, Outcome
from app.importing.run import DryRun
from app.reader import Reader
from app.store import records
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine
from models.cases.stamp import STAMP
from models.fields import Field, Stored, Type
from models.kinds import Kind

NOT_ON_FILE = "not on file"


@dataclass(frozen=True)
class Row:
    """A value that differs: of which case and line, ours, theirs and by how much; texts as shown."""

    case: str
    line: str
    field: str
    ours: str
    theirs: str
    difference: str


def differences(reader: Reader, dry: DryRun) -> list[Row]:
    """Every value in which an extract differs from the file, whether it would be taken or is kept out as older.

    Of a dry run that was imported since, what differed before. A state that differs is among them. What the file does
    not have is one row; rejected rows are told by the import.
    """
    kind = dry.proposal.kind
    ids = [row.record_id for row in dry.rows if row.record_id is not None]
    current = records.fetch(reader.connection, kind, ids)
    made = {row.number: dry.links.stored(row) for row in dry.rows if row.outcome is Outcome.CREATED}
    place = _Places(reader, [*made.values(), *(each.stored for each in current.values())])
    found: list[Row] = []
    for row in dry.rows:
        if row.number in made:
            case, line = place.of(made[row.number])
            found.append(Row(case, line, kind.spec.label, NOT_ON_FILE, "in the extract", ""))
        elif row.record_id in current:
            found += _of(reader, dry, row, current[row.record_id], place)
    return found


class _Places:
    """Designator of the case and number of the line that records are about, read for all of them at once."""

    def __init__(self, reader: Reader, rows: list[Mapping[str, Stored]]) -> None:
        connection = reader.connection
        self._lines = records.fetch(connection, CaseLine, _ids(rows, "line_id"))
        lines = [each.stored for each in self._lines.values()]
        self._cases = records.fetch(connection, CaseFile, _ids([*rows, *lines], "case_id"))

    def of(self, stored: Mapping[str, Stored]) -> tuple[str, str]:
        """Case and line; empty where there is none."""
        line = self._lines.get(_id(stored, "line_id"))
        owner = stored if stored.get("case_id") or line is None else line.stored
        case = self._cases.get(_id(owner, "case_id"))
        named = (case.stored if case else stored).get("case_designator")
        number = (line.stored if line else stored).get("line_no")
        return str(named or ""), str(number or "")


def _id(stored: Mapping[str, Stored], key: str) -> int:
    found = stored.get(key)
    return found if isinstance(found, int) else 0


def _ids(rows: list[Mapping[str, Stored]], key: str) -> set[int]:
    return {_id(each, key) for each in rows}


def _of(reader: Reader, dry: DryRun, row: ImportRow, record: Kind, place: _Places) -> Iterator[Row]:
    case, line = place.of(record.stored)
    said = dry.links.own_values(row)
    kept = row.against.newer if row.against else {}
    values: dict[str, Any] = {key: said[key] for key in kept} | {
        key: value for key, value in row.changes.items() if key not in STAMP
    }
    for key, value in values.items():
        field = record.fields[key]
        ours = row.before[key] if key in row.before else record.stored.get(key)
        yield _row(reader, case, line, field, ours, field.encode(value))
    for key, (ours, theirs) in row.told.items():
        field = record.fields[targets.shape_of(type(record)).only_new[key].field]
        yield _row(reader, case, line, field, ours, theirs)


def _row(reader: Reader, case: str, line: str, field: Field[Any], ours: Stored, theirs: Stored) -> Row:
    shown = reader.show(field, ours), reader.show(field, theirs)
    return Row(case, line, field.label, *shown, _difference(field, ours, theirs))


def _difference(field: Field[Any], ours: Stored, theirs: Stored) -> str:
    """Theirs less ours: a sum, a number or days; empty where either is missing or they are words."""
    if ours is None or theirs is None:
        return ""
    if field.type is Type.DATE:
        days = (field.decode(theirs) - field.decode(ours)).days
        return f"{days:+,} day{'' if abs(days) == 1 else 's'}"
    if field.type not in (Type.MONEY, Type.WHOLE, Type.DECIMAL):
        return ""
    by = int(theirs) - int(ours)
    return ("+" if by > 0 else "") + field.show(field.decode(by))
