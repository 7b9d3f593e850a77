"""Two records that are one: side by side, and made one in a single change.

    seen = merging.compare(reader, Student, winner, loser)
    merging.merge(office, Student, winner, loser, takes={"email": Take.LOSER}, reason="Same passport")

The winner keeps or takes each value as decided; what belongs to the loser moves over (`app.moving`); the loser goes to
the bin with a mark that leads to the winner: search, numbers, names and links find the winner by it. One undo brings
all of it back. Papers and overrides are append-only and are not rewritten: whoever asks for a record's papers gets
those of the records merged into it, too (`app.store.merges`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app import rights
from app.errors import Refused, Usage
from app.journal import entries as journal
from app.moving import Clash, Moves, plan_moves
from app.office import Office
from app.reader import Reader
from app.shower import masked
from app.store.connection import translated
from app.writing import check_removable
from models.fields import MASK, Field, FieldError, Stored, Type, show_date
from models.kinds import Kind, Status, all_kinds
from models.office.merges import Merged


class Take(StrEnum):
    """Whose value the winner has in the end."""

    WINNER = "winner"
    LOSER = "loser"
    BOTH = "both"


@dataclass(frozen=True)
class Pair:
    """One field of both records, whose value is proposed, and why."""

    key: str
    winner: Stored
    loser: Stored
    take: Take
    why: str
    both: Stored = None
    """Both texts under each other, where they fit."""

    @property
    def choices(self) -> tuple[Take, ...]:
        """What can be taken."""
        return (Take.WINNER, Take.LOSER, *((Take.BOTH,) if self.both is not None else ()))

    def value(self, take: Take) -> Stored:
        """The value that is taken."""
        return {Take.WINNER: self.winner, Take.LOSER: self.loser, Take.BOTH: self.both}[take]


@dataclass(frozen=True)
class Comparison:
    """Two records side by side: the fields that differ, what moves, what stands against it."""

    winner: Kind
    loser: Kind
    pairs: tuple[Pair, ...]
    same: tuple[str, ...]
    """Labels of the filled fields that are equal."""
    moves: Moves
    """What moves to the winner, and what stands against it."""

    @property
    def versions(self) -> tuple[int, int]:
        """The versions of both, to notice that somebody changed one since."""
        return self.winner.row_version, self.loser.row_version


@dataclass(frozen=True)
class Done:
    """What a merge did."""

    winner: int
    loser: int
    mark: int
    moved: tuple[str, ...]


def mergeable(reader: Reader, kind: type[Kind]) -> bool:
    """Whether records of the kind can be merged by the reader's role."""
    try:
        _refuse(reader.role, kind)
    except Refused:
        return False
    return True


def _refuse(role: rights.Role, kind: type[Kind]) -> None:
    """Raises Refused for kinds that are not merged, and for who cannot see the whole of them."""
    spec = kind.spec
    if spec.technical or spec.append_only:
        raise Refused(f"{spec.plural} are not merged.")
    rights.check_change(role, kind, {})
    around = [
        kind,
        *(each for each in all_kinds().values() if any(f.target == spec.name for f in each.links())),
    ]
    for each in around:
        if not rights.sees_kind(role, each) or not all(
            rights.sees_field(role, field) for field in each.fields.values()
        ):
            raise Refused(
                f"A {role.label.lower()} does not see everything that belongs to {spec.a_noun}.",
                do="Ask an officer to merge them.",
            )


def fuller_first(reader: Reader, kind: type[Kind], first: int, second: int) -> tuple[int, int]:
    """The two in the order in which they are proposed: the one with more filled fields stays, else the first made."""
    rows = [reader.get(kind, each) for each in (first, second)]
    keys = [field.key for field in _compared(kind)]
    with translated():
        made = {row.id: journal.changes_to(reader.connection, row.id)[0][0].tick for row in rows}
    best, other = sorted(rows, key=lambda row: (-sum(key in row.stored for key in keys), made[row.id]))
    return best.id, other.id


