"""Records as JSON values and as lines of a table."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from unicodedata import combining, east_asian_width

from models.fields import Field, Privacy, Stored, Type

MASK = "•••"
"""Stands for a sensitive value that was not asked for."""


def plain(field: Field[Any], stored: Stored, *, reveal: bool = False) -> object:
    """A stored value for a program: ids, decimals and dollars as text, dates in ISO form, codes.

    Sensitive values are masked unless revealed.
    """
    if stored is None:
        return None
    if field.privacy is Privacy.SENSITIVE and not reveal:
        return MASK
    if field.type in (Type.LINK, Type.FILE) or field.key.endswith("_id"):
        return str(stored)
    if field.type is Type.MONEY:
        return f"{Decimal(stored).scaleb(-2):.2f}"
    value = field.decode(stored)
    if isinstance(value, bool | int | str):
        return value
    return str(value) if isinstance(value, Decimal) else value.isoformat()


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
    return f"{count:,} {(one if count == 1 else many).lower()}"


def _width(text: str) -> int:
    """Columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
