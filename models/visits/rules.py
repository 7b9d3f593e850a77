"""All rules of the visits area: importing this module registers them."""

from models.visits import (
    kinds,
    rules_aircraft,
    rules_approvals,
    rules_dates,
    rules_distinguished,
    rules_escort,
    rules_hazmat,
    rules_industry,
    rules_lead,
    rules_material,
    rules_passports,
    rules_profiles,
    rules_ready,
    rules_requests,
    rules_staff,
    rules_travel_training,
)

__all__ = [
    "kinds",
    "rules_aircraft",
    "rules_approvals",
    "rules_dates",
    "rules_distinguished",
    "rules_escort",
    "rules_hazmat",
    "rules_industry",
    "rules_lead",
    "rules_material",
    "rules_passports",
    "rules_profiles",
    "rules_ready",
    "rules_requests",
    "rules_staff",
    "rules_travel_training",
]
