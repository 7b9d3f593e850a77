"""Copying the selected rows as a table: read off the window's thread, put on the clipboard, told and logged."""

from collections.abc import Sequence

from app import tableclip
from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.tableclip import Clipping
from ui.clipboard import Clipboard
from ui.lists import RecordGrid
from ui.parts.outline import Heading
from ui.parts.words import counted
from ui.session import Session

Line = int | Heading
"""A row to be copied: a record's id, or the heading of a group."""


def copy_table(session: Session, grid: RecordGrid) -> None:
    """Copies the selected rows (that of the cursor when there is none) as they are shown, with their headings."""
    kind, at = grid.kind, grid.currentIndex().row()
    rows = grid.selected_rows() or ([(at, at)] if at >= 0 else [])
    records = grid.selected_count() or int(grid.current_id() is not None)
    if not rows:
        session.said.emit(f"Select the {kind.spec.nouns} to copy first.", "note")
        return
    try:
        tableclip.check(session.office, kind, records)
    except DeskError as error:
        session.said.emit(error.sentence, "blocked")
        return
    lines = _lines(grid, rows)
    cells, labels = grid.source.cells, [each.label for each in grid.source.columns]

    def job(reader: Reader) -> Clipping:
        found = cells.rows(reader, [each for each in lines if isinstance(each, int)])
        shown = [
            _heading_cells(each, cells.paths) if isinstance(each, Heading) else found.get(each)
            for each in lines
        ]
        return tableclip.clipping(labels, [each for each in shown if each is not None], kind.spec.plural)

    def done(made: Clipping) -> None:
        personal = kind.spec.private or bool(cells.personal)
        Clipboard.current().copy(made.text, personal=personal, html=made.html)
        session.said.emit(
            f"{counted(records, kind.spec.noun, kind.spec.nouns)} copied with headings.", "done"
        )
        if kind.spec.private and records:
            session.write("", lambda office: _log(office))

    def _log(office: Office) -> None:
        tableclip.log(office, kind, records, cells.paths)

    session.read(job, done)


def _lines(grid: RecordGrid, rows: Sequence[tuple[int, int]]) -> list[Line]:
    places = (place for first, last in rows for place in range(first, last + 1))
    return [grid.table.heading(each) or grid.table.ids[each] for each in places]


def _heading_cells(heading: Heading, paths: Sequence[str]) -> list[str]:
    """A heading as a row: its words first, its sums where they stand."""
    return [heading.words if at == 0 else heading.sums.get(path, "") for at, path in enumerate(paths)]
