"""Gathers the list of a day for gate and escorts: who comes in, when, where to, who goes along, what is missing."""

from collections.abc import Iterable
from datetime import date

from app.errors import Usage
from app.office import Office
from app.papers.case_parts import heads, told
from app.papers.eum_common import day, rows_by_id
from app.papers.visit_common import Member, own_paper, party_of, ranked, titles_of
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from app.typing import read_typed_date
from app.visits.neutrality import firms, names_firm
from app.visits.times import moment
from models.calendar import DAYS
from models.fields import FieldError
from models.kinds import Kind
from models.text import counted
from models.visits.access import ForeignVisitor, VisitorCall
from models.visits.requests import ClearanceRequest, RequestTraveller
from models.visits.states import CLEARED
from models.visits.support import VisitArea
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words

_HEADS = heads(("In at", 26), ("Name", 62), ("Nationality", 32), ("Rank and organization", 58), ("Area", 44),
               ("Purpose", 50), ("Identity paper", 34), ("Badge", 24), ("Escort", 52), ("Out", 28))  # fmt: skip
_US_HEADS = heads(("Name", 70), ("Rank", 40), ("Visit", 60), ("From", 36), ("To", 36), ("Escort", 50))
NO_NAME = "withheld"


def gate_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """Foreign visitors by time, then U.S. visitors who are cleared for the day. Raises Usage for what is no day."""
    on = asked_day(reader, asked)
    calls = calls_of(reader, on)
    lacking = [each for each in calls if each.escort_required and each.escort_id is None]
    head = told(
        ("Day", f"{DAYS[on.weekday()]}, {day(on)}"), ("Expected", counted(len(calls), "foreign visitor")),
        ("Without the escort that is needed", counted(len(lacking), "visitor")),
    )  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader), stem="gate_list", number=on.isoformat(), title=Words("Gate and escort list"),
        parts=(
            Part(rows=head),
            Part(Words("Foreign visitors"), table=Table(_HEADS, tuple(_cells(reader, calls)), "Nobody is expected.",
                                                        roomy=True)),
            Part(Words("U.S. visitors who are cleared"), table=Table(_US_HEADS, tuple(_ours(reader, on)),
                                                                     "Nobody is cleared for this day.")),
        ),
        asked=asked,
    )  # fmt: skip


def asked_day(reader: Reader, asked: str) -> date:
    """The day that was asked. Raises Usage."""
    try:
        return read_typed_date(asked, reader.today)
    except FieldError as error:
        raise Usage(f"“{asked}” is no day: {error}.", do="Say a day such as 12 May, or today.") from error


def calls_of(reader: Reader, on: date) -> list[VisitorCall]:
    """Calls of foreign visitors on a day, the earliest first; those without a time come last."""
    rows: list[VisitorCall] = reader.records(Query(VisitorCall, where=Cond("call_on", "=", on)))
    return sorted(
        rows, key=lambda each: (at.instant.isoformat() if (at := moment(each.in_at)) else "9", each.id)
    )


def _cells(reader: Reader, calls: list[VisitorCall]) -> Iterable[tuple[str, ...]]:
    people = rows_by_id(reader, ForeignVisitor, (each.visitor_id for each in calls))
    areas = rows_by_id(reader, VisitArea, (each.area_id for each in calls))
    escorts = titles_of(reader, VisitorCall.escort_id, calls)
    known = firms(reader)
    for each in calls:
        who, area = people.get(each.visitor_id or 0), areas.get(each.area_id or 0)
        came, went = moment(each.in_at), moment(each.out_at)
        organization = who.visitor_organization if who else ""
        yield (
            came.clock if came else "", _name(who), (who.visitor_nationality if who else None) or "",
            " ".join(filter(None, ((who.visitor_rank if who else ""), _neutral(organization, known)))),
            (area.area_name if area else None) or "", _neutral(each.call_purpose, known), each.id_shown or "",
            each.badge_no or "", _escort(each, escorts), went.clock if went else "",
        )  # fmt: skip


def _name(who: ForeignVisitor | None) -> str:
    return "\n".join(filter(None, (who.full_name, who.native_name))) if who else ""


def _neutral(text: str | None, known: frozenset[str]) -> str:
    """A text, unless it names a firm that calls on the office (SAMM C2.1.8.5)."""
    return NO_NAME if names_firm(text, known) else text or ""


def _escort(call: VisitorCall, escorts: dict[int, str]) -> str:
    """Who goes along; where somebody must and nobody is named, the list says that the visitor does not go in."""
    named = escorts.get(call.escort_id or 0, "")
    if named:
        return named
    if call.escort_required:
        return "NEEDED - NOT NAMED, DOES NOT GO IN"
    return "exception recorded" if call.exception_by_id else "not needed"


def cleared_on(reader: Reader, on: date) -> list[tuple[ClearanceRequest, Member]]:
    """Everybody of a request that is cleared, who is there on the day."""
    where = All((Cond("date_from", "<=", on), Cond("date_to", ">=", on)))
    rows: list[ClearanceRequest] = reader.records(
        Query(ClearanceRequest, where=where, sort=(Sort("local_no"),))
    )
    return [
        (request, each)
        for request in rows if request.request_status in CLEARED and not request.is_template
        for each in party_of(reader, request.id) if _there(request, each, on)
    ]  # fmt: skip


def _stay(request: ClearanceRequest, member: Member) -> tuple[date | None, date | None]:
    return member.row.arrives_on or request.date_from, member.row.departs_on or request.date_to


def _there(request: ClearanceRequest, member: Member, on: date) -> bool:
    since, until = _stay(request, member)
    return (since is None or since <= on) and (until is None or on <= until)


def _ours(reader: Reader, on: date) -> Iterable[tuple[str, ...]]:
    there, known = cleared_on(reader, on), firms(reader)
    escorts = titles_of(reader, RequestTraveller.member_escort_id, [each.row for _, each in there])
    for request, each in there:
        since, until = _stay(request, each)
        visit = " ".join(filter(None, (request.local_no, _neutral(request.visit_title, known))))
        yield (each.name, ranked(each.traveller), visit, day(since), day(until),
               escorts.get(each.row.member_escort_id or 0, ""))  # fmt: skip


def covered(reader: Reader, asked: Kind | str) -> list[tuple[str, int]]:
    """Everybody on the list, for the access log."""
    on = asked_day(reader, str(asked))
    guests = [("foreign_visitor", number) for each in calls_of(reader, on) if (number := each.visitor_id)]
    return guests + [("traveller", each.traveller.id) for _, each in cleared_on(reader, on)]
