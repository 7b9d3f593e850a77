"""Rows as an .xlsx workbook, a stream: memory does not grow with the rows, same facts, same bytes.

Libraries either take ten times as long or leave out header, footer and properties. Cells carry no references
(they are optional and stand in order), texts lie in the cells, and a text is text whatever it looks like.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from math import ceil
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from reports.sheets.cells import (
    CELL_LIMIT,
    FORMULA_LEAD,
    UNPRINTABLE,
    CellTooLongError,
    as_text,
    date_serial,
    length_in_cell,
    money_text,
    number_text,
)
from reports.sheets.facts import (
    ROWS_PER_SHEET,
    Cleaned,
    SheetCancelledError,
    SheetColumn,
    SheetFacts,
    SheetFormula,
    SheetFullError,
    SheetKind,
    SheetReport,
    SheetShade,
    SheetTable,
    provenance_rows,
)
from reports.sheets.parts import column_name, small_parts, table_range
from reports.sheets.target import whole_file

_BATCH = 500
# Numbers of the cell formats in the style part; the default is text, so that a serial typed over stays text.
QUOTED, NUMBER, MONEY, DATE, PERCENT, HEADER, LABEL = range(1, 8)
WRAPPED = 18

_TEXT_OPEN, _TEXT_CLOSE = '<c t="inlineStr"><is><t>', "</t></is></c>"
_EMPTY = "<c/>"
_MARK = "\x02"  # stands between the texts of a row while they are looked over
_LONG = CELL_LIMIT // 2
_LINE, _ROOMY = 13, 0.95
"""Height of a line in points, and the room that a letter takes on average, beside the figure that widths count in."""
# A text that needs more than being put between tags: markup, what XML cannot hold, a formula's first
# character, space at an end, an escape that reading would undo.
_ODD_CHARACTER = re.compile("[&<>\x00\x01\x03-\x1f\ud800-\udfff\ufffe\uffff]")
_ODD_START = re.compile(f"{_MARK}[=+\\-@ ]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Converter = Callable[[object], str | None]
_TYPED: dict[SheetKind, tuple[int, Converter]] = {
    SheetKind.NUMBER: (NUMBER, number_text),
    SheetKind.MONEY: (MONEY, money_text),
    SheetKind.DATE: (DATE, date_serial),
    SheetKind.PERCENT: (PERCENT, number_text),
}


def stream_rows(
    package: ZipFile,
    facts: SheetFacts,
    rows: Iterable[str],
    tail: Callable[[int], str],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Writes the first sheet as its rows come, batch by batch, and what stands behind them; how many there were.

    Raises SheetFullError or SheetCancelledError.
    """
    count = 0
    with package.open("xl/worksheets/sheet1.xml", "w") as sheet:
        sheet.write(sheet_head(facts).encode())
        for batch in _in_batches(rows):
            if cancelled is not None and cancelled():
                raise SheetCancelledError
            sheet.write("".join(batch).encode())
            count += len(batch)
            if count > ROWS_PER_SHEET:
                raise SheetFullError(f"A sheet holds {ROWS_PER_SHEET:,} rows. Nothing was written.")
            if progress is not None:
                progress(count)
        sheet.write(tail(count).encode())
    return count


