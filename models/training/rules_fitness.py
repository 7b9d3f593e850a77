"""What belongs to the examination beside its statement: lapse, visa law, practitioners, flight papers, coverage."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.office.places import Country
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.derive import TRAVELLING, years_after
from models.training.health import Coverage, MedicalRecord
from models.training.order import (
    COURSES,
    DEPENDENTS,
    LINES,
    PROGRAMS,
    call,
    country_of,
    goes_to_us,
    is_hazardous,
    is_over,
    issued_on,
    listed,
    looks,
    order_day,
    order_lines,
    program_of,
    reached,
    rows,
    runs_on_case,
    shown,
    student,
)
from models.training.people import Dependent
from models.training.rules_health import COVERAGE, MEDICAL, current_exam, exam_lapses_after

_WINDOW = ("medical.exam_months", "medical.window_in_days", "medical.exam_days")


def _exam(f: Facts, today: date) -> MedicalRecord | None:
    """The examination that counts for an order still to come; None when no order is drafted any more."""
    return current_exam(f, order_day(f, today)) if goes_to_us(f) and not is_over(f) else None


@rule(
    "MED-02.lapse",
    Strength.WARN,
    "SAMM C2.1.6.7.3",
    subject="student",
    tag="S01",
    reads=(LINES, MEDICAL),
    policy=_WINDOW,
    says="An examination that counts today and lapses before the planned order date is told while there is time.",
    clears="An order dated while the examination counts, or a later examination.",
)
def exam_lapses_before_order(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-02: a duty to order by the last day the examination counts; silent once that day is past."""
    planned = student(f).planned_ito_on
    exam = _exam(f, today)
    if planned is None or exam is None or exam.exam_date is None or issued_on(f) is not None:
        return
    last = exam_lapses_after(exam.exam_date, p, planned)
    if today <= last < planned:
        yield LooksAgain(last + timedelta(days=1))
        yield Finding(
            f"The examination lapses after {show_date(last)}, before the order planned for {show_date(planned)}.",
            due_on=last,
            inputs=shown(examined_on=exam.exam_date, counts_until=last, order_date=planned),
            fields=("planned_ito_on",),
        )


