"""The way from a state that an extract says to the step that records it: an import never changes a state itself."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QDialog, QWidget

from app.importing.differences import named, set_apart
from app.importing.rows import ImportRow
from app.importing.run import DryRun
from ui.parts.basics import boxed, button, label, row
from ui.parts.bidi import isolated
from ui.parts.chip import ToneIcon
from ui.parts.words import counted
from ui.session import Session

MOST_SHOWN = 20
"""Records named one by one when an import is done; of further ones the number is told."""
Step = Callable[[int], object]


def offered(dry: DryRun, row_: ImportRow, step: Step) -> list[QWidget]:
    """The button below a row that says another state than the file; nothing for another row."""
    found = row_.record_id
    if not row_.told or found is None:
        return []
    return [boxed(row(_button(dry, row_, found, step, "row"), None))]


def listed(dry: DryRun, step: Step) -> list[QWidget]:
    """A line for each record whose state the extract says otherwise, with the button beside it."""
    lines: list[QWidget] = []
    for each in dry.told[:MOST_SHOWN]:
        if each.record_id is None:
            continue
        said = label(f"{isolated(named(dry, each))}. {set_apart(dry, each)}", wrap=True, name="state_differs")
        line = row(ToneIcon("due"), said, _button(dry, each, each.record_id, step, "done"), gap=6)
        line.setStretch(1, 1)
        lines.append(boxed(line))
    if (left := len(dry.told) - MOST_SHOWN) > 0:
        lines.append(label(f"And {counted(left, 'more record says', 'more records say')} another state."))
    return lines


def _button(dry: DryRun, row_: ImportRow, record_id: int, step: Step, where: str) -> QWidget:
    made = button("Record a step…", f"{where}_step_{row_.number}", lambda: step(record_id))
    made.setAccessibleName(f"Record a step of {named(dry, row_)}")
    return made


def open_sheet(dialog: QWidget, session: Session, record_id: int, recorded: Callable[[], object]) -> None:
    """Opens the sheet of a step of the case; `recorded` follows when one was."""
    from ui.cases.stepsheet import CLIMB
    from ui.records.stepsheet import About, StepSheet

    sheet = StepSheet(dialog, session, CLIMB, About(record_id))
    cast(QDialog, sheet).accepted.connect(recorded)
    sheet.open()
