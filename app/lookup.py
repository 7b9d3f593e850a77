"""Records by what a person types, each with its state and what is due next for it (palette, "which record?")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from app import findings, matching, rights
from app.errors import NotFound
from app.reader import Reader
from app.reading import All, Cond, Query, Where
from app.store.search import Hit
from models.fields import Privacy, Type
from models.findings import Finding, Strength
from models.kinds import Kind, kind_named, per_kind
from models.office.desk import DutyAct, Note
from models.office.places import PersonName

K = TypeVar("K", bound=Kind)
LOOKED_AT = 200
"""Hits that are compared with what was typed; the search itself ranks nothing."""
_WORST = 9


@dataclass(frozen=True)
class Thing:
    """A record as it is found: what it is called, how it stands, what is due next."""

    kind: str
    record_id: int
    title: str
    label: str
    """The kind in a word or two."""
    of: str = ""
    """What tells it from others of that title: its number, the record it belongs to."""
    state: str = ""
    """The recorded state, for kinds that have states."""
    blocked: int = 0
    """Findings that keep a step closed."""
    to_check: int = 0
    due_on: date | None = None
    due: str = ""
    """What is due then."""
    assigned_to: str = ""
    piece: str = ""
    """Where the text was found, when not in the title."""
    opens: tuple[str, int] = ("", 0)
    """Kind and id of the record to show: for a note, file or paper the one it is about."""


def find(reader: Reader, typed: str, limit: int = 30) -> list[Thing]:
    """The records that fit best what was typed, of every kind the role sees."""
    hits = reader.find(typed, limit=LOOKED_AT)
    worth = {hit.record_id: matching.score(typed, hit.title) for hit in hits}
    order = {hit.record_id: at for at, hit in enumerate(hits)}

    def rank(hit: Hit) -> tuple[int, int, int]:
        score = worth[hit.record_id]
        return (_WORST if score is None else score), _nearness(hit.kind), order[hit.record_id]

    best = sorted(hits, key=rank)[:limit]
    pieces = {hit.record_id: hit.piece for hit in best if worth[hit.record_id] is None}
    found = described(reader, [(hit.kind, hit.record_id) for hit in best])
    return [replace(each, piece=pieces.get(each.record_id, "")) for each in found]


def _nearness(kind: str) -> int:
    """People first, what the desk keeps for itself last."""
    described = kind_named(kind)
    return 0 if issubclass(described, PersonName) else 2 if described.spec.technical else 1


def described(reader: Reader, wanted: Sequence[tuple[str, int]]) -> list[Thing]:
    """These records in this order; what is gone, or hidden from the role, is left out."""
    rows = [row for name, record_id in wanted if (row := _live(reader, name, record_id)) is not None]
    promised = _promises(reader, [row.id for row in rows])
    decided = _decisions(reader, [row.id for row in rows])
    owners = _owners(reader, rows)
    found = (_thing(reader, row, promised.get(row.id, []), decided.get(row.id, [])) for row in rows)
    return [replace(each, of=_of(row, owners)) for each, row in zip(found, rows, strict=True)]


def _live(reader: Reader, name: str, record_id: int) -> Kind | None:
    kind = kind_named(name)
    try:
        row = reader.get(kind, reader.standing(kind, record_id))
    except NotFound:
        return None
    return row if row.row_status == 0 else None


def _thing(reader: Reader, row: Kind, promised: Sequence[Finding], decided: Sequence[DutyAct]) -> Thing:
    found = reader.findings(type(row), row.id)
    off = {act.rule_id for act in decided if act.decision == "not_applicable"}
    due = [
        each
        for each in (*found, *promised)
        if each.due_on and (each.rule not in off or each.strength is Strength.BLOCK)
    ]
    next_due = min(due, key=lambda each: each.due_on or date.max, default=None)
    who = {act.rule_id: act.assigned_to or "" for act in decided if act.decision == "assigned"}
    return Thing(
        kind=row.spec.name,
        record_id=row.id,
        title=row.shown_title,
        label=row.spec.label,
        state=_state(reader, row),
        blocked=sum(1 for each in found if each.strength is Strength.BLOCK and each.step),
        to_check=sum(1 for each in found if each.strength is Strength.WARN and not each.due_on),
        due_on=next_due.due_on if next_due else None,
        due=next_due.message if next_due else "",
        assigned_to=who.get(next_due.rule, "") if next_due else "",
        opens=_opens(reader, row),
    )


def _owners(reader: Reader, rows: Sequence[Kind]) -> dict[int, str]:
    """Titles of the records that these belong to, by id."""
    wanted: dict[str, set[int]] = {}
    for row in rows:
        link = _owner_link(type(row))
        if link and (owner := row.get(link)):
            wanted.setdefault(row.fields[link].target, set()).add(owner)
    return {
        owner: title for target, ids in wanted.items() for owner, title in reader.titles(target, ids).items()
    }


@per_kind
def _owner_link(kind: type[Kind]) -> str:
    """The link to the record it belongs to, or to the person it is about; empty when there is none."""
    people = (each.key for each in kind.links() if issubclass(kind_named(each.target), PersonName))
    return kind.spec.parent or next(people, "")


def _of(row: Kind, owners: Mapping[int, str]) -> str:
    """The numbers that are not in the title, where they may be shown, and whom the record belongs to."""
    fields = (row.fields[key] for key in row.spec.natural if key not in row.spec.title)
    open_ = (
        each for each in fields if each.type is Type.TEXT and each.privacy is Privacy.NONE and not each.guard
    )
    numbers = (str(row.get(each.key) or "") for each in open_)
    link = _owner_link(type(row))
    owner = owners.get(row.get(link) or 0, "") if link else ""
    return " ".join(part for part in (*numbers, owner) if part)


def _state(reader: Reader, row: Kind) -> str:
    """The recorded state in words, of a kind that has states and lets the role see them."""
    states = row.spec.states
    field = row.fields[states.field] if states else None
    if field is None or not rights.sees_field(reader.role, field):
        return ""
    return reader.show(field, row.stored.get(field.key))


def _opens(reader: Reader, row: Kind) -> tuple[str, int]:
    subject, record_id = row.stored.get("subject_kind"), row.stored.get("subject_id")
    if subject and record_id and rights.sees_kind(reader.role, kind_named(str(subject))):
        return str(subject), int(record_id)
    return row.spec.name, row.id


def _promises(reader: Reader, ids: Sequence[int]) -> dict[int, list[Finding]]:
    """The promises on these records that are not kept, as findings."""
    open_ = (Cond("subject_id", "in", list(ids)), Cond("due_on", "not empty"), Cond("kept_on", "empty"))
    found: dict[int, list[Finding]] = {}
    for each in _rows(reader, Note, All(open_)) if ids else ():
        if (promise := findings.promise(each)) is not None:
            found.setdefault(each.subject_id or 0, []).append(promise)
    return found


def _decisions(reader: Reader, ids: Sequence[int]) -> dict[int, list[DutyAct]]:
    """What the office decided about duties of these records, as far as it counts today."""
    found: dict[int, list[DutyAct]] = {}
    for each in _rows(reader, DutyAct, Cond("subject_id", "in", list(ids))) if ids else ():
        if each.until_on is None or each.until_on >= reader.today:
            found.setdefault(each.subject_id or 0, []).append(each)
    return found


def _rows(reader: Reader, kind: type[K], where: Where) -> Iterator[K]:
    return (reader.get(kind, each) for each in reader.ids(Query(kind, where=where)))
