"""What rules of the plan ask of lines and cases beside those of the training area: B lines, contractors, exchanges."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.fields import show_date, show_money
from models.findings import Finding, Strength
from models.kinds import Kind
from models.planning import measures
from models.planning.of_year import IMET
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import listed
from models.training.derive import CLOSED_LINES, COST_PARTS, cost_of_line, years_after
from models.training.of_line import (
    COURSE,
    PROGRAM,
    is_ahead,
    is_first_of_wcn,
    still_open,
    the_course,
    the_line,
    the_program,
    training_type,
)
from models.training.order import is_imet, runs_on_case, shown, words
from models.training.programs import TrainingProgram
from models.training.rules_cases import is_case

CASE = "case_id"
AIDS = "imet.aids_codes"


@rule(
    "IMT-05",
    Strength.WARN,
    "SAMM Figure C10.F2 item 3",
    subject="training_line",
    tag="S12",
    reads=(PROGRAM, COURSE),
    when=still_open,
    policy=(*IMET, AIDS),
    says="Priority B is for invitational and other professional military education and for E-IMET only; never for "
    "technical courses, instructors of English, labs or books; and no mobile team runs in the fifth quarter.",
    clears="Another priority or quarter, or the marks of the course in the course list.",
)
def b_for_education(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-05: a B line of another sort, or a mobile team of end-of-year money in the fifth quarter."""
    line, course, program = the_line(f), the_course(f), the_program(f)
    if line.priority != "B" or not is_imet(program, p, today):
        return
    plan = measures.of_line(line, course, (program.program_label if program else None) or "")
    aids = words(p, AIDS, today)
    if not measures.educates(plan, aids):
        neither = f"neither{'' if course else ', since the line names no listed course'}"
        said = "English language training, laboratories or books" if plan.e_imet else neither
        yield Finding(
            "Priority B is for professional military education and E-IMET; the course list marks the course as "
            f"{said}.",
            fields=("priority", "course_id"),
            inputs=shown(priority="B", professional_military_education="no", E_IMET="yes" if plan.e_imet else "no",
                         English="yes" if measures.of_language(plan, aids) else "no"),
        )  # fmt: skip
    year = program.fiscal_year if program else None
    if measures.late_team(plan, year or 0):
        yield Finding(
            "A mobile training team cannot run in the fifth quarter.",
            fields=("avail_qtr", "start_date"),
            inputs=shown(quarter=line.avail_qtr, starts_on=line.start_date, program_year=year),
        )


