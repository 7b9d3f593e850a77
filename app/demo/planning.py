"""The practice office's training plan: objectives and requirements, four years of lines and money, graduates.

It was taken over from the officer before in one evening, as one change.
"""

from collections.abc import Iterator

from app.change import Work
from app.demo import data
from app.demo.book import Book, Row, Tables, Values
from app.demo.depots import known
from app.demo.season import COUNTRY, Season, Step
from app.demo.turns import Turn, write_turn
from app.reader import Reader
from models.calendar import fiscal_year
from models.office.places import Country, Person, Unit
from models.planning.scetwg import Scetwg
from models.planning.years import Allocation, TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram

TRAINER = "trainer"
TURN = Turn(8, TRAINER, "Take over the training plan")
ACCEPTED = 60
"""Days ago at which the service accepted the lines of the season's students."""
COMING = ("cr_to", "fmt_sent_on")
"""Days of a year that are not told before they come."""
_NAMED = ("name",)
_BY = {
    "course": ("tmasl_id",),
    "objective": ("objective_title",),
    "requirement": ("requirement_title",),
    "training_program": _NAMED,
    "training_year": _NAMED,
    "allocation": (),
    "training_line": _NAMED,
    "training_team": (),
    "what_if": _NAMED,
    "what_if_line": (),
    "scetwg": _NAMED,
    "line_review": (),
    "cetpp": (),
    "prominent_person": _NAMED,
    "prominent_position": (),
    "prominent_training": (),
    "imet_waiver": (),
    "ojt_request": (),
    "ctfp_nomination": (),
}
PLAN = Tables("plan_", _BY, frozenset())
"""Which tables the plan is read from; it is told at once, so that no day of it is a plan that comes later."""


def read_book(season: Season) -> Book:
    """The tables as they stand on the day: without programs the season has, and without money that is to come."""
    book = Book(season.today, PLAN).read()
    book.rows = [row for row in book.rows if not _left_out(row, season)]
    for row in book.rows:
        if row.kind is Scetwg:
            row.values["session_fy"] = fiscal_year(row.values["session_from"])
        for key in COMING if row.kind is TrainingYear else ():
            if row.values.get(key, season.today) > season.today:
                del row.values[key]
    return book


def _left_out(row: Row, season: Season) -> bool:
    if row.kind is TrainingProgram:
        return ("training_program", row.name) in season.named
    return row.kind is Allocation and row.values["allocated_on"] > season.today


def _written(season: Season, work: Work, reader: Reader) -> None:
    """Adds all tables, and says of the season's lines what they are for."""
    _name_what_was_there(season, reader)
    write_turn(season, work, read_book(season), (TURN,), TURN)
    work.set_many(TrainingLine, dict(_purposes(season)))


def _name_what_was_there(season: Season, reader: Reader) -> None:
    year = fiscal_year(season.today)
    season.named["country", COUNTRY] = known(reader, Country, "country_code")[COUNTRY]
    for kind, key in ((Unit, "unit_name"), (Person, "user_name"), (Course, "tmasl_id")):
        season.named |= {(kind.spec.name, name): made for name, made in known(reader, kind, key).items()}
    season.named |= {("student", number): made for number, made in season.students.items()}
    for (key, of), made in season.programs.items():
        season.named["training_program", f"{key} f{of - year:+d}"] = made


def _purposes(season: Season) -> Iterator[tuple[int, Values]]:
    """What the lines of the season's students serve, by their course, and since when the service has them."""
    serves = {row["course"]: row["objective"] for row in data.table("plan_purposes")}
    for _, line, record in season.lines:
        yield (
            record,
            {
                "objective_id": season.named["objective", serves[line["course_id"]]],
                "accepted_on": season.ago(ACCEPTED),
            },
        )


STEPS = (Step(TURN.days_ago, TURN.user, TURN.operation, _written),)
