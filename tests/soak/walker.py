"""Somebody who presses everything at the real window, at random and for long, and forgets nothing he typed.

After every action the window must have no fault, and every text typed and not saved or discarded must stand where it
was typed; what may not grow over time is counted by `tests.soak.census`.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from app.reading import Query
from models.fields import Type
from models.kinds import kind_named
from tests import support
from tests.soak.around import FEWEST, fill
from tests.soak.census import Census, take
from ui.machine import Machine
from ui.parts.form import Form
from ui.records.page import RecordPage
from ui.records.pane import LOST
from ui.shell import Desk
from ui.unlock import UnlockPage

Place = tuple[str, int, str]
"""List, record and field where something was typed."""
KEYS = Qt.Key
LISTED = (
    KEYS.Key_Down,
    KEYS.Key_Down,
    KEYS.Key_Up,
    KEYS.Key_PageDown,
    KEYS.Key_PageUp,
    KEYS.Key_Home,
    KEYS.Key_End,
)
SHEET_KEYS = (
    KEYS.Key_Tab,
    KEYS.Key_Tab,
    KEYS.Key_Backtab,
    KEYS.Key_Space,
    KEYS.Key_Down,
    KEYS.Key_Up,
    KEYS.Key_Return,
)
TEXTS = (
    "ORUBA",
    "alvarez",
    "5 aug",
    "+16",
    "20260805",
    "O-3",
    "x",
    "نادر",
    "Ñandú",
    "12.50",
    "…",
    "not a date",
)
LEFT_OUT = frozenset({"quit", "close_office", "new_office", "open_office", "lock", "restore", "copy_office",
                      "office_key", "passphrase", "recovery", "larger", "smaller", "light", "dark", "contrast",
                      "system", "backup"})  # fmt: skip
"""Actions that leave the office, take their time, or ask for a passphrase, of which three wrong ones lock the user out;
what locks, and what dresses the window anew, is done apart."""
REST_EVERY = 50
"""Actions after which the window comes to rest in any case; between them one job may overtake another."""
LONGEST_MS = 30_000
GONE = "What you typed"
"""Title of the sheet with what was typed on records that are gone."""


class Lost(AssertionError):
    """Something that was typed is not there any more."""


@dataclass
class Walk:
    """How far it came."""

    actions: int = 0
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    counted: list[Census] = field(default_factory=list)
    seconds: float = 0.0


class Walker:
    """One window on one office, and what is tried at it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.walk = Walk()
        self.typed: dict[Place, str] = {}
        self.saved: set[str] = set()
        """Kinds that were written since the window last came to rest."""
        self.let_go = False
        """Whether the last action was to discard, or to agree to it."""
        self._folder = folder
        self.window = Desk(Machine(), folder, support.TODAY)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.jobs.fault.connect(lambda running, error: self.walk.faults.append(f"{error!r}"))
        self._alarm = QTimer(interval=100)
        """Wakes a wait to which nothing comes any more."""
        self.settle()
        self.unlock()
        self._ways: dict[Callable[[], object], int] = {
            self.press_in_list: 300, self.type_in_field: 200, self.tab_on: 150, self.search: 60, self.pick: 60,
            self.save: 25, self.discard: 15, self.undo: 8, self.redo: 8, self.new_record: 6, self.other_tab: 20,
            self.other_list: 20, self.other_part: 30, self.any_action: 40, self.escape: 30, self.zoom: 1, self.lock: 1,
        }  # fmt: skip

    # -- the walk --
    def go(
        self, count: int, counts: int, *, visits: bool, told: Callable[[Walk], object] = lambda _: None
    ) -> Walk:
        """So many actions, counting so many times, each time with every screen made when it `visits`.

        `told` hears of each action. Raises Lost and AssertionError.
        """
        ways, weights = list(self._ways), list(self._ways.values())
        began = time.monotonic()
        for at in range(1, count + 1):
            way = self.in_sheet if self.sheets() else self.random.choices(ways, weights)[0]
            way()
            self._turn()
            self._come_in_again()
            self.walk.done[way.__name__] += 1
            self.walk.actions = at
            self.walk.seconds = time.monotonic() - began
            self._no_fault(f"action {at}, {way.__name__}")
            self.check(f"action {at}, {way.__name__}")
            if at % REST_EVERY == 0:
                self.settle()
                self.refill()
            elif not self.window.jobs._running:
                self.saved.clear()
            if at * counts // count > (at - 1) * counts // count:
                self.count_up(visits=visits)
            told(self.walk)
        return self.walk

    def _come_in_again(self) -> None:
        """Find anything reaches every action, also those that leave the office; leaving asked about what was typed."""
        if self.window.session is None and not self.window.locked:
            self.settle()
            self.typed.clear()
            self.window.entrance.show_unlock(self._folder)
            self.unlock()

    def _no_fault(self, after: str) -> None:
        if self.walk.faults:
            raise AssertionError(f"after {after}: {self.walk.faults[0]}")

    def check(self, after: str, *, whole: bool = False) -> None:
        """Everything typed stands where it was typed, unless its kind was saved or a person let it go.

        `whole` after the lock, when every form must be back.
        """
        forms = self._forms() if self.typed else {}
        for (name, record_id, key), text in list(self.typed.items()):
            form = forms.get(name)
            if form is None:
                if whole:
                    raise Lost(f"{text!r} in {key} of {name} {record_id} did not come back after {after}")
            elif form.kind.spec.name in self.saved or self.let_go:
                self._note(name, form)
            elif form.record.id != record_id or not self._same(form, key, text):
                stands = f"{form.rows[key].editor.raw()!r} of {form.record.id}"
                raise Lost(
                    f"{text!r} in {key} of {name} {record_id} is gone after {after}; there stands {stands}"
                )
        self.let_go = False

    def _same(self, form: Form, key: str, text: str) -> bool:
        """As typed, or a date written out in full."""
        editor = form.rows[key].editor
        return editor.raw() == text or (editor.field.type is Type.DATE and editor.changed)

    def count_up(self, *, visits: bool) -> None:
        """Counts what is alive, with every screen made when it `visits`, and what is left behind the lock."""
        self.settle()
        self.check("coming to rest")
        while self.sheets():
            self.let_go = True
            self.sheets()[-1].reject()
            self.settle()
        if visits:
            self.see_everything()
        hidden = [type(each).__name__ for each in self.dialogs() if not each.isVisible()]
        if hidden:
            raise AssertionError(f"sheets that were closed are still alive: {hidden}")
        widgets = len(QApplication.allWidgets())
        self._close()
        self.walk.counted.append(take(self.walk.actions, widgets))
        self._open()

    def refill(self) -> None:
        """Adds students, lines and contacts when few are left."""
        session = self.window.session
        if session is None or session.reader.count(Query(kind_named("student"))) >= FEWEST:
            return
        session.write("", fill)
        self.settle()

    def see_everything(self) -> None:
        """Visits each tab and each list or screen in it, so that all of them are made."""
        workspace = self.window.workspace
        assert workspace is not None
        for tab in workspace.tabs():
            for screen in workspace.go_to(tab).screens():
                workspace.page.show_screen(screen)
                self._turn()
        self.settle()

    # -- what is done --
    def press_in_list(self) -> None:
        page = self._records()
        if page is not None and page.grid.isVisible():
            modifier = self.random.choices(
                (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier), (9, 1)
            )[0]
            QTest.keyClick(page.grid, self.random.choice(LISTED), modifier)

    def pick(self) -> None:
        page = self._records()
        if page is not None and page.grid.isVisible() and page.grid.table.ids:
            page.grid.go_to_row(self.random.randrange(len(page.grid.table.ids)))

    def type_in_field(self) -> None:
        page = self._records()
        if page is None or not page.pane.form.isVisible():
            return
        form = page.pane.form
        lines = [
            row for row in form.rows.values()
            if isinstance(row.editor.control, QLineEdit) and row.editor.control.isVisible()
            and not row.editor.control.isReadOnly() and row.editor.control.isEnabled()
        ]  # fmt: skip
        if not lines:
            return
        row = self.random.choice(lines)
        line = row.editor.control
        assert isinstance(line, QLineEdit)
        line.setFocus()
        QTest.keyClick(line, KEYS.Key_End)
        _type(line, self.random.choice(TEXTS))
        self._note(page.grid.place, form)

    def _note(self, name: str, form: Form) -> None:
        """What stands typed in the form of that list now, all of it."""
        self.typed = {place: text for place, text in self.typed.items() if place[0] != name}
        for key, row in form.rows.items():
            if row.editor.changed and isinstance(row.editor.control, QLineEdit):
                self.typed[name, form.record.id, key] = str(row.editor.raw())

    def tab_on(self) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, self.random.choice((KEYS.Key_Tab, KEYS.Key_Tab, KEYS.Key_Backtab)))

    def escape(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, KEYS.Key_Escape)

    def search(self) -> None:
        if self.window.workspace is not None:
            self.window.workspace.search.setText(self.random.choice(("", "", *TEXTS)))

    def save(self) -> None:
        self._do("save")

    def discard(self) -> None:
        self.let_go = self._do("discard")

    def undo(self) -> None:
        self._do("undo")

    def redo(self) -> None:
        self._do("redo")

    def new_record(self) -> None:
        page = self._records()
        if page is not None and not page.pane.form.dirty:
            self._do("new_record")
            self.settle()

    def other_tab(self) -> None:
        self._do(self.random.choice(("next_tab", "previous_tab")))

    def other_list(self) -> None:
        if self.window.workspace is not None:
            page = self.window.workspace.page
            if page.screens():
                page.show_screen(self.random.choice(page.screens()))

    def other_part(self) -> None:
        page = self._records()
        if page is not None and page.pane.isVisible() and page.pane.seen is not None:
            page.pane.show_tab(self.random.choice(page.pane.tabs))

    def any_action(self) -> None:
        open_ = [
            name for name, made in self.window.book.made.items() if made.isEnabled() and made.isVisible()
        ]
        chosen = self.random.choice([each for each in open_ if each not in LEFT_OUT])
        self.let_go = chosen == "discard"
        self._do(chosen)
        self.settle()

    def zoom(self) -> None:
        self._do(self.random.choice(("larger", "smaller", "dark", "light", "contrast", "system")))

    def lock(self) -> None:
        self._close()
        self._open()

    def _close(self) -> None:
        self.settle()
        self._do("lock")
        self.settle()
        assert self.window.locked

    def _open(self) -> None:
        self.unlock()
        self.check("unlocking", whole=True)

    def in_sheet(self) -> None:
        """Something in the topmost sheet; mostly it is closed, sometimes its keys are tried."""
        sheet = self.sheets()[-1]
        key = KEYS.Key_Escape if self.random.random() < 0.4 else self.random.choice(SHEET_KEYS)
        asks = sheet.windowTitle() == LOST
        focus: QWidget | None = sheet.focusWidget()
        QTest.keyClick(focus or sheet, key)
        QApplication.processEvents()
        self.let_go = asks and key in (KEYS.Key_Return, KEYS.Key_Space) and not self._stands(sheet)
        self.settle()

    # -- the window --
    def unlock(self) -> None:
        page = next(iter(self.window.findChildren(UnlockPage)), None)
        if page is None:
            return
        QTest.keyClicks(page.passphrase, support.PASSPHRASE)
        QTest.keyClick(page.passphrase, KEYS.Key_Return)
        self.wait(lambda: self.window.workspace is not None and not self.window.locked)
        assert self.window.session is not None
        self.window.session.changed.connect(lambda changed: self.saved.update(changed.kinds))
        self.wait(lambda: not self.window.jobs._running)
        self._read_lost()
        self.settle()

    def _read_lost(self) -> None:
        """What was typed on a record that is gone meanwhile stands in a sheet, to be read there."""
        kept = [
            (each.objectName(), each.text().partition(": ")[2])
            for sheet in self.sheets() if sheet.windowTitle() == GONE for each in sheet.findChildren(QLabel)
        ]  # fmt: skip
        for (name, record_id, key), text in list(self.typed.items()):
            if (f"lost_{key}", text) in kept:
                del self.typed[name, record_id, key]

    def dialogs(self) -> list[QDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]

    def sheets(self) -> list[QDialog]:
        """The sheets on screen, the one that takes the keys last."""
        shown = [each for each in self.dialogs() if each.isVisible()]
        return sorted(shown, key=lambda each: each is QApplication.activeModalWidget())

    def settle(self) -> None:
        """Until nothing is under way; what was saved is shown as saved then."""
        self.wait(lambda: not self.window.jobs._running)
        self._no_fault("coming to rest")
        self.check("coming to rest")
        self.saved.clear()

    def wait(self, condition: Callable[[], object]) -> None:
        deadline = QDeadlineTimer(LONGEST_MS)
        waiting = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        self._alarm.start()
        while not condition():
            if deadline.hasExpired():
                raise AssertionError("the window did not come to rest")
            QApplication.processEvents(waiting)
        self._alarm.stop()
        self._turn()

    @staticmethod
    def _turn() -> None:
        """A turn of the event loop, with what is deleted at its end."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))

    def close(self) -> None:
        self.typed.clear()
        for form in self._forms().values():
            form.discard()
        self.window.close()

    # -- internal --
    def _do(self, action: str) -> bool:
        made = self.window.book.made[action]
        if made.isEnabled() and made.isVisible():
            made.trigger()
            QApplication.processEvents()
            return True
        return False

    def _records(self) -> RecordPage | None:
        if self.window.workspace is None or self.window.locked:
            return None
        page: object = self.window.workspace.page
        page = getattr(page, "inner", page)
        return page if isinstance(page, RecordPage) and not page.session.as_of else None

    def _forms(self) -> dict[str, Form]:
        """The forms of the lists made so far, by the list's own name: some kinds have two lists."""
        leaves = self.window.workspace.leaves() if self.window.workspace is not None else []
        pages = (page for _, _, page in leaves if isinstance(page, RecordPage))
        return {page.grid.place: page.pane.form for page in pages}

    @staticmethod
    def _stands(sheet: QDialog) -> bool:
        return isValid(sheet) and sheet.isVisible()


def _type(line: QLineEdit, text: str) -> None:
    """Signs of any script as keys; QTest knows those of ASCII only."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
