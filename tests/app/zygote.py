"""Forks savers for `test_kills`: imports once, then for each line "folder mode" a child that saves until it is killed.

The office is opened after the fork, so no lock and no connection is shared. Lines out: "pid N", "open N" with the
number of the newest entry, "saved N" once `office.change` returned (or, in the mode "early", before it did), "gone".
"""

import os
import sys
import time
from itertools import count
from pathlib import Path

from app.office import Office
from app.reading import Query
from app.store.schema import table_of
from models.kinds import all_kinds
from models.office.places import Contact, Unit
from models.rules import all_rules
from tests import support


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def newest(office: Office) -> int:
    """Number of the newest entry of this working copy, as this process sees it."""
    sql = "SELECT coalesce(max(number), 0) FROM entry WHERE replica = ?"
    return int(office.writer.execute(sql, (office.setting("replica"),)).fetchone()[0])


def save_for_ever(folder: Path, early: bool) -> None:
    for turn in count():
        with support.reopen(folder) as office:
            say("open", newest(office))
            for step in range(1 + turn % 7):
                number = _save(office, f"{os.getpid()}-{turn}-{step}", early)
                if not early:
                    say("saved", number)


def _save(office: Office, mark: str, early: bool) -> int:
    with office.change("Save") as work:
        unit = work.add(Unit, {"unit_name": mark, "import_key": mark})
        work.add_many(
            Contact, ({"surname": f"{mark} {n}", "unit_id": unit, "import_key": mark} for n in range(3))
        )
        first = office.reader.ids(Query(Unit, limit=1))
        work.set(Unit, first[0] if first else unit, {"unit_remarks": mark})
        if early:
            say("saved", newest(office) + 1)
            time.sleep(0.005)
    assert work.entry is not None
    return work.entry.number


def main() -> None:
    for kind in all_kinds().values():
        table_of(kind)  # each saver would describe the tables anew, which takes longer than its saves
    all_rules()
    support.allow_few_rounds()
    for line in sys.stdin:
        folder, mode = line.rsplit(maxsplit=1)
        child = os.fork()
        if child == 0:
            save_for_ever(Path(folder), mode == "early")
        say("pid", child)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
