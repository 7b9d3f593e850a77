"""Spelling in an editor: a wavy line below what is not known, suggestions in the menu of the word, by mouse or key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QContextMenuEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from app import spelling
from app.spelling import Misspelt, Speller
from ui import announce
from ui.parts.marked import MarkedEdit
from ui.session import Session
from ui.theme import Theme


class Underlining(QSyntaxHighlighter):
    """Draws the wavy line; knows nothing until it is given a speller."""

    speller: Speller | None = None

    def highlightBlock(self, text: str) -> None:
        if self.speller is None:
            return
        wavy = QTextCharFormat()
        wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wavy.setUnderlineColor(Theme.current().colour("blocked"))
        for found in self.speller.misspelt(text):
            self.setFormat(found.at, len(found.word), wavy)


class Spelling:
    """Watches over the spelling of one editor; the words are read in a job, never at the start of the window."""

    def __init__(self, session: Session, edit: MarkedEdit) -> None:
        self._session, self._edit = session, edit
        self._marks = Underlining(edit.document())
        self._asked = False
        edit.menu_wanted.connect(self._menu)
        edit.check_wanted.connect(self.next)

    @property
    def ready(self) -> bool:
        """Whether the words are there."""
        return self._marks.speller is not None

    def read(self) -> None:
        """Reads the words, once; and again after `forget`."""
        if not self._asked:
            self._asked = True
            self._session.read(spelling.speller, self._arrived)

    def forget(self) -> None:
        """The office's words changed: they are read anew."""
        if self._asked:
            self._asked = False
            self.read()

    def _arrived(self, found: Speller) -> None:
        if isValid(self._marks):
            self._marks.speller = found
            self._marks.rehighlight()

    # -- going there --
    def next(self) -> None:
        """Selects the next unknown word behind the cursor, from the top again after the last, and offers others."""
        speller = self._marks.speller
        if speller is None:
            announce.now(self._edit, "The words are still being read.")
            return
        begin = self._edit.textCursor().selectionEnd()
        found = self._after(speller, begin) or self._after(speller, -1)
        if found is None:
            announce.now(self._edit, "No unknown word.")
            self._session.said.emit("No unknown word.", "done")
            return
        self._edit.setTextCursor(found)
        self._edit.setFocus()
        self._suggest(found, self._below(found))

    def _after(self, speller: Speller, begin: int) -> QTextCursor | None:
        block = self._edit.document().begin()
        while block.isValid():
            for word in speller.misspelt(block.text()):
                at = block.position() + word.at
                if at >= begin:
                    return self._selected(at, word)
            block = block.next()
        return None

    def _selected(self, at: int, word: Misspelt) -> QTextCursor:
        found = QTextCursor(self._edit.document())
        found.setPosition(at)
        found.setPosition(at + len(word.word), QTextCursor.MoveMode.KeepAnchor)
        return found

    # -- the menu --
    def _menu(self, event: QContextMenuEvent) -> None:
        """The menu of the word under the mouse or, by key, of the one at the cursor; else the editor's own."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self._edit.textCursor() if by_key else self._edit.cursorForPosition(event.pos())
        word = self._unknown(cursor)
        if word is None:
            menu = self._edit.createStandardContextMenu()
            menu.setObjectName("editing_menu")
            self._let_forget(menu, cursor)
            menu.popup(event.globalPos())
            return
        self._suggest(word, self._below(word) if by_key else event.globalPos())

    def _let_forget(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Offers to take a word that the office added out of its words again."""
        found = QTextCursor(cursor)
        found.select(QTextCursor.SelectionType.WordUnderCursor)
        word, speller = found.selectedText(), self._marks.speller
        if speller is not None and word.casefold() in speller.own:
            menu.addSeparator()
            words = f"Take “{word}” out of the words of the office"
            self._add(menu, words, partial(self._unlearn, word), self._session.writable)

    def _unknown(self, cursor: QTextCursor) -> QTextCursor | None:
        speller, block = self._marks.speller, cursor.block()
        if speller is None:
            return None
        at = cursor.selectionStart() - block.position()
        for word in speller.misspelt(block.text()):
            if word.at <= at <= word.at + len(word.word):
                return self._selected(block.position() + word.at, word)
        return None

    def _below(self, cursor: QTextCursor) -> QPoint:
        place: QRect = self._edit.cursorRect(cursor)
        return self._edit.viewport().mapToGlobal(place.bottomRight())

    def _suggest(self, cursor: QTextCursor, at: QPoint) -> None:
        """Looks for words that may be meant, in a job since far ones take a moment, and opens the menu."""
        speller, word = self._marks.speller, cursor.selectedText()
        if speller is not None:
            self._session.read(lambda _: speller.suggestions(word), partial(self._offer, cursor, at))

    def _offer(self, cursor: QTextCursor, at: QPoint, found: list[str]) -> None:
        if not isValid(self._edit) or not cursor.hasSelection():
            return
        word = cursor.selectedText()
        menu = QMenu(self._edit)
        menu.setObjectName("spelling_menu")
        menu.setAccessibleName(f"Words instead of {word}")
        menu.aboutToHide.connect(menu.deleteLater)
        for each in found:
            self._add(menu, each, partial(self._replace, cursor, each), not self._edit.isReadOnly())
        if not found:
            self._add(menu, f"No word like “{word}”", lambda: None, False)
        menu.addSeparator()
        self._add(
            menu,
            f"Add “{word}” to the words of the office",
            partial(self._learn, word),
            self._session.writable,
        )
        menu.popup(at)
        if menu.actions() and found:
            menu.setActiveAction(menu.actions()[0])

    @staticmethod
    def _add(menu: QMenu, words: str, act: Callable[[], object], able: bool) -> None:
        made = menu.addAction(words)
        made.setEnabled(able)
        made.triggered.connect(lambda: act())

    def _replace(self, cursor: QTextCursor, word: str) -> None:
        cursor.insertText(word)
        self._edit.setFocus()

    def _learn(self, word: str) -> None:
        self._session.write("", lambda office: spelling.add_word(office, word), lambda _: self.forget())

    def _unlearn(self, word: str) -> None:
        self._session.write("", lambda office: spelling.remove_word(office, word), lambda _: self.forget())
