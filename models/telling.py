"""What the rules share: values as the Why panel lists them, days, quarters, night vision devices."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from models.calendar import months_after
from models.fields import show_date
from models.findings import Finding, LooksAgain
from models.kinds import Kind
from models.rules import Yield

NIGHT_VISION_CODE = "H6P"
NIGHT_VISION = "OPTIC"


def shown(**values: object) -> dict[str, str]:
    """Inputs of a finding as the Why panel lists them; underscores become blanks."""
    return {name.replace("_", " "): _word(value) for name, value in values.items()}


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return show_date(value) if isinstance(value, date) else "not recorded" if value is None else str(value)


def days_after(start: date, days: int) -> tuple[date, str]:
    """A day some days later, and the sum in words."""
    due = start + timedelta(days=days)
    return due, f"{show_date(start)} + {days} days = {show_date(due)}"


def months_later(start: date, months: int) -> tuple[date, str]:
    """A day some calendar months later, and the sum in words."""
    due = months_after(start, months)
    return due, f"{show_date(start)} + {months} months = {show_date(due)}"


def when_near(found: Finding, today: date, notice_days: int) -> Iterator[Yield]:
    """A duty once it is near; before that the day on which it will be."""
    assert found.due_on is not None
    near = found.due_on - timedelta(days=notice_days)
    if today < near:
        yield LooksAgain(near)
    else:
        yield found


def quarter_begins(day: date) -> date:
    """First day of the quarter a day lies in; fiscal and calendar quarters begin on the same days."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_ends(day: date) -> date:
    """Last day of the quarter a day lies in."""
    return months_after(quarter_begins(day), 3) - timedelta(days=1)


def is_night_vision(article: Any) -> bool:
    """Whether an article type is a night vision device: its generic code, else its family (DSCA 07-09)."""
    if article is None:
        return False
    return bool(
        article.get("generic_code") == NIGHT_VISION_CODE or article.get("article_family") == NIGHT_VISION
    )


def latest(rows: Iterable[Kind], key: str) -> Kind | None:
    """The row with the latest day in a field; None where none has one."""
    return max(
        (row for row in rows if row.get(key) is not None),
        key=lambda row: (row.get(key), row.id),
        default=None,
    )
