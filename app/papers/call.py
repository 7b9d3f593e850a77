"""Gathers the call for nominations from its record and the lines that link to it, and writes the sheet beside it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import gather
from app.office import Office
from app.papers import prerequisites
from app.papers.frame import words_of
from app.papers.second import second_of
from app.papers.training import (
    asked_scores,
    is_course,
    is_line,
    partner_frame,
    place_of,
    sender_of,
    title_of,
    wcn_of,
)
from app.reader import Reader
from app.store import disk
from models.fields import Field, Type, show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.office.places import Contact, Country
from models.rules import Facts
from models.training.people import Student
from models.training.selection import NominationCall
from reports.sheets.facts import SheetColumn, SheetKind, SheetReport, SheetTable
from reports.sheets.form_file import FormColumn, FormFacts, write_form
from reports.training.call import CallCourse, CallFacts
from reports.wording import Paragraph

PAPER = "nomination_call"
RELEASE = "CALL-RELEASE"
LINES = "training_line<call_id"
COURSE = f"{LINES}.course_id"
PATHS = ("country_id", "contact_id", LINES, *prerequisites.paths(COURSE))
Words = dict[str, Paragraph]


def call_facts(reader: Reader, record: Kind) -> CallFacts:
    """What stands in the letter. The release is left out until both its authority and its day are recorded."""
    assert isinstance(record, NominationCall)
    facts = gather.facts_of(reader.connection, NominationCall, [record], PATHS)[record.id]
    return call_from(reader, facts, words_of(reader, PAPER))


def call_from(reader: Reader, facts: Facts, words: Words) -> CallFacts:
    """The same from facts at hand and in given words."""
    record = facts.record
    assert isinstance(record, NominationCall)
    country = _country(facts)
    frame = partner_frame(reader, country, record.release_authority, record.released_on)
    second = second_of(reader, (PAPER,))
    host_heading = second.words(PAPER, "heading", words["heading"].text).second
    named = (country.country_name if country else None) or "the partner"
    answer_by = show_date(record.answer_by) if record.answer_by else "the day agreed"
    return CallFacts(
        frame=replace(frame, host_language=second.tag if host_heading else "und"),
        number=record.call_no or "",
        written_on=record.sent_on or reader.today,
        sender=sender_of(reader, country),
        to=_addressee(facts, country),
        heading=words["heading"].text,
        host_heading=host_heading,
        subject=record.call_subject or "",
        salutation=words["salutation"].text,
        opening=(words["opening"].fill(office=frame.office, country=named), words["no_commitment"].text),
        courses=tuple(_courses(reader, facts, country)),
        conditions=tuple(filter(None, words["conditions"].text.split("\n"))),
        remarks=tuple(filter(None, (record.call_remarks or "").split("\n"))),
        answer=words["answer"].fill(answer_by=answer_by),
        closing=words["closing"].text,
    )


def missing_for(_reader: Reader, record: Kind) -> list[Finding]:
    """A paper for the partner goes nowhere without who released it and on which day."""
    assert isinstance(record, NominationCall)
    return [
        Finding(
            f"{field.label} is not recorded: a paper for the partner needs a release authority and date.",
            rule=RELEASE, strength=Strength.BLOCK, clears=f"Record {field.label.lower()}.", fields=(field.key,),
        )
        for field in (NominationCall.release_authority, NominationCall.released_on)
        if record.stored.get(field.key) is None
    ]  # fmt: skip


def _country(facts: Facts) -> Country | None:
    found = facts.one("country_id")
    return found if isinstance(found, Country) else None


def _addressee(facts: Facts, country: Country | None) -> tuple[str, ...]:
    contact = facts.one("contact_id")
    if not isinstance(contact, Contact):
        return (f"Ministry of Defense of {country.country_name}",) if country and country.country_name else ()
    name = " ".join(filter(None, (contact.first_name, contact.middle_name, contact.surname)))
    return tuple(filter(None, (name, contact.role, contact.organization)))


# -- courses ---------------------------------------------------------------------------------------------------------
def _lines(facts: Facts) -> list[Kind]:
    lines = [each for each in facts.all(LINES) if is_line(each)]
    return sorted(lines, key=lambda each: (each.stored.get("report_date") or "9999", wcn_of(each), each.id))


def _courses(reader: Reader, facts: Facts, country: Country | None) -> Iterable[CallCourse]:
    """Lines of one course, place and dates together, earliest report date first."""
    together: dict[tuple[object, ...], list[Kind]] = {}
    for line in _lines(facts):
        course = facts.linked(line, "course_id")
        days = (line.get("report_date"), line.get("start_date"), line.get("end_date"))
        together.setdefault((title_of(line, course), place_of(line, course), *days), []).append(line)
    for lines in together.values():
        yield _course(reader, facts, country, lines)


def _course(reader: Reader, facts: Facts, country: Country | None, lines: list[Kind]) -> CallCourse:
    first = lines[0]
    course = is_course(facts.linked(first, "course_id"))
    asked = [(label, words) for label, words, _ in prerequisites.asked_by(reader, facts, COURSE, course)]
    english = asked_scores(reader, country, first, course)
    return CallCourse(
        wcns=tuple(filter(None, map(wcn_of, lines))),
        title=title_of(first, course) or "Course not named",
        place=place_of(first, course),
        reports_on=first.get("report_date"),
        starts_on=first.get("start_date"),
        ends_on=first.get("end_date"),
        seats=sum(map(seats_of, lines)),
        asked=tuple(([("English", english)] if english else []) + asked),
    )


def seats_of(line: Kind) -> int:
    """How many people a line asks for; one where nobody said."""
    quantity = line.get("quantity")
    return 1 if quantity is None else int(quantity)


# -- the sheet -------------------------------------------------------------------------------------------------------
FIELDS = (
    Student.surname, Student.first_name, Student.middle_name, Student.native_name, Student.sex, Student.country_rank,
    Student.us_grade, Student.country_service, Student.country_service_number, Student.date_of_birth,
    Student.pob_city, Student.pob_country, Student.citizenship, Student.unit_id, Student.position,
)  # fmt: skip
"""What is asked of each person: as the passport, the nominee sheet and the vetting need it."""
SEAT = Student.nominated_for
"""The column that says which seat a row is for."""
HINTS = {
    "surname": "Family name exactly as the passport prints it.",
    "first_name": "Given name exactly as the passport prints it.",
    "us_grade": "U.S. equivalent of the person's grade, such as O-3.",
    "date_of_birth": "A date such as 28 Feb 1990.",
    "unit_id": "Full name of the unit, with the unit above it.",
}
WIDTHS = {
    "native_name": 28.0,
    "unit_id": 34.0,
    "position": 28.0,
    "country_service": 18.0,
    "citizenship": 16.0,
}


def write_call_sheet(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the sheet of the call. The paper must be released. Raises Trouble when it cannot be written."""
    assert isinstance(record, NominationCall)
    try:
        return write_form(call_sheet(office.reader, record), target)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error


