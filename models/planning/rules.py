"""All rules of the planning area: importing this module registers them."""

from models.planning import (
    kinds,
    rules_asked,
    rules_listed,
    rules_meeting,
    rules_prominence,
    rules_wants,
    rules_year,
)

__all__ = [
    "kinds",
    "rules_asked",
    "rules_listed",
    "rules_meeting",
    "rules_prominence",
    "rules_wants",
    "rules_year",
]
