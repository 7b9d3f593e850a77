"""The practice season on file: what each user recorded on which day of the past three months."""

# ruff: noqa: ARG001 - every step takes season, work and reader

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.change import Work
from app.demo import data
from app.demo.book import ZONE
from app.demo.cases import GRANTS, Case, Values
from app.demo.data import CourseRow
from app.office import Office
from app.reader import Reader
from app.store import records
from models.kinds import Kind
from models.office.desk import DutyAct, Note
from models.office.places import Contact, Country, Holiday, Person, Site, Unit
from models.training.courses import Course
from models.training.english import EnglishTest
from models.training.health import Coverage, MedicalRecord
from models.training.journeys import ArrivalNotice
from models.training.lines import TrainingLine
from models.training.passports import Passport, Visa
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from models.training.vetting import DodVetting, HrVetting, Screening

if TYPE_CHECKING:
    from app.demo.book import Book
    from app.demo.earlier import Gone

COUNTRY = "BN"
_ANSWERS = ("_result_date", "_returned_on", "_valid_to", "_approved_on", "_complete_date")
_OUTCOMES: Mapping[str, str] = {"hr_result": "SUBMITTED", "dod_vet_result": "PENDING", "outcome": "PENDING"}


@dataclass
class Season:
    """The cases, and the records made for them so far."""

    cases: list[Case]
    courses: Mapping[str, CourseRow]
    today: date
    gone: "list[Gone]" = field(default_factory=list)
    """Those named by letter, with how far they have come; their cases are among the cases."""
    students: dict[str, int] = field(default_factory=dict)
    programs: dict[tuple[str, int], int] = field(default_factory=dict)
    lines: list[tuple[Case, Values, int]] = field(default_factory=list)
    """Case, values and record of each training line."""
    asked: list[tuple[type[Kind], int, Values]] = field(default_factory=list)
    """Vettings and screenings on the way: kind, record, and what will be answered."""
    cases_book: "Book | None" = None
    """The tables of the cases, with what of them is not told yet."""
    visits_book: "Book | None" = None
    """The tables of the visits, with what of them is not told yet."""
    named: dict[tuple[str, str], int] = field(default_factory=dict)
    """Records of these tables, by kind and name."""

    def ago(self, days: int) -> date:
        """The day so many days before the practice office is made."""
        return self.today - timedelta(days=days)

    def program(self, case: Case) -> tuple[str, int]:
        """Key and fiscal year of the program that pays: the year of the training, for a case the present one."""
        day = case.reports if case.plan.program in GRANTS and case.reports else self.today
        return case.plan.program, fiscal_year(day)

    def student(self, case: Case) -> int:
        """The record of a case's student."""
        return self.students[case.plan.number]


@dataclass(frozen=True)
class Step:
    """One change: how many days ago, by whom, under which name, and what is written."""

    days_ago: int
    user: str
    operation: str
    write: Callable[[Season, Work, Reader], None]


def run(step: Step, season: Season, office: Office) -> None:
    """Makes the change of a step."""
    with office.change(step.operation) as work:
        step.write(season, work, office.reader)


def know_students(season: Season, reader: Reader) -> None:
    """Finds the students that the import of the nominations made."""
    season.students = _ids(reader, Student, "country_service_number")


def _ids(reader: Reader, kind: type[Kind], key: str) -> dict[str, int]:
    return {str(row.get(key)): row.id for row in records.every(reader.connection, kind) if row.get(key)}


def filled(values: Values) -> Values:
    """The values without the empty ones."""
    return {key: value for key, value in values.items() if value is not None}


# -- the office ------------------------------------------------------------------------------------------------------
def _country(season: Season, work: Work, reader: Reader) -> None:
    """The country's own facts; the address is the one papers carry."""
    country = _ids(reader, Country, "country_code")[COUNTRY]
    values = {
        "weekend": "SAT_SUN", "ecl_exemption": "NONE", "receiving_imet": True, "embassy_visa_lead_days": 21,
        "time_zone": ZONE,
        "sco_address": "Embassy of the United States\n1 Harbor Street\nOstravend, Bandaria",
        "sco_email": "training@odc-bandaria.example",
    }  # fmt: skip
    work.set(Country, country, values)
    work.add_many(Person, (_person(row) for row in data.table("staff")))
    work.add_many(Holiday, (_holiday(row, country, season.today) for row in data.table("holidays")))


