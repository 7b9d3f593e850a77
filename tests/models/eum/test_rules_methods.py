"""Rules about inventories that the office does not make itself."""

from datetime import date
from typing import Any

import pytest

from models.eum.events import InventoryEvent, TeamMember
from tests.models.making import make, messages

TODAY = date(2026, 9, 1)
WHY: dict[str, Any] = {"reason_not_in_person": "Embassy closed", "how_verified": "Video call"}


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("EUM-15", {}, []),
        ("EUM-15", {"inventory_method": "IN_PERSON"}, []),
        (
            "EUM-15",
            {"inventory_method": "VIRTUAL"},
            ["Why it is not made in person", "How the articles are verified"],
        ),
        ("EUM-15", {"inventory_method": "VIRTUAL", "cancelled_on": TODAY}, []),
        ("EUM-15", {"inventory_method": "VIRTUAL"} | WHY, []),
        (
            "EUM-15",
            {"inventory_method": "SELF_REPORT", "reason_not_in_person": "War", "verification_papers": 3},
            [],
        ),
        ("EUM-15", {"inventory_method": "DESIGNATED"}, ["Why it is not made in person"]),
        ("EUM-16", {"inventory_method": "IN_PERSON"}, []),
        ("EUM-21", {"inventory_method": "SELF_REPORT"}, ["count as reported by the partner"]),
        ("EUM-21", {"inventory_method": "VIRTUAL"}, []),
        ("EUM-42", {"inventory_method": "DOCUMENTS"}, ["agreement on other means"]),
        ("EUM-42", {"inventory_method": "DOCUMENTS", "how_verified": "Agreement 12/2024"}, []),
    ],
)
def test_what_an_inventory_is_told(rule: str, values: dict[str, Any], said: list[str]) -> None:
    told = messages(rule, make(InventoryEvent, 1, **values), [], TODAY)
    assert len(told) == len(said)
    assert all(words in each for words, each in zip(said, told, strict=True))


@pytest.mark.parametrize(
    ("team", "said"),
    [
        ([], ["No member of the U.S. side is on the team."]),
        ([{"side": "PARTNER", "member_name": "Nakambo"}], ["No member of the U.S. side is on the team."]),
        ([{"side": "US", "member_name": "Vance"}], ["The appointment of Vance is not on file."]),
        ([{"side": "US", "appointment_ref": "L-7"}, {"side": "US", "appointment_letter": 4}], []),
    ],
)
def test_designated_counters_are_appointed(team: list[dict[str, Any]], said: list[str]) -> None:
    rows = [make(TeamMember, 10 + at, event_id=1, **values) for at, values in enumerate(team)]
    assert messages("EUM-16", make(InventoryEvent, 1, inventory_method="DESIGNATED"), rows, TODAY) == said
