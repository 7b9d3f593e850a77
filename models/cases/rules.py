"""All rules of the cases area: importing this module registers them."""

from models.cases import kinds

__all__ = ["kinds"]
