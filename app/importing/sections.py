"""Headings between the rows of a sheet, as reports write country and program: they become columns of the rows below."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.importing.cells import Cell, CellFlag, Row
from app.importing.header import HeaderGuess, RowKind, TableRow
from models.imports import Sections


def unfolded(
    sections: Sections | None, header: HeaderGuess, rows: Sequence[TableRow]
) -> tuple[HeaderGuess, tuple[TableRow, ...]]:
    """Header and rows with a column for what stands above them; as they are where no heading tells.

    The headings themselves are rows of headings then. Texts are those that the sheet shows, days as the report writes
    them, so that a row reads the same from a workbook as from a text table.
    """
    if sections is None or not any(_is_heading(each) and sections.tells(_text(each)) for each in rows):
        return header, tuple(rows)
    first = max((len(each.row.texts) for each in rows), default=0)
    first = max(first, header.columns[-1] + 1)
    columns = (*header.columns, *range(first, first + len(sections.labels)))
    above: dict[str, str] = {}
    found = []
    for each in rows:
        if _is_heading(each):
            above = dict(sections.read(_text(each), above))
            found.append(TableRow(RowKind.HEADER, each.row, columns))
            continue
        texts = [_shown(sections, each.row.cell(at)) for at in range(first)]
        texts += [above.get(label, "") for label in sections.labels]
        found.append(TableRow(each.kind, Row(each.number, texts), columns))
    return replace(header, labels=(*header.labels, *sections.labels), columns=columns), tuple(found)


def _is_heading(row: TableRow) -> bool:
    """Whether nothing stands in a row but the text of its first column; asked of every row of a large sheet."""
    texts, first = row.row.texts, row.columns[0]
    alone = len(texts) == first + 1 or sum(map(bool, texts)) == 1
    return alone and row.kind in (RowKind.SECTION, RowKind.DATA) and bool(_text(row))


def _text(row: TableRow) -> str:
    return row.cell(0).shown.strip()


def _shown(sections: Sections, cell: Cell) -> str:
    if cell.flags & CellFlag.DATE:
        try:
            return sections.day(date.fromisoformat(cell.shown[:10]))
        except ValueError:
            return cell.shown
    return cell.shown
