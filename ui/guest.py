"""The guest view: the screen turned to a visitor, with what he may see of the open record and nothing else.

While it is shown the workspace stays behind it, out of reach: the menu is gone, every action but turning back and the
lock is closed, scans are refused, and nothing that comes from elsewhere opens a sheet. The marking lines stay.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QScrollArea, QToolTip, QVBoxLayout, QWidget

from ui import announce
from ui.parts.basics import boxed, column, label, row
from ui.parts.chip import ToneIcon
from ui.parts.sheet import ask
from ui.theme import GAP, GROUP_GAP, SECTION_GAP, Theme

if TYPE_CHECKING:  # made before the passphrase is typed
    from app.errors import DeskError
    from app.reader import Reader
    from app.visits.guest import Shown
    from ui.session import Session
    from ui.shell import Desk

OPEN = frozenset({"guest", "lock"})
"""Actions that can be done while it is shown."""
CLOSED = "Turn the screen back first."
NOT_HERE = "The guest view shows a clearance request, an industry visit or a foreign visitor: open one first."
WIDTH, CAPTION = 760, 150
"""Of the facts, and of what they are called, in px at 100 %."""


class GuestPage(QScrollArea):
    """The facts in large words; keys only scroll."""

    def __init__(self, shown: "Shown") -> None:
        super().__init__()
        self.setObjectName("guest_page")
        self.setAccessibleName(f"Guest view: {shown.title}")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._said = label("", "strong", wrap=True, name="guest_warning")
        told = row(ToneIcon("warn"), self._said)
        told.setStretch(1, 1)
        self._warning = boxed(told, "guest_warned")
        self._warning.hide()
        self._read_at = 0
        title = label(shown.title, "figure", wrap=True, name="guest_title")
        parts: list[QWidget | int | None] = [self._warning, title]
        for group in shown.groups:
            parts += [SECTION_GAP - GROUP_GAP, label(group.heading, "title", wrap=True, name="guest_heading")]
            parts.append(_rows(group.rows))
        inside = boxed(column(*parts, None, gap=GAP), "guest_inside", SECTION_GAP)
        inside.setMaximumWidth(Theme.current().px(WIDTH))
        holder = QWidget()
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(inside)
        self.setWidget(holder)

    def warn(self, sentence: str) -> None:
        """Shows a sentence of the program above the facts, and is at the top for it."""
        self._read_at = self.verticalScrollBar().value()
        self._said.setText(sentence)
        self._warning.show()
        self.verticalScrollBar().setValue(0)
        announce.now(self, sentence, urgent=True)

    def take_back(self, because: str) -> None:
        """Takes the sentence off, and shows again what was read before."""
        if not self._warning.isHidden():
            self._warning.hide()
            self.verticalScrollBar().setValue(self._read_at)
            announce.now(self, because)

    def focusNextPrevChild(self, _onward: bool) -> bool:
        """Tab leads nowhere."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls; whatever is no key of scrolling ends here."""
        super().keyPressEvent(event)
        event.accept()


class Guest(QObject):
    """Belongs to the window; turns the screen and turns it back."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.page: GuestPage | None = None

    @property
    def shown(self) -> bool:
        """Whether the screen is turned to a visitor."""
        return self.page is not None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The work of actions: all there is while it is shown."""
        return {"guest": self.turn_back, "lock": self._desk.lock} if self.shown else {"guest": self.turn}

    def turn(self) -> None:
        """Reads what a visitor may see of the record on screen, and turns the screen."""
        from app.visits import guest

        workspace = self._desk.workspace
        if workspace is None:
            return
        record = workspace.page.on_screen
        if record is None or record[0] not in guest.KINDS:
            workspace.message.say(NOT_HERE, "note")
            return
        kind, record_id = record

        def job(reader: "Reader") -> "Shown":
            return guest.shown(reader, kind, record_id)

        session = workspace.session
        session.read(job, lambda shown: self._show(session, kind, record_id, shown), self._not_read)

    def turn_back(self) -> None:
        """Asks, and shows the office again."""
        if any(each.isVisible() for each in self._desk.findChildren(QDialog)):
            return
        ask(self._desk, "Turn the screen back to the office?", "The whole office will be seen on this screen.",
            "Turn back", self.leave)  # fmt: skip

    def leave(self) -> None:
        """Shows the office again where it was left."""
        desk = self._desk
        if self.page is None or desk.workspace is None:
            return
        page = self.page
        self.forget()
        desk.put_behind(page)
        page.deleteLater()
        desk.workspace.page.enter()

    def forget(self) -> None:
        """The page goes with the window's other pages: the menu stands again."""
        if self.page is not None:
            self.page = None
            self._desk.menuBar().show()

    # -- internal --
    def _show(self, session: "Session", kind: str, record_id: int, shown: "Shown") -> None:
        desk = self._desk
        if desk.workspace is None or desk.session is not session or self.shown:
            return  # locked meanwhile
        desk.workspace.hide_personal()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for sheet in desk.findChildren(QDialog):
            sheet.reject()  # only windows beside the office: a sheet would have kept the key
        QToolTip.hideText()
        self.page = page = GuestPage(shown)
        for action in OPEN:
            page.addAction(desk.book.made[action])
        desk.menuBar().hide()
        desk.put_in_front(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if session.writable:
            session.log("viewed", kind, record_id, "guest view")

    def _not_read(self, error: "DeskError") -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.message.say(error.sentence, "blocked")


def _rows(rows: tuple[tuple[str, str], ...]) -> QWidget:
    made = QWidget()
    made.setObjectName("guest_rows")
    layout = QFormLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(GROUP_GAP)
    layout.setVerticalSpacing(GAP)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for caption, value in rows:
        said = label(value, wrap=True)
        said.setAccessibleName(f"{caption}: {value}")
        name = label(caption, "muted")
        name.setMinimumWidth(Theme.current().px(CAPTION))
        layout.addRow(name, said)
    return made
