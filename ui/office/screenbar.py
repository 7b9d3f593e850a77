"""The bar above a list of the office: filters with a choice of words, days as they are typed, and verbs."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.typing import read_typed_date
from models.fields import FieldError, show_date
from ui.parts.basics import boxed, label, restyle, row
from ui.parts.editors import keep_wheel_away
from ui.parts.flow import FlowLayout
from ui.theme import GAP, Theme

ALL = ""
"""Data of the choice that filters nothing."""


class Bar(QWidget):
    """Filters and verbs side by side; they go on in the next line where the room ends."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setObjectName("screen_bar")
        self._flow = FlowLayout(GAP)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)
        for each in parts:
            self._flow.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow.hold_room(self)


class Choice(QComboBox):
    """A filter with a choice of words; the first one filters nothing."""

    def __init__(self, name: str, caption: str, everything: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._everything = everything
        keep_wheel_away(self)
        self.offer(())
        self.currentIndexChanged.connect(lambda _: changed())

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offers these (words, value), keeping what is chosen where it is still there; tells nobody."""
        kept = self.value
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, ALL)
        for words, value in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)

    @property
    def value(self) -> str:
        """What is chosen; empty for everything."""
        return str(self.currentData() or ALL)

    def choose(self, value: str) -> None:
        """Chooses a value, everything where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(value)))


class DayLine(QLineEdit):
    """A day as people type it; empty for none. What is no day is marked and counts as none."""

    def __init__(
        self, name: str, caption: str, today: Callable[[], date], changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setPlaceholderText("5 May 2026, -30")
        self.setFixedWidth(Theme.current().px(130))
        self._today = today
        self.editingFinished.connect(changed)
        self._shown = ""
        self.wrong = ""
        """What is wrong with the text, as a sentence."""

    @property
    def day(self) -> date | None:
        """The day typed, None when there is none."""
        self.wrong = ""
        found: date | None = None
        try:
            found = read_typed_date(self.text(), self._today()) if self.text().strip() else None
        except FieldError as error:
            self.wrong = f"{self.accessibleName()}: {error}."
        restyle(self, wrong=bool(self.wrong))
        return found

    def put(self, day: date | None) -> None:
        """Shows a day."""
        self.setText(show_date(day) if day else "")


def captioned(control: QWidget) -> QWidget:
    """A control with its name before it."""
    caption = label(control.accessibleName(), "muted")
    caption.setBuddy(control)
    return boxed(row(caption, control, gap=4))