@rule(
    "PLN-18",
    Strength.INFORM,
    "JSCET 3-14b, 3-14c(4)",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=is_ahead,
    policy=("case.labels",),
    says="Training bought from a company directly is not managed here and has no administrative support.",
    clears="The case that pays, or another kind of training.",
)
def bought_directly(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-18: training by a contractor that no case pays."""
    if training_type(the_line(f), the_course(f)) == "CONTRACTOR" and not runs_on_case(
        the_program(f), p, today
    ):
        yield Finding(
            "A contractor trains and no case pays: what the country buys directly has no administrative support.",
            fields=("training_type", "program_id"),
            inputs=shown(kind_of_training="CONTRACTOR", case=None),
        )


@rule(
    "PLN-19",
    Strength.INFORM,
    "JSCET 3-7f",
    subject="training_line",
    tag="S20",
    reads=(COURSE,),
    when=is_ahead,
    says="Technical skills from this training are not used to train third countries without the consent of the United "
    "States, asked for by diplomatic note.",
    clears="Nothing to do; tell the student and the country.",
)
def skills_stay(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-19: told of courses about one piece of equipment."""
    course = the_course(f)
    if course is not None and course.equipment_specific:
        yield Finding(
            "The skills may not be used to train third countries without the consent of the United States.",
            fields=("course_id",),
            inputs=shown(about_one_equipment="yes"),
        )


@rule(
    "PLN-22",
    Strength.INFORM,
    "JSCET 3-7i",
    subject="training_line",
    tag="S20",
    reads=(COURSE,),
    when=is_ahead,
    says="Training at a civil agency that follows on ends the sponsorship, unless DSCA waives this.",
    clears="The reference of DSCA's waiver on the line.",
)
def follow_on_ends_sponsorship(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-22: a later course of a WCN at a civilian institution, without a waiver."""
    line = the_line(f)
    if line.waiver_ref or is_first_of_wcn(line) or training_type(line, the_course(f)) != "CIVILIAN":
        return
    yield Finding(
        "The course follows at a civilian institution; security cooperation sponsorship ends there unless DSCA waives "
        "it.",
        fields=("waiver_ref",),
        inputs=shown(suffix=line.line_suffix, waiver=None),
    )


@rule(
    "CTF-08",
    Strength.INFORM,
    "JSCET 3-6i",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=is_ahead,
    policy=("exchange.unit_labels", "exchange.years"),
    says="In an exchange of units the other side gives the like within a year, or pays.",
    clears="Nothing to do; the finding ends when training begins.",
)
def exchange_is_returned(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-08: a line of an exchange that is no professional military education."""
    line, course, program = the_line(f), the_course(f), the_program(f)
    label = program.program_label if program else None
    if label not in words(p, "exchange.unit_labels", today) or (course is not None and course.pme_flag):
        return
    until = years_after(line.end_date, p.whole("exchange.years", today))
    by = f"by {show_date(until)}" if until else "within a year"
    yield Finding(
        f"It is an exchange: the other side gives the like {by}, or pays.",
        fields=("program_id",),
        inputs=shown(program=label, ends_on=line.end_date),
    )


def _case(f: Facts) -> TrainingProgram:
    assert isinstance(f.record, TrainingProgram)
    return f.record


@rule(
    "FMS-02",
    Strength.INFORM,
    "JSCET 3-5c; SAMM C2.1.6.4.3",
    subject="training_program",
    tag="S01 S20",
    reads=(CASE,),
    when=While(lambda row: row.stored.get("case_id") is not None),
    says="A yearly training program normally runs on a blanket order case.",
    clears="Nothing to do where the case is meant so.",
)
def blanket_is_normal(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-02: the case file says that the case is no blanket order."""
    case = f.one(CASE)
    order = case.get("order_type") if case is not None else None
    if case is not None and order not in (None, "BLANKET"):
        yield Finding(
            "The case is no blanket order; for a yearly training program that is normal.",
            fields=("case_id",),
            inputs=shown(order=case.fields["order_type"].show(order)),
        )


def _not_offered(row: Kind) -> bool:
    return is_case(row) and all(
        row.stored.get(key) is None for key in ("loa_accepted_on", "case_implemented_on")
    )


@rule(
    "FMS-09",
    Strength.INFORM,
    "SAMM C5.4.8.9; JSCET 3-16g",
    subject="training_program",
    tag="S20 S31",
    when=While(_not_offered),
    says="The offer states what the country has to do: pay and allowances, housing, medical care, insurance, qualified "
    "students, supervision.",
    clears="The day the offer was accepted.",
)
def duties_in_the_offer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-09: told while an offer with training is not accepted."""
    yield Finding(
        "See that the offer states the country's duties: pay and allowances, housing, medical care, insurance, "
        "qualified students, supervision.",
        fields=("loa_accepted_on",),
        inputs=shown(case=_case(f).fms_case_id, LOA_accepted_on=None),
    )


@rule(
    "CTF-06",
    Strength.WARN,
    "DSCA Policy 24-90",
    subject="training_program",
    tag="S45",
    when=While(
        lambda row: row.stored.get("program_label") is not None and row.stored.get("fiscal_year") is not None
    ),
    policy=("section346.label", "section346.first_year"),
    says="Training under 10 U.S.C. 346 has a program label of its own, from fiscal year 2025 on.",
    clears="The label or the fiscal year of the program.",
)
def label_of_section_346(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-06: the label on a program of a year before it came."""
    program = _case(f)
    label, first = p.text("section346.label", today, "LM"), p.whole("section346.first_year", today)
    if program.program_label == label and (program.fiscal_year or first) < first:
        yield Finding(
            f"The label {label} is used from FY {first} on; the program is of FY {program.fiscal_year}.",
            fields=("program_label", "fiscal_year"),
            inputs=shown(label=label, fiscal_year=program.fiscal_year, first_year=first),
        )


def _has_total(row: Kind) -> bool:
    """Whether a line says what it costs and is still ahead: what a report published stands as it was printed."""
    values = row.stored
    if values.get("line_status") in CLOSED_LINES or values.get("report_years") is not None:
        return False
    return values.get("total_cost") is not None


@rule(
    "PLN-R-TOTAL",
    Strength.INFORM,
    "JSCET 3-9k",
    subject="training_line",
    tag="S11",
    when=While(_has_total),
    says="The total of a training line is its quantity times its unit cost, with other cost and living allowance.",
    clears="The total, or the part of it that is not right.",
)
def total_is_made_of_its_parts(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """Training reference 3.5: a total that its parts do not make, as a sheet or a person gave it."""
    line = the_line(f)
    made, total = cost_of_line(line.stored), line.total_cost
    if made is None or total is None or made == total:
        return
    other, allowance = line.other_cost, line.tla_cost
    parts = ("quantity", "unit cost", *["other cost"] * bool(other), *["living allowance"] * bool(allowance))
    yield Finding(
        f"The total is {show_money(total)}; {listed(parts)} make {show_money(made)}.",
        fields=("total_cost", *COST_PARTS),
        inputs=shown(
            quantity=1 if line.quantity is None else line.quantity, unit_cost=_money(line.unit_cost),
            other_cost=_money(other), living_allowance=_money(allowance), total=_money(total),
        ),
    )  # fmt: skip


def _money(cents: int | None) -> str | None:
    return None if cents is None else show_money(cents)
