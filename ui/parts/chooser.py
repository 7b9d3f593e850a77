"""One of many, found by typing a part of its words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from ui.parts.editors import keep_wheel_away

SHOWN = 16


class Chooser(QComboBox):
    """A box that offers what holds the typed letters; what fits nothing counts as nothing chosen."""

    picked = Signal(str)
    """The key chosen, empty while what is typed names none."""

    def __init__(self, name: str, caption: str, offered: Sequence[tuple[str, str]], hint: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(SHOWN)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._keys: dict[str, str] = {}
        for key, words in offered:
            self._keys.setdefault(words.casefold(), key)
            self.addItem(words, key)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.setObjectName(f"{name}_line")
        line.setAccessibleName(caption)
        line.setPlaceholderText(hint)
        line.editingFinished.connect(self._settle)
        self.setCurrentIndex(-1)
        self._told = ""
        self.editTextChanged.connect(lambda _: self._tell())
        keep_wheel_away(self)

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
