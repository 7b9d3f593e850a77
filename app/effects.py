"""What another policy would do: every rule asked under both, the findings compared, nothing kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app import findings, rights
from app.errors import Refused
from app.reader import Reader
from app.store import disk, records
from app.store.connection import translated
from models.findings import Finding
from models.kinds import Kind, kind_named
from models.policy import Policy

BATCH = 500
"""Records asked about between two looks at whether the person wants to stop."""


@dataclass(frozen=True)
class Affected:
    """A finding that comes, goes, or says something else: `before` and `after` are None where there is none."""

    rule: str
    kind: str
    record_id: int
    title: str
    before: Finding | None
    after: Finding | None

    @property
    def what(self) -> str:
        """New, gone or changed."""
        return "New" if self.before is None else "Gone" if self.after is None else "Changed"

    @property
    def words(self) -> str:
        """What the finding will say, or said."""
        shown = self.after or self.before
        return shown.message if shown else ""


@dataclass(frozen=True)
class Effect:
    """Everything that would be different."""

    affected: tuple[Affected, ...]
    looked_at: int
    """Records that were asked about."""

    @property
    def sentence(self) -> str:
        """The effect in a sentence with its numbers."""
        if not self.affected:
            return f"No finding would change ({self.looked_at:,} records looked at)."
        told = {what: sum(each.what == what for each in self.affected) for what in ("New", "Gone", "Changed")}
        words = {"New": "new", "Gone": "gone", "Changed": "with other words, date or strength"}
        parts = ", ".join(f"{count:,} {words[what]}" for what, count in told.items() if count)
        touched = len({(each.kind, each.record_id) for each in self.affected})
        of = "record" if touched == 1 else "records"
        return f"Findings: {parts}, about {touched:,} {of} of {self.looked_at:,}."


def effect(
    reader: Reader,
    then: Policy,
    *,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Effect:
    """What would differ today under another policy. Raises Refused when the person stopped it."""
    pairs = (reader.policy, then)
    wanted = [kind for kind in findings.subject_kinds() if rights.sees_kind(reader.role, kind)]
    with translated():
        ids = {kind: records.live_ids(reader.connection, kind) for kind in wanted}
        total, done = sum(map(len, ids.values())), 0
        found: list[Affected] = []
        for kind in wanted:
            for batch in records.chunks(ids[kind], BATCH):
                if cancelled():
                    raise Refused("The trial was stopped.")
                found += _of_batch(reader, kind, batch, pairs)
                done += len(batch)
                progress(done, total)
    return Effect(tuple(found), total)


def _of_batch(
    reader: Reader, kind: type[Kind], ids: Sequence[int], pairs: tuple[Policy, Policy]
) -> Iterator[Affected]:
    rows = list(records.fetch(reader.connection, kind, ids, live=True).values())
    for row, before, after in findings.under_both(reader.connection, kind, rows, pairs, reader.today):
        yield from _compared(row, before, after)


def _compared(row: Kind, before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Affected]:
    """Pairs what a rule said and will say; equal ones are left out."""
    gone, new = list(before), list(after)
    for each in list(gone):
        same = next((one for one in new if _key(one) == _key(each)), None)
        if same is not None:
            gone.remove(each)
            new.remove(same)
    for each in gone:
        other = next((one for one in new if one.rule == each.rule), None)
        if other is not None:
            new.remove(other)
        yield Affected(each.rule, row.spec.name, row.id, row.shown_title, each, other)
    for each in new:
        yield Affected(each.rule, row.spec.name, row.id, row.shown_title, None, each)


def _key(finding: Finding) -> tuple[str, str, str, date | None]:
    return finding.rule, finding.message, finding.strength.value, finding.due_on


def label_of(affected: Affected) -> str:
    """The kind's label of an affected record."""
    return kind_named(affected.kind).spec.label
