"""Both signatures: what keeps them away, and what the second one does in one change."""

from datetime import timedelta

import pytest

from app.errors import Refused, Usage
from app.eum import counting, events, reconciling, signing
from app.eum.counting import Seen
from app.eum.reconciling import decide_lines, decide_readings, questions
from app.office import Office
from models.eum.afterwards import DispositionEvent
from models.eum.book import Item
from models.eum.checks import PhysicalCheck
from models.eum.events import InventoryEvent, Reading, Signature
from tests import support
from tests.app.eum.conftest import SERIALS, Depot


def read_all(depot: Depot, event: int, *more: Seen) -> None:
    count = depot.count(event)
    seen = [Seen(each, site_id=depot.north) for each in ("C-500", *SERIALS)]
    counting.record_many(depot.office, count, [*seen, *more])


def sign_both(office: Office, event: int) -> signing.Signed:
    signing.sign(office, event, "US", "Ada Quill", "Captain", support.TODAY)
    return signing.sign(
        office, event, "PARTNER", "Bela Farouk", "Major", support.TODAY, "The rack was repainted"
    )


def asked(office: Office, event: int) -> int:
    (found,) = questions(office.reader, event)
    return found.reading_id or found.line_id or 0


def test_what_is_not_settled_keeps_both_sides_from_signing(depot: Depot) -> None:
    office = depot.office
    event = events.plan(
        office,
        kind="ANNUAL",
        method="IN_PERSON",
        planned_on=support.TODAY,
        site_ids=[depot.north, depot.south],
    )
    events.freeze(office, event)
    counting.record(office, depot.count(event), Seen("XX-1", site_id=depot.north))
    with pytest.raises(Refused, match="not ready") as refused:
        signing.sign(office, event, "US", "Ada Quill", "Captain", support.TODAY)
    assert [each.message for each in refused.value.findings] == [
        "1 reading waits for a decision.",
        "7 items were not found without a reason and a decision.",
        "Southern Depot was neither visited nor refused.",
        "Nobody of the United States is on the team.",
        "Nobody of the partner is on the team.",
    ]


