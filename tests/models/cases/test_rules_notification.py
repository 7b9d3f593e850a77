"""Rules about congressional notification: thresholds to the dollar, periods to the day."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.filing import SaProgramme
from models.cases.offers import LoaVersion
from models.cases.requests import Lor, LorArticle, LorCase
from models.office.places import Country
from tests.models.making import findings, looked, make, messages

TODAY = date(2026, 9, 1)
MILLION = 100_000_000
"""A million dollars in cents."""
NOTIFIED = date(2028, 2, 14)


def case(**values: Any) -> Any:
    return make(CaseFile, 9, **{"case_kind": "FMS", "country_id": 50} | values)


def of_group(group: str | None) -> list[Any]:
    return [make(Country, 50, country_code="BN"), make(SaProgramme, 60, country_id=50, purchaser_group=group)]


@pytest.mark.parametrize(
    ("group", "key", "millions"),
    [
        ("NATO_PLUS", "mde_value", 25), ("NATO_PLUS", "total_value", 100), ("NATO_PLUS", "construction_value", 300),
        ("NATO_ORGANIZATION", "mde_value", 14), ("NATO_ORGANIZATION", "total_value", 50),
        ("NATO_ORGANIZATION", "construction_value", 200),
        ("OTHER", "mde_value", 14), ("OTHER", "total_value", 50), ("OTHER", "construction_value", 200),
    ],
)  # fmt: skip
def test_thresholds_to_the_dollar(group: str, key: str, millions: int) -> None:
    limit = millions * MILLION
    assert messages("CASE-N-01", case(**{key: limit - 1}), of_group(group), TODAY) == []
    told = messages("CASE-N-01", case(**{key: limit}), of_group(group), TODAY)
    assert len(told) == 1 and f"reaches USD {millions},000,000" in told[0]
    assert messages("CASE-N-01", case(cn_required=True, **{key: limit}), of_group(group), TODAY) == []
    assert messages("CASE-N-01", case(**{key: limit} | {"case_kind": "BPC"}), of_group(group), TODAY) == []


def test_an_unknown_group_is_said() -> None:
    told = messages("CASE-N-01", case(mde_value=14 * MILLION), of_group(None), TODAY)
    assert "notification group is not recorded" in told[0]


@pytest.mark.parametrize(
    ("group", "values", "today", "said", "again"),
    [
        ("OTHER", {}, TODAY, "", None),
        ("OTHER", {"cn_required": True}, TODAY, "the day of notification is not recorded", None),
        ("OTHER", {"mde_value": 14 * MILLION}, TODAY, "the day of notification is not recorded", None),
        ("NATO_PLUS", {"mde_value": 14 * MILLION}, TODAY, "", None),
        ("NATO_PLUS", {"cn_notified_on": NOTIFIED}, date(2028, 2, 29), "Nothing is offered before 01 Mar 2028",
         date(2028, 3, 1)),
        ("NATO_PLUS", {"cn_notified_on": NOTIFIED}, date(2028, 3, 1), "", None),
        ("NATO_ORGANIZATION", {"cn_notified_on": NOTIFIED}, date(2028, 3, 1), "", None),
        ("OTHER", {"cn_notified_on": NOTIFIED}, date(2028, 3, 15), "before 16 Mar 2028", date(2028, 3, 16)),
        ("OTHER", {"cn_notified_on": NOTIFIED}, date(2028, 3, 16), "", None),
        ("OTHER", {"cn_notified_on": NOTIFIED, "cn_kind": "B5A"}, NOTIFIED, "", None),
        ("OTHER", {"cn_notified_on": NOTIFIED, "offered_on": date(2028, 3, 15)}, date(2028, 4, 1),
         "Offered on 15 Mar 2028, before 16 Mar 2028", None),
        ("OTHER", {"cn_notified_on": NOTIFIED, "offered_on": date(2028, 3, 16)}, date(2028, 4, 1), "", None),
        ("OTHER", {"cn_required": True, "case_kind": "BPC"}, TODAY, "", None),
    ],
)  # fmt: skip
def test_no_offer_before_the_period_is_over(
    group: str, values: dict[str, Any], today: date, said: str, again: date | None
) -> None:
    found, looks = looked("CASE-N-04", case(**values), of_group(group), today)
    assert len(found) == bool(said) and all(said in each.message for each in found) and looks == again


@pytest.mark.parametrize(
    ("group", "values", "due"),
    [
        ("NATO_PLUS", {}, date(2026, 9, 21)), ("NATO_ORGANIZATION", {}, date(2026, 10, 1)),
        ("OTHER", {}, date(2026, 10, 1)), ("NATO_PLUS", {"cn_sensitive": True}, date(2026, 10, 11)),
        ("OTHER", {"cn_notified_on": TODAY}, None),
    ],
)  # fmt: skip
def test_tiers_of_review(group: str, values: dict[str, Any], due: date | None) -> None:
    found = findings("CASE-N-05", case(cn_tiered_from=TODAY, **values), of_group(group), TODAY)
    assert [each.due_on for each in found] == ([due] if due else [])


@pytest.mark.parametrize(
    ("today", "told", "again"), [(date(2028, 3, 29), 1, date(2028, 3, 30)), (date(2028, 3, 30), 0, None)]
)
def test_an_enhancement_is_delivered_45_days_later(today: date, told: int, again: date | None) -> None:
    found, looks = looked("CASE-N-06", case(cn_kind="B5A", cn_notified_on=NOTIFIED), [], today)
    assert (len(found), looks) == (told, again)


@pytest.mark.parametrize(
    ("values", "told"),
    [({}, 1), ({"accepted_on": TODAY}, 0), ({"case_state": "IMPLEMENTED"}, 0), ({"case_state": "SSC"}, 0)],
)
def test_a_notification_counts_five_years(values: dict[str, Any], told: int) -> None:
    found = findings("CASE-N-07", case(cn_notified_on=date(2024, 2, 29), **values), [], TODAY)
    assert [each.due_on for each in found] == [date(2029, 2, 28)] * told


@pytest.mark.parametrize(
    ("rule", "values", "of_case", "said"),
    [
        ("CASE-N-02", {"previous_total": 49 * MILLION, "total_cost": 50 * MILLION}, {}, "lifts the case from USD 49"),
        ("CASE-N-02", {"previous_total": 49 * MILLION, "total_cost": 50 * MILLION - 1}, {}, ""),
        ("CASE-N-02", {"previous_total": 50 * MILLION, "total_cost": 60 * MILLION}, {}, ""),
        ("CASE-N-02", {"previous_total": 49 * MILLION, "total_cost": 50 * MILLION}, {"cn_notified_on": TODAY}, ""),
        ("CASE-N-03", {"scope_change": True, "change_value": 50 * MILLION}, {"cn_notified_on": TODAY}, "(5)(C)"),
        ("CASE-N-03", {"scope_change": True, "change_value": 50 * MILLION - 1}, {"cn_notified_on": TODAY}, "(5)(A)"),
        ("CASE-N-03", {"scope_change": True, "change_value": 50 * MILLION}, {}, ""),
    ],
)  # fmt: skip
def test_changes_of_value(rule: str, values: dict[str, Any], of_case: dict[str, Any], said: str) -> None:
    record = make(LoaVersion, 3, case_id=9, doc_type="AMENDMENT", **values)
    told = messages(rule, record, [case(**of_case), *of_group("OTHER")], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


def test_dsca_has_a_copy_in_ten_days() -> None:
    record = make(Lor, 1, lor_ref="MOD/45", cta_likely_cn=True, lor_dated_on=date(2028, 2, 20))
    assert "01 Mar 2028" in messages("CASE-N-08", record, [], TODAY)[0]


@pytest.mark.parametrize(("millions", "sme", "told"), [(7, False, 1), (6, False, 0), (1, True, 1)])
def test_a_grant_of_excess_articles(millions: int, sme: bool, told: int) -> None:
    rows = [make(Lor, 1, lor_ref="MOD/45"), make(LorCase, 2, case_id=9, lor_id=1),
            make(LorArticle, 5, lor_id=1, nomenclature="Truck", sme=sme)]  # fmt: skip
    record = case(funding_source="EDA_GRANT", total_value=millions * MILLION)
    assert len(messages("CASE-N-09", record, rows, TODAY)) == told
