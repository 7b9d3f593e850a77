"""What became of items: the one act that moves them along `models.eum.states.ITEM_STATES`.

One or many items go to a state in one change, with what the move asks for: a day, a reporter, a paper, State's consent,
a witness. A correction is a new entry that names the one it replaces; nothing is changed or taken out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import gather
from app.attachments import Told, attach
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import records
from app.store.connection import translated
from models.eum import moving
from models.eum.afterwards import DispositionEvent, Incident, IncidentItem, TransferRequest
from models.eum.book import ArticleType, Item
from models.eum.derive import CHANGES, standing_changes
from models.eum.states import BEARING, ENDED, ITEM_STATES, NEEDS_APPROVAL
from models.kinds import Kind
from models.rules import Facts
from models.states import Move

Values = Mapping[str, object]
READS = ("article_type_id", CHANGES)
APPROVED = frozenset({"APPROVED", "APPROVED_WITH_CONDITIONS"})
NAMED = 3
"""Items that a refusal names; the others are counted."""
STATES = tuple(dict.fromkeys(state for each in ITEM_STATES.moves for state in (each.source, each.target)))

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Not counted yet", tuple(each for each in STATES if each not in BEARING | ENDED)),
    ("Counted", tuple(each for each in STATES if each in BEARING)),
    ("No longer counted", tuple(each for each in STATES if each in ENDED)),
)
"""The picture of the states, from the table of moves."""


@dataclass(frozen=True)
class Way:
    """A state that chosen items may go to: the verb of the move, for how many of them it is open, what it asks for."""

    target: str
    verb: str
    count: int
    needs: tuple[str, ...]
    """Keys of the fields that have to be filled."""
    approval: bool
    """Whether State's consent is asked for; who may decide can give a reason instead."""


@dataclass(frozen=True)
class Standing:
    """How chosen items stand: how many in each state, and where they may go."""

    states: Mapping[str, int]
    ways: tuple[Way, ...]
    """Moves open for all of them first."""


def standing(reader: Reader, item_ids: Iterable[int]) -> Standing:
    """The states of items and every move that is open for at least one of them. Raises NotFound."""
    found = _facts(reader, item_ids)
    states = {each: _state(facts) for each, facts in found.items()}
    count: Counter[str] = Counter()
    moves: dict[str, Move] = {}
    needs: dict[str, list[str]] = {}
    for each, facts in found.items():
        for move in moving.open_moves(states[each], consumable=_consumable(facts)):
            count[move.target] += 1
            moves.setdefault(move.target, move)
            needs.setdefault(move.target, []).extend(moving.lacks(move, {}))
    ways = [
        Way(target, moves[target].verb, many, tuple(dict.fromkeys(needs[target])), moving.needs_approval(moves[target]))
        for target, many in count.items()
    ]  # fmt: skip
    order = {state: at for at, state in enumerate(STATES)}
    return Standing(
        Counter(states.values()), tuple(sorted(ways, key=lambda way: (-way.count, order[way.target])))
    )


def instead_of(reader: Reader, entry_id: int) -> Standing:
    """Where the item of an entry may have gone instead, from the state before it. Raises NotFound."""
    entry = reader.get(DispositionEvent, entry_id)
    facts = _facts(reader, [entry.item_id or 0])[entry.item_id or 0]
    before = moving.state_before(facts.record, facts.all(CHANGES), entry)
    stayed = moving.move_of(before, before, correcting=True)
    moves = [*moving.open_moves(before, consumable=_consumable(facts)), *([stayed] if stayed else [])]
    ways = [
        Way(
            move.target,
            move.verb,
            1,
            tuple(moving.lacks(move, {}, correcting=True)),
            moving.needs_approval(move),
        )
        for move in moves
    ]
    return Standing({before: 1}, tuple(ways))


