"""A photograph for a reading: its location data is taken out, and that is said."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.eum import pictures
from ui.session import Session

FILES = "Pictures (*.jpg *.jpeg *.png *.webp *.heic)"


def attach_photo(parent: QWidget, session: Session, reading_id: int) -> None:
    """Asks for a picture and keeps it with the reading."""
    path, _ = QFileDialog.getOpenFileName(parent, "Photograph", "", FILES)
    if not path:
        return

    def done(said: str) -> None:
        session.said.emit(f"Photograph kept with the reading. {said or 'It carried no location.'}", "done")

    session.write("Attaching", lambda office: pictures.attach(office, reading_id, Path(path)), done)
