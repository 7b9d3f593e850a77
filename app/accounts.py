"""Accounts: when each user opened the office last, who is shut out because nobody used the name or its time is over.

That somebody is shut out is not stored, it follows from days: a clock set right again opens the account, and so does
an administrator (`users.reopen`). The administrator who was there last is never shut out this way.

The last opening stands in the file's own facts and, with every other one, in the access log; it is no journal entry,
for looking in changes nothing that could be undone, merged or proven against the tables (INF-D-07, INF-D-08).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app import access, findings
from app.errors import DeskError, Refused
from app.journal import entries as journal
from app.store import meta, records
from app.store.connection import translated
from app.store.dbapi import Connection
from models.calendar import last_day_of
from models.fields import show_date
from models.office.desk import UserSlot
from models.policy import Policy

if TYPE_CHECKING:
    from app.office import Office

ADMIN = "admin"
IDLE, WARN, TEMPORARY = "account.idle_days", "account.warn_days", "account.temporary_days"
DEFAULTS = {IDLE: 35, WARN: 25, TEMPORARY: 3}
"""Days, where an office has no policy value of that name."""
OPENED = "opened"
"""The action in the access log."""


@dataclass(frozen=True)
class Opening:
    """One opening of the office by a user: the moment (UTC) and the machine."""

    at: datetime
    machine: str


@dataclass(frozen=True)
class Account:
    """A user's account on a day."""

    name: str
    role: str
    record_id: int
    last: Opening | None
    """The last opening for writing; None when there was none."""
    idle_since: date
    """Day from which idle days count: the last opening, the making, or the opening again by an administrator."""
    idle_days: int
    shut_after: int
    """Idle days after which the account is shut."""
    ends_on: date | None = None
    """Last day of a temporary account."""
    shut: str = ""
    """Why the user cannot open the office, as a sentence; empty when he can."""
    near_end: bool = False
    """Whether the administrators are warned."""

    @property
    def shuts_on(self) -> date:
        """The first day on which the account is shut when nobody uses it."""
        return self.idle_since + timedelta(days=self.shut_after)


def days_of(policy: Policy, key: str, today: date) -> int:
    """A number of days from the office's policy, or the usual one."""
    found = policy.find(key, today)
    return int(found.value) if found is not None and found.value.isdecimal() else DEFAULTS[key]


def accounts(connection: Connection, today: date) -> list[Account]:
    """Everybody who may open the office, by name, with why he cannot where he cannot."""
    with translated():
        policy = findings.policy_of(connection)
        rows = [row for row in records.every(connection, UserSlot) if isinstance(row, UserSlot)]
        found = [_account(connection, row, policy, today) for row in rows if row.disabled_on is None]
    return sorted(_with_an_administrator(found), key=lambda each: each.name.casefold())


def _account(connection: Connection, row: UserSlot, policy: Policy, today: date) -> Account:
    name = row.user_name or ""
    last = _openings(connection, name)[0]
    zone = access.zone_of(connection)
    opened = [each.astimezone(zone).date() for each in (last and last.at, row.reopened_at) if each]
    since = max(opened, default=None) or _made_on(connection, row.id) or today
    made = Account(
        name, row.role or "", row.id, last, since, max(0, (today - since).days), days_of(policy, IDLE, today),
        last_day_of(row.valid_until) if row.valid_until else None,
    )  # fmt: skip
    near = made.idle_days >= days_of(policy, WARN, today)
    return replace(made, shut=_why_shut(made, today), near_end=near)


def _made_on(connection: Connection, record_id: int) -> date | None:
    for entry, _ in journal.changes_to(connection, record_id):
        return date.fromisoformat(entry.header["on"])
    return None


def _why_shut(account: Account, today: date) -> str:
    if account.ends_on is not None and today > account.ends_on:
        return f"The temporary account of {account.name} ended on {show_date(account.ends_on)}."
    if account.idle_days >= account.shut_after:
        return (
            f"{account.name} has not opened this office for {account.idle_days} days; "
            f"an account is shut after {account.shut_after} (APSC-DV-000320)."
        )
    return ""


def _with_an_administrator(found: Sequence[Account]) -> list[Account]:
    """Somebody must always be able to let others in: the administrator who was there last."""
    administrators = [each for each in found if each.role == ADMIN]
    if not administrators or any(not each.shut for each in administrators):
        return list(found)
    stays = max(administrators, key=lambda each: each.idle_since)
    return [replace(each, shut="") if each is stays else each for each in found]


def refuse_shut(connection: Connection, user: str, today: date) -> None:
    """Raises Refused when the user's account is shut."""
    for each in accounts(connection, today):
        if each.name.casefold() == user.casefold() and each.shut:
            raise Refused(each.shut, do="An administrator opens it again under “Users and roles”.")


def warnings(found: Iterable[Account], today: date) -> list[str]:
    """What administrators are told about idle accounts, a sentence for each that is near its end or shut."""
    told = []
    for each in found:
        if each.shut:
            told.append(f"{each.shut} Open it again or remove it.")
        elif each.near_end and each.shuts_on > today:
            told.append(
                f"{each.name} has not opened this office for {each.idle_days} days; "
                f"the account is shut on {show_date(each.shuts_on)}."
            )
    return told


# -- openings --------------------------------------------------------------------------------------------------------
def _key(user: str) -> str:
    return f"seen:{user.casefold()}"


def _openings(connection: Connection, user: str) -> tuple[Opening | None, Opening | None]:
    """The last opening and the one before it."""
    kept = json.loads(meta.get(connection, _key(user)) or "[]")
    made = [Opening(datetime.fromisoformat(at), machine) for at, machine in kept]
    return (made[0] if made else None, made[1] if len(made) > 1 else None)


def last_opening(connection: Connection, user: str) -> Opening | None:
    """When the user opened the office last for writing; None when he never did."""
    with translated():
        return _openings(connection, user)[0]


def note_opening(office: "Office") -> str:
    """Keeps that the user opened the office now, in the file's facts and the access log; a sentence when it fails."""
    now = office.clock()
    try:
        with office.transaction() as connection:
            before = _openings(connection, office.user)[0]
            kept = [(now.isoformat(timespec="seconds"), journal.machine_name())]
            kept += [(before.at.isoformat(timespec="seconds"), before.machine)] if before else []
            meta.put(connection, _key(office.user), json.dumps(kept))
            access.append(connection, office.user, now, OPENED)
    except DeskError as error:
        return f"That the office was opened could not be written down. {error.title}"
    return ""
