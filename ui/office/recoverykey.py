"""Recovery key…: shows the key of the open office once more, and draws the sheet for the safe."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from app import users
from ui.office.worksheet import WorkSheet, paragraphs
from ui.parts.basics import boxed, button, row
from ui.recovery import key_label, save_pdf, saved_words
from ui.session import Session

ABOUT = (
    "Whoever holds this key opens the office without a passphrase: “Use the recovery key” on the page that asks for "
    "the passphrase takes it.",
    "Showing it is logged. It leaves the screen when this sheet is closed.",
)


class RecoverySheet(WorkSheet):
    """Asks before it shows: who looks is written down."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._key = ""
        self._shown = key_label()
        card = QFrame()
        card.setProperty("card", True)
        QVBoxLayout(card).addWidget(self._shown)
        self._card = card
        card.hide()
        self._save = button("Save sheet as PDF", "recovery_sheet", self._draw, icon="file-text")
        self._save.hide()
        parts = [*paragraphs(*ABOUT), card, boxed(row(self._save, None))]
        super().__init__(parent, session, "Recovery key", parts, "Show the key", self._show_key)

    def _show_key(self) -> None:
        if self._key:
            self.accept()
            return
        office = self._session.office
        self.work("Showing the recovery key", lambda *_: users.recovery_key(office), self._have)

    def _have(self, key: str) -> None:
        self._key = key
        self._shown.setText(key)
        self._card.show()
        self._save.show()
        self.cancel.hide()
        self.verb.setText("Close")
        self.verb.setAccessibleName("Close")
        self.fit()

    def _draw(self) -> None:
        office, key = self._session.office, self._key
        path, _ = QFileDialog.getSaveFileName(
            self, "Save the recovery key", f"{office.name} recovery key CUI.pdf", "PDF (*.pdf)"
        )
        if not path:
            return

        def job(*_: object) -> str:
            from app.papers.recovery import recovery_pdf

            return save_pdf(Path(path), recovery_pdf(office, key))

        self.work("Drawing the recovery sheet", job, lambda name: self.say(saved_words(name), "done"))
