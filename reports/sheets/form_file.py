"""A workbook that somebody else fills in: protected headings, cells to type in, lists to choose from.

No column and no sheet is hidden, so that what comes back is read like any other table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from reports.paper.facts import Designation
from reports.sheets.cells import UNPRINTABLE
from reports.sheets.facts import Cleaned, SheetColumn, SheetFacts, SheetKind, SheetReport, SheetTable
from reports.sheets.parts import column_name, sheet_name, small_parts
from reports.sheets.target import whole_file
from reports.sheets.xlsx_file import (
    HEADER,
    page_setup,
    provenance,
    table_sheet,
    text_cell,
    width_of,
    write_part,
)

TYPED, TYPED_DATE, TITLE, NOTE = 8, 9, 10, 11
"""Numbers of the cell formats in the style part."""
INLINE = 250
"""Characters a list of choices may have inside its rule; Excel refuses more than 255."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOCK = (
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" insertRows="0"/>'
)
_LOCK_ALL = '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0"/>'


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column to fill in: its heading, what is chosen from, and what is said when a cell is entered."""

    label: str
    kind: SheetKind = SheetKind.TEXT
    width: float = 0
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A form: heading and notes above the table, then its rows; further tables are for reading."""

    title: str
    heading: str
    notes: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[Mapping[str, str], ...]
    """What stands in each row beforehand, by heading; the rest is empty."""
    tables: tuple[SheetTable, ...] = ()
    marking: str = ""
    designation: Designation | None = None
    provenance: tuple[tuple[str, str], ...] = ()
    office: str = ""

    @property
    def head_row(self) -> int:
        """Number of the row with the headings, from 1: below title, notes and an empty row."""
        return len(self.notes) + 3


def write_form(facts: FormFacts, target: Path | str | IO[bytes]) -> SheetReport:
    """Writes the form. The same facts give the same bytes; a target that is a path appears whole or not at all."""
    lists = [each for each in facts.columns if _listed(each)]
    tables = (*facts.tables, *([_lists(lists)] if lists else []))
    sheet = SheetFacts(
        facts.title, tuple(SheetColumn(each.label, each.kind, each.width) for each in facts.columns), (),
        facts.marking, facts.designation, facts.provenance, facts.office, tables,
    )  # fmt: skip
    cleaned = Cleaned()
    with whole_file(target) as stream, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as package:
        write_part(package, "xl/worksheets/sheet1.xml", _sheet(facts, sheet, lists))
        for number, table in enumerate(tables, 2):
            write_part(
                package, f"xl/worksheets/sheet{number}.xml", table_sheet(sheet, table, cleaned, _LOCK_ALL)
            )
        last = f"xl/worksheets/sheet{2 + len(tables)}.xml"
        write_part(package, last, provenance(sheet, len(facts.rows)))
        for name, text in small_parts(sheet, len(facts.rows), facts.head_row):
            write_part(package, name, text)
    return cleaned.report(len(facts.rows))


def _listed(column: FormColumn) -> bool:
    """Whether the choices stand on a sheet of their own: a list inside a rule is short and has no comma."""
    return len(",".join(column.choices)) > INLINE or any(
        "," in each or '"' in each for each in column.choices
    )


def _lists(columns: list[FormColumn]) -> SheetTable:
    longest = max(len(each.choices) for each in columns)
    rows = tuple(
        tuple(each.choices[at] if at < len(each.choices) else "" for each in columns) for at in range(longest)
    )
    return SheetTable(
        "Lists", tuple(SheetColumn(f"Choices: {each.label}", width=60) for each in columns), rows
    )


def _sheet(facts: FormFacts, sheet: SheetFacts, lists: list[FormColumn]) -> str:
    head = facts.head_row
    widths = "".join(
        f'<col min="{i}" max="{i}" width="{width_of(column):.1f}" customWidth="1"/>'
        for i, column in enumerate(sheet.columns, 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{head + 1}" sqref="A{head + 1}"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(_rows(facts))}</sheetData>{_LOCK}"
        f"{_rules(facts, lists)}{page_setup(sheet)}</worksheet>"
    )


def _rows(facts: FormFacts) -> Iterator[str]:
    yield f"<row>{text_cell(facts.heading, TITLE)}</row>"
    for note in facts.notes:
        yield f"<row>{text_cell(note, NOTE)}</row>"
    yield "<row/>"
    yield f"<row>{''.join(text_cell(each.label, HEADER) for each in facts.columns)}</row>"
    for given in facts.rows:
        cells = "".join(_cell(each, given.get(each.label, "")) for each in facts.columns)
        yield f'<row ht="18" customHeight="1">{cells}</row>'


def _cell(column: FormColumn, text: str) -> str:
    style = TYPED_DATE if column.kind is SheetKind.DATE else TYPED
    return text_cell(UNPRINTABLE.sub("", text), style) if text else f'<c s="{style}"/>'


def _rules(facts: FormFacts, lists: list[FormColumn]) -> str:
    first, last = facts.head_row + 1, facts.head_row + max(len(facts.rows), 1)
    rules = [
        _rule(each, f"{column_name(at)}{first}:{column_name(at)}{last}", lists)
        for at, each in enumerate(facts.columns, 1)
        if each.choices or each.hint or each.kind is SheetKind.DATE
    ]
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>' if rules else ""


def _rule(column: FormColumn, cells: str, lists: list[FormColumn]) -> str:
    hint = f' showInputMessage="1" promptTitle={quoteattr(column.label[:32])} prompt={quoteattr(column.hint[:250])}'
    common = f'allowBlank="1"{hint if column.hint else ""} sqref="{cells}"'
    wrong = ' showErrorMessage="1" errorTitle="Not possible here" error='
    if column.choices:
        return (
            f'<dataValidation type="list"{wrong}"Choose one of the list." {common}>'
            f"<formula1>{_choices(column, lists)}</formula1></dataValidation>"
        )
    if column.kind is SheetKind.DATE:
        return (
            f'<dataValidation type="date" operator="between"{wrong}"Enter a date such as 28 Feb 1990." {common}>'
            "<formula1>1</formula1><formula2>73050</formula2></dataValidation>"
        )
    return f"<dataValidation {common}/>"


def _choices(column: FormColumn, lists: list[FormColumn]) -> str:
    if column in lists:
        name = column_name(lists.index(column) + 1)
        return f"'{sheet_name('Lists')}'!${name}$2:${name}${len(column.choices) + 1}"
    return escape(f'"{",".join(column.choices)}"')
