"""All kinds of the cases area: importing this module registers them."""

from models.cases import assessed, casebook, deliveries, filing, offers, payments, requests, shipments

__all__ = ["assessed", "casebook", "deliveries", "filing", "offers", "payments", "requests", "shipments"]
