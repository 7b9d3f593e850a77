"""Another request like one that was: every leg, the party, aircraft and what is to be arranged, on other days.

The days move by as many as the first one does; what belongs to the old journey alone (numbers, answers, what was done)
stays with it, and the old request is not touched. A template is a request that only serves to make others. Training is
checked again for the new arrival, and what does not hold is told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.change import Work
from app.errors import Refused, Usage
from app.office import Office
from app.reader import Reader
from models.fields import Type
from models.findings import Finding
from models.kinds import Kind
from models.rules import all_rules
from models.visits import rules_travel_training
from models.visits.aircraft import AircraftClearance, AircraftLeg, HazmatLine
from models.visits.requests import ClearanceRequest, ItineraryLeg, RequestTraveller
from models.visits.support import SupportItem, SupportPlan

LEFT: Mapping[type[Kind], frozenset[str]] = {
    ClearanceRequest: frozenset({
        "local_no", "sponsor_agrees", "chain_statement", "chain_name", "chain_on", "ttiatp_number", "medical_note_on",
        "mission_essential_reason", "external_no", "late_justification", "keyed_on", "told_to_call_first",
        "bureau_told_on", "actual_in_on", "actual_out_on", "after_remarks", "is_template", "cloned_from_id",
    }),
    RequestTraveller: frozenset({"told_cleared_on"}),
    ItineraryLeg: frozenset({"carrier_waiver"}),
    AircraftClearance: frozenset(),
    AircraftLeg: frozenset({
        "leg_status", "dcn", "approved_at", "valid_from_at", "valid_to_at", "valid_words", "window_remark",
        "cleared_call_sign",
    }),
    HazmatLine: frozenset(),
    SupportPlan: frozenset({"plan_done_on"}),
    SupportItem: frozenset({"item_done_on"}),
}  # fmt: skip
"""What stays with the old journey."""
_DATED = (Type.DATE, Type.LOCAL_MOMENT)


@dataclass(frozen=True)
class Cloned:
    """The request that was made, by how many days it lies later, and the training that does not hold then."""

    request_id: int
    days: int
    lapsed: tuple[Finding, ...]


def clone(
    office: Office, request_id: int, starts_on: date | None, *, title: str = "", template: bool = False,
    without: Iterable[int] = (),
) -> Cloned:  # fmt: skip
    """Makes a request like another one whose first day is `starts_on`, as one change.

    `without` names travellers who do not come along. A template keeps its days, which only say how they follow on
    each other, when `starts_on` is None. Raises Usage for a first day that has passed or is missing, Refused when the
    old request has days but no first one to count from, NotFound.
    """
    reader = office.reader
    source = reader.get(ClearanceRequest, request_id)
    days = _days(office, reader, source, starts_on, template=template)
    given: dict[str, object] = {"cloned_from_id": source.id, "is_template": template or None}
    given |= {"date_from": starts_on} if starts_on and source.date_from is None else {}
    given |= {"visit_title": title.strip()} if title.strip() else {}
    left_out = frozenset(without)
    with office.change(
        f"{'Make a template of' if template else 'Clone'} {source.local_no or 'a request'}"[:120]
    ) as work:
        copy = _Copy(reader, work, timedelta(days=days), None if template else office.today)
        made = work.add(ClearanceRequest, copy.values(source) | given)
        copy.party(source.id, made, left_out)
        copy.children(ItineraryLeg, "request_id", source.id, made)
        for old, new in copy.children(AircraftClearance, "request_id", source.id, made).items():
            copy.children(AircraftLeg, "aircraft_id", old, new)
            copy.children(HazmatLine, "aircraft_id", old, new)
        for old, new in copy.children(SupportPlan, "request_id", source.id, made).items():
            copy.children(SupportItem, "plan_id", old, new)
        if left_out:
            work.set(ClearanceRequest, made, {"group_size": copy.travelling or None})
    return Cloned(made, days, () if template else tuple(lapsed(reader, made)))


def lapsed(reader: Reader, request_id: int) -> list[Finding]:
    """What the rules of travel training find of a request: what is not recorded, and what is too old on arrival."""
    found = reader.findings(ClearanceRequest, request_id)
    return [each for each in found if each.rule in _of_training()]


# -- internal --
class _Copy:
    """Copies records with their days moved."""

    def __init__(self, reader: Reader, work: Work, shift: timedelta, today: date | None) -> None:
        self._reader, self._work, self._shift, self._today = reader, work, shift, today
        self.travelling = 0

    def values(self, row: Kind) -> dict[str, object]:
        """What is taken over of a record, with its days moved; files stay with the old one."""
        kind, left = type(row), LEFT[type(row)]
        found: dict[str, object] = {}
        for field in kind.written_fields():
            value = row.get(field.key)
            if value is not None and field.key not in left and field.type is not Type.FILE:
                found[field.key] = self._moved(value) if field.type in _DATED else value
        due = found.get("item_due_on")
        if isinstance(due, date) and self._today is not None:
            found["item_due_on"] = max(
                due, self._today
            )  # what should have been begun already is begun at once
        return found

    def _moved(self, value: object) -> object:
        """A day, or a wall time in its place, so many days later."""
        if isinstance(value, date):
            return value + self._shift
        text = str(value)
        return (date.fromisoformat(text[:10]) + self._shift).isoformat() + text[10:]

    def children(self, kind: type[Kind], link: str, old: int, new: int) -> dict[int, int]:
        """Copies what belongs to a record; ids of the old → ids of the new."""
        rows = self._reader.children(kind, link, old)
        made = self._work.add_many(kind, [self.values(row) | {link: new} for row in rows])
        return {row.id: each for row, each in zip(rows, made, strict=True)}

    def party(self, old: int, new: int, without: frozenset[int]) -> None:
        """Copies the party without those who do not come along."""
        rows = self._reader.children(RequestTraveller, "request_id", old)
        coming = [row for row in rows if row.traveller_id not in without]
        self._work.add_many(RequestTraveller, [self.values(row) | {"request_id": new} for row in coming])
        self.travelling = len(coming)


def _days(office: Office, reader: Reader, source: ClearanceRequest, starts_on: date | None, *, template: bool
          ) -> int:  # fmt: skip
    if starts_on is None:
        if template:
            return 0
        raise Usage("Say the first day of the new request.")
    if starts_on < office.today and not template:
        raise Usage("The first day has passed.", do="Say the day on which they will arrive.")
    if source.date_from is not None:
        return (starts_on - source.date_from).days
    legs = reader.children(ItineraryLeg, "request_id", source.id)
    if any(leg.arrive_on or leg.depart_on or leg.arrive_at or leg.depart_at for leg in legs):
        raise Refused("The request has legs with days, but no first day to count from.",
                      do="Fill From in the request, then clone it.")  # fmt: skip
    return 0


@cache
def _of_training() -> frozenset[str]:
    return frozenset(
        each.id for each in all_rules().values() if each.check.__module__ == rules_travel_training.__name__
    )
