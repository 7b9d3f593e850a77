"""Reading what was pasted: the days and the words of an answer in a line of text. Nothing is guessed."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from app.typing import read_typed_date
from models.fields import FieldError

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"(?<![\w/.-])(\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[- ]?{_MONTH}[- ]?\d{{2,4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{8}}"
    r"|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}([/.-])\d{1,2}\2\d{2,4})(?![\w/-])",
    re.IGNORECASE,
)
"""A day as people write it; group 1 is its text."""
_DENIED = r"(?:not|no|non|never|un|isn't|wasn't|hasn't)(?:[ _-]+(?:yet|been|be|fully|being))*[ _-]+"
"""What before an answer's word turns it round, so that the text says no answer the program could be sure of."""


def days(text: str, today: date) -> Iterator[date]:
    """The days that a text names, in order; what reads like one and is none is passed over."""
    for found in DATE.finditer(text):
        try:
            yield read_typed_date(found[1], today)
        except FieldError:
            continue


def spoken(text: str, words: Iterable[tuple[str, str]]) -> tuple[set[str], str]:
    """Codes of the words that a text says, and the text without them; a word that is denied stands as "".

    `words` are (word, code), the longest first, so that "not approved" goes before "approved".
    """
    codes: set[str] = set()
    for word, code in words:
        spaced = "[ _-]+".join(re.escape(part) for part in word.split())
        pattern = re.compile(rf"(?<!\w)({_DENIED})?{spaced}(?!\w)", re.IGNORECASE)
        for found in pattern.finditer(text):
            codes.add("" if found[1] else code)
        text = pattern.sub("  ", text)
    return codes, text
