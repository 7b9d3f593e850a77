"""The way: where each step stands, and at which step a student is, from nomination to the closed file."""

from collections.abc import Callable
from datetime import date

import pytest

from models.findings import Finding, Strength
from models.kinds import kind_named
from models.rules import all_rules
from models.training.journeys import UnauthorizedAbsence
from models.training.lines import TrainingLine
from models.training.orders import StudentFile
from models.training.people import Student
from models.training.results import Interview
from models.training.vetting import HrVetting
from models.training.way import STEPS, State, step_of, stops, way
from tests.models.making import make
from tests.models.training.family import (
    ABSENCE,
    BRIEFING,
    COUNTRY,
    COURSE,
    DOD,
    ENGLISH,
    FILE,
    HR,
    INTERVIEW,
    ISSUED,
    LINE,
    MEDICAL,
    NOTICE,
    PROGRAM,
    SCREENING,
    SECOND,
    STUDENT,
    TODAY,
    Family,
)

DONE, DOING, OPEN, BLOCKED, NOT_NEEDED = State.DONE, State.DOING, State.OPEN, State.BLOCKED, State.NOT_NEEDED
DRAFTED = date(2026, 5, 2)


def stands(family: Family, today: date = TODAY, drafted_on: date | None = None) -> dict[str, State]:
    found = way(family.student, family.everything(today), drafted_on)
    return {each.step.key: each.state for each in found.stands}


def at(family: Family, today: date = TODAY, drafted_on: date | None = None) -> str | None:
    return way(family.student, family.everything(today), drafted_on).at


@pytest.fixture
def family() -> Family:
    return Family()


# -- students at every step ------------------------------------------------------------------------
def new(family: Family) -> None:
    family.drop(LINE, SCREENING, HR, DOD, MEDICAL, ENGLISH)


def named(family: Family) -> None:
    family.drop(HR, DOD, MEDICAL, ENGLISH)
    family.put(SCREENING, outcome=None, checklist_complete_date=None)


def screened(family: Family) -> None:
    family.drop(DOD, MEDICAL, ENGLISH)
    family.put(HR, hr_result="SUBMITTED")


def vetted(family: Family) -> None:
    family.drop(MEDICAL, ENGLISH)


def examined(family: Family) -> None:
    family.drop(ENGLISH)


def complete(family: Family) -> None:
    """Everything the gates ask for, and no draft yet."""


def ordered(family: Family) -> None:
    family.issued()


def with_visa(family: Family) -> None:
    family.ready_to_leave().drop(BRIEFING, NOTICE)


def briefed(family: Family) -> None:
    family.ready_to_leave().drop(NOTICE)


def announced(family: Family) -> None:
    family.ready_to_leave()


def left(family: Family) -> None:
    family.departed()


def training(family: Family) -> None:
    family.departed().put(LINE, line_status="IN_TRAINING")


def ended(family: Family) -> None:
    family.departed().put(LINE, line_status="COMPLETED")


def home(family: Family) -> None:
    family.home_again()


def interviewed(family: Family) -> None:
    family.home_again().add(Interview, INTERVIEW, student_id=STUDENT, interviewed_on=date(2027, 1, 6))


def filed(family: Family) -> None:
    interviewed(family)
    family.add(StudentFile, FILE, student_id=STUDENT, filed_on=date(2027, 2, 1))


@pytest.mark.parametrize(
    ("stage", "today", "drafted", "step"),
    [
        (new, TODAY, None, "nominated"),
        (named, TODAY, None, "screened"),
        (screened, TODAY, None, "vetted"),
        (vetted, TODAY, None, "medical"),
        (examined, TODAY, None, "english"),
        (complete, TODAY, None, "draft"),
        (complete, TODAY, DRAFTED, "issued"),
        (ordered, date(2026, 6, 1), DRAFTED, "visa"),
        (with_visa, date(2026, 6, 6), DRAFTED, "briefed"),
        (briefed, date(2026, 6, 11), DRAFTED, "noticed"),
        (announced, date(2026, 6, 13), DRAFTED, "departed"),
        (left, date(2026, 6, 28), DRAFTED, "training"),
        (training, date(2026, 9, 1), DRAFTED, "training"),
        (ended, date(2026, 12, 12), DRAFTED, "returned"),
        (home, date(2026, 12, 15), DRAFTED, "interviewed"),
        (interviewed, date(2027, 1, 7), DRAFTED, "filed"),
        (filed, date(2027, 2, 2), DRAFTED, None),
    ],
)
def test_a_student_at_every_step(
    family: Family, stage: Callable[[Family], None], today: date, drafted: date | None, step: str | None
) -> None:
    stage(family)
    assert at(family, today, drafted) == step
    found = stands(family, today, drafted)
    keys = [each.key for each in STEPS]
    before = keys[: keys.index(step)] if step else keys
    assert {key: found[key] for key in before if found[key] not in (DONE, NOT_NEEDED)} == {}


# -- each step's states ----------------------------------------------------------------------------
Spoil = Callable[[Family], None]


