"""All kinds of the office area: importing this module registers them."""

from models.office import desk, places

__all__ = ["desk", "places"]
