"""All rules of the cases area: importing this module registers them."""

from models.cases import (
    kinds,
    rules_assessment,
    rules_notification,
    rules_offer,
    rules_requests,
    rules_versions,
)

__all__ = [
    "kinds",
    "rules_assessment",
    "rules_notification",
    "rules_offer",
    "rules_requests",
    "rules_versions",
]
