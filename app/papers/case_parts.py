"""Parts that papers of cases are put together from: labelled rows, heads of tables, a text that is filled in."""

from collections.abc import Iterable
from typing import Any

from app.papers.eum_common import label
from app.reader import Reader
from models.fields import Field
from models.kinds import Kind
from reports.composed import Head, Row
from reports.eum.common import Words


def told(*pairs: tuple[str, str | None]) -> tuple[Row, ...]:
    """Labels with their values."""
    return tuple(Row(Words(name), value or "") for name, value in pairs)


def heads(*columns: tuple[str, int], right: Iterable[str] = ()) -> tuple[Head, ...]:
    """Columns with their share of the width; those named in `right` hold figures."""
    figures = frozenset(right)
    return tuple(Head(Words(name), share, right=name in figures) for name, share in columns)


def number(value: int | None) -> str:
    """`1,200`; empty where nothing is recorded."""
    return "" if value is None else f"{value:,}"


def coded(reader: Reader, field: Field[Any], row: Kind) -> str:
    """A code with its words, as it is keyed: `S1 Quantity less than that on receipt document`."""
    return " ".join(filter(None, (str(row.stored.get(field.key) or ""), label(reader, field, row))))


def title_of(reader: Reader, field: Field[Any], row: Kind) -> str:
    """What a link of a record is called; empty where there is none."""
    linked = row.stored.get(field.key)
    return reader.titles(field.target, [int(linked)]).get(int(linked), "") if linked else ""