def test_a_missing_checklist_warns_only(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    read_all(depot, event)
    assert [(each.rule, each.strength.value) for each in signing.missing(office.reader, event)] == [
        ("EUM-10", "warn")
    ]
    with office.change("Check") as work:
        work.add(PhysicalCheck, {"site_id": depot.north, "event_id": event, "checked_on": support.TODAY})
    assert signing.missing(office.reader, event) == []


@pytest.mark.parametrize(
    ("side", "name", "later", "error"),
    [("OTHER", "A", 0, Usage), ("US", " ", 0, Usage), ("US", "A", 1, Usage)],
)
def test_a_signature_is_whole(depot: Depot, side: str, name: str, later: int, error: type[Exception]) -> None:
    event = depot.planned()
    read_all(depot, event)
    with pytest.raises(error):
        signing.sign(depot.office, event, side, name, "", support.TODAY + timedelta(days=later))


def test_the_second_signature_is_one_final_change(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    away = Seen("77-12345", site_id=depot.north, location="Rack 9", condition="DAMAGED")
    read_all(depot, event, away)
    decide_readings(office, [asked(office, event)], "MOVED")
    before = office.reader.get(InventoryEvent, event)
    assert before.event_status == "RECONCILED"
    done = sign_both(office, event)
    assert office.undoable() is None
    with pytest.raises(Refused, match="final"):
        office.undo()
    item = office.reader.get(Item, depot.items["77-12345"])
    assert (item.site_id, item.physical_location, item.condition) == (depot.north, "Rack 9", "DAMAGED")
    assert done.moved == [item.id]
    after = office.reader.get(InventoryEvent, event)
    assert (after.signed_on, after.ended_on, after.partner_remarks) == (
        support.TODAY, support.TODAY, "The rack was repainted",
    )  # fmt: skip
    entries = {office.reader.history(kind, each)[0].tick for kind, each in
               ((InventoryEvent, event), (Item, item.id), (Signature, done.signature_id))}  # fmt: skip
    assert len(entries) == 1


def test_afterwards_nothing_of_it_changes(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    read_all(depot, event)
    count = depot.count(event)
    sign_both(office, event)
    for attempt in (
        lambda: counting.record(office, count, Seen("XX-1", site_id=depot.north)),
        lambda: reconciling.reconcile(office, event),
        lambda: signing.sign(office, event, "US", "Ada Quill", "", support.TODAY),
        lambda: counting.strike(office, office.reader.children(Reading, "event_id", event)[0].id, "Slip"),
        lambda: depot.count(event),
    ):
        with pytest.raises(Refused):
            attempt()
    assert len(office.reader.children(Reading, "event_id", event)) == 6


def test_a_side_signs_once(depot: Depot) -> None:
    event = depot.planned()
    read_all(depot, event)
    signing.sign(depot.office, event, "US", "Ada Quill", "", support.TODAY)
    with pytest.raises(Refused, match="already"):
        signing.sign(depot.office, event, "US", "Cleo Quill", "", support.TODAY)


@pytest.mark.parametrize(
    ("state", "goes", "left"),
    [("ACTIVE", "NOT_SIGHTED", 0), ("NOT_SIGHTED", "NOT_SIGHTED", 0), ("DAMAGED", "DAMAGED", 1)],
)  # fmt: skip
def test_what_is_not_sighted_says_so_where_its_state_allows(
    depot: Depot, state: str, goes: str, left: int
) -> None:
    office = depot.office
    item = depot.add("GONE-1", entered_as=state)
    event = depot.planned()
    read_all(depot, event)
    decide_lines(office, [asked(office, event)], decision="NOT_SIGHTED", reason="UNKNOWN")
    done = sign_both(office, event)
    assert (office.reader.get(Item, item).disposition, len(done.left)) == (goes, left)


@pytest.mark.parametrize(("state", "list_of"), [("NOT_SIGHTED", "sighted_again"), ("STOLEN", "restored")])
def test_what_is_there_again_counts_again(depot: Depot, state: str, list_of: str) -> None:
    office = depot.office
    item = depot.add("BACK-1", entered_as=state)
    event = depot.planned()
    read_all(depot, event, Seen("BACK-1", site_id=depot.north))
    if state == "STOLEN":
        decide_readings(office, [asked(office, event)], "ACCEPTED")
    done = sign_both(office, event)
    assert getattr(done, list_of) == [item]
    (change,) = office.reader.children(DispositionEvent, "item_id", item)
    assert (change.from_state, change.to_state, change.event_id) == (state, "ACTIVE", event)
    assert change.state_reason
    found = office.reader.get(Item, item)
    assert (found.disposition, found.last_sighted_on) == ("ACTIVE", support.TODAY)


def test_the_partners_own_report_is_no_sighting(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    count = depot.count(event)
    for serial in ("C-500", *SERIALS):
        counting.record(office, count, Seen(serial, "SELF_REPORT", site_id=depot.north))
    sign_both(office, event)
    item = office.reader.get(Item, depot.items["0012-A7"])
    assert (item.last_reported_on, item.last_sighted_on, item.last_inventoried_on) == (
        support.TODAY,
        None,
        None,
    )


def test_an_unread_mark_becomes_an_item_only_with_note_and_photograph(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    count = depot.count(event)
    counting.record_many(office, count, [Seen(each, site_id=depot.north) for each in ("C-500", *SERIALS[1:])])
    reading = counting.record(
        office, count, Seen("", site_id=depot.north, mark_quality="ILLEGIBLE")
    ).reading_id
    with pytest.raises(Refused, match="note and a photograph"):
        decide_readings(
            office, [reading], "ACCEPTED", item_id=depot.items["0012-A7"], note="The last one left"
        )
    decide_readings(office, [reading], "LEFT", note="Under paint")
    assert [each.serial for each in questions(office.reader, event)] == ["0012-A7"]


@pytest.mark.parametrize(
    ("serial", "resolution", "note"),
    [("XX-1", "ACCEPTED", ""), ("0012-A8", "MISREAD", ""), ("XX-1", "LEFT", " "), ("77-12345", "NEW", "")],
)
def test_a_decision_fits_its_reading(depot: Depot, serial: str, resolution: str, note: str) -> None:
    event = depot.planned()
    made = counting.record(depot.office, depot.count(event), Seen(serial, site_id=depot.north))
    with pytest.raises(Usage):
        decide_readings(depot.office, [made.reading_id], resolution, note=note)


def test_decisions_stay_through_every_reconciliation(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    made = counting.record(office, depot.count(event), Seen("0012-A8", site_id=depot.north))
    decide_readings(office, [made.reading_id], "ANOTHER", item_id=depot.items["0013-A7"])
    depot.add("0012-A8")
    reconciling.reconcile(office, event)
    row = office.reader.get(Reading, made.reading_id)
    assert (row.resolution, row.matched_item_id, row.match_kind) == (
        "ANOTHER",
        depot.items["0013-A7"],
        "FOUND",
    )
