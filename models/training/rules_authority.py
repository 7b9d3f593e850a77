"""May the order be prepared at all: authority, case, sanction, certificates, who counts as a student."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.office.places import Country
from models.planning.measures import e_imet_share
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.journey import STARTED
from models.training.lines import TrainingLine
from models.training.of_line import is_army, length_of, told_days, training_type
from models.training.order import (
    COURSES,
    LINES,
    PROGRAMS,
    call,
    coming_lines,
    country_of,
    course_of,
    is_imet,
    is_language,
    is_over,
    issued_on,
    looks,
    on_day,
    order_day,
    order_lines,
    program_of,
    reached,
    runs_on_case,
    shown,
    student,
    student_lines,
    told_day,
    words,
)
from models.training.prerequisites import CHAIN, Chain, grade_fits, told_range

ITO = "ito"
NO_COURSE = frozenset({"OT", "MTT", "MET", "ETSS", "CFS", "LTD"})
"""Tours, and what comes to the country: neither formal training nor training on the job (JSCET 3-3k)."""


@rule(
    "PLN-09",
    Strength.BLOCK,
    "JSCET 3-10g",
    subject="student",
    step=ITO,
    tag="S20",
    reads=(LINES, COURSES),
    says="The service has authorized the office to prepare the order, on every line of the order.",
    clears="The day of the authority, recorded on the line as “ITO authorized on”.",
)
def line_authorized(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-09: every line has the day the service authorized the order, not after the order's day."""
    on = order_day(f, today)
    lines = order_lines(f)
    if not lines:
        yield Finding("No training line names the student.", clears="A training line linked to the student.")
    for line in lines:
        given = line.ito_authorized_on
        yield from looks(f, today, given)
        if reached(given, on):
            continue
        why = f" before {show_date(given)}, and the order is for {told_day(f)}" if given else ""
        yield Finding(
            f"{call(f, line)} has no authority to prepare the order{why}.",
            inputs=shown(ITO_authorized_on=given, order_date=told_day(f)),
        )


