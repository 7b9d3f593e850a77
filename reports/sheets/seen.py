"""A cell as whoever opens the file will see it, for a preview."""

from datetime import date
from decimal import Decimal

from models.fields import show_date
from reports.sheets.cells import UNPRINTABLE, as_text, date_serial, money_text, number_text
from reports.sheets.csv_file import csv_cell
from reports.sheets.facts import SheetColumn, SheetKind


def as_seen(column: SheetColumn, value: object, *, text_table: bool) -> str:
    """The text of a cell: that of the csv file, or what a workbook shows for the value with its format."""
    if text_table:
        return csv_cell(column, value)
    if column.kind is SheetKind.DATE and date_serial(value) is not None and isinstance(value, date):
        return show_date(value)
    if column.kind is SheetKind.MONEY and (shown := money_text(value)) is not None:
        return f"{Decimal(shown):,.2f}"
    if column.kind is SheetKind.PERCENT and (shown := number_text(value)) is not None:
        return f"{Decimal(shown):.2%}"
    if column.kind is SheetKind.NUMBER and (shown := number_text(value)) is not None:
        return shown
    return UNPRINTABLE.sub("", as_text(value))
