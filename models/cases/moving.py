"""How the steps of a case follow on each other: the state before an entry, and what a step lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.cases.states import CASE_STATES, FIRST, of_kind
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.states import Entering, Move, standing_entries

ACT = "Record a step…"
CASE = "case_id"
STEPS = "case_step<case_id"
OTHERS = f"{CASE}.{STEPS}"
READS = (CASE, OTHERS)


def begins_as(case: Kind) -> str:
    """The state in which a case came into the book."""
    return str(case.get("entered_as") or FIRST)


def state_after(case: Kind, steps: Iterable[Kind]) -> str:
    """The state of a case after its steps."""
    standing = standing_entries(steps, "stepped_on")
    return str((standing[-1].get("to_state") if standing else None) or begins_as(case))


def state_before(case: Kind, steps: Iterable[Kind], entry: Kind) -> str:
    """The state a case was in before one of its standing steps; its last one where the entry does not stand."""
    state = begins_as(case)
    for each in standing_entries(steps, "stepped_on"):
        if each.id == entry.id:
            break
        state = str(each.get("to_state") or state)
    return state


def corrects(entry: Kind) -> bool:
    """Whether an entry replaces an earlier one."""
    return entry.stored.get("corrects_id") is not None


def open_moves(case: Kind, state: str) -> tuple[Move, ...]:
    """The steps a case may take from a state, those of its kind only (FMS or BPC)."""
    return tuple(
        each
        for each in CASE_STATES.open_from(state)
        if of_kind(case.get("case_kind"), each.target) and _way_of_kind(case, each)
    )


def _way_of_kind(case: Kind, move: Move) -> bool:
    """Only BPC goes into development without a letter of request (SAMM C2.1.7.1.2)."""
    return move.step != "bpc_request" or case.get("case_kind") == "BPC"


def lacks(move: Move, values: Mapping[str, Any], *, correcting: bool = False) -> list[str]:
    """Keys of what a step needs and the values do not hold; the reason among them where one is asked for."""
    wanted = [*move.needs, *(("step_reason",) if move.reason or correcting else ())]
    return [key for key in wanted if values.get(key) in (None, "")]


def broken(case: Kind, steps: Sequence[Kind], entry: Kind) -> str:
    """Why an entry is no step from what was recorded before it; empty where it is one."""
    before, after = state_before(case, steps, entry), entry.get("to_state")
    moves = open_moves(case, before)
    if corrects(entry) and after == before:
        return ""
    if all(each.target != after for each in moves):
        ways = ", ".join(dict.fromkeys(word(each.target) for each in moves)) or "nothing"
        return (
            f"A case that is {word(before)} does not become {word(after) or 'nothing'}; it may become {ways}."
        )
    return _too_soon(case, entry)


def _too_soon(case: Kind, entry: Kind) -> str:
    """Why an offer has not expired yet; its last day still belongs to it (SAMM C5.4.19.1)."""
    oed, on = case.get("oed"), entry.get("stepped_on")
    if entry.get("to_state") != "EXPIRED" or oed is None or on is None or on > oed:
        return ""
    return f"The offer stands until {show_date(oed)}; it expires after that day, not on {show_date(on)}."


SHORT = frozenset({"LOR", "BPC", "SSC"})
"""Parts of codes that are abbreviations."""


def word(state: str | None) -> str:
    """A state within a sentence, where the office's code table is not at hand."""
    return " ".join(part if part in SHORT else part.lower() for part in (state or "").split("_"))


def objections(f: Facts) -> Iterator[str]:
    """What speaks against a new entry: it has no day, or it is no step from the state before it."""
    case = f.one(CASE)
    if f.record.get("stepped_on") is None:
        yield "The day of the step is missing."
    elif case is not None and (why := broken(case, f.all(OTHERS), f.record)):
        yield why


ENTERING = Entering(CASE_STATES, READS, objections, ACT)
