"""Rules about the offer of a case and its versions, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile, CaseHold, CaseMilestone, CaseStep, CaseTerm
from models.cases.clock import first_payment, stopped_days
from models.cases.deliveries import DeliveryPlan
from models.cases.filing import SaProgramme
from models.cases.offers import CaseLine, LoaVersion, PenAndInk
from models.cases.payments import CasePayment
from models.office.places import Country
from tests.models.making import POLICY, findings, looked, make, messages

TODAY = date(2026, 9, 1)
OED = date(2026, 8, 31)
COUNTRY = make(Country, 50, country_code="BN")


def case(**values: Any) -> Any:
    return make(CaseFile, 9, **{"case_designator": "BN-B-SAA", "case_kind": "FMS", "country_id": 50} | values)


def version(**values: Any) -> Any:
    return make(LoaVersion, 3, **{"case_id": 9, "doc_type": "BASIC"} | values)


def hold(record_id: int, kind: str, begins: date, ends: date | None) -> Any:
    return make(CaseHold, record_id, case_id=9, hold_kind=kind, held_from=begins, held_to=ends)


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("CASE-O-00", {"case_designator": "BN-SAA"}, "is no case identifier"),
        ("CASE-O-00", {"case_designator": "bnbsaa"}, ""),
        ("CASE-O-24", {"accepted_on": date(2026, 9, 2)}, "Accepted on, 02 Sep 2026, is still to come."),
        ("CASE-O-24", {"accepted_on": TODAY, "oed": date(2026, 9, 2)}, ""),
        ("CASE-O-23", {}, "Not recorded: whether it is defined or blanket and who pays."),
        ("CASE-O-23", {"case_kind": None}, "who pays. It is judged as FMS until then."),
        ("CASE-O-23", {"case_state": "CLOSED"}, ""),
        ("CASE-O-23", {"order_type": "DEFINED", "funding_source": "NATIONAL"}, ""),
        ("CASE-O-21", {"offered_on": TODAY, "oed": OED}, "Offer expires, 31 Aug 2026, lies before offered on"),
        ("CASE-O-21", {"offered_on": OED, "oed": OED, "accepted_on": OED}, ""),
        ("CASE-P-06", {"funding_source": "FMF_REPAYABLE"}, "neither a project of the approved baseline nor"),
        ("CASE-P-06", {"funding_source": "FMF_REPAYABLE", "deviation_ref": "D-1"}, ""),
        ("CASE-P-06", {"funding_source": "FMF_REPAYABLE", "case_state": "CLOSED"}, ""),
        ("CASE-O-17", {}, "foreign disclosure is approved and the international transfer is arranged."),
        ("CASE-O-17", {"case_kind": "BPC"}, ""),
        ("CASE-O-17", {"case_state": "IMPLEMENTED"}, ""),
        ("CASE-O-17", {"disclosure_approved_on": OED, "transfer_arranged_on": OED, "accepted_on": OED}, ""),
        ("CASE-O-17", {"disclosure_approved_on": TODAY, "transfer_arranged_on": OED, "accepted_on": OED},
         "Signed on 31 Aug 2026, before foreign disclosure is approved."),
        ("CASE-O-11", {"sco_signs": False}, "no note obliges the signer"),
        ("CASE-O-11", {"sco_signs": False, "signer_note": True}, ""),
        ("CASE-O-11", {"sco_signs": True}, ""),
        ("CASE-O-13", {"case_state": "ACCEPTED", "deposit_received_on": OED}, "day of acceptance is not recorded"),
        ("CASE-O-13", {"case_state": "ACCEPTED", "accepted_on": OED}, "deposit is not recorded as received"),
        ("CASE-O-13", {"case_state": "ACCEPTED", "accepted_on": OED, "emergency_ref": "CFD-7"}, ""),
        ("CASE-O-13", {"case_state": "ACCEPTED", "emergency_ref": "CFD-7"}, "day of acceptance is not recorded"),
        ("CASE-O-13", {"case_state": "ACCEPTED", "accepted_on": OED, "deposit_received_on": OED}, ""),
        ("CASE-O-13", {"case_state": "ACCEPTED", "accepted_on": OED, "case_kind": "BPC"}, ""),
        ("CASE-O-13A", {"case_state": "IMPLEMENTED"}, "milestone ISTATUS is not recorded"),
        ("CASE-O-13A", {"case_state": "ACCEPTED"}, ""),
        ("CASE-O-14", {"case_state": "ACCEPTED", "accepted_on": OED}, "the initial deposit is not recorded"),
        ("CASE-O-14", {"case_state": "ACCEPTED", "accepted_on": OED, "deposit_received_on": OED}, ""),
        ("CASE-O-15", {"emergency_ref": "CFD-7"}, "the acceptance is not recorded"),
        ("CASE-O-15", {"emergency_ref": "CFD-7", "accepted_on": OED}, ""),
    ],
)  # fmt: skip
def test_what_a_case_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, case(**values), [COUNTRY], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


def test_no_deposit_is_asked_for_where_none_is_due() -> None:
    record = case(case_state="ACCEPTED", accepted_on=OED)
    rows = [version(initial_deposit=0)]
    assert messages("CASE-O-13", record, rows, TODAY) == messages("CASE-O-14", record, rows, TODAY) == []


def test_the_milestone_of_the_system_implements() -> None:
    reached = make(CaseMilestone, 4, case_id=9, milestone_code="ISTATUS", reached_on=TODAY)
    assert messages("CASE-O-13A", case(case_state="IMPLEMENTED"), [reached], TODAY) == []


START = date(2027, 12, 1)


@pytest.mark.parametrize(
    ("category", "values", "holds", "due"),
    [
        ("A", {"lor_receipt_on": START}, [], date(2028, 1, 15)),
        ("B", {"lor_receipt_on": START}, [], date(2028, 3, 10)),  # over 29 February
        ("B", {"lor_receipt_on": date(2026, 12, 1)}, [], date(2027, 3, 11)),
        ("C", {"lor_actionable_on": START, "lor_receipt_on": date(2027, 1, 1)}, [], date(2028, 4, 29)),
        ("D", {"request_memo_on": START, "case_kind": "BPC"}, [], date(2028, 1, 30)),
        ("A", {"lor_receipt_on": START}, [("ORDINARY", START, date(2027, 12, 10))], date(2028, 1, 15)),
        ("A", {"lor_receipt_on": START}, [("CPOHOLD", START, date(2027, 12, 10))], date(2028, 1, 25)),
        ("A", {"lor_receipt_on": START}, [("CPOHOLD", date(2027, 12, 3), date(2027, 12, 10)),
                                          ("CPOHOLD", START, date(2027, 12, 5))], date(2028, 1, 25)),
        ("A", {"lor_receipt_on": START}, [("CPOHOLD", date(2027, 12, 20), None)], None),
        ("A", {"lor_receipt_on": START, "case_state": "OFFERED"}, [], "silent"),
        ("A", {}, [], "silent"),
    ],
)  # fmt: skip
def test_the_clock_of_each_category(
    category: str, values: dict[str, Any], holds: list[tuple[str, date, date | None]], due: Any
) -> None:
    rows = [hold(20 + at, *each) for at, each in enumerate(holds)]
    found = findings("CASE-O-20", case(category=category, **values), rows, date(2027, 12, 31))
    assert [each.due_on for each in found] == ([] if due == "silent" else [due])


def test_the_counts_of_2025_are_no_older_rules() -> None:
    record = case(category="A", lor_receipt_on=date(2025, 11, 1))
    assert findings("CASE-O-20", record, [], date(2025, 12, 5)) == []
    told = findings("CASE-O-20", record, [], date(2025, 12, 6))
    assert [each.sum for each in told] == ["01 Nov 2025 + 45 days = 16 Dec 2025"]


def test_days_held_are_counted_once() -> None:
    rows = [
        hold(1, "CPOHOLD", date(2026, 1, 1), date(2026, 1, 31)),
        hold(2, "CPOHOLD", date(2026, 1, 10), None),
    ]
    assert stopped_days(rows, date(2026, 1, 5), date(2026, 2, 2)) == 29


@pytest.mark.parametrize(
    ("oed", "first"),
    [
        (date(2026, 9, 10), date(2026, 12, 15)), (date(2026, 9, 11), date(2027, 3, 15)),
        (date(2026, 9, 30), date(2027, 3, 15)), (date(2026, 10, 1), date(2027, 3, 15)),
        (date(2026, 12, 10), date(2027, 3, 15)), (date(2026, 12, 11), date(2027, 6, 15)),
        (date(2028, 2, 29), date(2028, 6, 15)), (date(2027, 3, 10), date(2027, 6, 15)),
        (date(2027, 3, 11), date(2027, 9, 15)), (date(2027, 6, 11), date(2027, 12, 15)),
    ],
)  # fmt: skip
def test_the_window_of_expiry_gives_the_first_payment(oed: date, first: date) -> None:
    assert first_payment(POLICY, oed) == first


def test_instalments_lie_on_the_days_of_the_quarters() -> None:
    rows = [make(CasePayment, 30 + at, case_id=9, payment_due_on=day)
            for at, day in enumerate((date(2026, 12, 15), date(2027, 3, 16)))]  # fmt: skip
    told = messages("CASE-O-19", case(oed=date(2026, 9, 11)), rows, TODAY)
    assert "16 Mar 2027" in told[0] and "before the earliest payment, 15 Mar 2027" in told[1]
    assert messages("CASE-O-19", case(oed=date(2026, 9, 10)), rows[:1], TODAY) == []


@pytest.mark.parametrize(
    ("oed", "asked", "today", "told", "again"),
    [
        (date(2026, 8, 31), None, date(2027, 2, 28), 0, date(2027, 3, 1)),
        (date(2026, 8, 31), None, date(2027, 3, 1), 1, None),
        (date(2027, 8, 31), None, date(2028, 2, 29), 0, date(2028, 3, 1)),
        (date(2026, 8, 31), date(2027, 2, 28), date(2027, 3, 1), 0, None),
        (date(2026, 8, 31), date(2027, 3, 1), date(2027, 3, 2), 1, None),
    ],
)
def test_six_months_to_extend(
    oed: date, asked: date | None, today: date, told: int, again: date | None
) -> None:
    rows = [version(extension_asked_on=asked)]
    found, looks = looked("CASE-O-05", case(case_state="EXPIRED", oed=oed), rows, today)
    assert (len(found), looks) == (told, again)


@pytest.mark.parametrize(
    ("values", "signed", "today", "said", "again"),
    [
        ({}, None, OED, "", TODAY),
        ({}, None, TODAY, "Signed after 31 Aug 2026 it is a counteroffer", None),
        ({}, OED, TODAY, "", None),
        ({}, TODAY, TODAY, "after it expired on 31 Aug 2026: a counteroffer", None),
        ({"accepted_on": OED}, None, TODAY, "", None),
        ({"accepted_on": TODAY}, None, TODAY, "a counteroffer", None),
    ],
)
def test_a_late_signature_is_a_counteroffer(
    values: dict[str, Any], signed: date | None, today: date, said: str, again: date | None
) -> None:
    record = case(case_state="OFFERED", oed=OED, **values)
    found, looks = looked("CASE-O-07", record, [version(signed_on=signed)], today)
    assert len(found) == bool(said) and all(said in each.message for each in found) and looks == again


FILLED = {"signer": "Colonel, J4", "agency_signed": "MOD", "mark_for_code": "A", "forwarder_code": "1",
          "procuring_code": "X", "paying_office": "Treasury"}  # fmt: skip
MILAP = date(2027, 12, 6)


@pytest.mark.parametrize(
    ("rule", "values", "of_case", "said"),
    [
        ("CASE-O-01", {"milap_on": MILAP}, {}, "is to expire on 29 Feb 2028"),
        ("CASE-O-01", {"milap_on": MILAP}, {"case_kind": "BPC"}, "is to expire on 05 Jan 2028"),
        ("CASE-O-01", {"milap_on": MILAP, "oed": OED}, {}, ""),
        ("CASE-O-02", {"offered_on": date(2026, 7, 2), "oed": OED}, {}, ""),  # 60 days
        ("CASE-O-02", {"offered_on": date(2026, 7, 3), "oed": OED}, {}, "The purchaser has 59 days"),
        ("CASE-O-02", {"offered_on": date(2026, 7, 3), "oed": OED, "short_oed_note": True}, {}, ""),
        ("CASE-O-02", {"offered_on": date(2026, 7, 3), "oed": OED}, {"case_kind": "BPC"}, ""),
        ("CASE-O-07V", {"signed_on": TODAY, "oed": OED}, {}, "after it expired on 31 Aug 2026"),
        ("CASE-O-07V", {"signed_on": OED, "oed": OED}, {}, ""),
        ("CASE-O-07V", {"signed_on": TODAY, "oed": OED, "outcome": "COUNTEROFFER"}, {}, ""),
        ("CASE-O-07V", {"signed_on": TODAY, "cancelled_on": OED}, {}, "after it was cancelled"),
        ("CASE-O-08", {"cancelled_on": TODAY, "offered_on": OED}, {}, "DREACT"),
        ("CASE-O-08", {"cancelled_on": TODAY}, {}, ""),
        ("CASE-O-10", {"outcome": "ACCEPTED", "signed_on": OED}, {}, "Tell DSCA and the agency of the acceptance."),
        ("CASE-O-10", {"outcome": "REJECTED", "dsca_told_on": OED}, {}, "Tell the agency of the rejection."),
        ("CASE-O-10", {"outcome": "ACCEPTED"}, {"sco_signs": False}, "Ask the case manager whether the signer told"),
        ("CASE-O-10", {"outcome": "ACCEPTED", "dsca_told_on": OED, "ia_told_on": OED}, {}, ""),
        ("CASE-O-10", {"outcome": "ACCEPTED", "doc_type": "MODIFICATION"}, {}, ""),
        ("CASE-O-12", {"signed_on": OED, **FILLED}, {}, ""),
        ("CASE-O-12", {"signed_on": OED, **FILLED, "paying_office": None}, {}, "does not show the paying office"),
        ("CASE-O-16", {"offered_on": OED}, {}, "No forwarding letter"),
        ("CASE-O-16", {"offered_on": OED}, {"case_kind": "BPC"}, ""),
        ("CASE-O-18", {"initial_deposit": 100, "total_cost": 500}, {}, ""),
        ("CASE-O-18", {"initial_deposit": 10000, "total_cost": 50000}, {"funding_source": "FMF_NONREPAYABLE"},
         "is USD 400 below the whole value, and FMF"),
        ("CASE-O-21V", {"offered_on": TODAY, "oed": OED}, {}, "before it was offered"),
        ("CASE-O-21V", {"offered_on": OED, "oed": OED}, {}, ""),
    ],
)  # fmt: skip
def test_what_a_version_is_told(
    rule: str, values: dict[str, Any], of_case: dict[str, Any], said: str
) -> None:
    told = messages(rule, version(**values), [case(**of_case), COUNTRY], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


OFFER = date(2026, 9, 15)
"""The expiry of an offer, 14 days after TODAY."""


@pytest.mark.parametrize(
    ("oed", "of_case", "of_amendment"),
    [
        (OFFER, "The offer expires on 15 Sep 2026", "The amendment expires on 15 Sep 2026"),
        (date(2026, 9, 16), "", ""),
        (TODAY, "The offer expires on 01 Sep 2026", "The amendment expires on 01 Sep 2026"),
        (OED, "It expired on 31 Aug 2026 and still counts as offered", ""),
    ],
)
def test_the_last_day_of_an_offer_is_told(oed: date, of_case: str, of_amendment: str) -> None:
    amended = version(doc_type="AMENDMENT", offered_on=MILAP, oed=oed)
    for rule, record, said in (("CASE-O-22", case(case_state="OFFERED", oed=oed), of_case),
                               ("CASE-O-22V", amended, of_amendment)):  # fmt: skip
        found = findings(rule, record, [], TODAY)
        assert [each.due_on for each in found] == [oed] * bool(said)
        assert all(each.message.startswith(said) for each in found)
    for record in (case(case_state="EXPIRED", oed=oed), case(case_state="OFFERED")):
        assert findings("CASE-O-22", record, [], TODAY) == []


def test_a_rejection_is_told_on_its_day() -> None:
    steps = [make(CaseStep, 80, case_id=9, to_state="REJECTED", stepped_on=OED)]
    told = findings("CASE-O-10", version(outcome="REJECTED"), [case(), *steps], TODAY)
    assert [each.due_on for each in told] == [OED]
    amended = version(doc_type="AMENDMENT", outcome="REJECTED")
    assert findings("CASE-O-10", amended, [case(), *steps], TODAY)[0].due_on is None


@pytest.mark.parametrize(("quarter", "told"), [(date(2026, 11, 28), 1), (date(2026, 11, 29), 0)])
def test_what_is_delivered_at_once_is_paid_whole(quarter: date, told: int) -> None:
    """89 days and 90 days after the signature."""
    rows = [
        case(),
        make(CaseLine, 81, case_id=9),
        make(DeliveryPlan, 82, line_id=81, planned_quarter=quarter),
    ]
    record = version(initial_deposit=10000, total_cost=50000, signed_on=OED)
    said = messages("CASE-O-18", record, rows, TODAY)
    assert len(said) == told and all("all is planned to be delivered within 90 days" in each for each in said)


def test_a_country_may_have_longer_offers() -> None:
    rows = [case(), COUNTRY, make(SaProgramme, 60, country_id=50, offer_days=120)]
    assert "04 Apr 2028" in messages("CASE-O-01", version(milap_on=MILAP), rows, TODAY)[0]


def test_cash_with_acceptance_is_paid_whole() -> None:
    rows = [case(), make(CaseTerm, 61, case_id=9, term_code="CASH_WITH_ACCEPTANCE")]
    told = messages("CASE-O-18", version(initial_deposit=10000, total_cost=50000), rows, TODAY)
    assert len(told) == 1 and "cash with acceptance" in told[0]


@pytest.mark.parametrize(
    ("today", "said", "due"),
    [
        (OED, "", None),
        (TODAY, "have it extended or restated, or cancelled", date(2027, 2, 28)),
        (date(2027, 2, 28), "have it extended or restated, or cancelled", date(2027, 2, 28)),
        (date(2027, 3, 1), "the time to extend or restate it is over", None),
    ],
)
def test_until_when_an_expired_offer_can_be_extended(today: date, said: str, due: date | None) -> None:
    found = findings("CASE-O-06", version(oed=OED), [], today)
    assert len(found) == bool(said) and all(said in each.message and each.due_on == due for each in found)


@pytest.mark.parametrize(
    ("values", "ink", "said"),
    [
        ({"oed": OED}, {"changed_on": OED, "ink_kind": "MINOR"}, ""),
        ({"oed": OED}, {"changed_on": TODAY, "ink_kind": "MINOR"}, "came after the offer expired"),
        ({"signed_on": OED}, {"changed_on": TODAY, "ink_kind": "MINOR"}, "came after it was signed"),
        ({}, {"changed_on": OED, "ink_kind": "MAJOR"}, "has no concurrence of DSCA"),
        ({}, {"changed_on": OED, "ink_kind": "MAJOR", "dsca_ref": "M-2"}, ""),
        ({"doc_type": "MODIFICATION"}, {"changed_on": OED, "ink_kind": "MINOR"}, "is on a modification"),
        (
            {"offered_on": TODAY},
            {"changed_on": OED, "ink_kind": "MINOR"},
            "came before it was offered, 01 Sep 2026",
        ),
        ({"oed": OED}, {"changed_on": date(2027, 2, 28), "ink_kind": "OED"}, ""),
        (
            {"oed": OED},
            {"changed_on": date(2027, 3, 1), "ink_kind": "OED"},
            "it could be extended until 28 Feb 2027.",
        ),
    ],
)
def test_changes_by_hand(values: dict[str, Any], ink: dict[str, Any], said: str) -> None:
    told = messages("CASE-O-04", version(**values), [make(PenAndInk, 70, version_id=3, **ink)], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)
