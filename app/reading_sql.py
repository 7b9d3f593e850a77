"""The reading builder: `Query` → SQL. No other SELECT lists records; removed ones are left out here and only here."""

import operator
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import sqlalchemy as sa

from app import reading_values
from app.errors import Usage
from app.reading import (
    OPERATORS,
    All,
    Cond,
    Either,
    GroupBy,
    Has,
    Not,
    Query,
    Sort,
    Where,
    default_sort,
)
from app.reading_keys import group_key
from app.reading_statements import Bound, Work, is_ids, stated
from app.store import records, search
from app.store.dbapi import Connection
from app.store.schema import table_of
from models.fields import FOLDED, Field, Type
from models.kinds import Kind, kind_named
from models.paths import Hop, PathError, column, hops


def ids(connection: Connection, query: Query, first: int | None = None) -> "array[int]":
    """Ids of the records the query finds, in order; 8 bytes each. `first` looks at so many hits of its text only."""

    def build(binds: Bound) -> "sa.Select[Any]":
        builder = Builder(query, binds=binds)
        builder.first = first
        return builder.finished(sa.select(builder.root.c.id).select_from(builder.root))

    sql, bound = stated(("ids",), query, build)
    # In one value: between rows SQLite's driver hands the interpreter on, and the window, which is at work, back late.
    # The order holds: SQLite keeps that of a subquery where an aggregate such as this one depends on it.
    (packed,) = connection.execute(
        f"SELECT unhex(group_concat(format('%016x', id), '')) FROM ({sql})", bound
    ).fetchone()
    found = array("q", packed or b"")
    if sys.byteorder == "little":
        found.byteswap()
    return found


def count(connection: Connection, query: Query) -> int:
    """How many records the query finds."""

    def build(binds: Bound) -> "sa.Select[Any]":
        builder = Builder(query, binds=binds)
        condition = builder.conditions()
        return sa.select(sa.func.count()).select_from(builder.source).where(*condition)

    sql, bound = stated(("count",), query, build)
    return int(connection.execute(sql, bound).fetchone()[0])


def totals(connection: Connection, query: Query, paths: Sequence[str]) -> tuple[int | None, ...]:
    """Sums of stored values (cents, scaled integers) over what the query finds."""
    if not paths:
        return ()

    def build(binds: Bound) -> "sa.Select[Any]":
        builder = Builder(query, binds=binds)
        sums = [sa.func.sum(builder.amount(path)) for path in paths]
        condition = builder.conditions()
        return sa.select(*sums).select_from(builder.source).where(*condition)

    sql, bound = stated(("totals", *paths), query, build)
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


def _page_sql(name: str, columns: tuple[str, ...]) -> str:
    """The statement behind a page; putting it together takes longer than reading the page."""
    query = Query(kind_named(name), columns)

    def build(binds: Bound) -> "sa.Select[Any]":
        builder = Builder(query, binds=binds)
        selected = [builder.column(path)[0] for path in columns]
        root = builder.root
        statement = sa.select(root.c.id, root.c.row_version, root.c.row_status, *selected)
        return statement.select_from(builder.source)

    return stated(("page",), query, build)[0]


def values(connection: Connection, query: Query) -> Iterator[tuple[Any, ...]]:
    """Everything a query finds, in order, in one statement: (id, stored value of each of the query's columns …)."""

    def build(binds: Bound) -> "sa.Select[Any]":
        builder = Builder(query, binds=binds)
        selected = [builder.column(path)[0] for path in query.columns]
        return builder.finished(sa.select(builder.root.c.id, *selected))

    sql, bound = stated(("values",), query, build)
    yield from connection.execute(sql, bound)


@lru_cache(maxsize=256)
def _alias(table: sa.Table, alias: str) -> Any:
    """A table by another name; describing its columns anew takes longer than reading from it."""
    return table.alias(alias)


class Builder:
    """Builds one statement: aliases for each link followed, conditions, order."""

    def __init__(self, query: Query, root: sa.FromClause | None = None, *, binds: Bound) -> None:
        self.query = query
        self.first: int | None = None
        self._binds = binds
        self.root: Any = _alias(table_of(query.kind), "r") if root is None else root
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
            target = _alias(table_of(hop.target), f"j{len(self._joined)}")
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

    def finished(self, statement: "sa.Select[Any]") -> "sa.Select[Any]":
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
        self._binds.met += 1
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
        asked = Query(hop.target, today=self.query.today, hidden=self.query.hidden)
        inner = Builder(asked, target, binds=self._binds)
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
        if found.type is Type.LINK and not is_ids(part.value):
            return self._link_condition(part, found)
        if part.op in ("contains", "starts"):
            if not found.stored_as_text:
                raise Usage(f"{found.label} is no text; compare it with = or <.")
            (like,) = self._bind(part, partial(reading_values.pattern, found, part.op))
            return _comparable(stored, found).like(like, escape="\\")
        if part.op in reading_values.SPANS:
            first, last = self._bind(part, partial(reading_values.span, found, part.op))
            return sa.and_(stored >= first, stored <= last)
        if part.op == "in":
            return _comparable(stored, found).in_(self._bind(part, partial(reading_values.each_of, found)))
        (value,) = self._bind(part, partial(reading_values.one, found))
        return _compare(_comparable(stored, found), part.op, value)

    def _bind(self, part: Cond, work: Work) -> list[Any]:
        return self._binds.bind(part, self.query.today, work)

    def _link_condition(self, part: Cond, found: Field[Any]) -> Any:
        """A link compared with typed text asks the first title field of its target."""
        target = kind_named(found.target)
        keys = [key for key in target.spec.title if target.fields[key].type is not Type.LINK]
        if not keys:
            raise Usage(f"{found.label} is compared by id.")
        return self._condition(Cond(f"{part.path}.{keys[0]}", part.op, part.value))


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


def _compare(stored: Any, op: str, value: Any) -> Any:
    if value is None and op in ("=", "!="):
        return stored.is_(None) if op == "=" else stored.is_not(None)
    if op not in OPERATORS:
        raise Usage(f"“{op}” is no comparison; use one of {', '.join(OPERATORS)}.")
    if value is None:
        raise Usage(f"“{op}” needs a value.")
    if op == "!=":
        return sa.or_(stored != value, stored.is_(None))
    return _COMPARE[op](stored, value)


_COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
