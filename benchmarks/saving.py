"""Saving one changed field, against a script that writes the same rows, entry and index."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import copyfile

from app.office import Office
from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, seconds
from models.training.people import Student


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """The office holds 1,000 students; floor and program write to a file of their own on the same disk."""
    office = places.make(folder, "Saving")
    with office.change("Add people") as work:
        rows = ({"surname": f"Doe {each}", "first_name": "Jane", "remarks": "-"} for each in range(1_000))
        ids = work.add_many(Student, rows)
    office.close()
    copyfile(office.folder / "records.db", folder / "floor.db")
    raw = floors.connect(folder / "floor.db", places.data_key(office.folder))
    number = count(1)
    with places.reopen(office.folder) as office:
        one, two = in_turn(
            lambda: seconds(lambda: _save(office, ids[next(number) % 1_000], f"text {next(number)}")),
            lambda: seconds(lambda: floors.save(raw, ids[next(number) % 1_000], f"text {next(number)}")),
            60 if quick else 300,
        )
    raw.close()
    yield Figure("Saving one changed field, written through and read back", one * 1e3, "ms", 1.5, two * 1e3)


def _save(office: Office, student: int, text: str) -> None:
    with office.change("Change remarks") as work:
        work.set(Student, student, {"remarks": text})
