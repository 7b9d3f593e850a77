"""Which rules are to be asked again about which records, after a change and on another day."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from app import gather
from app.store import kept, merges, records
from app.store.dbapi import Connection
from models.concern import rules_concerned
from models.kinds import Kind, all_kinds, kind_named
from models.office.desk import DutyAct, Note, Override, PolicyRecord
from models.office.merges import Merged
from models.paths import hops
from models.policy import Policy
from models.rules import Rule, all_rules, asking, rules_of, strengthened


@dataclass(frozen=True)
class Task:
    """Records of a kind about which rules are to be asked: all rules, or only some."""

    kind: type[Kind]
    ids: Sequence[int]
    rules: tuple[Rule, ...] | None = None


@cache
def subject_kinds() -> tuple[type[Kind], ...]:
    """Kinds that have rules."""
    return tuple(kind_named(name) for name in sorted({each.subject for each in all_rules().values()}))


@cache
def _still() -> frozenset[str]:
    """Names of the kinds of which a change moves no duty: append-only ones that no rule asks about or reads."""
    rules = all_rules().values()
    read = {each.subject for each in rules}
    read |= {
        hop.target.spec.name
        for each in rules for path in each.reads for hop in hops(kind_named(each.subject), path)
    }  # fmt: skip
    read |= {each.spec.name for each in (DutyAct, Merged, Note, Override, PolicyRecord)}
    return frozenset(name for name, each in all_kinds().items() if each.spec.append_only) - read


def moves_duties(kinds: Collection[str]) -> bool:
    """Whether a change of records of some kinds, derived fields included, can have moved what is due."""
    return not _still().issuperset(kinds)


def after_change(connection: Connection, touched: gather.Touched, known: gather.Known) -> list[Task]:
    """What a change may have made otherwise: the rules that can read what it touched, about every record it affects,
    all of them where something was decided about it or it was merged; and where it touched policy, the rules that
    name the value on every record, a rule of another strength where it found something.
    """
    acts = records.fetch(connection, Override, touched.get(Override, ())).values()
    merged = records.fetch(connection, Merged, touched.get(Merged, ())).values()
    heirs = merges.heirs(connection, (each for rows in touched.values() for each in rows), merged)
    keys = _policy_keys(connection, touched)
    valued, stronger = asking(keys), strengthened(keys)
    concerns = {each.kind: each for each in _concerns(frozenset(gather.changed_keys(touched).items()))}
    asked = {each.subject for each in (*valued, *stronger)} | {row.get("subject_kind") for row in acts}
    tasks: list[Task] = []
    for kind in subject_kinds():
        concern = concerns.get(kind)
        if concern is None and kind not in heirs and kind.spec.name not in asked:
            continue  # most kinds, of every change
        ids = {row.get("subject_id") or 0 for row in acts if row.get("subject_kind") == kind.spec.name}
        ids |= heirs.get(kind, set())
        if concern is not None:
            moved = {each: rows for each, rows in touched.items() if each in concern.moved_by}
            affected = gather.affected(connection, kind, concern.paths, moved, known)
            if concern.all:
                ids |= affected
            else:
                tasks.append(Task(kind, sorted(affected - ids), concern.rules))
        tasks.append(Task(kind, sorted(ids)))
        tasks += _on_all(connection, kind, valued, ids)
        tasks += _where_found(connection, kind, set(stronger) - set(valued), ids)
    return tasks


@dataclass(frozen=True)
class _Concern:
    """The rules about a kind that may answer otherwise after a change, in order of id, and along which paths."""

    kind: type[Kind]
    rules: tuple[Rule, ...]
    all: bool
    """Whether these are all rules about the kind."""
    paths: tuple[str, ...]
    moved_by: frozenset[type[Kind]]
    """The changed kinds that any of them reads."""


@lru_cache(maxsize=2_000)
def _concerns(changed: frozenset[tuple[type[Kind], frozenset[str]]]) -> tuple[_Concern, ...]:
    """Whom a change of such fields can concern; remembered, as saving asks it again and again about the same ones."""
    return tuple(filter(None, (_concern(kind, changed) for kind in subject_kinds())))


def _concern(kind: type[Kind], changed: frozenset[tuple[type[Kind], frozenset[str]]]) -> _Concern | None:
    name = kind.spec.name
    met = {each: rules for each, keys in changed if (rules := rules_concerned(name, each.spec.name, keys))}
    if not met:
        return None
    every = rules_of(name)
    found = frozenset[Rule]().union(*met.values())
    mine = tuple(each for each in every if each in found)
    paths = tuple(dict.fromkeys(path for each in mine for path in each.reads))
    return _Concern(kind, mine, len(mine) == len(every), paths, frozenset(met))


def on_another_day(
    connection: Connection, policy: Policy, before: date | None, today: date
) -> Iterator[Task]:
    """What may be otherwise on another day: all of it going back; else what was to be looked at, and the rules that
    name a policy value of which an edition began or ended.
    """
    if before is None or today < before:
        yield from (Task(kind, records.live_ids(connection, kind)) for kind in subject_kinds())
        return
    keys = policy.changing_between(before, today)
    changing = {*asking(keys), *strengthened(keys)}
    for kind in subject_kinds():
        ids = kept.due_for_a_look(connection, kind.spec.name, today)
        yield Task(kind, ids)
        yield from _on_all(connection, kind, changing, set(ids))


def _on_all(
    connection: Connection, kind: type[Kind], rules: Iterable[Rule], without: Collection[int]
) -> Iterator[Task]:
    """Some rules on every record but those about which all are asked anyway."""
    if mine := _of_kind(rules, kind):
        ids = records.live_ids(connection, kind)
        yield Task(kind, [each for each in ids if each not in without], mine)


def _where_found(
    connection: Connection, kind: type[Kind], rules: Iterable[Rule], without: Collection[int]
) -> Iterator[Task]:
    if mine := _of_kind(rules, kind):
        ids = kept.about(connection, kind.spec.name, [each.id for each in mine])
        yield Task(kind, [each for each in ids if each not in without], mine)


def _of_kind(rules: Iterable[Rule], kind: type[Kind]) -> tuple[Rule, ...]:
    mine = (each for each in rules if each.subject == kind.spec.name)
    return tuple(sorted(mine, key=lambda each: each.id))


_WEIGHS = frozenset({"key", "value", "valid_from", "valid_to", "row_status"})
"""Fields of a policy value on which answers rest; who confirmed it, and when, is none."""


def _policy_keys(connection: Connection, touched: gather.Touched) -> set[str]:
    """Keys of the policy values that a change made another."""
    changed = {
        each: fields
        for each, fields in touched.get(PolicyRecord, {}).items()
        if isinstance(fields, gather.Made) or not _WEIGHS.isdisjoint(fields)
    }
    rows = records.fetch(connection, PolicyRecord, changed).values()
    keys = {row.stored.get("key") for row in rows}
    keys.update(each for fields in changed.values() for each in fields.get("key") or ())
    return {each for each in keys if isinstance(each, str)}
