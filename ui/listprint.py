"""Print what is shown: drawn off the window's thread, looked at inside, then saved."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.documents import Printed
from app.office import Office
from app.papers import listing
from app.papers.listing import Wanted
from ui.jobs import Cancelled, Progress
from ui.lists import RecordGrid
from ui.papers import PREVIEW_WIDTH, Preview, first_pages
from ui.session import Session
from ui.theme import Theme

PREVIEWED = 20
"""Pages that are shown; a list of thousands of rows has hundreds."""


def print_list(parent: QWidget, session: Session, grid: RecordGrid, said: str) -> None:
    """Draws the list as it is shown and opens its preview; `said` are view and filters in words."""
    outline = grid.table.outline
    wanted = Wanted(
        grid.query(),
        tuple(grid.all_paths),
        {each.path: each.label for each in grid.steps},
        said,
        frozenset(outline.folded) if outline else frozenset(),
    )
    width = Theme.current().px(PREVIEW_WIDTH)

    def job(progress: Progress, cancelled: Cancelled) -> tuple[Printed, list[QImage]]:
        made = listing.draw_list(session.office, wanted, progress, cancelled)
        return made, first_pages(made.data, width, PREVIEWED)[0]

    def done(made: tuple[Printed, list[QImage]]) -> None:
        printed, pages = made
        Preview(parent, printed, "Save…", lambda: _save(parent, session, wanted, printed), pages=pages).open()

    session.jobs.read("Drawing the list", job, done, can_cancel=True)


def _save(parent: QWidget, session: Session, wanted: Wanted, printed: Printed) -> bool:
    """Asks where to; the preview stays when nothing was chosen."""
    path, _ = QFileDialog.getSaveFileName(parent, "Save the list", printed.file_name, "PDF (*.pdf)")
    if not path:
        return False
    target = Path(path)

    def job(office: Office) -> None:
        listing.save_list(office, wanted, printed, target)

    session.write("", job, lambda _: session.said.emit(f"Saved as {target.name}.", "done"))
    return True
