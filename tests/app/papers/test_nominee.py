"""The nominee sheet: one page, prerequisites judged, and no word on vetting."""

from datetime import date

import pytest

from app import documents
from app.office import Office
from app.papers.nominee import nominee_facts
from models.training.courses import CoursePrerequisite
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.results import CourseResult
from models.training.vetting import DodVetting, HrVetting, Screening
from tests.app.papers.reading import pages, words
from tests.app.papers.season import ARABIC, Season


def asked(office: Office, student: int) -> dict[str, str]:
    facts = nominee_facts(office.reader, office.reader.get(Student, student))
    return {each.what.partition(":")[0]: each.met for each in facts.asked}


def test_prerequisites_are_told_as_met_or_not(office: Office, made: Season) -> None:
    assert asked(office, made.ana) == {"Grade": "yes", "Course before it": "yes", "As listed": "to be shown"}
    assert asked(office, made.long) == {"Grade": "no", "Course before it": "no", "As listed": "to be shown"}


def test_a_course_planned_before_and_an_approved_grade_count_as_such(office: Office, made: Season) -> None:
    with office.change("Plan the first course") as work:
        work.set(TrainingLine, made.lines[1], {"grade_approval_ref": "SATFA 26-7"})
        work.add(TrainingLine, {
            "program_id": made.program, "wcn": "0101", "line_suffix": "B", "course_id": made.before,
            "student_id": made.long, "start_date": date(2026, 6, 1), "end_date": date(2026, 7, 30),
            "line_status": "PROGRAMMED",
        })  # fmt: skip
    assert asked(office, made.long)["Course before it"] == "planned before"
    assert asked(office, made.long)["Grade"] == "yes"


@pytest.mark.parametrize(
    ("status", "outcome", "met"),
    [("COMPLETED", "GRADUATED", "yes"), ("COMPLETED", "DISMISSED", "no"), ("CANCELLED", None, "no")],
)
def test_a_course_before_counts_as_the_rules_count_it(
    office: Office, made: Season, status: str, outcome: str | None, met: str
) -> None:
    with office.change("The first course") as work:
        line = work.add(TrainingLine, {
            "program_id": made.program, "wcn": "0050", "course_id": made.before, "student_id": made.long,
            "start_date": date(2025, 6, 1), "end_date": date(2025, 7, 30), "line_status": status,
        })  # fmt: skip
        if outcome:
            result = {"student_id": made.long, "training_line_id": line, "course_outcome": outcome}
            work.add(CourseResult, result)
    assert asked(office, made.long)["Course before it"] == met


@pytest.mark.parametrize(
    ("own", "low", "high", "met"),
    [
        ("O-3", "O-3", "O-4", "yes"), ("O-2", "O-3", None, "no"), ("O-5", None, "O-4", "no"),
        ("O-10", "O-3", None, "yes"), ("CIV", "O-3", None, "to be shown"), ("E-7", "O-1", None, "no"),
        (None, "O-3", None, "no"),
    ],
)  # fmt: skip
def test_grades_are_compared_within_their_kind(
    office: Office, made: Season, own: str | None, low: str | None, high: str | None, met: str
) -> None:
    grade = next(
        row for row in office.reader.children(CoursePrerequisite, "course_id", made.course)
        if row.prerequisite_kind == "GRADE"
    )  # fmt: skip
    with office.change("Grades") as work:
        work.set(CoursePrerequisite, grade.id, {"lowest_grade": low, "highest_grade": high})
        work.set(Student, made.ana, {"us_grade": own})
    assert asked(office, made.ana)["Grade"] == met


def test_vetting_and_screening_change_nothing_on_the_sheet(office: Office, made: Season) -> None:
    record = office.reader.get(Student, made.ana)
    before = nominee_facts(office.reader, record)
    with office.change("Vetting") as work:
        work.add(HrVetting, {"student_id": made.ana, "hr_result": "REJECTED", "hr_remarks": "Quincunx"})
        work.add(DodVetting, {"student_id": made.ana, "dod_vet_result": "DENIED"})
        work.add(Screening, {"student_id": made.ana, "outcome": "FAIL", "screening_remarks": "Quincunx"})
    assert nominee_facts(office.reader, office.reader.get(Student, made.ana)) == before
    said = words(documents.preview(office.reader, "nominee", made.ana).data).casefold()
    assert "vetting" not in said and "screening" not in said and "p000001" not in said


def test_the_longest_name_and_the_emptiest_record_take_one_page(office: Office, made: Season) -> None:
    for student in (made.long, made.empty):
        assert pages(documents.print_paper(office, "nominee", student).data) == 1
    facts = nominee_facts(office.reader, office.reader.get(Student, made.long))
    assert facts.native_name == ARABIC
    assert "No training line names this person." in words(
        documents.preview(office.reader, "nominee", made.empty).data
    )


def test_english_says_what_counts_today(office: Office, made: Season) -> None:
    facts = nominee_facts(office.reader, office.reader.get(Student, made.ana))
    assert facts.english == "Example Captains Course asks for ECL 80. Score that counts today: 85."
    assert facts.tests == (("English Comprehension Level", "09 Jan 2026", "85", ""),)
