"""Texts that run from right to left: told by their first strong letter, kept apart from what stands beside them."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LANGUAGES = frozenset({"ar", "fa", "he", "ps", "ur"})


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


def written_right_to_left(language: str) -> bool:
    """Whether the language of that tag (BCP 47) is written from right to left."""
    return language.split("-")[0] in _LANGUAGES


def isolated(text: str) -> str:
    """The text with its order kept to itself, for use within a line; a Latin one stays as it is."""
    if text.isascii() or not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def bare(text: str) -> str:
    """An isolated text as it was, for the clipboard."""
    return text.removeprefix(FIRST_STRONG_ISOLATE).removesuffix(POP_ISOLATE)


def stand(field: QPlainTextEdit, *, right: bool) -> None:
    """Lets a text run from the right or from the left, also while nothing is written yet."""
    option = field.document().defaultTextOption()
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    if option.alignment() != side | Qt.AlignmentFlag.AlignAbsolute:
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LayoutDirectionAuto
        )
        field.document().setDefaultTextOption(option)
