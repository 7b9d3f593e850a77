"""How the sheet of steps is filled for a case (`ui.records.stepsheet`)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.cases.steps import LADDER
from models.cases.states import COLUMNS
from ui.records.stepsheet import Climb, reopen_for
from ui.session import Session

CLIMB = Climb(
    sheet="step", ladder=LADDER, columns=COLUMNS, help="screens/case-step", left=("stepped_on", "step_ref"),
    right=("stepped_by", "known_from"), whole=("step_reason",), papers=("step_paper",),
)  # fmt: skip


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    reopen_for(CLIMB, parent, session, kept)
