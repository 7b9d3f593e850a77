"""All kinds of the cases area: importing this module registers them."""

from models.cases import assessed, casebook, filing, offers, requests, shipments

__all__ = ["assessed", "casebook", "filing", "offers", "requests", "shipments"]
