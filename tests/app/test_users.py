"""Users: who is let in, with which right, by which passphrase; and a new key for the whole office."""

from pathlib import Path

import pytest

from app import access, attachments, offices, users
from app.errors import Cause, NotFound, Refused, Trouble, Usage
from app.office import Office
from app.store import connection, files, install, keys, swap
from app.store.connection import RECORDS_NAME, Role
from app.store.recovery import data_key_from_recovery
from models.office.places import Unit
from tests import support
from tests.support import PASSPHRASE, ROUNDS, TODAY, USER, Hands

SECOND = "a lantern by the quay"


def opened(folder: Path, user: str, passphrase: str) -> Office:
    return offices.open_office(folder, user, passphrase, today=TODAY, now=Hands())


def refused(folder: Path, user: str, passphrase: str) -> Cause:
    with pytest.raises(Trouble) as caught:
        opened(folder, user, passphrase)
    return caught.value.cause


@pytest.fixture
def ben(office: Office) -> Office:
    """The office with a second user, an officer."""
    users.add_user(office, "Ben", "officer", SECOND, rounds=ROUNDS)
    return office


def test_an_added_user_opens_with_his_role(ben: Office) -> None:
    ben.close()
    with opened(ben.folder, "BEN", SECOND) as office:
        assert (office.user, office.role.code) == ("Ben", "officer")
        support.add(office, Unit)
        with pytest.raises(Refused, match="may not change users"):
            users.add_user(office, "Cleo", "clerk", PASSPHRASE, rounds=ROUNDS)
        with pytest.raises(Refused):
            users.remove_user(office, USER)
        with pytest.raises(Refused):
            users.set_role(office, "Ben", "admin")
        with pytest.raises(Refused, match="Only an administrator"):
            users.recovery_key(office)
        with pytest.raises(Refused, match="Only an administrator"):
            users.change_passphrase(office, USER, "one more quiet harbour", rounds=ROUNDS)
        with pytest.raises(Refused, match="Only an administrator"):
            users.change_office_key(office, "Ben", SECOND, rounds=ROUNDS)
        assert {user.name for user in users.list_users(office)} == {USER, "Ben"}
        assert office.role.code == "officer"


@pytest.mark.parametrize(
    ("name", "role", "passphrase", "error"),
    [
        ("ben", "clerk", SECOND, Refused),
        ("", "clerk", SECOND, Usage),
        ("x" * 61, "clerk", SECOND, Usage),
        ("Cleo", "king", SECOND, Usage),
        ("Cleo", "clerk", "short", Refused),
    ],
)
def test_a_user_that_cannot_be_added_leaves_nothing(
    name: str, role: str, passphrase: str, error: type[Exception], ben: Office
) -> None:
    before = keys.read_keys(ben.folder), install.slots(ben.reader.connection), users.list_users(ben)
    with pytest.raises(error):
        users.add_user(ben, name, role, passphrase, rounds=ROUNDS)
    assert (keys.read_keys(ben.folder), install.slots(ben.reader.connection), users.list_users(ben)) == before


def test_a_removed_user_opens_no_more_and_may_come_back(ben: Office) -> None:
    users.remove_user(ben, "ben")
    assert [user.name for user in users.list_users(ben)] == [USER]
    assert len(install.slots(ben.reader.connection)) == 1
    ben.close()
    assert refused(ben.folder, "Ben", SECOND) is Cause.KEY
    with support.reopen(ben.folder) as office:
        users.add_user(office, "Ben", "viewer", "a brighter lantern there", rounds=ROUNDS)
    assert refused(ben.folder, "Ben", SECOND) is Cause.KEY
    with opened(ben.folder, "Ben", "a brighter lantern there") as office:
        assert office.role.code == "viewer"


def test_a_user_whose_slot_outlived_him_is_turned_away(ben: Office) -> None:
    """keys.json put back by hand still unwraps the key."""
    before = (ben.folder / "keys.json").read_bytes()
    users.remove_user(ben, "Ben")
    ben.close()
    (ben.folder / "keys.json").write_bytes(before)
    with pytest.raises(Refused, match="no user of this office any more"):
        opened(ben.folder, "Ben", SECOND)
    support.reopen(ben.folder).close()


def test_the_last_administrator_stays(ben: Office) -> None:
    for attempt in (lambda: users.remove_user(ben, USER), lambda: users.set_role(ben, USER, "chief")):
        with pytest.raises(Refused, match="last administrator"):
            attempt()
    users.set_role(ben, "Ben", "admin")
    users.set_role(ben, USER, "chief")
    ben.close()
    with support.reopen(ben.folder) as office:
        assert office.role.code == "chief"


def test_users_come_and_go_for_good(ben: Office) -> None:
    assert ben.undoable() is None
    with pytest.raises(Refused, match="final"):
        ben.undo()


def test_nobody_of_that_name(office: Office) -> None:
    with pytest.raises(NotFound):
        users.set_role(office, "Nobody", "clerk")


