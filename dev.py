"""Set up, show, start, test, measure and build SCO Desk with nothing but Python: `python3 dev.py --help`.

Packages go into folders beside this file (`.venv`, `.venv-validator`, `.venv-build`), from the locked and
hashed lists in `requirements/`. Each folder carries a stamp of what it was made from, so a later start only
compares hashes.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

OLDEST, NEWEST = (3, 11), (3, 14)
if not OLDEST <= sys.version_info[:2] <= NEWEST:
    sys.exit(f"SCO Desk needs Python 3.11 to 3.14; this is Python {platform.python_version()}.")

ROOT = Path(__file__).resolve().parent
CHECKED = ("app", "models", "reports", "resources", "ui", "benchmarks", "dev.py")

# Debian packages; where either of two will do they stand in one text, the one to install first.
WINDOW_PACKAGES = (
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "fonts-dejavu-core",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
)
TEST_PACKAGES = (
    "at-spi2-core",
    "dbus",
    "libglib2.0-bin",
    "libreoffice-calc-nogui|libreoffice-calc",
    "libreoffice-writer-nogui|libreoffice-writer",
    "openbox",
    "poppler-utils",
    "python3-gi",
    "qpdf",
    "xauth",
    "xdotool",
    "xvfb",
)
BUILD_PACKAGES = ("binutils",)


class Stop(Exception):
    """Ends the run with one sentence; `code` is the exit code."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


class Environment(NamedTuple):
    """A virtual environment beside this file, made from one locked list."""

    folder: Path
    lock: Path
    installs_program: bool = False

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def digest(self) -> str:
        """What the stamp must say: the locked list, the project's own table and this Python's version."""
        parts = [self.lock.read_bytes(), b"%d.%d" % sys.version_info[:2]]
        if self.installs_program:
            parts.append((ROOT / "pyproject.toml").read_bytes())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    @property
    def ready(self) -> bool:
        """Whether the environment was finished from the present list."""
        stamp = self.folder / "dev.stamp"
        return self.python.exists() and stamp.exists() and stamp.read_text() == self.digest


PROGRAM = Environment(ROOT / ".venv", ROOT / "requirements/dev.txt", installs_program=True)
VALIDATOR = Environment(ROOT / ".venv-validator", ROOT / "requirements/validator.txt")
BUILD = Environment(ROOT / ".venv-build", ROOT / "requirements/build.txt", installs_program=True)


# Running other programs


def say(text: str) -> None:
    """Print at once, so that the lines of started programs come after it."""
    print(text, flush=True)


def run(command: Sequence[str | Path], **extra_env: str) -> int:
    """Run a command from the project's folder and return its exit code."""
    env = {**os.environ, **extra_env}
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=env)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether a command exists and ends well; its output is dropped."""
    try:
        quiet = subprocess.run(list(map(str, command)), capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        return False
    return quiet.returncode == 0


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    on_desktop = sys.platform in ("win32", "darwin")
    return on_desktop or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screen() -> dict[str, str]:
    """Environment for a program that uses Qt: without a display it draws off screen."""
    return {} if has_display() else {"QT_QPA_PLATFORM": "offscreen"}


# Virtual environments


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder against a second dev.py; the system lets go of it when this process ends in any way."""
    folder.mkdir(exist_ok=True)
    with (folder / "dev.lock").open("a") as handle:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # gives up after ten seconds; another set-up may take a minute
                    continue
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def ensure(environment: Environment) -> Path:
    """Make or complete the environment where needed and return its Python."""
    if not environment.ready:
        with alone_in(environment.folder):
            if not environment.ready:
                _complete(environment)
    return environment.python


def _complete(environment: Environment) -> None:
    folder = environment.folder
    say(f"Setting up {folder.name} from {environment.lock.name} (once, about a minute) ...")
    (folder / "dev.stamp").unlink(missing_ok=True)
    busy = folder / "dev.busy"
    if busy.exists() or not succeeds([environment.python, "-m", "pip", "--version"]):
        _recreate(environment)
    busy.touch()  # found again, it tells that packages may lie half written
    # The list is whole, so nothing is left to resolve: pip would look for newer versions of extras and stop at them.
    _pip(environment, "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", environment.lock)
    if environment.installs_program:
        # "compat" puts the folder on the path; the default import hook would cost time at every start
        as_it_stands = ("--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat")
        _pip(environment, *as_it_stands, "-e", ROOT)
    busy.unlink()
    (folder / "dev.stamp").write_text(environment.digest)


def _recreate(environment: Environment) -> None:
    for child in environment.folder.iterdir():
        if child.name == "dev.lock":
            continue
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        else:
            child.unlink()
    (environment.folder / ".gitignore").write_text("*\n")
    base = getattr(sys, "_base_executable", sys.executable)  # never a link into the folder being made
    made = subprocess.run([base, "-m", "venv", environment.folder], capture_output=True, text=True)
    if made.returncode:
        raise Stop(
            f"{made.stdout}{made.stderr}Could not make {environment.folder.name}; the reason stands above."
        )


def _pip(environment: Environment, *arguments: str | Path) -> None:
    quietly = ("--quiet", "--no-input", "--disable-pip-version-check")
    command = [environment.python, "-m", "pip", "install", *quietly, *arguments]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        name = environment.folder.name
        raise Stop(f"{done.stdout}{done.stderr}Could not install into {name}; the next start tries again.")


# System packages (Debian and its relatives)


