"""The steps of a record whose state follows from entries that are only ever added: of a case, of a clearance request.

A `Ladder` says what is particular of one kind; everything else is the same: which ways are open, what closes them, the
step itself with what it needs, and the correction by a new entry that takes the place of the one it names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import gather
from app.asides import Aside, overrides
from app.attachments import Told, attach
from app.change import Work
from app.errors import NotFound, Refused, Usage
from app.gates import may_aside
from app.office import Office
from app.reader import Reader
from app.store.connection import translated
from models.fields import show_date
from models.findings import Finding
from models.kinds import Kind
from models.office.desk import Override
from models.rules import Facts, blocking
from models.states import Move, standing_entries

Values = Mapping[str, object]
ON = "stepped_on"
"""The day of a step, in every kind of step."""
STAYED = "Record that it stayed as it was"
"""The correction of a step that never was."""


def _nothing_more(_facts: Facts, _before: str, _target: str, given: Values, _replaced: Kind | None) -> Values:
    return given


def _fills_nothing(_work: Work, _facts: Facts, _target: str, _given: Values, _replaced: Kind | None) -> None:
    return None


def own_findings(reader: Reader, facts: Facts) -> list[Finding]:
    """What is found of the record itself."""
    return reader.findings(type(facts.record), facts.record.id)


@dataclass(frozen=True)
class Ladder:
    """What is particular of the steps of one kind of record."""

    subject: type[Kind]
    entry: type[Kind]
    link: str
    """Field of a step that names its record."""
    noun: str
    to_key: str
    from_key: str
    state_key: str
    """Derived field of the record that shows its state."""
    states: tuple[str, ...]
    """All of them, in order."""
    typed: tuple[str, ...]
    """What a person says of a step."""
    reads: tuple[str, ...]
    steps: str
    """Path to the steps of a record."""
    state: Callable[[Facts], str]
    before: Callable[[Facts, Kind], str]
    """The state in which one of its steps found the record."""
    moves: Callable[[Facts, str], tuple[Move, ...]]
    lacks: Callable[[Move, Values, bool], list[str]]
    """Keys of what a step needs and the values do not hold; told whether it corrects another."""
    findings: Callable[[Reader, Facts], list[Finding]] = own_findings
    """Whatever is found of the record, from which the blocking ones of a gate are taken."""
    completed: Callable[[Facts, str, str, Values, Kind | None], Values] = _nothing_more
    """What a person said with what the program adds: facts, state before, state after, values, the step it replaces.

    Raises Refused.
    """
    fill: Callable[[Work, Facts, str, Values, Kind | None], None] = _fills_nothing
    """What else is changed with a step: work, facts, state after, values, the step it replaces."""
    paper: str = ""
    """Field of a step that holds a file."""


@dataclass(frozen=True)
class Way:
    """A state that chosen records may go to: the verb, for how many it is open, what it asks for, what closes it."""

    target: str
    verb: str
    count: int
    needs: tuple[str, ...]
    closed: tuple[Finding, ...] = ()
    """Blocking findings of the move's gate, over all chosen records."""
    may_aside: bool = False
    """Whether the sources of all those rules name an authority that may set them aside."""


@dataclass(frozen=True)
class Standing:
    """How chosen records stand: how many in each state, and where they may go, in the order of the states."""

    states: Mapping[str, int]
    ways: tuple[Way, ...]


def facts_of(ladder: Ladder, reader: Reader, ids: Iterable[int]) -> dict[int, Facts]:
    """Records with what their steps are judged by. Raises NotFound."""
    wanted = list(dict.fromkeys(ids))
    with translated():
        rows = gather.rows_of(reader.connection, ladder.subject, wanted, {}, live=True)
        if len(rows) < len(wanted):
            raise NotFound(f"That {ladder.noun} is not there any more.", do="Look in the bin.")
        return gather.facts_of(reader.connection, ladder.subject, list(rows.values()), ladder.reads)


