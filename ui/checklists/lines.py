"""The questions of a checklist as a grid; the keys y, n and a answer the one under the cursor."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.checklists import Item
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Cell, Chipped, Column

COLUMNS = (
    Column("number", "No.", "number", 52),
    Column("answer", "Answer", "chip", 150),
    Column("text", "Question", width=470),
    Column("note", "Remark", width=190),
    Column("section", "Part", width=140),
)
KEYS = {"y": ("YES", "PASS"), "n": ("NO", "FAIL"), "a": ("NOT_APPLICABLE",)}
"""What a key answers with: the first of these that the question knows."""
TONES: dict[str, Tone] = {
    "YES": "done", "PASS": "done", "NO": "blocked", "FAIL": "blocked", "NOT_APPLICABLE": "unneeded",
    "WAIVED": "warn", "PENDING": "due",
}  # fmt: skip


def result_by(key: str, item: Item) -> str:
    """Code that a key answers a question with; empty where it answers nothing."""
    return next((each for each in KEYS.get(key.casefold(), ()) if each in item.results), "")


class Questions(Grid):
    """The list; a letter answers and Enter goes to the remark."""

    answered = Signal(str)
    """y, n or a."""

    def __init__(self, listed: Listed[tuple[int, Item]], name: str) -> None:
        super().__init__(listed, COLUMNS, name)
        self.setObjectName("checklist_questions")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text().casefold() in KEYS:
            self.answered.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)


def cells(numbered: tuple[int, Item], word: str) -> list[Cell]:
    """A line of the list; `word` is the answer's label."""
    number, item = numbered
    result = item.answer.answer if item.answer else None
    chip: Cell = Chipped(TONES.get(result, "open"), word) if result else ""
    note = (item.answer.note if item.answer else None) or ""
    return [str(number), chip, item.text, note, item.section or item.evidence]