def ensure_system(wanted: Sequence[str]) -> None:
    """Install missing Debian packages as root; otherwise name them in one line and go on."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    if find_spec("ensurepip") is None:  # Debian ships it apart from Python
        wanted = (*wanted, "python3-venv")
    present = _installed_packages()
    missing = [names.split("|")[0] for names in wanted if not present.intersection(names.split("|"))]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        say(f"Missing system packages, for an administrator to install: {' '.join(command)}")
        return
    say(f"Installing system packages: {' '.join(missing)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    succeeds(["apt-get", "update", "-q"])
    if not succeeds(command):
        say(f"Could not install them; going on without. By hand: {' '.join(command)}")


def _installed_packages() -> set[str]:
    """Names of the installed packages and of what they provide (libglib2.0-0t64 provides libglib2.0-0)."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\n"]
    listing = subprocess.run(query, capture_output=True, text=True).stdout
    lines = (line.replace(",", " ").split() for line in listing.splitlines())
    return {word for status, *words in lines if status == "installed" for word in words}


# Commands


def demo(_: list[str]) -> int:
    """Build the practice office and its papers in demo-out/; where there is a screen, open its window."""
    ensure_system(WINDOW_PACKAGES)
    python = ensure(PROGRAM)
    code = run([python, "-m", "app.cli", "demo", "demo-out"])
    if code == 0 and has_display() and not os.environ.get("CI"):
        code = run([python, "-m", "ui.main", "demo-out/office.sco"])
    return code


def start(arguments: list[str]) -> int:
    """Open the window; OFFICE is the folder NAME.sco."""
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        raise Stop("There is no screen here to open the window on; `dev.py demo` works without one.")
    ensure_system(WINDOW_PACKAGES)
    python = ensure(PROGRAM)
    offices = [argument if argument.startswith("-") else Path(argument).absolute() for argument in arguments]
    return run([python, "-m", "ui.main", *offices])


STYLE = "style (ruff check)", ["ruff", "check", "."]
FORMAT = "format (ruff format --check)", ["ruff", "format", "--check", "."]
TYPES = "types (mypy --strict)", ["mypy", "--strict", *(name for name in CHECKED if (ROOT / name).exists())]


def lint(_: list[str]) -> int:
    """Check style, format and types."""
    ensure(PROGRAM)
    for step in (STYLE, FORMAT, TYPES):
        _check(step)
    return 0


def _check(step: tuple[str, list[str]]) -> None:
    name, arguments = step
    say(f"== {name}")
    code = run([PROGRAM.python, "-m", *arguments])
    if code:
        raise Stop(f"Stopped: {name} failed.", code)


@contextmanager
def _types_beside() -> Iterator[None]:
    """Check types while the block runs: alone, they would leave one of two cores idle. Told after the block."""
    name, arguments = TYPES
    command = [str(PROGRAM.python), "-m", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        beside = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT)
        try:
            yield
            code = beside.wait()
        finally:
            beside.kill()  # nothing to a process that has ended
            beside.wait()
        told.seek(0)
        say(f"== {name}\n{told.read().rstrip()}")
        if code:
            raise Stop(f"Stopped: {name} failed.", code)


def test(arguments: list[str]) -> int:
    """Check style and format, then types beside the tests; further arguments go to pytest."""
    ensure_system((*WINDOW_PACKAGES, *TEST_PACKAGES))
    with ThreadPoolExecutor() as both:
        list(both.map(ensure, (PROGRAM, VALIDATOR)))
    for step in (STYLE, FORMAT):
        _check(step)
    with _types_beside():
        say("== tests (pytest)")
        whole = {"QT_QPA_PLATFORM": "offscreen", "SCO_WHOLE_SUITE": "1"}  # a missing tool is no excuse
        code = run([PROGRAM.python, "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments], **whole)
    return code


def bench(arguments: list[str]) -> int:
    """Measure against the floors and write docs/figures.md; further arguments go to the benchmarks."""
    ensure_system(WINDOW_PACKAGES)
    return run([ensure(PROGRAM), "-m", "benchmarks", *arguments], **screen())


def build(_: list[str]) -> int:
    """Freeze the program into dist/sco-desk and let the frozen program test itself."""
    ensure_system((*WINDOW_PACKAGES, *BUILD_PACKAGES))
    python = ensure(BUILD)
    with tempfile.TemporaryDirectory() as practice:
        steps: list[list[str | Path]] = [
            [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"],
            [_frozen("sco-desk"), "--selftest"],
            [
                _frozen("sco"),
                "demo",
                practice,
            ],  # sheets in and out, a paper, a backup, with nothing of this folder
        ]
        for step in steps:
            say(f"== {' '.join(Path(part).name for part in step)}")
            code = run(step, QT_QPA_PLATFORM="offscreen")
            if code:
                raise Stop(f"Stopped: {Path(step[0]).name} ended with {code}.", code)
    return 0


def _frozen(name: str) -> Path:
    return ROOT / "dist/sco-desk" / (f"{name}.exe" if os.name == "nt" else name)


COMMANDS = {"demo": demo, "run": start, "test": test, "lint": lint, "bench": bench, "build": build}


def main() -> int:
    """Carry out one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, show, test and build SCO Desk.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, function in COMMANDS.items():
        about = (function.__doc__ or "").strip()
        commands.add_parser(name, help=about, description=about)
    known, further = parser.parse_known_args()
    try:
        return COMMANDS[known.command]([argument for argument in further if argument != "--"])
    except Stop as stop:
        print(stop, file=sys.stderr, flush=True)
        return stop.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
