"""The keying sheet: a student's data in the order in which SC-TMS asks for it, ticked entry by entry.

What was keyed is a record with its value, so that a later change of the student's data shows on the sheet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app import keyed
from app.office import Office
from app.papers.ito import ito_facts
from app.reader import Reader
from models.training.people import Student
from models.training.selection import KeyedItem
from reports.training.ito import ItoBlock, ItoFacts, order_date
from reports.training.keying import KeyingItem, KeyingRow

NOTHING = ""
BOOK = keyed.Book(KeyedItem, "student_id", "sheet_item", "SC-TMS")


@dataclass(frozen=True)
class Entry:
    """One entry of SC-TMS: its short name, its item of the order, its label, the value to be keyed."""

    name: str
    item: str
    heading: str
    label: str
    value: str
    keyed: KeyedItem | None = None

    @property
    def changed(self) -> bool:
        """Whether the records say something else than what was keyed."""
        return self.keyed is not None and (self.keyed.keyed_value or NOTHING) != self.value

    @property
    def done(self) -> bool:
        """Whether what the records say is keyed."""
        return self.keyed is not None and not self.changed


def entries(reader: Reader, student_id: int) -> list[Entry]:
    """A student's entries in SC-TMS order, each with what was keyed. Raises NotFound."""
    facts = ito_facts(reader, reader.get(Student, student_id))
    ticks = {each.sheet_item: each for each in reader.children(KeyedItem, "student_id", student_id)}
    return [
        Entry(f"{item}.{key}", item, heading, label, value, ticks.get(f"{item}.{key}"))
        for item, heading, rows in _items(facts)
        for key, label, value in rows
    ]


def items(listed: Iterable[Entry]) -> tuple[KeyingItem, ...]:
    """The entries grouped by item, as the paper draws them."""
    groups: dict[tuple[str, str], list[KeyingRow]] = {}
    for each in listed:
        keyed = each.keyed
        groups.setdefault((each.item, each.heading), []).append(
            KeyingRow(
                each.name, each.label, each.value, keyed.keyed_on if keyed else None,
                (keyed.keyed_by if keyed else None) or "", (keyed.keyed_value if keyed else None) or "", each.changed,
            )
        )  # fmt: skip
    return tuple(KeyingItem(item, heading, tuple(rows)) for (item, heading), rows in groups.items())


def tick(office: Office, student_id: int, names: Iterable[str]) -> None:
    """Records that entries were keyed with the value they have now, by this user today; one step. Raises NotFound."""
    known = {each.name: each for each in entries(office.reader, student_id)}
    chosen = [keyed.named(known, name) for name in names]
    said = {"keyed_on": office.today, "keyed_by": office.user[:60]}
    keyed.tick(office, BOOK, student_id, [
        (each.name, said | {"keyed_value": each.value}, each.keyed.id if each.keyed else None) for each in chosen
    ])  # fmt: skip


def untick(office: Office, student_id: int, names: Iterable[str]) -> None:
    """Takes back that entries were keyed; one step. Raises NotFound for one that was not."""
    keyed.untick(office, BOOK, student_id, names)


# -- items 1 to 20 of the order ------------------------------------------------------------------------------
Rows = list[tuple[str, str, str]]
"""Short name, label and value of each entry."""


