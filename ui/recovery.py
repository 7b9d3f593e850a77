"""The recovery key: shown once after it was made, typed in when a passphrase or `keys.json` is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from ui.parts.basics import boxed, column, label
from ui.parts.sheet import Sheet
from ui.start import RecoveryKeyPage

if TYPE_CHECKING:
    from app.offices import NewOffice
    from ui.jobs import Jobs


def recovery_page(window: QWidget, jobs: "Jobs", made: "NewOffice") -> RecoveryKeyPage:
    """The page that shows the key of a new office and offers it as a PDF."""

    def save() -> None:
        name = f"{made.office.name} recovery key CUI.pdf"
        path, _ = QFileDialog.getSaveFileName(window, "Save the recovery key", name, "PDF (*.pdf)")
        if path:
            jobs.write("Drawing the recovery key", lambda *_: _write(Path(path), made), page.saved)

    page = RecoveryKeyPage(made.recovery_key, save)
    return page


def ask_recovery_key(window: QWidget, go_on: Callable[[str], object]) -> Sheet:
    """Asks for the printed key and hands over what was typed."""
    typed = QPlainTextEdit()
    typed.setObjectName("typed_recovery")
    typed.setAccessibleName("Recovery key")
    typed.setTabChangesFocus(True)
    typed.setFixedHeight(90)
    said = label("Type the blocks of the printed key in order; spaces and lines do not matter.", wrap=True)
    said.setBuddy(typed)
    body = boxed(column(said, typed))
    body.setMinimumWidth(460)

    def accepted() -> bool:
        text = typed.toPlainText().strip()
        if text:
            go_on(text)
        return bool(text)

    sheet = Sheet(window, "Use the recovery key", body, "Open the office", accepted)
    sheet.open()
    typed.setFocus()
    return sheet


def _write(path: Path, made: "NewOffice") -> str:
    from app.papers.recovery import recovery_pdf

    path.write_bytes(recovery_pdf(made.office, made.recovery_key))
    return path.name
