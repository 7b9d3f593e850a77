"""What the lists of the Visitors tab do beside their forms; each opens its sheet, which is imported only then."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from models.visits.moving import ACT, ANSWER_ACT
from ui.records.entries import show_entry

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

STEP, ANSWER = ACT, ANSWER_ACT


def step_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the request on screen."""
    step_of_request(pane, 0)


def step_of_request(pane: "RecordPane", step_id: int) -> None:
    """Opens a step with what was set when it was made; for a new one the sheet of the request on screen."""
    from ui.records.stepsheet import open_for
    from ui.visits.stepsheet import CLIMB

    open_for(pane, CLIMB, step_id)


def key_shown(pane: "RecordPane") -> None:
    """Opens the keying sheet of the request on screen."""
    from ui.visits.keying import key

    key(pane)


def clone_shown(pane: "RecordPane") -> None:
    """Opens the sheet that makes another request like the one on screen."""
    from ui.visits import clonesheet

    clonesheet.clone_shown(pane)


def answer_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for an answer to the request on screen."""
    answer_of_request(pane, 0)


def answer_of_request(pane: "RecordPane", answer_id: int) -> None:
    """Opens an answer as it was recorded; for a new one the sheet of the request on screen."""
    if pane.seen is None:
        return
    from ui.visits.answersheet import About, AnswerSheet

    request = pane.seen.record.id

    def open_sheet() -> None:
        AnswerSheet(pane.window(), pane.session, About(request, answer_id)).open()

    if answer_id:
        show_entry(pane, "approval_action", answer_id, open_sheet)
    else:
        open_sheet()


def answer_to(pane: "RecordPane", line: str) -> None:
    """Opens the sheet for an answer to one clearance of the request on screen."""
    if pane.seen is None:
        return
    from ui.visits.answersheet import About, AnswerSheet

    AnswerSheet(pane.window(), pane.session, About(pane.seen.record.id, line=line)).open()


ENTRIES: Mapping[str, Callable[["RecordPane", int], object]] = {
    "request_step": step_of_request, "approval_action": answer_of_request,
}  # fmt: skip
