"""How the sheet of steps is filled for a clearance request (`ui.records.stepsheet`)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.visits.steps import LADDER, REOPENING
from models.visits.states import CLEARED, COLUMNS
from ui.records.stepsheet import Climb, reopen_for
from ui.session import Session


def _asked(before: str, target: str) -> tuple[str, ...]:
    """Which clearances are asked again is said when a change, or what was missing, is sent."""
    return REOPENING if target == "SUBMITTED" and before in (*CLEARED, "NEED_MORE_INFO") else ()


CLIMB = Climb(
    sheet="visit_step", ladder=LADDER, columns=COLUMNS, help="screens/request-step",
    left=("stepped_on", *REOPENING[:2]), right=("step_ref", *REOPENING[2:]), whole=("step_reason",),
    sometimes=REOPENING, asked=_asked,
)  # fmt: skip


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    reopen_for(CLIMB, parent, session, kept)
