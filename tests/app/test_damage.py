"""What machine and disk can do to an office: flipped bits, old pages, full disks, newer files, wrong words."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from app import bin as bins
from app import offices
from app.errors import Cause, NotFound, Refused, Trouble
from app.office import Office
from app.reading import Query
from app.store import connection as connections
from app.store.connection import PAGE, RECORDS_NAME, Role
from app.store.shape import SCHEMA_VERSION
from models.office.desk import UserSlot
from models.office.places import Contact, Country, Unit
from tests import support
from tests.app import whole
from tests.support import PASSPHRASE, TODAY, USER, add, reopen


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts small real disks."""
    places: list[Path] = []

    def mount(size: str) -> Path:
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place]
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("needs the right to mount a small disk")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", place], check=True)


# -- bits and pages --------------------------------------------------------------------------------------------------
def test_a_flipped_bit_anywhere_is_noticed(folder: Path) -> None:
    path, random = folder / RECORDS_NAME, Random(5)
    sound = path.read_bytes()
    key, _ = offices.unlock(folder, USER, PASSPHRASE)
    places = [
        0,
        15,
        16,
        40,
        PAGE - 1,
        PAGE,
        len(sound) - 1,
        *(random.randrange(len(sound)) for _ in range(40)),
    ]
    for place in places:
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << random.randrange(8)
        path.write_bytes(spoilt)
        assert _noticed(path, key), f"the bit at {place} went unnoticed"
    path.write_bytes(sound)
    assert not _noticed(path, key)


def _noticed(path: Path, key: bytes) -> bool:
    try:
        opened = connections.connect(path, key, Role.FROZEN)
    except Trouble as trouble:
        assert trouble.cause in (Cause.DAMAGED, Cause.KEY)
        return True
    try:
        return bool(connections.check_integrity(opened))
    finally:
        connections.close(opened)


