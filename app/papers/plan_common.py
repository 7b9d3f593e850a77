"""What the papers of the training year gather alike: frame and release, words, blocks to sign."""

from collections.abc import Mapping
from dataclasses import replace

from app.papers import release
from app.papers.case_common import all_filled
from app.papers.eum_common import country_of, in_two
from app.papers.frame import frame_of
from app.papers.second import Second
from app.papers.training import partner_frame
from app.reader import Reader
from models.cases.filing import SaProgramme
from models.findings import Finding
from models.office.places import Country
from reports.composed import NOTHING, Part, Row, Signing
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

RELEASE = "PLAN-RELEASE"
DRAFT, ACROSS = "DRAFT - NOT SENT", "DRAFT"
UNWRITTEN = "Not written yet."
CATEGORY, DEFAULT_CATEGORY = "marking.plan_category", "OPSEC"
"""Policy value that names the CUI category of papers on the plan that name nobody."""


def own_paper(reader: Reader, country_id: int | None = None, *, persons: bool = True) -> Frame:
    """The frame of a paper that stays within the United States government."""
    country = country_of(reader, country_id)
    if persons:
        return frame_of(reader, country, as_of=reader.today)
    category = reader.policy.text(CATEGORY, reader.today, DEFAULT_CATEGORY)
    return frame_of(reader, country, as_of=reader.today, category=category)


def released_paper(reader: Reader, country: Country | None, second: Second) -> Frame:
    """The frame of a paper about a person for the partner, with its release where one counts."""
    programme = release.programme_in(reader, SaProgramme, country)
    counts = programme is not None and not release_missing(reader, country)
    authority = programme.release_authority if counts and programme else None
    frame = partner_frame(reader, country, authority, programme.released_on if counts and programme else None)
    return replace(frame, host_language=second.tag)


def release_missing(reader: Reader, country: Country | None) -> list[Finding]:
    """A paper goes to the partner only with a release that counts."""
    return release.missing(reader, SaProgramme, "assistance programme", country, RELEASE)


def worded(reader: Reader, paper: str, places: Mapping[str, str] | None = None) -> Mapping[str, Words]:
    """Every paragraph of a paper by name, as the office words it, its places filled."""
    words, _ = in_two(reader, paper)
    return known_of(words, places)


def known_of(words: Named, places: Mapping[str, str] | None = None) -> Mapping[str, Words]:
    """The same of given words."""
    return all_filled(words, places or {})


def rows_of(known: Mapping[str, Words], values: Mapping[str, str | None]) -> tuple[Row, ...]:
    """Labelled rows: each value under the paragraph of that name."""
    return tuple(Row(known[name], value or "") for name, value in values.items())


def written(heading: Words, text: str | None) -> Part:
    """A heading with what was written to it, or that nothing is."""
    return Part(heading, level=3, texts=(Words((text or "").strip() or UNWRITTEN),))


def signing(known: Mapping[str, Words]) -> Signing:
    """The block in which somebody of the office signs."""
    labels = tuple(known[name] for name in ("sign_name", "sign_position", "sign_signature", "sign_date"))
    return Signing(NOTHING, (known["signed"],), labels, (Signer(),))
