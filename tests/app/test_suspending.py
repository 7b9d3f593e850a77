"""A locked office: no key, no connection, the right to write still held; and the ways back in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import access, drafts, entering, offices, suspending, users
from app.drafts import Content
from app.errors import Cause, NotFound, Refused, Trouble
from app.office import Office
from app.store import keys, lock
from app.suspending import Suspended, resume, suspend
from models.office.places import Unit
from tests import support
from tests.support import PASSPHRASE, TODAY, USER, Hands

BEN, BENS = "Ben Hale", "nine patient lanterns"
TYPED: dict[str, Content | None] = {"page/student:0": {"typed": {"surname": ["", "Quokkazephyr"]}}}
LARGE: dict[str, Content | None] = {"page/student:0": {"typed": {"remarks": ["", "x" * 200_000]}}}


def again(suspended: Suspended, user: str = USER, passphrase: str = PASSPHRASE) -> Office:
    return resume(suspended, user, passphrase, today=TODAY, now=Hands())


@pytest.fixture
def locked(office: Office) -> Iterator[Suspended]:
    users.add_user(office, BEN, "officer", BENS, rounds=support.ROUNDS)
    suspended = suspend(office, TYPED)
    yield suspended
    suspended.release()


def test_a_locked_office_knows_nothing(office: Office) -> None:
    suspended = suspend(office, TYPED)
    for ask in (lambda: office.data_key, lambda: office.reader.get(Unit, 1), office.head):
        with pytest.raises(Trouble, match="The office is closed"):
            ask()
    with pytest.raises(Trouble, match="The office is closed"), office.another_reader():
        pass
    with pytest.raises(Refused), office.change("Add"):
        pass
    assert not office.folder.joinpath("records.db-wal").exists(), "the log is folded away"
    suspended.release()


def test_nobody_else_becomes_the_writer_meanwhile(locked: Suspended) -> None:
    with support.reopen(locked.folder) as second:
        assert not second.writable
        assert second.held is not None and "Ada Quill" in second.held.sentence
    with again(locked) as office:
        assert office.writable
        support.add(office, Unit)
    with support.reopen(locked.folder) as third:
        assert third.writable, "closed for good, the right is free again"


def test_what_was_typed_is_there_again(locked: Suspended) -> None:
    with again(locked) as office, office.another_reader() as reader:
        assert drafts.parked(reader, USER) == TYPED


def test_a_wrong_passphrase_counts_and_the_third_one_shuts_the_slot(locked: Suspended) -> None:
    for _ in range(keys.FAILURES_ALLOWED):
        with pytest.raises(Trouble, match="do not open this office"):
            again(locked, passphrase="wrong wrong wrong")
    with pytest.raises(Trouble, match="is locked until") as shut:
        again(locked)
    assert shut.value.cause is Cause.KEY
    with again(locked, BEN, BENS) as office:
        assert office.writable, "another user may open; the right to write was never given up"


def test_another_user_opens_as_himself_and_meets_no_draft_of_the_first(locked: Suspended) -> None:
    with again(locked, BEN, BENS) as office:
        assert (office.user, office.role.code) == (BEN, "officer")
        owner = lock.holder(locked.folder)
        assert owner is not None and owner.user == BEN, "who asks is told who writes now"
        with office.another_reader() as reader:
            assert drafts.parked(reader, BEN) == {}
        second = suspend(office, {"window": {"tab": "Today"}})
    with again(second) as office, office.another_reader() as reader:
        assert drafts.parked(reader, USER) == TYPED


def test_a_user_who_was_shut_out_meanwhile_stays_out_and_the_lock_is_kept(office: Office) -> None:
    users.add_user(office, BEN, "officer", BENS, rounds=support.ROUNDS)
    ben = keys.read_keys(office.folder).slot(BEN)
    users.remove_user(office, BEN)
    suspended = suspend(office, {})
    assert ben is not None
    keys.amend(suspended.folder, lambda known: known.with_slot(ben))  # an old keys.json put back
    with pytest.raises(Refused, match="no user of this office any more"):
        again(suspended, BEN, BENS)
    with support.reopen(suspended.folder) as second:
        assert not second.writable
    with again(suspended) as office_again:
        assert office_again.writable


def test_an_error_while_opening_again_keeps_the_lock(
    locked: Suspended, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise Trouble(Cause.DAMAGED, "Part of the office's records is damaged.")

    with monkeypatch.context() as patch:
        patch.setattr(entering.files, "sweep_temporaries", fails)
        with pytest.raises(Trouble, match="damaged"):
            again(locked)
    with support.reopen(locked.folder) as second:
        assert not second.writable
    with again(locked) as office:
        assert office.writable


def test_locking_and_unlocking_stand_in_the_access_log(locked: Suspended) -> None:
    with again(locked) as office:
        actions = [(each.user, each.action) for each in access.lines(office.reader.connection)]
    assert actions[:2] == [(USER, "opened"), (USER, "locked")]


def test_what_no_disk_takes_is_kept_in_memory_and_only_the_key_reads_it(office: Office) -> None:
    users.add_user(office, BEN, "officer", BENS, rounds=support.ROUNDS)
    pages = office.writer.execute("PRAGMA page_count").fetchone()[0]
    office.writer.execute(f"PRAGMA max_page_count = {pages}")
    suspended = suspend(office, LARGE)
    assert suspended.lacks_disk == "The disk is full."
    assert b"xxxx" not in suspended.sealed[USER]
    with again(suspended, BEN, BENS) as bens:
        assert suspending.take_sealed(bens) == {}, "not his"
        second = suspend(bens, {})
    assert second.lacks_disk == ""
    with again(second) as office_again:
        assert suspending.take_sealed(office_again) == LARGE
        assert suspending.take_sealed(office_again) == {}


def test_who_only_reads_comes_back_to_where_he_was_and_writes_once_the_other_is_gone(folder: Path) -> None:
    first = support.reopen(folder)
    second = support.reopen(folder)
    suspended = suspend(second, {"window": {"tab": "Students"}})
    assert suspended.lacks_disk == "", "nothing was typed that could be lost"
    with again(suspended) as reading:
        assert not reading.writable
        assert suspending.take_sealed(reading) == {"window": {"tab": "Students"}}
        suspended = suspend(reading, {})
    first.close()
    with again(suspended) as writing:
        assert writing.writable


def test_what_was_opened_to_be_read_is_read_again(folder: Path) -> None:
    looking = offices.open_office(folder, USER, PASSPHRASE, today=TODAY, reading=True, now=Hands())
    with again(suspend(looking, {})) as office:
        assert not office.writable
        with pytest.raises(NotFound):
            office.reader.get(Unit, 1)


def test_copies_opened_outside_go_with_the_lock(office: Office, tmp_path: Path) -> None:
    from app import attachments
    from models.office.desk import Attachment

    scan = tmp_path / "scan.txt"
    scan.write_text("Numbat")
    unit = support.add(office, Unit)
    kept = attachments.attach(office, Unit, unit, scan)
    outside = attachments.open_outside(office, office.reader.get(Attachment, kept))
    assert outside.exists()
    suspend(office, {}).release()
    assert not outside.exists()
