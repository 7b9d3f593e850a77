"""Where a scan goes: into the count that is under way whatever is on screen, to an item's card, or refused aloud."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui import announce
from ui.eum.sounds import REFUSED, Sounds
from ui.eum.wedge import Scan, Wedge
from ui.unlock import UnlockPage

if TYPE_CHECKING:  # made before the passphrase is typed; a count is imported by the first scan or its screen
    from pathlib import Path

    from ui.eum.countwork import CountWork
    from ui.session import Session
    from ui.shell import Desk

LOCKED = "The window is locked: the scan was refused and nothing was recorded. Unlock, then scan again."
COUNTING = "Counting"
"""The word of the counting screen."""
TURNED = "The screen is turned to a visitor: the scan was refused and nothing was recorded."
CLOSED = "No office is open: the scan was refused and nothing was recorded."


class Scanning(QObject):
    """Belongs to the window; remembers over a lock which inventory is being counted."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._counted: tuple[Path, int] | None = None
        """The office and the inventory that scans go to."""
        wedge, machine = Wedge.current(), desk.machine
        wedge.prefix = machine.scanner.get("prefix", "")
        Sounds.current().on = machine.scanner.get("sounds", "on") != "off"
        wedge.scanned.connect(self._scanned)
        desk.opened.connect(self._opened)

    # -- actions --
    def handlers(self) -> dict[str, Callable[[], object]]:
        """The work of these actions, by id."""
        own: dict[str, Callable[[], object]] = {"scanner": self.set_up}
        return own | ({"plan_inventory": self.plan} if self._desk.session is not None else {})

    def set_up(self) -> None:
        """Opens the sheet about the scanner and its sounds."""
        from ui.eum.scansheet import ScannerSheet

        ScannerSheet(self._desk, self._desk.machine).open()

    def plan(self) -> None:
        """Opens the sheet that plans an inventory."""
        from ui.eum.plansheet import begin

        if self._desk.session is not None:
            begin(self._desk, self._desk.session)

    # -- the count under way --
    def _opened(self) -> None:
        """An office is open: a count that was under way before the lock goes on."""
        session = self._desk.session
        if session is None:
            return
        session.count_made.connect(self._follow)
        if self._counted is not None and self._counted[0] == session.office.folder:
            _work_of(session).begin(self._counted[1])
        else:
            self._counted = None

    def _follow(self, work: "CountWork") -> None:
        work.turned.connect(lambda: self._remember(work))
        work.told.connect(self._tell)
        work.page_wanted.connect(lambda code: self._open_page(work, code))

    def _remember(self, work: "CountWork") -> None:
        session = self._desk.session
        if session is not None and work.parent() is session:
            self._counted = (session.office.folder, work.event_id) if work.event_id else None

    def _tell(self, sentence: str, sound: str) -> None:
        """Where another screen is in front, the message line says what was read."""
        from ui.eum.outcomes import TONES

        desk = self._desk
        if desk.workspace is not None and desk.workspace.page.screen_shown != COUNTING:
            desk.workspace.message.say(sentence, TONES.get(sound, "blocked"))

    def _open_page(self, work: "CountWork", code: str) -> None:
        """The page of a count sheet whose code was scanned; in the sheet that is open, where there is one."""
        from ui.eum.papersheet import PaperSheet

        sheet = self._desk.findChild(PaperSheet)
        if sheet is None or not sheet.isVisible():
            sheet = PaperSheet(self._desk, work)
            sheet.open()
        sheet.take_code(code)

    # -- a scan --
    def _scanned(self, scan: Scan) -> None:
        desk = self._desk
        if not desk.isVisible():
            return
        if desk.session is None or desk.turned:
            self._refuse_closed(scan)
            return
        work = _work_of(desk.session)
        if work.under_way:
            work.take(scan)
        elif desk.workspace is not None and desk.workspace.page.screen_shown == COUNTING:
            work.refuse(scan.text)  # whoever scans here means to count
        elif (field := _field_for(QApplication.focusWidget())) is not None:
            _put(field, scan)
        else:
            from ui.eum.lookup import look_up

            look_up(desk, desk.session, scan.text)

    def _refuse_closed(self, scan: Scan) -> None:
        focus = QApplication.focusWidget()
        away = self._desk.locked or self._desk.turned
        if not away and (field := _field_for(focus)) is not None and not _secret(field):
            _put(field, scan)
            return
        Sounds.current().play(REFUSED)
        said = LOCKED if self._desk.locked else TURNED if self._desk.turned else CLOSED
        page = self._desk.findChild(UnlockPage)
        if page is not None:
            page.tell(said)
        else:
            announce.now(self._desk, said, urgent=True)


def _work_of(session: "Session") -> "CountWork":
    from ui.eum.countwork import CountWork

    return CountWork.of(session)


def _field_for(focus: QWidget | None) -> QLineEdit | QPlainTextEdit | None:
    """The field of a new record or a sheet that a scan outside a count is meant for; None where it looks an item up."""
    if not isinstance(focus, QLineEdit | QPlainTextEdit) or focus.isReadOnly() or not focus.isEnabled():
        return None
    from ui.parts.form import Form
    from ui.parts.sheet import Sheet

    above = focus.parentWidget()
    while above is not None:
        if isinstance(above, Sheet) or (isinstance(above, Form) and not above.record.id):
            return focus
        above = above.parentWidget()
    return None


def _put(field: QLineEdit | QPlainTextEdit, scan: Scan) -> None:
    """Writes a scan where the cursor is, as if it were typed, but without the Enter at its end."""
    if isinstance(field, QLineEdit):
        field.insert(scan.text)
        field.setModified(True)
        field.textEdited.emit(field.text())
    else:
        field.insertPlainText("\n".join(scan.parts) + ("\n" if scan.split else ""))
    announce.now(field, f"Scanned into {field.accessibleName() or 'the field'}: {scan.text}")


def _secret(field: QLineEdit | QPlainTextEdit) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal
