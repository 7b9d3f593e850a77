"""A photograph kept with a reading of an inventory."""

from pathlib import Path

from app import attachments
from app.attachments import Told
from app.office import Office
from models.eum.events import Reading


def attach(office: Office, reading_id: int, path: Path) -> str:
    """Keeps a photograph with a reading and returns what is to be said of it; empty for nothing.

    It loses the place where it was taken. Raises Usage, Refused and Trouble for a file that is not taken.
    """
    data = attachments.read_plain(path)
    said = attachments.as_kept(Reading, data)[1]
    told = Told(description="Photograph of a reading")
    attached = attachments.attach_bytes(office, Reading, reading_id, data, path.name, told)
    with office.change("Attach the photograph of a reading") as work:
        work.set(Reading, reading_id, {"photo": attached})
    return said
