"""Texts of which every character counts, such as serials: what a sheet has made of them, or put into one cell."""

import re
from dataclasses import dataclass
from itertools import pairwise

from app.importing.cells import Cell, CellFlag

LONG_NUMBER = 12
"""Digits from which a spreadsheet shows a number in powers of ten."""
_POWER = re.compile(r"^[-+]?(?:\d+(?:[.,]\d+)?E[+-]|\d+[.,]\d+E)\d{1,3}$", re.IGNORECASE)
_FRACTION = re.compile(r"^(\d+)[.,]0+$")
_APART = re.compile(r"\s*(?:[;,\n\r|]|\s&\s|\sand\s|\s/\s)\s*", re.IGNORECASE)
_MAYBE = re.compile(r"\s+|/")


@dataclass(frozen=True)
class Doubt:
    """What is odd about a text; `lost` when it cannot be taken as it stands."""

    reason: str
    lost: bool = False
    suggestion: str = ""


def doubt(cell: Cell) -> Doubt | None:
    """What is odd about a cell that should hold one serial; None when nothing is."""
    text = cell.text.strip()
    if _POWER.match(text):
        return Doubt(
            f"{text}: the spreadsheet cut digits off; read it from the article or the paper",
            lost=True,
        )
    if fraction := _FRACTION.match(text):
        return Doubt(f"a spreadsheet has added {text[len(fraction[1]) :]}", suggestion=fraction[1])
    parts = [each for each in _APART.split(text) if each]
    if len(parts) > 1 and all(map(_numbered, parts)):
        return Doubt(
            f"{len(parts)} serials stand in one cell: {' and '.join(parts)}; each needs a row", lost=True
        )
    if cell.flags & CellFlag.NUMBER and text.isdecimal() and len(text) >= LONG_NUMBER:
        return Doubt(
            f"a number of {len(text)} digits, which spreadsheets shorten: compare it with the article"
        )
    maybe = [each for each in _MAYBE.split(text) if each]
    if (
        len(maybe) > 1
        and all(map(_numbered, maybe))
        and all(_shape(one) == _shape(two) for one, two in pairwise(maybe))
    ):
        return Doubt(f"this may be {len(maybe)} serials in one cell: {' and '.join(maybe)}")
    return None


def _numbered(part: str) -> bool:
    """Whether a part may be a serial by itself: it has three digits or more."""
    return sum(map(str.isdecimal, part)) >= 3


def _shape(text: str) -> str:
    """Which characters are digits and which letters."""
    return "".join("#" if each.isdecimal() else "@" if each.isalpha() else each for each in text)
