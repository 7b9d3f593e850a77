"""All kinds of the training area: importing this module registers them."""

from models.training import (
    courses,
    english,
    health,
    journeys,
    lines,
    orders,
    passports,
    people,
    programs,
    results,
    selection,
    vetting,
)

__all__ = [
    "courses",
    "english",
    "health",
    "journeys",
    "lines",
    "orders",
    "passports",
    "people",
    "programs",
    "results",
    "selection",
    "vetting",
]
