"""Choosing a record by typing part of its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.parts.offers import Offers

Found = Sequence[tuple[int, str]]
Find = Callable[[str, Callable[[Found], object]], object]


class LinkEdit(QLineEdit):
    """A line that offers records while the person types; only a chosen one counts."""

    edited = Signal()

    def __init__(self, find: Find) -> None:
        super().__init__()
        self.setPlaceholderText("Type to find")
        self._find = find
        self._chosen: int | None = None
        self._found: dict[str, int] = {}
        self._names = QStringListModel(self)
        completer = Offers(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._settle)

    def show_link(self, record_id: int | None, name: str) -> None:
        """Shows the record linked to now."""
        self._chosen = record_id
        self.setText(name)
        self.setCursorPosition(0)

    def chosen_or_text(self) -> int | str:
        """The id chosen, or the text that stands for none."""
        return self.text().strip() if self._chosen is None else self._chosen

    def _typed(self, text: str) -> None:
        self._chosen = None
        self.edited.emit()
        if text.strip():
            self._pause.start()

    def _look(self) -> None:
        self._find(self.text().strip(), self._offer)

    def _offer(self, found: Found) -> None:
        if self._chosen is not None or not self.isVisible():
            return
        self._found = {name: record_id for record_id, name in reversed(found)}
        self._names.setStringList([name for _, name in found])
        completer = self.completer()
        if found and self.hasFocus() and completer is not None:
            completer.complete()

    def _take(self, name: str) -> None:
        self._chosen = self._found.get(name)
        self.setText(name)
        self.edited.emit()

    def _settle(self) -> None:
        """A name typed out in full counts as chosen when it is the only one of that name."""
        typed = self.text().strip().casefold()
        same = [each for each in self._found if each.casefold() == typed]
        if self._chosen is None and len(same) == 1:
            self._chosen = self._found[same[0]]
            self.edited.emit()
