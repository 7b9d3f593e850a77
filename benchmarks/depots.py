"""An office with a great book of serial items and the readings of earlier years, filled directly."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from app import derived, findings, gather
from app.office import Office
from app.reading import Query
from app.store import meta, records, search
from app.store.dbapi import Connection
from app.writing import encoded
from benchmarks import places
from models.kinds import Kind, kind_named

Values = dict[str, Any]
ITEMS, READINGS = 50_000, 100_000
SITES, UNITS, TYPES, YEARS = 30, 10, 10, 5
GREAT_SITE = 0.4
"""Part of all items that lies at the first site."""
OVERDUE = 0.1
"""Part of all items whose inventory is overdue."""
EVENT = 5_000
"""Readings of one earlier inventory at most."""
DESIGNATED = date(2018, 10, 1)


class Filling:
    """Tables filled row by row, without journal; what is derived is worked out at the end."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.minter = connection, meta.Minter(connection)
        self.made: dict[type[Kind], dict[int, Mapping[str, Any]]] = {}

    def add(self, name: str, rows: Iterator[Values]) -> list[int]:
        """Writes records of a kind and returns their ids."""
        kind = kind_named(name)
        stored = {self.minter.mint(): encoded(kind, values) for values in rows}
        made = {each: kind(each, values) for each, values in stored.items()}
        derived.fill_in(self.connection, kind, made)
        records.insert(self.connection, kind, made.values(), 1)
        self.made.setdefault(kind, {}).update((each, gather.Made(row)) for each, row in made.items())
        return list(made)

    def finish(self, today: date) -> None:
        """Works out what is derived, fills the index and asks every rule."""
        derived.refresh(self.connection, self.made)
        for kind, rows in self.made.items():
            written = records.fetch(self.connection, kind, rows).values()
            search.index(self.connection, kind, written, fresh=True)
        self.minter.save()
        findings.move_to(self.connection, today)


def with_items(folder: Path, items: int = ITEMS, readings: int = READINGS, name: str = "depots") -> Path:
    """A closed office with so many items at 30 sites, 40 of 100 at the first, and readings of five earlier years."""
    office = places.make(folder, name)
    with office.transaction() as connection:
        filling = Filling(connection)
        _fill(filling, office, items, readings)
        connection.execute("DELETE FROM meta WHERE key = 'evaluated_on'")
        filling.finish(places.TODAY)
    office.close()
    return office.folder


def _fill(filling: Filling, office: Office, items: int, readings: int) -> None:
    country = office.reader.ids(Query(kind_named("country")))[0]
    units = filling.add("unit", ({"unit_name": f"{at + 1}th Brigade"} for at in range(UNITS)))
    sites = filling.add(
        "storage_site",
        ({"store_name": f"Depot {at + 1}", "country_id": country, "unit_id": units[at % UNITS]} for at in range(SITES)),
    )  # fmt: skip
    types = filling.add(
        "eum_article_type",
        ({"article_code": f"NVD-{at}", "article_name": f"Monocular {at}", "article_family": "OPTIC",
          "generic_code": "H6P", "serial_pattern": "@######", "unit_value": 300_000 + at} for at in range(TYPES)),
    )  # fmt: skip
    filling.add(
        "eum_designation",
        ({"article_type_id": each, "eum_level": "ENHANCED", "valid_from": DESIGNATED, "initial_days": 90,
          "interval_months": 12, "interval_basis": "ROLLING"} for each in types),
    )  # fmt: skip
    lines = filling.add(
        "eum_line",
        ({"case_designator": f"BN-B-UA{at}", "line_no": "001", "article_type_id": each, "qty_ordered": 5_000,
          "qty_delivered": 5_000, "loa_accepted_on": date(2019, 1, 1), "loa_note_present": True}
         for at, each in enumerate(types)),
    )  # fmt: skip
    book = filling.add("eum_item", (item(at, items, sites, units, types, lines) for at in range(items)))
    _earlier(filling, book, sites, readings)


def item(
    at: int, items: int, sites: list[int], units: list[int], types: list[int], lines: list[int]
) -> Values:
    """One article of the book; the serials of a type lie seven apart."""
    kind = at % TYPES
    site = 0 if at % 100 < GREAT_SITE * 100 else 1 + at % (SITES - 1)
    overdue = at >= items * (1 - OVERDUE)
    counted = date(2025, 3, 1) if overdue else date(2025, 6, 1) + timedelta(days=at % 300)
    return {
        "article_type_id": types[kind], "serial_raw": f"{'ABCDEFGHJK'[kind]}{at * 7 % 1_000_000:06d}",
        "serial_state": "READABLE", "condition": "SERVICEABLE", "custody": "PARTNER", "site_id": sites[site],
        "holder_unit_id": units[site % UNITS], "physical_location": f"Rack {at % 97}", "eum_line_id": lines[kind],
        "acquisition_path": "FMS", "delivered_on": date(2020, 1, 1) + timedelta(days=at % 300),
        "delivered_on_basis": "IN_COUNTRY_RECEIPT", "source_of_record": "MILDEP_DELIVERY_DATA", "entered_as": "ACTIVE",
        "inventoried_before_on": counted,
    }  # fmt: skip


def _earlier(filling: Filling, book: list[int], sites: list[int], readings: int) -> None:
    """Signed inventories of the years before this one, each of the items that come first in the book."""
    each_year = readings // YEARS
    for year in range(2021, 2021 + YEARS):
        for start in range(0, each_year, EVENT):
            counted = book[start : min(start + EVENT, each_year)]
            ended = date(year, 6, 1) + timedelta(days=start // EVENT * 7)
            event = filling.add(
                "inventory_event", iter([_event(f"{year}-BN-{start // EVENT:03d}", ended, len(counted))])
            )[0]
            filling.add(
                "event_site", ({"event_id": event, "site_id": each, "visited_on": ended} for each in sites)
            )
            lines = filling.add("expected_line", (_line(event, at, each) for at, each in enumerate(counted)))
            filling.add(
                "inventory_reading",
                (_reading(event, at, *each, ended) for at, each in enumerate(zip(counted, lines, strict=True))),
            )  # fmt: skip


def _event(number: str, ended: date, count: int) -> Values:
    moment = datetime(ended.year, ended.month, ended.day, 12, tzinfo=UTC)
    return {
        "event_no": number, "inventory_kind": "ANNUAL", "inventory_method": "IN_PERSON", "planned_on": ended,
        "started_on": ended, "ended_on": ended, "frozen_at": moment, "reconciled_at": moment, "signed_on": ended,
        "transmitted_on": ended, "confirmed_on": ended, "expected_count": count, "counted": count, "found": count,
    }  # fmt: skip


def _line(event: int, at: int, item_id: int) -> Values:
    return {
        "event_id": event, "page_no": at // 40 + 1, "line_no": at + 1, "item_id": item_id,
        "expected_serial": f"X{item_id % 1_000_000:06d}", "expected_state": "ACTIVE", "line_outcome": "FOUND",
    }  # fmt: skip


def _reading(event: int, at: int, item_id: int, line: int, ended: date) -> Values:
    moment = datetime(ended.year, ended.month, ended.day, 8, tzinfo=UTC) + timedelta(seconds=at)
    return {
        "reading_uid": f"old-{event}-{at}", "event_id": event, "device": "old", "sequence": at + 1, "read_at": moment,
        "serial_read": f"X{item_id % 1_000_000:06d}", "read_method": "BARCODE", "sighted": "ITEM",
        "match_kind": "FOUND", "matched_item_id": item_id, "expected_line_id": line,
    }  # fmt: skip
