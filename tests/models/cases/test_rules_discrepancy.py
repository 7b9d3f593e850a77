"""Rules about discrepancy reports, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.shipments import Sdr
from tests.models.making import findings, looked, make, messages

TODAY = date(2026, 3, 2)
FMS = make(CaseFile, 1, case_designator="BN-B-SAA", case_kind="FMS")
BPC = make(CaseFile, 2, case_designator="B1-B-SAA", case_kind="BPC")


def sdr(**values: Any) -> Any:
    return make(Sdr, 9, **{"case_id": 1, "sdr_no": "A0010-BN-SAA/001", "sdr_basis": "ARTICLE"} | values)


SERVICE = {"sdr_basis": "SERVICE", "performance_ended_on": date(2025, 9, 30)}
NEVER = {"sdr_basis": "NON_RECEIPT", "scheduled_on": date(2025, 3, 1), "first_billed_on": date(2025, 4, 15)}


@pytest.mark.parametrize(
    ("rule", "values", "today", "due", "said"),
    [
        ("CASE-S-01", {"delivered_on": date(2025, 3, 2), "title_passed_on": date(2025, 3, 5)}, TODAY, date(2026, 3, 2),
         "It may be filed until 02 Mar 2026, counted from the earlier of delivery"),
        ("CASE-S-01", {"delivered_on": date(2025, 3, 2), "title_passed_on": date(2025, 3, 1)}, TODAY, date(2026, 3, 1),
         "It could be filed until 01 Mar 2026"),
        ("CASE-S-01", {"delivered_on": date(2024, 2, 29)}, date(2025, 2, 28), date(2025, 2, 28), "may be filed until"),
        ("CASE-S-01", {"delivered_on": date(2024, 2, 29)}, date(2025, 3, 1), date(2025, 2, 28), "could be filed"),
        ("CASE-S-01", {"delivered_on": date(2023, 2, 28)}, date(2024, 2, 29), date(2024, 2, 28), "could be filed"),
        ("CASE-S-01", {"delivered_on": date(2025, 3, 2), "sent_on": TODAY}, TODAY, None, ""),
        ("CASE-S-01", {"delivered_on": date(2025, 3, 1), "sent_on": TODAY}, TODAY, None, "after the last day, 01 Mar"),
        ("CASE-S-01", {}, TODAY, None, "the earlier of delivery and passage of title is not recorded"),
        ("CASE-S-01", SERVICE, TODAY, None, ""),
        ("CASE-S-02", SERVICE, TODAY, date(2026, 9, 30), "until 30 Sep 2026, counted from the end of performance"),
        ("CASE-S-02", SERVICE | {"performance_ended_on": None}, TODAY, None, "end of performance is not recorded"),
        ("CASE-S-03", NEVER, TODAY, date(2026, 4, 15), "It may be filed until 15 Apr 2026"),
        ("CASE-S-03", NEVER | {"first_billed_on": None}, TODAY, date(2026, 3, 1), "could be filed until 01 Mar 2026"),
        ("CASE-S-03", NEVER | {"sdr_basis": "BILLING"}, TODAY, date(2026, 4, 15), "It may be filed until 15 Apr 2026"),
        ("CASE-S-04", {"delivered_on": date(2025, 6, 1), "warranty_ends_on": date(2026, 4, 1)}, TODAY,
         date(2026, 4, 1), "while the warranty lasts"),
        ("CASE-S-04", {"delivered_on": date(2025, 6, 1), "warranty_ends_on": date(2026, 6, 1)}, TODAY, None, ""),
        ("CASE-S-04", {"warranty_ends_on": date(2026, 6, 1)}, TODAY, date(2026, 6, 1), "while the warranty lasts"),
        ("CASE-S-06", {"dangerous": True, "found_on": date(2026, 2, 28)}, TODAY, date(2026, 3, 1), "24 hours end on"),
        ("CASE-S-06", {"dangerous": True, "found_on": TODAY, "urgent_told_on": date(2026, 3, 3)}, TODAY, None, ""),
        ("CASE-S-06", {"dangerous": True, "found_on": TODAY, "urgent_told_on": date(2026, 3, 4)}, TODAY, None,
         "Reported on 04 Mar 2026, after the 24 hours"),
        ("CASE-S-06", {"dangerous": True}, TODAY, None, "The day it was found is not recorded"),
        ("CASE-S-06", {"found_on": TODAY}, TODAY, None, ""),
        ("CASE-S-06A", {"dangerous": True, "return_directed_on": TODAY}, TODAY, date(2026, 4, 1), "returned by 01 Apr"),
        ("CASE-S-06A", {"return_directed_on": TODAY}, TODAY, date(2026, 8, 29), "returned by 29 Aug 2026"),
        ("CASE-S-06A", {"return_directed_on": TODAY, "returned_on": date(2026, 8, 29)}, TODAY, None, ""),
        ("CASE-S-06A", {"return_directed_on": TODAY, "returned_on": date(2026, 8, 30)}, TODAY, None, "after 29 Aug"),
        ("CASE-S-07", {"usg_liability": 5_000_001, "package_complete_on": TODAY}, TODAY, date(2026, 5, 1), "by 01 May"),
        ("CASE-S-07", {"usg_liability": 5_000_001}, TODAY, None, "$50,000.01 is more than $50,000"),
        ("CASE-S-07", {"usg_liability": 5_000_000, "package_complete_on": TODAY}, TODAY, None, ""),
        ("CASE-S-07", {"usg_liability": 5_000_001, "sdr_answered_on": TODAY}, TODAY, None, ""),
    ],
)  # fmt: skip
def test_until_when_something_is_due(
    rule: str, values: dict[str, Any], today: date, due: date | None, said: str
) -> None:
    found = findings(rule, sdr(**values), [FMS], today)
    assert [each.due_on for each in found] == ([due] if said else [])
    assert all(said in each.message for each in found)


def test_the_sum_of_a_limit_and_the_day_after_it() -> None:
    (found,), again = looked("CASE-S-01", sdr(delivered_on=date(2025, 3, 2)), [], TODAY)
    assert found.sum == "02 Mar 2025 + 12 months = 02 Mar 2026" and again == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("CASE-S-05", {"claim_value": 15_000, "handling_value": 4_999}, "$199.99 with handling is less than $200"),
        ("CASE-S-05", {"claim_value": 15_000, "handling_value": 5_000}, ""),
        ("CASE-S-05", {"claim_value": 20_000}, ""),
        ("CASE-S-05", {"handling_value": 100}, ""),
        ("CASE-S-08", {"disposition": "CREDIT"}, "until then nothing is promised"),
        ("CASE-S-08", {"disposition": "CREDIT", "sdr_answered_on": TODAY}, ""),
        ("CASE-S-09", {"case_id": 2, "prepared_on": date(2025, 12, 5)}, ""),
        ("CASE-S-09", {"case_id": 2, "prepared_on": date(2025, 12, 6)}, "The process is not for BPC cases"),
        ("CASE-S-09", {"case_id": 2}, "The process is not for BPC cases"),
        ("CASE-S-09", {"case_id": 2, "sdr_closed_on": TODAY}, ""),
        ("CASE-S-09", {"case_id": 1}, ""),
    ],
)  # fmt: skip
def test_what_a_report_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, sdr(**values), [FMS, BPC], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


def test_the_edition_is_cited_that_counts() -> None:
    (found,) = findings("CASE-S-09", sdr(case_id=2, prepared_on=TODAY), [BPC], TODAY)
    assert found.cites == "DSCA 21-74" and found.inputs["edition"] == "SAMM 2025"
