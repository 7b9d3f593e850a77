"""Files that a purge left without a record: they go right after it, or at the next opening if that was cut short."""

from app.openoffice import OpenOffice
from app.store import erasing, files
from app.store.connection import translated
from models.office.desk import Attachment, Document


def erase_left_files(office: OpenOffice) -> None:
    """Erases them; what a record names again since stays. Raises Trouble."""
    with translated():
        connection = office.reader.connection
        left = erasing.files_to_go(connection)
        if not left:
            return
        named = {
            each for kind in (Attachment, Document) for each in erasing.hashes(connection, kind).values()
        }
    for digest in left:
        if digest not in named:
            files.remove(office.folder / files.FILES_NAME, digest)
    with office.transaction() as writing:
        erasing.leave_files(writing, ())
