"""The practice office's inventories (signed, half counted, not let in), and what became of some items."""

# ruff: noqa: ARG001 - every act takes office and season

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app import attachments
from app.demo.depots import known
from app.demo.season import Season
from app.demo.specimen import REPORT, draw
from app.eum import dispositions, events, reconciling, signing
from app.eum.counting import Count, Seen, record_many
from app.office import Office
from app.store import records
from models.eum.afterwards import Incident, IncidentItem, TransferItem, TransferRequest
from models.eum.book import ArticleType, Item
from models.eum.checks import PhysicalCheck
from models.eum.events import EventSite, ExpectedLine, InventoryEvent, TeamMember
from models.eum.places import StorageSite
from models.kinds import Kind

TEAM = (
    ("US", "Odin BRUSKELL", "MAJ", "Training officer, EUM manager"),
    ("US", "Salme TEVANIQ", "Local staff", "EUM alternate"),
)


@dataclass(frozen=True)
class Act:
    """Something done on a past day by a user."""

    days_ago: int
    user: str
    do: Callable[[Office, Season], object]


def _site(office: Office, code: str) -> int:
    return known(office.reader, StorageSite, "code_name")[code]


def _event(office: Office, number: str) -> int:
    return known(office.reader, InventoryEvent, "event_no")[number]


def _planned(office: Office, season: Season, code: str, number: str, ago: int, custodian: str) -> int:
    event = events.plan(
        office, kind="ANNUAL", method="IN_PERSON", planned_on=season.ago(ago), site_ids=[_site(office, code)],
        event_no=number,
    )  # fmt: skip
    team = [*TEAM, ("PARTNER", custodian, "", "Custodian")]
    with office.change(f"Name the team of {number}") as work:
        for side, name, grade, position in team:
            work.add(
                TeamMember,
                {"event_id": event, "side": side, "member_name": name, "member_grade": grade or None,
                 "member_position": position},
            )  # fmt: skip
    return event


def _lines(office: Office, event: int) -> list[ExpectedLine]:
    return office.reader.children(ExpectedLine, "event_id", event)


def _seen(lines: Sequence[ExpectedLine], site: int) -> list[Seen]:
    """What a scanner reads on the articles of these lines; some codes are gone and their serials were typed."""
    return [
        Seen(str(each.expected_serial), "BARCODE" if (each.line_no or 0) % 5 else "TYPED", site_id=site,
             type_id=each.article_type_id,
             sighted="CONTAINER" if (each.line_no or 0) % 41 == 0 else "ITEM",
             location=str(each.expected_location or ""))
        for each in lines
        if each.expected_serial
    ]  # fmt: skip


# -- the finished one ----------------------------------------------------------------------------------------------
NUMBER_DONE, NUMBER_OPEN, NUMBER_REFUSED = "BN-DEPOT-1", "BN-DEPOT-2", "BN-DEPOT-3"


def _plan_done(office: Office, season: Season) -> None:
    event = _planned(office, season, "QUARRY", NUMBER_DONE, 71, "Warrant Officer Pelka")
    events.freeze(office, event)


def _count_done(office: Office, season: Season) -> None:
    """The depot is read: six nowhere to be seen, some read twice, one misread, three that belong to the brigade."""
    event, site = _event(office, NUMBER_DONE), _site(office, "QUARRY")
    lines = _lines(office, event)
    seen = _seen([each for at, each in enumerate(lines) if at % 60 != 7], site)
    seen[10:10] = [seen[3], seen[4]]
    seen[30] = Seen(seen[30].serial[:-1], "BARCODE", site_id=site)
    brigade = [row for row in _items(office, "LANTERN") if row.get("serial_raw")][:3]
    seen += [Seen(str(row.get("serial_raw")), "TYPED", site_id=site) for row in brigade]
    seen.append(Seen("991207", "TYPED", site_id=site, location="Rack F, behind the door"))
    seen.append(Seen("", "TYPED", site_id=site, mark_quality="ILLEGIBLE"))
    record_many(office, Count.load(office.reader, event, "DEMO1"), seen)
    for row in office.reader.children(EventSite, "event_id", event):
        events.record_visit(office, row.id, office.today)
    reconciling.reconcile(office, event)


def _items(office: Office, code: str) -> list[Kind]:
    site = _site(office, code)
    return [row for row in records.every(office.reader.connection, Item) if row.stored.get("site_id") == site]


ANSWERS = {
    "FOUND_ELSEWHERE": ("MOVED", "Brought over for repair; it stays here"),
    "SUGGEST": ("ACCEPTED", "Looked at again: the last digit is worn"),
    "UNEXPECTED": ("NEW", "Nobody knows where it came from"),
    "UNREAD": ("LEFT", "Plate painted over; to be marked anew"),
    "TYPE_CONFLICT": ("LEFT", "To be settled with the Ministry"),
    "STATE_CONFLICT": ("ACCEPTED", "Seen on the rack"),
}


