"""The verbs of the moves that are open, one of which is chosen, and the states as a picture on demand."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.parts.basics import boxed, button, column, row
from ui.parts.flow import FlowLayout
from ui.parts.statepicture import Columns, StatePicture
from ui.theme import GAP

PICTURE, NO_PICTURE = "Show the states as a picture", "Hide the picture"


@dataclass(frozen=True)
class Verb:
    """A move as its button shows it; one that is not open says in its tip why."""

    target: str
    words: str
    tip: str
    open: bool = True


class WayChoice(QWidget):
    """A row of verbs that takes as many lines as it needs; `chosen` tells the state that the verb leads to."""

    chosen = Signal(str)

    def __init__(self, prefix: str, title: str) -> None:
        super().__init__()
        self._prefix, self._flow = prefix, FlowLayout(GAP)
        self.setObjectName(f"{prefix}_moves")
        self.setAccessibleName(title)
        self.setLayout(self._flow)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda made: self.chosen.emit(str(made.property("target"))))

    def offer(self, verbs: Iterable[Verb]) -> None:
        """Adds a button for each."""
        for each in verbs:
            made = button(each.words, f"{self._prefix}_to_{each.target}", tip=each.tip)
            made.setCheckable(True)
            made.setProperty("target", each.target)
            made.setEnabled(each.open)
            self._group.addButton(made)
            self._flow.addWidget(made)

    def enter(self) -> bool:
        """Puts the focus on the first verb that is open; False where none is."""
        first = next((each for each in self._group.buttons() if each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def allow(self, targets: Collection[str]) -> None:
        """Opens the verbs that lead to these states and closes the others; a chosen one that closes is let go."""
        self._group.setExclusive(False)
        for each in self._group.buttons():
            open_ = each.property("target") in targets
            each.setEnabled(open_)
            each.setChecked(each.isChecked() and open_)
        self._group.setExclusive(True)

    def choose(self, target: str) -> None:
        """Chooses as a click would, where that verb is open."""
        for each in self._group.buttons():
            if isinstance(each, QPushButton) and each.property("target") == target and each.isEnabled():
                each.setChecked(True)
                self.chosen.emit(target)


class PictureOnDemand(QWidget):
    """A link that shows and hides the picture of the states; `turned` tells the picture when it is shown, else None."""

    turned = Signal(object)

    def __init__(self, prefix: str, columns: Columns, title: str, between: int | None = None) -> None:
        super().__init__()
        more = {} if between is None else {"between": between}
        self._picture = StatePicture(columns, title, **more)
        self._link = button(PICTURE, f"{prefix}_picture", self._turn, link=True)
        self.setLayout(column(boxed(row(self._link, None)), self._picture))
        self._picture.hide()

    def show_states(
        self, here: Mapping[str, int], ways: Mapping[str, str], word: Callable[[str], str]
    ) -> None:
        """See `StatePicture.show_states`."""
        self._picture.show_states(here, ways, word)

    def _turn(self) -> None:
        shown = self._picture.isHidden()
        self._picture.setVisible(shown)
        self._link.setText(NO_PICTURE if shown else PICTURE)
        self._link.setAccessibleName(self._link.text())
        self.turned.emit(self._picture if shown else None)
