"""The practice office's cases: what its tables hold, told to the book on the days on which the office heard of it."""

from functools import partial

from app.change import Work
from app.demo.book import Book
from app.demo.depots import known
from app.demo.portfolio_tables import CASES
from app.demo.season import COUNTRY, Season, Step
from app.demo.turns import Turn, write_turn
from app.reader import Reader
from models.cases.casebook import CaseStep
from models.cases.states import DAY_OF, FIRST
from models.office.places import Country, Unit

CHIEF, TRAINER = "chief", "trainer"
BEGAN = 90
"""Days ago at which the book of cases was begun."""


TURNS = (
    Turn(BEGAN, CHIEF, "Begin the book of cases"),
    Turn(61, TRAINER, "Enter a month of case work"),
    Turn(33, TRAINER, "Enter news of the cases"),
    Turn(12, CHIEF, "Enter what the agencies answered"),
    Turn(4, TRAINER, "Enter the week's case work"),
    Turn(1, TRAINER, "Enter yesterday's case work"),
)


def _written(season: Season, work: Work, reader: Reader, turn: Turn) -> None:
    """Adds what the office had heard of by a turn, and what it heard since of what was there."""
    if season.cases_book is None:
        season.cases_book = _read(season, reader)
    write_turn(season, work, season.cases_book, TURNS, turn)


def _read(season: Season, reader: Reader) -> Book:
    """The tables, with what the office had before them; steps know the state before, cases the days of their steps."""
    book = Book(season.today, CASES).read()
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
