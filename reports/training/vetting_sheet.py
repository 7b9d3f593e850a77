"""The vetting submission sheet: what human-rights and DoD vetting ask for, person by person, unit by unit.

Orders issued on incomplete bio data were one audited failure (DODIG-2023-036): who lacks an entry is listed and left
out. No answer of any vetting stands here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.paper.document import MUTED
from reports.training.common import CELL, counted, shown

_PEOPLE = (
    Column("No.", 9, right=True),
    Column("Name; in own script", 34),
    Column("Sex", 12),
    Column("Born; place", 28),
    Column("Citizenship; passport", 24),
    Column("Rank; grade; number", 26),
    Column("Unit; position", 32),
    Column("Commander", 24),
    Column("Training", 36),
)
_UNITS = (Column("Unit; in own script", 50), Column("Belongs to", 36), Column("Commander", 34), Column("Garrison", 26),
          Column("Nominees", 12, right=True))  # fmt: skip
_FAMILY = (
    Column("No.", 9, right=True),
    Column("Name; in own script", 40),
    Column("Family of", 34),
    Column("Relationship", 16),
    Column("Sex", 10),
    Column("Born; place", 36),
    Column("Citizenship; passport", 30),
)
_LACKING = (Column("Name", 34), Column("Reports", 14), Column("What is missing", 80))


@dataclass(frozen=True, slots=True)
class Submitted:
    """One nominee as submitted; dates as dates, all else as printed."""

    name: str
    native_name: str
    sex: str
    born_on: date | None
    born_in: str
    citizenship: str
    passport_no: str
    passport_until: date | None
    rank: str
    grade: str
    service: str
    service_number: str
    unit: str
    unit_native: str
    position: str
    commander: str
    course: str
    place: str
    reports_on: date | None
    program: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """Somebody who travels with a nominee; DoD vetting is of the family too."""

    name: str
    native_name: str
    student: str
    relationship: str
    sex: str
    born_on: date | None
    born_in: str
    citizenship: str
    passport_no: str
    reports_on: date | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmittedUnit:
    """A unit of the nominees, for the vetting of units."""

    name: str
    native_name: str
    parent: str
    commander: str
    place: str
    nominees: int


@dataclass(frozen=True, slots=True)
class VettingFacts:
    """Who is submitted, with which family and units, and who was left out and why."""

    frame: Frame
    made_on: date
    note: str
    people: tuple[Submitted, ...]
    family: tuple[FamilyMember, ...]
    units: tuple[SubmittedUnit, ...]
    left_out: tuple[Submitted, ...]
    family_left_out: tuple[FamilyMember, ...]


def draw(facts: VettingFacts, page: Document) -> None:
    """A sentence on the count, the people, their families and units, who is left out."""
    page.heading("Vetting submission", level=1)
    page.paragraph(facts.note, MUTED)
    page.paragraph(_count(facts))
    if facts.people:
        page.table(_PEOPLE, [_person(at, each) for at, each in enumerate(facts.people, 1)], CELL)
    if facts.family:
        page.heading("Family members who travel", keep=44)
        page.table(_FAMILY, [_member(at, each) for at, each in enumerate(facts.family, 1)], CELL)
    if facts.units:
        page.heading("Units", keep=44)
        page.table(_UNITS, [_unit(each) for each in facts.units], CELL)
    _lacking(page, "Left out: bio data incomplete", (*facts.left_out, *facts.family_left_out))
    told: list[Submitted | FamilyMember] = [each for each in facts.people if each.missing]
    told += [each for each in facts.family if each.missing]
    _lacking(page, "Submitted although bio data is incomplete", told)


def _lacking(page: Document, heading: str, people: Sequence[Submitted | FamilyMember]) -> None:
    if people:
        page.heading(heading, keep=44)
        rows = [(_called(each), shown(each.reports_on), "; ".join(each.missing)) for each in people]
        page.table(_LACKING, rows, CELL)


def _called(each: Submitted | FamilyMember) -> str:
    return f"{each.name}, family of {each.student}" if isinstance(each, FamilyMember) else each.name


def _count(facts: VettingFacts) -> str:
    family = f" with {counted(len(facts.family), 'family member')}" if facts.family else ""
    told = (
        f"{counted(len(facts.people), 'nominee')}{family} of {counted(len(facts.units), 'unit')} submitted."
    )
    out = len(facts.left_out) + len(facts.family_left_out)
    return f"{told} {counted(out, 'person', 'people')} left out." if out else told


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _person(number: int, each: Submitted) -> tuple[str, ...]:
    until = f"valid until {shown(each.passport_until)}" if each.passport_until else ""
    reports = f"reports {shown(each.reports_on)}" if each.reports_on else ""
    return (
        str(number), _lines(each.name, each.native_name), each.sex, _lines(shown(each.born_on), each.born_in),
        _lines(each.citizenship, each.passport_no, until),
        _lines(each.rank, each.grade, each.service, each.service_number),
        _lines(each.unit, each.unit_native, each.position), each.commander,
        _lines(each.course, each.place, reports, each.program),
    )  # fmt: skip


def _member(number: int, each: FamilyMember) -> tuple[str, ...]:
    return (
        str(number), _lines(each.name, each.native_name), each.student, each.relationship, each.sex,
        _lines(shown(each.born_on), each.born_in), _lines(each.citizenship, each.passport_no),
    )  # fmt: skip


def _unit(each: SubmittedUnit) -> tuple[str, ...]:
    return (_lines(each.name, each.native_name), each.parent, each.commander, each.place, str(each.nominees))


def file_name(facts: VettingFacts) -> str:
    """`vetting_submission_2026-05-12.pdf`."""
    return f"vetting_submission_{facts.made_on.isoformat()}.pdf"


def _subject(facts: VettingFacts) -> str:
    return f"{counted(len(facts.people), 'nominee')}, {shown(facts.made_on)}"


def _across(facts: VettingFacts) -> bool:  # noqa: ARG001 - always on a turned page
    return False


VETTING_SHEET = Paper(
    name="vetting_sheet",
    title="Vetting submission",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
    upright=_across,
)
