"""The tuition rate of an FMS case: by IMET in the year of its acceptance, one on a line, and what changes later."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.calendar import fiscal_year
from models.findings import Finding, LooksAgain, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.order import country_of, is_imet, rows, shown
from models.training.programs import TrainingProgram
from models.training.rules_cases import is_case, the_case

COUNTRY = "country_id"
OTHERS = "country_id.training_program<country_id"
YEARS = "country_id.training_year<country_id[fiscal_year,receives_imet]"
RECEIVED = (COUNTRY, OTHERS, YEARS)
"""What tells whether the country receives IMET in a year."""
FULL, INCREMENTAL = "A", "C"


def receives_imet(f: Facts, year: int, p: Policy, today: date) -> bool | None:
    """Whether the country receives IMET in a fiscal year (training reference 10.5).

    The record of that training year decides; else an IMET program of the year, for the current year the country's own
    record; None when none of them tells.
    """
    told = next((each.get("receives_imet") for each in f.all(YEARS) if each.get("fiscal_year") == year), None)
    if told is not None:
        return bool(told)
    programs = rows(f, OTHERS, TrainingProgram)
    if any(each.fiscal_year == year and is_imet(each, p, today) for each in programs):
        return True
    country = country_of(f)
    return country.receiving_imet if country is not None and year == fiscal_year(today) else None


def _next_year(today: date) -> LooksAgain:
    return LooksAgain(date(fiscal_year(today), 10, 1))


def _since_sale(f: Facts, p: Policy, today: date) -> tuple[str | None, bool | None]:
    """The rate of a case of the country's own money, and whether the country receives IMET now; nothing of a case
    whose rate is wrong already by the year of its acceptance.
    """
    program, country = the_case(f), country_of(f)
    if not _nationally_funded(f) or country is None or program.loa_accepted_on is None:
        return None, None
    year = fiscal_year(program.loa_accepted_on)
    then, now = receives_imet(f, year, p, today), _receives_now(f, p, today)
    return program.tuition_rate if then is not now else None, now


def _receives_now(f: Facts, p: Policy, today: date) -> bool | None:
    """Whether the country receives IMET in the current year: as the training year says, else the country's record."""
    now = fiscal_year(today)
    told = next((each.get("receives_imet") for each in f.all(YEARS) if each.get("fiscal_year") == now), None)
    country = country_of(f)
    return bool(told) if told is not None else country.receiving_imet if country is not None else None


def _nationally_funded(f: Facts) -> bool:
    """Whether the country's own money pays: an FMS case that is not U.S. funded, no FMF."""
    program = the_case(f)
    return not program.us_funded and program.program_label == "FMS"


@rule(
    "FMS-03",
    Strength.WARN,
    "SAMM C9.4.3.1",
    subject="training_program",
    tag="S32",
    reads=RECEIVED,
    when=is_case,
    policy=("imet.label_prefix",),
    says="A country that receives IMET in the fiscal year it accepts the offer pays rate C (incremental), another one "
    "rate A (full); the rate is fixed at the sale.",
    clears="The rate of the offer, or what the country received in that year.",
)
def right_rate(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-03: tuition rate against IMET in the year of acceptance; rates B, D and E are the office's own."""
    program = the_case(f)
    accepted, rate = program.loa_accepted_on, program.tuition_rate
    if accepted is None or not _nationally_funded(f) or rate not in (None, FULL, INCREMENTAL):
        return
    yield _next_year(today)
    year = fiscal_year(accepted)
    receives = receives_imet(f, year, p, today)
    if receives is None:
        return
    right = INCREMENTAL if receives else FULL
    if rate != right:
        did = "received" if receives else "did not receive"
        yield Finding(
            f"The country {did} IMET in FY {year}, when it accepted the offer: rate {right} is due"
            + (f", and rate {rate} is recorded." if rate else "; no rate is recorded."),
            fields=("tuition_rate", "loa_accepted_on"),
            inputs=shown(
                LOA_accepted_on=accepted, tuition_rate=rate, IMET_received="yes" if receives else "no"
            ),
            sum=f"FY {year}: IMET {'yes' if receives else 'no'}, so rate {right}",
        )


@rule(
    "FMS-03.mixed",
    Strength.WARN,
    "SAMM C9.4.3.1",
    subject="training_program",
    tag="S32",
    reads=(COUNTRY, OTHERS),
    when=is_case,
    says="One line of a case has one tuition rate; A and C are never mixed on it.",
    clears="A case line of its own for each rate.",
)
def one_rate_on_a_line(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-03: the same case line is recorded with the other rate elsewhere."""
    program = the_case(f)
    if not program.fms_case_id or program.tuition_rate not in (FULL, INCREMENTAL):
        return
    for other in rows(f, OTHERS, TrainingProgram):
        same = (other.fms_case_id, other.fms_case_line) == (program.fms_case_id, program.fms_case_line)
        if same and other.tuition_rate in (FULL, INCREMENTAL) and other.tuition_rate != program.tuition_rate:
            yield Finding(
                f"Line {program.fms_case_line or 'without a number'} of case {program.fms_case_id} has rate "
                f"{program.tuition_rate} here and rate {other.tuition_rate} in {other.program_name}.",
                fields=("tuition_rate", "fms_case_line"),
                inputs=shown(tuition_rate=program.tuition_rate, other_rate=other.tuition_rate),
            )


@rule(
    "FMS-03.added",
    Strength.INFORM,
    "SAMM C9.4.3.1",
    subject="training_program",
    tag="S32",
    reads=RECEIVED,
    when=is_case,
    policy=("imet.label_prefix",),
    says="Students and courses added after the country lost IMET go on a new line at the full price.",
    clears="Nothing to do for those already on the line.",
)
def added_after_imet(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-03: a line at rate C of a country that receives no IMET now."""
    yield _next_year(today)
    if _since_sale(f, p, today) == (INCREMENTAL, False):
        yield Finding(
            "The country receives no IMET now: students and courses added go on a new line at rate A.",
            fields=("tuition_rate",),
            inputs=shown(tuition_rate=INCREMENTAL, receives_IMET="no"),
        )


@rule(
    "FMS-04",
    Strength.INFORM,
    "SAMM C9.4.3.1.2.4",
    subject="training_program",
    tag="S32",
    reads=RECEIVED,
    when=is_case,
    policy=("imet.label_prefix",),
    says="When a country begins to receive IMET, an amendment takes unobligated full-price money off the line and "
    "adds a line at rate C, for students who start after the amendment.",
    clears="The amendment, with the new line as a program of its own.",
)
def imet_since_then(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """FMS-04: a line at rate A of a country that receives IMET now."""
    yield _next_year(today)
    if _since_sale(f, p, today) == (FULL, True):
        yield Finding(
            "The country receives IMET now: unobligated money at rate A may move to a new line at rate C, for "
            "students who start after the amendment.",
            fields=("tuition_rate",),
            inputs=shown(tuition_rate=FULL, receives_IMET="yes"),
        )
