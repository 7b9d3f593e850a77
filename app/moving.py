"""What moves when one record takes the place of another: links, notes, files, decisions, marks, answers.

Planned on the records as they are; `app.merging` writes it. Two records that would have one natural key after the move
are made one as well where they do not contradict each other; else they are named and nothing moves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.store import records
from app.store.dbapi import Connection
from models.fields import Field, Stored
from models.kinds import Kind, Status, all_kinds
from models.office.desk import Mirrored, SamePerson
from models.office.merges import ToldApart

SUBJECT = frozenset({"subject_kind", "subject_id"})
DEEPEST = 100
"""Steps up a chain of records before it counts as a circle."""


@dataclass(frozen=True)
class Clash:
    """Something that stands against a merge, and what to do about it first."""

    sentence: str
    do: str
    kind: str = ""
    records: tuple[int, int] = (0, 0)
    """The two records that would be one and contradict each other, if it is that."""


@dataclass
class Moves:
    """What is written, what goes to the bin, which pairs become one besides the records asked for."""

    moved: dict[type[Kind], dict[int, dict[str, Stored]]] = field(default_factory=dict)
    removed: dict[type[Kind], list[int]] = field(default_factory=dict)
    united: list[tuple[type[Kind], int, int]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    counted: dict[type[Kind], int] = field(default_factory=dict)

    def move(self, row: Kind, values: Mapping[str, Stored], *, told: bool = True) -> None:
        """Plans new values of a record; `told` ones are counted for the person."""
        kind = type(row)
        fresh = row.id not in self.moved.setdefault(kind, {})
        self.moved[kind].setdefault(row.id, {}).update(values)
        if told and fresh and row.row_status is Status.LIVE:
            self.counted[kind] = self.counted.get(kind, 0) + 1

    def remove(self, row: Kind) -> None:
        """Plans that a record goes to the bin."""
        self.removed.setdefault(type(row), []).append(row.id)

    def words(self) -> tuple[str, ...]:
        """What moves: 2 passports, 1 note; 1 training line merged with one of the other."""
        moved = [kind.spec.counted(count) for kind, count in self.counted.items()]
        one = [f"1 {kind.spec.noun} made one with its double" for kind, _, _ in self.united]
        return (*moved, *one)


def plan_moves(
    connection: Connection, kind: type[Kind], winner: Kind, loser: Kind, from_loser: frozenset[str] = frozenset()
) -> Moves:  # fmt: skip
    """Everything that belongs to the loser and goes to the winner, who takes the loser's value of some fields."""
    moves = Moves()
    _plan(connection, moves, winner, loser, from_loser)
    for link in kind.links():
        taken = loser if link.key in from_loser else winner
        begin = taken.stored.get(link.key)
        if link.target == kind.spec.name and _stands_above(connection, moves, link, begin, (winner, loser)):
            moves.clashes.append(
                Clash(
                    f"{winner.shown_title} would stand above itself ({link.label}).",
                    f"Take the other value of {link.label}, or clear it in the records between the two.",
                )
            )
    return moves


def _plan(
    connection: Connection, moves: Moves, winner: Kind, loser: Kind, from_loser: frozenset[str]
) -> None:
    for row, link in _linking(connection, loser):
        if row.id == winner.id:
            continue  # a link of the winner to the loser is settled among the winner's own values
        values = {link.key: winner.id}
        double = _double(connection, moves, row, values)
        if double is None:
            moves.move(row, values)
        elif _agree(row, double, (winner.id, loser.id)):
            _unite(connection, moves, double, row)
        else:
            moves.clashes.append(_contradiction(row, double))
    _move_subjects(connection, moves, winner, loser)
    _move_mirrored(connection, moves, winner, loser, from_loser)
    _move_answers(connection, moves, winner, loser)


# -- links -----------------------------------------------------------------------------------------------------------
def _linking(connection: Connection, loser: Kind) -> Iterator[tuple[Kind, Field[object]]]:
    """Records that link to the loser, those in the bin too, so that they can be put back."""
    for kind in all_kinds().values():
        for link in kind.links():
            if link.target == loser.spec.name:
                ids = sorted(records.ids_linking(connection, kind, link.key, [loser.id]))
                for row in records.fetch(connection, kind, ids).values():
                    if row.row_status not in (Status.UNMADE, Status.PURGED) and row.id != loser.id:
                        yield row, link


def _double(connection: Connection, moves: Moves, row: Kind, values: Mapping[str, Stored]) -> Kind | None:
    """The live record that would have the row's natural key after the move."""
    kind = type(row)
    if row.row_status is not Status.LIVE or not set(values) & set(kind.spec.natural):
        return None
    planned = moves.moved.get(kind, {}).get(row.id, {})
    key = records.natural_key(kind, {**row.stored, **planned, **values})
    if key is None:
        return None
    gone = moves.removed.get(kind, ())
    found = records.ids_by(connection, kind, "natural_key", [key]).get(key, ())
    other = next((each for each in found if each != row.id and each not in gone), None)
    return None if other is None else records.fetch(connection, kind, [other])[other]


def _agree(row: Kind, double: Kind, pair: tuple[int, int]) -> bool:
    """Whether two records contradict each other in no filled field, the link that moves left out."""
    if row.spec.append_only or row.spec.technical:
        return False
    for each in type(row).written_fields():
        mine, other = row.stored.get(each.key), double.stored.get(each.key)
        if mine is not None and other is not None and mine != other and not {mine, other} <= set(pair):
            return False
    return True


