"""The restore drill: it restores, opens, proves, compares, takes away, and says what it found."""

from datetime import timedelta
from pathlib import Path

import pytest

from app import access, attachments, backups, drills, users
from app.errors import Cause, NotFound, Refused, Trouble
from app.office import Office
from app.reading import Cond, Query
from app.store import disk
from app.store.connection import RECORDS_NAME
from app.store.manifest import MANIFEST_NAME
from models.office.desk import PolicyRecord
from models.office.places import Unit
from tests.support import PASSPHRASE, ROUNDS, TODAY, Hands, add, reopen


@pytest.fixture(autouse=True)
def machine_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))


def beside(office: Office) -> set[str]:
    return {each.name for each in office.folder.parent.iterdir()} - {"config"}


def log(office: Office) -> list[tuple[str, str]]:
    return [(line.action, line.detail) for line in access.lines(office.reader.connection)]


def test_a_good_backup_passes_and_nothing_stays_behind(office: Office) -> None:
    add(office, Unit)
    backups.back_up(office)
    before = beside(office)
    add(office, Unit)
    told: list[tuple[int, int]] = []
    found = drills.drill(office, PASSPHRASE, progress=lambda done, total: told.append((done, total)))
    assert found.problem == ""
    assert (found.entries, found.behind) == (3, 1)
    assert "was restored, opened and proven: 3 entries" in found.sentence
    assert found.sentence.endswith("; one entry was recorded since.")
    assert beside(office) == before
    assert told[-1] == (drills.PHASES, drills.PHASES) and [done for done, _ in told] == sorted(
        done for done, _ in told
    )
    assert drills.last_drill(office.reader) == found
    assert log(office)[0] == ("restore drill", f"backup of {found.backup_made}")
    assert office.verify().sound


def test_attachments_are_read_back_too(office: Office, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 nothing to see")
    attachments.attach(office, Unit, add(office, Unit), scan)
    made = backups.back_up(office)
    assert drills.drill(office, PASSPHRASE).files == 1
    (stored,) = (path for path in made.shared_files.rglob("*") if path.is_file())
    content = bytearray(stored.read_bytes())
    content[-1] ^= 1
    stored.write_bytes(content)
    found = drills.drill(office, PASSPHRASE)
    assert "1 file" in found.problem and "failed the drill" in found.sentence
    assert log(office)[0][0] == "restore drill failed"
    assert drills.due(office.reader).startswith("The last restore drill failed")


def test_a_damaged_backup_fails_and_the_office_is_unharmed(office: Office) -> None:
    made = backups.back_up(office)
    records = made.folder / RECORDS_NAME
    content = bytearray(records.read_bytes())
    content[len(content) // 2] ^= 1
    records.write_bytes(content)
    before = beside(office)
    found = drills.drill(office, PASSPHRASE)
    assert found.problem and beside(office) == before
    assert office.verify().sound


def test_a_wrong_passphrase_is_no_drill(office: Office) -> None:
    backups.back_up(office)
    with pytest.raises(Trouble) as caught:
        drills.drill(office, "not the passphrase")
    assert caught.value.cause is Cause.KEY
    assert drills.last_drill(office.reader) is None


def test_todays_passphrase_will_do_where_it_changed_since(office: Office) -> None:
    backups.back_up(office)
    users.change_own_passphrase(office, PASSPHRASE, "nine patient turtles", rounds=ROUNDS)
    assert drills.drill(office, "nine patient turtles").problem == ""
    assert drills.drill(office, PASSPHRASE).problem == "", "the backup's own slots open with the one of then"


def test_without_a_backup_and_while_reading_it_is_refused(office: Office) -> None:
    with pytest.raises(NotFound, match="no good backup"):
        drills.drill(office, PASSPHRASE)
    backups.back_up(office)
    with reopen(office.folder) as second, pytest.raises(Refused):
        drills.drill(second, PASSPHRASE)


@pytest.mark.parametrize("after", range(4))
def test_stopping_leaves_nothing_behind(office: Office, after: int) -> None:
    backups.back_up(office)
    before, asked = beside(office), iter(range(100))
    with pytest.raises(Refused, match="drill was stopped"):
        drills.drill(office, PASSPHRASE, cancelled=lambda: next(asked) >= after)
    assert beside(office) == before
    assert drills.last_drill(office.reader) is None


def test_a_drill_that_was_killed_is_swept_by_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.back_up(office)
    left = office.folder.with_name(f".{office.name} restore drill")
    left.mkdir()
    (left / "half").write_bytes(b"x")
    assert drills.drill(office, PASSPHRASE).problem == ""
    assert not left.exists()


def test_a_full_disk_is_the_machines_trouble(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.back_up(office)
    monkeypatch.setattr(disk, "free_space", lambda _: 1)
    with pytest.raises(Trouble) as caught:
        drills.drill(office, PASSPHRASE)
    assert caught.value.cause is Cause.DISK_FULL
    assert drills.last_drill(office.reader) is None


def test_a_copy_that_ends_elsewhere_is_found_out(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backups.back_up(office)
    manifest = made.folder / MANIFEST_NAME
    told = disk.read_checked_json(manifest, what="manifest")
    told["head"] = "0" * 64
    disk.write_durably(manifest, disk.checked_json(told))
    assert "ends elsewhere" in drills.drill(office, PASSPHRASE).problem


# -- when the next is due --------------------------------------------------------------------------------------------
def later(office: Office, days: int) -> None:
    office.move_to(TODAY + timedelta(days=days))


def test_the_next_one_is_due_after_the_offices_days(office: Office, clock: Hands) -> None:
    assert drills.due(office.reader) == ""
    later(office, 91)
    assert drills.due(office.reader) == "No backup of this office was ever restored in a drill."
    backups.back_up(office)
    clock.moment += timedelta(days=91)
    drills.drill(office, PASSPHRASE)
    assert drills.due(office.reader) == ""
    later(office, 181)
    assert drills.due(office.reader) == ""
    later(office, 182)
    assert "more than 90 days ago" in drills.due(office.reader)
    record = office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", drills.DAYS)))[0]
    with office.change("Twice a year") as work:
        work.set(PolicyRecord, record, {"value": "180"})
    assert drills.due(office.reader) == ""
