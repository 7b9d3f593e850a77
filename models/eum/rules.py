"""Rules of end-use monitoring: importing this module registers them."""

from models.eum import rules_changes, rules_checks, rules_incidents, rules_money, rules_programme

__all__ = ["rules_changes", "rules_checks", "rules_incidents", "rules_money", "rules_programme"]
