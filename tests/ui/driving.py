"""A person's hands at the window: finds controls by name, clicks, types, waits for what is shown."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import offices
from app.office import Office
from models.kinds import Kind
from tests import support
from tests.models.training.family import Family
from ui.machine import Machine
from ui.records.page import RecordPage
from ui.shell import Desk
from ui.training.page import StudentsPage
from ui.workspace import Workspace

W = TypeVar("W", bound=QWidget)
PATIENCE_S = 60
"""How long anything is waited for: no test ends later for it, and a busy machine may stand still for seconds."""
PATIENCE_MS = 1_000 * PATIENCE_S


class Hands:
    """One window and what a person can do at it."""

    def __init__(self, qtbot: QtBot, remembered: Path) -> None:
        self.qtbot = qtbot
        self.remembered = remembered
        self.window: Desk

    def start(self, office: Path | None = None, on: date = support.TODAY) -> Desk:
        self.window = Desk(Machine.load(self.remembered), office, on)
        self.qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.wait(lambda: self.window._book is not None)
        self.settle()
        return self.window

    def open(self, office: Path, passphrase: str = support.PASSPHRASE) -> Workspace:
        self.start(office)
        self.unlock(passphrase)
        return self.workspace

    def unlock(self, passphrase: str = support.PASSPHRASE) -> None:
        self.type("passphrase", passphrase)
        self.click("unlock")
        self.wait(lambda: self.window.workspace is not None and not self.window.locked)
        self.settle()

    def put_away(self) -> None:
        if hasattr(self, "window"):
            if self.window.workspace is not None:
                for page in self.window.workspace._pages.values():
                    page.leave_safe = lambda: True  # type: ignore[method-assign]
            self.window.close()

    # -- looking --
    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def students(self) -> RecordPage:
        page = self.workspace.go_to("Students")
        assert isinstance(page, StudentsPage)
        self.settle()
        return page.students

    def find(self, kind: type[W], name: str) -> W:
        for root in (*self.dialogs(), self.window):
            found = [each for each in root.findChildren(kind, name) if each.isVisible()]
            if found:
                return found[-1]
        raise AssertionError(f"no visible {kind.__name__} called {name}")

    def dialogs(self) -> list[QDialog]:
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()]

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def words(self, root: QWidget | None = None) -> str:
        """Every word on screen."""
        top = root or self.window
        return "\n".join(each.text() for each in top.findChildren(QLabel) if each.isVisible())

    # -- doing --
    def settle(self) -> None:
        self.wait(lambda: not self.window.jobs._running)
        QApplication.processEvents()
        self.wait(lambda: not self.window.jobs._running)

    def click(self, name: str) -> None:
        control = self.find(QAbstractButton, name)
        assert control.isEnabled(), f"{name} is closed"
        self.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, name: str, text: str) -> None:
        control = self.find(QLineEdit, name)
        control.setFocus()
        control.selectAll()
        self.qtbot.keyClicks(control, text)

    def choose(self, name: str, text: str) -> None:
        control = self.find(QComboBox, name)
        control.setCurrentText(text)
        assert control.currentText() == text

    def do(self, action: str) -> None:
        made = self.window.book.made[action]
        assert made.isEnabled(), f"{action}: {made.statusTip()}"
        made.trigger()
        self.settle()

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)


def with_office(folder: Path, change: Callable[[Office], object]) -> None:
    """Changes a closed office behind the window's back."""
    office = offices.open_office(folder, support.USER, support.PASSPHRASE, today=support.TODAY)
    try:
        change(office)
    finally:
        office.close()


def _targets_first(row: Kind) -> int:
    first = ("country", "unit", "training_program", "course", "student", "dependent")
    name = row.spec.name
    return first.index(name) if name in first else len(first)


def add_family(office: Office, rows: Iterable[Kind] | None = None) -> dict[int, int]:
    """A student with everything the gates ask for; returns the new ids by the numbers of `tests.models`."""
    from app.reading import Query
    from models.office.places import Country

    made: dict[int, int] = {}
    country = office.reader.ids(Query(Country))[0]
    with office.change("Add a complete student") as work:
        for row in sorted(rows or Family().rows.values(), key=_targets_first):
            kind = type(row)
            values = {field.key: row.get(field.key) for field in kind.written_fields()}
            values = {
                key: made.get(value, value) if kind.fields[key].target else value
                for key, value in values.items()
                if value is not None
            }
            if kind is Country:
                values.pop("country_code")
                work.set(Country, country, values)
                made[row.id] = country
            else:
                made[row.id] = work.add(kind, values)
    return made
