"""What sheets over a pasted list share: the box above, every line of it below, and the choice for one of them."""

from abc import abstractmethod
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import announce
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import PERSONAL, Elided, boxed, column, label, row
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, Theme

L = TypeVar("L")
REST_MS = 250
"""Without a key after which the list is read."""
PASTED, GRID, WHO = 94, 170, 300
"""Heights of box and list, and width of the choice, in px at 100 %."""
NO_LINE = "No line is chosen."


@dataclass(frozen=True)
class Pasting:
    """What is particular of a list: before the names of its controls, and its words."""

    name: str
    caption: str
    """Name of the box."""
    described: str
    hint: str
    begin: str
    """Said while nothing is pasted."""
    columns: tuple[Column, ...]
    verb: str
    noun: str
    """What a line adds: `Record 3 answers`."""


class PastedSheet(WorkSheet, Generic[L]):
    """Reads what is pasted off the window's thread; a line that is not certain is settled by a person."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, pasting: Pasting, width: int, *,
        above: Sequence[QWidget] = (), beside: QWidget | None = None, below: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        theme = Theme.current()
        self._pasting = pasting
        self._lines: list[L] = []
        """As they were read."""
        self._settled: list[L] = []
        """With what the person chose."""
        self._asked: Running | None = None
        self._text = _paste_box(pasting, theme.px(PASTED))
        self._words = Listed[L](self._row)
        self._grid = Grid(self._words, pasting.columns, "Lines of the list")
        self._grid.setMinimumHeight(theme.px(GRID))
        self._counts = label(pasting.begin, "muted", wrap=True, name=f"{pasting.name}_counts")
        self._about = Elided("", "strong", f"{pasting.name}_about")
        self._who = combo(f"{pasting.name}_who", "Who it is", ())
        self._who.setMinimumWidth(theme.px(WHO))
        parts = [*above, labelled(self._text), self._counts, self._grid, self._choice(beside), *below]
        super().__init__(parent, session, title, parts, pasting.verb, self._record, width=width)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._text.textChanged.connect(self._wait)
        self._grid.picked.connect(lambda _: self._show_choice())
        self._grid.opened.connect(lambda _: self._to_choice())
        self._who.currentIndexChanged.connect(lambda _: self._choose())
        self.verb.setDefault(False)
        self._text.setFocus()

    def _choice(self, beside: QWidget | None) -> QWidget:
        caption = label("Who it is", "muted")
        caption.setBuddy(self._who)
        line = row(caption, self._who, *([beside] if beside else []), None, gap=GAP)
        if beside is not None:
            line.setStretch(2, 1)
        return boxed(column(self._about, boxed(line), gap=4), f"{self._pasting.name}_choice")

    # -- what a list does by itself --
    @abstractmethod
    def _look(self) -> None:
        """Reads what stands in the box, off the window's thread."""

    @abstractmethod
    def _record(self) -> None:
        """Writes what is settled."""

    @abstractmethod
    def _choose(self) -> None:
        """The person said something of the line of the cursor."""

    @abstractmethod
    def _row(self, line: L) -> Row:
        """A line in cells."""

    @abstractmethod
    def _ways(self, line: L) -> Sequence[tuple[str, object]]:
        """What may be said of a line as it was read, the certain or the likely first."""

    @abstractmethod
    def _said_of(self, line: L) -> object:
        """What was said of a line, or what is taken for it."""

    @abstractmethod
    def _sentence(self, line: L) -> str:
        """What is to be said of a settled line."""

    # -- reading and showing --
    def _wait(self) -> None:
        """The list is typed on: what was read of it may not be written any more."""
        self.verb.setEnabled(False)
        self._rest.start()

    def _show_lines(self, settled: list[L]) -> None:
        """Shows the lines, the cursor where it was."""
        at = max(0, self._grid.currentIndex().row())
        self._words.things = self._settled = settled
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(settled))))
        if settled:
            self._grid.go_to_row(min(at, len(settled) - 1))
        QTimer.singleShot(0, self, self.fit)  # the choice has another height once its words are laid out

    def _tell_counts(self, said: Sequence[str], wanted: int) -> None:
        """How many lines of each outcome there are, and what would be written."""
        pasting = self._pasting
        lines = counted(len(self._settled), "line")
        self._counts.setText(f"{lines}: {', '.join(said)}." if self._settled else pasting.begin)
        announce.settled(self._counts, self._counts.text() if self._settled else "")
        self.verb.setText(f"{pasting.verb} {counted(wanted, pasting.noun)}" if wanted else pasting.verb)
        self.verb.setAccessibleName(self.verb.text())

    # -- the line of the cursor --
    @property
    def _at(self) -> int | None:
        at = self._grid.current_id()
        return at if at is not None and at < min(len(self._lines), len(self._settled)) else None

    def _show_choice(self) -> None:
        at = self._at
        with QSignalBlocker(self._who):
            self._who.clear()
            if at is not None:
                for words, data in self._ways(self._lines[at]):
                    self._who.addItem(words, data)
                self._who.setCurrentIndex(max(0, self._who.findData(self._said_of(self._lines[at]))))
        self._who.setEnabled(self._who.count() > 1)
        self._show_about()

    def _show_about(self) -> None:
        at = self._at
        self._about.setText(self._sentence(self._settled[at]) if at is not None else NO_LINE)

    def _to_choice(self) -> None:
        self._scroll.ensureWidgetVisible(self._who)
        self._who.setFocus(Qt.FocusReason.TabFocusReason)


def _paste_box(pasting: Pasting, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName(f"{pasting.name}_text")
    made.setAccessibleName(pasting.caption)
    made.setAccessibleDescription(pasting.described)
    made.setPlaceholderText(pasting.hint)
    made.setTabChangesFocus(True)
    made.setProperty(PERSONAL, True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setFixedHeight(height)
    return made
