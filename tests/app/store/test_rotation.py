"""Which backups stay."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.store.rotation import Policy, to_remove

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    made: datetime
    good: bool = True


def ago(days: float, good: bool = True) -> Made:
    return Made(NOW - timedelta(days=days), good)


def kept(backups: list[Made], policy: Policy | None = None) -> list[Made]:
    removed = to_remove(backups, policy or Policy(), now=NOW, is_good=lambda backup: backup.good)
    return [backup for backup in backups if backup not in removed]


def test_a_year_of_two_a_day() -> None:
    backups = [ago(half / 2) for half in range(730)]
    left = kept(backups)
    ages = sorted((NOW - backup.made).days for backup in left)
    assert ages[:5] == [0, 0, 1, 1, 2], "all of the last two days"
    assert len([age for age in ages if 2 < age <= 14]) == 12, "then one a day"
    assert 9 <= len([age for age in ages if 14 < age <= 90]) <= 13, "then one a week"
    assert len(left) == 5 + 12 + 10 + 9 == 36
    assert max(ages) > 300


def test_gaps_do_not_eat_the_history() -> None:
    backups = [ago(days) for days in (0, 100, 200, 300)]
    assert kept(backups) == backups


def test_a_damaged_one_never_stands_in_for_another() -> None:
    morning, evening = ago(5.3), ago(5.1, good=False)
    assert kept([ago(0), evening, morning]) == [ago(0), morning]


def test_the_last_good_one_stays_whatever_the_policy() -> None:
    good = ago(400)
    backups = [ago(days, good=False) for days in (0, 1, 2, 3, 4)] + [ago(390), good]
    assert ago(390) in kept(backups, Policy(recent_days=2, daily=1, weekly=0, monthly=0))


made = st.builds(ago, st.floats(0, 900), st.booleans())
counts = st.integers(0, 4)


@given(
    st.lists(made, max_size=40, unique_by=lambda backup: backup.made),
    st.builds(Policy, counts, counts, counts, counts),
)
def test_rotation_never_loses_the_last_good_one_and_is_stable(backups: list[Made], policy: Policy) -> None:
    left = kept(backups, policy)
    assert any(backup.good for backup in left) == any(backup.good for backup in backups)
    border = NOW - timedelta(days=policy.recent_days)
    assert all(backup in left for backup in backups if backup.made >= border)
    assert kept(left, policy) == left
