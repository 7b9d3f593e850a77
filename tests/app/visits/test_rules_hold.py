"""The rules of visits in an office: the day to send by follows what closes the host, and a visitor meets the gate."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app import findings
from app.errors import Refused
from app.store import records
from models.office.places import Country, Holiday
from models.visits.access import VisitorCall
from models.visits.requests import ClearanceRequest
from tests import support
from tests.support import TODAY

COMES = date(2026, 4, 20)
IN = "2026-03-02T09:00[UTC]"


def test_the_day_to_send_by_and_the_gate_of_a_visitor(tmp_path: Path) -> None:
    with support.make_office(tmp_path) as office:
        country = next(row.id for row in records.every(office.reader.connection, Country))
        profile = support.add(office, "clearance_profile", country_id=country, profile_name="Official", lead_time=5,
                              lead_unit="DAY", lead_basis="BUSINESS", lead_from="ARRIVAL")  # fmt: skip
        request = support.add(office, ClearanceRequest, visit_title="Review", request_kind="PERSONNEL",
                              profile_id=profile, date_from=COMES, date_to=COMES)  # fmt: skip

        def send_by() -> date | None:
            return office.reader.get(ClearanceRequest, request).submit_by

        assert send_by() == date(2026, 4, 13)
        holiday = support.add(office, Holiday, holiday_on=date(2026, 4, 15), country_id=country)
        assert send_by() == date(2026, 4, 10)
        with office.change("Correct") as work:
            work.set(Holiday, holiday, {"closes_offices": False})
        assert send_by() == date(2026, 4, 13)
        with office.change("Correct") as work:
            work.set(Country, country, {"weekend": "FRI_SAT"})
        assert send_by() == date(2026, 4, 13)
        with office.change("Correct") as work:
            work.set(ClearanceRequest, request, {"date_from": TODAY + timedelta(days=1)})
        found = findings.of_records(office.reader.connection, ClearanceRequest, [request], TODAY)[request]
        assert {"VIS-R-12", "VIS-R-14"} <= {each.rule for each in found}

        # acceptance check 6 of visitors.md 11
        vault = support.add(office, "visit_area", area_name="Vault", nonreleasable=True)
        visitor = support.add(office, "foreign_visitor", surname="Hotel", first_name="Hal")
        told = {"visitor_id": visitor, "area_id": vault, "call_on": TODAY}
        call = support.add(office, VisitorCall, **told)
        with pytest.raises(Refused, match="VIS-R-50"), office.change("Check in") as work:
            work.set(VisitorCall, call, {"in_at": IN})
        with pytest.raises(Refused, match="VIS-R-50"):
            support.add(office, VisitorCall, **told, in_at=IN)
        escort = support.add(office, "person", surname="Guide", first_name="Guy")
        with office.change("Check in") as work:
            work.set(VisitorCall, call, {"in_at": IN, "escort_id": escort})
        assert office.reader.get(VisitorCall, call).in_at == IN