def _person(row: data.Row) -> Values:
    return dict(row) | {"local_staff": row["local_staff"] == "yes"}


def _holiday(row: data.Row, country: int, today: date) -> Values:
    return {
        "holiday_name": row["holiday_name"], "yearly": True, "closes_offices": True,
        "holiday_on": date(today.year, int(row["month"]), int(row["day"])),
        "country_id": country if row["country"] == COUNTRY else None,
    }  # fmt: skip


def _places(season: Season, work: Work, reader: Reader) -> None:
    """Units of the country with what they belong to, sites, and whom to write to."""
    country = _ids(reader, Country, "country_code")[COUNTRY]
    units: dict[str, int] = {}
    for row in data.table("units"):
        own: Values = {key: text for key, text in row.items() if text and key != "parent"}
        own |= {"country_id": country, "parent_unit_id": units.get(row["parent"])}
        units[row["unit_name"]] = work.add(Unit, filled(own))
    for row in data.table("sites"):
        site: Values = {key: text for key, text in row.items() if text} | {"in_us": row["in_us"] == "yes"}
        work.add(Site, site | ({} if site["in_us"] else {"country_id": country}))
    work.add(
        Contact,
        {
            "surname": "TARVUSH", "first_name": "Olgen", "role": "Head of the training directorate",
            "organization": "Bandarian Training Directorate", "unit_id": units["Bandarian Training Directorate"],
            "country_id": country, "email": "training@mod-bandaria.example",
        },
    )  # fmt: skip


def _courses(season: Season, work: Work, reader: Reader) -> None:
    """The courses that the season's lines name."""
    work.add_many(Course, (filled(each.values()) for each in season.courses.values()))


def _programs(season: Season, work: Work, reader: Reader) -> None:
    """A grant program for each fiscal year the lines start in, and the two cases."""
    country = _ids(reader, Country, "country_code")[COUNTRY]
    rows = {row["key"]: row for row in data.table("programs")}
    for key, year in sorted({season.program(case) for case in season.cases if case.reports}):
        season.programs[key, year] = work.add(
            TrainingProgram, filled(_program(season, rows[key], country, year))
        )


def _program(season: Season, row: data.Row, country: int, year: int) -> Values:
    accepted, implemented = (
        season.ago(int(row[key])) if row[key] else None
        for key in ("accepted_days_ago", "implemented_days_ago")
    )
    return {
        "country_id": country, "program_label": row["program_label"], "fiscal_year": year,
        "department": row["department"], "ia_code": row["ia_code"], "us_funded": not row["fms_case_id"],
        "fms_case_id": row["fms_case_id"] or None, "fms_case_line": row["fms_case_line"] or None,
        "loa_accepted_on": accepted, "case_implemented_on": implemented,
        "tuition_rate": row["tuition_rate"] or None, "case_medical_line": row["medical_line"] == "yes" or None,
        "standalone_training_line": row["training_line"] == "yes" or None,
        "ceiling": int(row["ceiling"]) * 100, "authority_note": row["authority"],
    }  # fmt: skip


def fiscal_year(day: date) -> int:
    """The U.S. fiscal year of a day: from 1 October of the year before."""
    return day.year + (day.month >= 10)


# -- the students ----------------------------------------------------------------------------------------------------
def _students(season: Season, work: Work, reader: Reader) -> None:
    country = _ids(reader, Country, "country_code")[COUNTRY]
    for student in season.students.values():
        work.set(Student, student, {"country_id": country, "category": "MILITARY"})
    for case in season.cases:
        work.set(Student, season.student(case), case.student)


