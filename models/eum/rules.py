"""Rules of end-use monitoring: importing this module registers them."""

from models.eum import (
    rules_changes,
    rules_checks,
    rules_deliveries,
    rules_incidents,
    rules_items,
    rules_lines,
    rules_methods,
    rules_money,
    rules_programme,
)

__all__ = [
    "rules_changes",
    "rules_checks",
    "rules_deliveries",
    "rules_incidents",
    "rules_items",
    "rules_lines",
    "rules_methods",
    "rules_money",
    "rules_programme",
]
