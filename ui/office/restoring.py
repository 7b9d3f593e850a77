"""Restore a backup…: which there are, whether each is proven, and putting one in the place of the office."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from app import backups, safeguards
from app.office import Office
from app.store import keys
from app.store.manifest import Backup
from models.fields import show_date
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, labelled, line, paragraphs, scaled
from ui.parts.basics import boxed, button, row
from ui.session import Session
from ui.theme import Theme

ABOUT = (
    "The office closes, and holds afterwards what the chosen backup holds. The present records are kept aside in the "
    "office folder; what was saved after the backup is only in them.",
)
NONE = "No backup of this office is known on this machine. “Back up now” makes one."
TITLE = "Restoring the backup"
WAIT = (
    "The backup is read back before it takes the office's place. The office is as before until this is done."
)


@dataclass(frozen=True)
class Offered:
    """A backup with its size and whether it is good, in words."""

    backup: Backup
    size: str
    state: str


@dataclass(frozen=True)
class Wanted:
    """The backup a person decided for, and the passphrase that opens it."""

    backup: Backup
    passphrase: str
    warning: str
    """What went wrong with the backup made before, empty when nothing did."""


class RestoreSheet(WorkSheet):
    """The list, newest first; the verb hands over to `go_on`, which closes the office."""

    def __init__(self, parent: QWidget, session: Session, go_on: Callable[[Wanted], object]) -> None:
        self._go_on = go_on
        self._offered: Sequence[Offered] = ()
        self._table = _backup_table()
        self._again = button("Verify again", "restore_verify", self._verify, icon="shield")
        self._passphrase = line("restore_passphrase", "Your passphrase", secret=True)
        hint = "The one of now, or of then where the backup has another office key."
        parts = [
            self._table,
            boxed(row(self._again, None)),
            *paragraphs(*ABOUT),
            labelled(self._passphrase, hint),
        ]
        super().__init__(
            parent, session, "Restore a backup", parts, "Restore this backup", self._check, dangerous=True,
            width=680,
        )  # fmt: skip
        self._table.itemSelectionChanged.connect(self._name_verb)
        self._name_verb()
        self._read()

    # -- the list --
    def _read(self, keep: int = 0) -> None:
        office = self._session.office

        def failed(error: Exception) -> None:
            self.refuse(str(error))

        self._session.read(lambda _: _offered(office), lambda found: self._show(found, keep), failed)

    def _show(self, found: Sequence[Offered], keep: int = 0) -> None:
        self._offered = found
        self._table.setRowCount(len(found))
        for at, each in enumerate(found):
            made = each.backup.made.astimezone()
            cells = (f"{show_date(made.date())} {made:%H:%M}", each.size, each.state)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(at, column, item)
            self._table.setRowHeight(at, Theme.current().px(26))
        if found:
            self._table.selectRow(min(keep, len(found) - 1))
            self._table.setFocus()
        else:
            self.say(NONE)
        self._name_verb()

    @property
    def _chosen(self) -> Offered | None:
        at = self._table.currentRow()
        return self._offered[at] if 0 <= at < len(self._offered) else None

    def _name_verb(self) -> None:
        chosen = self._chosen
        self._again.setEnabled(chosen is not None)
        self.verb.setEnabled(chosen is not None and not chosen.backup.problem)
        if chosen is not None:
            made = chosen.backup.made.astimezone()
            self.verb.setText(f"Restore the backup of {made:%d %b %H:%M}")
        self.verb.setAccessibleName(self.verb.text())

    # -- what is done --
    def _verify(self) -> None:
        chosen, office = self._chosen, self._session.office
        if chosen is not None:
            at = self._table.currentRow()
            self.work(
                "Verifying the backup",
                lambda *_: safeguards.verify_again(office, chosen.backup),
                lambda checked: self._verified(checked, at),
                reading=True,
            )

    def _verified(self, checked: Backup, at: int) -> None:
        known = list(self._offered)
        known[at] = _offer(self._session.office, checked)
        self._show(known, at)
        self.say(known[at].state, "blocked" if checked.problem else "done")

    def _check(self) -> None:
        chosen, typed, session = self._chosen, self._passphrase.text(), self._session
        if chosen is None:
            return
        if not typed:
            self.refuse("“Your passphrase” is empty.", self._passphrase)
            return
        office, old = session.office, chosen.backup

        def job(progress: Progress, _cancelled: Cancelled) -> str:
            if old.key_id == keys.key_id(office.data_key):
                keys.unlock(office.folder, office.user, typed, now=office.clock())
            with session.backing_up:
                return safeguards.before_risky(office, "the restore", progress=scaled(progress))

        def checked(warning: str) -> None:
            self.accept()
            self._go_on(Wanted(old, typed, warning))

        self.work("Checking the passphrase and backing up what is there now", job, checked)


def restore(office: Office, wanted: Wanted, progress: Progress) -> str:
    """Closes the office, restores the backup in its place; a sentence on what was done. Raises as the app does."""
    folder, user = office.folder, office.user
    office.close()
    done = backups.restore(wanted.backup.folder, folder, user, wanted.passphrase, progress=scaled(progress))
    made = wanted.backup.made.astimezone()
    said = [
        f"Restored from the backup of {show_date(made.date())} {made:%H:%M}.",
        "The records of before lie aside.",
    ]
    if done.files.missing:
        said.append(f"{len(done.files.missing)} files are sound nowhere and are missing.")
    return " ".join([*said, wanted.warning]).strip()


def _offered(office: Office) -> list[Offered]:
    return [_offer(office, each) for each in backups.known_backups(office)]


def _offer(office: Office, old: Backup) -> Offered:
    return Offered(old, _size(old.size + sum(old.files.values())), safeguards.state_of(office, old))


def _size(count: int) -> str:
    return f"{count / 2**20:,.1f} MB" if count else ""


def _backup_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setObjectName("backups")
    table.setAccessibleName("Backups")
    table.setHorizontalHeaderLabels(["Made on", "Size", "State"])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for at, width in enumerate((150, 90)):
        table.setColumnWidth(at, Theme.current().px(width))
    table.setMinimumHeight(Theme.current().px(170))
    return table
