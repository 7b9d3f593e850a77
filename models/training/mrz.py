"""The machine-readable zone of a passport or visa: two lines of 44 signs, typed or scanned, with its check digits.

Layout and arithmetic are those of ICAO Doc 9303 (parts 4 and 7). Nothing is corrected in silence: a wrong check digit
is told with its place, and the part it guards is marked doubtful.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

WIDTH = 44
FILLER = "<"
_WEIGHTS = (7, 3, 1)
_SIGNS = re.compile(r"[0-9A-Z<]*")
_LOOKS = str.maketrans({"«": "<<", "‹": "<", "〈": "<"})
PASSPORT, VISA = "P", "V"
DIGIT_AT = {"number": 10, "date of birth": 20, "expiry": 28, "personal number": 43, "whole line": 44}
"""By part, the sign of the second line that is its check digit, counted from 1."""


class NotMrz(ValueError):
    """The text is no machine-readable zone; the message says why in one sentence."""


@dataclass(frozen=True)
class Doubt:
    """A part whose check digit does not fit: which part, what stands there, which digit would."""

    part: str
    text: str
    digit: str
    expected: str

    @property
    def place(self) -> str:
        """Where the check digit stands."""
        return f"line 2, sign {DIGIT_AT[self.part]}"

    @property
    def said(self) -> str:
        """The doubt in one sentence."""
        return f"The check digit of the {self.part} is {self.digit}; for {self.text} it would be {self.expected}."


@dataclass(frozen=True)
class Mrz:
    """What the zone says; dates are None where they are no days. Names are cut by the machine after 39 signs."""

    document: str
    """P for a passport, V for a visa."""
    issuer: str
    """Three-letter code of the state that issued it."""
    surname: str
    given_names: str
    number: str
    nationality: str
    born: date | None
    sex: str | None
    """Code MALE or FEMALE; None when the zone does not say."""
    expires: date | None
    doubts: tuple[Doubt, ...] = ()
    name_cut: bool = False
    """True when the name fills its line, so that more of it may stand in the passport."""

    def doubtful(self, part: str) -> bool:
        """Whether the check digit of a part does not fit (number, date of birth, expiry)."""
        return any(each.part == part for each in self.doubts)


def read_mrz(text: str, today: date) -> Mrz:
    """Reads the two lines, however they are broken and with blanks between. Raises NotMrz.

    A birth lies in the past hundred years, an expiry within fifty of today. The personal number is not read.
    """
    first, second = _lines(text)
    if first[0] not in (PASSPORT, VISA):
        raise NotMrz(f"The first line begins with {first[0]}; a passport's begins with P, a visa's with V.")
    surname, _, given = first[5:].rstrip(FILLER).partition("<<")
    return Mrz(
        document=first[0],
        issuer=first[2:5].rstrip(FILLER),
        surname=_words(surname),
        given_names=_words(given),
        number=second[:9].rstrip(FILLER),
        nationality=second[10:13].rstrip(FILLER),
        born=_day(second[13:19], today.year),
        sex={"M": "MALE", "F": "FEMALE"}.get(second[20]),
        expires=_day(second[21:27], today.year + 50),
        doubts=tuple(_doubts(first[0], second)),
        name_cut=not first.endswith(FILLER),
    )


def check_digit(text: str) -> str:
    """The check digit of a text: weights 7, 3, 1 over digits, letters from A = 10, fillers 0; modulo 10."""
    total = sum(_value(sign) * _WEIGHTS[at % 3] for at, sign in enumerate(text))
    return str(total % 10)


def why_not(text: str) -> str:
    """Why a text is no zone yet, in one sentence; empty when it can be read."""
    try:
        _lines(text)
    except NotMrz as error:
        return str(error)
    return ""


def _value(sign: str) -> int:
    return 0 if sign == FILLER else int(sign) if sign.isdigit() else ord(sign) - 55


def _lines(text: str) -> tuple[str, str]:
    signs = "".join(text.translate(_LOOKS).upper().split())
    if not _SIGNS.fullmatch(signs):
        bad = next(sign for sign in signs if not _SIGNS.fullmatch(sign))
        raise NotMrz(
            f"“{bad}” does not stand in a machine-readable zone; it has letters A to Z, digits and <."
        )
    if len(signs) != 2 * WIDTH:
        raise NotMrz(f"The zone has {len(signs)} signs; two lines of {WIDTH} are {2 * WIDTH}.")
    return signs[:WIDTH], signs[WIDTH:]


def _words(name: str) -> str:
    return " ".join(part for part in name.split(FILLER) if part)


def _day(text: str, latest: int) -> date | None:
    """YYMMDD as the day nearest before the latest year."""
    if not text.isdigit():
        return None
    year = latest - (latest - int(text[:2])) % 100
    try:
        return date(year, int(text[2:4]), int(text[4:]))
    except ValueError:
        return None


def _doubts(document: str, second: str) -> Iterator[Doubt]:
    guarded = [
        ("number", second[:9], second[9]),
        ("date of birth", second[13:19], second[19]),
        ("expiry", second[21:27], second[27]),
    ]
    if document == PASSPORT:
        personal = second[28:42]
        if personal.strip(FILLER) or second[42] not in (FILLER, "0"):
            guarded.append(("personal number", personal, second[42]))
        guarded.append(("whole line", second[:10] + second[13:20] + second[21:43], second[43]))
    for part, text, digit in guarded:
        expected = check_digit(text)
        if digit != expected:
            shown = (
                text.rstrip(FILLER) if part not in ("whole line", "personal number") else "what stands there"
            )
            yield Doubt(part, shown, digit, expected)
