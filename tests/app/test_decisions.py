"""Overrides, duty decisions and moves between states."""

from datetime import date, timedelta

import pytest

from app import decisions, users
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reading import Query
from models.findings import Finding, Strength
from models.office.desk import DutyAct, Override
from models.rules import all_rules
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.app.complete import add_family
from tests.models.training.family import STUDENT
from tests.support import ROUNDS, USER, acting

RULE = "VET-05"
DAY = date(2026, 5, 1)


@pytest.fixture
def family(office: Office) -> dict[int, int]:
    """A complete student whose city of birth is missing: VET-05 blocks."""
    office.move_to(DAY)
    made = add_family(office)
    with office.change("Forget") as work:
        work.set(Student, made[STUDENT], {"pob_city": None})
    return made


@pytest.fixture
def student(family: dict[int, int]) -> int:
    return family[STUDENT]


def found(office: Office, student: int) -> list[Finding]:
    return [each for each in office.reader.findings(Student, student) if each.rule == RULE]


def strength(office: Office, student: int) -> Strength:
    return found(office, student)[0].strength


def put_aside(office: Office, student: int, **more: object) -> int:
    values: dict[str, object] = {"reason": "Born at sea", "authority": "The chief"} | more
    return decisions.set_aside(office, RULE, Student, student, **values)  # type: ignore[arg-type]


def test_an_override_opens_the_step_and_stays_to_be_seen(office: Office, student: int) -> None:
    assert strength(office, student) is Strength.BLOCK
    made = put_aside(office, student)
    assert strength(office, student) is Strength.INFORM
    assert f"Set aside by {USER}: Born at sea" in found(office, student)[0].message
    assert office.reader.get(Override, made).person == USER


def test_an_override_ends_with_its_last_day(office: Office, student: int) -> None:
    put_aside(office, student, until=DAY + timedelta(days=3))
    office.move_to(DAY + timedelta(days=3))
    assert strength(office, student) is Strength.INFORM
    office.move_to(DAY + timedelta(days=4))
    assert strength(office, student) is Strength.BLOCK


def test_a_withdrawn_override_counts_no_more(office: Office, student: int) -> None:
    made = put_aside(office, student)
    decisions.withdraw(office, made)
    assert strength(office, student) is Strength.BLOCK
    assert office.reader.get(Override, made).withdrawn_on == DAY
    with pytest.raises(Refused, match="already"):
        decisions.withdraw(office, made)
    office.undo()
    assert strength(office, student) is Strength.INFORM


def test_only_rules_whose_source_names_an_authority_are_set_aside(office: Office, student: int) -> None:
    named = {each.id for each in all_rules().values() if each.override}
    assert RULE in named
    for rule in all_rules().values():
        if rule.subject == "student" and rule.id not in named:
            with pytest.raises(Refused, match="names nobody"):
                decisions.set_aside(office, rule.id, Student, student, reason="x", authority="y")
    assert list(office.reader.ids(Query(Override))) == []


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"reason": " "}, Usage),
        ({"authority": ""}, Usage),
        ({"until": DAY - timedelta(days=1)}, Usage),
        ({"second_person": USER.upper()}, Refused),
        ({"second_person": "Nobody"}, NotFound),
    ],
)
def test_an_override_that_is_not_complete(
    values: dict[str, object], error: type[Exception], office: Office, student: int
) -> None:
    with pytest.raises(error):
        put_aside(office, student, **values)
    assert strength(office, student) is Strength.BLOCK


def test_the_second_person_is_another_user_of_the_office(office: Office, student: int) -> None:
    users.add_user(office, "Ben", "chief", "a lantern by the quay", rounds=ROUNDS)
    made = put_aside(office, student, second_person=" ben ")
    assert office.reader.get(Override, made).second_person == "Ben"


