"""What the papers of end-use monitoring gather alike: frame and release, words in two languages, codes as labels."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from app.papers import release
from app.papers.frame import frame_of, words_of
from app.papers.second import Second, second_of
from app.papers.training import partner_frame
from app.reader import Reader
from app.reading import Cond, Query
from app.store import records
from app.store.connection import translated
from app.today import days
from models.eum.events import EventSite, ExpectedLine, InventoryEvent
from models.eum.places import StorageSite
from models.eum.programme import EumProgramme
from models.fields import Field, show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.office.places import Country
from reports.eum.common import Named, Words
from reports.paper import Frame
from reports.wording import Paragraph

K = TypeVar("K", bound=Kind)
RELEASE = "EUM-RELEASE"
MOST_LINES = 15_000
"""Lines of an inventory that are put on paper, some 380 pages; more would not be kept with the office's papers."""


def country_of(reader: Reader, country_id: int | None = None) -> Country | None:
    """The country of that id, else the one the office serves."""
    return rows_by_id(reader, Country, [country_id]).get(country_id or 0) or days.home(reader)


def programme_of(reader: Reader, country: Country | None) -> EumProgramme | None:
    """The EUM programme of a country; the only one there is where the country is not known."""
    return release.programme_in(reader, EumProgramme, country)


def release_missing(reader: Reader, country: Country | None) -> list[Finding]:
    """A paper for the partner goes nowhere without who released it and on which day, while that lasts."""
    return release.missing(reader, EumProgramme, "EUM programme", country, RELEASE)


def blocked(message: str, clears: str, *fields: str, rule: str = "EUM-PAPER") -> Finding:
    """Something without which a paper is not drawn."""
    return Finding(message, rule=rule, strength=Strength.BLOCK, clears=clears, fields=fields)


def too_many(reader: Reader, event: InventoryEvent) -> list[Finding]:
    """An inventory with more lines than a paper takes."""
    count = reader.count(Query(ExpectedLine, where=Cond("event_id", "=", event.id)))
    if count <= MOST_LINES:
        return []
    told = f"{count:,} lines are too many for one paper, which takes {MOST_LINES:,}."
    return [blocked(told, "Plan inventories for fewer sites each.")]


def partner_paper(
    reader: Reader, country: Country | None, second: Second, *, as_of: date | None = None
) -> Frame:
    """The frame of a paper for the partner, with its release where one counts, in the second language of its words."""
    programme = programme_of(reader, country)
    counts = programme is not None and not release_missing(reader, country)
    authority = programme.release_authority if counts and programme else None
    frame = partner_frame(reader, country, authority, programme.released_on if counts and programme else None)
    return replace(frame, as_of=as_of or reader.today, host_language=second.tag)


def own_paper(reader: Reader, country: Country | None = None, *, as_of: date | None = None) -> Frame:
    """The frame of a paper that stays within the United States government."""
    return frame_of(reader, country or days.home(reader), as_of=as_of or reader.today)


def in_two(reader: Reader, paper: str) -> tuple[Named, Second]:
    """Every paragraph of a paper with its second language, where the office words it in one."""
    second = second_of(reader, (paper,))
    return named(words_of(reader, paper), paper, second), second


def named(words: Mapping[str, Paragraph], paper: str, second: Second) -> Named:
    """The same from given words."""
    return tuple((name, second.words(paper, name, each.text)) for name, each in words.items())


def filled(words: Words, places: Mapping[str, str]) -> Words:
    """A paragraph with its places filled, in both languages; braces of another kind stay."""
    text, second = words.text, words.second
    for name, value in places.items():
        text, second = text.replace(f"{{{name}}}", value), second.replace(f"{{{name}}}", value)
    return Words(text, second)


def label(reader: Reader, field: Field[Any], row: Kind | None) -> str:
    """A code of a record as its label; empty where nothing is recorded."""
    return reader.show(field, row.stored.get(field.key)) if row is not None else ""


def day(value: date | None) -> str:
    """`02 Mar 2026`; empty for none."""
    return show_date(value) if value else ""


def moment(value: datetime | None) -> str:
    """Day and minute of an instant, in UTC."""
    return f"{show_date(value.date())} {value:%H:%M} UTC" if value else ""


def event_country(reader: Reader, event: InventoryEvent) -> Country | None:
    """The country of an inventory's sites, else the office's."""
    sites = [row.site_id for row in reader.children(EventSite, "event_id", event.id) if row.site_id]
    rows = rows_by_id(reader, StorageSite, sites).values()
    return country_of(reader, next((row.country_id for row in rows if row.country_id), None))


def rows_by_id(reader: Reader, kind: type[K], ids: Iterable[int | None]) -> dict[int, K]:
    """Records by id, those in the bin left out."""
    with translated():
        found = records.fetch(reader.connection, kind, sorted({each for each in ids if each}), live=True)
    return {number: row for number, row in found.items() if isinstance(row, kind)}
