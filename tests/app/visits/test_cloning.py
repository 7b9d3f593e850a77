"""Requests made from others and from templates, and the support plans that go with them."""

from datetime import date

import pytest

from app.errors import Refused, Usage
from app.office import Office
from app.visits import answering, cloning, plans
from app.visits.cloning import clone
from models.office.places import Country
from models.visits.aircraft import AircraftClearance, AircraftLeg, HazmatLine
from models.visits.profiles import ClearanceProfile, ProfileTraining
from models.visits.requests import ClearanceRequest, ElsewhereCount, ItineraryLeg, RequestTraveller
from models.visits.support import SupportItem, SupportPlan
from models.visits.travellers import TrainingRecord, Traveller
from tests import support
from tests.app.visits.conftest import Make
from tests.app.visits.walking import DAY, sent
from tests.support import TODAY

NEW = date(2026, 9, 7)


@pytest.fixture
def whole(office: Office, make: Make) -> int:
    """A request with everything that belongs to one, under a profile that asks for training."""
    country = support.add(office, Country, country_code="B9")
    profile = support.add(
        office, ClearanceProfile, country_id=country, profile_name="Official", for_kind="PERSONNEL"
    )
    for code, months in (("AT1", 12), ("SERE", 36)):
        support.add(office, ProfileTraining, profile_id=profile, training_code=code, valid_for=months,
                    valid_unit="MONTH")  # fmt: skip
    made = make(profile_id=profile, group_size=2, external_no="4711", late_justification="Asked late")
    for number, surname in enumerate(("Doe", "Roe")):
        who = support.add(office, Traveller, surname=surname, first_name="Jan", traveller_category="MIL",
                          dv_code=str(5 + number))  # fmt: skip
        support.add(office, RequestTraveller, request_id=made, traveller_id=who, told_cleared_on=DAY,
                    arrives_on=date(2026, 6, 9) if number else None)  # fmt: skip
        for code, day in (("AT1", date(2025, 7, 1)), ("SERE", date(2024, 1, 1))):
            support.add(office, TrainingRecord, traveller_id=who, training_code=code, done_on=day)
    support.add(office, ItineraryLeg, request_id=made, leg_no=1, location="Port", arrive_on=date(2026, 6, 8),
                depart_at="2026-06-12T07:30[Europe/Athens]", carrier_waiver="W-1")  # fmt: skip
    plane = support.add(office, AircraftClearance, request_id=made, worksheet_name="Lift", aircraft_type="C-130J",
                        first_departure_at="2026-06-07T22:00[UTC]")  # fmt: skip
    support.add(office, AircraftLeg, aircraft_id=plane, leg_no=1, leg_country="BN", dcn="D-1", leg_status="APPROVED",
                eta_at="2026-06-08T05:00[Europe/Athens]")  # fmt: skip
    support.add(office, HazmatLine, aircraft_id=plane, un_number="UN0323", shipping_name="Cartridges")
    return made


def test_a_clone_has_every_leg_on_its_new_day_and_leaves_the_old_one(office: Office, whole: int) -> None:
    reader = office.reader
    plan = plans.make(office, whole, codes=("ITIN", "HOTEL"))
    first = reader.children(SupportItem, "plan_id", plan)[0]
    with office.change("Arrange") as work:
        work.set(
            SupportItem, first.id, {"item_done_on": TODAY, "starts_at": "2026-06-08T10:00[Europe/Athens]"}
        )
    before = office.head()
    done = clone(office, whole, NEW, title="Autumn review")
    row = reader.get(ClearanceRequest, done.request_id)
    assert done.days == 91
    assert (row.local_no, row.visit_title, row.date_from, row.date_to) == (
        "VC-2026-0002", "Autumn review", NEW, date(2026, 9, 11),
    )  # fmt: skip
    assert (row.request_status, row.cloned_from_id, row.external_no, row.late_justification) == (
        "DRAFT", whole, None, None,
    )  # fmt: skip
    leg = reader.children(ItineraryLeg, "request_id", row.id)[0]
    assert (leg.arrive_on, leg.depart_at, leg.carrier_waiver) == (
        NEW,
        "2026-09-11T07:30[Europe/Athens]",
        None,
    )
    party = reader.children(RequestTraveller, "request_id", row.id)
    assert [(each.arrives_on, each.told_cleared_on) for each in party] == [
        (None, None),
        (date(2026, 9, 8), None),
    ]
    plane = reader.children(AircraftClearance, "request_id", row.id)[0]
    flown = reader.children(AircraftLeg, "aircraft_id", plane.id)[0]
    assert (plane.first_departure_at, flown.eta_at) == (
        "2026-09-06T22:00[UTC]",
        "2026-09-07T05:00[Europe/Athens]",
    )
    assert (flown.dcn, flown.leg_status) == (None, None)
    assert len(reader.children(HazmatLine, "aircraft_id", plane.id)) == 1
    copied = reader.children(SupportPlan, "request_id", row.id)[0]
    items = reader.children(SupportItem, "plan_id", copied.id)
    assert copied.execution_on == NEW and copied.open_items == 2
    assert {(each.item_code, each.item_due_on) for each in items} == {
        ("ITIN", date(2026, 8, 17)),
        ("HOTEL", None),
    }
    assert "2026-09-07T10:00[Europe/Athens]" in {each.starts_at for each in items}
    office.undo()
    assert not reader.children(ClearanceRequest, "cloned_from_id", whole)
    assert before != office.head()


