"""The sixteen points of an assessment, each open while something is missing and ready once it is there."""

from datetime import date
from typing import Any

import pytest

from app.eum import readiness
from app.eum.readiness import BY_HAND, OPEN, READY, Point
from app.office import Office
from models.eum.afterwards import DispositionEvent, Incident
from models.eum.assessments import ComplianceVisit, ControlPlan, EumCost
from models.eum.book import ArticleType, Designation, Item
from models.eum.checks import Deficiency, PhysicalCheck, RoutineCheck
from models.eum.deliveries import Delivery, EumLine
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import SiteAccess, StorageSite
from models.eum.programme import EumAppointment, EumSop
from models.kinds import Kind
from tests import support
from tests.support import TODAY


def point(office: Office, number: int) -> Point:
    return readiness.points(office.reader)[number - 1]


def test_an_empty_office_has_nothing_to_show_for_itself(office: Office) -> None:
    found = readiness.points(office.reader)
    assert [each.number for each in found] == list(range(1, 17))
    assert {each.number for each in found if each.state == OPEN} == {1, 2, 3, 12, 15, 16}
    assert [each.number for each in found if each.state == BY_HAND] == [5] and "checklist" in found[4].told
    assert len(found[11].missing) == 8 and "and 5 more" in found[11].told


def site(office: Office) -> int:
    return support.add(office, StorageSite, store_name="Depot North")


def appointed(**values: Any) -> tuple[type[Kind], dict[str, Any]]:
    return EumAppointment, {"eum_role": "MANAGER", "appointed_on": date(2026, 1, 5)} | values


MENDED: list[tuple[int, tuple[type[Kind], dict[str, Any]], dict[str, Any], str]] = [
    (1, (EumSop, {"approved_on": date(2026, 1, 1)}), {"sop_file": 1}, "not attached"),
    (1, (EumSop, {"approved_on": date(2026, 1, 1), "sop_file": 1, "sop_review_on": date(2026, 3, 1)}),
     {"sop_review_on": date(2027, 3, 1)}, "01 Mar 2026"),
    (2, appointed(), {"training_certificate": 1}, "no certificate"),
    (3, appointed(), {"letter": 1}, "no letter"),
    (4, (ControlPlan, {"plan_title": "Plan"}), {"signed_us_on": TODAY, "signed_partner_on": TODAY}, "not signed"),
    (9, (Deficiency, {"deficiency_text": "Fence", "fix_due_on": date(2026, 3, 1)}), {"fixed_on": TODAY}, "Fence"),
    (13, (Delivery, {"delivery_ref": "TCN1", "acquisition_path": "BPC", "confirmed_on": TODAY, "title_papers": 1}),
     {"shipping_papers": 1}, "TCN1: no shipping documents"),
    (15, (EumCost, {"spent_on": date(2025, 9, 30), "cost_purpose": "Visit"}), {"cost_submitted_on": TODAY}, "Visit"),
    (16, (ComplianceVisit, {"visit_kind": "VCA", "visit_starts_on": date(2026, 6, 1)}), {"visit_sites": "Depot"},
     "names no sites"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "made", "mended", "words"), MENDED)
def test_a_point_names_the_record_that_lacks_and_is_ready_once_it_does_not(
    office: Office, number: int, made: tuple[type[Kind], dict[str, Any]], mended: dict[str, Any], words: str
) -> None:
    if 1 in {*made[1].values(), *mended.values()}:
        paper = support.add(office, "attachment", subject_kind="eum_sop", file_name="a.pdf", sha256="0" * 64)
        made = made[0], {key: paper if value == 1 else value for key, value in made[1].items()}
        mended = {key: paper if value == 1 else value for key, value in mended.items()}
    extra = {"person_id": support.add(office, "person")} if made[0] is EumAppointment else {}
    record = support.add(office, made[0], **made[1], **extra)
    before = point(office, number)
    assert before.state == OPEN and words in before.told and before.missing[0].record_id == record
    with office.change("Mend") as work:
        work.set(made[0], record, mended)
    assert point(office, number).state == READY


