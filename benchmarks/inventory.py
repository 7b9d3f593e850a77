"""A field inventory of 50,000 expected items and as many readings: comparing them, judging one, keeping one."""

import gc
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, p95, seconds, told
from benchmarks.windows import FRAME

SITES = 20
MISREAD, UNKNOWN, UNREAD, TWICE = 0.02, 0.01, 0.005, 0.01
"""Shares of the readings that are not simply found."""


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """The floor of comparing reads the same three tables and compares two sets; it looks for no look-alike."""
    many = 10_000 if quick else 50_000
    seen = told("-m", "benchmarks.inventory", folder, str(many))
    mixed = f"{MISREAD:.0%} misread, {UNKNOWN:.0%} unknown, {TWICE:.0%} read twice, {UNREAD:.1%} without mark"
    shown = f"{many:,} readings against {many:,} expected"
    yield Figure(f"Inventory: {shown}, with look-alikes", seen["compare"], "s", 3, seen["floor"], note=mixed)
    yield Figure(
        f"Inventory: {shown}, outcomes written and journalled for the first time", seen["first"], "s", None
    )
    yield Figure(f"Inventory: {shown}, reconciled again", seen["again"], "s", None)
    yield Figure(f"Inventory of {many:,}: outcome of one reading, p99", seen["judge_p99"], "ms", FRAME,
                 note=f"not exact ones only: {seen['near_p99']:.2f} ms, slowest {seen['judge_max']:.2f}")  # fmt: skip
    yield Figure(f"Inventory of {many:,}: one reading saved, p95", seen["save_p95"], "ms", 200,
                 note=f"median {seen['save_p50']:.1f} ms; five a second are to be kept")  # fmt: skip
    yield Figure(f"Inventory of {many:,}: opening the count", seen["load"], "s", None)
    yield Figure(f"Inventory of {many:,}: freezing the list", seen["freeze"], "s", None)


def _serial(at: int) -> str:
    """Four makes of serials: dense numbers with zeros, letters before, an ending, a long number."""
    return (f"{at:07d}", f"BN-{at:06d}", f"{at:05d}-A{at % 9}", f"4{at * 7919 % 10**9:09d}")[at % 4]


def _book(folder: Path, many: int) -> tuple[Any, int]:
    """An office with its items in the tables and an inventory of all sites; the list is not frozen yet."""
    from app.eum import events
    from app.store import meta, records
    from models.eum.book import ArticleType, Item
    from models.eum.places import StorageSite
    from models.eum.text import normal_serial

    office = places.make(folder, "inventory")
    with office.change("Take the sites over") as work:
        kind = work.add(ArticleType, {"article_code": "NVD-PVS14"})
        sites = [work.add(StorageSite, {"store_name": f"Depot {at:02d}"}) for at in range(SITES)]
    with office.transaction() as connection:
        minter = meta.Minter(connection)
        records.insert(
            connection, Item,
            (
                Item(minter.mint(), {
                    "article_type_id": kind, "serial_raw": _serial(at), "mark": _serial(at),
                    "serial_norm": normal_serial(_serial(at)), "site_id": sites[at % SITES], "disposition": "ACTIVE",
                    "bears_inventory": 1, "physical_location": f"Rack {at % 50}",
                })
                for at in range(many)
            ),
            1,
        )  # fmt: skip
        minter.save()
    event = events.plan(office, kind="ANNUAL", method="IN_PERSON", planned_on=places.TODAY, site_ids=sites)
    return office, event


def _readings(office: Any, event: int, many: int) -> None:
    """As many readings as lines, straight into the table, in an order of their own."""
    from app.reading import Cond, Query
    from app.store import meta, records
    from models.eum.events import ExpectedLine, Reading

    lines = Query(ExpectedLine, columns=("expected_serial", "site_id"), where=Cond("event_id", "=", event))
    draw, rows = Random(5), [row[1:] for row in office.reader.values(lines)[1]]
    draw.shuffle(rows)
    began = datetime(2026, 5, 1, 8, tzinfo=UTC)
    with office.transaction() as connection:
        minter = meta.Minter(connection)
        made = []
        for at, (serial, site) in enumerate(rows[:many]):
            values = {
                "event_id": event, "reading_uid": f"BENCH-{at:06d}", "device": "BENCH", "sequence": at,
                "read_at": (began + timedelta(milliseconds=200 * at)).isoformat(timespec="milliseconds"),
                "read_method": "BARCODE", "sighted": "ITEM", "site_id": site,
            }  # fmt: skip
            if text := as_read(serial, rows, at, draw):
                values["serial_read"] = text
            made.append(Reading(minter.mint(), values))
        records.insert(connection, Reading, made, 1)
        minter.save()


