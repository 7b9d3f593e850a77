"""Physical-security checks: one for a site, with the questions of what it holds, closed and frozen."""

import pytest

from app import checklists
from app.checklists import Mark
from app.errors import Refused
from app.eum import checking
from app.office import Office
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PhysicalCheck
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import StorageSite
from models.office.desk import ChecklistAnswer
from tests import support

TYPES: dict[str, dict[str, object]] = {
    "NVD": {"article_code": "NVD-PVS14", "generic_code": "H6P"},
    "MANPADS": {"article_code": "STINGER", "article_family": "AIR_DEFENSE"},
    "TOW-2B": {"article_code": "TOW 2B", "article_family": "ANTI_ARMOR"},
    "UAS_BPC": {"article_code": "SCAN", "article_family": "UAS"},
    "": {"article_code": "AIM-9X", "article_family": "AIR_TO_AIR"},
}


def site_with(office: Office, *parts: str, **values: object) -> int:
    site = support.add(office, StorageSite, store_name=f"Depot {len(parts)} {values}")
    for part in parts:
        code = f"{TYPES[part]['article_code']} {site}"
        kind = support.add(office, ArticleType, **TYPES[part] | {"article_code": code})
        support.add(office, Item, article_type_id=kind, serial_raw=f"S-{part}", site_id=site, **values)
    return site


def items_of(office: Office, check_id: int) -> list[checklists.Item]:
    found = office.reader.get(PhysicalCheck, check_id)
    assert found.checklist_id
    return checklists.answered(office.reader, found.checklist_id)


def answer_all(office: Office, check_id: int, result: str = "YES") -> None:
    items = items_of(office, check_id)
    checklist = office.reader.get(PhysicalCheck, check_id).checklist_id or 0
    checklists.answer_many(office, checklist, [Mark(each.code, result) for each in items])


def test_the_questions_are_those_of_what_the_site_holds(office: Office) -> None:
    held = checking.parts_for(office.reader, site_with(office, *TYPES, acquisition_path="BPC"))
    assert held == ["MANPADS", "NVD", "TOW-2B", "UAS_BPC"]
    assert checking.parts_for(office.reader, site_with(office, "", acquisition_path="FMS")) == []
    bare = items_of(office, checking.begin(office, site_with(office)))
    assert {each.applies_to for each in bare} == {"all"} and len(bare) < len(checklists.template("eeum"))


def test_what_is_gone_or_not_bpc_asks_nothing(office: Office) -> None:
    gone = site_with(office, "MANPADS", "UAS_BPC", acquisition_path="FMS", entered_as="LOST")
    assert checking.parts_for(office.reader, gone) == []


def test_a_site_has_one_open_check_and_an_inventory_its_own(office: Office) -> None:
    site = site_with(office, "NVD")
    event = support.add(office, InventoryEvent, event_no="E-1")
    support.add(office, EventSite, event_id=event, site_id=site)
    assert [name for _, name in checking.sites_of(office.reader, event)] == [
        office.reader.get(StorageSite, site).store_name
    ]
    first = checking.begin(office, site)
    assert checking.begin(office, site) == first
    mine = checking.begin(office, site, event)
    assert mine != first and checking.begin(office, site, event) == mine
    assert {each.applies_to for each in items_of(office, mine)} == {"all", "NVD"}


def test_closing_asks_for_every_answer_and_freezes(office: Office) -> None:
    check = checking.begin(office, site_with(office, "NVD"))
    with pytest.raises(Refused, match="Not answered yet: A1, A2"):
        checking.close(office, check, signed_us_by="MAJ Orne")
    answer_all(office, check)
    with pytest.raises(Refused, match="signed"):
        checking.close(office, check, signed_us_by=" ")
    checklist = office.reader.get(PhysicalCheck, check).checklist_id or 0
    checklists.answer(office, checklist, "B4", "NO", note="No signs at the north gate")
    item = next(each for each in items_of(office, check) if each.code == "B4")
    assert checking.without_deficiency(office.reader, check, items_of(office, check)) == ["B4"]
    with office.change("Record") as work:
        work.add(Deficiency, checking.deficiency_of(office.reader, check, item))
    assert checking.without_deficiency(office.reader, check, items_of(office, check)) == []
    with pytest.raises(Refused, match="without findings"):
        checking.close(office, check, signed_us_by="MAJ Orne", overall="ACCEPTABLE")
    checking.close(office, check, signed_us_by="MAJ Orne", signed_partner_by="Capt. Fell")
    closed = office.reader.get(PhysicalCheck, check)
    assert (closed.check_overall, closed.closed_on) == ("WITH_FINDINGS", support.TODAY)
    with pytest.raises(Refused, match="closed"):
        checklists.answer(office, checklist, "B4", "YES")
    with pytest.raises(Refused), office.change("Edit") as work:
        work.set(ChecklistAnswer, item.answer.id if item.answer else 0, {"note": "Mended"})
    with pytest.raises(Refused), office.change("Edit") as work:
        work.set(PhysicalCheck, check, {"inspectors": "Others"})
    with office.change("Upload") as work:
        work.set(PhysicalCheck, check, {"uploaded_on": support.TODAY})
    assert checking.begin(office, closed.site_id or 0) != check
