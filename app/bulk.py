"""One change to many records: what each field of each would become, and the saving of it as one step.

    plan = bulk.preview(reader, Student, ids, (Step("planned_ito_on", Op.SET, day),))
    bulk.apply(office, plan, left_out={(record_id, "planned_ito_on")})

Nothing is written before `apply`; what would newly be found, or cleared, is counted by `app.wouldbe`.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from app import collector, rights
from app.errors import Refused, Usage
from app.office import Office
from app.reader import Reader
from app.shower import masked
from app.store import disk, records
from app.store.connection import translated
from app.writing import goes_along
from models.fields import MASK, Field, FieldError, Stored, Type
from models.kinds import Kind, Status

BATCH = 2_000
"""Records looked at between two words about how far the work is."""
TEXTS = frozenset({Type.TEXT, Type.LONG_TEXT, Type.NAME})
NAMED = 3
"""Fields that a step names; more are counted."""


class Op(StrEnum):
    """What is done to a field."""

    SET = "set"
    CLEAR = "clear"
    BEFORE = "before"
    AFTER = "after"
    REPLACE = "replace"
    MOVE = "move"


@dataclass(frozen=True)
class Step:
    """One field and what is done to it in every record.

    `value` is the Python value for SET, the text for BEFORE, AFTER and REPLACE (in place of `find`), days for MOVE.
    """

    key: str
    op: Op
    value: Any = None
    find: str = ""
    only_empty: bool = False
    """Records in which the field is filled are left as they are."""


class Outcome(StrEnum):
    """What would become of one field of one record."""

    CHANGES = "changes"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """One field of one record, before and after, as stored."""

    record_id: int
    version: int
    title: str
    key: str
    before: Stored
    after: Stored
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything that would happen, in the order of the ids given."""

    kind: type[Kind]
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    gone: int = 0
    """Records asked for that are no longer there."""

    @cached_property
    def _counts(self) -> Counter[Outcome]:
        return Counter(line.outcome for line in self.lines)

    def count(self, outcome: Outcome) -> int:
        """How many lines end so."""
        return self._counts[outcome]

    @property
    def changing(self) -> Iterator[Line]:
        """The lines that change something."""
        return (line for line in self.lines if line.outcome is Outcome.CHANGES)

    def wanted(self) -> dict[int, dict[str, Stored]]:
        """Record → field → the value it would have, of everything that changes."""
        values: dict[int, dict[str, Stored]] = {}
        for line in self.changing:
            values.setdefault(line.record_id, {})[line.key] = line.after
        return values


@dataclass(frozen=True)
class Applied:
    """What was saved, and what was left out because somebody changed it since the preview."""

    records: int
    fields: int
    changed_since: tuple[tuple[str, str], ...]
    """Title and reason of each record left out."""
    operation: str


def fields(reader: Reader, kind: type[Kind]) -> list[Field[Any]]:
    """Fields of a kind that the reader's role may write by hand, those of the form first."""
    in_form = [key for section in kind.spec.sections for key in section.keys]
    keys = dict.fromkeys((*in_form, *kind.fields))
    return [field for field in map(kind.fields.__getitem__, keys) if _writable(reader, kind, field)]


def _writable(reader: Reader, kind: type[Kind], field: Field[Any]) -> bool:
    if not field.editable or field.type is Type.FILE or not rights.sees_field(reader.role, field):
        return False
    try:
        rights.check_change(reader.role, kind, {field.key: True})
    except Refused:
        return False
    return True


def operations(field: Field[Any]) -> tuple[Op, ...]:
    """What can be done to a field of this type."""
    if field.type in TEXTS:
        return (Op.SET, Op.CLEAR, Op.BEFORE, Op.AFTER, Op.REPLACE)
    return (Op.SET, Op.CLEAR, Op.MOVE) if field.type is Type.DATE else (Op.SET, Op.CLEAR)


# -- what would happen -----------------------------------------------------------------------------------------------
@collector.paused()
def preview(
    reader: Reader, kind: type[Kind], ids: Sequence[int], steps: Sequence[Step], *,
    progress: disk.Progress = disk.no_progress, cancelled: disk.Cancelled = disk.never_cancelled,
) -> Plan:  # fmt: skip
    """Every before and after; nothing is written.

    Raises Usage for a step that makes no sense, Refused for a field that the role may not write and when stopped.
    """
    _check(reader, kind, steps)
    lines: list[Line] = []
    found = 0
    for start in range(0, len(ids), BATCH):
        disk.stop_if(cancelled, "The preview")
        progress(start, len(ids))
        with translated():
            rows = records.fetch(reader.connection, kind, ids[start : start + BATCH], live=True)
        for each in ids[start : start + BATCH]:
            if (row := rows.get(each)) is not None:
                found += 1
                own = list(_lines(kind, row, steps))
                lines += (*own, *_along(row, own))
    if any(step.key in kind.spec.natural for step in steps):
        lines = _without_doubles(reader, kind, lines)
    return Plan(kind, tuple(steps), tuple(lines), len(ids) - found)


