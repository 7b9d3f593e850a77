"""An office from its making to its copies: who opens it, who writes, what a machine remembers of it."""

import json
import os
import shutil
from pathlib import Path

import pytest

from app import backups, entering, machine, offices, unlocking, users
from app.errors import Cause, NotFound, Refused, Trouble, Usage
from app.journal import entries as journal
from app.office import Office
from app.reading import Query
from app.store import install, keys, lock, meta, swap
from app.store.connection import RECORDS_NAME
from models.office.places import Country, Unit
from tests import support
from tests.support import PASSPHRASE, ROUNDS, TODAY, USER, Hands

OTHER = "another quiet harbour"


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# -- making ----------------------------------------------------------------------------------------------------------
def test_a_new_office_has_its_country_its_codes_and_one_administrator(tmp_path: Path) -> None:
    with support.make_office(tmp_path) as office:
        country = office.reader.get(Country, office.reader.ids(Query(Country))[0])
        assert (country.country_code, country.sco_name) == ("BN", "ODC Bandaria")
        assert [(user.name, user.role) for user in users.list_users(office)] == [(USER, "admin")]
        assert office.warnings == ()
        assert office.undoable() is None, "what an office starts with is not undone"
        assert office.verify().sound
    assert files_in(office.folder) == {"records.db", "keys.json", "files", "writer.lock"}
    assert lock.holder(office.folder) is None


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaaaaaa", "Ada QuillAda Quill"])
def test_a_weak_passphrase_is_refused_before_anything_is_made(weak: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too weak"):
        make(tmp_path / "A.sco", passphrase=weak)
    assert files_in(tmp_path) == set()


def make(folder: Path, passphrase: str = PASSPHRASE, user: str = USER) -> Office:
    made = offices.create(
        folder, country="BN", name="ODC Bandaria", user=user, passphrase=passphrase, today=TODAY, rounds=ROUNDS,
        zone="UTC", now=Hands(),
    )  # fmt: skip
    return made.office


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\tb"])
def test_a_user_name_is_ordinary(name: str, tmp_path: Path) -> None:
    with pytest.raises(Usage):
        make(tmp_path / "A.sco", user=name)
    assert files_in(tmp_path) == set()


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "Full.sco").mkdir()
    (tmp_path / "Full.sco" / "letter.txt").write_text("mine")
    (tmp_path / "File.sco").write_text("mine")
    (tmp_path / "Empty.sco").mkdir()
    for name in ("Full.sco", "File.sco"):
        with pytest.raises(Refused, match="already something"):
            make(tmp_path / name)
    assert (tmp_path / "File.sco").read_text() == "mine"
    assert files_in(tmp_path / "Full.sco") == {"letter.txt"}
    make(tmp_path / "Empty.sco").close()


