"""Backups are read back before they count, damaged ones never count, and a restore is old or new."""

import io
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Cause, Refused, Trouble
from app.store import backup, connection, copies, disk, files, keys, lock, rotation, swap
from app.store.connection import RECORDS_NAME, Role
from app.store.dbapi import Connection
from app.store.manifest import MANIFEST_NAME, Backup, Contents
from tests.app.store.conftest import NOW, OFFICE_ID, PASSPHRASE, ROUNDS, add_rows, count_rows, flip, look


def attach(office: Path, key: bytes, content: bytes) -> str:
    return files.store(office / files.FILES_NAME, key, io.BytesIO(content)).sha256


def back_up(office: Path, key: bytes, target: Path, at: datetime = NOW, **more: object) -> Backup:
    return backup.back_up(office, key, target, now=at, program="0.1.0", verify=look, **more)  # type: ignore[arg-type]


def grow(office: Path, key: bytes, rows: int) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, rows)
    connection.close(writer)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Makes real small disks, and switches them to read-only."""
    places: list[Path] = []

    def mount(size: str) -> Path:
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        run = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], capture_output=True
        )
        if run.returncode:
            pytest.skip("needs the right to mount a small disk")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", place], check=True)


def test_a_backup_holds_what_the_office_held(office: Path, key: bytes, target: Path) -> None:
    scan = attach(office, key, b"scan" * 50_000)
    made = back_up(office, key, target)
    assert made.folder.name == "20260302T090000Z"
    assert made.contents == Contents("head-500", {"lines": 500})
    assert (made.office, made.key_id, made.verified, made.problem) == (OFFICE_ID, keys.key_id(key), NOW, "")
    assert list(made.files) == [scan]
    assert sorted(path.name for path in made.folder.iterdir()) == ["keys.json", "manifest.json", RECORDS_NAME]
    assert backup.list_backups(target) == [made]
    assert keys.unlock(made.folder, "", PASSPHRASE, now=NOW) == key


def test_a_backup_while_somebody_writes_is_one_moment(office: Path, key: bytes, target: Path) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, 30_000)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            add_rows(writer, 3)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = back_up(office, key, target)
    finally:
        stop.set()
        thread.join()
        connection.close(writer)
    assert made.contents.counts["lines"] >= 30_500
    assert (made.contents.counts["lines"] - 30_500) % 3 == 0, "a transaction is in it whole or not at all"


def test_commits_during_a_copy_neither_enter_nor_restart_it(office: Path, key: bytes, tmp_path: Path) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, 30_000)
    steps: list[int] = []

    def commit_more(done: int, _total: int) -> None:
        steps.append(done)
        add_rows(writer, 3)

    copies.snapshot(office / RECORDS_NAME, key, tmp_path / "copy.db", progress=commit_more)
    connection.close(writer)
    assert len(steps) > 1
    assert steps == sorted(set(steps))
    copy = connection.connect(tmp_path / "copy.db", key, Role.FROZEN)
    assert look(copy).counts == {"lines": 30_500}
    connection.close(copy)


def test_attachments_are_copied_once(
    office: Path, key: bytes, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = attach(office, key, b"first")
    back_up(office, key, target)
    path = files.path_of(target / files.FILES_NAME / keys.key_id(key), first)
    before = path.stat().st_mtime_ns
    second = attach(office, key, b"second")
    later = back_up(office, key, target, NOW + timedelta(hours=1))
    assert path.stat().st_mtime_ns == before
    with monkeypatch.context() as patch:
        patch.setattr(files, "copy_stored", lambda *_: pytest.fail("nothing is new"))
        back_up(office, key, target, NOW + timedelta(hours=2))
    assert sorted(later.files) == sorted([first, second])


def test_two_in_one_second_have_two_names(office: Path, key: bytes, target: Path) -> None:
    back_up(office, key, target)
    assert back_up(office, key, target).folder.name == "20260302T090000Z-2"
    assert len(backup.list_backups(target)) == 2


SPOILS: dict[str, Callable[[Backup], object]] = {
    "a bit in the records": lambda made: flip(made.folder / RECORDS_NAME, made.size // 2),
    "a bit in the last page": lambda made: flip(made.folder / RECORDS_NAME, made.size - 1),
    "records cut": lambda made: (made.folder / RECORDS_NAME).write_bytes(b"x" * 5000),
    "records gone": lambda made: (made.folder / RECORDS_NAME).unlink(),
    "a bit in the keys": lambda made: flip(made.folder / keys.KEYS_NAME, 40),
    "keys gone": lambda made: (made.folder / keys.KEYS_NAME).unlink(),
    "a bit in the manifest": lambda made: flip(made.folder / MANIFEST_NAME, 60),
    "manifest gone": lambda made: (made.folder / MANIFEST_NAME).unlink(),
    "a bit in an attachment": lambda made: flip(files.path_of(made.shared_files, next(iter(made.files))), 50),
    "an attachment gone": lambda made: files.remove(made.shared_files, next(iter(made.files))),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_a_damaged_backup_never_counts_as_good(
    office: Path, key: bytes, target: Path, spoil: Callable[[Backup], object]
) -> None:
    attach(office, key, b"scan")
    made = back_up(office, key, target)
    assert backup.verify_backup(made, key, now=NOW, verify=look).problem == ""
    spoil(made)
    checked = backup.verify_backup(made, key, now=NOW + timedelta(days=9), verify=look)
    assert checked.problem
    assert checked.verified != NOW + timedelta(days=9)
    assert len(backup.list_backups(target)) == 1, "it is still listed, with its problem"


def test_verifying_is_remembered(office: Path, key: bytes, target: Path) -> None:
    made = back_up(office, key, target)
    later = NOW + timedelta(days=30)
    assert backup.verify_backup(made, key, now=later, verify=look).verified == later
    assert backup.list_backups(target)[0].verified == later


def test_what_the_office_finds_wrong_inside_is_a_problem(office: Path, key: bytes, target: Path) -> None:
    def refuse(_: Connection) -> Contents:
        raise Trouble(Cause.DAMAGED, "Entry 7 does not follow from entry 6.")

    made = back_up(office, key, target)
    assert (
        backup.verify_backup(made, key, now=NOW, verify=refuse).problem
        == "Entry 7 does not follow from entry 6."
    )
    with pytest.raises(Trouble, match="Entry 7"):
        backup.back_up(office, key, target, now=NOW, program="0", verify=refuse)
    assert backup.list_backups(target) == [made]


def test_a_damaged_office_makes_no_backup_and_spoils_none(office: Path, key: bytes, target: Path) -> None:
    made = back_up(office, key, target)
    flip(office / RECORDS_NAME, 10 * connection.PAGE + 5)
    with pytest.raises(Trouble) as trouble:
        back_up(office, key, target, NOW + timedelta(hours=1))
    assert trouble.value.cause is Cause.DAMAGED
    assert backup.list_backups(target) == [made]
    assert [path.name for path in target.iterdir()] == [made.folder.name]


def test_a_damaged_attachment_is_named_and_the_rest_kept(office: Path, key: bytes, target: Path) -> None:
    good, bad = attach(office, key, b"good"), attach(office, key, b"bad")
    flip(files.path_of(office / files.FILES_NAME, bad), 50)
    made = back_up(office, key, target)
    assert made.missing == (bad,)
    assert list(made.files) == [good]
    assert backup.verify_backup(made, key, now=NOW, verify=look).problem == ""


def test_a_full_disk_is_not_mistaken_for_a_damaged_attachment(
    office: Path, key: bytes, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise Trouble(Cause.DISK_FULL, "The disk is full.")

    attach(office, key, b"scan")
    monkeypatch.setattr(files, "copy_stored", full)
    with pytest.raises(Trouble, match="disk is full"):
        back_up(office, key, target)
    assert backup.list_backups(target) == []


@pytest.fixture
def spoiling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every copy of the records comes out with one bit wrong."""
    real = copies.snapshot

    def snapshot(source: Path, key: bytes, target: Path, **more: object) -> None:
        real(source, key, target, **more)  # type: ignore[arg-type]
        flip(target, 12 * connection.PAGE + 7)

    monkeypatch.setattr(copies, "snapshot", snapshot)


