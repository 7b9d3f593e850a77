"""Accounts: the last opening is told, unused and ended accounts are shut, somebody can always let others in."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import access, accounts, greeting, offices, users
from app.accounts import Account
from app.errors import Refused, Usage
from app.office import Office
from app.reading import Cond, Query
from models.office.desk import PolicyRecord
from tests.support import PASSPHRASE, ROUNDS, TODAY, USER

BEN = "a lantern by the quay"


class Morning:
    """A clock that stands at nine on a day."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(9), UTC)


def on(folder: Path, day: date, user: str = USER, secret: str = PASSPHRASE) -> Office:
    return offices.open_office(folder, user, secret, today=day, now=Morning(day))


@pytest.fixture
def with_ben(folder: Path) -> Path:
    """A closed office with an administrator and an officer, both made on the first day."""
    with on(folder, TODAY) as office:
        users.add_user(office, "Ben", "officer", BEN, rounds=ROUNDS)
    return folder


def ben(office: Office) -> Account:
    return next(each for each in users.accounts_of(office) if each.name == "Ben")


# -- the last opening ------------------------------------------------------------------------------------------------
def test_the_last_opening_is_the_one_before_this(with_ben: Path) -> None:
    with on(with_ben, TODAY, "Ben", BEN) as office:
        assert office.last_opened is None
        assert greeting.last_opening(office, office.reader) == ""
    with on(with_ben, TODAY + timedelta(days=3), "ben", BEN) as office:
        assert office.last_opened is not None and office.last_opened.at.date() == TODAY
        assert "02 Mar 2026 at 09:00" in greeting.last_opening(office, office.reader)


def test_an_opening_is_logged_and_is_no_entry_of_the_journal(with_ben: Path) -> None:
    with on(with_ben, TODAY) as office:
        head = office.head()
    with on(with_ben, TODAY + timedelta(days=1)) as office:
        assert office.head() == head
        done = [line.action for line in access.lines(office.reader.connection)]
        assert done[:3] == ["opened", "closed", "opened"]
        assert office.verify().sound


def test_looking_only_is_not_written_down(with_ben: Path) -> None:
    with on(with_ben, TODAY) as first, on(with_ben, TODAY, "Ben", BEN) as second:
        assert not second.writable
        assert [line.user for line in access.lines(first.reader.connection) if line.user == "Ben"] == []


# -- idle accounts ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("days", "state"),
    [(24, users.State.OPEN), (25, users.State.NEAR_END), (34, users.State.NEAR_END), (35, users.State.SHUT)],
)
def test_an_unused_account_is_warned_about_then_shut(with_ben: Path, days: int, state: users.State) -> None:
    day = TODAY + timedelta(days=days)
    with on(with_ben, day) as office:
        assert {seat.account.name: seat.state for seat in users.seats(office)}["Ben"] is state
        told = [each.sentence for each in greeting.greeting(office, office.reader) if each.where == "users"]
        assert bool(told) is (state is not users.State.OPEN)
    if state is users.State.SHUT:
        with pytest.raises(Refused, match="has not opened this office for 35 days"):
            on(with_ben, day, "Ben", BEN)
    else:
        on(with_ben, day, "Ben", BEN).close()


def test_every_opening_counts_anew(with_ben: Path) -> None:
    for days in (30, 60, 90):
        on(with_ben, TODAY + timedelta(days=days), "Ben", BEN).close()
    with pytest.raises(Refused):
        on(with_ben, TODAY + timedelta(days=125), "Ben", BEN)


def test_an_administrator_opens_it_again(with_ben: Path) -> None:
    day = TODAY + timedelta(days=50)
    with on(with_ben, day) as office:
        users.reopen(office, "ben")
        with pytest.raises(Refused, match="is open"):
            users.reopen(office, "Ben")
        assert ben(office).idle_days == 0
        assert office.verify().sound
    on(with_ben, day, "Ben", BEN).close()


def test_the_administrator_who_was_there_last_is_never_shut_out(with_ben: Path) -> None:
    with on(with_ben, TODAY) as office:
        users.add_user(office, "Cleo", "admin", "nine patient turtles", rounds=ROUNDS)
    on(with_ben, TODAY + timedelta(days=10)).close()
    far = TODAY + timedelta(days=400)
    with pytest.raises(Refused):
        on(with_ben, far, "Cleo", "nine patient turtles")
    with on(with_ben, far) as office:
        users.reopen(office, "Cleo")
    on(with_ben, far, "Cleo", "nine patient turtles").close()


def test_the_days_are_the_offices_own_policy(with_ben: Path) -> None:
    with on(with_ben, TODAY) as office:
        record = office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", accounts.IDLE)))[0]
        with office.change("Longer trips") as work:
            work.set(PolicyRecord, record, {"value": "60"})
    on(with_ben, TODAY + timedelta(days=59), "Ben", BEN).close()


