"""Rules about bills and contracting requests, at the turns of quarters."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.filing import PartnerRequest, SaProgramme
from models.cases.payments import CaseBill
from models.cases.rules_money import payment_day
from models.kinds import Kind
from models.office.places import Country
from tests.models.making import changed, findings, looked, make, messages

TODAY = date(2026, 3, 2)
CASE = make(CaseFile, 1, case_designator="BN-B-SAA", case_kind="FMS", case_state="IMPLEMENTED", country_id=4,
            implemented_on=date(2025, 6, 30))  # fmt: skip
SPECIAL = make(SaProgramme, 5, country_id=4, special_billing=True, fee_any_amount=True)
PLAIN = make(SaProgramme, 5, country_id=4)
COUNTRY = make(Country, 4)
ENDED = date(2025, 12, 31)


def bill(bill_id: int = 9, **values: Any) -> Any:
    usual = {"case_id": 1, "bill_kind": "DD645", "period_ended_on": ENDED, "amount_due": 1_250_000_00}
    return make(CaseBill, bill_id, **usual | values)


@pytest.mark.parametrize(
    ("ended", "due"),
    [
        (date(2025, 12, 31), date(2026, 3, 15)), (date(2026, 3, 31), date(2026, 6, 15)),
        (date(2026, 6, 30), date(2026, 9, 15)), (date(2026, 9, 30), date(2026, 12, 15)),
        (date(2026, 10, 1), date(2027, 3, 15)),
    ],
)  # fmt: skip
def test_the_four_days_of_payment(ended: date, due: date) -> None:
    assert payment_day(ended) == due


@pytest.mark.parametrize(
    ("have", "today", "missing", "again"),
    [
        ((), date(2026, 1, 14), "quarters that ended 30 Jun 2025 and 30 Sep 2025.", date(2026, 1, 15)),
        ((), date(2026, 1, 15), "quarters that ended 30 Jun 2025, 30 Sep 2025 and 31 Dec 2025.", date(2026, 4, 15)),
        ((date(2025, 6, 30), date(2025, 9, 30)), date(2026, 1, 15), "quarter that ended 31 Dec 2025.",
         date(2026, 4, 15)),
        ((date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)), date(2026, 1, 15), "", date(2026, 4, 15)),
        ((), date(2027, 3, 1), "quarters that ended 31 Mar 2026, 30 Jun 2026, 30 Sep 2026 and 31 Dec 2026.",
         date(2027, 4, 15)),
        ((), date(2026, 10, 1), "quarters that ended 30 Sep 2025, 31 Dec 2025, 31 Mar 2026 and 30 Jun 2026.",
         date(2026, 10, 15)),
    ],
)  # fmt: skip
def test_the_statement_of_a_quarter_is_missed(
    have: tuple[date, ...], today: date, missing: str, again: date
) -> None:
    rows = [bill(20 + at, period_ended_on=day) for at, day in enumerate(have)]
    found, looks = looked("CASE-E-09", CASE, rows, today)
    assert [missing in each.message for each in found] == [True] * bool(missing) and looks == again


@pytest.mark.parametrize(
    "values", [{"case_kind": "BPC"}, {"case_state": "OFFERED"}, {"implemented_on": None}]
)
def test_cases_that_get_no_statement(values: dict[str, Any]) -> None:
    assert not messages("CASE-E-09", changed(CASE, **values), [], TODAY)


LETTER = bill(10, bill_kind="SBL")


@pytest.mark.parametrize(
    ("values", "rows", "today", "said", "again"),
    [
        ({}, [], date(2026, 3, 15), "$1,250,000 is due on 15 Mar 2026", date(2026, 3, 16)),
        ({}, [], date(2026, 3, 16), "$1,250,000 was due on 15 Mar 2026: remind the partner", None),
        ({"bill_due_on": date(2026, 3, 20)}, [], date(2026, 3, 20), "is due on 20 Mar 2026", date(2026, 3, 21)),
        ({"paid_on": TODAY}, [], TODAY, "", None),
        ({"amount_due": 0}, [], TODAY, "", None),
        ({}, [LETTER], TODAY, "", None),
        ({}, [changed(LETTER, period_ended_on=date(2025, 9, 30))], TODAY, "is due", date(2026, 3, 16)),
        ({"bill_kind": "SBL"}, [LETTER], TODAY, "is due", date(2026, 3, 16)),
    ],
)  # fmt: skip
def test_what_a_bill_says_is_owed(
    values: dict[str, Any], rows: list[Kind], today: date, said: str, again: date | None
) -> None:
    record = bill(**values)
    found, looks = looked("CASE-E-09A", record, [CASE, record, *rows], today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""), ({"bill_due_on": date(2026, 3, 15)}, ""),
        ({"bill_due_on": date(2026, 3, 16)}, "the calendar has 15 Mar 2026"),
        ({"period_ended_on": date(2025, 12, 30)}, "30 Dec 2025 is not the end of a quarter"),
        ({"period_ended_on": date(2024, 2, 29)}, "29 Feb 2024 is not the end of a quarter"),
    ],
)  # fmt: skip
def test_a_bill_is_of_a_quarter(values: dict[str, Any], said: str) -> None:
    told = messages("CASE-E-09B", bill(**values), [], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


@pytest.mark.parametrize(
    ("kind", "programme", "others", "said"),
    [
        ("DD645", SPECIAL, [], "the amount is that of the Special Bill Letter"),
        ("DD645", SPECIAL, [LETTER], ""),
        ("DD645", PLAIN, [], ""),
        ("SBL", SPECIAL, [], ""),
        ("SBL", PLAIN, [], "is not recorded as one with special billing"),
    ],
)  # fmt: skip
def test_a_special_bill_letter_supersedes(kind: str, programme: Kind, others: list[Kind], said: str) -> None:
    record = bill(bill_kind=kind)
    told = messages("CASE-E-10", record, [CASE, COUNTRY, programme, record, *others], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


def test_a_letter_of_a_country_without_a_programme_is_left_alone() -> None:
    record = bill(bill_kind="SBL")
    assert not messages("CASE-E-10", record, [CASE, COUNTRY, record], TODAY)


@pytest.mark.parametrize(
    ("rule", "values", "programme", "said"),
    [
        ("CASE-E-16", {"request_kind": "CONTINGENT_FEE", "fee_amount": 50_000_01}, PLAIN, "is more than $50,000"),
        ("CASE-E-16", {"request_kind": "CONTINGENT_FEE", "fee_amount": 50_000_00}, PLAIN, ""),
        ("CASE-E-16", {"request_kind": "CONTINGENT_FEE", "fee_amount": 1_00}, SPECIAL, "this one of $1 too"),
        ("CASE-E-16", {"request_kind": "CONTINGENT_FEE"}, PLAIN, "How much the fee is"),
        ("CASE-E-16", {"request_kind": "CONTINGENT_FEE", "replied_on": TODAY}, PLAIN, ""),
        ("CASE-E-16", {"request_kind": "OFFSET", "fee_amount": 50_000_01}, PLAIN, ""),
        ("CASE-E-17", {"request_kind": "NEGOTIATION", "asked_on": date(2024, 1, 31)}, PLAIN, "by 01 Mar 2024"),
        ("CASE-E-17", {"request_kind": "NEGOTIATION"}, PLAIN, ""),
        ("CASE-E-17", {"request_kind": "NEGOTIATION", "asked_on": TODAY, "replied_on": TODAY}, PLAIN, ""),
        ("CASE-E-18", {"request_kind": "OFFSET"}, PLAIN, "refer the partner to the firm"),
        ("CASE-E-18", {"request_kind": "OFFSET", "referred_on": TODAY}, PLAIN, ""),
        ("CASE-E-18", {"request_kind": "SOLE_SOURCE"}, PLAIN, ""),
    ],
)  # fmt: skip
def test_what_a_request_about_contracting_is_told(
    rule: str, values: dict[str, Any], programme: Kind, said: str
) -> None:
    found = findings(rule, make(PartnerRequest, 30, case_id=1, **values), [CASE, COUNTRY, programme], TODAY)
    assert [said in each.message for each in found] == [True] * bool(said)
