"""What the gates of a travel order ask again and again: its day, its lines, who pays, where it leads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from models import text as texts
from models.fields import show_date
from models.findings import LooksAgain
from models.kinds import Kind
from models.office.places import Country
from models.policy import Policy
from models.rules import Facts, once, quiet_while
from models.training.courses import Course
from models.training.derive import latest, open_lines, own, passport_in_force
from models.training.english import EnglishTest
from models.training.journey import STARTED, under_way
from models.training.lines import TrainingLine
from models.training.passports import Passport, Visa
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from models.training.where import in_united_states

K = TypeVar("K", bound=Kind)

LINES = "training_line<student_id"
PROGRAMS = "training_line<student_id.program_id"
COURSES = "training_line<student_id.course_id"
DEPENDENTS = "dependent<student_id"


def rows(facts: Facts, path: str, kind: type[K]) -> list[K]:
    """The records along a path, as their own kind."""
    return [row for row in facts.all(path) if isinstance(row, kind)]


def student(facts: Facts) -> Student:
    """The subject of a gate."""
    assert isinstance(facts.record, Student)
    return facts.record


@once
def issued_on(facts: Facts) -> date | None:
    """The date of the issued order that stands for the lines to be ordered; an earlier training's does not count."""
    found = student(facts).order_issued_on
    return found if found is not None and _is_under_way(facts) else None


@once
def _is_under_way(facts: Facts) -> bool:
    """Whether the lines of the order are those of the training under way."""
    mine = {line.id for line in under_way(facts)}
    return all(line.id in mine for line in order_lines(facts))


@once
def fixed_day(facts: Facts) -> date | None:
    """The day the gates are tested on when it does not move with today: the issued order's, else the planned one."""
    return issued_on(facts) or student(facts).planned_ito_on


def order_day(facts: Facts, today: date) -> date:
    """The day the gates are tested on: the issued order's date, else the planned one, today when there is none."""
    return fixed_day(facts) or today


@once
def told_day(facts: Facts) -> str:
    """The order's day for messages; "today" without a planned day, so that the words hold tomorrow too."""
    fixed = fixed_day(facts)
    return show_date(fixed) if fixed else "today"


@once
def is_over(facts: Facts) -> bool:
    """Whether there is no order left to draft: the student left for the training, is in it, or came home from it.

    A change to an order already used goes into an amendment, so that no gate speaks any more.
    """
    lines = student_lines(facts)
    if not lines:
        return any(line.get("line_status") == "COMPLETED" for line in facts.all(LINES))
    if any(line.line_status in STARTED for line in order_lines(facts)):
        return True
    return student(facts).departed_on is not None and _is_under_way(facts)


quiet_while("student", "ito", is_over, (LINES,))


def looks(facts: Facts, today: date, *days: date | None) -> Iterator[LooksAgain]:
    """The coming days on which a gate without a fixed order date answers differently."""
    if fixed_day(facts) is None:
        yield from (LooksAgain(day) for day in days if day is not None and day > today)


def reached(day: date | None, on: date) -> bool:
    """Whether something recorded for a day holds on another day."""
    return day is not None and day <= on


@once
def student_lines(facts: Facts) -> list[TrainingLine]:
    """The student's lines that are not completed, cancelled or forfeited, earliest first."""
    return [line for line in open_lines(facts.all(LINES)) if isinstance(line, TrainingLine)]


@once
def coming_lines(facts: Facts) -> list[TrainingLine]:
    """The lines whose training has not begun."""
    return [line for line in student_lines(facts) if line.line_status not in STARTED]


@once
def order_lines(facts: Facts) -> list[TrainingLine]:
    """The lines the order is for: those of one WCN, the first whose training has still to begin.

    A student has one order for each WCN (training reference 3, relations; JSCET 3-11e).
    """
    lines = student_lines(facts)
    first = next(iter(coming_lines(facts) or lines), None)
    return [line for line in lines if first is not None and line.wcn == first.wcn]


