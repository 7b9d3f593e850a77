"""What the papers of cases gather alike: the case, its country, frame and release, the source of mirrored figures."""

from dataclasses import replace
from datetime import date

from app.papers import release
from app.papers.eum_common import country_of, label, rows_by_id
from app.papers.frame import frame_of
from app.papers.training import partner_frame
from app.reader import Reader
from models.cases.casebook import CaseFile
from models.cases.filing import SaProgramme
from models.cases.stamp import Stamped
from models.findings import Finding
from models.office.places import Country
from reports.paper import Frame

RELEASE = "CASE-RELEASE"


def release_missing(reader: Reader, country: Country | None) -> list[Finding]:
    """A paper about a case goes to the partner only with a release that counts."""
    return release.missing(reader, SaProgramme, "assistance programme", country, RELEASE)


def case_of(reader: Reader, case_id: int | None) -> CaseFile | None:
    """The case of a record below it."""
    return rows_by_id(reader, CaseFile, [case_id]).get(case_id or 0)


def country_of_case(reader: Reader, case: CaseFile | None) -> Country | None:
    """The purchaser, else the country the office serves."""
    return country_of(reader, case.country_id if case else None)


def own_paper(reader: Reader, stamped: Stamped | None = None) -> Frame:
    """The frame of a paper that stays within the United States government; figures are of the day they were read."""
    return _sourced(reader, frame_of(reader, country_of(reader), as_of=reader.today), stamped)


def partner_paper(reader: Reader, country: Country | None, stamped: Stamped | None = None) -> Frame:
    """The frame of a paper for the partner, with its release where one counts."""
    programme = release.programme_in(reader, SaProgramme, country)
    authority, on = None, None
    if programme is not None and not release_missing(reader, country):
        authority, on = programme.release_authority, programme.released_on
    return _sourced(reader, partner_frame(reader, country, authority, on), stamped)


def _sourced(reader: Reader, frame: Frame, stamped: Stamped | None) -> Frame:
    if stamped is None:
        return frame
    source = label(reader, Stamped.data_source, stamped)
    as_of: date | None = stamped.as_of_on or frame.as_of
    return replace(frame, as_of=as_of, source=f"Source: {source}" if source else "Source not recorded")
