"""A request of the tests in one call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from app.office import Office
from app.reader import Reader
from app.visits.neutrality import GUEST
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


@contextmanager
def before_screen(office: Office) -> Iterator[Reader]:
    """The whole office as a guest would have it, were he let to work with it."""
    role, reading = office.role, office.reader.role
    office.role = office.reader.role = GUEST
    try:
        yield office.reader
    finally:
        office.role, office.reader.role = role, reading
