"""How the reading of a cell ended, and what a person settled for a column before it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from enum import StrEnum
from typing import Any

from app.importing.dates import DateOrder


class Reading(StrEnum):
    """How the reading of a cell ended."""

    EMPTY = "empty"
    READ = "read"
    ODD = "odd"
    """Read, but a person should look: something may have been lost or meant otherwise."""
    BAD = "unreadable"
    """Not read; the value is None."""


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """What a cell became. `text` is what the file holds; `value` is the field's, for links the text."""

    reading: Reading
    text: str
    value: Any = None
    reason: str = ""
    suggestion: str = ""
    """A text that would be read, offered and never taken by itself."""


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What a person settled for a column before it is read."""

    today: date
    zone: str = ""
    """The office's zone, offered where a moment is written without one."""
    date_order: DateOrder | None = None
    """Answer to an ambiguous or mixed column; None takes the order the column itself proves."""
    answers: Mapping[str, str] = default(default_factory=dict)
    """What is to be read instead of a text the file holds; the same text again keeps it as it is."""
    take_suggestions: bool = False
    """Take the displayed text where the file holds a number that lost its zeros."""
    choices: Mapping[str, str] = default(default_factory=dict)
    """For choices: label by code."""
    kept: frozenset[str] = frozenset()
    """Texts that look odd and are meant as they are."""
    refused: frozenset[str] = frozenset()
    """Texts that a person set aside with their rows."""


class Unreadable(Exception):
    """A cell cannot be read: the reason, and a text that could be."""

    def __init__(self, reason: str, suggestion: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.suggestion = suggestion


SET_ASIDE = "set aside by hand"


def odd_values(outcomes: Sequence[CellOutcome]) -> list[tuple[int, str, str]]:
    """Index, text and reason of what a person should see first: unreadable values, then odd ones."""
    return [
        (index, outcome.text, outcome.reason)
        for reading in (Reading.BAD, Reading.ODD)
        for index, outcome in enumerate(outcomes)
        if outcome.reading is reading
    ]
