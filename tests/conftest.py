"""What every test stands on: Qt without a screen, a home of its own, and no sockets."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.tripwire import Tripwire, write_child_hook

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
WHOLE_SUITE = bool(os.environ.get("SCO_WHOLE_SUITE"))

settings.register_profile("quick", max_examples=30, deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("quick"), max_examples=40, database=None)
settings.register_profile(
    "long", settings.get_profile("ci"), max_examples=5000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if WHOLE_SUITE else "quick"))

_tripwire = Tripwire()

MEMORY, ROOM = Path("/dev/shm"), 2 << 30


def _quick_disk() -> dict[str, str]:
    """Where tests keep their files: in memory, if 2 GB are free there, as each save waits for the disk many times."""
    try:
        fits = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    except OSError:
        fits = False
    return {"TMPDIR": str(MEMORY), "PYTEST_DEBUG_TEMPROOT": str(MEMORY)} if fits else {}


def _home_variables(home: Path) -> dict[str, str]:
    """Every variable by which a program finds its user's folders, on Linux and Windows."""
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "roaming"),
        "LOCALAPPDATA": str(home / "local"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


def pytest_configure(config: pytest.Config) -> None:
    """Point this process at a home of its own before any session fixture runs."""
    for name, folder in _quick_disk().items():
        os.environ.setdefault(name, folder)
    tempfile.tempdir = None  # it looks again
    if os.environ.get("LC_ALL") in ("C", "POSIX"):
        os.environ["LC_ALL"] = "C.UTF-8"  # Qt would take it all the same, with a warning
    home = Path(tempfile.mkdtemp(prefix="sco-tests-"))
    config.stash[_SESSION_HOME] = home
    os.environ.update(_home_variables(home))
    for name in ("SCO_PASSPHRASE", "SCO_USER"):
        os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long walks come first, then all that is slow: begun last, one would keep a worker busy with no other left.

    What looks through all that is in memory is slow, too, and has less to look through then.
    """
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if {"x11", "soak"} & {*item.path.parts}:
        return 0
    return 1 if item.get_closest_marker("slow") else 2


def pytest_unconfigure(config: pytest.Config) -> None:
    """Drop the session's home."""
    shutil.rmtree(config.stash[_SESSION_HOME], ignore_errors=True)


_SESSION_HOME = pytest.StashKey[Path]()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for home folders; pytest would look through all that there are for the next free one."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count(1))


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty home folder this test sees."""
    folder = next(homes)
    folder.mkdir(mode=0o700)
    for name, value in _home_variables(folder).items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture(autouse=True)
def tripwire() -> Iterator[Tripwire]:
    """Fail the test if a socket of any family was opened from Python while it ran."""
    before = len(_tripwire.events)
    yield _tripwire
    assert _tripwire.events[before:] == []


@pytest.fixture
def child_env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment for a Python that a test starts: it finds the project, and ends with 97 at a socket."""
    hook = tmp_path_factory.mktemp("tripwire")
    write_child_hook(hook)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(hook), str(ROOT)])}


@pytest.fixture(scope="session")
def validator_python() -> Path:
    """The Python of the environment that holds the independent PDF validator; `dev.py test` makes it."""
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    python = ROOT / ".venv-validator" / inside
    if not python.exists():
        if WHOLE_SUITE:
            pytest.fail(f"{python} is missing; dev.py test makes it")
        pytest.skip("no .venv-validator; dev.py test makes it")
    return python
