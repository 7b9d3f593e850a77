"""What the person sees when the program itself made a mistake; diagnostics hold no records."""

import sys
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from app import faults
from app.errors import DeskError
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.sheet import READABLE, Sheet, room_for


def show_refusal(parent: QWidget, error: DeskError) -> Sheet:
    """A known error as a sheet: what happened, what was kept, what to do, and each reason."""
    said = [label(text, wrap=True) for text in (error.kept, error.do) if text]
    reasons = [
        label(f"{each.message} {each.cites}".strip(), wrap=True) for each in getattr(error, "findings", ())
    ]
    body = boxed(column(*reasons, *said))
    room_for(body, parent, READABLE)
    sheet = Sheet(parent, error.title, body)
    sheet.open()
    return sheet


def show_fault(parent: QWidget, error: BaseException, doing: str) -> Sheet:
    """Says that the program made a mistake, and offers the diagnostics as a file."""
    text = faults.diagnostics(error, doing or "showing the window", f"Qt {qt_version}")
    faults.keep(text)
    print(text, file=sys.stderr)
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setObjectName("diagnostics")
    shown.setAccessibleName("Diagnostics")
    room_for(shown, parent, 520, 180)
    save = button("Save diagnostics", "save_diagnostics", lambda: _save(parent, text), icon="save")
    body = boxed(
        column(
            label("Everything saved before is kept. What was being done now was not done.", wrap=True),
            label("The diagnostics hold no records; send them to whoever maintains the program.", wrap=True),
            shown,
            boxed(row(save, None)),
        )
    )
    sheet = Sheet(parent, "The program made a mistake", body)
    sheet.open()
    return sheet


def _save(parent: QWidget, text: str) -> None:
    path, _ = QFileDialog.getSaveFileName(parent, "Save diagnostics", "sco-desk-diagnostics.txt")
    if path:
        Path(path).write_text(text, encoding="utf-8")
