"""Looking back: the same tab over the office as the file said at the end of a past day, with nothing to edit."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import DeskError, NotFound
from app.reader import Reader
from app.reading import Where
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.kinds import kind_named
from ui.jobs import Cancelled, Progress, Running, Stopped
from ui.page import Page
from ui.parts.basics import Elided, boxed, button, label, restyle, row, rule
from ui.parts.chip import ToneIcon
from ui.parts.keyboard import Keyboard
from ui.session import Session
from ui.theme import GAP, Theme

T = TypeVar("T")
CLOSED = (
    "save",
    "discard",
    "new_record",
    "import",
    "export",
    "remove",
    "print_draft",
    "undo",
    "redo",
    "decide",
    "note",
    "undo_list",
    "bulk_edit",
    "duplicates",
    "vetting_answers",
    "scores",
    "read_passport",
    "print_packets",
    "write_letters",
    "vetting_sheet",
    "training_list",
    "tracking_sheet",
)
"""Actions that change the office or would show it as it is now."""


class Past:
    """Two readers of one past day: one for the window's thread, one that jobs take turns with."""

    def __init__(self, session: Session, day: date) -> None:
        self.day = day
        self.turn = Lock()
        self._open = ExitStack()
        try:
            self.shown = self._open.enter_context(session.office.as_of(day))
            self.asked = self._open.enter_context(session.office.as_of(day))
        except BaseException:
            self._open.close()
            raise

    def close(self) -> None:
        """Lets both go, once the job that reads is done."""
        with self.turn:
            self._open.close()


class PastSession(Session):
    """The session of a page that looks back: reads from the past, changes nothing; views are still logged."""

    def __init__(self, now: Session, past: Past) -> None:
        super().__init__(now.office, now.jobs, now)
        now.office.listeners.remove(self._hear)  # the past does not change
        self.layouts = now.layouts
        self._now, self._past = now, past
        self._asked: list[Running] = []
        self.said.connect(now.said)

    @property
    def ended(self) -> bool:
        return self._now.ended

    @property
    def as_of(self) -> date | None:
        return self._past.day

    @property
    def today(self) -> date:
        return self._past.day

    @property
    def reader(self) -> Reader:
        return self._past.shown

    @property
    def why_reading(self) -> str:
        return (
            f"This is what the file said on {show_date(self._past.day)}. Go back to now to change anything."
        )

    def read(
        self,
        job: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        *,
        title: str = "",
    ) -> Running:
        running = super().read(job, done, failed, title=title)
        self._asked.append(running)
        return running

    def put_away(self) -> None:
        """Forgets what was asked and lets the past go, once the job that reads it is done."""
        for each in self._asked:
            each.drop()
        past = self._past
        self.jobs.read("", lambda *_: past.close(), lambda _: None)

    @contextmanager
    def _borrowed(self) -> Iterator[Reader]:
        with self._past.turn:
            yield self._past.asked


