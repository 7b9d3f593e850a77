"""The filter of a list: its sentence, a small button for each condition, and the ways to change it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.asking.saying import joined, pieces, said, sentence
from app.asking.understanding import Asked
from app.errors import DeskError
from app.reader import Reader
from app.reading import Sort, Where
from models.kinds import Kind
from ui.asking.latest import Latest
from ui.asking.line import AskLine
from ui.parts.basics import Elided, boxed, button, column, row, tool
from ui.parts.flow import FlowLayout
from ui.session import Session
from ui.theme import Theme

CHIP_WIDTH = 420


class FilterBar(QWidget):
    """Takes no room while there is no filter; `buttons` stand where the page wants them."""

    changed = Signal()
    """Filter or order are others now."""

    def __init__(self, session: Session, kind: type[Kind]) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setAccessibleName("Filter")
        self._session, self._kind = session, kind
        self._latest = Latest(session, self)
        self.where: Where | None = None
        self.sort: tuple[Sort, ...] = ()
        self.words = ""
        """The filter as a part of a sentence, with sensitive values as dots; empty for none."""
        self.buttons = (
            button("Ask in words…", "ask_in_words", self.ask, tip="Filter the list by a sentence."),
            button("Filter…", "add_filter", self.build, icon="funnel", tip="Build a filter from fields."),
        )
        self._said = Elided("", "muted", "filter_said")
        self._all = button("Show all", "clear_filter", self.clear, tip="Take the whole filter away.")
        self._line = AskLine(session, kind)
        self._line.applied.connect(self._apply)
        self._line.left.connect(self._leave)
        self._line.hide()
        self._chips = FlowLayout()
        self._lay_out()
        self._show()

    # -- what is asked --
    def set_asked(self, where: Where | None, sort: Sequence[Sort] = (), *, tell: bool = True) -> None:
        """Takes another filter and order; tells so when they differ."""
        if (where, tuple(sort)) != (self.where, self.sort):
            self.where, self.sort = where, tuple(sort)
            self._read()
            if tell:
                self.changed.emit()

    def clear(self) -> None:
        """Takes the whole filter away; the order stays."""
        self.set_asked(None, self.sort)
        self.buttons[1].setFocus()

    def ask(self) -> None:
        """Opens the line for a sentence, with the present question in it."""
        words = self.words if "•" not in self.words else ""
        self.show()
        self._line.begin(words)

    def build(self) -> None:
        """Opens the form, filled from the present filter."""
        from ui.asking.builder import FilterBuilder

        FilterBuilder(self.window(), self._session, self._kind, self.where, self._built).open()

    # -- internal --
    def _lay_out(self) -> None:
        told = row(self._said, self._all)
        told.setStretch(0, 1)
        self._told = boxed(told)
        self._box = QWidget()
        self._box.setObjectName("filter_chips")
        self._box.setAccessibleName("Conditions")
        self._box.setLayout(self._chips)
        self.setLayout(column(self._line, self._told, self._box, gap=4))

    def _built(self, where: Where | None) -> None:
        self.set_asked(where, self.sort)

    def _apply(self, asked: Asked) -> None:
        self._line.hide()
        self.set_asked(asked.where, asked.sort or self.sort)
        self._show()
        self.buttons[0].setFocus()

    def _leave(self) -> None:
        self._line.hide()
        self._show()
        self.buttons[0].setFocus()

    def _read(self) -> None:
        """Says filter and conditions in words, off the window's thread: records are named in them."""
        kind, where, sort = self._kind, self.where, self.sort

        def job(reader: Reader) -> tuple[str, str, list[str]]:
            parts = [said(reader, kind, each) for each in pieces(where)]
            return sentence(reader, kind, where, sort), said(reader, kind, where), parts

        def refused(error: DeskError) -> None:
            self._tell(error.title, "", [])

        self._latest.ask(job, lambda told: self._tell(*told), refused)

    def _tell(self, whole: str, words: str, parts: Sequence[str]) -> None:
        self.words = words
        self._said.setText(whole)
        while item := self._chips.takeAt(0):
            if gone := item.widget():
                gone.deleteLater()
        for at, told in enumerate(parts):
            self._chips.addWidget(self._chip(at, told))
        self._show()
        self._chips.hold_room(self._box)

    def _chip(self, at: int, told: str) -> QWidget:
        made = tool(told, f"filter_{at}", "x", words=True, tip=f"{told}. Take this condition away.")
        made.setAccessibleName(f"Condition: {told}. Take away")
        room = Theme.current().px(CHIP_WIDTH)
        made.setText(made.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room))
        made.clicked.connect(lambda: self._remove(at))
        return made

    def _remove(self, at: int) -> None:
        kept = [each for place, each in enumerate(pieces(self.where)) if place != at]
        self.set_asked(joined(kept), self.sort)
        self.buttons[1].setFocus()

    def _show(self) -> None:
        """Only what is needed: the sentence and its conditions while there is a filter."""
        there = self.where is not None
        self._told.setVisible(there)
        self._box.setVisible(there)
        self.setVisible(there or not self._line.isHidden())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._chips.hold_room(self._box)
