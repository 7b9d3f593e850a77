"""A new passphrase typed twice, and what it must be."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app import users
from ui.office.worksheet import WorkSheet, line
from ui.parts.basics import label


def new_lines(prefix: str) -> tuple[QLineEdit, QLineEdit]:
    """Two lines for a new passphrase."""
    return (
        line(f"{prefix}_new", "New passphrase", secret=True),
        line(f"{prefix}_again", "New passphrase again", secret=True),
    )


def policy() -> QWidget:
    """What a new passphrase must be, a sentence a line."""
    made = label("\n".join(f"· {each}" for each in users.passphrase_policy()), "caption", wrap=True)
    made.setObjectName("passphrase_policy")
    return made


def agree(sheet: WorkSheet, new: QLineEdit, again: QLineEdit) -> bool:
    """Whether both lines hold the same text; says why not in the sheet."""
    if not new.text():
        sheet.refuse("“New passphrase” is empty.", new)
    elif new.text() != again.text():
        again.clear()
        sheet.refuse("The two passphrases differ.", again)
    else:
        return True
    return False
