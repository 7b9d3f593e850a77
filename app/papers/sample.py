"""An invented student of Bandaria, to look at a paper's wording by; nothing of the office stands on it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from app.papers.ito import PATHS, ito_from
from app.reader import Reader
from models.kinds import Kind
from models.office.places import Country
from models.paths import hops
from models.rules import Facts
from models.training.courses import Course
from models.training.english import EnglishTest
from models.training.health import Coverage
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from models.training.vetting import Screening
from reports.training.ito import ItoFacts
from reports.wording import Paragraph

COUNTRY, PROGRAM, COURSE, LINE, STUDENT, WIFE = range(1, 7)
ALONE = frozenset({"dependents_none"})
"""Paragraphs that only stand on the order of somebody who travels alone."""


def ito_sample(reader: Reader, words: Mapping[str, Paragraph], showing: str = "") -> ItoFacts:
    """The draft order of the invented student, with the paragraph `showing` on it."""
    rows = _rows(reader.today)
    if showing not in ALONE:
        rows.append(_wife(reader.today))
    return ito_from(reader, _facts(rows), dict(words))


def _row(kind: type[Kind], number: int, **values: Any) -> Kind:
    return kind(number, {key: kind.fields[key].encode(value) for key, value in values.items()})


def _rows(today: date) -> list[Kind]:
    starts = today + timedelta(weeks=10)
    return [
        _row(Country, COUNTRY, country_code="BN", country_name="Bandaria", sco_name="Office of Defense Cooperation",
             sco_address="Embassy of the United States\n1 Harbor Street\nOstravend, Bandaria",
             sco_email="training@odc-bandaria.example"),
        _row(TrainingProgram, PROGRAM, country_id=COUNTRY, program_label="IMET-1", fiscal_year=starts.year,
             ia_code="B", program_name=f"IMET-1 FY {starts.year}"),
        _row(Course, COURSE, tmasl_id="B171234", title="Example Captains Course", ia_code="B", ecl_required=80),
        _row(TrainingLine, LINE, program_id=PROGRAM, wcn="0001", line_suffix="A", student_id=STUDENT, course_id=COURSE,
             course_title="Example Captains Course", location="Fort Example, GA, US", report_date=starts,
             start_date=starts + timedelta(days=5), end_date=starts + timedelta(weeks=23), quantity=1,
             line_status="ITO_AUTHORIZED"),
        _row(Student, STUDENT, surname="SAMPLE", first_name="Jan", middle_name="Q", country_id=COUNTRY, sex="MALE",
             country_rank="Captain", us_grade="O-3", country_service="Army", country_service_number="12345",
             date_of_birth=date(1990, 2, 28), pob_city="Ostravend", pob_country="Bandaria", citizenship="Bandaria",
             visa_type="A-2", planned_ito_on=today),
        _row(Screening, 7, student_id=STUDENT, checklist_complete_date=today - timedelta(weeks=6)),
        _row(EnglishTest, 8, student_id=STUDENT, test_type="ECL", test_date=today - timedelta(weeks=8), ecl_score=82),
        _row(Passport, 9, student_id=STUDENT, passport_surname="SAMPLE", passport_no="P000001",
             passport_type="OFFICIAL", passport_expiry=today + timedelta(weeks=200)),
        _row(Coverage, 10, student_id=STUDENT, coverage_type="GRANT"),
    ]  # fmt: skip


def _wife(today: date) -> Kind:
    return _row(
        Dependent, WIFE, student_id=STUDENT, surname="SAMPLE", first_name="Ana", relationship="SPOUSE",
        travel="ACCOMPANY", authorised_on_ito=True, date_of_birth=date(today.year - 33, 2, 3),
    )  # fmt: skip


def student_facts(today: date, paths: Iterable[str]) -> Facts:
    """The invented student with what a paper reads along its paths."""
    rows = _rows(today)
    line = next(row for row in rows if row.id == LINE)
    known = {"next_course": line.get("course_title"), "next_report_on": line.get("report_date"),
             "training_ends_on": line.get("end_date"), "full_name": "SAMPLE, Jan Q"}  # fmt: skip
    encoded = {key: Student.fields[key].encode(value) for key, value in known.items()}
    rows = [Student(row.id, {**row.stored, **encoded}) if row.id == STUDENT else row for row in rows]
    return _facts(rows, paths)


def _facts(rows: Iterable[Kind], paths: Iterable[str] = PATHS) -> Facts:
    """What a paper reads along its paths, found among rows that are in no file."""
    known = sorted(rows, key=lambda row: row.id)
    student = next(row for row in known if row.id == STUDENT)
    along: dict[str, list[Kind]] = {}
    for path in paths:
        steps = path.split(".")
        for count in range(1, len(steps) + 1):
            part = ".".join(steps[:count])
            along[part] = _reached(student, part, known)
    return Facts(student, along)


def _reached(student: Kind, path: str, known: Iterable[Kind]) -> list[Kind]:
    reached = [student]
    for hop in hops(Student, path):
        if hop.backward:
            here = {row.id for row in reached}
            reached = [row for row in known if type(row) is hop.target and row.stored.get(hop.link) in here]
        else:
            wanted = {row.stored.get(hop.link) for row in reached}
            reached = [row for row in known if type(row) is hop.target and row.id in wanted]
    return reached
