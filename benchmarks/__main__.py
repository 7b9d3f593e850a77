"""`python -m benchmarks [--quick] [NAME…]`: measures against the floors and writes docs/figures.md.

Quick mode takes smaller offices and fewer samples and leaves docs/figures.md alone.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from datetime import date
from importlib import import_module, metadata
from pathlib import Path

from benchmarks.measure import ROOT, Figure

SUBJECTS = (
    "starting", "commands", "saving", "rechecking", "papers", "importing", "sheets", "windows", "board", "inventory",
    "serials", "armory", "portfolio", "cases", "visits", "planning_fmt", "planning_whatif",
)  # fmt: skip
LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab")
HEAD = """# Figures

Written by `python3 dev.py bench`. Each result stands beside its floor: the cheapest honest way to do the same job,
with the same reading and writing and nothing of the program (`benchmarks/floors.py`), taken in turn with it in the
same run. Medians unless said. Absolute times move with the machine and with what else runs on it; ratios hardly.
Offices of the lists were filled directly (tables and search index, no journal); the import's went the ordinary way.

"""


def main() -> int:
    """Runs the subjects; returns 1 when one of them failed to run."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"subjects: {', '.join(SUBJECTS)}")
    parser.add_argument("--quick", action="store_true", help="smaller, in under two minutes; writes no file")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(SUBJECTS):
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    failed = False
    with tempfile.TemporaryDirectory(prefix="sco-figures-") as place:
        for name in asked.names or SUBJECTS:
            failed |= not _measured(name, Path(place), asked.quick, figures)
    if not asked.quick and not asked.names and not failed:
        target = ROOT / "docs" / "figures.md"
        target.write_text(HEAD + _machine() + table(figures), encoding="utf-8")
        print(f"Wrote {target.relative_to(ROOT)}.")
    return int(failed)


def _measured(name: str, place: Path, quick: bool, figures: list[Figure]) -> bool:
    began = time.perf_counter()
    print(f"== {name}", flush=True)
    folder = place / name
    folder.mkdir()
    try:
        for figure in import_module(f"benchmarks.{name}").run(folder, quick):
            figures.append(figure)
            print(" | ".join(_cells(figure)), flush=True)
    except (RuntimeError, OSError, ValueError, AssertionError) as error:
        print(f"{name} did not run: {error}", file=sys.stderr)
        return False
    print(f"   {time.perf_counter() - began:.0f} s", flush=True)
    return True


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors{load}"
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    python = f"Python {platform.python_version()}"
    return f"Machine: {system}. {python}, {versions}. {date.today():%d %b %Y}.\n\n"


_REACHED = {True: "yes", False: "no", None: ""}


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table."""
    heads = ("What", "Result", "Floor", "Ratio", "Aim", "Reached")
    lines = [heads, ("---",) * len(heads), *map(_cells, figures)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    floor = "" if figure.floor is None else f"{_number(figure.floor)} {figure.unit}"
    ratio = "" if figure.floor is None else f"{figure.judged:.2f}"
    bound = "at least" if figure.at_least else "at most"
    limit = figure.limit
    aim = (
        "none set"
        if limit is None
        else f"{bound} {limit:g} ×"
        if floor
        else f"{bound} {_number(limit)} {figure.unit}"
    )
    what = f"{figure.what} ({figure.note})" if figure.note else figure.what
    return (
        what,
        f"{_number(figure.result)} {figure.unit}",
        floor,
        ratio,
        aim,
        _REACHED[figure.reached],
    )


def _number(value: float) -> str:
    form = ",.0f" if value >= 100 else ".1f" if value >= 10 else ".2f" if value >= 1 else ".2g"
    return format(value, form)


if __name__ == "__main__":
    sys.exit(main())
