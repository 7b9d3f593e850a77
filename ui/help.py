"""Help pages in the window: the page of a screen, and every other page by its links; nothing is fetched."""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from app import help as pages
from app.errors import NotFound
from ui.keymap import Keymap
from ui.parts.basics import boxed, button, column, row
from ui.parts.sheet import Sheet, room_for
from ui.theme import GROUP_GAP

SCHEME = "help"
INDENT = 20
"""Pixels a list stands in."""


def page_text(screen: str) -> str:
    """The own words of a screen's page, as Markdown. Raises NotFound."""
    return pages.screen_page(screen).own


class HelpView(QTextBrowser):
    """Shows pages by their `help:` address and goes back and on; it opens nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help_page")
        self.setOpenExternalLinks(False)
        self.sourceChanged.connect(self._tell)

    def show_page(self, page_id: str) -> None:
        """Shows the page of that id."""
        self.setSource(QUrl(f"{SCHEME}:{page_id}"), QTextDocument.ResourceType.MarkdownResource)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        address = QUrl(name)
        if address.scheme() != SCHEME:
            return None
        try:
            return pages.page(address.path()).markdown
        except NotFound as error:
            return f"# Help\n\n{error.sentence}"

    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        """Every page is Markdown, by whichever link or step back it is reached."""
        if QUrl(name).scheme() == SCHEME:
            super().doSetSource(name, QTextDocument.ResourceType.MarkdownResource)
            self._dress()

    def _dress(self) -> None:
        """Headings of the house's size; examples break at the edge instead of running out of sight."""
        document = self.document()
        document.setDocumentMargin(GROUP_GAP)
        document.setIndentWidth(INDENT)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            level, shape = block.blockFormat().headingLevel(), block.blockFormat()
            if level:
                size = QTextCharFormat()
                size.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
                cursor.mergeCharFormat(size)
                shape.setTopMargin(0 if level == 1 else GROUP_GAP)
            shape.setNonBreakableLines(False)
            cursor.setBlockFormat(shape)
            block = block.next()
        cursor.setPosition(0)

    def _tell(self, name: QUrl) -> None:
        try:
            self.setAccessibleName(f"Help: {pages.page(name.path()).title}")
        except NotFound:
            self.setAccessibleName("Help")


def offers(sheet: QWidget, page_id: str) -> None:
    """The key of Help shows that page while the sheet is in front; the window's own keys do not reach there."""
    key = QKeySequence(Keymap.current().key("help"))
    QShortcut(key, sheet).activated.connect(lambda: show_page(sheet, page_id))


def show_help(parent: QWidget, *screens: str) -> Sheet:
    """Shows the page of the first of these screens that has one (`Bin`, `Office`; `start`)."""
    for screen in screens[:-1]:
        with suppress(NotFound):
            return show_page(parent, pages.screen_page(screen).id)
    return show_page(parent, pages.screen_page(screens[-1]).id)


def show_page(parent: QWidget, page_id: str) -> Sheet:
    """Shows the page of that id (`kinds/student`, `spillage`)."""
    shown = HelpView()
    room_for(shown, parent, 640, 460)
    back = button("Back", "help_back", shown.backward)
    back.setEnabled(False)
    shown.backwardAvailable.connect(back.setEnabled)
    contents = button("All pages", "help_contents", lambda: shown.show_page(pages.CONTENTS))
    sheet = Sheet(parent, "Help", boxed(column(shown, boxed(row(back, contents, None)))))
    shown.show_page(page_id)
    sheet.open()
    shown.setFocus()
    return sheet