def standing(ladder: Ladder, reader: Reader, ids: Iterable[int]) -> Standing:
    """The states of records and every step that is open for at least one of them. Raises NotFound."""
    states: Counter[str] = Counter()
    found: dict[str, list[tuple[Move, Facts]]] = {}
    for facts in facts_of(ladder, reader, ids).values():
        state = ladder.state(facts)
        states[state] += 1
        for move in ladder.moves(facts, state):
            found.setdefault(move.target, []).append((move, facts))
    ways = [_way(ladder, reader, target, moves) for target, moves in found.items()]
    return Standing(
        states, tuple(sorted(ways, key=lambda way: (-way.count, ladder.states.index(way.target))))
    )


def instead_of(ladder: Ladder, reader: Reader, step_id: int) -> Standing:
    """Where a record may have gone instead of a step, from the state before it. Raises NotFound."""
    step = reader.get(ladder.entry, step_id)
    subject = step.get(ladder.link) or 0
    facts = facts_of(ladder, reader, [subject])[subject]
    before = ladder.before(facts, step)
    moves = [each for each in ladder.moves(facts, before) if each.target != before]
    moves.append(_stayed(before))
    ways = tuple(Way(each.target, each.verb, 1, tuple(ladder.lacks(each, {}, True))) for each in moves)
    return Standing({before: 1}, ways)


def record(ladder: Ladder, office: Office, record_id: int, target: str, values: Values, *,
           corrects_id: int | None = None, aside: Aside | None = None) -> int:  # fmt: skip
    """Records that a record went to a state, as one change, and returns the id of the step.

    `values` are fields of the step (`Ladder.typed`); its paper is an attachment, or a file that is taken in with the
    record. A gate that blocking findings close is passed with `aside` by somebody who may decide, where the source of
    each rule names an authority: the rules are set aside for this day, and the register of exceptions tells it. Raises
    Refused with what is no step, what is missing, or the findings; Usage for a day ahead or a field that is none;
    NotFound.
    """
    given = filled(values)
    _refuse_unreadable(ladder, office, target, given)
    facts = facts_of(ladder, office.reader, [record_id])[record_id]
    replaced = _replaced(ladder, facts, corrects_id)
    before, move = _move(ladder, office.reader, facts, target, replaced)
    _refuse_lacking(ladder, move, given, correcting=replaced is not None)
    _refuse_out_of_order(ladder, facts, replaced, given)
    given = dict(ladder.completed(facts, before, target, given, replaced))
    closed = [] if replaced else closing(ladder, office.reader, facts, move)
    aside_of = overrides(office, move.verb, closed, aside, (ladder.subject.spec.name, record_id))
    _attach(ladder, office, record_id, given)
    row = {
        **given,
        ladder.link: record_id,
        ladder.from_key: before,
        ladder.to_key: target,
        "entered_on": office.today,
    }
    with office.change(_operation(ladder, office.reader, facts.record, target)) as work:
        work.add_many(Override, aside_of)
        ladder.fill(work, facts, target, given, replaced)
        return work.add(ladder.entry, row | ({"corrects_id": corrects_id} if corrects_id else {}))


def filled(values: Values) -> dict[str, object]:
    """What was said, without what was left empty."""
    given = {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}
    return {key: value for key, value in given.items() if value not in (None, "")}


def closing(ladder: Ladder, reader: Reader, facts: Facts, move: Move) -> list[Finding]:
    """The blocking findings of a move's gate."""
    return list(blocking(ladder.findings(reader, facts), move.step)) if move.step else []


# -- internal --
def _stayed(state: str) -> Move:
    return Move(STAYED, state, state, needs=(ON,))


def _way(ladder: Ladder, reader: Reader, target: str, moves: Sequence[tuple[Move, Facts]]) -> Way:
    needs = dict.fromkeys(key for move, _ in moves for key in ladder.lacks(move, {}, False))
    closed = tuple(each for move, facts in moves for each in closing(ladder, reader, facts, move))
    return Way(target, moves[0][0].verb, len(moves), tuple(needs), closed, bool(closed) and may_aside(closed))


def _refuse_unreadable(ladder: Ladder, office: Office, target: str, given: Values) -> None:
    if target not in ladder.states:
        raise Usage(f"There is no state “{target}”.", do=f"States: {', '.join(ladder.states)}.")
    unknown = [key for key in given if key not in ladder.typed]
    if unknown:
        raise Usage(f"A step has no {', '.join(unknown)}.", do=f"Fields: {', '.join(ladder.typed)}.")
    day = given.get(ON)
    if isinstance(day, date) and day > office.today:
        raise Usage("A step is recorded once it happened, not before.")


