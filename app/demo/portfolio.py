"""The practice office's cases: what its tables hold, told to the book on the days on which the office heard of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.change import Work
from app.demo.depots import known
from app.demo.portfolio_tables import PLANS, Book, Row, Values
from app.demo.season import COUNTRY, Season, Step
from app.reader import Reader
from models.cases.casebook import CaseStep
from models.cases.states import DAY_OF, FIRST
from models.office.places import Country, Unit

CHIEF, TRAINER = "chief", "trainer"
BEGAN = 90
"""Days ago at which the book of cases was begun."""


@dataclass(frozen=True)
class Turn:
    """A day on which the office wrote down what it had heard."""

    days_ago: int
    user: str
    operation: str


TURNS = (
    Turn(BEGAN, CHIEF, "Begin the book of cases"),
    Turn(61, TRAINER, "Enter a month of case work"),
    Turn(33, TRAINER, "Enter news of the cases"),
    Turn(12, CHIEF, "Enter what the agencies answered"),
    Turn(4, TRAINER, "Enter the week's case work"),
    Turn(1, TRAINER, "Enter yesterday's case work"),
)


def _turn_of(days_ago: int) -> int:
    """The turn at which something was written down that the office heard of so many days ago."""
    return next((each.days_ago for each in TURNS if each.days_ago <= days_ago), TURNS[-1].days_ago)


def _written(season: Season, work: Work, reader: Reader, turn: Turn) -> None:
    """Adds what the office had heard of by a turn, and what it heard since of what was there."""
    if season.book is None:
        season.book = _read(season, reader)
    for row in season.book.rows:
        if not row.made and _turn_of(row.told) == turn.days_ago:
            now = _by_turn(row, season, turn) | {key: season.named[each] for key, each in row.links.items()}
            if row.kind is CaseStep:
                now["entered_on"] = season.ago(turn.days_ago)
            row.made = season.named[row.kind.spec.name, row.name] = work.add(row.kind, now)
        elif row.made and row.values and (now := _by_turn(row, season, turn)):
            work.set(row.kind, row.made, now)


def _by_turn(row: Row, season: Season, turn: Turn) -> Values:
    """What of a record is known at a turn and was not told before: all but the days that had not come."""
    rest = {
        key: value for key, value in row.values.items() if _comes_later(row, key, value, season.today, turn)
    }
    now = {key: value for key, value in row.values.items() if key not in rest}
    row.values = rest
    return now


def _comes_later(row: Row, key: str, value: object, today: date, turn: Turn) -> bool:
    if not isinstance(value, date) or key in PLANS or value > today or row.kind.spec.append_only:
        return False
    return _turn_of((today - value).days) < turn.days_ago


def _read(season: Season, reader: Reader) -> Book:
    """The tables, with what the office had before them; steps know the state before, cases the days of their steps."""
    book = Book(season.today).read()
    countries = known(reader, Country, "country_code")
    season.named["country", COUNTRY] = countries[COUNTRY]
    season.named |= {("unit", name): made for name, made in known(reader, Unit, "unit_name").items()}
    _follow_states(book)
    return book


def _follow_states(book: Book) -> None:
    states: dict[str, str] = {}
    for row in book.rows:
        if row.kind is not CaseStep:
            continue
        case = book.known["case_file", row.links["case_id"][1]]
        before = states.get(case.name) or case.values.get("entered_as") or FIRST
        row.values |= {"from_state": before, "known_from": row.values.get("known_from", "IA")}
        states[case.name] = after = row.values["to_state"]
        if (key := DAY_OF.get(after)) and key not in case.values:
            case.values[key] = row.values["stepped_on"]


STEPS = tuple(Step(each.days_ago, each.user, each.operation, partial(_written, turn=each)) for each in TURNS)
