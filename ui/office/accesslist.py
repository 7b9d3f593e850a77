"""Access log: who looked at, revealed, printed or exported what, as an inspector reads it."""

from array import array
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app import access
from app.access import Looked, Told
from app.change import Changed
from app.journal.proof import Chain
from app.reader import Reader
from app.tabular import Table
from models.fields import show_date
from models.kinds import kind_named
from ui import announce
from ui.jobs import Running
from ui.office.screen import Screen
from ui.office.screenbar import Choice, DayLine, captioned
from ui.parts.basics import boxed, button, label, row
from ui.parts.chip import Chip
from ui.parts.grid import Grid
from ui.parts.rail import Tab
from ui.parts.table_model import Column, Row
from ui.parts.words import counted, sentence_start
from ui.session import Session

COLUMNS = (
    Column("at", "When", width=180),
    Column("user", "Who", width=140),
    Column("action", "What", width=150),
    Column("record", "Record", width=250),
    Column("detail", "Detail", width=360),
)
EXPORTED_AT_ONCE = 2_000


class LogLines:
    """Rows of the log by place; only the page that is looked at is read."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """The log keeps its own order; places come from a job."""
        return array("q")

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells of these places."""
        return [cells(each) if each else None for each in access.page(self._session.reader, list(ids))]


def cells(told: Told) -> tuple[str, ...]:
    """The cells of a line."""
    line = told.line
    return told.when, line.user, sentence_start(line.action), record_words(told), line.detail


def record_words(told: Told) -> str:
    """The record of a line with its kind; the kind alone for a line about a whole list."""
    if not told.line.kind:
        return ""
    label_ = kind_named(told.line.kind).spec.label
    return f"{label_} {told.record or 'that is gone'}" if told.line.record_id else told.record


