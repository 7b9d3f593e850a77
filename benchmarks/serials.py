"""A partner's sheet of 50,000 serials: read, looked over for look-alikes, imported; in a process of its own."""

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
from models.eum.book import ArticleType, Designation, Item
from models.eum.places import StorageSite

HEADINGS = ("Serial number", "Article", "Site", "Delivery date", "Rack")
TYPES = ("NVD-PVS14", "NVD-PVS7", "JAV-CLU", "JAV-MSL")
TEXTS = ("serial_raw", "mark", "serial_norm", "physical_location", "serial_raw_f")


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """The floors: the fastest bare reader takes the same file to memory; a script writes the same rows and journal."""
    many = 10_000 if quick else 50_000
    seen = told("-m", "benchmarks.serials", folder, str(many))
    shown = f"{many:,} serials"
    yield Figure(
        f"Import of {shown}: reading", seen["read"], "s", None, seen["bare"], note="floor: csv.reader"
    )
    yield Figure(f"Import of {shown}: dry run with look-alikes", seen["dry"], "s", None)
    yield Figure(f"Import of {shown} applied, against a raw script", seen["apply"], "s", 2, seen["floor"])


def _serial(at: int) -> str:
    return (f"{at:07d}", f"BN-{at:06d}", f"{at:05d}-A{at % 9}", f"4{at * 7919 % 10**9:09d}")[at % 4]


def _write(target: Path, many: int) -> None:
    with target.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for at in range(many):
            day = date(2022, 1, 1) + timedelta(days=at % 1_400)
            writer.writerow(
                (_serial(at), TYPES[at % 4], f"Depot {at % 20}", day.isoformat(), f"Rack {at % 60}")
            )


def _measure(folder: Path, many: int) -> dict[str, float]:
    source = folder / "serials.csv"
    _write(source, many)
    office = places.make(folder, "Serials")
    with office.change("Begin the book") as work:
        for code in TYPES:
            made = work.add(ArticleType, {"article_code": code})
            work.add(
                Designation,
                {"article_type_id": made, "eum_level": "ENHANCED", "valid_from": date(2010, 1, 1)},
            )
        for at in range(20):
            work.add(StorageSite, {"store_name": f"Depot {at}"})
    office.close()
    floor_file = folder / "serials-floor.db"
    copyfile(office.folder / "records.db", floor_file)
    found = {"bare": seconds(lambda: _bare(source))}
    with places.reopen(office.folder) as office:
        read: list[plan.Proposal] = []
        dry: list[imports.DryRun] = []

        def look() -> None:
            workbook, removed = plan.read(source)
            read.append(plan.propose(office.reader, Item, workbook, removed=removed))

        found["read"] = seconds(look)
        found["dry"] = seconds(lambda: dry.append(imports.dry_run(office.reader, read[0])))
        found["apply"] = seconds(lambda: imports.apply(office, dry[0]))
    rows, columns = _as_written(office.folder)
    raw = floors.connect(floor_file, places.data_key(office.folder), 64 * 1024)
    found["floor"] = seconds(lambda: floors.insert_lines(raw, rows, columns, "eum_item"))
    raw.close()
    return found


def _bare(source: Path) -> set[str]:
    with source.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))
    return {row[0] for row in rows}


def _as_written(folder: Path) -> tuple[list[tuple[object, ...]], list[str]]:
    """The filled columns of the rows that the program wrote, id and texts first."""
    raw = floors.connect(folder / "records.db", places.data_key(folder))
    cursor = raw.execute("SELECT * FROM eum_item ORDER BY id")
    names = [each[0] for each in cursor.description]
    rows = cursor.fetchall()
    raw.close()
    kept = [at for at in range(len(names)) if rows[0][at] is not None]
    first = [names.index(each) for each in ("id", "row_version", "row_status", *TEXTS)]
    order = [*first, *(at for at in kept if at not in first)]
    return [tuple(row[at] for at in order) for row in rows], [names[at] for at in order]


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]))))
