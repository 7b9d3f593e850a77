"""Gathers the vetting submission of several nominees, and writes the same as a workbook.

What human-rights vetting asks of person and unit, and DoD vetting of the person, is bio data alone (training reference
3.2, 3.8; DODIG-2023-036). Answers of a vetting are not read here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from app import gather
from app.office import Office
from app.papers.frame import frame_of, words_of
from app.papers.training import parts_of, place_of, students_asked, title_of
from app.reader import Reader
from app.store import disk
from app.today import days
from models.kinds import Kind
from models.rules import Facts
from models.training import order
from models.training.derive import TRAVELLING, latest
from models.training.journey import LINES, journey_lines
from models.training.people import Dependent, Student
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport, SheetTable
from reports.sheets.xlsx_file import write_xlsx
from reports.training.vetting_sheet import FamilyMember, Submitted, SubmittedUnit, VettingFacts

PAPER = "vetting_sheet"
PATHS = ("country_id", "unit_id", "unit_id.parent_unit_id", LINES, f"{LINES}.course_id", f"{LINES}.program_id",
         "passport<student_id", order.DEPENDENTS)  # fmt: skip
WITH_INCOMPLETE = "with incomplete"
"""Said among the students, nominees whose bio data is incomplete are submitted all the same."""
NEEDED = (Student.surname, Student.first_name, Student.sex, Student.date_of_birth, Student.pob_city,
          Student.pob_country, Student.citizenship, Student.country_rank, Student.country_service)  # fmt: skip

FAMILY_NEEDED = (Dependent.surname, Dependent.first_name, Dependent.relationship, Dependent.sex,
                 Dependent.date_of_birth, Dependent.pob_city, Dependent.pob_country,
                 Dependent.citizenship)  # fmt: skip


def vetting_facts(_office: Office, reader: Reader, asked: str) -> VettingFacts:
    """The submission of the students asked for. Raises Usage and NotFound."""
    students, incomplete = asked_for(reader, asked)
    return vetting_of(reader, students, with_incomplete=incomplete)


def asked_for(reader: Reader, asked: str) -> tuple[list[Student], bool]:
    """The students that were named, and whether those with gaps go along."""
    parts = parts_of(asked)
    named = [each for each in parts if each.casefold() != WITH_INCOMPLETE]
    return students_asked(reader, named), len(named) < len(parts)


def covered(reader: Reader, asked: str) -> list[tuple[str, int]]:
    """Every student on the sheet, for the access log."""
    return [(Student.spec.name, row.id) for row in asked_for(reader, asked)[0]]


def vetting_of(reader: Reader, students: Sequence[Student], *, with_incomplete: bool = False) -> VettingFacts:
    """The submission of these students, by name; whoever lacks an entry is left out unless told otherwise."""
    found, ordered = _gathered(reader, students)
    people = [_person(reader, found[each.id]) for each in ordered]
    chosen = [each for each in people if with_incomplete or not each.missing]
    going = [
        found[row.id]
        for row, each in zip(ordered, people, strict=True)
        if with_incomplete or not each.missing
    ]
    family = [member for facts in going for member in _family(reader, facts)]
    country = next(filter(None, map(order.country_of, found.values())), None) or days.home(reader)
    return VettingFacts(
        frame=frame_of(reader, country, as_of=reader.today),
        made_on=reader.today,
        note=words_of(reader, PAPER)["note"].text,
        people=tuple(chosen),
        family=tuple(each for each in family if with_incomplete or not each.missing),
        units=tuple(_units(going)),
        left_out=tuple(each for each in people if each.missing and not with_incomplete),
        family_left_out=tuple(each for each in family if each.missing and not with_incomplete),
    )


def gaps_of(reader: Reader, students: Sequence[Student]) -> list[tuple[int, Submitted | FamilyMember]]:
    """Who would be left out: nominees first, then family of those who go; each with the nominee's id."""
    found, ordered = _gathered(reader, students)
    people = [(row.id, _person(reader, found[row.id])) for row in ordered]
    nominees = [(each, person) for each, person in people if person.missing]
    family = [
        (each, member)
        for each, person in people if not person.missing
        for member in _family(reader, found[each]) if member.missing
    ]  # fmt: skip
    return [*nominees, *family]


def _gathered(reader: Reader, students: Sequence[Student]) -> tuple[dict[int, Facts], list[Student]]:
    """What is read of each, and the students in order of their names."""
    found = gather.facts_of(reader.connection, Student, students, PATHS)
    return found, sorted(students, key=lambda each: (each.sort_name or "", each.id))


def _person(reader: Reader, facts: Facts) -> Submitted:
    row = order.student(facts)
    unit, passport = facts.one("unit_id"), order.current_passport(facts)
    line = next(iter(journey_lines(facts.all(LINES))), None)
    course = facts.linked(line, "course_id") if line else None
    program = facts.linked(line, "program_id") if line else None
    return Submitted(
        name=row.full_name or row.shown_title,
        native_name=row.native_name or "",
        sex=reader.show(Student.sex, row.sex),
        born_on=row.date_of_birth,
        born_in=", ".join(filter(None, (row.pob_city, row.pob_province, row.pob_country))),
        citizenship=row.citizenship or "",
        passport_no=(passport.passport_no if passport else None) or "",
        passport_until=passport.passport_expiry if passport else None,
        rank=row.country_rank or "",
        grade=row.us_grade or "",
        service=reader.show(Student.country_service, row.country_service),
        service_number=row.country_service_number or "",
        unit=_of(unit, "unit_name"),
        unit_native=_of(unit, "unit_native_name"),
        position=row.position or "",
        commander=_of(unit, "unit_commander"),
        course=title_of(line, course) if line else "",
        place=place_of(line, course) if line else "",
        reports_on=row.next_report_on,
        program=_of(program, "program_name"),
        missing=tuple(_missing(row, unit, passport)),
    )


