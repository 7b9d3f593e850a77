"""Rules of end-use monitoring: importing this module registers them."""

from models.eum import rules_deliveries, rules_items, rules_lines, rules_methods

__all__ = ["rules_deliveries", "rules_items", "rules_lines", "rules_methods"]
