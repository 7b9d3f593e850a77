"""The access log: who viewed, revealed, printed or exported what; a chain of its own beside the journal.

Lines hold record ids and actions, never values. Everybody reads his own lines; all of them whoever's role is to
look (`Role.sees_log`). Lines about kinds that are hidden from a role do not exist for it, in counts neither.
"""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app import rights
from app.journal.entries import canonical
from app.journal.proof import Chain, prove_access_log
from app.reader import Reader
from app.store import accesslog, meta, records
from app.store.connection import translated
from app.store.dbapi import Connection
from models.kinds import all_kinds, kind_named
from models.office.desk import SamePerson
from models.text import fold

RELATED = ("attachment", "document", "note")
"""Kinds that name the record they are about by kind and number."""


@dataclass(frozen=True)
class Line:
    """One line of the log."""

    at: datetime
    user: str
    action: str
    kind: str
    record_id: int | None
    detail: str


@dataclass(frozen=True)
class Looked:
    """What is looked for in the log; empty parts ask nothing. Days are the office's own, both included."""

    text: str = ""
    user: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None
    record: tuple[str, int] | None = None
    """Lines about this record and what belongs to it: its children, papers, files, and its other selves."""


EVERYTHING = Looked()


@dataclass(frozen=True)
class Told:
    """A line as it is shown: the moment in the office's zone, and the record by its title."""

    line: Line
    at: datetime
    record: str

    @property
    def when(self) -> str:
        """Day and minute in the office's zone."""
        return f"{self.at:%d %b %Y %H:%M:%S}"


def append(
    connection: Connection, user: str, now: datetime, action: str, *, kind: str = "", record_id: int | None = None,
    detail: str = "",
) -> None:  # fmt: skip
    """Writes one line inside the caller's transaction."""
    content = canonical(
        {"action": action, "at": round(now.timestamp() * 1000), "detail": detail, "kind": kind,
         "record": record_id, "user": user}
    )  # fmt: skip
    accesslog.append(connection, record_id, content)


def newest_of(connection: Connection, action: str) -> datetime | None:
    """When something was last done, as the log says; None where it never was."""
    found = accesslog.newest(connection, [action])
    return None if found is None else datetime.fromtimestamp(found / 1000, UTC)


def lines(connection: Connection) -> Iterator[Line]:
    """The whole log, newest first."""
    return map(_line, accesslog.contents(connection))


def _line(text: str) -> Line:
    told = json.loads(text)
    at = datetime.fromtimestamp(told["at"] / 1000, UTC)
    return Line(at, told["user"], told["action"], told["kind"], told["record"], told["detail"])


# -- looking ---------------------------------------------------------------------------------------------------------
def find(reader: Reader, user: str, looked: Looked = EVERYTHING) -> "array[int]":
    """Places of the lines that fit, newest first, as far as the reader's role and `user` may see them."""
    with translated():
        fitting = accesslog.found(reader.connection, _asked(reader, user, looked))
        return accesslog.places(_with_text(reader, fitting, looked.text) if looked.text else fitting)


def page(reader: Reader, places: Sequence[int]) -> list[Told | None]:
    """The lines at these places, in their order; None where there is none."""
    with translated():
        found = {tick: _line(text) for tick, text in accesslog.at(reader.connection, places).items()}
        titles = _titles(reader, list(found.values()))
        zone = zone_of(reader.connection)
    told = {
        tick: Told(each, each.at.astimezone(zone), titles.get(_about(each), ""))
        for tick, each in found.items()
    }
    return [told.get(each) for each in places]


def users(reader: Reader, user: str) -> list[str]:
    """Whose lines there are to be seen."""
    if not reader.role.sees_log:
        return [user]
    with translated():
        return accesslog.names(reader.connection, "user")


def actions(reader: Reader) -> list[str]:
    """What was done, as the log says it."""
    with translated():
        return accesslog.names(reader.connection, "action")


def proven(reader: Reader) -> Chain:
    """Whether every line follows the line before it."""
    with translated():
        return prove_access_log(reader.connection)


def zone_of(connection: Connection) -> ZoneInfo | None:
    """The office's zone; None for the machine's own."""
    name = meta.get(connection, "zone")
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _asked(reader: Reader, user: str, looked: Looked) -> accesslog.Asked:
    hidden = tuple(name for name, kind in all_kinds().items() if not rights.sees_kind(reader.role, kind))
    zone = zone_of(reader.connection)
    ids = tuple(sorted(belonging(reader, *looked.record))) if looked.record else ()
    return accesslog.Asked(
        user=looked.user if reader.role.sees_log else user,
        action=looked.action,
        kinds=hidden,
        since=_moment(looked.since, zone) if looked.since else None,
        until=_moment(looked.until + timedelta(days=1), zone) if looked.until else None,
        records=ids,
    )


def _moment(day: date, zone: ZoneInfo | None) -> int:
    start = datetime.combine(day, time(), zone) if zone else datetime.combine(day, time()).astimezone()
    return round(start.timestamp() * 1000)


def _with_text(reader: Reader, found: Iterator[tuple[int, str]], text: str) -> Iterator[tuple[int, str]]:
    """Lines in which every word stands: in user, action, detail or the title of the record."""
    words = fold(text).split()
    kept = [(tick, content, _line(content)) for tick, content in found]
    titles = {key: fold(title) for key, title in _titles(reader, [line for *_, line in kept]).items()}
    for tick, content, line in kept:
        told = f"{fold(f'{line.user} {line.action} {line.detail}')} {titles.get(_about(line), '')}"
        if all(word in told for word in words):
            yield tick, content


def _about(line: Line) -> tuple[str, int]:
    return line.kind, line.record_id or 0


def _titles(reader: Reader, of: Sequence[Line]) -> dict[tuple[str, int], str]:
    """Titles by kind and record; of lines about a kind as a whole its plural."""
    wanted: dict[str, set[int]] = {}
    for line in of:
        wanted.setdefault(line.kind, set()).add(line.record_id or 0)
    titles: dict[tuple[str, int], str] = {}
    for name, ids in wanted.items():
        kind = all_kinds().get(name)
        if kind is not None:
            titles[name, 0] = kind.spec.plural
            titles |= {(name, each): title for each, title in reader.titles(name, ids - {0}).items()}
    return titles


def belonging(reader: Reader, kind: str, record_id: int) -> set[int]:
    """The record, what is below it at any depth, files, papers and notes about these, and its other selves."""
    with translated():
        found = {(kind, record_id), *_other_selves(reader.connection, record_id)}
        front = set(found)
        while front:
            front = {each for of in front for each in _children(reader.connection, *of)} - found
            found |= front
        ids = {each for _, each in found}
        about = [
            records.ids_linking(reader.connection, kind_named(name), "subject_id", ids) for name in RELATED
        ]
    return ids.union(*about)


def _other_selves(connection: Connection, record_id: int) -> Iterator[tuple[str, int]]:
    for row in records.every(connection, SamePerson):
        assert isinstance(row, SamePerson)
        pair = (
            (row.first_kind or "", row.first_record or 0),
            (row.second_kind or "", row.second_record or 0),
        )
        if row.same and record_id in (pair[0][1], pair[1][1]):
            yield from pair


def _children(connection: Connection, kind: str, record_id: int) -> Iterator[tuple[str, int]]:
    for other in all_kinds().values():
        parent = other.spec.parent
        if parent and other.fields[parent].target == kind:
            for each in records.ids_linking(connection, other, parent, [record_id]):
                yield other.spec.name, each
