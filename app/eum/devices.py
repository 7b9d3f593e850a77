"""Readings that were made on other devices: written to a file there, merged here, as often as wanted.

Each reading has an identity made by its device, so that a file that comes twice brings nothing twice. The file names
things as people do (article, site, unit, line), since another copy of the office may have ids of its own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.errors import Cause, Refused, Trouble
from app.eum.counting import Count, Seen, values_of, watching
from app.eum.loading import PAPER, open_event
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query, Sort
from app.store import disk
from models.eum.events import ExpectedLine, InventoryEvent, Reading
from models.kinds import kind_named
from models.text import counted, key_text

FORMAT = "SCO Desk readings 1"
SUFFIX = ".readings"
LARGEST = 64 << 20
"""Bytes of the largest file that is read; some 200,000 readings."""
_TEXTS = ("reading_uid", "device", "read_by", "serial_read", "location_text")
_CODES = ("read_method", "sighted", "mark_quality", "condition")
_LINKS = {
    "article_type_id": ("eum_article_type", "article_code"), "site_id": ("storage_site", "store_name"),
    "unit_id": ("unit", "unit_name"),
}  # fmt: skip


@dataclass(frozen=True)
class Merged:
    """What a file brought."""

    event_no: str
    devices: tuple[str, ...]
    added: int
    known: int
    """Readings of the file that were here already."""
    struck: int
    """Readings that the other device has struck out since they came here."""
    unknown: tuple[str, ...]
    """Articles, sites and units this office does not have; readings of them came without them."""

    @property
    def sentence(self) -> str:
        """What a person is told."""
        said = f"{counted(self.added, 'reading')} added, {self.known:,} known already, {self.struck:,} struck out."
        return said + (f" Not known here: {', '.join(self.unknown)}." if self.unknown else "")


# -- to a file -------------------------------------------------------------------------------------------------------
def write_readings(office: Office, event_id: int, target: Path, *, device: str = "") -> int:
    """Writes the readings of an inventory (of one device, when it is named) to a file; returns how many.

    The file holds serials in plain text, so it is logged as an export. Raises Trouble when it cannot be written.
    """
    reader = office.reader
    event = reader.get(InventoryEvent, event_id)
    rows = reader.records(Query(Reading, where=Cond("event_id", "=", event_id), sort=(Sort("read_at"),)))
    rows = [row for row in rows if device in ("", row.device)]
    names = {key: _named(reader, kind, field) for key, (kind, field) in _LINKS.items()}
    names["expected_line_id"] = dict(reader.values(_lines_of(event_id))[1])
    content: dict[str, Any] = {
        "format": FORMAT, "inventory": event.event_no, "readings": [_as_told(row, names) for row in rows],
    }  # fmt: skip
    content["sum"] = _sum(content)
    disk.write_durably(target, json.dumps(content, ensure_ascii=False, indent=1).encode(), what=target.name)
    office.log("exported", kind="inventory_reading", detail=f"{len(rows)} readings of {event.event_no}")
    return len(rows)


def _named(reader: Reader, kind: str, field: str) -> dict[int, Any]:
    return dict(reader.values(Query(kind_named(kind), columns=(field,)))[1])


def _lines_of(event_id: int) -> Query:
    return Query(ExpectedLine, columns=("line_no",), where=Cond("event_id", "=", event_id))


def _as_told(row: Any, names: Mapping[str, Mapping[int, Any]]) -> dict[str, Any]:
    told = {key: value for key in (*_TEXTS, *_CODES) if (value := row.get(key)) is not None}
    told |= {"sequence": row.sequence, "read_at": row.read_at.isoformat() if row.read_at else None}
    told |= {key: name for key in _LINKS if (name := names[key].get(row.get(key) or 0)) is not None}
    if row.read_method == PAPER and row.expected_line_id is not None:
        told["line"] = names["expected_line_id"].get(row.expected_line_id)
    if row.struck_on is not None:
        told |= {"struck_on": row.struck_on.isoformat(), "reason": row.resolution_note}
    return told


def _sum(content: Mapping[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


# -- from a file -----------------------------------------------------------------------------------------------------
def merge_readings(
    office: Office, path: Path, *, event_id: int | None = None, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Merged:  # fmt: skip
    """Adds what another device read, in one change; what is here already stays as it is.

    The inventory is the one the file names; another `event_id` is refused. Raises Trouble(REFUSED_FILE) for a file
    that is no such file or was changed, and Refused when the inventory is not here or is closed.
    """
    content = _read(path)
    reader = office.reader
    event = _event(reader, str(content.get("inventory") or ""), event_id)
    count = Count.load(reader, event.id)
    here = {
        row.reading_uid: row for row in reader.records(Query(Reading, where=Cond("event_id", "=", event.id)))
    }
    told = sorted(_entries(content, path), key=lambda each: (each["read_at"], each["reading_uid"]))
    found = _Found(reader, event.id)
    new = [each for each in told if each["reading_uid"] not in here]
    struck = [
        (here[uid].id, each) for each in told
        if each.get("struck_on") and (uid := each["reading_uid"]) in here and here[uid].struck_on is None
    ]  # fmt: skip
    disk.stop_if(cancelled, "The merge")
    if new or struck:
        with office.change(f"Merge {counted(len(new), 'reading')} into {event.event_no}") as work:
            work.watch = watching(progress, cancelled)
            if event.started_on is None and new:
                first = min(each["read_at"] for each in new)
                work.set(InventoryEvent, event.id, {"started_on": first.date()})
            work.add_many(Reading, [_values(office, count, found, each) for each in new])
            work.set_many(Reading, {each: _strike(office, entry) for each, entry in struck})
    devices = tuple(sorted({each["device"] for each in told}))
    return Merged(
        event.event_no or "",
        devices,
        len(new),
        len(told) - len(new),
        len(struck),
        tuple(sorted(found.unknown)),
    )


def _read(path: Path) -> dict[str, Any]:
    with disk.as_trouble(path.name):
        if path.stat().st_size > LARGEST:
            raise _no_file(path, "it is larger than such a file can be")
        data = path.read_bytes()
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _no_file(path, "it holds no readings") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _no_file(path, "it holds no readings")
    if content.pop("sum", None) != _sum(content):
        raise _no_file(path, "it was changed after it was written")
    return content


def _no_file(path: Path, why: str) -> Trouble:
    return Trouble(
        Cause.REFUSED_FILE,
        f"{path.name} cannot be merged: {why}.",
        do="Write the file anew on the other device.",
    )


def _event(reader: Reader, number: str, event_id: int | None) -> InventoryEvent:
    found = [
        each for each, no in reader.values(Query(InventoryEvent, columns=("event_no",)))[1]
        if number and key_text(no or "") == key_text(number)
    ]  # fmt: skip
    if not found:
        raise Refused(f"The inventory {number} is not in this office.", do="Merge it where it was planned.")
    if event_id is not None and found[0] != event_id:
        raise Refused(f"The file is about the inventory {number}.", do="Open that one.")
    return open_event(reader, found[0])


def _entries(content: Mapping[str, Any], path: Path) -> list[dict[str, Any]]:
    """The readings, each with an identity and a moment. Raises Trouble for a file that has not all of that."""
    entries = content.get("readings")
    if not isinstance(entries, list):
        raise _no_file(path, "it holds no readings")
    made: dict[str, dict[str, Any]] = {}
    for entry in entries:
        try:
            moment = datetime.fromisoformat(entry["read_at"])
            uid, device, number = entry["reading_uid"], entry["device"], entry["sequence"]
            struck = date.fromisoformat(entry["struck_on"]) if entry.get("struck_on") else None
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _no_file(path, "a reading in it is not whole") from error
        if not (
            isinstance(uid, str) and isinstance(device, str) and isinstance(number, int) and moment.tzinfo
        ):
            raise _no_file(path, "a reading in it is not whole")
        made[uid] = {**entry, "read_at": moment, "struck_on": struck}
    return list(made.values())


class _Found:
    """Ids of this office for the names in a file; what is not here is remembered."""

    def __init__(self, reader: Reader, event_id: int) -> None:
        self.unknown: set[str] = set()
        self._ids = {
            key: {key_text(str(name)): each for each, name in _named(reader, kind, field).items() if name}
            for key, (kind, field) in _LINKS.items()
        }
        self._lines = {number: each for each, number in reader.values(_lines_of(event_id))[1]}
        self._codes = {key: frozenset(reader.codes(Reading.fields[key].choices)) for key in _CODES}

    def link(self, entry: Mapping[str, Any], key: str) -> int | None:
        name = entry.get(key)
        if name is None:
            return None
        found = self._ids[key].get(key_text(str(name)))
        if found is None:
            self.unknown.add(str(name))
        return found

    def line(self, entry: Mapping[str, Any]) -> int | None:
        return self._lines.get(entry.get("line"))

    def code(self, entry: Mapping[str, Any], key: str, default: str = "") -> str:
        code = entry.get(key)
        return str(code) if code in self._codes[key] else default


def _values(office: Office, count: Count, found: _Found, entry: Mapping[str, Any]) -> dict[str, object]:
    seen = Seen(
        str(entry.get("serial_read") or ""), found.code(entry, "read_method", "FILE"),
        found.code(entry, "sighted", "ITEM"), found.link(entry, "article_type_id"), found.link(entry, "site_id"),
        found.link(entry, "unit_id"), str(entry.get("location_text") or ""), found.code(entry, "mark_quality"),
        found.code(entry, "condition"), found.line(entry),
    )  # fmt: skip
    outcome = count.judge(seen)
    values = values_of(
        count.event_id, seen, outcome, uid=entry["reading_uid"], device=entry["device"], number=entry["sequence"],
        when=entry["read_at"], by=str(entry.get("read_by") or ""),
    )  # fmt: skip
    if entry["struck_on"] is not None:
        return values | _strike(office, entry)
    count.take(seen, outcome)
    return values


def _strike(office: Office, entry: Mapping[str, Any]) -> dict[str, object]:
    return {
        "struck_on": entry["struck_on"], "resolution": "MISREAD", "resolved_by": office.user,
        "resolution_note": str(entry.get("reason") or "Struck out on the other device."),
    }  # fmt: skip