def nothing(_family: Family) -> None:
    """As the complete student is."""


def put(number: int, **values: object) -> Spoil:
    return lambda family: family.put(number, **values)


def drop(*numbers: int) -> Spoil:
    return lambda family: family.drop(*numbers)


def at_home(family: Family) -> None:
    family.put(LINE, location="Bandaria (In Country Training)")


@pytest.mark.parametrize(
    ("step", "spoil", "state"),
    [
        ("nominated", nothing, DONE),
        ("nominated", new, OPEN),
        ("nominated", put(STUDENT, foreign_detachment=True), BLOCKED),
        ("screened", nothing, DONE),
        ("screened", drop(SCREENING), OPEN),
        ("screened", put(SCREENING, outcome=None), DOING),
        ("screened", put(SCREENING, outcome="FAIL"), BLOCKED),
        ("screened", put(SCREENING, signer=None), BLOCKED),
        ("vetted", nothing, DONE),
        ("vetted", drop(HR, DOD), OPEN),
        ("vetted", put(HR, hr_result="SUBMITTED"), DOING),
        ("vetted", put(DOD, dod_vet_result="DENIED"), BLOCKED),
        ("vetted", put(HR, hr_result="REJECTED"), BLOCKED),
        ("vetted", put(HR, hr_valid_to=date(2026, 5, 30)), BLOCKED),
        ("medical", nothing, DONE),
        ("medical", drop(MEDICAL), OPEN),
        ("medical", put(MEDICAL, exam_date=date(2026, 2, 27)), BLOCKED),
        ("english", nothing, DONE),
        ("english", drop(ENGLISH), OPEN),
        ("english", put(ENGLISH, ecl_score=79), BLOCKED),
        ("draft", nothing, DOING),
        ("draft", put(SCREENING, outcome="FAIL"), BLOCKED),
        ("draft", put(LINE, quantity=2), BLOCKED),
        ("draft", ordered, DONE),
        ("issued", nothing, OPEN),
        ("issued", ordered, DONE),
        ("visa", nothing, OPEN),
        ("visa", with_visa, DONE),
        ("briefed", nothing, OPEN),
        ("briefed", briefed, DONE),
        ("noticed", nothing, OPEN),
        ("noticed", announced, DONE),
        ("departed", nothing, OPEN),
        ("departed", left, DONE),
        ("training", nothing, OPEN),
        ("training", training, DOING),
        ("training", ended, DONE),
        ("training", home, DONE),
        ("returned", home, DONE),
        ("interviewed", home, OPEN),
        ("interviewed", interviewed, DONE),
        ("filed", interviewed, OPEN),
        ("filed", filed, DONE),
    ],
)
def test_where_a_step_stands(family: Family, step: str, spoil: Spoil, state: State) -> None:
    spoil(family)
    assert stands(family)[step] is state


@pytest.mark.parametrize("step", ["medical", "visa", "briefed", "noticed"])
def test_training_at_home_has_fewer_steps(family: Family, step: str) -> None:
    at_home(family)
    family.drop(MEDICAL)
    assert stands(family)[step] is NOT_NEEDED


def test_nobody_vets_at_home_whom_no_us_money_pays(family: Family) -> None:
    at_home(family)
    family.put(PROGRAM, program_label="FMS")
    family.drop(HR, DOD)
    assert stands(family)["vetted"] is NOT_NEEDED


def test_who_needs_no_english_skips_the_step(family: Family) -> None:
    family.put(COURSE, ecl_required=None)
    family.drop(ENGLISH)
    assert stands(family)["english"] is NOT_NEEDED


def test_an_exempt_student_without_a_test_still_has_the_step_told(family: Family) -> None:
    family.put(COUNTRY, ecl_exemption="ALL")
    family.drop(ENGLISH)
    stand = way(family.student, family.everything()).stand("english")
    assert stand.state is not BLOCKED
    assert [each.rule for each in stand.blocks] == ["ENG-02"]


def test_a_draft_counts_while_the_gates_are_clear(family: Family) -> None:
    assert stands(family, drafted_on=DRAFTED)["draft"] is DONE
    family.put(SCREENING, outcome="FAIL")
    assert stands(family, drafted_on=DRAFTED)["draft"] is BLOCKED


def test_departure_is_blocked_by_a_missing_briefing(family: Family) -> None:
    family.ready_to_leave().drop(BRIEFING)
    found = way(family.student, family.everything())
    assert found.stand("briefed").state is OPEN
    assert [each.rule for each in found.stand("briefed").blocks if stops(each)] == ["BRF-01"]


def test_a_notice_that_says_too_little_blocks_its_step(family: Family) -> None:
    family.ready_to_leave().put(NOTICE, arrives_at=None)
    assert stands(family)["noticed"] is BLOCKED


def test_who_left_without_an_order_is_told_at_his_departure(family: Family) -> None:
    family.departed().drop(ISSUED)
    found = way(family.student, family.everything())
    assert found.at == "training"
    assert [each.rule for each in found.stand("departed").blocks] == ["ITO-01"]
    assert found.stand("draft").state is BLOCKED


