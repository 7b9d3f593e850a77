"""Numbers of requests and industry visits that the program gives."""

from datetime import date

import pytest

from app.errors import Refused
from app.office import Office
from models.visits.industry import Company, IndustryVisit
from models.visits.requests import ClearanceRequest
from tests import support
from tests.app.visits.conftest import Make


def number(office: Office, request: int) -> str | None:
    return office.reader.get(ClearanceRequest, request).local_no


def test_a_number_that_is_left_empty_is_the_next_of_the_year(office: Office, make: Make) -> None:
    assert number(office, make()) == "VC-2026-0001"
    assert number(office, make(local_no="vc 2026 41")) == "VC-2026-0041"
    assert number(office, make(local_no="VC-2025-0900")) == "VC-2025-0900"
    last = make()
    assert number(office, last) == "VC-2026-0042"
    with office.change("Three at once") as work:
        made = [work.add(ClearanceRequest, {"visit_title": each}) for each in "abc"]
    assert [number(office, each) for each in made] == ["VC-2026-0043", "VC-2026-0044", "VC-2026-0045"]
    with office.change("Away") as work:
        work.remove(ClearanceRequest, made[2])
    assert number(office, make()) == "VC-2026-0046", "the one in the bin may come back"
    with pytest.raises(Refused, match="already"):
        make(local_no="VC-2026-0042")
    company = support.add(office, Company, company_name="Northwind Optics")
    visit = support.add(office, IndustryVisit, company_id=company, call_from=date(2026, 5, 4))
    assert office.reader.get(IndustryVisit, visit).industry_no == "IV-2026-0001"
