"""An office with 50,000 serial items and 100,000 readings of earlier years: looking, saving, counting, importing."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from app.eum import counting, delinquency, events, reconciling, signing
from app.eum.trend import month_days, trend
from app.importing import plan
from app.importing import run as imports
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from benchmarks import depots, floors, places
from benchmarks.importing import _peak
from benchmarks.measure import Figure, in_turn, p95, seconds, told
from models.kinds import kind_named

HEADINGS = ("Item", "Serial number", "Site", "Rack", "Unit", "Delivery date", "Last inventory", "Status")
SMALL = 500
"""Items of the office that a saving is held against: it must not cost more where there are many."""
LOOKS = 15


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Each part in a process of its own, for its memory; seconds by the processor, since other work may run beside."""
    share = 10 if quick else 1
    items, readings = depots.ITEMS // share, depots.READINGS // share
    office = depots.with_items(folder, items, readings)
    small = depots.with_items(folder, SMALL, SMALL, name="few")
    yield from _looking(told("-m", "benchmarks.armory", "look", office, small), items)
    yield from _counting(told("-m", "benchmarks.armory", "count", office), items)
    yield from _importing(told("-m", "benchmarks.armory", "import", folder, str(items)), items)


def _looking(seen: dict[str, float], items: int) -> Iterator[Figure]:
    of = f"of {items:,} items"
    yield Figure(f"List {of}, filtered by site and day", seen["filter"], "ms", 1000, note="a job")
    yield Figure(f"Search {of} by a part of a serial, p95", seen["search"], "ms", 100, note="a job")
    overdue = int(items * depots.OVERDUE)
    yield Figure(f"Due list with {overdue:,} items overdue", seen["due"], "ms", 500,
                 note=f"{seen['duties']:,.0f} duties in all; a job")  # fmt: skip
    yield Figure(f"What is delinquent {of} by site", seen["standings"], "ms", 1000, note="a job")
    yield Figure(f"Trend {of} over 12 months", seen["trend"], "ms", 2000, note="a job")
    for what in ("item", "site", "new"):
        said = {"item": "an item's place", "site": "a site's remark", "new": "another item of a case line"}[
            what
        ]
        yield Figure(
            f"Saving {said}, {items:,} items against {SMALL:,}", seen[what], "ms", 1.5, seen[f"few_{what}"]
        )
    yield Figure(f"The next day: {items:,} items looked at again", seen["midnight"], "s", 1)


def _counting(seen: dict[str, float], items: int) -> Iterator[Figure]:
    of = f"inventory of {items:,} items"
    yield Figure(f"Freezing the list of an {of}", seen["freeze"], "s", None)
    yield Figure(f"One reading saved in an {of}, p95", seen["reading"], "ms", 50)
    yield Figure(f"Reconciling an {of}", seen["reconcile"], "s", None)
    yield Figure(
        f"Both signatures under an {of}", seen["sign"], "s", None, note="everything moved on in one change"
    )
    yield Figure(f"Most memory, an {of} from its list to both signatures", seen["memory"], "MB", 640)


def _importing(seen: dict[str, float], items: int) -> Iterator[Figure]:
    of = f"{items:,} serials"
    for form, limit in (("csv", None), ("xlsx", 2)):
        what = f"Reading a list of {of} as .{form}, against a bare reader"
        yield Figure(what, seen[form], "s", limit, seen[f"{form}_floor"], note="in a process of its own")
    yield Figure(f"Import of {of}: dry run with look-alikes", seen["dry"], "s", None)
    yield Figure(f"Import of {of} applied", seen["apply"], "s", None)
    yield Figure(f"Import of {of}: most memory, reading to saved", seen["memory"], "MB", 512)


