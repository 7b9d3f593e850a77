"""Candidates with their reasons, the answers people give, and the line a new record gets."""

from datetime import date
from typing import Any

import pytest

from app import answers, duplicates, merging, people
from app.change import Nature
from app.duplicates import Candidate
from app.errors import Refused, Usage
from app.office import Office
from models.findings import Strength
from models.kinds import Kind, all_kinds
from models.office.desk import Note
from models.office.places import Contact, Holiday, Unit
from models.training.health import MedicalRecord
from models.training.passports import Passport
from models.training.people import Dependent, Student
from tests import support
from tests.support import acting

BORN = date(1990, 1, 5)


def pairs(office: Office, kind: type[Kind]) -> list[tuple[int, int]]:
    found = duplicates.candidates(office.reader, kind).candidates
    return [(each.first.record_id, each.second.record_id) for each in found]


def only(office: Office, kind: type[Kind]) -> Candidate:
    (found,) = duplicates.candidates(office.reader, kind).candidates
    return found


def twins(office: Office, **more: Any) -> tuple[int, int]:
    with office.change("Add") as work:
        one = support.add_in(work, Student, surname="ALVAREZ", first_name="Marta", **more)
        two = support.add_in(work, Student, surname="Alvares", first_name="Marta", **more)
        support.add_in(work, Student, surname="OLSEN", first_name="Per", **more)
    return one, two


def test_two_students_with_their_reasons(office: Office) -> None:
    one, two = twins(office, date_of_birth=BORN, country_rank="Captain")
    found = only(office, Student)
    assert (found.first.record_id, found.second.record_id) == (one, two)
    assert found.why == "surname sounds the same; same birth date"
    assert "Captain" in found.first.about
    assert "1990" not in found.why, "a birth date is shown only on purpose"


def test_the_best_come_first_and_a_limit_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = twins(office)
    with office.change("Add") as work:
        three = support.add_in(work, Student, surname="ALVAREZ", first_name="Marta", date_of_birth=BORN)
        four = support.add_in(work, Student, surname="ALVAREZ", first_name="Marta", date_of_birth=BORN)
    assert pairs(office, Student)[0] in {(three, four), (one, three), (one, four)}
    monkeypatch.setattr(duplicates, "MOST", 2)
    found = duplicates.candidates(office.reader, Student)
    assert (len(found.candidates), found.all) == (2, 6)
    assert two not in (found.candidates[0].first.record_id, found.candidates[0].second.record_id)


def test_one_passport_makes_two_names_one_person_and_a_dependent_is_not_her_student(office: Office) -> None:
    with office.change("Add") as work:
        one = support.add_in(work, Student, surname="ALVAREZ", first_name="Marta")
        two = support.add_in(work, Student, surname="OLSEN", first_name="Per")
        family = support.add_in(work, Dependent, surname="LINN", first_name="Eva", student_id=one)
        support.add_in(work, Passport, passport_no="P-1", student_id=one)
        support.add_in(work, Passport, passport_no="P9", student_id=one, dependent_id=family)
        other = support.add_in(work, Passport, passport_no="X", student_id=two)
    with office.change("As another laptop had it", nature=Nature("merge")) as work:
        work.apply(Passport, other, {"passport_no": "p 1"})
    found = only(office, Student)
    assert found.reasons == ("same passport number",)
    assert pairs(office, Dependent) == []


def test_a_student_who_is_also_a_contact(office: Office) -> None:
    with office.change("Add") as work:
        student = support.add_in(work, Student, surname="Хасанов", first_name="Муса")
        contact = support.add_in(work, Contact, surname="KHASANOV", first_name="Musa")
    found = only(office, Student)
    assert found.across
    assert (found.second.kind, found.second.record_id) == ("contact", contact)
    assert only(office, Contact).first.kind == "contact"
    answers.same_person(office, ("student", student), ("contact", contact), reason="Said so.")
    assert pairs(office, Student) == [] == pairs(office, Contact)
    assert people.answers(office.reader, student) == {contact: True}


def test_not_the_same_is_remembered_looked_up_and_taken_back(office: Office) -> None:
    one, two = twins(office)
    answers.tell_apart(office, ("student", two), ("student", one), reason="Cousins.")
    assert pairs(office, Student) == []
    assert duplicates.alike_to(office.reader, office.reader.get(Student, one)) == []
    (told,) = answers.answers(office.reader, Student)
    assert (told.same, told.reason, told.by, told.on) == (False, "Cousins.", support.USER, support.TODAY)
    assert {told.first.title, told.second.title} == {"ALVAREZ, Marta", "Alvares, Marta"}
    answers.take_back(office, told)
    assert pairs(office, Student) == [(one, two)]
    office.undo()
    assert pairs(office, Student) == []