# -- side by side ----------------------------------------------------------------------------------------------------
def compare(
    reader: Reader, kind: type[Kind], winner_id: int, loser_id: int, takes: Mapping[str, Take] | None = None
) -> Comparison:
    """Two live records of one kind side by side, with `takes` already decided. Raises Refused, NotFound, Usage."""
    _refuse(reader.role, kind)
    winner, loser = _live(reader, kind, winner_id), _live(reader, kind, loser_id)
    if winner.id == loser.id:
        raise Usage("A record is not merged with itself.")
    for each in (winner, loser):
        check_removable(each)
    with translated():
        written = {each.id: _written(reader, each.id) for each in (winner, loser)}
        pairs = tuple(
            _pair(field, winner, loser, written) for field in _compared(kind)
            if winner.stored.get(field.key) != loser.stored.get(field.key)
        )  # fmt: skip
        decided = _decided(kind, pairs, takes or {})
        moves = plan_moves(reader.connection, kind, winner, loser, _from_loser(decided))
    same = tuple(
        field.label for field in _compared(kind)
        if winner.stored.get(field.key) is not None and winner.stored.get(field.key) == loser.stored.get(field.key)
    )  # fmt: skip
    pairs = tuple(replace(pair, take=decided[pair.key]) for pair in pairs)
    return Comparison(winner, loser, pairs, same, moves)


def _live(reader: Reader, kind: type[Kind], record_id: int) -> Kind:
    row = reader.get(kind, record_id)
    if row.row_status is not Status.LIVE:
        raise Refused(f"{row.shown_title} lies in the bin.", do="Put it back first.")
    return row


def _compared(kind: type[Kind]) -> list[Field[Any]]:
    in_form = [key for section in kind.spec.sections for key in section.keys]
    keys = dict.fromkeys((*in_form, *kind.fields))
    return [field for field in map(kind.fields.__getitem__, keys) if field.editable]


Written = Mapping[str, tuple[int, date, str]]
"""Field → moment (ms), day and user of the entry that wrote it last."""


def _written(reader: Reader, record_id: int) -> Written:
    found: dict[str, tuple[int, date, str]] = {}
    for entry, change in journal.changes_to(reader.connection, record_id):
        header = entry.header
        told = header["at"], date.fromisoformat(header["on"]), header["user"]
        found.update(dict.fromkeys(change.fields, told))
    return found


def _pair(field: Field[Any], winner: Kind, loser: Kind, written: Mapping[int, Written]) -> Pair:
    mine, other = winner.stored.get(field.key), loser.stored.get(field.key)
    if mine is None or other is None:
        take = Take.LOSER if mine is None else Take.WINNER
        return Pair(field.key, mine, other, take, "The other is empty.")
    both = _both(field, mine, other)
    if both is not None:
        return Pair(field.key, mine, other, Take.BOTH, "Nothing of either text is lost.", both)
    take, why = _newer(field.key, written[winner.id], written[loser.id])
    return Pair(field.key, mine, other, take, why)


def _both(field: Field[Any], mine: Stored, other: Stored) -> Stored:
    """Both texts under each other, None where the field is no long text or they do not fit."""
    if field.type is not Type.LONG_TEXT:
        return None
    if str(other) in str(mine):
        return mine
    try:
        return field.encode(f"{mine}\n\n{other}")
    except FieldError:
        return None


def _newer(key: str, mine: Written, other: Written) -> tuple[Take, str]:
    first, second = mine.get(key), other.get(key)
    if first is None or second is None or first[0] == second[0]:
        return Take.WINNER, "Both are of the same moment; the record that stays keeps its own."
    newer, older = (first, second) if first[0] > second[0] else (second, first)
    why = f"Newer: written {show_date(newer[1])} by {newer[2]}, the other {show_date(older[1])}."
    return (Take.WINNER if newer is first else Take.LOSER), why


