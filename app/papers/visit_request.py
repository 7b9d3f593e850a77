"""Gathers the clearance request message, field by field in the order of visitors.md 7, as page and as plain text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.office import Office
from app.papers.case_parts import heads, title_of
from app.papers.eum_common import day, label
from app.papers.visit_common import (
    Member,
    category_of,
    fields_of,
    legs_of,
    own_paper,
    party_of,
    profile_of,
    ranked,
    written_as_text,
)
from app.reader import Reader
from app.visits.times import local_words
from models.kinds import Kind
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, ItineraryLeg
from models.visits.states import LINES, NEEDS
from models.visits.travellers import TrainingRecord, Traveller
from reports.composed import ComposedFacts, Part, Row, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetReport

MESSAGE = "clearance_request_message"
FILES = (
    (".txt", "Plain text", "app.papers.visit_request:write_message"),
    (".upper.txt", "Plain text in capitals", "app.papers.visit_request:write_message_upper"),
)
"""What the message is written as beside the page."""
_MEDICAL = "MED"


@dataclass(frozen=True)
class _Told:
    """The records a message is made of."""

    reader: Reader
    request: ClearanceRequest
    party: tuple[Member, ...]
    legs: tuple[ItineraryLeg, ...]
    profile: ClearanceProfile | None

    @cached_property
    def training(self) -> dict[int, list[TrainingRecord]]:
        """Travel training of each traveller."""
        return {
            each.traveller.id: self.reader.children(TrainingRecord, "traveller_id", each.traveller.id)
            for each in self.party
        }

    def asks(self, key: str) -> bool:
        """Whether the profile asks for something; nothing is asked where there is no profile."""
        return bool(self.profile is not None and self.profile.get(key))


def message_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The message as the request stands; a draft until it was sent."""
    assert isinstance(record, ClearanceRequest)
    told = _Told(reader, record, tuple(party_of(reader, record.id)), tuple(legs_of(reader, record.id)),
                 profile_of(reader, record.profile_id))  # fmt: skip
    fields = fields_of(MESSAGE)[1:-1]
    parts = [
        part for number, (name, made) in enumerate(zip(fields, _MADE, strict=True), 1)
        for part in (made(told, f"{number}. {name}"),) if part is not None
    ]  # fmt: skip
    sent = record.submitted_on is not None
    return ComposedFacts(
        frame=own_paper(reader), stem="clearance_request", number=record.local_no or "",
        title=Words("Clearance request"), parts=tuple(parts),
        status="" if sent else "DRAFT - NOT SENT", across="" if sent else "DRAFT",
    )  # fmt: skip


