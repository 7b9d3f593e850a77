"""All kinds of the training area: importing this module registers them."""

from models.training import courses, english, health, lines, passports, people, programs, vetting

__all__ = ["courses", "english", "health", "lines", "passports", "people", "programs", "vetting"]
