"""One writer per office, whoever dies."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Cause, Trouble
from app.store import lock

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HERE = {"user": "Ada Quill", "machine": "LAPTOP-1", "version": "0.1.0"}

_CHILD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from app.store import lock
held = lock.take(Path(sys.argv[1]), user="Ben Slate", machine="LAPTOP-1", version="0.1.0",
                 now=datetime(2026, 3, 2, 6, 0, tzinfo=UTC))
print(type(held).__name__, flush=True)
sys.stdin.read()
held.release()
"""


def take(folder: Path, now: datetime = NOW, **changes: object) -> lock.Lock | lock.Held:
    return lock.take(folder, now=now, **(HERE | changes))  # type: ignore[arg-type]


def taken(folder: Path, now: datetime = NOW, **changes: object) -> lock.Lock:
    result = take(folder, now, **changes)
    assert isinstance(result, lock.Lock)
    return result


def held(folder: Path, now: datetime = NOW, **changes: object) -> lock.Held:
    result = take(folder, now, **changes)
    assert isinstance(result, lock.Held)
    return result


def child(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _CHILD, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "Lock\n"
    return process


def test_a_second_opener_is_told_who_writes_since_when(tmp_path: Path) -> None:
    process = child(tmp_path)
    found = held(tmp_path)
    assert found.alive
    assert found.owner is not None
    assert (found.owner.user, found.owner.pid) == ("Ben Slate", process.pid)
    assert found.sentence == "Ben Slate on LAPTOP-1 has had this office open for writing for 3 hours."
    process.communicate("", timeout=30)
    taken(tmp_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_program_leaves_no_stuck_lock(tmp_path: Path) -> None:
    process = child(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    mine = taken(tmp_path)
    assert mine.took_over is not None
    assert mine.took_over.user == "Ben Slate"
    assert isinstance(take(tmp_path), lock.Held)
    mine.release()
    assert taken(tmp_path).took_over is None


def test_two_in_one_program_meet_too(tmp_path: Path) -> None:
    with taken(tmp_path):
        assert held(tmp_path).alive
    taken(tmp_path).release()


def test_a_name_from_another_machine_is_never_taken_silently(tmp_path: Path) -> None:
    left = {"user": "Cy Vale", "machine": "LAPTOP-2", "version": "0.1.0", "pid": 1, "since": NOW.isoformat()}
    (tmp_path / lock.LOCK_NAME).write_text(json.dumps(left))
    found = held(tmp_path, now=NOW + timedelta(days=2))
    assert found.alive is None
    assert found.sentence.startswith(
        "Cy Vale on LAPTOP-2 opened this office for writing 2 days ago and did not"
    )
    assert lock.holder(tmp_path) == found.owner, "looking changed nothing"
    mine = taken(tmp_path, take_over=True)
    assert mine.took_over == found.owner
    mine.release()
    assert lock.holder(tmp_path) is None


@pytest.mark.parametrize("content", ["", "garbage", "{}", '{"user": 1}', "[]", "\x00" * 50])
def test_an_unreadable_lock_file_does_not_stop_anybody(tmp_path: Path, content: str) -> None:
    (tmp_path / lock.LOCK_NAME).write_text(content)
    assert taken(tmp_path).took_over is None


def test_releasing_twice_harms_nobody(tmp_path: Path) -> None:
    mine = taken(tmp_path)
    mine.release()
    other = taken(tmp_path)
    mine.release()
    assert isinstance(take(tmp_path), lock.Held)
    other.release()


@pytest.mark.parametrize(
    ("since", "age"),
    [
        ("2026-03-02T08:59:30+00:00", "less than a minute"),
        ("2026-03-02T08:59:00+00:00", "1 minute"),
        ("2026-03-01T09:00:00+00:00", "1 day"),
        ("yesterday", "an unknown time"),
        ("2026-03-02T08:00:00", "an unknown time"),
    ],
)
def test_ages(since: str, age: str) -> None:
    assert lock.Owner("a", "b", "1", 1, since).age(NOW) == age


def test_a_folder_that_is_gone_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        take(tmp_path / "gone")
    assert lock.holder(tmp_path / "gone") is None


def test_a_short_change_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_BRIEF_PAUSE", 0.0)
    path = tmp_path / "keys.lock"
    with lock.briefly(path), pytest.raises(Trouble) as trouble, lock.briefly(path):
        pass
    assert trouble.value.cause is Cause.LOCKED
    with lock.briefly(path):
        assert path.exists()