def lines_of_other_orders(facts: Facts) -> list[TrainingLine]:
    """The lines still to come that the order leaves out, as they have another WCN."""
    on_order = {line.id for line in order_lines(facts)}
    return [line for line in coming_lines(facts) if line.id not in on_order]


def program_of(facts: Facts, line: TrainingLine) -> TrainingProgram | None:
    """The program that pays a line."""
    found = facts.linked(line, "program_id")
    return found if isinstance(found, TrainingProgram) else None


def course_of(facts: Facts, line: TrainingLine) -> Course | None:
    """The course of a line, when it is in the office's list."""
    found = facts.linked(line, "course_id")
    return found if isinstance(found, Course) else None


def title_of(facts: Facts, line: TrainingLine) -> str:
    """The title of a line's course, as the line or the course list writes it; empty when neither does."""
    course = course_of(facts, line)
    return line.course_title or (course.title if course else None) or ""


def weeks(line: TrainingLine, course: Course | None) -> str:
    """The course's duration, else the time from start to end, in weeks with one decimal."""
    if course is not None and course.duration_weeks is not None:
        return f"{course.duration_weeks:.1f}"
    if line.start_date and line.end_date:
        return f"{((line.end_date - line.start_date).days + 1) / 7:.1f}"
    return ""


def is_language(facts: Facts, line: TrainingLine) -> bool:
    """Whether a line is English language training."""
    course = course_of(facts, line)
    return bool(line.elt_flag or (course and course.elt_flag))


def is_hazardous(facts: Facts, line: TrainingLine) -> bool:
    """Whether a line's course is flying, airborne, diving or the like."""
    course = course_of(facts, line)
    return bool(course and course.hazardous_flag)


def agency_of(facts: Facts, line: TrainingLine) -> str | None:
    """The implementing agency of a line: its course's, else its program's."""
    course, program = course_of(facts, line), program_of(facts, line)
    return (course.ia_code if course else None) or (program.ia_code if program else None)


def country_of(facts: Facts) -> Country | None:
    """The student's country."""
    found = facts.one("country_id")
    return found if isinstance(found, Country) else None


def call(facts: Facts, line: TrainingLine) -> str:
    """How a message names a line: its WCN, else its course."""
    if line.wcn:
        return f"Line {line.wcn}{line.line_suffix or ''}"
    course = course_of(facts, line)
    title = line.course_title or (course.title if course else None)
    return f"The line for {title}" if title else "A line without a course"


def arrival_day(line: TrainingLine) -> date | None:
    """The day the student arrives for a line: as recorded, else the report date (training reference 10.1)."""
    return line.arrival_on or line.report_date or line.start_date


@once
def goes_to_us(facts: Facts) -> bool:
    """Whether the order leads to the United States; so it does until a line says otherwise."""
    lines = order_lines(facts)
    return not lines or any(in_united_states(line) for line in lines)


def is_us_funded(program: TrainingProgram | None, policy: Policy, on: date) -> bool:
    """Whether U.S. money pays, by the label; a record can say so of a case, and cannot deny it of a grant.

    An unknown program counts as U.S. funded.
    """
    if program is None or program.us_funded:
        return True
    return program.program_label not in words(policy, "hr.labels_not_us_funded", on)


def us_funded(facts: Facts, policy: Policy, on: date) -> bool:
    """Whether U.S. money pays any line of the order."""
    lines = order_lines(facts)
    return not lines or any(is_us_funded(program_of(facts, line), policy, on) for line in lines)


def runs_on_case(program: TrainingProgram | None, policy: Policy, on: date) -> bool:
    """Whether a program is an FMS case."""
    return program is not None and bool(
        program.fms_case_id or program.program_label in words(policy, "case.labels", on)
    )


def is_imet(program: TrainingProgram | None, policy: Policy, on: date) -> bool:
    """Whether a program is IMET, by the start of its label."""
    label = (program.program_label if program else None) or ""
    return label.startswith(policy.text("imet.label_prefix", on, "IMET"))