def _unite(connection: Connection, moves: Moves, winner: Kind, loser: Kind) -> None:
    """Two children that say the same become one: empty fields are filled, what belongs to the other moves along."""
    filled = {
        each.key: loser.stored[each.key] for each in type(loser).written_fields()
        if winner.stored.get(each.key) is None and each.key in loser.stored
    }  # fmt: skip
    if filled:
        moves.move(winner, filled, told=False)
    moves.remove(loser)
    moves.united.append((type(loser), winner.id, loser.id))
    _plan(connection, moves, winner, loser, frozenset(filled))


def _contradiction(row: Kind, double: Kind) -> Clash:
    spec = row.spec
    differ = [
        each.label for each in type(row).written_fields()
        if row.stored.get(each.key) is not None and double.stored.get(each.key) is not None
        and row.stored.get(each.key) != double.stored.get(each.key) and each.key not in spec.natural
    ]  # fmt: skip
    what = ", ".join(differ[:4]) or "what it belongs to"
    return Clash(
        f"Both have the {spec.noun} {row.shown_title}, which differs in {what}.",
        f"Make the two {spec.nouns} agree, or move one to the bin; then merge.",
        spec.name, (double.id, row.id),
    )  # fmt: skip


def _stands_above(
    connection: Connection, moves: Moves, link: Field[object], begin: Stored, pair: tuple[Kind, Kind]
) -> bool:
    """Whether the winner would stand above itself along a link of its kind to itself, when it begins there."""
    winner, loser = pair
    if begin in (winner.id, loser.id):
        return False  # cleared by the merge
    kind, now = type(winner), begin
    planned = moves.moved.get(kind, {})
    for _ in range(DEEPEST):
        row = records.fetch(connection, kind, [now]).get(now) if isinstance(now, int) else None
        if row is None or row.id == winner.id:
            return row is not None
        now = planned.get(row.id, {}).get(link.key, row.stored.get(link.key))
    return True


# -- what names its record by kind and id ----------------------------------------------------------------------------
def _move_subjects(connection: Connection, moves: Moves, winner: Kind, loser: Kind) -> None:
    """Notes, files and decisions move; what is append-only stays as written and is found over the merge."""
    for kind in all_kinds().values():
        if kind.fields.keys() >= SUBJECT and not kind.spec.append_only and kind is not Mirrored:
            for row in _about(connection, kind, loser):
                moves.move(row, {"subject_id": winner.id})


def _about(connection: Connection, kind: type[Kind], subject: Kind) -> list[Kind]:
    wanted: dict[str, Stored] = {"subject_kind": subject.spec.name, "subject_id": subject.id}
    return records.matching(connection, kind, wanted)


def _move_mirrored(
    connection: Connection, moves: Moves, winner: Kind, loser: Kind, from_loser: frozenset[str]
) -> None:
    """Where a value was read goes with the value: a mark of a value that is not taken goes to the bin."""
    own = {row.get("field_key"): row for row in _about(connection, Mirrored, winner) if not row.row_status}
    others = {row.get("field_key"): row for row in _about(connection, Mirrored, loser) if not row.row_status}
    for key in from_loser & own.keys():
        moves.remove(own[key])
    for key, row in others.items():
        equal = winner.stored.get(key) == loser.stored.get(key) and key not in own
        if key in from_loser or equal:
            moves.move(row, {"subject_id": winner.id}, told=False)
        else:
            moves.remove(row)


def _move_answers(connection: Connection, moves: Moves, winner: Kind, loser: Kind) -> None:
    """Answers about the loser count for the winner; one about these two is settled by the merge."""
    known = {
        (type(row), other): row for row in _answers(connection, winner) if (other := _other(row, winner.id))
    }
    for row in _answers(connection, loser):
        other = _other(row, loser.id)
        double = known.get((type(row), other))
        if other == winner.id or (double is not None and double.get("same") == row.get("same")):
            moves.remove(row)
        elif double is not None:
            moves.clashes.append(
                Clash(
                    f"One is confirmed to be the same person as a third, the other is not ({row.get('reason') or ''}).",
                    "Take one of the two answers back first.",
                )
            )
        elif isinstance(row, SamePerson):
            moves.move(row, _ordered(row, loser, winner), told=False)
        else:
            low, high = sorted((winner.id, other))
            moves.move(row, {"first_record": low, "second_record": high}, told=False)


def _answers(connection: Connection, record: Kind) -> list[Kind]:
    found: list[Kind] = []
    for kind in (SamePerson, ToldApart):
        for key in ("first_record", "second_record"):
            rows = records.matching(connection, kind, {key: record.id})
            found += [row for row in rows if row.row_status is Status.LIVE]
    return found


def _other(row: Kind, record_id: int) -> int:
    first, second = row.get("first_record"), row.get("second_record")
    return int((second if first == record_id else first) or 0)


def _ordered(row: Kind, loser: Kind, winner: Kind) -> dict[str, Stored]:
    """The two people of an answer with one exchanged for another, in order of id as `app.people` keeps them."""
    pairs = [(row.get(f"{place}_record"), row.get(f"{place}_kind")) for place in ("first", "second")]
    pairs = sorted(
        (winner.id, winner.spec.name) if each == loser.id else (each, kind) for each, kind in pairs
    )
    (low, low_kind), (high, high_kind) = pairs
    return {"first_record": low, "first_kind": low_kind, "second_record": high, "second_kind": high_kind}