def test_damage_met_while_working_is_a_sentence(folder: Path) -> None:
    path = folder / RECORDS_NAME
    read_on_opening = path.stat().st_size // PAGE
    with reopen(folder) as office, office.change("Fill") as work:
        work.add_many(Unit, ({"unit_name": f"U{n}", "unit_remarks": "x" * 2_000} for n in range(200)))
    data = bytearray(path.read_bytes())
    for page in range(read_on_opening, len(data) // PAGE):
        data[page * PAGE + 700] ^= 4
    path.write_bytes(data)
    said = set()
    with suppress(Trouble), reopen(folder) as office:
        for ask in (
            lambda: office.reader.read(Query(Unit)), lambda: office.reader.duties(),
            lambda: bins.removed(office.reader), lambda: office.reader.find("u1"),
            lambda: office.verify(), lambda: office.reader.lookup(Unit, "U7"),
            lambda: add(office, Unit), lambda: office.undo(), lambda: office.as_of(TODAY).__enter__(),
        ):  # fmt: skip
            try:
                ask()
            except Trouble as trouble:
                said.add(trouble.cause)
    assert said == {Cause.DAMAGED}


def test_an_old_page_put_back_is_named(folder: Path, tmp_path: Path) -> None:
    """Each page that an edit changed is put back in turn: authentic to the cipher, and yet found out."""
    with reopen(folder) as office:
        unit = add(office, Unit, unit_name="Signal", unit_remarks="before")
    old = (folder / RECORDS_NAME).read_bytes()
    with reopen(folder) as office:
        with office.change("Change") as work:
            work.set(Unit, unit, {"unit_remarks": "after!"})
        right, head = whole.tables(office.writer), office.head()
    new = (folder / RECORDS_NAME).read_bytes()
    differing = [
        n for n in range(len(old) // PAGE) if old[n * PAGE : (n + 1) * PAGE] != new[n * PAGE : (n + 1) * PAGE]
    ]
    said = []
    for page in differing:
        spoilt = folder / RECORDS_NAME
        spoilt.write_bytes(
            new[: page * PAGE] + old[page * PAGE : (page + 1) * PAGE] + new[(page + 1) * PAGE :]
        )
        said.append(_what_is_said(folder, right, head))
    assert f"unit {unit}: unit_remarks differs from the journal" in said
    assert any(each.startswith("entry ") for each in said)
    assert "" not in said


def _what_is_said(folder: Path, right: whole.State, head: str) -> str:
    """The proof's words; "" when a page that matters went unnoticed."""
    key, _ = offices.unlock(folder, USER, PASSPHRASE)
    reading = connections.connect(folder / RECORDS_NAME, key, Role.FROZEN)
    assert reading.execute("PRAGMA cipher_integrity_check").fetchall() == []
    connections.close(reading)
    try:
        with offices.open_office(folder, USER, PASSPHRASE, today=TODAY, reading=True) as office:
            proof = office.verify()
            harmless = whole.tables(office.reader.connection) == right and office.head() == head
            return proof.first_bad or ("a page of what is kept beside the records" if harmless else "")
    except Trouble as trouble:
        return trouble.title


def test_a_counter_put_back_is_named(office: Office) -> None:
    unit = add(office, Unit)
    with office.transaction() as connection:
        connection.execute("UPDATE meta SET value = value - 1 WHERE key = 'counter'")
    assert office.verify().first_bad == f"unit {unit} is newer than the counter of ids"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ("UPDATE unit SET unit_remarks = 'x' WHERE id = {unit}", "unit {unit}: unit_remarks differs from the journal"),
        ("UPDATE unit SET row_status = 1 WHERE id = {unit}", "unit {unit}: whether it is removed differs"),
        ("DELETE FROM unit WHERE id = {unit}", "unit {unit} stands in the journal and not in the records"),
        ("INSERT INTO site (id, row_version, row_status) VALUES (77, 1, 0)", "site 77 stands in the records and not"),
        ("DROP TRIGGER entry_kept; DELETE FROM entry WHERE tick = 1", "it does not follow entry"),
        ("DROP TRIGGER entry_kept; DELETE FROM entry WHERE tick = 2", "entry at place 2: it is missing, though its"),
        ("DROP TRIGGER entry_kept; DROP TRIGGER entry_change_kept; DELETE FROM entry_change WHERE tick = 2; "
         "DELETE FROM entry WHERE tick = 2", "it is missing, though entry"),
        ("DROP TRIGGER entry_fixed; UPDATE entry SET user_name = 'x' WHERE tick = 2", "its columns do not fit"),
        ("DROP TRIGGER entry_fixed; UPDATE entry SET header = '{{}}' WHERE tick = 2", "its header cannot be read"),
        ("DROP TRIGGER entry_fixed; UPDATE entry SET hash = 'x' WHERE tick = 2", "its hash does not fit"),
        ("DROP TRIGGER entry_change_kept; DELETE FROM entry_change WHERE record_id = {unit}", "its changes do not fit"),
        ("DROP TRIGGER entry_change_fixed; UPDATE entry_change SET content = replace(content, 'Signal', 'Sygnal')",
         "the change to unit {unit} does not fit its hash"),
        ("DROP TRIGGER access_log_kept; DELETE FROM access_log WHERE tick = 1", "line 2 of the access log"),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_named(office: Office, spoil: str, says: str) -> None:
    unit = add(office, Unit, unit_name="Signal")
    office.log("seen")
    office.log("seen again")
    assert office.verify().sound
    office.writer.executescript(spoil.format(unit=unit))
    said = office.verify().first_bad
    assert said is not None and says.format(unit=unit) in said


# -- disks -----------------------------------------------------------------------------------------------------------
def fill_up(office: Office) -> str:
    """Saves until the disk refuses; what is said then."""
    for _ in range(400):
        before = office.reader.count(Query(Contact))
        try:
            with office.change("Import") as work:
                work.add_many(
                    Contact, ({"surname": f"P{n}", "contact_remarks": "x" * 1_500} for n in range(40))
                )
        except Trouble as trouble:
            assert trouble.cause in (Cause.DISK_FULL, Cause.OTHER)
            assert trouble.kept == "The last saved state is unchanged."
            assert office.reader.count(Query(Contact)) == before
            return trouble.title
    raise AssertionError("the disk never filled up")


def test_a_full_disk_leaves_the_last_saved_state(template: Path, disk: Callable[[str], Path]) -> None:
    place = disk("8m")
    folder = support.copy_office(template, place / "Bandaria.sco")
    ballast, spare = place / "ballast", place / "spare"
    ballast.write_bytes(bytes(300_000))
    spare.write_bytes(bytes(300_000))
    with reopen(folder) as office:
        assert fill_up(office) == "The disk is full."
        with pytest.raises(Trouble, match="The disk is full"):
            fill_up_log(office)
        ballast.unlink()
        unit = add(office, Unit)
        assert office.verify().sound
        assert whole.search_differs(office) == ""
    spare.unlink()
    with reopen(folder) as office:
        assert office.reader.get(Unit, unit).id == unit
        assert office.verify().sound


def fill_up_log(office: Office) -> None:
    for _ in range(2_000):
        office.log("seen", detail="x" * 3_000)


def test_a_disk_without_room_for_an_office_says_so_and_keeps_nothing(disk: Callable[[str], Path]) -> None:
    place = disk("256k")
    with pytest.raises(Trouble) as trouble:
        support.make_office(place)
    assert trouble.value.cause is Cause.DISK_FULL
    assert list(place.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no file-size limit")
def test_a_file_size_limit_leaves_the_last_saved_state(folder: Path) -> None:
    import resource

    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with reopen(folder) as office:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, limits[1]))
        try:
            fill_up(office)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, handler)
        add(office, Unit)
        assert office.verify().sound


