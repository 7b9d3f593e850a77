"""Is the student fit and is everybody covered: examination, its age, coverage, commercial policies."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.calendar import last_day_within_months
from models.fields import Field, show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.backplan import earliest_exam
from models.training.derive import own
from models.training.health import Coverage, MedicalRecord
from models.training.order import (
    DEPENDENTS,
    LINES,
    PROGRAMS,
    about_dependent,
    arrival_day,
    fixed_day,
    goes_to_us,
    is_over,
    listed_dependents,
    looks,
    order_day,
    order_lines,
    program_of,
    reached,
    rows,
    runs_on_case,
    shown,
    told_day,
    training_end,
)

ITO = "ito"
MEDICAL = "medical_record<student_id"
COVERAGE = "coverage<student_id"
DEPENDENT_COVERAGE = "dependent<student_id.coverage<dependent_id"
_WINDOW = ("medical.exam_months", "medical.window_in_days", "medical.exam_days")


def current_exam(f: Facts, on: date) -> MedicalRecord | None:
    """The latest examination on or before a day; else the latest one recorded."""
    found = sorted(rows(f, MEDICAL, MedicalRecord), key=lambda row: (row.exam_date or date.min, row.id))
    before = [row for row in found if row.exam_date is None or row.exam_date <= on]
    return (before or found)[-1] if found else None


def exam_lapses_after(exam: date, p: Policy, on: date) -> date:
    """The last order day an examination counts for."""
    if p.flag("medical.window_in_days", on):
        return exam + timedelta(days=p.whole("medical.exam_days", on))
    return last_day_within_months(exam, p.whole("medical.exam_months", on))


@rule(
    "MED-01",
    Strength.BLOCK,
    "SAMM C2.1.6.7.3",
    subject="student",
    step=ITO,
    tag="S01",
    reads=(LINES, MEDICAL),
    says="The office holds a signed statement of a competent medical authority: thorough examination "
    "with chest X-ray and HIV screening, fit, free of communicable disease.",
    clears="A medical record with examination, both screenings done, fit, and the signed statement received.",
)
def medical_statement(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-01: everything the statement must say is recorded, received by the order's day."""
    if not goes_to_us(f):
        return
    on = order_day(f, today)
    found = rows(f, MEDICAL, MedicalRecord)
    yield from looks(
        f, today, *(day for row in found for day in (row.exam_date, row.statement_received_date))
    )
    exam = current_exam(f, on)
    if exam is None:
        yield Finding("No medical examination is recorded.")
        return
    if exam.fit is False:
        yield Finding(
            "The medical statement does not say fit.", inputs=shown(examined_on=exam.exam_date, fit="no")
        )
        return
    missing = [
        what
        for what, there in (
            ("the day of the examination", exam.exam_date is not None),
            ("the chest X-ray", exam.chest_xray_done),
            ("the HIV screening", exam.hiv_screening_done),
            ("whether the student is fit", exam.fit),
            ("the signature", exam.statement_signed),
            ("receipt of the statement before the order", reached(exam.statement_received_date, on)),
        )
        if not there
    ]
    if missing:
        yield Finding(
            f"The medical statement lacks {', '.join(missing)}.",
            inputs=shown(
                examined_on=exam.exam_date,
                statement_received_on=exam.statement_received_date,
                order_date=told_day(f),
            ),
        )


