"""What the lists of the Visitors tab do beside their forms; each opens its sheet, which is imported only then."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from models.text import counted
from models.visits.moving import ACT, ANSWER_ACT
from ui.records.entries import show_entry
from ui.records.listing import ChildAct

if TYPE_CHECKING:
    from models.findings import Finding
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane

STEP, ANSWER = ACT, ANSWER_ACT


def paste_answer(page: "RecordPage") -> None:
    """Opens the sheet that reads a pasted answer."""
    from ui.visits.pastesheet import paste

    paste(page)


def step_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the request on screen."""
    step_of_request(pane, 0)


def step_of_request(pane: "RecordPane", step_id: int) -> None:
    """Opens a step with what was set when it was made; for a new one the sheet of the request on screen."""
    from ui.records.stepsheet import open_for
    from ui.visits.stepsheet import CLIMB

    open_for(pane, CLIMB, step_id)


def add_travellers(pane: "RecordPane") -> None:
    """Opens the sheet that puts pasted names or passports into the party of the request on screen."""
    from ui.visits.partysheet import add_shown

    add_shown(pane)


def start_plan(pane: "RecordPane") -> None:
    """Opens the sheet that starts the support plan of the request on screen."""
    from ui.visits.plansheet import start_shown

    start_shown(pane)


def count_elsewhere(page: "RecordPage") -> None:
    """Counts one more request of this year that is handled on the classified side."""
    from app.visits import plans

    session = page.session

    def done(count: int) -> None:
        said = f"{counted(count, 'request')} of {session.today.year} handled elsewhere. Undone with Ctrl+Z."
        session.said.emit(said, "done")

    session.write("Counting", plans.count_elsewhere, done)


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


def about(*rules: str) -> Callable[["Finding"], bool]:
    """Whether a finding is of one of these rules."""
    return lambda finding: finding.rule in rules


def shows(tab: str) -> Callable[["RecordPane"], None]:
    """Shows a tab of the record, where several of a kind may be what a finding is about."""
    return lambda pane: pane.show_tab(tab)


ENTRIES: Mapping[str, Callable[["RecordPane", int], object]] = {
    "request_step": step_of_request, "approval_action": answer_of_request,
}  # fmt: skip
PARTY = ChildAct("Add travellers…", "add_to_party", add_travellers)
PLAN = ChildAct("Start support plan…", "start_plan", start_plan)
