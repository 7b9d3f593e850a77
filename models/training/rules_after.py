"""After training: the interview, books, reports, what became of the student, and how long papers are kept."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

import re
from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.training.derive import years_after
from models.training.journey import of_journey, under_way
from models.training.lines import TrainingLine
from models.training.order import COURSES, LINES, call, rows, shown, student
from models.training.results import CourseResult, FollowUp, InstructionalMaterial
from models.training.where import in_united_states

RESULTS = "course_result<student_id"
MATERIAL = "instructional_material<student_id"
FOLLOW_UPS = "follow_up<student_id"
FILES = "student_file<student_id"
SCREENINGS = "screening<student_id"


def _reckoned(p: Policy, start: date, key: str) -> tuple[date, str]:
    days = p.whole(key, start)
    due = start + timedelta(days=days)
    return due, f"{show_date(start)} + {days} days = {show_date(due)}"


def _remembered(p: Policy, ended: date, today: date) -> bool:
    """Whether a training ended so lately that what is missing is still asked for."""
    return today <= _forgotten(p, ended)


def _forgotten(p: Policy, ended: date) -> date:
    return ended + timedelta(days=p.whole("after.until_days", ended))


@rule(
    "PST-01",
    Strength.WARN,
    "SAMM C2.1.6.9.2",
    subject="student",
    tag="S01 I",
    reads=(LINES,),
    policy=("interview.days", "after.until_days"),
    says="Each student is interviewed after training: was it relevant and good, was he prepared, was he supported.",
    clears="An interview with its day.",
)
def interviewed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PST-01: a duty 30 days after the end, for a year."""
    ended = student(f).training_ended_on
    if ended is None or student(f).interviewed_on is not None or not _remembered(p, ended, today):
        return
    due, arithmetic = _reckoned(p, ended, "interview.days")
    yield LooksAgain(_forgotten(p, ended) + timedelta(days=1))
    yield Finding(
        f"Interview the student by {show_date(due)}; training ended on {show_date(ended)}.",
        due_on=due,
        inputs=shown(training_ended_on=ended),
        sum=arithmetic,
    )


@rule(
    "PST-02",
    Strength.WARN,
    "SAMM C2.1.6.9.3",
    subject="student",
    tag="S01 I",
    reads=(MATERIAL,),
    policy=("after.forward_days",),
    says="Retainable instructional material that reached the office is forwarded to the student.",
    clears="“Forwarded on”, on the instructional material.",
)
def material_forwarded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PST-02: a duty for each shipment that lies in the office."""
    for each in rows(f, MATERIAL, InstructionalMaterial):
        came = each.material_received_on
        if came is None or each.forwarded_on is not None:
            continue
        due, arithmetic = _reckoned(p, came, "after.forward_days")
        boxes = (
            "Instructional material" if each.boxes is None else f"Instructional material ({each.boxes} boxes)"
        )
        yield Finding(
            f"{boxes} of {show_date(came)} goes to the student by {show_date(due)}.",
            since=came,
            due_on=due,
            inputs=shown(received_on=came, boxes=each.boxes),
            sum=arithmetic,
        )


@rule(
    "PST-03",
    Strength.WARN,
    "SAMM C2.1.6.9.3",
    subject="student",
    tag="S01 I",
    reads=(LINES, COURSES, RESULTS),
    policy=("after.forward_days", "after.report_days", "after.until_days"),
    says="One copy of the academic report goes to the country, one to the student.",
    clears="The days the report came and went to both, on the course result.",
)
def report_forwarded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PST-03: reports received and not passed on; courses that ended without a report, for a year."""
    found = rows(f, RESULTS, CourseResult)
    for each in found:
        came = each.report_received_on
        left = [
            who
            for who, day in (
                ("the country", each.report_to_country_on),
                ("the student", each.report_to_student_on),
            )
            if day is None
        ]
        if came is not None and left:
            due, arithmetic = _reckoned(p, came, "after.forward_days")
            yield Finding(
                f"The academic report of {show_date(came)} goes to {' and '.join(left)} by {show_date(due)}.",
                since=came,
                due_on=due,
                inputs=shown(received_on=came),
                sum=arithmetic,
            )
    reported = {each.stored.get("training_line_id") for each in found if each.report_received_on}
    for line in under_way(f):
        ended = line.get("end_date")
        if not isinstance(line, TrainingLine) or line.line_status != "COMPLETED" or ended is None:
            continue
        if {None, line.id} & reported or not in_united_states(line) or not _remembered(p, ended, today):
            continue
        due, arithmetic = _reckoned(p, ended, "after.report_days")
        yield LooksAgain(_forgotten(p, ended) + timedelta(days=1))
        yield Finding(
            f"{call(f, line)} ended on {show_date(ended)}; its academic report is asked for by {show_date(due)}.",
            due_on=due,
            inputs=shown(ended_on=ended),
            sum=arithmetic,
        )


