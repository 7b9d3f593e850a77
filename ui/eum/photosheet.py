"""A photograph for a reading: its location data is taken out, and that is said."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.eum import photos
from app.eum.photos import Bare
from ui.session import Session

FILES = "Pictures (*.jpg *.jpeg *.png)"


def attach_photo(parent: QWidget, session: Session, reading_id: int) -> None:
    """Asks for a picture and keeps it with the reading."""
    path, _ = QFileDialog.getOpenFileName(parent, "Photograph", "", FILES)
    if not path:
        return

    def done(kept: Bare) -> None:
        what = (
            "What it told of place and camera was taken out." if kept.taken_out else "It carried no location."
        )
        session.said.emit(f"Photograph kept with the reading. {what}", "done")

    session.write("Attaching", lambda office: photos.attach(office, reading_id, Path(path)), done)
