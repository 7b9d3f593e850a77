"""Rules about changes of the offer, hard news, deliveries and suspension, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.deliveries import DeliveryPlan
from models.cases.filing import Escalation, SaProgramme
from models.cases.offers import CaseLine, LoaVersion, PenAndInk
from models.kinds import Kind
from models.office.places import Country
from tests.models.making import changed, looked, make, messages

TODAY = date(2026, 3, 2)
CASE = make(CaseFile, 1, case_designator="BN-B-SAA", case_kind="FMS", case_state="IMPLEMENTED", cn_required=True,
            country_id=4)  # fmt: skip
SMALL = changed(CASE, cn_required=False)
BPC = changed(CASE, case_kind="BPC")
INKED = make(PenAndInk, 60, version_id=9)
MOVE: dict[str, Any] = {
    "doc_type": "MODIFICATION", "concurrent_with": "BN-B-SAA, BN-D-QAB", "based_on": "MOD/12",
    "purpose_text": "Moves value between bn-b-saa and BN-D-QAB.", "change_value": -100,
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "values", "rows", "said"),
    [
        ("CASE-E-01", {"doc_type": "MODIFICATION", "scope_change": True}, [], "that takes an amendment"),
        ("CASE-E-01", {"doc_type": "AMENDMENT", "scope_change": True}, [], ""),
        ("CASE-E-01", {"doc_type": "AMENDMENT", "scope_change": False}, [], "a modification does"),
        ("CASE-E-01", {"doc_type": "MODIFICATION", "scope_change": False}, [], ""),
        ("CASE-E-01", {"doc_type": "MODIFICATION"}, [], ""),
        ("CASE-E-01", {"doc_type": "AMENDMENT"}, [], ""),
        ("CASE-E-01", {"doc_type": "BASIC", "scope_change": True}, [], ""),
        ("CASE-E-02", {"doc_type": "MODIFICATION"}, [], "Which of the allowed modifications"),
        ("CASE-E-02", {"doc_type": "MODIFICATION", "modification_kind": "PRICE"}, [], ""),
        ("CASE-E-02", {"doc_type": "MODIFICATION", "modification_kind": "OTHER"}, [], "does not say which"),
        ("CASE-E-02", {"doc_type": "MODIFICATION", "modification_kind": "OTHER", "purpose_text": "Splits a line"}, [],
         ""),
        ("CASE-E-02", {"doc_type": "AMENDMENT"}, [], ""),
        ("CASE-E-03", {"doc_type": "MODIFICATION", "implemented_on": TODAY, "dcsgn_on": TODAY}, [], ""),
        ("CASE-E-03", {"doc_type": "MODIFICATION", "implemented_on": TODAY, "dcsgn_on": date(2026, 3, 3)}, [],
         "before the countersignature of 03 Mar 2026"),
        ("CASE-E-03", {"doc_type": "MODIFICATION", "implemented_on": TODAY}, [], "no countersignature is recorded"),
        ("CASE-E-03", {"doc_type": "MODIFICATION"}, [INKED], "is not changed by hand"),
        ("CASE-E-03", {"doc_type": "AMENDMENT", "implemented_on": TODAY}, [INKED], ""),
        ("CASE-E-04", {"doc_type": "AMENDMENT", "implemented_on": TODAY, "signed_on": TODAY}, [], ""),
        ("CASE-E-04", {"doc_type": "AMENDMENT", "implemented_on": TODAY, "signed_on": date(2026, 3, 3)}, [],
         "before the signature of 03 Mar 2026"),
        ("CASE-E-04", {"doc_type": "AMENDMENT", "implemented_on": TODAY}, [], "no signature is recorded"),
        ("CASE-E-04", {"doc_type": "AMENDMENT"}, [], ""),
        ("CASE-E-05", {"doc_type": "AMENDMENT"}, [CASE], ""),
        ("CASE-E-05", MOVE, [CASE], ""),
        ("CASE-E-05", MOVE | {"doc_type": "AMENDMENT"}, [CASE], "by modifications alone"),
        ("CASE-E-05", MOVE | {"based_on": None}, [CASE], "request of the partner's official is not recorded"),
        ("CASE-E-05", MOVE | {"purpose_text": "Moves value to BN-B-SAA."}, [CASE], "does not name BN-D-QAB."),
        ("CASE-E-05", MOVE, [changed(CASE, case_state="OFFERED")], "The case is not implemented"),
        ("CASE-E-05", MOVE | {"change_value": 12_345}, [CASE], "rises by $123.45: the others together fall"),
        ("CASE-E-06", {"doc_type": "AMENDMENT"}, [], "only where support would lapse"),
        ("CASE-E-06", {"doc_type": "AMENDMENT", "based_on": "MOD/45"}, [], ""),
        ("CASE-E-06", {"doc_type": "MODIFICATION"}, [], ""),
    ],
)  # fmt: skip
def test_what_a_change_of_the_offer_is_told(
    rule: str, values: dict[str, Any], rows: list[Kind], said: str
) -> None:
    told = messages(rule, make(LoaVersion, 9, case_id=1, **values), rows, TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


@pytest.mark.parametrize(
    ("values", "case", "told"),
    [
        ({"sensitive_news": "PRICE"}, CASE, 1), ({"sensitive_news": "DELAY"}, CASE, 1),
        ({"sensitive_news": "PRICE"}, SMALL, 0), ({"sensitive_news": "DELAY"}, SMALL, 0),
        ({"sensitive_news": "EFFECT"}, SMALL, 1), ({"sensitive_news": "RELIABILITY"}, SMALL, 1),
        ({"sensitive_news": "PRICE"}, changed(CASE, cn_required=None), 1),
        ({"sensitive_news": "PRICE", "news_cleared_on": TODAY}, CASE, 0),
        ({"sensitive_news": "NONE"}, CASE, 0), ({}, CASE, 0),
    ],
)  # fmt: skip
def test_hard_news_is_agreed_first(values: dict[str, Any], case: Kind, told: int) -> None:
    assert len(messages("CASE-E-07", make(Escalation, 9, case_id=1, **values), [case], TODAY)) == told


@pytest.mark.parametrize(
    ("before", "rise", "values", "case", "told"),
    [
        (100_000_00, 10_000_00, {}, CASE, 1), (100_000_00, 9_999_99, {}, CASE, 0),
        (500_000_000_00, 25_000_000_00, {}, CASE, 1), (500_000_000_00, 24_999_999_99, {}, CASE, 0),
        (100_000_00, 10_000_00, {}, SMALL, 0), (100_000_00, 10_000_00, {"signed_on": TODAY}, CASE, 0),
        (100_000_00, 10_000_00, {"doc_type": "BASIC"}, CASE, 0), (100_000_00, -10_000_00, {}, CASE, 0),
    ],
)  # fmt: skip
def test_a_rise_by_a_tenth_or_25_million(
    before: int, rise: int, values: dict[str, Any], case: Kind, told: int
) -> None:
    record = make(LoaVersion, 9, **{"case_id": 1, "doc_type": "AMENDMENT", "previous_total": before,
                                    "change_value": rise} | values)  # fmt: skip
    assert len(messages("CASE-E-07A", record, [case], TODAY)) == told


QUARTERS = ((date(2025, 9, 30), 4), (date(2025, 12, 31), 3), (date(2026, 3, 31), 5))


@pytest.mark.parametrize(
    ("values", "today", "said", "again"),
    [
        ({"delivered_qty": 4}, date(2025, 12, 31), "", date(2026, 1, 1)),
        ({"delivered_qty": 4}, date(2026, 1, 1), "7 were planned by 31 Dec 2025, 4 are reported", date(2026, 4, 1)),
        ({}, date(2025, 10, 1), "4 were planned by 30 Sep 2025, 0 are reported", date(2026, 1, 1)),
        ({"delivered_qty": 7}, TODAY, "", date(2026, 4, 1)),
        ({"delivered_qty": 11}, date(2026, 4, 1), "12 were planned by 31 Mar 2026, 11 are reported", None),
        ({"line_status": "SSC"}, TODAY, "", None),
        ({"qty": None}, TODAY, "", None),
        ({"qty": 6, "delivered_qty": 5}, TODAY, "7 were planned by 31 Dec 2025, 5 are reported", date(2026, 4, 1)),
        ({"qty": 6, "delivered_qty": 6}, TODAY, "", None),  # whole: no quarter is looked at again
    ],
)  # fmt: skip
def test_deliveries_are_followed_quarter_by_quarter(
    values: dict[str, Any], today: date, said: str, again: date | None
) -> None:
    record = make(CaseLine, 9, **{"case_id": 1, "line_no": "001", "line_status": "OPEN", "qty": 12} | values)
    rows = [make(DeliveryPlan, 20 + at, line_id=9, planned_quarter=day, planned_qty=many)
            for at, (day, many) in enumerate(QUARTERS)]  # fmt: skip
    found, looks = looked("CASE-E-08", record, rows, today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("values", "case", "said"),
    [
        ({"sole_source": "Harbour Yards"}, BPC, ["names Harbour Yards as sole source"]),
        ({"sole_source": "Harbour Yards"}, CASE, []),
        ({"generic_code": "R9B"}, BPC, ["A line that is not specific"]),
        ({"masl": "079200N0NSPRQ"}, BPC, ["A line that is not specific"]),
        ({"masl": "079200N0NSPRQ"}, CASE, []),
        ({"masl": "9A0000"}, BPC, []),
    ],
)  # fmt: skip
def test_what_only_fms_lines_may_have(values: dict[str, Any], case: Kind, said: list[str]) -> None:
    told = messages("CASE-E-19", make(CaseLine, 9, case_id=1, line_no="001", **values), [case], TODAY)
    assert all(words in each for words, each in zip(said, told, strict=True))


SUSPENDED = make(SaProgramme, 5, country_id=4, suspended_from=date(2026, 2, 20), suspension_text="Arrears")
ENDING = changed(SUSPENDED, suspended_to=TODAY)


@pytest.mark.parametrize(
    ("programme", "today", "told", "again"),
    [
        (SUSPENDED, date(2026, 2, 19), 0, date(2026, 2, 20)), (SUSPENDED, date(2026, 2, 20), 1, None),
        (ENDING, TODAY, 1, date(2026, 3, 3)), (ENDING, date(2026, 3, 3), 0, None),
        (changed(SUSPENDED, suspended_from=None), TODAY, 0, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("rule", "case"),
    [
        ("CASE-E-14", None), ("CASE-E-14A", CASE),
        ("CASE-E-15", changed(CASE, case_state="ACCEPTED", funding_source="FMF_NONREPAYABLE")),
    ],
)  # fmt: skip
def test_a_suspended_country(
    rule: str, case: Kind | None, programme: Kind, today: date, told: int, again: date | None
) -> None:
    found, looks = looked(rule, case or programme, [make(Country, 4), programme], today)
    assert len(found) == told and looks == again


def test_the_agencys_reports_are_due_10_and_21_days_after_a_suspension() -> None:
    (told,) = messages("CASE-E-14", SUSPENDED, [], TODAY)
    assert "the impact by 02 Mar 2026 and the rest by 13 Mar 2026" in told


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("CASE-E-14A", {"case_state": "SUSPENDED"}), ("CASE-E-14A", {"case_state": "OFFERED"}),
        ("CASE-E-15", {"case_state": "ACCEPTED", "funding_source": "NATIONAL"}),
        ("CASE-E-15", {"case_state": "IMPLEMENTED", "funding_source": "FMF_REPAYABLE"}),
    ],
)  # fmt: skip
def test_cases_that_a_suspension_leaves_alone(rule: str, values: dict[str, Any]) -> None:
    assert not messages(rule, changed(CASE, **values), [make(Country, 4), SUSPENDED], TODAY)
