"""All rules of the training area: importing this module registers them."""

from models.training import (
    rules_authority,
    rules_deadlines,
    rules_english,
    rules_health,
    rules_items,
    rules_order,
    rules_papers,
    rules_plan,
    rules_vetting,
)

__all__ = [
    "rules_authority",
    "rules_deadlines",
    "rules_english",
    "rules_health",
    "rules_items",
    "rules_order",
    "rules_papers",
    "rules_plan",
    "rules_vetting",
]
