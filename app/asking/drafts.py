"""A filter as a form has it: rows of field, question and typed value, rows of records that belong, groups of both.

A row is read by the same questions and values as a sentence, so that form, sentence and command line mean the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from app.asking.complaints import no_question, no_value
from app.asking.conditions import Conditions
from app.asking.questions import BETWEEN, NOT_CONTAINS, NOT_STARTS
from app.asking.saying import is_ids, is_span, pieces
from app.asking.scope import Scope, scope_of
from app.asking.tokens import Mark, Sentence, quoted
from app.asking.values import UNITS, Values, count_at, is_free, said_count
from app.errors import Usage
from app.reader import Reader
from app.reading import All, Cond, Either, Has, Not, Where
from models.fields import Field, Type
from models.kinds import Kind, kind_named
from models.paths import PathError, column, hops

Mode = Literal["all", "any", "none"]
MODES: dict[Mode, str] = {
    "all": "All of these hold",
    "any": "Any of these holds",
    "none": "None of these holds",
}
WITHOUT_VALUE = frozenset({"empty", "not empty"})
DEPTH = 2
"""Links that the fields of a form may lie away."""
_DENIED = {"contains": NOT_CONTAINS, "starts": NOT_STARTS}
_AFFIRMED = {denied: op for op, denied in _DENIED.items()}


@dataclass(frozen=True)
class Row:
    """Field, question and what is typed as its value; nothing is chosen yet where they are empty."""

    path: str = ""
    op: str = ""
    text: str = ""


@dataclass(frozen=True)
class Group:
    """Conditions of which all, any or none have to hold."""

    mode: Mode = "all"
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Belongs:
    """Records one hop away: that there are such, or that there are none, of which the group holds."""

    path: str
    has: bool = True
    group: Group = Group()


Part = Row | Group | Belongs


class DraftError(Usage):
    """A row that cannot be read yet; `part` is that row."""

    def __init__(self, part: Part, title: str) -> None:
        self.part = part
        super().__init__(title)


def fields_for(scope: Scope) -> list[tuple[str, str]]:
    """(path, label) of every field that a form offers: the kind's own, then those over links as “Unit › Garrison”."""
    own = sorted((scope.name(field), field.key) for field in scope.fields)
    linked = sorted(((label, path) for path, label in _linked(scope, "", "", DEPTH)), key=_by_distance)
    return [(path, label) for label, path in (*own, *linked)]


def _by_distance(found: tuple[str, str]) -> tuple[int, str]:
    label, path = found
    return path.count("."), label


def records_for(scope: Scope) -> list[tuple[str, str]]:
    """(path, label) of every kind of record that belongs to those of the scope, and of every linked record."""
    behind = {each.path: each for found in scope.behind.values() for each in found}
    named = [
        (each.kind.spec.nouns + ("" if each.first else f" through {_link_name(scope, each)}"), path)
        for path, each in behind.items()
    ]
    links = [(f"the {scope.name_inside(each)}", each.key) for each in scope.fields if each.type is Type.LINK]
    return [(path, label) for label, path in (*sorted(named), *sorted(links))]


def _link_name(scope: Scope, behind: Any) -> str:
    return scope_of(behind.kind, scope.role).name_inside(behind.link)


def _linked(scope: Scope, before: str, said: str, depth: int) -> Iterator[tuple[str, str]]:
    for link in scope.fields:
        if link.type is not Type.LINK or not depth:
            continue
        target = scope_of(kind_named(link.target), scope.role)
        path, label = f"{before}{link.key}.", f"{said}{scope.name(link)} › "
        yield from ((f"{path}{field.key}", f"{label}{target.name(field)}") for field in target.fields)
        yield from _linked(target, path, label, depth - 1)


# -- tree to form ----------------------------------------------------------------------------------------------------
def draft_of(reader: Reader, kind: type[Kind], where: Where | None) -> Group:
    """The form that a filter stands in. Raises Usage for a tree that the reading builder would not take."""
    return _Filler(Values(reader)).group(kind, where)


