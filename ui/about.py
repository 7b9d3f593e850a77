"""About the program."""

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QWidget

from ui.parts.basics import boxed, column, label, rule
from ui.parts.sheet import Sheet, room_for


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
    room_for(body, parent, 480)
    sheet = Sheet(parent, "About SCO Desk", body)
    sheet.open()
    return sheet
