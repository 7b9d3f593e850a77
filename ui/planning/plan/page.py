"""The plan on screen: a year's lines in order, where the money ends, another order tried, saved, compared, applied."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from app.change import Changed
from app.errors import DeskError
from app.planning import plan, planchart, plantext, whatif
from app.planning.plan import CountryPlan, Placed, YearPlan
from app.planning.whatif import Opened, Tries
from app.reader import Reader
from app.tabular import Table
from models.calendar import fiscal_year
from models.planning import measures
from models.planning.whatif import WhatIf, WhatIfLine
from models.planning.years import Allocation, TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from ui import announce
from ui.jobs import Running
from ui.page import Page
from ui.parts.basics import boxed, column, rule, tool
from ui.parts.chart import ChartPane
from ui.parts.empty import EmptyPane
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped
from ui.planning.plan.bar import PlanBar
from ui.planning.plan.grid import COLUMNS, PlanGrid
from ui.planning.plan.sheets import CompareSheet, KeepSheet, PlaceSheet, PrioritySheet
from ui.planning.plan.side import PlanSide
from ui.session import Session
from ui.tablework import export_table, print_table
from ui.theme import GAP, GROUP_GAP, Theme

CHARTS, LINES = "Show charts", "Show lines"
READS = frozenset(each.spec.name for each in (
    TrainingLine, TrainingYear, Allocation, TrainingProgram, Course, WhatIf, WhatIfLine,
))  # fmt: skip
"""Kinds of which a change is a change of the plan."""
NOTHING = (
    "No line stands in this year",
    "The plan shows IMET lines by the fiscal year of their program. Record the year with its ceiling, then its lines.",
)
NOT_THEN = "This screen shows the plan as it is now. Go back to now to see it."


@dataclass(frozen=True)
class _Read:
    """What the page shows, read at once."""

    countries: list[tuple[int, str]]
    plan: CountryPlan
    saved: dict[int, list[tuple[int, str]]]
    """What-ifs by year."""


class PlanPage(Page):
    """One year of a country's plan; lines are moved, and nothing is changed before it is applied."""

    tab = Tab("Plan", "columns-3")
    areas = ("planning",)
    search_hint = "Find a line"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("plan")
        self._read: _Read | None = None
        self._year = fiscal_year(session.today)
        self._country: int | None = None
        self._order, self._told = 0, list[str]()
        self._tries: Tries | None = None
        self._typed: Mapping[str, Any] | None = None
        self._asked: Running | None = None
        self._build()
        self.refresh()

    # -- building --
    def _build(self) -> None:
        self.grid = PlanGrid()
        self.side = PlanSide()
        self.bar = PlanBar(
            (
                ("Move to place…", "plan_place", self.ask_place),
                ("Change priority…", "plan_priority", self.ask_priority),
                ("Take back", "plan_back", lambda: self._step(-1)), ("Try again", "plan_again", lambda: self._step(1)),
                ("Save as what-if…", "plan_save", self.ask_save), ("Compare…", "plan_compare", self.ask_compare),
                ("Apply…", "plan_apply", self.ask_apply), (CHARTS, "plan_charts", self.turn),
            ),
            (tool("Export the plan", "plan_export", "download", self.export),
             tool("Print the plan", "plan_print", "printer", self.print_shown)),
        )  # fmt: skip
        self.charts = [ChartPane("plan_by_year"), ChartPane("plan_by_priority")]
        self._empty = EmptyPane(
            *NOTHING, ("Go to training years", "plan_years", lambda: self.session.open_screen.emit("Training years")),
            ("Go to training lines", "plan_to_lines", lambda: self.session.list_wanted.emit("training_line", None)),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self._halves = self._below() if Theme.current().large else self._beside()
        for each in (self._empty, self._halves, self._scrolled()):
            self.stack.addWidget(each)
        top = column(self.bar)
        bar = boxed(top)
        top.setContentsMargins(GAP, GAP, GAP, GAP)
        layout = column(bar, rule(), self.stack, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._listen()

    def _listen(self) -> None:
        self.bar.year_chosen.connect(self.show_year)
        self.bar.country_chosen.connect(self._choose_country)
        self.bar.order_chosen.connect(self.show_order)
        self.bar.amount_typed.connect(self._at)
        self.bar.refused.connect(lambda said: self.session.said.emit(said, "blocked"))
        self.grid.picked.connect(lambda _: self._tell_able())
        self.grid.opened.connect(lambda _: self._open_line())
        self.grid.step_wanted.connect(self._by_one)
        self.grid.dropped.connect(self._dropped)
        self.grid.refused.connect(lambda said: self.session.said.emit(said, "note"))

    def _beside(self) -> QWidget:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setObjectName("plan_halves")
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.grid)
        halves.addWidget(self.side)
        halves.setSizes([960, 300])
        halves.setStretchFactor(0, 1)
        return halves

    def _below(self) -> QWidget:
        """With large letters a small window shows one below the other."""
        px = Theme.current().px
        self.grid.setMinimumHeight(px(150))
        self.side.setMinimumHeight(px(150))
        return _scroll("plan_room", self.tab.label, self.grid, self.side)

    def _scrolled(self) -> QWidget:
        return _scroll("plan_charts_room", "Charts of the plan", *self.charts)

    # -- page --
    @property
    def about(self) -> tuple[str, int] | None:
        line = self.grid.line_id
        return (TrainingLine.spec.name, line) if line else None

    def refresh(self, changed: Changed | None = None) -> None:
        if self.session.as_of is not None:
            self._empty.tell("Only as it is now", NOT_THEN)
            self.bar.setEnabled(False)
            return
        if changed is not None and READS.isdisjoint(changed.kinds):
            return
        if self._asked is not None:
            self._asked.drop()
        country = self._country
        self._asked = self.session.read(lambda reader: _everything(reader, country), self._arrived)

    def enter(self) -> None:
        front: QWidget = self.grid if self.stack.currentWidget() is self._halves else self._empty
        (self.charts[0].view if self.shows_charts else front).setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        self.grid.seek(text)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {} if self._tries is None else {"export": self.export, "print_list": self.print_shown}

    def leave_safe(self) -> bool:
        return self._tries is None or not self._tries.last

    def park(self) -> dict[str, Any] | None:
        kept = dict(super().park() or {})
        if self._tries is not None and not self.leave_safe():
            now = self._tries.now
            kept["typed"] = {
                "called": f"what is tried of FY {now.year.year}", "year": now.year.year, "country": self._country,
                "amount": now.amount, "wanted": [[each, *to] for each, to in now.wanted.items()],
            }  # fmt: skip
        return kept or None

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark({key: value for key, value in kept.items() if key != "typed"})
        if typed := kept.get("typed"):
            self._typed, self._year, self._country = typed, typed["year"], typed["country"]
            self.refresh()

    # -- choosing --
    @property
    def tries(self) -> Tries:
        """What is tried of the year on screen."""
        assert self._tries is not None
        return self._tries

    @property
    def shows_charts(self) -> bool:
        """Whether the charts are in front."""
        return self.bar.verbs["plan_charts"].text() == LINES

    def show_year(self, year: int) -> None:
        """Shows a year of the plan; what was tried of another one is let go unless it holds moves."""
        if self._holds(year == self._year):
            if self._read is not None:
                self.bar.show_plan(self._read.plan, self._year)
            return
        self._year, self._order, self._told = year, 0, []
        self._tries = None
        if self._read is not None:
            self._show()

    def show_order(self, what_if: int) -> None:
        """Shows a saved what-if in today's plan, or the plan itself."""
        if self._read is None or self._holds(what_if == self._order):
            self._offer_orders()
            return
        self._order, self._told = what_if, []
        year = self._shown_year()
        if not what_if:
            self._tries = Tries(whatif.trial(year))
            self._show()
            return
        self.session.read(lambda reader: whatif.opened(reader, what_if, year), self._opened, self._refused)

    def _choose_country(self, country: int) -> None:
        if not self._holds(country == self._country):
            self._country, self._tries, self._order, self._told = country, None, 0, []
            self.refresh()
        elif self._read is not None:
            self.bar.show_countries(self._read.countries, self._read.plan.country_id)

    def _holds(self, same: bool) -> bool:
        """Whether moves that are not saved hold the page where it is; the person is told."""
        if same or self.leave_safe():
            return same
        self.session.said.emit("Save or apply what is tried first, or take it back.", "warn")
        return True

    # -- trying --
    def ask_place(self) -> None:
        """Asks for another place of the chosen line."""
        if (chosen := self.grid.line) is not None:
            PlaceSheet(self.window(), self.session, self.tries.now, chosen, self._mover(chosen)).open()

    def ask_priority(self) -> None:
        """Asks for another priority of the chosen line."""
        if (chosen := self.grid.line) is not None:
            PrioritySheet(self.window(), self.session, self.tries.now, chosen, self._mover(chosen)).open()

    def ask_save(self) -> None:
        """Asks for a name and keeps what is tried."""
        KeepSheet(self.window(), self.session, self.tries.now, self._name(), self._kept).open()

    def ask_apply(self) -> None:
        """Asks for a name and makes what is tried the plan."""
        KeepSheet(self.window(), self.session, self.tries.now, self._name(), self._applied, apply=True).open()

    def ask_compare(self) -> None:
        """Shows orders side by side."""
        CompareSheet(self.window(), self.session, self._shown_year(), self._saved(), self.tries.now).open()

    def _mover(self, chosen: Placed) -> Callable[[int, str | None], object]:
        return lambda to, priority: self._move(chosen, to, priority)

    def _move(self, chosen: Placed, to: int, priority: str | None = None) -> None:
        line = chosen.line
        if (to, priority or line.priority) == (chosen.place, line.priority):
            return
        self.tries.add("Move", self.tries.now.moved(line.id, to, priority))
        self._show_tried(line.id)
        placed = self.tries.now.place_of(line.id)
        announce.now(
            self.grid, f"{line.name}: place {placed.line.priority}{placed.place}, {placed.standing.value}"
        )

    def _by_one(self, by: int) -> None:
        chosen = self.grid.line
        if chosen is None or self._tries is None:
            return
        to = chosen.place + by
        if 1 <= to <= self.tries.now.in_class(chosen.line.priority):
            self._move(chosen, to)

    def _dropped(self, line: int, to: int) -> None:
        self._move(self.tries.now.place_of(line), to)

    def _at(self, amount: int | None) -> None:
        if self._tries is not None and amount != self.tries.now.amount:
            self.tries.add("Amount", self.tries.now.at(amount))
            self._show_tried()

    def _step(self, by: int) -> None:
        (self.tries.back if by < 0 else self.tries.again)()
        self._show_tried()

    def turn(self) -> None:
        """Shows the charts instead of the lines, or the lines again."""
        verb = self.bar.verbs["plan_charts"]
        verb.setText(CHARTS if self.shows_charts else LINES)
        verb.setAccessibleName(verb.text())
        self._turn_stack()
        self.enter()

    # -- leaving --
    def export(self) -> None:
        """Writes the plan as shown to a sheet; the export is logged."""
        export_table(self, self.session, self._table(), f"Plan FY {self._year}", ("line", "lines"))

    def print_shown(self) -> None:
        """Draws the plan as shown and shows the pages; saving them is logged as a print."""
        print_table(self, self.session, self._table())

    def _table(self) -> Callable[[Reader], Table]:
        tried = self.tries.now
        rows = tuple(
            tuple(cell.word if isinstance(cell, Chipped) else cell for cell in each)
            for each in self.grid.rows()
        )
        told = f"{tried.year.title}, {plantext.reckoned(tried)}. {' '.join(plantext.share_lines(tried))}"
        made = Table(
            "plan", f"Plan of FY {tried.year.year}", told, tuple(each.label for each in COLUMNS), rows
        )
        return lambda _: made

    # -- showing --
    def _arrived(self, found: _Read) -> None:
        if not isValid(self):
            return
        self._asked, self._read = None, found
        self._country = found.plan.country_id
        self.bar.show_countries(found.countries, found.plan.country_id)
        if found.plan.of(self._year) is None:
            self._year = fiscal_year(self.session.today)
        self._show()

    def _show(self) -> None:
        """The year that is chosen: what was tried of it stays on top of the plan as it is read now."""
        assert self._read is not None
        year = self._shown_year()
        self.bar.show_plan(self._read.plan, self._year)
        if self._typed is not None:
            typed, self._typed = self._typed, None
            wanted = {each: (priority, rank) for each, priority, rank in typed["wanted"]}
            tried = whatif.trial(year)
            self._tries = Tries(tried)
            lines = tuple(measures.with_changes(year.lines, wanted))
            self._tries.add("Move", whatif.Trial(year, lines, typed["amount"]))
        elif self._tries is None or self.tries.now.year.year != self._year:
            self._tries = Tries(whatif.trial(year))
        elif self.tries.now.year is not year:
            kept, unsaved = whatif.rebased(self.tries.now, year), self.tries.last
            self._tries = Tries(whatif.trial(year))
            if kept.differs:
                self._tries = Tries(whatif.trial(year) if unsaved else kept)
                if unsaved:
                    self._tries.add(unsaved, kept)
        self._offer_orders()
        self._show_tried()

    def _show_tried(self, keep: int | None = None) -> None:
        now = self.tries.now
        self.bar.show_trial(now)
        self.grid.show_trial(now, keep)
        if self.grid.line is None and now.placed:
            self.grid.go_to_row(min(1, self.grid.table.rowCount() - 1))
        self.side.show_trial(now, self._told)
        if self._read is not None:
            self.charts[0].show_scene(planchart.by_year(self._read.plan))
        self.charts[1].show_scene(planchart.by_priority(now))
        self._turn_stack()
        self._tell_able()
        self.able.emit()

    def _turn_stack(self) -> None:
        there = bool(self.tries.now.lines)
        if not there and not self.shows_charts:
            self._empty.tell(f"No line stands in FY {self._year}", NOTHING[1])
        self.stack.setCurrentIndex(2 if self.shows_charts else 1 if there else 0)

    def _tell_able(self) -> None:
        tries, verbs, can = self._tries, self.bar.verbs, self.session.writable
        if tries is None:
            return
        line = self.grid.line is not None and not self.shows_charts
        for name, able in (
            ("plan_place", line), ("plan_priority", line), ("plan_back", bool(tries.last)),
            ("plan_again", bool(tries.next)), ("plan_save", can and tries.now.differs),
            ("plan_apply", can and bool(tries.now.wanted)), ("plan_compare", bool(self._saved()) or tries.now.differs),
        ):  # fmt: skip
            verbs[name].setEnabled(able)

    def _offer_orders(self) -> None:
        self.bar.show_orders(self._saved(), self._order)

    def _saved(self) -> list[tuple[int, str]]:
        return self._read.saved.get(self._year, []) if self._read else []

    def _shown_year(self) -> YearPlan:
        found = self._read.plan.of(self._year) if self._read else None
        assert found is not None
        return found

    def _name(self) -> str:
        return next((name for each, name in self._saved() if each == self._order), "")

    def _opened(self, found: Opened) -> None:
        if not isValid(self) or found.row.id != self._order:
            return
        self._told = found.told
        self._tries = Tries(found.trial)
        self._show_tried()

    def _kept(self, made: int) -> None:
        """What was tried stays on screen; it is safe now."""
        self._order, self._tries = made, Tries(self.tries.now)
        self.session.settled.emit()
        self.refresh()

    def _applied(self, _made: int) -> None:
        self._order, self._tries, self._told = 0, None, []
        self.session.settled.emit()
        self.refresh()

    def _open_line(self) -> None:
        if (line := self.grid.line_id) is not None:
            self.session.open_record.emit(TrainingLine.spec.name, line)

    def _refused(self, error: DeskError) -> None:
        self.session.said.emit(error.sentence, "blocked")


def _everything(reader: Reader, country: int | None) -> _Read:
    found = plan.read(reader, country)
    saved = {
        each.year: [(row.id, row.what_if_name or "") for row in whatif.saved(reader, each)]
        for each in found.years
    }
    return _Read(plan.countries(reader), found, saved)


def _scroll(name: str, words: str, *parts: QWidget) -> QScrollArea:
    room = QScrollArea()
    room.setObjectName(name)
    room.setAccessibleName(words)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.setWidgetResizable(True)
    several: Sequence[QWidget | int | None] = (*parts, None)
    room.setWidget(boxed(column(*several, gap=GROUP_GAP), "page", GAP))
    return room