def _from_loser(takes: Mapping[str, Take]) -> frozenset[str]:
    return frozenset(key for key, take in takes.items() if take is Take.LOSER)


def shown(reader: Reader, comparison: Comparison, pair: Pair, take: Take) -> str:
    """A value as people read it; sensitive ones are hidden."""
    field = type(comparison.winner).fields[pair.key]
    stored = pair.value(take)
    return MASK if masked(field) and stored is not None else reader.show(field, stored)


# -- the merge itself ------------------------------------------------------------------------------------------------
def merge(
    office: Office, kind: type[Kind], winner_id: int, loser_id: int, *, takes: Mapping[str, Take] | None = None,
    reason: str = "", versions: tuple[int, int] | None = None,
) -> Done:  # fmt: skip
    """Makes two records one, as one change and one undo step; fields without a take go as `compare` proposes.

    Raises Refused where something stands against it (named), where the role does not see the whole, and where one was
    changed since `versions`; Usage for a take that a field does not offer.
    """
    with office.change(f"Merge two {kind.spec.nouns}"[:120]) as work:
        seen = compare(office.reader, kind, winner_id, loser_id, takes)
        if versions is not None and versions != seen.versions:
            raise Refused("One of the two was changed since they were compared.", do="Compare them again.")
        moves = seen.moves
        _refuse_clashes(kind, moves.clashes)
        values = {pair.key: pair.value(pair.take) for pair in seen.pairs}
        work.apply(kind, winner_id, _without_circle(kind, seen, values) | _import_key(seen))
        for each, rows in moves.moved.items():
            work.apply_many(each, rows)
        for each, ids in moves.removed.items():
            work.remove_many(each, ids)
        mark = 0
        for each, winner, loser in (*moves.united, (kind, winner_id, loser_id)):
            mark = work.add(Merged, _mark(office, each, winner, loser, reason))
        work.remove(kind, loser_id)
    return Done(winner_id, loser_id, mark, moves.words())


def _decided(kind: type[Kind], pairs: Sequence[Pair], takes: Mapping[str, Take]) -> dict[str, Take]:
    offered = {pair.key: pair for pair in pairs}
    for key, take in takes.items():
        if key not in kind.fields:
            raise Usage(f"{kind.spec.label} has no field “{key}”.")
        if key in offered and take not in offered[key].choices:
            raise Usage(f"{kind.fields[key].label} cannot hold both values.", do="Take one of them.")
    return {key: takes.get(key, pair.take) for key, pair in offered.items()}


def _refuse_clashes(kind: type[Kind], clashes: Sequence[Clash]) -> None:
    if clashes:
        told = " ".join(each.sentence for each in clashes[:5])
        raise Refused(f"These {kind.spec.nouns} cannot be merged yet. {told}", do=clashes[0].do)


def _without_circle(kind: type[Kind], seen: Comparison, values: Mapping[str, Stored]) -> dict[str, Stored]:
    """The winner's new values; a link to itself or to the loser would lead in a circle and is cleared."""
    pair = (seen.winner.id, seen.loser.id)
    own = {
        field.key: None for field in kind.links()
        if field.target == kind.spec.name and values.get(field.key, seen.winner.stored.get(field.key)) in pair
    }  # fmt: skip
    return {**values, **own}


def _import_key(seen: Comparison) -> dict[str, Stored]:
    """The sheet row that the loser came from is recognised again, unless the winner came from one itself."""
    own, other = (row.stored.get("import_key") for row in (seen.winner, seen.loser))
    return {"import_key": other} if own is None and other is not None else {}


def _mark(office: Office, kind: type[Kind], winner: int, loser: int, reason: str) -> dict[str, object]:
    return {
        "kind_name": kind.spec.name, "winner_record": winner, "loser_record": loser, "reason": reason.strip()[:500],
        "merged_on": office.today, "merged_by": office.user,
    }  # fmt: skip
