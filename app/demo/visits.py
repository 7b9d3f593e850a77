"""The practice office's visits: who came and comes, what was answered, which firms called, who enters the office."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial

from app.change import Work
from app.demo.book import Book, Row
from app.demo.depots import known
from app.demo.season import COUNTRY, Season, Step
from app.demo.turns import Turn, write_turn
from app.demo.visits_tables import VISITS
from app.reader import Reader
from models.office.places import Country, Person
from models.visits.industry import IndustryVisit
from models.visits.requests import ApprovalAction, ClearanceRequest, RequestStep
from models.visits.states import FIRST, LINES, NEEDS, overall

CHIEF, TRAINER = "chief", "trainer"
TURNS = (
    Turn(82, CHIEF, "Begin the book of visits"),
    Turn(44, TRAINER, "Enter visits and answers"),
    Turn(20, TRAINER, "Enter what approvers answered"),
    Turn(7, TRAINER, "Enter the week's visits"),
    Turn(1, TRAINER, "Enter yesterday's visits"),
)
_RANK = {"READY": 0, "SUBMITTED": 1}
"""Which of several things on one day came first: made ready, sent, then answered, then the rest."""


def _written(season: Season, work: Work, reader: Reader, turn: Turn) -> None:
    """Adds what the office had heard of by a turn, and what it heard since of what was there."""
    if season.visits_book is None:
        season.visits_book = _read(season, reader)
    write_turn(season, work, season.visits_book, TURNS, turn)


def _read(season: Season, reader: Reader) -> Book:
    """The tables, with what the office had before them, numbers of its own, and the status before each step."""
    season.named["country", COUNTRY] = known(reader, Country, "country_code")[COUNTRY]
    season.named |= {("person", name): made for name, made in known(reader, Person, "user_name").items()}
    return read_book(season.today)


def read_book(today: date) -> Book:
    """The tables of the visits as they stand on a day."""
    book = Book(today, VISITS).read()
    _number(book, ClearanceRequest, "local_no", "VC")
    _number(book, IndustryVisit, "industry_no", "IV")
    moving = [row for row in book.rows if row.kind in (RequestStep, ApprovalAction)]
    first = book.rows.index(moving[0])
    moving.sort(key=lambda row: (-row.told, _rank(row)))
    book.rows[first : first + len(moving)] = moving
    _follow_states(book, moving)
    return book


def _number(book: Book, kind: type, key: str, prefix: str) -> None:
    """Numbers what the office numbers itself, by the year in which it heard of each."""
    counts: Counter[int] = Counter()
    rows = [row for row in book.rows if row.kind is kind]
    for row in sorted(rows, key=lambda row: -row.told):
        year = date.fromordinal(book.today.toordinal() - row.told).year
        counts[year] += 1
        row.values[key] = f"{prefix}-{year}-{counts[year]:04}"


def _rank(row: Row) -> int:
    return 2 if row.kind is ApprovalAction else _RANK.get(row.values["to_status"], 3)


def _follow_states(book: Book, moving: Iterable[Row]) -> None:
    last: dict[str, str] = {}
    lines: dict[str, dict[str, str]] = {}
    for row in moving:
        name = row.links["request_id"][1]
        request = book.known["clearance_request", name]
        stand = lines.setdefault(name, {each: "PENDING" for each in LINES if request.values.get(NEEDS[each])})
        if row.kind is ApprovalAction:
            stand[row.values["approval_kind"]] = row.values["answer"]
            continue
        before = last.get(name, FIRST)
        row.values["from_status"] = overall(stand) if before == "SUBMITTED" else before
        last[name] = row.values["to_status"]
        stand |= {each: "PENDING" for each in LINES if row.values.get(f"reopens_{each.lower()}")}


STEPS = tuple(Step(each.days_ago, each.user, each.operation, partial(_written, turn=each)) for each in TURNS)
