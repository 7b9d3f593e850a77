"""Pictures of every screen, to be looked at: `python -m tests.ui.shots FOLDER OFFICE USER PASSPHRASE [DATE]`.

Each screen is taken at 1366 x 768 in light and dark, and once at 200 %, empty and full.
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from tests.ui.first.shots import take_arrival, take_first
from tests.ui.importing.shots import take_import
from tests.ui.office.shots import take_office, take_wait
from ui.actions import ACTIONS
from ui.machine import Machine
from ui.records.page import RecordPage
from ui.recovery import RecoveryKeyPage
from ui.shell import Desk
from ui.tabs import PAGES
from ui.theme import Choice, Theme
from ui.today.away import AwaySheet
from ui.today.page import TodayPage
from ui.training.page import StudentsPage
from ui.unlock import UnlockPage

SIZE = (1366, 768)
ELSEWHERE = frozenset({"open_office", "import", "export", "new_office", "look_back"})
"""Actions that open a dialog of the system or leave the page; the export's own sheet is taken with its list."""
SHEETS = tuple(each for each in ACTIONS if each.label.endswith("…") and each.id not in ELSEWHERE)


def wait(condition: Callable[[], object], limit_ms: int = 20_000) -> None:
    """Sleeps until something happens: to look without a pause would hold up the thread that is waited for."""
    deadline = QDeadlineTimer(limit_ms)
    waker = QTimer(interval=20)
    waker.start()
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class Camera:
    """Takes pictures of a window into a folder."""

    def __init__(self, folder: Path, window: Desk, look: str) -> None:
        self.folder, self.window, self.look = folder, window, look
        folder.mkdir(parents=True, exist_ok=True)

    def settle(self) -> None:
        wait(lambda: not self.window.jobs._running)
        for _ in range(6):
            QApplication.processEvents()

    def take(self, name: str) -> None:
        self.settle()
        picture = self.window.grab()
        picture.save(str(self.folder / f"{self.look}-{name}.png"))
        for at, sheet in enumerate(self.window.findChildren(QDialog)):
            if sheet.isVisible():
                sheet.grab().save(str(self.folder / f"{self.look}-{name}-sheet{at or ''}.png"))


def opened(window: Desk, user: str, passphrase: str) -> None:
    page = window.findChild(UnlockPage)
    assert page is not None
    page.submitted.emit(user, passphrase)
    wait(lambda: window.workspace is not None)


def take_all(
    folder: Path, office: Path, user: str, passphrase: str, on: date, look: str, zoom: int,
    camera_of: Callable[[Path, Desk, str], Camera] = Camera,
) -> None:  # fmt: skip
    """Walks every page, screen, part and sheet of the window, and takes each."""
    colours: Choice = (
        "dark" if look.startswith("dark") else "contrast" if look.startswith("contrast") else "light"
    )
    Theme.current().choose(colours, zoom)
    window = Desk(Machine(recent=[str(office)]), None, on)
    window.resize(*SIZE)
    window.show()
    camera = camera_of(folder, window, look)
    window.prepare()
    camera.take("start")
    take_first(camera)
    window.show_page(RecoveryKeyPage("-".join(["ABCDE"] * 14), "office", lambda: b"", window.jobs))
    camera.take("recovery")
    window.entrance.show_unlock(office)
    camera.take("unlock")
    opened(window, user, passphrase)
    take_today(camera)
    assert window.workspace is not None
    page = window.workspace.go_to("Students")
    assert isinstance(page, StudentsPage)
    students = page.students
    camera.take("students")
    if students.grid.table.ids:
        students.grid.setFocus()
        students.grid.go_to_row(1)
        for tab in ("Details", "Training", "Checks", "Family", "Papers", "Files", "History"):
            camera.settle()
            students.pane.show_tab(tab)
            camera.take(f"student-{tab.lower()}")
        students.pane.show_tab("Details")
        seen = students.pane.seen
        if seen and seen.findings:
            students.pane.head.explain(seen.findings[0])
        students.pane.form.rows["surname"].editor.control.setText("CHANGED")  # type: ignore[attr-defined]
        students.pane.form.rows["surname"].editor.edited.emit()
        camera.take("student-changed")
        students.pane.form.discard()
        if students.pane.seen and not students.pane.seen.closed:
            window.book.made["print_draft"].trigger()
            camera.take("preview")
            for sheet in window.findChildren(QDialog):
                sheet.reject()
        students.pane._open_child("passport", 0)
        camera.take("record-passport")
        for sheet in window.findChildren(QDialog):
            sheet.reject()
    take_import(camera, folder)
    for action in ("about", "shortcuts", "bin", "help"):
        window.book.made[action].trigger()
        camera.take(action)
        for sheet in window.findChildren(QDialog):
            sheet.reject()
        camera.settle()
    take_office(camera)
    take_arrival(camera)
    take_pages(camera)
    take_sheets(camera)
    window.lock()
    camera.take("locked")
    window._really_close(lambda: take_wait(camera))
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else the next theme dresses it, too


def take_pages(camera: Camera) -> None:
    """Every list and screen of every tab, and each part of a record in the lists of records."""
    workspace = camera.window.workspace
    assert workspace is not None
    for kind in PAGES:
        for name in kind.screens():
            page = workspace.go_to(kind.tab.label)
            page.show_screen(name)
            camera.settle()
            inner = page.page_inside(name)
            if isinstance(inner, RecordPage) and inner.grid.table.ids:
                inner.grid.setFocus()
                inner.grid.go_to_row(0)
                camera.settle()
                for part in inner.parts():
                    inner.show_part(part)
                    camera.take(f"page-{name}-{part}".lower().replace(" ", "-"))
            else:
                camera.take(f"page-{name}".lower().replace(" ", "-"))


def take_sheets(camera: Camera) -> None:
    """The sheet of every action that opens one, from the list of students."""
    window = camera.window
    assert window.workspace is not None
    students = window.workspace.go_to("Students").page_inside("Students")
    assert isinstance(students, RecordPage)
    for action in SHEETS:
        if not window.book.made[action.id].isEnabled():
            continue
        students.grid.setFocus()
        students.grid.go_to_row(0)
        camera.settle()
        window.book.made[action.id].trigger()
        camera.take(f"sheet-{action.id}")
        for sheet in window.findChildren(QDialog):
            sheet.reject()
        camera.settle()
        window.workspace.go_to("Students").show_screen("Students")


def take_today(camera: Camera) -> None:
    """The day as list and as calendar, what slips during an absence, and the page for the chief."""
    window = camera.window
    assert window.workspace is not None
    page = window.workspace.page
    assert isinstance(page, TodayPage)
    camera.take("today")
    page.duties.grid.first_duty()
    camera.take("today-why")
    for view in ("calendar", "list"):
        for switch in page.findChildren(QPushButton, f"view_{view}"):
            switch.click()
        camera.take(f"today-{view}")
    page.away()
    for sheet in window.findChildren(AwaySheet):
        sheet.findChildren(QLineEdit, "away_range")[0].setText("+3..+14")
        sheet.findChildren(QPushButton, "away_look")[0].click()
        camera.take("away")
        sheet.reject()
    page.print_day()
    camera.take("day-on-paper")
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def main(argv: list[str]) -> int:
    folder, office, user, passphrase = Path(argv[0]), Path(argv[1]), argv[2], argv[3]
    on = date.fromisoformat(argv[4]) if len(argv) > 4 else date.today()
    application = QApplication([])
    for look, zoom in (("light", 100), ("dark", 100), ("contrast", 100), ("light200", 200)):
        take_all(folder, office, user, passphrase, on, look, zoom)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
