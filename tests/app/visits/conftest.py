"""A request of the tests in one call."""

from collections.abc import Callable
from datetime import date

import pytest

from app.office import Office
from models.visits.requests import ClearanceRequest
from tests import support

Make = Callable[..., int]


@pytest.fixture
def make(office: Office) -> Make:
    """Makes a request that needs country and theater clearance."""

    def made(**values: object) -> int:
        usual: dict[str, object] = {
            "visit_title": "Annual review", "request_kind": "PERSONNEL", "travel_type": "OFFICIAL",
            "travel_confirmed": True, "needs_country": True, "needs_theater": True, "purpose": "Case review",
            "sites_to_visit": "MOD", "date_from": date(2026, 6, 8), "date_to": date(2026, 6, 12),
            "external_system": "APACS", "sponsor_office": "Training section", "sponsor_agrees": True,
        }  # fmt: skip
        return support.add(office, ClearanceRequest, **usual | values)

    return made
