"""Today: what is due over all areas, what changed, what is unconfirmed; as a list or as a calendar."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.change import Changed
from app.findings import Duty
from app.reader import Reader
from app.store.search import Hit
from app.today import duties as grouping
from app.today import news
from app.today.stacks import Stack, stacked
from models.fields import show_date
from ui import announce, tabs
from ui.jobs import Running
from ui.page import Page
from ui.parts import words
from ui.parts.basics import boxed, button, column
from ui.parts.calendar import CalendarView
from ui.parts.chart import ChartPane
from ui.parts.empty import EmptyPane
from ui.parts.findings import WhyPanel
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.reasons import answer
from ui.session import Session
from ui.theme import GAP
from ui.today.beside import NewsCard, StandingCard
from ui.today.decide import DecideSheet
from ui.today.duties import DutiesPane
from ui.today.found import FoundPane
from ui.today.head import ALL, Choice, Head, of_choice
from ui.today.list import item_of
from ui.today.room import TodayRoom
from ui.today.seen import Seen, look
from ui.today.ways import ways_of

if TYPE_CHECKING:
    from ui.shell import Desk


class TodayPage(Page):
    """Figures and the week above; duties or calendar, and beside them news, doubts and duties by week."""

    tab, areas = tabs.TODAY.tab, tabs.TODAY.areas
    search_hint = "Search everything"
    looks_back = True
    shows_duties = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._all: list[Duty] = []
        self._choice: Choice = ALL
        self._text = ""
        self._seen: Seen | None = None
        self._looking = self._look_again = False
        self.head = Head()
        self.duties = DutiesPane()
        self._behind = True
        """Whether the calendar does not show what was read last."""
        self._day: date | None = None
        """The day that the calendar is to be turned to."""
        self.news = NewsCard()
        self.standing = StandingCard()
        self.chart = ChartPane("weeks")
        self._why = WhyPanel()
        self._empty = EmptyPane(
            "Nothing is due",
            "Duties come from records: add a student or import a training list, and they appear here.",
            ("Go to Students", "go_students", lambda: session.open_record.emit("student", 0)),
        )
        self._nothing = EmptyPane("Nothing was found", "No record holds what was typed.")
        self._stack = QStackedWidget()
        self._views = [_switch("List", "view_list"), _switch("Calendar", "view_calendar")]
        self._build()
        self._listen()
        self._show([])
        self.refresh()

    @cached_property
    def calendar(self) -> CalendarView:
        """The duties on their days; made when it is first turned to."""
        made = CalendarView("Calendar of duties", "duty", "duties", state="When")
        made.opened.connect(self.session.open_record)
        self._stack.addWidget(made)
        return made

    @cached_property
    def found(self) -> FoundPane:
        """What was searched for; made when something is first found."""
        made = FoundPane()
        made.opened.connect(self.session.open_record)
        self._stack.addWidget(made)
        return made

    @property
    def grid(self) -> Grid:
        """The list of duties."""
        return self.duties.grid

    # -- page --
    @property
    def about(self) -> tuple[str, int] | None:
        """The record of the duty under the cursor, or of the hit that was found."""
        front = self._stack.currentWidget()
        if isinstance(front, FoundPane):
            return front.current
        duty = self.duties.grid.current_duty() if front is self.duties else None
        return (duty.kind, duty.record_id) if duty is not None else None

    def tell_duties(self, duties: Sequence[Duty]) -> None:
        self._show(list(duties))

    def refresh(self, changed: Changed | None = None) -> None:
        """Reads what stands beside the duties; a change during the reading is read after it."""
        if self._looking:
            self._look_again = True
            return
        self._looking, self._look_again = True, False
        office = self.session.office
        self.session.read(lambda reader: look(office, reader), self._saw, self._saw_nothing)

    def search(self, text: str) -> None:
        self._text = text
        announce.settled(self, "")
        if not text:
            self._show_front()
            return
        self.session.read(lambda reader: _found(reader, text), lambda hits: self._show_hits(text, hits))

    def enter(self) -> None:
        front = self._stack.currentWidget()
        within = self.grid if front is self.duties or front is None else front
        within.setFocus()  # hidden still: gets it when shown

    def abilities(self) -> set[str]:
        return {"record"} if self._chosen() and self.session.office.writable else set()

    def handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"sort": self.grid.sort_current_column}
        if self.session.as_of is None:  # news, absence and the day's page are those of now
            own |= {
                "decide": self.decide,
                "away": self.away,
                "print_list": self.print_day,
                "export": self.export,
            }
        return own

    def decide(self, decision: str = "assigned") -> None:
        """Asks what the office decides about the chosen duties."""
        chosen = self._chosen()
        if chosen and self._seen is not None:
            DecideSheet(self.window(), self.session, chosen, self._seen.owners, decision).open()

    def away(self) -> None:
        """Asks for the days of an absence and shows what slips."""
        from ui.today.away import AwaySheet

        if self._seen is not None:
            AwaySheet(self.window(), self.session, self._seen.me, self._seen.owners).open()

    def print_day(self) -> None:
        """Shows the day on one page, to be printed."""
        from ui.today.paper import preview_office

        preview_office(self.window(), self.session, "today")

    def export(self) -> None:
        """Writes the duties shown as a due list to a sheet; the export is logged."""
        self._take_out(True)

    def _take_out(self, to_sheet: bool) -> None:
        """The duties shown as a due list, on a sheet or on paper."""
        from ui.tablework import export_table, print_table

        table = self.duties.table()
        if to_sheet:
            export_table(self, self.session, lambda _: table, "Due list", ("duty", "duties"))
        else:
            print_table(self, self.session, lambda _: table)

    def _chosen(self) -> list[Duty]:
        return self.duties.chosen if self._stack.currentWidget() is self.duties else []

    # -- building --
    def _build(self) -> None:
        views = QButtonGroup(self)
        for switch in self._views:
            views.addButton(switch)
        self._views[0].setChecked(True)
        for each in (self.duties, self._empty, self._nothing):
            self._stack.addWidget(each)
        day = button("Print the day…", "print_day", self.print_day, icon="printer")
        slips = button("What slips if I am away…", "ask_away", self.away, icon="calendar-check")
        self._bar = flowing(*self._views, slips, day)
        for of_now in (day, slips):
            of_now.setVisible(self.session.as_of is None)
        self._main = boxed(column(self._bar, self._stack, self._why, gap=GAP))
        self._beside = boxed(column(self.news, self.standing, self.chart, gap=GAP))
        self._beside.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self._room = TodayRoom(self.head, self._main, self._beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)

    def _listen(self) -> None:
        session = self.session
        self.head.chosen.connect(self._choose)
        self._views[0].clicked.connect(self._show_front)
        self._views[1].clicked.connect(self._show_front)
        self.duties.picked.connect(self._picked)
        self.duties.opened.connect(self._open_duty)
        self.duties.decide_wanted.connect(self.decide)
        self.duties.leaving.connect(self._take_out)
        self.news.opened.connect(session.open_record)
        self.news.looked.connect(self._mark_looked)
        self.standing.screen_wanted.connect(session.open_screen)
        self.standing.backup_wanted.connect(self._back_up)
        self.chart.view.opened.connect(self._choose_bar)
        session.jobs.ended.connect(self._work_ended)

    # -- what stands beside --
    def _saw(self, seen: Seen) -> None:
        self._seen = seen
        why_not = self.session.why_reading
        self.news.show_news(seen.news, why_not)
        self.standing.show_safety(seen.safety, why_not)
        self.standing.show_doubts(seen.doubts)
        self._show(self._all)
        self._after_looking()

    def _work_ended(self, running: Running) -> None:
        """Long work such as a backup may change what is told here without changing a record."""
        if running.title and self.isVisible():
            self.refresh()

    def _saw_nothing(self, _error: object) -> None:
        self._after_looking()

    def _after_looking(self) -> None:
        self._looking = False
        if self._look_again:
            self.refresh()

    def _mark_looked(self, tick: int) -> None:
        def done(_: object) -> None:
            self.session.said.emit("Marked as looked at. What comes now is told next time.", "done")
            self.refresh()

        self.session.write("", lambda office: news.mark_looked(office, tick), done)

    def _back_up(self) -> None:
        """As from the menu, so that the frame shows it as well."""
        cast("Desk", self.window()).book.made["backup"].trigger()

    # -- showing --
    def _show(self, duties: list[Duty]) -> None:
        self._all = duties
        today, me = self.session.today, self._seen.me if self._seen else frozenset[str]()
        self.head.tell(grouping.counts(duties, today, me))
        self.duties.allow(self.session.why_reading)
        self.chart.show_scene(grouping.by_week(duties, today, lying=True))
        if self._seen is not None:
            self.head.tell_week(self._seen.week(duties, today), today)
        self._behind = True
        self._show_chosen()
        if not self._text:
            self._show_front()

    def _fill_calendar(self) -> None:
        """Shows what was read last, and turns to the day that was chosen."""
        seen, today = self._seen, self.session.today
        if seen is not None and self._behind:
            self._behind = False
            items = [item_of(duty, today) for duty in stacked(self._all, by_day=True)]
            self.calendar.show_items(items, seen.names_off(), today, seen.first_weekday(today))
        if self._day is not None:
            self.calendar.go_to(self._day)
            self._day = None

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._show_chosen()
        if isinstance(choice, date):
            self._day = choice
            if isinstance(self._stack.currentWidget(), CalendarView):
                self._fill_calendar()

    def _choose_bar(self, at: int) -> None:
        """A bar of the chart leads to the group it counts."""
        bars = grouping.by_week(self._all, self.session.today)
        groups = {0: grouping.Group.OVERDUE.value, 1: grouping.Group.WEEK.value}
        if at < len(bars.labels):
            self.head.choose(groups.get(at, grouping.Group.LATER.value))

    def _show_chosen(self) -> None:
        today, me = self.session.today, self._seen.me if self._seen else frozenset[str]()
        choice = self._choice
        found = of_choice(self._all, choice, today, me)
        if isinstance(choice, date):
            of = f"for {words.DAYS[choice.weekday()]} {show_date(choice)}"
        else:
            of = f"of {len(self._all):,}"
        self.duties.show_duties(found, today, me, of)

    def _show_front(self) -> None:
        calendar = self._views[1].isChecked()
        if calendar:
            self._fill_calendar()
        front = self.calendar if calendar else self.duties if self._all else self._empty
        had_focus = self._stack.currentWidget() is self._empty and self._holds_focus()
        self._stack.setCurrentWidget(front)
        if had_focus and front is self.duties:  # Qt would choose the first control of the pane
            self.grid.setFocus()
        self._beside.setVisible(not calendar and self.session.as_of is None)
        if front is not self.duties:
            self._why.close_panel()
        self.able.emit()

    def _holds_focus(self) -> bool:
        """Whether the focus lies in what is in front; with none anywhere it is the page's to give."""
        front = self._stack.currentWidget()
        focused = cast(QWidget | None, self.window().focusWidget())  # the stub knows no window without one
        return focused is None or (front is not None and (focused is front or front.isAncestorOf(focused)))

    def _show_hits(self, text: str, hits: list[Hit]) -> None:
        if text != self._text:
            return
        self._why.close_panel()
        self.found.show_hits(hits, text)
        announce.settled(self, f"{words.counted(len(hits), 'record')} found")
        self._stack.setCurrentWidget(self.found if hits else self._nothing)
        self._beside.setVisible(self.session.as_of is None)
        self.able.emit()

    def _picked(self, duty: Duty | None) -> None:
        self.able.emit()
        if duty is None or self._stack.currentWidget() is not self.duties:
            self._why.close_panel()
            return
        ways = ways_of(self.window(), self.session, duty, self.decide)
        answer(self.session, self._why, duty.finding, ways, beside=True)

    def _open_duty(self, duty: Duty) -> None:
        """The record of a duty; of many alike their list, filtered."""
        if isinstance(duty, Stack):
            self.session.list_wanted.emit(duty.of[0].kind, duty.where)
            return
        self.session.open_record.emit(duty.kind, duty.record_id)

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.arrange(self.width())


def _switch(text: str, name: str) -> QPushButton:
    made = button(text, name)
    made.setCheckable(True)
    return made


def _found(reader: Reader, text: str) -> list[Hit]:
    return reader.find(text)
