""" "Start support plan…": what the visit needs of the office's table, each counted back from the first day."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.visits import plans
from app.visits.plans import Offered, Proposed
from models.fields import show_date
from models.visits.support import SupportPlan
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts.basics import boxed, button, label, row
from ui.parts.words import counted, sentence_start
from ui.session import Session
from ui.theme import GAP, GROUP_GAP

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

NAME = "start_plan"
"""Before the names of its controls."""
HELP = "screens/start-support-plan"
WIDTH = 760
ALL, NONE = "Tick all", "Untick all"


class PlanSheet(WorkSheet):
    """The name of the plan, and a tick for everything that may have to be arranged, with its day."""

    def __init__(self, parent: QWidget, session: Session, request_id: int, proposed: Proposed) -> None:
        self._request = request_id
        self._ticks: dict[str, QCheckBox] = {}
        self._title = line(f"{NAME}_title", "Plan", text=proposed.title)
        said = label(f"What the visit needs. Days are counted back from {show_date(proposed.first_day)}.", "muted",
                     wrap=True)  # fmt: skip
        self._turn = button(NONE, f"{NAME}_turn", self._turn_all, link=True)
        parts = [labelled(self._title), said, self._items(proposed.items), boxed(row(self._turn, None))]
        super().__init__(parent, session, "Start a support plan", parts, "Start", self._start, width=WIDTH)
        offers(self, HELP)
        self._tell()

    def _items(self, items: tuple[Offered, ...]) -> QWidget:
        """The items under the heading of their group, two beside each other."""
        made = QWidget()
        made.setObjectName(f"{NAME}_items")
        lines = QGridLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(GROUP_GAP)
        lines.setVerticalSpacing(GAP // 2)
        at = 0
        groups: dict[str, list[Offered]] = {}
        for each in items:
            groups.setdefault(each.group or "other", []).append(each)
        for group, members in groups.items():
            lines.addWidget(label(sentence_start(group), "strong"), at, 0, 1, 2)
            for number, each in enumerate(members):
                lines.addWidget(self._tick(each), at + 1 + number // 2, number % 2)
            at = lines.rowCount()
        return made

    def _tick(self, item: Offered) -> QCheckBox:
        made = QCheckBox(f"{item.label}, by {show_date(item.due_on)}" if item.due_on else item.label)
        made.setObjectName(f"{NAME}_{item.code}")
        made.setAccessibleName(made.text())
        made.setChecked(True)
        made.toggled.connect(lambda _: self._tell())
        self._ticks[item.code] = made
        return made

    def _wanted(self) -> list[str]:
        return [code for code, box in self._ticks.items() if box.isChecked()]

    def _turn_all(self) -> None:
        on = not self._wanted()
        for box in self._ticks.values():
            box.setChecked(on)

    def _tell(self) -> None:
        """What would be made."""
        count = len(self._wanted())
        self._turn.setText(NONE if count else ALL)
        self._turn.setAccessibleName(self._turn.text())
        self.verb.setText(f"Start with {counted(count, 'item')}" if count else "Start without items")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(self._session.writable)

    def _start(self) -> None:
        request, title, codes = self._request, self._title.text(), self._wanted()

        def job(office: Office) -> int:
            return plans.make(office, request, title=title, codes=codes)

        self.work("Starting", lambda _p, _c: job(self._session.office), self._started)

    def _started(self, plan_id: int) -> None:
        said = f"Support plan started with {counted(len(self._wanted()), 'item')}. Undone with Ctrl+Z."
        self._session.said.emit(said, "done")
        self.accept()
        self._session.open_record.emit(SupportPlan.spec.name, plan_id)


def start_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the request on screen, or says why it can have no plan now."""
    if pane.seen is None:
        return
    session, request = pane.session, pane.seen.record.id

    def job(reader: Reader) -> Proposed:
        return plans.propose(reader, request)

    def show(proposed: Proposed) -> None:
        PlanSheet(pane.window(), session, request, proposed).open()

    def refused(error: DeskError) -> None:
        session.said.emit(error.sentence, "blocked")

    session.read(job, show, refused)
