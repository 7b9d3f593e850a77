"""What the rules would find if some records were different: counted on a connection of its own, nothing is written.

Over the tables lie temporary views that hold the records as they would be (`app.store.lookback`); the rules run on them
and the answer is compared with what is kept.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import collector, derived, findings, gather
from app.findings import BATCH
from app.office import Office
from app.store import disk, kept, lookback, records
from app.store.connection import translated
from app.store.dbapi import Connection
from models.fields import Stored
from models.kinds import Kind, all_kinds
from models.rules import paths_of

Wanted = Mapping[int, Mapping[str, Stored]]
"""Record → field → stored value it would have."""


@dataclass(frozen=True)
class Effect:
    """How many findings would newly appear and how many would go, by rule."""

    appear: Mapping[str, int]
    clear: Mapping[str, int]

    @property
    def appearing(self) -> int:
        """Findings that would newly appear."""
        return sum(self.appear.values())

    @property
    def clearing(self) -> int:
        """Findings that would be cleared."""
        return sum(self.clear.values())

    @property
    def by_rule(self) -> list[tuple[str, int]]:
        """Rule and findings more (or fewer, below zero), the most first."""
        counts = [*self.appear.items(), *((rule, -count) for rule, count in self.clear.items())]
        return sorted(counts, key=lambda each: (-abs(each[1]), each))


@collector.paused()
def effect(
    office: Office, kind: type[Kind], wanted: Wanted, *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Effect | None:  # fmt: skip
    """What such values would do to the findings; None where the kept ones are of another day. Refused when stopped."""
    with office.another_reader() as reader, translated():
        connection = reader.connection
        if findings.evaluated_on(connection) != reader.today:
            return None
        policy = findings.policy_of(connection)
        touched = _lay(connection, kind, wanted)
        appear: Counter[str] = Counter()
        clear: Counter[str] = Counter()
        subjects = [(each, _subjects(connection, each, touched)) for each in findings.subject_kinds()]
        total, done = sum(len(ids) for _, ids in subjects), 0
        for subject, ids in subjects:
            for batch in records.chunks(ids, BATCH):
                disk.stop_if(cancelled, "The counting")
                progress(done, total)
                rows = list(records.fetch(connection, subject, batch, live=True).values())
                after: Counter[tuple[int, str]] = Counter()
                for row, found, _ in findings.evaluate(connection, subject, rows, policy, reader.today):
                    after.update((row.id, finding.rule) for finding in found)
                before = Counter(kept.counts(connection, batch))
                appear.update(_by_rule(after - before))
                clear.update(_by_rule(before - after))
                done += len(batch)
        return Effect(appear, clear)


def _lay(connection: Connection, kind: type[Kind], wanted: Wanted) -> gather.Touched:
    """Lays the would-be records over the tables and works out what is derived; tells what differs."""
    connection.execute("BEGIN")
    lookback.begin(connection)
    now = records.fetch(connection, kind, wanted)
    would = {
        each: {**row.stored, **wanted[each], "row_status": int(row.row_status)} for each, row in now.items()
    }
    for each in all_kinds().values():
        if each is kind or any(field.derive is not None for field in each.stored_fields()):
            lookback.shadow(connection, each, would if each is kind else {})
    touched: dict[type[Kind], dict[int, dict[str, Sequence[Stored]]]] = {
        kind: {
            each: {key: (row.stored.get(key), value) for key, value in wanted[each].items()}
            for each, row in now.items()
        }
    }
    for changed, rows in derived.refresh(connection, touched).items():
        for record_id, pairs in rows.items():
            touched.setdefault(changed, {}).setdefault(record_id, {}).update(pairs)
    lookback.end(connection)
    return touched


def _subjects(connection: Connection, kind: type[Kind], touched: gather.Touched) -> list[int]:
    return sorted(gather.affected(connection, kind, paths_of(kind.spec.name), touched))


def _by_rule(counts: Counter[tuple[int, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, rule), count in counts.items():
        found[rule] += count
    return found