@rule(
    "MED-03",
    Strength.INFORM,
    "DSCA Policy 07-27",
    subject="student",
    tag="S37",
    reads=(LINES, DEPENDENTS),
    says="Visa law refuses whoever has a communicable disease of significance, a dangerous disorder, or abuses drugs; "
    "it covers dependents too, whom the office's medical statement does not.",
    clears="Nothing to record; the finding ends with the order.",
)
def visa_law_covers_family(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-03: told where dependents are to travel."""
    if is_over(f) or not goes_to_us(f):
        return
    family = [each for each in rows(f, DEPENDENTS, Dependent) if each.travel in TRAVELLING]
    if family:
        count = "one dependent" if len(family) == 1 else f"{len(family)} dependents"
        yield Finding(
            f"Visa law asks for good health of {count} as well.", inputs=shown(dependents=len(family))
        )


@rule(
    "MED-04",
    Strength.WARN,
    "SAMM C10.8",
    subject="student",
    tag="S41",
    reads=(LINES, MEDICAL, "country_id"),
    says="Examination papers come through official channels from a practitioner on the ministry's yearly list, and "
    "are read for completeness before the order.",
    clears="“On the ministry's list”, and the three papers seen, on the medical record.",
)
def papers_read(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-04: practitioner not listed, an old list, papers not read."""
    exam = _exam(f, today)
    if exam is None:
        return
    inputs = shown(examined_on=exam.exam_date, examined_by=exam.provider_name)
    if exam.provider_licensed_list is False:
        yield Finding("The practitioner is not on the ministry's list.", inputs=inputs)
    elif exam.provider_licensed_list is None:
        yield Finding("Whether the ministry lists the practitioner is not recorded.", inputs=inputs)
    country = country_of(f)
    list_of = country.practitioners_listed_on if country else None
    ends = years_after(list_of, 1)
    if list_of and ends and exam.exam_date and exam.exam_date > ends:
        yield Finding(
            f"The ministry's list of {show_date(list_of)} was older than a year at the examination.",
            inputs=inputs | shown(list_of=list_of),
            sum=f"{show_date(list_of)} + 1 year = {show_date(ends)} < {show_date(exam.exam_date)}",
        )
    papers = (
        ("DD 2808", exam.dd2808_seen),
        ("DD 2807-1", exam.dd2807_1_seen),
        ("the dental certificate", exam.dental_cert_seen),
    )
    unread = [name for name, seen in papers if not seen]
    if unread:
        yield Finding(f"Not recorded as read for completeness: {listed(unread)}.", inputs=inputs)


@rule(
    "MED-04.list",
    Strength.WARN,
    "SAMM C10.8",
    subject="country",
    tag="S41",
    says="The ministry gives its list of licensed practitioners every year.",
    clears="The day of the newest list, recorded on the country.",
)
def list_renewed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-04: a duty to get the next list within a year of the last."""
    country = f.record
    assert isinstance(country, Country)
    list_of = country.practitioners_listed_on
    due = years_after(list_of, 1)
    if list_of is not None and due is not None:
        yield Finding(
            f"The ministry's list of practitioners of {show_date(list_of)} is renewed by {show_date(due)}.",
            due_on=due,
            fields=("practitioners_listed_on",),
            inputs=shown(list_of=list_of),
            sum=f"{show_date(list_of)} + 1 year = {show_date(due)}",
        )


@rule(
    "MED-05",
    Strength.WARN,
    "JSCET 3-26",
    subject="student",
    tag="S20",
    reads=(LINES, COURSES, MEDICAL),
    says="For flying and other hazardous duty a flight physical of class I or II and the dental papers go with the "
    "student by hand.",
    clears="“Flight physical on” by the order's day, and the dental certificate seen.",
)
def flight_papers(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-05: a hazardous course without flight physical or dental papers on the order's day."""
    lines = [line for line in order_lines(f) if is_hazardous(f, line)]
    exam = _exam(f, today)
    if not lines or exam is None:
        return
    on = order_day(f, today)
    yield from looks(f, today, exam.flight_physical_on)
    missing = ["the flight physical"] if not reached(exam.flight_physical_on, on) else []
    missing += ["the dental papers"] if not exam.dental_cert_seen else []
    if missing:
        yield Finding(
            f"{call(f, lines[0])} is hazardous duty, and {listed(missing)} "
            f"{'are' if len(missing) > 1 or missing == ['the dental papers'] else 'is'} missing.",
            inputs=shown(flight_physical_on=exam.flight_physical_on),
        )


@rule(
    "MED-09",
    Strength.WARN,
    "SAMM C10.9",
    subject="student",
    tag="S33",
    reads=(LINES, PROGRAMS, COVERAGE, "dependent<student_id.coverage<dependent_id"),
    policy=("case.labels",),
    says="Coverage is one of five kinds (indemnity of the country, case line, grant, agreement, commercial policy) and "
    "fits the money that pays.",
    clears="The kind of coverage, or the medical line on the program.",
)
def coverage_fits(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-09: coverage without its kind, by a case line that no program has, or by a grant under a case."""
    if is_over(f) or not goes_to_us(f):
        return
    on = order_day(f, today)
    programs = [program for line in order_lines(f) if (program := program_of(f, line))]
    paths = (COVERAGE, "dependent<student_id.coverage<dependent_id")
    found = {each.id: each for path in paths for each in rows(f, path, Coverage)}
    kinds = {each.coverage_type for each in found.values()}
    if None in kinds:
        yield Finding("The kind of a medical coverage is not recorded.")
    if "CASELINE" in kinds and programs and not any(program.case_medical_line for program in programs):
        yield Finding("Coverage is by a case medical line, and no program of the order has one.")
    if "GRANT" in kinds and programs and all(runs_on_case(program, p, on) for program in programs):
        yield Finding("Coverage is by a grant program, and the training is paid by a case.")
