"""The plan on screen: a year's lines in order, where the money ends, another order tried, saved, compared, applied."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from app.change import Changed
from app.errors import DeskError
from app.planning import whatif
from app.planning.plan import Placed
from app.planning.whatif import Opened, Tries
from models.planning.whatif import WhatIf, WhatIfLine
from models.planning.years import Allocation, TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from ui import announce
from ui.jobs import Running
from ui.page import Page
from ui.parts.basics import boxed, button, column, rule, tool
from ui.parts.empty import EmptyPane
from ui.parts.rail import Tab
from ui.planning.plan import desk
from ui.planning.plan.asking import PlanAsks
from ui.planning.plan.bar import PlanBar
from ui.planning.plan.charts import PlanCharts
from ui.planning.plan.desk import PlanDesk, Read
from ui.planning.plan.grid import PlanGrid, table_of
from ui.planning.plan.side import PlanSide, halves
from ui.session import Session
from ui.tablework import export_table, print_table
from ui.theme import GAP

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


class PlanPage(Page):
    """One year of a country's plan; lines are moved, and nothing is changed before it is applied."""

    tab = Tab("Plan", "columns-3")
    areas = ("planning",)
    search_hint = "Find a line"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("plan")
        self.desk = PlanDesk(session.today)
        self._asked: Running | None = None
        self._wanted = 0
        """The what-if to be shown once the plan is read."""
        self._build()
        self.refresh()

    # -- building --
    def _build(self) -> None:
        self.grid = PlanGrid()
        self.side = PlanSide()
        asks = PlanAsks(self, self.session, self.desk, self.grid, self._move, self._kept, self._applied)
        self._back = tool("Take back what was tried last", "plan_back", "undo-2", lambda: self._step(-1))
        self._again = tool("Try again what was taken back", "plan_again", "redo-2", lambda: self._step(1))
        self._charts_way = button(CHARTS, "plan_charts", self.turn)
        self.bar = PlanBar(
            (
                ("Move…", "plan_place", asks.place),
                ("Change priority…", "plan_priority", asks.priority),
                ("Save as what-if…", "plan_save", asks.save), ("Compare…", "plan_compare", asks.compare),
                ("Apply…", "plan_apply", asks.apply),
            ),
            (self._back, self._again),
            (self._charts_way, tool("Export the plan", "plan_export", "download", self.export),
             tool("Print the plan", "plan_print", "printer", self.print_shown)),
        )  # fmt: skip
        self.charts = PlanCharts()
        self._empty = EmptyPane(
            *NOTHING, ("Go to training years", "plan_years", lambda: self.session.open_screen.emit("Training years")),
            ("Go to training lines", "plan_to_lines", lambda: self.session.list_wanted.emit("training_line", None)),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self._halves = halves(self.grid, self.side)
        for each in (self._empty, self._halves, self.charts):
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
        self.bar.late_typed.connect(self._with_late)
        self.bar.refused.connect(lambda said: self.session.said.emit(said, "blocked"))
        self.bar.mended.connect(lambda said: self.session.said.emit(said, "note"))
        self.grid.picked.connect(lambda _: self._tell_able())
        self.grid.opened.connect(lambda _: self._open_line())
        self.grid.step_wanted.connect(self._by_one)
        self.grid.dropped.connect(self._dropped)
        self.grid.refused.connect(lambda said: self.session.said.emit(said, "note"))

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
        country = self.desk.country
        self._asked = self.session.read(lambda reader: desk.read(reader, country), self._arrived)

    def enter(self) -> None:
        front: QWidget = self.grid if self.stack.currentWidget() is self._halves else self._empty
        (self.charts.first if self.shows_charts else front).setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        self.grid.seek(text)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {} if not self.desk.ready else {"export": self.export, "print_list": self.print_shown}

    def leave_safe(self) -> bool:
        return not self.desk.unsaved

    def park(self) -> dict[str, Any] | None:
        kept = dict(super().park() or {})
        return (kept | ({"typed": self.desk.park()} if self.desk.unsaved else {})) or None

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark({key: value for key, value in kept.items() if key != "typed"})
        if typed := kept.get("typed"):
            self.desk.unpark(typed)
            self.refresh()

    # -- choosing --
    @property
    def tries(self) -> Tries:
        """What is tried of the year on screen."""
        return self.desk.tries

    @property
    def shows_charts(self) -> bool:
        """Whether the charts are in front."""
        return self._charts_way.text() == LINES

    def show_year(self, year: int) -> None:
        """Shows a year of the plan; moves that are not saved hold the page where it is."""
        if self._may_turn(year == self.desk.year):
            self.desk.choose(year, self.desk.country)
            self.desk.settle()
            self._show_tried()
        self._show_choices()

    def show_order(self, what_if: int) -> None:
        """Shows a saved what-if in today's plan, or the plan itself."""
        if self._may_turn(what_if == self.desk.order):
            self.desk.drop()
            self.desk.settle()
            self.desk.order = what_if
            year = self.desk.shown
            if what_if:
                self.session.read(
                    lambda reader: whatif.opened(reader, what_if, year), self._opened, self._refused
                )
            else:
                self._show_tried()
        self._show_choices()

    def show_what_if(self, row: WhatIf) -> None:
        """Shows a saved what-if, of whatever year and country; moves that are not saved hold the page where it is."""
        if self._may_turn(same=False):
            self.desk.choose(row.fiscal_year or self.desk.year, row.country_id)
            self._wanted = row.id
            self.refresh()

    def _choose_country(self, country: int) -> None:
        if self._may_turn(country == self.desk.country):
            self.desk.choose(self.desk.year, country)
            self.refresh()
        else:
            self._show_choices()

    def _may_turn(self, same: bool) -> bool:
        """Whether the page may show something else; the person is told where moves that are not saved hold it."""
        if not same and self.desk.unsaved:
            self.session.said.emit("Save or apply what is tried first, or take it back.", "warn")
        return not same and not self.desk.unsaved

    # -- trying --
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
        if chosen is None or not self.desk.ready:
            return
        to = chosen.place + by
        if 1 <= to <= self.tries.now.in_class(chosen.line.priority):
            self._move(chosen, to)

    def _dropped(self, line: int, to: int) -> None:
        self._move(self.tries.now.place_of(line), to)

    def _at(self, amount: int | None) -> None:
        if self.desk.ready and amount != self.tries.now.amount:
            self.tries.add("Amount", self.tries.now.at(amount))
            self._show_tried()

    def _with_late(self, cents: int | None) -> None:
        if self.desk.ready and (cents or 0) != self.tries.now.supposed:
            self.tries.add("End-of-year money", self.tries.now.with_late(cents or 0))
            self._show_tried()

    def _step(self, by: int) -> None:
        (self.tries.back if by < 0 else self.tries.again)()
        self._show_tried()

    def turn(self) -> None:
        """Shows the charts instead of the lines, or the lines again."""
        verb = self._charts_way
        verb.setText(CHARTS if self.shows_charts else LINES)
        verb.setAccessibleName(verb.text())
        self._turn_stack()
        self.enter()

    # -- leaving --
    def export(self) -> None:
        """Writes the plan as shown to a sheet; the export is logged."""
        export_table(
            self,
            self.session,
            table_of(self.tries.now, self.grid.rows()),
            f"Plan FY {self.desk.year}",
            ("line", "lines"),
        )

    def print_shown(self) -> None:
        """Draws the plan as shown and shows the pages; saving them is logged as a print."""
        print_table(self, self.session, table_of(self.tries.now, self.grid.rows()))

    # -- showing --
    def _arrived(self, found: Read) -> None:
        if isValid(self):
            self._asked = None
            self.desk.take(found, self.session.today)
            self._show_choices()
            self._show_tried()
            if wanted := self._wanted:
                self._wanted = 0
                self.show_order(wanted)

    def _show_choices(self) -> None:
        """Country, year and order as they are chosen."""
        read = self.desk.read
        if read is not None and self.desk.ready:
            self.bar.show_countries(read.countries, read.plan.country_id)
            self.bar.show_plan(read.plan, self.desk.year)
            self.bar.show_orders(self.desk.saved, self.desk.order)

    def _show_tried(self, keep: int | None = None) -> None:
        now = self.tries.now
        self.bar.show_trial(now)
        self.grid.show_trial(now, keep)
        if self.grid.line is None and now.placed:
            self.grid.go_to_row(min(1, self.grid.table.rowCount() - 1))
        self.side.show_trial(now, self.desk.told)
        self._turn_stack()
        self._tell_able()
        self.able.emit()

    def _turn_stack(self) -> None:
        if self.shows_charts and self.desk.read is not None:  # nobody waits for charts that are not looked at
            self.charts.show_plan(self.desk.read.plan, self.tries.now)
        there = bool(self.tries.now.lines)
        if not there and not self.shows_charts:
            self._empty.tell(f"No line stands in FY {self.desk.year}", NOTHING[1])
        self.stack.setCurrentIndex(2 if self.shows_charts else 1 if there else 0)

    def _tell_able(self) -> None:
        if not self.desk.ready:
            return
        tries, verbs, can = self.tries, self.bar.verbs, self.session.writable
        line = self.grid.line is not None and not self.shows_charts
        for name, able in (
            ("plan_place", line), ("plan_priority", line), ("plan_save", can and tries.now.differs),
            ("plan_apply", can and bool(tries.now.wanted)),
            ("plan_compare", bool(self.desk.saved) or tries.now.differs),
        ):  # fmt: skip
            verbs[name].setEnabled(able)
        self._back.setEnabled(bool(tries.last))
        self._again.setEnabled(bool(tries.next))

    def _opened(self, found: Opened) -> None:
        if isValid(self) and found.row.id == self.desk.order:
            self.desk.open(found)
            self._show_tried()

    def _kept(self, made: int) -> None:
        """What was tried stays on screen; it is safe now."""
        self.desk.keep(made)
        self.session.settled.emit()
        self.refresh()

    def _applied(self, _made: int) -> None:
        self.desk.drop()
        self.session.settled.emit()
        self.refresh()

    def _open_line(self) -> None:
        if (line := self.grid.line_id) is not None:
            self.session.open_record.emit(TrainingLine.spec.name, line)

    def _refused(self, error: DeskError) -> None:
        self.session.said.emit(error.sentence, "blocked")
