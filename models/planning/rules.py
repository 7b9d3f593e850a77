"""All rules of the planning area: importing this module registers them."""

from models.planning import kinds

__all__ = ["kinds"]