def test_an_override_of_what_is_not_there(office: Office, student: int) -> None:
    with pytest.raises(NotFound):
        decisions.set_aside(office, "XX-99", Student, student, reason="x", authority="y")
    with pytest.raises(NotFound):
        decisions.set_aside(office, RULE, Student, student + 10_000, reason="x", authority="y")
    with pytest.raises(NotFound):
        decisions.set_aside(office, RULE, TrainingLine, student, reason="x", authority="y")


@pytest.mark.parametrize("role", ["viewer", "clerk", "officer"])
def test_who_may_not_decide_sets_nothing_aside(role: str, office: Office, student: int) -> None:
    made = put_aside(office, student)
    with acting(office, role, role):
        with pytest.raises(Refused):
            put_aside(office, student)
        with pytest.raises(Refused):
            decisions.withdraw(office, made)
    assert strength(office, student) is Strength.INFORM


# -- duties ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def duty(office: Office) -> tuple[str, int]:
    """A duty that blocks nothing, and its record."""
    office.move_to(DAY)
    add_family(office)
    for each in office.reader.duties():
        if each.finding.strength is not Strength.BLOCK and each.kind == "training_line":
            return each.finding.rule, each.record_id
    raise AssertionError("the complete student's training line has no duty")


def of(office: Office, duty: tuple[str, int]) -> list[tuple[str, date | None, str]]:
    return [
        (each.assigned_to, each.waiting_until, each.waiting_reason)
        for each in office.reader.duties()
        if (each.finding.rule, each.record_id) == duty
    ]


def decide(office: Office, duty: tuple[str, int], decision: str, **more: object) -> int:
    return decisions.decide_duty(office, duty[0], TrainingLine, duty[1], decision, **more)  # type: ignore[arg-type]


def test_a_duty_is_given_to_somebody_waits_and_comes_back(office: Office, duty: tuple[str, int]) -> None:
    before = len(of(office, duty))
    assert before
    decide(office, duty, "assigned", assigned_to=" Ben ")
    until = DAY + timedelta(days=2)
    decide(office, duty, "waiting", reason="The ministry is on leave", until=until)
    assert of(office, duty) == [("Ben", until, "The ministry is on leave")] * before
    office.move_to(until + timedelta(days=1))
    assert {(who, why) for who, _, why in of(office, duty)} == {("Ben", "")}


def test_what_does_not_apply_is_gone_until_that_is_undone(office: Office, duty: tuple[str, int]) -> None:
    before = of(office, duty)
    decide(office, duty, "not_applicable", reason="He stays at home")
    assert of(office, duty) == []
    office.undo()
    assert of(office, duty) == before


def test_a_legal_deadline_is_not_declared_away(office: Office, student: int) -> None:
    with pytest.raises(Refused, match="legal deadline"):
        decisions.decide_duty(office, RULE, Student, student, "not_applicable", reason="No")
    decisions.decide_duty(office, RULE, Student, student, "waiting", reason="Asked again")


@pytest.mark.parametrize(
    ("decision", "more"),
    [("assigned", {}), ("waiting", {}), ("not_applicable", {"reason": " "}), ("ignored", {"reason": "x"})],
)
def test_a_decision_that_is_not_complete(
    decision: str, more: dict[str, object], office: Office, duty: tuple[str, int]
) -> None:
    with pytest.raises(Usage):
        decide(office, duty, decision, **more)
    assert list(office.reader.ids(Query(DutyAct))) == []


def test_every_decision_has_its_word_in_the_code_table(office: Office) -> None:
    assert set(office.reader.codes("duty_decision")) == set(decisions.DUTY_DECISIONS)


# -- states ----------------------------------------------------------------------------------------------------------
def state(office: Office, line: int) -> str | None:
    return office.reader.get(TrainingLine, line).line_status