def write_xlsx(
    facts: SheetFacts,
    target: Path | str | IO[bytes],
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SheetReport:
    """Write the workbook: the rows, further tables, then a Provenance sheet.

    `progress` hears the rows written so far, `cancelled` is asked every few hundred rows. Raises
    CellTooLongError, SheetFullError or SheetCancelledError; a target that is a path then keeps what it held.
    """
    cleaned = Cleaned()
    with whole_file(target) as stream, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as package:
        writer = _RowWriter(facts.columns, cleaned)
        rows = (writer.row(number, row) for number, row in enumerate(facts.rows, 1))
        count = stream_rows(package, facts, rows, partial(_tail, facts), progress, cancelled)
        for number, table in enumerate(facts.more, 2):
            write_part(package, f"xl/worksheets/sheet{number}.xml", table_sheet(facts, table, cleaned))
        write_part(package, f"xl/worksheets/sheet{2 + len(facts.more)}.xml", provenance(facts, count))
        for name, text in small_parts(facts, count):
            write_part(package, name, text)
    return cleaned.report(count)


def write_part(package: ZipFile, name: str, text: str) -> None:
    """Puts one part into the package; opened by name, it gets the format's first date, not today's."""
    with package.open(name, "w") as part:
        part.write(text.encode())


def _in_batches(rows: Iterable[str]) -> Iterator[list[str]]:
    """Rows a few hundred at a time: as many as are written, and told of, at once."""
    coming = iter(rows)
    while batch := list(islice(coming, _BATCH)):
        yield batch


class _RowWriter:
    """Rows as XML. Ordinary rows are filled into one template; only odd ones are looked at cell by cell."""

    def __init__(self, columns: Sequence[SheetColumn], cleaned: Cleaned) -> None:
        self.columns, self.cleaned = columns, cleaned
        self.typed = [(i, _TYPED[c.kind][1]) for i, c in enumerate(columns) if c.kind in _TYPED]
        self.texts = [i for i, c in enumerate(columns) if c.kind not in _TYPED]
        opened = [_opening(column) for column in columns]
        closed = ["</v></c>" if c.kind in _TYPED else _TEXT_CLOSE for c in columns]
        inside = "".join(f"{start}%s{end}" for start, end in zip(opened, closed, strict=True))
        self.template = f"<row>{inside}</row>"
        self.wrapping = [(i, width_of(column)) for i, column in enumerate(columns) if column.wraps]
        self.blanks = sorted({start + end for start, end in zip(opened, closed, strict=True)})

    def row(self, number: int, row: Sequence[object]) -> str:
        """One row; `number` counts from 1."""
        made = self._row(number, row)
        return made if not self.wrapping else made.replace("<row>", self._tall(row), 1)

    def _tall(self, row: Sequence[object]) -> str:
        """The beginning of a row as high as its longest text asks; readers do not find that out by themselves."""
        lines = max(ceil(len(_seen(row[at])) * _ROOMY / width) for at, width in self.wrapping)
        return f'<row ht="{lines * _LINE}" customHeight="1">' if lines > 1 else "<row>"

    def _row(self, number: int, row: Sequence[object]) -> str:
        if len(row) != len(self.columns):
            raise ValueError(f"Row {number} has {len(row)} values for {len(self.columns)} columns.")
        values: list[object] = ["" if value is None else value for value in row]
        texts = values if not self.typed else [values[i] for i in self.texts]
        if not _ordinary(texts):
            return self._careful(number, row)
        for i, convert in self.typed:
            if values[i] != "":
                converted = convert(values[i])
                if converted is None:
                    return self._careful(number, row)
                values[i] = converted
        filled = self.template % tuple(values)
        if "" in values:
            for blank in self.blanks:
                filled = filled.replace(blank, _EMPTY)
        return filled

    def _careful(self, number: int, row: Sequence[object]) -> str:
        pairs = zip(self.columns, row, strict=True)
        return f"<row>{''.join(self._cell(number, column, value) for column, value in pairs)}</row>"

    def _cell(self, number: int, column: SheetColumn, value: object) -> str:
        if isinstance(value, SheetFormula):
            return _formula_cell(column, value)
        if column.kind in _TYPED:
            style, convert = _TYPED[column.kind]
            converted = convert(value)
            if converted is not None:
                return f'<c s="{style}"><v>{converted}</v></c>'
        text = as_text(value)
        if UNPRINTABLE.search(text):
            self.cleaned.add(number, column.label)
            text = UNPRINTABLE.sub("", text)
        if len(text) > _LONG and length_in_cell(text) > CELL_LIMIT:
            raise CellTooLongError(number, column.label, length_in_cell(text))
        return text_cell(text, WRAPPED if column.wraps else 0)


def _seen(value: object) -> str:
    return as_text(value.value if isinstance(value, SheetFormula) else value)


def _formula_cell(column: SheetColumn, cell: SheetFormula) -> str:
    """A cell that the workbook works out, with what it comes to now; a text where the value is none of its column."""
    formula = f"<f>{escape(cell.formula)}</f>"
    if column.kind in _TYPED:
        style, convert = _TYPED[column.kind]
        converted = None if cell.value is None else convert(cell.value)
        return (
            f'<c s="{style}">{formula}<v>{converted}</v></c>'
            if converted
            else f'<c s="{style}" t="str">{formula}</c>'
        )
    return f'<c s="{NUMBER}" t="str">{formula}<v>{escape(UNPRINTABLE.sub("", as_text(cell.value)))}</v></c>'


def _opening(column: SheetColumn) -> str:
    if column.kind in _TYPED:
        return f'<c s="{_TYPED[column.kind][0]}"><v>'
    return f'<c s="{WRAPPED}" t="inlineStr"><is><t>' if column.wraps else _TEXT_OPEN


def _ordinary(texts: list[object]) -> bool:
    """Whether these are all texts that may stand between tags as they are."""
    if not texts:
        return True
    try:
        joined = f"{_MARK}{_MARK.join(texts)}{_MARK}"  # type: ignore[arg-type]
    except TypeError:
        return False
    return (
        len(joined) < _LONG
        and _ODD_CHARACTER.search(joined) is None
        and _ODD_START.search(joined) is None
        and f" {_MARK}" not in joined
        and "_x" not in joined
        and joined.count(_MARK) == len(texts) + 1
    )


def text_cell(text: str, style: int = 0) -> str:
    """A text as it was typed; a style that shows the quote prefix where a formula might begin."""
    if not text:
        return _EMPTY
    style = QUOTED if text[0] in FORMULA_LEAD else style
    shown = escape(_ESCAPED.sub("_x005F_", text), {"\r": "&#13;"})
    marked = f' s="{style}"' if style else ""
    return f'<c{marked} t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def table_sheet(facts: SheetFacts, table: SheetTable, cleaned: Cleaned, lock: str = "") -> str:
    """A further sheet with its own rows; `lock` is the element that protects it."""
    writer = _RowWriter(table.columns, cleaned)
    rows = "".join(writer.row(number, row) for number, row in enumerate(table.rows, 1))
    setup = page_setup(replace(facts, title=table.title))
    return f"{sheet_head(table, first=False)}{rows}</sheetData>{lock}{setup}</worksheet>"


def sheet_head(facts: SheetFacts | SheetTable, first: bool = True) -> str:
    """What stands before the rows: widths, the row of headings and its frozen place."""
    selected = ' tabSelected="1"' if first else ""
    widths = "".join(
        f'<col min="{i}" max="{i}" width="{width_of(column):.1f}" customWidth="1"/>'
        for i, column in enumerate(facts.columns, 1)
    )
    header = "".join(text_cell(column.label, HEADER) for column in facts.columns)
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView{selected} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData><row>{header}</row>"
    )


