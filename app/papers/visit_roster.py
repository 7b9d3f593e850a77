"""Gathers the visitor roster of a request, by DV code, for the page, the workbook and the text table."""

from collections.abc import Sequence
from pathlib import Path

from app.office import Office
from app.papers.case_parts import title_of, told
from app.papers.eum_common import day, label
from app.papers.eum_scip import written
from app.papers.visit_aircraft import aircraft_of
from app.papers.visit_common import (
    Member,
    category_of,
    fields_of,
    legs_of,
    own_paper,
    party_of,
    ranked,
    titles_of,
    written_as_csv,
)
from app.reader import Reader
from models.kinds import Kind
from models.text import counted
from models.visits.requests import ClearanceRequest, RequestTraveller
from models.visits.travellers import Traveller
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport

ROSTER = "visitor_roster"
FILES = ((".csv", "Text table", "app.papers.visit_roster:write_roster_csv"),)
"""What the roster is written as beside page and workbook."""
_SHARES = (14, 58, 36, 40, 36, 18, 36, 36, 42, 46, 38, 40)
_WIDTHS = (6, 36, 18, 32, 24, 8, 13, 13, 30, 40, 24, 30)
NOBODY = "Nobody is entered in this request."
FLOWN = "No traveller is named; what is known of those aboard stands above."
NOBODY_FLOWN = "No traveller is named, and nothing is recorded of those aboard."


def roster_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Everybody of the party, and every restriction that an approver wrote."""
    assert isinstance(record, ClearanceRequest)
    rows = _rows(reader, record)
    columns = tuple(Head(Words(name), share) for name, share in zip(fields_of(ROSTER), _SHARES, strict=True))
    status = label(reader, ClearanceRequest.request_status, record)
    head = told(
        ("Visit", record.visit_title), ("From and to", f"{day(record.date_from)} - {day(record.date_to)}"),
        ("Status", status),
    )  # fmt: skip
    flies = record.request_kind == "AIRCRAFT"
    flown = _aboard(reader, record) if flies else ()
    if rows or (record.group_size and not flies):
        head += told(("Party of", _size(len(rows), record.group_size)))
    nobody = NOBODY if not flies else FLOWN if flown else NOBODY_FLOWN
    persons = _names_somebody(reader, record, rows)
    restricted = told(("Restriction", record.restriction_text)) if record.restriction_text else ()
    return ComposedFacts(
        frame=own_paper(reader, persons=persons), stem=ROSTER, number=record.local_no or "",
        title=Words("Visitor roster"),
        parts=(Part(rows=(*head, *flown, *restricted)), Part(table=Table(columns, tuple(rows), nobody))),
        status="" if record.request_status in ("APPROVED", "APPROVED_RESTRICTED", "CLOSED") else _not_cleared(status),
    )  # fmt: skip


def _names_somebody(reader: Reader, request: ClearanceRequest, rows: Sequence[object]) -> bool:
    """Whether a person stands on the page: a traveller, or the guest of an aircraft. Only then is it personal data."""
    flies = request.request_kind == "AIRCRAFT"
    return bool(rows) or (flies and any(each.vip_name for each in aircraft_of(reader, request.id)))


def _size(named: int, asked: int | None) -> str:
    """How many are named; and of how many, where the request says another number."""
    told_size = counted(asked or named, "traveller")
    if not asked or asked == named:
        return told_size
    return f"{told_size}, {named or 'none'} of them named"


def _aboard(reader: Reader, request: ClearanceRequest) -> tuple[Row, ...]:
    """Each aircraft, and its crew and passengers as far as they are counted; else how many the request says."""
    found: list[tuple[str, str]] = []
    for each in aircraft_of(reader, request.id):
        craft = ", ".join(filter(None, (each.aircraft_type, each.tail_number, each.call_sign)))
        people = [counted(each.crew_count, "crew member")] if each.crew_count else []
        people += [counted(each.pax_count, "passenger")] if each.pax_count else []
        guest = " ".join(filter(None, (each.vip_name, f"(DV {each.vip_code})" if each.vip_code else "")))
        found += [("Aircraft", craft), ("Aboard", "; ".join(filter(None, (", ".join(people), guest))))]
    if not any(value for name, value in found if name == "Aboard") and request.group_size:
        found.append(("Aboard", counted(request.group_size, "person", "people")))
    return told(*((name, value) for name, value in found if value))


def _not_cleared(status: str) -> str:
    """No answer is never approval, so that the paper says it (VIS-R-15)."""
    return f"NOT CLEARED - {status.upper()}"


def _rows(reader: Reader, request: ClearanceRequest) -> list[tuple[str, ...]]:
    party = party_of(reader, request.id)
    legs = legs_of(reader, request.id)
    escorts = titles_of(reader, RequestTraveller.member_escort_id, [each.row for each in party])
    came = min((each.arrive_on for each in legs if each.arrive_on), default=request.date_from)
    went = max((each.depart_on for each in legs if each.depart_on), default=request.date_to)
    number = request.external_no or request.local_no or ""
    cleared = " ".join(filter(None, (number, label(reader, ClearanceRequest.request_status, request))))
    sponsor = request.sponsor_office or title_of(reader, ClearanceRequest.control_officer_id, request)
    return [
        (f"{at}", each.name, ranked(each.traveller), _organization(reader, each.traveller),
         category_of(reader, each.traveller), str(each.traveller.dv_code or ""),
         day(each.row.arrives_on or came), day(each.row.departs_on or went), cleared, request.restriction_text or "",
         sponsor, _escort(each, escorts))
        for at, each in enumerate(party, 1)
    ]  # fmt: skip


def _organization(reader: Reader, traveller: Traveller) -> str:
    """Employer of a contractor, else the branch."""
    return traveller.employer or label(reader, Traveller.branch_dept, traveller)


def _escort(member: Member, escorts: dict[int, str]) -> str:
    """Who goes along; a foreign national needs somebody where one enters an escort area (SAMM C2.1.9.2.3)."""
    named = escorts.get(member.row.member_escort_id or 0, "")
    if member.traveller.traveller_category == "FN":
        return named or "yes in escort areas, nobody named"
    return named or "no"


def write_roster_sheet(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the roster as a workbook; numbers and codes stay text. Raises Trouble."""
    return written(_sheet(office, record), target)


def write_roster_csv(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the roster as a text table. Raises Trouble."""
    return written_as_csv(_sheet(office, record), target)


def _sheet(office: Office, record: Kind) -> SheetFacts:
    assert isinstance(record, ClearanceRequest)
    rows = _rows(office.reader, record)
    frame = own_paper(office.reader, persons=bool(rows))
    return SheetFacts(
        title=f"Roster {record.local_no or ''}".strip(),
        columns=tuple(SheetColumn(name, SheetKind.TEXT, width)
                      for name, width in zip(fields_of(ROSTER), _WIDTHS, strict=True)),
        rows=rows, marking=frame.marking, designation=frame.designation, office=frame.office,
        provenance=(("As of", day(office.today)), ("Request", record.local_no or ""), ("Made by", office.user)),
    )  # fmt: skip


def covered(reader: Reader, record: Kind) -> list[tuple[str, int]]:
    """The travellers of a request, for the access log."""
    return [("traveller", each.traveller.id) for each in party_of(reader, record.id)]