def _items(facts: ItoFacts) -> Iterator[tuple[str, str, Rows]]:
    office = facts.office
    yield "1", "ITO number", [("number", "ITO number (SC-TMS gives it)", facts.ito_number)]
    yield "2", "Country/organization", [("country", "Country", facts.country.upper())]
    yield "3", "Date", [("date", "Date", order_date(facts.ito_date))]
    yield "4", "Issuing office", [
        ("name", "Name of organization", office.name), ("address", "Mailing address", office.mailing_address),
        ("email", "E-mail address", office.email),
    ]  # fmt: skip
    yield "5", "Program type", [("program", "Program", facts.program_type)]
    yield "6", "Student", list(_student(facts))
    yield "7", "Invitation", [("invitation", "Invitation", facts.invitation)]
    yield "8", "Authorized training", list(_courses(facts))
    yield "9", "Funding", list(_funding(facts))
    yield "10", "Language prerequisites", _block(facts.language)
    yield "11", "Security requirements", _block(facts.security)
    yield "12", "Dependents", list(_dependents(facts))
    yield "13", "Medical services", _block(facts.medical)
    yield "14", "Hazardous duty, flying, airborne", _block(facts.hazardous)
    yield "15", "Living allowance and travel", _block(facts.allowance)
    yield "16", "Leave", _block(facts.leave)
    yield "17", "Terms and conditions", [("terms", "Text of SC-TMS, to be checked", NOTHING)]
    yield "18", "Special conditions and remarks", [("remarks", "Remarks", "\n".join(facts.remarks) or "None")]
    yield "19", "Distribution", [("distribution", "Distribution", "\n".join(facts.distribution))]
    yield "20", "Authentication", [("authentication", "Officer, by SC-TMS", NOTHING)]


def _student(facts: ItoFacts) -> Iterator[tuple[str, str, str]]:
    person = facts.student
    yield "surname", "a. Surname", person.surname
    yield "first_name", "a. First name", person.first_name
    yield "sex", "b. Sex", person.sex
    yield "rank", "c. Country service rank", person.country_rank
    yield "grade", "d. U.S. equivalent rank/pay grade", person.us_grade
    yield "service", "e. Country service", person.country_service
    yield "service_number", "f. Country service number", person.service_number
    yield "birth", "g. Date of birth", order_date(person.date_of_birth)
    yield "birthplace", "h. Place of birth", person.place_of_birth
    yield "passport", "i. Passport number", person.passport_number
    yield "citizenship", "j. Country of citizenship", person.citizenship
    yield "visa_number", "k. Visa number", person.visa_number
    yield "visa_type", "l. Visa type", person.visa_type


def _courses(facts: ItoFacts) -> Iterator[tuple[str, str, str]]:
    for number, line in enumerate(facts.lines, 1):
        key = line.wcn or str(number)
        for name, label, value in (
            ("wcn", "WCN", line.wcn), ("masl", "MASL", line.masl), ("title", "Course title", line.title),
            ("location", "Location", line.location), ("report", "Report", order_date(line.report_on)),
            ("start", "Start", order_date(line.starts_on)), ("end", "End", order_date(line.ends_on)),
            ("ecl", "ECL", line.ecl), ("weeks", "Weeks", line.weeks),
        ):  # fmt: skip
            yield f"{key}.{name}", f"{number}. {label}", value
    if not facts.lines:
        yield "none", "Courses", NOTHING


def _funding(facts: ItoFacts) -> Iterator[tuple[str, str, str]]:
    funding = facts.funding
    if funding is None:
        yield "funding", "Funding", "None"
        return
    cents = funding.tla_cents
    yield "accounting", "Accounting line", funding.accounting_line
    yield "fsr", "FSR", funding.fsr
    yield "psr", "PSR", funding.psr
    yield "tla", "TLA amount", NOTHING if cents is None else f"USD {cents / 100:,.2f}"


def _dependents(facts: ItoFacts) -> Iterator[tuple[str, str, str]]:
    if not facts.dependents:
        yield "dependents", "Dependents", "None"
    for number, each in enumerate(facts.dependents, 1):
        for name, label, value in (
            ("name", "Name", each.name), ("relationship", "Relationship", each.relationship),
            ("birth", "Date of birth", order_date(each.date_of_birth)), ("travel", "Travel", each.travel),
            ("coverage", "Coverage", each.coverage),
        ):  # fmt: skip
            yield f"{number}.{name}", f"{number}. {label}", value


def _block(block: ItoBlock) -> Rows:
    rows = [(f"{number}", entry.label, entry.value) for number, entry in enumerate(block.entries, 1)]
    notes = "\n".join(note for note in block.notes if note.strip())
    return [*rows, ("notes", "Text", notes)] if notes else rows or [("none", "Entry", "None")]
