"""The project's own papers agree with each other: pins, locks, README, packages, and what no file names."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from app.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
EXACT = re.compile(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.]+)")
# Places and machinery of whoever builds the program; pieced together so that this file passes its own test.
FORBIDDEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w.~])/" + r"(work|root|home/\w|opt|tmp)/",
        r"[A-Z]:" + r"\\Users",
        r"\.\./" + r"shared",
        r"pypi\." + r"org|files\.python" + r"hosted|--(extra-)?index" + r"-url https?",
    )
]

SHAPE = frozenset(
    {
        ".ci", ".gitignore", "README.md", "app", "benchmarks", "build.spec", "dev.py", "docs", "models",
        "pyproject.toml", "reports", "requirements", "resources", "tests", "ui",
    }
)  # fmt: skip


def normal(name: str) -> str:
    """The spelling by which two names of a package are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def locked(lock: Path) -> dict[str, tuple[str, int]]:
    """Package to (version, number of hashes) of a locked list."""
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    packages = {}
    for entry in entries:
        match = EXACT.match(entry)
        assert match, entry
        packages[normal(match[1])] = (match[2], len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)))
    return packages


def declared(*extras: str) -> dict[str, str]:
    """Package to exact version, from pyproject.toml; a loose pin is an error."""
    project = PROJECT["project"]
    texts = [
        *project["dependencies"],
        *(t for extra in extras for t in project["optional-dependencies"][extra]),
    ]
    pins = {}
    for text in texts:
        match = EXACT.fullmatch(text)
        assert match, f"{text} is not pinned to one version"
        pins[normal(match[1])] = match[2]
    return pins


def tracked_texts() -> list[tuple[str, str]]:
    """Every text file under version control, with what stands in it."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    texts = []
    for name in filter(None, listing.split("\0")):
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in content:
            texts.append((name, content.decode("utf-8", "replace")))
    return texts


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("runtime", ()), ("dev", ("dev",)), ("build", ("build",))],
    ids=lambda value: str(value),
)
def test_a_lock_holds_every_declared_package_at_its_version(lock: str, extras: tuple[str, ...]) -> None:
    packages = locked(ROOT / "requirements" / f"{lock}.txt")
    assert {name: packages[name][0] for name in declared(*extras)} == declared(*extras)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_carries_hashes(lock: Path) -> None:
    assert [name for name, (_, hashes) in locked(lock).items() if not hashes] == []


@pytest.mark.parametrize("name", ["dev", "build"])
def test_the_locks_agree_on_what_the_program_runs_with(name: str) -> None:
    runtime = locked(ROOT / "requirements/runtime.txt")
    other = locked(ROOT / f"requirements/{name}.txt")
    assert {package: other.get(package) for package in runtime} == runtime


def test_the_readme_gives_the_two_commands_and_only_pictures_and_papers_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 dev.py demo" in readme
    assert "python3 dev.py run" in readme
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", readme) if "://" not in link]
    assert len(links) >= 4
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_folder_with_modules_is_a_package() -> None:
    """setuptools leaves a folder without __init__.py out, and mypy takes its modules for strangers."""
    folders = {
        path.parent for room in ("app", "models", "reports", "ui") for path in (ROOT / room).rglob("*.py")
    }
    loose = {str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()}
    assert {folder for folder in loose if not folder.startswith("models/migrations")} == set()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone: no list of the project's files")
def test_no_file_names_the_place_where_it_is_built() -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in tracked_texts()
        for pattern in FORBIDDEN
        for match in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone: no list of the project's files")
def test_nothing_stands_at_the_top_but_the_shape_of_the_project() -> None:
    """A paper that a trial left behind may name a person; it does not belong under version control."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {name.split("/")[0] for name in listing.stdout.split("\0") if name} <= SHAPE


def test_the_program_says_the_version_of_the_project() -> None:
    assert PROJECT["project"]["version"] == VERSION