@pytest.mark.usefixtures("spoiling")
def test_a_copy_is_read_back_before_it_counts(office: Path, key: bytes, target: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="does not read back"):
        backup.back_up(office, key, target, now=NOW, program="0", verify=lambda _: Contents(""))
    assert backup.list_backups(target) == []
    with pytest.raises(Trouble, match="does not read back"):
        copies.copy_office(office, tmp_path / "copy.sco", key)
    assert not (tmp_path / "copy.sco").exists()


def test_a_backup_that_changes_while_it_is_restored_is_refused(
    office: Path, key: bytes, target: Path
) -> None:
    made = back_up(office, key, target)
    grow(office, key, 1)

    def change(opened: Connection) -> Contents:
        flip(made.folder / RECORDS_NAME, 20)
        return look(opened)

    with pytest.raises(Trouble, match="changed while it was restored"):
        backup.restore_backup(made, office, key, now=NOW, verify=change)
    assert count_rows(office, key) == 501


def test_stopping_leaves_nothing(office: Path, key: bytes, target: Path) -> None:
    with pytest.raises(Refused, match="stopped"):
        back_up(office, key, target, cancelled=lambda: True)
    assert list(target.iterdir()) == []


def test_leftovers_of_a_crash_go_and_strangers_files_stay(office: Path, key: bytes, target: Path) -> None:
    (target / ".20260301T080000Z.part").mkdir(parents=True)
    (target / ".album.part").mkdir()
    (target / ".song.part").write_bytes(b"somebody's download")
    (target / "film.part").write_bytes(b"somebody's download")
    back_up(office, key, target)
    left = sorted(path.name for path in target.iterdir())
    assert left == [".album.part", ".song.part", "20260302T090000Z", "film.part"]


