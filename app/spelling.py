"""Spelling of what is written in the program: English words, and those the office added to them.

The words come with pyspellchecker and lie in memory once they were asked for, which takes a second: `speller` is called
in a job. Words of the office (courses, places, names) are one setting, a word a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from typing import TYPE_CHECKING

from app import rights
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.visits.neutrality import firms
from models.office.desk import Setting
from models.office.places import Country
from models.text import fold
from models.visits.industry import Company

if TYPE_CHECKING:
    from spellchecker import SpellChecker

KEY, OFFICE = "spelling.words", "office"
MOST = 6
"""Suggestions offered for a word."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST, _LONGEST = 3, 60
_USUAL = 1e-6
"""How often a word is used, of all words, for it to be thought of as half of another."""
_NEAR = 0.75
"""How alike a farther suggestion must be, from 0 to 1."""


@dataclass(frozen=True)
class Misspelt:
    """A word that is not known, and where it begins in the text."""

    at: int
    word: str


@dataclass(frozen=True)
class Speller:
    """Knows the English words and those of an office."""

    own: frozenset[str]
    """Words of the office, in small letters."""
    places: frozenset[str] = frozenset()
    """Words in the names of its countries, in small letters; those are not taken out."""

    @cached_property
    def _english(self) -> "SpellChecker":
        return _english()

    def known(self, word: str) -> bool:
        """Whether a word is spelt as it should be; short ones and abbreviations always are."""
        plain = word.replace("’", "'")
        if (
            len(plain) < _LEAST
            or plain.isupper()
            or any(ch.isupper() for ch in plain[1:])
            or len(plain) > _LONGEST
        ):
            return True
        low = plain.lower()
        stem = low.removesuffix("'s").removesuffix("'")
        return any(each in self.own or each in self.places or each in self._english for each in (low, stem))

    def misspelt(self, text: str) -> Iterator[Misspelt]:
        """Every unknown word of a text; what stands beside a digit or an underscore is no word but a number or name."""
        for found in _WORD.finditer(text):
            beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
            if not any(ch.isdigit() or ch in "_@\\" for ch in beside) and not self.known(found[0]):
                yield Misspelt(found.start(), found[0])

    def suggestions(self, word: str) -> list[str]:
        """Words that may be meant, the likeliest first; runs in a job, since far ones take a moment."""
        low = word.replace("’", "'").lower()
        english = self._english
        near = english.candidates(low) or set()
        found = sorted(near - {low}, key=lambda each: (-english.word_usage_frequency(each), each))
        further = [*([] if found else self._apart(low)), *self._farther(low)]
        found += [each for each in further if each not in found]
        return [_as_written(each, word) for each in found[:MOST]]

    def _apart(self, word: str) -> list[str]:
        """Two usual words that were run together."""
        often = self._english.word_usage_frequency
        for at in range(_LEAST, len(word) - _LEAST + 1):
            if min(often(word[:at]), often(word[at:])) > _USUAL:
                return [f"{word[:at]} {word[at:]}"]
        return []

    def _farther(self, word: str) -> list[str]:
        """Known words that begin alike."""
        begun = (*_beginning(word[:2]), *sorted(self.own))
        return get_close_matches(
            word, [each for each in begun if abs(len(each) - len(word)) <= 2], MOST, _NEAR
        )


def speller(reader: Reader) -> Speller:
    """The English words with the office's own and its countries; the first call reads them, which takes a second."""
    _english()
    places: list[Country] = reader.records(Query(Country))
    named = (part for row in places for part in _WORD.findall(row.country_name or ""))
    own = (each.casefold() for each in words(reader))
    return Speller(frozenset(own), frozenset(each.casefold() for each in named))


def words(reader: Reader) -> list[str]:
    """The words of the office, in order of the alphabet; none of a company's name for who meets no company."""
    own = _every_word(reader)
    if not own or rights.sees_kind(reader.role, Company):
        return own
    hidden = {word for name in firms(reader) for word in name.split()}
    return [each for each in own if not hidden.intersection(fold(each).replace("-", " ").split())]


def _every_word(reader: Reader) -> list[str]:
    kept = _setting(reader)
    return sorted((kept.value or "").split("\n")) if kept is not None and kept.value else []


def add_word(office: Office, word: str) -> None:
    """Adds a word to the office's own. Raises Refused for what is no single word."""
    wanted = word.strip()
    if not _WORD.fullmatch(wanted.replace("-", "a")):
        raise Refused(f"“{word}” is not one word.", do="Add its words one by one.")
    _change(office, "Add a word to those of the office", {*_every_word(office.reader), wanted})


def remove_word(office: Office, word: str) -> None:
    """Takes a word out of the office's own; nothing happens where it is none of them."""
    gone = word.strip().casefold()
    kept = {each for each in _every_word(office.reader) if each.casefold() != gone}
    _change(office, "Take a word out of those of the office", kept)


def _change(office: Office, operation: str, wanted: set[str]) -> None:
    """The step does not name the word: it may be a name, and the name of a step is never erased."""
    kept, value = _setting(office.reader), "\n".join(sorted(wanted))
    if value == (kept.value or "" if kept else ""):
        return
    with office.change(operation) as work:
        if kept is not None:
            work.set(Setting, kept.id, {"value": value})
        else:
            work.add(Setting, {"key": KEY, "user_name": OFFICE, "value": value})


def _setting(reader: Reader) -> Setting | None:
    found = reader.ids(Query(Setting, where=All((Cond("key", "=", KEY), Cond("user_name", "=", OFFICE)))))
    return reader.get(Setting, found[0]) if found else None


def _as_written(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


@cache
def _english() -> "SpellChecker":
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


@cache
def _beginning(letters: str) -> tuple[str, ...]:
    """Every English word that begins so."""
    return tuple(each for each in _english().word_frequency.words() if each.startswith(letters))
