"""Local times with their zones as papers print them, in UTC where crews read it, and how they order."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from models.fields import show_local
from models.moments import held


@dataclass(frozen=True, order=True)
class Moment:
    """A local time and the instant it is; moments order by the instant."""

    instant: datetime
    local: datetime
    zone: str

    @property
    def day(self) -> date:
        """The day at the place."""
        return self.local.date()

    @property
    def clock(self) -> str:
        """`14:30`, at the place."""
        return f"{self.local:%H:%M}"

    @property
    def zulu(self) -> str:
        """Day and time in UTC as crews write it: `061130Z`."""
        return f"{self.instant:%d%H%M}Z"


def moment(stored: str | None) -> Moment | None:
    """A stored local time such as `2026-10-06T14:30[Europe/Athens]`; None for none."""
    found = held(stored)
    if found is None:
        return None
    local, zone = found
    return Moment(local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), local, zone)


def local_words(stored: str | None) -> str:
    """`06 Oct 2026 14:30 Europe/Athens`; empty for none."""
    return show_local(stored) if stored else ""


def with_zulu(stored: str | None) -> str:
    """Local time with its zone, and the same in UTC: `06 Oct 2026 14:30 Europe/Athens (061130Z)`."""
    at = moment(stored)
    return f"{local_words(stored)} ({at.zulu})" if at else ""
