"""Look-alike names over every kind of person, remembered answers, mirrored values, working days."""

from datetime import date

import pytest

from app import mirror, people, workdays
from app.errors import Usage
from app.mirror import Source
from app.office import Office
from app.reading import Query
from models.kinds import kind_named
from models.names import Name
from models.office.places import Contact, Holiday
from models.training.people import Student


def test_a_student_is_found_again_as_a_contact_in_another_script(office: Office) -> None:
    country = office.reader.ids(_all("country"))[0]
    with office.change("Record people") as work:
        student = work.add(Student, {"surname": "ALVAREZ", "first_name": "Marta", "country_id": country})
        contact = work.add(Contact, {"surname": "Alvares", "first_name": "Marta Ines"})
        work.add(Contact, {"surname": "Olsen", "first_name": "Per"})
    found = people.look_alikes(office.reader, Name("Alvarez", "Marta"), besides=student)
    assert [each.record_id for each in found] == [contact]
    assert found[0].likeness.reasons


def test_an_answer_is_remembered_either_way_round(office: Office) -> None:
    with office.change("Record people") as work:
        first = work.add(Contact, {"surname": "ALVAREZ", "first_name": "Marta"})
        second = work.add(Contact, {"surname": "ALVARES", "first_name": "Marta"})
    rows = [office.reader.get(Contact, each) for each in (second, first)]
    made = people.confirm(office, *rows, same=False, reason="Different birth dates.")
    assert people.look_alikes(office.reader, Name("ALVAREZ", "Marta"), besides=first) == []
    assert people.confirm(office, rows[1], rows[0], same=True, reason="Same passport.") == made
    assert people.answers(office.reader, second) == {first: True}
    with pytest.raises(Usage):
        people.confirm(office, rows[0], rows[0], same=True, reason="x")


def test_a_mirrored_value_names_its_system_and_day(office: Office) -> None:
    with office.change("Record people") as work:
        student = work.add(Student, {"surname": "DOE", "first_name": "Jane"})
        mirror.record(work, office.reader, Student, student, ["us_grade"], Source("SAN", date(2026, 2, 1)))
    with office.change("Read again") as work:
        mirror.record(work, office.reader, Student, student, ["us_grade"], Source("SAN", date(2026, 3, 1)))
    assert mirror.sources(office.reader, Student, student) == {"us_grade": Source("SAN", date(2026, 3, 1))}


def test_working_days_know_the_weekend_and_both_sides_holidays(office: Office) -> None:
    country = office.reader.ids(_all("country"))[0]
    with office.change("Record holidays") as work:
        work.set(kind_named("country"), country, {"weekend": _weekend(office, "FRI")})
        work.add(Holiday, {"holiday_name": "Harvest", "holiday_on": date(2026, 9, 21), "country_id": country})
        work.add(
            Holiday, {"holiday_name": "Memory", "holiday_on": date(2026, 9, 22), "closes_offices": False}
        )
    days = workdays.calendar_of(office.reader)
    assert not days.is_open(date(2026, 9, 18))  # Friday
    assert days.is_open(date(2026, 9, 20))  # Sunday
    assert not days.is_open(date(2026, 9, 21))
    assert days.is_open(date(2026, 9, 22))
    assert not days.is_open(date(2026, 9, 7))  # Labor Day


def _all(kind: str) -> Query:
    return Query(kind_named(kind))


def _weekend(office: Office, start: str) -> str:
    return next(code for code in office.reader.codes("weekend") if code.startswith(start))
