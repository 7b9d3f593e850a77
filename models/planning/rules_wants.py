"""What rules ask of requirements, teams and the purpose of each line (JSCET 3-2, 3-3h; SAMM C2.1.3)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Callable, Iterator
from datetime import date

from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.planning.of_year import IMET, begins_on, ends_on
from models.planning.purposes import Objective, Requirement
from models.planning.requests import TrainingTeam
from models.policy import Policy
from models.rules import Check, Facts, While, Yield, rule
from models.text import listed
from models.training.of_line import is_asked_for, the_line
from models.training.order import is_imet, shown
from models.training.programs import TrainingProgram

SIBLINGS = "country_id.requirement<country_id[requirement_fy,requirement_rank,requirement_title]"
OBJECTIVE, REQUIREMENT = "objective_id", "requirement_id"
THROUGH = "requirement_id.objective_id"
PROGRAM = "program_id"
ASKED = {"asked_by": "who asked", "asked_through": "through which channel", "asked_on": "on which day"}


def _unanswered(row: Kind) -> bool:
    return row.stored.get("service_answer") is None


@rule(
    "PLN-02",
    Strength.WARN,
    "JSCET 3-2a",
    subject="requirement",
    tag="S20",
    when=While(_unanswered),
    says="Training is asked for by the partner's government through proper channels; the office advises and never "
    "implies a commitment of the United States.",
    clears="Who asked, through which channel, and when.",
)
def asked_properly(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-02: a requirement without who asked for it, and how."""
    if missing := tuple(key for key in ASKED if not f.record.get(key)):
        yield Finding(
            f"It is not recorded {listed(ASKED[key] for key in missing)}.",
            fields=missing,
            inputs=shown(asked_by=f.record.get("asked_by"), through=f.record.get("asked_through")),
        )


def _ranked(row: Kind) -> bool:
    return all(
        row.stored.get(key) is not None for key in ("requirement_rank", "requirement_fy", "country_id")
    )


@rule(
    "CASE-P-07",
    Strength.WARN,
    "SAMM C2.1.3.4.2",
    subject="requirement",
    tag="S",
    reads=(SIBLINGS,),
    when=While(_ranked),
    says="All requirements are listed, whatever the money was in the past, and each has a rank of its own in its "
    "country and year.",
    clears="Another rank.",
)
def rank_once(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """P-07: another requirement of the country and year has the same rank."""
    row = f.record
    assert isinstance(row, Requirement)
    year, rank = row.requirement_fy, row.requirement_rank
    same = [
        each.get("requirement_title") or "one without a title"
        for each in f.all(SIBLINGS)
        if each.id != row.id and (each.get("requirement_fy"), each.get("requirement_rank")) == (year, rank)
    ]
    if same:
        yield Finding(
            f"Rank {rank} of FY {year} is also that of {listed(same)}.",
            fields=("requirement_rank",),
            inputs=shown(rank=rank, fiscal_year=year, requirements_of_that_rank=len(same) + 1),
        )


def _deferred(answer: str, reference: str) -> Check:
    """A check for what the service deferred: no certification or waiver is on record."""

    def check(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
        if not f.record.get(reference):
            yield Finding(
                "The service deferred it; it is not approved until DSCA certifies it or grants a waiver.",
                fields=(answer, reference),
                inputs=shown(answer="deferred", reference=None),
            )

    return check


def _is_deferred(answer: str) -> Callable[[Kind], bool]:
    return lambda row: row.stored.get(answer) == "DEFERRED"


for _id, _subject, _answer, _reference in (
    ("PLN-10", "requirement", "service_answer", "answer_ref"),
    ("PLN-10.team", "training_team", "team_answer", "team_ref"),
    ("PLN-10.onthejob", "ojt_request", "ojt_answer", "ojt_answer_ref"),
):
    rule(
        _id, Strength.WARN, "JSCET 3-10f", subject=_subject, tag="S20", when=While(_is_deferred(_answer)),
        says="What needs a special authority is deferred, and not approved until DSCA certifies it or grants a waiver.",
        clears="The reference of the certification or waiver.",
    )(_deferred(_answer, _reference))  # fmt: skip


def _team_open(row: Kind) -> bool:
    return row.stored.get("team_answer") != "DECLINED"


def _team_ends(row: Kind) -> date | None:
    found: date | None = row.get("team_to")
    return found


@rule(
    "IMT-11.team",
    Strength.BLOCK,
    "JSCET 3-3h",
    subject="training_team",
    tag="S20",
    reads=(PROGRAM,),
    when=While(_team_open, _team_ends),
    policy=IMET,
    says="Teams and tours under IMET stay within the fiscal year; those without a contract are back by 30 September.",
    clears="Days within the fiscal year, or that it is a contract team.",
)
def team_is_back(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-11: the days of a team against 1 October and 30 September; contract field services have a year more."""
    row, program = f.record, f.one(PROGRAM)
    assert isinstance(row, TrainingTeam)
    if isinstance(program, TrainingProgram) and not is_imet(program, p, today):
        return
    year, begins, ends = row.team_fy, row.team_from, row.team_to
    if year is None or row.team_kind == "CFS":
        return
    first, last = begins_on(year), ends_on(year)
    inputs = shown(first_day=begins, last_day=ends, fiscal_year=year)
    told = f"FY {year}: {show_date(first)} to {show_date(last)}"
    if begins is not None and not first <= begins <= last:
        yield Finding(f"It begins on {show_date(begins)}, outside FY {year}.", fields=("team_from", "team_fy"),
                      inputs=inputs, sum=told)  # fmt: skip
    if ends is not None and ends > last and not row.contract_team:
        yield Finding(f"It ends on {show_date(ends)}; a team without a contract is back by {show_date(last)}.",
                      fields=("team_to", "contract_team"), inputs=inputs, sum=told)  # fmt: skip


@rule(
    "PLN-06.team",
    Strength.WARN,
    "JSCET 3-10d(2)",
    subject="training_team",
    tag="S20",
    when=While(lambda row: row.stored.get("team_answer") is None),
    says="Teams and tours need a justification in writing; without it the working group deletes the line.",
    clears="The justification.",
)
def team_justified(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-06: a team or tour without its justification."""
    if not f.record.get("team_why"):
        yield Finding(
            "It has no justification in writing.", fields=("team_why",), inputs=shown(justification=None)
        )


@rule(
    "PLN-R-020",
    Strength.WARN,
    "SAMM C2.1.3.3.1",
    subject="training_line",
    tag="S",
    reads=(OBJECTIVE, REQUIREMENT, THROUGH),
    when=is_asked_for,
    says="Training supports an objective of the Country Plan.",
    clears="The objective on the line, or on the requirement it answers.",
)
def supports_an_objective(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """R-020: a planned line without an objective, or with one that was given up."""
    line = the_line(f)
    found = f.one(OBJECTIVE) or f.one(THROUGH)
    if not isinstance(found, Objective):
        yield Finding(
            "The line names no objective of the Country Plan.",
            fields=("objective_id", "requirement_id"),
            inputs=shown(objective=None, requirement="named" if line.requirement_id else None),
        )
    elif found.dropped_on is not None and found.dropped_on <= today:
        yield Finding(
            f"The objective of the line was dropped on {show_date(found.dropped_on)}.",
            fields=("objective_id",),
            inputs=shown(objective=found.objective_title, dropped_on=found.dropped_on),
        )
