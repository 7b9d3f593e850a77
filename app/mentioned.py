"""Records that stay after a purge and whose text names an erased person: read by somebody, and decided by hand.

A purge erases what is part of a person's records and what tells of them by link. A remark elsewhere (“ORUBA was late”)
is another record's text: the program finds it by name and number, and does not judge it. Search keeps few remarks in
its index, so the texts themselves are looked through; this takes a second or two in a large office.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.reach import LEAST_TELLING, Reach
from app.reader import Reader
from app.store import erasing, records
from app.store.connection import translated
from models.fields import Privacy, Type
from models.kinds import Kind, Status, all_kinds
from models.office.desk import Document
from models.office.purges import PURGE_KINDS
from models.text import fold

TEXTS = (Type.TEXT, Type.LONG_TEXT, Type.NAME)
PASSED_OVER = (*PURGE_KINDS[1:], Document)
"""Kinds that hold no remark of somebody: purges themselves, and papers, of which `app.reach` takes those that tell."""
MOST_BY_SURNAME = 50
"""Records that name one surname alone; a surname that more of them hold is taken for a word of the language."""
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
    surname: str = ""
    """The surname where that alone is named, which may be somebody else's; empty for a whole name or a number."""


@dataclass
class _Called:
    """What the erased people are called."""

    whole: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    """Words that stand in one text, in any order, by the longest of them."""
    letters: set[str] = field(default_factory=set)
    """Names in scripts that part no words."""
    surnames: set[str] = field(default_factory=set)
    """Surnames of one word, as they stand alone."""

    def add(self, text: str) -> None:
        """A name or number; one of a few letters would be met everywhere and tells nobody."""
        plain = fold(text)
        words = frozenset(_WORD.findall(plain))
        if len(words) > 1 or sum(map(len, words)) >= LEAST_TELLING:
            mark = max(words, key=lambda word: (len(word), word))
            self.whole.setdefault(mark, set()).add(words)
        if len(words) == 1 and len(plain) > 1 and not plain.isascii():
            self.letters.add(plain)

    def add_person(self, surname: str, first_name: str) -> None:
        """Both names of a person, and the surname as it stands alone."""
        words = _WORD.findall(fold(surname))
        self.add(f"{surname} {first_name}" if words else "")
        if len(words) > 1:
            self.add(surname)
        elif words and len(words[0]) >= LEAST_TELLING:
            self.surnames.add(words[0])

    def named_in(self, text: str) -> tuple[bool, str]:
        """Whether a text names somebody, and the surname where that stands alone in it."""
        plain = text.casefold() if text.isascii() else fold(text)
        words = set(_WORD.findall(plain))
        if any(each <= words for mark in self.whole.keys() & words for each in self.whole[mark]):
            return True, ""
        if not text.isascii() and any(each in plain for each in self.letters):
            return True, ""
        alone = next((each for each in self.surnames & words if _as_name(text, each)), "")
        return bool(alone), alone


def mentioned(reader: Reader, found: Reach) -> tuple[Mention, ...]:
    """The records in use and in the bin that a purge leaves and whose texts name somebody whom it erases."""
    with translated():
        met = list(_found(reader, found))
    often = Counter(each.surname for each in met if each.surname)
    return tuple(each for each in met if often[each.surname] <= MOST_BY_SURNAME)


def by_kind(mentions: Iterable[Mention]) -> dict[str, int]:
    """How many records of each kind, by the kinds' names."""
    return dict(Counter(each.kind.spec.name for each in mentions))


# -- internal --------------------------------------------------------------------------------------------------------
def _found(reader: Reader, found: Reach) -> Iterator[Mention]:
    called = _called(reader, found)
    for kind in all_kinds().values():
        fields = [each for each in kind.stored_fields() if each.type in TEXTS and each.stored_as_text]
        if not fields or kind in PASSED_OVER:
            continue
        gone = found.records.get(kind, frozenset())
        keys = [each.key for each in fields]
        hits = {
            record_id: hit for record_id, *texts in erasing.texts(reader.connection, kind, keys)
            if record_id not in gone and (hit := _first(texts, called)) is not None
        }  # fmt: skip
        rows = records.fetch(reader.connection, kind, hits)
        for record_id, (at, surname) in hits.items():
            row = rows[record_id]
            removed = row.row_status != Status.LIVE
            yield Mention(kind, record_id, row.shown_title, fields[at].label, removed, surname)


def _first(texts: Sequence[str | None], called: _Called) -> tuple[int, str] | None:
    """The place of the first text that names somebody, and the surname where none does more than name that."""
    alone: tuple[int, str] | None = None
    for at, text in enumerate(texts):
        named, surname = called.named_in(text) if text else (False, "")
        if named and not surname:
            return at, ""
        alone = alone or ((at, surname) if named else None)
    return alone


def _as_name(text: str, surname: str) -> bool:
    """Whether a word stands in a text as a name is written: with a capital letter, where its script has any."""
    words = (word for word in _WORD.findall(text) if fold(word) == surname)
    return any(word[0].isupper() or word.lower() == word.upper() for word in words)


def _called(reader: Reader, found: Reach) -> _Called:
    """What the erased people are called, and their numbers that are kept from view."""
    called = _Called()
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
                called.add_person(str(told.get("surname") or ""), str(told.get("first_name") or ""))
                called.add(str(told.get("native_name") or ""))
            for key in numbers:
                called.add(str(told.get(key) or ""))
    return called
