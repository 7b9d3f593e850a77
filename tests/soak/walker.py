"""Somebody who presses everything at the real window, at random and for long, and forgets nothing he typed.

    QT_QPA_PLATFORM=offscreen python -m tests.soak 1000000 [SEED]

After every action the window must have no fault, every text typed and not saved or discarded must stand where it was
typed, and over time neither memory nor the count of widgets and records may grow.
"""

import gc
import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from shiboken6 import isValid

from models.fields import Type
from tests import support
from ui.machine import Machine
from ui.parts.form import Form
from ui.records.page import RecordPage
from ui.records.pane import LOST
from ui.shell import Desk
from ui.unlock import UnlockPage

Place = tuple[str, int, str]
"""Kind, record and field where something was typed."""
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
                      "office_key", "larger", "smaller", "backup"})  # fmt: skip
"""Actions that leave the office, or take their time; what locks and what zooms is done apart."""
RSS_LIMIT = 60
"""Megabytes that may be added between the first tenth of the walk and its end."""


class Lost(AssertionError):
    """Something that was typed is not there any more."""


@dataclass
class Walk:
    """How far it came."""

    actions: int = 0
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    """Megabytes in use at each tenth of the walk."""
    objects: list[int] = field(default_factory=list)
    """Widgets and rows alive at each tenth."""


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
        self.window = Desk(Machine(), folder, support.TODAY)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.jobs.fault.connect(lambda running, error: self.walk.faults.append(f"{error!r}"))
        self._no_files()
        self.settle()
        self.unlock()
        self._ways: dict[Callable[[], object], int] = {
            self.press_in_list: 300, self.type_in_field: 200, self.tab_on: 150, self.search: 60, self.pick: 60,
            self.save: 25, self.discard: 15, self.undo: 12, self.redo: 8, self.new_record: 6, self.other_tab: 20,
            self.other_list: 20, self.other_part: 30, self.any_action: 40, self.escape: 30, self.zoom: 1, self.lock: 2,
        }  # fmt: skip

    # -- the walk --
    def go(self, count: int) -> Walk:
        """So many actions. Raises Lost and AssertionError."""
        ways, weights = list(self._ways), list(self._ways.values())
        for at in range(count):
            way = self.in_sheet if self.sheets() else self.random.choices(ways, weights)[0]
            way()
            QApplication.processEvents()
            self.walk.done[way.__name__] += 1
            self.walk.actions += 1
            if self.walk.faults:
                raise AssertionError(f"after action {at}, {way.__name__}: {self.walk.faults[0]}")
            self.check(f"action {at}, {way.__name__}")
            if at % 25 == 0:
                self.settle()
            if at % max(1, count // 10) == 0:
                self.count_up()
        self.settle()
        self.check("the end")
        self.count_up()
        return self.walk

    def check(self, after: str) -> None:
        """Everything typed stands where it was typed, unless its kind was saved or a person let it go."""
        for (name, record_id, key), text in list(self.typed.items()):
            form = self._form_of(name)
            if form is None:
                continue
            if name in self.saved or self.let_go:
                self._note(name, form)
            elif form.record.id != record_id or not self._same(form, key, text):
                raise Lost(f"{text!r} in {key} of {name} {record_id} is gone after {after}")
        self.let_go = False

    def _same(self, form: Form, key: str, text: str) -> bool:
        """As typed, or a date written out in full."""
        editor = form.rows[key].editor
        return editor.raw() == text or (editor.field.type is Type.DATE and editor.changed)

    def count_up(self) -> None:
        """Notes memory and living objects, once nothing is under way."""
        self.settle()
        gc.collect()
        self.walk.memory.append(_resident_mb())
        self.walk.objects.append(len(QApplication.allWidgets()))

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
        line.setFocus()
        QTest.keyClick(line, KEYS.Key_End)
        _type(line, self.random.choice(TEXTS))
        self._note(form.kind.spec.name, form)

    def _note(self, name: str, form: Form) -> None:
        """What stands typed in the form now, all of it."""
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
        self._do(self.random.choice(("larger", "smaller", "dark", "light")))

    def lock(self) -> None:
        self.settle()
        self._do("lock")
        self.settle()
        self.unlock()
        self.check("unlocking")

    def in_sheet(self) -> None:
        """Something in the topmost sheet; mostly it is closed, sometimes its keys are tried."""
        sheet = self.sheets()[-1]
        key = KEYS.Key_Escape if self.random.random() < 0.4 else self.random.choice(SHEET_KEYS)
        asks = sheet.windowTitle() == LOST
        QTest.keyClick(sheet.focusWidget() or sheet, key)
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
        self.settle()

    def sheets(self) -> list[QDialog]:
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()]

    def settle(self) -> None:
        """Until nothing is under way; what was saved is shown as saved then."""
        self.wait(lambda: not self.window.jobs._running)
        self.check("coming to rest")
        self.saved.clear()

    def wait(self, condition: Callable[[], object], limit_ms: int = 30_000) -> None:
        deadline = QDeadlineTimer(limit_ms)
        while not condition():
            if deadline.hasExpired():
                raise AssertionError("the window did not come to rest")
            QTest.qWait(1)
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        QApplication.processEvents()

    def close(self) -> None:
        self.typed.clear()
        for page in self._all_records():
            page.pane.form.discard()
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

    def _all_records(self) -> list[RecordPage]:
        found = self.window.findChildren(RecordPage)
        return [each for each in found if not each.session.as_of]

    def _form_of(self, name: str) -> Form | None:
        for page in self._all_records():
            if page.listing.kind.spec.name == name:
                return page.pane.form
        return None

    @staticmethod
    def _stands(sheet: QDialog) -> bool:
        return isValid(sheet) and sheet.isVisible()

    def _no_files(self) -> None:
        """Dialogs of the system would wait for ever: nobody chooses a file or a printer."""
        for name in ("getOpenFileName", "getSaveFileName"):
            setattr(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
        QFileDialog.getExistingDirectory = staticmethod(lambda *_, **__: "")  # type: ignore[method-assign]
        QPrintDialog.exec = lambda _: 0  # type: ignore[method-assign]


def _type(line: QLineEdit, text: str) -> None:
    """Signs of any script as keys; QTest knows those of ASCII only."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def _resident_mb() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20