def test_a_new_passphrase_takes_the_old_ones_place(ben: Office) -> None:
    users.change_passphrase(ben, "Ben", "a brighter lantern there", rounds=ROUNDS)
    ben.close()
    assert refused(ben.folder, "Ben", SECOND) is Cause.KEY
    with opened(ben.folder, "Ben", "a brighter lantern there") as office:
        users.change_passphrase(office, "Ben", "my own lantern by day", rounds=ROUNDS)
    with opened(ben.folder, "Ben", "my own lantern by day"):
        pass


def test_the_last_five_passphrases_are_refused(office: Office) -> None:
    def change(number: int) -> None:
        users.change_passphrase(office, USER, f"quiet harbour number {number}", rounds=ROUNDS)

    for number in range(5):
        change(number)
    for number in range(5):
        with pytest.raises(Refused) as caught:
            change(number)
        assert "not among your last 5" in caught.value.do
    users.change_passphrase(office, USER, PASSPHRASE, rounds=ROUNDS)  # the sixth ago
    with pytest.raises(Refused):
        change(4)
    change(0)


def test_a_wrong_try_meanwhile_does_not_bring_an_old_slot_back(ben: Office) -> None:
    assert refused(ben.folder, "Ben", "wrong lantern by the quay") is Cause.KEY
    users.change_passphrase(ben, USER, SECOND, rounds=ROUNDS)
    assert len(keys.read_keys(ben.folder).slot("Ben").failures) == 1  # type: ignore[union-attr]
    ben.close()
    opened(ben.folder, USER, SECOND).close()


# -- a new key -------------------------------------------------------------------------------------------------------
def test_a_new_key_leaves_nothing_that_the_old_one_opens(ben: Office, tmp_path: Path) -> None:
    folder, old = ben.folder, ben.data_key
    unit = support.add(ben, Unit)
    scan = tmp_path / "scan.bin"
    scan.write_bytes(bytes(range(256)) * 500)
    attached = attachments.attach(ben, Unit, unit, scan)
    old_recovery = users.recovery_key(ben)
    swap_kept = folder / "records.db.before-restore-20260101T000000Z"
    swap_kept.write_bytes((folder / RECORDS_NAME).read_bytes())

    recovery = users.change_office_key(ben, USER, PASSPHRASE, rounds=ROUNDS)

    assert recovery != old_recovery
    assert data_key_from_recovery(recovery) != old
    assert not swap_kept.exists()
    assert not (folder / swap.INCOMING).exists()
    for path in (each for each in folder.rglob("*") if each.is_file() and each.stat().st_size > 1_000):
        if path.name.endswith(".db"):
            with pytest.raises(Trouble):
                connection.connect(path, old, Role.READER)
    digest = next(iter(files.stored(folder / files.FILES_NAME)))
    assert not files.is_sound(folder / files.FILES_NAME, old, digest)
    with pytest.raises(Trouble):
        offices.open_with_recovery(folder, old_recovery, today=TODAY, now=Hands())
    assert refused(folder, "Ben", SECOND) is Cause.KEY

    with support.reopen(folder) as office:
        record = office.reader.get(attachments.Attachment, attached)
        assert attachments.open_inside(office, record).data == scan.read_bytes()
        assert office.verify().sound
        assert [line.action for line in access.lines(office.reader.connection)].count(
            "office key changed"
        ) == 1
        assert len(install.slots(office.reader.connection)) == 1
        with pytest.raises(Refused) as caught:
            users.change_passphrase(office, "Ben", SECOND, rounds=ROUNDS)
        assert "not among your last 5" in caught.value.do
        users.change_passphrase(office, "Ben", "a brighter lantern there", rounds=ROUNDS)
    with opened(folder, "Ben", "a brighter lantern there") as office:
        assert office.role.code == "officer"
    with offices.open_with_recovery(folder, recovery, today=TODAY, now=Hands()) as office:
        assert office.user == USER


@pytest.mark.parametrize(
    ("user", "passphrase", "error"),
    [(USER, SECOND, Trouble), ("Ben", SECOND, Refused), ("Nobody", SECOND, NotFound)],
    ids=["wrong passphrase", "no administrator", "nobody"],
)
def test_a_key_change_that_is_refused_changes_nothing(
    user: str, passphrase: str, error: type[Exception], ben: Office
) -> None:
    key = ben.data_key
    with pytest.raises(error):
        users.change_office_key(ben, user, passphrase, rounds=ROUNDS)
    assert ben.data_key == key
    support.add(ben, Unit)
    assert all(line.action != "office key changed" for line in access.lines(ben.reader.connection))


def test_a_key_change_that_finds_no_room_leaves_the_old_office(
    ben: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ben.folder
    with monkeypatch.context() as patch:
        patch.setattr("app.store.disk.free_space", lambda _: 1_000)
        with pytest.raises(Trouble) as caught:
            users.change_office_key(ben, USER, PASSPHRASE, rounds=ROUNDS)
    assert caught.value.cause is Cause.DISK_FULL
    with opened(folder, "Ben", SECOND) as office:
        assert office.verify().sound
