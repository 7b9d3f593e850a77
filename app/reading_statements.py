"""Statements kept by their shape: queries that differ in their values alone are put into SQL once.

What is kept knows columns, operators and how many values there are, never a value: those are bound for each query.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from app.reading import All, Cond, Either, Has, Not, Query, Where

MOST = 256
"""Statements that are kept; the program has far fewer lists, but a person may filter in many ways."""
MANY = 100
"""Values of one condition from which on a statement is hardly asked a second time."""
Work = Callable[[Any, date | None], Sequence[Any]]
"""The stored values that a condition compares with, of its value and today; it holds no value. Raises Usage."""
_KEPT: "dict[tuple[Any, ...], Statement]" = {}
_DIALECT = sqlite.dialect()


@dataclass(frozen=True)
class Slot:
    """Where a value comes from: the condition, counted as the filter is written, and what is made of its value."""

    at: int
    work: Work


@dataclass
class Bound:
    """What is bound to a statement while it is built; the builders of its parts share it."""

    slots: list[Slot] = field(default_factory=list)
    met: int = 0
    """Conditions of the filter that were reached."""
    fits_others: bool = True
    """False once the statement was built otherwise because of a value: an empty one is asked for by IS NULL."""

    def bind(self, part: Cond, today: date | None, work: Work) -> list[Any]:
        """A parameter for each stored value of the condition reached last; the values themselves where one is empty."""
        values = work(part.value, today)
        if any(each is None for each in values):
            self.fits_others = False
            return list(values)
        self.slots.append(Slot(self.met - 1, work))
        name = _name(len(self.slots) - 1)
        return [sa.bindparam(f"{name}_{at}", each) for at, each in enumerate(values)]


@dataclass(frozen=True)
class Statement:
    """SQLite text, and for each of its parameters its name and, unless a slot gives it, its value."""

    sql: str
    slots: tuple[Slot, ...]
    places: tuple[tuple[str, Any], ...]

    def bound(self, query: Query) -> list[Any] | None:
        """The parameters for a query of this shape; None where one is empty and asks for another statement."""
        found: dict[str, Any] = {}
        asked = list(_conditions(query.where))
        for number, slot in enumerate(self.slots):
            for at, each in enumerate(slot.work(asked[slot.at].value, query.today)):
                if each is None:
                    return None
                found[f"{_name(number)}_{at}"] = each
        return [found.get(name, constant) for name, constant in self.places]


def stated(
    what: tuple[str, ...], query: Query, build: "Callable[[Bound], sa.Select[Any]]"
) -> tuple[str, list[Any]]:
    """Text and parameters of a statement: a kept one, else as it is built. `what` tells what it asks of the query."""
    shape = _shape_of(what, query)
    known = _KEPT.get(shape) if shape is not None else None
    if known is not None and (bound := known.bound(query)) is not None:
        return known.sql, bound
    binds = Bound()
    made = build(binds).compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    sql, names, values = str(made), made.positiontup or (), made.params
    if shape is not None and binds.fits_others:
        own = {f"{_name(number)}_" for number in range(len(binds.slots))}
        places = tuple((each, None if each[: each.rfind("_") + 1] in own else values[each]) for each in names)
        if len(_KEPT) >= MOST:
            _KEPT.clear()
        _KEPT[shape] = Statement(sql, tuple(binds.slots), places)
    return sql, [values[each] for each in names]


def is_ids(value: Any) -> bool:
    """Whether a link is compared with ids; typed text asks its target's title instead."""
    values = value if isinstance(value, list | tuple | set | frozenset) else (value,)
    return all(isinstance(each, int) for each in values)


def _name(number: int) -> str:
    """What the parameters of a slot begin with; none that SQLAlchemy makes up begins so."""
    return f"slot{number}"


def _shape_of(what: tuple[str, ...], query: Query) -> tuple[Any, ...] | None:
    """All that the text of a statement rests on; None for a search or a choice of ids, each of which is its own."""
    if query.text or query.among is not None:
        return None
    if any(_count(each.value) > MANY for each in _conditions(query.where)):
        return None
    return (
        what, query.kind, tuple(query.columns), _shape(query.where), tuple(query.sort), tuple(query.groups),
        query.status, query.limit, query.hidden,
    )  # fmt: skip


def _shape(part: Where | None) -> Any:
    if isinstance(part, Cond):
        return part.path, part.op, _count(part.value), is_ids(part.value)
    if isinstance(part, All | Either):
        return type(part), tuple(_shape(each) for each in part.parts)
    if isinstance(part, Has):
        return Has, part.path, _shape(part.part)
    return (Not, _shape(part.part)) if part is not None else None


def _count(value: Any) -> int:
    """How many values there are in one; typed ones stand between commas."""
    if isinstance(value, str):
        return value.count(",") + 1
    return len(value) if isinstance(value, list | tuple | set | frozenset) else int(value is not None)


def _conditions(part: Where | None) -> Iterator[Cond]:
    """The conditions of a filter in the order in which it is written, which is that in which it is built."""
    if isinstance(part, Cond):
        yield part
    elif isinstance(part, All | Either):
        for each in part.parts:
            yield from _conditions(each)
    elif part is not None:
        yield from _conditions(part.part)
