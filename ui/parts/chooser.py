"""One of many, found by typing a part of its words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from ui.parts.editors import keep_wheel_away
from ui.parts.offers import Offers

SHOWN = 16


class FindBox(QComboBox):
    """A box that can be typed into and offers what holds the typed letters anywhere."""

    def __init__(
        self, name: str, caption: str, items: Iterable[tuple[str, Any]], hint: str = "", *, most: int = SHOWN
    ) -> None:
        """`items` are words with their data; `most` of them are shown at once."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(most)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, data in items:
            self.addItem(words, data)
        self.found = Offers(self.model(), self)
        """What is offered while somebody types."""
        self.found.setFilterMode(Qt.MatchFlag.MatchContains)
        self.found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(self.found)
        line = self.lineEdit()
        assert line is not None
        line.setObjectName(f"{name}_text")
        line.setAccessibleName(caption)
        line.setPlaceholderText(hint)
        self.line = line
        keep_wheel_away(self)


class Chooser(FindBox):
    """A box that offers what holds the typed letters; what fits nothing counts as nothing chosen."""

    picked = Signal(str)
    """The key chosen, empty while what is typed names none."""

    def __init__(self, name: str, caption: str, offered: Sequence[tuple[str, str]], hint: str = "") -> None:
        """`offered` are keys with their words."""
        super().__init__(name, caption, ((words, key) for key, words in offered), hint)
        self.setMinimumContentsLength(14)
        self._keys: dict[str, str] = {}
        self.set_keys(dict(offered))
        self.line.editingFinished.connect(self._settle)
        self.setCurrentIndex(-1)
        self._told = ""
        self.editTextChanged.connect(lambda _: self._tell())

    @property
    def key(self) -> str:
        """The key of what stands in the box, or of the only one that holds what was typed; empty when there is none."""
        typed = self.currentText().strip().casefold()
        if typed in self._keys:
            return self._keys[typed]
        near = [words for words in self._keys if typed and typed in words]
        begins = [words for words in near if words.startswith(typed)]
        one = near if len(near) == 1 else begins
        return self._keys[one[0]] if len(one) == 1 else ""

    def set_keys(self, offered: Mapping[str, str]) -> None:
        """What the words in the box mean, where they were exchanged: words by key."""
        self._keys = {}
        for key, words in offered.items():
            self._keys.setdefault(words.casefold(), key)

    def choose(self, key: str) -> None:
        """Shows what has that key."""
        self.setCurrentIndex(self.findData(key))

    def _settle(self) -> None:
        """Writes out the words of what is meant."""
        if self.key:
            self.choose(self.key)

    def _tell(self) -> None:
        if self.key != self._told:
            self._told = self.key
            self.picked.emit(self._told)
