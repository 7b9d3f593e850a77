"""The counterterrorism fellowship program (CTFP) and exchanges: approval, program year, who pays the allowance."""

from collections.abc import Iterator
from datetime import date

from models.calendar import ONE_DAY, fiscal_year
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.of_line import (
    PROGRAM,
    is_ahead,
    not_completed,
    still_open,
    the_line,
    the_program,
    without_fifth_quarter,
)
from models.training.order import shown, words
from models.training.programs import TrainingProgram

CTFP = ("ctfp.labels",)


def _labelled(f: Facts, p: Policy, key: str, today: date) -> TrainingProgram | None:
    program = the_program(f)
    return program if program is not None and program.program_label in words(p, key, today) else None


@rule(
    "CTF-03",
    Strength.WARN,
    "JSCET 3-11c(4)",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=not_completed,
    policy=CTFP,
    says="A CTFP line is added, changed or deleted only with the written approval of the command's coordinator and "
    "OSD.",
    clears="The reference of the approval, recorded on the line.",
)
def ctfp_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-03: a CTFP line, cancelled ones too, without the reference of its approval."""
    if not the_line(f).ctfp_approval_ref and _labelled(f, p, "ctfp.labels", today):
        yield Finding(
            "The written approval of the command's coordinator and OSD is not recorded.",
            fields=("ctfp_approval_ref",),
            inputs=shown(CTFP_approval=None),
        )


@rule(
    "CTF-04",
    Strength.WARN,
    "JSCET 3-6o",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=still_open,
    policy=CTFP,
    says="CTFP has no fifth quarter: training that starts from October on is of the new year's program.",
    clears="The program of the right year, or another quarter on the line.",
)
def ctfp_within_the_year(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-04: a CTFP line in the fifth quarter, by its quarter or its start."""
    line, program = the_line(f), _labelled(f, p, "ctfp.labels", today)
    if program is not None:
        yield from without_fifth_quarter("CTFP", program, line)


@rule(
    "CTF-04.split",
    Strength.INFORM,
    "JSCET 3-6o",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=still_open,
    policy=CTFP,
    says="The living allowance of CTFP training across 1 October is split between the fiscal years.",
    clears="Nothing to do.",
)
def ctfp_allowance_split(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-04: days of the allowance in each fiscal year, when training lies in two."""
    line = the_line(f)
    first, last = line.report_date or line.start_date, line.end_date
    if line.tla_authorised is not True or not first or not last or not _labelled(f, p, "ctfp.labels", today):
        return
    parts = by_fiscal_year(first, last)
    if len(parts) > 1:
        told = ", ".join(
            f"{days} {'day' if days == 1 else 'days'} of FY {year}" for year, days in parts.items()
        )
        yield Finding(
            f"The living allowance is split between the years: {told}.",
            fields=("tla_cost",),
            inputs=shown(reports_on=first, ends_on=last),
            sum=" + ".join(f"{days}" for days in parts.values()) + f" = {(last - first).days + 1} days",
        )


def by_fiscal_year(first: date, last: date) -> dict[int, int]:
    """Days from one day to another, both included, by fiscal year; empty when the days are turned round."""
    parts: dict[int, int] = {}
    while first <= last:
        end = min(last, date(fiscal_year(first), 9, 30))
        parts[fiscal_year(first)] = (end - first).days + 1
        first = end + ONE_DAY
    return parts


@rule(
    "CTF-07",
    Strength.INFORM,
    "JSCET 3-6h",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=is_ahead,
    policy=("exchange.labels",),
    says="Under a one-for-one exchange each country pays its own student's living allowance.",
    clears="“Allowance authorized” set to no on the line.",
)
def exchange_pays_its_own(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-07: an exchange line on which the United States pays the allowance."""
    if the_line(f).tla_authorised and _labelled(f, p, "exchange.labels", today):
        yield Finding(
            "It is an exchange: the country pays its student's living allowance.",
            fields=("tla_authorised",),
            inputs=shown(allowance_authorized="yes"),
        )
