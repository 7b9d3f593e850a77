"""The columns a list of a kind can show: its own fields and those up to two links away, and what they are headed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.rights import Role, sees_field, sees_kind
from models.fields import Field, Type
from models.kinds import Kind, kind_named
from models.paths import Hop, PathError, column
from models.text import in_sentence

LINKS = 2
"""How many links away a column may lie."""
_HANGING = frozenset({"to", "for", "by", "of", "with"})
"""Last words of a link's label that make it no noun (Belongs to)."""


@dataclass(frozen=True)
class Offered:
    """A column that can be chosen: its path, its field, and the labels of the links that lead to it."""

    path: str
    field: Field[Any]
    trail: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """`Program › Fiscal year`."""
        return " › ".join((*self.trail, self.field.label))

    @property
    def derived(self) -> bool:
        """Whether the program works it out."""
        return self.field.derive is not None


def offered(role: Role, kind: type[Kind], links: int = LINKS) -> Iterator[Offered]:
    """Every column that the role meets, own fields first, then link by link; files are no columns."""
    fields = [each for each in kind.stored_fields() if each.type is not Type.FILE and sees_field(role, each)]
    yield from (Offered(each.key, each) for each in fields)
    if not links:
        return
    for each in fields:
        if each.type is Type.LINK and _is_followed(role, kind_named(each.target)):
            for found in offered(role, kind_named(each.target), links - 1):
                yield Offered(f"{each.key}.{found.path}", found.field, (each.label, *found.trail))


def _is_followed(role: Role, target: type[Kind]) -> bool:
    return sees_kind(role, target) and not target.spec.technical


def can_show(role: Role, kind: type[Kind], path: str) -> bool:
    """Whether a path that was remembered still leads to a field that the role meets."""
    try:
        steps, field = column(kind, path)
    except PathError:
        return False
    backward = any(hop.backward for hop in steps)
    seen = all(
        sees_kind(role, hop.target) and sees_field(role, hop.source.fields[hop.link])
        for hop in steps
        if not hop.backward
    )
    return not backward and seen and sees_field(role, field) and field.type is not Type.FILE


def label_of(kind: type[Kind], path: str) -> str:
    """The heading of a column by itself: `Country of the program` where the kind has a Country of its own."""
    steps, field = column(kind, path)
    own = {each.label for each in kind.stored_fields()}
    return _told_apart(steps, field) if steps and field.label in own else field.label


def labels_of(kind: type[Kind], paths: Sequence[str]) -> list[str]:
    """The headings of columns beside each other; those that would read the same say where they come from."""
    labels = [label_of(kind, path) for path in paths]
    often = Counter(labels)
    return [
        _told_apart(*column(kind, path)) if often[label] > 1 else label
        for path, label in zip(paths, labels, strict=True)
    ]


def _told_apart(steps: Sequence[Hop], field: Field[Any]) -> str:
    return field.label + "".join(f" of the {_noun(hop)}" for hop in reversed(steps))


def _noun(hop: Hop) -> str:
    label = hop.source.fields[hop.link].label
    return in_sentence(hop.target.spec.label if label.split()[-1] in _HANGING else label)
