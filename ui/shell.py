"""The one window: marking lines, and inside them start, unlock, the open office, or the lock page."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import deskacts
from ui.entrance import Entrance
from ui.machine import Machine
from ui.parts.banner import Banner
from ui.theme import Theme
from ui.unlock import UnlockPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from app.office import Office
    from app.reading import Where
    from ui.actions import ActionBook
    from ui.ahead import Ahead
    from ui.collecting import Collector
    from ui.eum.scanning import Scanning
    from ui.guest import Guest
    from ui.jobs import Jobs
    from ui.locking import Locking
    from ui.session import Session
    from ui.workspace import Workspace

TITLE = "SCO Desk"
FIRST_WIDTH, FIRST_HEIGHT = 1180, 720
CLOCK_MS = 30_000
MISTAKE = "The program made a mistake. The passphrase opens the office again."


class Desk(QMainWindow):
    """The window. Everything beyond the unlock page is imported after the first paint."""

    opened = Signal()
    """An office is open and its first page is on screen."""

    def __init__(self, machine: Machine, office: Path | None = None, on: date | None = None) -> None:
        super().__init__()
        self.machine = machine
        self.on = on
        """The date that counts as today whatever the clock says; None for the clock's."""
        self.entrance = Entrance(self, office)
        self._painted = False
        self._entered = 0
        """How often an office was entered."""
        self.session: Session | None = None
        self.workspace: Workspace | None = None
        self._jobs: Jobs | None = None
        self._ahead: Ahead | None = None
        self._collector: Collector | None = None
        self._book: ActionBook | None = None
        self.locking: Locking | None = None
        self.scanning: Scanning | None = None
        self.guest: Guest | None = None
        self._stack = QStackedWidget()
        Theme.current().dress(self)
        self.setAcceptDrops(True)
        self._frame()
        self.resize(machine.width or FIRST_WIDTH, machine.height or FIRST_HEIGHT)
        if office is not None:
            self.entrance.show_unlock(office)
        else:
            self.entrance.show_start()

    def _frame(self) -> None:
        self.setWindowTitle(TITLE)
        centre = QWidget()
        centre.setObjectName("desk")
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._banners = (Banner(), Banner())
        layout.addWidget(self._banners[0])
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._banners[1])
        self.setCentralWidget(centre)

    # -- after the first paint --
    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        import gc

        from ui.collecting import Collector

        gc.freeze()
        self._collector = Collector(self)
        self.prepare()
        self.ahead.go_on()

    @property
    def ahead(self) -> "Ahead":
        """What is imported before it is asked for."""
        if self._ahead is None:
            from ui.ahead import Ahead

            self._ahead = Ahead(self.jobs)
        return self._ahead

    def prepare(self) -> None:
        """Makes what every page beyond the unlock page needs: actions, menus, the clock."""
        if self._book is not None:
            return
        from ui import accessible, keymap
        from ui.actions import ActionBook
        from ui.clipboard import Clipboard
        from ui.eum.scanning import Scanning
        from ui.guest import Guest
        from ui.locking import Locking

        accessible.install()
        self._book = ActionBook(self)
        keymap.follow(self._book, self.machine)
        self._book.bind(**{each: self._doer(each) for each in self._book.declared})
        self._book.fill_menu_bar(self.menuBar())
        self.menuBar().setAccessibleName("Menu")
        Theme.current().changed.connect(self._dress_again)
        self.scanning = Scanning(self)  # before the lock's own watch, which shall hear of scanned keys too
        self.locking = Locking(self)
        self.guest = Guest(self)
        Clipboard.current().told.connect(self._tell)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._look_at_clock)
        self._allow()

    def _dress_again(self) -> None:
        from ui import icons

        icons.dress_again()

    @property
    def jobs(self) -> "Jobs":
        """The workers; made on first need."""
        if self._jobs is None:
            from ui.jobs import Jobs

            self._jobs = Jobs(self)
            self._jobs.refused.connect(self._refused)
            self._jobs.fault.connect(self._fault)
        return self._jobs

    @property
    def book(self) -> "ActionBook":
        """The actions."""
        self.prepare()
        assert self._book is not None
        return self._book

    # -- the open office --
    def enter(self, office: "Office", *, again: bool = False) -> None:
        """Shows an office that was opened, `again` after the lock; what its user had typed comes back."""
        from ui.session import Session
        from ui.tabs import PAGES
        from ui.workspace import Workspace

        self.prepare()
        self.ahead.hold()
        self.session = Session(office, self.jobs, self)
        self.session.places = self.machine.places
        self.session.places_changed.connect(self.machine.save)
        self.workspace = Workspace(self.session, self.book, PAGES)
        self.workspace.moved.connect(self._allow)
        self.session.open_record.connect(self._open_record)
        self.session.open_screen.connect(self._open_screen)
        self.session.list_wanted.connect(self._open_list)
        self.machine.opened(office.folder)
        self.entrance.folder = office.folder
        self._mark_practice(office.is_practice)
        self.show_page(self.workspace)
        self._allow()
        self.workspace.page.enter()
        self.workspace.drafts.bring_back(quiet=again)
        self._entered += 1
        settle = partial(self._settle, self._entered, again)
        self.workspace.painted.connect(lambda: self.jobs.when_read(settle))
        self._clock.start()
        if self.locking is not None:
            self.locking.watch()
        self.opened.emit()

    def _settle(self, entered: int, again: bool) -> None:
        """What can wait until the first page is there: the greeting, and importing what may be wanted next."""
        from ui.office.greeting import greet

        if self.session is None or self.workspace is None or entered != self._entered:
            return  # locked or closed meanwhile
        if not again:
            drafts = self.workspace.drafts
            greet(self.session, self.workspace.message, lambda: drafts.has_back)
        self.ahead.go_on()

    def _mark_practice(self, practice: bool) -> None:
        """A practice office says what it is in the title and in both marking lines."""
        from app.practice import WORDS

        self.setWindowTitle(f"{WORDS} · {TITLE}" if practice else TITLE)
        for each in self._banners:
            each.tell(f"{WORDS}: invented people, to learn with" if practice else "")

    @property
    def turned(self) -> bool:
        """Whether the screen is turned to a visitor."""
        return self.guest is not None and self.guest.shown

    def _open_record(self, kind: str, record_id: object) -> None:
        from ui.tabs import tab_of

        if self.workspace is not None:
            page = self.workspace.go_to(tab_of(kind))
            page.show_record(kind, int(str(record_id)))

    def _open_list(self, kind: str, where: "Where") -> None:
        from ui.tabs import tab_of

        if self.workspace is not None:
            self.workspace.go_to(tab_of(kind)).show_only(kind, where)

    def _open_screen(self, name: str) -> None:
        from ui.tabs import tab_with

        if self.workspace is not None and (tab := tab_with(name)):
            self.workspace.go_to(tab).show_screen(name)

    def lock(self) -> None:
        """Hides everything until a passphrase is given again; what is typed and not saved comes back then."""
        if self.locking is not None:
            self.locking.lock()

    @property
    def locked(self) -> bool:
        """Whether an office is open behind the lock page."""
        return self.locking is not None and self.locking.locked

    def close_office(self) -> None:
        """Logs off: closes the office and shows its unlock page with a word that it is closed."""
        folder = self.entrance.folder

        def show() -> None:
            if folder is None:
                self.entrance.show_start()
            else:
                self.show_unlock("Logged off. The office is closed.")

        self.close_session(show)

    def close_session(self, then: "Callable[[], object]") -> None:
        """Closes the open office, after asking when unsaved changes would be lost."""
        if self.workspace is not None and self.workspace.dirty:
            from ui.parts.sheet import ask

            ask(self, "Discard what is not saved?", "A form holds changes that are not saved.", "Discard",
                lambda: self._really_close(then))  # fmt: skip
        else:
            self._really_close(then)

    def let_go(self) -> "Office":
        """Takes the open office off the screen and hands it over, still open, to whoever exchanges its files."""
        session = self.session
        assert session is not None
        office = session.let_go()
        session.deleteLater()
        self.forget()
        return office

    def show_unlock(self, said: str, *, refused: bool = False) -> None:
        """The unlock page of the office that was open, with a sentence."""
        assert self.entrance.folder is not None
        self.entrance.show_unlock(self.entrance.folder)
        page = self._stack.currentWidget()
        assert isinstance(page, UnlockPage)
        (page.refuse if refused else page.show_ready)(said)

    def _really_close(self, then: "Callable[[], object]") -> None:
        if self.workspace is not None:
            self.workspace.drafts.discard()
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
        if self.locking is not None:
            self.locking.close()
        self.forget()
        then()
        if self._book is not None:
            self._allow()

    def forget(self) -> None:
        """Knows of no open office any more, and takes what was copied out of it off the clipboard."""
        self.session = self.workspace = None
        self._mark_practice(False)
        if self.guest is not None:
            self.guest.forget()
        if self._book is not None:
            from ui.clipboard import Clipboard

            Clipboard.current().clear()
            self._clock.stop()
            if self.locking is not None:
                self.locking.idle.stop()
            self._allow()

    # -- actions --
    def _doer(self, action_id: str) -> "Callable[[], object]":
        def do() -> object:
            handler = deskacts.handlers(self).get(action_id)
            return handler() if handler else None

        return do

    def _allow(self) -> None:
        if self._book is None:
            return
        handlers = deskacts.handlers(self)
        for action_id, made in self._book.made.items():
            made.setVisible(action_id in handlers or self._book.declared[action_id].needs != "")
        if self.workspace is None:
            self._book.allow(set())
        elif self.turned:
            from ui.guest import CLOSED

            self._book.allow(
                {"open", "record"}, {each: CLOSED for each in self._book.made if each not in handlers}
            )
        else:
            missing = {each: "Not on this tab." for each in self._book.made if each not in handlers}
            self._book.allow(self.workspace.abilities(), missing | self.workspace.page.reasons())

    # -- telling --
    def _refused(self, _running: object, error: object) -> None:
        from app.errors import DeskError
        from ui.faults import show_refusal

        assert isinstance(error, DeskError)
        if self.workspace is not None and self.turned:
            self.workspace.message.say(error.sentence, "blocked")  # read when the screen is turned back
        elif self.workspace is not None:
            self.workspace.refuse(error)
        else:
            show_refusal(self, error)

    def _fault(self, running: object, error: object) -> None:
        from ui.faults import show_fault

        assert isinstance(error, BaseException)
        page = self._stack.currentWidget()
        if isinstance(page, UnlockPage):
            page.show_ready(MISTAKE if self.locked else "It did not open.")
        elif self.workspace is None and page is not None and page.objectName() == "wait_page":
            self.show_unlock(
                "It was not done. The office is as before or as afterwards, never between.", refused=True
            )
        show_fault(self, error, str(getattr(running, "title", "")))

    def _tell(self, sentence: str) -> None:
        if self.workspace is not None:
            self.workspace.message.say(sentence, "note")

    def _look_at_clock(self) -> None:
        """Midnight or a corrected clock: the day that counts moves on."""
        session = self.session
        if session is None or self.on is not None:
            return
        from app import clock

        today = clock.today_in(session.office.setting("zone"), clock.now())
        if today != session.today:
            session.write("", lambda office: office.move_to(today), lambda _: self._new_day())

    def _new_day(self) -> None:
        if self.workspace is not None:
            self.workspace.show_today()
            self.workspace.look_at_duties()
            self.workspace.page.refresh()

    # -- Qt --
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """A sheet may be dropped anywhere where nothing else takes it."""
        from ui.importing.dropping import sheet_in

        open_ = self.session is not None and self.session.writable and not self.locked and not self.turned
        if open_ and sheet_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        from ui.importing.dropping import sheet_in
        from ui.importing.sheet import ImportSheet

        path = sheet_in(event.mimeData())
        if path is not None and self.session is not None and not self.turned:
            event.acceptProposedAction()
            ImportSheet(self, self.session, path).open()

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self.workspace is not None and self.workspace.dirty:
            event.ignore()
            self.close_session(self.close)
            return
        self.machine.width, self.machine.height = self.width(), self.height()
        self.machine.save()
        self._really_close(lambda: None)
        if self._ahead is not None:
            self._ahead.hold()
        if self._jobs is not None:
            self._jobs.end()
        if self._collector is not None:
            self._collector.stop()
        super().closeEvent(event)

    def show_page(self, page: QWidget) -> None:
        """Makes a page the only one."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        for at in reversed(range(self._stack.count())):
            old = self._stack.widget(at)
            if old is not None and old is not page:
                self._stack.removeWidget(old)
                old.deleteLater()

    def put_in_front(self, page: QWidget) -> None:
        """Shows a page; the one that was shown stays as it is behind it."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._allow()

    def put_behind(self, page: QWidget) -> None:
        """Takes a page away that was put in front."""
        self._stack.removeWidget(page)
        self._allow()
