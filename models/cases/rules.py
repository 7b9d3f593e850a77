"""All rules of the cases area: importing this module registers them."""

from models.cases import (
    kinds,
    rules_arrival,
    rules_assessment,
    rules_closure,
    rules_discrepancy,
    rules_execution,
    rules_money,
    rules_notification,
    rules_offer,
    rules_people,
    rules_requests,
    rules_reviews,
    rules_shipping,
    rules_variance,
    rules_versions,
)

__all__ = [
    "kinds",
    "rules_arrival",
    "rules_assessment",
    "rules_closure",
    "rules_discrepancy",
    "rules_execution",
    "rules_money",
    "rules_notification",
    "rules_offer",
    "rules_people",
    "rules_requests",
    "rules_reviews",
    "rules_shipping",
    "rules_variance",
    "rules_versions",
]
