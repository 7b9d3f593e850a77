"""Files that are whole or absent, and the sentences for what the machine refuses."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cause, Refused, Trouble
from app.store import disk, places

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = (
        AS_ROOT
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "none", place], check=False, capture_output=True
        ).returncode
    )
    if not mounted:
        pytest.skip("needs the right to mount a small disk")
    yield place
    subprocess.run(["umount", place], check=True)


@given(st.binary(max_size=5000))
def test_what_is_written_is_there(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("disk") / "file"
    disk.write_durably(path, b"old")
    disk.write_durably(path, data)
    assert path.read_bytes() == data
    assert [entry.name for entry in path.parent.iterdir()] == ["file"]


def test_a_full_disk_keeps_the_old_file(small_disk: Path) -> None:
    path = small_disk / "settings"
    disk.write_durably(path, b"old" * 1000)
    with pytest.raises(Trouble) as trouble:
        disk.write_durably(path, os.urandom(2_000_000), what="the settings")
    assert trouble.value.cause is Cause.DISK_FULL
    assert "the settings" in trouble.value.title
    assert path.read_bytes() == b"old" * 1000
    assert [entry.name for entry in small_disk.iterdir()] == ["settings"]


@pytest.mark.skipif(sys.platform == "win32", reason="no file-size limit")
def test_a_file_size_limit_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "settings"
    disk.write_durably(path, b"old")
    import resource
    import signal

    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(Trouble) as trouble:
            disk.write_durably(path, bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert trouble.value.cause is Cause.DISK_FULL
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("failing", range(1, 12))
def test_every_failing_sync_or_rename_leaves_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """The failure point moves on by one call until the write succeeds; "written" is never said falsely."""
    path = tmp_path / "file"
    disk.write_durably(path, b"old")
    calls = 0

    def sometimes(real: object) -> object:
        assert callable(real)

        def call(*args: object, **kwargs: object) -> object:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(errno.EIO, "planted")
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", sometimes(os.fsync))
        patch.setattr(Path, "replace", sometimes(Path.replace))
        patch.setattr(Path, "read_bytes", sometimes(Path.read_bytes))
        try:
            disk.write_durably(path, b"new")
            said = True
        except Trouble as trouble:
            said = False
            assert trouble.cause is Cause.OTHER
            assert "planted" in trouble.title
    assert path.read_bytes() in ((b"new",) if said else (b"old", b"new"))
    assert len(list(tmp_path.iterdir())) == 1
    assert said == (failing > 4)  # file, rename, folder, read back


def test_a_disk_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"something else")
    with pytest.raises(Trouble) as trouble:
        disk.write_durably(tmp_path / "file", b"data")
    assert trouble.value.cause is Cause.DAMAGED


def test_a_scanner_that_holds_the_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [True] * 5
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if held:
            held.pop()
            raise PermissionError(errno.EACCES, "held")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Trouble):  # on Linux the refusal is final
        disk.write_durably(tmp_path / "file", b"data")
    monkeypatch.setattr(sys, "platform", "win32")
    disk.write_durably(tmp_path / "file", b"data")
    assert (tmp_path / "file").read_bytes() == b"data"


@pytest.mark.parametrize(
    ("number", "windows", "cause"),
    [
        (errno.ENOSPC, None, Cause.DISK_FULL),
        (errno.EDQUOT, None, Cause.DISK_FULL),
        (errno.EROFS, None, Cause.READ_ONLY),
        (errno.EACCES, None, Cause.READ_ONLY),
        (errno.EBUSY, None, Cause.LOCKED),
        (errno.EACCES, 32, Cause.LOCKED),
        (errno.ENOSPC, 112, Cause.DISK_FULL),
        (errno.EIO, None, Cause.OTHER),
    ],
)
def test_every_refusal_has_a_sentence(number: int, windows: int | None, cause: Cause) -> None:
    error = OSError(number, "reason")
    error.winerror = windows  # type: ignore[attr-defined]
    trouble = disk.trouble_from(error, "the backup")
    assert trouble.cause is cause
    assert "the backup" in trouble.title
    assert trouble.kept
    assert trouble.do
    assert "Error" not in trouble.sentence


def test_too_little_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"it needs .* MB, .* MB are free") as trouble:
        disk.require_space(tmp_path / "not" / "yet", 1 << 60, "the backup")
    assert trouble.value.cause is Cause.DISK_FULL
    disk.require_space(tmp_path, 1, "the backup")


def test_leftovers_are_swept_and_others_kept(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    part = disk.part_beside(tmp_path / "sub" / "file")
    part.write_bytes(b"x")
    (tmp_path / "sub" / "file").write_bytes(b"x")
    assert disk.sweep_parts(tmp_path) == 1
    assert not part.exists()
    assert (tmp_path / "sub" / "file").exists()


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.none()), st.data())
def test_one_flipped_bit_in_a_checked_file_is_seen(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object], data: st.DataObject
) -> None:
    content.pop("sum", None)
    content = {key.encode(errors="replace").decode(): value for key, value in content.items()}
    path = tmp_path_factory.mktemp("disk") / "file"
    sound = disk.checked_json({key: _clean(value) for key, value in content.items()})
    path.write_bytes(sound)
    assert disk.read_checked_json(path, what="it") == {key: _clean(value) for key, value in content.items()}
    at = data.draw(st.integers(0, len(sound) * 8 - 1))
    changed = bytearray(sound)
    changed[at // 8] ^= 1 << at % 8
    path.write_bytes(changed)
    with pytest.raises(Trouble) as trouble:
        disk.read_checked_json(path, what="it")
    assert trouble.value.cause is Cause.DAMAGED


def test_a_flipped_bit_that_json_itself_would_not_mind_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(disk.checked_json({"a": "\x1f"}).replace(rb"\u001f", rb"\u001F"))
    with pytest.raises(Trouble):
        disk.read_checked_json(path, what="it")


def _clean(value: object) -> object:
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def test_stopping_is_a_refusal_not_a_fault() -> None:
    with pytest.raises(Refused, match="The backup was stopped"):
        disk.stop_if(lambda: True, "The backup")
    disk.stop_if(disk.never_cancelled, "The backup")


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ada/local ext4 rw 0 0
//nas/share /mnt/with\\040space cifs rw 0 0
ada@host: /mnt/ssh fuse.sshfs rw 0 0
/dev/fuse /mnt/ntfs fuseblk rw 0 0
/dev/sdc1 /mnt/twice ext4 rw 0 0
server:/x /mnt/twice nfs rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="drive types come from the system there")
@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/srv/office.sco", None),
        ("/home/ada/office.sco", "a network drive (nfs4)"),
        ("/home/ada/local/office.sco", None),
        ("/mnt/with space/office.sco", "a network drive (cifs)"),
        ("/mnt/ssh/x", "a network drive (fuse.sshfs)"),
        ("/mnt/ntfs/x", None),
        ("/mnt/twice/x", "a network drive (nfs)"),
        ("/srv/OneDrive - Embassy Example/office.sco", "a OneDrive folder"),
        ("/srv/Dropbox (Personal)/office.sco", "a Dropbox folder"),
        ("/srv/Google Drive/office.sco", "a Google Drive folder"),
        ("/srv/iCloudDrive/office.sco", "an iCloud Drive folder"),
        ("/srv/dropboxes/office.sco", None),
    ],
)
def test_where_an_office_must_not_be_written(path: str, why: str | None) -> None:
    assert places.is_network_or_synced(Path(path), mounts=MOUNTS) == why


def test_a_marker_of_a_synchronising_program_is_seen(tmp_path: Path) -> None:
    office = tmp_path / "a" / "office.sco"
    office.mkdir(parents=True)
    assert places.is_network_or_synced(office, mounts="") is None
    (tmp_path / "a" / ".stfolder").mkdir()
    assert places.is_network_or_synced(office, mounts="") == "a Syncthing folder"


def test_this_machine_can_be_asked(tmp_path: Path) -> None:
    assert places.is_network_or_synced(tmp_path) is None
