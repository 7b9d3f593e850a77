"""What an empty pane says: what belongs here, and the one or two ways to begin."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.basics import button, label, row

NOTHING_MATCHES = ("Nothing matches", "Nothing here fits the filter or the search.")


class EmptyPane(QWidget):
    """One sentence and up to two buttons in the middle of a pane."""

    def __init__(self, title: str, sentence: str, *ways: tuple[str, str, Callable[[], object]]) -> None:
        super().__init__()
        self.setObjectName("empty_pane")
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title = label(title, "title", wrap=True)
        self._title.setAlignment(middle)
        layout.addWidget(self._title)
        self._said = said = label(sentence, "muted", wrap=True)
        said.setAlignment(middle)
        said.setMinimumWidth(380)
        layout.addWidget(said)  # as wide as the pane, so that no line of it is cut
        if ways:
            layout.addSpacing(8)
            buttons = [button(text, name, act, primary=at == 0) for at, (text, name, act) in enumerate(ways)]
            layout.addLayout(row(None, *buttons, None))
            self.setFocusProxy(buttons[0])
        layout.addStretch(3)

    def tell(self, title: str, sentence: str) -> None:
        """Says something else."""
        self._title.setText(title)
        self._said.setText(sentence)
        self.setAccessibleName(title)

    def hasHeightForWidth(self) -> bool:
        return False
