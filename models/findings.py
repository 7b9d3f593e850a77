"""What a rule says about a record: a finding, and how strong it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Strength(StrEnum):
    """HARD, SOFT and INFO of the domain files: block the step, warn, or inform."""

    BLOCK = "block"
    WARN = "warn"
    INFORM = "inform"


@dataclass(frozen=True)
class Finding:
    """One thing a rule found wrong, due or worth knowing about one record.

    `inputs` maps the name of each value the rule used to the value as shown (the Why panel lists them); `sum` is the
    arithmetic in words ("31 May 2026 - 3 months = 28 Feb 2026"); `clears` says what recorded act ends the finding.
    A finding with `due_on` is also a duty. `record` is (kind, id); it is filled in by the program, not by the rule.
    """

    message: str
    rule: str = ""
    strength: Strength = Strength.WARN
    cites: str = ""
    due_on: date | None = None
    since: date | None = None
    clears: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    sum: str = ""
    step: str = ""
    record: tuple[str, int] | None = None
    fields: tuple[str, ...] = ()
    """Keys of the fields the finding concerns, so that the form can show it beside them."""


@dataclass(frozen=True)
class LooksAgain:
    """Yielded by a rule: the day on which its answer may change though no record does."""

    on: date
