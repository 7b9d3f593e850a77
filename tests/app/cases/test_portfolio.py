"""The figures of the portfolio: each is what its list holds, and sums are exact."""

from datetime import date, timedelta

import pytest

from app.cases import portfolio
from app.cases.portfolio import By
from app.office import Office
from app.reading import Query
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, DeliveryPlan
from models.cases.offers import CaseLine
from models.cases.requests import Lor, LorCase
from tests.support import TODAY

CASES = (
    ("BN-B-SAA", "OFFERED", None, 10), ("BN-B-SAB", "OFFERED", None, 75), ("BN-P-LAA", "IMPLEMENTED", 2025, 0),
    ("BN-B-SAC", "IMPLEMENTED", 2026, 0), ("BN-B-SAD", None, None, 0),
)  # fmt: skip
"""Identifier, state, fiscal year of the acceptance, days since the offer."""


@pytest.fixture
def book(office: Office) -> Office:
    """Five cases of 100,000.01 dollars each, half delivered; two letters in work; deliveries of three quarters."""
    with office.change("Fill the portfolio") as work:
        ids = [work.add(CaseFile, {
            "case_designator": name, "entered_as": state, "total_value": 10_000_001, "delivered_value": 5_000_000,
            "accepted_on": date(year - 1, 10, 1) if year else None,
            "offered_on": TODAY - timedelta(days=old) if old else None, "oed": TODAY + timedelta(days=85 - old),
        }) for name, state, year, old in CASES]  # fmt: skip
        work.add_many(Lor, [
            {"lor_ref": "MOD-1", "lor_dated_on": TODAY - timedelta(days=30)},
            {"lor_ref": "MOD-2", "lor_dated_on": TODAY - timedelta(days=91)},
            {"lor_ref": "MOD-3", "lor_dated_on": TODAY - timedelta(days=91), "withdrawn_on": TODAY},
            {"lor_ref": "MOD-4", "lor_dated_on": TODAY - timedelta(days=91), "complete_on": TODAY},
        ])  # fmt: skip
        for ref, wanted, at in (("MOD-5", "LOA", 2), ("MOD-6", "AMENDMENT", 2), ("MOD-7", "LOA", 0)):
            letter = work.add(
                Lor, {"lor_ref": ref, "response_wanted": wanted, "lor_dated_on": TODAY - timedelta(days=70)}
            )
            work.add(LorCase, {"lor_id": letter, "case_id": ids[at]})
        line = work.add(CaseLine, {"case_id": ids[2], "line_no": "001"})
        work.add_many(DeliveryPlan, [
            {"line_id": line, "planned_quarter": date(2025, 12, 31), "planned_qty": 10},
            {"line_id": line, "planned_quarter": date(2026, 6, 30), "planned_qty": 5},
            {"line_id": line, "planned_quarter": date(2001, 6, 30), "planned_qty": 99},
        ])  # fmt: skip
        work.add(
            CaseDelivery, {"line_id": line, "document_no": "D1", "delivered_on": date(2025, 10, 1), "qty": 6}
        )
        work.add(
            CaseDelivery, {"line_id": line, "document_no": "D2", "delivered_on": date(2026, 1, 1), "qty": 4}
        )
    return office


@pytest.mark.parametrize("by", list(By))
def test_each_line_is_what_its_list_holds(book: Office, by: By) -> None:
    """No case is counted twice or left out, and sums are exact cents."""
    found = portfolio.standings(book.reader, by)
    assert sum(each.cases for each in found) == len(CASES)
    assert sum(each.value for each in found) == len(CASES) * 10_000_001
    for each in found:
        query = Query(CaseFile, where=portfolio.where(by, each.key))
        assert book.reader.count(query) == each.cases
        assert (book.reader.totals(query, portfolio.SUMS)[0] or 0) == each.value
    assert all(each.share == 500 for each in found)


def test_states_stand_in_the_order_of_a_life_and_years_by_number(book: Office) -> None:
    states = [each.title for each in portfolio.standings(book.reader, By.STATE)]
    assert states == ["Planned", "Offered", "Implemented"]
    assert [each.title for each in portfolio.standings(book.reader, By.YEAR)] == [
        "FY 2025",
        "FY 2026",
        "not accepted",
    ]


def test_the_figures_above_the_list(book: Office) -> None:
    found = portfolio.heads(book.reader)
    assert (found.cases, found.value, found.delivered) == (5, 50_000_005, 25_000_000)
    assert (found.offers, found.expiring, found.requests) == (2, 1, 4)


def test_ages_are_told_apart_at_their_last_days(book: Office) -> None:
    """A letter whose case is implemented is answered; one that asks to change it, or has an offer, is in work."""
    requests = portfolio.request_ages(book.reader)
    assert [(each.title, each.count) for each in requests] == [
        ("0 to 30 days", 1), ("31 to 60 days", 0), ("61 to 90 days", 2), ("over 90 days", 1),
    ]  # fmt: skip
    assert [each.count for each in portfolio.offer_ages(book.reader)] == [1, 0, 1, 0]


def test_deliveries_planned_against_reported(book: Office) -> None:
    """Quarters are those of the fiscal year; what lies long ago is left to the list."""
    found = portfolio.quarters(book.reader)
    assert [(each.title, each.planned, each.delivered) for each in found] == [
        ("Q1 FY 2026", 10, 6), ("Q2 FY 2026", 0, 4), ("Q3 FY 2026", 5, 0),
    ]  # fmt: skip
    for each in found:
        planned = Query(DeliveryPlan, where=portfolio.planned_where(each))
        assert (book.reader.totals(planned, ("planned_qty",))[0] or 0) == each.planned
        came = Query(CaseDelivery, where=portfolio.delivered_where(each))
        assert (book.reader.totals(came, ("qty",))[0] or 0) == each.delivered


def test_an_empty_portfolio_has_empty_figures(office: Office) -> None:
    assert portfolio.standings(office.reader, By.STATE) == ()
    assert portfolio.heads(office.reader).cases == 0
    assert portfolio.quarters(office.reader) == ()
