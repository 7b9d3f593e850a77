"""What a paper cannot show: letters that no bundled typeface draws, with the record and the field they stand in.

A mark stands in the place of such a letter. It is said before the paper is handed out, one sentence for each text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from app.errors import DeskError
from app.reader import Reader
from models.fields import Type
from models.kinds import Kind, all_kinds, kind_named
from models.text import in_sentence

STEPS = 2
"""How many links away from the record of a paper a text is looked for: request, member of the party, traveller."""
MOST_TOLD = 5
_FOUND = 20


def undrawn(reader: Reader, facts: object, kind: str = "", record_id: int | None = None) -> tuple[str, ...]:
    """A sentence for each text of a paper with letters that nothing here draws; where it stands, if that is found.

    It is looked for in the record of the paper and those about it, then in what search finds by the text.
    """
    from reports.text import undrawn as letters

    strange = [text for text in dict.fromkeys(_texts(facts)) if letters(text)]
    if not strange:
        return ()
    near = list(_near(reader, kind, record_id)) if kind and record_id else []
    told = dict.fromkeys(_sentence(reader, near, text, letters(text)) for text in strange)
    more = [f"{len(told) - MOST_TOLD} more texts are like that."] if len(told) > MOST_TOLD else []
    return (*list(told)[:MOST_TOLD], *more)


def _texts(value: object) -> Iterator[str]:
    """Every text of a paper's facts."""
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _sentence(reader: Reader, near: list[Kind], text: str, letters: str) -> str:
    """Record and field that a text of the paper comes from, with the letters that nothing draws."""
    word = next(each for each in text.split() if set(letters) & set(each))
    where = next(
        (_named(row, key) for row in (*near, *_hits(reader, word)) if (key := _holding(row, word))), ""
    )
    place = where or f"“{_short(text)}”"
    return (
        f"{place} has letters that no typeface here draws ({_short(letters)}); "
        "a mark stands for each on the paper."
    )


def _named(row: Kind, key: str) -> str:
    label = in_sentence(row.fields[key].label)
    return f"The {label} of the {row.spec.noun} {row.shown_title}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"


def _holding(row: Kind, word: str) -> str:
    """The field of a record whose text holds a word as it stands; empty where none does."""
    texts = (field for field in row.written_fields() if field.type in (Type.TEXT, Type.LONG_TEXT, Type.NAME))
    return next((field.key for field in texts if word in str(row.stored.get(field.key) or "")), "")


def _near(reader: Reader, kind: str, record_id: int) -> Iterator[Kind]:
    """The record of a paper, what it links to and what links to it, so many steps away."""
    met: set[int] = set()
    round_ = [(kind_named(kind), record_id)]
    for step in range(STEPS + 1):
        rows = [row for each in round_ if each[1] not in met and (row := _got(reader, *each)) is not None]
        met.update(row.id for row in rows)
        yield from rows
        round_ = [each for row in rows for each in _links(reader, row)] if step < STEPS else []


def _got(reader: Reader, kind: type[Kind], record_id: int) -> Kind | None:
    try:
        return reader.get(kind, record_id)
    except DeskError:  # gone, erased or hidden
        return None


def _links(reader: Reader, row: Kind) -> Iterator[tuple[type[Kind], int]]:
    for field in row.links():
        if isinstance(target := row.stored.get(field.key), int):
            yield kind_named(field.target), target
    for part in all_kinds().values():
        if (link := part.spec.parent) and part.fields[link].target == row.spec.name:
            yield from ((part, each.id) for each in reader.children(part, link, row.id))


def _hits(reader: Reader, word: str) -> Iterator[Kind]:
    """Records that search finds by a word."""
    for hit in reader.find(word, limit=_FOUND):
        row = _got(reader, kind_named(hit.kind), hit.record_id)
        if row is not None:
            yield row
