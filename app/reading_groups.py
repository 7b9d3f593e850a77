"""Groups of what a query finds: how many records each holds and what their numbers come to, in one statement."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.errors import Refused
from app.reading import Query
from app.reading_sql import Builder
from app.reading_statements import Bound, stated
from app.store.dbapi import Connection

MOST = 20_000
"""Groups that can be looked at; more come from a column in which hardly two records agree."""


@dataclass(frozen=True)
class Part:
    """A group of the innermost level: its keys, a stored value for each to be shown by, its count and its sums."""

    keys: tuple[Any, ...]
    samples: tuple[Any, ...]
    count: int
    sums: tuple[int | None, ...]


def parts(connection: Connection, query: Query, sums: Sequence[str], first: int | None = None) -> list[Part]:
    """The innermost groups in the order in which `reading_sql.ids` gives their records. Raises Refused for too many.

    `first` looks at so many hits of the text only, as there.
    """

    def build(binds: Bound) -> "sa.Select[Any]":
        builder = Builder(query, binds=binds)
        builder.first = first
        keys = [builder.key(each) for each in query.groups]
        samples = [sa.func.min(builder.column(each.path)[0]) for each in query.groups]
        added = [sa.func.sum(builder.amount(path)) for path in sums]
        orders = [order for each in query.groups for order in builder.group_order(each)]
        condition = builder.conditions()
        statement = sa.select(*keys, *samples, sa.func.count(), *added).select_from(builder.source)
        return statement.where(*condition).group_by(*keys).order_by(*orders).limit(MOST + 1)

    sql, bound = stated(("parts", *sums), query, build)
    found = [_part(row, len(query.groups)) for row in connection.execute(sql, bound)]
    if len(found) > MOST:
        raise Refused(
            f"This would make more than {MOST:,} groups.",
            kept="The list is as it was.",
            do="Group by a column in which more records agree, or by month.",
        )
    return found


def _part(row: Sequence[Any], levels: int) -> Part:
    return Part(
        tuple(row[:levels]), tuple(row[levels : 2 * levels]), row[2 * levels], tuple(row[2 * levels + 1 :])
    )


@contextmanager
def still(connection: Connection) -> Iterator[None]:
    """What is read inside is of one moment, whatever is saved meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
