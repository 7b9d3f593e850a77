"""The training year as charts: its money, students by step and by month, graduates in positions of prominence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.charts import Bars, Lines, Pattern, Scene, Series
from app.papers.eum_common import rows_by_id
from app.planning import plan, planchart, whatif
from app.reader import Reader
from app.reading import All, Cond, Not, Query, Sort, Where
from app.training.ways import ways_of
from models.calendar import last_day_of
from models.fields import MONTHS
from models.planning.prominence import ProminentPerson, ProminentPosition
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.way import STEPS, Way, stops

YEARS_BACK = 10
CLOSED = "File closed"
FELL_OUT = ("CANCELLED", "FO")
ISSUED = "issued"
"""Step behind which a student's order is out."""


@dataclass(frozen=True)
class Stood:
    """A student of a training year: the month of the first report date, and where he stands now."""

    student_id: int
    month: int
    way: Way

    @property
    def step(self) -> str:
        """Word of the step he stands at."""
        return next((each.word for each in STEPS if each.key == self.way.at), CLOSED)

    @property
    def blocked(self) -> bool:
        """Whether something blocks that step."""
        return self.way.at is not None and any(map(stops, self.way.stand(self.way.at).blocks))


def months_of(year: int) -> list[date]:
    """The first days of a fiscal year's months, October first."""
    return [date(year - 1 if month >= 10 else year, month, 1) for month in (10, 11, 12, *range(1, 10))]


def students_of(reader: Reader, year: int) -> list[Stood]:
    """Every student who reports in a fiscal year, once, by his first report date; lines that fell out do not count."""
    first, last = date(year - 1, 10, 1), date(year, 9, 30)
    within: tuple[Where, ...] = (Cond("report_date", ">=", first), Cond("report_date", "<=", last))
    where = All((*within, Not(Cond("student_id", "empty"))))
    lines: list[TrainingLine] = reader.records(Query(TrainingLine, where=where, sort=(Sort("report_date"),)))
    began: dict[int, date] = {}
    for line in lines:
        if line.student_id and line.report_date and line.line_status not in FELL_OUT:
            began.setdefault(line.student_id, line.report_date)
    students = rows_by_id(reader, Student, began)
    ways = ways_of(reader, list(students.values()))
    return [Stood(each, began[each].month, ways[each]) for each in students]


def money_by_year(reader: Reader, _year: int) -> Scene:
    """What each year of the plan comes to, by what pays."""
    return planchart.by_year(plan.read(reader))


def money_by_priority(reader: Reader, year: int) -> Scene:
    """The priorities of a year against its money."""
    return planchart.by_priority(whatif.trial(plan.read_year(reader, year)))


def by_step(reader: Reader, year: int) -> Scene:
    """Where the students of a year stand now: a bar for each step somebody stands at, the blocked ones hatched."""
    found = students_of(reader, year)
    words = [
        word for word in (*(each.word for each in STEPS), CLOSED) if any(each.step == word for each in found)
    ]
    counts = [[sum(each.step == word and each.blocked is blocked for each in found) for word in words]
              for blocked in (False, True)]  # fmt: skip
    series = (
        Series("Goes on", tuple(counts[0])),
        Series("Blocked", tuple(counts[1]), pattern=Pattern.HATCH),
    )
    totals = tuple(f"{on + held:,}, {held:,} blocked" if held else f"{on:,}"
                   for on, held in zip(*counts, strict=True))  # fmt: skip
    return Bars(f"Students of FY {year} by step", "Step", "students", tuple(words), series, True, totals)


def by_month(reader: Reader, year: int) -> Scene:
    """In which month the students of a year report, and whether their orders are out."""
    found, months = students_of(reader, year), months_of(year)
    labels = tuple(MONTHS[each.month - 1] for each in months)
    keys = [each.key for each in STEPS]
    issued = keys.index(ISSUED)

    def count(at: Callable[[int], bool]) -> tuple[int, ...]:
        return tuple(
            sum(each.month == month.month and at(_place(each, keys)) for each in found) for month in months
        )

    series = (
        Series("Order issued", count(lambda at: at > issued)),
        Series("Before the order", count(lambda at: at <= issued), pattern=Pattern.OPEN),
    )
    return Bars(f"Students of FY {year} by month of their report date", "Month", "students", labels, series)


def _place(stood: Stood, keys: Sequence[str]) -> int:
    return keys.index(stood.way.at) if stood.way.at is not None else len(keys)


def graduates(reader: Reader, year: int) -> Scene:
    """How many graduates held a position of prominence on the last day of each fiscal year, up to one, or today."""
    days = [min(date(each, 9, 30), reader.today) for each in range(year - YEARS_BACK, year + 1)]
    days = list(dict.fromkeys(days))
    people = {row.id: row for row in reader.records(Query(ProminentPerson))}
    positions: list[ProminentPosition] = reader.records(Query(ProminentPosition))
    counts = tuple(len(set(_holding(positions, people, day))) for day in days)
    return Lines(
        "Graduates in positions of prominence", "Day", "people", tuple(days), (Series("Hold one", counts),)
    )


def _holding(
    positions: Iterable[ProminentPosition], people: dict[int, ProminentPerson], day: date
) -> Iterable[int]:
    """Who held a position on a day: from the first day its beginning may mean to the last of its end."""
    for each in positions:
        person = people.get(each.person_id or 0)
        if person is None or each.held_from is None or first_day_of(each.held_from) > day:
            continue
        ends = [last_day_of(told) for told in (each.held_to, person.retired_on, person.deceased_on) if told]
        if not ends or min(ends) > day:
            yield person.id


def first_day_of(partial: str) -> date:
    """The first day of a year, a month or a day as a partial date names it."""
    year, month, day = (*map(int, partial.split("-")), 1, 1)[:3]
    return date(year, month, day)
