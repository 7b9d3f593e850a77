"""What a count under way holds in memory: readings as they are shown, what they carry, and what is put aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.eum.counting import Count, Seen
from app.eum.countview import Expected, Past
from models.eum.events import Reading
from models.eum.matching import Outcome

LONGEST = Reading.fields["serial_read"].max_length or 60
"""Characters a reading can hold."""
State = Literal["saving", "saved", "failed", "struck"]


@dataclass(frozen=True)
class Carried:
    """What the next readings say besides their serial; it stays until it is changed."""

    sighted: str = "ITEM"
    type_id: int | None = None
    site_id: int | None = None
    unit_id: int | None = None
    location: str = ""
    mark_quality: str = ""
    condition: str = ""


@dataclass
class Entry:
    """A reading as the running list shows it."""

    seen: Seen
    outcome: Outcome
    at: str
    state: State = "saving"
    reading_id: int = 0
    problem: str = ""

    @property
    def serial(self) -> str:
        """What was read, in words."""
        return self.seen.serial or "no mark"


@dataclass(frozen=True)
class Loaded:
    """An inventory as it was read in a job."""

    count: Count
    expected: Sequence[Expected]
    past: Sequence[Past]
    questions: int
    names: dict[str, str]


@dataclass(frozen=True)
class Aside:
    """Something that was read and is not recorded: why, and what may be made of it."""

    parts: tuple[str, ...]
    problem: str
    seen: Seen | None = None
    """The whole reading, where only its saving failed."""

    @property
    def text(self) -> str:
        """What was read, as it came."""
        return " | ".join(self.parts)


def odd(serial: str) -> str:
    """Why a text cannot be a serial as it stands; empty when it can."""
    if not serial.isprintable():
        return "It has characters that no serial has"
    return f"It is longer than {LONGEST} characters" if len(serial) > LONGEST else ""


def of_past(past: Past) -> Entry:
    """A reading on file as it is shown."""
    return Entry(past.seen, past.outcome, past.at, "struck" if past.struck else "saved", past.reading_id)
