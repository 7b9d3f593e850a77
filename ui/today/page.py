"""Today: what is overdue, due this week and later, over all areas; each line opens its record."""

from array import array
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout

from app.findings import Duty
from app.reader import Reader
from app.store.search import Hit
from models.fields import show_date
from models.kinds import kind_named
from models.rules import all_rules
from ui.office.deciding import ways_for
from ui.page import Page
from ui.parts import words
from ui.parts.basics import boxed, label, restyle, row
from ui.parts.empty import EmptyPane
from ui.parts.findings import Way, WhyPanel
from ui.parts.grid import Grid
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.session import Session
from ui.theme import GAP, GROUP_GAP
from ui.today.decide import DecideSheet
from ui.today.figure import Figure

COLUMNS = (
    Column("what", "What is due", width=560),
    Column("due", "When", "chip", 150),
    Column("record", "Record", width=200),
    Column("assigned", "Assigned to", width=110),
    Column("cites", "Paragraph", width=150),
)
HIT_COLUMNS = (
    Column("title", "Record", width=280),
    Column("kind", "Kind", width=150),
    Column("piece", "Found in", width=420),
)
GROUPS = ("Overdue", "This week", "Later", "All")


class DutyList:
    """Rows of the duties shown now; an id is the place in the list."""

    def __init__(self) -> None:
        self.duties: list[Duty] = []
        self.today = date.min

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        keys = {"due": _due, "record": _record, "assigned": _assigned, "cites": _cites}
        key = keys.get(sort[0], _what)
        places = sorted(range(len(self.duties)), key=lambda at: key(self.duties[at]), reverse=sort[1])
        return array("q", places if sort[0] else range(len(self.duties)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(self.duties[at]) if at < len(self.duties) else None for at in ids]

    def _row(self, duty: Duty) -> Row:
        when = words.sentence_start(words.due(duty.due_on, self.today))
        chip = Chipped("blocked" if duty.overdue else "due", when)
        if duty.waiting_reason:
            until = f" until {show_date(duty.waiting_until)}" if duty.waiting_until else ""
            chip = Chipped("doing", f"Waits{until}")
        return (duty.finding.message, chip, duty.record_title, duty.assigned_to, duty.finding.cites)


class HitList:
    """Rows of what the search over everything found."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place, as found."""
        return array("q", range(len(self.hits)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(self.hits[at]) if at < len(self.hits) else None for at in ids]

    def _row(self, hit: Hit) -> Row:
        return (hit.title, kind_named(hit.kind).spec.label, hit.piece)


class TodayPage(Page):
    """The list of duties, in three groups with figures; typing in the search box looks through everything."""

    tab = Tab("Today", "calendar-check")
    search_hint = "Search everything"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._all: list[Duty] = []
        self._group = "All"
        self._text = ""
        self._duties, self._hits = DutyList(), HitList()
        self._sort = ("", False)
        self.grid = Grid(self._duties, COLUMNS, "Duties")
        self.found = Grid(self._hits, HIT_COLUMNS, "Found records")
        self._why = WhyPanel()
        self._sum = label("", "muted", name="duty_sum")
        self._figures = {name: Figure(name) for name in GROUPS}
        self._empty = EmptyPane(
            "Nothing is due",
            "Duties come from records: add a student or import a training list, and they appear here.",
            ("Go to Students", "go_students", lambda: session.open_record.emit("student", 0)),
        )
        self._nothing = EmptyPane("Nothing was found", "No record holds what was typed.")
        self._stack = QStackedWidget()
        self._build()
        self._show([])

    # -- page --
    def tell_duties(self, duties: Sequence[Duty]) -> None:
        self._show(list(duties))

    def search(self, text: str) -> None:
        self._text = text
        if not text:
            self._show_group()
            return
        self.session.read(lambda reader: _found(reader, text), lambda hits: self._show_hits(text, hits))

    def enter(self) -> None:
        current = self._stack.currentWidget()
        (self.found if current is self.found else self.grid).setFocus()  # hidden still: gets it when shown

    def abilities(self) -> set[str]:
        return {"record"} if self._duty() and self.session.office.writable else set()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"decide": self.decide, "sort": self.grid.sort_current_column}

    def decide(self) -> None:
        """Asks what the office decides about the duty the cursor is on."""
        duty = self._duty()
        if duty is not None:
            DecideSheet(self.window(), self.session, duty).open()

    def _duty(self) -> Duty | None:
        at = self.grid.current_id() if self._stack.currentWidget() is self.grid else None
        return self._duties.duties[at] if at is not None and at < len(self._duties.duties) else None

    # -- building --
    def _build(self) -> None:
        group = QButtonGroup(self)
        for name, figure in self._figures.items():
            group.addButton(figure)
            figure.clicked.connect(lambda _=False, name=name: self._choose(name))
        self._figures["All"].setChecked(True)
        for each in (self.grid, self.found, self._empty, self._nothing):
            self._stack.addWidget(each)
        self.grid.opened.connect(self._open_duty)
        self.grid.picked.connect(self._picked)
        self.grid.sort_requested.connect(self._sort_by)
        self.found.opened.connect(self._open_hit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GAP)
        layout.setSpacing(GAP)
        self._head = boxed(row(*self._figures.values(), None, gap=GAP))
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._why)
        layout.addWidget(self._sum)

    # -- showing --
    def _show(self, duties: list[Duty]) -> None:
        self._all = duties
        for name, figure in self._figures.items():
            count = len(self._of(name))
            figure.tell(count)
            tone = (
                "blocked" if name == "Overdue" and count else "due" if name == "This week" and count else ""
            )
            restyle(figure.figure, tone=tone)
        if not self._text:
            self._show_group()

    def _of(self, group: str) -> list[Duty]:
        week = self.session.today + timedelta(days=7)
        tests: dict[str, Callable[[Duty], bool]] = {
            "Overdue": lambda duty: duty.overdue,
            "This week": lambda duty: not duty.overdue and duty.due_on <= week,
            "Later": lambda duty: not duty.overdue and duty.due_on > week,
        }
        test = tests.get(group)
        return [duty for duty in self._all if test is None or test(duty)]

    def _choose(self, group: str) -> None:
        self._group = group
        self._show_group()

    def _show_group(self) -> None:
        self._duties.duties = self._of(self._group)
        self._duties.today = self.session.today
        self.grid.show_ids(self._duties.ids(self._sort, None, ""))
        self._head.setVisible(bool(self._all))
        self._stack.setCurrentWidget(self.grid if self._all else self._empty)
        shown = words.counted(len(self._duties.duties), "duty", "duties")
        self._sum.setText(f"{shown} shown of {len(self._all):,}")
        self._sum.setVisible(bool(self._all))

    def _show_hits(self, text: str, hits: list[Hit]) -> None:
        if text != self._text:
            return
        self._why.close_panel()
        self._hits.hits = hits
        self.found.show_ids(self._hits.ids(("", False), None, ""))
        self._stack.setCurrentWidget(self.found if hits else self._nothing)
        self._sum.setText(f"{words.counted(len(hits), 'record')} found")
        self._sum.show()

    def _sort_by(self, path: str, descending: bool) -> None:
        self._sort = (path, descending)
        self._show_group()

    def _picked(self, at: object) -> None:
        self.able.emit()
        if isinstance(at, int) and at < len(self._duties.duties):
            finding = self._duties.duties[at].finding
            rule = all_rules().get(finding.rule)
            decide = Way("Decide…", "decide_duty", self.decide, self.session.why_reading)
            ways = (decide, *ways_for(self.window(), self.session, finding))
            self._why.explain(finding, rule.says if rule else "", focus=False, ways=ways)
        else:
            self._why.close_panel()

    def _open_duty(self, at: int) -> None:
        duty = self._duties.duties[at]
        self.session.open_record.emit(duty.kind, duty.record_id)

    def _open_hit(self, at: int) -> None:
        hit = self._hits.hits[at]
        self.session.open_record.emit(hit.kind, hit.record_id)


def _found(reader: Reader, text: str) -> list[Hit]:
    return reader.find(text)


def _due(duty: Duty) -> str:
    return duty.due_on.isoformat()


def _record(duty: Duty) -> str:
    return duty.record_title.casefold()


def _assigned(duty: Duty) -> str:
    return duty.assigned_to.casefold()


def _cites(duty: Duty) -> str:
    return duty.finding.cites


def _what(duty: Duty) -> str:
    return duty.finding.message.casefold()