def write_message(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the message as plain text of at most 69 columns. Raises Trouble."""
    return written_as_text(message_facts(office.reader, record), target)


def write_message_upper(office: Office, record: Kind, target: Path) -> SheetReport:
    """The same in capitals, as older message systems want it. Raises Trouble."""
    return written_as_text(message_facts(office.reader, record), target, upper=True)


def _said(heading: str, text: str | None) -> Part:
    """A heading with its text."""
    return Part(Words(heading), texts=(Words(text or "None recorded."),))


# -- field by field -------------------------------------------------------------------------------------------------
def _number(told: _Told, heading: str) -> Part:
    own, field = told.request, ClearanceRequest.external_system
    system = " ".join(filter(None, (label(told.reader, field, own), own.external_no)))
    return _said(
        heading,
        f"{own.local_no or 'No number yet'}, {system or 'no system'}. {own.visit_title or ''}".strip(),
    )


def _travel(told: _Told, heading: str) -> Part:
    return _said(heading, label(told.reader, ClearanceRequest.travel_type, told.request))


def _clearances(told: _Told, heading: str) -> Part:
    kinds = told.reader.codes("approval_kind")
    asked = [kinds[line].label or line for line in LINES if told.request.get(NEEDS[line])]
    return _said(heading, ", ".join(asked))


def _purpose(told: _Told, heading: str) -> Part:
    return _said(heading, told.request.purpose)


def _sites(told: _Told, heading: str) -> Part:
    return _said(heading, told.request.sites_to_visit or ", ".join(each.location or "" for each in told.legs))


def _travellers(told: _Told, heading: str) -> Part:
    columns = heads(("No.", 10), ("Name", 60), ("Rank or grade", 34), ("Branch", 30), ("Category", 44))
    cells = tuple(
        (f"{number}", each.name, ranked(each.traveller), label(told.reader, Traveller.branch_dept, each.traveller),
         category_of(told.reader, each.traveller))
        for number, each in enumerate(told.party, 1)
    )  # fmt: skip
    return Part(Words(heading), table=Table(columns, cells, "Nobody is entered."))


_DEMANDED: tuple[tuple[str, str, Callable[[Reader, Traveller], tuple[str | None, ...]]], ...] = (
    ("asks_passport", "Passport", lambda reader, who: (
        who.passport_number, label(reader, Traveller.passport_kind, who),
        f"expires {day(who.passport_expires_on)}" if who.passport_expires_on else "")),
    ("asks_birth_date", "Born", lambda _reader, who: (day(who.birth_date),)),
    ("asks_dod_id", "DoD ID", lambda _reader, who: (who.dod_id_number,)),
    ("asks_emergency", "Emergency contact", lambda _reader, who: (who.traveller_emergency_contact,)),
)  # fmt: skip
"""What stands on the message only when the profile asks for it (INF-B-01)."""


def _passports(told: _Told, heading: str) -> Part | None:
    """Passport, birth date and the like, each only when the profile asks for it."""
    rows: list[Row] = []
    for each in told.party:
        values = [
            f"{name}: {', '.join(filter(None, values)) or 'not recorded'}"
            for key, name, read in _DEMANDED if told.asks(key)
            for values in (read(told.reader, each.traveller),)
        ]  # fmt: skip
        if values:
            rows.append(Row(Words(each.traveller.full_name or ""), "\n".join(values)))
    return Part(Words(heading.partition(" (")[0]), rows=tuple(rows)) if rows else None


def _stays(told: _Told, heading: str) -> Part:
    columns = heads(("Leg", 10), ("Place", 50), ("Arrives", 50), ("Departs", 50), ("By", 44))
    cells = tuple(
        (f"{each.leg_no or ''}", ", ".join(filter(None, (each.location, each.leg_country))),
         local_words(each.arrive_at) or day(each.arrive_on), local_words(each.depart_at) or day(each.depart_on),
         " ".join(filter(None, (label(told.reader, ItineraryLeg.leg_mode, each), each.leg_carrier, each.flight_no)))
         + (" (on leave)" if each.leave_part else ""))
        for each in told.legs
    )  # fmt: skip
    own = told.request
    days = f"From {day(own.date_from) or 'no day'} to {day(own.date_to) or 'no day'}; no legs are entered."
    return Part(Words(heading), table=Table(columns, cells, days))


def _lodging(told: _Told, heading: str) -> Part:
    rows = tuple(
        Row(Words(each.location or ""),
            ", ".join(filter(None, (each.lodging_name, each.lodging_address, each.lodging_contact))))
        for each in told.legs if each.lodging_name or told.asks("asks_lodging")
    )  # fmt: skip
    return Part(Words(heading), rows=rows) if rows else _said(heading, None)


def _training(told: _Told, heading: str) -> Part:
    rows = []
    for each in told.party:
        done = _latest(row for row in told.training[each.traveller.id] if row.training_code != _MEDICAL)
        words = [
            f"{label(told.reader, TrainingRecord.training_code, row)}: {day(row.done_on)}" for row in done
        ]
        rows.append(Row(Words(each.traveller.full_name or ""), "\n".join(words) or "nothing recorded"))
    return Part(Words(heading), rows=tuple(rows)) if rows else _said(heading, None)


def _latest(rows: Iterable[TrainingRecord]) -> list[TrainingRecord]:
    """The last time each training was done, in order of its code."""
    found: dict[str, TrainingRecord] = {}
    for row in sorted(rows, key=lambda each: str(each.stored.get("done_on") or "")):
        found[str(row.training_code)] = row
    return [found[code] for code in sorted(found)]


def _medical(told: _Told, heading: str) -> Part:
    """Days only: nothing else about health stands anywhere (INF-B-07)."""
    days = [f"Note of {day(told.request.medical_note_on)}"] if told.request.medical_note_on else []
    for each in told.party:
        done = _latest(row for row in told.training[each.traveller.id] if row.training_code == _MEDICAL)
        days += [f"{each.traveller.full_name}: {day(row.done_on)}" for row in done]
    return _said(heading, "\n".join(days))


def _tracker(told: _Told, heading: str) -> Part:
    return _said(heading, told.request.ttiatp_number)


def _statements(told: _Told, heading: str) -> Part:
    own = told.request
    chain = ""
    if own.chain_statement:
        by = ", ".join(filter(None, (own.chain_name, day(own.chain_on))))
        chain = f"{own.chain_statement} ({by})" if by else own.chain_statement
    return _said(
        heading, "\n".join(filter(None, (own.mandatory_statements, chain, own.mission_essential_reason)))
    )


def _late(told: _Told, heading: str) -> Part:
    return _said(heading, told.request.late_justification)


def _home(told: _Told, heading: str) -> Part:
    own = told.request
    return _said(
        heading, ", ".join(filter(None, (own.home_poc_name, own.home_poc_phone, own.home_poc_email)))
    )


def _in_country(told: _Told, heading: str) -> Part:
    own = told.request
    officer = title_of(told.reader, ClearanceRequest.control_officer_id, own)
    return _said(heading, ", ".join(filter(None, (officer, own.sponsor_office))))


_MADE: tuple[Callable[[_Told, str], Part | None], ...] = (
    _number, _travel, _clearances, _purpose, _sites, _travellers, _passports, _stays, _lodging, _training, _medical,
    _tracker, _statements, _late, _home, _in_country,
)  # fmt: skip
"""One for each field of the message between its two markings."""
