"""The practice office opened by one user on one day of the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from app import clock, offices, practice, users
from app.demo import place
from app.demo.season import COUNTRY
from app.office import Office

OFFICE_NAME = "Office of Defense Cooperation Bandaria"
ROLES = {"chief": "admin", "trainer": "officer", "clerk": "clerk"}
_FIRST_DAY = 97
_HOUR = time(8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Desk:
    """The office's folder with its key, so that each user's day needs no key derivation of its own."""

    folder: Path
    data_key: bytes = field(repr=False)
    today: date
    now: clock.Clock
    """What the clock says on the last day; on earlier ones it is a morning."""

    @contextmanager
    def on(self, days_ago: int, user: str) -> Iterator[Office]:
        """The office as a user has it open on a past day."""
        day = self.today - timedelta(days=days_ago)
        now = _morning(day) if days_ago else self.now
        with offices.open_with_key(self.folder, self.data_key, user, today=day, now=now) as office:
            yield office


def make(folder: Path, today: date | None, rounds: int) -> Desk:
    """Makes the office with its three users, some days more than a season before today."""
    now = _morning(today) if today else clock.now
    today = today or clock.today_in("", now())
    day = today - timedelta(days=_FIRST_DAY)
    made = offices.create(
        folder, country=COUNTRY, name=OFFICE_NAME, user=practice.USER, passphrase=practice.PASSPHRASE, today=day,
        rounds=rounds, now=_morning(day),
    )  # fmt: skip
    with made.office as office:
        place.mark(folder, office.office_id)
        office.put_setting(practice.SETTING, "yes")
        for name, role in ROLES.items():
            if name != office.user:
                users.add_user(office, name, role, practice.PASSPHRASE, rounds=rounds)
        return Desk(folder, office.data_key, today, now)


def _morning(day: date) -> clock.Clock:
    moment = datetime.combine(day, _HOUR)
    return lambda: moment
