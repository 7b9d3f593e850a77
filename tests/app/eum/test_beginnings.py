"""What records after delivery begin with: the site, today, and what is known already."""

from app.eum import beginnings
from app.office import Office
from models.eum.assessments import ControlPlan
from models.eum.book import ArticleType, Item
from models.eum.checks import PhysicalCheck
from models.eum.places import StorageSite
from tests import support
from tests.support import TODAY


def test_what_belongs_to_a_site_begins_with_today_and_its_custodian(office: Office) -> None:
    unit, custodian = support.add(office, "unit"), support.add(office, "contact")
    site = support.add(office, StorageSite, store_name="Depot", unit_id=unit, partner_contact_id=custodian)
    bare = support.add(office, StorageSite, store_name="Bare")
    reader = office.reader
    name = reader.titles("contact", [custodian])[custodian]
    assert beginnings.access_to(reader, site) == {
        "asked_on": TODAY,
        "access_answer": "PENDING",
        "asked_of": name,
    }
    assert beginnings.access_to(reader, bare) == {"asked_on": TODAY, "access_answer": "PENDING"}
    assert beginnings.partner_count_at(reader, site) == {"shown_on": TODAY, "unit_id": unit}
    assert beginnings.check_at(reader, site) == {"checked_on": TODAY}
    assert beginnings.deficiency_at(reader, site)["noted_on"] == TODAY


def test_a_deficiency_of_a_check_has_its_site_and_day(office: Office) -> None:
    site = support.add(office, StorageSite, store_name="Depot")
    check = support.add(office, PhysicalCheck, site_id=site, checked_on=TODAY)
    found = beginnings.deficiency_of_check(office.reader, check)
    assert (found["site_id"], found["noted_on"]) == (site, TODAY)


def test_a_routine_check_of_an_item_says_what_and_where(office: Office) -> None:
    kind, site = (
        support.add(office, ArticleType, article_code="X"),
        support.add(office, StorageSite, store_name="Depot"),
    )
    item = support.add(office, Item, article_type_id=kind, serial_raw="1", site_id=site)
    assert beginnings.routine_of_item(office.reader, item) == {
        "looked_on": TODAY, "article_type_id": kind, "site_id": site, "quantity_seen": 1, "looked_at": "Depot",
    }  # fmt: skip
    lone = support.add(office, Item, serial_raw="2")
    assert beginnings.routine_of_item(office.reader, lone) == {"looked_on": TODAY, "quantity_seen": 1}


def test_the_next_version_of_a_plan_is_unsigned(office: Office) -> None:
    plan = support.add(office, ControlPlan, plan_title="NVD", plan_version="9", sec_visits="As agreed",
                       signed_us_on=TODAY, effective_on=TODAY, received_on=TODAY)  # fmt: skip
    values = beginnings.next_version(office.reader, plan)
    assert values == {"plan_title": "NVD", "plan_version": "10", "sec_visits": "As agreed"}
    with office.change("Add") as work:
        work.add(ControlPlan, values)
    other = support.add(office, ControlPlan, plan_title="Other", plan_version="B")
    assert "plan_version" not in beginnings.next_version(office.reader, other)
