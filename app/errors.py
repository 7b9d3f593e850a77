"""The program's own errors: each says what happened, what was kept and what to do next.

Two families (after qutebrowser): the ones below are *known* and become a sentence on screen and an exit code on the
command line; anything else is a fault, reported with diagnostics that hold no personal data.
"""

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar

from models.findings import Finding


class DeskError(Exception):
    """A known error. `title` says what happened, `kept` what is safe, `do` the next step; all are plain sentences."""

    exit_code: ClassVar[int] = 1
    default_kept: ClassVar[str] = "Nothing was changed."

    def __init__(self, title: str, *, kept: str = "", do: str = "") -> None:
        self.title = title
        self.kept = kept or self.default_kept
        self.do = do
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """Title, what was kept and what to do, as one paragraph."""
        return " ".join(part for part in (self.title, self.kept, self.do) if part)


class Refused(DeskError):
    """The office said no: a blocking rule, a right, a double natural key. `findings` are the reasons."""

    def __init__(self, title: str, *, findings: Sequence[Finding] = (), kept: str = "", do: str = "") -> None:
        self.findings = tuple(findings)
        super().__init__(title, kept=kept, do=do)


class NotFound(DeskError):
    """No record, document or office of that name."""


class Stale(DeskError):
    """Someone changed the same fields in between. `conflicts` maps field key to (read, now, wanted) as shown text."""

    def __init__(self, title: str, *, conflicts: dict[str, tuple[str, str, str]], do: str = "") -> None:
        self.conflicts = conflicts
        super().__init__(title, do=do or "Compare the values and save again.")


class Usage(DeskError):
    """The request itself is malformed: unknown field, unreadable value, missing argument."""

    exit_code = 2


class Cause(Enum):
    """What kind of trouble the machine is in."""

    DISK_FULL = "disk full"
    LOCKED = "locked"
    READ_ONLY = "read-only"
    NEWER_FILE = "newer file"
    DAMAGED = "damaged"
    KEY = "key"
    REFUSED_FILE = "refused file"
    OTHER = "other"


class Trouble(DeskError):
    """The machine or the file is in trouble (disk full, locked, read-only, newer file, damaged, key)."""

    exit_code = 3

    def __init__(self, cause: Cause, title: str, *, kept: str = "", do: str = "") -> None:
        self.cause = cause
        super().__init__(title, kept=kept, do=do)