def _lines(season: Season, work: Work, reader: Reader) -> None:
    """The lines as the service programmed them; its authority to prepare the order comes later."""
    courses, sites = _ids(reader, Course, "tmasl_id"), _ids(reader, Site, "site_name")
    for case in season.cases:
        for line in case.lines:
            links = {
                "student_id": season.student(case), "program_id": season.programs[season.program(case)],
                "course_id": courses[line["course_id"]], "site_id": sites[line["site_id"]],
            }  # fmt: skip
            late = {"ito_authorized_on", "attendance_confirmed_on", "funds_obligated_on"}
            early = {key: value for key, value in line.items() if key not in late}
            record = work.add(TrainingLine, filled(early | links | {"line_status": "PROGRAMMED"}))
            season.lines.append((case, line, record))


def _vetting_asked(season: Season, work: Work, reader: Reader) -> None:
    """Everybody's vettings, units included, as they were sent off."""
    for name, unit in _ids(reader, Unit, "unit_name").items():
        if name in {case.nominee.unit for case in season.cases}:
            values: Values = {
                "unit_id": unit, "hr_subject": "UNIT", "hr_submitted": season.ago(76), "hr_result": "APPROVED",
                "hr_result_date": season.ago(49), "hr_valid_to": season.ago(49) + timedelta(days=365),
            }  # fmt: skip
            _ask(season, work, HrVetting, values)
            before = {key: day - timedelta(days=300) for key, day in values.items() if isinstance(day, date)}
            work.add(HrVetting, values | before)
    for case in season.cases:
        requests = ((HrVetting, case.rights), (DodVetting, case.security), (Screening, case.screening))
        for kind, request in requests if case.reports is not None else ():
            if request is not None:
                _ask(season, work, kind, request | {"student_id": season.student(case)})


def _ask(season: Season, work: Work, kind: type[Kind], values: Values) -> None:
    """Adds what is known when the request goes out, and keeps the rest for the day it comes back."""
    answer = {key: value for key, value in values.items() if _is_answer(key)}
    asked = {key: value for key, value in values.items() if key not in answer}
    asked |= {
        key: _OUTCOMES.get(key, "PENDING") for key in answer if key.endswith("_result") or key == "outcome"
    }
    season.asked.append((kind, work.add(kind, asked), answer))


def _is_answer(key: str) -> bool:
    return key.endswith((*_ANSWERS, "_result")) or key in ("outcome", "signer")


def _answered(kinds: Sequence[type[Kind]]) -> Callable[[Season, Work, Reader], None]:
    def write(season: Season, work: Work, reader: Reader) -> None:
        for kind, record, answer in season.asked:
            if kind in kinds and answer:
                work.set(kind, record, answer)

    return write


def _alternates(season: Season, work: Work, reader: Reader) -> None:
    """Screenings of people who were named after the others."""
    for case in season.cases:
        if case.reports is None and case.screening is not None:
            work.add(Screening, case.screening | {"student_id": season.student(case)})


def _passports(season: Season, work: Work, reader: Reader) -> None:
    for case in season.cases:
        own = {"student_id": season.student(case)}
        if case.passport is not None:
            work.add(Passport, case.passport | own)
        if case.english is not None:
            work.add(EnglishTest, case.english | own)


def _family(season: Season, work: Work, reader: Reader) -> None:
    for case in season.cases:
        for member in case.family:
            own = {"student_id": season.student(case)}
            own["dependent_id"] = work.add(Dependent, member.person | own)
            if member.passport is not None:
                work.add(Passport, member.passport | own)
            if member.vetting is not None:
                _ask(season, work, DodVetting, member.vetting | own)
            if member.coverage is not None:
                member.coverage |= own


def _exams(season: Season, work: Work, reader: Reader) -> None:
    for case in season.cases:
        if case.exam is not None:
            work.add(MedicalRecord, case.exam | {"student_id": season.student(case)})


