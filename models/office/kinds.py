"""All kinds of the office area: importing this module registers them."""

from models.office import desk, merges, places, purges

__all__ = ["desk", "merges", "places", "purges"]
