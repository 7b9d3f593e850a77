"""What the commands ask of travel training, as their pages say it: where a profile of a country there begins.

The pages disagree (six or twelve months of ISOPREP), and no page is law: which training a request needs is told by the
rows of its profile, which the office fills from here and from the guide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources

GENERAL = "DOD"
"""Stands for what is asked wherever a command has no page of its own."""


@dataclass(frozen=True)
class Asked:
    """A training that a command asks for, and how old it may be on arrival (None: done for each journey)."""

    training_code: str
    valid_for: int | None
    valid_unit: str | None
    official_only: bool
    source: str


@cache
def _table() -> Mapping[str, tuple[Asked, ...]]:
    found: dict[str, list[Asked]] = {}
    for row in resources.table("visits/training_validity.csv"):
        span = int(row["valid_for"]) if row["valid_for"] else None
        asked = Asked(
            row["training_code"],
            span,
            row["valid_unit"] or None,
            row["official_only"] == "yes",
            row["source"],
        )
        found.setdefault(row["theater"], []).append(asked)
    return {theater: tuple(rows) for theater, rows in found.items()}


def asked_in(command: str | None) -> tuple[Asked, ...]:
    """What travel to the area of a command asks for; what the department asks of everybody where no page was seen."""
    return _table().get(command or "", _table()[GENERAL])


def in_days(span: int | None, unit: str | None) -> int | None:
    """About how many days a validity lasts, so that two can be compared; None where it is asked for each journey."""
    return None if span is None else span * (1 if unit == "DAY" else 30)
