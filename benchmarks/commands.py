"""A `sco` read command beyond interpreter start and key derivation."""

import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.unlocking import unlock
from benchmarks import places
from benchmarks.measure import Figure, child, seconds


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """`list` of a small office, `show` of nothing more; the three parts are taken in turn."""
    office = places.make(folder, "Commands")
    with office.change("Add people") as work:
        from models.training.people import Student

        rows = ({"surname": f"Doe {each}", "first_name": "Jane"} for each in range(50))
        work.add_many(Student, rows)
    office.close()
    env = {"SCO_PASSPHRASE": places.PASSPHRASE, "SCO_USER": places.USER}
    for words in (("list", "student"), ("due",)):
        command = ("-m", "app.cli", words[0], office.folder, *words[1:], "--on", places.TODAY.isoformat())
        beyond = []
        for _ in range(6 if quick else 25):
            whole = seconds(partial(child, *command, env=env))
            bare = seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
            key = seconds(lambda: unlock(office.folder, places.USER, places.PASSPHRASE))
            beyond.append(whole - bare - key)
        what = f"sco {words[0]}, beyond interpreter start and key derivation"
        yield Figure(what, statistics.median(beyond[1:]) * 1e3, "ms", 150)
