"""What rules ask of prominent graduates: what makes them so, what the report tells, and whether it still holds."""

from collections.abc import Iterator
from datetime import date

from models.calendar import months_after
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.planning.of_year import day_after
from models.planning.prominence import ProminentPerson
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import listed
from models.training.order import shown, words

POSITIONS = "prominent_position<person_id"
TRAININGS = "prominent_training<person_id"
TRAINING = {
    "trained_in": "course", "trained_at": "place", "rank_then": "rank then", "years_attended": "years",
    "paid_by": "who paid",
}  # fmt: skip


def _serves(row: Kind) -> bool:
    return row.stored.get("deceased_on") is None and row.stored.get("retired_on") is None


in_public_life = While(_serves)
"""Until a graduate retired or died."""


def _of(category: str) -> While:
    return While(lambda row: row.stored.get("person_category") == category and _serves(row))


def _person(f: Facts) -> ProminentPerson:
    assert isinstance(f.record, ProminentPerson)
    return f.record


@rule(
    "RPT-01.person",
    Strength.WARN,
    "SAMM C2.1.6.9.4.1",
    subject="prominent_person",
    tag="S01 S09",
    when=in_public_life,
    policy=("prominence.months",),
    says="Each year somebody looks whether the entry of a prominent graduate still holds.",
    clears="The day it was confirmed, or that the graduate retired or died.",
)
def confirmed_within_a_year(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """RPT-01: an entry that nobody confirmed within twelve months."""
    confirmed = _person(f).confirmed_on
    if confirmed is None:
        yield Finding(
            "Nobody has confirmed the entry.", fields=("confirmed_on",), inputs=shown(confirmed_on=None)
        )
        return
    months = p.whole("prominence.months", confirmed)
    last = months_after(confirmed, months)
    if today <= last:
        yield LooksAgain(day_after(last))
        return
    yield Finding(
        f"The entry was last confirmed on {show_date(confirmed)}.",
        since=day_after(last),
        fields=("confirmed_on",),
        inputs=shown(confirmed_on=confirmed, months=months),
        sum=f"{show_date(confirmed)} + {months} months = {show_date(last)}",
    )


@rule(
    "RPT-02",
    Strength.WARN,
    "SAMM C10.21.1",
    subject="prominent_person",
    tag="S09",
    when=_of("MILITARY"),
    policy=("prominence.flag_grades", "prominence.military"),
    says="General and flag officers are prominent; lower ones when they head a service, are senior aides or senior "
    "staff, command a training base or an elite unit, or are attaché in a major capital.",
    clears="The U.S. grade of a general officer, or why the graduate is prominent.",
)
def military_guidance(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """RPT-02: a military graduate below the general officers whom none of the guidance names."""
    row = _person(f)
    if row.us_grade in words(p, "prominence.flag_grades", today):
        return
    if row.prominence_basis not in words(p, "prominence.military", today):
        yield Finding(
            "Neither the grade nor the guidance for the military makes the graduate prominent.",
            fields=("us_grade", "prominence_basis"),
            inputs=shown(grade=row.us_grade, why_prominent=row.prominence_basis),
        )


@rule(
    "RPT-03",
    Strength.WARN,
    "SAMM C10.21.1",
    subject="prominent_person",
    tag="S09",
    when=_of("CIVILIAN"),
    policy=("prominence.civilian",),
    says="Prominent civilians are heads of state and royalty, members of cabinet and parliament, ambassadors, leaders "
    "in business and other civil leaders; the office judges the equal U.S. grade.",
    clears="Why the graduate is prominent, and the equal grade.",
)
def civilian_guidance(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """RPT-03: a civilian graduate whom none of the guidance names, or whose equal grade nobody judged."""
    row = _person(f)
    if row.prominence_basis not in words(p, "prominence.civilian", today):
        yield Finding(
            "None of the guidance for civilians makes the graduate prominent.",
            fields=("prominence_basis",),
            inputs=shown(why_prominent=row.prominence_basis),
        )
    if row.us_grade is None:
        yield Finding(
            "The equal U.S. grade has not been judged.", fields=("us_grade",), inputs=shown(grade=None)
        )


@rule(
    "RPT-04",
    Strength.WARN,
    "SAMM C10.21.1.3, Table C10.T11",
    subject="prominent_person",
    tag="S09",
    reads=(POSITIONS, TRAININGS),
    when=While(lambda row: row.stored.get("deceased_on") is None),
    says="The report names new graduates and what changed on earlier ones: grade, all positions and how they were "
    "obtained, and the training with place, rank, years and who paid.",
    clears="What is missing, on the graduate, the positions and the training.",
)
def report_is_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:  # noqa: ARG001
    """RPT-04: what the report asks for and the records do not tell."""
    row = _person(f)
    own = {"person_category": "whether military or civilian", "own_grade": "the grade in the own service"}
    fields = tuple(key for key in own if row.get(key) is None)
    told = [own[key] for key in fields]
    told += list(_of_positions(f)) + list(_of_training(f))
    if told:
        yield Finding(f"The report lacks {listed(told)}.", fields=fields, inputs=shown(missing=len(told)))


def _of_positions(f: Facts) -> Iterator[str]:
    held = f.all(POSITIONS)
    if not held:
        yield "a position"
    if how := [
        each.get("position_title") or "a position" for each in held if each.get("obtained_by") is None
    ]:
        yield f"how {listed(how)} {'was' if len(how) == 1 else 'were'} obtained"


def _of_training(f: Facts) -> Iterator[str]:
    rows = f.all(TRAININGS)
    if not rows:
        yield "the training"
    empty = [word for key, word in TRAINING.items() if any(not each.get(key) for each in rows)]
    if empty:
        yield f"{listed(empty)} of the training"
