"""What a newer program brings that the office does not have: told line by line, taken or left, never overwritten.

Three sides are compared: what the program brings now (`app.seeds`), what it had brought before (the journal's entries
of nature "seed" or "upgrade") and what the office holds. What is taken is written by an entry of nature "upgrade", so
that the exceptions register takes it for the program's; what is left is remembered with the text it was left for, and
asked about again only when the program brings yet another one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from app import seeds
from app.change import Nature, Work
from app.errors import Usage
from app.journal import unusual
from app.journal.entries import canonical
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import meta, records
from app.store.connection import translated
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind, Status, kind_named
from models.office.desk import Setting

LEFT = "seeds.left"
"""Setting that remembers what the office left as it was."""
CHECKED = ("confirmed_on", "confirmed_by")


class Sort(StrEnum):
    """What sort of difference it is."""

    ADDED = "Added by the program"
    CHANGED = "Changed by the program"
    BOTH = "Changed by the program and by you"
    YOURS = "Changed by you"
    GONE = "Gone from the program"


NEWS = frozenset({Sort.ADDED, Sort.CHANGED, Sort.BOTH, Sort.GONE})
"""Differences that a newer program makes; the office's own changes alone are none."""


@dataclass(frozen=True)
class Differing:
    """A field that differs: what the office holds and what the program brings, as shown."""

    label: str
    office: str
    program: str


@dataclass(frozen=True)
class Line:
    """One code or value that differs."""

    sort: Sort
    kind: str
    key: str
    """Natural key, by which both sides name it."""
    title: str
    record_id: int | None
    """The office's record; None where it has none."""
    fields: tuple[Differing, ...]
    fingerprint: str
    """Names what the program brings; leaving the line holds for this text alone."""
    left: bool
    """Whether the office decided to leave it as it is."""

    @property
    def open(self) -> bool:
        """Whether the office has still to decide."""
        return self.sort in NEWS and not self.left

    @property
    def taking(self) -> str:
        """What taking the line would do, in words."""
        return {
            Sort.ADDED: "Add it",
            Sort.GONE: "End it today",
            Sort.CHANGED: "Take the newer text",
            Sort.BOTH: "Take the newer text instead of yours",
            Sort.YOURS: "Go back to the supplied text",
        }[self.sort]


Values = Mapping[str, Stored]


def brought_now() -> dict[tuple[str, str], dict[str, Stored]]:
    """What this program brings, in stored forms, by kind and natural key."""
    found: dict[tuple[str, str], dict[str, Stored]] = {}
    for kind, rows in seeds.SEEDS:
        for row in rows():
            stored = {key: kind.fields[key].encode(value) for key, value in row.items()}
            found[kind.spec.name, records.natural_key(kind, stored) or ""] = stored
    return found


@lru_cache(maxsize=1)
def digest() -> str:
    """One hash over all that this program brings; a newer program with other codes or values has another."""
    brought = sorted((*key, values) for key, values in brought_now().items())
    return sha256(canonical([list(each) for each in brought]).encode()).hexdigest()[:24]


def differences(reader: Reader) -> list[Line]:
    """Every code and value in which program and office differ, what is still open first."""
    with translated():
        now = brought_now()
        before = unusual.seeded(reader.connection, [kind.spec.name for kind, _ in seeds.SEEDS])
        found = list(_lines(reader.connection, now, before, _left(reader.connection)))
    order = list(Sort)
    return sorted(found, key=lambda each: (not each.open, order.index(each.sort), each.kind, each.title))


def _lines(
    connection: Connection,
    now: Mapping[tuple[str, str], Values],
    before: Mapping[int, Values],
    left: Mapping[str, str],
) -> Iterator[Line]:
    met: set[tuple[str, str]] = set()
    for kind, _ in seeds.SEEDS:
        for row in records.every(connection, kind, live=False):
            name = (kind.spec.name, records.natural_key(kind, before.get(row.id, row.stored)) or "")
            if row.row_status is Status.UNMADE or (row.row_status is Status.REMOVED and row.id not in before):
                continue
            met.add(name)
            line = _of_row(kind, name[1], row, now.get(name), before.get(row.id), left)
            if line is not None:
                yield line
    for (kind_name, key), values in now.items():
        if (kind_name, key) not in met:
            yield _added(kind_named(kind_name), key, values, left)


def _added(kind: type[Kind], key: str, values: Values, left: Mapping[str, str]) -> Line:
    fields = tuple(_differing(kind, each, None, value) for each, value in values.items() if value is not None)
    return _line(Sort.ADDED, kind, key, kind(0, values).shown_title, None, fields, values, left)