class _Filler:
    def __init__(self, values: Values) -> None:
        self.values = values

    def group(self, kind: type[Kind], where: Where | None) -> Group:
        part = Group() if where is None else self.part(kind, where)
        return part if isinstance(part, Group) else Group("all", (part,))

    def part(self, kind: type[Kind], where: Where) -> Part:
        if isinstance(where, All):
            if len(where.parts) == 2 and is_span(*where.parts):
                return self._span(kind, where)
            return Group("all", tuple(self.part(kind, each) for each in pieces(where)))
        if isinstance(where, Either):
            return Group("any", tuple(self.part(kind, each) for each in where.parts))
        if isinstance(where, Not):
            return self._not(kind, where.part)
        if isinstance(where, Has):
            return self._belongs(kind, where)
        return self._row(kind, where)

    def _span(self, kind: type[Kind], where: All) -> Part:
        first, last = where.parts
        assert isinstance(first, Cond) and isinstance(last, Cond)
        field = self._field(kind, first.path)
        if is_free(field) or field.target:
            return Group("all", (self._row(kind, first), self._row(kind, last)))
        ends = (self._value(field, each.value) for each in (first, last))
        return Row(first.path, BETWEEN, " and ".join(ends))

    def _not(self, kind: type[Kind], where: Where) -> Part:
        part = self.part(kind, where)
        if isinstance(part, Belongs):
            return replace(part, has=not part.has)
        if isinstance(part, Row) and part.op in ("=", *_DENIED):
            return replace(part, op=_DENIED.get(part.op, "!="))
        if isinstance(part, Group) and part.mode == "any":
            return replace(part, mode="none")
        return Group("none", (part,))

    def _belongs(self, kind: type[Kind], where: Has) -> Part:
        try:
            first, *more = hops(kind, where.path)
        except (PathError, ValueError) as error:
            raise Usage(f"{error}.") from error
        inner: Where | None = where.part
        if more:
            inner = Has(".".join(hop.text for hop in more), inner)
        return Belongs(first.text, True, self.group(first.target, inner))

    def _row(self, kind: type[Kind], where: Cond) -> Part:
        field = self._field(kind, where.path)
        op, value = where.op, where.value
        if op in WITHOUT_VALUE:
            return Row(where.path, op)
        if field.target and not is_ids(value):
            target = kind_named(field.target)
            keys = [key for key in target.spec.title if target.fields[key].type is not Type.LINK]
            return self._row(kind, Cond(f"{where.path}.{keys[0]}", op, value))
        if op in _DENIED:
            return Row(where.path, op, str(value))
        if op.startswith(("next", "last")):
            which, unit = op.split()
            return Row(where.path, f"{which} days", said_count(int(value), unit))
        if op == "in":
            return self._one_of(where.path, field, value)
        return self._compared(where, field)

    def _compared(self, where: Cond, field: Field[Any]) -> Part:
        value = where.value
        plain = field.parse(value) if isinstance(value, str) and not field.target else value
        if plain is None:
            return Row(where.path, "empty" if where.op == "=" else "not empty")
        return Row(where.path, where.op, self._value(field, value))

    def _one_of(self, path: str, field: Field[Any], value: Any) -> Part:
        values = value if isinstance(value, list | tuple | set | frozenset) else str(value).split(",")
        plain = [field.parse(each) if isinstance(each, str) and not field.target else each for each in values]
        said = [self.values.said(field, each) for each in plain if each is not None]
        return Row(path, "=", " or ".join(said)) if said else Group("any")

    def _value(self, field: Field[Any], value: Any) -> str:
        """A value as it would be typed: without quotation marks where it is understood so."""
        said = self.values.said(field, value)
        if not said.startswith("“"):
            return said
        if not is_free(field):
            bare = said[1:-1]
            alone = [
                read
                for read, end in self.values.read(field, Sentence(bare), 0, _never)
                if end == len(Sentence(bare))
            ]
            return bare if alone[:1] == [value] else said
        text = str(value)
        return quoted(text) if text.lstrip()[:1] in ("“", '"') or text.strip() != text else text

    def _field(self, kind: type[Kind], path: str) -> Field[Any]:
        try:
            return column(kind, path)[1]
        except PathError as error:
            raise Usage(f"{error}.") from error


# -- form to tree ----------------------------------------------------------------------------------------------------
def where_of(reader: Reader, kind: type[Kind], draft: Group) -> Where | None:
    """The filter that a form stands for; None for an empty one. Raises DraftError for a row that cannot be read."""
    if not draft.parts and draft.mode == "all":
        return None
    return _Builder(Values(reader), reader).tree(kind, draft)


class _Builder:
    def __init__(self, values: Values, reader: Reader) -> None:
        self.values, self.reader = values, reader

    def tree(self, kind: type[Kind], part: Part) -> Where:
        if isinstance(part, Row):
            return self._condition(kind, part)
        if isinstance(part, Belongs):
            target = hops(kind, part.path)[-1].target
            whole = not part.group.parts and part.group.mode == "all"
            inner = None if whole else self.tree(target, part.group)
            found = Has(part.path, inner)
            return found if part.has else Not(found)
        trees = tuple(self.tree(kind, each) for each in part.parts)
        if part.mode == "all":
            return trees[0] if len(trees) == 1 else All(trees)
        either: Where = trees[0] if len(trees) == 1 else Either(trees)
        return either if part.mode == "any" else Not(either)

    def _condition(self, kind: type[Kind], row: Row) -> Where:
        if not row.path:
            raise DraftError(row, "Choose a field.")
        field = column(kind, row.path)[1]
        if not row.op:
            raise DraftError(row, no_question(field, ""))
        if row.op in WITHOUT_VALUE:
            return Cond(row.path, row.op)
        text = row.text.strip()
        if not text:
            raise DraftError(row, no_value(self.values, field, ""))
        if row.op in _DENIED or row.op in _AFFIRMED:
            tree = Cond(row.path, _AFFIRMED.get(row.op, row.op), row.text)
            return Not(tree) if row.op in _AFFIRMED else tree
        if row.op.startswith(("next", "last")):
            return self._within(row, field, text)
        if is_free(field) and not text.startswith(("“", '"')):
            return Cond(row.path, row.op, text)
        sentence = Sentence(text)
        asked = Conditions(self.values, sentence)
        scope = scope_of(kind, self.reader.role)
        whole = (tree for tree, end in asked.compared(scope, row.path, field, row.op) if end == len(sentence))
        found = next(whole, None)
        if found is None:
            raise DraftError(row, no_value(self.values, field, text))
        return found

    def _within(self, row: Row, field: Field[Any], text: str) -> Where:
        """`30 days`, `3 months`, or a number of days."""
        sentence = Sentence(text)
        counted = count_at(sentence, 0)
        times, unit = UNITS.get(sentence.word(1) or "days", (0, "days"))
        if counted is None or not times or len(sentence) > 2 or sentence.mark(0) is not Mark.WORD:
            raise DraftError(row, f"{field.label}: “{text}” is no span such as 30 days or 3 months.")
        return Cond(row.path, f"{row.op.split()[0]} {unit}", counted[0] * times)


def _never(_at: int) -> bool:
    return False
