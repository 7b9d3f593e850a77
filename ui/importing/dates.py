"""Is the day or the month written first? Asked once for a column, with both readings of its own texts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from app.importing.dates import DateOrder
from app.importing.plan import Choices
from app.importing.questions import DateQuestion
from ui.parts.basics import label
from ui.theme import GAP, GROUP_GAP, Theme

WORDS = {DateOrder.DMY: "Day first", DateOrder.MDY: "Month first"}
MOST = 40
"""Characters of a heading or text in a question."""


class DateQuestions(QWidget):
    """A card for each column that asks; what is chosen goes out as column and order."""

    chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("date_questions")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._cards: list[QWidget] = []

    def show_questions(self, questions: Sequence[DateQuestion], choices: Choices) -> None:
        """Replaces the cards; what was chosen stays chosen."""
        for each in self._cards:
            each.setParent(None)
            each.deleteLater()
        self._cards = [self._card(each, choices.date_orders.get(each.column)) for each in questions]
        for each in self._cards:
            self._layout.addWidget(each)
        self.setVisible(bool(self._cards))

    def _card(self, question: DateQuestion, chosen: DateOrder | None) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        card.setObjectName(f"date_question_{question.column}")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        inside.setSpacing(4)
        inside.addWidget(label(_asked(question), "strong", wrap=True))
        group = QButtonGroup(card)
        for order, words in WORDS.items():
            radio = QRadioButton(f"{words}: {_readings(question, order)}")
            radio.setObjectName(f"order_{question.column}_{order.name}")
            radio.setAccessibleName(f"“{question.label}”: {radio.text()}")
            radio.setChecked(chosen is order)
            radio.toggled.connect(partial(self._choose, question.column, order))
            group.addButton(radio)
            inside.addWidget(radio)
        return card

    def _choose(self, column: int, order: DateOrder, on: bool) -> None:
        if on:
            self.chosen.emit(column, order)


def _asked(question: DateQuestion) -> str:
    heading = question.label[:MOST]
    if not question.mixed:
        return f"“{heading}”: is the day or the month written first?"
    proofs = ", ".join(f"{words.lower()} in {question.proofs[order][:MOST]}" for order, words in WORDS.items()
                       if order in question.proofs)  # fmt: skip
    return f"“{heading}” mixes two orders ({proofs}). Which one counts where both are possible?"


def _readings(question: DateQuestion, order: DateOrder) -> str:
    pairs = (
        (each.text, each.day_first if order is DateOrder.DMY else each.month_first)
        for each in (question.samples[:1] if Theme.current().large else question.samples)
    )
    shown = ", ".join(f"{text[:MOST]} is {day}" for text, day in pairs)
    likely = " (more likely)" if question.likely is order else ""
    return f"{shown or 'where both are possible'}{likely}"
