"""What the lists of cases say of a record: only what holds of it, and first what a person looks for."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine
from models.cases.payments import CaseBill
from tests import support
from tests.support import TODAY
from ui.cases.listings import BILLS, CASES, DISCREPANCIES, REQUESTS, SHIPMENTS
from ui.children import read_children
from ui.records.listing import Listing
from ui.records.seen import read_seen


@pytest.fixture
def office(folder: Path) -> Iterator[Office]:
    """An office without a window."""
    opened = support.reopen(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("state", "says"),
    [("OFFERED", True), ("EXPIRED", False), ("IMPLEMENTED", False), ("CLOSED", False)],
)
def test_only_an_open_offer_expires(office: Office, state: str, says: bool) -> None:
    case = support.add(
        office, CaseFile, case_designator="BN-B-SAA", entered_as=state, oed=TODAY + timedelta(days=12)
    )
    assert ("offer expires" in read_seen(office.reader, CASES, case).facts) is says


@pytest.mark.parametrize(
    "listing", [CASES, REQUESTS, SHIPMENTS, DISCREPANCIES], ids=lambda each: each.kind.spec.name
)
def test_the_state_is_in_sight_in_a_narrow_list(listing: Listing) -> None:
    keys = ("case_state", "lor_status", "shipment_state", "sdr_state")
    assert any(key in listing.columns[:3] for key in keys)


def test_a_bill_that_is_paid_is_not_due(office: Office) -> None:
    case = support.add(office, CaseFile, case_designator="BN-B-SAA", entered_as="IMPLEMENTED")
    bill = support.add(office, CaseBill, case_id=case, bill_kind="DD645", bill_due_on=TODAY)
    assert "due " in read_seen(office.reader, BILLS, bill).facts
    with office.change("Pay") as work:
        work.set(CaseBill, bill, {"paid_on": TODAY})
    assert read_seen(office.reader, BILLS, bill).facts.startswith("paid ")


def test_lines_below_a_case_begin_with_their_number(office: Office) -> None:
    """Where values come from stands last; amounts are told from texts."""
    case = support.add(office, CaseFile, case_designator="BN-B-SAA", entered_as="IMPLEMENTED")
    support.add(
        office, CaseLine, case_id=case, line_no="001", line_total=500, as_of_on=TODAY, data_source="SCIP"
    )
    (found,) = read_children(office.reader, [("case_line", "case_id")], case)
    assert (found.labels[0], found.labels[-1]) == ("Line", "As of")
    assert [found.labels[at] for at in sorted(found.numbers)] == ["Total"]
