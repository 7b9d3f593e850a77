"""What slips while somebody is away: duties that fall due in a range of days or too soon after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.findings import Duty
from app.reader import Reader
from app.today.days import ONE_DAY, days_off
from app.today.duties import is_mine
from app.today.stacks import stacked
from models.fields import show_date

LEAD_DAYS = 3
"""Working days for what is due after the return where the office has no value of its own (`away.lead_days`)."""


@dataclass(frozen=True)
class Slip:
    """A duty that slips: whether it is due on the way or just after, and whether it can be done before leaving."""

    duty: Duty
    after: bool
    """Due only after the return, but within the lead."""
    before: bool
    """Can be done before leaving."""
    why_not: str = ""
    """Why it cannot be done before leaving."""

    @property
    def words(self) -> str:
        """When it is due and what can be done, in words."""
        when = "due just after the return" if self.after else "due while away"
        return f"{when}; {'can be done before leaving' if self.before else self.why_not}"


@dataclass(frozen=True)
class Absence:
    """An absence and what slips in it, by whose it is. `until` is the last day of the lead after the return."""

    first: date
    last: date
    until: date
    mine: tuple[Slip, ...]
    nobodys: tuple[Slip, ...]
    others: tuple[Slip, ...]

    @property
    def all(self) -> tuple[Slip, ...]:
        """Everything that slips, in the order of the three groups."""
        return (*self.mine, *self.nobodys, *self.others)

    @property
    def words(self) -> str:
        """The range in words."""
        return (
            show_date(self.first)
            if self.first == self.last
            else f"{show_date(self.first)} – {show_date(self.last)}"
        )


def absence(reader: Reader, first: date, last: date, me: frozenset[str]) -> Absence:
    """What slips from `first` to `last`, both days away, for somebody with these names.

    Counted are the duties of today, and those that will have come up by the first and the last day if nothing is
    done. Duties overdue before the absence do not slip, they have slipped.
    """
    until = _lead(reader, last)
    open_days = _open_days(reader, reader.today, first - ONE_DAY)
    known = {(duty.subject, duty.due_on): duty for duty in reader.duties()}
    found = dict(known)
    for day in (first, last):
        if day > reader.today:
            found = {(duty.subject, duty.due_on): duty for duty in reader.duties(day)} | found
    slips = [
        _slip(duty, first, last, open_days, key in known)
        for key, duty in found.items() if first <= duty.due_on <= until
    ]  # fmt: skip
    slips.sort(key=lambda each: (each.duty.due_on, each.duty.record_title))
    mine = tuple(each for each in slips if is_mine(each.duty, me))
    nobodys = tuple(each for each in slips if not each.duty.assigned_to)
    others = tuple(each for each in slips if each.duty.assigned_to and not is_mine(each.duty, me))
    return Absence(first, last, until, mine, nobodys, others)


def told(slips: Sequence[Slip]) -> list[Slip]:
    """The slips in order of due day, many alike as one line about their place."""
    groups: dict[tuple[bool, bool, str], list[Duty]] = {}
    for each in slips:
        groups.setdefault((each.after, each.before, each.why_not), []).append(each.duty)
    found = [Slip(duty, *state) for state, duties in groups.items() for duty in stacked(duties)]
    return sorted(found, key=lambda each: (each.duty.due_on, each.duty.record_title))


def _slip(duty: Duty, first: date, last: date, open_days: int, known: bool) -> Slip:
    why = ""
    if duty.waiting_until is not None and duty.waiting_until >= first - ONE_DAY:
        why = f"waits until {show_date(duty.waiting_until)}"
    elif not known:
        why = "comes up only then"
    elif not open_days:
        why = "no working day is left before leaving"
    return Slip(duty, duty.due_on > last, not why, why)


def _open_days(reader: Reader, first: date, last: date) -> int:
    """Working days from a day to a day."""
    if last < first:
        return 0
    closed = {each.day for each in days_off(reader, first, last) if each.closed}
    return (last - first).days + 1 - len(closed)


def _lead(reader: Reader, last: date) -> date:
    """The last of the working days that are needed after the return."""
    left = int(reader.policy.text("away.lead_days", reader.today, str(LEAD_DAYS)))
    closed = {each.day for each in days_off(reader, last, last + timedelta(days=60)) if each.closed}
    day = last
    while left > 0 and day < last + timedelta(days=60):
        day += ONE_DAY
        left -= day not in closed
    return day
