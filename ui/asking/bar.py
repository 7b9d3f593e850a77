"""The filter of a list: its sentence, a small button for each condition, and the ways to change it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

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
from ui.theme import GAP, Theme

CHIP_WIDTH, CHIP_SHARE = 480, 0.4
MOST_LINES = 2
ASK = "Ask in words…"


class FilterBar(QWidget):
    """Takes no room while there is no filter; `buttons` stand where the page wants them."""

    changed = Signal()
    """Filter or order are others now."""
    asking = Signal(bool)
    """The line for a sentence was opened or closed."""
    settled = Signal()
    """A sentence or a form was given: the list is looked at next."""

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
            button(ASK, "ask_in_words", self.ask, tip="Filter the list by a sentence."),
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
        self._suit()
        Theme.current().changed.connect(self._suit)

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
        self._line.show()
        self.asking.emit(True)
        self._show()
        self._line.begin(words)

    def build(self) -> None:
        """Opens the form, filled from the present filter."""
        from ui.asking.builder import FilterBuilder

        FilterBuilder(self.window(), self._session, self._kind, self.where, self._built).open()

    # -- internal --
    def _lay_out(self) -> None:
        self._box = QWidget()
        self._box.setObjectName("filter_chips")
        self._box.setAccessibleName("Conditions")
        self._box.setLayout(self._chips)
        self._room = QScrollArea()
        self._room.setObjectName("filter_conditions")
        self._room.setAccessibleName("Conditions")
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidget(self._box)
        self._room.setFixedHeight(0)  # until there are conditions to fit
        parts = row(self._room, self._all)
        parts.setStretch(0, 1)
        parts.setAlignment(self._all, Qt.AlignmentFlag.AlignTop)
        self._parts = boxed(parts)
        self.setLayout(column(self._line, self._said, self._parts, gap=4))

    def _suit(self) -> None:
        self.buttons[0].setText("Ask…" if Theme.current().large else ASK)
        self._show()

    def _built(self, where: Where | None) -> None:
        self.set_asked(where, self.sort)
        self.settled.emit()

    def _apply(self, asked: Asked) -> None:
        self.settled.emit()  # the focus goes to the list before the line is hidden
        self._close_line()
        self.set_asked(asked.where, asked.sort or self.sort)
        self._show()

    def _leave(self) -> None:
        self.asking.emit(False)
        self.buttons[0].setFocus()
        self._close_line()
        self._show()

    def _close_line(self) -> None:
        self._line.hide()
        self.asking.emit(False)

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
        self._fit()
        self._show()

    def _fit(self) -> None:
        """As high as the conditions need, at most some lines; the rest scrolls."""
        if first := self._chips.itemAt(0):
            self._chips.hold_room(self._box)
            most = (1 if Theme.current().large else MOST_LINES) * (first.sizeHint().height() + GAP)
            self._room.setFixedHeight(min(self._box.minimumHeight(), most))

    def _chip(self, at: int, told: str) -> QWidget:
        made = tool(told, f"filter_{at}", "x", words=True, tip=f"{told}. Take this condition away.")
        made.setAccessibleName(f"Condition: {told}. Take away")
        room = min(Theme.current().px(CHIP_WIDTH), int(self.window().width() * CHIP_SHARE))
        made.setText(made.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room))
        made.clicked.connect(lambda: self._remove(at))
        return made

    def _remove(self, at: int) -> None:
        kept = [each for place, each in enumerate(pieces(self.where)) if place != at]
        self.set_asked(joined(kept), self.sort)
        self.buttons[1].setFocus()

    def _show(self) -> None:
        """Only what is needed: the conditions of a filter, and its sentence where that says more than one of them."""
        there = self.where is not None
        asking = not self._line.isHidden()
        several = self._chips.count() > 1 and not Theme.current().large
        self._said.setVisible(there and not asking and several)
        self._parts.setVisible(there and not asking)
        self.setVisible(there or asking)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
