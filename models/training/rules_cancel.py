"""What else a cancellation asks for: its reason, a share for who leaves early, language courses, missing bio data."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.office.places import Country
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.training.courses import Course
from models.training.derive import own
from models.training.lines import TrainingLine
from models.training.of_line import (
    COURSE,
    asked_to_cancel,
    is_ahead,
    is_language,
    not_completed,
    the_course,
    the_line,
)
from models.training.order import arrival_day, rows, shown
from models.training.passports import Visa
from models.training.penalty import cancellation_penalty, last_free_day, proportionate_share
from models.training.people import Student
from models.training.prerequisites import FAILED
from models.training.results import CourseResult
from models.training.rules_deadlines import PENALTIES, is_dedicated, money, told_amount, tuition_of
from models.training.where import in_united_states

STUDENT = "student_id"
VISAS = "student_id.visa<student_id"
COUNTRY = "student_id.country_id"


def _ended_early(record: Kind) -> bool:
    """Whether a result says that the course was not finished."""
    return record.stored.get("course_outcome") in FAILED


ended_early = While(_ended_early)
"""Once a result says that the course was not finished."""


@rule(
    "CAN-03",
    Strength.WARN,
    "SAMM C10.15.1",
    subject="course_result",
    tag="S07",
    reads=("training_line_id", "training_line_id.course_id"),
    when=ended_early,
    says="For a student who does not finish, the country pays the share of the tuition for the part attended.",
    clears="The share of the tuition that the service charged, recorded on the line.",
)
def share_for_leaving(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-03: prompts for the proportionate share when a course ended before its last day."""
    result, line = f.record, f.one("training_line_id")
    assert isinstance(result, CourseResult)
    if not isinstance(line, TrainingLine) or line.penalty_pct is not None:
        return
    starts, ends, left = line.start_date, line.end_date, result.completed_on
    if starts is None or ends is None or left is None or not starts <= left < ends:
        return
    course = f.one("training_line_id.course_id")
    tuition = line.unit_cost
    if tuition is None and isinstance(course, Course):
        tuition = course.tuition
    share = proportionate_share(tuition, starts, left, ends)
    money_told = f", {money(share.cents)}" if share.cents is not None else ""
    yield Finding(
        f"The student left on {show_date(left)}: the share of the tuition is {share.percent:.2f} %{money_told}.",
        since=left,
        fields=("course_outcome", "completed_on"),
        inputs=shown(starts_on=starts, left_on=left, ends_on=ends),
        sum=share.sum,
    )


@rule(
    "CAN-04",
    Strength.WARN,
    "SAMM C10.15.1",
    subject="training_line",
    tag="S07",
    reads=(STUDENT, VISAS, COUNTRY),
    when=asked_to_cancel,
    says="No penalty falls for a U.S. decision, an unavoidable event in the country, a place used by another, or a "
    "late visa that was applied for in the embassy's time.",
    clears="The reason on the line; for a late visa the day it was applied for and the country's visa lead days.",
)
def reason_holds(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-04: a cancellation without a reason, or with a late visa that was not applied for in time."""
    line = the_line(f)
    if line.cancel_reason is None:
        yield Finding(
            "The cancellation has no reason; some reasons cost nothing.",
            fields=("cancel_reason",),
            inputs=shown(asked_on=line.cancel_request_date, reason=None),
        )
    elif line.cancel_reason == "VISA_DELAY_TIMELY":
        yield from _visa_in_time(f, line)


def _visa_in_time(f: Facts, line: TrainingLine) -> Iterator[Finding]:
    country, arrives = f.one(COUNTRY), arrival_day(line)
    lead = country.embassy_visa_lead_days if isinstance(country, Country) else None
    days = [day for row in own(rows(f, VISAS, Visa)) if (day := row.get("visa_applied_on"))]
    applied = min(days, default=None)
    inputs = shown(visa_applied_on=applied, visa_lead_days=lead, arrives_on=arrives)
    if applied is None or lead is None:
        missing = "the day the visa was applied for" if applied is None else "the country's visa lead days"
        yield Finding(
            f"A late visa costs nothing when it was applied for in time; {missing} is not recorded."
            if applied is None
            else f"A late visa costs nothing when it was applied for in time; {missing} are not recorded.",
            fields=("cancel_reason",),
            inputs=inputs,
        )
    elif arrives is not None and applied > arrives - timedelta(days=lead):
        latest = arrives - timedelta(days=lead)
        yield Finding(
            f"The visa was applied for on {show_date(applied)}, after {show_date(latest)}; the penalty counts.",
            fields=("cancel_reason",),
            inputs=inputs,
            sum=f"{show_date(arrives)} - {lead} days = {show_date(latest)} < {show_date(applied)}",
        )


@rule(
    "CAN-06",
    Strength.INFORM,
    "SAMM C10.15.1",
    subject="training_line",
    tag="S07",
    reads=(COURSE,),
    when=not_completed,
    policy=PENALTIES,
    says="Within 60 days of its start the implementing agency assesses the penalty of an English language course, "
    "funded or not.",
    clears="Nothing to do; the finding ends when training starts.",
)
def language_course_assessed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-06: a language line within the window, cancelled within it or still to come."""
    line = the_line(f)
    starts = line.start_date
    if starts is None or not is_language(line, the_course(f)):
        return
    last = last_free_day(p, starts)
    asked = line.cancel_request_date
    if asked is None:
        if not is_ahead(line) or starts <= today:
            return
        yield LooksAgain(starts if today > last else last + timedelta(days=1))
    if (asked or today) > last:
        yield Finding(
            "The implementing agency assesses what cancelling the language course costs; it does not matter whether "
            "it was funded.",
            since=last + timedelta(days=1),
            fields=("cancel_request_date",),
            inputs=shown(starts_on=starts, last_day_without_penalty=last, asked_on=asked),
        )


@rule(
    "CAN-07",
    Strength.WARN,
    "DSCA Policy 10-22; SAMM C10.15.1",
    subject="training_line",
    tag="S46",
    reads=(STUDENT, COURSE),
    when=is_ahead,
    policy=("names.days", *PENALTIES),
    says="Where the bio data was not in SAN 16 days before the report date, the United States may cancel or move the "
    "training and charge forfeiture.",
    clears="The day the bio data was entered in SAN, recorded on the student.",
)
def bio_data_forfeits(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CAN-07: from the day after the last one for bio data until the start, what the forfeiture would be."""
    line, who = the_line(f), f.one(STUDENT)
    reports, starts = line.report_date or arrival_day(line), line.start_date or line.report_date
    if not isinstance(who, Student) or who.names_in_san_on is not None or reports is None or starts is None:
        return
    if today >= starts or not in_united_states(line):
        return
    days = p.whole("names.days", reports)
    last = reports - timedelta(days=days)
    yield LooksAgain(starts if today > last else last + timedelta(days=1))
    if today > last:
        price = cancellation_penalty(
            p,
            requested_on=starts,
            starts_on=starts,
            tuition=tuition_of(f),
            reason="BIO_DATA",
            dedicated_or_contract=is_dedicated(f),
        )
        yield Finding(
            f"Bio data is not in SAN: the training may be cancelled or moved, at {told_amount(price)}.",
            since=last + timedelta(days=1),
            inputs=shown(report_date=reports, days_before=days, bio_data_in_SAN_on=None),
            sum=f"{show_date(reports)} - {days} days = {show_date(last)}",
        )
