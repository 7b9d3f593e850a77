"""The keying sheet of a request: its values in order, ticks that ask again, and the step when all are keyed."""

from datetime import date

import pytest

import resources
from app.errors import NotFound, Refused
from app.office import Office
from app.visits import keying, keyrows
from app.visits.keying import Entry
from models.office.places import Country
from models.visits.aircraft import AircraftClearance, AircraftLeg
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.travellers import TrainingRecord, Traveller
from tests import support
from tests.app.visits.conftest import Make
from tests.app.visits.walking import enter, status


@pytest.fixture
def asked(office: Office, make: Make) -> int:
    """A request with a traveller, a leg and an aircraft, under a profile that asks for passports only."""
    country = support.add(office, Country, country_code="B9")
    profile = support.add(office, ClearanceProfile, country_id=country, profile_name="Official", asks_passport=True,
                          profile_statements="We pay our way.")  # fmt: skip
    made = make(profile_id=profile, home_poc_name="Lt Roe")
    who = support.add(office, Traveller, surname="Doe", first_name="Jane", rank_grade="O-4", branch_dept="USAF",
                      traveller_category="MIL", passport_number="P4711", birth_date=date(1990, 2, 3))  # fmt: skip
    support.add(office, RequestTraveller, request_id=made, traveller_id=who)
    support.add(office, TrainingRecord, traveller_id=who, training_code="AT1", done_on=date(2025, 12, 1))
    support.add(office, ItineraryLeg, request_id=made, leg_no=1, leg_country="BN", location="Port",
                arrive_on=date(2026, 6, 8), lodging_name="Harbour Hotel")  # fmt: skip
    plane = support.add(
        office, AircraftClearance, request_id=made, worksheet_name="Lift", aircraft_type="C-130J"
    )
    support.add(office, AircraftLeg, aircraft_id=plane, leg_no=1, leg_country="BN", airfield="BNPT")
    return made


def _by_label(office: Office, made: int) -> dict[str, Entry]:
    return {each.label: each for each in keying.entries(office.reader, made)}


def test_every_row_of_the_message_has_its_values(office: Office, asked: int) -> None:
    rows = [row for row in resources.table(keying.TABLE) if row["document"] in keying.KEYS]
    assert len(rows) == sum(map(len, keying.KEYS.values()))
    assert {key for keys in keying.KEYS.values() for key in keys if key} == set(keyrows.ROWS)
    order = [row["field"] for row in rows]
    found = keying.entries(office.reader, asked)
    places = [order.index(each.row) for each in found]
    assert places == sorted(places) and len({each.name for each in found}) == len(found)
    told = {each.label: each.value for each in found}
    for label, value in {
        "System": "APACS", "Travel": "Official", "Country clearance": "Yes", "Special area": "No",
        "1. Name": "Doe, Jane", "1. Grade": "O-4", "1. Passport number": "P4711", "From": "08 Jun 2026",
        "Leg 1: Place": "Port", "Leg 1: Lodging": "Harbour Hotel", "1. Antiterrorism Level I": "01 Dec 2025",
        "Mandatory statements": "We pay our way.", "Home contact": "Lt Roe", "Type": "C-130J", "1 BN: Airfield": "BNPT",
    }.items():  # fmt: skip
        assert told.get(label) == value, label
    assert "1. Date of birth" not in told, "the profile does not ask for it"


def test_a_value_that_changed_since_asks_to_be_keyed_again(office: Office, asked: int) -> None:
    found = _by_label(office, asked)
    keying.tick(office, asked, [found["Purpose"].name, found["From"].name])
    assert keying.said(list(_by_label(office, asked).values())).startswith("2 of ")
    with office.change("Move") as work:
        work.set(ClearanceRequest, asked, {"date_from": date(2026, 6, 7)})
    again = _by_label(office, asked)
    assert again["Purpose"].done and again["From"].changed and not again["From"].done
    assert "1 changed since" in keying.said(list(again.values()))
    keying.tick(office, asked, [again["From"].name])
    assert _by_label(office, asked)["From"].done
    keying.untick(office, asked, [again["From"].name])
    assert not _by_label(office, asked)["From"].done
    for act in (keying.tick, keying.untick):
        with pytest.raises(NotFound, match="no such entry"):
            act(office, asked, ["request.colour"])


def test_all_keyed_is_recorded_as_sent_with_its_reference(office: Office, asked: int) -> None:
    enter(office, asked, "READY")
    found = keying.entries(office.reader, asked)
    keying.tick(office, asked, [each.name for each in found[:-1]])
    with pytest.raises(Refused, match=r"1 of \d+ values are to be keyed: 1 BN: Airfield"):
        keying.record_sent(office, asked, "1234567")
    assert office.reader.get(ClearanceRequest, asked).keyed_on is None
    keying.tick(office, asked, [found[-1].name])
    assert office.reader.get(ClearanceRequest, asked).keyed_on == office.today
    assert keying.left(keying.entries(office.reader, asked)) == []
    try:
        keying.record_sent(office, asked, "1234567")
    except Refused as refused:  # by a rule of the gate, not by the sheet
        assert refused.findings
    else:
        row = office.reader.get(ClearanceRequest, asked)
        assert (status(office, asked), row.external_no) == ("SUBMITTED", "1234567")
