"""The time line of a case: what lasts, what was planned against what came, money, shipments, what is next."""

from datetime import date, timedelta

import pytest

from app.cases import timeline
from app.charts import Pattern, Track
from app.office import Office
from models.cases.casebook import CaseFile, CaseHold, CaseMilestone, CaseStep
from models.cases.filing import CaseReview, ReviewCase
from models.cases.offers import LoaVersion
from models.cases.payments import CaseBill, CasePayment
from models.cases.requests import Lor, LorCase
from models.cases.shipments import Shipment, ShipmentEvent
from tests import support
from tests.support import TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def case(office: Office) -> int:
    """A case in execution with something on every track."""
    made = support.add(office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="IMPLEMENTED",
                       entered_on=ago(200), deposit_received_on=ago(210))  # fmt: skip
    with office.change("Fill the case") as work:
        letter = work.add(Lor, {"lor_ref": "MOD-7", "lor_dated_on": ago(400), "actionable_on": ago(380)})
        work.add(LorCase, {"lor_id": letter, "case_id": made})
        work.add(
            CaseHold, {"case_id": made, "hold_kind": "CPOHOLD", "held_from": ago(150), "held_to": ago(120)}
        )
        work.add(CaseHold, {"case_id": made, "hold_kind": "ORDINARY", "held_from": ago(10)})
        work.add_many(CaseMilestone, [
            {"case_id": made, "milestone_text": "Kick-off", "expected_on": ago(100), "reached_on": ago(90)},
            {"case_id": made, "milestone_text": "First delivery", "expected_on": ago(5)},
            {"case_id": made, "milestone_text": "Training ends", "expected_on": ago(-60)},
        ])  # fmt: skip
        work.add(LoaVersion, {"case_id": made, "doc_type": "BASIC", "offered_on": ago(300), "signed_on": ago(250),
                              "oed": ago(240)})  # fmt: skip
        work.add(CasePayment, {"case_id": made, "payment_due_on": ago(-13), "payment_amount": 100_000})
        work.add(CaseBill, {"case_id": made, "bill_kind": "DD645", "period_ended_on": ago(60),
                            "bill_due_on": ago(1), "amount_due": 5_000})  # fmt: skip
        came = work.add(Shipment, {"case_id": made, "shipment_ref": "S-1", "eta_on": ago(30)})
        work.add(ShipmentEvent, {"shipment_id": came, "event_code": "ARRIVED", "happened_on": ago(28)})
        work.add(Shipment, {"case_id": made, "shipment_ref": "S-2", "eta_on": ago(-20)})
        review = work.add(CaseReview, {"review_type": "CMR", "review_from": ago(40)})
        work.add(ReviewCase, {"review_id": review, "case_id": made})
    return made


def tracks(office: Office, case: int) -> dict[str, Track]:
    scene = timeline.life(office.reader, office.reader.get(CaseFile, case))
    return {each.label: each for each in scene.tracks}


def test_everything_that_is_known_stands_on_its_track(office: Office, case: int) -> None:
    found = tracks(office, case)
    assert list(found) == ["Request", "State", "Hold", "Planned", "Reached", "Offers", "Money", "Shipments", "Reviews",
                           "Next due"]  # fmt: skip
    whole = timeline.life(office.reader, office.reader.get(CaseFile, case))
    assert whole.table().columns == ("Track", "What", "From", "To")
    state = found["State"].spans[0]
    assert (state.first, state.last, state.text) == (ago(200), TODAY, "Implemented")
    with office.change("Implement an amendment") as work:
        work.add(CaseStep, {"case_id": case, "from_state": "IMPLEMENTED", "to_state": "IMPLEMENTED",
                            "stepped_on": ago(50), "step_ref": "A01"})  # fmt: skip
    assert tracks(office, case)["State"].spans == (state,)  # a change of the offer is no other state
    holds = [(each.first, each.last, each.pattern) for each in found["Hold"].spans]
    assert holds == [(ago(150), ago(120), Pattern.HATCH), (ago(10), TODAY, Pattern.HATCH)]


def test_states_follow_each_other_without_a_shared_day(office: Office) -> None:
    with office.change("Enter") as work:
        made = work.add(CaseFile, {"case_kind": "FMS"})
        for before, after, days in (
            ("PLANNED", "LOR_SENT", 9),
            ("LOR_SENT", "LOR_RECEIVED", 7),
            ("LOR_RECEIVED", "LOR_ACTIONABLE", 7),
            ("LOR_ACTIONABLE", "DEVELOPMENT", 6),
        ):
            work.add(
                CaseStep, {"case_id": made, "from_state": before, "to_state": after, "stepped_on": ago(days)}
            )
    spans = [(each.text, each.first, each.last) for each in tracks(office, made)["State"].spans]
    assert spans == [
        ("LOR sent", ago(9), ago(8)),
        ("LOR actionable", ago(7), ago(7)),
        ("Development", ago(6), TODAY),
    ]


def test_planned_against_reached(office: Office, case: int) -> None:
    """What was missed is hatched, what lies ahead is an outline; how late something was is said."""
    found = tracks(office, case)
    planned = {each.text: each.pattern for each in found["Planned"].markers}
    assert planned == {
        "Kick-off": Pattern.HATCH,
        "First delivery": Pattern.HATCH,
        "Training ends": Pattern.OPEN,
    }
    assert [each.text for each in found["Reached"].markers] == ["Kick-off, 10 days late"]


def test_money_and_shipments_say_what_is_open(office: Office, case: int) -> None:
    found = tracks(office, case)
    money = {each.text.split(" $")[0]: each.pattern for each in found["Money"].markers}
    assert money == {"Deposit received": Pattern.SOLID, "Bill due": Pattern.HATCH, "Scheduled": Pattern.OPEN}
    shipped = {each.text: each.pattern for each in found["Shipments"].markers}
    assert shipped == {"S-1: Arrived in country": Pattern.SOLID, "S-2: expected": Pattern.OPEN}
    assert [each.text for each in found["Offers"].markers] == ["BN-B-SAA offered", "BN-B-SAA signed"]


def test_the_nearest_day_ahead_is_next(office: Office, case: int) -> None:
    """What is late is no next: it is hatched on its own track."""
    (found,) = tracks(office, case)["Next due"].markers
    assert found.day == ago(-13)
    assert found.text.startswith("Scheduled payment: ")


def test_the_lines_are_those_of_the_picture(office: Office, case: int) -> None:
    scene = timeline.life(office.reader, office.reader.get(CaseFile, case))
    assert timeline.rows(office.reader, case) == list(scene.table().rows)
    assert (scene.first, scene.last, scene.today) == (ago(400), ago(-60), TODAY)


def test_a_case_of_which_nothing_is_known_is_a_single_day(office: Office) -> None:
    bare = support.add(office, CaseFile, case_designator="BN-B-SAB")
    scene = timeline.life(office.reader, office.reader.get(CaseFile, bare))
    assert (scene.first, scene.last) == (TODAY, TODAY)
    assert [each.label for each in scene.tracks] == ["State"]