def test_an_absence_is_told_at_training(family: Family) -> None:
    family.departed().put(LINE, line_status="UA")
    family.add(UnauthorizedAbsence, ABSENCE, student_id=STUDENT, noticed_on=date(2026, 9, 1))
    stand = way(family.student, family.everything()).stand("training")
    assert [each.rule for each in stand.blocks] == ["UAB-01"]


# -- a second training -----------------------------------------------------------------------------
def test_a_student_who_comes_again_starts_anew(family: Family) -> None:
    """After years: the old order, briefing, travel and interview say nothing of the new training."""
    interviewed(family)
    family.add(
        TrainingLine, SECOND, program_id=PROGRAM, wcn="0044", student_id=STUDENT, course_title="War college",
        location="Fort Example, GA, US", report_date=date(2031, 7, 1), line_status="CONFIRMED",
    )  # fmt: skip
    found = stands(family, date(2031, 1, 5))
    assert {found[key] for key in ("issued", "briefed", "departed", "interviewed", "filed")} == {OPEN}


def test_a_cleared_answer_is_not_undone_by_a_renewal(family: Family) -> None:
    family.add(HrVetting, SECOND, student_id=STUDENT, hr_submitted=date(2026, 4, 1), hr_result="SUBMITTED")
    assert stands(family)["vetted"] is DONE


# -- what is told ----------------------------------------------------------------------------------
def test_the_strongest_and_earliest_reason_comes_first(family: Family) -> None:
    reasons = [
        Finding("inform", "VET-07", Strength.INFORM),
        Finding("later", "VET-06", Strength.BLOCK, due_on=date(2026, 7, 1)),
        Finding("sooner", "VET-05", Strength.BLOCK, due_on=date(2026, 6, 1), step="ito"),
        Finding("warn", "VET-02", Strength.WARN, due_on=date(2026, 5, 1)),
    ]
    stand = way(make(Student, 1, surname="A"), reasons).stand("vetted")
    assert [each.message for each in stand.blocks] == ["sooner", "later", "warn", "inform"]
    assert stand.due_on == date(2026, 5, 1)
    assert stand.said.startswith("Vetted: open; sooner")


def test_each_fact_is_shown_with_its_label(family: Family) -> None:
    family.with_spouse().ready_to_leave().put(ISSUED, dependents_listed=1)
    found = way(family.student, family.everything())
    assert found.stand("visa").facts == (
        ("Visa issued on", "05 Jun 2026"),
        ("Passport expires on", "01 Jan 2030"),
    )
    assert found.stand("issued").facts == (
        ("Order number", "BN-B-26-0001"),
        ("Order issued on", "31 May 2026"),
    )
    assert found.stand("issued").said == "Order issued: done on 31 May 2026"
    with pytest.raises(KeyError):
        found.stand("flown")


def test_every_rule_a_step_names_is_there_and_every_gate_has_a_step() -> None:
    known = set(all_rules())
    for step in STEPS:
        for name in step.rules:
            found = [each for each in known if each == name or (name.endswith("-") and each.startswith(name))]
            assert found or name in PLANNED_ELSEWHERE, name
    gates = [each for each in all_rules().values() if each.subject == "student" and each.step == "ito"]
    assert all(step_of(Finding("", each.id, step="ito")) for each in gates)


PLANNED_ELSEWHERE = {"SCR-01", "IMT-16", "IMT-18"}
"""Rules of the nominated step that the rules of money and courses bring."""


def test_forms_and_facts_of_the_steps_exist() -> None:
    for step in STEPS:
        kind, field = step.form
        assert field in kind_named(kind).fields
        assert all(fact in Student.fields for fact in (*step.facts, *step.states))


def test_the_day_of_the_order_is_the_day_the_gates_look_at(family: Family) -> None:
    family.put(MEDICAL, exam_date=date(2026, 3, 1))
    family.put(STUDENT, planned_ito_on=date(2026, 6, 2))
    assert stands(family)["medical"] is BLOCKED
    family.issued()
    assert stands(family)["medical"] is DONE


# -- a change behind what was issued or sent -------------------------------------------------------
@pytest.mark.parametrize(
    ("number", "values", "step", "rule"),
    [
        (LINE, {}, "issued", ""),
        (LINE, {}, "noticed", ""),
        (LINE, {"wcn": "0009"}, "issued", "ITO-11"),
        (STUDENT, {"us_grade": "O-4"}, "issued", "ITO-11"),
        (NOTICE, {"dependents_count": 2}, "noticed", "ARR-03.differs"),
    ],
)
def test_a_step_says_that_what_was_issued_or_sent_differs(
    family: Family, number: int, values: dict[str, object], step: str, rule: str
) -> None:
    family.ready_to_leave().put(number, **values)
    found = way(family.student, family.everything(TODAY)).stand(step)
    assert found.state is DONE and (found.differs.rule if found.differs else "") == rule
    assert found.word.endswith(": differs") is bool(rule)
    assert (found.differs is not None and found.said.endswith(found.differs.message)) is bool(rule)