def test_the_recovery_key_lets_in_whatever_the_accounts_say(with_ben: Path) -> None:
    secrets = {USER: PASSPHRASE, "Cleo": "nine patient turtles"}
    with on(with_ben, TODAY) as office:
        users.add_user(office, "Cleo", "admin", secrets["Cleo"], rounds=ROUNDS)
        key = users.recovery_key(office)
        administrators = sorted(users.accounts_of(office), key=lambda each: each.record_id)
        first, other = (each.name for each in administrators if each.role == "admin")
    far = TODAY + timedelta(days=90)
    on(with_ben, TODAY + timedelta(days=20), other, secrets[other]).close()
    with pytest.raises(Refused):
        on(with_ben, far, first, secrets[first])
    with offices.open_with_recovery(with_ben, key, today=far, now=Morning(far)) as office:
        assert office.user == first


# -- temporary accounts ----------------------------------------------------------------------------------------------
def test_a_temporary_account_ends(with_ben: Path) -> None:
    with on(with_ben, TODAY) as office:
        assert users.temporary_end(office) == TODAY + timedelta(days=3)
        with pytest.raises(Usage, match="past"):
            users.set_end(office, "Ben", TODAY - timedelta(days=1))
        with pytest.raises(Refused, match="last administrator"):
            users.set_end(office, USER, TODAY)
        users.set_end(office, "Ben", users.temporary_end(office))
        users.add_user(office, "Dora", "clerk", "six grey herons low", until=TODAY, rounds=ROUNDS)
    on(with_ben, TODAY + timedelta(days=3), "Ben", BEN).close()
    after = TODAY + timedelta(days=4)
    with pytest.raises(Refused, match="ended on 05 Mar 2026"):
        on(with_ben, after, "Ben", BEN)
    with on(with_ben, after) as office:
        with pytest.raises(Refused, match="ended"):
            users.reopen(office, "Ben")
        users.set_end(office, "Ben", None)
        assert ben(office).shut == ""
    on(with_ben, after, "Ben", BEN).close()


# -- the rule itself -------------------------------------------------------------------------------------------------
def made(role: str, idle: int, ended: bool) -> Account:
    since = TODAY - timedelta(days=idle)
    ends = TODAY - timedelta(days=1) if ended else None
    account = Account(f"{role}{idle}", role, 1, None, since, idle, 35, ends)
    return accounts.replace(account, shut=accounts._why_shut(account, TODAY))


@given(
    st.lists(st.tuples(st.sampled_from(["admin", "officer"]), st.integers(0, 500), st.booleans()), max_size=6)
)
def test_there_is_always_an_administrator_who_can_open(rows: list[tuple[str, int, bool]]) -> None:
    before = [made(*row) for row in rows]
    after = accounts._with_an_administrator(before)
    administrators = [each for each in after if each.role == "admin"]
    assert not administrators or any(not each.shut for each in administrators)
    assert [each.shut for each in after if each.role != "admin"] == [
        each.shut for each in before if each.role != "admin"
    ]
    assert sum(bool(each.shut) for each in before) - sum(bool(each.shut) for each in after) in (0, 1)


def test_the_clock_set_right_again_opens_what_it_shut(with_ben: Path) -> None:
    with on(with_ben, TODAY + timedelta(days=4_000)) as office:
        assert ben(office).shut
    on(with_ben, TODAY + timedelta(days=2), "Ben", BEN).close()


@pytest.fixture
def refusing(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """An office in which nothing can be written down."""
    from app.errors import Cause, Trouble

    def full(*_: object, **__: object) -> None:
        raise Trouble(Cause.DISK_FULL, "The disk is full.")

    monkeypatch.setattr(access, "append", full)
    yield lambda: accounts.note_opening(office)
    monkeypatch.undo()


def test_an_opening_that_cannot_be_written_down_says_so(refusing: Callable[[], str]) -> None:
    assert refusing() == "That the office was opened could not be written down. The disk is full."


def test_what_roles_may_is_told_from_the_checks_themselves(office: Office) -> None:
    from app.rights import GUARD_WORDS, GUARDS, ROLES, abilities

    assert set(GUARD_WORDS) == GUARDS
    told = {each.words: each.roles for each in abilities()}
    assert told["Look after users, keys and restored backups"] == {"admin"}
    assert told["See the whole access log, not one's own lines alone"] == {"viewer", "chief", "admin"}
    assert all("clerk" not in roles for words, roles in told.items() if "vetting" in words)
    assert {code for roles in told.values() for code in roles} == set(ROLES)
