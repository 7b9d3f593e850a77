"""The right half of the writing screen: which section it is and how far, the words with their buttons, what is done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.planning import cetpp
from app.planning.cetpp import Place
from models.fields import show_date
from models.planning.derive import DRAFTED, EMPTY, NOT_NEEDED, REVIEWED
from ui.office.screenbar import Bar
from ui.parts.basics import boxed, button, column, label, row, tool
from ui.parts.chip import Chip, Tone
from ui.parts.marked import HEADINGS, MarkedEdit
from ui.parts.spelling import Spelling
from ui.session import Session
from ui.theme import GAP, Theme

TONES: dict[str, Tone] = {EMPTY: "open", DRAFTED: "doing", REVIEWED: "done", NOT_NEEDED: "unneeded"}
HINT = (
    "Ctrl+1 to 3 heading, Ctrl+0 plain, Ctrl+B bold, Ctrl+I slanted, Ctrl+T table, F7 spelling, Ctrl+S saves."
)
NO_WORDS = "This heading only holds the sections below it; choose one of them."
LOWEST = 150
"""Least height of the words in px at 100 %."""


class SectionEditor(QWidget):
    """One section. It only shows and tells; what is done with the words is done by the page."""

    typed = Signal()
    """Something was typed, or it was all as saved again."""

    def __init__(self, session: Session, acts: "Acts") -> None:
        super().__init__()
        self._session = session
        self.place: Place | None = None
        self.edit = MarkedEdit("section_words", "Words of the section")
        self.edit.setAccessibleDescription(HINT)
        self.edit.setMinimumHeight(Theme.current().px(LOWEST) if not Theme.current().large else LOWEST)
        self.spelling = Spelling(session, self.edit)
        self._title = label("", "strong", wrap=True, name="section_title")
        self._chip = Chip("open", "Not written", "section_state")
        self._told = label("", "muted", wrap=True, name="section_told")
        self._save = button("Save", "section_save", acts.save, icon="save", primary=True)
        self._discard = button("Discard", "section_discard", acts.discard)
        self._review = button("Record review", "section_review", acts.review, icon="check")
        self._nothing = button("Nothing to say…", "section_nothing", acts.nothing)
        self._tools = self._bar()
        head = row(self._chip, self._title)
        head.setStretch(1, 1)
        parts = column(boxed(head), self._told, self._tools, self.edit,
                       Bar(self._save, self._discard, self._review, self._nothing), gap=4)  # fmt: skip
        parts.setStretch(3, 1)
        parts.setContentsMargins(GAP, GAP, GAP, 4)
        self.setLayout(parts)
        self.edit.document().modificationChanged.connect(lambda _: self._settle())

    # -- what is shown --
    @property
    def dirty(self) -> bool:
        """Whether words stand here that are not saved."""
        return self.place is not None and self.place.written and self.edit.changed

    def show_place(self, place: Place, words: str | None = None) -> None:
        """Shows a section; `words` are those that were typed and not saved, in place of the saved ones."""
        self.place = place
        self.edit.load(place.words)
        if words is not None:
            self.edit.load(words)
            self.edit.document().setModified(True)
        self.tell(place)
        if place.written:
            self.spelling.read()

    def tell(self, place: Place) -> None:
        """How far the section is now; the words stay as they are typed."""
        self.place = place
        heading = f"{place.numbered} {place.heading}".strip()
        self._title.setText(heading)
        self.edit.setAccessibleName(f"Words of {heading}")
        state = cetpp.STATES.get(place.state, place.state)
        self._chip.setVisible(place.written)
        self._chip.tell(TONES.get(place.state, "open"), state)
        told = _told(place)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._settle()

    def _settle(self) -> None:
        place, closed = self.place, self._session.why_reading
        written = place is not None and place.written
        self.edit.setReadOnly(not written or bool(closed))
        self.edit.setEnabled(written)
        self._tools.setEnabled(written and not closed)
        self._save.setEnabled(self.dirty and not closed)
        self._discard.setEnabled(self.dirty)
        reviewed = place is not None and place.state == REVIEWED
        self._review.setText("Take review back" if reviewed else "Record review")
        self._review.setAccessibleName(self._review.text())
        filled = place is not None and place.state != EMPTY
        self._review.setEnabled(written and filled and not self.dirty and not closed)
        self._review.setToolTip(
            closed or ("Save first." if self.dirty else "" if filled else "Nothing is written yet.")
        )
        self._nothing.setEnabled(written and not closed and not self.dirty and not (place and place.words))
        self.typed.emit()

    # -- buttons --
    def _bar(self) -> QWidget:
        edit, tools = self.edit, list[QWidget]()
        for level in range(1, HEADINGS + 1):
            made = button(f"H{level}", f"mark_heading_{level}", self._then(partial(edit.heading, level)))
            made.setAccessibleName(f"Heading {level}")
            made.setToolTip(f"Heading {level} (Ctrl+{level}); once more for plain words")
            tools.append(made)
        ways = (
            ("Bold", "mark_bold", edit.bold, "Ctrl+B"), ("Slanted", "mark_slanted", edit.slanted, "Ctrl+I"),
            ("List", "mark_bullets", edit.bullets, "Ctrl+Shift+8"),
            ("Numbers", "mark_numbers", edit.numbers, "Ctrl+Shift+7"),
        )  # fmt: skip
        for words, name, act, key in ways:
            tools.append(button(words, name, self._then(act), tip=f"{words} ({key})"))
        tools.append(self._table())
        undo = tool("Undo typing", "mark_undo", "undo-2", edit.undo, tip="Undo typing (Ctrl+Z)")
        redo = tool("Redo typing", "mark_redo", "redo-2", edit.redo, tip="Redo typing (Ctrl+Shift+Z)")
        edit.undoAvailable.connect(undo.setEnabled)
        edit.redoAvailable.connect(redo.setEnabled)
        undo.setEnabled(False)
        redo.setEnabled(False)
        check = button("Spelling", "mark_spelling", self.spelling.next, tip="Next unknown word (F7)")
        return Bar(*tools, undo, redo, check)

    def _table(self) -> QPushButton:
        edit, made = self.edit, button("Table", "mark_table", tip="Table (Ctrl+T)")
        menu = QMenu(made)
        ways = (
            ("New table, or row below", edit.insert_table), ("Add a column", edit.add_column),
            ("Remove the row", edit.remove_row), ("Remove the column", edit.remove_column),
        )  # fmt: skip
        for words, act in ways:
            done = self._then(act)
            menu.addAction(words).triggered.connect(lambda _=False, done=done: done())
        made.setMenu(menu)
        return made

    def _then(self, act: Callable[[], object]) -> Callable[[], None]:
        """The act, and the focus back in the words."""

        def done() -> None:
            act()
            self.edit.setFocus()

        return done


class Acts:
    """What the buttons of the editor do."""

    def __init__(
        self,
        save: Callable[[], object],
        discard: Callable[[], object],
        review: Callable[[], object],
        nothing: Callable[[], object],
    ) -> None:
        self.save, self.discard, self.review, self.nothing = save, discard, review, nothing


def _told(place: Place) -> str:
    """Who reviewed it and when, why it stays empty, what the outline says of it."""
    made = place.section
    if not place.written:
        return NO_WORDS
    if place.state == REVIEWED and made is not None and made.reviewed_on is not None:
        return f"Reviewed {show_date(made.reviewed_on)} by {made.reviewed_by or 'somebody'}. Other words take it back."
    if place.because:
        return f"Nothing to say: {place.because}"
    return place.note[:1].upper() + place.note[1:] if place.note else ""