def test_a_backup_inside_the_office_is_refused(office: Path, key: bytes) -> None:
    with pytest.raises(Refused, match="lost with it"):
        back_up(office, key, office / "backups")


def test_a_full_disk_is_said_before_anything_is_written(
    mounted: Callable[..., Path], office: Path, key: bytes
) -> None:
    small = mounted("4m")
    with pytest.raises(Trouble, match="not enough room") as trouble:
        back_up(office, key, small)
    assert trouble.value.cause is Cause.DISK_FULL
    assert list(small.iterdir()) == []


def test_a_disk_that_fills_while_copying_keeps_the_earlier_backup(
    mounted: Callable[..., Path], office: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every amount of room the earlier backup is there, the new one whole or absent."""
    monkeypatch.setattr(copies, "SLACK", -(1 << 40))  # as if the room had been there when asked
    small = mounted("1m")
    made = back_up(office, key, small)
    size = made.size
    outcomes = set()
    for room in range(0, size + 60_000, size // 12):
        filler = small / "filler"
        filler.write_bytes(bytes(max(0, disk.free_space(small) - room)))
        try:
            newer = back_up(office, key, small, NOW + timedelta(hours=1))
            assert backup.verify_backup(newer, key, now=NOW, verify=look).problem == ""
            shutil.rmtree(newer.folder)
            outcomes.add("made")
        except Trouble as trouble:
            assert trouble.cause is Cause.DISK_FULL
            outcomes.add("refused")
        filler.unlink()
        assert [each.folder for each in backup.list_backups(small)] == [made.folder]
    assert outcomes == {"made", "refused"}
    assert backup.verify_backup(made, key, now=NOW, verify=look).problem == ""


def test_a_read_only_medium_is_read_and_never_written(
    mounted: Callable[..., Path], office: Path, key: bytes
) -> None:
    medium = mounted("32m")
    made = back_up(office, key, medium / "backups")
    copies.copy_office(office, medium / "office.sco", key)
    subprocess.run(["mount", "-o", "remount,ro", medium], check=True)
    there = medium / "office.sco"
    assert keys.unlock(there, "", PASSPHRASE, now=NOW) == key
    with pytest.raises(Trouble, match="That user"):
        keys.unlock(there, "", "wrong", now=NOW)
    assert connection.reading_role(there / RECORDS_NAME) is Role.FROZEN
    opened = connection.connect(there / RECORDS_NAME, key, Role.FROZEN)
    assert look(opened).counts == {"lines": 500}
    connection.close(opened)
    with pytest.raises(Trouble) as trouble:
        lock.take(there, user="a", machine="b", version="0", now=NOW)
    assert trouble.value.cause is Cause.READ_ONLY
    assert backup.verify_backup(made, key, now=NOW + timedelta(days=1), verify=look).problem == ""
    with pytest.raises(Trouble) as trouble:
        back_up(office, key, medium / "backups", NOW + timedelta(days=1))
    assert trouble.value.cause is Cause.READ_ONLY


def test_rotation_keeps_the_policy_and_the_attachments_still_named(
    office: Path, key: bytes, target: Path
) -> None:
    keep = rotation.Policy(recent_days=1, daily=2, weekly=0, monthly=0)
    old = attach(office, key, b"only in the first")
    back_up(office, key, target, keep=keep)
    files.remove(office / files.FILES_NAME, old)
    new = attach(office, key, b"in all later ones")
    for day in range(1, 8):
        back_up(office, key, target, NOW + timedelta(days=day), keep=keep)
    days = [each.made.day for each in backup.list_backups(target)]
    assert days == [9, 8, 7, 6]
    assert list(files.stored(target / files.FILES_NAME / keys.key_id(key))) == [new]


def test_rotation_reads_the_survivor_before_it_trusts_it(office: Path, key: bytes, target: Path) -> None:
    keep = rotation.Policy(recent_days=1, daily=3, weekly=0, monthly=0)
    morning = back_up(office, key, target)
    evening = back_up(office, key, target, NOW + timedelta(hours=10))
    flip(evening.folder / RECORDS_NAME, 9000)
    back_up(office, key, target, NOW + timedelta(days=9), keep=keep)
    left = [each.folder for each in backup.list_backups(target)]
    assert morning.folder in left
    assert evening.folder not in left


def test_rotation_leaves_other_offices_alone(
    make_office: Callable[..., Path], key: bytes, target: Path
) -> None:
    keep = rotation.Policy(recent_days=0, daily=0, weekly=0, monthly=0)
    ours, theirs = make_office(key, "ours.sco"), make_office(keys.new_data_key(), "theirs.sco")
    their_keys = keys.read_keys(theirs)
    keys.write_keys(theirs, replace(their_keys, office="another"))
    shutil.copytree(ours, theirs, dirs_exist_ok=True, ignore=shutil.ignore_patterns(keys.KEYS_NAME))
    other = replace(back_up(theirs, key, target), problem="")
    for hour in range(1, 4):
        newest = back_up(ours, key, target, NOW + timedelta(hours=hour), keep=keep)
    assert [each.folder for each in backup.list_backups(target)] == [newest.folder, other.folder]


def test_restoring_brings_it_back_and_keeps_the_present_aside(office: Path, key: bytes, target: Path) -> None:
    scan = attach(office, key, b"scan")
    made = back_up(office, key, target)
    grow(office, key, 33)
    files.remove(office / files.FILES_NAME, scan)
    restored = backup.restore_backup(made, office, key, now=NOW + timedelta(days=1), verify=look)
    assert count_rows(office, key) == 500
    assert files.read_stored(office / files.FILES_NAME, key, scan) == b"scan"
    assert restored == backup.Restored(
        (office / "records.db.before-restore-20260303T090000Z",), keys_replaced=False, missing=()
    )
    aside = connection.connect(restored.aside[0], key, Role.READER)
    assert look(aside).counts == {"lines": 533}
    connection.close(aside)
    assert not (office / swap.INCOMING).exists()


def test_restoring_into_nothing_makes_the_office(
    office: Path, key: bytes, target: Path, tmp_path: Path
) -> None:
    scan = attach(office, key, b"scan")
    made = back_up(office, key, target)
    new = tmp_path / "new.sco"
    restored = backup.restore_backup(made, new, key, now=NOW, verify=look)
    assert restored.keys_replaced
    assert restored.aside == ()
    assert keys.unlock(new, "", PASSPHRASE, now=NOW) == key
    assert count_rows(new, key) == 500
    assert files.read_stored(new / files.FILES_NAME, key, scan) == b"scan"


def test_a_removed_user_does_not_come_back_with_a_restore(office: Path, key: bytes, target: Path) -> None:
    slot = keys.make_slot("Ben Slate", "nine slow lanterns", key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS)
    keys.write_keys(office, keys.read_keys(office).with_slot(slot))
    made = back_up(office, key, target)
    keys.write_keys(office, keys.read_keys(office).without("Ben Slate"))
    backup.restore_backup(made, office, key, now=NOW)
    assert keys.read_keys(office).slot("Ben Slate") is None
    backup.restore_backup(made, office, key, now=NOW + timedelta(hours=1), keys_from_backup=True)
    assert keys.read_keys(office).slot("Ben Slate") is not None


@pytest.mark.parametrize(
    "name", ["a bit in the records", "records cut", "manifest gone", "a bit in the keys"]
)
def test_a_damaged_backup_is_not_restored(office: Path, key: bytes, target: Path, name: str) -> None:
    attach(office, key, b"scan")
    made = back_up(office, key, target)
    grow(office, key, 1)
    SPOILS[name](made)
    with pytest.raises(Trouble) as trouble:
        backup.restore_backup(made, office, key, now=NOW, verify=look)
    assert trouble.value.cause is Cause.DAMAGED
    assert count_rows(office, key) == 501
    assert not (office / swap.INCOMING).exists()


def test_lost_attachments_are_named_by_a_restore(
    office: Path, key: bytes, target: Path, tmp_path: Path
) -> None:
    kept, lost = attach(office, key, b"kept"), attach(office, key, b"lost")
    made = back_up(office, key, target)
    files.remove(made.shared_files, lost)
    restored = backup.restore_backup(made, tmp_path / "new.sco", key, now=NOW, verify=look)
    assert restored.missing == (lost,)
    assert list(files.stored(tmp_path / "new.sco" / files.FILES_NAME)) == [kept]


def test_a_log_left_by_a_crash_does_not_get_into_the_restored_records(
    office: Path, key: bytes, target: Path
) -> None:
    made = back_up(office, key, target)
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, 9)
    crashed = {side: side.read_bytes() for side in connection.side_files(office / RECORDS_NAME)}
    main = (office / RECORDS_NAME).read_bytes()
    connection.close(writer)
    (office / RECORDS_NAME).write_bytes(main)
    for side, data in crashed.items():
        side.write_bytes(data)
    restored = backup.restore_backup(made, office, key, now=NOW, verify=look)
    assert count_rows(office, key) == 500
    aside = connection.connect(restored.aside[0], key, Role.READER)
    assert look(aside).counts == {"lines": 509}, "the copy kept aside has its log"
    connection.close(aside)


class Killed(BaseException):
    """Stands for the power going away: nothing after it runs."""


def kill_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """The program dies just before the `step`-th change of a name in the folder."""
    left = step

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real(*args, **kwargs)

        return call

    monkeypatch.setattr(Path, "replace", dying(Path.replace))
    monkeypatch.setattr(Path, "unlink", dying(Path.unlink))
    monkeypatch.setattr(os, "link", dying(os.link))
    monkeypatch.setattr(shutil, "rmtree", dying(shutil.rmtree))


@pytest.mark.parametrize("step", range(20))
def test_a_crash_in_a_restore_leaves_the_old_or_the_new(
    make_office: Callable[..., Path], key: bytes, target: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The restored office has another key: records, keys and attachments must change together."""
    source = make_office(key, "source.sco", rows=7)
    scan = attach(source, key, b"scan")
    made = back_up(source, key, target)
    other_key = keys.new_data_key()
    office = make_office(other_key, "present.sco", rows=12)
    letter = attach(office, other_key, b"letter")
    assert attach(office, other_key, b"scan") == scan, "the same content, under the other key"
    with monkeypatch.context() as patch:
        kill_at(patch, step)
        try:
            backup.restore_backup(made, office, key, now=NOW, verify=look)
            died = False
        except Killed:
            died = True
    swap.finish(office)
    opened = keys.unlock(office, "", PASSPHRASE, now=NOW)
    if opened == key:
        assert count_rows(office, key) == 7
        assert files.read_stored(office / files.FILES_NAME, key, scan) == b"scan"
    else:
        assert died
        assert count_rows(office, other_key) == 12
        assert files.read_stored(office / files.FILES_NAME, other_key, letter) == b"letter"
        assert files.read_stored(office / files.FILES_NAME, other_key, scan) == b"scan"
    assert not (office / swap.INCOMING).exists()
    assert step < 15 or not died, "the last steps lie behind the end: every step was tried"


def test_what_was_never_ready_does_not_get_in_later(office: Path, key: bytes) -> None:
    incoming = swap.prepare(office)
    (incoming / keys.KEYS_NAME).write_bytes(b"half written")
    assert list(swap.prepare(office).iterdir()) == []
    swap.commit(office, stamp="s")
    assert keys.unlock(office, "", PASSPHRASE, now=NOW) == key
    assert swap.finish(office) is False


def test_copying_an_office_in_use(office: Path, key: bytes, tmp_path: Path) -> None:
    scan = attach(office, key, b"scan")
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, 5)
    copy = tmp_path / "copies" / "copy.sco"
    copies.copy_office(office, copy, key)
    connection.close(writer)
    assert count_rows(copy, key) == 505
    assert keys.unlock(copy, "", PASSPHRASE, now=NOW) == key
    assert files.read_stored(copy / files.FILES_NAME, key, scan) == b"scan"
    with pytest.raises(Refused, match="exists already"):
        copies.copy_office(office, copy, key)
    with pytest.raises(Refused, match="into itself"):
        copies.copy_office(office, office / "copy.sco", key)


