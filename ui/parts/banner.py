"""The marking line at the top and bottom of the window: always visible."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Banner(QLabel):
    """One line with the marking of what the window can show."""

    def __init__(self, marking: str = "CUI") -> None:
        super().__init__(marking)
        self.setObjectName("cui")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Marking: {marking}")
