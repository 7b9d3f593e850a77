"""How journal values written under an older schema read today.

Entries are never rebuilt. A migration that renames a field or converts its values adds a line here, and the proof,
history, undo and as-of read the older entries through it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from models.fields import Stored


def _same(value: Stored) -> Stored:
    return value


@dataclass(frozen=True)
class Translator:
    """What entries before `schema` call `key` is `now` since; `convert` gives a stored value its form of today."""

    schema: int
    kind: str
    key: str
    now: str
    convert: Callable[[Stored], Stored] = _same
    """Never asked about None: an empty value stays empty."""


TRANSLATORS: tuple[Translator, ...] = ()
"""In order of schema."""


def newest() -> int:
    """Entries of this schema and later are read as they are."""
    return max((each.schema for each in TRANSLATORS), default=0)


def is_translated(kind: str, key: str, schema: int) -> bool:
    """Whether a field of a file of that schema has another name or other values today."""
    return any((each.kind, each.key) == (kind, key) and each.schema > schema for each in TRANSLATORS)


def translated(
    kind: str, fields: Mapping[str, Sequence[Stored]], schema: int
) -> Mapping[str, Sequence[Stored]]:
    """The fields of a change, [before, after], that an entry of that schema made, under today's keys."""
    today = dict(fields)
    for each in TRANSLATORS:
        if each.schema > schema and each.kind == kind and each.key in today:
            pair = today.pop(each.key)
            today[each.now] = [None if value is None else each.convert(value) for value in pair]
    return today