class AccessPage(Screen):
    """The log newest first, in the office's zone; filters ask the log itself, a page of lines is read at a time."""

    tab = Tab("Access log", "eye")
    search_hint = "Search the access log"
    columns = COLUMNS
    noun, nouns = "line", "lines"
    empty = ("Nothing is logged yet", "Openings, views, reveals, prints and exports stand here from now on.")

    def __init__(self, session: Session) -> None:
        self._looked = Looked()
        self._about = ""
        self._asked: Running | None = None
        super().__init__(session)
        session.log_wanted.connect(lambda kind, record_id: self.look_at((kind, int(str(record_id)))))

    def make_grid(self) -> Grid:
        grid = Grid(LogLines(self.session), COLUMNS, self.tab.label)
        grid.horizontalHeader().setSortIndicatorShown(False)
        grid.horizontalHeader().setSectionsClickable(False)
        return grid

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.user = Choice("log_user", "Who", "Everybody", self._ask)
        self.action = Choice("log_action", "What", "Everything", self._ask)
        self.since = DayLine("log_since", "Since", lambda: self.session.today, self._ask)
        self.until = DayLine("log_until", "Until", lambda: self.session.today, self._ask)
        self._only = button("", "log_only", lambda: self.look_at(None), icon="x")
        self._only.hide()
        return [*(captioned(each) for each in (self.user, self.action, self.since, self.until)), self._only]

    def verbs(self) -> Sequence[QWidget]:
        self._who = button("Who else looked at it", "log_record", self._look_at_chosen, icon="eye")
        self._open = button("Open record", "log_open", self.open_chosen, icon="file-text")
        return [self._who, self._open, *self.leaving("log")]

    def below(self) -> Sequence[QWidget]:
        self._chain = Chip("open", "Chain not looked at yet", "log_chain")
        self._whose = label("", "muted", wrap=True, name="log_whose")
        line = row(self._chain, self._whose)
        line.setStretch(1, 1)
        return [boxed(line)]

    # -- page --
    def refresh(self, changed: Changed | None = None) -> None:
        if self.session.as_of is not None:
            return
        user = self.session.office.user
        self.session.read(lambda reader: (access.users(reader, user), access.actions(reader)), self._offer)
        self.session.read(access.proven, self._tell_chain)
        self._whose.setText("" if self.session.office.role.sees_log else f"The lines of {user} alone.")
        self._ask()

    def search(self, text: str) -> None:
        self._text = text
        self._ask()

    _text = ""

    def look_at(self, record: tuple[str, int] | None) -> None:
        """Shows the lines about one record and what belongs to it; None for all again."""
        self._record = record
        self._only.setVisible(record is not None)
        if record is not None:
            title = self.session.reader.titles(record[0], [record[1]]).get(record[1], "this record")
            self._about = f"{kind_named(record[0]).spec.label} {title}"
            self._only.setText(f"Only about {self._about}")
            self._only.setAccessibleName(f"Only about {self._about}. Show all again")
        self._ask()

    _record: tuple[str, int] | None = None

    def tell_story(self) -> str:
        told = self._chosen()
        if told is None:
            return ""
        about = f": {record_words(told)}" if told.line.kind else ""
        detail = f" ({told.line.detail})" if told.line.detail else ""
        return f"{told.line.user} {told.line.action}{about}{detail}, {told.when}."

    def tell_able(self) -> None:
        told = self._chosen()
        has_record = told is not None and bool(told.line.record_id) and bool(told.line.kind)
        self._who.setEnabled(has_record)
        self._open.setEnabled(has_record)

    @property
    def about(self) -> tuple[str, int] | None:
        told = self._chosen()
        if told is None or not told.line.kind or not told.line.record_id:
            return None
        return told.line.kind, told.line.record_id

    def open_chosen(self) -> None:
        told = self._chosen()
        if told is not None and told.line.record_id:
            self.session.open_record.emit(told.line.kind, told.line.record_id)

    def table(self) -> Callable[[Reader], Table]:
        places, title = list(self.grid.table.ids), self.tab.label
        subtitle = ". ".join(filter(None, (self._asked_words(), self.said.text())))

        def make(reader: Reader) -> Table:
            rows: list[tuple[str, ...]] = []
            for start in range(0, len(places), EXPORTED_AT_ONCE):
                found = access.page(reader, places[start : start + EXPORTED_AT_ONCE])
                rows += (cells(each) for each in found if each)
            labels = tuple(each.label for each in COLUMNS)
            return Table(title.casefold(), title, subtitle, labels, tuple(rows))

        return make

    # -- internal --
    def _chosen(self) -> Told | None:
        place = self.grid.current_id()
        return access.page(self.session.reader, [place])[0] if place is not None else None

    def _look_at_chosen(self) -> None:
        told = self._chosen()
        if told is not None and told.line.record_id:
            self.look_at((told.line.kind, told.line.record_id))

    def _offer(self, found: tuple[list[str], list[str]]) -> None:
        users, actions = found
        self.user.offer((each, each) for each in users)
        self.action.offer((sentence_start(each), each) for each in actions)

    def _ask(self) -> None:
        looked = Looked(
            self._text, self.user.value, self.action.value, self.since.day, self.until.day, self._record
        )
        user = self.session.office.user
        if self._asked is not None:
            self._asked.drop()
        self._looked = looked
        self._asked = self.session.read(lambda reader: access.find(reader, user, looked), self._show)

    def _show(self, places: "array[int]") -> None:
        self._asked = None
        self.grid.show_ids(places)
        if places and self.grid.current_id() is None:
            self.grid.go_to_row(0)
        self.said.setText(f"{counted(len(places), 'line')} shown, newest first")
        announce.settled(self.grid, self.said.text() if self._text else "")
        everything = self._looked == Looked()
        self.stack.setCurrentWidget(self.grid if places else self.blank if everything else self.nothing)
        self._picked()

    def _tell_chain(self, chain: Chain) -> None:
        if chain.first_bad:
            self._chain.tell("blocked", f"Line {chain.first_bad:,} does not follow the line before it")
        else:
            self._chain.tell("done", f"Chain proven, {counted(chain.lines, 'line')}")

    def _asked_words(self) -> str:
        days: list[tuple[str, date | None]] = [("since", self._looked.since), ("until", self._looked.until)]
        parts = [self.user.currentText(), self.action.currentText()]
        parts += [f"{words} {show_date(day)}" for words, day in days if day]
        parts += [f"about {self._about}"] if self._record else []
        parts += [f"search “{self._text}”"] if self._text else []
        return ", ".join(parts)
