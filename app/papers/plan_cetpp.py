"""Gathers the combined education and training program plan: cover, the words of its sections, the tables below them.

For the command it is whole; for a service it holds that service's lines and requirements, and in section 1.3 only what
stands under its name. It is a draft until it was sent, and unclassified always (SAMM Figure C10.F1).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.errors import Refused, Usage
from app.office import Office
from app.papers.eum_common import country_of, day
from app.papers.eum_scip import written
from app.papers.frame import frame_of
from app.planning import cetpp, checking
from app.planning.cetpp import Place
from app.planning.planned import Planned, planned
from app.planning.tabled import FIGURES, Listed
from app.planning.tables import rows_of, tables_of
from app.reader import Reader
from models.findings import Finding, Strength
from models.kinds import Kind
from models.planning import consistency
from models.planning.cetpp import Cetpp
from models.planning.derive import EMPTY, NOT_NEEDED
from reports.book import BookFacts, Chapter
from reports.composed import Head, Part, Table
from reports.eum.common import Words
from reports.marked import under_headings
from reports.paper import Frame
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport

CCMD = "ccmd"
BY_SERVICE = "1.3"
"""The section of which a service gets its own part only."""
TITLE = "Combined Education and Training Program Plan"
UNCLASSIFIED = "Must be an unclassified document"
DRAFT, ACROSS = "DRAFT - NOT SENT", "DRAFT"
UNWRITTEN = "Not written yet."
PART_ONE = "1"


@dataclass(frozen=True)
class Version:
    """For whom the plan is printed: the code of a service, or none for the command, which gets all of it."""

    service: str
    label: str

    @property
    def asked(self) -> str:
        """How it is asked for."""
        return self.service or CCMD


# -- for whom --------------------------------------------------------------------------------------------------------
def versions(reader: Reader) -> list[Version]:
    """The command's version first, then one for each service."""
    services = [Version(each.code, each.label) for each in reader.choices("ia_code")]
    return [Version("", "the combatant command"), *services]


def version(reader: Reader, asked: str) -> Version:
    """The version that `ccmd`, `B` or `B Army` asks for. Raises Usage with those there are."""
    said = (asked.split() or [CCMD])[0].casefold()
    found = next((each for each in versions(reader) if each.asked.casefold() == said), None)
    if found is None:
        known = ", ".join(each.asked for each in versions(reader))
        raise Usage(f"The CETPP is not printed for “{asked}”.", do=f"For: {known}.")
    return found


def choices(reader: Reader, _record: Kind) -> list[str]:
    """What may be asked for, for the window."""
    return [CCMD, *(f"{each.service} {each.label}" for each in versions(reader) if each.service)]


def of_year(reader: Reader, year: int) -> int:
    """The plan of a budget year. Raises Refused with all that is missing where none is begun."""
    plan = cetpp.find(reader, year)
    if plan is not None:
        return plan.id
    begun = Finding(f"No CETPP of {year} is begun.", "CETPP-A0", Strength.BLOCK, "SAMM Figure C10.F1",
                    clears="Begin it among the CETPPs of the Planning tab.")  # fmt: skip
    lacking = [begun, *checking.missing_for(reader, year)]
    raise Refused(f"Cannot print the CETPP {year} yet: {len(lacking)} things are missing.", findings=lacking,
                  do="Record what is missing, then print.")  # fmt: skip


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """A plan without lines, objectives or words is not printed: it would be blanks."""
    return consistency.missing(checking.facts_of(reader, record.id))


def covered(reader: Reader, record: Kind) -> list[tuple[str, int]]:
    """Whom the plan names: graduates in positions of prominence, and candidates for invitations."""
    held = planned(reader, record.get("budget_year") or 0, record.get("country_id"))
    invited = (
        line.student_id
        for year in held.years
        for line, measured in zip(held.rows(year), held.measured(held.rows(year)), strict=True)
        if measured.by_invitation and line.student_id
    )
    graduates = [("prominent_person", row.id) for row in held.graduates]
    return [*graduates, *(("student", each) for each in dict.fromkeys(invited))]


# -- the paper -------------------------------------------------------------------------------------------------------
def plan_facts(reader: Reader, record: Kind, asked: str) -> BookFacts:
    """The plan in chapters, for the command or a service."""
    assert isinstance(record, Cetpp)
    meant = version(reader, asked)
    held = planned(reader, record.budget_year or 0, record.country_id, meant.service)
    sent = record.sent_service_on if meant.service else record.sent_ccmd_on
    country = held.country
    code = (country.country_code if country else None) or ""
    return BookFacts(
        frame=frame(reader, record),
        stem="cetpp",
        number=" ".join(filter(None, (code, str(record.budget_year or ""), meant.service))),
        title=TITLE,
        cover=tuple(_cover(reader, record, held, meant)),
        chapters=tuple(_chapter(held, each, meant) for each in cetpp.outline(reader, record.id)),
        status="" if sent else DRAFT,
        across="" if sent else ACROSS,
        asked=meant.asked,
    )


