"""A request's strip: until when it is sent, and what became of each clearance it needs."""

from typing import TYPE_CHECKING

from app.reader import Reader
from models.fields import show_date
from models.kinds import Kind
from models.visits.requests import ApprovalAction, ClearanceRequest
from models.visits.states import ASKED, AT_DESK, CLEARED, NEEDS
from ui.parts import words
from ui.parts.chip import Tone
from ui.parts.steps import Step

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

SENDING = "sending"
LEAD = "VIS-R-12"
"""The rule that says until when a request is sent."""
STATES = {
    "COUNTRY": "country_state", "THEATER": "theater_state", "SPECIAL_AREA": "special_state",
    "HOST_NATION": "host_state",
}  # fmt: skip
"""The field that tells what became of a clearance, by clearance."""
TONES: dict[str, Tone] = {
    "PENDING": "due", "APPROVED": "done", "APPROVED_RESTRICTED": "warn", "NEED_MORE_INFO": "warn", "DENIED": "blocked",
    "REVOKED": "blocked",
}  # fmt: skip


def steps_of(reader: Reader, record: Kind) -> list[Step]:
    """Sending first, then the clearances that the request needs."""
    assert isinstance(record, ClearanceRequest)
    if record.is_template:
        return []
    found = [_sending(reader, record)]
    status, kinds = record.request_status or "DRAFT", ApprovalAction.fields["approval_kind"]
    for line, key in STATES.items():
        if record.get(NEEDS[line]):
            state = record.get(key) or "PENDING"
            told = reader.show(ClearanceRequest.fields[key], state)
            tone: Tone = "open" if status in AT_DESK and state == "PENDING" else TONES.get(state, "open")
            name = reader.show(kinds, line)
            found.append(Step(f"{name}: {told.lower()}", tone, f"{name}: {told.lower()}", line))
    return found


def _sending(reader: Reader, record: ClearanceRequest) -> Step:
    """Sent on a day, or until when: by the rule, which counts business days too, else by the calendar."""
    if record.submitted_on is not None:
        said = f"Sent {show_date(record.submitted_on)}"
        return Step(said, "done", said, SENDING)
    ended = record.request_status not in (*AT_DESK, *ASKED, *CLEARED, None)
    told = (each.due_on for each in reader.findings(ClearanceRequest, record.id) if each.rule == LEAD)
    last = next((each for each in told if each is not None), record.submit_by)
    if last is None or ended:
        return Step("Not sent", "unneeded" if ended else "open", "Not sent", SENDING)
    late = last < reader.today
    said = f"Send by {show_date(last)}, {words.due(last, reader.today)}"
    return Step(f"Send by {show_date(last)}", "blocked" if late else "due", said, SENDING)


def tell(pane: "RecordPane", step: Step) -> None:
    """Opens the sheet that moves what the step tells: the request, or the answer to that clearance."""
    from ui.visits.acts import answer_to, step_of_shown

    if step.key == SENDING:
        step_of_shown(pane)
    else:
        answer_to(pane, step.key)
