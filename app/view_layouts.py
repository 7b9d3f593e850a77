"""How a list is arranged, as a value and as the text that a kept view holds.

The text is JSON with a version; values stand in it in their stored form, moving dates as a count from today. Reading
leaves out what names a field that is gone, and says which.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.asking.values import masks
from app.errors import Usage
from app.reading import OPERATORS, All, Cond, Either, FromToday, GroupBy, Has, Not, Sort, Where
from models.fields import Field, FieldError, Type
from models.kinds import Kind, kind_named
from models.paths import Hop, PathError, column, hops

VERSION = 1
_COUNTED = ("next days", "last days", "next months", "last months")
_AS_TYPED = ("contains", "starts")
_GROUPS: dict[str, type[All] | type[Either]] = {"all": All, "any": Either}


@dataclass(frozen=True)
class Layout:
    """Columns, filter, order, grouping and how many columns stay in sight. Widths are each user's own."""

    kind: type[Kind]
    columns: tuple[str, ...] = ()
    where: Where | None = None
    sort: tuple[Sort, ...] = ()
    group: tuple[GroupBy, ...] = ()
    frozen: int = 1


def kept(layout: Layout) -> str:
    """The layout as text. Raises Usage for a tree with an unknown path or a value that its field cannot hold."""
    made: dict[str, object] = {
        "version": VERSION,
        "kind": layout.kind.spec.name,
        "columns": list(layout.columns),
        "where": None if layout.where is None else _tree(layout.kind, layout.where),
        "sort": [[each.path, each.descending] for each in layout.sort],
        "group": [[each.path, each.by] for each in layout.group],
        "frozen": layout.frozen,
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def layout_of(text: str) -> tuple[Layout, tuple[str, ...]]:
    """The layout a text holds, and the names of what it asks for that is gone. Raises Usage when it cannot be read."""
    try:
        made = json.loads(text)
        version, kind = int(made["version"]), kind_named(made["kind"])
    except (ValueError, KeyError, TypeError) as error:
        raise Usage(
            "This view cannot be read.", do="Restore it from its history, or arrange it anew."
        ) from error
    if version > VERSION:
        raise Usage("A newer program kept this view.", do="Open it there.")
    reading = _Reading(kind)
    layout = Layout(
        kind,
        reading.paths(made.get("columns")),
        reading.tree(kind, made.get("where")),
        reading.sorts(made.get("sort")),
        reading.groups(made.get("group")),
        made["frozen"] if isinstance(made.get("frozen"), int) else 1,
    )
    return layout, tuple(dict.fromkeys(reading.gone))


def differs(kept_as: Layout, now: Layout) -> bool:
    """Whether a list is arranged otherwise than its view says; what the view leaves open does not count."""
    if kept_as.where != now.where or (kept_as.sort and kept_as.sort != now.sort):
        return True
    arranged = bool(kept_as.columns)
    return arranged and (
        (kept_as.columns, kept_as.group, kept_as.frozen) != (now.columns, now.group, now.frozen)
        or kept_as.sort != now.sort
    )


def guards_of(layout: Layout) -> frozenset[str]:
    """The guards of every field and kind that a layout names."""
    fields, kinds = set[Field[Any]](), {layout.kind}
    for kind, path in _named(layout):
        steps, field = column(kind, path) if path else ((), None)
        kinds |= {hop.target for hop in steps}
        if field is not None:
            fields.add(field)
        else:
            kinds.add(kind)
    return frozenset({each.guard for each in fields} | {each.spec.guard for each in kinds}) - {""}


def sensitive_values(layout: Layout) -> tuple[str, ...]:
    """Labels of sensitive texts that the filter compares with a value, such as Passport number."""
    found = {
        field.label: None
        for kind, part in _conditions(layout.kind, layout.where)
        if part.value not in (None, "") and masks(field := column(kind, part.path)[1])
    }
    return tuple(found)


def _named(layout: Layout) -> Iterator[tuple[type[Kind], str]]:
    """Every column path with the kind it starts from; an empty path for a kind that is only counted."""
    for path in (
        *layout.columns,
        *(each.path for each in layout.group),
        *(each.path for each in layout.sort),
    ):
        yield layout.kind, path
    for kind, part in _conditions(layout.kind, layout.where):
        yield kind, part.path
    for kind in _kinds(layout.kind, layout.where):
        yield kind, ""


def _conditions(kind: type[Kind], where: Where | None) -> Iterator[tuple[type[Kind], Cond]]:
    if isinstance(where, Cond):
        yield kind, where
    elif isinstance(where, All | Either):
        for each in where.parts:
            yield from _conditions(kind, each)
    elif isinstance(where, Not):
        yield from _conditions(kind, where.part)
    elif isinstance(where, Has):
        yield from _conditions(hops(kind, where.path)[-1].target, where.part)


def _kinds(kind: type[Kind], where: Where | None) -> Iterator[type[Kind]]:
    """The kinds that a tree goes through."""
    if isinstance(where, All | Either):
        for each in where.parts:
            yield from _kinds(kind, each)
    elif isinstance(where, Not):
        yield from _kinds(kind, where.part)
    elif isinstance(where, Has):
        steps: tuple[Hop, ...] = hops(kind, where.path)
        yield from (hop.target for hop in steps)
        yield from _kinds(steps[-1].target, where.part)


# -- writing ---------------------------------------------------------------------------------------------------------
def _tree(kind: type[Kind], where: Where) -> dict[str, Any]:
    try:
        if isinstance(where, All | Either):
            name = "all" if isinstance(where, All) else "any"
            return {name: [_tree(kind, each) for each in where.parts]}
        if isinstance(where, Not):
            return {"not": _tree(kind, where.part)}
        if isinstance(where, Has):
            inner = hops(kind, where.path)[-1].target
            return {"has": where.path, "where": None if where.part is None else _tree(inner, where.part)}
        field = column(kind, where.path)[1]
        made: dict[str, Any] = {"field": where.path, "asks": where.op}
        return (
            made
            if where.op in ("empty", "not empty")
            else made | {"value": _value(field, where.op, where.value)}
        )
    except (PathError, FieldError, IndexError) as error:
        raise Usage(f"{error}.") from error


def _value(field: Field[Any], op: str, value: Any) -> Any:
    if op in _COUNTED:
        return int(value)
    if op in _AS_TYPED:
        return str(value)
    if op == "in":
        values = value if isinstance(value, list | tuple | set | frozenset) else str(value).split(",")
        return [_value(field, "=", each) for each in values]
    if isinstance(value, FromToday):
        return {"from today": value.count, "unit": value.unit}
    if isinstance(value, str):
        value = value if field.type in (Type.LINK, Type.FILE) else field.parse(value)
    return value if isinstance(value, str) and field.type in (Type.LINK, Type.FILE) else field.encode(value)


# -- reading ---------------------------------------------------------------------------------------------------------
class _Reading:
    """Reads the parts of a layout; what cannot be asked any more is left out and named in `gone`."""

    def __init__(self, kind: type[Kind]) -> None:
        self.kind = kind
        self.gone: list[str] = []

    def paths(self, made: Any) -> tuple[str, ...]:
        return tuple(each for each in _list(made) if self._is_there(each))

    def sorts(self, made: Any) -> tuple[Sort, ...]:
        pairs = (each for each in _list(made) if isinstance(each, list) and len(each) == 2)
        return tuple(Sort(path, bool(descending)) for path, descending in pairs if self._is_there(path))

    def groups(self, made: Any) -> tuple[GroupBy, ...]:
        pairs = (each for each in _list(made) if isinstance(each, list) and len(each) == 2)
        return tuple(GroupBy(path, str(by)) for path, by in pairs if self._is_there(path))

    def _is_there(self, path: Any) -> bool:
        try:
            there = isinstance(path, str) and not any(hop.backward for hop in column(self.kind, path)[0])
        except PathError:
            there = False
        if not there:
            self.gone.append(str(path))
        return there

    def tree(self, kind: type[Kind], made: Any) -> Where | None:
        """The tree, without the conditions that cannot be asked; None when nothing is left of it."""
        if not isinstance(made, dict):
            return None
        for name, group in _GROUPS.items():
            if name in made:
                return self._group(kind, group, _list(made[name]))
        if "not" in made:
            part = self.tree(kind, made["not"])
            return None if part is None else Not(part)
        if "has" in made:
            return self._has(kind, made["has"], made.get("where"))
        return self._condition(kind, made)

    def _group(self, kind: type[Kind], group: type[All] | type[Either], made: list[Any]) -> Where | None:
        parts = tuple(part for each in made if (part := self.tree(kind, each)) is not None)
        return group(parts) if parts or not made else None

    def _has(self, kind: type[Kind], path: Any, made: Any) -> Where | None:
        try:
            target = hops(kind, path)[-1].target
        except (PathError, IndexError, AttributeError, TypeError):
            self.gone.append(str(path))
            return None
        part = self.tree(target, made)
        return None if part is None and made is not None else Has(path, part)

    def _condition(self, kind: type[Kind], made: dict[str, Any]) -> Where | None:
        path, op = made.get("field"), made.get("asks")
        try:
            field = column(kind, path)[1] if isinstance(path, str) else None
            if field is not None and op in OPERATORS:
                value = None if op in ("empty", "not empty") else _read(field, op, made.get("value"))
                return Cond(str(path), op, value)
        except (PathError, ValueError, TypeError, AttributeError):
            pass
        self.gone.append(str(path))
        return None


def _read(field: Field[Any], op: str, made: Any) -> Any:
    """The Python value of a stored one. Raises FieldError or another ValueError when it is none of the field."""
    if op in _COUNTED:
        return int(made)
    if op in _AS_TYPED:
        return str(made)
    if op == "in":
        return tuple(_read(field, "=", each) for each in _list(made))
    if isinstance(made, dict):
        unit = made["unit"]
        if unit not in ("days", "months"):
            raise FieldError(f"{unit} is no unit of time")
        return FromToday(int(made["from today"]), unit)
    if isinstance(made, str) and field.type in (Type.LINK, Type.FILE):
        return made
    value = field.decode(made)
    field.encode(value)
    return value


def _list(made: Any) -> list[Any]:
    return made if isinstance(made, list) else []
