"""How long records are kept: which policy value gives the years, and which day of a record they count from."""

from dataclasses import dataclass
from datetime import date

from models.calendar import months_after
from models.kinds import Kind, kind_named

PREFIX = "retention."
"""Keys of the policy values that hold the years."""


@dataclass(frozen=True)
class Keeping:
    """The retention rule of a kind: key of the policy value (years) and the field whose day begins the count."""

    policy: str
    trigger: str


def keeping_of(kind: type[Kind]) -> Keeping | None:
    """How long records of a kind are kept; None where no source gives a period."""
    name, _, trigger = kind.spec.retention.partition(":")
    return Keeping(PREFIX + name, trigger) if name else None


def kept_until(trigger: date, years: int) -> date:
    """The last day on which a record is kept: so many years after the day that begins the count (INF-H-01)."""
    return months_after(trigger, 12 * years)


def path_up(kind: type[Kind]) -> tuple[tuple[type[Kind], str], ...]:
    """Kind by kind to the record at the top that this one belongs to, each with the link that leads there."""
    found: list[tuple[type[Kind], str]] = []
    while kind.spec.parent:
        target = kind_named(kind.fields[kind.spec.parent].target)
        if any(target is each for each, _ in found):
            break
        found.append((target, kind.spec.parent))
        kind = target
    return tuple(found)


def belonging(kind: type[Kind], kinds: "dict[str, type[Kind]]") -> tuple[tuple[type[Kind], str], ...]:
    """Kinds whose records are part of a record of this one, and by which link.

    A part names what it belongs to as its parent; what has no parent and must have such a record belongs to it too (the
    shipment of a case), unless it has a time of its own. Another area's records are never part of it.
    """
    return tuple(
        (each, field.key)
        for each in kinds.values()
        for field in each.links()
        if field.target == kind.spec.name and _is_part(each, field.key, kind)
    )


def _is_part(part: type[Kind], link: str, whole: type[Kind]) -> bool:
    spec = part.spec
    if spec.parent:
        return spec.parent == link and spec.area in (whole.spec.area, "office")
    refuses = part.fields[link].on_remove.name == "REFUSE"
    return refuses and spec.area == whole.spec.area and spec.area != "office" and not spec.retention
