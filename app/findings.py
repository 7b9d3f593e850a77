"""Findings and duties: kept beside the records, refreshed with every change, equal to a full recomputation at any time.

They are derived: not journalled and not exchanged. A finding with a due date is a duty.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app import collector, gather, rechecks
from app.store import kept, merges, meta, records
from app.store.dbapi import Connection
from models.fields import Stored
from models.findings import Finding, Strength
from models.kinds import Kind, kind_named, title_of
from models.office.desk import DutyAct, Note, Override, PolicyRecord
from models.policy import Policy, PolicyValue
from models.rules import Facts, Rule, blocking, paths_of, rules_of, run

BATCH = 2_000
"""Subjects whose facts are gathered at once."""
Watch = Callable[[int, int], object]
"""Told how many records of how many the rules have looked at."""


def unwatched(_done: int, _total: int) -> None:
    """The `Watch` of a small change."""


@dataclass(frozen=True)
class Duty:
    """Something that is due: what, by when, why, for which record, whose it is and whether it waits."""

    finding: Finding
    due_on: date
    kind: str
    record_id: int
    record_title: str
    area: str
    overdue: bool
    assigned_to: str = ""
    waiting_until: date | None = None
    waiting_reason: str = ""
    note_id: int = 0
    """The note behind a promise; 0 for what a rule found."""
    place: int = 0
    """What duties about such records are told together by (the site of an item); 0 when unknown, or for none."""
    place_title: str = ""

    @property
    def subject(self) -> tuple[str, str, int]:
        """What a decision is about: rule, kind, record; of a promise its note."""
        if self.note_id:
            return self.finding.rule, Note.spec.name, self.note_id
        return self.finding.rule, self.kind, self.record_id


PROMISE = "NOTE"
"""Stands in the place of a rule for what was promised in a note."""


def policy_of(connection: Connection) -> Policy:
    """The office's policy values as rules ask for them."""
    keys = ("key", "value", "edition", "valid_from", "valid_to", "citation", "tag", "confirmed_on", "label")
    return Policy(
        PolicyValue(
            key or "",
            value or "",
            edition or "",
            _day(first) or date.min,
            _day(last),
            citation or "",
            tag or "",
            _day(confirmed),
            label or "",
        )
        for key, value, edition, first, last, citation, tag, confirmed, label in records.columns(
            connection, PolicyRecord, *keys
        )
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def value_of(row: Kind) -> PolicyValue:
    """One edition of a policy value as rules ask for it."""
    assert isinstance(row, PolicyRecord)
    return PolicyValue(
        row.key or "", row.value or "", row.edition or "", row.valid_from or date.min, row.valid_to,
        row.citation or "", row.tag or "", row.confirmed_on, row.label or "",
    )  # fmt: skip


subject_kinds = rechecks.subject_kinds


def evaluate(
    connection: Connection,
    kind: type[Kind],
    rows: Sequence[Kind],
    policy: Policy,
    today: date,
    rules: tuple[Rule, ...] | None = None,
    seen: gather.Seen | None = None,
) -> Iterator[tuple[Kind, list[Finding], date | None]]:
    """The findings of each row under every rule of its kind, or some, and the day on which to look again."""
    if rules is None:
        rules, paths = rules_of(kind.spec.name), paths_of(kind.spec.name)
    else:
        paths = tuple(dict.fromkeys(path for each in rules for path in each.reads))
    tests = tuple({each.when for each in rules})
    overrides = _overrides(connection, kind, [row.id for row in rows]) if rules else {}
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        concerned = {
            row.id: {test for test in tests if test is None or test.holds(row, today)} for row in batch
        }
        facts = gather.facts_of(connection, kind, [row for row in batch if concerned[row.id]], paths, seen)
        for row in batch:
            if row.id in facts:
                asked = [each for each in rules if each.when in concerned[row.id]]
                yield row, *_of_one(asked, facts[row.id], policy, today, overrides.get(row.id, ()))
            else:
                yield row, [], None


def under_both(
    connection: Connection,
    kind: type[Kind],
    rows: Sequence[Kind],
    policies: tuple[Policy, Policy],
    today: date,
) -> Iterator[tuple[Kind, list[Finding], list[Finding]]]:
    """The findings of each row under one policy and under another; nothing is kept of either."""
    rules, paths = rules_of(kind.spec.name), paths_of(kind.spec.name)
    overrides = _overrides(connection, kind, [row.id for row in rows])
    facts = gather.facts_of(connection, kind, rows, paths)
    for row in rows:
        first, second = (
            _of_one(rules, facts[row.id], policy, today, overrides.get(row.id, ()))[0] for policy in policies
        )
        yield row, first, second


def _of_one(rules: Iterable[Rule], facts: Facts, policy: Policy, today: date, overrides: Sequence[Override]
            ) -> tuple[list[Finding], date | None]:  # fmt: skip
    found: list[Finding] = []
    again: date | None = None
    for each in rules:
        findings, look = _run(each, facts, policy, today)
        if overrides and each.override:
            findings, look = _overridden(each, findings, look, overrides, today)
        found += findings
        if look is not None and (again is None or look < again):
            again = look
    return found, again


def _overridden(
    each: Rule, findings: list[Finding], look: date | None, overrides: Sequence[Override], today: date
) -> tuple[list[Finding], date | None]:
    """A rule's findings as the override leaves them that stands, and the day on which to look again."""
    standing = next((one for one in overrides if one.rule_id == each.id and _counts(one, today)), None)
    if standing is None:
        return findings, look
    ends = standing.until_on + timedelta(days=1) if standing.until_on else None
    return [_set_aside(one, standing) for one in findings], min(filter(None, (look, ends)), default=None)


def _run(each: Rule, facts: Facts, policy: Policy, today: date) -> tuple[list[Finding], date | None]:
    """A rule with a fault of its own never stands between a person and his save; it keeps its step closed."""
    try:
        return run(each, facts, policy, today)
    except Exception as fault:
        message = f"The rule could not be worked out for this record ({type(fault).__name__})."
        failed = Finding(
            message, each.id, each.strength_under(policy, today), each.cites, step=each.step,
            clears="A program in which the rule is mended.", record=(facts.record.spec.name, facts.record.id),
        )  # fmt: skip
        return [failed], None


def _counts(override: Override, today: date) -> bool:
    return override.withdrawn_on is None and (override.until_on is None or today <= override.until_on)


def _set_aside(finding: Finding, override: Override) -> Finding:
    until = f" until {override.until_on:%d %b %Y}" if override.until_on else ""
    note = f"{finding.message} Set aside by {override.person}{until}: {override.reason}"
    return replace(finding, strength=Strength.INFORM, message=note, due_on=None)


def _overrides(connection: Connection, kind: type[Kind], ids: Sequence[int]) -> dict[int, list[Override]]:
    """The overrides of some records; what was decided for a merged record counts for the one that stayed."""
    wanted = set(ids)
    rows = [row for row in records.every(connection, Override) if isinstance(row, Override)]
    subjects = (row.subject_id for row in rows if row.subject_id and row.subject_kind == kind.spec.name)
    heirs = merges.winners(connection, kind, subjects) if rows else {}
    found: dict[int, list[Override]] = {}
    for row in rows:
        subject = heirs.get(row.subject_id or 0, row.subject_id)
        if subject in wanted:
            found.setdefault(subject or 0, []).append(row)
    return found


# -- kept beside the records -----------------------------------------------------------------------------------------
def refresh(
    connection: Connection,
    touched: gather.Touched,
    policy: Policy,
    today: date,
    known: gather.Seen,
    watch: Watch = unwatched,
) -> None:
    """Asks the rules again wherever the change may have made their answers others, inside the change's transaction."""
    tasks = rechecks.after_change(connection, touched, known)
    total, done = sum(len(each.ids) for each in tasks), 0
    for task in tasks:
        for batch in records.chunks(task.ids, BATCH):
            watch(done, total)
            store(connection, task.kind, batch, policy, today, known, task.rules)
            done += len(batch)


def store(
    connection: Connection,
    kind: type[Kind],
    ids: Sequence[int],
    policy: Policy,
    today: date,
    known: gather.Seen | None = None,
    rules: tuple[Rule, ...] | None = None,
) -> None:
    """Replaces the kept findings of some records, all or those of some rules, by freshly computed ones.

    After some rules only, the day on which to look again may stay earlier than need be, never later.
    """
    known = gather.Seen() if known is None else known
    for batch in records.chunks(ids, BATCH):
        rows = list(gather.rows_of(connection, kind, batch, known, live=True).values())
        looks: list[tuple[int, str, str]] = []
        found: list[tuple[object, ...]] = []
        for row, findings, again in evaluate(connection, kind, rows, policy, today, rules, known):
            found += (_stored(kind, row.id, each) for each in findings)
            if again is not None:
                looks.append((row.id, kind.spec.name, again.isoformat()))
        kept.replace(connection, batch, found, [each.id for each in rules or ()])
        kept.look_again(connection, batch, looks, sooner=rules is not None)


_DECODER = json.JSONDecoder()
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def _stored(kind: type[Kind], record_id: int, finding: Finding) -> tuple[object, ...]:
    content = {
        "message": finding.message, "cites": finding.cites, "clears": finding.clears, "inputs": dict(finding.inputs),
        "sum": finding.sum, "fields": list(finding.fields),
        "since": finding.since.isoformat() if finding.since else None,
    }  # fmt: skip
    due = finding.due_on.isoformat() if finding.due_on else None
    text = _ENCODER.encode(content)
    return kind.spec.name, record_id, finding.rule, finding.strength.value, finding.step, due, text


def _loaded(values: Sequence[object]) -> Finding:
    kind, record_id, rule, strength, step, due, text = values
    content = _DECODER.raw_decode(str(text))[0]
    return Finding(
        message=content["message"], rule=str(rule), strength=Strength(str(strength)), cites=content["cites"],
        due_on=date.fromisoformat(str(due)) if due else None, clears=content["clears"], inputs=content["inputs"],
        sum=content["sum"], step=str(step), record=(str(kind), int(str(record_id))), fields=tuple(content["fields"]),
        since=date.fromisoformat(content["since"]) if content["since"] else None,
    )  # fmt: skip


def evaluated_on(connection: Connection) -> date | None:
    """The day for which the kept findings hold."""
    kept = meta.get(connection, "evaluated_on")
    return date.fromisoformat(kept) if kept else None


def move_to(connection: Connection, today: date) -> bool:
    """Brings the kept findings to another day, inside the caller's transaction; False when they held already."""
    before = evaluated_on(connection)
    if before == today:
        return False
    policy = policy_of(connection)
    for task in rechecks.on_another_day(connection, policy, before, today):
        store(connection, task.kind, task.ids, policy, today, rules=task.rules)
    meta.put(connection, "evaluated_on", today.isoformat())
    return True


# -- read ------------------------------------------------------------------------------------------------------------
def of_record(connection: Connection, kind: type[Kind], record_id: int, today: date) -> list[Finding]:
    """The findings of one record on a day, strongest first; computed afresh when the kept ones are of another day."""
    if evaluated_on(connection) == today:
        found = [_loaded(row) for row in kept.of_record(connection, record_id)]
    else:
        subject = list(records.fetch(connection, kind, [record_id], live=True).values())
        evaluated = evaluate(connection, kind, subject, policy_of(connection), today)
        found = [finding for _, findings, _ in evaluated for finding in findings]
    order = list(Strength)
    return sorted(found, key=lambda each: (order.index(each.strength), each.rule))


def of_records(
    connection: Connection, kind: type[Kind], ids: Sequence[int], today: date
) -> dict[int, list[Finding]]:
    """The findings of many records of a kind on a day; records without any are left out."""
    found: dict[int, list[Finding]] = {}
    if evaluated_on(connection) == today:
        for row in kept.of_records(connection, ids):
            loaded = _loaded(row)
            found.setdefault(loaded.record[1] if loaded.record else 0, []).append(loaded)
        return found
    subjects = list(records.fetch(connection, kind, ids, live=True).values())
    evaluated = evaluate(connection, kind, subjects, policy_of(connection), today)
    return {row.id: findings for row, findings, _ in evaluated if findings}


def closed(
    connection: Connection, kind: type[Kind], ids: Sequence[int], step: str, today: date
) -> dict[int, int]:
    """How many blocking findings keep a step closed for each record; records without any are left out."""
    if evaluated_on(connection) == today:
        return kept.blocked(connection, ids, step)
    rows = list(records.fetch(connection, kind, ids, live=True).values())
    found = evaluate(connection, kind, rows, policy_of(connection), today)
    counts = {row.id: sum(1 for _ in blocking(findings, step)) for row, findings, _ in found}
    return {record_id: count for record_id, count in counts.items() if count}


def _all(connection: Connection, today: date, *, due: bool = False) -> Iterator[Finding]:
    before = evaluated_on(connection)
    again: set[int] = set()
    rules: set[str] = set()
    if before != today:
        policy = policy_of(connection)
        for task in rechecks.on_another_day(connection, policy, before, today):
            rows = list(records.fetch(connection, task.kind, task.ids, live=True).values())
            for _, findings, _ in evaluate(connection, task.kind, rows, policy, today, task.rules):
                yield from findings
            if task.rules is None:
                again.update(task.ids)
            else:
                rules.update(each.id for each in task.rules)
        if before is None:
            return
    for row in kept.every(connection, due=due):
        if row[1] not in again and row[2] not in rules:
            yield _loaded(row)


def everything(connection: Connection, today: date) -> list[Finding]:
    """Every finding of the office on a day."""
    return list(_all(connection, today))


@collector.paused()
def duties(connection: Connection, today: date) -> list[Duty]:
    """Every duty of the office on a day, earliest first; waiting and not-applicable ones as their decisions say."""
    due = [(each, 0) for each in _all(connection, today, due=True) if each.due_on and each.record]
    due += _promises(connection)
    decisions = _decisions(connection, today)
    about = _about(connection, [each for each, _ in due])
    found = []
    for each, note_id in due:
        assert each.record is not None and each.due_on is not None
        name, record_id = each.record
        assigned, waiting = decisions.get((each.rule, note_id or record_id), ("", None))
        if (
            waiting is not None
            and waiting.decision == "not_applicable"
            and each.strength is not Strength.BLOCK
        ):
            continue
        waits = waiting is not None and waiting.decision == "waiting"
        title, place, place_title = about.get(record_id, ("", 0, ""))
        found.append(
            Duty(
                each, each.due_on, name, record_id, title, kind_named(name).spec.area, each.due_on < today, assigned,
                waiting.until_on if waiting and waits else None, waiting.reason or "" if waiting and waits else "",
                note_id, place, place_title,
            )
        )  # fmt: skip
    return sorted(found, key=lambda duty: (duty.due_on, duty.kind, duty.record_id, duty.finding.rule))


def _promises(connection: Connection) -> list[tuple[Finding, int]]:
    """What notes promise, each with its note."""
    rows = (row for row in records.every(connection, Note) if isinstance(row, Note))
    return [(each, row.id) for row in rows if (each := promise(row)) is not None]


def promise(note: Note) -> Finding | None:
    """What a note makes due; None when it has no day, or was kept."""
    if not (note.due_on and note.kept_on is None and note.subject_kind and note.subject_id):
        return None
    to = f" to {note.promised_to}" if note.promised_to else ""
    return Finding(
        f"Promised{to}: {note.body}", rule=PROMISE, strength=Strength.INFORM, due_on=note.due_on,
        clears="Record the day the promise was kept.", record=(note.subject_kind, note.subject_id),
    )  # fmt: skip


def _decisions(connection: Connection, today: date) -> Mapping[tuple[str, int], tuple[str, DutyAct | None]]:
    found: dict[tuple[str, int], tuple[str, DutyAct | None]] = {}
    for row in records.every(connection, DutyAct):
        assert isinstance(row, DutyAct)
        if row.until_on is not None and row.until_on < today:
            continue
        key = (row.rule_id or "", row.subject_id or 0)
        assigned, waiting = found.get(key, ("", None))
        found[key] = (row.assigned_to or "", waiting) if row.decision == "assigned" else (assigned, row)
    return found


def _about(connection: Connection, findings: Iterable[Finding]) -> dict[int, tuple[str, int, str]]:
    """By record its title, and id and title of what its duties are told together by."""
    by_kind: dict[str, set[int]] = {}
    for each in findings:
        if each.record:
            by_kind.setdefault(each.record[0], set()).add(each.record[1])
    found: dict[int, tuple[str, int, str]] = {}
    for name, ids in by_kind.items():
        kind = kind_named(name)
        together = kind.spec.together
        keys = tuple(dict.fromkeys((*kind.spec.title, *kind.spec.under, *((together,) if together else ()))))
        told = records.parts(connection, kind, sorted(ids), keys)
        places = _places(connection, kind, (row.get(together) for row in told.values()))
        owners = _owners(connection, kind, told)
        for record_id, row in told.items():
            place = row.get(together)
            title = ": ".join(filter(None, (owners.get(record_id), title_of(kind, row))))
            found[record_id] = (title, int(place or 0), places.get(place, ""))
    return found


def _owners(
    connection: Connection, kind: type[Kind], rows: Mapping[int, Mapping[str, Stored]]
) -> dict[int, str]:
    """By record the short name of what it is under: an own number where there is one, else the title."""
    found: dict[int, str] = {}
    for key in kind.spec.under:
        target = kind_named(kind.fields[key].target)
        links = {
            each: link
            for each, row in rows.items()
            if each not in found and isinstance(link := row.get(key), int)
        }
        named = records.fetch(connection, target, sorted(set(links.values())))
        number = target.spec.natural[0] if len(target.spec.natural) == 1 else ""
        for each, link in links.items():
            if (owner := named.get(link)) is not None:
                found[each] = str(owner.get(number) or "") if number else owner.shown_title
    return found


def _places(connection: Connection, kind: type[Kind], links: Iterable[Stored]) -> dict[object, str]:
    if not kind.spec.together:
        return {}
    ids = {place for place in links if isinstance(place, int)}
    target = kind_named(kind.fields[kind.spec.together].target)
    return {row.id: row.shown_title for row in records.fetch(connection, target, sorted(ids)).values()}
