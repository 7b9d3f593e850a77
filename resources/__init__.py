"""Data that ships with the program, and the one way to reach it."""

import csv
from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where a resource lies, for example `path("icc/srgb.icc")`; FileNotFoundError if it is absent."""
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"The program's own file {name} is missing; install the program again.")
    return found


def text(name: str) -> str:
    """The resource as UTF-8 text."""
    return path(name).read_text(encoding="utf-8")


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV resource under its header line; every cell is text."""
    with path(name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
