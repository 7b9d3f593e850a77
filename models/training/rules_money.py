"""What IMET may pay: priority, program year, teams and equipment."""

from collections.abc import Iterator
from datetime import date

from models.calendar import fiscal_year, in_fifth_quarter
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.planning.yearly import BUDGET, PLANNING, plan_year
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.of_line import (
    COURSE,
    FIFTH,
    PROGRAM,
    is_ahead,
    is_asked_for,
    is_first_of_wcn,
    still_open,
    the_course,
    the_line,
    the_program,
    training_type,
)
from models.training.order import is_imet, shown, words
from models.training.programs import TrainingProgram

IMET = ("imet.label_prefix",)
AHEAD = {BUDGET: "budget", PLANNING: "planning"}
"""Years for which no end-of-year money is planned."""
TEAMS = frozenset({"OT", "MTT", "ETSS"})
"""What IMET pays on a fiscal year basis only (JSCET 3-3h)."""


def _imet(f: Facts, p: Policy, today: date) -> TrainingProgram | None:
    """The line's program when it is IMET."""
    program = the_program(f)
    return program if is_imet(program, p, today) else None


@rule(
    "IMT-01",
    Strength.BLOCK,
    "JSCET 3-11a(2)",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=still_open,
    policy=IMET,
    says="Every IMET line has the priority A, B or D.",
    clears="The priority on the line.",
)
def has_priority(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-01: an IMET line without a priority."""
    if the_line(f).priority not in ("A", "B", "D") and _imet(f, p, today):
        yield Finding(
            "The IMET line has no priority.",
            fields=("priority",),
            inputs=shown(priority=the_line(f).priority),
        )


@rule(
    "IMT-02",
    Strength.BLOCK,
    "JSCET 3-11a(2)(b)",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=still_open,
    policy=IMET,
    says="Priority B marks end-of-year money and stands in the current year's program only.",
    clears="Another priority, or the program of the current year.",
)
def b_in_current_year(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-02: priority B in a year to come, by the program's year, else by what the list says."""
    line, program = the_line(f), _imet(f, p, today)
    if line.priority != "B" or program is None:
        return
    year = plan_year(program.fiscal_year, today) or line.forecast_year
    if year not in AHEAD:
        return
    if program.fiscal_year is not None:
        yield LooksAgain(date(program.fiscal_year - (1 if year == BUDGET else 2), 10, 1))
    yield Finding(
        f"Priority B stands in the {AHEAD[year]} year; it is for the current year only.",
        fields=("priority", "program_id"),
        inputs=shown(priority="B", program_year=program.fiscal_year, plan_year=line.forecast_year),
    )


@rule(
    "IMT-10",
    Strength.WARN,
    "JSCET 3-3g",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=still_open,
    policy=IMET,
    says="The start of the first course of a WCN decides the IMET program year; a start from October to December "
    "may stand in the year just ended as its fifth quarter.",
    clears="The program of the right year, another start, or quarter 5 on the line.",
)
def in_program_year(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-10: first course start against the program's fiscal year; teams have a rule of their own."""
    line, program = the_line(f), _imet(f, p, today)
    starts = line.start_date
    if starts is None or not is_first_of_wcn(line) or training_type(line, the_course(f)) in TEAMS:
        return
    year = program.fiscal_year if program else None
    if year is None or (fiscal_year(starts) == year and line.avail_qtr != FIFTH):
        return
    inputs = shown(starts_on=starts, program_year=year, quarter=line.avail_qtr)
    told = f"{show_date(starts)} lies in FY {fiscal_year(starts)}"
    fields = ("program_id", "start_date", "avail_qtr")
    if in_fifth_quarter(starts, year):
        if line.avail_qtr != FIFTH:
            yield Finding(
                f"The first course starts in the fifth quarter of FY {year}; the line does not say quarter 5.",
                fields=fields,
                inputs=inputs,
                sum=told,
            )
    elif line.avail_qtr == FIFTH:
        yield Finding(
            f"Quarter 5 of FY {year} is October to December {year}; the first course starts {show_date(starts)}.",
            fields=fields,
            inputs=inputs,
            sum=told,
        )
    else:
        yield Finding(
            f"The first course starts in FY {fiscal_year(starts)}, and the program is of FY {year}.",
            fields=fields,
            inputs=inputs,
            sum=told,
        )


@rule(
    "IMT-11",
    Strength.BLOCK,
    "JSCET 3-3h",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=still_open,
    policy=IMET,
    says="Orientation tours, mobile training teams and extended training specialists under IMET stay within the "
    "fiscal year; teams without a contract are back by 30 September, and there is no fifth quarter.",
    clears="Dates within the program's fiscal year.",
)
def teams_within_the_year(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-11: dates of tours and teams against 1 October and 30 September of the program year."""
    line, course, program = the_line(f), the_course(f), _imet(f, p, today)
    year = program.fiscal_year if program else None
    if year is None or training_type(line, course) not in TEAMS:
        return
    first, last = date(year - 1, 10, 1), date(year, 9, 30)
    inputs = shown(starts_on=line.start_date, ends_on=line.end_date, program_year=year)
    contract = line.dedicated_or_contract or (course and course.dedicated_or_contract)
    if line.avail_qtr == FIFTH:
        yield Finding(
            "Tours and teams have no fifth quarter.", fields=("avail_qtr",), inputs=shown(quarter=FIFTH)
        )
    if line.start_date and not first <= line.start_date <= last:
        yield Finding(
            f"It starts {show_date(line.start_date)}, outside FY {year}.",
            fields=("start_date",),
            inputs=inputs,
            sum=f"FY {year}: {show_date(first)} to {show_date(last)}",
        )
    if line.end_date and line.end_date > last and not contract:
        yield Finding(
            f"It ends {show_date(line.end_date)}; it is back by {show_date(last)}.",
            fields=("end_date",),
            inputs=inputs,
            sum=f"{show_date(line.end_date)} > {show_date(last)}",
        )


@rule(
    "IMT-12",
    Strength.WARN,
    "JSCET 3-3i",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=still_open,
    policy=IMET,
    says="Contract field services under IMET may run a year past the fiscal year's end; DSCA approves them before "
    "they are programmed.",
    clears="The reference of DSCA's approval as waiver on the line; an end within the year allowed.",
)
def contract_services(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-12: contract field services without approval, or past 30 September of the year after."""
    line, program = the_line(f), _imet(f, p, today)
    if program is None or training_type(line, the_course(f)) != "CFS":
        return
    if not line.waiver_ref:
        yield Finding(
            "DSCA approves contract field services before they are programmed; no approval is recorded.",
            fields=("waiver_ref",),
            inputs=shown(waiver=None),
        )
    last = date(program.fiscal_year + 1, 9, 30) if program.fiscal_year else None
    if last and line.end_date and line.end_date > last:
        yield Finding(
            f"It ends {show_date(line.end_date)}; it may run to {show_date(last)}.",
            fields=("end_date",),
            inputs=shown(ends_on=line.end_date, program_year=program.fiscal_year),
            sum=f"{show_date(line.end_date)} > {show_date(last)}",
        )


@rule(
    "IMT-13",
    Strength.WARN,
    "JSCET 3-3j, 3-8e",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=is_ahead,
    policy=IMET,
    says="IMET does not support equipment that the country bought through FMS, unless it was agreed or DSCA approves.",
    clears="The reference of the agreement or approval as waiver on the line.",
)
def no_bought_equipment(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-13: an IMET line about equipment of an FMS case."""
    line = the_line(f)
    if line.equipment_basis == "FMS" and not line.waiver_ref and _imet(f, p, today):
        yield Finding(
            "IMET pays training on equipment bought through an FMS case, and no agreement is recorded.",
            fields=("equipment_basis", "waiver_ref"),
            inputs=shown(equipment="bought through an FMS case", waiver=None),
        )


@rule(
    "IMT-14",
    Strength.INFORM,
    "JSCET 3-2c",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=is_asked_for,
    policy=IMET,
    says="The country is encouraged to pay the living allowance, so that IMET buys tuition.",
    clears="Nothing to do; the finding ends when the service has programmed the line.",
)
def cost_shared(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-14: a planned IMET line on which the United States pays the allowance."""
    if the_line(f).tla_authorised and _imet(f, p, today):
        yield Finding(
            "IMET pays the living allowance; ask whether the country can.",
            fields=("tla_authorised",),
            inputs=shown(allowance_authorized="yes", living_allowance=_money_of(f)),
        )


def _money_of(f: Facts) -> str | None:
    line = the_line(f)
    return None if line.tla_cost is None else line.fields["tla_cost"].show(line.tla_cost)


@rule(
    "IMT-21",
    Strength.INFORM,
    "JSCET 3-22",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=is_ahead,
    policy=("imet.label_prefix", "imet.aids_codes"),
    says="English language training aids under IMET are obligated before 1 August.",
    clears="The day the line's money was obligated.",
)
def aids_obligated(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-21: a duty for books and aids, by generic code, to be obligated by 31 July of the program year."""
    line, course, program = the_line(f), the_course(f), _imet(f, p, today)
    year = program.fiscal_year if program else None
    if year is None or course is None or line.funds_obligated_on is not None:
        return
    if (course.generic_code or "").upper() in words(p, "imet.aids_codes", today):
        due = date(year, 7, 31)
        yield Finding(
            f"The money for the training aids is obligated by {show_date(due)}.",
            due_on=due,
            fields=("funds_obligated_on",),
            inputs=shown(generic_code=course.generic_code, program_year=year),
        )
