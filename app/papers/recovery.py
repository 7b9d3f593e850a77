"""The sheet with the recovery key: drawn for the safe, never kept with the office's papers."""

from datetime import date
from pathlib import Path

from app import offices
from app.office import Office
from app.papers.frame import frame_of, frame_of_new
from app.store.recovery import data_key_from_recovery
from reports.office.recovery import RECOVERY, RecoveryFacts
from reports.paper import render


def recovery_pdf(office: Office, recovery_key: str) -> bytes:
    """The PDF of the sheet; `recovery_key` is the text shown once when it was made. Logged."""
    facts = RecoveryFacts(
        frame=frame_of(office.reader, None, as_of=office.today),
        office_name=office.reader.office_name,
        made_on=office.today,
        made_by=office.user,
        blocks=tuple(recovery_key.split("-")),
    )
    office.log("recovery sheet drawn")
    return render(RECOVERY, facts)


def recovery_pdf_of_new(office_name: str, recovery_key: str, user: str, today: date) -> bytes:
    """The same for an office that is made once the sheet is printed and checked; nothing is logged yet."""
    frame = frame_of_new(office_name, as_of=today)
    return render(
        RECOVERY, RecoveryFacts(frame, office_name, today, user.strip(), tuple(recovery_key.split("-")))
    )


def recovery_pdf_of_closed(folder: Path, recovery_key: str, user: str, today: date) -> bytes:
    """The same for an office that is closed, as it is after its key was changed. Raises Refused and Trouble."""
    key = data_key_from_recovery(recovery_key)
    with offices.open_with_key(folder, key, user, today=today) as office:
        return recovery_pdf(office, recovery_key)
