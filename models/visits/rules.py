"""All rules of the visits area: importing this module registers them."""
