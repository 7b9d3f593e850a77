"""All kinds of the visits area: importing this module registers them."""

from models.visits import access, aircraft, industry, profiles, requests, support, travellers

__all__ = ["access", "aircraft", "industry", "profiles", "requests", "support", "travellers"]
