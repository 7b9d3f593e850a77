"""A small season for the papers' tests: a country, a course with what it asks, a call, a class, a test session."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.change import Work
from app.office import Office
from app.reading import Query
from models.office.places import Contact, Country, Unit
from models.training.courses import Course, CoursePrerequisite
from models.training.english import EnglishTest
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Student
from models.training.programs import TrainingProgram
from models.training.selection import EclSession, NominationCall

STARTS = date(2026, 9, 7)
ARABIC = "محمد عبد الرحمن بن عبد الله بن محمد البنداري الهاشمي القرشي من آل"
"""More than sixty letters."""


@dataclass
class Season:
    """Ids of what was made."""

    country: int
    unit: int
    program: int
    before: int
    course: int
    call: int
    session: int
    lines: list[int]
    ana: int
    """Complete; on the first line; scored 85; attended the course before."""
    long: int
    """The longest names; on the second line; no passport, no commander of the unit."""
    empty: int
    """A surname and nothing else."""


def make(office: Office) -> Season:
    """Puts the season into an office."""
    country = office.reader.ids(Query(Country))[0]
    with office.change("Prepare a season") as work:
        work.set(Country, country, {
            "country_name": "Bandaria", "sco_name": "Office of Defense Cooperation", "sco_email": "odc@example.invalid",
            "sco_address": "1 Harbor Street\nOstravend", "embassy_visa_lead_days": 60,
        })  # fmt: skip
        made = _season(work, country)
    return made


def _season(work: Work, country: int) -> Season:
    unit = work.add(Unit, {"unit_name": "1st Example Battalion", "country_id": country,
                           "unit_commander": "Col. Example", "unit_place": "Ostravend"})  # fmt: skip
    other = work.add(Unit, {"unit_name": "2nd Example Battalion", "country_id": country})
    program = work.add(TrainingProgram, {"country_id": country, "program_label": "IMET-1", "fiscal_year": 2026,
                                         "ia_code": "B"})  # fmt: skip
    before = work.add(Course, {"tmasl_id": "B170001", "title": "Basic Example Course"})
    course = work.add(Course, {"tmasl_id": "B171234", "title": "Example Captains Course", "ecl_required": 80,
                               "location": "Fort Example, GA, US",
                               "prerequisites": "Two years of command"})  # fmt: skip
    asked: tuple[dict[str, object], ...] = (
        {"prerequisite_kind": "GRADE", "lowest_grade": "O-3", "highest_grade": "O-4"},
        {"prerequisite_kind": "COURSE", "required_course_id": before},
    )
    for values in asked:
        work.add(CoursePrerequisite, {"course_id": course} | values)
    contact = work.add(Contact, {"surname": "HARROW", "first_name": "Lena", "role": "Director of Training"})
    call = work.add(NominationCall, {
        "call_no": "12-2026", "call_subject": "Officer courses", "country_id": country, "contact_id": contact,
        "answer_by": date(2026, 4, 15), "release_authority": "Chief, ODC", "released_on": date(2026, 2, 20),
    })  # fmt: skip
    session = work.add(
        EclSession, {"session_on": date(2026, 3, 20), "session_place": "Laboratory", "seats": 4}
    )
    ana, long, empty = (work.add(Student, each) for each in _people(country, unit, other))
    lines = [work.add(TrainingLine, _line(program, course, call, number)) for number in range(3)]
    work.set(TrainingLine, lines[0], {"student_id": ana})
    work.set(TrainingLine, lines[1], {"student_id": long})
    work.add(TrainingLine, {"program_id": program, "wcn": "0900", "course_id": before, "student_id": ana,
                            "start_date": date(2024, 1, 8), "end_date": date(2024, 3, 8),
                            "line_status": "COMPLETED"})  # fmt: skip
    work.add(Passport, {"student_id": ana, "passport_no": "P000001", "passport_expiry": date(2031, 1, 1)})
    for student, more in ((ana, {"ecl_score": 85, "test_date": date(2026, 1, 9)}), (long, {}), (empty, {})):
        work.add(EnglishTest, {"student_id": student, "test_type": "ECL", "ecl_session_id": session} | more)
    return Season(country, unit, program, before, course, call, session, lines, ana, long, empty)


def _people(country: int, unit: int, other: int) -> list[dict[str, object]]:
    ana: dict[str, object] = {
        "surname": "SAMPLE", "first_name": "Ana", "country_id": country, "unit_id": unit, "sex": "FEMALE",
        "country_rank": "Captain", "us_grade": "O-3", "country_service": "Army", "country_service_number": "12345",
        "date_of_birth": date(1994, 2, 28), "pob_city": "Ostravend", "pob_country": "Bandaria",
        "citizenship": "Bandaria", "position": "Company commander",
    }  # fmt: skip
    long = ana | {
        "surname": "AL-BANDARI VON UND ZU HOHENFELSEN-MARTINEZ DE LA VEGA", "first_name": "Muhammad",
        "middle_name": "Abd-al-Rahman Ferdinand Maximilian Kazimierz", "native_name": ARABIC, "sex": "MALE",
        "country_service_number": "12346", "unit_id": other, "us_grade": "O-2",
    }  # fmt: skip
    return [ana, long, {"surname": "NOTHING"}]


def _line(program: int, course: int, call: int, number: int) -> dict[str, object]:
    return {
        "program_id": program, "wcn": f"010{number}", "line_suffix": "A", "course_id": course, "call_id": call,
        "report_date": STARTS - timedelta(days=4), "start_date": STARTS, "end_date": STARTS + timedelta(weeks=20),
        "quantity": 1 if number < 2 else 2, "line_status": "PROGRAMMED",
    }  # fmt: skip
