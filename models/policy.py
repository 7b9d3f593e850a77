"""Dated policy values: day counts, thresholds and switches, each with edition, citation and who confirmed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class PolicyValue:
    """One edition of one value. `tag` is the domain file's source tag; R and I mean recalled and inferred."""

    key: str
    value: str
    edition: str
    valid_from: date
    valid_to: date | None
    citation: str
    tag: str
    confirmed_on: date | None = None
    label: str = ""

    @property
    def unconfirmed(self) -> bool:
        """True until somebody in the office confirmed a value that rests on recollection or inference only."""
        return self.confirmed_on is None and only_recalled(self.tag)


def only_recalled(tag: str) -> bool:
    """True when every source tag is [R] (recalled) or [I] (inferred); such rules are seeded as warnings."""
    tags = [part for part in tag.replace(",", " ").split() if part]
    return bool(tags) and all(part in ("R", "I") for part in tags)


class Policy:
    """The office's policy values; every question names the date that picks the edition."""

    def __init__(self, values: Iterable[PolicyValue]) -> None:
        self._editions: dict[str, list[PolicyValue]] = {}
        for value in values:
            self._editions.setdefault(value.key, []).append(value)
        for editions in self._editions.values():
            editions.sort(key=lambda value: value.valid_from, reverse=True)

    def find(self, key: str, on: date) -> PolicyValue | None:
        """The edition in force on a date, or None."""
        for value in self._editions.get(key, ()):
            if value.valid_from <= on and (value.valid_to is None or on <= value.valid_to):
                return value
        return None

    def changing_between(self, after: date, until: date) -> frozenset[str]:
        """Keys of which an edition begins or ends after one day and up to another, so that answers may differ."""
        return frozenset(
            key
            for key, editions in self._editions.items()
            for value in editions
            if after < value.valid_from <= until
            or (value.valid_to is not None and after <= value.valid_to < until)
        )

    def entry(self, key: str, on: date) -> PolicyValue:
        """The edition in force on a date, else the earliest one; KeyError when the key is unknown."""
        return self.find(key, on) or self._editions[key][-1]

    def whole(self, key: str, on: date) -> int:
        """A day count, month count or other whole number."""
        return int(self.entry(key, on).value)

    def number(self, key: str, on: date) -> Decimal:
        """A percentage or other decimal."""
        return Decimal(self.entry(key, on).value)

    def cents(self, key: str, on: date) -> int:
        """An amount of money; values are kept in dollars."""
        return int(Decimal(self.entry(key, on).value) * 100)

    def flag(self, key: str, on: date) -> bool:
        """A switch, kept as yes or no."""
        return self.entry(key, on).value == "yes"

    def text(self, key: str, on: date, default: str = "") -> str:
        """A word or code; the default when the key is unknown."""
        found = self.find(key, on)
        return found.value if found else default