class PastPage(Page):
    """A bar that says which day is looked at, and below it the tab's own page over that day."""

    left = Signal()
    """Back to now is wanted."""
    elsewhere = Signal(str, object, object)
    """Kind and id of a record that another tab shows, and the day it is wanted of."""

    def __init__(
        self, now: Session, kind: type[Page], record: tuple[str, int] | None = None, screen: str = ""
    ) -> None:
        super().__init__(now)
        self._now, self._kind, self._record, self._screen = now, kind, record, screen
        self.inner: Page | None = None
        self.setAccessibleName(f"{kind.tab.label}, looking back")
        self._day = QLineEdit()
        self._bar = self._make_bar()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._bar)
        self._layout.addWidget(rule())
        self._space = QWidget()
        self._layout.addWidget(self._space, 1)
        self._gone = False
        self._asked: Running | None = None
        self._wanted: date | None = None
        """The day that was asked for last."""
        self._keyboard = Keyboard(self)
        """Where the keyboard stood then."""
        now.closing.connect(self.put_away)

    # -- the day --
    @property
    def as_of(self) -> date | None:
        return self.inner.as_of if self.inner else None

    def look(self, day: date, record: tuple[str, int] | None = None) -> None:
        """Reads the office as it was at the end of a day, off the window's thread; shows a record of then."""
        self._record = record or self._record
        if day >= self._now.today:
            self._refuse("Choose a day before today.")
            return
        self._said.setText(f"Looking at {show_date(day)}")
        restyle(self._said, tone="")
        self._day.setFocus()
        self._wanted, self._keyboard = day, Keyboard(self)
        if self._asked is not None:
            self._asked.cancel()  # not dropped: what it has opened already is closed when it comes

        def job(_progress: Progress, cancelled: Cancelled) -> Past:
            past = Past(self._now, day)
            if cancelled():  # nobody is there to close it any more
                past.close()
                raise Stopped
            return past

        self._asked = self._now.jobs.read(
            "Looking back", job, self._show, lambda error: self._not_read(day, error)
        )

    def _not_read(self, day: date, error: DeskError) -> None:
        if day == self._wanted:
            self._refuse(error.sentence)

    @property
    def search_hint(self) -> str:  # type: ignore[override]
        """The tab's own, with a word on what is found in the past."""
        return f"{self.inner.search_hint} by what they are called now" if self.inner else "Search"

    @property
    def searched(self) -> str:
        """What is searched in the past; kept apart from what is searched now."""
        return self.inner.searched if self.inner else ""

    @searched.setter
    def searched(self, text: str) -> None:
        if self.inner is not None:
            self.inner.searched = text

    def put_away(self) -> None:
        """Lets the past go; nothing is shown any more."""
        self._gone = True
        self._drop_inner()

    def _drop_inner(self) -> None:
        old, self.inner = self.inner, None
        if old is not None:
            assert isinstance(old.session, PastSession)
            old.session.put_away()
            self._layout.removeWidget(old)
            old.session.deleteLater()
            old.deleteLater()

    def _show(self, past: Past) -> None:
        if self._gone or past.day != self._wanted:
            past.close()
            return
        self._drop_inner()
        self._space.hide()
        self.inner = inner = self._kind(PastSession(self._now, past))
        inner.able.connect(self.able)
        inner.turned.connect(self.turned)
        self.turned.emit()
        inner.session.open_record.connect(self._open)
        inner.session.list_wanted.connect(self._open_list)
        self._layout.addWidget(inner, 1)
        shown = show_date(past.day)
        self._said.setText(f"As the file said on {shown}")
        restyle(self._said, tone="")
        self._day.setText(shown)
        self.able.emit()
        inner.show_screen(self._screen)
        if inner.shows_duties:
            inner.session.read(lambda reader: reader.duties(), inner.tell_duties)
        if not self._keyboard.waits:
            return  # who went on, to leave or to search, is not called back
        inner.enter()
        if self._record is not None and _was_there(past.shown, *self._record):
            inner.show_record(*self._record)

    def _open(self, kind: str, record_id: object) -> None:
        if self.inner is None:
            return
        from ui.tabs import tab_of

        if tab_of(kind) == self._kind.tab.label:
            self.inner.show_record(kind, int(str(record_id)))
        elif self.as_of is not None:
            self.elsewhere.emit(kind, record_id, self.as_of)

    def _open_list(self, kind: str, where: Where) -> None:
        """A list of the same tab; another tab would show it as it is now."""
        if self.inner is not None and kind in self.inner.kinds():
            self.inner.show_only(kind, where)

    def _typed(self) -> None:
        try:
            self.look(read_typed_date(self._day.text(), self._now.today))
        except FieldError as error:
            self._refuse(f"{error}.")

    def _refuse(self, sentence: str) -> None:
        self._said.setText(sentence)
        restyle(self._said, tone="blocked")
        self._day.setFocus()
        self._day.selectAll()

    def _make_bar(self) -> QWidget:
        self._said = Elided("", "strong", "as_of_said")
        self._day.setObjectName("as_of_day")
        self._day.setAccessibleName("Day to look at")
        self._day.setPlaceholderText("5 May 2026")
        self._day.setFixedWidth(Theme.current().px(130))
        self._day.returnPressed.connect(self._typed)
        caption = label("Day", "muted")
        caption.setBuddy(self._day)
        go = button("Look at this day", "as_of_go", self._typed)
        back = button("Back to now", "as_of_back", self.left.emit, primary=True)
        made = row(ToneIcon("note"), self._said, caption, self._day, go, back)
        made.setStretch(1, 1)
        bar = boxed(made, "as_of_bar")
        made.setContentsMargins(GAP, 4, GAP, 4)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return bar

    # -- page: what the inner one says, with everything that changes closed --
    def search(self, text: str) -> None:
        if self.inner is not None:
            self.inner.search(text)

    def show_record(self, kind: str, record_id: int) -> None:
        self._open(kind, record_id)

    def enter(self) -> None:
        if self.inner is not None:
            self.inner.enter()
        else:
            self._day.setFocus()

    def abilities(self) -> set[str]:
        return (self.inner.abilities() if self.inner else set()) - {"edit"}

    def reasons(self) -> dict[str, str]:
        why = self.inner.session.why_reading if self.inner else "Choose the day first."
        return (self.inner.reasons() if self.inner else {}) | dict.fromkeys(CLOSED, why)

    def handlers(self) -> dict[str, Callable[[], object]]:
        own = self.inner.handlers() if self.inner else {}
        return own | {"look_back": self._day.setFocus}

    @property
    def screen_shown(self) -> str:
        return self.inner.screen_shown if self.inner else ""

    def hide_personal(self) -> None:
        if self.inner is not None:
            self.inner.hide_personal()


def _was_there(reader: Reader, kind: str, record_id: int) -> bool:
    try:
        reader.get(kind_named(kind), record_id)
    except NotFound:
        return False
    return True


def first_day(today: date) -> date:
    """The day that is shown first: yesterday."""
    return today - timedelta(days=1)
