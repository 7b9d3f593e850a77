"""Asking the rules again about 5,000 students after a change of policy, against one plain pass over the same rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from shutil import copyfile
from statistics import median
from typing import Any

from app import policies, strengths
from app.office import Office
from app.policies import Wanted
from app.reading import Query
from app.store import kept
from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, seconds
from models.findings import Strength
from models.kinds import kind_named

Values = dict[str, Any]
REPORTS = date(2026, 8, 3)
CHILDREN = (
    "training_line", "screening", "hr_vetting", "dod_vetting", "medical_record", "english_test", "passport", "visa",
    "coverage", "dependent",
)  # fmt: skip
"""What each student has beside his own record."""
VALUE = "imet.label_prefix"
"""The value that most rules name."""
RULE = "IMT-16"
"""A rule that finds something about most of them."""


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """The value that most rules of students and lines name (the start of the labels of IMET), then a strength."""
    students = 1_000 if quick else 5_000
    office = _filled(folder, students)
    office.close()
    copyfile(office.folder / "records.db", folder / "floor.db")
    raw = floors.connect(folder / "floor.db", places.data_key(office.folder))
    with places.reopen(office.folder) as office:
        number, strength = count(1), cycle((Strength.INFORM, Strength.WARN))
        one, two = in_turn(
            lambda: seconds(lambda: _other_value(office, next(number))),
            lambda: seconds(lambda: floors.pass_over(raw, ("student", *CHILDREN), _rewritten(office))),
            3 if quick else 7,
            warm_ups=1,
        )
        told = f"{students:,} students with lines and children"
        what = f"Another policy value that {len(policies.rules_using(VALUE))} rules name: {told} re-checked"
        yield Figure(what, one, "s", 2.0)
        yield Figure(f"{what}, against one plain pass", one, "s", None, two)
        one = median(
            seconds(lambda: _other_strength(office, next(strength))) for _ in range(3 if quick else 7)
        )
        yield Figure(f"Another strength of a rule: {told} re-checked", one, "s", 2.0)
    raw.close()


def _other_value(office: Office, turn: int) -> None:
    """Another word that means the same labels, or back; with it a reason, as the window asks for one."""
    listed = next(each for each in policies.listed(office.reader) if each.key == VALUE)
    policies.change(office, Wanted(listed.record_id, "IME" if turn % 2 else "IMET", f"Trial {turn}"))


def _other_strength(office: Office, strength: Strength) -> None:
    strengths.set_strength(office, RULE, strength, "Trial")


def _rewritten(office: Office) -> int:
    """Findings of the rules that name the value: so many rows the floor writes anew."""
    rules = {each.id for each in policies.rules_using(VALUE)}
    return sum(1 for row in kept.every(office.reader.connection) if row[2] in rules)


def _filled(folder: Path, students: int) -> Office:
    office = places.make(folder, "Rechecking")
    country = office.reader.ids(Query(kind_named("country")))[0]
    with office.change("Fill") as work:
        program = work.add(
            kind_named("training_program"),
            {"country_id": country, "program_label": "IMET-1", "fiscal_year": 2026, "ia_code": "B"},
        )
        courses = work.add_many(
            kind_named("course"),
            ({"tmasl_id": f"B17{at:04d}", "title": f"Course {at}", "ia_code": "B", "ecl_required": 70,
              "tuition": 2_447_700} for at in range(40)),
        )  # fmt: skip
        people = work.add_many(kind_named("student"), (_student(at, country) for at in range(students)))
        for name in CHILDREN:
            rows = (
                {"student_id": student} | _child(name, at, program, courses[at % 40])
                for at, student in enumerate(people)
            )
            work.add_many(kind_named(name), rows)
    return office


def _student(at: int, country: int) -> Values:
    return {
        "surname": f"SAMPLE {at}", "first_name": "Jan", "country_id": country, "us_grade": "O-3", "sex": "MALE",
        "country_rank": "Captain", "country_service": "Army", "country_service_number": f"BN-{at:07d}",
        "date_of_birth": date(1988, 2, 29), "pob_city": "Capital City", "pob_country": "Bandaria",
        "citizenship": "Bandaria", "visa_type": "A-2", "category": "MILITARY",
        "planned_ito_on": date(2026, 6, 1) + timedelta(days=at % 60),
    }  # fmt: skip


def _child(name: str, at: int, program: int, course: int) -> Values:
    """An invented record of a kind, with a little missing here and there so that rules find something."""
    day = timedelta(days=at % 90)
    values: dict[str, Values] = {
        "training_line": {
            "program_id": program, "course_id": course, "wcn": f"{at:04d}", "line_suffix": "A", "priority": "A",
            "course_title": f"Course {at % 40}", "location": "Fort Example, GA, US", "report_date": REPORTS + day,
            "start_date": REPORTS + day, "end_date": REPORTS + day + timedelta(days=30 + at % 40), "quantity": 1,
            "line_status": "CONFIRMED", "ito_authorized_on": date(2026, 4, 1) if at % 9 else None,
        },
        "screening": {"nomination_date": date(2026, 1, 5), "outcome": "PASS", "rso_result": "CLEARED"},
        "hr_vetting": {"hr_subject": "BOTH", "hr_submitted": date(2026, 1, 9), "hr_result": "APPROVED",
                       "hr_result_date": date(2026, 2, 1)},
        "dod_vetting": {"dod_vet_submitted": date(2026, 2, 1), "dod_vet_result": "CLEAR"},
        "medical_record": {"exam_date": date(2026, 3, 1) + day, "fit": True, "statement_signed": True,
                           "chest_xray_done": True, "hiv_screening_done": True},
        "english_test": {"test_type": "ECL", "test_date": date(2026, 2, 2), "ecl_score": 60 + at % 30},
        "passport": {"passport_surname": f"SAMPLE {at}", "passport_given_names": "JAN", "passport_no": f"P{at:07d}",
                     "passport_type": "OFFICIAL", "passport_expiry": date(2030, 1, 1)},
        "visa": {"visa_applied_on": date(2026, 4, 1)},
        "coverage": {"coverage_type": "GRANT"},
        "dependent": {"surname": f"SAMPLE {at}", "first_name": "Ana", "relationship": "SPOUSE",
                      "travel": "ACCOMPANY" if at % 3 else "NOT"},
    }  # fmt: skip
    return {key: value for key, value in values[name].items() if value is not None}