def _missing(row: Student, unit: Kind | None, passport: Kind | None) -> Iterable[str]:
    """What the vettings ask for and is not recorded, by the names of the fields."""
    for field in NEEDED:
        if not row.stored.get(field.key):
            yield field.label
    if unit is None:
        yield "Unit"
    elif not unit.get("unit_commander"):
        yield "Commander of the unit"
    if passport is None or not passport.get("passport_no"):
        yield "Passport number"


def _family(reader: Reader, facts: Facts) -> Iterable[FamilyMember]:
    """The family members who travel with a nominee, by name."""
    student = order.student(facts)
    held = [row for row in facts.all("passport<student_id") if row.get("dependent_id") is not None]
    members = [each for each in order.rows(facts, order.DEPENDENTS, Dependent) if each.travel in TRAVELLING]
    for row in sorted(members, key=lambda each: (each.sort_name or "", each.id)):
        passport = latest((each for each in held if each.get("dependent_id") == row.id), "passport_expiry")
        number = _of(passport, "passport_no")
        lacking = [field.label for field in FAMILY_NEEDED if not row.stored.get(field.key)]
        yield FamilyMember(
            row.full_name or row.shown_title, row.native_name or "", student.full_name or student.shown_title,
            reader.show(Dependent.relationship, row.relationship), reader.show(Dependent.sex, row.sex),
            row.date_of_birth, ", ".join(filter(None, (row.pob_city, row.pob_province, row.pob_country))),
            row.citizenship or "", number, student.next_report_on,
            tuple(lacking + ([] if number else ["Passport number"])),
        )  # fmt: skip


def _units(found: Iterable[Facts]) -> Iterable[SubmittedUnit]:
    rows = [(unit, facts) for facts in found if (unit := facts.one("unit_id")) is not None]
    count = Counter(unit.id for unit, _ in rows)
    for unit, facts in {unit.id: (unit, facts) for unit, facts in rows}.values():
        parent = facts.one("unit_id.parent_unit_id")
        yield SubmittedUnit(
            _of(unit, "unit_name"), _of(unit, "unit_native_name"), _of(parent, "unit_name"),
            _of(unit, "unit_commander"), _of(unit, "unit_place"), count[unit.id],
        )  # fmt: skip


def _of(row: Kind | None, key: str) -> str:
    return (row.get(key) if row is not None else None) or ""


# -- the workbook ----------------------------------------------------------------------------------------------------
_DATES = {"Date of birth", "Passport valid until", "Reports on"}
_COLUMNS = (
    "Surname and given names", "Name in own script", "Sex", "Date of birth", "Place of birth", "Citizenship",
    "Passport number", "Passport valid until", "Rank", "U.S. grade", "Service", "Service number", "Unit",
    "Unit in own script", "Position", "Commander", "Course", "Place", "Reports on", "Program", "Missing",
)  # fmt: skip

_FAMILY = ("Surname and given names", "Name in own script", "Family of", "Relationship", "Sex", "Date of birth",
           "Place of birth", "Citizenship", "Passport number", "Missing")  # fmt: skip


def write_vetting_sheet(office: Office, asked: str, target: Path) -> SheetReport:
    """Writes the submission as a workbook: people, units, and who was left out and why. Raises Trouble."""
    facts = vetting_facts(office, office.reader, asked)
    try:
        return write_xlsx(vetting_workbook(office, facts), target)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error


def vetting_workbook(office: Office, facts: VettingFacts) -> SheetFacts:
    """The sheets of a submission."""
    units = SheetTable(
        "Units",
        tuple(
            map(
                SheetColumn, ("Unit", "Unit in own script", "Belongs to", "Commander", "Garrison", "Nominees")
            )
        ),
        tuple((u.name, u.native_name, u.parent, u.commander, u.place, str(u.nominees)) for u in facts.units),
    )
    family = SheetTable(
        "Family",
        tuple(SheetColumn(each, SheetKind.DATE if each in _DATES else SheetKind.TEXT) for each in _FAMILY),
        tuple(_member(each) for each in facts.family),
    )
    left = SheetTable(
        "Left out",
        tuple(map(SheetColumn, ("Name", "Reports on", "Missing"))),
        (*map(_lacking, facts.left_out), *map(_lacking, facts.family_left_out)),
    )
    return SheetFacts(
        title="Vetting submission",
        columns=tuple(
            SheetColumn(each, SheetKind.DATE if each in _DATES else SheetKind.TEXT) for each in _COLUMNS
        ),
        rows=[_row(each) for each in facts.people],
        marking=facts.frame.marking,
        designation=facts.frame.designation,
        provenance=(("Made on", facts.made_on.isoformat()), ("Made by", office.user), ("Note", facts.note)),
        office=facts.frame.office,
        more=(family, units, left),
    )


def _row(each: Submitted) -> tuple[object, ...]:
    return (
        each.name, each.native_name, each.sex, each.born_on, each.born_in, each.citizenship, each.passport_no,
        each.passport_until, each.rank, each.grade, each.service, each.service_number, each.unit, each.unit_native,
        each.position, each.commander, each.course, each.place, each.reports_on, each.program, "; ".join(each.missing),
    )  # fmt: skip


def _member(each: FamilyMember) -> tuple[object, ...]:
    return (
        each.name, each.native_name, each.student, each.relationship, each.sex, each.born_on, each.born_in,
        each.citizenship, each.passport_no, "; ".join(each.missing),
    )  # fmt: skip


def _lacking(each: Submitted | FamilyMember) -> tuple[object, ...]:
    return each.name, _iso(each.reports_on), "; ".join(each.missing)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
