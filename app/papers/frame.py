"""The page frame's facts: office, marking, designation block; and the office's own wording over the supplied one."""

from dataclasses import replace
from datetime import date

from app.reader import Reader
from app.store import records
from models.office.desk import Wording
from models.office.places import Country
from reports.paper import Designation, Frame
from reports.wording import Paragraph, wording

CONTROLLED_BY, DISTRIBUTION = "Department of Defense", "FEDCON"
NO_CONTACT = "Contact of the office to be entered"


def frame_of_new(office: str, *, as_of: date) -> Frame:
    """The frame for the one paper of an office that is not made yet: the recovery key of the first run."""
    designation = Designation(CONTROLLED_BY, office, "PRVCY", DISTRIBUTION, NO_CONTACT)
    return Frame(office=office, designation=designation, as_of=as_of)


def frame_of(reader: Reader, country: Country | None, *, as_of: date, category: str = "PRVCY") -> Frame:
    """The frame for a paper with personal data: marking CUI and the designation block (INF-A-03)."""
    office = (
        (country.sco_name if country else None) or reader.office_name or "Security Cooperation Organization"
    )
    contact = (country.sco_email if country else None) or NO_CONTACT
    on = reader.today
    designation = Designation(
        controlled_by=reader.policy.text("marking.controlled_by", on, CONTROLLED_BY),
        office=office,
        category=category,
        distribution=reader.policy.text("marking.distribution", on, DISTRIBUTION),
        contact=contact,
    )
    return Frame(office=office, designation=designation, as_of=as_of)


def words_of(reader: Reader, paper: str, language: str = "en") -> dict[str, Paragraph]:
    """The paragraphs of a paper: as supplied, with the office's own texts over them."""
    words = dict(wording(paper))
    for row in records.every(reader.connection, Wording):
        assert isinstance(row, Wording)
        known = words.get(row.paragraph or "")
        if row.paper == paper and (row.language or language) == language and known is not None and row.body:
            words[known.name] = replace(
                known, text=row.body, source=row.source or "the office", confirm=row.confirmed_on is None
            )
    return words
