"""Link paths: how rules, derived fields, filters and columns name what lies one or more links away.

A hop is `program_id` (follow the link) or `medical_record<student_id` (all medical records whose student_id is here);
hops are joined with points: `training_line<student_id.program_id.country_id`. A column path ends in a field key:
`program_id.program_label`. A rule about the office as a whole may read `*routine_check`: every record of a kind. Where
very many records lie one hop back and only their number counts, `#eum_item<eum_line_id` reads how many there are; where
few fields of them count, `training_line<program_id[priority,total_cost]` reads no others.
"""

from dataclasses import dataclass
from typing import Any

from models.fields import Field, Type
from models.kinds import Kind, kind_named


class PathError(ValueError):
    """A path that names no link or field; the message says which part."""


EVERY = "*"
"""What a hop to every record of a kind begins with."""
COUNT = "#"
"""What a path that is only counted begins with; it has one hop back."""


@dataclass(frozen=True)
class Hop:
    """One step: from records of `source` over `link` to records of `target`; backward when the link is the target's.

    Without a link it leads to every record of the target; with `only` no other fields of a target are read.
    """

    source: type[Kind]
    link: str
    target: type[Kind]
    backward: bool
    text: str
    only: tuple[str, ...] = ()


_KNOWN: dict[tuple[str, str], tuple[Hop, ...]] = {}


def hops(kind: type[Kind], path: str) -> tuple[Hop, ...]:
    """The hops of a path of links only; an empty path has none. Raises PathError."""
    known = _KNOWN.get((kind.spec.name, path))
    if known is not None:
        return known
    start, found = kind, list[Hop]()
    if path.startswith(COUNT) and not (path.count("<") == 1 and "." not in path):
        raise PathError(f"“{path}” is no single hop back that can be counted")
    for part in path.split(".") if path else ():
        hop = _hop(kind, part)
        found.append(hop)
        kind = hop.target
    return _KNOWN.setdefault((start.spec.name, path), tuple(found))


def _hop(source: type[Kind], part: str) -> Hop:
    target_name, mark, way = part.removeprefix(COUNT).partition("<")
    link, _, listed = way.rstrip("]").partition("[")
    only = tuple(listed.split(",")) if listed else ()
    try:
        if part.startswith(EVERY):
            return Hop(source, "", kind_named(part.removeprefix(EVERY)), True, part)
        if mark:
            target = kind_named(target_name)
            if target.fields[link].target == source.spec.name and all(key in target.fields for key in only):
                return Hop(source, link, target, True, part, only)
        elif source.fields[part].type in (Type.LINK, Type.FILE):
            return Hop(source, part, kind_named(source.fields[part].target), False, part)
    except KeyError:
        pass
    raise PathError(f"{source.spec.label} has no link “{part}”")


def column(kind: type[Kind], path: str) -> tuple[tuple[Hop, ...], Field[Any]]:
    """The hops and the field of a column path. Raises PathError when a part does not exist."""
    links, _, key = path.rpartition(".")
    steps = hops(kind, links)
    last = steps[-1].target if steps else kind
    if key not in last.fields:
        raise PathError(f"{last.spec.label} has no field “{key}”")
    return steps, last.fields[key]
