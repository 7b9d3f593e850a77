"""Serials that look like another: what a misread, mistyped or spreadsheet-harmed serial may have been, and why.

Nothing here compares a serial with every other. What it may have been is made from it and looked up: one character
changed to what stands there in known serials of that length, two exchanged, one more or less; and ways of folding.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from models.eum.text import normal_serial

SHORTEST = 4
"""Characters from which a serial is compared but for a character; shorter ones are all alike."""
LONGEST_PREFIX = 12
LONGEST_ENDING = 6
MOST_UNREAD = 2
"""Question marks for characters that could not be read; with more of them anything fits."""
MOST = 100
"""Serials with one beginning or end from which that says nothing."""
_CONFUSED = str.maketrans("OIBSZ", "01852")
"""Letters taken for digits and the other way round (eum.md 8.4)."""
_EXPONENT = re.compile(r"\s*(\d)(?:[.,](\d+))?E\+?(\d{1,3})\s*", re.IGNORECASE)
_POINT_ZERO = re.compile(r"\s*(\d+)[.,]0+\s*")


class Like(NamedTuple):
    """A known serial in its compared form, how likely it is the one meant (the least first), and why."""

    norm: str
    rank: int
    reason: str


SHEET, CONFUSED, ZEROS, ENDS, SWAPPED, CUT, LENGTH, OTHER = range(8)
"""Ranks of the reasons, the surest first."""


def harmed(serial: str) -> bool:
    """Whether a spreadsheet wrote it: as a power of ten, or with .0 after a number."""
    return ("." in serial or "," in serial or "+" in serial or "E" in serial.upper()) and (
        _POINT_ZERO.fullmatch(serial) is not None or _EXPONENT.fullmatch(serial) is not None
    )


class Near:
    """Known serials, in their compared form, by what they may be taken for; each index is built when first needed."""

    def __init__(self, norms: Collection[str]) -> None:
        self._norms = norms

    def prepare(self) -> None:
        """Builds every index now, so that no answer has to wait for one."""
        _ = self._signs, self._folds, self._bare, self._sorted, self._turned, self._numbers

    def likes(self, serial: str, *, sure: bool = False, others: bool = True) -> list[Like]:
        """Known serials it looks like, each with its surest reason, in order of likelihood.

        Only the `sure` ones: what a sheet, a confused letter or zeros show; serials of a series are near each other.
        Those with just another character in one place are many to try and tell least: without them where not `others`.
        """
        best: dict[str, Like] = {}
        for like in self._all(serial, sure, others):
            if like.norm not in best or like.rank < best[like.norm].rank:
                best[like.norm] = like
        return sorted(best.values(), key=lambda each: (each.rank, each.norm))

    def _all(self, serial: str, sure: bool, others: bool) -> Iterator[Like]:
        if power := _EXPONENT.fullmatch(serial):
            yield from self._of_power(serial.strip(), power)
            return
        norm = normal_serial(serial)
        if point := _POINT_ZERO.fullmatch(serial):
            if norm in self._norms:
                yield Like(norm, SHEET, "It is the same without its point.")
            norm = normal_serial(point[1])
            if norm in self._norms:
                yield Like(norm, SHEET, "A spreadsheet added .0 to it.")
        if "?" in norm:
            yield from self._half_read(norm)
            return
        yield from self._confused(norm)
        yield from self._zeros(norm)
        if len(norm) >= SHORTEST and not sure:
            yield from self._ends(norm)
            yield from self._swapped(norm)
            yield from self._one_more(norm)
            yield from self._one_less(norm)
            if others:
                yield from self._one_other(norm)

    # -- one way each --------------------------------------------------------------------------------------------
    def _of_power(self, shown: str, power: "re.Match[str]") -> Iterator[Like]:
        """Numbers that are written so when rounded to the digits shown."""
        digits = power[1] + (power[2] or "")
        zeros = int(power[3]) - len(digits) + 1
        if zeros < 1:
            return
        unit = 10**zeros
        first, end = int(digits) * unit - unit // 2, int(digits) * unit + unit // 2
        numbers = self._numbers
        for number, norm in numbers[bisect_left(numbers, (first, "")) : bisect_left(numbers, (end, ""))]:
            yield Like(norm, SHEET, f"A spreadsheet wrote {number} as {shown}.")

    def _half_read(self, norm: str) -> Iterator[Like]:
        """Characters that could not be read, written as question marks: whatever stands there in known serials."""
        places = [at for at, sign in enumerate(norm) if sign == "?"]
        signs = self._signs.get(len(norm))
        if signs is None or len(places) > MOST_UNREAD or len(norm) - len(places) < SHORTEST - 1:
            return
        for chosen in product(*(signs[at] for at in places)):
            other = list(norm)
            for at, sign in zip(places, chosen, strict=True):
                other[at] = sign
            if (known := "".join(other)) in self._norms:
                told = " and ".join(str(at + 1) for at in places)
                yield Like(known, CONFUSED, f"It fits where character {told} could not be read.")

    def _confused(self, norm: str) -> Iterator[Like]:
        for other in self._folds.under(norm.translate(_CONFUSED)):
            if other != norm:
                pairs = dict.fromkeys(
                    (mine, its) for mine, its in zip(norm, other, strict=True) if mine != its
                )
                told = ", ".join(f"{mine} for {its}" for mine, its in pairs)
                yield Like(other, CONFUSED, f"It reads {told}.")

    def _zeros(self, norm: str) -> Iterator[Like]:
        bare = norm.lstrip("0")
        for other in self._bare.under(bare) if bare else ():
            if other != norm:
                count = abs(len(other) - len(norm))
                zeros = "One leading zero" if count == 1 else f"{count} leading zeros"
                lost = len(other) > len(norm)
                verb = "is" if count == 1 else "are"
                yield Like(other, ZEROS, f"{zeros} {verb} {'missing' if lost else 'too many'}.")

    def _ends(self, norm: str) -> Iterator[Like]:
        """A model's name before it, or lost; an ending that begins with a letter lost."""
        for cut in range(1, min(len(norm) - SHORTEST, LONGEST_PREFIX) + 1):
            if norm[cut:] in self._norms and _has_letter(norm[:cut]):
                yield Like(norm[cut:], ENDS, f"{norm[:cut]} stands before it.")
        for turned in _beginning(self._turned, norm[::-1]):
            head = turned[: len(norm) - 1 : -1]
            if 1 <= len(head) <= LONGEST_PREFIX and _has_letter(head):
                yield Like(turned[::-1], ENDS, f"{head} is missing before it.")
        for other in _beginning(self._sorted, norm):
            ending = other[len(norm) :]
            if 2 <= len(ending) <= LONGEST_ENDING and ending[0].isalpha():
                yield Like(other, ENDS, f"The ending {ending} is missing.")

    def _swapped(self, norm: str) -> Iterator[Like]:
        for at in range(len(norm) - 1):
            if norm[at] != norm[at + 1]:
                other = norm[:at] + norm[at + 1] + norm[at] + norm[at + 2 :]
                if other in self._norms:
                    yield Like(other, SWAPPED, f"Characters {at + 1} and {at + 2} are exchanged.")

    def _one_more(self, norm: str) -> Iterator[Like]:
        """Known serials with one character more than was read."""
        for at, signs in enumerate(self._signs.get(len(norm) + 1, ())):
            for sign in signs:
                other = norm[:at] + sign + norm[at:]
                if other in self._norms:
                    last = at == len(norm)
                    where = f"The last character, {sign}," if last else f"Character {at + 1}, {sign},"
                    yield Like(other, CUT if last else LENGTH, f"{where} is missing.")

    def _one_less(self, norm: str) -> Iterator[Like]:
        for at in range(len(norm)):
            other = norm[:at] + norm[at + 1 :]
            if other in self._norms:
                yield Like(other, LENGTH, f"Character {at + 1}, {norm[at]}, is too many.")

    def _one_other(self, norm: str) -> Iterator[Like]:
        for at, signs in enumerate(self._signs.get(len(norm), ())):
            for sign in signs:
                if sign != norm[at]:
                    other = norm[:at] + sign + norm[at + 1 :]
                    if other in self._norms:
                        yield Like(other, OTHER, f"Character {at + 1} is {norm[at]}, not {sign}.")

    # -- indexes -------------------------------------------------------------------------------------------------
    @cached_property
    def _signs(self) -> dict[int, list[set[str]]]:
        """By length, what stands at each place of the known serials."""
        by_length: dict[int, list[str]] = {}
        for norm in self._norms:
            by_length.setdefault(len(norm), []).append(norm)
        return {
            length: [set(place) for place in zip(*norms, strict=True)] for length, norms in by_length.items()
        }

    @cached_property
    def _folds(self) -> "_Keyed":
        folded = "\n".join(self._norms).translate(_CONFUSED).split("\n")  # far quicker than one by one
        return _Keyed(folded if self._norms else (), self._norms)

    @cached_property
    def _bare(self) -> "_Keyed":
        return _Keyed([norm.lstrip("0") for norm in self._norms], self._norms)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._norms)

    @cached_property
    def _turned(self) -> list[str]:
        return sorted(norm[::-1] for norm in self._norms)

    @cached_property
    def _numbers(self) -> list[tuple[int, str]]:
        return sorted((int(norm), norm) for norm in self._norms if norm.isascii() and norm.isdecimal())


def natural(serial: str) -> tuple[tuple[int, int, str], ...]:
    """Key for the order in which people look for serials: A2 before A10."""
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part) for part in _PARTS.findall(serial.upper())
    )


_PARTS = re.compile(r"\d+|\D+")


class _Keyed:
    """Serials under keys that few of them share."""

    def __init__(self, keys: Sequence[str], norms: Collection[str]) -> None:
        self._one = dict(zip(keys, norms, strict=True))
        self._more: dict[str, list[str]] = {}
        if len(self._one) < len(norms):
            for key, norm in zip(keys, norms, strict=True):
                if self._one[key] is not norm:
                    self._more.setdefault(key, []).append(norm)

    def under(self, key: str) -> Sequence[str]:
        """The serials under a key."""
        one = self._one.get(key)
        return () if one is None else (one, *self._more.get(key, ()))


def _beginning(ordered: list[str], begins: str) -> list[str]:
    """What begins so and goes on; nothing where too much does."""
    first = bisect_left(ordered, begins)
    end = bisect_left(ordered, begins + "\U0010ffff", first)
    return ordered[first:end] if end - first <= MOST else []


def _has_letter(text: str) -> bool:
    return any(each.isalpha() for each in text)
