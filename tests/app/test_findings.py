"""Kept findings: refreshed by policy, overrides, days and removals; asked on another day, they are worked out anew."""

from datetime import date, timedelta

import pytest

from app.office import Office
from app.reading import Cond, Query
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.office.desk import Note, Override, PolicyRecord
from models.office.places import Unit
from models.policy import Policy, PolicyValue
from models.rules import RULES, Facts, Rule, run
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import DodVetting
from tests.app import whole
from tests.support import TODAY, acting, add, reopen

DAY = timedelta(days=1)


def agrees(office: Office, *days: date) -> None:
    """Kept equals worked out anew, on this day and on others."""
    for day in (office.today, *days):
        assert whole.kept(office.writer, day) == whole.evaluated(office.writer, day)


@pytest.fixture
def student(office: Office) -> int:
    student = add(office, Student, planned_ito_on=date(2026, 5, 1))
    add(office, TrainingLine, student_id=student, report_date=date(2026, 6, 1), end_date=date(2026, 9, 1))
    add(office, DodVetting, student_id=student, dod_vet_result="DENIED", dod_vet_result_date=date(2026, 2, 1))
    return student


def strengths(office: Office, student: int, rule: str) -> set[Strength]:
    return {each.strength for each in office.reader.findings(Student, student) if each.rule == rule}


def overridable(office: Office, student: int) -> str:
    rules = [each.rule for each in office.reader.findings(Student, student) if RULES[each.rule].override]
    assert rules, "a finding that somebody may set aside"
    return rules[0]


def test_a_policy_change_is_felt_everywhere_and_undone(office: Office, student: int) -> None:
    rule = office.reader.findings(Student, student)[0].rule
    before = strengths(office, student, rule)
    add(office, PolicyRecord, key=f"rule.{rule}.strength", value="inform")
    assert strengths(office, student, rule) == {Strength.INFORM} != before
    agrees(office)
    office.undo()
    assert strengths(office, student, rule) == before
    agrees(office)


def test_an_edition_that_begins_later_is_felt_on_its_day(office: Office, student: int) -> None:
    rule = office.reader.findings(Student, student)[0].rule
    before = strengths(office, student, rule)
    begins, ends = TODAY + 10 * DAY, TODAY + 20 * DAY
    add(office, PolicyRecord, key=f"rule.{rule}.strength", value="inform", valid_from=begins, valid_to=ends)
    for day, expected in (
        (begins - DAY, before),
        (begins, {Strength.INFORM}),
        (ends, {Strength.INFORM}),
        (ends + DAY, before),
    ):
        agrees(office, day)
        office.move_to(day)
        assert strengths(office, student, rule) == expected
        agrees(office, TODAY)
    office.move_to(TODAY)
    assert strengths(office, student, rule) == before


def test_an_override_counts_until_it_ends_or_is_withdrawn(office: Office, student: int) -> None:
    rule = overridable(office, student)
    before = strengths(office, student, rule)
    ends = TODAY + 5 * DAY
    override = add(office, Override, rule_id=rule, subject_id=student, until_on=ends)
    assert strengths(office, student, rule) == {Strength.INFORM}
    agrees(office, ends, ends + DAY)
    office.move_to(ends + DAY)
    assert strengths(office, student, rule) == before
    office.move_to(TODAY)
    with office.change("Withdraw") as work:
        work.set(Override, override, {"withdrawn_on": TODAY})
    assert strengths(office, student, rule) == before
    office.undo()
    assert strengths(office, student, rule) == {Strength.INFORM}
    office.undo()
    assert strengths(office, student, rule) == before
    agrees(office)


def test_an_override_of_a_rule_that_names_no_authority_counts_nothing(office: Office, student: int) -> None:
    found = [each for each in office.reader.findings(Student, student) if not RULES[each.rule].override]
    before = strengths(office, student, found[0].rule)
    add(office, Override, rule_id=found[0].rule, subject_id=student)
    assert strengths(office, student, found[0].rule) == before


def test_what_is_removed_has_no_findings(office: Office, student: int) -> None:
    with office.change("Remove") as work:
        for kind in (TrainingLine, DodVetting):
            work.remove_many(kind, office.reader.ids(Query(kind)))
        work.remove(Student, student)
    assert office.reader.findings(Student, student) == []
    assert [each for each in office.reader.all_findings() if each.record == ("student", student)] == []
    agrees(office)
    office.undo()
    assert office.reader.findings(Student, student)
    agrees(office)


