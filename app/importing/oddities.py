"""Texts of a sheet that a person should look at, each once with all its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.importing.cells import Cell
from app.importing.outcomes import CellOutcome, Reading


@dataclass(frozen=True)
class Oddity:
    """A text of one column that could not be read, or was read with a doubt."""

    column: int
    label: str
    """The heading of the column."""
    target: str
    """Key of the field the column goes to."""
    text: str
    """As the file stores it; answers are given for it."""
    shown: str
    """As the spreadsheet shows it."""
    reason: str
    suggestion: str
    unreadable: bool
    """Whether its rows are rejected unless somebody says what is meant."""
    rows: tuple[int, ...]
    """Numbers of the rows that hold it."""

    @property
    def place(self) -> tuple[int, str]:
        """What an answer is given for."""
        return self.column, self.text


@dataclass
class _Seen:
    label: str
    target: str
    cell: Cell
    outcome: CellOutcome
    rows: list[int] = field(default_factory=list)


class Gathering:
    """Collects the odd texts of every column as it is read."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], _Seen] = {}

    def add(
        self,
        column: int,
        label: str,
        target: str,
        cells: Sequence[Cell],
        numbers: Sequence[int],
        outcomes: Sequence[CellOutcome],
    ) -> None:
        """Takes what one field made of a column; the first thing said of a text is kept."""
        for cell, number, outcome in zip(cells, numbers, outcomes, strict=True):
            if outcome.reading not in (Reading.BAD, Reading.ODD):
                continue
            seen = self._seen.setdefault((column, cell.text), _Seen(label, target, cell, outcome))
            if outcome.reading is Reading.BAD and seen.outcome.reading is Reading.ODD:
                seen.outcome = outcome
            if not seen.rows or seen.rows[-1] != number:
                seen.rows.append(number)

    def oddities(self) -> tuple[Oddity, ...]:
        """Unreadable texts first, then odd ones, in the order of their first rows."""
        found = [
            Oddity(
                column, seen.label, seen.target, text, seen.cell.shown, seen.outcome.reason,
                seen.outcome.suggestion, seen.outcome.reading is Reading.BAD, tuple(seen.rows),
            )
            for (column, text), seen in self._seen.items()
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: (not each.unreadable, each.rows[0], each.column)))
