"""Gathers the nominee sheet: bio data, courses, prerequisites met or not, English. No vetting, no screening."""

from app import gather
from app.papers import prerequisites
from app.papers.frame import frame_of
from app.papers.training import asked_scores, course_line, is_course, title_of
from app.reader import Reader
from app.today import days
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.training import order
from models.training.derive import latest
from models.training.english import EnglishTest
from models.training.journey import LINES, journey_lines
from models.training.people import Student
from models.training.prerequisites import RESULTS
from reports.training.nominee import Asked, NomineeFacts

COURSE = f"{LINES}.course_id"
ENGLISH = "english_test<student_id"
PATHS = ("country_id", "unit_id", LINES, *prerequisites.paths(COURSE), RESULTS, ENGLISH)
TESTS = 6
"""English tests that are listed, the newest first."""


def nominee_facts(reader: Reader, record: Kind) -> NomineeFacts:
    """What stands on the sheet of one nominee."""
    assert isinstance(record, Student)
    facts = gather.facts_of(reader.connection, Student, [record], PATHS)[record.id]
    lines = journey_lines(facts.all(LINES))
    return NomineeFacts(
        frame=frame_of(reader, order.country_of(facts) or days.home(reader), as_of=reader.today),
        name=record.full_name or "",
        native_name=record.native_name or "",
        person=_person(reader, record),
        post=_post(reader, facts, record),
        nominated=f"Nominated {show_date(record.nominated_on)}"
        if record.nominated_on
        else "Not nominated yet",
        courses=tuple(course_line(facts, each) for each in lines),
        asked=tuple(_asked(reader, facts, record, lines)),
        english=_english(reader, facts, lines),
        tests=tuple(_tests(reader, facts)),
        biography=record.biography or "",
    )


def _person(reader: Reader, record: Student) -> tuple[tuple[str, str], ...]:
    birth = ", ".join(filter(None, (record.pob_city, record.pob_province, record.pob_country)))
    expires = record.passport_expires_on
    return (
        ("Sex", reader.show(Student.sex, record.sex)),
        ("Born", show_date(record.date_of_birth) if record.date_of_birth else ""),
        ("Place of birth", birth),
        ("Citizenship", record.citizenship or ""),
        ("Passport", f"valid until {show_date(expires)}" if expires else ""),
    )


def _post(reader: Reader, facts: Facts, record: Student) -> tuple[tuple[str, str], ...]:
    unit = facts.one("unit_id")
    return (
        ("Rank; U.S. grade", "; ".join(filter(None, (record.country_rank, record.us_grade)))),
        ("Service", reader.show(Student.country_service, record.country_service)),
        ("Service number", record.country_service_number or ""),
        ("Unit", (unit.get("unit_name") if unit else None) or ""),
        ("Position", record.position or ""),
        ("Category", reader.show(Student.category, record.category)),
        ("Planned assignment", record.planned_assignment or ""),
    )


def _asked(reader: Reader, facts: Facts, record: Student, lines: list[Kind]) -> list[Asked]:
    found = []
    for line in lines:
        course = is_course(facts.linked(line, "course_id"))
        for label, words, row in prerequisites.asked_by(reader, facts, COURSE, course):
            is_met, known = prerequisites.met(facts, record, line, row)
            found.append(Asked(title_of(line, course), f"{label}: {words}", is_met, known))
    return found


def _english(reader: Reader, facts: Facts, lines: list[Kind]) -> str:
    country = order.country_of(facts)
    asked = [
        f"{title_of(line, course) or 'A course'} asks for {scores}."
        for line in lines
        for course in [facts.linked(line, "course_id")]
        if (scores := asked_scores(reader, country, line, course))
    ]
    tests = order.rows(facts, ENGLISH, EnglishTest)
    counting = order.ecl_that_counts(tests, reader.today)
    waived = latest((each for each in tests if each.waiver_ref), "test_date")
    parts = [*dict.fromkeys(asked)] or ["No course asks for a score."]
    parts.append(
        f"Score that counts today: {counting.ecl_score}." if counting else "No ECL score is recorded."
    )
    return " ".join([*parts, f"Waiver {waived.get('waiver_ref')}."] if waived else parts)


def _tests(reader: Reader, facts: Facts) -> list[tuple[str, str, str, str]]:
    tests = [
        each
        for each in order.rows(facts, ENGLISH, EnglishTest)
        if each.ecl_score is not None or each.opi_rating
    ]
    tests.sort(key=lambda each: (each.stored.get("test_date") or "", each.id), reverse=True)
    return [
        (
            reader.show(EnglishTest.test_type, each.test_type),
            show_date(each.test_date) if each.test_date else "",
            str(each.ecl_score) if each.ecl_score is not None else each.opi_rating or "",
            reader.show(EnglishTest.test_place, each.test_place),
        )
        for each in tests[:TESTS]
    ]
