"""Records as JSON values and as lines of a table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from unicodedata import combining, east_asian_width

from models import text
from models.fields import MASK, Field, Privacy, Type

Plain = Callable[[Any], object]
"""A stored value (never None) as a program reads it."""


def plainly(field: Field[Any], *, reveal: bool = False) -> Plain:
    """How a field's values go into JSON: ids, decimals and dollars as text, dates in ISO form, codes.

    Sensitive values are masked unless revealed.
    """
    if field.privacy is Privacy.SENSITIVE and not reveal:
        return lambda stored: MASK
    if field.key.endswith("_id"):
        return str
    maker = _PLAIN.get(field.type)
    return (lambda stored: stored) if maker is None else maker(field)


_PLAIN: Mapping[Type, Callable[[Field[Any]], Plain]] = {
    Type.LINK: lambda field: str,
    Type.FILE: lambda field: str,
    Type.FLAG: lambda field: bool,
    Type.MONEY: lambda field: lambda stored: f"{Decimal(stored).scaleb(-2):.2f}",
    Type.DECIMAL: lambda field: lambda stored: str(field.decode(stored)),
    Type.PERCENT: lambda field: lambda stored: str(field.decode(stored)),
    Type.INSTANT: lambda field: lambda stored: str(field.decode(stored).isoformat()),
}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Rows under a header, aligned; a value of several lines is put on one."""
    lines = [tuple(header), *(tuple(" ".join(cell.split()) for cell in row) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for position, line in enumerate(lines):
        yield "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        if position == 0:
            yield "  ".join("-" * width for width in widths)


def counted(count: int, one: str, many: str) -> str:
    """`1 student`, `2,500 students`."""
    return text.counted(count, text.in_sentence(one), text.in_sentence(many))


def _width(text: str) -> int:
    """Columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