def _authorized(season: Season, work: Work, reader: Reader) -> None:
    """The services' authority to prepare the orders, with money and attendance."""
    keys = ("line_status", "ito_authorized_on", "attendance_confirmed_on", "funds_obligated_on")
    for _, line, record in season.lines:
        work.set(TrainingLine, record, {key: line[key] for key in keys})


def _coverages(season: Season, work: Work, reader: Reader) -> None:
    for case in season.cases:
        if case.coverage is not None:
            work.add(Coverage, case.coverage | {"student_id": season.student(case)})
        work.add_many(Coverage, (member.coverage for member in case.family if member.coverage is not None))
        if case.visa is not None:
            work.add(Visa, case.visa | {"student_id": season.student(case)})


def _in_san(season: Season, work: Work, reader: Reader) -> None:
    for case in season.cases:
        if case.plan.in_san:
            work.set(Student, season.student(case), {"names_in_san_on": case.ago(7)})


def _corrected(season: Season, work: Work, reader: Reader) -> None:
    """A first name put right after the passport."""
    for case in season.cases:
        if case.plan.corrected_first_name:
            work.set(Student, season.student(case), {"first_name": case.plan.corrected_first_name})


def _announced(season: Season, work: Work, reader: Reader) -> None:
    for case, line, record in season.lines:
        if case.plan.announced:
            notice = {
                "student_id": season.student(case), "training_line_id": record, "sent_on": case.ago(2),
                "notice_channel": "SAN", "arrives_at": f"{line['report_date']}T14:30[America/New_York]",
                "travel_mode": "AIR",
            }  # fmt: skip
            work.add(ArrivalNotice, notice)


def _planned(season: Season, work: Work, reader: Reader) -> None:
    """The days the orders are to be dated, a promise, and whose the nearest duties are."""
    for case in season.cases:
        if case.plan.order_in is not None:
            day = case.today + timedelta(days=case.plan.order_in)
            work.set(Student, season.student(case), {"planned_ito_on": day})
    first = season.cases[0]
    work.add(
        Note,
        {
            "subject_kind": "student", "subject_id": season.student(first), "promised_to": first.nominee.surname,
            "body": "Send the list of housing near the school", "due_on": season.today + timedelta(days=2),
            "written_by": "trainer",
        },
    )  # fmt: skip
    for case in _without_san(season):
        work.add(
            DutyAct,
            {"rule_id": "VET-06", "subject_kind": "student", "subject_id": season.student(case),
             "decision": "assigned", "assigned_to": "clerk"},
        )  # fmt: skip


def _without_san(season: Season) -> Iterator[Case]:
    return (case for case in season.cases if case.reports is not None and not case.plan.in_san)


BEFORE_NOMINATIONS = (
    Step(95, "chief", "Set up the country and the staff", _country),
    Step(94, "clerk", "Add units, sites and contacts", _places),
    Step(90, "trainer", "Add courses", _courses),
    Step(90, "trainer", "Add programs and cases", _programs),
)
AFTER_NOMINATIONS = (
    Step(82, "clerk", "Complete the nominated students", _students),
    Step(80, "trainer", "Add training lines", _lines),
    Step(76, "trainer", "Ask for vettings and screenings", _vetting_asked),
    Step(60, "clerk", "Record passports and English tests", _passports),
    Step(58, "trainer", "Record dependents", _family),
    Step(
        45,
        "trainer",
        "Record answers of screenings and human-rights vettings",
        _answered((HrVetting, Screening)),
    ),
    Step(30, "clerk", "Record medical examinations", _exams),
    Step(21, "trainer", "Record answers of DoD vettings", _answered((DodVetting,))),
    Step(18, "trainer", "Name the alternate", _alternates),
    Step(14, "trainer", "Record the authority for the orders", _authorized),
    Step(7, "clerk", "Record entries in SAN", _in_san),
    Step(6, "clerk", "Record coverage and visas", _coverages),
    Step(3, "clerk", "Correct a first name after the passport", _corrected),
    Step(2, "clerk", "Record arrival notices", _announced),
    Step(1, "trainer", "Plan the orders", _planned),
)
"""What was recorded before and after the partner's sheet came in."""
