"""All kinds of the EUM area: importing this module registers them."""

from models.eum import afterwards, assessments, book, checks, deliveries, events, places, programme

__all__ = ["afterwards", "assessments", "book", "checks", "deliveries", "events", "places", "programme"]