def frame(reader: Reader, record: Cetpp) -> Frame:
    """The frame of the plan: unclassified information that names people, so it is controlled."""
    return frame_of(reader, country_of(reader, record.country_id), as_of=reader.today)


def _cover(reader: Reader, record: Cetpp, held: Planned, meant: Version) -> Iterator[str]:
    country, year = held.country, record.budget_year or 0
    office = (country.sco_name if country else None) or reader.office_name
    by = (
        reader.titles("person", [record.prepared_by_id]).get(record.prepared_by_id)
        if record.prepared_by_id
        else ""
    )
    yield UNCLASSIFIED
    if country:
        yield f"{country.country_name} ({country.country_code})"
    yield f"Budget year {year}\nPlanning year {year + 1}"
    yield f"Version for {meant.label}" + (
        ": its lines and requirements, and its part of 1.3" if meant.service else ""
    )
    yield "\n".join(filter(None, (office, f"Prepared by {by}" if by else "", _way(record))))


def _way(record: Cetpp) -> str:
    if record.ccmd_approved_on:
        told = f"Approved by the command on {day(record.ccmd_approved_on)}"
        return f"{told}, {record.ccmd_approval_ref}" if record.ccmd_approval_ref else told
    return f"Sent to the command on {day(record.sent_ccmd_on)}" if record.sent_ccmd_on else ""


def _chapter(held: Planned, place: Place, meant: Version) -> Chapter:
    words = place.words
    if place.no == BY_SERVICE and meant.service:
        words = under_headings(words, partial(_is_of, held.reader, meant.service))
    country = held.country
    if place.no == PART_ONE and country:
        words = f"{country.country_name} ({country.country_code}), budget year {held.budget_year}"
    tables = tables_of(held, place.no)
    return Chapter(
        title=place.heading, level=place.level, number=place.numbered, words=words,
        parts=tuple(part_of(each, place.level + 1) for each in tables), lacks=_lacks(held, place, words),
        new_page=place.level == 1,
    )  # fmt: skip


def _lacks(held: Planned, place: Place, words: str) -> str:
    """What stands in place of words; nothing where the records are what the section is about."""
    if not place.written or words or (place.state == EMPTY and rows_of(held, place.no)):
        return ""
    return f"Nothing to report: {place.because}" if place.state == NOT_NEEDED else UNWRITTEN


def _is_of(reader: Reader, service: str, title: str) -> bool | None:
    """Whether a heading names a service, and that one; None where it names none."""
    named = {
        code for code, entry in reader.codes("ia_code").items()
        if any(part.strip().casefold() in title.casefold() for part in entry.label.split(","))
    }  # fmt: skip
    return service in named if named else None


def part_of(table: Listed, level: int) -> Part:
    """A table under its title, as papers draw it."""
    heads = tuple(Head(Words(each.label), each.share, each.kind in FIGURES) for each in table.columns)
    return Part(Words(table.title), level, table=Table(heads, tuple(table.shown()), sums=table.shown_sums()))


# -- the workbook ----------------------------------------------------------------------------------------------------
def write_plan_sheet(office: Office, record: Kind, target: Path, asked: str) -> SheetReport:
    """Writes the workbook: the outline with how far each section is, then every table on a sheet. Raises Trouble."""
    assert isinstance(record, Cetpp)
    reader, meant = office.reader, version(office.reader, asked)
    held = planned(reader, record.budget_year or 0, record.country_id, meant.service)
    marked = frame(reader, record)
    places = cetpp.outline(reader, record.id)
    tables = [(place, table) for place in places for table in tables_of(held, place.no)]
    return written(SheetFacts(
        title="Outline", columns=_OUTLINE, rows=[_outlined(each) for each in places],
        marking=marked.marking, designation=marked.designation, office=marked.office,
        provenance=(("Plan", record.shown_title), ("Version for", meant.label), ("As of", day(reader.today)),
                    ("Made by", office.user), ("State", "sent" if record.sent_ccmd_on else DRAFT)),
        more=tuple(table.sheet(f"{place.no} {table.title}") for place, table in tables),
    ), target)  # fmt: skip


_OUTLINE = (
    SheetColumn("Section", width=10), SheetColumn("Heading", width=60), SheetColumn("State", width=16),
    SheetColumn("Reviewed on", SheetKind.DATE, 14), SheetColumn("Reviewed by", width=28),
    SheetColumn("Nothing to say because", width=50),
)  # fmt: skip


def _outlined(place: Place) -> tuple[object, ...]:
    made = place.section
    return (
        place.no, place.heading, cetpp.STATES.get(place.state, place.state) if place.written else None,
        made.reviewed_on if made else None, made.reviewed_by if made else None, place.because or None,
    )  # fmt: skip
