"""The steps of a case: the one act that moves it along `models.cases.states.CASE_STATES`.

A step is an entry with a day and what its move asks for; in the same change it fills the day of the case and of its
letters of request that stands for the state, while that is empty. A correction is a new entry that names the one it
replaces; nothing is taken out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
from models.cases import moving
from models.cases.casebook import CaseFile, CaseStep
from models.cases.derive import LORS
from models.cases.requests import Lor
from models.cases.states import DAY_OF, STATES
from models.fields import show_date
from models.findings import Finding
from models.kinds import Kind
from models.office.desk import Override
from models.rules import Facts, blocking
from models.states import Move, standing_entries
from models.text import in_sentence

Values = Mapping[str, object]
LETTER_DAY = {"LOR_SENT": "sent_on", "LOR_RECEIVED": "received_by_ia_on", "LOR_ACTIONABLE": "actionable_on"}
"""The day of a letter of request that a step of its case fills while it is empty."""
TYPED = ("stepped_on", "stepped_by", "step_ref", "step_reason", "step_paper", "known_from")
"""What a person says of a step."""
STAYED = "Record that it stayed as it was"
"""The correction of a step that never was."""
READS = (moving.STEPS, *LORS)


@dataclass(frozen=True)
class Way:
    """A state that chosen cases may go to: the verb, for how many it is open, what it asks for, what closes it."""

    target: str
    verb: str
    count: int
    needs: tuple[str, ...]
    closed: tuple[Finding, ...] = ()
    """Blocking findings of the move's gate, over all chosen cases."""
    may_aside: bool = False
    """Whether the sources of all those rules name an authority that may set them aside."""


@dataclass(frozen=True)
class Standing:
    """How chosen cases stand: how many in each state, and where they may go, in the order of the states."""

    states: Mapping[str, int]
    ways: tuple[Way, ...]


def standing(reader: Reader, case_ids: Iterable[int]) -> Standing:
    """The states of cases and every step that is open for at least one of them. Raises NotFound."""
    states: Counter[str] = Counter()
    found: dict[str, list[tuple[Move, Facts]]] = {}
    for facts in _facts(reader, case_ids).values():
        state = moving.state_after(facts.record, facts.all(moving.STEPS))
        states[state] += 1
        for move in moving.open_moves(facts.record, state):
            found.setdefault(move.target, []).append((move, facts))
    ways = [_way(reader, target, moves) for target, moves in found.items()]
    return Standing(states, tuple(sorted(ways, key=lambda way: (-way.count, STATES.index(way.target)))))


def instead_of(reader: Reader, step_id: int) -> Standing:
    """Where a case may have gone instead of a step, from the state before it. Raises NotFound."""
    step = reader.get(CaseStep, step_id)
    facts = _facts(reader, [step.case_id or 0])[step.case_id or 0]
    before = moving.state_before(facts.record, facts.all(moving.STEPS), step)
    moves = [each for each in moving.open_moves(facts.record, before) if each.target != before]
    moves.append(Move(STAYED, before, before, needs=("stepped_on",)))
    ways = tuple(
        Way(each.target, each.verb, 1, tuple(moving.lacks(each, {}, correcting=True))) for each in moves
    )
    return Standing({before: 1}, ways)


def record(office: Office, case_id: int, to_state: str, values: Values, *, corrects_id: int | None = None,
           aside: Aside | None = None) -> int:  # fmt: skip
    """Records that a case went to a state, as one change, and returns the id of the step.

    `values` are fields of the step (`TYPED`); a `step_paper` is an attachment, or a file that is taken in with the
    case. The days of `DAY_OF` and `LETTER_DAY` are filled while they are empty; a day that the corrected step had
    filled follows the correction. A gate that blocking findings close is passed with `aside` by somebody who may
    decide, where the source of each rule names an authority: the rules are set aside for this day, and the register
    of exceptions tells it. Raises Refused with what is no step, what is missing, or the findings; Usage for a day
    ahead or a field that is none; NotFound.
    """
    given = {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}
    given = {key: value for key, value in given.items() if value not in (None, "")}
    _refuse_unreadable(office, to_state, given)
    facts = _facts(office.reader, [case_id])[case_id]
    replaced = _replaced(facts, corrects_id)
    before, move = _move(office.reader, facts, to_state, replaced)
    _refuse_lacking(move, given, correcting=replaced is not None)
    _refuse_out_of_order(facts, replaced, given)
    closed = [] if replaced else _closing(office.reader, facts, move)
    aside_of = overrides(office, move.verb, closed, aside, ("case_file", case_id))
    paper = given.get("step_paper")
    if isinstance(paper, Path):
        given["step_paper"] = attach(office, CaseFile, case_id, paper, Told("Shows a step of the case"))
    row = {
        **given,
        "case_id": case_id,
        "from_state": before,
        "to_state": to_state,
        "entered_on": office.today,
    }
    with office.change(_operation(office.reader, facts.record, to_state)) as work:
        work.add_many(Override, aside_of)
        _fill_days(work, facts, to_state, given["stepped_on"], replaced)
        return work.add(CaseStep, row | ({"corrects_id": corrects_id} if corrects_id else {}))


# -- internal --
def _facts(reader: Reader, case_ids: Iterable[int]) -> dict[int, Facts]:
    ids = list(dict.fromkeys(case_ids))
    with translated():
        rows = gather.rows_of(reader.connection, CaseFile, ids, {}, live=True)
        if len(rows) < len(ids):
            raise NotFound("That case is not there any more.", do="Look in the bin.")
        return gather.facts_of(reader.connection, CaseFile, list(rows.values()), READS)


