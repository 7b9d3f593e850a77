"""All kinds of the planning area: importing this module registers them."""

from models.planning import cetpp, prominence, purposes, requests, scetwg, whatif, years

__all__ = ["cetpp", "prominence", "purposes", "requests", "scetwg", "whatif", "years"]
