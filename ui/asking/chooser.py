"""Choosing by typing: a box that finds its items by any part of their words, and a line that offers values."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.parts.chooser import FindBox
from ui.parts.offers import Offers

SHOWN = 12
FIND_MS = 80
Find = Callable[[str, Callable[[Sequence[str]], object]], object]


class Chooser(FindBox):
    """Items with data; what is typed counts when it is the words of one."""

    picked = Signal(object)
    """The data of the item chosen."""

    def __init__(
        self, name: str, caption: str, items: Sequence[tuple[str, Any]], hint: str = "", *, live: bool = False
    ) -> None:
        """With `live` an item counts as soon as its words are complete, else when the person goes on."""
        super().__init__(name, caption, items, hint, most=SHOWN)
        self.setMinimumContentsLength(10)
        self.found.setMaxVisibleItems(SHOWN)
        if live:
            self.line.textEdited.connect(lambda _: self._complete())
        self.line.editingFinished.connect(self._typed)
        self.activated.connect(lambda _: self.picked.emit(self.currentData()))
        self.found.activated.connect(lambda _: self._typed())

    def begin(self) -> None:
        """Takes the focus, with what stands there to be typed over."""
        self.setFocus()
        self.line.selectAll()

    def choose(self, data: Any) -> None:
        """Shows the item with this data; nothing when there is none."""
        at = self.findData(data)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText("")

    def chosen(self) -> Any:
        """The data of the item whose words stand in the box, None for none."""
        at = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return self.itemData(at) if at >= 0 else None

    def _complete(self) -> None:
        if self.chosen() is not None:
            self._typed()

    def _typed(self) -> None:
        at = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        if at >= 0 and at != self.currentIndex():
            self.setCurrentIndex(at)
        self.picked.emit(self.chosen())


class ValueEdit(QLineEdit):
    """A line that offers values while the person types; any text may stay."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filter_value")
        self.setAccessibleName("Value")
        self._texts = QStringListModel(self)
        completer = Offers(self._texts, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(SHOWN)
        self.setCompleter(completer)
        self._find: Find | None = None
        self._pause = QTimer(self, singleShot=True, interval=FIND_MS)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._typed)

    def offer(self, texts: Sequence[str], hint: str = "", find: Find | None = None) -> None:
        """Values to offer, or where to look for them by what is typed."""
        self._texts.setStringList(list(texts))
        self._find = find
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and self._texts.rowCount():
            completer.setCompletionPrefix(self.text())
            completer.complete()
        else:
            super().keyPressEvent(event)

    # -- internal --
    def _typed(self, text: str) -> None:
        if self._find is not None and text.strip():
            self._pause.start()

    def _look(self) -> None:
        if self._find is not None:
            self._find(self.text().strip(), self._found)

    def _found(self, texts: Sequence[str]) -> None:
        self._texts.setStringList(list(texts))
        completer = self.completer()
        if texts and self.hasFocus():
            completer.setCompletionPrefix(self.text())
            completer.complete()
