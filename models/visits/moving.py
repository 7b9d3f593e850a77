"""How steps and answers of a request follow on each other: its lines, its status, and what a step lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.kinds import Kind
from models.rules import Facts
from models.states import Entering, Move, place_of, standing_entries
from models.visits.states import FIRST, LINES, NEEDS, REQUEST_STATES, overall

ACT = "Record a step…"
ANSWER_ACT = "Record an answer…"
REQUEST = "request_id"
STEPS = "request_step<request_id"
ANSWERS = "approval_action<request_id"
OTHERS = f"{REQUEST}.{STEPS}"
OTHER_ANSWERS = f"{REQUEST}.{ANSWERS}"
READS = (REQUEST, OTHERS, OTHER_ANSWERS)
Place = tuple[date, int]
"""Day and number under which an entry counts."""
REOPENS = {line: f"reopens_{line.lower()}" for line in LINES}


def _asked_again(line: str, steps: Iterable[Kind]) -> Iterator[tuple[Place, Kind]]:
    """The standing steps that asked for a clearance anew."""
    rows = {row.id: row for row in steps}
    for row in standing_entries(rows.values(), "stepped_on"):
        if row.get("to_status") == "SUBMITTED" and row.get(REOPENS[line]):
            yield place_of(row, rows, "stepped_on"), row


def line_entries(steps: Iterable[Kind], answers: Iterable[Kind], line: str) -> list[Kind]:
    """Answers to a clearance and the steps that asked for it anew, in the order in which they were entered."""
    rows = {row.id: row for row in answers}
    standing = standing_entries(rows.values(), "acted_on")
    told = [(place_of(row, rows, "acted_on"), row) for row in standing if row.get("approval_kind") == line]
    found = sorted([*told, *_asked_again(line, steps)], key=lambda pair: pair[0])
    return [row for _, row in found]


def line_after(entries: Iterable[Kind]) -> str:
    """State of a clearance that is needed, after its entries: as last answered since it was last asked."""
    state = "PENDING"
    for row in entries:
        state = "PENDING" if row.spec.name == "request_step" else str(row.get("answer"))
    return state


def line_states(request: Kind, steps: Iterable[Kind], answers: Iterable[Kind]) -> dict[str, str]:
    """State of each of the four clearances: not required, pending, or as last answered since it was last asked."""
    return {
        line: line_after(line_entries(steps, answers, line)) if request.get(NEEDS[line]) else "NOT_REQUIRED"
        for line in LINES
    }


def status(request: Kind, steps: Sequence[Kind], answers: Sequence[Kind]) -> str:
    """Status of a request: that of its last step; once it was sent, what the approvers answered."""
    standing = standing_entries(steps, "stepped_on")
    last = str((standing[-1].get("to_status") if standing else None) or FIRST)
    return overall(line_states(request, steps, answers)) if last == "SUBMITTED" else last


def status_before(request: Kind, steps: Sequence[Kind], answers: Sequence[Kind], entry: Kind) -> str:
    """Status in which one of its steps found the request."""
    before = [row for row in standing_entries(steps, "stepped_on") if row.id != entry.id]
    earlier = before if entry.id not in {row.id for row in steps} else _ahead_of(steps, entry)
    rows, taken = (
        {row.id: row for row in answers},
        place_of(entry, {row.id: row for row in steps}, "stepped_on"),
    )
    known = [row for row in answers if place_of(row, rows, "acted_on") < taken]
    return status(request, earlier, known)


def _ahead_of(steps: Sequence[Kind], entry: Kind) -> list[Kind]:
    ahead: list[Kind] = []
    for row in standing_entries(steps, "stepped_on"):
        if row.id == entry.id:
            break
        ahead.append(row)
    return ahead


def open_moves(state: str) -> tuple[Move, ...]:
    """The steps a request may take from a status."""
    return REQUEST_STATES.open_from(state)


def lacks(move: Move, values: Mapping[str, Any], *, correcting: bool = False) -> list[str]:
    """Keys of what a step needs and the values do not hold; the reason among them where one is asked for."""
    wanted = [*move.needs, *(("step_reason",) if move.reason or correcting else ())]
    return [key for key in wanted if values.get(key) in (None, "")]


def word(state: str | None) -> str:
    """A status within a sentence, where the office's code table is not at hand."""
    return (state or "").replace("_", " ").lower()


def objections(f: Facts) -> Iterator[str]:
    """What speaks against a new step: it is none from the status before it."""
    request = f.one(REQUEST)
    if request is None or f.record.stored.get("corrects_id") is not None:
        return
    before = status_before(request, f.all(OTHERS), f.all(OTHER_ANSWERS), f.record)
    moves, after = open_moves(before), f.record.get("to_status")
    if all(each.target != after for each in moves):
        ways = ", ".join(dict.fromkeys(word(each.target) for each in moves)) or "nothing"
        yield (
            f"A request that is {word(before)} does not become {word(after) or 'nothing'}; it may become {ways}."
        )


ENTERING = Entering(REQUEST_STATES, READS, objections, ACT)
