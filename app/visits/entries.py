"""What stands on the calendar of visitors: its kind, its days, its words, and how many come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.visits.times import Moment
from models.visits.states import CLEARED, OPEN

INDUSTRY_CALL = "Industry call"
"""All that is said of a company on a calendar (SAMM C2.1.8.5)."""
FOREIGN = "Foreign visitor"
"""All that is said of one on a wall."""


class What(StrEnum):
    """What stands on the calendar, and what it is filtered by."""

    REQUEST = "Visits"
    AIRCRAFT = "Aircraft"
    SUPPORT = "Support events"
    CALL = "Foreign visitors"
    INDUSTRY = "Industry calls"


@dataclass(frozen=True)
class Entry:
    """Something from a day to a day: what state it is in, what it is, and the record that opens."""

    what: What
    first: date
    last: date
    state: str
    """Code of the state; what it is called is `word`."""
    word: str
    title: str
    record: tuple[str, int]
    row: tuple[str, int]
    """The record that it is read from, where another one opens."""
    wall: str = ""
    """The title for a wall, where the title names a person."""
    plain: str = ""
    """What it is without anything personal, for a calendar file; the title, where that tells nothing."""
    place: str = ""
    number: str = ""
    """Number of the request behind it."""
    people: int = 0
    """How many are in the country because of it; 0 where nobody counts them."""
    unnamed: int = 0
    """How many of them are counted by the size that the request gives, since nobody entered their names."""
    begins: Moment | None = None
    ends: Moment | None = None

    @property
    def at(self) -> str:
        """Local time at which it begins; empty for a whole day."""
        return self.begins.clock if self.begins else ""

    @property
    def words(self) -> str:
        """Title and place."""
        return ", ".join(filter(None, (self.title, self.place)))

    @property
    def cleared(self) -> bool:
        """Whether those who come are cleared."""
        return self.what is What.REQUEST and self.state in (*CLEARED, "CLOSED")

    @property
    def asked(self) -> bool:
        """Whether they are still to be cleared."""
        return self.what is What.REQUEST and self.state in OPEN
