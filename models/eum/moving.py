"""How an item's changes of state follow on each other: the state before an entry, and what a move lacks.

Pure functions over the entries; the change path, the rules, the sheet and the command line ask the same ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.eum.derive import CHANGES, standing_changes
from models.eum.states import ENDED, FIRST, ITEM_STATES, NEEDS_APPROVAL
from models.kinds import Kind
from models.rules import Facts
from models.states import Entering, Move

ACT = "Record what became of it…"
ITEM = "item_id"
OTHERS = f"{ITEM}.{CHANGES}"
READS = (ITEM, OTHERS)
EXPENDED = "EXPENDED"
APPROVAL = "authority_ref"


def begins_as(item: Kind) -> str:
    """The state in which an item came into the book."""
    return str(item.get("entered_as") or FIRST)


def state_after(item: Kind, changes: Iterable[Kind]) -> str:
    """The state an item is in after its changes."""
    standing = standing_changes(changes)
    return str((standing[-1].get("to_state") if standing else None) or begins_as(item))


def state_before(item: Kind, changes: Iterable[Kind], entry: Kind) -> str:
    """The state an item was in before one of its standing changes; its last one where the entry does not stand."""
    state = begins_as(item)
    for each in standing_changes(changes):
        if each.id == entry.id:
            break
        state = str(each.get("to_state") or state)
    return state


def corrects(entry: Kind) -> bool:
    """Whether an entry replaces an earlier one."""
    return entry.stored.get("corrects_id") is not None


def move_of(before: str, after: str | None, *, correcting: bool = False) -> Move | None:
    """The move between two states; a correction may also say that nothing happened."""
    if correcting and after == before:
        return Move("Record that nothing happened", before, before, reason=True)
    return ITEM_STATES.move(before, str(after))


def lacks(move: Move, values: Mapping[str, Any], *, correcting: bool = False) -> list[str]:
    """Keys of what a move needs and the values do not hold; the reason among them where one is asked for."""
    wanted = list(move.needs)
    if move.reason or correcting or move.source in ENDED:
        wanted.append("state_reason")
    return [key for key in wanted if values.get(key) in (None, "")]


def needs_approval(move: Move) -> bool:
    """Whether State's consent is asked for (SAMM C2.1.5.6.4, C2.1.5.6.5)."""
    return move.target in NEEDS_APPROVAL or APPROVAL in move.needs


def open_moves(before: str, *, consumable: bool | None) -> tuple[Move, ...]:
    """The moves from a state, without firing what cannot be fired."""
    return tuple(
        each for each in ITEM_STATES.open_from(before) if each.target != EXPENDED or consumable is not False
    )


def broken(item: Kind, changes: Sequence[Kind], entry: Kind) -> str:
    """Why an entry is no move from what was recorded before it; empty where it is one."""
    before, after = state_before(item, changes, entry), entry.get("to_state")
    if move_of(before, after, correcting=corrects(entry)) is None:
        ways = ", ".join(dict.fromkeys(word(each.target) for each in ITEM_STATES.open_from(before)))
        return f"An item that is {word(before)} does not become {word(after) or 'nothing'}; it may become {ways}."
    told = entry.get("from_state")
    if told and told != before and not _replaced_since(changes, entry):
        return f"The entry says the item was {word(told)} before, but it was {word(before)}."
    return ""


def word(state: str | None) -> str:
    """A state within a sentence, where the office's code table is not at hand."""
    return (state or "").replace("_", " ").lower()


def _replaced_since(changes: Sequence[Kind], entry: Kind) -> bool:
    """Whether an entry before this one was corrected later, so that the state it names has another word now."""
    return any(corrects(each) and each.id != entry.id for each in changes)


def objections(f: Facts) -> Iterator[str]:
    """What speaks against a new entry: it is no move from the state before it."""
    item = f.one(ITEM)
    if item is not None and (why := broken(item, f.all(OTHERS), f.record)):
        yield why


ENTERING = Entering(ITEM_STATES, READS, objections, ACT)
