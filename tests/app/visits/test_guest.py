"""What a visitor may see: the programme of a plan also where his party only comes along."""

from app.office import Office
from app.visits import guest
from tests import support
from tests.app.visits.conftest import Make


def test_a_party_that_comes_along_sees_the_programme(office: Office, make: Make) -> None:
    first, along = make(), make(visit_title="Advance team")
    plan = support.add(office, "support_plan", plan_title="Review", request_id=first)
    support.add(office, "plan_request", plan_id=plan, request_id=along)
    support.add(office, "plan_request", plan_id=plan, request_id=first)
    support.add(
        office, "support_item", plan_id=plan, item_text="Office call", starts_at="2026-06-08T10:00[UTC]"
    )
    for request in (first, along):
        headings = [each.heading for each in guest.shown(office.reader, "clearance_request", request).groups]
        assert [each for each in headings if "Office call" in each] == ["08 Jun 2026, 10:00: Office call"]