def _standing_steps(ladder: Ladder, facts: Facts) -> list[Kind]:
    return standing_entries(facts.all(ladder.steps), ON)


def _replaced(ladder: Ladder, facts: Facts, corrects_id: int | None) -> Kind | None:
    """The standing step that a correction replaces."""
    if corrects_id is None:
        return None
    found = next((each for each in _standing_steps(ladder, facts) if each.id == corrects_id), None)
    if found is None:
        raise Refused(f"That step is none of this {ladder.noun}, or it was replaced before.")
    return found


def _move(ladder: Ladder, reader: Reader, facts: Facts, target: str, replaced: Kind | None
          ) -> tuple[str, Move]:  # fmt: skip
    """The state before, and the move from it; Refused where it is none, or cuts off the step after."""
    before = ladder.before(facts, replaced) if replaced else ladder.state(facts)
    moves = ladder.moves(facts, before)
    move = next((each for each in moves if each.target == target), None)
    if replaced and target == before:
        move = _stayed(before)
    if move is None:
        ways = ", ".join(dict.fromkeys(_word(ladder, reader, each.target) for each in moves)) or "nothing"
        raise Refused(
            f"A {ladder.noun} that is {_word(ladder, reader, before)} does not become "
            f"{_word(ladder, reader, target)}; it may become {ways}."
        )
    after = _after(ladder, facts, replaced) if replaced else None
    if after is not None and replaced is not None and not _goes_on(ladder, facts, target, replaced, after):
        raise Refused(
            f"The step of {show_date(after.get(ON))} goes on from it.", do="Correct that step first."
        )
    return before, move


def _goes_on(ladder: Ladder, facts: Facts, target: str, replaced: Kind, after: Kind) -> bool:
    """Whether the step after one still follows when that one led to another state."""
    same = target == replaced.get(ladder.to_key)
    return same or any(each.target == after.get(ladder.to_key) for each in ladder.moves(facts, target))


def _after(ladder: Ladder, facts: Facts, step: Kind) -> Kind | None:
    """The standing step after another."""
    steps = _standing_steps(ladder, facts)
    at = next(n for n, each in enumerate(steps) if each.id == step.id)
    return steps[at + 1] if at + 1 < len(steps) else None


def _refuse_lacking(ladder: Ladder, move: Move, given: Values, *, correcting: bool) -> None:
    missing = [ladder.entry.fields[key].label for key in ladder.lacks(move, given, correcting)]
    if missing:
        raise Refused(f"{move.verb}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.")


def _refuse_out_of_order(ladder: Ladder, facts: Facts, replaced: Kind | None, given: Values) -> None:
    """A step lies neither before the one it follows nor after the one that follows it."""
    steps = _standing_steps(ladder, facts)
    at = next(n for n, each in enumerate(steps) if each.id == replaced.id) if replaced else len(steps)
    day = given[ON]
    assert isinstance(day, date)
    before, after = _stepped(steps[:at][-1:]), _stepped(steps[at + 1 :][:1])
    if before is not None and day < before:
        raise _misplaced("before", before)
    if after is not None and day > after:
        raise _misplaced("after", after)


def _stepped(steps: Sequence[Kind]) -> date | None:
    return steps[0].get(ON) if steps else None


def _misplaced(side: str, other: date) -> Refused:
    return Refused(
        f"The step would lie {side} the one of {show_date(other)}.", do="Correct the day that is wrong."
    )


def _attach(ladder: Ladder, office: Office, record_id: int, given: dict[str, object]) -> None:
    paper = given.get(ladder.paper) if ladder.paper else None
    if isinstance(paper, Path):
        told = Told(f"Shows a step of the {ladder.noun}")
        given[ladder.paper] = attach(office, ladder.subject, record_id, paper, told)


def _word(ladder: Ladder, reader: Reader, state: str) -> str:
    return reader.show(ladder.subject.fields[ladder.state_key], state).lower()


def _operation(ladder: Ladder, reader: Reader, row: Kind, target: str) -> str:
    return f"Record {row.shown_title} as {_word(ladder, reader, target)}"[:120]
