"""Rows of people that look like somebody on file, or like another row: told before the import, never decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app import duplicates, people
from app.alikes import Likely, Person, likely_people
from app.importing.links import Links
from app.importing.rows import ImportRow, Outcome
from app.reader import Reader
from models.kinds import Kind
from models.names import joined_name

MOST_ROWS = 5_000
"""Rows beyond which nobody would look through the pairs; the list of look-alikes shows them afterwards."""
MOST = 3
"""Look-alikes that are told of one row."""


@dataclass(frozen=True)
class Suspect:
    """Somebody a row may be about: a record, or another row of the file (then without id), with why."""

    record_id: int | None
    row: int | None
    title: str
    score: int
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons in one text."""
        return "; ".join(self.reasons)


def suspects(
    reader: Reader, kind: type[Kind], links: Links, rows: Sequence[ImportRow]
) -> Mapping[int, tuple[Suspect, ...]]:
    """By row number, whom each row that would make a new record looks like, the likeliest first."""
    made = [row for row in rows if row.outcome is Outcome.CREATED]
    if not people.is_person(kind) or not made or len(made) > MOST_ROWS:
        return {}
    known = duplicates.people_of(reader, kind)
    coming = [_coming(reader, kind(-row.number, links.stored(row))) for row in made]
    titles = {each.record_id: each.title for each in (*known, *coming)}
    found: dict[int, list[Suspect]] = {}
    for pair in likely_people([*known, *coming], kind.spec.name):
        for row, other in ((pair.first, pair.second), (pair.second, pair.first)):
            if row < 0:
                found.setdefault(-row, []).append(_suspect(pair, other, titles[other]))
    return {row: tuple(sorted(each, key=lambda one: -one.score)[:MOST]) for row, each in found.items()}


def _coming(reader: Reader, row: Kind) -> Person:
    """Somebody who is not on file yet, under the name his row gives."""
    names = (row.get("surname") or "", row.get("first_name") or "", row.get("middle_name") or "")
    return replace(duplicates.person_of(reader, row, ()), title=joined_name(*names) or "")


def _suspect(pair: Likely, other: int, title: str) -> Suspect:
    record, row = (other, None) if other > 0 else (None, -other)
    return Suspect(record, row, title, pair.score, pair.reasons)
