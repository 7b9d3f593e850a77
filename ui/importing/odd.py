"""Odd texts first: each distinct one once, with its rows, and what is done with it in all of them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (  # fmt: skip
    QButtonGroup,
    QFrame,
    QLineEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.importing.oddities import Oddity
from app.importing.plan import Choices
from app.importing.questions import Answer, Way, answer_of, with_answer, with_suggestions
from ui.parts.basics import button, label, restyle
from ui.parts.bidi import isolated
from ui.parts.flow import flowing
from ui.parts.offers import Offers
from ui.parts.words import counted
from ui.theme import GAP, GROUP_GAP, Theme

HEADINGS = ("Column", "Written", "Rows", "Why look at it", "Answer")
WIDTHS = (170, 200, 90, 360)
LONGEST = 120
"""Characters of a text that are shown; a hostile file may hold a million."""
OPEN_BAD, OPEN_ODD = "Rows are rejected", "Taken as it is read"
Told = Callable[[bool, str], object]
Try = Callable[[Oddity, str, Told], object]
"""Asks, off the window's thread, whether a text could be read, and calls back with yes or no and what is said."""


class OddView(QWidget):
    """The list above, the answer for the text under the cursor below."""

    answered = Signal()

    def __init__(self, tried: Try) -> None:
        super().__init__()
        self._try = tried
        self.choices = Choices()
        self._oddities: Sequence[Oddity] = ()
        self._codes: Mapping[int, Mapping[str, str]] = {}
        self._filling = False
        self._table = self._list()
        self._asked = label("", "strong", wrap=True, name="odd_asked")
        self._ways: dict[Way, QRadioButton] = {}
        self._value = QLineEdit()
        self._said = label("", "caption", wrap=True, name="odd_said")
        self._take = button("Take every suggestion", "odd_suggestions", self._take_all)
        self._back = button("Take the answer back", "odd_clear", lambda: self._answer(None), link=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._panel())

    # -- building --
    def _list(self) -> QTableWidget:
        table = QTableWidget(0, len(HEADINGS))
        table.setObjectName("odd_values")
        table.setAccessibleName("Texts to look at")
        table.setHorizontalHeaderLabels(list(HEADINGS))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate(WIDTHS):
            table.setColumnWidth(at, Theme.current().px(width))
        table.currentCellChanged.connect(lambda *_: self._show_answer())
        return table

    def _panel(self) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        inside.setSpacing(GAP)
        self._value.setObjectName("odd_value")
        self._value.setAccessibleName("Text to use instead")
        self._value.textEdited.connect(lambda _: self._typed())
        self._value.setMinimumWidth(Theme.current().px(180))
        words: dict[Way, str] = {
            "value": "Use",
            "empty": "Leave empty",
            "keep": "Keep as it is",
            "reject": "Reject its rows",
        }
        group = QButtonGroup(card)
        group.setExclusive(False)  # none is chosen until the person chose one
        line = flowing(gap=GROUP_GAP)
        for way, said in words.items():
            made = QRadioButton(said)
            made.setObjectName(f"odd_{way}")
            made.setAccessibleName(said)
            made.setAutoExclusive(False)
            made.clicked.connect(partial(self._choose, way))
            self._ways[way] = made
            group.addButton(made)
            line.flow.addWidget(made)
            if way == "value":
                line.flow.addWidget(self._value)
        inside.addWidget(self._asked)
        inside.addWidget(line)
        inside.addWidget(self._said)
        inside.addWidget(flowing(self._take, self._back))
        return card

    # -- for the wizard --
    def show_oddities(
        self, oddities: Sequence[Oddity], choices: Choices, codes: Mapping[int, Mapping[str, str]]
    ) -> None:
        """Replaces the list; `codes` are the choices of a column, label by code."""
        self._oddities, self.choices, self._codes = oddities, choices, codes
        theme = Theme.current()
        self._filling = True
        self._table.setRowCount(len(oddities))
        for at, each in enumerate(oddities):
            cells = (each.label, each.shown or each.text, f"{len(each.rows):,}", each.reason, "")
            for place, text in enumerate(cells):
                item = QTableWidgetItem(" ".join(text[:LONGEST].split()))
                item.setToolTip(text[: LONGEST * 4])
                self._table.setItem(at, place, item)
            self._table.setRowHeight(at, theme.px(28))
        self._filling = False
        self._tell_answers()
        if oddities:
            self._table.setCurrentCell(max(0, min(self._table.currentRow(), len(oddities) - 1)), 0)
        self._show_answer()

    def enter(self) -> None:
        """Puts the focus on the list."""
        self._table.setFocus()

    @property
    def open_bad(self) -> int:
        """How many unreadable texts have no answer."""
        return sum(each.unreadable and answer_of(self.choices, each.place) is None for each in self._oddities)

    # -- answers --
    @property
    def _current(self) -> Oddity | None:
        at = self._table.currentRow()
        return self._oddities[at] if 0 <= at < len(self._oddities) else None

    def _choose(self, way: Way, _on: bool = False) -> None:
        if way == "value":
            current = self._current
            if current is not None and not self._value.text().strip():
                self._value.setText(current.suggestion)
            self._value.setFocus()
            self._typed()
        else:
            self._answer(Answer(way))

    def _typed(self) -> None:
        text, current = self._value.text().strip(), self._current
        if current is None:
            return
        if not text:
            self._say("Type what is meant.", "")
            self._mark("value")
            return
        text = self._code_of(current, text)
        self._answer(Answer("value", text))
        self._try(current, text, partial(self._tried, current, text))

    def _tried(self, oddity: Oddity, text: str, fits: bool, said: str) -> None:
        """Only the answer about what stands there now counts; two readers may finish out of turn."""
        if self._current is oddity and self._code_of(oddity, self._value.text().strip()) == text:
            words = f"Read as {said}." if fits else f"Not read: {said}."
            self._say(words, "done" if fits else "blocked")

    def _code_of(self, oddity: Oddity, text: str) -> str:
        """The code behind what the list of choices offers (`O-3 · Captain`)."""
        offered = {_offered(code, label): code for code, label in self._codes.get(oddity.column, {}).items()}
        return offered.get(text, text)

    def _answer(self, answer: Answer | None) -> None:
        current = self._current
        if current is None:
            return
        self.choices = with_answer(self.choices, current.place, answer)
        self._mark(answer.way if answer else None)
        if answer is None or answer.way != "value":
            self._say("", "")
        self._tell_answers()
        self.answered.emit()

    def _take_all(self) -> None:
        self.choices = with_suggestions(self.choices, tuple(self._oddities))
        self._tell_answers()
        self._show_answer()
        self.answered.emit()

    # -- showing --
    def _show_answer(self) -> None:
        current = self._current
        if self._filling:
            return
        self._asked.setVisible(current is not None)
        if current is None:
            return
        answer = answer_of(self.choices, current.place)
        where = counted(len(current.rows), "row")
        shown = " ".join((current.shown or current.text)[:LONGEST].split())
        suggested = f" Suggested: {current.suggestion[:LONGEST]}." if current.suggestion else ""
        self._asked.setText(
            f"“{isolated(shown)}” in “{current.label[:LONGEST]}”, {where}: {current.reason}.{suggested}"
        )
        self._ways["keep"].setVisible(not current.unreadable)
        offered = [_offered(code, label) for code, label in self._codes.get(current.column, {}).items()]
        completer = Offers(QStringListModel(offered, self._value), self._value)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _: self._typed())
        self._value.setCompleter(completer if offered else None)  # type: ignore[arg-type]
        self._value.setPlaceholderText("Type to find" if offered else current.suggestion[:LONGEST])
        self._value.setText(answer.text if answer and answer.way == "value" else "")
        self._say("", "")
        self._mark(answer.way if answer else None)

    def _mark(self, way: Way | None) -> None:
        for each, made in self._ways.items():
            made.setChecked(each == way)
        self._back.setEnabled(way is not None)

    def _say(self, sentence: str, tone: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        restyle(self._said, tone=tone)

    def _tell_answers(self) -> None:
        open_suggestions = 0
        for at, each in enumerate(self._oddities):
            answer = answer_of(self.choices, each.place)
            words = answer.words if answer else OPEN_BAD if each.unreadable else OPEN_ODD
            if (item := self._table.item(at, 4)) is not None:
                item.setText(words[:LONGEST])
            open_suggestions += bool(each.suggestion and answer is None)
        self._take.setEnabled(bool(open_suggestions))
        self._take.setText(f"Take every suggestion ({open_suggestions:,})")
        self._take.setAccessibleName(self._take.text())


def _offered(code: str, words: str) -> str:
    return f"{code} · {words}" if words and words != code else code
