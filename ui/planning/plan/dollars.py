"""A line for an amount of dollars above a plan; empty for what the plan itself has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from models.fields import Field, FieldError, show_money
from ui.parts.basics import restyle
from ui.theme import Theme

WIDTH = 104


class DollarsLine(QLineEdit):
    """Tells an amount once it is typed whole; what is no amount is marked, and why."""

    typed = Signal(object)
    """Cents, None where the line is empty."""
    refused = Signal(str)
    """What is wrong with the text."""
    mended = Signal(str)
    """What was wrong is an amount now, or empty: what stands there."""

    def __init__(self, name: str, caption: str, empty: str, hint: str, field: Field[int]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        self.setPlaceholderText(empty)
        self.setFixedWidth(Theme.current().px(WIDTH))
        self._field = field
        self._shown: int | None = None
        self.editingFinished.connect(self._typed)

    def put(self, cents: int | None) -> None:
        """Shows an amount."""
        self._shown = cents
        self.setText("" if cents is None else show_money(cents))
        restyle(self, wrong=False)

    def _typed(self) -> None:
        text = self.text().strip()
        try:
            found: int | None = self._field.parse(text) if text else None
        except FieldError as error:
            restyle(self, wrong=True)
            said = str(error).removeprefix(f"{self._field.label} ")
            self.refused.emit(f"{self.accessibleName()}: {said}.")
            return
        if self.property("wrong"):
            told = self.placeholderText() if found is None else show_money(found)
            self.mended.emit(f"{self.accessibleName()}: {told}.")
        restyle(self, wrong=False)
        if found != self._shown:
            self._shown = found
            self.typed.emit(found)
