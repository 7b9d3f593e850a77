"""The steps of a clearance request: what the office and the requester do with it (`models.visits.states`).

What approvers answer is `app.visits.answering`. A step that sends a request keeps the mark of what was sent; one that
sends it again asks those clearances anew that asked for more, one that sends a change those that are said, else all.
"""

from collections.abc import Iterable, Mapping

from app import stepping
from app.asides import Aside
from app.change import Work
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.stepping import Ladder, Standing, Way
from models.findings import Finding
from models.kinds import Kind
from models.rules import Facts
from models.states import Move
from models.visits import material, moving
from models.visits.aircraft import AircraftClearance, AircraftLeg
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestStep, RequestTraveller
from models.visits.states import CLEARED, LINES, NEEDS, STATUSES

__all__ = ["LADDER", "Standing", "Way", "instead_of", "record", "standing", "unsent"]

Values = Mapping[str, object]
REOPENING = tuple(moving.REOPENS.values())
TYPED = ("stepped_on", "step_ref", "step_reason", *REOPENING)
"""What a person says of a step."""
PARTS: Mapping[str, type[Kind]] = {
    material.LEGS: ItineraryLeg, material.PARTY: RequestTraveller, material.AIRCRAFT: AircraftClearance,
    material.FLOWN: AircraftLeg,
}  # fmt: skip
"""What belongs to a request and may close its gates too."""


def standing(reader: Reader, request_ids: Iterable[int]) -> Standing:
    """The statuses of requests and every step that is open for at least one of them. Raises NotFound."""
    return stepping.standing(LADDER, reader, request_ids)


def instead_of(reader: Reader, step_id: int) -> Standing:
    """Where a request may have gone instead of a step, from the status before it. Raises NotFound."""
    return stepping.instead_of(LADDER, reader, step_id)


def record(office: Office, request_id: int, to_status: str, values: Values, *, corrects_id: int | None = None,
           aside: Aside | None = None) -> int:  # fmt: skip
    """Records that a request took a step, as `app.stepping.record` says, and returns the id of the step.

    The reference of a step that sends it becomes the request's number in the official system while it has none.
    """
    return stepping.record(
        LADDER, office, request_id, to_status, values, corrects_id=corrects_id, aside=aside
    )


def unsent(reader: Reader, request_id: int) -> tuple[str, ...]:
    """What changed of a request since it was last sent: dates, places, party, aircraft (VIS-R-18). Raises NotFound.

    Nothing is told of one that is at the desk or at its end.
    """
    facts = stepping.facts_of(LADDER, reader, [request_id])[request_id]
    asked = (*CLEARED, "SUBMITTED", "NEED_MORE_INFO")
    return material.changed(facts) if _status(facts) in asked else ()


# -- internal --
def _status(f: Facts) -> str:
    return moving.status(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS))


def _before(f: Facts, step: Kind) -> str:
    return moving.status_before(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS), step)


def _moves(f: Facts, state: str) -> tuple[Move, ...]:
    """A template only serves to make others: it takes no step."""
    return () if f.record.get("is_template") else moving.open_moves(state)


def _findings(reader: Reader, f: Facts) -> list[Finding]:
    """What is found of the request and of what belongs to it."""
    found = stepping.own_findings(reader, f)
    for path, kind in PARTS.items():
        rows = reader.findings_of(kind, [row.id for row in f.all(path)])
        found += [each for findings in rows.values() for each in findings]
    return found


def _completed(f: Facts, before: str, target: str, given: Values, replaced: Kind | None) -> Values:
    """The clearances that are asked anew, and the mark of what is sent."""
    said = {key for key in REOPENING if given.get(key)}
    rest = {key: value for key, value in given.items() if key not in REOPENING}
    if target != "SUBMITTED":
        return rest
    if replaced is not None and replaced.get("to_status") == target:
        kept = said or {key for key in REOPENING if replaced.get(key)}
        return {**rest, **dict.fromkeys(kept, True), "sent_mark": replaced.get("sent_mark")}
    again = _asked_anew(f, before, said)
    return {**rest, **dict.fromkeys(again, True), "sent_mark": material.marks(f)}


def _asked_anew(f: Facts, before: str, said: set[str]) -> set[str]:
    if before == "READY":
        return set()
    states = moving.line_states(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS))
    if before == "NEED_MORE_INFO":
        return said | {moving.REOPENS[line] for line, state in states.items() if state == "NEED_MORE_INFO"}
    needed = {moving.REOPENS[line] for line in LINES if f.record.get(NEEDS[line])}
    if said - needed:
        raise Refused("A clearance that the request does not need is not asked again.",
                      do="Say first that it is needed.")  # fmt: skip
    return said or needed


def _fill(work: Work, f: Facts, target: str, given: Values, replaced: Kind | None) -> None:
    """The number in the official system, while there is none or the corrected step had given it."""
    number, was = given.get("step_ref"), replaced.get("step_ref") if replaced else None
    known = f.record.get("external_no")
    if target == "SUBMITTED" and number and known in (None, was) and number != known:
        work.set(ClearanceRequest, f.record.id, {"external_no": str(number)[:40]})


LADDER = Ladder(
    subject=ClearanceRequest, entry=RequestStep, link="request_id", noun="request", to_key="to_status",
    from_key="from_status", state_key="request_status", states=STATUSES, typed=TYPED,
    reads=(moving.STEPS, moving.ANSWERS, *material.READS), steps=moving.STEPS, state=_status, before=_before,
    moves=_moves, lacks=lambda move, values, correcting: moving.lacks(move, values, correcting=correcting),
    findings=_findings, completed=_completed, fill=_fill,
)  # fmt: skip
