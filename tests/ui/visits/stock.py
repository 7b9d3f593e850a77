"""A request that lacks nothing, for tests that are about the window."""

from datetime import timedelta

from app.office import Office
from app.reading import Query
from models.office.places import Country
from models.visits.requests import ClearanceRequest, RequestStep
from tests import support
from tests.support import TODAY

FIRST, LAST = TODAY + timedelta(days=90), TODAY + timedelta(days=94)
STEPPED = TODAY - timedelta(days=9)


def complete(office: Office, *statuses: str, **more: object) -> int:
    """A request with profile, journey and a traveller, moved through these statuses; its id."""
    add, country = support.add, office.reader.ids(Query(Country))[0]
    profile = add(office, "clearance_profile", country_id=country, profile_name="Official", lead_time=30,
                  lead_unit="DAY", checked_on=TODAY)  # fmt: skip
    usual: dict[str, object] = {
        "visit_title": "Review", "request_kind": "PERSONNEL", "travel_type": "OFFICIAL", "travel_confirmed": True,
        "profile_id": profile, "purpose": "Case review", "sites_to_visit": "MOD", "date_from": FIRST, "date_to": LAST,
        "group_size": 1, "needs_country": True, "needs_theater": True, "sponsor_office": "Training",
        "sponsor_agrees": True, "external_system": "APACS", "home_poc_name": "Marsh", "home_poc_phone": "1",
        "home_poc_email": "m@example.mil",
    }  # fmt: skip
    made = add(office, ClearanceRequest, **usual | more)
    traveller = add(office, "traveller", surname="Doe", first_name="Jane", traveller_category="MIL",
                    branch_dept="USAF", rank_grade="O-4")  # fmt: skip
    add(office, "request_traveller", request_id=made, traveller_id=traveller)
    add(office, "training_record", traveller_id=traveller, training_code="AT1", done_on=TODAY)
    add(office, "itinerary_leg", request_id=made, leg_no=1, leg_country="BN", location="Capital", arrive_on=FIRST,
        depart_on=LAST, lodging_name="Harbour Hotel", lodging_address="1 Quay", lodging_contact="2")  # fmt: skip
    before = "DRAFT"
    for status in statuses:
        add(office, RequestStep, request_id=made, from_status=before, to_status=status, stepped_on=STEPPED,
            entered_on=STEPPED, step_ref="A1")  # fmt: skip
        before = status
    return made
