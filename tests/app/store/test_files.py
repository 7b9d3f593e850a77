"""Attachments: what goes in comes out, and nothing else does."""

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cause, NotFound, Refused, Trouble
from app.store import disk, exports, files
from tests.app.store.conftest import flip

KEY = bytes(range(32))
SIZES = [0, 1, files.CHUNK - 1, files.CHUNK, files.CHUNK + 1, 3 * files.CHUNK, 3 * files.CHUNK + 7]


def put(folder: Path, content: bytes, key: bytes = KEY) -> files.StoredFile:
    return files.store(folder, key, io.BytesIO(content))


class Dripping(io.BytesIO):
    """Gives less than it is asked for, as a socket or a zip member may."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 1000) if size and size > 0 else size)


@pytest.mark.parametrize("size", SIZES)
def test_round_trip(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    stored = files.store(tmp_path, KEY, Dripping(content))
    assert stored == files.StoredFile(hashlib.sha256(content).hexdigest(), size)
    assert files.read_stored(tmp_path, KEY, stored.sha256) == content
    assert b"".join(files.open_stored(tmp_path, KEY, stored.sha256)) == content
    assert files.verify(tmp_path, KEY, stored.sha256) == size
    assert list(files.stored(tmp_path)) == [stored.sha256]


def test_equal_content_is_kept_once_and_no_plaintext(tmp_path: Path) -> None:
    content = b"canary " * 100_000
    assert put(tmp_path, content) == put(tmp_path, content)
    held = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(held) == 1
    assert b"canary" not in held[0].read_bytes()


def test_every_flipped_bit_is_found(tmp_path: Path) -> None:
    content = b"passport scan"
    stored = put(tmp_path, content)
    path = files.path_of(tmp_path, stored.sha256)
    sound = path.read_bytes()
    for at in range(len(sound)):
        flip(path, at, at % 8)
        with pytest.raises(Trouble, match=stored.sha256) as trouble:
            files.read_stored(tmp_path, KEY, stored.sha256)
        assert trouble.value.cause is Cause.DAMAGED
        path.write_bytes(sound)
    assert files.read_stored(tmp_path, KEY, stored.sha256) == content


SEALED = files.CHUNK + 16


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[: files._HEADER + 2 * SEALED],
        lambda data: data[: files._HEADER],
        lambda data: data[:5],
        lambda data: b"",
        lambda data: data[: files._HEADER] + data[files._HEADER + SEALED :],
        lambda data: (
            data[: files._HEADER]
            + data[files._HEADER + SEALED : files._HEADER + 2 * SEALED]
            + data[files._HEADER : files._HEADER + SEALED]
            + data[files._HEADER + 2 * SEALED :]
        ),
    ],
    ids=[
        "cut",
        "longer",
        "cut at a chunk",
        "header only",
        "cut header",
        "empty",
        "first chunk gone",
        "swapped",
    ],
)
def test_cut_dropped_and_swapped_chunks_are_found(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    stored = put(tmp_path, os.urandom(3 * files.CHUNK))
    path = files.path_of(tmp_path, stored.sha256)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(Trouble) as trouble:
        next(files.open_stored(tmp_path, KEY, stored.sha256))
    assert trouble.value.cause is Cause.DAMAGED
    assert not files.is_sound(tmp_path, KEY, stored.sha256)


def test_a_cut_shows_at_the_cut_even_without_the_digest(tmp_path: Path) -> None:
    stored = put(tmp_path, bytes(3 * files.CHUNK))
    path = files.path_of(tmp_path, stored.sha256)
    path.write_bytes(path.read_bytes()[: files._HEADER + 2 * SEALED])
    chunks = files._chunks(path, KEY, stored.sha256)
    assert next(chunks) == bytes(files.CHUNK)
    with pytest.raises(Trouble):
        next(chunks)


def test_a_disk_that_lies_is_found_out_before_a_record_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = disk.rename

    def lying(source: Path, target: Path) -> None:
        flip(source, 45)
        real(source, target)

    monkeypatch.setattr(disk, "rename", lying)
    with pytest.raises(Trouble) as trouble:
        put(tmp_path, b"content")
    assert trouble.value.cause is Cause.DAMAGED
    assert list(tmp_path.iterdir()) == []


def test_another_sound_file_in_its_place_is_found_before_use(tmp_path: Path) -> None:
    one, two = put(tmp_path, b"one" * 50_000), put(tmp_path, b"two" * 50_000)
    files.path_of(tmp_path, one.sha256).write_bytes(files.path_of(tmp_path, two.sha256).read_bytes())
    with pytest.raises(Trouble):
        next(files.open_stored(tmp_path, KEY, one.sha256))


def test_another_key_does_not_open_it(tmp_path: Path) -> None:
    stored = put(tmp_path, b"x")
    with pytest.raises(Trouble):
        files.read_stored(tmp_path, bytes(32), stored.sha256)


def test_attaching_again_heals_a_damaged_file(tmp_path: Path) -> None:
    stored = put(tmp_path, b"content")
    flip(files.path_of(tmp_path, stored.sha256), 60)
    put(tmp_path, b"content")
    assert files.read_stored(tmp_path, KEY, stored.sha256) == b"content"


def test_a_stopped_or_broken_source_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "unplugged")

    with pytest.raises(Refused):
        files.store(tmp_path, KEY, io.BytesIO(bytes(10)), cancelled=lambda: True)
    with pytest.raises(Trouble, match="unplugged"):
        files.store(tmp_path, KEY, Broken())
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_at_the_size(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    content = bytes(2 * files.CHUNK + 5)
    files.store(tmp_path, KEY, io.BytesIO(content), size=len(content), progress=lambda *at: seen.append(at))
    assert seen[-1] == (len(content), len(content))
    assert seen == sorted(seen)


def test_leftovers_and_unused_files_are_found(tmp_path: Path) -> None:
    used, unused = put(tmp_path, b"used"), put(tmp_path, b"unused")
    disk.part_beside(tmp_path / "attachment").write_bytes(b"half")
    assert files.sweep_temporaries(tmp_path) == 1
    assert files.unreferenced(tmp_path, {used.sha256}) == [unused.sha256]
    files.remove(tmp_path, unused.sha256)
    assert list(files.stored(tmp_path)) == [used.sha256]
    with pytest.raises(NotFound):
        files.read_stored(tmp_path, KEY, unused.sha256)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_digests_are_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        files.read_stored(tmp_path, KEY, name)


def test_another_key_reads_the_reencrypted_file(tmp_path: Path) -> None:
    content = os.urandom(2 * files.CHUNK + 100)
    stored = put(tmp_path / "old", content)
    files.reencrypt(tmp_path / "old", tmp_path / "new", KEY, bytes(32), stored.sha256)
    assert files.read_stored(tmp_path / "new", bytes(32), stored.sha256) == content
    assert not files.is_sound(tmp_path / "new", KEY, stored.sha256)


def test_copies_opened_outside_are_swept(tmp_path: Path) -> None:
    folder = tmp_path / "outside"
    path = exports.export_to_swept(folder, "letter.pdf", [b"one", b"two"])
    assert path.name == "letter.pdf"
    assert path.read_bytes() == b"onetwo"
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0
    assert exports.export_to_swept(folder, "letter.pdf", [b"x"]) != path
    assert exports.sweep_exports(folder) == []
    assert list(folder.iterdir()) == []
    assert exports.sweep_exports(tmp_path / "never made") == []


def test_a_damaged_attachment_leaves_no_half_copy_outside(tmp_path: Path) -> None:
    stored = put(tmp_path, os.urandom(3 * files.CHUNK))
    path = files.path_of(tmp_path, stored.sha256)
    flip(path, path.stat().st_size - 1)
    with pytest.raises(Trouble):
        exports.export_to_swept(tmp_path / "out", "x.pdf", files.open_stored(tmp_path, KEY, stored.sha256))
    assert list((tmp_path / "out").iterdir()) == []


@given(st.text(st.characters(codec=None) | st.sampled_from(" .\ud800/:")) | st.text(min_size=100))
def test_names_from_outside_are_harmless(name: str) -> None:
    safe = exports.safe_name(name)
    assert safe
    assert Path(safe).name == safe
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe not in (".", "..")
    assert len(safe.encode()) < 170
    assert safe == safe.strip(" .")
    assert exports.safe_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../x.pdf", "_.._x.pdf"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("Pass: A/B?.pdf", "Pass_ A_B_.pdf"),
        ("", "attachment"),
        ("جواز.pdf", "جواز.pdf"),
        ("x" * 300 + ".docx", "x" * 120 + ".docx"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert exports.safe_name(name) == safe
