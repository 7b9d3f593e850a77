"""An editor of words with headings, lists, tables, bold and slanted letters, kept as Markdown.

Everything a button does has a key: Ctrl+1 to 3 for headings and Ctrl+0 for plain words, Ctrl+B and Ctrl+I,
Ctrl+Shift+8 and 7 for lists, Ctrl+] and Ctrl+[ for their depth, Ctrl+T for a table. Tab goes on to the next control,
within a table to the next cell.
"""

import re
from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from ui.theme import Theme

DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""The Markdown in which words are kept: with tables, and never with HTML."""
ROWS, COLUMNS = 3, 3
"""Size of a new table."""
HEADINGS = 3


SIGNS = re.compile(r"\*|~|`|<|\[|!(?=\[)|(?<![^\W_])_|_(?![^\W_])|^ *>", re.MULTILINE)
"""Signs that look like Markdown; an underscore within a word is none."""
_SHIELDS = {sign: chr(0xE000 + at) for at, sign in enumerate("*~`<[!_>")}
"""Letters of the private use area that stand for a typed sign while Qt writes the Markdown."""
_UNSHIELDED = {ord(shield): f"\\{sign}" for sign, shield in _SHIELDS.items()}


class MarkedEdit(QTextEdit):
    """Text as it will look, taken and given as Markdown; pasted text comes without the look it had elsewhere."""

    menu_wanted = Signal(object)
    """A context menu is wanted, by mouse or key: its place on the screen."""
    check_wanted = Signal()
    """The spelling shall be looked at: F7."""
    focused = Signal()
    """The focus came here."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setProperty("written", True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self._keys = self._bound()
        Theme.current().changed.connect(self._dress)

    # -- contents --
    def load(self, markdown: str) -> None:
        """Shows other words; nothing typed before can be brought back by undo."""
        self.document().setMarkdown(markdown, DIALECT)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)

    def markdown(self) -> str:
        """What stands here; a sign that was typed is that sign, whatever it means in Markdown."""
        document = self.document()
        if SIGNS.search(document.toPlainText()):
            document = _shielded(document)
        return document.toMarkdown(DIALECT).strip().translate(_UNSHIELDED)

    @property
    def changed(self) -> bool:
        """Whether something was typed since `load`."""
        return self.document().isModified()

    # -- looks --
    def bold(self) -> None:
        """Makes what is selected, or typed next, bold or plain again."""
        heavy = self.fontWeight() > QFont.Weight.Normal
        self.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)

    def slanted(self) -> None:
        """Makes what is selected, or typed next, slanted or upright again."""
        self.setFontItalic(not self.fontItalic())

    def heading(self, level: int) -> None:
        """Makes the paragraph a heading of that level, plain for 0; of one that is such a heading, plain again."""
        cursor = self.textCursor()
        if cursor.blockFormat().headingLevel() == level:
            level = 0
        cursor.beginEditBlock()
        self._leave_list(cursor)
        shape = QTextBlockFormat()
        shape.setHeadingLevel(level)
        cursor.mergeBlockFormat(shape)
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold if level else QFont.Weight.Normal)
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, HEADINGS + 1 - level if level else 0)
        whole = QTextCursor(cursor)
        whole.select(QTextCursor.SelectionType.BlockUnderCursor)
        whole.mergeCharFormat(look)
        cursor.mergeBlockCharFormat(look)
        cursor.endEditBlock()
        self.mergeCurrentCharFormat(look)

    # -- lists --
    def bullets(self) -> None:
        """Makes the paragraphs a list with bullets, or plain again."""
        self._list(QTextListFormat.Style.ListDisc)

    def numbers(self) -> None:
        """Makes the paragraphs a numbered list, or plain again."""
        self._list(QTextListFormat.Style.ListDecimal)

    def deeper(self) -> None:
        """Puts the item of a list one step deeper."""
        self._indent(1)

    def less_deep(self) -> None:
        """Puts the item of a list one step less deep; from the outermost, out of the list."""
        self._indent(-1)

    def _list(self, style: QTextListFormat.Style) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        inside = cast("QTextList | None", cursor.currentList())
        if inside is not None and inside.format().style() == style:
            self._leave_list(cursor)
        elif inside is not None:
            shape = inside.format()
            shape.setStyle(style)
            cursor.createList(shape)
        else:
            cursor.createList(style)
        cursor.endEditBlock()

    def _indent(self, by: int) -> None:
        cursor = self.textCursor()
        inside = cast("QTextList | None", cursor.currentList())
        if inside is None:
            return
        shape = inside.format()
        if shape.indent() + by < 1:
            self._leave_list(cursor)
            return
        shape.setIndent(shape.indent() + by)
        cursor.createList(shape)

    @staticmethod
    def _leave_list(cursor: QTextCursor) -> None:
        first, last = sorted((cursor.position(), cursor.anchor()))
        block = cursor.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            inside = cast("QTextList | None", block.textList())
            if inside is not None:
                inside.remove(block)
                at = QTextCursor(block)
                shape = at.blockFormat()
                shape.setIndent(0)
                at.setBlockFormat(shape)
            block = block.next()

    # -- tables --
    @property
    def table(self) -> QTextTable | None:
        """The table the cursor is in."""
        return cast("QTextTable | None", self.textCursor().currentTable())

    def insert_table(self) -> None:
        """Puts a new table below, its first row for the heads; within a table, a row below instead."""
        if self.table is not None:
            self.add_row()
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        made = cursor.insertTable(ROWS, COLUMNS, self._table_shape(QTextTableFormat()))
        self.setTextCursor(made.cellAt(0, 0).firstCursorPosition())

    def add_row(self) -> None:
        """A row below the one the cursor is in."""
        if (table := self.table) is not None:
            table.insertRows(table.cellAt(self.textCursor()).row() + 1, 1)

    def add_column(self) -> None:
        """A column right of the one the cursor is in."""
        if (table := self.table) is not None:
            table.insertColumns(table.cellAt(self.textCursor()).column() + 1, 1)

    def remove_row(self) -> None:
        """Takes the row of the cursor out; with the last one the table goes."""
        if (table := self.table) is not None:
            table.removeRows(table.cellAt(self.textCursor()).row(), 1)

    def remove_column(self) -> None:
        """Takes the column of the cursor out; with the last one the table goes."""
        if (table := self.table) is not None:
            table.removeColumns(table.cellAt(self.textCursor()).column(), 1)

    def _next_cell(self, way: int) -> bool:
        """To the next or the cell before; False at the end of the table, or outside of one."""
        table = self.table
        if table is None:
            return False
        cell = table.cellAt(self.textCursor())
        at = cell.row() * table.columns() + cell.column() + way
        if not 0 <= at < table.rows() * table.columns():
            return False
        self.setTextCursor(table.cellAt(*divmod(at, table.columns())).firstCursorPosition())
        return True

    # -- Qt --
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act(event):
            event.accept()  # the window's own actions have some of these keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is not None and not self.isReadOnly():
            act()
            return
        back = event.key() == Qt.Key.Key_Backtab
        if (back or event.key() == Qt.Key.Key_Tab) and self._next_cell(-1 if back else 1):
            return
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly()
        if ends and self.textCursor().blockFormat().headingLevel() and self.textCursor().atBlockEnd():
            self.textCursor().insertBlock(QTextBlockFormat(), QTextCharFormat())
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def contextMenuEvent(self, event: object) -> None:
        self.menu_wanted.emit(event)

    # -- internal --
    def _bound(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "Ctrl+B": self.bold, "Ctrl+I": self.slanted, "Ctrl+Shift+8": self.bullets, "Ctrl+Shift+7": self.numbers,
            "Ctrl+]": self.deeper, "Ctrl+[": self.less_deep, "Ctrl+T": self.insert_table,
            "F7": self.check_wanted.emit,
            "Ctrl+*": self.bullets, "Ctrl+Shift+*": self.bullets, "Ctrl+&": self.numbers, "Ctrl+Shift+&": self.numbers,
        }  # fmt: skip
        for level in range(HEADINGS + 1):
            found[f"Ctrl+{level}"] = lambda level=level: self.heading(level)  # type: ignore[misc]
        return found

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self._keys.get(
            QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        )

    def _dress(self) -> None:
        """Tables get lines in the colours of the theme."""
        unchanged = not self.document().isModified()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(self._table_shape(frame.format()))
        if unchanged:
            self.document().setModified(False)

    @staticmethod
    def _table_shape(shape: QTextTableFormat) -> QTextTableFormat:
        theme = Theme.current()
        shape.setBorder(1)
        shape.setBorderBrush(QBrush(theme.colour("border")))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setCellPadding(theme.px(4))
        shape.setHeaderRowCount(1)
        return shape


def _shielded(document: QTextDocument) -> QTextDocument:
    """A copy in which letters of no meaning stand for the signs that were typed; Qt escapes only some of them."""
    copy = document.clone()
    block = copy.begin()
    while block.isValid():
        text = block.text()
        for found in reversed(list(SIGNS.finditer(text))):
            at = QTextCursor(block)
            before = len(text[: found.end() - 1].encode("utf-16-le")) // 2  # as Qt counts
            at.setPosition(block.position() + before)
            at.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            at.insertText(_SHIELDS[found[0][-1]])
        block = block.next()
    return copy
