"""What the screens of the office share: a bar of filters and verbs, a grid, the story of the chosen line, the sum."""

from array import array
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.change import Changed
from app.reader import Reader
from app.tabular import Table
from models.text import fold
from ui import announce
from ui.jobs import Running
from ui.office.screenbar import Bar
from ui.page import Page
from ui.parts.basics import boxed, column, label, rule, tool
from ui.parts.empty import NOTHING_MATCHES, EmptyPane
from ui.parts.grid import Grid
from ui.parts.table_model import Cell, Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.tablework import export_table, print_table
from ui.theme import GAP

T = TypeVar("T")
Measures = Mapping[str, Callable[[Any], Any]]
"""What a column sorts by."""
NOT_THEN = "This screen shows the office as it is now. Go back to now to see it."


class Lines(Generic[T]):
    """Rows of things that are no records; an id is the place in `items`."""

    def __init__(self, cells: Callable[[T], Row]) -> None:
        self._cells = cells
        self.items: Sequence[T] = ()

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order of reading."""
        return array("q", range(len(self.items)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._cells(self.items[at]) if at < len(self.items) else None for at in ids]


class Screen(Page):
    """Bar, grid or a word on why it is empty, the chosen line in full, the sum; leaves as sheet and as paper."""

    columns: tuple[Column, ...] = ()
    noun, nouns = "line", "lines"
    empty = ("Nothing here", "")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.grid = self.make_grid()
        self.story = label("", wrap=True, name="screen_story")
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = label("", "muted", name="screen_sum")
        self.blank = EmptyPane(*self.empty)
        self.nothing = EmptyPane(*NOTHING_MATCHES)
        self.stack = QStackedWidget()
        self._lay_out()
        self.grid.opened.connect(lambda _: self.open_chosen())
        self.grid.picked.connect(lambda _: self._picked())
        self.grid.selection_told.connect(lambda _: self.tell_able())
        if session.as_of is None:
            self.refresh()
        else:
            self._close_for_the_past()

    # -- for subclasses --
    def make_grid(self) -> Grid:
        """The grid, over a source of the screen's own."""
        raise NotImplementedError

    def filters(self) -> Sequence[QWidget]:
        """What narrows the list, in the bar."""
        return ()

    def verbs(self) -> Sequence[QWidget]:
        """What can be done, in the bar behind the filters."""
        return ()

    def below(self) -> Sequence[QWidget]:
        """What stands below the list besides the chosen line's story."""
        return ()

    def leaving(self, name: str) -> Sequence[QWidget]:
        """The two ways out of the program: a sheet and a paper."""
        return [
            tool("Export this list", f"{name}_export", "download", self.export),
            tool("Print this list", f"{name}_print", "printer", self.print_shown),
        ]

    def tell_story(self) -> str:
        """The chosen line in full."""
        return ""

    def tell_able(self) -> None:
        """Opens and closes the verbs for what is selected."""

    def open_chosen(self) -> None:
        """Enter or a double click on a line."""

    def table(self) -> Callable[[Reader], Table]:
        """A job that makes the table as shown."""
        raise NotImplementedError

    # -- page --
    def enter(self) -> None:
        self.grid.setFocus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        if self.session.as_of is not None:
            return {}
        return {"export": self.export, "print_list": self.print_shown}

    def export(self) -> None:
        """Writes the list as shown to a sheet; the export is logged."""
        export_table(self, self.session, self.table(), self.tab.label, (self.noun, self.nouns))

    def print_shown(self) -> None:
        """Draws the list as shown and shows the pages; saving them is logged as a print."""
        print_table(self, self.session, self.table())

    # -- building --
    def _lay_out(self) -> None:
        for each in (self.grid, self.blank, self.nothing):
            self.stack.addWidget(each)
        top = column(Bar(*self.filters(), *self.verbs()))
        bar = boxed(top)
        top.setContentsMargins(GAP, GAP, GAP, GAP)
        foot = column(self.story, *self.below(), self.said, gap=4)
        below = boxed(foot, "screen_foot")
        foot.setContentsMargins(GAP, 4, GAP, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(rule())
        layout.addWidget(self.stack, 1)
        layout.addWidget(rule())
        layout.addWidget(below)
        self.story.hide()

    def _close_for_the_past(self) -> None:
        then = EmptyPane("Only as it is now", NOT_THEN)
        self.stack.addWidget(then)
        self.stack.setCurrentWidget(then)
        self.said.hide()
        for each in self.findChildren(Bar):
            each.setEnabled(False)

    def _picked(self) -> None:
        words = self.tell_story()
        self.story.setText(words)
        self.story.setAccessibleName(words)
        self.story.setVisible(bool(words))
        self.tell_able()
        self.able.emit()


class ListScreen(Screen, Generic[T]):
    """A screen over a list that is read as a whole: searched, filtered and sorted where it is."""

    paths: ClassVar[Measures] = {}
    """What a column sorts by, where its shown text would not do (days, numbers)."""

    def __init__(self, session: Session) -> None:
        self.lines: Lines[T] = Lines(self.cells)
        self._words: Sequence[str] = ()
        self._text = ""
        self._sort = ("", False)
        self._asked: Running | None = None
        self._wanted: Hashable = None
        super().__init__(session)
        self.grid.sort_requested.connect(self._sort_by)

    # -- for subclasses --
    def read(self, reader: Reader) -> Sequence[T]:
        """Everything the list holds; runs in a job."""
        raise NotImplementedError

    def cells(self, item: T) -> Row:
        """The cells of a line; runs in jobs too."""
        raise NotImplementedError

    def key(self, item: T) -> Hashable:
        """By what a line is known again after it was read anew."""
        return self.cells(item)

    def allows(self, item: T) -> bool:
        """Whether the filters let a line through."""
        return True

    def holds(self, item: T) -> bool:
        """Whether a line stays in sight whatever the filters and the search say."""
        return False

    def chosen_words(self) -> str:
        """The filters in words, for the head of a sheet or paper."""
        return ""

    def arrived(self) -> None:
        """The list was read: for filters that offer what is in it."""

    # -- what is chosen --
    @property
    def current(self) -> T | None:
        """The line the cursor is on."""
        at = self.grid.current_id()
        return self.lines.items[at] if at is not None and at < len(self.lines.items) else None

    @property
    def selected(self) -> list[T]:
        """The selected lines in order of the grid; where none is selected, the one the cursor is on."""
        found = [self.lines.items[at] for at in self.grid.selected_ids() if at < len(self.lines.items)]
        return found or ([self.current] if self.current is not None else [])

    def go_to(self, key: Hashable) -> None:
        """Puts the cursor on the line known by a key, now or when it has been read."""
        self._wanted = key
        self._show()

    # -- page --
    def make_grid(self) -> Grid:
        return Grid(self.lines, self.columns, self.tab.label)

    def refresh(self, changed: Changed | None = None) -> None:
        if self.session.as_of is not None:
            return
        if self._asked is not None:
            self._asked.drop()
        self._asked = self.session.read(self._read, self._arrived)

    def search(self, text: str) -> None:
        self._text = text
        self._show()

    def table(self) -> Callable[[Reader], Table]:
        rows = tuple(tuple(map(_text_of, self.cells(self.lines.items[at]))) for at in self.grid.table.ids)
        parts = [self.chosen_words(), f"search “{self._text}”" if self._text else "", self.said.text()]
        labels = tuple(each.label for each in self.columns)
        made = Table(self.tab.label.casefold(), self.tab.label, ". ".join(filter(None, parts)), labels, rows)
        return lambda _: made

    # -- internal --
    def _read(self, reader: Reader) -> tuple[Sequence[T], Sequence[str]]:
        found = self.read(reader)
        return found, [fold(" ".join(map(_text_of, self.cells(each)))) for each in found]

    def _arrived(self, read: tuple[Sequence[T], Sequence[str]]) -> None:
        self._asked = None
        if self._wanted is None and (kept := self.current) is not None:
            self._wanted = self.key(kept)
        self.lines.items, self._words = read
        self.arrived()
        self._show()

    def _show(self) -> None:
        words = fold(self._text).split()
        shown = [
            at for at, item in enumerate(self.lines.items)
            if self.holds(item) or (all(word in self._words[at] for word in words) and self.allows(item))
        ]  # fmt: skip
        if self._sort[0]:
            shown = self._sorted(shown)
        keep = next((at for at in shown if self.key(self.lines.items[at]) == self._wanted), None)
        if keep is not None or self._asked is None:
            self._wanted = None
        self.grid.show_ids(array("q", shown), keep)
        if shown and self.grid.current_id() is None:
            self.grid.go_to_row(0)
        whole = len(self.lines.items)
        self.said.setText(f"{len(shown):,} shown of {counted(whole, self.noun, self.nouns)}")
        announce.settled(self.grid, self.said.text() if self._text else "")
        self.stack.setCurrentWidget(self.grid if shown else self.nothing if whole else self.blank)
        self._picked()

    def _sorted(self, places: list[int]) -> list[int]:
        """By the column's own measure or its text; empty ones come last whichever way."""
        path, descending = self._sort
        values = {at: self._measure(self.lines.items[at], path) for at in places}
        filled = [at for at in places if values[at] not in (None, "")]
        filled.sort(key=lambda at: values[at], reverse=descending)
        return [*filled, *(at for at in places if values[at] in (None, ""))]

    def _measure(self, item: T, path: str) -> Any:
        if path in self.paths:
            return self.paths[path](item)
        number = next(n for n, each in enumerate(self.columns) if each.path == path)
        return fold(_text_of(self.cells(item)[number]))

    def _sort_by(self, path: str, descending: bool) -> None:
        kept = self.current
        self._sort = (path, descending)
        self._wanted = self.key(kept) if kept is not None else None
        self._show()


def _text_of(cell: Cell) -> str:
    return cell.word if isinstance(cell, Chipped) else cell