def test_training_is_checked_again_for_the_new_arrival(office: Office, whole: int) -> None:
    assert cloning.lapsed(office.reader, whole) == []
    done = clone(office, whole, NEW)
    said = [each.message for each in done.lapsed]
    assert any("is older than 12 months on arrival: Doe, Jan" in each for each in said), said
    left = office.reader.children(RequestTraveller, "request_id", whole)[0].traveller_id or 0
    alone = clone(office, whole, NEW, without=[left])
    row = office.reader.get(ClearanceRequest, alone.request_id)
    assert row.group_size == 1 and "Doe" not in repr(alone.lapsed)


def test_acceptance_8_a_denied_one_stays_as_it_was(office: Office, make: Make) -> None:
    made = sent(office, make())
    answering.record(office, made, "COUNTRY", "DENIED", {"acted_on": DAY, "answer_comment": "No"})
    before = dict(office.reader.get(ClearanceRequest, made).stored)
    again = clone(office, made, NEW)
    assert dict(office.reader.get(ClearanceRequest, made).stored) == before
    assert office.reader.get(ClearanceRequest, again.request_id).request_status == "DRAFT"


def test_a_template_makes_others(office: Office, whole: int) -> None:
    template = clone(office, whole, None, title="Review", template=True)
    assert template.lapsed == ()
    row = office.reader.get(ClearanceRequest, template.request_id)
    assert row.is_template and row.date_from == date(2026, 6, 8)
    made = office.reader.get(ClearanceRequest, clone(office, row.id, NEW).request_id)
    assert not made.is_template and (made.date_from, made.visit_title) == (NEW, "Review")


def test_days_that_cannot_be_get_a_clear_answer(office: Office, make: Make) -> None:
    made = make(date_from=None, date_to=None)
    with pytest.raises(Usage, match="first day has passed"):
        clone(office, made, date(2026, 3, 1))
    with pytest.raises(Usage, match="Say the first day"):
        clone(office, made, None)
    support.add(office, ItineraryLeg, request_id=made, leg_no=1, arrive_on=date(2026, 6, 8))
    with pytest.raises(Refused, match="no first day to count from"):
        clone(office, made, NEW)


def test_a_plan_is_counted_back_from_the_first_day(office: Office, whole: int) -> None:
    reader = office.reader
    plan_id = plans.make(office, whole)
    plan = reader.get(SupportPlan, plan_id)
    due = {row.item_code: row.item_due_on for row in reader.children(SupportItem, "plan_id", plan_id)}
    assert len(due) == len(reader.codes("support_item")) == plan.open_items
    assert (due["ARR_TIME"], due["ITIN"], due["BADGE"], due["VEH"]) == (
        date(2026, 4, 9), date(2026, 5, 18), date(2026, 6, 8), None,
    )  # fmt: skip
    assert plan.plan_dv_code == "5"
    with pytest.raises(Refused, match="has a support plan already"):
        plans.make(office, whole)
    done = next(row for row in reader.children(SupportItem, "plan_id", plan_id) if row.item_code == "ITIN")
    with office.change("Arrange") as work:
        work.set(SupportItem, done.id, {"item_done_on": TODAY})
    plans.move(office, plan_id, date(2026, 4, 1))
    due = {row.item_code: row.item_due_on for row in reader.children(SupportItem, "plan_id", plan_id)}
    assert (due["ARR_TIME"], due["BILLET"], due["ITIN"]) == (TODAY, date(2026, 3, 11), date(2026, 5, 18))


def test_plans_that_cannot_be_made(office: Office, make: Make) -> None:
    with pytest.raises(Refused, match="no first day"):
        plans.make(office, make(date_from=None))
    with pytest.raises(Usage, match="no support item FLAG"):
        plans.make(office, make(), codes=("FLAG",))
    soon = plans.make(office, make(date_from=date(2026, 3, 20)), codes=("ARR_TIME",))
    assert office.reader.children(SupportItem, "plan_id", soon)[0].item_due_on == TODAY


def test_what_is_handled_elsewhere_is_only_counted(office: Office) -> None:
    assert [plans.count_elsewhere(office) for _ in range(3)] == [1, 2, 3]
    assert plans.count_elsewhere(office, year=2025) == 1
    with pytest.raises(Usage):
        plans.count_elsewhere(office, year=2027)
    assert set(ElsewhereCount.fields) == {"count_year", "handled_count"}
