"""How the office treats text: normal form, folding for search and order, keys that ignore how a number was typed."""

import re
import unicodedata
from collections.abc import Iterable

# Letters that carry no mark to strip and yet are one letter to a reader of passports and partner lists.
_UNIFIED = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
        "ـ": "", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NOT_KEY = re.compile(r"[\s\-_./\\,;:#'\"()]+")


def normal(text: str) -> str:
    """Text as the office stores it: Unicode NFC, otherwise as given."""
    return unicodedata.normalize("NFC", text)


def has_control_characters(text: str) -> bool:
    """True for characters that no field may hold; tab and line breaks are left to the field."""
    return _CONTROL.search(text) is not None


def without_control_characters(text: str) -> str:
    """The text with every refused character taken out."""
    return _CONTROL.sub("", text)


def fold(text: str) -> str:
    """The folded copy for search and order: NFKC, case folded, no marks, Arabic letter variants unified."""
    if text.isascii():
        plain = text.casefold()
        return plain.strip() if plain.isprintable() and "  " not in plain else _SPACES.sub(" ", plain).strip()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold().translate(_UNIFIED))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(_UNIFIED)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def key_text(text: str) -> str:
    """The normalised form of an identifier, without blanks, hyphens, points, slashes (BN-B-UAB is bnbuab)."""
    if text.isascii() and text.isalnum():
        return text.casefold()
    return _NOT_KEY.sub("", fold(text))


QUOTED = 60
"""Characters of what was typed that a message repeats."""


def quoted(typed: str) -> str:
    """What was typed in quotation marks, on one line and cut where it is long: a message shows what is meant by it."""
    line = _SPACES.sub(" ", typed)
    return f"“{line if len(line) <= QUOTED else f'{line[: QUOTED - 1].rstrip()}…'}”"


_PROPER = frozenset({"English"})


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: small letters, but DoD, ECL and English stay as they are."""
    return " ".join(
        word if word in _PROPER or word[1:] != word[1:].lower() else word.lower() for word in label.split()
    )


def listed(parts: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c; empty ones are left out."""
    words = [each for each in parts if each]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 student`, `2,140 students`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
