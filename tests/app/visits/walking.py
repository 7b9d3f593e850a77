"""Requests moved past the gates, for tests that are about something else."""

from datetime import timedelta

from app import stepping
from app.office import Office
from app.visits.steps import LADDER
from models.visits import material
from models.visits.requests import ClearanceRequest, RequestStep
from tests.support import TODAY

DAY = TODAY - timedelta(days=10)


def status(office: Office, request_id: int) -> str | None:
    """Status of a request."""
    return office.reader.get(ClearanceRequest, request_id).request_status


def enter(office: Office, request_id: int, to: str, **more: object) -> int:
    """Enters a step as the change path takes it, whatever rules say of its gate."""
    row = {"request_id": request_id, "to_status": to, "stepped_on": DAY, "entered_on": TODAY} | more
    with office.change("Step") as work:
        return work.add(RequestStep, row)


def sent(office: Office, request_id: int) -> int:
    """A request made ready and sent as it is; the id of the request."""
    enter(office, request_id, "READY")
    marks = material.marks(stepping.facts_of(LADDER, office.reader, [request_id])[request_id])
    enter(office, request_id, "SUBMITTED", step_ref="4711", sent_mark=marks)
    return request_id
