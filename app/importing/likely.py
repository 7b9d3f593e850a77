"""Rows that look like something on file, or like another row: told before the import, never decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app import duplicates, people
from app.alikes import Likely, Person, likely_people
from app.eum import serials
from app.importing.links import Links
from app.importing.rows import ImportRow, Outcome
from app.reader import Reader
from models.eum.lookalikes import Alike, Known, Serials
from models.kinds import Kind
from models.names import joined_name

MOST_ROWS = 5_000
"""Rows of people beyond which nobody would look through the pairs; the list of look-alikes shows them afterwards."""
MOST = 3
"""Look-alikes that are told of one row."""


@dataclass(frozen=True)
class Suspect:
    """What a row may be about: a record, or another row of the file (then without id), with why.

    With neither, the row looks like nothing else, but something in it is odd beside what is on file.
    """

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
    """By row number, what each row that would make a new record looks like, the likeliest first."""
    made = [row for row in rows if row.outcome is Outcome.CREATED]
    if made and serials.is_serial_kind(kind):
        return _by_serial(reader, links, made)
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


# -- by serial ---------------------------------------------------------------------------------------------------------
def _by_serial(reader: Reader, links: Links, made: Sequence[ImportRow]) -> Mapping[int, tuple[Suspect, ...]]:
    """Items and rows that a serial looks like, and what is odd about it by itself; rows are known by minus number."""
    coming = {row.number: links.stored(row) for row in made}
    rows = [Known(-number, serials.serial_of(stored), _type_of(stored)) for number, stored in coming.items()]
    known = Serials([*serials.known(reader), *rows])
    found: dict[int, list[Alike]] = {}
    for each in rows:
        if alike := [one for one in known.like(each.serial, each.type_id) if one.known.ref != each.ref][
            :MOST
        ]:
            found[-each.ref] = alike
    names = serials.titles(
        reader, {one.known.ref for alike in found.values() for one in alike if one.known.ref > 0}
    )
    patterns = serials.patterns(reader)
    told: dict[int, tuple[Suspect, ...]] = {}
    for number, stored in coming.items():
        alikes = [_alike(each, names) for each in found.get(number, ())]
        odd = serials.odd(
            str(stored.get("serial_raw") or ""), patterns.get(stored.get("article_type_id"), "")
        )
        if doubts := [
            *alikes,
            *([Suspect(None, None, "", 0, (odd,))] if odd and stored.get("serial_raw") else []),
        ]:
            told[number] = tuple(doubts)
    return told


def _type_of(stored: Mapping[str, object]) -> int | None:
    found = stored.get("article_type_id")
    return found if isinstance(found, int) else None


def _alike(found: Alike, names: Mapping[int, str]) -> Suspect:
    ref = found.known.ref
    record, row = (ref, None) if ref > 0 else (None, -ref)
    title = names.get(ref, found.known.serial)
    return Suspect(record, row, title, found.score, (found.why,))
