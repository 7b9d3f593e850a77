"""Users of an office: slots, roles, passphrases, the recovery key and changing the office key."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app import access, accounts
from app.change import Nature
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.rights import ROLES
from app.store import copies, disk, install, keys, passphrases
from app.store.dbapi import Connection
from app.store.recovery import recovery_text
from models.fields import show_date
from models.office.desk import UserSlot

ADMIN = "admin"


@dataclass(frozen=True)
class User:
    """A user by his record."""

    name: str
    role: str
    disabled_on: date | None
    record_id: int


def list_users(office: Office) -> list[User]:
    """Every user, shut-out ones too, by name."""
    found = office.reader.ids(Query(UserSlot))
    rows = [office.reader.get(UserSlot, each) for each in found]
    return [User(row.user_name or "", row.role or "", row.disabled_on, row.id) for row in rows]


def user_named(office: Office, name: str) -> User:
    """The user of that name, whatever the case. Raises NotFound."""
    for user in list_users(office):
        if user.name.casefold() == name.strip().casefold():
            return user
    raise NotFound(f"This office has no user {name}.")


def add_user(
    office: Office,
    name: str,
    role: str,
    passphrase: str,
    *,
    until: date | None = None,
    rounds: int | None = None,
) -> User:
    """Adds a user with a slot of his own, a temporary one with his last day.

    Raises Refused for a weak passphrase, a double, or without the right, Usage for a last day gone by.
    """
    name = name.strip()
    if not name or len(name) > 60 or not name.isprintable():
        raise Usage("A user name is 1 to 60 ordinary characters.")
    _known_role(role)
    if office.reader.ids(Query(UserSlot, where=Cond("user_name", "=", name))):
        raise Refused(f"This office already has a user {name}.")
    _refuse_weak(name, passphrase)
    end = _end(office, until)
    slot = _slot(office, name, passphrase, rounds)
    with office.change(f"Add user {name}", nature=Nature(final=True)) as work:
        record_id = work.add(UserSlot, {"user_name": name, "role": role, "valid_until": end})
    _keep(office, slot)
    return User(name, role, None, record_id)


def remove_user(office: Office, name: str) -> None:
    """Shuts a user out: his slot is gone; an old copy of the file still opens for him until the key is changed."""
    user = user_named(office, name)
    _refuse_last_admin(office, user)
    with office.change(f"Remove user {user.name}", nature=Nature(final=True)) as work:
        work.set(UserSlot, user.record_id, {"disabled_on": office.today})
        work.remove(UserSlot, user.record_id)
    with office.transaction() as connection:
        install.drop_slot(connection, user.name)
    keys.amend(office.folder, lambda known: known.without(user.name) if known.slot(user.name) else known)


def set_role(office: Office, name: str, role: str) -> None:
    """Gives a user another role; the last administrator stays one."""
    _known_role(role)
    user = user_named(office, name)
    if role != ADMIN:
        _refuse_last_admin(office, user)
    with office.change(f"Make {user.name} {ROLES[role].label.lower()}", nature=Nature(final=True)) as work:
        work.set(UserSlot, user.record_id, {"role": role})


def temporary_end(office: Office) -> date:
    """The last day of a temporary account made today, where nobody says another (72 hours, APSC-DV-000300)."""
    days = accounts.days_of(office.reader.policy, accounts.TEMPORARY, office.today)
    return office.today + timedelta(days=days)


def set_end(office: Office, name: str, until: date | None) -> None:
    """Gives an account its last day, or none. Raises Usage for a day gone by, Refused for the last administrator."""
    user, end = user_named(office, name), _end(office, until)
    if end is not None:
        _refuse_last_admin(office, user)
    words = f"ends on {show_date(until)}" if until else "has no end"
    with office.change(f"The account of {user.name} {words}", nature=Nature(final=True)) as work:
        work.set(UserSlot, user.record_id, {"valid_until": end})


def reopen(office: Office, name: str) -> None:
    """Opens an account that was shut because nobody used it. Raises Refused where it is open or its end has come."""
    user = user_named(office, name)
    account = next(each for each in accounts_of(office) if each.record_id == user.record_id)
    if account.ends_on is not None and office.today > account.ends_on:
        raise Refused(account.shut, do="Give it another last day.")
    if not account.shut and not account.near_end:
        raise Refused(f"The account of {user.name} is open.")
    with office.change(f"Open the account of {user.name} again", nature=Nature(final=True)) as work:
        work.set(UserSlot, user.record_id, {"reopened_at": office.clock()})


def accounts_of(office: Office) -> list[accounts.Account]:
    """Every account of the office as it is today."""
    return accounts.accounts(office.reader.connection, office.today)


def _end(office: Office, until: date | None) -> str | None:
    if until is not None and until < office.today:
        raise Usage("The last day of an account cannot lie in the past.")
    return until.isoformat() if until else None


def change_own_passphrase(office: Office, old: str, new: str, *, rounds: int | None = None) -> None:
    """Gives the user who is at work a new passphrase; the old one is checked, and a wrong one counted, first."""
    keys.unlock(office.folder, office.user, old, now=office.clock())
    change_passphrase(office, office.user, new, rounds=rounds)


def passphrase_policy() -> tuple[str, ...]:
    """What a new passphrase must be, as sentences."""
    return (
        f"At least {passphrases.MINIMUM_LENGTH} characters; a sentence you can remember is better than signs you "
        "cannot.",
        f"Not one of your last {passphrases.PAST_REFUSED}.",
        "Neither the user name nor one character over and over.",
    )


class State(StrEnum):
    """Whether somebody can open the office now."""

    OPEN = "Can open the office"
    NEAR_END = "Shut soon"
    SHUT = "Shut"
    LOCKED = "Locked for a while"
    NO_PASSPHRASE = "Needs a new passphrase"


def state_of(office: Office, account: accounts.Account, known: keys.KeyFile) -> State:
    """The state of an account; `known` are the slots of the office."""
    slot = known.slot(account.name)
    if account.shut:
        return State.SHUT
    if slot is None:
        return State.NO_PASSPHRASE
    if slot.locked_until and datetime.fromisoformat(slot.locked_until) > office.clock():
        return State.LOCKED
    return State.NEAR_END if account.near_end else State.OPEN


@dataclass(frozen=True)
class Seat:
    """An account with its state."""

    account: accounts.Account
    state: State


def seats(office: Office, reader: Reader | None = None) -> list[Seat]:
    """Every account with its state, by name; with a reader of one's own for a job on another thread."""
    known = keys.read_keys(office.folder)
    found = accounts.accounts((reader or office.reader).connection, office.today)
    return [Seat(each, state_of(office, each, known)) for each in found]


