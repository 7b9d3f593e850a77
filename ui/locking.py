"""The lock of the window: the screen goes dark at once, the open office goes as soon as nothing is being written.

Nothing personal outlives it: the workspace is taken apart and built anew at unlock, what was typed is parked in the
encrypted file, the key and all connections go. Only the right to write and the window itself stay.
"""

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from app import caches
from ui.idle import ADMIN_LOCK_AFTER_S, LOCK_AFTER_S, Idle, seconds
from ui.unlock import UnlockPage

if TYPE_CHECKING:
    from pathlib import Path

    from app.drafts import Content
    from app.errors import DeskError
    from app.office import Office
    from app.suspending import Suspended
    from ui.drafts import Typed
    from ui.guest import GuestPage
    from ui.jobs import Cancelled, Progress, Running
    from ui.session import Session
    from ui.shell import Desk
    from ui.workspace import Workspace

WARNING = "The window locks in a minute. Press any key to stay."
STAYS = "The window stays open."


class Locking(QObject):
    """Watches for nobody being there, locks, and opens again for whoever knows a passphrase of the office."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.locked = False
        self._page: UnlockPage | None = None
        self._ending: Session | None = None
        """The session that is being suspended."""
        self._suspended: list[Suspended] = []
        """At most one; filled on the thread that writes, so that an unlock queued behind it finds it."""
        self._unlocking: Running | None = None
        self._opened: list[Office] = []
        """The office that an unlock brings, from the thread that writes until the window has it."""
        self._refused: list[str] = []
        self._warned = WARNING
        self._backup_due = 0.0
        """When the next backup was due, on the clock of `idle`."""
        self.idle = Idle(self)
        self.idle.warned.connect(self._warn)
        self.idle.resumed.connect(self._resumed)
        self.idle.idle.connect(self.lock)

    # -- nobody there --
    def watch(self) -> None:
        """Begins to count the time without input (INF-D-05)."""
        session = self._desk.session
        if session is not None:
            self.idle.start(ADMIN_LOCK_AFTER_S if session.office.role.may_administer else LOCK_AFTER_S)

    @property
    def _guest_page(self) -> "GuestPage | None":
        """What a visitor looks at; None while the office is shown."""
        return self._desk.guest.page if self._desk.guest is not None else None

    def _warn(self) -> None:
        if (page := self._guest_page) is not None:  # what is typed behind it is no business of a visitor
            page.warn(WARNING)
        elif self._desk.workspace is not None:
            self._warned = " ".join((WARNING, *_lost(self._desk.workspace)))
            self._desk.workspace.message.say(self._warned, "warn")

    def _resumed(self) -> None:
        if (page := self._guest_page) is not None:
            page.take_back(STAYS)
        if self._desk.workspace is not None:
            self._desk.workspace.message.take_back(self._warned, STAYS)

    # -- locking --
    def lock(self) -> None:
        """Hides everything now, and lets go of the office once what is being written is written."""
        desk = self._desk
        session, workspace = desk.session, desk.workspace
        if session is None or workspace is None or self.locked:
            return
        from ui.drafts import WINDOW, Typed

        self.locked = True
        self._backup_due = seconds() + workspace.keeper.due_in_ms / 1000
        workspace.hide_personal()
        self._refused += _lost(workspace)
        window = workspace.drafts.window()
        news = workspace.drafts.stop()
        _close_sheets(desk)
        self._show_page(session.office.folder, session.office.user)
        desk.forget()
        _clear_screen(desk)
        self._suspend(session, {WINDOW: Typed(window), **news})

    def _show_page(self, folder: "Path", user: str) -> None:
        page = self._page = UnlockPage(folder)
        page.lock_for(user)
        page.submitted.connect(lambda user, passphrase: self._unlock(page, user, passphrase))
        page.elsewhere.connect(self._leave)
        self._desk.show_page(page)
        page.passphrase.setFocus()

    def _suspend(self, session: "Session", news: "dict[str, Typed | None]") -> None:
        from ui.drafts import unsaved

        self._ending = session
        titles = self._desk.jobs.titles()

        def kept() -> "dict[str, Content | None]":
            return unsaved(news)

        session.suspend(kept, self._suspended.append, self._is_suspended, self._heard_refusal)
        if titles and self._page is not None:
            self._page.say_finishing(titles)

    def _heard_refusal(self, error: "DeskError") -> None:
        self._refused.append(error.sentence)

    def _is_suspended(self, suspended: "Suspended") -> None:
        if self._ending is not None:
            self._ending.deleteLater()
            self._ending = None
        if self._page is not None:
            self._page.say_locked(suspended.lacks_disk)
        QTimer.singleShot(0, self, _forget_everything)

    # -- unlocking --
    def _unlock(self, page: UnlockPage, user: str, passphrase: str) -> None:
        folder, on = page.folder, self._desk.on

        def job(_progress: "Progress", _cancelled: "Cancelled") -> "Office":
            from app import offices, suspending

            if self._suspended:
                office = suspending.resume(self._suspended[0], user, passphrase, today=on)
            else:  # it did not lock cleanly and is closed
                office = offices.open_office(folder, user, passphrase, today=on)
            self._opened.append(office)
            return office

        self._unlocking = self._desk.jobs.write(
            "", job, self._back, lambda error: page.refuse(error.sentence)
        )

    def _back(self, office: "Office") -> None:
        self.locked = False
        self._page = self._unlocking = None
        self._suspended.clear()
        self._opened.clear()
        desk = self._desk
        desk.enter(office, again=True)
        if desk.workspace is not None:
            desk.workspace.keeper.go_on(int((self._backup_due - seconds()) * 1000))
            for sentence in self._refused:
                desk.workspace.message.say(sentence, "blocked")
        self._refused.clear()

    # -- for good --
    def _leave(self) -> None:
        """Log off and close, from the lock page; asks when something typed is in memory only."""
        if any(each.lacks_disk for each in self._suspended):
            from ui.parts.sheet import ask

            ask(self._desk, "Discard what is not saved?", "What was typed could not be written to the disk and goes "
                "with the window. Unlock it to save.", "Discard", self._desk.close_office)  # fmt: skip
        else:
            self._desk.close_office()

    def close(self) -> None:
        """Gives up a locked office for good, once what is being written is written."""
        if not self.locked:
            return
        if self._unlocking is not None:
            self._unlocking.drop()
        self._desk.jobs.finish()
        for office in self._opened:
            office.close()
        for suspended in self._suspended:
            suspended.release()
        if self._ending is not None:
            self._ending.deleteLater()
        self._opened.clear()
        self._suspended.clear()
        self._ending = self._page = self._unlocking = None
        self.locked = False


def _lost(workspace: "Workspace") -> list[str]:
    """A sentence on what is too large to outlive the lock; none when nothing is."""
    lost = workspace.drafts.lost()
    return (
        [f"Too large to be kept over the lock, attach or paste it again: {', '.join(lost)}."] if lost else []
    )


def _close_sheets(desk: "Desk") -> None:
    """Menus, lists that hang from a field, and every dialog."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for sheet in desk.findChildren(QDialog):
        sheet.reject()
        sheet.deleteLater()
    QToolTip.hideText()


def _clear_screen(desk: "Desk") -> None:
    """Takes off what stands elsewhere than on a page: names of changes on the undo actions."""
    for action_id in ("undo", "redo"):
        plain = desk.book.declared[action_id].label
        desk.book.rename(action_id, plain)
        desk.book.made[action_id].setIconText(plain)


def _forget_everything() -> None:
    """Caches and what hangs together in circles, after the widgets are gone."""
    caches.forget_texts()
    QPixmapCache.clear()
    gc.collect()
