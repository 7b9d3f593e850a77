"""All rules of the training area: importing this module registers them."""

from models.training import (
    rules_allowance,
    rules_authority,
    rules_cancel,
    rules_cases,
    rules_courses,
    rules_ctfp,
    rules_deadlines,
    rules_health,
    rules_lines,
    rules_money,
    rules_onthejob,
    rules_papers,
    rules_plan,
    rules_vetting,
)

__all__ = [
    "rules_allowance",
    "rules_authority",
    "rules_cancel",
    "rules_cases",
    "rules_courses",
    "rules_ctfp",
    "rules_deadlines",
    "rules_health",
    "rules_lines",
    "rules_money",
    "rules_onthejob",
    "rules_papers",
    "rules_plan",
    "rules_vetting",
]
