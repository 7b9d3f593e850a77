"""Duties in groups: each stands in exactly one, so that the groups add up to all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from app.charts import Bars, Pattern, Series
from app.findings import Duty
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.fields import MONTHS, show_date
from models.findings import Strength
from models.office.desk import UserSlot
from models.office.places import Person
from models.text import fold

if TYPE_CHECKING:
    from app.tabular import Table

WEEK = timedelta(days=7)
WEEKS_SHOWN = 4
"""Weeks from today that the chart shows one by one."""


WINDOWS = (14, 30, 60, 90)
"""Days ahead that a due list is asked for (visitors.md 7)."""
AREAS = {"eum": "EUM", "visits": "Visitors"}
"""Areas that the tabs do not call by their own name."""


class Group(StrEnum):
    """How near a duty is."""

    OVERDUE = "Overdue"
    WEEK = "This week"
    LATER = "Later"
    WAITING = "Waiting"


class By(StrEnum):
    """What a list of duties is grouped by."""

    DATE = "date"
    AREA = "area"
    OWNER = "owner"


@dataclass(frozen=True)
class Section:
    """A group of a list with its heading."""

    title: str
    duties: tuple[Duty, ...]


def is_legal(duty: Duty) -> bool:
    """Whether the source of the duty's rule sets the deadline: it can wait, and is shown all the same."""
    return duty.finding.strength is Strength.BLOCK


def waits(duty: Duty) -> bool:
    """Whether the duty stands among the waiting ones: somebody said why, and no legal deadline has gone by."""
    return bool(duty.waiting_reason) and not (duty.overdue and is_legal(duty))


def group_of(duty: Duty, today: date) -> Group:
    """The group of a duty; this week are the seven days after today."""
    if waits(duty):
        return Group.WAITING
    if duty.overdue:
        return Group.OVERDUE
    return Group.WEEK if duty.due_on <= today + WEEK else Group.LATER


def sections(duties: Iterable[Duty], by: By, today: date, me: frozenset[str]) -> tuple[Section, ...]:
    """The duties under headings; the waiting ones stand last, whatever they are grouped by."""
    title: Callable[[Duty], tuple[object, str]] = {
        By.DATE: lambda duty: _near(duty.due_on, today),
        By.AREA: lambda duty: ((0, area_label(duty.area)), area_label(duty.area)),
        By.OWNER: lambda duty: _owner(duty, me),
    }[by]
    found: dict[tuple[object, str], list[Duty]] = {}
    waiting = []
    for duty in duties:
        if waits(duty):
            waiting.append(duty)
        else:
            found.setdefault(title(duty), []).append(duty)
    ordered = sorted(found.items(), key=lambda each: each[0])
    made = [Section(heading, tuple(inside)) for (_, heading), inside in ordered]
    if waiting:
        made.append(Section(Group.WAITING.value, tuple(waiting)))
    return tuple(made)


def _near(day: date, today: date) -> tuple[tuple[int, int], str]:
    if day < today:
        return (0, 0), Group.OVERDUE.value
    if day == today:
        return (1, 0), "Today"
    if day <= today + WEEK:
        return (2, 0), Group.WEEK.value
    if day <= today + 2 * WEEK:
        return (3, 0), "Next week"
    return (4, day.year * 12 + day.month), f"{MONTHS[day.month - 1]} {day.year}"


def _owner(duty: Duty, me: frozenset[str]) -> tuple[tuple[int, str], str]:
    if not duty.assigned_to:
        return (2, ""), "Nobody yet"
    if is_mine(duty, me):
        return (0, ""), "Assigned to me"
    return (1, fold(duty.assigned_to)), duty.assigned_to


def area_label(area: str) -> str:
    """An area as the tabs call it."""
    return AREAS.get(area, area.capitalize())


# -- a due list ------------------------------------------------------------------------------------------------------
def chosen(duties: Iterable[Duty], today: date, within: int | None = None, area: str = "") -> list[Duty]:
    """The duties of an area (of all where none is said) that are due within so many days; overdue ones are."""
    return [
        each
        for each in duties
        if (not area or each.area == area) and (within is None or (each.due_on - today).days <= within)
    ]


