"""The number that a cell holds: exact, with what is doubtful about it, never guessed."""

import re
from decimal import Decimal, InvalidOperation

from app.importing.cells import Cell, CellFlag
from app.importing.outcomes import Unreadable

_GROUPED = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d*(?:\.\d+)?$")
_EUROPEAN = re.compile(r"^\d{1,3}(?:\.\d{3})+,\d{1,2}$|^\d{1,3}(?:\.\d{3}){2,}$")
_DECIMAL_COMMA = re.compile(r"^\d+,\d{1,2}$")
_DOLLARS = re.compile(r"(?i)^(?:us\$|usd|\$)|(?:usd|us\$|\$)$")
DOLLAR_AMOUNT = re.compile(r"^\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_AROUND = re.compile(r"^[\s()+\-−]+|[\s()+\-−]+$")
_BETWEEN = re.compile(r"[\s']")
_LARGEST_POWER = 18


def number_in(cell: Cell) -> tuple[Decimal, str]:
    """The number a cell holds and what is doubtful about it; Unreadable when it holds none for certain."""
    text = cell.text.strip()
    if cell.flags & CellFlag.DATE:
        raise Unreadable(f"the spreadsheet turned this into a date ({cell.shown})")
    if cell.flags & CellFlag.NUMBER:
        return exact(text), ""
    if DOLLAR_AMOUNT.match(text):
        return exact(text.removeprefix("$").replace(",", "")), ""
    negative = text.startswith(("(", "-", "−")) or text.endswith(("-", "−"))
    bare = _DOLLARS.sub("", _AROUND.sub("", text))
    bare = _BETWEEN.sub("", _AROUND.sub("", bare))
    if not bare and "$" in text:
        return Decimal(0), f"“{text}” is read as zero"
    number, doubt = _plain_number(bare, text)
    return (-number if negative else number), doubt


def exact(text: str) -> Decimal:
    """The exact number of a stored text; Unreadable for what is none or larger than any amount."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise Unreadable(f"“{text}” is not a number") from error
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_POWER:
        raise Unreadable(f"“{text}” is not a number")
    return number


def _plain_number(bare: str, text: str) -> tuple[Decimal, str]:
    if bare and _GROUPED.match(bare):
        return exact(bare.replace(",", "")), ""
    if _EUROPEAN.match(bare):
        number = exact(bare.replace(".", "").replace(",", "."))
        return number, f"“{text}” is read with a decimal comma: {number:f}"
    suggestion = bare.replace(",", ".") if _DECIMAL_COMMA.match(bare) else ""
    raise Unreadable(f"“{text}” is not a number", suggestion)