@pytest.mark.parametrize(
    "place", ["app.offices._make_records", "app.store.keys.write_keys", "app.offices._seed"]
)
def test_a_making_that_fails_half_way_leaves_nothing(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise Trouble(Cause.DISK_FULL, "The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(place, fails)
        with pytest.raises(Trouble, match="full"):
            make(tmp_path / "A.sco")
    assert files_in(tmp_path) == set()
    make(tmp_path / "A.sco").close()


def test_an_office_is_not_made_in_a_synced_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="OneDrive folder"):
        make(tmp_path / "OneDrive" / "A.sco")
    assert files_in(tmp_path) == set()


# -- opening ---------------------------------------------------------------------------------------------------------
def test_a_wrong_passphrase_and_an_unknown_user_get_the_same_answer(folder: Path) -> None:
    said = []
    for user, passphrase in ((USER, OTHER), ("Nobody", PASSPHRASE)):
        with pytest.raises(Trouble) as caught:
            offices.open_office(folder, user, passphrase, today=TODAY, now=Hands())
        said.append(caught.value.sentence)
    assert said[0] == said[1]
    assert lock.holder(folder) is None


def test_there_is_no_office_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no office"):
        support.reopen(tmp_path / "None.sco")


def test_a_second_opener_reads_and_is_told_who_writes(folder: Path) -> None:
    with support.reopen(folder) as first, support.reopen(folder) as second:
        assert first.writable
        assert not second.writable
        assert second.held is not None
        assert second.held.sentence.startswith(f"{USER} on {journal.machine_name()} has had this office open")
        unit = support.add(first, Unit)
        assert second.reader.get(Unit, unit).unit_name
        with pytest.raises(Refused, match=USER):
            support.add(second, Unit)
        with pytest.raises(Refused):
            users.change_passphrase(second, USER, OTHER, rounds=ROUNDS)
    with support.reopen(folder) as third:
        assert third.writable


def test_an_error_while_opening_gives_the_lock_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("app.store.migrate.bring_up_to_date", "app.offices._let_in", "app.entering.first_duties"):
        with monkeypatch.context() as patch:
            patch.setattr(place, lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                support.reopen(folder)
        assert lock.holder(folder) is None, place
    support.reopen(folder).close()


def test_looking_takes_no_lock(folder: Path) -> None:
    with offices.open_office(folder, USER, PASSPHRASE, today=TODAY, reading=True, now=Hands()) as looking:
        assert not looking.writable
        with support.reopen(folder) as writing:
            assert writing.writable


def test_keys_of_another_office_are_refused(folder: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "Other.sco")
    other.close()
    shutil.copyfile(other.folder / "keys.json", folder / "keys.json")
    with pytest.raises(Trouble) as caught:
        support.reopen(folder)
    assert caught.value.cause is Cause.KEY


# -- the recovery key ------------------------------------------------------------------------------------------------
def wreck_nothing(_: Path) -> None:
    """keys.json is as it was."""


def wreck_by_losing(keys_file: Path) -> None:
    keys_file.unlink()


def wreck_by_damage(keys_file: Path) -> None:
    keys_file.write_bytes(keys_file.read_bytes()[:-40] + b"x" * 40)


def wreck_by_another(keys_file: Path) -> None:
    slot = keys.make_slot("Eve", OTHER, bytes(32), office_id="other", now=Hands()(), rounds=ROUNDS)
    keys.write_keys(keys_file.parent, keys.KeyFile("other", keys.key_id(bytes(32)), (slot,)))


@pytest.mark.parametrize("wreck", [wreck_nothing, wreck_by_losing, wreck_by_damage, wreck_by_another])
def test_the_recovery_key_opens_and_puts_keys_json_right(wreck: object, folder: Path) -> None:
    with support.reopen(folder) as office:
        users.add_user(office, "Ben", "officer", OTHER, rounds=ROUNDS)
        text = users.recovery_key(office)
    assert callable(wreck)
    wreck(folder / "keys.json")
    with offices.open_with_recovery(
        folder, text.lower().replace("-", " "), today=TODAY, now=Hands()
    ) as office:
        assert (office.user, office.role.code) == (USER, "admin")
    assert {slot.user for slot in keys.read_keys(folder).slots} == {USER, "Ben"}
    with offices.open_office(folder, "ben", OTHER, today=TODAY, now=Hands()) as office:
        assert office.user == "Ben"


def test_a_recovery_key_of_another_office_opens_nothing(folder: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "Other.sco")
    text = users.recovery_key(other)
    other.close()
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(Trouble) as caught:
        offices.open_with_recovery(folder, text, today=TODAY, now=Hands())
    assert caught.value.cause is Cause.KEY
    assert (folder / "keys.json").read_bytes() == before


# -- copies ----------------------------------------------------------------------------------------------------------
def replica(office: Office) -> int:
    return int(office.setting("replica"))


def test_a_copy_becomes_a_working_copy_of_its_own_before_its_first_write(
    folder: Path, tmp_path: Path
) -> None:
    with support.reopen(folder) as first:
        support.add(first, Unit)
        made = offices.copy(first, tmp_path / "Travel.sco")
        with support.reopen(made) as second:
            assert second.warnings == ()
            assert replica(second) != replica(first)
            assert second.office_id == first.office_id
            minted = {support.add(each, Unit) for each in (first, second, first, second)}
            assert len(minted) == 4
            assert {each >> meta.COUNTER_BITS for each in minted} == {replica(first), replica(second)}
            assert first.verify().sound
            assert second.verify().sound
            own = replica(second)
    with support.reopen(made) as again:
        assert (replica(again), again.warnings) == (own, ())


def test_a_copy_takes_no_place_that_is_taken(office: Office, tmp_path: Path) -> None:
    (tmp_path / "Taken.sco").mkdir()
    (tmp_path / "Taken.sco" / "letter.txt").write_text("mine")
    for target in (tmp_path / "Taken.sco", office.folder, office.folder / "inside.sco"):
        with pytest.raises(Refused):
            offices.copy(office, target)
    assert files_in(tmp_path / "Taken.sco") == {"letter.txt"}


def test_the_same_file_found_elsewhere_becomes_another_replica(folder: Path, tmp_path: Path) -> None:
    with support.reopen(folder) as office:
        support.add(office, Unit)
        before = replica(office)
    moved = tmp_path / "Moved.sco"
    folder.rename(moved)
    with support.reopen(moved) as office:
        assert replica(office) != before
        assert office.warnings == (), "moved, not older"
        support.add(office, Unit)
        assert office.verify().sound


def test_an_older_copy_put_back_is_noticed_and_forks_nothing(folder: Path, tmp_path: Path) -> None:
    with support.reopen(folder) as office:
        support.add(office, Unit)
    support.copy_office(folder, tmp_path / "older")
    with support.reopen(folder) as office:
        own, newest = replica(office), support.add(office, Unit)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    with offices.open_office(folder, USER, PASSPHRASE, today=TODAY, reading=True, now=Hands()) as looking:
        assert looking.warnings == (entering.OLDER_COPY,)
    with support.reopen(folder) as office:
        assert office.warnings == (entering.OLDER_COPY,)
        assert replica(office) != own
        assert support.add(office, Unit) != newest
        assert office.verify().sound
    with support.reopen(folder) as office:
        assert office.warnings == ()


def test_a_copy_changed_otherwise_under_the_same_replica_is_noticed(folder: Path, tmp_path: Path) -> None:
    support.reopen(folder).close()
    support.copy_office(folder, tmp_path / "older")
    with support.reopen(folder) as office:
        support.add(office, Unit)
    elsewhere = machine.settings_folder() / machine.FILE
    kept = elsewhere.read_bytes()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    elsewhere.unlink()
    with support.reopen(folder) as office:
        support.add(office, Unit)
        support.add(office, Unit)
    elsewhere.write_bytes(kept)
    with support.reopen(folder) as office:
        assert office.warnings == (entering.OLDER_COPY,)


def test_a_machine_that_remembers_nothing_sensible_warns_of_nothing(folder: Path) -> None:
    with support.reopen(folder) as office:
        office_id, own = office.office_id, replica(office)
    path = machine.settings_folder() / machine.FILE
    assert USER not in path.read_text()
    for content in (
        "{",
        "[]",
        '{"heads": 3}',
        json.dumps({"heads": {office_id: {str(own): {"number": "x"}}}}),
    ):
        path.write_text(content)
        with support.reopen(folder) as office:
            assert office.warnings == ()
        assert machine.seen(office_id, own) is not None


def test_a_new_replica_takes_no_number_that_is_taken() -> None:
    everything_but_seven = set(range(1 << meta.REPLICA_BITS)) - {7}
    assert entering.new_replica(everything_but_seven) == 7


def test_in_a_synced_folder_one_reads_and_is_told_to_copy(template: Path, tmp_path: Path) -> None:
    place = support.copy_office(template, tmp_path / "OneDrive - Embassy" / "Bandaria.sco")
    before = (place / RECORDS_NAME).read_bytes()
    with support.reopen(place) as office:
        assert not office.writable
        assert "OneDrive folder" in office.warnings[0]
        assert "copy it to a disk in this machine" in office.warnings[0]
        with pytest.raises(Refused, match="Copy the office") as caught:
            support.add(office, Unit)
        assert "OneDrive" in caught.value.title
        made = offices.copy(office, tmp_path / "Local.sco")
    assert (place / RECORDS_NAME).read_bytes() == before
    with support.reopen(made) as office:
        support.add(office, Unit)


def test_a_medium_that_cannot_be_written_is_read(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = support.copy_office(template, tmp_path / "Disc.sco")
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    before = files_in(place)
    with support.reopen(place) as office:
        assert not office.writable
        assert "nothing can be written" in office.warnings[0]
        assert len(office.reader.ids(Query(Country))) == 1
    assert files_in(place) == before


# -- exchanges and restores ------------------------------------------------------------------------------------------
def test_an_exchange_that_was_cut_off_is_completed_before_the_passphrase_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the old keys.json and the new records.db nothing would open."""
    assert unlocking.INCOMING == swap.INCOMING
    with support.reopen(folder) as office, monkeypatch.context() as patch:
        patch.setattr(swap, "_exchange", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            users.change_office_key(office, USER, PASSPHRASE, rounds=ROUNDS)
    assert (folder / swap.INCOMING).exists()
    with support.reopen(folder) as office:
        assert office.verify().sound
    assert not (folder / swap.INCOMING).exists()


def test_what_a_writer_prepares_is_not_swept_by_a_second_opener(folder: Path) -> None:
    with support.reopen(folder):
        incoming = swap.prepare(folder)
        (incoming / "records.db").write_bytes(b"half")
        with support.reopen(folder) as second:
            assert not second.writable
        assert (incoming / "records.db").exists()


def test_a_restored_office_has_the_slots_of_keys_json_inside(folder: Path, tmp_path: Path) -> None:
    with support.reopen(folder) as office:
        users.add_user(office, "Gone", "officer", OTHER, rounds=ROUNDS)
        made = backups.back_up(office, tmp_path / "backups")
        users.remove_user(office, "Gone")
        users.change_passphrase(office, USER, OTHER, rounds=ROUNDS)
        before = replica(office)
    backups.restore(made.folder, folder, USER, OTHER, now=Hands())
    with offices.open_office(folder, USER, OTHER, today=TODAY, now=Hands()) as office:
        inside = [json.loads(text) for text in install.slots(office.reader.connection)]
        assert inside == [slot.to_dict() for slot in keys.read_keys(folder).slots]
        assert [each["user"] for each in inside] == [USER]
        assert replica(office) != before
        assert office.warnings == ()
        text = users.recovery_key(office)
    (folder / "keys.json").unlink()
    with offices.open_with_recovery(folder, text, today=TODAY, now=Hands()):
        pass
    with pytest.raises(Trouble):
        offices.open_office(folder, "Gone", OTHER, today=TODAY, now=Hands())
    with pytest.raises(Trouble):
        offices.open_office(folder, USER, PASSPHRASE, today=TODAY, now=Hands())