def test_a_second_opener_on_another_day_works_out_his_own(office: Office, student: int) -> None:
    later = TODAY + 70 * DAY
    with reopen(office.folder, today=later) as second:
        assert not second.writable
        kept = whole.kept(second.reader.connection, later)
        assert kept == whole.evaluated(second.reader.connection, later)
        told = {(each.rule, each.message) for each in second.reader.findings(Student, student)}
        assert told == {
            (f.rule, f.message) for f in second.reader.all_findings() if f.record == ("student", student)
        }


def test_promises_are_duties_until_kept(office: Office) -> None:
    unit = add(office, Unit, unit_name="Signal")
    note = add(office, Note, subject_id=unit, body="Send the list", due_on=TODAY + DAY)
    due = [(duty.due_on, duty.record_title, duty.overdue) for duty in office.reader.duties()]
    assert due == [(TODAY + DAY, "Signal", False)]
    office.move_to(TODAY + 2 * DAY)
    assert office.reader.duties()[0].overdue
    with office.change("Keep") as work:
        work.set(Note, note, {"kept_on": TODAY})
    assert office.reader.duties() == []


def test_a_rule_looks_again_on_the_first_day_to_come() -> None:
    def check(facts: Facts, policy: Policy, today: date) -> list[Finding | LooksAgain]:
        return [
            LooksAgain(today - DAY),
            LooksAgain(today + 9 * DAY),
            LooksAgain(today),
            LooksAgain(today + 4 * DAY),
        ]

    rule = Rule("T", Strength.WARN, "", "unit", check, (), "")
    row: Kind = Unit(1, {})
    assert run(rule, Facts(row), Policy(()), TODAY) == ([], TODAY + 4 * DAY)


@pytest.mark.parametrize(
    ("after", "until", "changes"),
    [
        (-9, 0, True),
        (-9, -1, False),
        (0, 9, False),
        (0, 10, False),
        (0, 11, True),
        (10, 11, True),
        (11, 99, False),
    ],
)
def test_policy_changes_on_the_first_day_and_after_the_last(after: int, until: int, changes: bool) -> None:
    value = PolicyValue("k", "1", "e", TODAY, TODAY + 10 * DAY, "", "S01")
    found = Policy([value]).changing_between(TODAY + after * DAY, TODAY + until * DAY)
    assert found == ({"k"} if changes else set())


def test_a_finding_shows_a_clerk_no_inputs_of_guarded_fields(office: Office, student: int) -> None:
    officer = {each.rule: each for each in office.reader.findings(Student, student)}
    with acting(office, "Cleo", "clerk"):
        clerk = {each.rule: each for each in office.reader.findings(Student, student)}
        duties = [each.finding.rule for each in office.reader.duties()]
    assert clerk.keys() == officer.keys()
    assert duties == [each.finding.rule for each in office.reader.duties()]
    guarded = [rule for rule in officer if any("_vetting<" in path for path in RULES[rule].reads)]
    assert guarded and any(officer[rule].inputs for rule in guarded)
    assert not any(clerk[rule].inputs or clerk[rule].sum for rule in guarded)
    where = Cond("dod_vetting_state", "=", "NOT_CLEARED")
    assert office.reader.count(Query(Student, where=where)) == 1


def test_a_faulty_rule_keeps_its_step_closed_and_no_save_from_being_made(
    office: Office, student: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(facts: Facts, policy: Policy, today: date) -> list[Finding]:
        raise ZeroDivisionError

    monkeypatch.setitem(vars(RULES["MED-01"]), "check", stumbles)
    with office.change("Edit") as work:
        work.set(Student, student, {"planned_ito_on": date(2026, 5, 2)})
    assert office.reader.get(Student, student).planned_ito_on == date(2026, 5, 2)
    found = [each for each in office.reader.findings(Student, student) if each.rule == "MED-01"]
    assert [(each.strength, each.step) for each in found] == [(Strength.BLOCK, "ito")]
    assert "could not be worked out" in found[0].message
