"""The foreign military training report as a workbook, row by row: numbers that add up and show what is published.

A text that is not written as the report writes numbers, amounts and days stays text, so that it reads as it came.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from models.planning.reported import COLUMNS
from reports.planning.fmt import COST, FIRST_DAY, LAST_DAY, QTY, Row, RowKind
from reports.sheets.cells import CELL_LIMIT, UNPRINTABLE, CellTooLongError, date_serial, length_in_cell
from reports.sheets.facts import Cleaned, SheetFacts, SheetReport
from reports.sheets.form_file import TITLE
from reports.sheets.parts import small_parts
from reports.sheets.target import whole_file
from reports.sheets.xlsx_file import (
    LABEL,
    NUMBER,
    page_setup,
    provenance,
    stream_rows,
    text_cell,
    write_part,
)

COMMAS, DOLLARS, MONTH_FIRST, BOLD_NUMBER, BOLD_COMMAS, BOLD_DOLLARS = range(12, 18)
"""Numbers of the cell formats in the style part: 1,234; $1,234; 6/4/2018; and sums of them in bold."""
_PLAIN = re.compile(r"0|[1-9]\d{0,14}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,4}")
_AMOUNT = re.compile(r"\$(0|[1-9]\d{0,2}(?:,\d{3}){0,4})")
_DAY = re.compile(r"([1-9]\d?)/([1-9]\d?)/([12]\d{3})")


def write_book(
    facts: SheetFacts,
    target: Path | str | IO[bytes],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SheetReport:
    """Writes the rows (`facts.rows` are rows of the report), then the sheet of provenance.

    Raises CellTooLongError, SheetFullError or SheetCancelledError; a target that is a path then keeps what it held.
    """
    cleaned = Cleaned()
    with whole_file(target) as stream, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as package:
        found: Any = facts.rows
        rows = (_row(number, row, cleaned) for number, row in enumerate(found, 1))
        end = f"</sheetData>{page_setup(facts)}</worksheet>"
        count = stream_rows(package, facts, rows, lambda _: end, progress, cancelled)
        write_part(package, "xl/worksheets/sheet2.xml", provenance(facts, count))
        for name, text in small_parts(facts, count, filtered=False):
            write_part(package, name, text)
    return cleaned.report(count)


def _row(number: int, row: Row, cleaned: Cleaned) -> str:
    kind, texts = row.kind, _printable(number, row.texts, cleaned)
    if kind is RowKind.COUNTRY:
        return f'<row ht="21" customHeight="1">{text_cell(texts[0], TITLE)}</row>'
    if kind is RowKind.PROGRAM:
        return f"<row>{text_cell(texts[0], LABEL)}</row>"
    bold = kind is RowKind.TOTALS
    cells = [text_cell(each, LABEL if bold else 0) for each in texts]
    cells[QTY] = _people(texts[QTY], bold=bold) or cells[QTY]
    cells[COST] = _cost(texts[COST], bold=bold) or cells[COST]
    for at in (FIRST_DAY, LAST_DAY):
        cells[at] = _day(texts[at]) or cells[at]
    return f"<row>{''.join(cells)}</row>"


def _printable(number: int, texts: tuple[str, ...], cleaned: Cleaned) -> tuple[str, ...]:
    """The texts without what a workbook cannot hold. Raises CellTooLongError."""
    joined = "".join(texts)
    if len(joined) > CELL_LIMIT // 2:
        for label, each in zip(COLUMNS, texts, strict=True):
            if length_in_cell(each) > CELL_LIMIT:
                raise CellTooLongError(number, label, length_in_cell(each))
    if not UNPRINTABLE.search(joined):
        return texts
    for label, each in zip(COLUMNS, texts, strict=True):
        if UNPRINTABLE.search(each):
            cleaned.add(number, label)
    return tuple(UNPRINTABLE.sub("", each) for each in texts)


def _people(text: str, *, bold: bool) -> str:
    if _PLAIN.fullmatch(text):
        return f'<c s="{BOLD_NUMBER if bold else NUMBER}"><v>{text}</v></c>'
    if _GROUPED.fullmatch(text):
        return f'<c s="{BOLD_COMMAS if bold else COMMAS}"><v>{text.replace(",", "")}</v></c>'
    return ""


def _cost(text: str, *, bold: bool) -> str:
    found = _AMOUNT.fullmatch(text)
    return (
        f'<c s="{BOLD_DOLLARS if bold else DOLLARS}"><v>{found[1].replace(",", "")}</v></c>' if found else ""
    )


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    if found is None:
        return ""
    try:
        serial = date_serial(date(int(found[3]), int(found[1]), int(found[2])))
    except ValueError:
        return ""
    return f'<c s="{MONTH_FIRST}"><v>{serial}</v></c>' if serial else ""
