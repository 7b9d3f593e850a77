"""What the papers on visits gather alike: frames and release, the party by rank, legs, names of firms to withhold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import resources
from app.papers import release
from app.papers.eum_common import blocked, country_of, label, named, rows_by_id
from app.papers.frame import frame_of, words_of
from app.papers.second import Second
from app.papers.training import partner_frame
from app.reader import Reader
from app.store import disk
from app.visits.neutrality import OPENLY, firms, names_firm
from models.cases.filing import SaProgramme
from models.fields import Field
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Country
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.travellers import Traveller
from reports.composed import ComposedFacts
from reports.docx_file import write_docx
from reports.eum.common import Named
from reports.paper import Frame, Paper
from reports.sheets.csv_file import write_csv
from reports.sheets.facts import SheetFacts, SheetReport
from reports.visits.plain import write_plain

RELEASE = "VIS-RELEASE"
CATEGORY, DEFAULT_CATEGORY = "marking.visit_category", "OPSEC"
INDUSTRY_CATEGORY, DEFAULT_INDUSTRY = "marking.industry_category", "PROPIN"
PERSONAL = "PRVCY"
NO_CODE = 99
"""Rank of somebody without a DV code: behind all who have one."""


@cache
def fields_of(document: str) -> tuple[str, ...]:
    """What stands on a document in its order (visitors.md 7)."""
    rows = [row for row in resources.table("visits/paper_field.csv") if row["document"] == document]
    return tuple(row["field"] for row in sorted(rows, key=lambda row: int(row["order"])))


# -- frame and release ----------------------------------------------------------------------------------------------
def own_paper(reader: Reader, *, persons: bool = True, industry: bool = False) -> Frame:
    """The frame of a paper that stays within the United States government."""
    return _marked(reader, frame_of(reader, country_of(reader), as_of=reader.today), persons, industry)


def released_paper(reader: Reader, *, persons: bool = True, industry: bool = False) -> Frame:
    """The frame of a paper for the host or a company, with its release where one counts."""
    country = country_of(reader)
    programme = release.programme_in(reader, SaProgramme, country)
    counts = programme is not None and not release_missing(reader)
    authority = programme.release_authority if counts and programme else None
    frame = partner_frame(reader, country, authority, programme.released_on if counts and programme else None)
    if industry and frame.designation is not None:
        own = frame_of(reader, country, as_of=reader.today).designation
        assert own is not None
        frame = replace(frame, designation=own)
    return _marked(reader, frame, persons, industry)


def release_missing(reader: Reader, country: Country | None = None) -> list[Finding]:
    """A paper goes to the host or to a company only with a release that counts."""
    return release.missing(
        reader, SaProgramme, "assistance programme", country or country_of(reader), RELEASE
    )


def _marked(reader: Reader, frame: Frame, persons: bool, industry: bool) -> Frame:
    """The category of what stands on the paper; of personal data too where persons are named (INF-A-10, INF-A-13)."""
    key, default = (INDUSTRY_CATEGORY, DEFAULT_INDUSTRY) if industry else (CATEGORY, DEFAULT_CATEGORY)
    own = reader.policy.text(key, reader.today, default)
    named = dict.fromkeys((own, PERSONAL) if persons else (own,))
    assert frame.designation is not None
    return replace(frame, designation=replace(frame.designation, category=", ".join(named)))


def policy_whole(reader: Reader, key: str, default: int) -> int:
    """A whole number of the office's policy of today; the default in an office that has none."""
    entry = reader.policy.find(key, reader.today)
    return int(entry.value) if entry else default


def worded(reader: Reader, paper: str) -> Named:
    """The paragraphs of a paper in English, which those who read papers on visits share."""
    return named(words_of(reader, paper), paper, Second())


# -- the request ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Member:
    """Somebody of a party: the traveller, and the part in this request."""

    traveller: Traveller
    row: RequestTraveller

    @property
    def name(self) -> str:
        """The name, and below it the same in the person's own script."""
        return "\n".join(filter(None, (self.traveller.full_name, self.traveller.native_name)))

    @property
    def rank(self) -> tuple[int, str, int]:
        """By DV code, the highest first, then by name."""
        code = str(self.traveller.dv_code or "")
        return int(code) if code.isdigit() else NO_CODE, self.traveller.sort_name or "", self.traveller.id


def party_of(reader: Reader, request_id: int) -> list[Member]:
    """Who travels in a request, by DV code and name (VIS-R-41)."""
    rows = reader.children(RequestTraveller, "request_id", request_id)
    people = rows_by_id(reader, Traveller, (row.traveller_id for row in rows))
    found = [Member(people[row.traveller_id], row) for row in rows if row.traveller_id in people]
    return sorted(found, key=lambda each: each.rank)


def legs_of(reader: Reader, request_id: int) -> list[ItineraryLeg]:
    """The places of a journey in their order."""
    rows = reader.children(ItineraryLeg, "request_id", request_id)
    return sorted(rows, key=lambda each: (each.leg_no or 0, each.id))


def request_of(reader: Reader, request_id: int | None) -> ClearanceRequest | None:
    """The request of a record below it."""
    return rows_by_id(reader, ClearanceRequest, [request_id]).get(request_id or 0)


def profile_of(reader: Reader, profile_id: int | None) -> ClearanceProfile | None:
    """The profile whose rules a request follows."""
    return rows_by_id(reader, ClearanceProfile, [profile_id]).get(profile_id or 0)


def ranked(traveller: Traveller) -> str:
    """Rank as it is written, with the grade: `Maj (O-4)`."""
    grade = str(traveller.rank_grade or "")
    return (
        f"{traveller.own_title} ({grade})" if traveller.own_title and grade else traveller.own_title or grade
    )


def category_of(reader: Reader, traveller: Traveller) -> str:
    """What sort of traveller, without what the code table explains in brackets."""
    return label(reader, Traveller.traveller_category, traveller).partition(" (")[0]


def titles_of(reader: Reader, field: Field[Any], rows: Iterable[Kind]) -> dict[int, str]:
    """What the linked records of many rows are called, in one reading."""
    return reader.titles(field.target, {int(each) for row in rows if (each := row.stored.get(field.key))})


# -- names of firms -------------------------------------------------------------------------------------------------
def refuse_others(
    reader: Reader, record: Kind, fields: Iterable[Field[Any]], company_id: int | None
) -> list[Finding]:
    """Findings for the texts of a record that name another company than its own; none of them is repeated."""
    known = firms(reader, company_id)
    return [
        blocked(f"{field.label} names another company: nothing of one company reaches another.",
                f"Take the name out of {field.label.lower()}.", field.key, rule=OPENLY)
        for field in fields if names_firm(str(record.stored.get(field.key) or ""), known)
    ]  # fmt: skip


# -- files beside a paper -------------------------------------------------------------------------------------------
def written_as_text(facts: ComposedFacts, target: Path, *, upper: bool = False) -> SheetReport:
    """Writes a paper as plain text. Raises Trouble when it cannot be written."""
    try:
        return write_plain(facts, target, upper=upper)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error


def written_as_csv(facts: SheetFacts, target: Path) -> SheetReport:
    """Writes rows as a text table, the marking as its last line. Raises Trouble when it cannot be written."""
    try:
        return write_csv(facts, target, marking_line=True)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error


def written_as_document(paper: Paper[ComposedFacts], facts: ComposedFacts, target: Path) -> SheetReport:
    """Writes a paper as a text document. Raises Trouble when it cannot be written."""
    try:
        return write_docx(paper, facts, target)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error