def _check(reader: Reader, kind: type[Kind], steps: Sequence[Step]) -> None:
    known = {field.key: field for field in fields(reader, kind)}
    if not steps:
        raise Usage("No field is chosen.")
    for step in steps:
        field = known.get(step.key)
        if field is None:
            raise Refused(f"{_label(kind, step.key)} is not among the fields you can change here.")
        if step.op not in operations(field):
            raise Usage(f"{field.label} cannot be changed that way.")
        if step.op is Op.SET and step.value in (None, ""):
            raise Usage(f"{field.label} has no value yet.", do="Give one, or choose to clear the field.")
        if step.op is Op.REPLACE and not step.find:
            raise Usage(f"Say what is replaced in {field.label}.")
        if step.op in (Op.BEFORE, Op.AFTER) and not step.value:
            raise Usage(f"Say what is added to {field.label}.")
        if step.op is Op.MOVE and not isinstance(step.value, int):
            raise Usage(f"Say by how many days {field.label} moves.")


def _label(kind: type[Kind], key: str) -> str:
    return kind.fields[key].label if key in kind.fields else key


def _lines(kind: type[Kind], row: Kind, steps: Sequence[Step]) -> Iterator[Line]:
    """What becomes of each field; several steps on one field follow each other."""
    for key in dict.fromkeys(step.key for step in steps):
        field, before = kind.fields[key], row.stored.get(key)
        after, outcome, reason = before, Outcome.UNCHANGED, ""
        for step in steps:
            if step.key != key:
                continue
            if step.only_empty and after is not None:
                reason = "It is filled."
                continue
            try:
                after, reason = _after(field, after, step), ""
            except FieldError as error:
                outcome, reason = Outcome.REFUSED, f"{error}."
                break
        if outcome is not Outcome.REFUSED and after != before:
            reason = _refused_move(kind, row, key, after)
            outcome = Outcome.REFUSED if reason else Outcome.CHANGES
        yield Line(row.id, row.row_version, row.shown_title, key, before, after, outcome, reason)


def _along(row: Kind, lines: Iterable[Line]) -> Iterator[Line]:
    """What goes along with the changes of a record, shown as they are."""
    changes = {line.key: line.after for line in lines if line.outcome is Outcome.CHANGES}
    for key, after in goes_along(row, changes).items():
        yield Line(row.id, row.row_version, row.shown_title, key, row.stored.get(key), after, Outcome.CHANGES)


def _after(field: Field[Any], before: Stored, step: Step) -> Stored:
    if step.op is Op.CLEAR:
        return None
    if step.op is Op.SET:
        return field.encode(step.value)
    if before is None and step.op in (Op.REPLACE, Op.MOVE):
        return None
    if step.op is Op.MOVE:
        return field.encode(_moved(field, before, step.value))
    text = str(before or "")
    made = {
        Op.BEFORE: f"{step.value}{text}",
        Op.AFTER: f"{text}{step.value}",
        Op.REPLACE: text.replace(step.find, step.value or ""),
    }[step.op]
    return field.encode(made if made.strip() else None)


def _moved(field: Field[Any], before: Stored, days: int) -> object:
    try:
        return field.decode(before) + timedelta(days=days)
    except OverflowError as error:
        raise FieldError(f"{days:+,} days lead beyond the calendar") from error


def _refused_move(kind: type[Kind], row: Kind, key: str, after: Stored) -> str:
    """Why a record does not go to that state in bulk; empty for any other field and for a plain move."""
    states = kind.spec.states
    if states is None or key != states.field:
        return ""
    state = row.stored.get(key)
    move = states.move(state if isinstance(state, str) else None, str(after))
    if move is None:
        ways = ", ".join(each.target for each in states.open_from(str(state) if state else None)) or "nowhere"
        return f"From {state or states.first} it goes to {ways}."
    missing = [kind.fields[each].label for each in move.needs if row.stored.get(each) is None]
    if missing:
        return f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing."
    return "This move is made one by one." if move.final or move.reason or move.step else ""


