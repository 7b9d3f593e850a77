"""A passport taken in from its zone: what fills, what differs, what stops."""

from datetime import date

import pytest

from app.errors import Refused
from app.office import Office
from app.training import passports
from models.training.mrz import check_digit
from models.training.passports import Passport, Visa
from models.training.people import Student


def zone(
    surname: str = "TARQANI", given: str = "SAHIM", number: str = "BN1234567", document: str = "P"
) -> str:
    first = f"{document}<BND{surname}<<{given.replace(' ', '<')}".ljust(44, "<")
    second = number.ljust(9, "<")
    second += check_digit(second) + "BND"
    for part in ("930314", "310801"):
        second += part + check_digit(part) + ("M" if part == "930314" else "")
    second += "<" * 14 + "0"
    return first + second + check_digit(second[:10] + second[13:20] + second[21:43])


@pytest.fixture
def student(office: Office) -> int:
    with office.change("Nominate") as work:
        return work.add(Student, {"surname": "TARQANI", "first_name": "Sahim"})


def test_the_passport_is_recorded_and_gaps_are_filled(office: Office, student: int) -> None:
    found = passports.read(office.reader, student, zone())
    assert not found.differs and {each.field for each in found.fills} == {"sex", "date_of_birth"}
    made = passports.record(office, found)
    row = office.reader.get(Passport, made)
    assert (row.passport_no, row.passport_expiry, row.student_id) == ("BN1234567", date(2031, 8, 1), student)
    assert office.reader.get(Student, student).date_of_birth == date(1993, 3, 14)
    office.undo()
    assert office.reader.get(Student, student).date_of_birth is None


def test_what_differs_is_shown_and_left(office: Office, student: int) -> None:
    found = passports.read(office.reader, student, zone(surname="TARKANI"))
    assert [(each.recorded, each.in_zone) for each in found.differs] == [("TARQANI", "TARKANI")]
    passports.record(office, found)
    assert office.reader.get(Student, student).surname == "TARQANI"


def test_the_same_passport_is_no_second_record(office: Office, student: int) -> None:
    first = passports.record(office, passports.read(office.reader, student, zone()))
    again = passports.read(office.reader, student, zone())
    assert again.known == first and passports.record(office, again) == first


def test_a_wrong_check_digit_stops_until_a_person_says_so(office: Office, student: int) -> None:
    text = zone()
    found = passports.read(office.reader, student, text[:44] + "BN1234568" + text[53:])
    with pytest.raises(Refused, match="check digit of the number"):
        passports.record(office, found)
    assert passports.record(office, found, doubtful=True)


def test_a_visas_zone_is_a_visa(office: Office, student: int) -> None:
    made = passports.record(office, passports.read(office.reader, student, zone(document="V")))
    assert office.reader.get(Visa, made).visa_no == "BN1234567"


def test_no_zone_is_told(office: Office, student: int) -> None:
    with pytest.raises(Refused, match="two lines of 44"):
        passports.read(office.reader, student, "BN1234567")


def test_the_place_of_a_wrong_check_digit_is_told(office: Office, student: int) -> None:
    text = zone()
    found = passports.read(office.reader, student, text[:44] + "BN1234568" + text[53:])
    assert [each.place for each in found.mrz.doubts] == ["line 2, sign 10", "line 2, sign 44"]


def test_half_a_zone_is_awaited() -> None:
    assert passports.awaited(zone()[:44]) == "The zone has 44 signs; two lines of 44 are 88."
    assert passports.awaited(zone()) == ""
