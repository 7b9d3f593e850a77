"""The yearly training plan as a document: started, written section by section, reviewed, sent, approved.

The outline is that of the code table `cetpp_section` (SAMM Figure C10.F1); a section is made when it is first written.
Whoever changes the words takes the review back. What stood there last year is shown beside, and nothing is ever copied:
old examples are not carried forward (SAMM Figure C10.F1, 1.2.3.2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.change import Work
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.today import days
from models.calendar import fiscal_year
from models.office.places import Country, Person
from models.planning.cetpp import Cetpp, CetppSection
from models.planning.derive import DRAFTED, EMPTY, NOT_NEEDED, REVIEWED
from models.planning.purposes import LAST_YEAR
from models.text import listed

OUTLINE = "cetpp_section"
Values = Mapping[str, object]
CURRENT_ONLY = ("1.2.3.2",)
"""Sections whose examples are of the past year only."""
STATES = {EMPTY: "Not written", DRAFTED: "Drafted", REVIEWED: "Reviewed", NOT_NEEDED: "Nothing to say"}
"""How far a section is, in words; those of the table `section_state`."""
_MOST = max(field.max_length or 0 for field in (CetppSection.narrative,))

WAYS = {
    "sent_ccmd_on": "Record that the CETPP went to the command",
    "sent_service_on": "Record that the CETPP went to the services",
    "ccmd_approved_on": "Record that the command approved the CETPP",
    "visible_on": "Record that the CETPP is visible in SAN",
}
"""The acts on a whole plan, by the day they set."""


@dataclass(frozen=True)
class Place:
    """A place in the outline: its number, heading and depth, whether words are written there, and its section."""

    no: str
    heading: str
    written: bool
    """False for a heading that only holds others."""
    note: str
    section: CetppSection | None = None

    @property
    def level(self) -> int:
        """Depth in the outline, 1 for a part."""
        return self.no.count(".") + 1

    @property
    def numbered(self) -> str:
        """The number as it stands before the heading; parts and appendixes carry it in their name."""
        own = self.level == 1 or self.heading.startswith("Appendix")
        return "" if own else self.no

    @property
    def state(self) -> str:
        """Code of how far it is."""
        return (self.section.section_state if self.section else None) or EMPTY

    @property
    def words(self) -> str:
        """Its words as Markdown."""
        return (self.section.narrative if self.section else None) or ""

    @property
    def because(self) -> str:
        """Why it stays without words."""
        return (self.section.nothing_because if self.section else None) or ""


@dataclass(frozen=True)
class Earlier:
    """What an earlier plan says in the same section."""

    plan: str
    words: str
    note: str = ""


# -- looking ---------------------------------------------------------------------------------------------------------
def outline(reader: Reader, cetpp_id: int) -> list[Place]:
    """Every place of the outline in its order, with what is written there. Raises NotFound."""
    plan = reader.get(Cetpp, cetpp_id)
    return places(reader, reader.children(CetppSection, "cetpp_id", plan.id))


def places(reader: Reader, sections: Sequence[CetppSection] = ()) -> list[Place]:
    """The outline as the office's code table has it, with these sections in their places."""
    known = {row.section_no: row for row in sections}
    return [
        Place(each.code, each.label, each.details.get("written") == "yes", each.details.get("note", ""),
              known.get(each.code))
        for each in reader.choices(OUTLINE)
    ]  # fmt: skip


def place_of(reader: Reader, cetpp_id: int, section_no: str) -> Place:
    """One place of the outline. Raises Usage for a number that takes no words, NotFound."""
    found = next((each for each in outline(reader, cetpp_id) if each.no == section_no), None)
    if found is None or not found.written:
        known = ", ".join(each.no for each in places(reader) if each.written)
        raise Usage(f"No words are written in section {section_no}.", do=f"Sections: {known}.")
    return found


def find(reader: Reader, budget_year: int, country_id: int | None = None) -> Cetpp | None:
    """The plan of a budget year, of the country the office serves unless another is said; None before it is begun."""
    wanted = country_id or (home.id if (home := days.home(reader)) else 0)
    where = All((Cond("budget_year", "=", budget_year), Cond("country_id", "=", wanted)))
    rows: list[Cetpp] = reader.records(Query(Cetpp, where=where))
    return rows[0] if rows else None


