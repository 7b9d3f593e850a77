"""What the draft order says, taken from the records that the gates looked at."""

from datetime import date

import pytest

from app.office import Office
from app.papers.ito import ito_facts
from models.training.courses import Course
from models.training.english import EnglishTest
from models.training.health import Coverage
from models.training.lines import TrainingLine
from models.training.passports import Passport, Visa
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from reports.training.ito import ItoFacts
from tests.app.complete import add_family
from tests.models.training.family import COURSE, COVERAGE, LINE, PASSPORT, PROGRAM, STUDENT


@pytest.fixture
def family(office: Office) -> dict[int, int]:
    office.move_to(date(2026, 5, 1))
    return add_family(office)


def facts(office: Office, family: dict[int, int]) -> ItoFacts:
    return ito_facts(office.reader, office.reader.get(Student, family[STUDENT]))


def test_a_dependents_visa_is_not_the_students(office: Office, family: dict[int, int]) -> None:
    student = family[STUDENT]
    with office.change("Visas") as work:
        wife = work.add(Dependent, {"student_id": student, "surname": "SAMPLE"})
        work.add(Visa, {"student_id": student, "visa_no": "OWN-2", "visa_issued_on": date(2026, 4, 2)})
        work.add(Visa, {"student_id": student, "visa_no": "OWN-1", "visa_issued_on": date(2020, 4, 2)})
        work.add(Visa, {"student_id": student, "dependent_id": wife, "visa_no": "WIFE"})
    assert facts(office, family).student.visa_number == "OWN-2"


def test_the_passport_issued_last_is_printed(office: Office, family: dict[int, int]) -> None:
    with office.change("New passport") as work:
        work.set(Passport, family[PASSPORT], {"passport_issued_on": date(2020, 1, 1)})
        work.add(Passport, {
            "student_id": family[STUDENT], "passport_no": "P000002", "passport_issued_on": date(2026, 4, 1),
            "passport_expiry": date(2029, 1, 1),
        })  # fmt: skip
    assert facts(office, family).student.passport_number == "P000002"
    assert office.reader.get(Student, family[STUDENT]).passport_expires_on == date(2029, 1, 1)


def test_item_10_shows_the_scores_that_count_and_what_is_asked(
    office: Office, family: dict[int, int]
) -> None:
    student = family[STUDENT]
    with office.change("Tests") as work:
        work.set(Course, family[COURSE], {"opi_required": "2/2"})
        work.add(EnglishTest, {
            "student_id": student, "test_type": "OPI", "opi_rating": "2+/2", "test_date": date(2026, 2, 3),
            "test_place": "IN_COUNTRY",
        })  # fmt: skip
        for kind, day, score in (("ALCPT", date(2026, 3, 1), 99), ("ECL", date(2026, 6, 9), 98)):
            row = {"student_id": student, "test_type": kind, "ecl_score": score, "test_date": day}
            work.add(EnglishTest, row)
    entries = [(entry.label, entry.value) for entry in facts(office, family).language.entries]
    assert entries == [
        ("Required ECL", "80"), ("Required OPI", "2/2"), ("Score", "82 on 02-Feb-26"),
        ("Oral rating", "2+/2 on 03-Feb-26, In country"),
    ]  # fmt: skip


def test_item_8_has_the_lines_of_one_wcn(office: Office, family: dict[int, int]) -> None:
    line = {"program_id": family[PROGRAM], "student_id": family[STUDENT], "course_title": "More"}
    with office.change("Lines") as work:
        work.add(TrainingLine, line | {"wcn": "0001", "line_suffix": "B", "report_date": date(2026, 12, 14)})
        work.add(TrainingLine, line | {"wcn": "0002", "report_date": date(2027, 1, 14)})
        work.add(
            TrainingLine, line | {"wcn": "0003", "report_date": date(2026, 6, 1), "line_status": "CANCELLED"}
        )
    assert [each.wcn for each in facts(office, family).lines] == ["0001A", "0001B"]
    with office.change("Begin") as work:
        work.set(TrainingLine, family[LINE], {"line_status": "IN_TRAINING"})
    assert [each.wcn for each in facts(office, family).lines] == ["0001A", "0001B"]


def test_the_medical_line_of_the_case_pays(office: Office, family: dict[int, int]) -> None:
    case = {"program_label": "FMS", "fms_case_id": "BN-B-OAA", "case_medical_line": True}
    with office.change("A case") as work:
        work.set(TrainingProgram, family[PROGRAM], case)
        work.remove(Coverage, family[COVERAGE])
    entries = [(entry.label, entry.value) for entry in facts(office, family).medical.entries]
    assert entries == [("Coverage of the IMS", "Medical line of the case"), ("Billed to", "BN-B-OAA")]


def test_item_7_names_the_place_of_the_listed_course(office: Office, family: dict[int, int]) -> None:
    with office.change("Place") as work:
        work.set(TrainingLine, family[LINE], {"location": None})
        work.set(Course, family[COURSE], {"location": "Fort Sample, GA, US"})
    assert "to Fort Sample, GA, US, reporting on 01-Jul-26" in facts(office, family).invitation
