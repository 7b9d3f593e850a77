"""A total goes along with its parts while it is what they make, or empty; one that was said otherwise stays."""

from typing import Any

import pytest

from models.following import followed
from models.training.lines import TrainingLine

RULES = TrainingLine.spec.follows
LINE = {"quantity": 2, "unit_cost": 100_00, "total_cost": 200_00}


@pytest.mark.parametrize(
    ("before", "wanted", "total"),
    [
        (LINE, {"quantity": 3}, 300_00),
        (LINE, {"unit_cost": 150_01}, 300_02),
        (LINE, {"other_cost": 5_00, "tla_cost": 7_00}, 212_00),
        (LINE, {"quantity": 0}, 0),
        (LINE, {"quantity": None}, 100_00),
        (LINE, {"quantity": 2}, None),  # as it was
        (LINE, {"unit_cost": None}, None),  # nothing to go by
        (LINE, {"course_title": "Other"}, None),
        (LINE, {"quantity": 3, "total_cost": 250_00}, None),  # said
        (LINE, {"quantity": 3, "total_cost": None}, None),
        (LINE | {"total_cost": 199_00}, {"quantity": 3}, None),  # as the list gave it
        (LINE | {"total_cost": None}, {"quantity": 3}, 300_00),
        ({"total_cost": 50_00}, {"unit_cost": 100_00}, None),
        ({}, {"unit_cost": 100_00}, 100_00),
        ({}, {"quantity": 3}, None),
    ],
)
def test_the_total_of_a_line(before: dict[str, Any], wanted: dict[str, Any], total: int | None) -> None:
    found = followed(RULES, before, wanted)
    assert found == ({} if total is None else {"total_cost": total})
