"""Change office key…: encrypts everything anew, so that old copies and old passphrases open nothing that follows."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app import offices, safeguards, users
from app.office import Office
from ui.jobs import Cancelled, Jobs, Progress
from ui.office.worksheet import WorkSheet, labelled, line, paragraphs, scaled
from ui.recovery import RecoveryKeyPage
from ui.session import Session

ABOUT = (
    "Change the office key at a handover, and when a laptop, a backup or the printed recovery key may be in other "
    "hands. Everything is encrypted anew: former users and the old recovery key open only copies they already have.",
    "The office closes. You get a new recovery key, and everybody else needs a new passphrase from you afterwards.",
)
TITLE = "Changing the office key"
WAIT = "Every record and every file is encrypted anew. The office is as before until this is done."


@dataclass(frozen=True)
class NewKey:
    """What the change leaves: the new recovery key, and the sheet for the safe."""

    recovery_key: str
    sheet: bytes


class OfficeKeySheet(WorkSheet):
    """Checks the passphrase and makes a backup while the office is open; then hands over to `go_on`."""

    def __init__(self, parent: QWidget, session: Session, go_on: Callable[[str, str], object]) -> None:
        self._go_on = go_on
        self._passphrase = line("key_passphrase", "Your passphrase", secret=True)
        parts = [*paragraphs(*ABOUT), labelled(self._passphrase, "It stays as it is.")]
        super().__init__(
            parent, session, "Change office key", parts, "Change the key", self._check, dangerous=True
        )
        self._passphrase.setFocus()

    def _check(self) -> None:
        typed, session = self._passphrase.text(), self._session
        if not typed:
            self.refuse("“Your passphrase” is empty.", self._passphrase)
            return
        office = session.office

        def job(progress: Progress, _cancelled: Cancelled) -> str:
            offices.unlock(office.folder, office.user, typed)
            with session.backing_up:
                return safeguards.before_risky(office, "the change of the key", progress=scaled(progress))

        self.work(
            "Checking the passphrase and backing up", job, lambda warning: self._checked(typed, warning)
        )

    def _checked(self, passphrase: str, warning: str) -> None:
        self.accept()
        self._go_on(passphrase, warning)


def change(office: Office, passphrase: str, progress: Progress) -> NewKey:
    """Changes the key of an office that nobody looks at any more, and draws the sheet for the safe."""
    folder, user, today = office.folder, office.user, office.today
    key = users.change_office_key(office, user, passphrase, progress=scaled(progress))
    from app.papers.recovery import recovery_pdf_of_closed

    return NewKey(key, recovery_pdf_of_closed(folder, key, user, today))


def new_key_page(jobs: Jobs, name: str, made: NewKey) -> RecoveryKeyPage:
    """The page that shows the new recovery key once."""
    return RecoveryKeyPage(made.recovery_key, name, lambda: made.sheet, jobs)
