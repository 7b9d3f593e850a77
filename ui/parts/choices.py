"""A box with a choice of words."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox

from ui.parts.editors import keep_wheel_away


def combo(name: str, caption: str, items: Iterable[tuple[str, object]]) -> QComboBox:
    """A box that offers words, each with its data; the wheel scrolls past it."""
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(caption)
    for words, data in items:
        made.addItem(words, data)
    keep_wheel_away(made)
    return made
