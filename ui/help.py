"""The help page of a screen, from the program's own pages; nothing is fetched."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

import resources
from ui.parts.sheet import Sheet


def page_text(screen: str) -> str:
    """The Markdown of a screen's page; FileNotFoundError when there is none."""
    return resources.text(f"help/screens/{screen.casefold()}.md")


def show_help(parent: QWidget, screen: str) -> Sheet:
    """Shows the page of a screen (`Today`, `Students`, `start`)."""
    shown = QTextBrowser()
    shown.setObjectName("help_page")
    shown.setAccessibleName(f"Help: {screen}")
    shown.setOpenLinks(False)
    shown.setSource(QUrl())
    shown.setMarkdown(page_text(screen))
    shown.setMinimumSize(560, 460)
    sheet = Sheet(parent, "Help", shown)
    sheet.open()
    return sheet
