"""What changed since somebody last looked: entries by others, and imports, in sentences by person and by record.

The last look is a technical fact of the file for each user (`looked:<user>` in the table `meta`), not journalled: it
is nobody else's business and nothing that could be undone.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app import rights
from app.journal import entries as journal
from app.journal import news as told
from app.journal.news import Done
from app.office import Office
from app.reader import Reader
from app.store import meta, records
from app.store.connection import translated
from models.fields import show_date
from models.kinds import Kind, all_kinds, kind_named
from models.office.desk import Document
from models.text import counted

QUIET = ("setting", "saved_view", "mirrored", "checklist")
"""Kinds whose changes are no news to anybody."""
FIRST_LOOK = timedelta(days=7)
"""What somebody who never looked is told."""
MOST_RECORDS = 5_000
OPERATIONS = 3
"""Operations on a record that are named, the newest ones."""
_TIMES = {1: "", 2: ", twice"}
_NATURES = {"undo": "Took back: ", "redo": "Did again: "}


@dataclass(frozen=True)
class Line:
    """One sentence, the record it leads to (None when it is about several), and when the newest of it was entered."""

    sentence: str
    at: datetime
    entries: int
    record: tuple[str, int] | None = None


@dataclass(frozen=True)
class News:
    """Everything new: lines under each person's name, lines by record, and the tick that was the newest."""

    since: str
    entries: int
    tick: int
    by_person: tuple[tuple[str, tuple[Line, ...]], ...]
    by_record: tuple[Line, ...]


def last_look(reader: Reader, user: str) -> int:
    """The tick of the newest entry when the user last looked; -1 when that is not known."""
    with translated():
        kept = meta.get(reader.connection, f"looked:{user}")
        if kept and (tick := int(json.loads(kept)["tick"])) <= told.newest(reader.connection):
            return tick
    return -1


def mark_looked(office: Office, tick: int) -> None:
    """Remembers for the user at work that everything up to an entry was looked at. Raises Refused when only reading."""
    kept = {"at": round(office.clock().timestamp() * 1000), "tick": tick}
    office.put_setting(f"looked:{office.user}", json.dumps(kept, sort_keys=True))


def news(reader: Reader, user: str) -> News:
    """What is new to a user since the last look."""
    tick = last_look(reader, user)
    if tick < 0:
        return news_since(reader, user, reader.today - FIRST_LOOK)
    with translated():
        at = told.moment_of(reader.connection, tick)
    words = f"since you looked on {show_date(at.date())}" if at else "since you looked"
    return _news(reader, user, tick, words)


def news_since(reader: Reader, user: str, day: date) -> News:
    """What is new to a user since the end of a day; to everybody when no user is named."""
    with translated():
        tick = journal.tick_at_end_of(reader.connection, day)
    return _news(reader, user, tick, f"since {show_date(day)}")


def _news(reader: Reader, user: str, tick: int, words: str) -> News:
    with translated():
        hidden = [name for name, kind in all_kinds().items() if not rights.sees_kind(reader.role, kind)]
        every = told.since(reader.connection, tick, QUIET)
        every = [each for each in every if each.kind in all_kinds()]
        unmet = {(each.tick, each.kind): _unmet(reader, each) for each in every}
        partly = {each.tick for each in every if each.kind in hidden or unmet[each.tick, each.kind]}
        shown = [
            each
            for each in every
            if each.kind not in hidden
            and unmet[each.tick, each.kind] < len(each.first)
            and (each.user != user or each.nature == "import")
        ]
        shown = _without_days(reader, shown)
        people = _by_person(reader, shown, partly)
        singly = dict.fromkeys(each.tick for each in shown if each.nature != "import")
        lines = _by_record(reader, shown, singly, partly)
        newest = told.newest(reader.connection)
    return News(words, len({each.tick for each in shown}), newest, people, lines)  # fmt: skip


def _unmet(reader: Reader, done: Done) -> int:
    """How many of the records named are notes, files or papers about what the reader may not see."""
    return len(done.first) - len(reader.met(kind_named(done.kind), done.first))


def _without_days(reader: Reader, done: Sequence[Done]) -> list[Done]:
    """Without the papers about the office as a whole: that somebody printed the day is no news."""
    paper = Document.spec.name
    roots = _roots(reader, [(paper, each.first[0]) for each in done if each.kind == paper])
    return [each for each in done if each.kind != paper or roots[paper, each.first[0]][0] != paper]