def record(
    office: Office, item_ids: Iterable[int], to_state: str, effective_on: date | None, *,
    reported_on: date | None = None, reported_by: str | None = None, reporter_name: str = "", reason: str = "",
    authority_ref: str = "", transfer_request_id: int | None = None, incident_id: int | None = None,
    event_id: int | None = None, evidence: int | Path | None = None, witness: str = "", disposal_method: str = "",
    condition_before: str = "", condition_after: str = "", certificate: int | Path | None = None,
    corrects_id: int | None = None,
) -> list[int]:  # fmt: skip
    """Records that items went to a state, as one change, and returns the ids of the entries in order of the items.

    `evidence` and `certificate` are attachments, or files that are taken in with the incident or the first item. The
    consent of an approved `transfer_request_id` stands in for `authority_ref`. A state that needs consent is entered
    without it only for a reason, by somebody who may decide (SAMM C2.1.5.6.4, C2.1.5.6.5); the register of exceptions
    tells it. With an incident the items are named on it too. Raises Refused with the items for which it is no move or
    what is missing, Usage for a day ahead or no item, NotFound.
    """
    ids = list(dict.fromkeys(item_ids))
    if not ids:
        raise Usage("Choose the items first.")
    if effective_on is None:
        raise Usage("Say since when.")
    if effective_on > office.today:
        raise Usage("What became of an item is recorded once it happened, not before.")
    if to_state not in STATES:
        raise Usage(f"There is no state “{to_state}”.", do=f"States: {', '.join(STATES)}.")
    values: dict[str, object] = {
        "to_state": to_state, "effective_on": effective_on, "reported_on": reported_on or office.today,
        "reported_by": reported_by, "reporter_name": reporter_name.strip(), "state_reason": reason.strip(),
        "authority_ref": authority_ref.strip() or _consent(office.reader, transfer_request_id),
        "transfer_request_id": transfer_request_id, "incident_id": incident_id, "event_id": event_id,
        "evidence": evidence, "witness": witness.strip(), "disposal_method": disposal_method.strip(),
        "condition_before": condition_before.strip(), "condition_after": condition_after.strip(),
        "certificate": certificate, "entered_on": office.today, "corrects_id": corrects_id,
    }  # fmt: skip
    before = _checked(office, ids, values)
    subject = (Incident, incident_id) if incident_id is not None else (Item, ids[0])
    values |= {key: _attached(office, paper, subject)
               for key, paper in (("evidence", evidence), ("certificate", certificate))}  # fmt: skip
    rows = [{key: value for key, value in values.items() if value not in (None, "")}
            | {"item_id": each, "from_state": before[each]} for each in ids]  # fmt: skip
    with office.change(_operation(office.reader, ids, to_state)) as work:
        made = work.add_many(DispositionEvent, rows)
        if incident_id is not None:
            known = {
                row.get("item_id") for row in office.reader.children(IncidentItem, "incident_id", incident_id)
            }
            work.add_many(
                IncidentItem,
                [{"incident_id": incident_id, "item_id": each} for each in ids if each not in known],
            )
    return made


def unconsented(reader: Reader) -> list[DispositionEvent]:
    """Standing entries into a state that needs State's consent, made without it, in order of id."""
    into = Cond("to_state", "in", sorted(NEEDS_APPROVAL))
    found = reader.records(Query(DispositionEvent, where=All((into, Cond("authority_ref", "empty")))))
    with translated():
        corrected = {row.get("corrects_id") for row in records.fetch_by_link(
            reader.connection, DispositionEvent, "corrects_id", [each.id for each in found])}  # fmt: skip
    return sorted((each for each in found if each.id not in corrected), key=lambda each: each.id)


# -- internal --
def _facts(reader: Reader, item_ids: Iterable[int]) -> dict[int, Facts]:
    ids = list(dict.fromkeys(item_ids))
    with translated():
        rows = gather.rows_of(reader.connection, Item, ids, {}, live=True)
        missing = [each for each in ids if each not in rows]
        if missing:
            raise NotFound("That item is not there any more.", do="Look in the bin.")
        return gather.facts_of(reader.connection, Item, list(rows.values()), READS)


def _state(facts: Facts) -> str:
    return moving.state_after(facts.record, facts.all(CHANGES))


def _consumable(facts: Facts) -> bool | None:
    kind = facts.one("article_type_id")
    return bool(kind.get("consumable")) if isinstance(kind, ArticleType) else None


