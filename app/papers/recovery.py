"""The sheet with the recovery key: drawn once for the safe, never kept with the office's papers."""

from app.office import Office
from app.papers.frame import frame_of
from reports.office.recovery import RECOVERY, RecoveryFacts
from reports.paper import render


def recovery_pdf(office: Office, recovery_key: str) -> bytes:
    """The PDF of the sheet; `recovery_key` is the text shown once when it was made."""
    facts = RecoveryFacts(
        frame=frame_of(office.reader, None, as_of=office.today),
        office_name=office.reader.office_name,
        made_on=office.today,
        made_by=office.user,
        blocks=tuple(recovery_key.split("-")),
    )
    return render(RECOVERY, facts)
