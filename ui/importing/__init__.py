"""Bringing in foreign sheets."""
