"""One change to many records: the preview says what would be, applying does that and no more, undo takes it back."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import bulk, findings, wouldbe
from app.bulk import Op, Outcome, Plan, Step
from app.change import Nature
from app.errors import Refused, Usage
from app.journal.proof import prove, state_hash
from app.office import Office
from app.store import kept
from models.fields import MASK
from models.kinds import Kind
from models.office.places import Contact, Country, Unit
from models.training.health import MedicalRecord
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.support import acting

DAY = date(2026, 7, 1)


def students(office: Office, *values: dict[str, Any]) -> list[int]:
    with office.change("Add") as work:
        return [support.add_in(work, Student, **each) for each in values]


def outcomes(plan: Plan) -> list[tuple[str, Any, Any, str]]:
    return [(line.key, line.before, line.after, line.outcome.value) for line in plan.lines]


def all_rules_of(office: Office) -> dict[tuple[int, str], int]:
    ids = [row[1] for row in kept.every(office.reader.connection)]
    return kept.counts(office.reader.connection, ids)


@pytest.mark.parametrize(
    ("key", "before", "step", "after"),
    [
        ("remarks", "old", Step("remarks", Op.SET, "new"), "new"),
        ("remarks", "old", Step("remarks", Op.CLEAR), None),
        ("remarks", "old", Step("remarks", Op.BEFORE, "very "), "very old"),
        ("remarks", "old", Step("remarks", Op.AFTER, " man"), "old man"),
        ("remarks", None, Step("remarks", Op.AFTER, "man"), "man"),
        ("remarks", "a b a", Step("remarks", Op.REPLACE, "c", find="a"), "c b c"),
        ("remarks", "a", Step("remarks", Op.REPLACE, "", find="a"), None),
        ("remarks", None, Step("remarks", Op.REPLACE, "c", find="a"), None),
        ("remarks", "old", Step("remarks", Op.SET, "new", only_empty=True), "old"),
        ("remarks", None, Step("remarks", Op.SET, "new", only_empty=True), "new"),
        ("planned_ito_on", date(2026, 2, 27), Step("planned_ito_on", Op.MOVE, 3), "2026-03-02"),
        ("planned_ito_on", None, Step("planned_ito_on", Op.MOVE, 3), None),
        ("planned_ito_on", DAY, Step("planned_ito_on", Op.MOVE, -1), "2026-06-30"),
        ("us_grade", "O-3", Step("us_grade", Op.SET, "O-4"), "O-4"),
    ],
)
def test_every_operation(office: Office, key: str, before: Any, step: Step, after: Any) -> None:
    ids = students(office, {key: before})
    plan = bulk.preview(office.reader, Student, ids, [step])
    (line,) = plan.lines
    assert line.after == after
    same = line.before == after
    assert line.outcome is (Outcome.UNCHANGED if same else Outcome.CHANGES)
    if not same:
        bulk.apply(office, plan)
    assert office.reader.get(Student, ids[0]).stored.get(key) == after


def test_steps_on_one_field_follow_each_other_and_make_one_line(office: Office) -> None:
    ids = students(office, {"remarks": "x"})
    steps = [Step("remarks", Op.AFTER, "y"), Step("remarks", Op.REPLACE, "z", find="xy")]
    assert outcomes(bulk.preview(office.reader, Student, ids, steps)) == [("remarks", "x", "z", "changes")]


def test_what_cannot_be_stays_out_with_its_reason(office: Office) -> None:
    ids = students(office, {"country_rank": "R" * 59}, {"country_rank": "Capt"})
    plan = bulk.preview(office.reader, Student, ids, [Step("country_rank", Op.AFTER, " (ret)")])
    assert [line.outcome for line in plan.lines] == [Outcome.REFUSED, Outcome.CHANGES]
    assert "at most 60" in plan.lines[0].reason
    ids = students(office, {"planned_ito_on": date(2199, 12, 31)})
    for days in (1, 10**9):
        (line,) = bulk.preview(office.reader, Student, ids, [Step("planned_ito_on", Op.MOVE, days)]).lines
        assert line.outcome is Outcome.REFUSED


def test_one_change_one_undo_step_and_a_line_in_every_history(office: Office) -> None:
    ids = students(office, *({} for _ in range(40)))
    before = state_hash(office.writer)
    plan = bulk.preview(office.reader, Student, ids, [Step("planned_ito_on", Op.SET, DAY)])
    assert state_hash(office.writer) == before, "the preview wrote something"
    done = bulk.apply(office, plan)
    assert (done.records, done.fields, done.changed_since) == (40, 40, ())
    assert office.undoable() == "Change Planned order date of 40 students"
    for each in ids:
        assert office.reader.get(Student, each).planned_ito_on == DAY
        assert office.reader.history(Student, each)[0].operation == "Change Planned order date of 40 students"
    office.undo()
    assert state_hash(office.writer) == before
    assert prove(office.writer).sound


def test_a_record_changed_meanwhile_is_left_out_and_named(office: Office) -> None:
    first, second, third, fourth = students(
        office, *({"surname": name, "remarks": "old"} for name in ("ABLE", "BAKER", "CHARLIE", "DOG"))
    )
    plan = bulk.preview(
        office.reader, Student, [first, second, third, fourth], [Step("remarks", Op.AFTER, " man")]
    )
    with office.change("Meanwhile") as work:
        work.set(Student, first, {"remarks": "other"})
        work.set(Student, second, {"diet": "None"})
        work.remove(Student, third)
    done = bulk.apply(office, plan)
    assert dict(done.changed_since) == {
        "ABLE, Sima": "Remarks was changed meanwhile.", "CHARLIE, Sima": "It is in the bin now.",
    }  # fmt: skip
    assert [office.reader.get(Student, each).remarks for each in (first, second, fourth)] == [
        "other", "old man", "old man",
    ]  # fmt: skip


def test_unticked_lines_are_not_written(office: Office) -> None:
    first, second = students(office, {"remarks": "a"}, {"remarks": "a"})
    plan = bulk.preview(office.reader, Student, [first, second], [Step("remarks", Op.CLEAR)])
    bulk.apply(office, plan, left_out={(first, "remarks")})
    assert office.reader.get(Student, first).remarks == "a"
    assert office.reader.get(Student, second).remarks is None
    with pytest.raises(Usage):
        bulk.apply(office, plan, left_out={(first, "remarks"), (second, "remarks")})


def test_a_total_goes_along_where_its_parts_made_it(office: Office) -> None:
    made, other, left = (
        support.add(office, TrainingLine, course_title="Course", quantity=2, unit_cost=100_00, **more)
        for more in ({}, {"total_cost": 150_00}, {})
    )

    def totals() -> list[int | None]:
        return [office.reader.get(TrainingLine, each).total_cost for each in (made, other, left)]

    assert totals() == [200_00, 150_00, 200_00]
    plan = bulk.preview(office.reader, TrainingLine, [made, other, left], [Step("quantity", Op.SET, 3)])
    assert [(line.record_id, line.after) for line in plan.lines if line.key == "total_cost"] == [
        (made, 300_00), (left, 300_00),
    ]  # fmt: skip
    done = bulk.apply(office, plan, left_out={(left, "quantity")})
    assert totals() == [300_00, 150_00, 200_00] and done.operation == "Change Quantity of 2 training lines"
    office.undo()
    assert totals() == [200_00, 150_00, 200_00]
    with office.change("Import", nature=Nature("import")) as work:  # a list says what it says
        work.set(TrainingLine, made, {"quantity": 5})
    assert totals()[0] == 200_00


def test_doubles_by_natural_key_are_refused_line_by_line(office: Office) -> None:
    ids = students(office, *({"country_service_number": number} for number in ("A1", "B2", "C3")))
    plan = bulk.preview(office.reader, Student, ids[1:], [Step("country_service_number", Op.SET, "Z-9")])
    assert [line.outcome for line in plan.lines] == [Outcome.CHANGES, Outcome.REFUSED]
    plan = bulk.preview(office.reader, Student, ids[1:], [Step("country_service_number", Op.SET, "a-1")])
    assert [line.outcome for line in plan.lines] == [Outcome.REFUSED, Outcome.REFUSED]
    assert plan.lines[0].reason == "Another student has that service number."
    with pytest.raises(Usage):
        bulk.apply(office, plan)


def test_a_state_moves_along_its_table_only(office: Office) -> None:
    with office.change("Add") as work:
        planned = support.add_in(work, TrainingLine)
        confirmed = support.add_in(work, TrainingLine, line_status="CONFIRMED")
    plan = bulk.preview(
        office.reader, TrainingLine, [planned, confirmed], [Step("line_status", Op.SET, "PROGRAMMED")]
    )
    by_id = {line.record_id: line for line in plan.lines}
    assert by_id[planned].outcome is Outcome.CHANGES
    assert by_id[confirmed].outcome is Outcome.REFUSED
    assert "From CONFIRMED it goes to" in by_id[confirmed].reason


def test_only_fields_the_role_may_write_are_offered(office: Office) -> None:
    def keys(kind: type[Kind]) -> set[str]:
        return {field.key for field in bulk.fields(office.reader, kind)}

    assert {"full_name", "sort_name", "photo"} & keys(Student) == set()
    assert "brooke_override_note" in keys(Country)
    with acting(office, "Ben", "clerk"):
        assert "brooke_override_note" not in keys(Country)
        assert "hr_result" not in keys(HrVetting)
        assert "hr_submitted" in keys(HrVetting)
    with acting(office, "Vic", "viewer"):
        assert keys(Student) == set()
        with pytest.raises(Refused):
            bulk.preview(office.reader, Student, [1], [Step("remarks", Op.CLEAR)])


@pytest.mark.parametrize(
    "step",
    [
        Step("remarks", Op.SET), Step("remarks", Op.REPLACE, "x"), Step("remarks", Op.AFTER),
        Step("planned_ito_on", Op.MOVE), Step("us_grade", Op.MOVE, 3), Step("unit_id", Op.AFTER, "x"),
    ],
)  # fmt: skip
def test_a_step_without_sense_says_what_is_missing(office: Office, step: Step) -> None:
    with pytest.raises(Usage):
        bulk.preview(office.reader, Student, [1], [step])


def test_what_is_shown_has_names_for_links_and_hides_the_sensitive(office: Office) -> None:
    with office.change("Add") as work:
        unit = work.add(Unit, {"unit_name": "Signal Battalion"})
        student = support.add_in(work, Student)
        passport = support.add_in(work, Passport, student_id=student)
    plan = bulk.preview(office.reader, Student, [student], [Step("unit_id", Op.SET, unit)])
    assert bulk.shown(office.reader, plan, plan.lines) == [("", "Signal Battalion")]
    plan = bulk.preview(office.reader, Passport, [passport], [Step("passport_no", Op.SET, "X1")])
    assert bulk.shown(office.reader, plan, plan.lines) == [(MASK, MASK)]


def test_stopping_leaves_everything_as_it_was(office: Office) -> None:
    ids = students(office, *({} for _ in range(5)))
    before = state_hash(office.writer)
    with pytest.raises(Refused, match="stopped"):
        bulk.preview(office.reader, Student, ids, [Step("remarks", Op.SET, "x")], cancelled=lambda: True)
    plan = bulk.preview(office.reader, Student, ids, [Step("remarks", Op.SET, "x")])
    told: list[int] = []
    with pytest.raises(Refused, match="stopped"):
        bulk.apply(office, plan, progress=lambda done, _: told.append(done), cancelled=lambda: len(told) > 2)
    assert told
    assert state_hash(office.writer) == before
    assert prove(office.writer).sound


def test_the_findings_that_would_come_and_go_are_those_that_do(office: Office) -> None:
    with office.change("Add") as work:
        ids = [support.add_in(work, Student, planned_ito_on=DAY) for _ in range(3)]
        for each in ids:
            support.add_in(work, MedicalRecord, student_id=each, exam_date=DAY - timedelta(days=5))
        lines = [support.add_in(work, TrainingLine, student_id=each, report_date=DAY) for each in ids]
    for kind, records, step in (
        (Student, ids, Step("planned_ito_on", Op.MOVE, 150)),
        (Student, ids, Step("planned_ito_on", Op.MOVE, -150)),
        (TrainingLine, lines, Step("student_id", Op.CLEAR)),
    ):
        plan = bulk.preview(office.reader, kind, records, [step])
        told = wouldbe.effect(office, kind, plan.wanted())
        before = all_rules_of(office)
        bulk.apply(office, plan)
        after = all_rules_of(office)
        assert told is not None
        come = sum(max(0, count - before.get(key, 0)) for key, count in after.items())
        gone = sum(max(0, count - after.get(key, 0)) for key, count in before.items())
        assert (told.appearing, told.clearing) == (come, gone)
        assert come or gone, "the example shows nothing"


def test_on_another_day_nothing_is_counted(office: Office) -> None:
    ids = students(office, {})
    with office.transaction() as connection:
        findings.move_to(connection, office.today + timedelta(days=1))
    assert wouldbe.effect(office, Student, {ids[0]: {"remarks": "x"}}) is None


VALUES = st.one_of(st.none(), st.sampled_from(["a", "ab", "ba a"]))
STEPS = st.lists(
    st.one_of(
        st.builds(Step, st.just("contact_remarks"), st.just(Op.SET), st.just("ab"), only_empty=st.booleans()),
        st.builds(Step, st.just("contact_remarks"), st.sampled_from([Op.BEFORE, Op.AFTER]), st.just("b")),
        st.builds(Step, st.just("contact_remarks"), st.just(Op.REPLACE), st.just("c"), st.just("a")),
        st.builds(Step, st.sampled_from(["contact_remarks", "left_on"]), st.just(Op.CLEAR)),
        st.builds(Step, st.just("left_on"), st.just(Op.MOVE), st.integers(-40, 40)),
    ),
    min_size=1,
    max_size=3,
)


@given(st.lists(VALUES, min_size=1, max_size=4), STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_applying_does_what_the_preview_says_and_undo_takes_it_back(
    office: Office, remarks: list[str | None], steps: list[Step]
) -> None:
    with office.change("Add") as work:
        ids = [support.add_in(work, Contact, contact_remarks=each, left_on=DAY) for each in remarks]
    before = state_hash(office.writer)
    plan = bulk.preview(office.reader, Contact, ids, steps)
    if plan.count(Outcome.CHANGES):
        bulk.apply(office, plan)
        for line in plan.lines:
            assert office.reader.get(Contact, line.record_id).stored.get(line.key) == line.after
        office.undo()
    assert state_hash(office.writer) == before
