"""All kinds of the cases area: importing this module registers them."""

from models.cases import casebook, filing, offers, requests, shipments

__all__ = ["casebook", "filing", "offers", "requests", "shipments"]
