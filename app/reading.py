"""What a list may ask: kind, columns as link paths, filter tree, sort. `app.reading_sql` turns it into SQL.

Filters: `Cond("exam_date", ">=", day)`, `Cond("program_id.program_label", "=", "IMET-1")`, `All(...)`, `Either(...)`,
`Not(...)`, and `Has("medical_record<student_id", Cond(...))`; “has no … since” is `Not(Has(...))`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from models.calendar import months_before
from models.cases.stamp import STAMP
from models.fields import Type
from models.kinds import Kind, Status

OPERATORS = (
    "=", "!=", "<", "<=", ">", ">=", "contains", "starts", "in", "empty", "not empty", "next days", "last days",
    "next months", "last months",
)  # fmt: skip
"""What a condition may ask; "next days" and the other three count from today and take in both ends."""


@dataclass(frozen=True)
class FromToday:
    """A date that moves with today: so many days or calendar months later, earlier when negative."""

    count: int = 0
    unit: Literal["days", "months"] = "days"

    def day(self, today: date) -> date:
        """The date it stands for. Raises OverflowError or ValueError where the calendar ends."""
        if self.unit == "days":
            return today + timedelta(days=self.count)
        return months_before(today, -self.count)


@dataclass(frozen=True)
class Cond:
    """One condition on a column path; the value is a Python value of the field, or typed text for it.

    A date may be given as `FromToday`, which is worked out anew each time the question is asked.
    """

    path: str
    op: str
    value: Any = None


@dataclass(frozen=True)
class All:
    """Every part holds (true when empty)."""

    parts: tuple["Where", ...]


@dataclass(frozen=True)
class Either:
    """At least one part holds (false when empty)."""

    parts: tuple["Where", ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Where"


@dataclass(frozen=True)
class Has:
    """There is at least one live record along the path for which the part holds (any, when there is no part)."""

    path: str
    part: "Where | None" = None


Where = Cond | All | Either | Not | Has


@dataclass(frozen=True)
class Sort:
    """One column path to sort by."""

    path: str
    descending: bool = False


@dataclass(frozen=True)
class GroupBy:
    """One column path to group by; dates by "day", "month", "quarter" or "fiscal year", else by the value itself."""

    path: str
    by: str = ""


@dataclass(frozen=True)
class Query:
    """What a list shows."""

    kind: type[Kind]
    columns: tuple[str, ...] = ()
    where: Where | None = None
    sort: tuple[Sort, ...] = ()
    groups: tuple[GroupBy, ...] = ()
    """What is found comes group by group, in the order of `sort` inside each."""
    text: str = ""
    status: Status = Status.LIVE
    limit: int | None = None
    today: date | None = None
    among: Sequence[int] | None = None
    """Only these ids, of which there may be a million."""
    hidden: frozenset[str] = field(default_factory=frozenset)
    """Guards whose fields and kinds the reader does not meet; a filter on them is refused."""


def default_columns(kind: type[Kind]) -> tuple[str, ...]:
    """The columns a grid shows unless the person chose otherwise; where values come from stands behind them."""
    found = (each.key for each in kind.stored_fields() if each.column)
    return tuple(sorted(found, key=lambda key: key in STAMP))


def default_sort(kind: type[Kind]) -> tuple[Sort, ...]:
    """The order of a list when the person chose none."""
    keys = kind.spec.sort or tuple(key for key in kind.spec.title if kind.fields[key].type is not Type.LINK)
    return tuple(Sort(key) for key in keys)
