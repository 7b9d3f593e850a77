"""What the lists of the EUM tab do besides showing records."""

from typing import TYPE_CHECKING

from app.eum import catalogue
from app.eum.catalogue import Taken
from app.office import Office
from ui.parts.words import counted

if TYPE_CHECKING:
    from ui.records.page import RecordPage


def take_catalogue(page: "RecordPage") -> None:
    """Adds the article types of the program's catalogue that the office does not have."""
    session = page.session

    def job(office: Office) -> Taken:
        return catalogue.take(office)

    def done(taken: Taken) -> None:
        if taken.added:
            added = counted(len(taken.added), "article type")
            session.said.emit(f"{added} added, none of them confirmed. Undone with Ctrl+Z.", "done")
        else:
            session.said.emit(f"All {len(taken.there)} types of the catalogue are here already.", "note")

    session.write("Taking the catalogue", job, done)
