"""A training list of 100,000 rows: read, dry run, applied, undone; run in a process of its own for its memory."""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile

from app.importing import plan
from app.importing import run as imports
from benchmarks import floors, places
from benchmarks.measure import Figure, seconds, told
from models.training.lines import TrainingLine

HEADINGS = (
    "WCN", "Suffix", "course_title", "us_unit", "student_unit", "start_date", "end_date", "location", "quantity",
    "total_cost", "program",
)  # fmt: skip


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Seconds by the clock; the floor is a script that writes the same rows, journal changes and index."""
    rows = 10_000 if quick else 100_000
    done = told("-m", "benchmarks.importing", folder, str(rows))
    limit = rows / 100_000
    shown = f"{rows:,} rows"
    yield Figure(f"Import of {shown} applied", done["apply"], "s", 10 * limit)
    yield Figure(f"Import of {shown} applied, against a raw script", done["apply"], "s", None, done["floor"])
    yield Figure(f"Import of {shown} undone", done["undo"], "s", 10 * limit)
    yield Figure(f"Import of {shown} done again", done["redo"], "s", 10 * limit)
    yield Figure(f"Import of {shown}: reading and dry run", done["dry"], "s", 40 * limit)
    yield Figure(f"Import of {shown}: most memory, reading to saved", done["memory"], "MB", 512)


def _write_list(target: Path, rows: int) -> None:
    with target.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for at in range(rows):
            day = date(2014, 1, 1) + timedelta(days=at % 3_000)
            writer.writerow(
                (
                    f"{at:06d}", "A", f"Course number {at % 977} of training", f"School {at % 50}, Fort Example VA",
                    f"{at % 300} Battalion", day.isoformat(), (day + timedelta(days=30)).isoformat(),
                    "Fort Example, VA, US", 1, f"${at % 90_000}",
                    f"IMET-1 - Fiscal Year {2014 + at % 6} Department of State Training",
                )
            )  # fmt: skip


def _measure(folder: Path, rows: int) -> dict[str, float]:
    _write_list(folder / "list.csv", rows)
    office = places.make(folder, "Importing")
    floor_file = folder / "import-floor.db"
    office.close()
    copyfile(office.folder / "records.db", floor_file)
    found: dict[str, float] = {}
    with places.reopen(office.folder) as office:
        holder: list[imports.DryRun] = []

        def dry() -> None:
            workbook, removed = plan.read(folder / "list.csv")
            proposal = plan.propose(office.reader, TrainingLine, workbook, removed=removed)
            holder.append(imports.dry_run(office.reader, proposal))

        found["dry"] = seconds(dry)
        found["apply"] = seconds(lambda: imports.apply(office, holder[0]))
        found["memory"] = _peak()
        lines = _as_written(office.folder)
        raw = floors.connect(floor_file, places.data_key(office.folder), 64 * 1024)
        raw.execute("PRAGMA foreign_keys = OFF")  # the programs are not in the copy
        found["floor"] = seconds(lambda: floors.insert_lines(raw, *lines))
        raw.close()
        holder.clear()
        found["undo"] = seconds(office.undo)
        found["redo"] = seconds(office.redo)
    return found


def _as_written(folder: Path) -> tuple[list[tuple[object, ...]], list[str]]:
    """The filled columns of the rows that the program wrote."""
    raw = floors.connect(folder / "records.db", places.data_key(folder))
    cursor = raw.execute("SELECT * FROM training_line ORDER BY id")
    names = [each[0] for each in cursor.description]
    rows = cursor.fetchall()
    raw.close()
    kept = [at for at in range(len(names)) if rows[0][at] is not None]
    texts = [at for at in kept if names[at] in ("course_title", "us_unit", "student_unit", "location", "wcn")]
    order = [*(at for at in kept if names[at] in ("id", "row_version", "row_status")), *texts]
    order += [at for at in kept if at not in order]
    return [tuple(row[at] for at in order) for row in rows], [names[at] for at in order]


def _peak() -> float:
    """Most memory of this process so far, in MB."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]))))
