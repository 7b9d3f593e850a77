"""A sheet dragged onto the window starts its import."""

from pathlib import Path

from PySide6.QtCore import QMimeData

ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".ods"})


def sheet_in(data: QMimeData) -> Path | None:
    """The one sheet that is dragged; None for anything else, and for several files."""
    files = [Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile()]
    if len(files) != 1 or len(data.urls()) != 1 or files[0].suffix.casefold() not in ENDINGS:
        return None
    return files[0]
