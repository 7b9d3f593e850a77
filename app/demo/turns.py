"""How a book of tables is told to the practice office: in turns, each with what had been heard of by its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.change import Work
from app.demo.book import Book, Row, Values
from app.demo.season import Season

ENTERED = "entered_on"


@dataclass(frozen=True)
class Turn:
    """A day on which the office wrote down what it had heard."""

    days_ago: int
    user: str
    operation: str


def _turn_of(days_ago: int, turns: Sequence[Turn]) -> int:
    """The turn at which something was written down that the office heard of so many days ago."""
    return next((each.days_ago for each in turns if each.days_ago <= days_ago), turns[-1].days_ago)


def write_turn(season: Season, work: Work, book: Book, turns: Sequence[Turn], turn: Turn) -> None:
    """Adds what the office had heard of by a turn, and what it heard since of what was there.

    What moves another record says on which day it came into the book.
    """
    for row in book.rows:
        if not row.made and _turn_of(row.told, turns) == turn.days_ago:
            now = _by_turn(row, book, turns, turn) | {
                key: season.named[each] for key, each in row.links.items()
            }
            if row.kind.spec.append_only and ENTERED in row.kind.fields:
                now[ENTERED] = season.ago(turn.days_ago)
            row.made = season.named[row.kind.spec.name, row.name] = work.add(row.kind, now)
        elif row.made and row.values and (now := _by_turn(row, book, turns, turn)):
            work.set(row.kind, row.made, now)


def _by_turn(row: Row, book: Book, turns: Sequence[Turn], turn: Turn) -> Values:
    """What of a record is known at a turn and was not told before: all but the days that had not come."""
    rest = {
        key: value for key, value in row.values.items() if _comes_later(row, key, value, book, turns, turn)
    }
    now = {key: value for key, value in row.values.items() if key not in rest}
    row.values = rest
    return now


def _comes_later(row: Row, key: str, value: object, book: Book, turns: Sequence[Turn], turn: Turn) -> bool:
    plan = key in book.tables.plans or row.kind.spec.append_only
    if not isinstance(value, date) or plan or value > book.today:
        return False
    return _turn_of((book.today - value).days, turns) < turn.days_ago
