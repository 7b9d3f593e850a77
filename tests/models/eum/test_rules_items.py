"""Rules about one item of the book, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.eum.book import ArticleType, Item
from models.eum.places import StorageSite
from tests.models.making import changed, findings, looked, make, messages, policy

TODAY = date(2026, 9, 1)
NVD = make(
    ArticleType, 1, article_code="NVD-PVS14", eum_level="ENHANCED", enhanced_from=date(2020, 1, 1),
    serial_pattern="####-@#",
)  # fmt: skip
TRUCK = make(ArticleType, 2, article_code="TRUCK", eum_level="ROUTINE")
NORTH, SOUTH = (
    make(StorageSite, 11, store_name="Depot North"),
    make(StorageSite, 12, store_name="Depot South"),
)


def item(record_id: int = 101, **values: Any) -> Any:
    usual: dict[str, Any] = {
        "article_type_id": 1,
        "serial_raw": "0012-A7",
        "mark": "0012-A7",
        "bears_inventory": True,
    }
    return make(Item, record_id, **usual | values)


# -- by when it is inventoried -----------------------------------------------------------------------------------------
FIRST = item(due_kind="INITIAL", delivered_on=date(2026, 9, 13), next_due_on=date(2026, 12, 12))
YEARLY = item(due_kind="ANNUAL", last_inventoried_on=date(2025, 12, 12), next_due_on=date(2026, 12, 12))


@pytest.mark.parametrize(
    ("rule", "record", "what"),
    [("EUM-08", FIRST, "first inventory"), ("EUM-09", YEARLY, "yearly inventory")],
)
@pytest.mark.parametrize(
    ("today", "said", "again"),
    [
        (date(2026, 9, 12), None, date(2026, 9, 13)),
        (date(2026, 9, 13), "The {} is due by 12 Dec 2026.", date(2026, 12, 13)),
        (date(2026, 12, 12), "The {} is due by 12 Dec 2026.", date(2026, 12, 13)),
        (date(2026, 12, 13), "Delinquent: the {} was due by 12 Dec 2026.", None),
    ],
)
def test_an_inventory_is_told_90_days_before_and_delinquent_the_day_after(
    rule: str, record: Any, what: str, today: date, said: str | None, again: date | None
) -> None:
    found, looks = looked(rule, record, [NVD], today)
    assert [each.message for each in found] == ([said.format(what)] if said else [])
    assert [each.due_on for each in found] == ([date(2026, 12, 12)] if said else [])
    assert looks == again


def test_the_office_chooses_how_early_it_is_told() -> None:
    assert not findings("EUM-08", FIRST, [NVD], date(2026, 11, 11), policy(eum__notice_days="30"))
    assert findings("EUM-08", FIRST, [NVD], date(2026, 11, 12), policy(eum__notice_days="30"))


@pytest.mark.parametrize(
    ("begins", "arrived", "due", "told"),
    [
        (date(2020, 1, 1), date(2026, 9, 13), date(2026, 12, 12), "13 Sep 2026 + 90 days = 12 Dec 2026"),
        (date(2026, 10, 1), date(2019, 5, 1), date(2026, 12, 30), "01 Oct 2026 + 90 days = 30 Dec 2026"),
    ],
)
def test_the_first_inventory_is_counted_from_what_came_later(
    begins: date, arrived: date, due: date, told: str
) -> None:
    record = item(due_kind="INITIAL", delivered_on=arrived, next_due_on=due)
    (found,) = findings("EUM-08", record, [changed(NVD, enhanced_from=begins)], date(2026, 12, 1))
    assert found.sum == told


@pytest.mark.parametrize(
    ("last", "due", "told"),
    [
        (date(2025, 12, 12), date(2026, 12, 12), "12 Dec 2025 + 12 months = 12 Dec 2026"),
        (date(2026, 1, 10), date(2026, 9, 30), "the year that ends 30 Sep 2026"),
    ],
)
def test_the_yearly_inventory_says_what_it_is_counted_from(last: date, due: date, told: str) -> None:
    record = item(due_kind="ANNUAL", last_inventoried_on=last, next_due_on=due)
    (found,) = findings("EUM-09", record, [NVD], TODAY if due < date(2026, 12, 1) else date(2026, 12, 1))
    assert found.sum == told


# -- what else is told of an item --------------------------------------------------------------------------------------
ARRIVED: dict[str, Any] = {"delivered_on": date(2026, 8, 1), "delivered_on_basis": "IN_COUNTRY_RECEIPT"}


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("EUM-08A", {}, "The day of arrival in country is not recorded"),
        ("EUM-08A", {"bears_inventory": False}, ""),
        ("EUM-08A", {"article_type_id": 2}, ""),
        ("EUM-08A", {"last_inventoried_on": date(2026, 1, 1)}, ""),
        ("EUM-08A", {"delivered_on": date(2026, 8, 1)}, "What the arrival on 01 Aug 2026 is known from"),
        ("EUM-08A", ARRIVED, ""),
        ("EUM-08A", ARRIVED | {"delivered_on_basis": "PORT_OF_DEBARKATION"}, ""),
        ("EUM-08A", ARRIVED | {"delivered_on_basis": "SHIPPED"}, "counted from a shipment, 01 Aug 2026"),
        ("EUM-08A", ARRIVED | {"delivered_on_basis": "ESTIMATED"}, "counted from an estimate, 01 Aug 2026"),
        ("EUM-02", {}, ""),
        ("EUM-02", {"serial_raw": None}, "No serial is recorded."),
        ("EUM-02", {"serial_raw": None, "serial_state": "READABLE"}, "No serial is recorded."),
        ("EUM-02", {"serial_raw": None, "serial_state": "REASSIGNED"}, "the new number is not recorded"),
        ("EUM-02", {"serial_raw": None, "serial_state": "ILLEGIBLE"}, ""),
        ("EUM-02", {"serial_raw": None, "serial_assigned": "R-1"}, ""),
        ("EUM-02", {"serial_raw": None, "article_type_id": 2}, ""),
        ("EUM-43", {"serial_state": "READABLE"}, ""),
        ("EUM-43", {"serial_state": "ILLEGIBLE"}, "The mark is illegible and no number"),
        ("EUM-43", {"serial_state": "LABEL_MISSING"}, "The mark is missing and no number"),
        ("EUM-43", {"serial_state": "UNTRANSLATABLE"}, "in a script nobody could read"),
        ("EUM-43", {"serial_state": "LABEL_MISSING", "serial_assigned": "R-1"}, ""),
        ("EUM-44", {}, ""),
        ("EUM-44", {"serial_raw": "1.2E+11"}, "written as a power of ten"),
        ("EUM-44", {"serial_raw": "12345.0"}, "ends in .0"),
        ("EUM-44", {"serial_raw": "12", "article_type_id": 3}, "leading zeros may be lost"),
        ("EUM-44", {"serial_raw": "0012", "article_type_id": 3}, ""),
        ("EUM-44", {"serial_raw": "12", "article_type_id": 2}, ""),
        ("EUM-44A", {}, ""),
        ("EUM-44A", {"serial_raw": "0012 a7"}, ""),
        ("EUM-44A", {"serial_raw": "0012-77"}, "does not look as others of its type do: ####-@#"),
        ("EUM-44A", {"serial_raw": "99", "article_type_id": 2}, ""),
        ("EUM-44A", {"serial_raw": "12", "article_type_id": 3}, ""),
        ("EUM-04", {"acquisition_path": "FMS"}, ""),
        ("EUM-04", {"acquisition_path": "TPT_IN"}, "third-party transfer; who gave it"),
        ("EUM-04", {"acquisition_path": "TPT_IN", "origin_note": "From Atlantis"}, ""),
        ("EUM-32", {"disposition": "ACTIVE"}, ""),
        ("EUM-32", {"disposition": "ORIGIN_QUERY"}, "Its origin is not settled"),
        ("EUM-PAIR", {}, ""),
        ("EUM-PAIR", {"paired_item_id": 102, "site_id": 11}, ""),
        ("EUM-PAIR", {"paired_item_id": 102, "site_id": 12}, "T-1, with which it belongs, is at Depot North"),
        ("EUM-PAIR", {"paired_item_id": 102}, "this one at an unknown site"),
        ("EUM-PAIR", {"paired_item_id": 102, "site_id": 12, "bears_inventory": False}, ""),
        ("EUM-PAIR", {"paired_item_id": 103, "site_id": 12}, "T-2, with which it belongs, is no longer held"),
    ],
)
def test_what_an_item_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    zeros = make(ArticleType, 3, article_code="MSL", serial_pattern="####", eum_level="ENHANCED")
    tubes = [
        item(102, mark="T-1", site_id=11), item(103, mark="T-2", site_id=11, bears_inventory=False)
    ]  # fmt: skip
    told = messages(rule, item(**values), [NVD, TRUCK, zeros, NORTH, SOUTH, *tubes], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)
