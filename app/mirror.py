"""Mirrored values: for a field that an official system owns, where and as of when its value was read there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.change import Work
from app.errors import Usage
from app.reader import Reader
from app.reading import All, Cond, Query
from models.kinds import Kind
from models.office.desk import Mirrored


@dataclass(frozen=True)
class Source:
    """The system or paper a value was read from, and the day it was true there."""

    system: str
    as_of: date


def record(
    work: Work, reader: Reader, kind: type[Kind], record_id: int, keys: Iterable[str], source: Source
) -> None:
    """Notes for each field that its present value was read from the source; replaces an earlier note."""
    known = {row.field_key: row for row in _rows(reader, kind, record_id)}
    for key in keys:
        if key not in kind.fields:
            raise Usage(f"{kind.spec.label} has no field “{key}”.")
        values = {"source": source.system, "as_of_on": source.as_of}
        if key in known:
            work.set(Mirrored, known[key].id, values)
        else:
            named = {"subject_kind": kind.spec.name, "subject_id": record_id, "field_key": key}
            work.add(Mirrored, named | values)


def sources(reader: Reader, kind: type[Kind], record_id: int) -> dict[str, Source]:
    """Field key → where its value was read, for the fields of one record that are mirrored."""
    return {
        row.field_key: Source(row.source or "", row.as_of_on)
        for row in _rows(reader, kind, record_id)
        if row.field_key and row.as_of_on
    }


def _rows(reader: Reader, kind: type[Kind], record_id: int) -> list[Mirrored]:
    where = All((Cond("subject_kind", "=", kind.spec.name), Cond("subject_id", "=", record_id)))
    return [reader.get(Mirrored, each) for each in reader.ids(Query(Mirrored, where=where))]