def test_a_line_goes_along_its_table_and_no_other_way(office: Office) -> None:
    line = support.add(office, TrainingLine, report_date=None, end_date=None)
    assert state(office, line) == "PLANNED"
    with pytest.raises(Refused, match="it goes to PROGRAMMED, CANCELLED, not to COMPLETED"):
        decisions.move(office, TrainingLine, line, "COMPLETED")
    decisions.move(office, TrainingLine, line, "PROGRAMMED")
    with pytest.raises(Refused, match=r"Report date, .* are missing"):
        decisions.move(office, TrainingLine, line, "CONFIRMED")
    dates = {key: date(2026, 6, day) for day, key in enumerate(("report_date", "start_date", "end_date"), 1)}
    with office.change("Give dates") as work:
        work.set(TrainingLine, line, dates)
    decisions.move(office, TrainingLine, line, "CONFIRMED")
    assert state(office, line) == "CONFIRMED"
    assert office.undoable() == "Mark confirmed"
    office.undo()
    assert state(office, line) == "PROGRAMMED"


def test_a_move_that_asks_why_keeps_the_answer_in_the_journal(office: Office) -> None:
    line = support.add(office, TrainingLine, cancel_request_date=DAY)
    with pytest.raises(Usage, match="why"):
        decisions.move(office, TrainingLine, line, "CANCELLED")
    decisions.move(office, TrainingLine, line, "CANCELLED", reason=" The ministry withdrew ")
    assert state(office, line) == "CANCELLED"
    header = office.reader.connection.execute(
        "SELECT header FROM entry ORDER BY tick DESC LIMIT 1"
    ).fetchone()[0]
    assert '"detail":{"reason":"The ministry withdrew"}' in header


def test_a_record_without_states_does_not_move(office: Office) -> None:
    with pytest.raises(Usage, match="no states"):
        decisions.move(office, HrVetting, support.add(office, HrVetting), "DONE")


def test_a_viewer_moves_nothing(office: Office) -> None:
    line = support.add(office, TrainingLine)
    with acting(office, "viewer", "viewer"), pytest.raises(Refused):
        decisions.move(office, TrainingLine, line, "PROGRAMMED")
    assert state(office, line) == "PLANNED"


def test_several_duties_are_decided_alike_in_one_change(office: Office, family: dict[int, int]) -> None:
    note = support.add(office, "note", subject_kind="student", subject_id=family[STUDENT], due_on=DAY)
    subjects = [each.subject for each in office.reader.duties()]
    assert len(set(subjects)) > 1 and ("NOTE", "note", note) in subjects
    made = decisions.decide_duties(office, subjects, "assigned", assigned_to=" Ben ")
    assert len(made) == len(set(subjects))
    assert {each.assigned_to for each in office.reader.duties()} == {"Ben"}
    assert office.undoable() == f"Decide on {len(subjects)} duties"
    office.undo()
    assert {each.assigned_to for each in office.reader.duties()} == {""}


def test_one_that_cannot_be_decided_so_leaves_all_undecided(office: Office, family: dict[int, int]) -> None:
    student = family[STUDENT]
    note = support.add(office, "note", subject_kind="student", subject_id=student, due_on=DAY)
    both = [("NOTE", "note", note), ("ARR-01", "student", student)]
    with pytest.raises(Refused, match="ARR-01 is a legal deadline"):
        decisions.decide_duties(office, both, "not_applicable", reason="No")
    assert list(office.reader.ids(Query(DutyAct))) == []
    with pytest.raises(Usage, match="Choose"):
        decisions.decide_duties(office, [], "assigned", assigned_to="Ben")


def test_a_promise_waits_and_is_set_aside_by_its_own_note(office: Office, student: int) -> None:
    first, second = (
        support.add(office, "note", subject_kind="student", subject_id=student, due_on=DAY, body=body)
        for body in ("Call", "Write")
    )
    decisions.decide_duties(office, [("NOTE", "note", first)], "waiting", reason="Abroad", until=DAY)
    told = {each.note_id: each.waiting_reason for each in office.reader.duties() if each.note_id}
    assert told == {first: "Abroad", second: ""}
    decisions.decide_duties(office, [("NOTE", "note", second)], "not_applicable", reason="Told by phone")
    assert [each.note_id for each in office.reader.duties() if each.note_id] == [first]
