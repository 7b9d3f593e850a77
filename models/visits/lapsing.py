"""Which travel training of a traveller holds on the day of arrival, as the profile asks for it (visitors.md 9)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import last_day_within_months
from models.kinds import Kind


@dataclass(frozen=True)
class Lapse:
    """A training that a profile asks for and that does not hold on arrival."""

    code: str
    done_on: date | None
    """None when it was never done."""
    until: date | None
    """Last day it holds; None when it is asked anew for each journey, or was never done."""


def valid_until(need: Kind, done_on: date) -> date | None:
    """Last day on which a training done on a day satisfies a profile; None when each journey asks for it anew."""
    span = need.get("valid_for")
    if span is None:
        return None
    if need.get("valid_unit") == "MONTH":
        return last_day_within_months(done_on, int(span))
    return done_on + timedelta(days=int(span))


def asked(need: Kind, category: str | None, travel_type: str | None) -> bool:
    """Whether a profile asks a training of that sort of traveller on that sort of travel."""
    if need.get("official_only") and travel_type not in (None, "OFFICIAL"):
        return False
    return need.get("for_category") in (None, category)


def lapses(
    needs: Iterable[Kind], records: Iterable[Kind], *, category: str | None, travel_type: str | None,
    arrives_on: date, since: date | None = None,
) -> Iterator[Lapse]:  # fmt: skip
    """What a traveller lacks on arrival. What each journey asks anew counts when it was done after `since`."""
    done: dict[str, date] = {}
    for row in records:
        if (day := row.get("done_on")) and day <= arrives_on:
            code = str(row.get("training_code"))
            done[code] = max(day, done.get(code, day))
    for need in needs:
        if not asked(need, category, travel_type):
            continue
        code = str(need.get("training_code"))
        last = done.get(code)
        until = valid_until(need, last) if last else None
        fresh = last is not None and (since is None or last > since) if until is None else until >= arrives_on
        if not fresh:
            yield Lapse(code, last, until)
