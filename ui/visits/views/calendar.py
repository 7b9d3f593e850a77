"""The calendar of visitors: month, week, and who is in the country, with holidays, clashes and a filter by kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from app.change import Changed
from app.reader import Reader
from app.tabular import Table
from app.visits import calendar, clashes
from app.visits.calendar import Month
from app.visits.clashes import Clash
from app.visits.entries import Entry, What
from models.fields import show_date
from models.text import fold
from ui import announce
from ui.jobs import Running
from ui.page import Page
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, rule, tool
from ui.parts.calendar import CalendarView, Front, Item
from ui.parts.chip import Tone
from ui.parts.choices import combo
from ui.parts.flow import flowing
from ui.parts.rail import Tab
from ui.session import Session
from ui.tablework import Make, export_table, print_table
from ui.theme import GAP
from ui.today.paper import preview_office, save_office_sheet
from ui.visits.views.strip import Stay, StayTable, Total, span_words

EVERYTHING, CLASHES = "", "clashes"
SHORT = "Clash"
TONES: dict[str, Tone] = {
    "DRAFT": "open", "READY": "doing", "SUBMITTED": "due", "NEED_MORE_INFO": "warn", "APPROVED": "done",
    "APPROVED_RESTRICTED": "warn", "DENIED": "blocked", "REVOKED": "blocked", "CANCELLED": "unneeded",
    "EXPIRED": "unneeded", "CLOSED": "done", "PENDING": "due", "NOT_REQUIRED": "unneeded", "ARRANGED": "done",
    "OPEN": "open", "LEFT_OUT": "unneeded", "LACKS": "warn", "OUT": "done", "IN": "doing", "EXPECTED": "open",
    "PAST": "unneeded",
    "ANNOUNCED": "open", "CONFIRMED": "doing", "HELD": "done", "CALLED_OFF": "unneeded",
}  # fmt: skip
"""Tone of a state, by its code; its word stands beside it."""
LEADS = {clashes.ROOM: "Room", clashes.ESCORT: "Escort", clashes.OFFICER: "Officer", clashes.AREA: "Escorts"}


@dataclass(frozen=True)
class Seen:
    """What was read, with everything that is drawn of it: of what kind, the words it is searched by, its items."""

    month: Month
    items: Sequence[tuple[str, str, Sequence[Item]]]


def look(reader: Reader, first: date, last: date) -> Seen:
    """Reads the days from a day to a day; runs in a job, so that little is left to do once it is answered."""
    month = calendar.read(reader, first, last)
    made = [(CLASHES, fold(each.words), [_warning(each)]) for each in month.clashes]
    made += [
        (each.what.value, fold(f"{each.words} {each.word}"), list(_days(each, month)))
        for each in month.entries
    ]
    return Seen(month, made)


class VisitorCalendarPage(Page):
    """Reads the days that are shown, and shows them as calendar, table or strip."""

    tab = Tab("Calendar", "calendar-check")
    areas = ("visits",)
    search_hint = "Search the days shown"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._seen: Seen | None = None
        self._month: Month | None = None
        self._asked: Running | None = None
        self._text = ""
        self.strip = StayTable("Who is in the country")
        front = Front("Who is in the country", "calendar_strip", self.strip)
        self.view = CalendarView("Calendar of visitors", "entry", "entries", front)
        self._kind = combo("calendar_kind", "What is shown", [
            ("Everything", EVERYTHING), *((each.value, each.value) for each in What), ("Clashes", CLASHES),
        ])  # fmt: skip
        self._said = label("", "muted", wrap=True, name="calendar_said")
        self._build()
        self._kind.currentIndexChanged.connect(lambda _: self._show())
        self.view.opened.connect(session.open_record)
        self.strip.opened.connect(session.open_record)
        self.strip.wanted.connect(self._show_strip)
        self.view.turned.connect(self._turned)
        self.view.show_items([], {}, session.today)

    # -- page --
    def refresh(self, changed: Changed | None = None) -> None:
        first = self.view.days.first
        self._ask(first, first + timedelta(days=self.view.days.rows * 7 - 1))

    def search(self, text: str) -> None:
        self._text = text
        self._show()
        announce.settled(self.view, self._said.text() if text else "")

    def enter(self) -> None:
        self.view.setFocus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"print_list": self.print_shown, "export": self.export}

    def print_shown(self) -> None:
        """Draws the days as a list and shows the pages."""
        print_table(self, self.session, self.table())

    def show_gate_list(self) -> None:
        """Shows who is expected at the gate on the chosen day, as it prints."""
        preview_office(self.window(), self.session, "gate_list", self.view.day.isoformat())

    def show_wall(self) -> None:
        """Shows the weeks on screen as they print for the wall."""
        preview_office(self.window(), self.session, "visitor_calendar", self._days_shown())

    def save_file(self) -> None:
        """Writes the days on screen as a file that other calendars take; it names no firm."""
        save_office_sheet(self.window(), self.session, "visitor_calendar", self._days_shown())

    def _days_shown(self) -> str:
        first, last = self.view.shown
        return f"{first} to {last}"

    def export(self) -> None:
        """Writes the days as a list to a sheet; the export is logged."""
        export_table(self, self.session, self.table(), "Visitors", ("entry", "entries"))

    def table(self) -> Make:
        """The month or week shown, an entry of a day a row; days off stand among them."""
        first, last = self.view.shown
        rows = [
            (each.day, f"{words.DAYS[each.day.weekday()]} {show_date(each.day)}", each.word, each.text)
            for each in self.view.listed if first <= each.day <= last
        ]  # fmt: skip
        rows += [
            (day, f"{words.DAYS[day.weekday()]} {show_date(day)}", "Closed", name)
            for day, name in (self._month.off if self._month else {}).items()
            if first <= day <= last and name != "Weekend"
        ]  # fmt: skip
        told = tuple(row[1:] for row in sorted(rows, key=lambda row: row[0]))
        kind = f", {self._kind.currentText().lower()}" if self._kind.currentData() else ""
        made = Table("visitor calendar", "Calendar of visitors", f"{span_words(first, last)}{kind}",
                     ("Day", "State", "What"), told)  # fmt: skip
        return lambda _: made

    # -- building --
    def _build(self) -> None:
        ways = (
            tool("Export these days", "calendar_export", "download", self.export),
            button("Print…", "calendar_print", self.print_shown, icon="printer"),
            button("Gate list…", "calendar_gate", self.show_gate_list, icon="printer"),
            button("Wall calendar…", "calendar_wall", self.show_wall, icon="printer"),
            button(
                "Calendar file…",
                "calendar_file",
                self.save_file,
                icon="download",
                tip="The days shown as an .ics file for another calendar; it names no company.",
            ),
        )
        ways[-1].setEnabled(self.session.writable)
        bar = boxed(column(flowing(self._kind, *ways)), margins=GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(rule())
        scroll = QScrollArea()  # in large letters the days are higher than the window
        scroll.setObjectName("calendar_scroll")
        scroll.setAccessibleName(self.tab.label)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(boxed(column(self.view, self._said), "calendar_inside", GAP))
        layout.addWidget(scroll, 1)

    # -- reading --
    def _turned(self, first: date, last: date) -> None:
        month = self._month
        if month is None or first < month.first or last > month.last:
            self._ask(first, last)
        else:
            self._show_strip()

    def _ask(self, first: date, last: date) -> None:
        if self._asked is not None:
            self._asked.drop()

        self._asked = self.session.read(lambda reader: look(reader, first, last), self._arrived)

    def _arrived(self, seen: Seen) -> None:
        self._asked = None
        self._seen, self._month = seen, seen.month
        self._show()

    # -- showing --
    def _show(self) -> None:
        seen = self._seen
        if seen is not None:
            month = seen.month
            self.view.show_items(self._items(seen), month.off, self.session.today, month.first_weekday)

    def _items(self, seen: Seen) -> list[Item]:
        kind, wanted = self._kind.currentData(), fold(self._text).split()
        return [
            item
            for of, words_, items in seen.items
            if (kind in (EVERYTHING, of)) and _fits(words_, wanted)
            for item in items
        ]

    def _show_strip(self) -> None:
        """The strip is filled while it is seen; how many come, and what clashes, is told in any case."""
        month, span = self._month, self.view.shown
        if month is None or span[0] < month.first or span[1] > month.last:
            return
        wanted, kind = fold(self._text).split(), self._kind.currentData()
        every = [each for each in month.in_country if each.first <= span[1] and each.last >= span[0]]
        here = [
            each for each in every
            if kind in (EVERYTHING, each.what.value) and _fits(fold(f"{each.words} {each.word}"), wanted)
        ]  # fmt: skip
        self._tell(month, span, every, len(here) if wanted or kind != EVERYTHING else None)
        if self.strip.isVisible():
            stays = [
                Stay(each.title, each.first, each.last, each.word, TONES.get(each.state, "open"), each.record)
                for each in here
            ]
            self.strip.show_stays(span, _totals(month, span), stays, month.off, self.session.today)

    def _tell(self, month: Month, span: tuple[date, date], every: Sequence[Entry], shown: int | None) -> None:
        """Who is in the country, whatever is searched for; `shown` are those that fit what is."""
        found = [each for each in month.clashes if span[0] <= each.day <= span[1]]
        parties = words.counted(len(every), "party is", "parties are")
        said = f"{span_words(*span)}: {parties} or may be in the country"
        told = f"{said}, {words.counted(len(found), 'clash', 'clashes')}."
        if shown is not None:
            told += f" {shown:,} of them fit{'s' if shown == 1 else ''} what is looked for."
        if unnamed := sum(each.unnamed for each in every):
            people = words.counted(unnamed, "person is", "people are")
            told += f" {people} not named yet and counted by the size that the request gives."
        self._said.setText(told)


def _totals(month: Month, span: tuple[date, date]) -> list[Total]:
    days = [span[0] + timedelta(days=at) for at in range((span[1] - span[0]).days + 1)]
    return [
        Total(title, [month.people[day][at] for day in days])
        for at, title in enumerate(("Cleared, people", "Not cleared yet, people"))
    ]


def _fits(folded: str, wanted: Sequence[str]) -> bool:
    return not wanted or all(word in folded for word in wanted)


def _warning(clash: Clash) -> Item:
    return Item(clash.day, SHORT, f"{LEADS[clash.what]}: {clash.words}", "blocked")


def _days(entry: Entry, month: Month) -> Iterator[Item]:
    """An item for each day of an entry that lies in what was read; the clock stands on the first only."""
    day, last = max(entry.first, month.first), min(entry.last, month.last)
    tone = TONES.get(entry.state, "open")
    while day <= last:
        title = f"{entry.at} {entry.words}" if entry.at and day == entry.first else entry.words
        yield Item(day, entry.word, title, tone, entry.record)
        day += timedelta(days=1)
