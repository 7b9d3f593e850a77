"""States and moves: one table per kind that picture, buttons, command line and tests read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.kinds import Kind
    from models.rules import Facts


@dataclass(frozen=True)
class Move:
    """From one state to another: the verb on the button, what closes it, the right needed."""

    verb: str
    source: str
    target: str
    step: str = ""
    right: str = "change"
    needs: tuple[str, ...] = ()
    """Fields that must be filled before the move."""
    final: bool = False
    """A move that cannot be undone (issued, sent, signed)."""
    reason: bool = False
    """True when the person gives a reason."""


@dataclass(frozen=True)
class States:
    """The states of a kind: the choice field that holds them, the first one, and every move."""

    field: str
    first: str
    moves: tuple[Move, ...]

    def open_from(self, state: str | None) -> tuple[Move, ...]:
        """Moves that start in a state (the first one when nothing is recorded)."""
        return tuple(move for move in self.moves if move.source == (state or self.first))

    def move(self, state: str | None, target: str) -> Move | None:
        """The move between two states, or None."""
        return next((move for move in self.open_from(state) if move.target == target), None)


@dataclass(frozen=True)
class Entering:
    """For a kind whose records are moves of the record they belong to: the table, and what a new one must fit."""

    states: States
    reads: tuple[str, ...]
    """Paths from the new record to what it is judged by."""
    objections: Callable[["Facts"], Iterable[str]]
    """Sentences that say why a new record does not follow on what was recorded before."""
    act: str
    """The act by which a person makes such a record, as its button says it."""


@dataclass(frozen=True)
class Gate:
    """For a kind that tells something which rules may close: what is told, the step they close, whom they judge.

    Asked when a person or a sheet comes to tell it. An act of its own goes on where the sources name an authority.
    """

    step: str
    told: Callable[["Kind"], bool]
    """Whether a record says that it happened."""
    act: str
    """What a person does to go on although the step is closed."""
    link: str = ""
    """The record whose findings close the step; the record itself where it is empty."""


def standing_entries(entries: "Iterable[Kind]", day: str) -> "list[Kind]":
    """Entries that move a record, in the order in which they were entered, without those that a later one corrects.

    A loss since April that is reported in June follows the "not sighted" of May: what was entered last stands, whatever
    day it tells of. An entry that corrects another takes its place. `day` is the field that stands in for the day of
    entry where that is not recorded.
    """
    rows = {row.id: row for row in entries}
    corrected = {rows[each].stored.get("corrects_id") for each in rows}
    standing = (rows[each] for each in rows if each not in corrected)
    return sorted(standing, key=lambda row: place_of(row, rows, day))


def place_of(row: "Kind", rows: "Mapping[int, Kind]", day: str) -> tuple[date, int]:
    """Day and number of an entry, or of the one among `rows` that it stands in for."""
    passed: set[int] = set()
    while row.id not in passed and (earlier := rows.get(row.stored.get("corrects_id"))):  # type: ignore[arg-type]
        passed.add(row.id)
        row = earlier
    return row.get("entered_on") or row.get(day) or date.min, row.id
