"""Papers and files about visitors, aircraft and industry calls."""
