"""An inventory from plan to both signatures."""

from app.eum import counting, reconciling, signing
from app.eum.counting import Seen
from models.eum.book import Item
from models.eum.events import InventoryEvent
from tests import support
from tests.app.eum.conftest import Depot


def test_from_plan_to_both_signatures(depot: Depot) -> None:
    office = depot.office
    event = depot.planned()
    assert office.reader.get(InventoryEvent, event).event_no == "2026-BN-001"
    count = depot.count(event)
    told = [
        counting.record(office, count, Seen(serial, site_id=depot.north)).outcome.kind
        for serial in ("0012-a7", "0013A7", "0012A7", "77-12345", "99-0001", "BN-100Z", "X-9", "")
    ]
    assert told == [
        "FOUND",
        "FOUND",
        "DUPLICATE_READ",
        "FOUND_ELSEWHERE",
        "STATE_CONFLICT",
        "SUGGEST",
        "UNEXPECTED",
        "UNREAD",
    ]
    found = reconciling.reconcile(office, event)
    assert (found.expected, found.found, found.found_elsewhere, found.not_found) == (6, 2, 1, 3)
    assert found.to_decide == 1
    open_now = reconciling.questions(office.reader, event)
    assert len(open_now) == found.open_questions == 8
    asked = {each.kind: each.reading_id or 0 for each in open_now}
    decide = reconciling.decide_readings
    decide(office, [asked["FOUND_ELSEWHERE"]], "MOVED")
    decide(office, [asked["STATE_CONFLICT"]], "ACCEPTED")
    decide(office, [asked["SUGGEST"]], "ACCEPTED")
    decide(office, [asked["UNEXPECTED"]], "NEW")
    decide(office, [asked["UNREAD"]], "LEFT", note="Under paint")
    lines = [each.line_id or 0 for each in reconciling.questions(office.reader, event)]
    missing = signing.missing(office.reader, event)
    assert [each.strength.value for each in missing] == ["block", "warn"]
    reconciling.decide_lines(office, lines, decision="NOT_SIGHTED", reason="UNKNOWN")
    first = signing.sign(office, event, "US", "Ada Quill", "Captain", support.TODAY)
    done = signing.sign(office, event, "PARTNER", "Bela Farouk", "Major", support.TODAY)
    assert (first.final, done.final) == (False, True)
    state = {serial: office.reader.get(Item, each).disposition for serial, each in depot.items.items()}
    assert state == {
        "0012-A7": "ACTIVE", "0013-A7": "ACTIVE", "0014-A7": "NOT_SIGHTED", "BN-1002": "ACTIVE",
        "BN-1010": "NOT_SIGHTED", "77-12345": "ACTIVE", "C-500": "NOT_SIGHTED", "99-0001": "ACTIVE",
    }  # fmt: skip
    moved = office.reader.get(Item, depot.items["77-12345"])
    assert (moved.site_id, moved.last_sighted_on) == (depot.north, support.TODAY)
    added = office.reader.get(Item, done.added[0])
    assert (added.disposition, added.serial_raw, added.last_sighted_on) == (
        "ORIGIN_QUERY",
        "X-9",
        support.TODAY,
    )
    assert office.reader.get(InventoryEvent, event).event_status == "SIGNED"
    assert office.verify().first_bad is None