def _without_doubles(reader: Reader, kind: type[Kind], lines: Sequence[Line]) -> list[Line]:
    """Refuses the changes after which two live records would have one natural key; the first of them stays."""
    changes = Plan(kind, (), tuple(lines)).wanted()
    with translated():
        rows = records.fetch(reader.connection, kind, changes)
        keys = {
            each: key for each, row in rows.items()
            if (key := records.natural_key(kind, {**row.stored, **changes[each]})) is not None
        }  # fmt: skip
        taken = records.ids_by(reader.connection, kind, "natural_key", keys.values())
    holder: dict[str, int] = {}
    doubles: set[int] = set()
    for each, key in keys.items():
        if any(other not in changes for other in taken.get(key, ())) or holder.setdefault(key, each) != each:
            doubles.add(each)
    return [_refused(kind, line) if _is_double(kind, line, doubles) else line for line in lines]


def _is_double(kind: type[Kind], line: Line, doubles: set[int]) -> bool:
    return line.record_id in doubles and line.key in kind.spec.natural and line.outcome is Outcome.CHANGES


def _refused(kind: type[Kind], line: Line) -> Line:
    reason = f"Another {kind.spec.noun} has that {kind.fields[line.key].label.lower()}."
    return Line(
        line.record_id, line.version, line.title, line.key, line.before, line.after, Outcome.REFUSED, reason
    )


def shown(reader: Reader, plan: Plan, lines: Iterable[Line]) -> list[tuple[str, str]]:
    """Before and after of some lines as people read them; sensitive values are hidden."""
    lines = list(lines)
    titles = _titles(reader, plan, lines)
    return [
        (_text(reader, plan, line, line.before, titles), _text(reader, plan, line, line.after, titles))
        for line in lines
    ]


def _titles(reader: Reader, plan: Plan, lines: Sequence[Line]) -> Mapping[str, dict[int, str]]:
    wanted: dict[str, set[int]] = {}
    for line in lines:
        field = plan.kind.fields[line.key]
        if field.type is Type.LINK:
            wanted.setdefault(field.target, set()).update(
                each for each in (line.before, line.after) if isinstance(each, int)
            )
    return {target: reader.titles(target, ids) for target, ids in wanted.items()}


def _text(
    reader: Reader, plan: Plan, line: Line, stored: Stored, titles: Mapping[str, dict[int, str]]
) -> str:
    field = plan.kind.fields[line.key]
    if masked(field) and stored is not None:
        return MASK
    return reader.show(field, stored, titles.get(field.target))


# -- the change itself -----------------------------------------------------------------------------------------------
@collector.paused()
def apply(
    office: Office, plan: Plan, *, left_out: Container[tuple[int, str]] = (),
    progress: disk.Progress = disk.no_progress, cancelled: disk.Cancelled = disk.never_cancelled,
) -> Applied:  # fmt: skip
    """Writes the plan as one change and one undo step; (record, field) pairs in `left_out` are not written.

    A field that somebody changed since the preview is left out and named. Raises Refused when stopped, and what the
    change path refuses; then nothing is written.
    """
    keys = {step.key for step in plan.steps}
    wanted = [
        line for line in plan.changing if line.key in keys and (line.record_id, line.key) not in left_out
    ]
    if not wanted:
        raise Usage("No change is ticked.")
    name = operation_name(plan, wanted)
    since: list[tuple[str, str]] = []
    with office.change(name) as work:
        work.watch = _watch(progress, cancelled)
        current = work.current_many(plan.kind, {line.record_id: None for line in wanted})
        values: dict[int, dict[str, Stored]] = {}
        for line in wanted:
            if reason := _changed_since(plan.kind, line, current.get(line.record_id)):
                since.append((line.title, reason))
            else:
                values.setdefault(line.record_id, {})[line.key] = line.after
        for each, changes in values.items():  # anew: what they follow from may be unticked, or changed since
            along = goes_along(current[each], changes)
            changes |= {key: value for key, value in along.items() if (each, key) not in left_out}
        work.apply_many(plan.kind, values)
    return Applied(len(values), sum(map(len, values.values())), tuple(since), name)


def _watch(progress: disk.Progress, cancelled: disk.Cancelled) -> disk.Progress:
    def watch(done: int, total: int) -> None:
        disk.stop_if(cancelled, "The change")
        progress(done, total)

    return watch


def _changed_since(kind: type[Kind], line: Line, row: Kind | None) -> str:
    if row is None or row.row_status is not Status.LIVE:
        return "It is in the bin now."
    if row.row_version == line.version or row.stored.get(line.key) == line.before:
        return ""
    return f"{kind.fields[line.key].label} was changed meanwhile."


def operation_name(plan: Plan, lines: Sequence[Line]) -> str:
    """`Change Report date of 40 students`."""
    labels = [plan.kind.fields[key].label for key in dict.fromkeys(line.key for line in lines)]
    what = ", ".join(labels) if len(labels) <= NAMED else f"{len(labels)} fields"
    count = len({line.record_id for line in lines})
    return f"Change {what} of {plan.kind.spec.counted(count)}"[:120]
