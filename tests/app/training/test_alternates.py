"""An alternate steps forward: what passes to him, what ends, and when it is refused."""

from datetime import date

import pytest

from app.errors import Refused
from app.office import Office
from app.training.alternates import step_forward
from models.kinds import Kind
from models.training.journeys import Travel
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import DodVetting, HrVetting, Screening
from tests import support
from tests.app.complete import add_family
from tests.models.training.family import HR, LINE, SCREENING, STUDENT

DAY = support.TODAY


@pytest.fixture
def family(office: Office) -> dict[int, int]:
    return add_family(office)


def put(office: Office, kind: type[Kind], record_id: int, **values: object) -> None:
    with office.change("Change") as work:
        work.set(kind, record_id, values)


def add(office: Office, kind: type[Kind], **values: object) -> int:
    with office.change("Add") as work:
        return work.add(kind, values)


def stand_by(office: Office, primary: int, surname: str = "RESERVE") -> tuple[int, int]:
    student = add(office, Student, surname=surname, first_name="Eva")
    screening = add(
        office, Screening, student_id=student, alternate_of_id=primary, primary_or_alternate="ALTERNATE",
        nomination_date=date(2026, 1, 10),
    )  # fmt: skip
    return student, screening


def test_the_lines_pass_on_and_the_nomination_ends(office: Office, family: dict[int, int]) -> None:
    primary, line = family[STUDENT], family[LINE]
    put(office, TrainingLine, line, attendance_confirmed_on=DAY, grade_prerequisite_met=False)
    alternate, screening = stand_by(office, primary)
    _, further = stand_by(office, primary, "THIRD")
    done = step_forward(office, alternate)
    assert (done.alternate_id, done.primary_id, done.lines) == (alternate, primary, (line,))
    moved = office.reader.get(TrainingLine, line)
    assert (moved.student_id, moved.attendance_confirmed_on, moved.grade_prerequisite_met) == (
        alternate,
        None,
        None,
    )
    assert moved.ito_authorized_on is not None
    assert office.reader.get(Screening, screening).primary_or_alternate == "PRIMARY"
    assert office.reader.get(Screening, further).alternate_of_id == alternate
    assert office.reader.get(Screening, family[SCREENING]).nomination_ended_on == office.today
    assert office.reader.get(Student, primary).nominated_on is None
    assert office.reader.get(Student, alternate).nominated_on == date(2026, 1, 10)
    assert "PLN-09" in {each.rule for each in office.reader.findings(Student, primary)}


def test_it_is_one_step_that_undo_takes_back(office: Office, family: dict[int, int]) -> None:
    alternate, screening = stand_by(office, family[STUDENT])
    step_forward(office, alternate)
    assert office.undo(today=DAY).skipped == ()
    assert office.reader.get(TrainingLine, family[LINE]).student_id == family[STUDENT]
    assert office.reader.get(Screening, screening).primary_or_alternate == "ALTERNATE"
    assert office.reader.get(Screening, family[SCREENING]).nomination_ended_on is None


def test_a_nominee_without_a_screening_gets_one_that_ended(office: Office, family: dict[int, int]) -> None:
    with office.change("Remove") as work:
        work.remove(Screening, family[SCREENING])
    alternate, _ = stand_by(office, family[STUDENT])
    step_forward(office, alternate)
    assert office.reader.get(Student, family[STUDENT]).screening_state == "PENDING"


def test_who_stands_by_for_nobody_is_refused(office: Office, family: dict[int, int]) -> None:
    stranger = support.add(office, Student)
    with pytest.raises(Refused, match="stands by for nobody"):
        step_forward(office, stranger)
    alternate, screening = stand_by(office, family[STUDENT])
    put(office, Screening, screening, nomination_ended_on=DAY)
    with pytest.raises(Refused, match="stands by for nobody"):
        step_forward(office, alternate)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (HrVetting, {"hr_subject": "INDIVIDUAL", "hr_result": "REJECTED", "hr_result_date": DAY}),
        (DodVetting, {"dod_vet_result": "DENIED", "dod_vet_result_date": DAY}),
    ],
)
def test_an_alternate_who_is_not_cleared_stays_behind(
    office: Office, family: dict[int, int], kind: type[Kind], values: dict[str, object]
) -> None:
    alternate, _ = stand_by(office, family[STUDENT])
    add(office, kind, student_id=alternate, **values)
    with pytest.raises(Refused, match="is not cleared"):
        step_forward(office, alternate)


def test_lines_that_began_or_are_used_stay(office: Office, family: dict[int, int]) -> None:
    alternate, _ = stand_by(office, family[STUDENT])
    travel = add(office, Travel, student_id=family[STUDENT], departed_on=DAY)
    with pytest.raises(Refused, match="has left for this training"):
        step_forward(office, alternate)
    with office.change("Remove") as work:
        work.remove(Travel, travel)
    put(office, TrainingLine, family[LINE], line_status="IN_TRAINING")
    with pytest.raises(Refused, match="has no line"):
        step_forward(office, alternate)


def test_the_rejection_names_who_may_step_forward(office: Office, family: dict[int, int]) -> None:
    alternate, _ = stand_by(office, family[STUDENT])
    put(office, HrVetting, family[HR], hr_result="REJECTED")
    said = [
        each.message for each in office.reader.findings(Student, family[STUDENT]) if each.rule == "VET-03"
    ]
    assert len(said) == 1 and said[0].endswith(
        "the nomination ends. RESERVE, Eva (pending) may step forward."
    )
    add(office, HrVetting, student_id=alternate, hr_subject="BOTH", hr_result="REJECTED")
    said = [
        each.message for each in office.reader.findings(Student, family[STUDENT]) if each.rule == "VET-03"
    ]
    assert said[0].endswith("the nomination ends.")
