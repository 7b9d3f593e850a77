"""Texts that run from right to left: told by their first strong letter, kept apart from what stands beside them."""

import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def runs_right_to_left(text: str) -> bool:
    """Whether the first strong letter belongs to a script such as Arabic or Hebrew."""
    if text.isascii():
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _RIGHT_TO_LEFT:
            return True
        if kind == "L":
            return False
    return False


def isolated(text: str) -> str:
    """The text with its order kept to itself, for use within a line; a Latin one stays as it is."""
    if text.isascii() or not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def bare(text: str) -> str:
    """An isolated text as it was, for the clipboard."""
    return text.removeprefix(FIRST_STRONG_ISOLATE).removesuffix(POP_ISOLATE)
