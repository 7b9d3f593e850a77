"""A calendar of any items: month or week as a table of days, each with its items in words, a day's list beside it.

Whoever shows it gives `Item`s (duties, visitors) and the days off with their names; nothing here knows what they are.
A further way to look at the same days may stand among the switches (`Front`).
Arrow keys go by days and weeks, PgUp and PgDn by the month or week, Home is today, Enter goes into the day's list.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from models.fields import MONTHS, show_date
from ui import icons
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, tool
from ui.parts.chip import style_of
from ui.parts.days import MONTH_ROWS, DayGrid, Days, Item, month_on
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.sentences import Sentences
from ui.parts.table_model import Chipped, Column, Row
from ui.theme import GAP, Theme

__all__ = ["CalendarView", "Front", "Item"]

Span = Literal["month", "week"]
LEAST_CELL, LEAST_WEEK = 58, 220
"""Height of a day in a month and in a week, px."""
BESIDE_FROM, LEAST_LIST = 760, 120
"""Width from which the day's list stands beside the days, and its height below them."""


@dataclass(frozen=True)
class Front:
    """A further way to look at the days: the words on its switch, its name, and what is shown."""

    words: str
    name: str
    body: QWidget


class _Listed:
    """The items of the month or week shown, as rows of a table; days around the month belong to the next."""

    def __init__(self) -> None:
        self.items: list[Item] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every item in order of its day."""
        return array("q", range(len(self.items)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        found = (self.items[at] for at in ids)
        return [(f"{words.DAYS[each.day.weekday()]} {show_date(each.day)}", Chipped(each.tone, each.word), each.text)
                for each in found]  # fmt: skip


class CalendarView(QWidget):
    """Month or week, the day's list beside it, and the same as a table."""

    opened = Signal(str, object)
    """Kind and id of a record that is to be shown."""
    turned = Signal(object, object)
    """First and last day that are shown now; whoever fills the calendar may be asked for more days off."""

    def __init__(
        self, name: str, noun: str, plural: str = "", front: Front | None = None, state: str = "State"
    ) -> None:
        """`state` is what the table calls the word of an item."""
        super().__init__()
        self.setObjectName("calendar")
        self.setAccessibleName(name)
        self._noun, self._plural = noun, plural or f"{noun}s"
        self._span: Span = "month"
        self._weekday = 0
        self._items: list[Item] = []
        self._told: tuple[object, ...] = ()
        """What the day's list shows."""
        self.days = Days(self)
        self.grid = DayGrid(self.days)
        self.grid.setAccessibleName(name)
        self.setFocusProxy(self.grid)
        self._listed = _Listed()
        columns = (
            Column("day", "Day", width=200),
            Column("word", state, "chip", 150),
            Column("text", "What", width=500),
        )
        self.table = Grid(self._listed, columns, f"{name}, table")
        self.table.setObjectName("calendar_table")
        self._title = label("", "title", name="calendar_title")
        self._day = label("", "strong", wrap=True, name="calendar_day")
        self.list = Sentences("calendar_list", "The day's list")
        self._spans = (button("Month", "calendar_month"), button("Week", "calendar_week"))
        self._front = front
        self._fronted = button(front.words, front.name, self._turn_front) if front else None
        self._stack = QStackedWidget()
        self._build()

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self.grid.day or self.days.today

    @property
    def shown(self) -> tuple[date, date]:
        """First and last day of the month or week that is shown, without the days around the month."""
        first = self.days.first
        if not self.days.month:
            return first, first + timedelta(days=6)
        first = self.day.replace(day=1)
        return first, month_on(first, 1) - timedelta(days=1)

    @property
    def listed(self) -> Sequence[Item]:
        """The items of the days in the table, in their order."""
        return self._listed.items

    def show_items(
        self, items: Sequence[Item], off: dict[date, str], today: date, first_weekday: int = 0
    ) -> None:
        """Shows these items and days off; weeks begin on that weekday, Monday being 0."""
        kept = self.grid.day or today
        self._items, self._weekday = sorted(items, key=attrgetter("day")), first_weekday
        self.days.today, self.days.off = today, off
        self.days.items = {}
        for each in self._items:
            self.days.items.setdefault(each.day, []).append(each)
        self._turn_to(kept)

    def go_to(self, day: date) -> None:
        """Puts the cursor on a day, in whatever month it lies."""
        place = self.days.place_of(day)
        if not place.isValid() or (self._span == "month" and day.month != self.days.month):
            self._turn_to(day)
        elif place != self.grid.currentIndex():
            self.grid.setCurrentIndex(place)
        else:
            self._show_day(day)

    def span(self, span: Span) -> None:
        """Shows a month or a week around the day that is looked at."""
        self._span = span
        self._spans[span == "week"].setChecked(True)
        self._turn_to(self.day)

    # -- building --
    def _build(self) -> None:
        switches = QButtonGroup(self)
        for each in self._spans:
            each.setCheckable(True)
            switches.addButton(each)
        month, week = self._spans
        month.setChecked(True)
        month.clicked.connect(lambda: self.span("month"))
        week.clicked.connect(lambda: self.span("week"))
        back = tool(
            "Back by one page", "calendar_back", "chevron-left", lambda: self._page(-1), tip="Back (PgUp)"
        )
        on = tool("On by one page", "calendar_on", "chevron-right", lambda: self._page(1), tip="On (PgDn)")
        now = button("Today", "calendar_now", lambda: self.go_to(self.days.today))
        self._as_table = button("Show as table", "calendar_switch", self._turn, link=True)
        more = [self._fronted] if self._fronted else []
        bodies: list[QWidget] = [self.grid, self.table, *([self._front.body] if self._front else [])]
        for body in bodies:
            self._stack.addWidget(body)
        for switch in more:
            switch.setCheckable(True)
        head = flowing(back, now, on, *self._spans, *more, self._as_table, self._title)
        self._beside = boxed(column(self._day, self.list))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(GAP)
        self._body.addWidget(self._stack, 3)
        self._body.addWidget(self._beside, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(head)
        layout.addLayout(self._body, 1)
        self.grid.moved.connect(self.go_to)
        self.grid.opened.connect(lambda _: self._into_list())
        self.list.itemActivated.connect(self._open_item)
        self.table.opened.connect(lambda at: self._open(self._listed.items[at]))

    def _turn(self) -> None:
        self._bring(self.grid if self._stack.currentWidget() is self.table else self.table)

    def _turn_front(self) -> None:
        assert self._front is not None
        self._bring(self.grid if self._stack.currentWidget() is self._front.body else self._front.body)

    def _bring(self, front: QWidget) -> None:
        """Shows the days, their table or the further way, which has the room of the day's list too."""
        self._stack.setCurrentWidget(front)
        self._as_table.setText("Show as calendar" if front is self.table else "Show as table")
        self._as_table.setAccessibleName(self._as_table.text())
        further = self._front is not None and front is self._front.body
        if self._fronted is not None:
            self._fronted.setChecked(further)
        self._beside.setVisible(not further)
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- moving --
    def _page(self, step: int) -> None:
        self.go_to(self.grid.page_from(self.day, step))

    def _turn_to(self, day: date) -> None:
        """Shows the month or the week in which a day lies, with the cursor on it."""
        start = day if self._span == "week" else day.replace(day=1)
        first = start - timedelta(days=(start.weekday() - self._weekday) % 7)
        start = first if self._span == "week" else start
        rows = 1 if self._span == "week" else MONTH_ROWS
        month = 0 if self._span == "week" else day.month
        self.days.show(first, rows, month)
        last = first + timedelta(days=rows * 7 - 1)
        if month:
            self._title.setText(f"{MONTHS[month - 1]} {day.year}")
        else:
            self._title.setText(f"{show_date(first)} – {show_date(last)}")
        ends = month_on(start, 1) - timedelta(days=1) if month else last
        self._listed.items = [each for each in self._items if start <= each.day <= ends]
        self.table.show_ids(self._listed.ids(("", False), None, ""))
        self._fit()
        self.grid.setCurrentIndex(
            self.days.place_of(day)
        )  # which shows the day's list: other days have no cursor
        self.turned.emit(first, last)

    def _fit(self) -> None:
        theme = Theme.current()
        high = LEAST_WEEK if self._span == "week" else LEAST_CELL * MONTH_ROWS
        self.grid.setMinimumHeight(theme.px(high) + self.grid.horizontalHeader().height())

    def _show_day(self, day: date) -> None:
        items = self.days.items.get(day, [])
        off = f" · {self.days.off[day]}" if day in self.days.off else ""
        theme = Theme.current()
        told = (day, off, items, theme.palette_name, theme.zoom)
        if (
            told == self._told
        ):  # a list that says the same keeps its place, and takes as long to paint as the days
            return
        self._told = told
        self._day.setText(f"{words.DAYS[day.weekday()]} {show_date(day)}{off}")
        self.list.clear()
        drawn = {
            tone: icons.icon(icons.TONE_ICONS[tone], style_of(tone) or "muted")
            for tone in {each.tone for each in items}
        }
        for each in items:
            made = QListWidgetItem(drawn[each.tone], "")
            made.setText(f"{each.word}: {each.text}")
            made.setData(Qt.ItemDataRole.UserRole, each)
            self.list.addItem(made)
        said = (
            words.counted(len(items), self._noun, self._plural) if items else f"No {self._noun} on this day"
        )
        self.list.setAccessibleName(f"{self._day.text()}: {said}")
        if not items:
            self.list.addItem(_nothing(f"{said}."))

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _open_item(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Item):
            self._open(found)

    def _open(self, item: Item) -> None:
        if item.record is not None:
            self.opened.emit(*item.record)

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The day's list goes below the days where there is little room."""
        super().resizeEvent(event)
        theme, directions = Theme.current(), QBoxLayout.Direction
        beside = self.width() >= theme.px(BESIDE_FROM)
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._beside.setMinimumHeight(0 if beside else theme.px(LEAST_LIST))


def _nothing(text: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return made