def words(policy: Policy, key: str, on: date) -> frozenset[str]:
    """A policy value that lists codes."""
    return frozenset(part.strip() for part in policy.entry(key, on).value.split(",") if part.strip())


@once
def listed_dependents(facts: Facts) -> list[Dependent]:
    """The dependents the order lists."""
    return [each for each in rows(facts, DEPENDENTS, Dependent) if each.authorised_on_ito]


def about_dependent(found: Iterable[K], dependent: Dependent) -> list[K]:
    """The rows that are about one dependent."""
    return [row for row in found if row.get("dependent_id") == dependent.id]


def current_passport(facts: Facts) -> Passport | None:
    """The student's own passport that is in force."""
    found = passport_in_force(rows(facts, "passport<student_id", Passport))
    return found if isinstance(found, Passport) else None


def current_visa(facts: Facts) -> Visa | None:
    """The student's own visa issued last."""
    found = latest(own(rows(facts, "visa<student_id", Visa)), "visa_issued_on", "visa_expiry")
    return found if isinstance(found, Visa) else None


def required_scores(facts: Facts, line: TrainingLine) -> tuple[int | None, tuple[str, ...]]:
    """The ECL score and the OPI ratings a line asks for; what the line says never lowers the course's."""
    course = course_of(facts, line)
    scores = [each for each in (line.ecl_required, course.ecl_required if course else None) if each]
    ratings = (line.opi_required, course.opi_required if course else None)
    return max(scores, default=None), tuple(dict.fromkeys(filter(None, ratings)))


def ecl_that_counts(tests: Iterable[EnglishTest], on: date) -> EnglishTest | None:
    """The latest ECL score on a day; a first look (ALCPT) and tests still to come do not count."""
    found = latest(
        (
            each
            for each in tests
            if each.ecl_score is not None and each.test_type in (None, "ECL") and _taken(each, on)
        ),
        "test_date",
    )
    return found if isinstance(found, EnglishTest) else None


def opi_that_counts(tests: Iterable[EnglishTest], on: date) -> EnglishTest | None:
    """The latest oral rating on a day."""
    found = latest((each for each in tests if each.opi_rating and _taken(each, on)), "test_date")
    return found if isinstance(found, EnglishTest) else None


def _taken(test: EnglishTest, on: date) -> bool:
    return test.test_date is None or test.test_date <= on


def training_end(facts: Facts) -> date | None:
    """The last day of training on the order."""
    return max((line.end_date for line in order_lines(facts) if line.end_date), default=None)


def on_day(day: date | None, before: str = "") -> str:
    """A date for a message, in brackets; empty when there is none."""
    return f" ({before}{show_date(day)})" if day else ""


def listed(parts: Sequence[str]) -> str | None:
    """Words as a sentence lists them: a, b and c; None for none."""
    return texts.listed(parts) or None


def shown(**values: object) -> dict[str, str]:
    """Inputs of a finding as the Why panel lists them; underscores become blanks."""
    return {name.replace("_", " "): _word(value) for name, value in values.items()}


def _word(value: object) -> str:
    return show_date(value) if isinstance(value, date) else "not recorded" if value is None else str(value)


def ito_number(program: TrainingProgram | None, country: Country | None, line: TrainingLine) -> str:
    """The draft's order number: case, line and WCN ("BN-B-OAA001-0001"), else country, agency, year and WCN.

    The pattern for cases was seen in SAMM Figure C10.F6 only, the other one is inferred; SC-TMS gives
    the number.
    """
    wcn = f"{line.wcn or ''}"
    if program is not None and program.fms_case_id:
        return f"{program.fms_case_id}{program.fms_case_line or ''}-{wcn}"
    parts = (
        country.country_code if country else None,
        program.ia_code if program else None,
        f"{(program.fiscal_year or 0) % 100:02d}" if program and program.fiscal_year else None,
        wcn,
    )
    return "-".join(part for part in parts if part)