# -- by person -------------------------------------------------------------------------------------------------------
def _by_person(
    reader: Reader, done: Sequence[Done], partly: set[int]
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    found: dict[str, dict[str, list[Done]]] = {}
    for each in done:
        found.setdefault(each.user, {}).setdefault(_operation(each, partly), []).append(each)
    return tuple(
        (user, tuple(_line(reader, operation, each) for operation, each in reversed(operations.items())))
        for user, operations in sorted(found.items())
    )


def _operation(done: Done, partly: set[int]) -> str:
    """The operation in words; only that something changed where it touched what the reader may not see."""
    return "Changed" if done.tick in partly else f"{_NATURES.get(done.nature, '')}{done.operation}"


def _line(reader: Reader, operation: str, done: Sequence[Done]) -> Line:
    ticks = {each.tick for each in done}
    times = _TIMES.get(len(ticks), f", {len(ticks)} times")
    if any(each.nature == "import" for each in done):
        parts = (
            kind_named(kind).spec.counted(sum(each.count for each in of)) for kind, of in _kinds(done).items()
        )
        return Line(f"{operation}{times}: {', '.join(parts)}.", done[-1].at, len(ticks))
    roots = _roots(reader, [(each.kind, record_id) for each in done for record_id in each.first])
    titles = _titles(reader, roots)
    more = sum(each.count - len(each.first) for each in done)
    named = list(dict.fromkeys(filter(None, titles.values())))[: told.SHOWN]
    more += len(titles) - len(named)
    others = f" and {more:,} more record{'' if more == 1 else 's'}" if more else ""
    record = next(iter(titles)) if len(titles) == 1 and not more else None
    about = "; ".join(named)
    return Line(
        f"{operation}{times}: {about}{others}." if about else f"{operation}{times}.",
        done[-1].at,
        len(ticks),
        record,
    )


def _kinds(done: Sequence[Done]) -> dict[str, list[Done]]:
    found: dict[str, list[Done]] = {}
    for each in done:
        found.setdefault(each.kind, []).append(each)
    return found


# -- by record -------------------------------------------------------------------------------------------------------
def _by_record(
    reader: Reader, done: Sequence[Done], ticks: Iterable[int], partly: set[int]
) -> tuple[Line, ...]:
    by_tick = {each.tick: each for each in done}
    seen = {(each.tick, each.kind) for each in done}
    touched = [
        each for each in told.records_of(reader.connection, ticks, MOST_RECORDS) if (each[0], each[1]) in seen
    ]
    roots = _roots(reader, [(kind, record_id) for _, kind, record_id in touched])
    found: dict[tuple[str, int], list[Done]] = {}
    for tick, kind, record_id in touched:
        told_of = found.setdefault(roots[kind, record_id], [])
        if by_tick[tick] not in told_of:
            told_of.append(by_tick[tick])
    titles = _titles(reader, {each: each for each in found})
    lines = [
        Line(_record_sentence(titles[root], of, partly), of[-1].at, len(of), root)
        for root, of in found.items() if titles.get(root)
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _record_sentence(title: str, done: Sequence[Done], partly: set[int]) -> str:
    who = " and ".join(sorted({each.user for each in done}))
    changes = counted(len(done), "change")
    operations = list(dict.fromkeys(_operation(each, partly) for each in reversed(done)))
    more = len(operations) - OPERATIONS
    what = ", ".join(operations[:OPERATIONS]) + (f" and {more} more" if more > 0 else "")
    return f"{title}: {changes} by {who} ({what})."


def _roots(reader: Reader, touched: Iterable[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, int]]:
    """The record each one belongs to: a passport to its student; a note, a paper or a decision to what it is about."""
    wanted: dict[str, list[int]] = {}
    for kind, record_id in touched:
        wanted.setdefault(kind, []).append(record_id)
    roots = {}
    for name, ids in wanted.items():
        for record_id, row in records.fetch(reader.connection, kind_named(name), dict.fromkeys(ids)).items():
            roots[name, record_id] = _above(row) or (name, record_id)
        roots |= {(name, each): (name, each) for each in ids if (name, each) not in roots}
    return roots


def _above(row: Kind) -> tuple[str, int] | None:
    spec = row.spec
    if spec.parent and (parent := row.stored.get(spec.parent)):
        return row.fields[spec.parent].target, int(parent)
    kind, record_id = row.stored.get("subject_kind"), row.stored.get("subject_id")
    return (str(kind), int(record_id)) if kind in all_kinds() and record_id else None


def _titles(reader: Reader, roots: dict[tuple[str, int], tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Names of the records at the root, in order; those the reader may not see have none."""
    wanted: dict[str, list[int]] = {}
    for kind, record_id in roots.values():
        wanted.setdefault(kind, []).append(record_id)
    known = {
        (kind, each): title
        for kind, ids in wanted.items()
        for each, title in reader.titles(kind, ids).items()
    }
    return {root: known.get(root, "") for root in dict.fromkeys(roots.values())}
