"""The marking line at the top and bottom of the window: always visible."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Banner(QLabel):
    """One line with the marking of what the window can show, and what else must never be overlooked."""

    def __init__(self, marking: str = "CUI") -> None:
        super().__init__(marking)
        self._marking = marking
        self.setObjectName("cui")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell("")

    def tell(self, more: str) -> None:
        """Shows words behind the marking; none when empty."""
        said = f"{self._marking} · {more}" if more else self._marking
        self.setText(said)
        self.setAccessibleName(f"Marking: {said}")
