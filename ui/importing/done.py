"""What an import did, and the report that stays with it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.importing.run import DryRun, Result
from app.since import Found
from ui.importing import stepping
from ui.importing.found import FoundView
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.chip import Tone, ToneIcon
from ui.parts.flow import flowing
from ui.theme import GROUP_GAP


class DoneView(QWidget):
    """Counts in words, and the ways on: mend the rejected rows, keep the report, bring in another sheet."""

    def __init__(
        self,
        save_rejects: Callable[[], object],
        save_report: Callable[[], object],
        again: Callable[[], object],
        step: Callable[[int], object],
        found: FoundView,
    ) -> None:
        super().__init__()
        self._found = found
        found.hide()
        self._step = step
        self._counts, self._states = QVBoxLayout(), QVBoxLayout()
        self._counts.setSpacing(4)
        self._note = label("", wrap=True, name="done_note")
        self._rejects = button("Save rejected rows…", "done_rejects", save_rejects, icon="save")
        self._report = button("Save report…", "done_report", save_report, icon="file-text")
        self._again = button("Import another sheet…", "done_again", again, icon="upload")
        holder = QWidget()
        holder.setLayout(self._counts)
        self._counts.setContentsMargins(0, 0, 0, 0)
        self._stepping = states = QWidget()
        states.setLayout(self._states)
        states.hide()
        self._states.setContentsMargins(0, 0, 0, 0)
        buttons = flowing(self._rejects, self._report, self._again)
        layout = column(holder, self._note, states, buttons, found, None, gap=GROUP_GAP)
        layout.setStretchFactor(found, 9)
        self.setLayout(layout)

    def show_states(self, dry: DryRun) -> None:
        """Names the records of which the sheet says another state, each with the way to record the step."""
        _empty(self._states)
        told = stepping.listed(dry, self._step)
        for each in told:
            self._states.addWidget(each)
        self._stepping.setVisible(bool(told))

    def show_result(
        self, result: Result, warning: str, found: Sequence[Found] = (), cancelled: int = 0
    ) -> None:
        """Tells what was done and what the rules find since; without an entry nothing was to be done, and there is no
        report."""
        self._found.show_found(found)
        _empty(self._counts)
        wrong = sum(not each.agrees for each in result.checks)
        told: list[tuple[Tone, int, str]] = [
            ("done", result.created, "new"),
            ("done", result.changed, "changed"),
            ("done", cancelled, "cancelled, not in the list any more"),
            ("open", result.unchanged, "there already, as they are"),
            ("blocked", len(result.rejected), "rejected"),
            (
                "blocked" if wrong else "done",
                len(result.checks),
                "rows of sums" + f", {wrong} differ" * bool(wrong),
            ),
        ]
        for tone, count, words in told:
            if count:
                said = label(f"{count:,} {words}", name="done_count")
                self._counts.addWidget(boxed(row(ToneIcon(tone), said, None, gap=6)))
        self._rejects.setVisible(bool(result.rejected))
        self._report.setVisible(bool(result.entry))
        self._note.setText(" ".join(filter(None, (_note(result), warning))))

    def enter(self) -> None:
        """Puts the focus on what is left to do."""
        (self._rejects if self._rejects.isVisible() else self._again).setFocus()


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.deleteLater()


def _note(result: Result) -> str:
    if not result.entry:
        return "Nothing was written: there was nothing new in the sheet."
    mend = " Save the rejected rows, mend them, and import that sheet: the others are recognised." * bool(
        result.rejected
    )
    return f"One step; Ctrl+Z takes it back. The report stays in the list of imports.{mend}"
