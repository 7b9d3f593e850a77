"""The first window: who opens the office, the passphrase, and the notice that comes before.

Imports nothing but Qt and the theme, so that the passphrase can be typed while the rest of the program loads.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

import resources
from ui import announce
from ui.parts.basics import boxed, button, column, label, restyle
from ui.theme import GAP, GROUP_GAP, SECTION_GAP, Theme

KEPT = "What was not saved is kept. The passphrase shows it again."
IN_MEMORY = "What was not saved is kept in memory only: unlock before the machine is switched off."
NOTICE_WIDTH, FORM_WIDTH = 520, 340


def users_of(folder: Path) -> list[str]:
    """The users who can open the office, the default first; empty when that cannot be read."""
    try:
        slots = json.loads((folder / "keys.json").read_text(encoding="utf-8"))["slots"]
        return [str(slot["user"]) for slot in slots]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def notice_card(widest: int = NOTICE_WIDTH * 2) -> QFrame:
    """The notice of DoD systems, word for word, to be scrolled with the keyboard too."""
    text = label(resources.text("wording/consent.txt").strip(), wrap=True, name="notice")
    text.setAccessibleName("Notice and consent")
    inside = boxed(column(label("Notice and consent", "strong"), text, None), margins=GROUP_GAP)
    inside.setObjectName("notice_inside")
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard can scroll it
    scroll.setWidget(inside)
    scroll.setMinimumSize(NOTICE_WIDTH, 250)
    scroll.setMaximumWidth(widest)
    scroll.setAccessibleName("Notice and consent")
    scroll.setObjectName("notice_scroll")
    card = QFrame()
    card.setProperty("card", True)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.addWidget(scroll)
    return card


class UnlockPage(QWidget):
    """Asks for user and passphrase; pressing the button also agrees to the notice beside it."""

    submitted = Signal(str, str)
    elsewhere = Signal()
    """Another office is wanted."""
    recovery_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.setObjectName("page")
        self.setAccessibleName("Unlock")
        outer = QGridLayout(self)
        outer.setRowStretch(0, 1)
        outer.setRowStretch(2, 2)
        outer.setColumnStretch(0, 1)
        outer.setColumnStretch(3, 1)
        outer.setHorizontalSpacing(SECTION_GAP)
        notice = notice_card()
        notice.setMinimumHeight(500)
        outer.addWidget(notice, 1, 1)
        outer.addWidget(self._form(), 1, 2, Qt.AlignmentFlag.AlignTop)

    # -- for the window --
    def refuse(self, sentence: str) -> None:
        """Says why it did not open; the passphrase is typed again."""
        self._said.setText(sentence)
        restyle(self._said, tone="blocked")
        self._said.setVisible(True)
        self._busy(False)
        self.passphrase.clear()
        self.passphrase.setFocus()
        announce.now(self, sentence, urgent=True)

    def lock_for(self, user: str) -> None:
        """Turns the page into the lock page of a user who is at work; another user may unlock as himself."""
        self._title.setText("Locked")
        self._user.setCurrentText(user)
        self._other.setText("Log off and close")
        self._other.setAccessibleName("Log off and close")
        self._recover.hide()
        self.show_ready(KEPT)

    def say_finishing(self, titles: Sequence[str]) -> None:
        """Says what is still being written behind the lock."""
        self._say(f"Still finishing: {', '.join(titles)}. The office opens when it is done.")

    def say_locked(self, lacks_disk: str = "") -> None:
        """Says that nothing is open any more; `lacks_disk` tells why what was typed is not on the disk."""
        self._say(f"{lacks_disk} {IN_MEMORY}" if lacks_disk else KEPT)

    def tell(self, sentence: str) -> None:
        """Says something urgent, such as that a scan was refused."""
        if self.passphrase.isEnabled():
            self._said.setText(sentence)
            restyle(self._said, tone="due")
            self._said.show()
        announce.now(self, sentence, urgent=True)

    def _say(self, sentence: str) -> None:
        """A sentence, unless the answer to a passphrase is awaited."""
        if self.passphrase.isEnabled():
            self._said.setText(sentence)
            self._said.show()
            announce.now(self, sentence)

    def show_ready(self, sentence: str = "") -> None:
        """Ready for a passphrase."""
        self._said.setText(sentence)
        restyle(self._said, tone="")
        self._said.setVisible(bool(sentence))
        announce.now(self, sentence)
        self._busy(False)
        self.passphrase.clear()
        self.passphrase.setFocus()

    # -- building --
    def _form(self) -> QWidget:
        self._title = label(self.folder.name.removesuffix(".sco"), "title", wrap=True)
        self._user = QComboBox()
        self._user.setObjectName("user")
        self._user.addItems(users_of(self.folder) or [""])
        self._user.setAccessibleName("User")
        user_label = label("User", "muted")
        user_label.setBuddy(self._user)
        self.passphrase = QLineEdit()
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName("Passphrase")
        self.passphrase.returnPressed.connect(self._submit)
        passphrase_label = label("Passphrase", "muted")
        passphrase_label.setBuddy(self.passphrase)
        self._go = button("Agree and unlock", "unlock", self._submit, primary=True)
        self._go.setAccessibleDescription("Agrees to the notice and opens the office.")
        self._said = label("", wrap=True, name="unlock_said")
        self._said.hide()
        self._other = button("Another office", "other_office", self.elsewhere.emit, link=True)
        self._recover = button("Use the recovery key", "use_recovery", self.recovery_wanted.emit, link=True)
        form = column(
            self._title,
            *self._practice(),
            GAP,
            boxed(column(user_label, self._user, gap=4)),
            boxed(column(passphrase_label, self.passphrase, gap=4)),
            self._go,
            self._said,
            GAP,
            gap=GROUP_GAP,
        )
        for link in (self._other, self._recover):
            form.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        made = boxed(form, "unlock_form")
        made.setFixedWidth(min(Theme.current().px(FORM_WIDTH), NOTICE_WIDTH))
        return made

    def _practice(self) -> list[QWidget]:
        """On a practice office: that it is one, and its passphrase, which is no secret."""
        from app import practice

        if not practice.looks_so(self.folder):
            return []
        said = f"{practice.WORDS} · invented people, to learn with. Passphrase: {practice.PASSPHRASE}"
        return [label(said, "muted", wrap=True, name="unlock_practice")]

    def _submit(self) -> None:
        if not self.passphrase.text():
            self.refuse("Type the passphrase.")
            return
        typed = self.passphrase.text()
        self.passphrase.clear()
        self._busy(True)
        self._said.setText("Opening")
        restyle(self._said, tone="")
        self._said.show()
        self.submitted.emit(self._user.currentText(), typed)

    def _busy(self, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self.passphrase.setEnabled(not busy)