def due_list(duties: Sequence[Duty], told: str) -> "Table":
    """Duties as a table for a sheet or a paper, the earliest first; `told` says in words what was chosen."""
    from app.tabular import Table  # with all that draws: only once it is asked for

    rows = tuple(
        (show_date(each.due_on), _state(each), area_label(each.area), each.record_title, each.finding.message,
         each.assigned_to, each.finding.cites)
        for each in sorted(duties, key=lambda each: (each.due_on, each.record_title, each.finding.message))
    )  # fmt: skip
    columns = ("Due", "State", "Area", "Record", "What", "Whose", "Paragraph")
    return Table("due list", "Due list", told, columns, rows)


def _state(duty: Duty) -> str:
    return "Waits" if duty.waiting_reason else "Overdue" if duty.overdue else "Due"


# -- whose they are --------------------------------------------------------------------------------------------------
def is_mine(duty: Duty, me: frozenset[str]) -> bool:
    """Whether a duty is assigned to one of a person's names."""
    return bool(duty.assigned_to) and fold(duty.assigned_to) in me


def names_of(reader: Reader, user: str) -> frozenset[str]:
    """The names, folded, under which somebody may have assigned a duty to a user: the user's and the person's."""
    with translated():
        linked = {row.get("person_id") for row in _users(reader) if row.user_name == user}
        people = [row for row in _staff(reader) if row.id in linked or row.user_name == user]
    names = {user}
    for row in people:
        names |= {row.shown_title, f"{row.first_name or ''} {row.surname or ''}".strip()}
    return frozenset(fold(each) for each in names if each)


def owners(reader: Reader) -> tuple[str, ...]:
    """Who can have a duty: the office's users, then its other staff, each by name."""
    with translated():
        users = [row for row in _users(reader) if row.disabled_on is None]
        known = {row.user_name for row in users}
        behind = {row.person_id for row in users}
        staff = [row for row in _staff(reader) if row.id not in behind and row.user_name not in known]
    names = (row.user_name or "" for row in users), (row.shown_title for row in staff)
    ordered = (each for group in names for each in sorted(group, key=fold))
    return tuple(dict.fromkeys(each for each in ordered if each))


def _users(reader: Reader) -> Iterator[UserSlot]:
    return (row for row in records.every(reader.connection, UserSlot) if isinstance(row, UserSlot))


def _staff(reader: Reader) -> Iterator[Person]:
    return (row for row in records.every(reader.connection, Person) if isinstance(row, Person))


# -- in figures ------------------------------------------------------------------------------------------------------
def counts(duties: Sequence[Duty], today: date, me: frozenset[str]) -> dict[str, int]:
    """How many duties stand in each group, how many in all, and how many of them are mine."""
    groups = Counter(group_of(duty, today) for duty in duties)
    found = {each.value: groups[each] for each in Group}
    return found | {"All": len(duties), "Assigned to me": sum(is_mine(duty, me) for duty in duties)}


def by_week(duties: Iterable[Duty], today: date, *, lying: bool = False) -> Bars:
    """Duties by week as a chart: overdue hatched, some weeks from today, and what lies beyond; waiting ones are out."""
    ends = [today + WEEK * (n + 1) for n in range(WEEKS_SHOWN)]
    labels = ["Overdue", "This week", *(_short(end - WEEK + timedelta(days=1)) for end in ends[1:]), "Later"]
    found = [0] * len(labels)
    days = Counter((duty.due_on, duty.overdue) for duty in duties if not waits(duty))
    for (day, overdue), count in days.items():
        weeks = max(0, (day - today).days - 1) // 7
        found[0 if overdue else min(weeks + 1, len(labels) - 1)] += count
    patterns = (Pattern.HATCH, *[Pattern.SOLID] * WEEKS_SHOWN, Pattern.OPEN)
    series = Series("", tuple(found), patterns=patterns)
    return Bars("Duties by week", "Week", "duties", tuple(labels), (series,), lying)


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
