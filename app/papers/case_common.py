"""What the papers of cases gather alike: the case, its country, frame and release, the source of mirrored figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.errors import Usage
from app.papers import release
from app.papers.eum_common import country_of, filled, label, rows_by_id
from app.papers.frame import frame_of
from app.papers.second import Second
from app.papers.training import partner_frame
from app.reader import Reader
from models.cases.casebook import CaseFile
from models.cases.filing import SaProgramme
from models.cases.stamp import Stamped
from models.findings import Finding
from models.office.places import Country
from reports.composed import NOTHING, Part, Signing
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

RELEASE = "CASE-RELEASE"
CATEGORY, DEFAULT_CATEGORY, PERSONAL = "marking.case_category", "EXPT", "PRVCY"
"""Policy value that names the CUI category of papers on cases, and the category of personal data beside it."""


def about_all(asked: str) -> None:
    """Raises Usage where a record or a year is asked of a paper that is about all cases of the office."""
    if asked.strip():
        raise Usage(f"This paper is about all cases, not about “{asked.strip()}”.", do="Leave that out.")


def release_missing(reader: Reader, country: Country | None) -> list[Finding]:
    """A paper about a case goes to the partner only with a release that counts."""
    return release.missing(reader, SaProgramme, "assistance programme", country, RELEASE)


def case_of(reader: Reader, case_id: int | None) -> CaseFile | None:
    """The case of a record below it."""
    return rows_by_id(reader, CaseFile, [case_id]).get(case_id or 0)


def country_of_case(reader: Reader, case: CaseFile | None) -> Country | None:
    """The purchaser, else the country the office serves."""
    return country_of(reader, case.country_id if case else None)


def own_paper(reader: Reader, stamped: Stamped | None = None, *, persons: bool = True) -> Frame:
    """The frame of a paper that stays within the United States government; figures are of the day they were read."""
    frame = frame_of(reader, country_of(reader), as_of=reader.today)
    return _sourced(reader, _marked(reader, frame, persons), stamped)


def partner_paper(
    reader: Reader,
    country: Country | None,
    stamped: Stamped | None = None,
    second: Second | None = None,
    *,
    persons: bool = False,
) -> Frame:
    """The frame of a paper for the partner, with its release where one counts, in the second language of its words."""
    programme = release.programme_in(reader, SaProgramme, country)
    authority, on = None, None
    if programme is not None and not release_missing(reader, country):
        authority, on = programme.release_authority, programme.released_on
    frame = _marked(reader, partner_frame(reader, country, authority, on), persons)
    return _sourced(reader, replace(frame, host_language=(second or Second()).tag), stamped)


def _marked(reader: Reader, frame: Frame, persons: bool) -> Frame:
    """The category of what stands on the paper; of personal data too where persons are named (INF-A-10, INF-A-13)."""
    own = reader.policy.text(CATEGORY, reader.today, DEFAULT_CATEGORY)
    named = dict.fromkeys((own, PERSONAL) if persons else (own,))
    assert frame.designation is not None
    return replace(frame, designation=replace(frame.designation, category=", ".join(named)))


def all_filled(words: Named, places: Mapping[str, str]) -> dict[str, Words]:
    """Every paragraph of a paper by name, its places filled."""
    return {name: filled(each, places) for name, each in words}


def itemized(words: Words, heading: Words) -> tuple[Part, ...]:
    """A paragraph of which each line is an item, under its heading; the second language follows the list."""
    items = tuple(line for line in words.text.split("\n") if line.strip())
    after = (Part(texts=(Words("", words.second),)),) if words.second else ()
    return Part(heading, items=items), *after


def signing(known: Mapping[str, Words], closing: Words = NOTHING) -> Signing:
    """The block in which somebody of the office signs, each line with its label; a letter's closing stays with it."""
    labels = tuple(known[name] for name in ("sign_name", "sign_position", "sign_signature", "sign_date"))
    return Signing(closing, (known["signed"],), labels, (Signer(),))


def named_country(country: Country | None) -> str:
    """What the partner is called in a sentence."""
    return (country.country_name if country else None) or "the partner"


def ministry_of(country: Country | None) -> tuple[str, ...]:
    """To whom a letter goes."""
    return (f"Ministry of Defense of {country.country_name}",) if country else ()


def _sourced(reader: Reader, frame: Frame, stamped: Stamped | None) -> Frame:
    if stamped is None:
        return frame
    source = label(reader, Stamped.data_source, stamped)
    as_of: date | None = stamped.as_of_on or frame.as_of
    return replace(frame, as_of=as_of, source=f"Source: {source}" if source else "Source not recorded")
