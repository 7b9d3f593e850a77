"""The Students tab and what belongs to it."""
