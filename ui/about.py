"""About the program, and the page of keyboard shortcuts."""

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.actions import ActionBook
from ui.parts.basics import boxed, column, label, rule
from ui.parts.sheet import Sheet
from ui.theme import GAP, SECTION_GAP


def show_about(parent: QWidget) -> Sheet:
    """Names the versions and the encryption modules, and what they are not (INF-C-03)."""
    from app.store.crypto import NOT_VALIDATED, modules
    from app.version import PROGRAM

    lines = [each.sentence for each in modules()]
    body = boxed(
        column(
            label(PROGRAM, "strong"),
            label(
                "An offline, encrypted office program for Security Cooperation Organization staff.", wrap=True
            ),
            rule(),
            label("Encryption", "strong"),
            *(label(each, wrap=True) for each in lines),
            label(f"{NOT_VALIDATED} Validated encryption of the disk is the machine's part.", wrap=True),
            rule(),
            label(
                f"Qt {qt_version} under the LGPL 3; icons by Lucide under the ISC licence.",
                "muted",
                wrap=True,
            ),
        )
    )
    body.setMinimumWidth(480)
    sheet = Sheet(parent, "About SCO Desk", body)
    sheet.open()
    return sheet


def show_shortcuts(parent: QWidget, book: ActionBook) -> Sheet:
    """Every action and its key."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SECTION_GAP)
    grid.setVerticalSpacing(GAP // 2)
    group = ""
    at = 0
    for menu, words, key in book.shortcuts():
        if menu != group:
            group = menu
            grid.addWidget(label(menu, "strong"), at, 0)
            at += 1
        grid.addWidget(label(words), at, 0)
        grid.addWidget(label(key, "muted"), at, 1)
        at += 1
    inside = QWidget()
    inside.setLayout(grid)
    scroll = QScrollArea()
    scroll.setObjectName("shortcut_list")
    scroll.setAccessibleName("Keyboard shortcuts")
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    scroll.setMinimumSize(380, 420)
    sheet = Sheet(parent, "Keyboard shortcuts", scroll)
    sheet.open()
    return sheet
