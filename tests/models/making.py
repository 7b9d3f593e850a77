"""Rows and facts for tests of rules, without an office: links are followed over the rows at hand."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from models.concern import rules_concerned
from models.fields import Stored
from models.findings import Finding
from models.kinds import Kind
from models.paths import COUNT, hops
from models.policy import Policy, PolicyValue
from models.rules import Facts, all_rules, run

RESOURCES = Path(__file__).parents[2] / "resources"


def make(kind: type[Kind], record_id: int, **values: Any) -> Any:
    """One row of a kind, from Python values."""
    return kind(record_id, {key: kind.fields[key].encode(value) for key, value in values.items()})


def changed(row: Kind, **values: Any) -> Any:
    """The row with some fields replaced; None empties a field."""
    stored = dict(row.stored) | {key: row.fields[key].encode(value) for key, value in values.items()}
    return type(row)(row.id, stored)


def facts(record: Kind, rows: Iterable[Kind], paths: Iterable[str]) -> Facts:
    """The facts a rule reads, found among rows."""
    rows = sorted(rows, key=lambda row: row.id)
    along: dict[str, list[Kind]] = {}
    counts: dict[str, int] = {}
    for path in paths:
        reached = [record]
        for hop in hops(type(record), path):
            here = {row.id for row in reached}
            if not hop.link:
                reached = [row for row in rows if type(row) is hop.target]
            elif hop.backward:
                reached = [
                    _lean(row, (hop.link, *hop.only)) if hop.only else row
                    for row in rows
                    if type(row) is hop.target and row.stored.get(hop.link) in here
                ]
            else:
                wanted = {row.stored.get(hop.link) for row in reached}
                reached = [row for row in rows if type(row) is hop.target and row.id in wanted]
        if path.startswith(COUNT):
            counts[path] = len(reached)
        else:
            along[path] = reached
    return Facts(record, along, counts)


def _lean(row: Kind, keys: Iterable[str]) -> Kind:
    """The row with the fields alone that a path names, as the program reads it."""
    return type(row)(row.id, {key: row.stored[key] for key in keys if key in row.stored})


RULED = (
    "training.csv",
    "planning.csv",
    *sorted(
        path.name
        for part in ("eum", "case", "visit")
        for path in (RESOURCES / "policy").glob(f"{part}_*.csv")
    ),
)
"""The files of the values that rules ask for."""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def policy(**replaced: str) -> Policy:
    """The policy values that come with the program; points in a key are written as two underlines."""
    values = []
    for name in RULED:
        for row in _rows(RESOURCES / "policy" / name):
            value = replaced.get(row["key"].replace(".", "__"), row["value"])
            valid_to = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
            values.append(
                PolicyValue(
                    row["key"],
                    value,
                    row["edition"],
                    date.fromisoformat(row["valid_from"]),
                    valid_to,
                    row["citation"],
                    row["tag"],
                )
            )
    return Policy(values)


POLICY = policy()


class Watched(Mapping[str, Stored]):
    """A record's stored values that write down which of them are read."""

    def __init__(self, row: Kind, read: set[tuple[str, str]]) -> None:
        self.row, self.read = row, read

    def __getitem__(self, key: str) -> Stored:
        self.read.add((self.row.spec.name, key))
        return self.row.stored[key]

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add((self.row.spec.name, key))
        return self.row.stored.get(key, default)

    def __iter__(self) -> Iterator[str]:
        self.read |= {(self.row.spec.name, key) for key in self.row.fields}
        return iter(self.row.stored)

    def __len__(self) -> int:
        return len(self.row.stored)


def watched(known: Facts, paths: Iterable[str], read: set[tuple[str, str]]) -> Facts:
    """The facts with rows that write down what is read of them."""

    def seen(row: Kind) -> Kind:
        return type(row)(row.id, Watched(row, read))

    along = {path: [seen(each) for each in known.all(path)] for path in paths}
    return Facts(seen(known.record), along, {path: known.count(path) for path in paths})


def findings(
    rule_id: str, record: Kind, rows: Iterable[Kind], today: date, values: Policy = POLICY
) -> list[Finding]:
    """What one rule finds on a record."""
    return looked(rule_id, record, rows, today, values)[0]


def looked(
    rule_id: str, record: Kind, rows: Iterable[Kind], today: date, values: Policy = POLICY
) -> tuple[list[Finding], date | None]:
    """What one rule finds, and the day to ask it again; it reads no field that its code does not name."""
    each = all_rules()[rule_id]
    read: set[tuple[str, str]] = set()
    told = run(each, watched(facts(record, rows, each.reads), each.reads, read), values, today)
    for kind, key in read:
        assert each in rules_concerned(each.subject, kind, frozenset({key})), (rule_id, kind, key)
    return told


def messages(
    rule_id: str, record: Kind, rows: Iterable[Kind], today: date, values: Policy = POLICY
) -> list[str]:
    """The messages of one rule."""
    return [each.message for each in findings(rule_id, record, rows, today, values)]
