""" "Enter from paper…": a page opened by its printed code, its lines as they stand, its marks as a line of text."""

from array import array
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.eum import counting, countview, paper
from app.eum.counting import Recorded
from app.eum.paper import Marks, SheetLine, SheetPage
from ui import announce
from ui.eum.countwork import CountWork
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import label, restyle
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import Theme

NAME = "paper_readings"
"""In `ui.drafts.SHEETS`."""
WIDTH, GRID, TYPED = 900, 220, 62
HINT = (
    "1-40 42 45 are found · 41 missing · 43 44 container · 45 = 0012-A8 was read otherwise · + 0099-X1 stands on no "
    "line · all but 41. A semicolon or a new line between them."
)
NO_PAGE = "Type the code that stands large on the page, or scan it."
COLUMNS = (
    Column("number", "Line", "number", 60),
    Column("serial", "Serial", width=200),
    Column("mark", "Marked", "chip", 200),
    Column("other", "Read instead", width=200),
)
TONES: Mapping[str, tuple[Tone, str]] = {
    paper.FOUND: ("done", "Found"),
    paper.MISSING: ("due", "Missing"),
    paper.CONTAINER: ("note", "Container only"),
    paper.DOCUMENT: ("note", "Document only"),
    paper.ILLEGIBLE: ("warn", "Illegible"),
    paper.NO_MARK: ("warn", "Without mark"),
    paper.POOR: ("done", "Found, hard to read"),
    paper.DAMAGED: ("warn", "Found, damaged"),
    paper.OTHERWISE: ("warn", "Read otherwise"),
}


class PaperSheet(WorkSheet):
    """Code, marks, and every line of the page with what is understood of it; the next page follows at once."""

    def __init__(self, parent: QWidget, work: CountWork) -> None:
        theme = Theme.current()
        self._count_work = work
        self._page: SheetPage | None = None
        self._marks = Marks((), (), ())
        self._code = line("paper_code", "Code of the page", NO_PAGE)
        self._typed = QPlainTextEdit()
        self._typed.setObjectName("paper_marks")
        self._typed.setAccessibleName("What is marked on it")
        self._typed.setAccessibleDescription(HINT)
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(theme.px(TYPED))
        self._counts = label(NO_PAGE, "muted", wrap=True, name="paper_counts")
        self._lines: Listed[SheetLine] = Listed(self._row)
        self._grid = Grid(self._lines, COLUMNS, "Lines of the page as they stand")
        self._grid.setMinimumHeight(theme.px(GRID))
        self._next = label("", "muted", name="paper_done")
        parts = [
            pair(labelled(self._code), self._next), labelled(self._typed, HINT), self._counts, self._grid,
        ]  # fmt: skip
        super().__init__(
            parent, work.session, "Enter from paper", parts, "Record page", self._record, width=WIDTH
        )
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self._rest = QTimer(self, singleShot=True, interval=200)
        self._rest.timeout.connect(self._look)
        self._code.textChanged.connect(lambda _: self._rest.start())
        self._code.returnPressed.connect(self._look)
        self._typed.textChanged.connect(self._understand)
        self.verb.setDefault(False)
        self._understand()
        self._code.setFocus()

    # -- the page --
    def take_code(self, code: str) -> None:
        """Opens the page of a code that was scanned."""
        self._code.setText(code)
        self._look()

    def _look(self) -> None:
        self._rest.stop()
        code = self._code.text().strip()
        if not code:
            self._show(code, None)
            return
        self._session.read(
            lambda reader: paper.page_of(reader, code), lambda page: self._show(code, page),
            lambda error: self._no_page(code, error),
        )  # fmt: skip

    def _show(self, code: str, page: SheetPage | None) -> None:
        if not isValid(self) or code != self._code.text().strip():
            return
        came = page is not None and (self._page is None or page.page != self._page.page)
        self._page = page
        restyle(self._code, wrong=False)
        self._lines.things = page.lines if page else ()
        self._understand()
        if came:
            announce.now(
                self, f"Page {page.page if page else ''}, {counted(len(self._lines.things), 'line')}"
            )
            self._typed.setFocus()

    def _no_page(self, code: str, error: DeskError) -> None:
        if isValid(self) and code == self._code.text().strip():
            self._show(code, None)
            restyle(self._code, wrong=True)
            self._counts.setText(error.sentence)
            announce.settled(self._counts, error.sentence)

    # -- the marks --
    def _understand(self) -> None:
        """Reads the marks anew with each key, and shows every line as it would be recorded."""
        page = self._page
        self._marks = paper.marks(self._typed.toPlainText(), page.lines if page else ())
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(self._lines.things))))
        if page is None:
            self._counts.setText(NO_PAGE)
        else:
            self._counts.setText(self._told(page))
            announce.settled(self._counts, self._counts.text())
        wrong = bool(self._marks.errors)
        restyle(self._counts, tone="blocked" if page is not None and wrong else "")
        ready = page is not None and not wrong and bool(self._marks.marks or self._marks.more)
        self.verb.setEnabled(ready and self._session.writable)

    def _told(self, page: SheetPage) -> str:
        where = page.place.title if page.place else "no site"
        if self._marks.errors:
            return self._marks.errors[0].sentence
        open_lines = len(page.lines) - len(self._marks.marks)
        left = f" {counted(open_lines, 'line')} not marked." if self._marks.marks and open_lines else ""
        return f"{page.event_no}, page {page.page}, {where}: {self._marks.says}.{left}"

    def _row(self, each: SheetLine) -> Row:
        mark = next((one for one in self._marks.marks if one.number == each.number), None)
        chip = Chipped(*TONES[mark.what]) if mark else ""
        return str(each.number), each.serial or "no mark", chip, mark.serial if mark else ""

    # -- recording --
    def _record(self) -> None:
        count, office, page = self._count_work.count, self._session.office, self._page
        if count is None or page is None:
            return
        if page.event_id != count.event_id:
            self.refuse(
                f"This page belongs to {page.event_no}, and {count.event_no} is counted now.", self._code
            )
            return
        try:
            seen = paper.seen(page, self._marks)
        except DeskError as error:
            self.refuse(error.sentence, self._typed)
            return

        def job(progress: Progress, cancelled: Cancelled) -> list[Recorded]:
            return counting.record_many(office, count, seen, progress, cancelled)

        self.work("Recording the page", job, lambda made: self._recorded(page, made))

    def _recorded(self, page: SheetPage, made: list[Recorded]) -> None:
        """The page is in; the sheet waits for the next one."""
        said = f"Page {page.page}: {countview.summed(each.outcome for each in made)}."
        self._next.setText(said)
        self._session.said.emit(f"{said} Undone with Ctrl+Z.", "done")
        announce.now(self, said)
        self._count_work.read_again()
        self._code.clear()
        self._typed.clear()
        self._show("", None)
        self._code.setFocus()

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        code, typed = self._code.text().strip(), self._typed.toPlainText()
        if not code and not typed.strip():
            return None
        about = {"event": self._count_work.event_id}
        return {"sheet": NAME, "about": about, "typed": {"code": code, "marks": typed}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed."""
        self._typed.setPlainText(typed["marks"])
        self.take_code(typed["code"])


def begin(parent: QWidget, work: CountWork) -> None:
    """Opens the sheet."""
    PaperSheet(parent, work).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked."""
    work = CountWork.of(session)
    work.begin(kept["about"]["event"])
    sheet = PaperSheet(parent, work)
    sheet.open()
    sheet.unpark(kept["typed"])
