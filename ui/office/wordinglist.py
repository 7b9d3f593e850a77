"""Wording: the paragraphs of the papers, supplied text beside the office's own, confirmed or not, with a preview.

With a second language chosen: everything that papers carry in it, the English beside the office's words.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app import letters, wordings
from app.documents import Printed
from app.errors import DeskError
from app.office import Office
from app.papers.second import ENGLISH, LANGUAGES
from app.reader import Reader
from app.wordings import Listed
from ui.office.confirmsheet import ConfirmSheet
from ui.office.lettersheets import NewLetterSheet, RenameLetterSheet
from ui.office.policylist import NOT_CHIEF, may_decide, state_chip
from ui.office.screen import ListScreen
from ui.office.screenbar import Choice, captioned
from ui.office.wordingparts import LanguageBox, Texts, hold_width, roomy, told, words_of
from ui.office.worksheet import line
from ui.papers import Preview
from ui.parts.basics import Elided, boxed, button, column, label, row
from ui.parts.rail import Tab
from ui.parts.sheet import ask
from ui.parts.table_model import Column, Row
from ui.parts.words import counted

SHOWN = {"open": "To be confirmed", "own": "In the office's words"}
HELD = "Save or discard first."


class WordingPage(ListScreen[Listed]):
    """Paragraphs above, the two texts of the chosen one below."""

    tab = Tab("Wording", "pencil")
    search_hint = "Search wording"
    noun, nouns = "paragraph", "paragraphs"
    _tag = ""
    """The second language that is chosen; empty for the English with whatever is worded beside it."""
    _languages: Mapping[str, str] = {}
    columns = (
        Column("name", "Paragraph", width=200),
        Column("state", "State", "chip", 200),
        Column("own", "Whose words", width=130),
        Column("text", "What is printed", width=420),
        Column("language", "Language", width=100),
        Column("paper", "Paper", width=210),
        Column("source", "Source", width=240),
    )

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.shown = Choice("wording_shown", "Show", "Every paragraph", self._show)
        self.shown.offer((words, value) for value, words in SHOWN.items())
        self.paper = Choice("wording_paper", "Paper", "Every paper", self._show)
        hold_width(self.paper)
        self.language = LanguageBox(self._speak)
        self.language.line.editingFinished.connect(self._tell_worded)
        return [captioned(each) for each in (self.shown, self.paper, self.language)]

    def verbs(self) -> Sequence[QWidget]:
        self._confirm = button("Confirm…", "wording_confirm", self.confirm, icon="check")
        self._preview = button("Preview the paper", "wording_preview", self.preview, icon="eye")
        self._new = button("New letter…", "wording_letter_new", self.new_letter, icon="plus")
        return [self._confirm, self._preview, self._new, *self.leaving("wording")]

    def below(self) -> Sequence[QWidget]:
        self._item: Listed | None = None
        self._kept: Mapping[str, Any] | None = None
        """What comes back into the fields once its paragraph is chosen."""
        self._back = button("Back to the supplied text", "wording_back", self.back)
        self._rename = button("Rename the letter…", "wording_letter_rename", self.rename_letter)
        self._both = Texts(self._back, self._rename)
        self._own = self._both.own
        self._own.textChanged.connect(self._edited)
        self._source = line("wording_source", "Source of the office's text")
        self._source.textEdited.connect(lambda _: self._edited())
        self._save = button("Save", "wording_save", self.save, icon="save", primary=True)
        self._discard = button("Discard", "wording_discard", self.discard)
        caption = label("Source", "muted")
        caption.setBuddy(self._source)
        foot = row(caption, self._source, self._save, self._discard)
        foot.setStretch(1, 1)
        self._texts = roomy(boxed(column(self._both, boxed(foot), None)))
        self._texts.hide()
        self._worded = Elided("", "body", "wording_told")
        self._worded.hide()
        return [self._worded, self._texts]

    # -- page --
    def handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"save": self.save, "discard": self.discard}
        return super().handlers() | own

    def abilities(self) -> set[str]:
        return {"edit"} if self.dirty else set()

    def leave_safe(self) -> bool:
        return not self.dirty

    def park(self) -> dict[str, Any] | None:
        kept, item = super().park() or {}, self._item
        if item is not None and self.dirty:
            texts = {"text": self._own.toPlainText(), "source": self._source.text()}
            kept["typed"] = {"called": f"the wording “{item.name}”", "item": list(_name(item)), **texts}
        return kept or None

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark(kept)
        self._kept = kept.get("typed")
        if self._kept is not None:
            if self._kept["item"][-1] != ENGLISH:
                self.language.choose(self._kept["item"][-1])
            self.go_to(tuple(self._kept["item"]))

    @property
    def dirty(self) -> bool:
        """Whether the office's text holds changes that are not saved."""
        item = self._item
        return item is not None and (
            self._own.toPlainText().strip() != words_of(item).strip()
            or self._source.text().strip() != item.source
        )

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Listed]:
        everything = wordings.listed(reader)
        self._languages = wordings.languages(everything)
        return wordings.in_language(reader, self._tag) if self._tag else everything

    def arrived(self) -> None:
        self.language.offer(self._languages)
        self.paper.offer({each.paper: (each.paper_label, each.paper) for each in self.lines.items}.values())

    def cells(self, item: Listed) -> Row:
        whose = "This office" if item.own else "Supplied" if item.worded else "Nobody's yet"
        return (
            item.name, state_chip(item.state), whose, " ".join(item.text.split()), item.language, item.paper_label,
            item.source,
        )  # fmt: skip

    def key(self, item: Listed) -> Hashable:
        return _name(item)

    def holds(self, item: Listed) -> bool:
        return self.dirty and self._item is not None and _name(item) == _name(self._item)

    def allows(self, item: Listed) -> bool:
        fits = {"": True, "open": item.unconfirmed, "own": item.own}[self.shown.value]
        return fits and self.paper.value in ("", item.paper)

    def chosen_words(self) -> str:
        words = [self.shown.currentText(), self.paper.currentText() if self.paper.value else ""]
        return ", ".join(filter(None, (*words, self._language)))

    def tell_story(self) -> str:
        item = self.current
        self._tell_worded()
        if self.dirty and item is not None and self._item is not None and _name(item) != _name(self._item):
            self._ask_discard(item)
            return ""
        if not self.dirty:
            self._show_item(item)
            self._put_back(item)
        return ""

    def tell_able(self) -> None:
        can, item, kept = may_decide(self.session), self._item, not self.dirty
        worded = bool(self.selected) and all(each.worded for each in self.selected)
        self._confirm.setEnabled(can and worded and kept)
        self._preview.setEnabled(item is not None)
        self._back.setEnabled(can and item is not None and item.record_id is not None)
        self._back.setText(_way_back(item))
        self._back.setAccessibleName(_way_back(item))
        self._new.setEnabled(can and kept)
        self._rename.setVisible(item is not None and item.letter)
        self._rename.setEnabled(can and kept)
        self._save.setEnabled(can and self.dirty)
        self._discard.setEnabled(self.dirty)
        self._both.open_for(can=can)
        self._source.setReadOnly(not can)
        for each in (self._confirm, self._back, self._save, self._new, self._rename):
            each.setToolTip("" if can else NOT_CHIEF)
        for box in (self.paper, self.language):
            box.setEnabled(kept)
            box.setToolTip("" if kept else HELD)

    def open_chosen(self) -> None:
        self._own.setFocus()

    # -- what is done --
    def save(self) -> None:
        """Gives the paragraph the office's text."""
        item, text, source = self._item, self._own.toPlainText(), self._source.text()
        if item is None or not self.dirty:
            return
        source = "" if source.strip() == item.supplied.source else source
        tongue = f" in {item.language}" if item.foreign else ""

        def done(_: int) -> None:
            self._item = None
            said = f"“{item.name}” is worded{tongue} by the office now. Undone with Ctrl+Z."
            self.session.said.emit(said, "done")
            self.refresh()

        self.session.write("", lambda office: wordings.put(office, item, text, source), done, self._refused)

    def discard(self) -> None:
        """Shows what is kept again."""
        item, self._item = self._item, None
        self._show_item(item)
        self.tell_able()
        self.able.emit()

    def back(self) -> None:
        """Takes the office's text and its confirmation away, at once."""
        item = self._item
        if item is None:
            return

        take = letters.remove if item.letter else wordings.back_to_supplied

        def done(_: None) -> None:
            self._item = None
            self.session.said.emit(f"“{item.name}” {_gone(item)}. Undone with Ctrl+Z.", "done")
            self.refresh()

        self.session.write("", lambda office: take(office, item), done)

    def new_letter(self) -> None:
        """Asks for name and text of a letter of the office's own."""
        NewLetterSheet(self.window(), self.session, self._to_letter).open()

    def rename_letter(self) -> None:
        """Asks for another name of the office's letter."""
        if self._item is not None and self._item.letter:
            RenameLetterSheet(self.window(), self.session, self._item, self._to_letter).open()

    def confirm(self) -> None:
        """Asks for day and name and confirms what is selected."""
        chosen = self.selected

        def job(office: Office, on: date, by: str) -> int:
            return wordings.confirm(office, chosen, on=on, by=by)

        ConfirmSheet(self.window(), self.session, counted(len(chosen), "paragraph"), job).open()

    def preview(self) -> None:
        """Draws the paper about an invented person with what stands in the field, saved or not."""
        item, text = self._item, self._own.toPlainText()
        if item is None:
            return

        def show(printed: Printed) -> None:
            Preview(self.window(), printed).open()

        self.session.read(lambda reader: wordings.preview(reader, item, text), show, title="Drawing")

    # -- internal --
    @property
    def _language(self) -> str:
        return LANGUAGES.get(self._tag, "")

    def _speak(self) -> None:
        """Another second language was chosen, or none."""
        if self.language.key != self._tag:
            self._tag = self.language.key
            self.refresh()

    def _tell_worded(self) -> None:
        """How many of how many, of the paper that is chosen or of all."""
        of = [each for each in self.lines.items if self.paper.value in ("", each.paper)]
        words = told(self._language, of, self.language.unknown)
        self._worded.setText(words)
        self._worded.setVisible(bool(words))

    def _to_letter(self, name: str) -> None:
        self._item = None
        self.go_to((wordings.LETTER, name, ENGLISH))
        self.refresh()

    def _show_item(self, item: Listed | None) -> None:
        self._item = item
        self._texts.setVisible(item is not None)
        if item is None:
            return
        self._both.show_item(item)
        self._source.setText(item.source)

    def _put_back(self, item: Listed | None) -> None:
        """What was typed of this paragraph before the lock."""
        kept = self._kept
        if kept is not None and item is not None and list(_name(item)) == kept["item"]:
            self._kept = None
            self._own.setPlainText(kept["text"])
            self._source.setText(kept["source"])
            self._edited()

    def _edited(self) -> None:
        if self._item is not None:
            self.tell_able()
            self.able.emit()

    def _ask_discard(self, wanted: Listed) -> None:
        kept = self._item
        assert kept is not None
        self.go_to(_name(kept))

        def go_on() -> None:
            self._item = None
            self.go_to(_name(wanted))

        ask(self.window(), "Discard what is not saved?", f"“{kept.name}” holds changes that are not saved.", "Discard",
            go_on)  # fmt: skip

    def _refused(self, error: DeskError) -> None:
        self.session.said.emit(error.sentence, "blocked")


def _name(item: Listed) -> tuple[str, str, str]:
    return item.paper, item.supplied.name, item.supplied.language


def _way_back(item: Listed | None) -> str:
    if item is not None and item.letter:
        return "Remove the letter"
    return "Take this translation away" if item is not None and item.foreign else "Back to the supplied text"


def _gone(item: Listed) -> str:
    if item.letter:
        return "is no letter of this office any more"
    return f"has no words in {item.language} any more" if item.foreign else "is printed as supplied again"