def test_a_stopped_copy_leaves_nothing(office: Path, key: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        copies.copy_office(office, tmp_path / "copies" / "copy.sco", key, cancelled=lambda: True)
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize("step", [*range(0, 20, 2), 1000])
def test_a_new_office_key_replaces_the_old_one_everywhere(
    office: Path, key: bytes, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = attach(office, key, b"scan" * 30_000)
    new_key = keys.new_data_key()
    slot = keys.make_slot(
        "Ben Slate", "nine slow lanterns", new_key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS
    )
    new_keys = keys.KeyFile(OFFICE_ID, keys.key_id(new_key), (slot,))

    def amend(opened: Connection) -> None:
        opened.execute("INSERT INTO line (text) VALUES ('new slots')")

    with monkeypatch.context() as patch:
        kill_at(patch, step)
        try:
            copies.change_key(office, key, new_key, new_keys, amend=amend, stamp="s")
        except Killed:
            assert step < 1000
    swap.finish(office)
    now_key = key if keys.read_keys(office).key_id == keys.key_id(key) else new_key
    assert count_rows(office, now_key) == (500 if now_key == key else 501)
    assert files.read_stored(office / files.FILES_NAME, now_key, scan) == b"scan" * 30_000
    if step == 1000:
        assert now_key == new_key
    if now_key == new_key:
        assert sorted(path.name for path in office.iterdir()) == ["files", "keys.json", RECORDS_NAME]
        assert not files.is_sound(office / files.FILES_NAME, key, scan)
        with pytest.raises(Trouble):
            connection.connect(office / RECORDS_NAME, key, Role.READER)