@dataclass(frozen=True)
class ToBegin:
    """Which budget year a plan may be begun for: the first from the next fiscal year on that has none."""

    year: int | None
    """None where every year to the last one has a plan."""
    begun: tuple[int, ...]
    """The years before it, from the next fiscal year on, that have one."""

    @property
    def said(self) -> str:
        """What is begun already, as a sentence; empty for nothing."""
        if self.year is None:
            return (
                f"Every year from {self.begun[0]} to {self.begun[-1]} has a plan: open it among the CETPPs."
            )
        return f"Begun already: {listed([f'CETPP {each}' for each in self.begun])}." if self.begun else ""


def to_begin(reader: Reader) -> ToBegin:
    """The budget year that is offered for a new plan of the country the office serves."""
    home = days.home(reader)
    first = fiscal_year(reader.today) + 1
    where = All((Cond("country_id", "=", home.id if home else 0), Cond("budget_year", ">=", first)))
    known = {row.budget_year for row in reader.records(Query(Cetpp, where=where))}
    free = next((year for year in range(first, LAST_YEAR + 1) if year not in known), None)
    return ToBegin(free, tuple(range(first, LAST_YEAR + 1 if free is None else free)))


def earlier(reader: Reader, cetpp_id: int, section_no: str) -> Earlier | None:
    """What the newest plan before this one says in the same section, to be read beside; None where there is none."""
    plan = reader.get(Cetpp, cetpp_id)
    where = All((Cond("country_id", "=", plan.country_id), Cond("budget_year", "<", plan.budget_year or 0)))
    before: list[Cetpp] = reader.records(Query(Cetpp, where=where))
    for old in sorted(before, key=lambda row: -(row.budget_year or 0)):
        rows = reader.children(CetppSection, "cetpp_id", old.id)
        words = next((row.narrative for row in rows if row.section_no == section_no and row.narrative), None)
        if words:
            note = "Examples are of the past year only: write new ones." if section_no in CURRENT_ONLY else ""
            return Earlier(old.shown_title, words, note)
    return None


# -- writing ---------------------------------------------------------------------------------------------------------
def start(
    office: Office, budget_year: int, country_id: int | None = None, *, scetwg_id: int | None = None,
    prepared_by_id: int | None = None,
) -> int:  # fmt: skip
    """Begins the plan of a country (the one the office serves unless said) and budget year; its id.

    Nothing is taken over of an older plan. Raises Refused where the year has a plan already, NotFound.
    """
    reader = office.reader
    home = reader.get(Country, country_id) if country_id else days.home(reader)
    if home is None:
        raise NotFound("No country is on record that the plan could be for.", do="Record the country first.")
    if find(reader, budget_year, home.id) is not None:
        raise Refused(f"The CETPP {budget_year} is begun already.", do="Open it among the CETPPs.")
    values = {"country_id": home.id, "budget_year": budget_year, "scetwg_id": scetwg_id,
              "prepared_by_id": prepared_by_id or _own_person(office)}  # fmt: skip
    with office.change(f"Begin the CETPP {budget_year}") as work:
        return work.add(Cetpp, {key: value for key, value in values.items() if value})


def write(
    office: Office, cetpp_id: int, section_no: str, words: str, *, read_version: int | None = None,
    draft: str = "",
) -> int:  # fmt: skip
    """Keeps the words of a section; the review of other words is taken back. The id of the section.

    `draft` is the place whose draft is forgotten with it. Raises Stale when somebody wrote there since `read_version`,
    Refused for more words than a section holds, Usage, NotFound.
    """
    place = place_of(office.reader, cetpp_id, section_no)
    text = words.strip()
    if len(text) > _MOST:
        raise Refused(f"Section {section_no} has {len(text):,} letters; it holds {_MOST:,}.",
                      kept="What you typed is still here.", do="Shorten it.")  # fmt: skip
    values: dict[str, object] = {"narrative": text or None}
    if text:
        values["nothing_because"] = None
    return _change(office, cetpp_id, place, f"Write section {section_no}", values, read_version, draft)