def as_read(serial: str, rows: Any, at: int, draw: Random) -> str:
    """A serial as somebody reads it: mostly right."""
    chance = draw.random()
    if chance < MISREAD:
        return _misread(serial, draw)
    if chance < MISREAD + UNKNOWN:
        return f"QX{draw.randrange(10**8):08d}"
    if chance < MISREAD + UNKNOWN + UNREAD:
        return ""
    if chance < MISREAD + UNKNOWN + UNREAD + TWICE and at:
        return str(rows[draw.randrange(at)][0])
    return serial


def _misread(serial: str, draw: Random) -> str:
    at = draw.randrange(len(serial))
    return draw.choice(
        (
            serial.replace("0", "O", 1), serial[:-1], serial.lstrip("0"), f"PVS14{serial}",
            serial[:at] + draw.choice("0123456789") + serial[at + 1 :], serial[:at] + serial[at + 1 :],
        )
    )  # fmt: skip


def _floor(connection: Any, event: int) -> tuple[set[str], set[str], set[str]]:
    """The three tables read, and two sets compared; nothing of the program."""
    items = connection.execute(
        "SELECT id, mark, serial_norm, article_type_id, site_id, holder_unit_id, disposition FROM eum_item "
        "WHERE row_status = 0"
    ).fetchall()
    lines = connection.execute(
        "SELECT id, item_id, expected_serial, article_type_id, site_id, unit_id, line_no, line_outcome, line_decision "
        "FROM expected_line WHERE event_id = ? AND row_status = 0 ORDER BY line_no", (event,)
    ).fetchall()  # fmt: skip
    rows = connection.execute(
        "SELECT id, serial_read, article_type_id, site_id, unit_id, read_method, expected_line_id, struck_on, "
        "resolution, matched_item_id, match_kind FROM inventory_reading WHERE event_id = ? AND row_status = 0 "
        "ORDER BY read_at", (event,)
    ).fetchall()  # fmt: skip
    signs = str.maketrans("", "", "-/. ")
    expected = {row[2].upper().translate(signs) for row in lines}
    read = {(row[1] or "").upper().translate(signs) for row in rows}
    known = {row[2] for row in items}
    return expected & read, expected - read, read - known


def _measure(folder: Path, many: int) -> dict[str, float]:
    from app.eum import counting, events, reconciling
    from app.eum.comparing import compare
    from app.eum.counting import Count, Seen

    office, event = _book(folder, many)
    found: dict[str, float] = {"freeze": seconds(lambda: events.freeze(office, event))}
    _readings(office, event, many)
    raw = floors.connect(office.folder / "records.db", places.data_key(office.folder), 64 * 1024)

    def quietly(work: Any) -> float:
        gc.collect()
        return seconds(work)

    found["compare"], found["floor"] = in_turn(
        lambda: quietly(lambda: compare(office.reader, event)),
        lambda: quietly(lambda: _floor(raw, event)),
        7,
        2,
    )
    raw.close()
    holder: list[Count] = []
    found["load"] = seconds(lambda: holder.append(Count.load(office.reader, event)))
    found |= _judged(holder[0], many)
    saved = []
    for at in range(60):
        began = time.perf_counter()
        counting.record(
            office, holder[0], Seen(f"ZZ-{at}", "BARCODE", site_id=holder[0].book.lines[0].site_id)
        )
        saved.append((time.perf_counter() - began) * 1e3)
    found |= {"save_p50": median(saved[10:]), "save_p95": p95(saved[10:])}
    found["first"] = seconds(lambda: reconciling.reconcile(office, event))
    found["again"] = seconds(lambda: reconciling.reconcile(office, event))
    office.close()
    return found


def _judged(count: Any, many: int) -> dict[str, float]:
    """How long an outcome takes, for a mixture as it comes and for those that are not exact alone."""
    from app.eum.counting import Seen

    draw, rows = Random(8), [(line.serial, line.site_id) for line in count.book.lines]
    samples: list[float] = []
    near: list[float] = []
    for at in range(6_000):
        serial, site = rows[draw.randrange(many)]
        serial = _misread(serial, draw) if at % 3 == 0 else as_read(serial, rows, at, draw)
        seen = Seen(serial, "BARCODE", site_id=site)
        began = time.perf_counter()
        outcome = count.judge(seen)
        samples.append((time.perf_counter() - began) * 1e3)
        if outcome.candidates or outcome.kind == "UNEXPECTED":
            near.append(samples[-1])
    return {"judge_p99": _p99(samples), "near_p99": _p99(near), "judge_max": max(samples)}


def _p99(samples: list[float]) -> float:
    return sorted(samples)[int(len(samples) * 0.99)]


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]))))