@rule(
    "MED-02",
    Strength.BLOCK,
    "SAMM C2.1.6.7.3",
    subject="student",
    step=ITO,
    tag="S01",
    reads=(LINES, MEDICAL),
    policy=_WINDOW,
    on="planned_ito_on",
    says="The physical examination lies within the three months before the order.",
    clears="A later examination, or an earlier order date.",
)
def exam_within_three_months(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-02: examination on or after the order's day less three calendar months, and not after it."""
    if not goes_to_us(f):
        return
    on = order_day(f, today)
    exam = current_exam(f, on)
    exam_date = exam.exam_date if exam else None
    recorded = [row.exam_date for row in rows(f, MEDICAL, MedicalRecord) if row.exam_date]
    yield from looks(f, today, *recorded)
    if exam_date is None:
        return
    first, arithmetic = earliest_exam(on, p)
    last = exam_lapses_after(exam_date, p, on)
    yield from looks(f, today, last + timedelta(days=1))
    planned = fixed_day(f)
    inputs = shown(examined_on=exam_date, order_date=told_day(f), counts_until=last)
    if planned is not None:
        inputs |= shown(earliest_examination=first)
    if exam_date > on:
        yield Finding(
            f"The examination of {show_date(exam_date)} comes after the order's day, {told_day(f)}.",
            inputs=inputs,
            sum=arithmetic if planned else "",
            fields=("planned_ito_on",),
        )
    elif exam_date < first:
        needs = (
            f"; an order of {show_date(planned)} needs one of {show_date(first)} or later" if planned else ""
        )
        yield Finding(
            f"The examination of {show_date(exam_date)} counts until {show_date(last)}{needs}.",
            since=last + timedelta(days=1),
            due_on=planned,
            inputs=inputs,
            sum=arithmetic if planned else "",
            fields=("planned_ito_on",),
        )


def _family(f: Facts) -> list[tuple[str, list[Coverage]]]:
    """Each listed dependent's name and coverage."""
    found = rows(f, DEPENDENT_COVERAGE, Coverage)
    return [(each.full_name or "a dependent", about_dependent(found, each)) for each in listed_dependents(f)]


def _stay(f: Facts) -> tuple[date | None, date | None]:
    """The first and the last day coverage must reach."""
    first = min((day for line in order_lines(f) if (day := arrival_day(line))), default=None)
    return first, training_end(f)


def _covers(coverage: Coverage, first: date | None, last: date | None) -> bool:
    if coverage.coverage_type is None:
        return False
    dated = coverage.coverage_type == "COMMERCIAL"
    begins, ends = coverage.policy_from, coverage.policy_to
    starts_in_time = begins <= first if begins and first else not dated or begins is not None
    lasts = ends >= last if ends and last else not dated or ends is not None
    return starts_in_time and lasts


def _lacks_coverage(f: Facts, who: str, found: Iterable[Coverage]) -> Iterator[Finding]:
    first, last = _stay(f)
    found = list(found)
    if any(_covers(each, first, last) for each in found):
        return
    if not found:
        yield Finding(f"No medical coverage is recorded for {who}.")
        return
    each = found[-1]
    yield Finding(
        f"The medical coverage of {who} does not reach over the whole stay.",
        inputs=shown(
            coverage=each.coverage_type,
            covered_from=each.policy_from,
            covered_to=each.policy_to,
            stay_from=first,
            stay_to=last,
        ),
    )


@rule(
    "MED-06",
    Strength.BLOCK,
    "DSCA Policy 11-32; SAMM C10.9",
    subject="student",
    step=ITO,
    tag="S33 S38",
    reads=(LINES, DEPENDENTS, DEPENDENT_COVERAGE),
    says="Each dependent the order lists has medical coverage for the whole stay.",
    clears="Coverage over the whole stay, recorded for the dependent.",
)
def dependents_covered(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-06: coverage of every listed dependent over the whole stay."""
    for who, found in _family(f):
        yield from _lacks_coverage(f, who, found)


@rule(
    "MED-06.student",
    Strength.WARN,
    "DSCA Policy 11-32; SAMM C10.9",
    subject="student",
    tag="S33 S38",
    reads=(LINES, PROGRAMS, COVERAGE),
    policy=("case.labels",),
    says="The student has medical coverage for the whole stay.",
    clears="Coverage recorded for the student.",
)
def student_covered(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-06: coverage of a student whose training no case pays (FMS-07 looks at those)."""
    on = order_day(f, today)
    if is_over(f):
        return
    if goes_to_us(f) and not any(runs_on_case(program_of(f, line), p, on) for line in order_lines(f)):
        yield from _lacks_coverage(f, "the student", own_coverage(f))


@rule(
    "FMS-07",
    Strength.BLOCK,
    "SAMM C2.1.6.4.2",
    subject="student",
    step="departed",
    tag="S01",
    reads=(LINES, PROGRAMS, COVERAGE),
    policy=("case.labels",),
    says="Under an FMS case medical care is arranged before travel: a medical line, the embassy "
    "billed, or insurance.",
    clears="Coverage recorded for the student, or the medical line on the program.",
)
def case_student_covered(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-07: coverage or a case medical line, before departure."""
    if is_over(f):
        return
    on = order_day(f, today)
    programs = [program for line in order_lines(f) if (program := program_of(f, line))]
    cases = [program for program in programs if runs_on_case(program, p, on)]
    if goes_to_us(f) and cases and not all(program.case_medical_line for program in cases):
        yield from _lacks_coverage(f, "the student", own_coverage(f))


def own_coverage(f: Facts) -> list[Coverage]:
    """The student's own coverage records."""
    return [each for each in own(rows(f, COVERAGE, Coverage)) if isinstance(each, Coverage)]


@rule(
    "MED-07",
    Strength.BLOCK,
    "DSCA Policy 11-32",
    subject="student",
    step=ITO,
    tag="S33 S38",
    reads=(LINES, DEPENDENTS, DEPENDENT_COVERAGE),
    says="Proof of coverage reaches the office before a dependent goes on the order; a commercial "
    "policy is approved.",
    clears="The day the proof was received, and for a commercial policy the day it was approved.",
)
def dependents_proof(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-07: proof received, commercial policy approved, both by the order's day."""
    on = order_day(f, today)
    for who, found in _family(f):
        if not found:
            continue
        yield from looks(
            f, today, *(day for each in found for day in (each.proof_received_on, each.approved_on))
        )
        if any(_proven(each, on) for each in found):
            continue
        waits = any(reached(each.proof_received_on, on) for each in found)
        what = "is not approved" if waits else "is not proven to the office"
        yield Finding(f"The medical coverage of {who} {what}.", inputs=shown(order_date=told_day(f)))


def _proven(each: Coverage, on: date) -> bool:
    approved = each.coverage_type != "COMMERCIAL" or reached(each.approved_on, on)
    return reached(each.proof_received_on, on) and approved


@rule(
    "MED-08",
    Strength.BLOCK,
    "DSCA Policy 11-32",
    subject="student",
    step=ITO,
    tag="S38 S47",
    reads=(LINES, COVERAGE, DEPENDENTS, DEPENDENT_COVERAGE),
    override="The office, with a typed reason",
    policy=("insurance.max_benefit", "insurance.deductible", "insurance.remains", "insurance.evacuation"),
    says="A commercial policy reaches the least sums, pays military hospitals, is in English and in dollars.",
    clears="A policy that reaches the sums.",
)
def policy_minimums(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """MED-08: the terms of each commercial policy of the student and of listed dependents."""
    on = order_day(f, today)
    if not goes_to_us(f):
        return
    for who, found in [("the student", own_coverage(f)), *_family(f)]:
        for each in found:
            short = policy_shortfalls(each, p, on) if each.coverage_type == "COMMERCIAL" else []
            if short:
                yield Finding(f"The commercial policy of {who} falls short: {'; '.join(short)}.")


def policy_shortfalls(coverage: Coverage, p: Policy, on: date) -> list[str]:
    """What a commercial policy lacks against the least terms, in words."""
    least: tuple[tuple[Field[int], int | None, str, bool], ...] = (
        (Coverage.max_benefit, coverage.max_benefit, "insurance.max_benefit", False),
        (Coverage.deductible, coverage.deductible, "insurance.deductible", True),
        (Coverage.remains, coverage.remains, "insurance.remains", False),
        (Coverage.evacuation, coverage.evacuation, "insurance.evacuation", False),
    )
    short = [
        f"{field.label.lower()} {field.show(value) or 'not recorded'}, "
        f"{'at most' if most else 'at least'} {field.show(p.cents(key, on))}"
        for field, value, key, most in least
        if value is None or (value > p.cents(key, on) if most else value < p.cents(key, on))
    ]
    terms = (
        ("not renewable", coverage.renewable),
        ("does not pay military hospitals", coverage.pays_mtf),
        ("not in English", coverage.in_english),
        ("no contact in the United States", coverage.us_contact),
        ("not in dollars", coverage.in_dollars),
    )
    return short + [words for words, given in terms if given is False]