# Room for the widest value a column of the kind usually holds: 99,999,999.99 or 05 May 2026.
_LEAST_WIDTHS = {SheetKind.MONEY: 16, SheetKind.DATE: 13}


def width_of(column: SheetColumn) -> float:
    """How wide a column is drawn, in characters."""
    return min(max(column.width, len(column.label) + 3, _LEAST_WIDTHS.get(column.kind, 9)), 80)


def _tail(facts: SheetFacts, rows: int) -> str:
    shades = "".join(_shade(each, rows, 2 * number) for number, each in enumerate(facts.shades))
    return (
        f'</sheetData><autoFilter ref="{table_range(facts, rows)}"/>{shades}{page_setup(facts)}</worksheet>'
    )


def _shade(shade: SheetShade, rows: int, before: int) -> str:
    """Conditional formats for the dates of a column; empty cells stay as they are."""
    name = column_name(shade.column + 1)
    late, soon = date_serial(shade.late), date_serial(shade.soon)
    return (
        f'<conditionalFormatting sqref="{name}2:{name}{max(rows + 1, 2)}">'
        f'<cfRule type="expression" dxfId="0" priority="{before + 1}" stopIfTrue="1">'
        f"<formula>AND(ISNUMBER({name}2),{name}2&lt;{late})</formula></cfRule>"
        f'<cfRule type="expression" dxfId="1" priority="{before + 2}">'
        f"<formula>AND(ISNUMBER({name}2),{name}2&lt;{soon})</formula></cfRule></conditionalFormatting>"
    )


def page_setup(facts: SheetFacts) -> str:
    """Margins, landscape Letter, and the marking in header and footer."""
    marking, title = (_field_text(text) for text in (facts.marking, facts.title))
    header = f'&L{title}&C&"-,Bold"{marking}'
    footer = f'&C&"-,Bold"{marking}&RPage &P of &N'
    return (
        '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="1" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>{escape(header)}</oddHeader><oddFooter>{escape(footer)}</oddFooter></headerFooter>"
    )


def _field_text(text: str) -> str:
    """Text inside a header: an ampersand is doubled, and a first digit kept apart from a font size."""
    cut = UNPRINTABLE.sub("", text)[:80].replace("&", "&&")
    return f" {cut}" if cut[:1].isdigit() else cut


def provenance(facts: SheetFacts, rows: int) -> str:
    """The last sheet: marking, designation, where the rows came from."""
    lines = "".join(
        f"<row>{text_cell(UNPRINTABLE.sub('', label)[:CELL_LIMIT], LABEL)}"
        f"{text_cell(UNPRINTABLE.sub('', value)[:_LONG])}</row>"
        for label, value in provenance_rows(facts, rows)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<cols><col min="1" max="1" width="34" customWidth="1"/>'
        '<col min="2" max="2" width="80" customWidth="1"/></cols>'
        f"<sheetData>{lines}</sheetData>{page_setup(facts)}</worksheet>"
    )
