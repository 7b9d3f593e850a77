"""Serials that look like another: what tells that one was misread, mistyped, or harmed by a spreadsheet.

A digit replaced by any other tells nothing, for serials of a series differ by just that. Two digits that changed places
and a character more or less are told only where the serial stands in no unbroken series.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from models.eum.text import normal_serial

CONFUSED = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "B": "8", "S": "5", "Z": "2"})
"""Letters that are read as digits and the other way round."""
_EXPONENT = re.compile(r"^\s*(\d)(?:[.,](\d+)E\+?|E\+)(\d{1,3})\s*$", re.IGNORECASE)
_DECIMAL = re.compile(r"^\s*(\d+)[.,]0+\s*$")
_TAIL = re.compile(r"^(.*?)(\d+)$", re.DOTALL)
SHORTEST = 4
"""Characters a serial has at least where swapped digits or a character more or less tell anything."""


class Tell(StrEnum):
    """Why a serial looks like another, in words that follow the other serial."""

    SAME = "the same serial under another type"
    SIGNS = "the same but for blanks and signs"
    CONFUSED = "O and 0, I and 1, B and 8, S and 5 or Z and 2 may be confused"
    ZEROS = "leading zeros differ"
    EXPONENT = "a spreadsheet made a power of ten of it"
    DECIMAL = "a spreadsheet added .0"
    SWAPPED = "two characters have changed places"
    MORE = "one character more"
    LESS = "one character less"


@dataclass(frozen=True, slots=True)
class Known:
    """A serial on file: where it stands, as marked, and of which type."""

    ref: int
    serial: str
    type_id: int | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A known serial that another looks like, and why."""

    known: Known
    tell: Tell


def _skeleton(norm: str) -> str:
    """The serial with what is confused made one, without leading zeros."""
    return norm.translate(CONFUSED).lstrip("0")


class Serials:
    """Known serials by what they may be taken for; asking does not look at all of them."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._exact: dict[str, list[Known]] = {}
        self._skeletons: dict[str, list[str]] = {}
        self._signs: set[str] = set()
        self._lengths: dict[int, list[str]] = {}
        for each in known:
            self.add(each)

    def add(self, known: Known) -> None:
        """Takes one serial more; one without anything to compare is left out."""
        norm = normal_serial(known.serial)
        if not norm:
            return
        if norm not in self._exact:
            self._exact[norm] = []
            self._skeletons.setdefault(_skeleton(norm), []).append(norm)
            self._signs.update(norm)
            if norm.isdecimal():
                self._lengths.setdefault(len(norm), []).append(norm)
        self._exact[norm].append(known)

    def like(self, serial: str, type_id: int | None = None) -> list[Alike]:
        """Known serials that this one looks like, the surest first; never the very same serial of the same type."""
        norm = normal_serial(serial)
        found: dict[int, Alike] = {}
        for other, tell in self._tells(serial, norm):
            for known in self._exact.get(other, ()):
                same_type = type_id is not None and known.type_id == type_id
                if tell is Tell.SAME and (known.serial == serial or not same_type):
                    if same_type:
                        continue
                    found.setdefault(known.ref, Alike(known, Tell.SAME))
                elif tell is Tell.SAME:
                    found.setdefault(known.ref, Alike(known, Tell.SIGNS))
                elif type_id is None or known.type_id is None or same_type:
                    found.setdefault(known.ref, Alike(known, tell))
        return list(found.values())

    def _tells(self, serial: str, norm: str) -> Iterator[tuple[str, Tell]]:
        if not norm:
            return
        yield norm, Tell.SAME
        harmed = _DECIMAL.match(serial)
        if harmed:
            yield normal_serial(harmed[1]), Tell.DECIMAL
        for other in self._of_exponent(serial):
            yield other, Tell.EXPONENT
        for other in self._skeletons.get(_skeleton(norm), ()):
            if other != norm:
                zeros = other.lstrip("0") == norm.lstrip("0")
                yield other, Tell.ZEROS if zeros else Tell.CONFUSED
        if len(norm) >= SHORTEST and not self._in_series(norm):
            yield from self._near(norm)

    def _of_exponent(self, serial: str) -> Iterator[str]:
        """Numbers of the length and the first digits that a power of ten still shows."""
        power = _EXPONENT.match(serial)
        if power is None:
            return
        digits = power[1] + (power[2] or "")
        for other in self._lengths.get(int(power[3]) + 1, ()):
            if (
                other.startswith(digits[:-1])
                and abs(int(other[: len(digits)].ljust(len(digits), "0")) - int(digits)) <= 1
            ):
                yield other

    def _in_series(self, norm: str) -> bool:
        """Whether the serial before or after it is known: then its neighbours are expected to look like it."""
        tail = _TAIL.match(norm)
        if tail is None:
            return False
        head, digits = tail[1], tail[2]
        number = int(digits[-9:])
        fixed = digits[:-9]
        beside = (number - 1, number + 1) if number else (number + 1,)
        width = len(digits) - len(fixed)
        return any(f"{head}{fixed}{each:0{width}d}" in self._exact for each in beside)

    def _near(self, norm: str) -> Iterator[tuple[str, Tell]]:
        exact = self._exact
        for at in range(len(norm) - 1):
            if norm[at] != norm[at + 1]:
                other = norm[:at] + norm[at + 1] + norm[at] + norm[at + 2 :]
                if other in exact:
                    yield other, Tell.SWAPPED
        for at in range(len(norm)):
            other = norm[:at] + norm[at + 1 :]
            if other in exact:
                yield other, Tell.MORE
        for at in range(len(norm) + 1):
            for sign in self._signs:
                other = norm[:at] + sign + norm[at:]
                if other in exact:
                    yield other, Tell.LESS


# -- what a serial says by itself --------------------------------------------------------------------------------------
@lru_cache(maxsize=1_000)
def _shape(pattern: str) -> re.Pattern[str]:
    signs = {"#": r"\d", "@": "[A-Z]", "*": ".*"}
    return re.compile("".join(signs.get(each, re.escape(each)) for each in normal_serial(pattern)) + r"\Z")


def fits(serial: str, pattern: str) -> bool:
    """Whether a serial looks as its type's pattern says: # a digit, @ a letter, * anything; signs do not count."""
    return _shape(pattern).match(normal_serial(serial)) is not None


def harm(serial: str, pattern: str = "") -> str:
    """How a spreadsheet has harmed a serial, in words; empty when nothing tells of it.

    Zeros that begin a serial are part of it (DA Pam 710-2-1 Table 18-1).
    """
    if _EXPONENT.match(serial):
        return "it is written as a power of ten, so that digits are lost"
    if _DECIMAL.match(serial):
        return "it ends in .0 as a spreadsheet writes a number"
    if not pattern or "*" in pattern or fits(serial, pattern):
        return ""
    norm, length = normal_serial(serial), len(normal_serial(pattern))
    if norm.isdecimal() and len(norm) < length and fits(norm.rjust(length, "0"), pattern):
        return f"it is shorter than its type's pattern {pattern}, so that leading zeros may be lost"
    return ""
