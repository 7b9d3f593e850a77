"""The reading builder: `Query` → SQL. No other SELECT lists records; removed ones are left out here and only here."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from app.errors import Usage
from app.reading import (
    OPERATORS,
    All,
    Cond,
    Either,
    FromToday,
    GroupBy,
    Has,
    Not,
    Query,
    Sort,
    Where,
    default_sort,
)
from app.reading_keys import group_key
from app.store import records, search
from app.store.dbapi import Connection
from app.store.schema import table_of, tables
from models.fields import FOLDED, Field, FieldError, Type
from models.kinds import Kind, kind_named
from models.paths import Hop, PathError, column, hops
from models.text import fold, normal, without_control_characters

LONGEST = 1_000
"""Characters that are compared of a piece of text to be found within a value."""


def ids(connection: Connection, query: Query, first: int | None = None) -> "array[int]":
    """Ids of the records the query finds, in order; 8 bytes each. `first` looks at so many hits of its text only."""
    builder = Builder(query)
    builder.first = first
    statement = sa.select(builder.root.c.id).select_from(builder.root)
    statement = builder.finished(statement)
    sql, bound = compiled(statement)
    return array("q", (row[0] for row in connection.execute(sql, bound)))


def count(connection: Connection, query: Query) -> int:
    """How many records the query finds."""
    builder = Builder(query)
    condition = builder.conditions()
    source = builder.source
    sql, bound = compiled(sa.select(sa.func.count()).select_from(source).where(*condition))
    return int(connection.execute(sql, bound).fetchone()[0])


def totals(connection: Connection, query: Query, paths: Sequence[str]) -> tuple[int | None, ...]:
    """Sums of stored values (cents, scaled integers) over what the query finds."""
    if not paths:
        return ()
    builder = Builder(query)
    sums = [sa.func.sum(builder.amount(path)) for path in paths]
    condition = builder.conditions()
    sql, bound = compiled(sa.select(*sums).select_from(builder.source).where(*condition))
    return tuple(connection.execute(sql, bound).fetchone())


def fetch(
    connection: Connection, kind: type[Kind], columns: Sequence[str], wanted: Sequence[int]
) -> dict[int, tuple[Any, ...]]:
    """Stored values of the columns for a page of ids: id → (version, status, values …)."""
    sql = _page_sql(kind.spec.name, tuple(columns))
    found: dict[int, tuple[Any, ...]] = {}
    for batch in records.chunks(wanted):
        for row in connection.execute(f"{sql} WHERE r.id IN ({records.marks(batch)})", batch):
            found[row[0]] = tuple(row[1:])
    return found


@lru_cache(maxsize=64)
def _page_sql(name: str, columns: tuple[str, ...]) -> str:
    """The statement behind a page; putting it together takes longer than reading the page."""
    builder = Builder(Query(kind_named(name)))
    selected = [builder.column(path)[0] for path in columns]
    root = builder.root
    statement = sa.select(root.c.id, root.c.row_version, root.c.row_status, *selected)
    return compiled(statement.select_from(builder.source))[0]


def make_ready() -> None:
    """Describes every table, which the first list would wait for otherwise; needs no office."""
    tables()


def values(connection: Connection, query: Query) -> Iterator[tuple[Any, ...]]:
    """Everything a query finds, in order, in one statement: (id, stored value of each of the query's columns …)."""
    builder = Builder(query)
    selected = [builder.column(path)[0] for path in query.columns]
    sql, bound = compiled(builder.finished(sa.select(builder.root.c.id, *selected)))
    yield from connection.execute(sql, bound)


def compiled(statement: "sa.Select[Any]") -> tuple[str, list[Any]]:
    """SQLite text and positional parameters of a statement."""
    made = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    return str(made), [made.params[name] for name in made.positiontup or ()]


_DIALECT = sqlite.dialect()


class Builder:
    """Builds one statement: aliases for each link followed, conditions, order."""

    def __init__(self, query: Query, root: sa.FromClause | None = None) -> None:
        self.query = query
        self.first: int | None = None
        self.root: Any = table_of(query.kind).alias("r") if root is None else root
        self.source: Any = self.root
        self._joined: dict[str, tuple[Any, type[Kind]]] = {"": (self.root, query.kind)}

    def column(self, path: str) -> tuple[Any, Field[Any]]:
        """The SQL column of a path that only follows links forward; joins what it needs. Raises Usage."""
        try:
            steps, found = column(self.query.kind, path)
        except PathError as error:
            raise Usage(f"{error}.") from error
        self._refuse_hidden(steps, found)
        table = self._joined[""][0]
        for hop, text in zip(steps, _prefixes(path), strict=True):
            if hop.backward:
                raise Usage(f"“{path}” leads to many records; ask with Has.")
            table = self._join(text, hop, table)
        return table.c[found.key], found

    def amount(self, path: str) -> Any:
        """The SQL column of a path that can be added up. Raises Usage."""
        stored, found = self.column(path)
        if found.type not in (Type.WHOLE, Type.MONEY, Type.DECIMAL):
            raise Usage(f"{found.label} cannot be added up.")
        return stored

    def _refuse_hidden(self, steps: Sequence[Hop], found: Field[Any]) -> None:
        hidden = self.query.hidden
        if found.guard in hidden or any(hop.target.spec.guard in hidden for hop in steps):
            raise Usage(f"{found.label} is not among the fields you work with.")

    def _join(self, text: str, hop: Hop, table: Any) -> Any:
        if text not in self._joined:
            target = table_of(hop.target).alias(f"j{len(self._joined)}")
            self.source = self.source.outerjoin(target, table.c[hop.link] == target.c.id)
            self._joined[text] = (target, hop.target)
        return self._joined[text][0]

    def order(self, path: str) -> Any:
        """What a path sorts by: the folded copy of text, the target's title for a link."""
        _, found = column(self.query.kind, path)
        if found.type is Type.LINK:
            target = kind_named(found.target)
            keys = [key for key in target.spec.title if target.fields[key].type is not Type.LINK]
            return self.order(f"{path}.{keys[0]}") if keys else self.column(path)[0]
        sorted_by, found = self.column(path)
        return sorted_by.table.c[f"{found.key}_f"] if found.type in FOLDED else sorted_by

    def key(self, group: GroupBy) -> Any:
        """What the records of a group have in common: the folded copy of text, a link's id, the month of a date."""
        stored, found = self.column(group.path)
        by = stored.table.c[f"{found.key}_f"] if found.type in FOLDED else stored
        return group_key(by, found, group.by)

    def group_order(self, group: GroupBy) -> list[Any]:
        """The order of groups: that of the column, turned round where the list is; links of one name stay apart."""
        key, (_, found) = self.key(group), self.column(group.path)
        orders = [self.order(group.path), key] if found.type is Type.LINK else [key]
        down = any(each.path == group.path and each.descending for each in self.query.sort)
        return [each.desc() if down else each.asc() for each in orders]

    def conditions(self) -> list[Any]:
        """Every condition of the query, the status and the search text included."""
        # Written out, not bound: only so SQLite knows that the index of live records serves.
        found: list[Any] = [self.root.c.row_status == sa.literal_column(str(int(self.query.status)))]
        if self.query.where is not None:
            found.append(self.where(self.query.where))
        if self.query.among is not None:
            found.append(self.root.c.id.in_(_among(self.query.among)))
        typed = search.matching("d.id", self.query.text, (self.query.kind.spec.name,), self.first)
        if typed is not None:
            whole = sa.text("SELECT record_id FROM search_exact WHERE token = :whole")
            whole = whole.bindparams(whole=search.token_of(self.query.text))
            exact = whole.columns(sa.column("record_id", sa.Integer))
            # Many hits are put in order by walking the list's own index past them, not by fetching each.
            walks = self.first is None and not self.query.sort and self.query.where is None
            own = self.root.c.id.op("+")(sa.literal_column("0")) if walks else self.root.c.id
            found.append(sa.or_(own.in_(_searched(*typed)), own.in_(exact)))
        return found

    def finished(self, statement: Any) -> Any:
        """The statement with joins, conditions, order and limit."""
        orders = []
        try:
            for group in self.query.groups:
                orders += self.group_order(group)
            for each in self.query.sort or default_sort(self.query.kind):
                by = self.order(each.path)
                orders.append(by.desc() if each.descending else by.asc())
        except PathError as error:
            raise Usage(f"{error}.") from error
        condition = self.conditions()
        last = (
            self.root.c.id.desc()
            if orders and all(each.descending for each in self.query.sort or [Sort("")])
            else self.root.c.id
        )
        done = statement.select_from(self.source).where(*condition).order_by(*orders, last)
        return done.limit(self.query.limit) if self.query.limit is not None else done

    def where(self, part: Where) -> Any:
        """The SQL of a filter tree."""
        if isinstance(part, All):
            return sa.and_(sa.true(), *(self.where(each) for each in part.parts))
        if isinstance(part, Either):
            return sa.or_(sa.false(), *(self.where(each) for each in part.parts))
        if isinstance(part, Not):
            return sa.not_(sa.func.coalesce(self.where(part.part), sa.false()))
        if isinstance(part, Has):
            return self._has(part)
        return self._condition(part)

    def _has(self, part: Has) -> Any:
        try:
            steps = hops(self.query.kind, part.path)
        except PathError as error:
            raise Usage(f"{error}.") from error
        if not steps or not all(each.link for each in steps):
            raise Usage("“Has” needs a path to other records.")
        return self._exists(self.root, steps, part.part)

    def _exists(self, table: Any, steps: Sequence[Hop], part: Where | None) -> Any:
        hop = steps[0]
        if hop.target.spec.guard in self.query.hidden:
            raise Usage(f"{hop.target.spec.plural} are not among the records you work with.")
        target = table_of(hop.target).alias()  # named apart from every other one, also of the same table
        inner = Builder(Query(hop.target, today=self.query.today, hidden=self.query.hidden), target)
        on = target.c[hop.link] == table.c.id if hop.backward else target.c.id == table.c[hop.link]
        more = (
            [inner._exists(target, steps[1:], part)]
            if len(steps) > 1
            else [inner.where(part)]
            if part
            else []
        )
        return sa.exists(
            sa.select(sa.literal(1))
            .select_from(inner.source)
            .where(on, target.c.row_status == 0, *more)
            .correlate(table)
        )

    def _condition(self, part: Cond) -> Any:
        stored, found = self.column(part.path)
        if part.op == "empty":
            return stored.is_(None)
        if part.op == "not empty":
            return stored.is_not(None)
        if found.type is Type.LINK and not _is_ids(part.value):
            return self._link_condition(part, found)
        if part.op in ("contains", "starts"):
            return _like(stored, found, part)
        if part.op in _SPANS:
            return self._relative(stored, found, part)
        if part.op == "in":
            values = (
                part.value
                if isinstance(part.value, list | tuple | set | frozenset)
                else str(part.value).split(",")
            )
            return _comparable(stored, found).in_([self._bound(found, each) for each in values])
        return _compare(_comparable(stored, found), part.op, self._bound(found, part.value))

    def _link_condition(self, part: Cond, found: Field[Any]) -> Any:
        """A link compared with typed text asks the first title field of its target."""
        target = kind_named(found.target)
        keys = [key for key in target.spec.title if target.fields[key].type is not Type.LINK]
        if not keys:
            raise Usage(f"{found.label} is compared by id.")
        return self._condition(Cond(f"{part.path}.{keys[0]}", part.op, part.value))

    def _bound(self, found: Field[Any], value: Any) -> Any:
        return _bound(found, self._day(found, value) if isinstance(value, FromToday) else value)

    def _relative(self, stored: Any, found: Field[Any], part: Cond) -> Any:
        ahead, unit = _SPANS[part.op]
        try:
            count = int(part.value)
        except (TypeError, ValueError) as error:
            raise Usage(f"“{part.value}” is no number of {unit}.") from error
        ends = [self._day(found, FromToday(each, unit)) for each in (0, count if ahead else -count)]
        first, last = ends if ahead else reversed(ends)
        return sa.and_(stored >= first.isoformat(), stored <= last.isoformat())

    def _day(self, found: Field[Any], away: FromToday) -> date:
        """The date that many days or months from today. Raises Usage."""
        if found.type is not Type.DATE or self.query.today is None:
            raise Usage(f"{found.label} is no date, so it cannot be counted from today.")
        try:
            return away.day(self.query.today)
        except (ValueError, OverflowError) as error:
            raise Usage(f"“{away.count:,}” is no number of {away.unit} that the calendar has.") from error


_SPANS: Mapping[str, tuple[bool, Literal["days", "months"]]] = {
    "next days": (True, "days"),
    "last days": (False, "days"),
    "next months": (True, "months"),
    "last months": (False, "months"),
}
"""Spans that begin or end today: whether they lie ahead, and what is counted."""


def _is_ids(value: Any) -> bool:
    """Whether a link is compared with ids; typed text asks its target's title instead."""
    values = value if isinstance(value, list | tuple | set | frozenset) else (value,)
    return all(isinstance(each, int) for each in values)


def _prefixes(path: str) -> list[str]:
    parts = path.split(".")[:-1]
    return [".".join(parts[: end + 1]) for end in range(len(parts))]


def _searched(statement: str, bound: Iterable[object]) -> Any:
    """The search as a subquery, its parameters bound by name."""
    text, values = "", {}
    pieces = statement.split("?")
    for position, (piece, value) in enumerate(zip(pieces, bound, strict=False)):
        text += f"{piece}:s{position}"
        values[f"s{position}"] = value
    clause = sa.text(text + pieces[-1])
    return clause.bindparams(**values).columns(sa.column("id", sa.Integer))


def _among(ids: Sequence[int]) -> Any:
    """Any number of ids as a subquery with one parameter."""
    clause = sa.text("SELECT value FROM json_each(:among)")
    bound = clause.bindparams(among=f"[{','.join(map(str, ids))}]")
    return bound.columns(sa.column("value", sa.Integer))


def _comparable(stored: Any, found: Field[Any]) -> Any:
    return stored.table.c[f"{found.key}_f"] if found.type in FOLDED else stored


def _bound(found: Field[Any], value: Any) -> Any:
    try:
        stored = found.encode(found.parse(value) if isinstance(value, str) else value)
    except FieldError as error:
        raise Usage(f"{error}.") from error
    return fold(stored) if found.type in FOLDED and isinstance(stored, str) else stored


def _like(stored: Any, found: Field[Any], part: Cond) -> Any:
    if not found.stored_as_text:
        raise Usage(f"{found.label} is no text; compare it with = or <.")
    typed = without_control_characters(normal(str(part.value)))[:LONGEST]
    typed = fold(typed) if found.type in FOLDED else typed
    escaped = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    pattern = f"{escaped}%" if part.op == "starts" else f"%{escaped}%"
    return _comparable(stored, found).like(pattern, escape="\\")


def _compare(stored: Any, op: str, value: Any) -> Any:
    if value is None and op in ("=", "!="):
        return stored.is_(None) if op == "=" else stored.is_not(None)
    if op not in OPERATORS:
        raise Usage(f"“{op}” is no comparison; use one of {', '.join(OPERATORS)}.")
    if value is None:
        raise Usage(f"“{op}” needs a value.")
    compare: Mapping[str, Any] = {
        "=": stored == value,
        "!=": sa.or_(stored != value, stored.is_(None)),
        "<": stored < value,
        "<=": stored <= value,
        ">": stored > value,
        ">=": stored >= value,
    }
    return compare[op]
