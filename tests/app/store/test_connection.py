"""Opening by role, the key's proof, damage, leftovers of a crash, and errors as sentences."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Cause, NotFound, Trouble
from app.store import connection, keys
from app.store.connection import RECORDS_NAME, Role
from tests.app.store.conftest import add_rows, count_rows, flip


def pragma(opened: connection.Connection, name: str) -> object:
    return opened.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_the_safe_settings(office: Path, key: bytes, role: Role) -> None:
    opened = connection.connect(office / RECORDS_NAME, key, role)
    settings = {
        name: pragma(opened, name)
        for name in (
            "foreign_keys",
            "synchronous",
            "temp_store",
            "secure_delete",
            "trusted_schema",
            "query_only",
        )
    }
    assert settings == {
        "foreign_keys": 1,
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "query_only": int(role is not Role.WRITER),
    }
    assert pragma(opened, "cache_size") == -role.value
    if role is Role.WRITER:
        assert pragma(opened, "journal_mode") == "wal"
    connection.close(opened)


def test_the_cache_sizes_are_the_decided_ones() -> None:
    sizes = {role: role.value // 1024 for role in Role}
    assert sizes == {Role.WRITER: 8, Role.GRID: 32, Role.SEARCH: 16, Role.READER: 4, Role.FROZEN: 4}


@pytest.mark.parametrize("role", [Role.GRID, Role.SEARCH, Role.READER, Role.FROZEN])
def test_only_the_writer_writes(office: Path, key: bytes, role: Role) -> None:
    opened = connection.connect(office / RECORDS_NAME, key, role)
    with pytest.raises(Trouble) as trouble, connection.translated():
        opened.execute("INSERT INTO line (text) VALUES ('x')")
    assert trouble.value.cause is Cause.READ_ONLY
    connection.close(opened)


def test_nothing_readable_is_on_disk(office: Path, key: bytes) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    writer.execute("INSERT INTO line (text) VALUES ('canary in the mine')")
    for path in office.iterdir():
        assert b"canary" not in path.read_bytes()
        assert b"SQLite" not in path.read_bytes()
    connection.close(writer)


def test_closing_leaves_one_file(office: Path, key: bytes) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, 10)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO line (text) VALUES ('not committed')")
    assert connection.side_files(office / RECORDS_NAME)
    connection.close(writer)
    assert connection.side_files(office / RECORDS_NAME) == []
    assert count_rows(office, key) == 510


def test_closing_the_writer_empties_the_log_under_a_reader(office: Path, key: bytes) -> None:
    reader = connection.connect(office / RECORDS_NAME, key, Role.READER)
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    add_rows(writer, 10)
    connection.close(writer)
    assert (office / "records.db-wal").stat().st_size == 0
    connection.close(reader)


def test_a_key_of_another_office_is_a_key_trouble(office: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        connection.connect(office / RECORDS_NAME, keys.new_data_key(), Role.WRITER)
    assert trouble.value.cause is Cause.KEY


@pytest.mark.parametrize(
    ("spoil", "cause", "says"),
    [
        (lambda path: flip(path, 60), Cause.DAMAGED, "1 of "),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), Cause.DAMAGED, "cut off"),
        (lambda path: path.write_bytes(b""), Cause.DAMAGED, "empty"),
        (
            lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(8176)),
            Cause.REFUSED_FILE,
            "not encrypted",
        ),
        (lambda path: path.write_bytes(os.urandom(8192)), Cause.KEY, "another office"),
    ],
)
def test_a_spoilt_file_says_what_is_wrong(
    office: Path, key: bytes, spoil: object, cause: Cause, says: str
) -> None:
    assert callable(spoil)
    spoil(office / RECORDS_NAME)
    with pytest.raises(Trouble, match=says) as trouble:
        connection.connect(office / RECORDS_NAME, key, Role.READER)
    assert trouble.value.cause is cause


def test_no_file_is_made_by_looking(office: Path, key: bytes) -> None:
    with pytest.raises(NotFound):
        connection.connect(office / "other.db", key, Role.WRITER)
    assert not (office / "other.db").exists()


def test_one_flipped_bit_in_any_page_is_found(office: Path, key: bytes) -> None:
    path = office / RECORDS_NAME
    sound = path.read_bytes()
    pages = len(sound) // connection.PAGE
    assert pages > 20
    found = 0
    for page in range(1, pages):
        flip(path, page * connection.PAGE + page * 37 % connection.PAGE, page % 8)
        opened = connection.connect(path, key, Role.FROZEN)
        found += any(f"page {page + 1}" in problem for problem in connection.check_integrity(opened))
        connection.close(opened)
        path.write_bytes(sound)
    assert found == pages - 1
    opened = connection.connect(path, key, Role.FROZEN)
    assert connection.check_integrity(opened) == []
    connection.close(opened)


def test_a_damaged_page_is_never_shown_as_good(office: Path, key: bytes) -> None:
    path = office / RECORDS_NAME
    flip(path, 10 * connection.PAGE + 99)
    opened = connection.connect(path, key, Role.READER)
    with pytest.raises(Trouble) as trouble, connection.translated():
        opened.execute("SELECT sum(length(text)) FROM line").fetchone()
    assert trouble.value.cause is Cause.DAMAGED
    connection.close(opened)


_KILLED = """
import os, signal, sys
from pathlib import Path
from app.store import connection
from tests.app.store.conftest import add_rows
writer = connection.connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), connection.Role.WRITER)
add_rows(writer, 7)
writer.execute("BEGIN IMMEDIATE")
writer.execute("INSERT INTO line (text) VALUES ('half done')")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_log_of_a_killed_program_is_taken_up(office: Path, key: bytes) -> None:
    path = office / RECORDS_NAME
    subprocess.run([sys.executable, "-c", _KILLED, path, key.hex()], check=False, timeout=60)
    assert path.with_name("records.db-wal").stat().st_size > 0
    with pytest.raises(Trouble, match="not closed cleanly"):
        connection.connect(path, key, Role.FROZEN)
    assert count_rows(office, key) == 507


