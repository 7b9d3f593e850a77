"""Which backups stay: all recent ones, then the newest good one of each day, week and month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything made at an aware UTC instant."""

    @property
    def made(self) -> datetime:
        """When."""


B = TypeVar("B", bound=Dated)


@dataclass(frozen=True)
class Policy:
    """All of the last `recent_days`; before those so many days, weeks and months that have a backup."""

    recent_days: int = 2
    daily: int = 12
    weekly: int = 10
    monthly: int = 9


def to_remove(
    backups: Sequence[B], policy: Policy, *, now: datetime, is_good: Callable[[B], bool]
) -> list[B]:
    """The backups that may go. A damaged one never stands in for another, and the last good one stays.

    `is_good` reads a backup and is asked only about those that would stand in for another.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made, reverse=True)
    border = now - timedelta(days=policy.recent_days)
    kept = [backup for backup in newest_first if backup.made >= border]
    older = [backup for backup in newest_first if backup.made < border]
    for count, period in ((policy.daily, _day), (policy.weekly, _week), (policy.monthly, _month)):
        kept_here, older = _newest_of_each(older, count, period, is_good)
        kept += kept_here
    stays = {id(backup) for backup in kept}
    removed = [backup for backup in newest_first if id(backup) not in stays]
    if removed and not any(is_good(backup) for backup in kept):
        spared = next((backup for backup in removed if is_good(backup)), None)
        return [] if spared is None else [backup for backup in removed if backup is not spared]
    return removed


def _newest_of_each(
    older: list[B], count: int, period: Callable[[datetime], object], is_good: Callable[[B], bool]
) -> tuple[list[B], list[B]]:
    """(kept, what lies before the last period covered), newest first."""
    groups: dict[object, list[B]] = {}
    for backup in older:
        groups.setdefault(period(backup.made), []).append(backup)
    kept: list[B] = []
    for key in list(groups)[:count]:
        group = groups.pop(key)
        kept.append(group[0] if len(group) == 1 else next(filter(is_good, group), group[0]))
    return kept, [backup for group in groups.values() for backup in group]


def _day(made: datetime) -> object:
    return made.date()


def _week(made: datetime) -> object:
    return made.isocalendar()[:2]


def _month(made: datetime) -> object:
    return (made.year, made.month)
