"""One cell's value as text or as a number, shared by the workbook and the text table."""

import re
from datetime import date, datetime
from decimal import Decimal

CELL_LIMIT = 32_767  # UTF-16 units, the file format's limit
_EXCEL_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_SOUND_DATE = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was

# What XML 1.0 cannot hold; tab and line ends may stay.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FORMULA_LEAD = "=+-@\t\r"


class CellTooLongError(ValueError):
    """A text is longer than a cell holds. Nothing was written."""

    def __init__(self, row: int, column: str, length: int) -> None:
        super().__init__(
            f"Row {row}, column {column}: the text has {length:,} characters and a cell holds "
            f"{CELL_LIMIT:,}. Nothing was written; shorten the text or leave the column out."
        )
        self.row, self.column, self.length = row, column, length


def length_in_cell(text: str) -> int:
    """The length as a workbook counts it, in UTF-16 units."""
    return len(text) + sum(ch > "\uffff" for ch in text)


def number_text(value: object) -> str | None:
    """A number without loss, or None if it must be text (not a number, or more than 15 digits)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    if isinstance(value, float):
        return repr(value) if value == value and abs(value) != float("inf") else None
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else None
    if not value.is_finite() or len(value.as_tuple().digits) > 15:
        return None
    return format(value, "f")


def percent_text(value: object) -> str | None:
    """A share as a text table writes it, 0.25 as 25%, which says what it is to whoever reads it in again."""
    shown = number_text(value)
    if shown is None:
        return None
    hundredfold = f"{Decimal(shown) * 100:f}"
    return f"{hundredfold.rstrip('0').rstrip('.') if '.' in hundredfold else hundredfold}%"


def money_text(value: object) -> str | None:
    """Dollars with two decimals from integer cents or a Decimal amount; None if it must be text."""
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= 10**15:
            return None
        sign, cents = ("-", -value) if value < 0 else ("", value)
        return f"{sign}{cents // 100}.{cents % 100:02d}"
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < 10**13:
        return f"{value:.2f}" if value == round(value, 2) else number_text(value)
    return None


def date_serial(value: object) -> str | None:
    """The day number a workbook stores; None for what is not a date, or lies before March 1900."""
    if isinstance(value, datetime) or not isinstance(value, date) or value < _FIRST_SOUND_DATE:
        return None
    return str(value.toordinal() - _EXCEL_EPOCH)


def as_text(value: object) -> str:
    """A value that is not of its column's kind, as text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)
