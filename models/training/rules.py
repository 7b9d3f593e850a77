"""All rules of the training area: importing this module registers them."""

from models.training import (
    rules_absence,
    rules_after,
    rules_authority,
    rules_biodata,
    rules_deadlines,
    rules_departure,
    rules_english,
    rules_fitness,
    rules_health,
    rules_items,
    rules_order,
    rules_papers,
    rules_plan,
    rules_selection,
    rules_vetting,
    rules_whole,
)

__all__ = [
    "rules_absence",
    "rules_after",
    "rules_authority",
    "rules_biodata",
    "rules_deadlines",
    "rules_departure",
    "rules_english",
    "rules_fitness",
    "rules_health",
    "rules_items",
    "rules_order",
    "rules_papers",
    "rules_plan",
    "rules_selection",
    "rules_vetting",
    "rules_whole",
]
