"""What a record after delivery begins with when it is made for the one on screen."""

from app.reader import Reader
from models.eum.assessments import ControlPlan
from models.eum.book import Item
from models.eum.checks import PhysicalCheck
from models.eum.places import StorageSite

Values = dict[str, object]


def deficiency_at(reader: Reader, _site_id: int) -> Values:
    """A deficiency found today."""
    return {"noted_on": reader.today, "severity": "MEDIUM"}


def deficiency_of_check(reader: Reader, check_id: int) -> Values:
    """A deficiency of a check: its site, noted on its day."""
    check = reader.get(PhysicalCheck, check_id)
    return {"site_id": check.site_id, "noted_on": check.checked_on or reader.today, "severity": "MEDIUM"}


def access_to(reader: Reader, site_id: int) -> Values:
    """A request of today to enter a site, of whom its custodian is, with no answer yet."""
    site = reader.get(StorageSite, site_id)
    custodian = site.partner_contact_id or 0
    values: Values = {"asked_on": reader.today, "access_answer": "PENDING"}
    whom = reader.titles("contact", [custodian]).get(custodian)
    return values | ({"asked_of": whom} if whom else {})


def partner_count_at(reader: Reader, site_id: int) -> Values:
    """A count by the unit that keeps the site, shown today."""
    site = reader.get(StorageSite, site_id)
    values: Values = {"shown_on": reader.today}
    return values | ({"unit_id": site.unit_id} if site.unit_id else {})


def check_at(reader: Reader, _site_id: int) -> Values:
    """A physical-security check of today."""
    return {"checked_on": reader.today}


def routine_of_item(reader: Reader, item_id: int) -> Values:
    """A routine check of one item, today, where it is kept."""
    item = reader.get(Item, item_id)
    place = reader.titles("storage_site", [item.site_id]).get(item.site_id, "") if item.site_id else ""
    values: Values = {"looked_on": reader.today, "article_type_id": item.article_type_id, "site_id": item.site_id,
                      "quantity_seen": 1, "looked_at": place}  # fmt: skip
    return {key: value for key, value in values.items() if value not in (None, "")}


def next_version(reader: Reader, plan_id: int) -> Values:
    """The next version of a control plan: what it covers and its sections, neither received nor signed yet."""
    plan = reader.get(ControlPlan, plan_id)
    kept = [each for each in ControlPlan.fields if each.startswith("sec_")]
    values: Values = {
        key: plan.get(key) for key in ("plan_title", "country_id", "eum_line_id", "plan_covers", *kept)
    }
    version = (plan.plan_version or "").strip()
    if version.isdecimal():
        values["plan_version"] = str(int(version) + 1)
    return {key: value for key, value in values.items() if value is not None}
