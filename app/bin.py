"""The bin: removed records, when and by whom, what still links to them, what went with them, and the way back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app import rights, subjects
from app.change import Work
from app.journal import entries as journal
from app.office import Office
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.kinds import Kind, Status, all_kinds, kind_named

Place = tuple[str, int]
"""Kind and id of a record."""


@dataclass(frozen=True)
class Removed:
    """A record in the bin."""

    kind: str
    record_id: int
    title: str
    removed_on: date
    removed_by: str
    operation: str
    """The change that put it there."""
    step: int
    """Names that change; what has the same one was removed with it."""
    linked: str
    """Which records still name it, in words; empty when none does."""
    together: int
    """How many records went into the bin in the same step, this one included."""

    @property
    def place(self) -> Place:
        """Kind and id."""
        return self.kind, self.record_id

    @property
    def label(self) -> str:
        """The kind's label."""
        return kind_named(self.kind).spec.label


def removed(reader: Reader) -> list[Removed]:
    """Everything in the bin that the reader's role may see, what was removed last first."""
    kinds = [kind for kind in all_kinds().values() if rights.sees_kind(reader.role, kind)]
    with translated():
        every = (row for kind in kinds for row in records.removed(reader.connection, kind))
        rows = [row for row in every if subjects.met(row, reader.hidden)]
        steps = journal.headers(reader.connection, {row.row_version for row in rows})
        linked = _linked(reader, rows)
    together: dict[int, int] = {}
    for row in rows:
        together[row.row_version] = together.get(row.row_version, 0) + 1
    found = [
        Removed(
            row.spec.name, row.id, _title(reader, row), date.fromisoformat(steps[row.row_version]["on"]),
            steps[row.row_version]["user"], steps[row.row_version]["operation"], row.row_version,
            linked.get((row.spec.name, row.id), ""), together[row.row_version],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (-each.step, each.kind, each.title))


def _title(reader: Reader, row: Kind) -> str:
    """The record's name, and of a child whose it was."""
    parent = row.spec.parent
    whose = row.stored.get(parent) if parent else None
    if not isinstance(whose, int):
        return row.shown_title
    of = reader.titles(row.fields[parent].target, [whose]).get(whose, "")
    return f"{row.shown_title} of {of}" if of else row.shown_title


def _linked(reader: Reader, rows: Sequence[Kind]) -> dict[Place, str]:
    """For each removed record that live ones still name: which ones, in words."""
    ids: dict[str, list[int]] = {}
    for row in rows:
        ids.setdefault(row.spec.name, []).append(row.id)
    counts: dict[Place, dict[str, int]] = {}
    for place, kind in _namers(reader, ids):
        of_place = counts.setdefault(place, {})
        of_place[kind] = of_place.get(kind, 0) + 1
    return {place: _counted(found) for place, found in counts.items()}


def _namers(reader: Reader, ids: dict[str, list[int]]) -> Iterator[tuple[Place, str]]:
    for kind in all_kinds().values():
        if not rights.sees_kind(reader.role, kind):
            continue
        for field in kind.links():
            if field.target in ids and rights.sees_field(reader.role, field):
                for row in records.fetch_by_link(reader.connection, kind, field.key, ids[field.target]):
                    yield (field.target, int(row.stored[field.key] or 0)), kind.spec.name


def _counted(found: dict[str, int]) -> str:
    return ", ".join(kind_named(name).spec.counted(count) for name, count in sorted(found.items()))


def counts(found: Iterable[Removed]) -> str:
    """How many records of which kind, in words: `2 passports, 1 student`."""
    by_kind: dict[str, int] = {}
    for each in found:
        by_kind[each.kind] = by_kind.get(each.kind, 0) + 1
    return _counted(by_kind)


def with_companions(found: Iterable[Removed], chosen: Iterable[Removed]) -> list[Removed]:
    """The chosen records and all that went into the bin in the same steps."""
    steps = {each.step for each in chosen}
    return [each for each in found if each.step in steps]


def restore(office: Office, places: Sequence[Place]) -> int:
    """Takes records out of the bin, in one step; returns how many. Raises Refused where one they name is not there."""
    with office.change("Restore from the bin") as work:
        for kind, record_id in places:
            _put_back(work, kind_named(kind), record_id)
    return len(places)


def _put_back(work: Work, kind: type[Kind], record_id: int) -> None:
    row = work.current(kind, record_id)
    if row is None or row.row_status is not Status.LIVE:
        work.put_back(kind, record_id)
