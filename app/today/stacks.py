"""Many duties alike as one line: of one rule, at one place, in one state; each stays within reach."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from app.findings import Duty
from app.reading import All, Cond, Where
from models.fields import Type, show_date
from models.kinds import kind_named

ALONE = 3
"""So many duties alike are still told one by one."""


@dataclass(frozen=True, kw_only=True)
class Stack(Duty):
    """Duties alike, seen as one about the place they have in common."""

    of: tuple[Duty, ...]

    @property
    def where(self) -> Where:
        """The filter of the list that shows their records: the place, and the days on which they are due."""
        kind, first = kind_named(self.of[0].kind), self.of[0]
        link = kind.spec.together
        parts: list[Where] = [Cond(link, "=", first.place) if first.place else Cond(link, "empty")]
        for key in first.finding.fields:
            if kind.fields[key].type is Type.DATE:
                days = [each.due_on for each in self.of]
                parts += [Cond(key, ">=", min(days)), Cond(key, "<=", max(days))]
        return All(tuple(parts))


def stacked(duties: Iterable[Duty], *, by_day: bool = False) -> list[Duty]:
    """The duties in their order, those alike as one where the first of them stood; `by_day` only those of one day."""
    groups: dict[Hashable, list[Duty]] = {}
    for duty in duties:
        groups.setdefault(_alike(duty, by_day), []).append(duty)
    found: list[Duty] = []
    for inside in groups.values():
        found += [_stack(inside)] if len(inside) > ALONE else inside
    return found


def single(duties: Iterable[Duty]) -> list[Duty]:
    """Every duty by itself again."""
    return [one for each in duties for one in (each.of if isinstance(each, Stack) else (each,))]


def _alike(duty: Duty, by_day: bool) -> Hashable:
    if not kind_named(duty.kind).spec.together or duty.note_id:
        return duty.subject, duty.due_on, id(duty)
    state = duty.overdue, duty.assigned_to, duty.waiting_until, duty.waiting_reason
    return duty.finding.rule, duty.kind, duty.place, state, duty.due_on if by_day else None


def _stack(inside: list[Duty]) -> Stack:
    """One line: how many, where, and when the first of them is due."""
    first = min(inside, key=lambda each: each.due_on)
    spec = kind_named(first.kind).spec
    link = kind_named(first.kind).fields[spec.together]
    at = f" at {first.place_title}" if first.place else f" without {link.label.lower()}"
    due = f"first due {show_date(first.due_on)}"
    message = f"{first.finding.rule}: {spec.counted(len(inside))}{at}, {due}"
    kind, record_id = (link.target, first.place) if first.place else (first.kind, first.record_id)
    title = first.place_title or spec.counted(len(inside))
    return Stack(
        replace(first.finding, message=message), first.due_on, kind, record_id, title, first.area, first.overdue,
        first.assigned_to, first.waiting_until, first.waiting_reason, of=tuple(inside),
    )  # fmt: skip
