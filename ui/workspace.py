"""The window of an open office: vertical tabs, top line, the tab's page, message line, status line."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import backups
from app.change import Changed
from app.errors import DeskError
from app.findings import Duty
from app.office import Office, Undone
from app.rechecks import moves_duties
from models.fields import show_date
from ui.actions import ActionBook
from ui.anywhere import Anywhere
from ui.asking.latest import Latest
from ui.drafts import DraftKeeper
from ui.faults import show_refusal
from ui.jobstrip import JobStrip
from ui.keymap import Keymap
from ui.lookingback import LookingBack
from ui.office.keeper import Keeper
from ui.page import Page
from ui.parts import words
from ui.parts.basics import Elided, boxed, column, label, row, rule
from ui.parts.chip import Chip
from ui.parts.message import MessageLine
from ui.parts.rail import Rail
from ui.parts.search import SearchBox
from ui.passphrase import PassphraseSheet
from ui.session import Session
from ui.tabs import TabPage
from ui.theme import GAP, Theme
from ui.undoing import Steps, ask_others, steps_of

DUTIES_AFTER_MS = 300
"""A burst of changes counts its duties once."""
NOT_VALIDATED = "Encryption not FIPS-validated"


class Workspace(QWidget):
    """Builds a tab's page when it is first shown; routes search and actions to the page on screen."""

    moved = Signal()
    """Another tab, or other things to do on it."""
    painted = Signal()
    """The first page was painted; told once."""

    def __init__(self, session: Session, book: ActionBook, pages: Sequence[TabPage]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.session, self._book, self._kinds = session, book, tuple(pages)
        self._pages: dict[int, Page] = {}
        self._duties: list[Duty] = []
        self._steps = Steps()
        self._due, self._last, self._proven = (Latest(session, self) for _ in range(3))
        """Questions for duties, undo and backup: after a burst of changes the answer to the last one stands."""
        self._was_painted = False
        self.rail = Rail()
        self.search = SearchBox("Search")
        self.message = MessageLine()
        self.progress = JobStrip(session.jobs)
        self._stack = QStackedWidget()
        self.past = LookingBack(self)
        self.anywhere = Anywhere(self)
        self.keeper = Keeper(session, self)
        self.drafts = DraftKeeper(self)
        self._build()
        self._listen()
        self.rail.setCurrentIndex(0)
        self._show_tab(0)
        self._look_at_undo()
        self._look_at_backups()
        self._soon = QTimer(self, singleShot=True, interval=DUTIES_AFTER_MS)
        self._soon.timeout.connect(self.look_at_duties)
        self.look_at_duties()
        if session.why_reading:
            self.message.say(session.why_reading, "warn")
        for each in session.office.warnings:
            self.message.say(each, "warn")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    # -- pages --
    @property
    def page(self) -> Page:
        """The page on screen."""
        return self._pages[self.rail.currentIndex()]

    @property
    def kinds(self) -> tuple[TabPage, ...]:
        """The tabs, in their order."""
        return self._kinds

    @property
    def book(self) -> ActionBook:
        """The actions of the window."""
        return self._book

    def go_to(self, tab: str) -> Page:
        """Shows the tab of that word and returns its page."""
        at = next(at for at, kind in enumerate(self._kinds) if kind.tab.label == tab)
        self.rail.setCurrentIndex(at)
        return self.page

    def tabs(self) -> list[str]:
        """The words of the tabs, in order."""
        return [kind.tab.label for kind in self._kinds]

    @property
    def tab(self) -> str:
        """The word of the tab on screen."""
        return self.tabs()[self.rail.currentIndex()]

    def put_page(self, at: int, page: Page) -> Page:
        """Shows a page in the place of a tab's page, which is returned."""
        old, self._pages[at] = self._pages[at], page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._show_tab(at)
        return old

    def page_at(self, tab: str) -> Page:
        """The page of a tab, made when it was not shown yet."""
        return self._made(self.tabs().index(tab))

    def leaves(self) -> list[tuple[str, str, Page]]:
        """Every list and screen made so far: its tab, its word inside the tab, and the page, always the one of now."""
        own = ((self._kinds[at].tab.label, self.past.own.get(at, page)) for at, page in self._pages.items())
        return [(tab, name, leaf) for tab, page in own for name, leaf in page.inside().items()]

    def next_tab(self, step: int) -> None:
        """Goes on by a tab, round the end."""
        self.rail.setCurrentIndex((self.rail.currentIndex() + step) % self.rail.count())
        self.page.enter()

    def to_search(self) -> None:
        """Puts the focus into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def dirty(self) -> bool:
        """Whether a page holds changes that are not saved."""
        return any(not page.leave_safe() for _, _, page in self.leaves())

    def hide_personal(self) -> None:
        """Hides what was revealed on every page."""
        for page in self._pages.values():
            page.hide_personal()
        self.anywhere.forget()

    # -- actions --
    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the frame itself does, by action id."""
        return {
            "undo": self.undo,
            "redo": self.redo,
            "find": self.to_search,
            "backup": self.back_up,
            **({"look_back": self.past.look_back} if self.page.looks_back else {}),
            "passphrase": lambda: PassphraseSheet(self.window(), self.session).open(),
            "next_tab": lambda: self.next_tab(1),
            "previous_tab": lambda: self.next_tab(-1),
            **self.anywhere.handlers(),
        }

    def abilities(self) -> set[str]:
        """What can be done now."""
        able = {"open", *self.page.abilities()}
        able |= {"write"} if self.session.office.writable else set()
        able |= (
            {"admin"} if self.session.office.writable and self.session.office.role.may_administer else set()
        )
        steps, writable = self._steps, self.session.office.writable
        able |= {"undo"} if (steps.undo or steps.others) and writable else set()
        able |= {"redo"} if steps.redo and writable else set()
        return able

    def undo(self) -> None:
        """Takes back the last change, and says so; asks first when it is somebody else's."""
        others = self._steps.others
        if others is None:
            self._take_back()
        else:
            ask_others(self.window(), self._steps, lambda: self._take_back(others.of), self._take_back)

    def _take_back(self, of: str = "") -> None:
        self.session.write("Undo", lambda office: office.undo(of=of), self._undone)

    def redo(self) -> None:
        """Makes the undone change again."""
        self.session.write("Redo", lambda office: office.redo(), self._redone)

    def back_up(self) -> None:
        """Makes a backup, opens it and proves it."""

        def done(_: object) -> None:
            self.message.say("Backed up, opened and proven.", "done")
            self._look_at_backups()

        session = self.session

        def job(office: Office) -> None:
            with session.backing_up:
                backups.back_up(office)

        session.write("Backing up", job, done)

    def _tell_day(self) -> None:
        """The mark in the status line while the page on screen looks back."""
        day = self.page.as_of
        self._as_of.setVisible(day is not None)
        if day is not None:
            self._as_of.tell("note", f"As of {show_date(day)}")

    def refuse(self, error: DeskError) -> None:
        """Shows a known error: as a line when it is short, as a sheet when it has reasons."""
        if getattr(error, "findings", ()):
            show_refusal(self.window(), error)
        else:
            self.message.say(error.sentence, "blocked")

    # -- building --
    def _build(self) -> None:
        for kind in self._kinds:
            self.rail.add(kind.tab)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._top_line())
        right.addWidget(rule())
        right.addWidget(self._stack, 1)
        right.addWidget(self.message)
        right.addWidget(rule())
        right.addWidget(self._status_line())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(column(self.rail, None))
        layout.addWidget(rule(upright=True))  # as high as the window, the rail only as its tabs
        layout.addLayout(right, 1)

    def _top_line(self) -> QWidget:
        office = self.session.office
        self.search.setMaximumWidth(460)
        self.search.setMinimumWidth(160)
        self._today = Elided("", "muted", "today")
        self._undo = self._book.button("undo")
        user = Elided(f"{office.user} · {office.role.label}", "muted", "who")
        lock = self._book.button("lock")
        line = row(self.search, None, self._today, self._undo, user, lock, gap=12)
        line.setStretch(0, 3)
        made = boxed(line, "top_line")
        line.setContentsMargins(GAP, 6, GAP, 6)
        return made

    def _status_line(self) -> QWidget:
        office = self.session.office
        self._saved = label("", "caption", name="saved")
        self._backup = Elided("", "caption", "backup_state")
        self._reading = Chip("warn", "Reading only", "reading_only")
        self._reading.setVisible(not office.writable)
        self._reading.setToolTip(self.session.why_reading)
        self._reading.setAccessibleName(f"Reading only. {self.session.why_reading}")
        validated = Elided(NOT_VALIDATED, "caption", "not_validated")
        self._as_of = Chip("note", "", "as_of_mark")
        self._as_of.hide()
        line = row(
            self._saved, self._backup, self._reading, self._as_of, None, self.progress, validated, gap=16
        )
        made = boxed(line, "status")
        line.setContentsMargins(GAP, 3, GAP, 3)
        self._saved.setText("Saved" if office.writable else "Nothing can be changed here")
        self.show_today()
        return made

    def _listen(self) -> None:
        self.rail.currentChanged.connect(self._show_tab)
        self.search.searched.connect(self._searched)
        self.search.left.connect(lambda: self.page.enter())
        Theme.current().changed.connect(self.show_today)
        session = self.session
        session.changed.connect(self._heard)
        session.said.connect(self._say)
        self.moved.connect(self._tell_day)
        self.keeper.backed_up.connect(self._look_at_backups)
        self.keeper.failed.connect(self._tell_no_backup)

    def show_today(self) -> None:
        """Shows the date that counts."""
        today = self.session.today
        self._today.setText(show_date(today) if Theme.current().large else f"{today:%A} {show_date(today)}")

    def _look_at_backups(self) -> None:
        self._proven.ask(lambda _: backups.last_proven(self.session.office), self._tell_backup)

    def _tell_backup(self, proven: datetime | None) -> None:
        said = f"Last proven backup {show_date(proven.date())}" if proven else "No proven backup yet"
        self._backup.setText(said)

    def _tell_no_backup(self, sentence: str) -> None:
        self._backup.setText(f"Backup failed {datetime.now():%H:%M}")
        self.message.say(sentence, "warn")

    # -- tabs and search --
    def _made(self, at: int) -> Page:
        if at not in self._pages:
            page = self._kinds[at](self.session)
            page.able.connect(self.moved)
            page.turned.connect(self.show_searched)
            self._pages[at] = page
            if self._duties:  # a new page shows none
                page.tell_duties(self._duties)
            self._stack.addWidget(page)
        return self._pages[at]

    def _show_tab(self, at: int) -> None:
        page = self._made(at)
        self._stack.setCurrentWidget(page)
        self.show_searched()
        self.moved.emit()

    def show_searched(self) -> None:
        """The search box belongs to the list or screen that is shown."""
        page = self.page
        self.search.setPlaceholderText(page.search_hint)
        self.search.setAccessibleName(page.search_hint)
        self.search.setText(page.searched)

    def _searched(self, text: str) -> None:
        if self.page.searched != text:
            self.page.searched = text
            self.page.search(text)

    # -- what happened --
    def _heard(self, changed: Changed) -> None:
        self._steps = Steps(changed.undo_name, self._steps.redo)
        self._saved.setText(f"Saved {datetime.now():%H:%M}")
        self._look_at_undo()
        if moves_duties(changed.kinds):  # the readings of a count follow each other quickly and move none
            self._soon.start()

    def look_at_duties(self) -> None:
        """Reads what is due, once for the words on the tabs and for every page."""
        self._due.ask(lambda reader: reader.duties(), self._tell_duties)

    def _tell_duties(self, duties: list[Duty]) -> None:
        self._duties = duties
        overdue = [duty.area for duty in duties if duty.overdue]
        for at, kind in enumerate(self._kinds):
            count = sum(area in kind.areas for area in overdue) if kind.areas else len(overdue)
            self.rail.tell_overdue(at, count)
        for page in self._pages.values():
            page.tell_duties(duties)

    def _look_at_undo(self) -> None:
        self._last.ask(lambda _: steps_of(self.session.office), self._tell_undo)

    def _tell_undo(self, steps: Steps) -> None:
        self._steps = steps
        self._book.rename("undo", steps.undo_label)
        self._book.rename("redo", steps.redo_label)
        name = self._undo.fontMetrics().elidedText(
            self._book.made["undo"].text(), Qt.TextElideMode.ElideRight, 220
        )
        self._book.made["undo"].setIconText(name)
        self._undo.setAccessibleName(self._book.made["undo"].text())
        self.moved.emit()

    def _say(self, sentence: str, tone: str) -> None:
        self.message.say(Keymap.current().worded(sentence), tone)  # type: ignore[arg-type]

    def _undone(self, undone: Undone) -> None:
        self.message.say(f"Undone: {undone.name}.{_skipped(undone)}", "note", "Redo", self.redo)

    def _redone(self, undone: Undone) -> None:
        self.message.say(f"Done again: {undone.name}.{_skipped(undone)}", "note", "Undo", self.undo)


def _skipped(undone: Undone) -> str:
    if not undone.skipped:
        return ""
    return f" {words.counted(len(undone.skipped), 'field')} changed since and stayed as they are."
