"""The pane of duties: how they are grouped and filtered, the list, and what is decided on the chosen ones."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.findings import Duty
from app.today import duties as grouping
from app.today.duties import By, Section
from app.today.stacks import Stack, single, stacked
from ui.parts import words
from ui.parts.basics import button, label, tool
from ui.parts.choices import combo
from ui.parts.flow import flowing
from ui.parts.table_model import Cell, Row
from ui.theme import GAP, Theme
from ui.today.list import COLUMNS, REASON, DutyGrid, DutyRows, rule_words, when

if TYPE_CHECKING:
    from app.tabular import Table

BY = {By.DATE: "By date", By.AREA: "By area", By.OWNER: "By owner"}
EVERY_RULE, EVERY_AREA, ANY_DAY = "Every rule", "Every area", "Due any day"
_TIP = int(Qt.ItemDataRole.ToolTipRole)
ACTS = {"assigned": "Assign…", "waiting": "Let wait…", "not_applicable": "Set aside…"}
LEAST_LIST = 190


class DutiesPane(QWidget):
    """Shows the duties it is given under headings; the choice of group, rule and order is its own."""

    picked = Signal(object)
    """The duty under the cursor, None for none."""
    opened = Signal(object)
    decide_wanted = Signal(str)
    """A decision on the chosen duties."""
    leaving = Signal(bool)
    """The duties shown are wanted outside: on a sheet, else on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("duties")
        self._duties: list[Duty] = []
        self._today, self._me = date.min, frozenset[str]()
        self._of = ""
        self._sort = ("", False)
        self._rows = DutyRows(self._cells)
        self.grid = DutyGrid(self._rows, COLUMNS, "Duties")
        self.grid.setMinimumHeight(Theme.current().px(LEAST_LIST))
        self._by = combo("group_by", "Group the duties", [(said, by.value) for by, said in BY.items()])
        self._within = combo("within_filter", "Due within", [
            (ANY_DAY, 0), *((f"Within {days} days", days) for days in grouping.WINDOWS),
        ])  # fmt: skip
        self._area = combo("area_filter", "Show only one area", [(EVERY_AREA, "")])
        self._rule = combo("rule_filter", "Show only one rule", [(EVERY_RULE, "")])
        ways = [
            tool("Export these duties", "duties_export", "download", lambda: self.leaving.emit(True)),
            tool("Print these duties", "duties_print", "printer", lambda: self.leaving.emit(False)),
        ]
        self._each = button(
            "Each by itself", "duties_each", self._show, tip="Shows many duties alike one by one."
        )
        self._each.setCheckable(True)
        self._acts = {name: self._act(name, said) for name, said in ACTS.items()}
        self._sum = label("", "muted", name="duty_sum")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        filters = (self._by, self._within, self._area, self._rule)
        layout.addWidget(flowing(*filters, self._each, *self._acts.values(), *ways))
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._sum)
        for each in (self._within, self._area):
            each.currentIndexChanged.connect(lambda _: self._tell_rules())
        for each in filters:
            each.currentIndexChanged.connect(lambda _: self._show())
        self.grid.picked.connect(lambda _: self._picked())
        self.grid.selection_told.connect(lambda _: self._tell_sum())
        self.grid.opened.connect(self._open)
        self.grid.sort_requested.connect(self._sort_by)

    @property
    def chosen(self) -> list[Duty]:
        """The selected duties, else the one under the cursor."""
        return self.grid.chosen()

    @property
    def shown(self) -> list[Duty]:
        """The duties in the list, in its order, each by itself."""
        return single(self._rows.duties)

    def show_duties(self, duties: Sequence[Duty], today: date, me: frozenset[str], of: str) -> None:
        """Shows these duties; `of` says in words of how many."""
        self._duties, self._today, self._me, self._of = list(duties), today, me, of
        self._tell_areas()
        self._tell_rules()
        self._show()

    def table(self) -> "Table":
        """The duties shown as a due list."""
        chosen = [each.currentText() for each in (self._within, self._area, self._rule) if each.currentData()]
        told = [*chosen, self._sum.text().partition(" · ")[0]]
        return grouping.due_list(self.shown, ", ".join(told))

    def allow(self, why_not: str) -> None:
        """Opens what is decided here, or says why not."""
        for each in self._acts.values():
            each.setEnabled(not why_not)
            each.setToolTip(why_not)

    # -- internal --
    def _act(self, name: str, said: str) -> QPushButton:
        return button(said, f"act_{name}", lambda: self.decide_wanted.emit(name))

    def _tell_areas(self) -> None:
        """The filter offers the areas that have duties here; one that has none any more is let go."""
        kept = self._area.currentData()
        with QSignalBlocker(self._area):
            self._area.clear()
            self._area.addItem(EVERY_AREA, "")
            for area in sorted({each.area for each in self._duties}, key=grouping.area_label):
                self._area.addItem(grouping.area_label(area), area)
            self._area.setCurrentIndex(max(0, self._area.findData(kept)))

    def _near(self) -> list[Duty]:
        """The duties of the chosen area that are due in the chosen days."""
        within, area = self._within.currentData(), self._area.currentData()
        return grouping.chosen(self._duties, self._today, within or None, area or "")

    def _tell_rules(self) -> None:
        """The filter offers the rules that have duties here; one that has none any more is let go."""
        kept = self._rule.currentData()
        counts: dict[str, int] = {}
        for duty in self._near():
            counts[duty.finding.rule] = counts.get(duty.finding.rule, 0) + 1
        with QSignalBlocker(self._rule):
            self._rule.clear()
            self._rule.addItem(EVERY_RULE, "")
            for rule, count in sorted(counts.items()):
                said = rule_words(rule)
                self._rule.addItem(f"{said.partition('  ')[0]} ({count})", rule)
                self._rule.setItemData(self._rule.count() - 1, said, _TIP)
            self._rule.setCurrentIndex(max(0, self._rule.findData(kept)))

    def _show(self) -> None:
        rule = self._rule.currentData()
        listed = [each for each in self._near() if not rule or each.finding.rule == rule]
        found = grouping.sections(listed, By(self._by.currentData()), self._today, self._me)
        self._columns(listed)
        self.grid.show_sections(map(self._sorted, self._together(found)))
        self._tell_sum()

    def _together(self, found: Sequence[Section]) -> Sequence[Section]:
        """Many duties alike as one line, unless each is wanted by itself; the switch is there once there are such."""
        fewer = [Section(each.title, tuple(stacked(each.duties))) for each in found]
        some = any(isinstance(duty, Stack) for each in fewer for duty in each.duties)
        self._each.setVisible(some)
        return found if self._each.isChecked() else fewer

    def _columns(self, duties: Sequence[Duty]) -> None:
        """Why something waits is told once anything does; at once after the record where everything does."""
        waiting = [each for each in duties if each.waiting_reason]
        at = 3 if len(waiting) == len(duties) else len(COLUMNS)
        columns = (*COLUMNS[:at], REASON, *COLUMNS[at:]) if waiting else COLUMNS
        if columns != self.grid.table.columns:
            self.grid.show_columns(columns)

    def _sorted(self, section: Section) -> Section:
        path, descending = self._sort
        if not path:
            return section
        duties = sorted(section.duties, key=lambda duty: _key(duty, path), reverse=descending)
        return Section(section.title, tuple(duties))

    def _sort_by(self, path: str, descending: bool) -> None:
        self._sort = (path, descending)
        self._show()

    def _cells(self, duty: Duty) -> Row:
        cells: dict[str, Cell] = {
            "what": duty.finding.message, "due": when(duty, self._today), "record": duty.record_title,
            "reason": duty.waiting_reason, "assigned": duty.assigned_to, "cites": duty.finding.cites,
        }  # fmt: skip
        return tuple(cells[each.path] for each in self.grid.table.columns)

    def _picked(self) -> None:
        self._tell_sum()
        self.picked.emit(self.grid.current_duty())

    def _open(self, at: int) -> None:
        duty = self._rows.duty(at)
        if duty is not None:
            self.opened.emit(duty)

    def _tell_sum(self) -> None:
        shown = words.counted(len(self.shown), "duty", "duties")
        chosen = len(self.grid.selected())
        some = f" · {words.counted(chosen, 'duty', 'duties')} selected" if chosen > 1 else ""
        self._sum.setText(f"{shown} shown {self._of}{some}")


def _key(duty: Duty, path: str) -> str:
    keys = {
        "due": duty.due_on.isoformat(), "record": duty.record_title, "assigned": duty.assigned_to,
        "cites": duty.finding.cites, "reason": duty.waiting_reason,
    }  # fmt: skip
    return keys.get(path, duty.finding.message).casefold()