def test_a_read_only_disk_reads(template: Path, disk: Callable[[str], Path]) -> None:
    place = disk("8m")
    folder = support.copy_office(template, place / "Bandaria.sco")
    with reopen(folder) as office:
        unit = add(office, Unit, unit_name="Signal")
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    with reopen(folder) as office:
        assert not office.writable
        assert office.reader.get(Unit, unit).unit_name == "Signal"
        assert [hit.record_id for hit in office.reader.find("signal")] == [unit]
        assert office.verify().sound
        with office.as_of(TODAY) as reader:
            assert reader.count(Query(Unit)) == 1
        office.log("seen")
        office.move_to(TODAY)
        with pytest.raises(Refused, match=r"can be written|can only be read"), office.change("Add"):
            pass
    assert not (folder / "records.db-wal").exists()


# -- opening ---------------------------------------------------------------------------------------------------------
def test_a_newer_file_is_refused_untouched(folder: Path) -> None:
    with reopen(folder) as office:
        office.writer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = (folder / RECORDS_NAME).read_bytes()
    with pytest.raises(Trouble, match="newer SCO Desk") as trouble:
        reopen(folder)
    assert trouble.value.cause is Cause.NEWER_FILE
    assert (folder / RECORDS_NAME).read_bytes() == before


def test_wrong_words_do_not_open(folder: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        offices.open_office(folder, USER, "seven quiet harbors", today=TODAY)
    assert trouble.value.cause is Cause.KEY
    with pytest.raises(Trouble):
        offices.open_office(folder, "Nobody", PASSPHRASE, today=TODAY)
    with pytest.raises(NotFound):
        offices.open_office(folder.parent / "Elsewhere.sco", USER, PASSPHRASE, today=TODAY)


def test_a_user_who_was_shut_out_does_not_open(folder: Path) -> None:
    with reopen(folder) as office, office.change("Hand over") as work:
        work.add(UserSlot, {"user_name": "Ben Hale", "role": "admin"})
        work.set(UserSlot, office.reader.ids(Query(UserSlot))[0], {"disabled_on": TODAY})
    with pytest.raises(Refused, match="no user of this office any more"):
        reopen(folder)


def test_the_recovery_key_opens_as_an_administrator_who_is_not_shut_out(tmp_path: Path) -> None:
    made = offices.create(
        tmp_path / "B.sco", country="BN", name="ODC", user="Zoe First", passphrase=PASSPHRASE, today=TODAY,
        rounds=support.ROUNDS, now=support.Hands(),
    )  # fmt: skip
    with made.office as office, office.change("Hand over") as work:
        work.set(UserSlot, office.reader.ids(Query(UserSlot))[0], {"disabled_on": TODAY})
        work.add(UserSlot, {"user_name": "Ben Hale", "role": "admin"})
    (tmp_path / "B.sco" / "keys.json").unlink()
    with offices.open_with_recovery(tmp_path / "B.sco", made.recovery_key, today=TODAY) as office:
        assert (office.user, office.writable) == ("Ben Hale", True)


def test_a_failed_opening_frees_the_lock_and_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[object] = []
    real = connections.close
    with monkeypatch.context() as patch:
        patch.setattr(connections, "close", lambda each: (closed.append(each), real(each)))
        patch.setattr(Office, "move_to", lambda *_: (_ for _ in ()).throw(RuntimeError("planted")))
        with pytest.raises(RuntimeError, match="planted"):
            reopen(folder)
    assert len(closed) >= 3
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith("records")) == [RECORDS_NAME]
    with reopen(folder) as office:
        assert office.writable


def test_a_failed_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offices, "_seed", lambda *_: (_ for _ in ()).throw(RuntimeError("planted")))
    with pytest.raises(RuntimeError, match="planted"):
        support.make_office(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    support.allow_few_rounds()
    with support.make_office(tmp_path) as office:
        assert office.reader.count(Query(Country)) == 1


def test_a_copied_folder_becomes_a_copy_with_its_own_numbers(folder: Path, tmp_path: Path) -> None:
    with reopen(folder) as office:
        ours = add(office, Unit)
    other = Path(shutil.copytree(folder, tmp_path / "Copy.sco"))
    with reopen(folder) as first, reopen(other) as second:
        made = add(first, Unit), add(second, Unit)
        assert len({each >> 33 for each in made}) == 2
        assert second.reader.get(Unit, ours).id == ours
        assert first.verify().sound and second.verify().sound
