"""What rules about a program year ask: its IMET programs, its ceiling, and whether it is the year that runs."""

from collections.abc import Iterable
from datetime import date, timedelta

from models.calendar import fiscal_year
from models.findings import LooksAgain
from models.kinds import Kind
from models.planning import yearly
from models.planning.years import TrainingYear
from models.policy import Policy
from models.rules import Facts, While
from models.training.order import is_imet, rows
from models.training.programs import TrainingProgram

PROGRAMS = (
    "country_id.training_program<country_id[program_label,fiscal_year,ceiling,plan_a,plan_b,plan_d,plan_d_lines,"
    "plan_pme,plan_e_imet]"
)
"""The programs of a subject's country; their sums are stored, so that no line is read."""
IMET = ("imet.label_prefix",)


def begins_on(year: int) -> date:
    """1 October on which a fiscal year begins."""
    return date(year - 1, 10, 1)


def ends_on(year: int) -> date:
    """30 September on which a fiscal year ends."""
    return date(year, 9, 30)


def _ends(row: Kind) -> date | None:
    year = row.get("fiscal_year")
    return ends_on(year) if year else None


def _has_year(row: Kind) -> bool:
    return row.stored.get("fiscal_year") is not None


not_past = While(_has_year, _ends)
"""Until a program year has ended."""


def the_year(f: Facts) -> TrainingYear:
    """The subject of the rule."""
    assert isinstance(f.record, TrainingYear)
    return f.record


def runs(year: int, today: date) -> bool:
    """Whether a fiscal year is the current one."""
    return fiscal_year(today) == year


def when_it_begins(year: int, today: date) -> Iterable[LooksAgain]:
    """The day on which a year to come becomes the current one."""
    return (LooksAgain(begins_on(year)),) if today < begins_on(year) else ()


def imet_of(f: Facts, year: int, p: Policy, today: date) -> list[TrainingProgram]:
    """The IMET programs of a fiscal year of the subject's country, all services."""
    return [each for each in rows(f, PROGRAMS, TrainingProgram)
            if each.fiscal_year == year and is_imet(each, p, today)]  # fmt: skip


def ceiling(row: TrainingYear, programs: Iterable[TrainingProgram]) -> int | None:
    """The ceiling of a year in cents, None when nobody told it."""
    return yearly.ceiling_of(row.imet_ceiling, (each.ceiling for each in programs))


def total(values: Iterable[int | None]) -> int:
    """The sum of stored sums in cents."""
    return sum(each or 0 for each in values)


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)