def _way(reader: Reader, target: str, moves: Sequence[tuple[Move, Facts]]) -> Way:
    needs = dict.fromkeys(key for move, _ in moves for key in moving.lacks(move, {}))
    closed = tuple(each for move, facts in moves for each in _closing(reader, facts, move))
    return Way(target, moves[0][0].verb, len(moves), tuple(needs), closed, bool(closed) and may_aside(closed))


def _closing(reader: Reader, facts: Facts, move: Move) -> list[Finding]:
    """The blocking findings of a move's gate, on the case and on its letters of request."""
    if not move.step:
        return []
    letters = [row.id for row in facts.all(LORS[1])]
    found = reader.findings(CaseFile, facts.record.id)
    found += [each for rows in reader.findings_of(Lor, letters).values() for each in rows]
    return list(blocking(found, move.step))


def _refuse_unreadable(office: Office, to_state: str, given: Values) -> None:
    if to_state not in STATES:
        raise Usage(f"There is no state “{to_state}”.", do=f"States: {', '.join(STATES)}.")
    unknown = [key for key in given if key not in TYPED]
    if unknown:
        raise Usage(f"A step has no {', '.join(unknown)}.", do=f"Fields: {', '.join(TYPED)}.")
    day = given.get("stepped_on")
    if isinstance(day, date) and day > office.today:
        raise Usage("A step is recorded once it happened, not before.")


def _replaced(facts: Facts, corrects_id: int | None) -> Kind | None:
    """The standing step that a correction replaces."""
    if corrects_id is None:
        return None
    steps = standing_entries(facts.all(moving.STEPS), "stepped_on")
    found = next((each for each in steps if each.id == corrects_id), None)
    if found is None:
        raise Refused("That step is none of this case, or it was replaced before.")
    return found


def _move(reader: Reader, facts: Facts, to_state: str, replaced: Kind | None) -> tuple[str, Move]:
    """The state before, and the move from it; Refused where it is none, or cuts off the step after."""
    steps = facts.all(moving.STEPS)
    before = (
        moving.state_before(facts.record, steps, replaced)
        if replaced
        else moving.state_after(facts.record, steps)
    )
    moves = moving.open_moves(facts.record, before)
    move = next((each for each in moves if each.target == to_state), None)
    if replaced and to_state == before:
        move = Move(STAYED, before, before, needs=("stepped_on",))
    if move is None:
        ways = ", ".join(dict.fromkeys(_word(reader, each.target) for each in moves)) or "nothing"
        raise Refused(
            f"A case that is {_word(reader, before)} does not become {_word(reader, to_state)}; "
            f"it may become {ways}."
        )
    after = _after(facts, replaced) if replaced else None
    if after is not None and not _goes_on(facts.record, to_state, str(after.get("to_state"))):
        raise Refused(
            f"The step of {show_date(after.get('stepped_on'))} goes on from it.",
            do="Correct that step first.",
        )
    return before, move


def _after(facts: Facts, step: Kind) -> Kind | None:
    """The standing step after another."""
    steps = standing_entries(facts.all(moving.STEPS), "stepped_on")
    at = next(n for n, each in enumerate(steps) if each.id == step.id)
    return steps[at + 1] if at + 1 < len(steps) else None


def _goes_on(case: Kind, state: str, target: str) -> bool:
    return any(each.target == target for each in moving.open_moves(case, state))


def _refuse_lacking(move: Move, given: Values, *, correcting: bool) -> None:
    missing = [CaseStep.fields[key].label for key in moving.lacks(move, given, correcting=correcting)]
    if missing:
        raise Refused(f"{move.verb}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.")


def _refuse_out_of_order(facts: Facts, replaced: Kind | None, given: Values) -> None:
    """A step lies neither before the one it follows nor after the one that follows it."""
    steps = standing_entries(facts.all(moving.STEPS), "stepped_on")
    at = next(n for n, each in enumerate(steps) if each.id == replaced.id) if replaced else len(steps)
    day = given["stepped_on"]
    assert isinstance(day, date)
    before, after = _stepped(steps[:at][-1:]), _stepped(steps[at + 1 :][:1])
    if before is not None and day < before:
        raise _misplaced("before", before)
    if after is not None and day > after:
        raise _misplaced("after", after)


def _stepped(steps: Sequence[Kind]) -> date | None:
    return steps[0].get("stepped_on") if steps else None


def _misplaced(side: str, other: date) -> Refused:
    return Refused(
        f"The step would lie {side} the one of {show_date(other)}.", do="Correct the day that is wrong."
    )


def _fill_days(work: Work, facts: Facts, to_state: str, day: object, replaced: Kind | None) -> None:
    """Fills the days that stand for the state; what the corrected step had filled is moved along, or emptied."""
    case = _days(facts.record, DAY_OF, to_state, day, replaced)
    if case:
        work.set(CaseFile, facts.record.id, case)
    for letter in facts.all(LORS[1]):
        if days := _days(letter, LETTER_DAY, to_state, day, replaced):
            work.set(Lor, letter.id, days)


def _days(
    row: Kind, keys: Mapping[str, str], to_state: str, day: object, replaced: Kind | None
) -> dict[str, object]:
    found: dict[str, object] = {}
    was = keys.get(str(replaced.get("to_state"))) if replaced else None
    if replaced and was and row.get(was) == replaced.get("stepped_on"):
        found[was] = None
    key = keys.get(to_state)
    if key and (row.get(key) is None or key in found):
        found[key] = day
    return {key: value for key, value in found.items() if value != row.get(key)}


def _word(reader: Reader, state: str) -> str:
    return in_sentence(reader.show(CaseFile.fields["case_state"], state))


def _operation(reader: Reader, case: Kind, to_state: str) -> str:
    return f"Record {case.shown_title} as {_word(reader, to_state)}"[:120]
