"""Serials that look like another on file, and what a serial tells by itself of a spreadsheet or a wrong type.

How two serials come to look alike is `models.eum.near`'s business. A character replaced by any other tells nothing of a
serial that is new, for serials of a series differ by just that; and inside an unbroken series only what a sheet, a
confused letter or a lost zero shows is told; so too where serials of the same make look like each other anyway.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from models.eum.near import CONFUSED, CUT, ENDS, LENGTH, SHEET, SWAPPED, ZEROS, Near
from models.eum.text import normal_serial

SCORES = {SHEET: 95, CONFUSED: 90, ZEROS: 90, ENDS: 80, SWAPPED: 78, CUT: 78, LENGTH: 76}
"""How much each way of looking alike tells, of 100."""
SAME, SIGNS = "the same serial under another type", "the same but for blanks and signs"
WEAK = ENDS
"""The first of the ranks that are no more than a hint."""
SAMPLE, CROWDED, LEAST = 40, 10, 20
"""Serials of a make that are asked, of how many one may look like another, and how many there are to be asked."""
_EXPONENT = re.compile(r"\s*\d(?:[.,]\d+E\+?|E\+)\d{1,3}\s*", re.IGNORECASE)
_DECIMAL = re.compile(r"\s*\d+[.,]0+\s*")
_TAIL = re.compile(r"(.*?)(\d{1,9})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Known:
    """A serial on file: where it stands, as marked, and of which type."""

    ref: int
    serial: str
    type_id: int | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A known serial that another looks like, how much that tells of 100, and why, within a sentence."""

    known: Known
    score: int
    why: str


class Serials:
    """Known serials by what they may be taken for; asking does not look at all of them."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._exact: dict[str, list[Known]] = {}
        for each in known:
            if norm := normal_serial(each.serial):
                self._exact.setdefault(norm, []).append(each)
        self._near = Near(self._exact)
        self._crowded: dict[str, bool] = {}

    def like(self, serial: str, type_id: int | None = None) -> list[Alike]:
        """Known serials that this one looks like, the surest first; never the very same serial of the same type."""
        norm = normal_serial(serial)
        found = [alike for each in self._exact.get(norm, ()) if (alike := _same(each, serial, type_id))]
        if norm:
            sure = self._in_series(norm) or self._in_crowd(norm)
            for like in self._near.likes(serial, sure=sure, others=False):
                why = like.reason[0].lower() + like.reason[1:].rstrip(".")
                found += (
                    Alike(each, SCORES[like.rank], why)
                    for each in self._exact[like.norm]
                    if type_id is None or each.type_id in (None, type_id)
                )
        return found

    def _in_series(self, norm: str) -> bool:
        """Whether the serial before or after it is known: then others near it are expected to look like it."""
        tail = _TAIL.fullmatch(norm)
        if tail is None:
            return False
        head, digits = tail[1], tail[2]
        number, width = int(digits), len(digits)
        return any(f"{head}{each:0{width}d}" in self._exact for each in (number - 1, number + 1) if each >= 0)

    def _in_crowd(self, norm: str) -> bool:
        """Whether known serials of the same make look like each other anyway; asked of a few of them, once."""
        make = _make(norm)
        if make not in self._crowded:
            known = self._makes.get(make, ())
            few = known[:: max(1, len(known) // SAMPLE)]
            alike = sum(any(each.rank >= WEAK for each in self._near.likes(one, others=False)) for one in few)
            self._crowded[make] = len(known) >= LEAST and alike * CROWDED > len(few)
        return self._crowded[make]

    @cached_property
    def _makes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for norm in self._exact:
            found.setdefault(_make(norm), []).append(norm)
        return found


def _make(norm: str) -> str:
    """Which characters of a serial are digits and which letters."""
    return "".join("#" if each.isdecimal() else "@" for each in norm)


def _same(known: Known, serial: str, type_id: int | None) -> Alike | None:
    """A serial that is compared as the same: under another type, or written otherwise under its own."""
    if type_id is not None and known.type_id == type_id:
        return None if known.serial == serial else Alike(known, SCORES[SHEET], SIGNS)
    return Alike(known, SCORES[ENDS], SAME)


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
    if _EXPONENT.fullmatch(serial):
        return "it is written as a power of ten, so that digits are lost"
    if _DECIMAL.fullmatch(serial):
        return "it ends in .0 as a spreadsheet writes a number"
    if not pattern or "*" in pattern or fits(serial, pattern):
        return ""
    norm, length = normal_serial(serial), len(normal_serial(pattern))
    if norm.isdecimal() and len(norm) < length and fits(norm.rjust(length, "0"), pattern):
        return f"it is shorter than its type's pattern {pattern}, so that leading zeros may be lost"
    return ""
