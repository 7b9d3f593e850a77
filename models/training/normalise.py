"""Typed forms that mean one code: pay grades with and without hyphen, M and F as passports print them."""

import re

_GRADE = re.compile(r"^(?:(?P<letter>[EOW])\s*-?\s*)?0?(?P<number>10|[1-9])$")
_WORDS = {"CIV", "CDT", "MID"}
_WORD_FORMS = {"CIVILIAN": "CIV", "CADET": "CDT", "MIDSHIPMAN": "MID"}
_HIGHEST = {"E": 9, "W": 5, "O": 10}


def pay_grade(typed: str) -> str | None:
    """The code of a U.S. pay grade: O-3 for O3, 03, 0-3, o 3; None when it is none.

    A grade typed with the figure nought (03, 0-3) means an officer's.
    """
    word = " ".join(typed.upper().split()).rstrip(".")
    if word in _WORDS or word in _WORD_FORMS:
        return _WORD_FORMS.get(word, word)
    if re.fullmatch(r"0\s*-?\s*(10|[1-9])", word):
        word = "O" + word[1:]
    match = _GRADE.match(word)
    if match is None or match["letter"] is None or int(match["number"]) > _HIGHEST[match["letter"]]:
        return None
    return f"{match['letter']}-{int(match['number'])}"


def sex_letter(typed: str) -> str | None:
    """The code of the letter a passport prints; None for other texts."""
    return {"M": "MALE", "F": "FEMALE"}.get(typed.strip().rstrip(".").upper())