def nothing_to_say(office: Office, cetpp_id: int, section_no: str, reason: str) -> int:
    """Records why a section stays without words. Raises Refused where there are words or no reason, Usage, NotFound."""
    place = place_of(office.reader, cetpp_id, section_no)
    if place.words:
        raise Refused(f"Section {section_no} has words.", do="Take them out first, or leave it as it is.")
    if not reason.strip():
        raise Refused("A section without words needs the reason.", do="Say why there is nothing to say.")
    values = {"nothing_because": reason.strip()}
    return _change(office, cetpp_id, place, f"Say why section {section_no} has no words", values)


def review(office: Office, cetpp_id: int, section_no: str, *, by: str = "", on: date | None = None) -> int:
    """Records that a section was read whole and found right, by whom (who is at work) and on which day (today).

    Raises Refused while the section is empty or the day lies ahead, Usage, NotFound.
    """
    place = place_of(office.reader, cetpp_id, section_no)
    day = on or office.today
    if place.state == EMPTY:
        raise Refused(
            f"Section {section_no} is not written: there is nothing to review.", do="Write it first."
        )
    if day > office.today:
        raise Refused("A review is recorded on its day or after it.")
    values = {"reviewed_on": day, "reviewed_by": by.strip() or who(office)}
    return _change(office, cetpp_id, place, f"Review section {section_no}", values)


def take_back_review(office: Office, cetpp_id: int, section_no: str) -> int:
    """Takes the review of a section back; its words stay. Raises Refused where it has none, Usage, NotFound."""
    place = place_of(office.reader, cetpp_id, section_no)
    if place.section is None or place.section.reviewed_on is None:
        raise Refused(f"Section {section_no} has no review.")
    values = {"reviewed_on": None, "reviewed_by": None}
    return _change(office, cetpp_id, place, f"Take back the review of section {section_no}", values)


def record_day(office: Office, cetpp_id: int, way: str, on: date | None = None, reference: str = "") -> None:
    """Records the day of one of `WAYS` on the whole plan; an approval with its message.

    Raises Refused for a day ahead, and for an approval before the plan was sent; Usage for another way, NotFound.
    """
    if way not in WAYS:
        raise Usage(f"“{way}” is no way of a CETPP.", do=f"Ways: {', '.join(WAYS)}.")
    plan, day = office.reader.get(Cetpp, cetpp_id), on or office.today
    if day > office.today:
        raise Refused("What has not happened yet is not recorded.", do="Record it on its day.")
    if way == "ccmd_approved_on" and (plan.sent_ccmd_on is None or day < plan.sent_ccmd_on):
        raise Refused("The command approves what it was sent.", do="Record first when the plan was sent.")
    values: dict[str, object] = {way: day}
    if way == "ccmd_approved_on" and reference.strip():
        values["ccmd_approval_ref"] = reference.strip()
    with office.change(f"{WAYS[way]} {plan.budget_year}") as work:
        work.set(Cetpp, cetpp_id, values)


def who(office: Office) -> str:
    """The name of whoever is at work: as the person is on file, else the user name."""
    rows: list[Person] = office.reader.records(Query(Person, where=Cond("user_name", "=", office.user)))
    return (rows[0].full_name if rows else None) or office.user


# -- internal --------------------------------------------------------------------------------------------------------
def _change(
    office: Office, cetpp_id: int, place: Place, operation: str, values: Values,
    read_version: int | None = None, draft: str = "",
) -> int:  # fmt: skip
    plan = office.reader.get(Cetpp, cetpp_id)
    with office.change(f"{operation} of the {plan.shown_title}") as work:
        made = _put(work, cetpp_id, place, values, read_version)
        if draft:
            work.forget_draft(draft)
    return made


def _put(work: Work, cetpp_id: int, place: Place, values: Values, read_version: int | None) -> int:
    if place.section is None:
        given = {key: value for key, value in values.items() if value is not None}
        return work.add(CetppSection, {"cetpp_id": cetpp_id, "section_no": place.no} | given)
    work.set(CetppSection, place.section.id, values, read_version=read_version)
    return place.section.id


def _own_person(office: Office) -> int | None:
    rows = office.reader.ids(Query(Person, where=Cond("user_name", "=", office.user)))
    return int(rows[0]) if rows else None
