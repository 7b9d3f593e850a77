"""How safe the office's work is: when a backup was last proven, and when somebody last tried a restore."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app import backups
from app.office import Office
from app.reader import Reader
from app.store import accesslog
from app.store.connection import translated
from models.fields import show_date

BACKUP_DAYS, DRILL_DAYS = 7, 90
"""When a backup and a restore drill are old where the office has no values of its own."""
RESTORED = ("restore drill", "restored from a backup")
"""Actions of the access log that tell of a drill or a restore that went well."""


@dataclass(frozen=True)
class Safety:
    """The two moments, each with whether it lies too far back (or never was)."""

    backup: datetime | None
    drill: datetime | None
    backup_old: bool
    drill_old: bool

    @property
    def old(self) -> bool:
        """Whether the line warns."""
        return self.backup_old or self.drill_old

    @property
    def sentence(self) -> str:
        """Both in one line."""
        backup = (
            f"Last proven backup {show_date(self.backup.date())}" if self.backup else "No proven backup yet"
        )
        drill = f"last restore drill {show_date(self.drill.date())}" if self.drill else "no restore drill yet"
        return f"{backup}{' (old)' * (self.backup_old and self.backup is not None)}, {drill}" + (
            " (old)." if self.drill_old and self.drill is not None else "."
        )


def safety(office: Office, reader: Reader) -> Safety:
    """What is known on this machine of the office's backups, and what the office's log says of restores."""
    backup, drill = backups.last_proven(office), _last_restore(reader)
    days = (("backup.warn_days", BACKUP_DAYS, backup), ("backup.drill_days", DRILL_DAYS, drill))
    old = [
        _is_old(reader, moment, reader.policy.text(key, reader.today, str(usual)))
        for key, usual, moment in days
    ]
    return Safety(backup, drill, *old)


def _is_old(reader: Reader, moment: datetime | None, days: str) -> bool:
    return moment is None or (reader.today - moment.date()).days > int(days)


def _last_restore(reader: Reader) -> datetime | None:
    with translated():
        at_ms = accesslog.newest(reader.connection, RESTORED)
    return None if at_ms is None else datetime.fromtimestamp(at_ms / 1000, UTC)
