"""The dry run of an import, and the import itself: an outcome for every row, one change, one undo step.

Every row of the file ends as created, changed, unchanged, rejected (with the reason) or check (a row of published
sums). Rows are recognised again by natural key, else by their own texts and how often those repeat.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app import collector
from app.change import Nature, Work
from app.errors import Refused
from app.importing import extract, plan, targets
from app.importing.gated import reject_closed
from app.importing.header import RowKind, names_sums
from app.importing.likely import Suspect, suspects
from app.importing.links import Links
from app.importing.memory import remember
from app.importing.oddities import Oddity
from app.importing.plan import Choices, Proposal
from app.importing.reading import Progress, read_values
from app.importing.recognising import key_rows, recognise
from app.importing.report import NATURE, report
from app.importing.rows import Check as Check
from app.importing.rows import ImportRow as ImportRow
from app.importing.rows import Outcome as Outcome
from app.journal.entries import canonical
from app.office import Office
from app.reader import Reader
from models.imports import Totals
from models.kinds import Kind

SUMS = "This is a line of sums, not a record."
TOLD_EVERY = 100
"""Rows between two looks at whether the person wants to stop."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class DryRun:
    """What an import would do; nothing is written yet."""

    proposal: Proposal
    choices: Choices
    rows: tuple[ImportRow, ...]
    checks: tuple[Check, ...]
    oddities: tuple[Oddity, ...]
    """Texts to look at first, unreadable ones before odd ones, each with every row that holds it."""
    links: Links
    linked: int
    suspects: Mapping[int, tuple[Suspect, ...]] = field(default_factory=dict)
    """By number of the row, people on file and other rows that a new person looks like."""

    @property
    def odd(self) -> tuple[tuple[int, str, str, str], ...]:
        """The same row by row: number, heading, text, reason; unreadable ones first, then in order of the rows."""
        found = [
            (not each.unreadable, row, each.label, each.text, each.reason)
            for each in self.oddities
            for row in each.rows
        ]
        return tuple((row, label, text, reason) for _, row, label, text, reason in sorted(found))

    def count(self, outcome: Outcome) -> int:
        """Rows with that outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def restamped(self) -> list[ImportRow]:
        """Rows that say what is on file already, and of which source and day follow."""
        return [
            each for each in self.rows
            if each.outcome is Outcome.UNCHANGED and each.against is not None and each.against.restamps
        ]  # fmt: skip

    @property
    def kept_out(self) -> list[ImportRow]:
        """Rows with values that are older than those on file, which stay."""
        return [each for each in self.rows if each.against is not None and each.against.newer]

    @property
    def told(self) -> list[ImportRow]:
        """Rows that say something else of a record on file than is written by an import."""
        return [each for each in self.rows if each.told]

    @property
    def rejected(self) -> list[ImportRow]:
        """The rejected rows in order."""
        return [row for row in self.rows if row.outcome is Outcome.REJECTED]


# -- dry run ---------------------------------------------------------------------------------------------------------
@collector.paused()
def dry_run(
    reader: Reader, proposal: Proposal, choices: Choices | None = None, *, progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> DryRun:  # fmt: skip
    """Reads every row with the mapping and says what would become of it; touches nothing."""
    choices = choices or Choices()
    kind = proposal.kind
    rows = [ImportRow(each.number, each) for each in proposal.rows if each.kind is not RowKind.HEADER]
    totals = targets.shape_of(kind).totals
    if not totals:
        _reject_sums(rows)
    open_rows = [row for row in rows if row.outcome is Outcome.CREATED]
    oddities = read_values(reader, proposal, choices, open_rows, progress)
    checks = _take_checks(kind, totals, rows) if totals else ()
    _reject_headings(kind, rows)
    links = Links(reader, kind)
    linked = sum(links.resolve(row) for row in rows if row.outcome is Outcome.CREATED)
    if cancelled is not None and cancelled():
        raise Refused("The import was stopped.", kept="Nothing was imported.")
    key_rows(proposal, choices, rows)
    extract.stamp_rows(kind, rows, choices.extract)
    recognise(reader, kind, links, rows, choices)
    reject_closed(reader, kind, links, rows)
    likely = suspects(reader, kind, links, rows)
    return DryRun(proposal, choices, tuple(rows), checks, oddities, links, linked, likely)


def _reject_sums(rows: Sequence[ImportRow]) -> None:
    """Rows that say by their first cell that they hold sums; what they hold is not read."""
    for row in rows:
        if row.table_row.kind is RowKind.TOTAL and names_sums(row.table_row.row, row.table_row.columns[0]):
            row.outcome = Outcome.REJECTED
            row.reasons.append(SUMS)


def _reject_headings(kind: type[Kind], rows: Sequence[ImportRow]) -> None:
    needs = targets.shape_of(kind).needs
    for row in rows:
        if row.outcome is not Outcome.CREATED:
            continue
        if row.table_row.kind is RowKind.TOTAL and len(row.values) <= 3:
            row.reasons.append(SUMS)
        elif not row.values:
            row.reasons.append("Nothing in this row goes into a field.")
        elif needs and not row.reasons and not any(row.values.get(key) for key in needs):
            row.reasons.append(f"No {kind.spec.noun} is named in this row.")
        if row.reasons:
            row.outcome = Outcome.REJECTED


# -- rows of published sums ------------------------------------------------------------------------------------------
def _take_checks(kind: type[Kind], totals: Totals, rows: Sequence[ImportRow]) -> tuple[Check, ...]:
    """Marks the rows of sums and compares them with the sums of their group."""
    found = [row for row in rows if totals.pattern.match(str(row.values.get(totals.column, "")))]
    for row in found:
        row.outcome = Outcome.CHECK
    sums: dict[tuple[Any, ...], Counter[str]] = {}
    for row in rows:
        if row.outcome is not Outcome.CHECK:
            group = tuple(_grouped(row, path) for path in totals.group)
            sums.setdefault(group, Counter()).update({key: row.values.get(key) or 0 for key in totals.sums})
    return tuple(_check(kind, totals, row, sums) for row in found)


def _grouped(row: ImportRow, path: str) -> Any:
    """A group part by its path, or by the link that was filled by text instead."""
    if path in row.values:
        return row.values[path]
    return row.values.get(path.rpartition(".")[0])


def _check(
    kind: type[Kind], totals: Totals, row: ImportRow, sums: Mapping[tuple[Any, ...], Counter[str]]
) -> Check:
    group = tuple(_grouped(row, path) for path in totals.group)
    got = sums.get(group, Counter())
    name = " · ".join(str(part) for part in (*group, row.values.get(totals.column)) if part)
    return Check(
        name, row.number, {key: _sum(kind, key, row.values.get(key) or 0) for key in totals.sums},
        {key: _sum(kind, key, got[key]) for key in totals.sums},
    )  # fmt: skip


def _sum(kind: type[Kind], key: str, value: int) -> str:
    return kind.fields[key].show(value)


# -- the import itself -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Result:
    """What an import did; the counts add up to the rows of the file."""

    rows: int
    created: int
    changed: int
    unchanged: int
    checks: tuple[Check, ...]
    rejected: tuple[ImportRow, ...]
    linked: int
    entry: str
    restamped: int = 0
    """Of the unchanged rows those whose source and day followed."""


@collector.paused()
def apply(
    office: Office, run: DryRun, *, progress: Progress | None = None, cancelled: Cancelled | None = None,
    also: Callable[[Work], object] | None = None,
) -> Result:  # fmt: skip
    """Writes what the dry run showed, as one change and one undo step; `also` is what else belongs into it.

    Raises Refused when it was stopped.
    """
    kind = run.proposal.kind
    created = [row for row in run.rows if row.outcome is Outcome.CREATED]
    changed = [row for row in run.rows if row.outcome is Outcome.CHANGED]
    restamped = run.restamped
    entry = ""
    if created or changed or restamped or also:
        watch = _Watch(len(created) + len(changed), progress, cancelled)
        with office.change(f"Import {run.proposal.file_name}"[:120], nature=Nature(NATURE)) as work:
            run.links.make(work)
            _write(work, kind, run, created, changed, watch)
            _stamp(work, kind, [*changed, *restamped])
            if also is not None:
                also(work)
            remember(office.reader, work, kind, plan.to_remember(run.proposal, run.choices))
            work.detail = report(run)
        entry = work.entry.name if work.entry else ""
    return Result(
        len(run.rows), len(created), len(changed), run.count(Outcome.UNCHANGED), run.checks, tuple(run.rejected),
        run.linked, entry, len(restamped),
    )  # fmt: skip


@dataclass
class _Watch:
    """Tells how many rows are written, and stops when the person asks; nothing is kept then."""

    rows: int
    progress: Progress | None
    cancelled: Cancelled | None
    done: int = 0

    def step(self) -> None:
        """One row more. Raises Refused."""
        if self.done % TOLD_EVERY == 0:
            if self.cancelled is not None and self.cancelled():
                raise Refused("The import was stopped.", kept="Nothing was imported.")
            if self.progress is not None:
                self.progress(self.done, self.rows)
        self.done += 1


def _write(
    work: Work, kind: type[Kind], run: DryRun, created: Sequence[ImportRow], changed: Sequence[ImportRow],
    watch: _Watch,
) -> None:  # fmt: skip
    defaults = _defaults(kind, run)

    def new(row: ImportRow) -> dict[str, Any]:
        watch.step()
        values = defaults | _technical(run, row) | run.links.implied(row) | run.links.own_values(row)
        return values | extract.for_new(targets.shape_of(kind), values)

    def differing(row: ImportRow) -> dict[str, Any]:
        watch.step()
        return row.changes | _technical(run, row)

    ids = work.add_many(kind, map(new, created))
    for row, record_id in zip(created, ids, strict=True):
        row.record_id = record_id
    work.set_many(kind, {row.record_id: differing(row) for row in changed if row.record_id})
    if watch.progress is not None:
        watch.progress(0, 0)  # what is derived, found and searched follows; how long that takes is not known


def _stamp(work: Work, kind: type[Kind], rows: Sequence[ImportRow]) -> None:
    """Says of which values of which records the extract spoke; the stamp follows where nothing else changed."""
    spoken = {row.record_id: row for row in rows if row.record_id is not None and row.against is not None}
    bare = {
        each: row.changes for each, row in spoken.items() if row.outcome is Outcome.UNCHANGED and row.changes
    }
    work.set_many(kind, bare)
    readings = work.readings.setdefault(kind, {})
    readings.update({each: row.against.read for each, row in spoken.items() if row.against is not None})


def _defaults(kind: type[Kind], run: DryRun) -> dict[str, Any]:
    mapped = set(run.proposal.mapping(run.choices).values())
    given = (texts for key, texts in targets.shape_of(kind).defaults_with.items() if key in mapped)
    return {key: kind.fields[key].parse(text) for texts in given for key, text in texts.items()}


def _technical(run: DryRun, row: ImportRow) -> dict[str, Any]:
    return {"import_key": row.import_key, "original": original(run.proposal, row)}


def original(proposal: Proposal, row: ImportRow) -> str:
    """The row's texts as the file stores them, by heading, as canonical JSON."""
    texts = {
        label or f"column {index + 1}": text
        for index, label in enumerate(proposal.labels)
        if (text := row.table_row.cell(index).text)
    }
    return canonical(texts)


def rejects(run: DryRun) -> Iterator[tuple[str, ...]]:
    """The rejected rows as they stand in the file, with row number and reasons first, for the rejects sheet."""
    for row in run.rejected:
        yield (
            str(row.number), why_rejected(row),
            *(row.table_row.cell(index).shown for index in range(len(run.proposal.labels))),
        )  # fmt: skip


def why_rejected(row: ImportRow) -> str:
    """The reasons a row is rejected for, a sentence each."""
    return " ".join(map(_sentence, row.reasons))


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "?")) else f"{reason}."


def reject_labels(run: DryRun) -> tuple[str, ...]:
    """Headings of the rejects sheet."""
    return (
        *plan.REJECT_LABELS,
        *(label or f"Column {index + 1}" for index, label in enumerate(run.proposal.labels)),
    )
