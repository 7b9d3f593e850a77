"""Gathers the papers of a visit: the letter that asks for access, and the sheet of a site's deficiencies.

A site's paper names no other site, no value and no coordinates: its custodian keeps it.
"""

from collections.abc import Iterable, Mapping, Sequence

from app.papers.eum_common import (
    blocked,
    country_of,
    day,
    filled,
    in_two,
    label,
    partner_paper,
    release_missing,
    rows_by_id,
)
from app.papers.eum_quarter import open_deficiencies
from app.papers.eum_report import signing_of
from app.papers.training import sender_of
from app.reader import Reader
from models.eum.checks import Deficiency
from models.eum.events import InventoryEvent, TeamMember
from models.eum.places import SiteAccess, StorageSite
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Contact
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

LETTER, DEFICIENCIES = "access_letter", "deficiency_sheet"
PAPER_ONLY = "paper and pens only"
EQUIPMENT = {"NO": PAPER_ONLY, "CAMERA_NO": "paper, a bar-code scanner and a laptop, no camera"}
EVERYTHING = "paper, a bar-code scanner, a laptop and a camera"
Places = Mapping[str, str]


def _site(reader: Reader, site_id: int | None) -> StorageSite | None:
    return rows_by_id(reader, StorageSite, [site_id]).get(site_id or 0)


# -- the letter ------------------------------------------------------------------------------------------------------
def access_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner, with a site and a day to ask for."""
    assert isinstance(record, SiteAccess)
    site = _site(reader, record.site_id)
    found = release_missing(reader, country_of(reader, site.country_id if site else None))
    if record.visit_on is None:
        found.insert(0, blocked("The day of the visit is not recorded.", "Record the day.", "visit_on"))
    return found


def access_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What stands in the letter that asks for access."""
    assert isinstance(record, SiteAccess)
    words, second = in_two(reader, LETTER)
    site = _site(reader, record.site_id)
    country = country_of(reader, site.country_id if site else None)
    frame = partner_paper(reader, country, second)
    places = {
        "office": frame.office, "site": (site.store_name if site else None) or "the site",
        "day": day(record.visit_on),
        "equipment": EQUIPMENT.get((site.electronics_allowed if site else "") or "", EVERYTHING),
    }  # fmt: skip
    to = (record.asked_of or "", f"Ministry of Defense of {country.country_name}" if country else "")
    return access_from(
        words, frame, places, sender_of(reader, country), tuple(filter(None, to)), _purpose(reader, record, site),
        _team(reader, record.event_id), f"{(site.store_name if site else '') or ''} {day(record.visit_on)}".strip(),
    )  # fmt: skip


def access_from(
    words: Named, frame: Frame, places: Places, sender: tuple[str, ...], to: tuple[str, ...], rows: tuple[Row, ...],
    team: Sequence[tuple[str, str, str]], number: str,
) -> ComposedFacts:  # fmt: skip
    """The same from facts at hand and in given words."""
    known = {name: filled(each, places) for name, each in words}
    heads = (Head(known["name"], 60), Head(known["position"], 60), Head(Words("Appointment"), 40))
    signing = signing_of(tuple(known.items()), (Signer(), Signer()))
    return ComposedFacts(
        frame=frame, stem=LETTER, number=number, title=known["title"], letterhead=sender, to=to,
        parts=(
            Part(texts=(known["salutation"], known["opening"])),
            Part(known["purpose"], rows=rows),
            Part(known["asked"], items=tuple(known["requests"].text.split("\n")),
                 texts=(Words("", known["requests"].second),)),
            Part(known["team"], table=Table(heads, tuple(team), "The team is named in a further letter."),
                 texts=()),
            Part(texts=(known["equipment"], known["closing"])),
        ),
        signing=signing,
    )  # fmt: skip


def _purpose(reader: Reader, access: SiteAccess, site: StorageSite | None) -> tuple[Row, ...]:
    event = rows_by_id(reader, InventoryEvent, [access.event_id]).get(access.event_id or 0)
    rows = (
        (
            "Site",
            "\n".join(filter(None, (site.store_name, site.store_native_name))) if site else "to be entered",
        ),
        ("Day", day(access.visit_on)),
        ("Inventory", event.event_no or "" if event else ""),
        ("Purpose", label(reader, InventoryEvent.inventory_kind, event) or "Visit for end-use monitoring"),
        ("Asked on", day(access.asked_on) or day(reader.today)),
    )
    return tuple(Row(Words(name), value) for name, value in rows if value)


def _team(reader: Reader, event_id: int | None) -> tuple[tuple[str, str, str], ...]:
    if event_id is None:
        return ()
    rows = [row for row in reader.children(TeamMember, "event_id", event_id) if row.side == "US"]
    return tuple(
        (" ".join(filter(None, (row.member_grade, row.member_name))), row.member_position or "",
         row.appointment_ref or "")
        for row in rows
    )  # fmt: skip


# -- deficiencies ----------------------------------------------------------------------------------------------------
def deficiencies_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner."""
    assert isinstance(record, StorageSite)
    return release_missing(reader, country_of(reader, record.country_id))


def deficiencies_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The open deficiencies of one site."""
    assert isinstance(record, StorageSite)
    words, second = in_two(reader, DEFICIENCIES)
    frame = partner_paper(reader, country_of(reader, record.country_id), second)
    contact = rows_by_id(reader, Contact, [record.partner_contact_id]).get(record.partner_contact_id or 0)
    head = (
        ("Site", "\n".join(filter(None, (record.store_name, record.store_native_name)))),
        ("Custodian", contact.shown_title if contact else "to be entered"),
        ("Last checklist", day(record.last_checked_on) or "none on record"),
    )
    return deficiencies_from(
        reader, words, frame, head, open_deficiencies(reader, record.id), record.store_name or ""
    )


def deficiencies_from(
    reader: Reader, words: Named, frame: Frame, head: Iterable[tuple[str, str]], found: Sequence[Deficiency],
    number: str
) -> ComposedFacts:  # fmt: skip
    """The same from rows at hand and in given words."""
    known = dict(words)
    heads = (Head(Words("No."), 12, right=True), Head(known["deficiency"], 56), Head(known["severity"], 22),
             Head(known["action"], 46), Head(known["owner"], 28), Head(known["due"], 26),
             Head(known["closed"], 40))  # fmt: skip
    cells = tuple(
        (
            str(at), f"{each.item_code}: {each.deficiency_text}" if each.item_code else each.deficiency_text or "",
            label(reader, Deficiency.severity, each), each.agreed_action or "to be agreed",
            each.action_owner or "to be named",
            day(each.fix_due_on) or "to be agreed", "",
        )
        for at, each in enumerate(found, 1)
    )  # fmt: skip
    return ComposedFacts(
        frame=frame, stem=DEFICIENCIES, number=number, title=known["title"],
        parts=(
            Part(rows=tuple(Row(Words(name), value) for name, value in head), texts=(known["intro"],)),
            Part(table=Table(heads, cells, roomy=True)) if cells else Part(texts=(known["none"],)),
        ),
        signing=signing_of(words),
    )  # fmt: skip