@rule(
    "PST-04",
    Strength.INFORM,
    "JSCET 2-14d(1)(c)",
    subject="student",
    tag="S20 I",
    reads=(LINES, FOLLOW_UPS),
    policy=("after.observe_years",),
    says="The office observes year by year whether trained people are used in what they were trained for.",
    clears="A follow-up with its day.",
)
def use_observed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PST-04: a yearly duty after training, for the office's number of years."""
    ended = student(f).training_ended_on
    if ended is None:
        return
    until = years_after(ended, p.whole("after.observe_years", ended)) or ended
    seen = [day for each in rows(f, FOLLOW_UPS, FollowUp) if (day := each.observed_on)]
    last = max([ended, *seen])
    due = years_after(last, 1) or last
    if due > until or today > until:
        return
    yield LooksAgain(until + timedelta(days=1))
    yield Finding(
        f"See by {show_date(due)} what the student does with the training.",
        due_on=due,
        inputs=shown(training_ended_on=ended, last_observed_on=max(seen, default=None)),
        sum=f"{show_date(last)} + 1 year = {show_date(due)}",
    )


# -- what is kept ----------------------------------------------------------------------------------------------------
@rule(
    "REC-01",
    Strength.INFORM,
    "SAMM C2.1.6.7.5",
    subject="student",
    tag="S01",
    reads=(LINES, SCREENINGS, FILES),
    policy=("screening.keep_years",),
    says="The file with the screening papers is kept for ten years.",
    clears="Nothing to do; the finding changes when the years are over.",
)
def file_kept(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """REC-01: until when the papers of a former student are kept, the latest of screenings and closed files."""
    if student(f).training_ended_on is None:
        return
    starts = [row.get("checklist_complete_date") for row in f.all(SCREENINGS)]
    starts += [row.get("filed_on") for row in f.all(FILES)]
    start = max((day for day in starts if day), default=None)
    if start is None:
        return
    years = p.whole("screening.keep_years", start)
    keep = years_after(start, years) or start
    inputs = shown(newest_paper_of=start, years=years)
    arithmetic = f"{show_date(start)} + {years} years = {show_date(keep)}"
    if today <= keep:
        yield LooksAgain(keep + timedelta(days=1))
        yield Finding(f"The student's file is kept until {show_date(keep)}.", inputs=inputs, sum=arithmetic)
    else:
        yield Finding(
            f"The student's file was to be kept until {show_date(keep)}; a purge may erase it.",
            since=keep + timedelta(days=1),
            inputs=inputs,
            sum=arithmetic,
        )


def _has_certificate(record: Kind) -> bool:
    return (
        record.stored.get("mp_certificate_on") is not None
        or record.stored.get("mp_certificate_id") is not None
    )


@rule(
    "REC-02",
    Strength.INFORM,
    "JSCET 3-7g",
    subject="training_line",
    tag="S20",
    policy=("certificate.keep_years",),
    when=While(_has_certificate),
    says="The certificate on civilian law enforcement is kept until two years after the course.",
    clears="Nothing to do; the finding ends with the two years.",
)
def certificate_kept(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """REC-02: until when the police certificate of a line is kept."""
    line = f.record
    assert isinstance(line, TrainingLine)
    ended = line.end_date
    if ended is None or line.line_status in ("CANCELLED", "FO"):
        return
    years = p.whole("certificate.keep_years", ended)
    keep = years_after(ended, years) or ended
    if today <= keep:
        yield LooksAgain(keep + timedelta(days=1))
        yield Finding(
            f"The police certificate is kept until {show_date(keep)}.",
            inputs=shown(course_ends_on=ended, years=years),
            sum=f"{show_date(ended)} + {years} years = {show_date(keep)}",
        )


@rule(
    "REC-03",
    Strength.WARN,
    "JSCET 2-14d(1)(i)",
    subject="student",
    tag="S20",
    reads=(LINES, RESULTS),
    says="Student records are looked through for sensitive information before they go to the country's people.",
    clears="The day the country got its copy of the report.",
)
def records_looked_through(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """REC-03: told while a report that came lies ready to go to the country."""
    for each in of_journey(f, RESULTS, "report_received_on"):
        came = each.get("report_received_on")
        if came is not None and each.get("report_to_country_on") is None:
            yield Finding(
                f"Look through the academic report of {show_date(came)} for sensitive information before the country "
                "gets it.",
                since=came,
            )


_SOCIAL_SECURITY = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_FREE_TEXTS = ("remarks", "biography", "home_address", "emergency_contact")


@rule(
    "REC-04",
    Strength.WARN,
    "Privacy Act; DoDI 5400.11",
    subject="student",
    tag="I",
    says="Names, birth dates, passports and health are kept encrypted and sparingly; a Social Security number, real or "
    "given by a service, has no place in a student's record.",
    clears="The number taken out of the text.",
)
def no_social_security_number(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """REC-04: a free text of the record holds what reads like a Social Security number; the number is not told."""
    found = [key for key in _FREE_TEXTS if _SOCIAL_SECURITY.search(str(f.record.stored.get(key) or ""))]
    if found:
        labels = ", ".join(f.record.fields[key].label for key in found)
        yield Finding(f"{labels}: a number reads like a Social Security number.", fields=tuple(found))