def change_passphrase(office: Office, name: str, new: str, *, rounds: int | None = None) -> None:
    """Gives a user a new passphrase: his own, or anybody's by an administrator. The last five are refused."""
    user = user_named(office, name)
    if user.name.casefold() != office.user.casefold() and not office.role.may_administer:
        raise Refused("Only an administrator changes another user's passphrase.")
    _refuse_weak(user.name, new, _past(office, user.name))
    slot = _slot(office, user.name, new, rounds)
    _remember_past(office, user.name)
    _keep(office, slot)
    office.log("passphrase changed", detail=user.name)


def recovery_key(office: Office) -> str:
    """The recovery key as it is printed for the safe; only for administrators, and logged."""
    if not office.role.may_administer:
        raise Refused("Only an administrator prints the recovery key.")
    office.log("recovery key shown")
    return recovery_text(office.data_key)


def change_office_key(
    office: Office,
    user: str,
    passphrase: str,
    *,
    rounds: int | None = None,
    progress: disk.Progress = disk.no_progress,
) -> str:
    """Encrypts the office anew under a fresh key and closes it; returns the new recovery key.

    Only the administrator named keeps a slot (his passphrase is given); everybody else is given a new passphrase
    afterwards, since the old slots wrap the old key. Offered at each handover. Raises Refused and Trouble; the office
    is then as before.
    """
    if not office.role.may_administer or not office.writable:
        raise Refused("Only an administrator who writes changes the office key.")
    name = administrator(office, user)
    old, new, folder = office.data_key, keys.new_data_key(), office.folder
    keys.unlock(folder, name, passphrase, now=office.clock())
    slot = keys.make_slot(
        name, passphrase, new, office_id=office.office_id, now=office.clock(), rounds=rounds
    )
    key_file = keys.KeyFile(office.office_id, keys.key_id(new), (slot,))
    for each in keys.read_keys(folder).slots:
        _remember_past(office, each.user)
    stamp = office.clock().strftime("%Y%m%d-%H%M%S")

    def amend(connection: Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        _replace_slots(connection, (slot,))
        access.append(connection, office.user, office.clock(), "office key changed")
        connection.execute("COMMIT")

    with office.closed_for_exchange():
        copies.change_key(folder, old, new, key_file, amend=amend, stamp=stamp, progress=progress)
    return recovery_text(new)


def administrator(office: Office, name: str) -> str:
    """The name of an administrator as the office spells it. Raises Refused for anybody else: nobody could rule then."""
    user = user_named(office, name)
    if user.role != ADMIN:
        raise Refused(
            f"{user.name} is no administrator.", do="Name one; the others get a new passphrase from him."
        )
    return user.name


def _known_role(role: str) -> None:
    if role not in ROLES:
        raise Usage(f"There is no role {role}.", do=f"Roles: {', '.join(ROLES)}.")


def _refuse_weak(name: str, passphrase: str, past: tuple[passphrases.PastPassphrase, ...] = ()) -> None:
    if weak := passphrases.check_passphrase(passphrase, user=name, previous=past):
        raise Refused("That passphrase cannot be used.", do=" ".join(weak))


def _refuse_last_admin(office: Office, user: User) -> None:
    admins = [each for each in list_users(office) if each.role == ADMIN and each.disabled_on is None]
    if user.role == ADMIN and len(admins) == 1:
        raise Refused(
            f"{user.name} is the last administrator of this office.",
            do="Make somebody else administrator first.",
        )


def _slot(office: Office, name: str, passphrase: str, rounds: int | None) -> keys.Slot:
    return keys.make_slot(
        name, passphrase, office.data_key, office_id=office.office_id, now=office.clock(), rounds=rounds
    )


def _keep(office: Office, slot: keys.Slot) -> None:
    """Inside the file first: what is there can rebuild keys.json, not the other way round."""
    with office.transaction() as connection:
        install.keep_slot(connection, slot.user, json.dumps(slot.to_dict()))
    keys.amend(office.folder, lambda known: known.with_slot(slot))


def keep_slots_of_keys(office: Office) -> None:
    """Makes the slots inside the file those of `keys.json`: after a restore the ones inside are older."""
    present = keys.read_keys(office.folder).slots
    with office.transaction() as connection:
        _replace_slots(connection, present)


def _replace_slots(connection: Connection, present: Iterable[keys.Slot]) -> None:
    for text in install.slots(connection):
        install.drop_slot(connection, json.loads(text)["user"])
    for slot in present:
        install.keep_slot(connection, slot.user, json.dumps(slot.to_dict()))


def _past(office: Office, name: str) -> tuple[passphrases.PastPassphrase, ...]:
    slot = keys.read_keys(office.folder).slot(name)
    kept = json.loads(office.setting(f"past:{name.casefold()}") or "[]")
    older = tuple(
        passphrases.PastPassphrase(each[0], bytes.fromhex(each[1]), bytes.fromhex(each[2])) for each in kept
    )
    return ((slot.past,) if slot else ()) + older


def _remember_past(office: Office, name: str) -> None:
    past = [[each.rounds, each.salt.hex(), each.check.hex()] for each in _past(office, name)]
    office.put_setting(f"past:{name.casefold()}", json.dumps(past[: passphrases.PAST_REFUSED]))