def call_sheet(reader: Reader, record: NominationCall) -> FormFacts:
    """The sheet: a row for each seat with its course, headings that the import recognises, lists to choose from."""
    facts = gather.facts_of(reader.connection, NominationCall, [record], PATHS)[record.id]
    letter = call_from(reader, facts, words_of(reader, PAPER))
    seats = tuple(_seat(facts, line) for line in _lines(facts) for _ in range(seats_of(line)))
    words = words_of(reader, PAPER)
    answer_by = show_date(record.answer_by) if record.answer_by else "the day agreed"
    heading = " / ".join(filter(None, (letter.heading, letter.host_heading)))
    return FormFacts(
        title="Nominations",
        heading=f"{letter.number}: {heading}" if letter.number else heading,
        notes=tuple(words["sheet_notes"].fill(answer_by=answer_by).split("\n")),
        columns=(*(_column(reader, each) for each in FIELDS), FormColumn(
            SEAT.label, width=68, choices=tuple(dict.fromkeys(seats)),
        )),
        rows=tuple({SEAT.label: each} for each in seats),
        tables=(_courses_table(letter),),
        marking=letter.frame.marking,
        designation=letter.frame.designation,
        provenance=(
            ("Call", letter.number), ("Answer by", answer_by), ("Office", letter.frame.office),
            ("Released by", f"{record.release_authority}, {show_date(record.released_on)}"
             if record.release_authority and record.released_on else ""),
        ),
        office=letter.frame.office,
    )  # fmt: skip


def _seat(facts: Facts, line: Kind) -> str:
    course = facts.linked(line, "course_id")
    day = line.get("report_date")
    parts = (
        wcn_of(line),
        title_of(line, course) or "course not named",
        f"reports {show_date(day)}" if day else "",
    )
    return " · ".join(filter(None, parts))


def _column(reader: Reader, field: Field[Any]) -> FormColumn:
    choices: tuple[str, ...] = ()
    if field.type is Type.CHOICE:
        choices = tuple(each.label or each.code for each in reader.choices(field.choices))
    kind = SheetKind.DATE if field.type is Type.DATE else SheetKind.TEXT
    return FormColumn(field.label, kind, WIDTHS.get(field.key, 16.0), choices, HINTS.get(field.key, ""))


def _courses_table(letter: CallFacts) -> SheetTable:
    columns = (
        SheetColumn("Training offered", width=44), SheetColumn("Where", width=34), SheetColumn("From", SheetKind.DATE),
        SheetColumn("Until", SheetKind.DATE), SheetColumn("How many", SheetKind.NUMBER),
        SheetColumn("What is asked", width=80),
    )  # fmt: skip
    rows = tuple(
        (each.title, each.place, each.starts_on or each.reports_on, each.ends_on, each.seats,
         "; ".join(f"{label}: {words}" for label, words in each.asked))
        for each in letter.courses
    )  # fmt: skip
    return SheetTable("Courses", columns, rows)