# -- looking and saving ------------------------------------------------------------------------------------------------
def _cpu(work: Callable[[], object]) -> float:
    """Seconds of the processor that a piece of work took."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _ms(work: Callable[[], object], turns: int = 5) -> float:
    work()
    return statistics.median(_cpu(work) for _ in range(turns)) * 1e3


def _look(folder: Path, few: Path) -> dict[str, float]:
    with places.reopen(folder) as office, places.reopen(few) as small:
        found = _seen(office.reader)
        for name, saving in (("item", _moved), ("site", _remarked), ("new", _added)):
            one, two = in_turn(saving(office), saving(small), LOOKS)
            found |= {name: one * 1e3, f"few_{name}": two * 1e3}
        found["midnight"] = _cpu(lambda: office.move_to(places.TODAY + timedelta(days=1)))
    return found


def _seen(reader: Reader) -> dict[str, float]:
    item, site = kind_named("eum_item"), reader.ids(Query(kind_named("storage_site")))[0]
    both = Query(item, where=Cond("site_id", "=", site))
    late = Query(item, where=Cond("next_due_on", "<", places.TODAY))
    serials = [f"{at:05d}" for at in range(0, 35_000, 1_750)]
    return {
        "filter": _ms(lambda: (reader.ids(both), reader.ids(late))),
        "search": p95([_cpu(lambda: reader.ids(Query(item, text=each))) for each in serials]) * 1e3,  # noqa: B023
        "due": _ms(reader.duties), "duties": len(reader.duties()),
        "standings": _ms(lambda: delinquency.standings(reader, delinquency.By.SITE)),
        "trend": _ms(lambda: trend(reader, month_days(reader.today, 12)), 3),
    }  # fmt: skip


def _moved(office: Office) -> Callable[[], float]:
    item, numbers = kind_named("eum_item"), count()
    ids, sites = office.reader.ids(Query(item)), office.reader.ids(Query(kind_named("storage_site")))

    def save() -> None:
        at = next(numbers)
        with office.change("Move an item") as work:
            work.set(item, ids[at], {"site_id": sites[at % 20 + 5], "physical_location": f"Shelf {at}"})

    return lambda: _cpu(save)


def _remarked(office: Office) -> Callable[[], float]:
    site, numbers = kind_named("storage_site"), count()
    ids = office.reader.ids(Query(site))

    def save() -> None:
        with office.change("Remark") as work:
            work.set(site, ids[0], {"store_remarks": f"Remark {next(numbers)}"})

    return lambda: _cpu(save)


def _added(office: Office) -> Callable[[], float]:
    numbers = count()
    types, lines, sites = (
        office.reader.ids(Query(kind_named(name)))
        for name in ("eum_article_type", "eum_line", "storage_site")
    )

    def save() -> None:
        with office.change("Add an item") as work:
            work.add(
                kind_named("eum_item"),
                {"article_type_id": types[0], "serial_raw": f"Z{next(numbers):06d}", "eum_line_id": lines[0],
                 "site_id": sites[0]},
            )  # fmt: skip

    return lambda: _cpu(save)


# -- counting ----------------------------------------------------------------------------------------------------------
def _count(folder: Path) -> dict[str, float]:
    with places.reopen(folder) as office:
        sites = office.reader.ids(Query(kind_named("storage_site")))
        event = events.plan(
            office, kind="ANNUAL", method="IN_PERSON", planned_on=places.TODAY, site_ids=list(sites)
        )
        found = {"freeze": _cpu(lambda: events.freeze(office, event))}
        count_ = counting.Count.load(office.reader, event, "D1")
        lines = count_.book.lines
        seen = [counting.Seen(each.serial or "", "BARCODE", site_id=each.site_id) for each in lines]
        one_by_one = [_cpu(lambda: counting.record(office, count_, each)) for each in seen[:60]]  # noqa: B023
        found["reading"] = p95(one_by_one[10:]) * 1e3
        counting.record_many(office, count_, seen[60:])
        found["reconcile"] = _cpu(lambda: reconciling.reconcile(office, event))
        with office.change("Name the team") as work:
            for side in signing.SIDES:
                work.add(
                    kind_named("team_member"), {"event_id": event, "side": side, "member_name": "Doe Jane"}
                )
        found["sign"] = _cpu(lambda: _signed(office, event))
        found["memory"] = _peak()
    return found


def _signed(office: Office, event: int) -> None:
    for side in signing.SIDES:
        signing.sign(office, event, side, "Jane Doe", "MAJ, chief", places.TODAY)


# -- importing ---------------------------------------------------------------------------------------------------------
def _rows(items: int) -> Iterator[tuple[str, ...]]:
    yield HEADINGS
    for at in range(items):
        kind = at % depots.TYPES
        arrived, counted = (
            (places.TODAY - timedelta(days=ago + at % 300)).isoformat() for ago in (2_000, 100)
        )
        yield (
            f"NVD-{kind}", f"{'ABCDEFGHJK'[kind]}{at * 7 % 1_000_000:06d}", f"Depot {at % 30}", f"Rack {at % 97}",
            f"Brigade {at % 10}", arrived, counted, "Active",
        )  # fmt: skip


def _import(folder: Path, items: int) -> dict[str, float]:
    table, book = folder / "serials.csv", folder / "serials.xlsx"
    floors.write_table(table, _rows(items))
    floors.write_sheet(book, _rows(items))
    found: dict[str, float] = {}
    for path, bare in ((table, floors.read_table), (book, floors.read_sheet)):
        form = path.suffix.removeprefix(".")
        found[form], found[f"{form}_floor"] = in_turn(
            lambda: seconds(lambda: plan.read(path)), lambda: seconds(lambda: bare(path)), 3, warm_ups=1  # noqa: B023
        )  # fmt: skip
    with places.make(folder, "serials") as office:
        types = ({"article_code": f"NVD-{at}", "serial_pattern": "@######"} for at in range(depots.TYPES))
        with office.change("Types") as work:
            work.add_many(kind_named("eum_article_type"), types)
        workbook, removed = plan.read(table)
        holder: list[Any] = []

        def dry() -> None:
            proposal = plan.propose(office.reader, kind_named("eum_item"), workbook, removed=removed)
            holder.append(imports.dry_run(office.reader, proposal))

        found["dry"] = _cpu(dry)
        found["apply"] = _cpu(lambda: imports.apply(office, holder[0]))
        found["memory"] = _peak()
    return found


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    works: dict[str, Callable[[], dict[str, float]]] = {
        "look": lambda: _look(Path(rest[0]), Path(rest[1])),
        "count": lambda: _count(Path(rest[0])),
        "import": lambda: _import(Path(rest[0]), int(rest[1])),
    }
    print(json.dumps(works[what]()))
