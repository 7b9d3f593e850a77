"""What a training list no longer has, and what it moved: the penalty at stake, and line by line whether it stays.

A line is cancelled only where a person says so, with the day and the reason; the import carries it out with the rest.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.importing.run import DryRun
from app.planning import stl
from app.planning.stl import Cancellation, Compared, Stake
from app.reader import Reader
from models.fields import show_date
from models.training.lines import TrainingLine
from ui.office.screenbar import Bar, DayLine, captioned
from ui.parts.basics import button, label
from ui.parts.bidi import isolated
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.theme import GAP

COLUMNS = (
    Column("line", "Line", width=280),
    Column("what", "In the list", "chip", 120),
    Column("program", "Program", width=150),
    Column("starts", "Starts", width=110),
    Column("stake", "At stake today", "number", 130),
    Column("becomes", "Becomes", "chip", 220),
)


@dataclass(frozen=True)
class GoneSeen:
    """What was compared off the window's thread, and the reasons that a cancellation may have, by code."""

    found: Compared
    reasons: Mapping[str, str]


def look(reader: Reader, dry: DryRun) -> GoneSeen | None:
    """What a list no longer has and what it moved; None for any other sheet, and where there is nothing to tell."""
    found = stl.compare(reader, dry)
    if found is None or not found.stakes:
        return None
    return GoneSeen(found, {each.code: each.label for each in reader.choices("cancel_reason")})


class GonePanel(QWidget):
    """The lines with their penalties, and for the one under the cursor whether it stays or is cancelled."""

    chosen = Signal()
    """Something else is to become of a line."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: GoneSeen | None = None
        self._chosen: dict[int, Cancellation] = {}
        self._lines = Listed(self._row)
        self.grid = Grid(self._lines, COLUMNS, "Lines not in the list, and moved ones")
        about = label("A line that is not in the list stays unless you cancel it here.", "muted", wrap=True)
        self._told = label("", wrap=True, name="gone_told")
        self._reason = combo("gone_reason", "Reason", [("Choose a reason", "")])
        self._day = DayLine("gone_day", "Asked on", lambda: self._today, self._tell)
        self._cancel = button("Cancel this line", "gone_cancel", self._cancel_line)
        self._keep = button("Let it stay", "gone_keep", self._keep_line)
        self.grid.picked.connect(lambda _: self._tell())
        self._reason.currentIndexChanged.connect(lambda _: self._tell())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(about)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._told)
        layout.addWidget(Bar(captioned(self._reason), captioned(self._day), self._cancel, self._keep))

    # -- for the wizard --
    @property
    def found(self) -> Compared | None:
        """What the list said, None where there is nothing to tell."""
        return self._seen.found if self._seen else None

    @property
    def cancellations(self) -> Mapping[int, Cancellation]:
        """The lines that are cancelled with the import, by id."""
        return self._chosen

    @property
    def summary(self) -> str:
        """How many lines are gone and moved, and what may be at stake, in a sentence; empty where nothing is."""
        if self._seen is None:
            return ""
        found = self._seen.found
        gone, moved = counted(len(found.gone), "line"), counted(len(found.moved), "line")
        parts = [
            f"{gone} on file not in the list" if found.gone else "",
            f"{moved} moved" if found.moved else "",
        ]
        return f"{', '.join(filter(None, parts))}; penalty at stake today {found.amount}."

    def show_seen(self, seen: GoneSeen | None) -> None:
        """Shows what a dry run found; what was chosen of lines that are still gone stays chosen."""
        self._seen = seen
        found = seen.found if seen else None
        self._lines.things = found.stakes if found else ()
        may = {each.line_id for each in found.gone if each.may_cancel} if found else set()
        self._chosen = {each: told for each, told in self._chosen.items() if each in may}
        kept = self._reason.currentData()
        self._reason.blockSignals(True)
        while self._reason.count() > 1:
            self._reason.removeItem(1)
        for code, words in seen.reasons.items() if seen else ():
            self._reason.addItem(words, code)
        self._reason.setCurrentIndex(max(0, self._reason.findData(kept)))
        self._reason.blockSignals(False)
        if found and not self._day.text():
            self._day.put(found.today)
        self._show(0)

    def enter(self) -> None:
        """Puts the focus on the lines."""
        self.grid.setFocus()

    # -- the lines --
    @property
    def _today(self) -> date:
        return self._seen.found.today if self._seen else date.today()

    def _row(self, each: Stake) -> Row:
        assert self._seen is not None
        penalty = each.penalty(self._seen.found.policy, self._seen.found.today)
        cents = penalty.cents if penalty else None
        unknown = f"{penalty.percent:.0f} %" if penalty else ""
        return (
            isolated(each.title), Chipped("due", "Not there") if each.gone else Chipped("note", "Moved"), each.program,
            show_date(each.starts_on) if each.starts_on else "",
            unknown if cents is None else TrainingLine.unit_cost.show(cents), self._becomes(each),
        )  # fmt: skip

    def _becomes(self, each: Stake) -> Chipped:
        told = self._chosen.get(each.line_id)
        if told is not None:
            return Chipped("blocked", f"Cancelled {show_date(told.asked_on)}")
        if each.moved_to is not None:
            return Chipped("note", f"Starts {show_date(each.moved_to)}")
        return Chipped("open", "Stays")

    def _under(self) -> Stake | None:
        return self._lines.thing(self.grid.current_id())

    def _show(self, at: int) -> None:
        self.grid.show_ids(array("q", range(len(self._lines.things))))
        if self._lines.things:
            self.grid.go_to_row(at)
        self._tell()

    # -- what becomes of one --
    def _tell(self) -> None:
        """What leaving the class costs, with the day and the reason as they are chosen, and which ways are open."""
        each, day = self._under(), self._day.day
        open_ = each is not None and each.gone and each.may_cancel
        self._cancel.setEnabled(bool(open_ and self._reason.currentData() and day))
        self._keep.setEnabled(each is not None and each.line_id in self._chosen)
        if each is None or self._seen is None:
            self._told.setText("")
            return
        said = each.told(self._seen.found.policy, day or self._today, self._reason.currentData() or None)
        why = "" if open_ or not each.gone else f" It is {each.status.lower()} and stays."
        self._told.setText(" ".join(filter(None, (f"{isolated(each.title)}: {said}{why}", self._day.wrong))))

    def _cancel_line(self) -> None:
        each, day, reason = self._under(), self._day.day, self._reason.currentData()
        if each is not None and day is not None and reason:
            self._chosen[each.line_id] = Cancellation(day, str(reason))
            self._changed()

    def _keep_line(self) -> None:
        each = self._under()
        if each is not None and self._chosen.pop(each.line_id, None) is not None:
            self._changed()

    def _changed(self) -> None:
        self._show(self.grid.current_id() or 0)
        self.chosen.emit()
