"""What the Students tab does for many at once; each opens its sheet, which is imported only then."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.training.alternates import names_alternates
from ui.records.listing import ChildAct, FindingAct

if TYPE_CHECKING:
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane


def student_acts(page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """Work for the actions of the list of students, by id."""
    return {
        "vetting_answers": lambda: vetting_answers(page),
        "scores": lambda: scores_of_students(page),
        "read_passport": lambda: read_passport(page.pane),
        "print_packets": lambda: print_packets(page),
        "write_letters": lambda: write_letters(page),
        "vetting_sheet": lambda: vetting_sheet(page),
        **sheet_acts(page),
    }


def sheet_acts(page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """Work for the sheets about the training of the whole office, by id of the action."""
    return {
        "training_list": lambda: training_list(page),
        "tracking_sheet": lambda: tracking_sheet(page),
    }


def session_acts(page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """Work for the actions of the list of test sessions, by id."""
    return {"scores": lambda: scores_of(page.pane)}


def vetting_answers(page: "RecordPage") -> None:
    """Opens the sheet for a pasted list of answers."""
    from ui.training.pasted import begin

    begin(page.window(), page.session)


def scores_of_students(page: "RecordPage") -> None:
    """Opens the roster of the latest session, with the selected students at hand to be put on one."""
    from ui.training.scoring import begin

    begin(page.window(), page.session, 0, page.grid.selected_ids())


def scores_of(pane: "RecordPane") -> None:
    """Opens the roster of the session on screen, or of the latest."""
    from ui.training.scoring import begin

    begin(pane.window(), pane.session, pane.seen.record.id if pane.seen else 0)


def print_packets(page: "RecordPage") -> None:
    """Opens the sheet that prints the packets of the selected students."""
    from ui.training.packeting import begin

    begin(page.window(), page.session, page.grid.selected_ids())


def write_letters(page: "RecordPage") -> None:
    """Opens the sheet that writes a letter to the selected students."""
    from ui.training.letters import begin

    begin(page.window(), page.session, page.grid.selected_ids())


def vetting_sheet(page: "RecordPage") -> None:
    """Opens the sheet that submits the selected students to vetting."""
    from ui.training.submitting import begin

    begin(page.window(), page.session, page.grid.selected_ids())


def training_list(page: "RecordPage") -> None:
    """Opens the sheet that writes the training list."""
    from ui.training.outgoing import TrainingListSheet

    TrainingListSheet(page.window(), page.session).open()


def tracking_sheet(page: "RecordPage") -> None:
    """Opens the sheet that writes the tracking sheet."""
    from ui.training.outgoing import TrackingSheet

    TrackingSheet(page.window(), page.session).open()


def read_passport(pane: "RecordPane") -> None:
    """Opens the sheet that takes in a passport or visa of the student on screen."""
    from ui.training.zone import begin

    if pane.seen is not None:
        begin(pane.window(), pane.session, pane.seen.record.id, pane.seen.record.shown_title)


def step_forward(pane: "RecordPane") -> None:
    """Opens the sheet on which an alternate takes the place of the student on screen."""
    from ui.training.stepping import begin

    if pane.seen is not None:
        begin(pane.window(), pane.session, pane.seen.record.id)


def amend(pane: "RecordPane") -> None:
    """Opens the amendment under way of the order that differs, or a new one."""
    from app.training.forms import amendment_of

    if pane.seen is not None:
        student_id = pane.seen.record.id
        pane.session.read(
            lambda reader: amendment_of(reader, student_id),
            lambda opens: pane.open_form(opens.kind, opens.record_id, opens.field),
        )


SCORES = ChildAct("Type scores…", "type_scores", scores_of)
PASSPORT = ChildAct("Read a passport…", "zone_passport", read_passport)
VISA = ChildAct("Read a visa…", "zone_visa", read_passport)
ALTERNATE = FindingAct("Step forward…", names_alternates, step_forward)
AMENDMENT = FindingAct("Amendment…", lambda finding: finding.rule == "ITO-11", amend)
