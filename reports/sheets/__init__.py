"""Workbooks and text tables: text stays text, nothing is a formula, a file says where it came from."""

from reports.sheets.cells import CellTooLongError
from reports.sheets.csv_file import csv_plain, csv_safe, write_csv
from reports.sheets.facts import (
    SheetCancelledError,
    SheetColumn,
    SheetFacts,
    SheetFullError,
    SheetKind,
    SheetReport,
)
from reports.sheets.xlsx_file import write_xlsx

__all__ = [
    "CellTooLongError",
    "SheetCancelledError",
    "SheetColumn",
    "SheetFacts",
    "SheetFullError",
    "SheetKind",
    "SheetReport",
    "csv_plain",
    "csv_safe",
    "write_csv",
    "write_xlsx",
]
