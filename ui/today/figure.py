"""A figure with its word, which is also a switch: shows only that group."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from ui.parts.basics import column, label


class Figure(QPushButton):
    """`Overdue 3`: the number large, the word below."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setObjectName(f"figure_{word.lower().replace(' ', '_')}")
        self.setProperty("figure", True)
        self.setCheckable(True)
        self.figure = label("0", "figure")
        under = label(word, "muted")
        for each in (self.figure, under):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = column(self.figure, under, gap=0)
        inside.setContentsMargins(12, 6, 12, 8)
        self.setLayout(inside)
        self.tell(0)

    def sizeHint(self) -> QSize:
        return fitting(self)

    def tell(self, count: int) -> None:
        """Shows the number; the accessible name says of what."""
        self.figure.setText(f"{count:,}")
        self.setAccessibleName(f"{self._word}, {count}")


def fitting(button: QPushButton) -> QSize:
    """The room the words inside a button need; alone it only measures a text of its own."""
    inside = button.layout()
    assert inside is not None
    return inside.sizeHint().expandedTo(button.minimumSize())
