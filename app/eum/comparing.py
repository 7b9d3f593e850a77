"""Comparing every reading of an inventory with its frozen list and the book of today; nothing is written here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from app import collector
from app.eum.events import Place, places
from app.eum.loading import Book, Line, ReadingRow, readings, said
from app.reader import Reader
from models.eum.derive import DECIDED
from models.eum.matching import (
    AT_ONCE,
    DUPLICATE_READ,
    FOUND,
    FOUND_ELSEWHERE,
    UNEXPECTED,
    UNREAD,
    Outcome,
    Said,
    replay,
)
from models.eum.matching import Place as Spot

TO_DECIDE, NOT_FOUND, ACCESS_REFUSED = "TO_DECIDE", "NOT_FOUND", "ACCESS_REFUSED"
SETTLED_AT_ONCE = frozenset({FOUND, DUPLICATE_READ, ""})
"""Outcomes of readings that nobody has to decide."""


@dataclass(frozen=True)
class Summary:
    """What an inventory comes to, in readings and lines."""

    expected: int
    counted: int
    """Readings that count: not struck out, no repeats."""
    found: int
    found_elsewhere: int
    not_found: int
    """Lines that nobody read, those behind a refused gate included."""
    refused: int
    """Lines of sites that let nobody in."""
    to_decide: int
    """Lines whose readings wait for a decision."""
    unexpected: int
    unread: int
    repeated: int
    open_questions: int

    def fields(self) -> dict[str, int]:
        """The counts as the inventory's record keeps them."""
        return {
            "expected_count": self.expected, "counted": self.counted, "found": self.found,
            "found_elsewhere": self.found_elsewhere, "not_found": self.not_found, "unexpected": self.unexpected,
            "unread": self.unread, "repeated": self.repeated, "open_questions": self.open_questions,
        }  # fmt: skip


Wanted = Mapping[int, Mapping[str, Any]]
"""Decisions that are about to be made, by reading or line: the fields they set."""


@dataclass(frozen=True)
class Compared:
    """Readings with their outcomes, lines with theirs."""

    book: Book
    rows: Sequence[ReadingRow]
    judged: Sequence[Said]
    outcomes: Sequence[Outcome]
    line_outcomes: Mapping[int, str]
    places: Sequence[Place]

    @cached_property
    def open_readings(self) -> list[int]:
        """Positions of readings that wait for a decision."""
        return [
            at for at, (row, made) in enumerate(zip(self.rows, self.outcomes, strict=True))
            if made.kind not in SETTLED_AT_ONCE and row.resolution is None
        ]  # fmt: skip

    @cached_property
    def open_lines(self) -> list[Line]:
        """Lines nobody read for which no reason and decision is given; behind a refused gate none is asked."""
        return [
            line for line in self.book.lines
            if self.line_outcomes[line.line_id] == NOT_FOUND and not (line.reason and line.decision)
        ]  # fmt: skip

    def at_place(self, row: ReadingRow, made: Outcome) -> bool:
        """Whether a reading that is one certain item was made where the book has that item."""
        known = self.book.by_item.get(made.item_id or 0)
        return known is not None and Spot(row.site_id, row.unit_id).holds(known)

    def certain(self, row: ReadingRow, made: Outcome) -> bool:
        """Whether a reading is one certain item: found at once, or decided; repeats are not."""
        return made.kind in AT_ONCE or (
            made.item_id is not None and row.resolution in DECIDED and made.kind not in ("", DUPLICATE_READ)
        )

    @cached_property
    def summary(self) -> Summary:
        """What it comes to."""
        kinds = Counter(made.kind for made in self.outcomes)
        lines = Counter(self.line_outcomes.values())
        found = elsewhere = decided_unread = decided_new = 0
        for row, made in zip(self.rows, self.outcomes, strict=True):
            if made.kind == FOUND:
                found += 1
            elif made.kind == FOUND_ELSEWHERE:
                elsewhere += 1
            elif self.certain(row, made):
                here = self.at_place(row, made)
                found, elsewhere = found + here, elsewhere + (not here)
                decided_unread += made.kind == UNREAD
                decided_new += made.kind == UNEXPECTED
        return Summary(
            expected=len(self.book.lines),
            counted=sum(kinds.values()) - kinds[""] - kinds[DUPLICATE_READ],
            found=found, found_elsewhere=elsewhere, not_found=lines[NOT_FOUND] + lines[ACCESS_REFUSED],
            refused=lines[ACCESS_REFUSED], to_decide=lines[TO_DECIDE],
            unexpected=kinds[UNEXPECTED] - decided_new, unread=kinds[UNREAD] - decided_unread,
            repeated=kinds[DUPLICATE_READ], open_questions=len(self.open_readings) + len(self.open_lines),
        )  # fmt: skip


@collector.paused()
def compare(
    reader: Reader, event_id: int, decided: Wanted | None = None, lines: Wanted | None = None
) -> Compared:
    """Every outcome anew, with decisions that are about to be made; people's earlier decisions stay."""
    book = Book(reader, event_id)
    rows = readings(reader, event_id)
    if decided:
        rows = [_with(row, decided[row.reading_id]) if row.reading_id in decided else row for row in rows]
    if lines:
        book.lines = [
            _line_with(each, lines[each.line_id]) if each.line_id in lines else each for each in book.lines
        ]
    judged, norms = said(rows, book)
    outcomes, _ = replay(book.register, judged, book.by_item, norms)
    made = Compared(book, rows, judged, outcomes, {}, places(reader, event_id))
    return replace(made, line_outcomes=_line_outcomes(made))


def _with(row: ReadingRow, values: Mapping[str, Any]) -> ReadingRow:
    struck = values.get("struck_on")
    return row._replace(
        resolution=values.get("resolution", row.resolution), item_id=values.get("matched_item_id", row.item_id),
        struck_on=row.struck_on if struck is None else struck.isoformat(),
    )  # fmt: skip


def _line_with(line: Line, values: Mapping[str, Any]) -> Line:
    return line._replace(
        reason=values.get("line_reason", line.reason), decision=values.get("line_decision", line.decision)
    )


def _line_outcomes(made: Compared) -> dict[int, str]:
    """What became of each line: what was found of it, else what waits, else whether the gate stayed shut."""
    found: dict[int, str] = {}
    waiting: set[int] = set()
    for row, outcome in zip(made.rows, made.outcomes, strict=True):
        if outcome[0] in AT_ONCE:
            found[outcome[1] or 0] = outcome[0]  # one reading claims an item
        elif made.certain(row, outcome):
            found[outcome.item_id or 0] = FOUND if made.at_place(row, outcome) else FOUND_ELSEWHERE
        elif outcome.line_id is not None and row.resolution is None and outcome.kind not in SETTLED_AT_ONCE:
            waiting.add(outcome.line_id)
    return {line[0]: found.get(line[1]) or _unfound(line, waiting, made.places) for line in made.book.lines}


def _unfound(line: Line, waiting: set[int], among: Sequence[Place]) -> str:
    if line.line_id in waiting:
        return TO_DECIDE
    gates = [each.refused for each in among if each.holds(line.site_id, line.unit_id)]
    return ACCESS_REFUSED if gates and all(gates) else NOT_FOUND
