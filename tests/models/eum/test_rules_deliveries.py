"""Rules about deliveries and sites, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.eum.deliveries import Delivery
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import StorageSite
from tests.models.making import changed, findings, looked, make, messages

TODAY = date(2026, 9, 1)
SITE = make(StorageSite, 11, store_name="Depot North", certification_status="CERTIFIED")
FULL: dict[str, Any] = {
    "arrived_on": date(2026, 8, 2), "manifest_checked_on": date(2026, 8, 3), "receipt_signed_on": date(2026, 8, 2),
    "qty_shipped": 10, "qty_counted": 10,
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("EUM-17", {"arrived_on": date(2026, 8, 2), "acquisition_path": "BPC"}, "confirmed by 01 Sep 2026"),
        ("EUM-17", {"arrived_on": date(2026, 8, 2), "acquisition_path": "FMS"}, ""),
        ("EUM-17", {"acquisition_path": "BPC"}, ""),
        ("EUM-17", {"arrived_on": TODAY, "acquisition_path": "BPC", "confirmed_on": TODAY}, ""),
        ("EUM-18", {}, ""),
        ("EUM-18", FULL, ""),
        ("EUM-18", FULL | {"manifest_checked_on": None}, "not been counted against the manifest"),
        ("EUM-18", FULL | {"qty_counted": None}, "not been counted against the manifest"),
        ("EUM-18", FULL | {"receipt_signed_on": None}, "receipt is not recorded as signed"),
        ("EUM-18", FULL | {"qty_counted": 8}, "8 counted, 2 fewer than the 10 of the manifest"),
        ("EUM-18", FULL | {"qty_counted": 11}, "11 counted, 1 more than the 10"),
        ("EUM-18", FULL | {"qty_counted": 8, "discrepancy_ref": "SF364-1"}, ""),
        ("EUM-45", {}, ""),
        ("EUM-45", FULL, "shipping documents are not on file"),
        ("EUM-45", FULL | {"shipping_papers": 5}, ""),
        ("EUM-37A", FULL, ""),
        ("EUM-37A", FULL | {"acquisition_path": "BPC"}, "3 of 3 missing"),
        ("EUM-37A", FULL | {"acquisition_path": "BPC", "shipping_papers": 5, "confirmed_on": TODAY},
         "1 of 3 missing: the title transfer papers"),
    ],
)  # fmt: skip
def test_what_a_delivery_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, make(Delivery, 1, **values), [], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


def test_a_bpc_receipt_is_due_30_days_after_arrival() -> None:
    (found,) = findings(
        "EUM-17", make(Delivery, 1, arrived_on=date(2026, 8, 2), acquisition_path="BPC"), [], TODAY
    )
    assert found.due_on == date(2026, 9, 1) and found.sum == "02 Aug 2026 + 30 days = 01 Sep 2026"


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"inventory_kind": "INITIAL", "ended_on": date(2026, 7, 31), "signed_on": date(2026, 8, 20)}, False),
        ({"inventory_kind": "INITIAL", "ended_on": date(2026, 7, 30), "signed_on": date(2026, 8, 20)}, True),
        ({"inventory_kind": "INITIAL", "ended_on": date(2026, 9, 29), "signed_on": date(2026, 10, 1)}, False),
        ({"inventory_kind": "INITIAL", "ended_on": date(2026, 9, 30), "signed_on": date(2026, 10, 1)}, True),
        ({"inventory_kind": "INITIAL", "ended_on": date(2026, 8, 30)}, True),
        ({"inventory_kind": "ANNUAL", "ended_on": date(2026, 8, 30), "signed_on": date(2026, 8, 30)}, True),
    ],
)
def test_a_signed_count_lies_within_30_days_of_the_passing_of_title(
    event: dict[str, Any], told: bool
) -> None:
    delivery = make(Delivery, 1, acquisition_path="FMF", title_transferred_on=date(2026, 8, 30), site_id=11)
    rows = [SITE, make(InventoryEvent, 21, **event), make(EventSite, 22, event_id=21, site_id=11)]
    assert bool(findings("EUM-47", delivery, rows, TODAY)) is told
    assert not findings("EUM-47", changed(delivery, acquisition_path="FMS"), rows, TODAY)


@pytest.mark.parametrize(
    ("values", "today", "said", "again"),
    [
        ({}, TODAY, [], None),
        ({"certification_status": None}, TODAY, ["Nothing is recorded about the site's certification."], None),
        ({"certification_status": "NOT_CERTIFIED"}, TODAY,
         ["The site is not certified for articles under enhanced monitoring."], None),
        ({"certification_status": "EXPIRED"}, TODAY, ["The site's physical-security certification has expired."], None),
        ({"certification_status": "NOT_REQUIRED"}, TODAY, [], None),
        ({"certification_status": None, "closed_on": TODAY}, TODAY, [], None),
        ({"certification_status": "CONDITIONAL"}, TODAY, ["The site is certified with conditions."], None),
        ({"certified_to": date(2026, 11, 30)}, date(2026, 8, 31), [], date(2026, 9, 1)),
        ({"certified_to": date(2026, 11, 30)}, date(2026, 9, 1), ["The certification runs out on 30 Nov 2026."],
         date(2026, 12, 1)),
        ({"certified_to": date(2026, 11, 30)}, date(2026, 11, 30), ["The certification runs out on 30 Nov 2026."],
         date(2026, 12, 1)),
        ({"certified_to": date(2026, 11, 30)}, date(2026, 12, 1), ["The certification ran out on 30 Nov 2026."], None),
    ],
)  # fmt: skip
def test_a_site_is_certified(
    values: dict[str, Any], today: date, said: list[str], again: date | None
) -> None:
    found, looks = looked("EUM-06", changed(SITE, **values), [], today)
    assert [each.message for each in found] == said and looks == again