def _consent(reader: Reader, request_id: int | None) -> str:
    """Reference of the consent that a request was given; empty where it was not."""
    if request_id is None:
        return ""
    request = reader.get(TransferRequest, request_id)
    return (request.state_ref or "") if request.transfer_decision in APPROVED else ""


def _checked(office: Office, ids: Sequence[int], values: Values) -> dict[int, str]:
    """The state each item was in before. Raises Refused, Usage and NotFound."""
    reader, corrected = office.reader, values.get("corrects_id")
    if isinstance(corrected, int):
        entry = reader.get(DispositionEvent, corrected)
        if list(ids) != [entry.item_id]:
            raise Usage("A correction is about the item of the entry it replaces.")
    before: dict[int, str] = {}
    wrong: dict[str, list[int]] = {}
    for each, facts in _facts(reader, ids).items():
        before[each], why = _judged(office, facts, values)
        if why:
            wrong.setdefault(why, []).append(each)
    if wrong:
        raise _refusal(reader, wrong, len(ids))
    return before


def _judged(office: Office, facts: Facts, values: Values) -> tuple[str, str]:
    """The state before, and why the item does not go on from it; empty when nothing stands in the way."""
    corrected, target = values.get("corrects_id"), str(values["to_state"])
    changes = facts.all(CHANGES)
    replaced = next((each for each in standing_changes(changes) if each.id == corrected), None)
    if corrected is not None and replaced is None:
        return "", "that entry was replaced before"
    state = moving.state_before(facts.record, changes, replaced) if replaced else _state(facts)
    move = moving.move_of(state, target, correcting=replaced is not None)
    words = office.reader.show(Item.fields["disposition"], state).lower()
    if move is None:
        return state, f"from “{words}” that is no move"
    if target == moving.EXPENDED and not _consumable(facts):
        return state, "its type is not one that can be expended"
    if replaced is not None and (why := _breaks(facts, replaced, target)):
        return state, why
    missing = moving.lacks(move, values, correcting=replaced is not None)
    if moving.APPROVAL in missing and values.get("state_reason") and office.role.may_decide:
        missing.remove(moving.APPROVAL)
    return state, _missing(missing)


def _breaks(facts: Facts, replaced: object, target: str) -> str:
    """Why the entry after a corrected one would not follow any more; empty where it does."""
    after = standing_changes(facts.all(CHANGES))
    at = next(n for n, each in enumerate(after) if each is replaced)
    following = after[at + 1] if at + 1 < len(after) else None
    if following is None or moving.move_of(target, following.get("to_state")) is not None:
        return ""
    return (
        f"the entry of {following.fields['effective_on'].show(following.get('effective_on'))} goes on from it"
    )


def _missing(keys: Sequence[str]) -> str:
    if not keys:
        return ""
    labels = ", ".join(DispositionEvent.fields[key].label for key in keys)
    hint = " (or the chief's reason)" if moving.APPROVAL in keys else ""
    return f"{labels}{hint} {'is' if len(keys) == 1 else 'are'} missing"


def _refusal(reader: Reader, wrong: Mapping[str, list[int]], many: int) -> Refused:
    """What is refused and why, with the first items by name."""
    titles = reader.titles("eum_item", [each for ids in wrong.values() for each in ids[:NAMED]])
    parts = []
    for why, ids in wrong.items():
        names = ", ".join(titles.get(each, "") for each in ids[:NAMED])
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        parts.append(f"{names}{more}: {why}")
    return Refused(f"{'; '.join(parts)}.", kept="Nothing was recorded." if many == 1 else
                   f"Nothing was recorded of any of the {many:,} items.")  # fmt: skip


def _operation(reader: Reader, ids: Sequence[int], to_state: str) -> str:
    words = reader.show(Item.fields["disposition"], to_state)
    who = reader.titles("eum_item", ids).get(ids[0], "") if len(ids) == 1 else f"{len(ids):,} items"
    return f"Record {who} as “{words}”"[:120]


def _attached(office: Office, paper: int | Path | None, subject: tuple[type[Kind], int]) -> int | None:
    """The attachment that shows it: one that is there, or a file that is taken in with its subject."""
    if not isinstance(paper, Path):
        return paper
    return attach(office, *subject, paper, Told("Shows what became of it"))