def test_readers_see_commits_while_the_writer_works(office: Path, key: bytes) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    reader = connection.connect(office / RECORDS_NAME, key, Role.READER)
    for expected in (501, 502):
        writer.execute("INSERT INTO line (text) VALUES ('x')")
        assert reader.execute("SELECT count(*) FROM line").fetchone()[0] == expected
    connection.close(writer)
    connection.close(reader)


def test_two_writers_meet_as_locked(office: Path, key: bytes) -> None:
    first = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    second = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    second.execute("PRAGMA busy_timeout = 50")
    first.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble) as trouble, connection.translated():
        second.execute("BEGIN IMMEDIATE")
    assert trouble.value.cause is Cause.LOCKED
    connection.close(first)
    connection.close(second)


def test_a_fault_of_the_program_is_not_called_trouble(office: Path, key: bytes) -> None:
    opened = connection.connect(office / RECORDS_NAME, key, Role.READER)
    with pytest.raises(Exception, match="no such table") as fault, connection.translated():
        opened.execute("SELECT * FROM nowhere")
    assert not isinstance(fault.value, Trouble)
    assert connection.map_error(ValueError("x")) is None
    connection.close(opened)


def test_an_old_database_library_is_refused(
    office: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MINIMUM_SQLITE", (99, 0, 0))
    with pytest.raises(Trouble, match=r"before 99\.0\.0"):
        connection.connect(office / RECORDS_NAME, key, Role.WRITER)


def test_file_version(office: Path, key: bytes) -> None:
    writer = connection.connect(office / RECORDS_NAME, key, Role.WRITER)
    writer.execute("PRAGMA application_id = 1396920132")
    writer.execute("PRAGMA user_version = 7")
    connection.close(writer)
    assert connection.file_version(office / RECORDS_NAME, key) == connection.FileVersion(1396920132, 7)


_NAMES = ["plain.sco", "with space # % ? é.sco", "мой офис.sco", "مكتب.sco"]


@pytest.mark.parametrize("name", [name for name in _NAMES if sys.platform != "win32" or "?" not in name])
def test_folder_names_of_the_world(make_office: object, key: bytes, name: str) -> None:
    assert callable(make_office)
    folder = make_office(key, name=name)
    assert count_rows(folder, key) == 500
    assert [path.name for path in sorted(folder.iterdir())] == ["keys.json", RECORDS_NAME]


def test_terminal_stays_silent_on_a_wrong_key(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Trouble):
        connection.connect(office / RECORDS_NAME, bytes(32), Role.WRITER)
    assert capfd.readouterr() == ("", "")
