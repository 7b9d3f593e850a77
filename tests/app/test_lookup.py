"""A person and the next thing due for him are found together; nobody finds what his role does not meet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app import lookup, notes
from app.notes import Said
from app.office import Office
from models.office.desk import DutyAct
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support


@pytest.fixture
def student(office: Office) -> int:
    return support.add(office, "student", surname="TARQANI", first_name="Sahim")


def test_a_person_is_found_with_how_he_stands_and_what_is_due(office: Office, student: int) -> None:
    support.add(office, "training_line", student_id=student, report_date=support.TODAY + timedelta(days=40))
    (thing, *_) = lookup.find(office.reader, "tarq")
    found = office.reader.findings(Student, student)
    due = min(each.due_on for each in found if each.due_on)
    assert (thing.kind, thing.record_id, thing.title, thing.label) == (
        "student",
        student,
        "TARQANI, Sahim",
        "Student",
    )
    assert thing.blocked == sum(1 for each in found if each.strength == "block" and each.step)
    assert thing.due_on == due
    assert thing.due in {each.message for each in found if each.due_on == due}


def test_the_sooner_promise_comes_before_what_the_rules_make_due(office: Office, student: int) -> None:
    notes.write(office, Student, student, Said("Call", support.TODAY - timedelta(days=3), "Maj. Kesar"))
    (thing,) = lookup.described(office.reader, [("student", student)])
    assert (thing.due_on, thing.due) == (support.TODAY - timedelta(days=3), "Promised to Maj. Kesar: Call")
    notes.keep(office, notes.notes_of(office.reader, student)[0], support.TODAY)
    (thing,) = lookup.described(office.reader, [("student", student)])
    assert not thing.due.startswith("Promised")


def test_what_was_decided_not_to_apply_is_not_due_and_who_has_it_is_told(
    office: Office, student: int
) -> None:
    notes.write(office, Student, student, Said("Call", support.TODAY))
    decide = {"rule_id": "NOTE", "subject_kind": "student", "subject_id": student}
    with office.change("Assign") as work:
        work.add(DutyAct, decide | {"decision": "assigned", "assigned_to": "Bela Stone"})
    (thing,) = lookup.described(office.reader, [("student", student)])
    assert (thing.due, thing.assigned_to) == ("Promised: Call", "Bela Stone")
    with office.change("Set aside") as work:
        work.add(DutyAct, decide | {"decision": "not_applicable", "reason": "He called"})
    (thing,) = lookup.described(office.reader, [("student", student)])
    assert not thing.due.startswith("Promised")


def test_the_best_fit_comes_first_and_the_rest_says_where_it_was_found(office: Office, student: int) -> None:
    support.add(office, "unit", unit_name="The old tarqani barracks")
    support.add(office, "student", surname="OLDEN", first_name="Tarqani")
    contact = support.add(office, "contact", surname="OTHER", first_name="Ana")
    notes.write(office, Student, student, Said("Ana knows of the Tarqani barracks"))
    found = lookup.find(office.reader, "tarqani")
    assert [each.title for each in found][:2] == ["TARQANI, Sahim", "OLDEN, Tarqani"]
    assert {each.kind for each in found} == {"student", "unit", "note"}
    assert all(each.piece == "" for each in found[:2])
    assert contact not in [each.record_id for each in found]


def test_a_note_leads_to_its_record(office: Office, student: int) -> None:
    notes.write(office, Student, student, Said("Ask about the lodging"))
    (thing,) = lookup.find(office.reader, "lodging")
    assert (thing.label, thing.opens) == ("Note", ("student", student))


def test_the_state_is_the_recorded_one_in_words(office: Office, student: int) -> None:
    line = support.add(office, "training_line", student_id=student, line_status="CONFIRMED")
    (thing,) = lookup.described(office.reader, [("training_line", line)])
    assert thing.of.endswith(" TARQANI, Sahim")
    assert thing.of.split()[0] == office.reader.get(TrainingLine, line).wcn
    assert thing.state == office.reader.codes("line_status")["CONFIRMED"].label


def test_removed_and_hidden_records_are_not_described(
    office: Office, student: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    vetting = support.add(office, "hr_vetting", student_id=student)
    gone = support.add(office, "student")
    with office.change("Remove") as work:
        work.remove(Student, gone)
    monkeypatch.setattr(HrVetting, "spec", replace(HrVetting.spec, guard="vetting"))
    wanted = [("student", gone), ("hr_vetting", vetting), ("student", student), ("student", 12)]
    assert len(lookup.described(office.reader, wanted)) == 2
    with support.acting(office, "Bela Stone", "clerk"):
        assert [each.record_id for each in lookup.described(office.reader, wanted)] == [student]


def test_only_so_many_are_found(office: Office) -> None:
    with office.change("Add") as work:
        for number in range(40):
            support.add_in(work, "unit", unit_name=f"{number} Harbour Company")
    assert len(lookup.find(office.reader, "harbour", limit=7)) == 7
    assert lookup.find(office.reader, "") == []
