"""Requests moved past the gates, for tests that are about something else."""

from datetime import date, timedelta

from app import stepping
from app.office import Office
from app.visits.steps import LADDER
from models.office.places import Country
from models.visits import material
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestStep, RequestTraveller
from models.visits.travellers import Traveller
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


def completed(office: Office, request_id: int) -> int:
    """The request with all that a profile of thirty days asks for, so that no gate is closed; the id of the request."""
    with office.change("Complete") as work:
        profile = work.add(ClearanceProfile, {
            "country_id": office.reader.lookup(Country, "BN").id, "profile_name": f"Official {request_id}",
            "for_kind": "PERSONNEL", "fcg_section": "III", "lead_time": 30, "lead_unit": "DAY", "checked_on": TODAY,
            "lead_basis": "CALENDAR", "lead_from": "ARRIVAL",
        })  # fmt: skip
        work.set(ClearanceRequest, request_id, {"profile_id": profile, "group_size": 1})
        who = work.add(Traveller, {
            "surname": "Doe", "first_name": "Jane", "traveller_category": "MIL", "branch_dept": "USAF",
            "rank_grade": "O-4", "official_email": "jane.doe@unit.example",
        })  # fmt: skip
        work.add(RequestTraveller, {"request_id": request_id, "traveller_id": who})
        work.add(ItineraryLeg, {
            "request_id": request_id, "leg_no": 1, "leg_country": "BN", "location": "Port", "lodging_name": "Harbour",
            "lodging_address": "1 Quay", "lodging_contact": "+1 555", "arrive_on": date(2026, 6, 8),
            "depart_on": date(2026, 6, 12),
        })  # fmt: skip
    return request_id