def test_other_records_are_told_apart_by_a_record_of_their_own(office: Office) -> None:
    with office.change("Add") as work:
        one = support.add_in(work, Unit, unit_name="1st Signal Battalion")
        two = support.add_in(work, Unit, unit_name="Signal Battalion, 1st")
        support.add_in(work, Unit, unit_name="2nd Signal Battalion")
    assert only(office, Unit).why == "unit: the same words in another order"
    answers.tell_apart(office, ("unit", two), ("unit", one), reason="Two provinces.")
    assert answers.tell_apart(office, ("unit", one), ("unit", two), reason="Again.")
    assert pairs(office, Unit) == []
    (told,) = answers.answers(office.reader, Unit)
    assert (told.kind, told.reason) == ("told_apart", "Again.")
    answers.take_back(office, told)
    assert pairs(office, Unit) == [(one, two)]
    with pytest.raises(Usage):
        answers.tell_apart(office, ("unit", one), ("unit", one))
    with pytest.raises(Usage):
        answers.same_person(office, ("unit", one), ("unit", two))


def test_records_without_a_name_of_their_own_by_whom_they_belong_to(office: Office) -> None:
    with office.change("Add") as work:
        student, other = support.add_in(work, Student), support.add_in(work, Student, surname="OLSEN")
        one = support.add_in(work, MedicalRecord, student_id=student, exam_date=BORN)
        two = support.add_in(work, MedicalRecord, student_id=student, exam_date=BORN)
        support.add_in(work, MedicalRecord, student_id=other, exam_date=BORN)
        for _ in range(2):
            support.add_in(work, MedicalRecord, student_id=other, exam_date=None)
    assert pairs(office, MedicalRecord) == [(one, two)]
    assert only(office, MedicalRecord).reasons == ("same student", "same examined on")


def test_what_is_not_looked_through_says_so(office: Office) -> None:
    assert not duplicates.compared(office.reader, Note)
    with pytest.raises(Refused):
        duplicates.candidates(office.reader, Note)
    for kind in all_kinds().values():
        if duplicates.compared(office.reader, kind):
            assert duplicates.candidates(office.reader, kind).candidates == ()


def test_a_new_record_is_compared_at_once(office: Office) -> None:
    one, two = twins(office, date_of_birth=BORN)
    (found,) = duplicates.alike_to(office.reader, office.reader.get(Student, two))
    assert found.second.record_id == one
    finding = duplicates.as_finding(found)
    assert finding.strength is Strength.INFORM
    assert finding.message.startswith("Looks like ALVAREZ, Marta")
    assert "same birth date" in finding.message
    with office.change("Add") as work:
        first = support.add_in(work, Holiday, holiday_name="Harvest", holiday_on=BORN)
        same = support.add_in(work, Holiday, holiday_name="harvest", holiday_on=BORN)
        next_year = support.add_in(work, Holiday, holiday_name="harvest", holiday_on=date(1991, 1, 5))
    alike = duplicates.alike_to(office.reader, office.reader.get(Holiday, same))
    assert [each.second.record_id for each in alike] == [first]
    assert duplicates.alike_to(office.reader, office.reader.get(Holiday, next_year)) == []


def test_look_alikes_follow_every_change(office: Office) -> None:
    one, two = twins(office)
    row = office.reader.get(Student, two)
    assert [each.second.record_id for each in duplicates.alike_to(office.reader, row)] == [one]
    with office.change("Rename") as work:
        work.set(Student, one, {"surname": "OTHER"})
    assert duplicates.alike_to(office.reader, row) == []
    office.undo()
    assert len(duplicates.alike_to(office.reader, row)) == 1
    with office.change("Bin") as work:
        work.remove(Student, one)
    assert duplicates.alike_to(office.reader, row) == []


def test_what_was_merged_is_offered_no_more(office: Office) -> None:
    one, two = twins(office)
    merging.merge(office, Student, one, two)
    assert pairs(office, Student) == []
    assert duplicates.alike_to(office.reader, office.reader.get(Student, one)) == []


def test_a_clerk_is_offered_what_he_may_see(office: Office) -> None:
    twins(office)
    with acting(office, "Cleo", "clerk"):
        assert len(pairs(office, Student)) == 1
