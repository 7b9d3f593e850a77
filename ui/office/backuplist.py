"""Backups: which there are, where, proven or not; made, read again, restored; and the restore drill."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from app import backups, drills, safeguards
from app.drills import Drill
from app.reader import Reader
from app.store.manifest import Backup
from models.fields import show_date
from ui.jobs import Cancelled, Progress
from ui.office.screen import ListScreen, Measures
from ui.office.worksheet import WorkSheet, labelled, line, paragraphs, scaled
from ui.parts.basics import boxed, button, label, row
from ui.parts.chip import Chip, Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted, days
from ui.session import Session

DRILL = (
    "The newest backup is restored beside the office, encrypted like the office itself, opened with the passphrase, "
    "proven, compared with what the backup says of itself, and taken away again.",
    "The office is not touched, and work can go on afterwards as before.",
)


@dataclass(frozen=True)
class Known:
    """A backup with its state in words."""

    backup: Backup
    state: str
    age_days: int

    @property
    def tone(self) -> Tone:
        """Whether it is good."""
        return "blocked" if self.backup.problem else "done" if self.backup.verified else "warn"

    @property
    def size(self) -> int:
        """Bytes of its records and attachments."""
        return self.backup.size + sum(self.backup.files.values())


class BackupsPage(ListScreen[Known]):
    """Every backup this machine knows, newest first, and what the last drill found."""

    tab = Tab("Backups", "archive-restore")
    search_hint = "Search backups"
    noun, nouns = "backup", "backups"
    columns = (
        Column("made", "Made on", width=150),
        Column("state", "State", "chip", 270),
        Column("age", "Age", "number", 90),
        Column("size", "Size", "number", 90),
        Column("where", "Where", width=360),
        Column("program", "Program", width=130),
    )
    paths: ClassVar[Measures] = {
        "made": lambda item: item.backup.made,
        "age": lambda item: item.age_days,
        "size": lambda item: item.size,
    }
    empty = ("No backup yet", "Back up now: the copy is opened, proven, and stands here with what it holds.")

    def __init__(self, session: Session) -> None:
        self._last: Drill | None = None
        self._due = ""
        self._checked: dict[Path, Backup] = {}
        """What reading a backup again found, which its folder alone does not tell."""
        super().__init__(session)

    # -- the bar --
    def verbs(self) -> Sequence[QWidget]:
        self._now = button("Back up now", "backup_now", self.back_up, icon="shield", primary=True)
        self._to = button("Back up to…", "backup_to", self.back_up_to, icon="folder-open")
        self._again = button("Verify again", "backup_verify", self.verify, icon="check")
        self._drill = button("Restore drill…", "backup_drill", self.drill, icon="archive-restore")
        return [self._now, self._to, self._again, self._drill, *self.leaving("backup")]

    def below(self) -> Sequence[QWidget]:
        self._drilled = Chip("open", "No drill yet", "drill_state")
        self._drill_said = label("", wrap=True, name="drill_said")
        line_ = row(self._drilled, self._drill_said)
        line_.setStretch(1, 1)
        return [boxed(line_)]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Known]:
        office = self.session.office
        self._last, self._due = drills.last_drill(reader), drills.due(reader)
        now = office.clock()
        found = (self._checked.get(each.folder, each) for each in backups.known_backups(office))
        return [
            Known(each, safeguards.state_of(office, each), max(0, (now - each.made) // timedelta(days=1)))
            for each in found
        ]

    def cells(self, item: Known) -> Row:
        made = item.backup.made.astimezone()
        age = days(item.age_days) if item.age_days else "today"
        return (
            f"{show_date(made.date())} {made:%H:%M}", Chipped(item.tone, item.state), age, megabytes(item.size),
            str(item.backup.folder), item.backup.program,
        )  # fmt: skip

    def key(self, item: Known) -> Hashable:
        return item.backup.folder

    def arrived(self) -> None:
        last, due = self._last, self._due
        if last is not None:
            on = show_date(last.on.astimezone().date())
            self._drilled.tell("blocked" if last.problem else "due" if due else "done", f"Last drill {on}")
        else:
            self._drilled.tell("due" if due else "open", "No drill yet")
        told = [due] if due and last is None else [last.sentence] if last else []
        told += ["The next one is due."] if due and last is not None and not last.problem else []
        self._drill_said.setText(" ".join(told))

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        counts = item.backup.contents.counts
        held = f"{counts.get('entries', 0):,} entries, {counts.get('records', 0):,} records, "
        held += counted(len(item.backup.files), "file")
        missing = (
            f" {counted(len(item.backup.missing), 'file')} were damaged already."
            if item.backup.missing
            else ""
        )
        return f"{item.state}. Holds {held}. Journal head {item.backup.contents.head[:12] or 'not known'}.{missing}"

    def tell_able(self) -> None:
        session = self.session
        self._again.setEnabled(self.current is not None)
        for each in (self._now, self._to, self._drill):
            each.setEnabled(session.writable)
            each.setToolTip(session.why_reading)

    # -- what is done --
    def back_up(self) -> None:
        """Makes a backup where the last ones lie, opens it and proves it."""
        self._back_up(None)

    def back_up_to(self) -> None:
        """Asks for a folder and backs up into it."""
        chosen = QFileDialog.getExistingDirectory(self, "Back up into this folder")
        if chosen:
            self._back_up(Path(chosen))

    def _back_up(self, target: Path | None) -> None:
        session = self.session

        def job(progress: Progress, cancelled: Cancelled) -> Backup:
            with session.backing_up:
                return backups.back_up(session.office, target, progress=scaled(progress), cancelled=cancelled)

        def done(made: Backup) -> None:
            session.said.emit(f"Backed up to {made.folder}, opened and proven.", "done")
            self._wanted = made.folder
            self.refresh()

        session.jobs.write("Backing up", job, done, can_cancel=True)

    def verify(self) -> None:
        """Reads the chosen backup whole again."""
        item, session = self.current, self.session
        if item is None:
            return

        def job(_progress: Progress, _cancelled: Cancelled) -> Backup:
            return safeguards.verify_again(session.office, item.backup)

        def done(checked: Backup) -> None:
            said = checked.problem or safeguards.state_of(session.office, checked)
            session.said.emit(f"{said.rstrip('.')}.", "blocked" if checked.problem else "done")
            self._checked[checked.folder] = checked
            self.refresh()

        session.jobs.read("Verifying the backup", job, done)

    def drill(self) -> None:
        """Asks for the passphrase and makes a drill."""
        DrillSheet(self.window(), self.session, self._drilled_now).open()

    def _drilled_now(self, found: Drill) -> None:
        self.session.said.emit(found.sentence, "blocked" if found.problem else "done")
        self.refresh()


class DrillSheet(WorkSheet):
    """What a drill does, the passphrase, progress, and the result."""

    def __init__(self, parent: QWidget, session: Session, done: Callable[[Drill], object]) -> None:
        self._told = done
        self._passphrase = line("drill_passphrase", "Your passphrase", secret=True)
        hint = "The one of now, or of then where the office key changed since."
        parts = [*paragraphs(*DRILL), labelled(self._passphrase, hint)]
        super().__init__(parent, session, "Restore drill", parts, "Begin the drill", self._begin_drill)

    def reject(self) -> None:
        if self._running is not None:
            self._running.cancel()
        super().reject()

    def _begin_drill(self) -> None:
        typed, session = self._passphrase.text(), self._session
        if not typed:
            self.refuse("“Your passphrase” is empty.", self._passphrase)
            return

        def job(progress: Progress, cancelled: Cancelled) -> Drill:
            with session.backing_up:
                return drills.drill(session.office, typed, progress=progress, cancelled=cancelled)

        self.work("Restoring the newest backup beside the office", job, self._done)

    def _done(self, found: Drill) -> None:
        self._told(found)
        self.accept()


def megabytes(size: int) -> str:
    """A size as a person reads it; empty when it is not known."""
    return f"{size / 2**20:,.1f} MB" if size else ""