def _settle_done(office: Office, season: Season) -> None:
    """Every question gets its answer, the checklist is filled in, and both sides sign."""
    event, site = _event(office, NUMBER_DONE), _site(office, "QUARRY")
    asked = reconciling.questions(office.reader, event)
    for each in asked:
        if each.reading_id is not None:
            resolution, note = ANSWERS[each.kind]
            named = each.candidates[0].known.item_id if each.item_id is None and each.candidates else None
            reconciling.decide_readings(office, [each.reading_id], resolution, item_id=named, note=note)
    gone = [each.line_id for each in asked if each.kind == "NOT_FOUND" and each.line_id is not None]
    reconciling.decide_lines(
        office, gone[:2], decision="LEAVE", reason="ISSUED", note="Hand receipts were shown"
    )
    reconciling.decide_lines(office, gone[2:], decision="NOT_SIGHTED", reason="UNKNOWN")
    with office.change("Record the checklist") as work:
        work.add(
            PhysicalCheck,
            {"site_id": site, "event_id": event, "checked_on": season.ago(71), "inspectors": "MAJ Odin BRUSKELL",
             "partner_present": "Warrant Officer Pelka", "check_overall": "ACCEPTABLE",
             "signed_us_by": "MAJ Odin BRUSKELL", "signed_partner_by": "Warrant Officer Pelka",
             "closed_on": season.ago(70)},
        )  # fmt: skip
    for side, name, position in (
        ("US", "Odin BRUSKELL", "MAJ, EUM manager"),
        ("PARTNER", "Pelka", "Custodian"),
    ):
        signing.sign(office, event, side, name, position, season.ago(70))


# -- the one under way, and the one refused -------------------------------------------------------------------------
def _plan_open(office: Office, season: Season) -> None:
    events.freeze(office, _planned(office, season, "PADDY", NUMBER_OPEN, 1, "Sergeant Major Thongbanda"))


def _count_open(office: Office, season: Season) -> None:
    event, site = _event(office, NUMBER_OPEN), _site(office, "PADDY")
    lines = _lines(office, event)
    seen = _seen(lines[: len(lines) * 3 // 5], site)
    seen.append(Seen(seen[5].serial.replace("0", "O", 1), "TYPED", site_id=site))
    record_many(office, Count.load(office.reader, event, "DEMO2"), seen)
    for row in office.reader.children(EventSite, "event_id", event):
        events.record_visit(office, row.id, office.today)


def _plan_refused(office: Office, season: Season) -> None:
    events.freeze(office, _planned(office, season, "FENCE", NUMBER_REFUSED, 20, "Inspector Mirun"))


def _be_refused(office: Office, season: Season) -> None:
    event = _event(office, NUMBER_REFUSED)
    for row in office.reader.children(EventSite, "event_id", event):
        events.record_refusal(
            office, row.id, by="Inspector Mirun", reason="The permission named another day", on=office.today
        )
    reconciling.reconcile(office, event)
    with office.change("Record the refusal as an incident") as work:
        work.add(
            Incident,
            {"incident_no": "INC-05", "incident_kind": "ACCESS_DENIED", "aware_on": office.today,
             "occurred_on": office.today, "site_id": _site(office, "FENCE"), "credibility": "CONFIRMED",
             "incident_text": "The team stood at the gate with a permission for the day and was sent away."},
        )  # fmt: skip


# -- what became of items -------------------------------------------------------------------------------------------
def _lost(office: Office, season: Season) -> None:
    """The goggles of two incidents, once they were reported in writing or told by the custodian."""
    incidents = known(office.reader, Incident, "incident_no")
    for number, state, ago in (("INC-04", "DESTROYED", 243), ("INC-01", "LOST", 47)):
        items = [
            each.stored["item_id"]
            for each in office.reader.children(IncidentItem, "incident_id", incidents[number])
        ]
        dispositions.record(
            office, [int(each) for each in items if isinstance(each, int)], state, season.ago(ago),
            reported_on=season.ago(ago - 5), reported_by="PARTNER", reporter_name="The custodian",
            incident_id=incidents[number], evidence=_paper(office, Incident, incidents[number]),
        )  # fmt: skip


def _paper(office: Office, kind: type[Kind], record_id: int) -> int:
    return attachments.attach_bytes(office, kind, record_id, draw(REPORT), "practice-report.pdf")


def _scrapped(office: Office, season: Season) -> None:
    requests = known(office.reader, TransferRequest, "request_no")
    items = [
        each.stored["item_id"]
        for each in office.reader.children(TransferItem, "request_id", requests["CR-01"])
    ]
    dispositions.record(
        office, [int(each) for each in items if isinstance(each, int)], "DEMILITARIZED", season.ago(30),
        authority_ref="TPT-7781", transfer_request_id=requests["CR-01"], witness="MAJ Odin BRUSKELL",
        disposal_method="Cut and crushed at Ostravend", reported_by="US", reporter_name="MAJ Odin BRUSKELL",
    )  # fmt: skip


def _fired(office: Office, season: Season) -> None:
    """Missiles of a firing of which the office heard two months later."""
    kind = known(office.reader, ArticleType, "article_code")["JAV-MSL"]
    fired = [row.id for row in _items(office, "LANTERN") if row.stored.get("article_type_id") == kind][-4:]
    dispositions.record(
        office, fired, "EXPENDED", office.today - timedelta(days=66), reported_on=office.today,
        reported_by="PARTNER", reporter_name="Brigade training officer", evidence=_paper(office, Item, fired[0]),
    )  # fmt: skip


ACTS = (
    Act(78, "trainer", _plan_done),
    Act(71, "trainer", _count_done),
    Act(70, "trainer", _settle_done),
    Act(34, "trainer", _plan_refused),
    Act(30, "trainer", _scrapped),
    Act(20, "trainer", _be_refused),
    Act(5, "trainer", _lost),
    Act(4, "trainer", _fired),
    Act(3, "trainer", _plan_open),
    Act(1, "trainer", _count_open),
)