def test_night_vision_lines_want_a_plan(office: Office) -> None:
    kind = support.add(office, ArticleType, article_code="NVD", generic_code="H6P")
    line = support.add(office, EumLine, case_designator="BN-B-UAB", line_no="003", article_type_id=kind,
                       loa_accepted_on=TODAY)  # fmt: skip
    assert point(office, 4).missing[0].record_id == line
    support.add(office, ControlPlan, plan_title="P", eum_line_id=line, received_on=TODAY, signed_us_on=TODAY,
                signed_partner_on=TODAY)  # fmt: skip
    assert point(office, 4).state == READY


def test_sites_want_two_inventories_a_checklist_and_a_certificate(office: Office) -> None:
    kind = support.add(office, ArticleType, article_code="NVD")
    support.add(office, Designation, article_type_id=kind, eum_level="ENHANCED", valid_from=date(2020, 1, 1))
    depot = site(office)
    assert [point(office, each).state for each in (6, 7, 8, 14)] == [READY] * 4, "it holds nothing yet"
    support.add(
        office, Item, article_type_id=kind, serial_raw="1", site_id=depot, delivered_on=date(2025, 1, 1)
    )
    assert "1 item overdue" in point(office, 6).told
    for number in (1, 2):
        assert f"{number - 1} of 2 signed" in point(office, 7).told
        event = support.add(office, InventoryEvent, event_no=f"E{number}")
        support.add(office, EventSite, event_id=event, site_id=depot)
        with office.change("Sign") as work:
            work.set(InventoryEvent, event, {"signed_on": TODAY})
    assert point(office, 7).state == READY
    assert "no checklist on file" in point(office, 8).told
    support.add(office, PhysicalCheck, site_id=depot, checked_on=date(2025, 3, 1))
    assert "last checklist on 01 Mar 2025" in point(office, 8).told
    support.add(office, PhysicalCheck, site_id=depot, checked_on=date(2025, 3, 2))
    assert point(office, 8).state == READY
    assert "not certified" in point(office, 14).told
    with office.change("Certify") as work:
        work.set(StorageSite, depot, {"certification_status": "CERTIFIED", "certified_to": date(2026, 3, 1)})
    assert "ended on 01 Mar 2026" in point(office, 14).told


def test_incidents_approvals_and_access(office: Office) -> None:
    incident = support.add(office, Incident, incident_no="I-1", incident_kind="THEFT", aware_on=TODAY)
    assert point(office, 10).missing[0].record_id == incident
    item = support.add(office, Item, serial_raw="1")
    with office.change("Add") as work:
        work.add(DispositionEvent, {"item_id": item, "to_state": "DEMILITARIZED", "effective_on": TODAY})
    told = point(office, 11)
    assert {each.record_id for each in told.missing} == {item} and len(told.missing) == 2
    visit = support.add(office, ComplianceVisit, visit_kind="CAV", visit_starts_on=date(2026, 6, 1),
                        visit_ends_on=date(2026, 6, 5), visit_sites="Depot")  # fmt: skip
    assert point(office, 16).missing[0].record_id == visit
    depot = site(office)
    access = support.add(
        office, SiteAccess, site_id=depot, visit_on=date(2026, 6, 2), access_answer="PENDING"
    )
    assert "not granted" in point(office, 16).told
    with office.change("Answer") as work:
        work.set(SiteAccess, access, {"access_answer": "GRANTED"})
    assert point(office, 16).state == READY


def test_the_quarters_are_the_last_eight(office: Office) -> None:
    for month in (3, 6, 9, 12):
        for year in (2024, 2025):
            day = date(year, month, 1)
            support.add(office, RoutineCheck, looked_on=day, reported_on=day)
    assert point(office, 12).state == READY
