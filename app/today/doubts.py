"""What the office works with though nobody here confirmed it: values, codes, rules, wording, old mirrored values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import resources
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.kinds import Kind
from models.office.desk import Code, Mirrored, PolicyRecord, Wording
from models.policy import only_recalled
from models.rules import all_rules
from models.text import counted
from reports.wording import wording

MIRROR_DAYS = 30
"""When a mirrored value is old where the office has no value of its own (`mirror.old_days`)."""
SCREENS = {
    "policy": "Policy values",
    "rules": "Rule strengths",
    "codes": "Codes",
    "wording": "Wording",
    "mirrored": "",
}
"""The word of the screen where each is looked at; empty where there is none yet."""


@dataclass(frozen=True)
class Doubt:
    """A count of what is unconfirmed, what it is of, and the word of the screen where it is looked at."""

    name: str
    count: int
    words: str
    screen: str


def doubts(reader: Reader) -> tuple[Doubt, ...]:
    """Every kind of doubt with its count, in the order in which they are settled; those without any are left out."""
    with translated():
        counts = (
            ("policy", _policy(reader), "policy value", "not confirmed"),
            ("rules", _rules(reader), "rule", "not confirmed"),
            ("codes", _codes(reader), "code", "not confirmed"),
            ("wording", _wording(reader), "paragraph", "not confirmed"),
            ("mirrored", _mirrored(reader), "mirrored value", f"older than {_days(reader)} days"),
        )
    return tuple(
        Doubt(name, count, f"{counted(count, noun)} {says}", SCREENS[name])
        for name, count, noun, says in counts if count
    )  # fmt: skip


def _policy(reader: Reader) -> int:
    return _unconfirmed(reader, PolicyRecord)


def _rules(reader: Reader) -> int:
    """Rules on recollection whose strength nobody settled: a confirmed policy value `rule.<id>.strength` does."""
    policy, today = reader.policy, reader.today
    settled = (
        policy.find(f"rule.{each.id}.strength", today) for each in all_rules().values() if each.unconfirmed
    )
    return sum(value is None or value.unconfirmed for value in settled)


def _codes(reader: Reader) -> int:
    return _unconfirmed(reader, Code)


def _unconfirmed(reader: Reader, kind: type[Kind]) -> int:
    """How many records of the kind count today on recollection alone."""
    today, recalled = reader.today.isoformat(), cache(only_recalled)  # thousands of codes share few tags
    rows = records.columns(reader.connection, kind, "confirmed_on", "tag", "valid_to")
    return sum(
        confirmed is None and recalled(tag or "") and (last is None or last >= today)
        for confirmed, tag, last in rows
    )


def _wording(reader: Reader) -> int:
    rows = (row for row in records.every(reader.connection, Wording) if isinstance(row, Wording))
    confirmed = {(row.paper, row.paragraph) for row in rows if row.confirmed_on is not None}
    return sum(each not in confirmed for each in _to_confirm())


def _to_confirm() -> Iterator[tuple[str, str]]:
    """(paper, paragraph) of every supplied paragraph that carries the mark."""
    for path in sorted(resources.path("wording").glob("*.json")):
        yield from ((path.stem, each.name) for each in wording(path.stem).values() if each.confirm)


def _mirrored(reader: Reader) -> int:
    limit = reader.today - timedelta(days=_days(reader))
    rows = (row for row in records.every(reader.connection, Mirrored) if isinstance(row, Mirrored))
    return sum(row.as_of_on is None or row.as_of_on < limit for row in rows)


def _days(reader: Reader) -> int:
    return int(reader.policy.text("mirror.old_days", reader.today, str(MIRROR_DAYS)))
