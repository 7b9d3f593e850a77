"""Whether a student fits his courses: prerequisites, choice for IMET, the agency and WCN of several courses."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from models.findings import Finding, Strength
from models.planning.measures import e_imet_share
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.courses import Course, CoursePrerequisite
from models.training.lines import TrainingLine
from models.training.of_line import is_army, length_of, told_days
from models.training.order import (
    COURSES,
    LINES,
    PROGRAMS,
    call,
    coming_lines,
    course_of,
    is_imet,
    is_language,
    order_lines,
    program_of,
    shown,
    student,
    student_lines,
    words,
)
from models.training.prerequisites import CHAIN, RESULTS, Chain, chain_paths, grade_fits, is_met, told_range

CIVILIANS = frozenset({"DEFENSE_CIVILIAN", "OTHER_CIVILIAN", "LEGISLATOR", "NGO"})
_TOLD = 160
"""Letters of a prerequisite's text that a message repeats."""


@rule(
    "SCR-01",
    Strength.WARN,
    "SAMM C2.1.6.7.1",
    subject="student",
    tag="S01",
    reads=(LINES, PROGRAMS, COURSES, RESULTS, *CHAIN),
    says="A student meets all prerequisites of all scheduled courses.",
    clears="The course before it on an earlier line, or completed; the day the other prerequisites were shown; or "
    "the reference of the exception, all on the line.",
)
def prerequisites_met(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """SCR-01: each prerequisite of each line still to come that is not met; Army grades are a matter of SCR-02."""
    chain: Chain | None = None
    for line in coming_lines(f):
        course = course_of(f, line)
        if course is not None:
            chain = chain or Chain(f, CHAIN)
            yield from _courses_before(f, chain, line, course)
            yield from _grade(f, chain, line, course)
            yield from _to_be_shown(f, chain, line, course)


def _courses_before(f: Facts, chain: Chain, line: TrainingLine, course: Course) -> Iterator[Finding]:
    for needed, row in chain.before(course):
        waived = row is not None and row.approval_possible and line.waiver_ref
        if waived or needed.id == course.id or is_met(f, needed, line):
            continue
        behind = [each for each in chain.behind(needed) if each.id != course.id and not is_met(f, each, line)]
        first = f", which asks for {_listed(behind)}" if behind else ""
        exception = "; the training agency may approve an exception" if row and row.approval_possible else ""
        yield Finding(
            f"{call(f, line)} asks for {_title(needed)} before it{first}; the student has no such course that ends "
            f"before{exception}.",
            inputs=shown(course=_title(course), course_before_it=_title(needed), starts_on=line.start_date),
        )


def _title(course: Course) -> str:
    return course.title or course.tmasl_id or "a course without a title"


def _listed(courses: list[Course]) -> str:
    return ", then ".join(_title(each) for each in courses)


def _grade(f: Facts, chain: Chain, line: TrainingLine, course: Course) -> Iterator[Finding]:
    army = is_army(course, program_of(f, line))
    for row in chain.of(course):
        if row.prerequisite_kind != "GRADE":
            continue
        fits = grade_fits(student(f).us_grade, row.lowest_grade, row.highest_grade)
        settled = line.grade_approval_ref or (fits is None and line.grade_prerequisite_met)
        if settled or fits or (fits is False and army):
            continue
        said = "is not in it" if fits is False else "is to be judged against it"
        yield Finding(
            f"{call(f, line)} asks for {told_range(row)}; the student's grade {said}.",
            fields=("us_grade",),
            inputs=shown(grade=student(f).us_grade, asked_for=told_range(row)),
        )


def _to_be_shown(f: Facts, chain: Chain, line: TrainingLine, course: Course) -> Iterator[Finding]:
    """What nothing on record proves: physicals, clearances, experience, and the list's own words."""
    if line.prerequisites_met_on is not None:
        return
    rows = chain.of(course)
    kind = CoursePrerequisite.fields["prerequisite_kind"]
    asked = [
        row.prerequisite_text or kind.show(row.prerequisite_kind)
        for row in rows
        if row.prerequisite_kind not in ("COURSE", "GRADE")
        and not (row.approval_possible and line.waiver_ref)
    ]
    asked += [course.prerequisites] if course.prerequisites and not rows else []
    for each in asked:
        text = " ".join(each.split())
        yield Finding(
            f"{call(f, line)} asks for: {text[:_TOLD]}{'…' if len(text) > _TOLD else ''}. It is not recorded that "
            "the student showed it.",
            inputs=shown(course=_title(course), prerequisites_shown_on=None),
        )


@rule(
    "SCR-01.circle",
    Strength.WARN,
    "SAMM C2.1.6.7.1",
    subject="course",
    tag="I",
    reads=("prep_course_id", *chain_paths("")),
    says="No course asks for itself, not even by way of others; nobody could meet that.",
    clears="The right course before it, on one of the courses of the circle.",
)
def no_circle(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """SCR-01: a course behind which the chain comes round to itself."""
    course = f.record
    assert isinstance(course, Course)
    circle = Chain(f, chain_paths("")).circle(course)
    if circle:
        way = ", then ".join(_title(each) for each in (*circle[1:], course))
        yield Finding(
            f"The courses asked for before it run in a circle: {way}.",
            fields=("prep_course_id",),
            inputs=shown(courses=len(circle)),
        )


@rule(
    "IMT-16",
    Strength.WARN,
    "SAMM C2.1.6.3.1.2",
    subject="student",
    tag="S01",
    reads=(LINES, PROGRAMS),
    policy=("imet.label_prefix",),
    says="IMET students are career people likely to hold key posts, and the country assures that the training is used.",
    clears="“Career personnel” and the planned assignment on the student.",
)
def career_people(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-16: an IMET student who is not recorded as career personnel or whose next post is open."""
    record = student(f)
    if record.career_status and record.planned_assignment:
        return
    if not any(is_imet(program_of(f, line), p, today) for line in coming_lines(f)):
        return
    inputs = shown(
        career_personnel={True: "yes", False: "no"}.get(record.career_status) if record.career_status is not None
        else None,
        planned_assignment=record.planned_assignment,
    )  # fmt: skip
    if not record.career_status:
        said = "is not" if record.career_status is False else "is not recorded to be"
        yield Finding(f"The student {said} career personnel.", fields=("career_status",), inputs=inputs)
    if not record.planned_assignment:
        yield Finding(
            "The post in which the training will be used is not recorded.",
            fields=("planned_assignment",),
            inputs=inputs,
        )


@rule(
    "IMT-18",
    Strength.WARN,
    "JSCET 3-4b to 3-4g, 3-13",
    subject="student",
    tag="S20",
    reads=(LINES, PROGRAMS, COURSES),
    policy=("imet.label_prefix", "eimet.categories"),
    says="Expanded IMET is for civilians of the defense and other ministries, legislators, people outside government, "
    "law enforcement and military alike.",
    clears="The student's category.",
)
def category_of_expanded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-18: the category of a student on an E-IMET course is missing or not among those named."""
    category = student(f).category
    for line in coming_lines(f):
        course = course_of(f, line)
        if not e_imet_share(course) or not is_imet(program_of(f, line), p, today):
            continue
        if category not in words(p, "eimet.categories", today):
            said = "is not among those of" if category else "is not recorded, and it is asked for by"
            yield Finding(
                f"{call(f, line)}: the student's category {said} expanded IMET.",
                fields=("category",),
                inputs=shown(category=category),
            )


@rule(
    "PLN-11",
    Strength.INFORM,
    "JSCET 3-11f",
    subject="student",
    tag="S20",
    reads=(LINES, PROGRAMS, COURSES),
    says="Courses of one other service belong to its program; of several services, to the one with most weeks, "
    "language training not counted.",
    clears="The program of the service suggested.",
)
def agency_with_most_weeks(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-11: the implementing agency the courses of one WCN suggest, where the program has another."""
    days: dict[str, Decimal] = {}
    lines = order_lines(f)
    for line in lines:
        course = course_of(f, line)
        if course is not None and course.ia_code and not is_language(f, line):
            days[course.ia_code] = days.get(course.ia_code, Decimal(0)) + (length_of(line, course) or 0)
    program = next((found for line in lines if (found := program_of(f, line))), None)
    if program is None or not program.ia_code or not days or program.ia_code in _most(days):
        return
    best = min(_most(days))
    yield Finding(
        f"The courses of the WCN suggest agency {best}; the program is of agency {program.ia_code}.",
        inputs=shown(agency_of_the_program=program.ia_code, agency_suggested=best),
        sum=", ".join(f"{agency}: {told_days(count)} days" for agency, count in sorted(days.items())),
    )


def _most(days: dict[str, Decimal]) -> set[str]:
    return {agency for agency, count in days.items() if count == max(days.values())}


@rule(
    "PLN-12",
    Strength.WARN,
    "JSCET 3-11e",
    subject="student",
    tag="S20",
    reads=(LINES, PROGRAMS),
    says="A student normally has one WCN in a program; it tracks and bills.",
    clears="The same WCN on the student's lines of the program.",
)
def one_wcn(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-12: several WCNs of one student in one program."""
    found: dict[int, list[str]] = {}
    for line in student_lines(f):
        program = program_of(f, line)
        if program is not None and line.wcn and line.wcn not in found.setdefault(program.id, []):
            found[program.id].append(line.wcn)
    for wcns in found.values():
        if len(wcns) > 1:
            yield Finding(
                f"The student has the WCNs {', '.join(sorted(wcns))} in one program; one is normal.",
                inputs=shown(WCNs=len(wcns)),
            )


@rule(
    "PLN-16",
    Strength.INFORM,
    "JSCET 3-13e",
    subject="student",
    tag="S20",
    reads=(LINES,),
    says="Civilian students are under the same administrative control as military ones and have the status of the "
    "equal grade.",
    clears="The U.S. grade that is equal.",
)
def equal_grade(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-16: a civilian student whose equal grade nobody has judged."""
    record = student(f)
    if record.category in CIVILIANS and record.us_grade in (None, "CIV") and coming_lines(f):
        yield Finding(
            "The student is a civilian; judge the grade that gives the equal status.",
            fields=("us_grade",),
            inputs=shown(grade=record.us_grade),
        )