def _of_row(
    kind: type[Kind], key: str, row: Kind, now: Values | None, before: Values | None, left: Mapping[str, str]
) -> Line | None:
    """How a record of the office differs from what the program brings; None when it does not or is the office's own."""
    if now is None:
        ended = row.row_status is not Status.LIVE or row.stored.get("valid_to") is not None
        if before is None or ended:
            return None
        return _line(Sort.GONE, kind, key, row.shown_title, row.id, (), {}, left)
    keys = [each for each in {**now, **row.stored} if each in kind.fields and each not in CHECKED]
    removed = row.row_status is not Status.LIVE
    differ = [each for each in keys if removed or row.stored.get(each) != now.get(each)]
    if not differ:
        return None
    news = before is not None and any(before.get(each) != now.get(each) for each in keys)
    own = removed or before is None or any(row.stored.get(each) != before.get(each) for each in keys)
    sort = Sort.BOTH if news and own else Sort.CHANGED if news else Sort.YOURS
    fields = tuple(
        _differing(kind, each, None if removed else row.stored.get(each), now.get(each)) for each in differ
    )
    return _line(sort, kind, key, row.shown_title, row.id, fields, now, left)


def _differing(kind: type[Kind], key: str, office: Stored, program: Stored) -> Differing:
    field = kind.fields[key]
    shown = [("" if value is None else field.show(field.decode(value))) for value in (office, program)]
    return Differing(field.label, *shown)


def _line(
    sort: Sort, kind: type[Kind], key: str, title: str, record_id: int | None, fields: tuple[Differing, ...],
    program: Values, left: Mapping[str, str],
) -> Line:  # fmt: skip
    fingerprint = sha256(canonical(dict(program)).encode()).hexdigest()[:12]
    name = kind.spec.name
    return Line(
        sort, name, key, title, record_id, fields, fingerprint, left.get(f"{name} {key}") == fingerprint
    )


# -- what the office decided -----------------------------------------------------------------------------------------
def _left(connection: Connection) -> dict[str, str]:
    for row in records.every(connection, Setting):
        if row.get("key") == LEFT and row.get("value"):
            told: dict[str, str] = json.loads(row.get("value"))
            return told
    return {}


def take(office: Office, lines: Iterable[Line]) -> int:
    """Brings the office to what the program brings for these lines, in one step; returns how many. Raises Usage."""
    chosen = _chosen(lines)
    with office.change("Take what the newer program brings", nature=Nature("upgrade")) as work:
        now = brought_now()
        for line in chosen:
            _take(work, line, now.get((line.kind, line.key)), office)
    return len(chosen)


def _take(work: Work, line: Line, program: Values | None, office: Office) -> None:
    kind = kind_named(line.kind)
    if line.record_id is None:
        assert program is not None
        work.add(kind, {key: kind.fields[key].decode(value) for key, value in program.items()})
        return
    row = work.current(kind, line.record_id)
    if row is None:
        raise Usage("The list is not up to date any more.", do="Look at it again.")
    if program is None:
        work.set(kind, row.id, {"valid_to": office.today - timedelta(days=1)})
        return
    keys = [each for each in {**program, **row.stored} if each in kind.fields and each not in CHECKED]
    values: dict[str, Stored] = {each: program.get(each) for each in keys}
    work.apply(kind, row.id, {"row_status": int(Status.LIVE), **dict.fromkeys(CHECKED), **values})


def leave(office: Office, lines: Iterable[Line]) -> int:
    """Remembers that these lines stay as they are in the office; returns how many. Raises Usage."""
    chosen = _chosen(lines)
    known = office.reader.ids(
        Query(Setting, where=All((Cond("key", "=", LEFT), Cond("user_name", "=", "office"))))
    )
    with translated():
        left = _left(office.reader.connection)
    left |= {f"{each.kind} {each.key}": each.fingerprint for each in chosen}
    value = json.dumps(left, ensure_ascii=False, sort_keys=True)
    with office.change("Leave what the newer program brings") as work:
        if known:
            work.set(Setting, known[0], {"value": value})
        else:
            work.add(Setting, {"key": LEFT, "user_name": "office", "value": value})
    return len(chosen)


def _chosen(lines: Iterable[Line]) -> list[Line]:
    chosen = list(lines)
    if not chosen:
        raise Usage("Choose the lines first.")
    return chosen


# -- told once on opening --------------------------------------------------------------------------------------------
def news(reader: Reader, user: str) -> int:
    """How many lines are open that this user was not told of yet; 0 for whoever may not decide on them."""
    return sum(each.open for each in differences(reader)) if untold(reader, user) else 0


def untold(reader: Reader, user: str) -> bool:
    """Whether the user may decide on what a newer program brings and was not told of what this one does."""
    if not reader.role.may_decide:
        return False
    with translated():
        return meta.get(reader.connection, _told_key(user)) != digest()


def remember_told(office: Office) -> None:
    """The user was told of what this program brings, or there was nothing to tell: it is not compared again."""
    office.put_setting(_told_key(office.user), digest())


def _told_key(user: str) -> str:
    return f"seeds:{user.casefold()}"


def shown(fields: Iterable[Differing]) -> str:
    """What differs, in one line: `Value 3 → 6`; `Label … `."""
    parts: list[str] = []
    for each in fields:
        parts.append(f"{each.label} {each.office or '(empty)'} → {each.program or '(empty)'}")
    return "; ".join(parts)
