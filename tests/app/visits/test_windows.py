"""How long a leg is cleared: by the window of its profile, or as the country told it; never while nobody answered."""

import pytest

from app.office import Office
from models.visits.aircraft import AircraftClearance, AircraftLeg
from models.visits.profiles import ClearanceProfile
from tests import support
from tests.app.visits.conftest import Make

APPROVED = {"leg_status": "APPROVED", "approved_at": "2026-06-10T10:00[UTC]"}


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (APPROVED, ("2026-06-10T10:00[UTC]", "2026-06-13T10:00[UTC]")),
        (APPROVED | {"leg_action": "O"}, ("2026-06-10T07:00[UTC]", "2026-06-10T13:00[UTC]")),
        (APPROVED | {"valid_to_at": "2026-06-11T10:00[UTC]"}, ("2026-06-10T10:00[UTC]", "2026-06-11T10:00[UTC]")),
        (APPROVED | {"approved_at": "2026-03-28T12:00[Europe/Athens]"},
         ("2026-03-28T12:00[Europe/Athens]", "2026-03-31T13:00[Europe/Athens]")),
        (APPROVED | {"leg_status": "PENDING"}, (None, None)),
        (APPROVED | {"leg_status": "DENIED", "valid_to_at": "2026-06-11T10:00[UTC]"}, (None, None)),
        ({"leg_status": "APPROVED"}, (None, None)),
    ],
)  # fmt: skip
def test_a_leg_holds_by_the_window_or_as_told(
    office: Office, make: Make, told: dict[str, object], holds: tuple[str | None, str | None]
) -> None:
    profile = support.add(office, ClearanceProfile, profile_name="Landing", land_minus=0, land_plus=72,
                          overfly_minus=3, overfly_plus=3, overfly_window_unit="HOUR")  # fmt: skip
    aircraft = support.add(
        office, AircraftClearance, request_id=make(profile_id=profile), worksheet_name="Spares"
    )
    leg = support.add(office, AircraftLeg, aircraft_id=aircraft, **({"leg_no": 1, "leg_action": "L"} | told))
    found = office.reader.get(AircraftLeg, leg)
    assert (found.holds_from_at, found.holds_to_at) == holds
    with office.change("Another profile") as work:
        work.set(ClearanceProfile, profile, {"land_plus": 24})
    if told is APPROVED:
        assert office.reader.get(AircraftLeg, leg).holds_to_at == "2026-06-11T10:00[UTC]"
