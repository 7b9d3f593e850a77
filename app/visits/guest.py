"""What a visitor may see of the record that is open: his own visit, and nothing else of the office.

Each kind names what is shown; a field that is not named here is never shown. Nothing links to other records. All is
read as before a guest (`app.visits.neutrality`), but for the open call of a company; a text that names another company
is left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.reader import Reader
from app.visits.neutrality import before_guest, firms, withheld
from models.fields import Type, show_date
from models.kinds import Kind, kind_named
from models.visits.access import ForeignVisitor, VisitorCall
from models.visits.industry import Appointment, IndustryVisit, Representative
from models.visits.requests import ClearanceRequest, ItineraryLeg
from models.visits.support import PlanRequest, SupportItem, SupportPlan

Row = tuple[str, str]


@dataclass(frozen=True)
class Group:
    """A heading with its rows: label and value."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Shown:
    """All that stands on the screen."""

    title: str
    groups: tuple[Group, ...]


_REQUEST = ("date_from", "date_to", "group_size", "sites_to_visit", "control_officer_id", "request_status",
            "restriction_text")  # fmt: skip
_LEG = ("arrive_on", "depart_on", "lodging_name", "lodging_address", "leg_mode", "flight_no")
_EVENT = ("item_place", "participants", "item_transport", "dress", "item_poc")
_INDUSTRY = (
    "call_from",
    "call_to",
    "call_place",
    "call_state",
    "support_requested",
    "appointment_by",
)
_APPOINTMENT = ("meet_place", "made_by")
_VISITOR = ("visitor_rank", "visitor_organization")
_CALL = ("area_id", "call_purpose", "badge_no", "escort_id")


def shown(reader: Reader, kind: str, record_id: int) -> Shown:
    """What a visitor may see of a record of one of `KINDS`. Raises NotFound, also where the role may not see it."""
    return _OF[kind](reader, record_id)


@dataclass(frozen=True)
class _Sight:
    """How values are told to a visitor: as before a guest, without the companies of others."""

    reader: Reader
    known: frozenset[str]

    @classmethod
    def of(cls, reader: Reader, company_id: int | None = None) -> "_Sight":
        """The sight of a visitor, or of those who come for a company."""
        return cls(before_guest(reader), firms(reader, company_id))

    def said(self, text: str | None) -> str:
        """A text as it may be told; empty where it names a company of others."""
        return withheld(text, self.known)

    def rows(self, row: Kind, keys: Sequence[str]) -> tuple[Row, ...]:
        """Filled fields with their labels."""
        return tuple(filter(lambda each: each[1], (self._row(row, key) for key in keys)))

    def _row(self, row: Kind, key: str) -> Row:
        field, stored = kind_named(row.spec.name).fields[key], row.stored.get(key)
        linked = field.type in (Type.LINK, Type.FILE) and stored is not None
        titles = self.reader.titles(field.target, [int(str(stored))]) if linked else {}
        return field.label, self.said(self.reader.show(field, stored, titles))


def _request(reader: Reader, record_id: int) -> Shown:
    sight = _Sight.of(reader)
    open_ = sight.reader
    row = open_.get(ClearanceRequest, record_id)
    legs = open_.children(ItineraryLeg, "request_id", record_id)
    events = [
        each for plan in _plans(open_, record_id) for each in open_.children(SupportItem, "plan_id", plan)
    ]
    return Shown(sight.said(row.visit_title) or "Your visit", (
        Group("Visit", sight.rows(row, _REQUEST)),
        *(Group(sight.said(leg.location) or "Journey", sight.rows(leg, _LEG)) for leg in sorted(legs, key=_leg)),
        *_programme(sight, events),
    ))  # fmt: skip


def _plans(reader: Reader, request_id: int) -> list[int]:
    """The plans that serve a request, be it the first one of theirs or a party that comes along."""
    own = [each.id for each in reader.children(SupportPlan, "request_id", request_id)]
    along = [each.plan_id for each in reader.children(PlanRequest, "request_id", request_id)]
    return [*own, *(each for each in along if each and each not in own)]


def _leg(row: ItineraryLeg) -> tuple[int, int]:
    return row.leg_no or 0, row.id


def _programme(sight: _Sight, events: Sequence[SupportItem]) -> Iterator[Group]:
    """What has an hour and is not left out; what is only to be arranged is the office's."""
    told = [each for each in events if each.starts_at and not each.item_reason]
    for each in sorted(told, key=lambda row: str(row.starts_at)):
        when = _hours(each.starts_at, each.ends_at)
        yield Group(f"{when}: {sight.said(each.item_text) or 'Event'}", sight.rows(each, _EVENT))


def _hours(begins: str | None, ends: str | None) -> str:
    """Day and hours of a meeting at its place; the zone stands in no row, since it is the place's own."""
    if not begins:
        return ""
    until = f" to {ends[11:16]}" if ends and ends[:10] == begins[:10] else ""
    return f"{show_date(date.fromisoformat(begins[:10]))}, {begins[11:16]}{until}"


def _industry(reader: Reader, record_id: int) -> Shown:
    """The one call of a company that is open, which no guest's reader meets: it and what stands below it."""
    row = reader.get(IndustryVisit, record_id)
    sight = _Sight.of(reader, row.company_id)
    name = reader.titles("company", [row.company_id or 0]).get(row.company_id or 0, "Your visit")
    people = reader.children(Representative, "visit_id", record_id)
    meetings = reader.children(Appointment, "visit_id", record_id)
    who = tuple((sight.said(each.function) or "Representative", sight.said(each.representative_name))
                for each in people)  # fmt: skip
    return Shown(name, (
        Group("Visit", sight.rows(row, _INDUSTRY)),
        *([Group("Who comes", who)] if who else []),
        *(Group(_meeting(sight, each), sight.rows(each, _APPOINTMENT))
          for each in sorted(meetings, key=lambda row: str(row.meets_at or ""))),
    ))  # fmt: skip


def _meeting(sight: _Sight, row: Appointment) -> str:
    told = filter(None, (_hours(row.meets_at, row.meets_until), sight.said(row.with_whom)))
    return ": ".join(told) or "Appointment"


def _visitor(reader: Reader, record_id: int) -> Shown:
    """The calls of today and later; of earlier ones nothing is told."""
    sight = _Sight.of(reader)
    row = sight.reader.get(ForeignVisitor, record_id)
    calls = sight.reader.children(VisitorCall, "visitor_id", record_id)
    coming = sorted((each for each in calls if each.call_on and each.call_on >= reader.today), key=_call)
    return Shown(row.shown_title, (
        Group("Visitor", sight.rows(row, _VISITOR)),
        *(Group(reader.show(VisitorCall.fields["call_on"], each.stored["call_on"]), sight.rows(each, _CALL))
          for each in coming),
    ))  # fmt: skip


def _call(row: VisitorCall) -> tuple[object, int]:
    return row.call_on, row.id


_OF: Mapping[str, Callable[[Reader, int], Shown]] = {
    ClearanceRequest.spec.name: _request, IndustryVisit.spec.name: _industry, ForeignVisitor.spec.name: _visitor,
}  # fmt: skip
KINDS = frozenset(_OF)
"""Kinds of record that a visitor may be shown."""
