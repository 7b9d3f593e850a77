"""What the person sees when the program itself made a mistake; diagnostics hold no records."""

import platform
import sys
import traceback
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from app.errors import DeskError
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.sheet import Sheet

ROOT = Path(__file__).resolve().parent.parent


def diagnostics(error: BaseException, doing: str) -> str:
    """Where the mistake lies and under which versions; no values, no messages, no foreign paths."""
    lines = [
        f"Fault: {type(error).__name__} while: {doing or 'showing the window'}",
        f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()} {platform.release()}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__name__}:")
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def show_refusal(parent: QWidget, error: DeskError) -> Sheet:
    """A known error as a sheet: what happened, what was kept, what to do, and each reason."""
    said = [label(text, wrap=True) for text in (error.kept, error.do) if text]
    reasons = [
        label(f"{each.message} {each.cites}".strip(), wrap=True) for each in getattr(error, "findings", ())
    ]
    body = boxed(column(*reasons, *said))
    body.setMinimumWidth(440)
    sheet = Sheet(parent, error.title, body)
    sheet.open()
    return sheet


def show_fault(parent: QWidget, error: BaseException, doing: str) -> Sheet:
    """Says that the program made a mistake, and offers the diagnostics as a file."""
    text = diagnostics(error, doing)
    print(text, file=sys.stderr)
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setObjectName("diagnostics")
    shown.setAccessibleName("Diagnostics")
    shown.setMinimumSize(520, 180)
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


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    inside = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(path.name)
    return f"{inside.as_posix()}:{frame.lineno} {frame.name}"


def _save(parent: QWidget, text: str) -> None:
    path, _ = QFileDialog.getSaveFileName(parent, "Save diagnostics", "sco-desk-diagnostics.txt")
    if path:
        Path(path).write_text(text, encoding="utf-8")
