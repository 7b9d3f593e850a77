"""What an FMS case may pay and needs: stand-alone line, allowance, clothing, attrition, quarters, contractors."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.training.of_line import (
    COURSE,
    PROGRAM,
    is_ahead,
    length_of,
    still_open,
    the_course,
    the_line,
    the_program,
    told_days,
    training_type,
    without_fifth_quarter,
)
from models.training.order import runs_on_case, shown, words
from models.training.programs import TrainingProgram

CASE = ("case.labels",)


def _is_case(record: Kind) -> bool:
    """Whether a program has anything of a case; grants of past years, thousands of them, have nothing."""
    keys = ("fms_case_id", "loa_accepted_on", "tuition_rate", "case_tla_line")
    return any(record.stored.get(key) is not None for key in keys)


is_case = While(_is_case)
"""While a program is an FMS case by its record."""


def the_case(f: Facts) -> TrainingProgram:
    """The subject of a rule about a case."""
    assert isinstance(f.record, TrainingProgram)
    return f.record


@rule(
    "FMS-05",
    Strength.WARN,
    "SAMM C2.1.6.4.2; DSCA Policy 22-49",
    subject="training_program",
    tag="S01 S39 S42",
    when=is_case,
    policy=("case.allowance_needs_approval",),
    on="loa_accepted_on",
    says="The country normally pays its students itself; until November 2022 an allowance line on a case needed "
    "DSCA's approval before the offer.",
    clears="The approval, in the note on the program's authority.",
)
def allowance_line_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-05: an allowance line of an offer accepted while it needed an approval, and none noted."""
    program = the_case(f)
    accepted = program.loa_accepted_on
    if not program.case_tla_line or accepted is None or program.authority_note:
        return
    if p.flag("case.allowance_needs_approval", accepted):
        yield Finding(
            "The case pays a living allowance; DSCA's approval before the offer is not noted.",
            fields=("case_tla_line", "authority_note"),
            inputs=shown(LOA_accepted_on=accepted, living_allowance_line="yes", authority=None),
        )


@rule(
    "FMS-05.limit",
    Strength.WARN,
    "SAMM C2.1.6.4.2; DSCA Policy 09-24",
    subject="training_line",
    tag="S42",
    reads=(PROGRAM,),
    when=is_ahead,
    policy=CASE,
    says="The limit of an allowance that a case pays stands in the offer and in the travel order.",
    clears="The living allowance on the line.",
)
def allowance_limit(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-05: a case pays the allowance, and the line has no sum for the order."""
    line, program = the_line(f), the_program(f)
    if program is None or not program.case_tla_line or not runs_on_case(program, p, today):
        return
    if line.tla_authorised and line.tla_cost is None:
        yield Finding(
            "The case pays a living allowance; its limit for the order is not recorded.",
            fields=("tla_cost",),
            inputs=shown(allowance_authorized="yes", living_allowance=None),
        )


@rule(
    "FMS-06",
    Strength.WARN,
    "DSCA Policy 22-49",
    subject="training_program",
    tag="S39",
    when=is_case,
    policy=("case.labels", "case.needs_training_line"),
    on="loa_accepted_on",
    says="A case with training has a stand-alone training line, since November 2022.",
    clears="“Stand-alone training line” set to yes on the program.",
)
def has_training_line(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-06: no stand-alone line on an offer accepted since it is needed, or not accepted yet."""
    program = the_case(f)
    accepted = program.loa_accepted_on
    if program.standalone_training_line or not runs_on_case(program, p, accepted or today):
        return
    if p.flag("case.needs_training_line", accepted or today):
        yield Finding(
            "No stand-alone training line is recorded for the case.",
            fields=("standalone_training_line",),
            inputs=shown(
                LOA_accepted_on=accepted, stand_alone_training_line=program.standalone_training_line
            ),
        )


@rule(
    "FMS-08",
    Strength.WARN,
    "SAMM C2.1.6.4.2",
    subject="training_line",
    tag="S01 I",
    reads=(PROGRAM, COURSE),
    when=is_ahead,
    policy=CASE,
    says="Special clothing and equipment, as for flying or diving, is in the case or paid by the student or his "
    "government when issued; the order says which.",
    clears="Who pays it, recorded on the line.",
)
def clothing_said(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-08: hazardous duty on a case line, and nothing said of clothing and equipment."""
    line, course = the_line(f), the_course(f)
    if course is None or not course.hazardous_flag or line.special_clothing is not None:
        return
    if runs_on_case(the_program(f), p, today):
        yield Finding(
            "The course is hazardous duty; it is not said whether the case pays special clothing and equipment.",
            fields=("special_clothing",),
            inputs=shown(hazardous_duty="yes", clothing_and_equipment=None),
        )


@rule(
    "FMS-11",
    Strength.INFORM,
    "JSCET 3-20; SAMM C9.4.3.5",
    subject="training_program",
    tag="S20 S32",
    when=is_case,
    policy=("case.rates_without_attrition",),
    on="loa_accepted_on",
    says="Where the price has no attrition charge, the country states that it is liable for damaged equipment.",
    clears="Nothing to do; the statement is part of the offer.",
)
def liable_for_damage(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-11: a rate that has a liability statement instead of attrition."""
    program = the_case(f)
    on = program.loa_accepted_on or today
    if program.tuition_rate in words(p, "case.rates_without_attrition", on):
        yield Finding(
            f"Rate {program.tuition_rate} has no attrition charge: the offer states the country's liability for "
            "damaged equipment.",
            fields=("tuition_rate",),
            inputs=shown(tuition_rate=program.tuition_rate),
        )


@rule(
    "FMS-12",
    Strength.WARN,
    "JSCET 3-5b",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=still_open,
    policy=CASE,
    says="FMS has no fifth quarter: training that starts from October on is of the new year.",
    clears="The record of the case for the right year, or another quarter on the line.",
)
def case_without_fifth_quarter(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-12: a line of a case in the fifth quarter, by its quarter or its start."""
    line, program = the_line(f), the_program(f)
    if program is not None and runs_on_case(program, p, today):
        yield from without_fifth_quarter("A case", program, line)


@rule(
    "FMS-13",
    Strength.INFORM,
    "JSCET 3-14a",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM, COURSE),
    when=is_ahead,
    policy=("case.labels", "fsp.min_weeks"),
    says="Training by a contractor under a case has the same vetting, order and reports as DoD training, and a Field "
    "Studies Program from four weeks on.",
    clears="Nothing to do; the gates of the order are the same.",
)
def contractor_training(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-13: contractor training under a case, long enough for the Field Studies Program."""
    line, course = the_line(f), the_course(f)
    days = length_of(line, course)
    if days is None or training_type(line, course) != "CONTRACTOR":
        return
    weeks = p.whole("fsp.min_weeks", today)
    if days >= weeks * 7 and runs_on_case(the_program(f), p, today):
        yield Finding(
            f"Contractor training of {told_days(days)} days includes a Field Studies Program.",
            fields=("training_type",),
            inputs=shown(days=told_days(days), weeks=weeks),
            sum=f"{told_days(days)} days >= {weeks} x 7 = {weeks * 7} days",
        )