@rule(
    "FMS-01",
    Strength.BLOCK,
    "JSCET 3-5d",
    subject="student",
    step=ITO,
    tag="S20",
    reads=(LINES, PROGRAMS),
    says="Training under an FMS case waits until the case is implemented.",
    policy=("case.labels",),
    clears="The day of implementation, recorded on the training program.",
)
def case_implemented(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-01: each case behind the order's lines is implemented on the order's day."""
    on = order_day(f, today)
    programs = {each.id: each for line in order_lines(f) if (each := program_of(f, line))}
    for program in programs.values():
        if not runs_on_case(program, p, on):
            continue
        done = program.case_implemented_on
        yield from looks(f, today, done)
        if not reached(done, on):
            until = f" until {show_date(done)}" if done else ""
            yield Finding(
                f"Case {program.fms_case_id or program.program_name or 'without a number'} is not "
                f"implemented{until}.",
                inputs=shown(case_implemented_on=done, order_date=told_day(f)),
            )


@rule(
    "FMS-10",
    Strength.BLOCK,
    "SAMM C4.5.1.1.2",
    subject="student",
    step=ITO,
    tag="S30",
    says="Members of a foreign detachment who do not take DoD training are no students; no order is "
    "made for them.",
    clears="“Detachment member” set to no on the student, if the person takes DoD-provided training.",
)
def not_a_detachment(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-10: people of a foreign detachment get no order."""
    if student(f).foreign_detachment:
        yield Finding(
            "The person belongs to a foreign detachment and is no international military student.",
            fields=("foreign_detachment",),
            inputs=shown(detachment_member="yes"),
        )


@rule(
    "IMT-20",
    Strength.BLOCK,
    "JSCET 3-7j; SAMM Table C9.T9",
    subject="student",
    step=ITO,
    tag="S20 S32",
    reads=("country_id", LINES, PROGRAMS, COURSES),
    policy=("imet.label_prefix",),
    says="While a sanction stands, new IMET students do not travel unless their money was obligated before it.",
    clears="Obligation of the line's money before the sanction, the sanction's end, or on the country the override "
    "note with the first day of the sanction it is for.",
)
def no_sanction(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-20: Brooke sanction on the order's day, for IMET lines to come whose money was not obligated before."""
    yield from _stopped(f, p, today, "a sanction stops new IMET travel")


@rule(
    "IMT-20.added",
    Strength.BLOCK,
    "JSCET 3-7j; SAMM Table C9.T9",
    subject="student",
    tag="S20 S32",
    reads=("country_id", LINES, PROGRAMS, COURSES),
    policy=("imet.label_prefix",),
    says="Students in training when a sanction begins finish their funded IMET courses; no follow-on is added.",
    clears="Obligation of the line's money before the sanction, the sanction's end, the override note for it, or the "
    "line's cancellation.",
)
def no_follow_on(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-20: IMET lines after those begun, whose money was not obligated before the sanction."""
    if any(line.line_status in STARTED for line in student_lines(f)):
        yield from _stopped(f, p, today, "no follow-on course is added")


def _stopped(f: Facts, p: Policy, today: date, stops: str) -> Iterator[Yield]:
    """What a sanction that stands on the order's day stops; lines begun, or funded before it, go on."""
    country = country_of(f)
    if country is None or country.brooke_sanction_from is None:
        return
    on, first, last = order_day(f, today), country.brooke_sanction_from, country.brooke_sanction_to
    yield from looks(f, today, first, last + timedelta(days=1) if last else None)
    if on < first or (last and on > last) or _set_aside(country):
        return
    for line in order_lines(f):
        obligated = line.funds_obligated_on
        if line.line_status in STARTED or (obligated and obligated < first):
            continue
        if is_imet(program_of(f, line), p, on):
            yield Finding(
                f"{call(f, line)} is IMET, and {stops} since {show_date(first)}{_other_note(country)}.",
                since=first,
                inputs=shown(
                    sanction_from=first,
                    sanction_to=last,
                    funds_obligated_on=obligated,
                    override_note_for=country.brooke_override_for,
                    order_date=told_day(f),
                ),
            )


def _set_aside(country: Country) -> bool:
    """Whether the override note was written for the sanction that stands, not for an earlier one."""
    return bool(country.brooke_override_note) and country.brooke_override_for == country.brooke_sanction_from


def _other_note(country: Country) -> str:
    if not country.brooke_override_note:
        return ""
    return "; the override note does not name this sanction's first day"


@rule(
    "PLN-20",
    Strength.BLOCK,
    "JSCET 3-7g; SAMM C4.5.7.3.5",
    subject="student",
    step=ITO,
    tag="S20 S30",
    reads=(LINES, COURSES),
    says="A military police course needs a certificate that the student does no civilian law "
    "enforcement for two years.",
    clears="The day of the certificate, recorded on the line.",
)
def police_certificate(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-20: the certificate of FAA 660 for military police courses."""
    on = order_day(f, today)
    for line in order_lines(f):
        course = course_of(f, line)
        if not (line.mp_course_flag or (course and course.mp_course_flag)):
            continue
        yield from looks(f, today, line.mp_certificate_on)
        if not reached(line.mp_certificate_on, on):
            yield Finding(
                f"{call(f, line)} is a military police course without a certificate on civilian law "
                "enforcement.",
                inputs=shown(police_certificate_on=line.mp_certificate_on, order_date=told_day(f)),
            )


@rule(
    "SCR-02",
    Strength.BLOCK,
    "JSCET 3-25b",
    subject="student",
    step=ITO,
    tag="S20",
    reads=(LINES, PROGRAMS, COURSES, *CHAIN),
    says="An Army course whose grade prerequisite is not met needs the training agency's approval "
    "before the order.",
    clears="The reference of the approval, recorded on the line.",
)
def grade_prerequisite(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """SCR-02: grade not met on an Army line, by the line or by the course's range of grades, and no approval."""
    chain = Chain(f, CHAIN)
    grade = student(f).us_grade
    for line in order_lines(f):
        course = course_of(f, line)
        if line.grade_approval_ref or not is_army(course, program_of(f, line)):
            continue
        ranges = [row for row in chain.of(course) if row.prerequisite_kind == "GRADE"] if course else []
        outside = [row for row in ranges if grade_fits(grade, row.lowest_grade, row.highest_grade) is False]
        if line.grade_prerequisite_met is False or outside:
            asked = f" ({', '.join(map(told_range, outside))})" if outside else ""
            yield Finding(
                f"{call(f, line)} asks for another grade{asked}, and no approval is recorded.",
                inputs=shown(grade=grade, grade_met="no", grade_approval=None),
            )


@rule(
    "IMT-09",
    Strength.WARN,
    "JSCET 3-3k, 3-4a",
    subject="student",
    tag="S20",
    reads=(LINES, PROGRAMS, COURSES),
    policy=("imet.min_weeks", "imet.short_training_places", "imet.label_prefix"),
    says="IMET pays overseas travel for at least five weeks of training, language training not counted.",
    clears="More training on the WCN, or the reference of the exception as waiver on the line.",
)
def long_enough_for_travel(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-09: the length of IMET courses against the least number of weeks; silent while one is not known."""
    on = order_day(f, today)
    exempt = words(p, "imet.short_training_places", on)
    lines = [
        line for line in order_lines(f)
        if is_imet(program_of(f, line), p, on) and not is_language(f, line)
        and training_type(line, course_of(f, line)) not in NO_COURSE
    ]  # fmt: skip
    lengths = [length_of(line, course_of(f, line)) for line in lines]
    if not lines or None in lengths or any(_is_exempt(f, line, exempt) for line in lines):
        return
    total = sum((each for each in lengths if each is not None), Decimal(0))
    days, weeks = told_days(total), p.whole("imet.min_weeks", on)
    if total < weeks * 7:
        yield Finding(
            f"IMET training of {days} days is shorter than {weeks} weeks.",
            inputs=shown(days_of_training=days, weeks_needed=weeks),
            sum=f"{days} days < {weeks} x 7 = {weeks * 7} days",
        )


def _is_exempt(f: Facts, line: TrainingLine, places: frozenset[str]) -> bool:
    course = course_of(f, line)
    place = f"{line.us_unit or ''} {line.location or ''} {course.school or '' if course else ''}".upper()
    return bool(line.waiver_ref or e_imet_share(course) or any(each.upper() in place for each in places))


@rule(
    "ITO-DATE",
    Strength.WARN,
    "SAMM C2.1.6.8",
    subject="student",
    tag="I",
    reads=(LINES,),
    says="The planned order date lies ahead; a passed one tests the gates on a day that is gone.",
    clears="A new planned order date, or none.",
)
def planned_day_ahead(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """The planned order date has passed while no training has begun."""
    planned = student(f).planned_ito_on
    if planned is None or not coming_lines(f) or issued_on(f) is not None or is_over(f):
        return
    if planned >= today:
        yield LooksAgain(planned + timedelta(days=1))
    if planned < today:
        yield Finding(
            f"The planned order date has passed{on_day(planned)}.",
            fields=("planned_ito_on",),
            since=planned,
            inputs=shown(planned_order_date=planned),
        )
