"""Changing the form of a filter: what stands at a place is exchanged, added, nested, lifted, taken away.

A place is the row of positions that leads to a part: (1, 0) is the first part of the second part.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.asking.drafts import Belongs, Group, Part, Row

Place = tuple[int, ...]


def parts_of(part: Part) -> tuple[Part, ...]:
    """The parts inside a part; a row has none."""
    if isinstance(part, Row):
        return ()
    return part.group.parts if isinstance(part, Belongs) else part.parts


def part_at(draft: Group, place: Place) -> Part:
    """What stands at a place."""
    part: Part = draft
    for at in place:
        part = parts_of(part)[at]
    return part


def places(part: Part, before: Place = ()) -> Iterator[tuple[Place, Part]]:
    """Every place with what stands there, as read."""
    yield before, part
    for at, each in enumerate(parts_of(part)):
        yield from places(each, (*before, at))


def added(draft: Group, place: Place, part: Part) -> Group:
    """The part at the end of what stands at the place."""
    return _changed(draft, place, lambda parts: (*parts, part))


def exchanged(draft: Group, place: Place, part: Part) -> Group:
    """With another part at the place."""
    *above, at = place
    return _changed(draft, tuple(above), lambda parts: (*parts[:at], part, *parts[at + 1 :]))


def removed(draft: Group, place: Place) -> Group:
    """Without the part at the place; a group that is left empty goes with it."""
    *above, at = place
    left = _changed(draft, tuple(above), lambda parts: (*parts[:at], *parts[at + 1 :]))
    parent = part_at(left, tuple(above))
    return removed(left, tuple(above)) if above and isinstance(parent, Group) and not parent.parts else left


def nested(draft: Group, place: Place) -> Group:
    """The part at the place inside a group of its own, any of which has to hold."""
    *above, at = place
    return _changed(
        draft, tuple(above), lambda parts: (*parts[:at], Group("any", (parts[at],)), *parts[at + 1 :])
    )


def lifted(draft: Group, place: Place) -> tuple[Group, Place]:
    """The part at the place moved out of its group, behind it, and where it is then; not out of belonging records."""
    if len(place) < 2 or isinstance(part_at(draft, place[:-1]), Belongs):
        return draft, place
    part, (*above, group) = part_at(draft, place), place[:-1]
    beside = _changed(draft, tuple(above), lambda parts: (*parts[: group + 1], part, *parts[group + 1 :]))
    left = removed(beside, place)
    gone = len(parts_of(part_at(beside, place[:-1]))) == 1
    return left, (*above, group if gone else group + 1)


def _changed(draft: Group, place: Place, change: Callable[[tuple[Part, ...]], tuple[Part, ...]]) -> Group:
    made = _with(draft, place, change)
    assert isinstance(made, Group)
    return made


def _with(part: Part, place: Place, change: Callable[[tuple[Part, ...]], tuple[Part, ...]]) -> Part:
    parts = parts_of(part)
    if place:
        at = place[0]
        parts = (*parts[:at], _with(parts[at], place[1:], change), *parts[at + 1 :])
    else:
        parts = change(parts)
    if isinstance(part, Belongs):
        return replace(part, group=replace(part.group, parts=parts))
    assert isinstance(part, Group)
    return replace(part, parts=parts)
