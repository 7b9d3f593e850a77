"""What the lists put on the clipboard goes through here."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def put(mime: QMimeData, personal: bool) -> None:
    """Puts it on the clipboard; `personal` says that it concerns a person and is not to stay there for long."""
    del personal
    QGuiApplication.clipboard().setMimeData(mime)
