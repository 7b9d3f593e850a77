"""Records that stay after a purge and whose text names an erased person: read by somebody, and decided by hand.

A purge erases what is part of a person's records and what tells of them by link. A remark elsewhere (“ORUBA was late”)
is another record's text: the program finds it by name and number, and does not judge it. Search keeps few remarks in
its index, so the texts themselves are looked through; this takes a second or two in a large office.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.reach import LEAST_TELLING, Reach
from app.reader import Reader
from app.store import erasing, records
from app.store.connection import translated
from models.fields import Field, Privacy, Type
from models.kinds import Kind, Status, all_kinds
from models.office.desk import Document
from models.office.purges import PURGE_KINDS
from models.text import fold

TEXTS = (Type.TEXT, Type.LONG_TEXT, Type.NAME)
PASSED_OVER = (*PURGE_KINDS[1:], Document)
"""Kinds that hold no remark of somebody: purges themselves, and papers, of which `app.reach` takes those that tell."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Mention:
    """A record that stays and names an erased person in one of its fields."""

    kind: type[Kind]
    record_id: int
    title: str
    field: str
    """Label of the first field that does."""
    removed: bool
    """Whether it lies in the bin."""


@dataclass(frozen=True)
class _Called:
    """What somebody is called: words that stand in one text, in any order, or letters that stand in it as they are."""

    words: frozenset[str]
    letters: str = ""

    @property
    def mark(self) -> str:
        """The word by which a text is picked out: the longest."""
        return max(self.words, key=lambda word: (len(word), word))


def mentioned(reader: Reader, found: Reach) -> tuple[Mention, ...]:
    """The records in use and in the bin that a purge leaves and whose texts name somebody whom it erases."""
    with translated():
        return tuple(_found(reader, found))


def by_kind(mentions: Iterable[Mention]) -> dict[str, int]:
    """How many records of each kind, by the kinds' names."""
    return dict(Counter(each.kind.spec.name for each in mentions))


# -- internal --------------------------------------------------------------------------------------------------------
def _found(reader: Reader, found: Reach) -> Iterator[Mention]:
    called = set(_names(reader, found))
    by_mark: dict[str, list[_Called]] = {}
    for each in called:
        if each.words:
            by_mark.setdefault(each.mark, []).append(each)
    whole = [each.letters for each in called if each.letters]
    for kind in all_kinds().values():
        fields = [each for each in kind.stored_fields() if each.type in TEXTS and each.stored_as_text]
        if not fields or kind in PASSED_OVER or not (by_mark or whole):
            continue
        gone = found.records.get(kind, frozenset())
        keys = [each.key for each in fields]
        hits = {
            record_id: at for record_id, *texts in erasing.texts(reader.connection, kind, keys)
            if record_id not in gone and (at := _naming(texts, by_mark, whole)) is not None
        }  # fmt: skip
        yield from _told(reader, kind, fields, hits)


def _told(
    reader: Reader, kind: type[Kind], fields: list[Field[object]], hits: Mapping[int, int]
) -> Iterator[Mention]:
    rows = records.fetch(reader.connection, kind, hits)
    for record_id, at in hits.items():
        row = rows[record_id]
        yield Mention(kind, record_id, row.shown_title, fields[at].label, row.row_status != Status.LIVE)


def _naming(texts: list[str | None], by_mark: Mapping[str, list[_Called]], whole: list[str]) -> int | None:
    """The place of the first text that names somebody."""
    for at, text in enumerate(texts):
        if text and _names_one(text, by_mark, whole):
            return at
    return None


def _names_one(text: str, by_mark: Mapping[str, list[_Called]], whole: list[str]) -> bool:
    plain = text.casefold() if text.isascii() else fold(text)
    words = set(_WORD.findall(plain))
    if any(each.words <= words for mark in by_mark.keys() & words for each in by_mark[mark]):
        return True
    return not text.isascii() and any(each in plain for each in whole)


def _names(reader: Reader, found: Reach) -> Iterator[_Called]:
    """What the erased people are called, and their numbers that are kept from view."""
    for kind, ids in found.records.items():
        if not kind.spec.private:
            continue
        numbers = [
            each.key for each in kind.stored_fields()
            if each.privacy is Privacy.SENSITIVE and each.stored_as_text and each.type is Type.TEXT
        ]  # fmt: skip
        somebody = "full_name" in kind.fields
        for row in records.fetch(reader.connection, kind, ids).values() if somebody or numbers else ():
            told = row.stored
            if somebody:
                yield from _called(f"{told.get('surname') or ''} {told.get('first_name') or ''}")
                yield from _called(str(told.get("native_name") or ""))
            for key in numbers:
                yield from _called(str(told.get(key) or ""))


def _called(text: str) -> Iterator[_Called]:
    """A name or number as it is looked for; one of a few letters would be met everywhere and tells nobody."""
    plain = fold(text)
    words = frozenset(_WORD.findall(plain))
    if sum(map(len, words)) >= LEAST_TELLING or (words and len(words) > 1):
        yield _Called(words)
    if len(plain) > 1 and not plain.isascii() and len(words) == 1:
        yield _Called(frozenset(), plain)  # some scripts part no words
