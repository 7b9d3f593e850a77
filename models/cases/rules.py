"""All rules of the cases area: importing this module registers them."""

from models.cases import (
    kinds,
    rules_arrival,
    rules_closure,
    rules_discrepancy,
    rules_execution,
    rules_money,
    rules_people,
    rules_reviews,
    rules_shipping,
)

__all__ = [
    "kinds",
    "rules_arrival",
    "rules_closure",
    "rules_discrepancy",
    "rules_execution",
    "rules_money",
    "rules_people",
    "rules_reviews",
    "rules_shipping",
]
