"""Values that follow from others of the same record until somebody says them otherwise: a total from its parts.

A derived field is always worked out; one that follows is a person's or a sheet's to say, and only where it stood as
its parts make it, or was empty, does it go along when they change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.fields import Stored

Values = Mapping[str, Stored]
"""Stored forms by key; an absent key and None are both empty."""


@dataclass(frozen=True)
class Follows:
    """From which fields a value follows, and what they make of it; None where they do not tell yet."""

    reads: tuple[str, ...]
    make: Callable[[Values], Stored]


def followed(rules: Mapping[str, Follows], before: Values, wanted: Values) -> dict[str, Stored]:
    """What goes along with a change of a record that was `before` (of a new one nothing), as stored.

    A key that is among the `wanted` was said by somebody and stays as it was said.
    """
    after = {**before, **wanted}
    found: dict[str, Stored] = {}
    for key, rule in rules.items():
        was = before.get(key)
        touched = any(each in wanted and wanted[each] != before.get(each) for each in rule.reads)
        if key in wanted or not touched or was not in (None, rule.make(before)):
            continue
        now = rule.make(after)
        if now is not None and now != was:
            found[key] = now
    return found
