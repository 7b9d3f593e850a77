"""An office folder made in a moment: few rounds, one user, a small table."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.store import connection, keys
from app.store.connection import RECORDS_NAME, Role
from app.store.dbapi import Connection
from app.store.manifest import Contents

ROUNDS = 1_000
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSPHRASE = "seven quiet harbours"
OFFICE_ID = "0b54b1a2-5d3e-4d2a-9a55-0f6d1f6f0c11"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS_FLOOR", ROUNDS)
    monkeypatch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)


@pytest.fixture
def key() -> bytes:
    return keys.new_data_key()


@pytest.fixture
def make_office(tmp_path: Path) -> Callable[..., Path]:
    def make(key: bytes, name: str = "office.sco", rows: int = 500) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        slot = keys.make_slot("Ada Quill", PASSPHRASE, key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS)
        keys.write_keys(folder, keys.KeyFile(OFFICE_ID, keys.key_id(key), (slot,)))
        writer = connection.connect(folder / RECORDS_NAME, key, Role.WRITER, create=True)
        writer.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        add_rows(writer, rows)
        connection.close(writer)
        return folder

    return make


@pytest.fixture
def office(make_office: Callable[..., Path], key: bytes) -> Path:
    return make_office(key)


def add_rows(writer: Connection, count: int) -> None:
    writer.execute("BEGIN IMMEDIATE")
    writer.executemany(
        "INSERT INTO line (text) VALUES (?)", [(f"row {n} " + "x" * 150,) for n in range(count)]
    )
    writer.execute("COMMIT")


def count_rows(folder: Path, key: bytes) -> int:
    reader = connection.connect(folder / RECORDS_NAME, key, Role.READER)
    try:
        return int(reader.execute("SELECT count(*) FROM line").fetchone()[0])
    finally:
        connection.close(reader)


def look(opened: Connection) -> Contents:
    """What the office would check in a copy: the head and the counts."""
    rows = int(opened.execute("SELECT count(*) FROM line").fetchone()[0])
    return Contents(f"head-{rows}", {"lines": rows})


def flip(path: Path, at: int, bit: int = 0) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)
