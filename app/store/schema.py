"""The tables: one per record kind, built from the kinds, and the technical ones.

Migrations touch record tables only.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from models.fields import FOLDED, Field, Type
from models.kinds import Kind, all_kinds, per_kind

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

COMMON = ("id", "row_version", "row_status", "natural_key", "import_key", "original")
"""Columns every record table has beside its fields."""

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TEXT = sa.Text()


@lru_cache(maxsize=1)
def tables() -> sa.MetaData:
    """The metadata of every record table and technical table."""
    metadata = sa.MetaData(naming_convention=NAMING)
    for kind in all_kinds().values():
        _record_table(metadata, kind)
    _journal_tables(metadata)
    _kept_tables(metadata)
    _search_tables(metadata)
    return metadata


@per_kind
def table_of(kind: type[Kind]) -> sa.TableClause:
    """The table of a kind as questions name it; `tables`, which also knows keys and indexes, takes far longer."""
    return sa.table(kind.spec.name, *(sa.column(name, _type_of(kind, name)) for name in column_names(kind)))


def column_names(kind: type[Kind]) -> tuple[str, ...]:
    """Every column of a kind's table: the common ones, the fields, the folded copies."""
    folded = (f"{field.key}_f" for field in kind.stored_fields() if field.type in FOLDED)
    return (*COMMON, *kind.fields, *folded)


def _record_table(metadata: sa.MetaData, kind: type[Kind]) -> None:
    name = kind.spec.name
    columns: list[sa.Column[object] | sa.Constraint | sa.Index] = [
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("row_version", BIG, nullable=False),
        sa.Column("row_status", sa.Integer, nullable=False),
        sa.Column("natural_key", sa.Text, index=True),
        sa.Column("import_key", sa.Text, index=True),
        sa.Column("original", sa.Text),
    ]
    for field in kind.stored_fields():
        columns.append(_field_column(field))
        if field.type in FOLDED:
            columns.append(sa.Column(f"{field.key}_f", sa.Text))
    table = sa.Table(name, metadata, *columns)
    for keys in dict.fromkeys(_ordered_by(kind)):
        ordered = [table.c[key] for key in (*keys, "id", "row_status")]  # all that a list's ids rest on
        sa.Index(f"ix_{name}_{keys[0]}_id", *ordered, sqlite_where=sa.text("row_status = 0"))


def _ordered_by(kind: type[Kind]) -> Iterator[tuple[str, ...]]:
    """Columns with an index for order: the list's own order and the dates. Each index slows every write."""
    fields = [kind.fields[key] for key in kind.spec.sort or kind.spec.title]
    own = list(takewhile(lambda field: field.type is not Type.LINK, fields))
    if own:
        yield tuple(f"{each.key}_f" if each.type in FOLDED else each.key for each in own)
    for field in kind.stored_fields():
        if field.column and field.type is Type.DATE and field not in own[:1]:
            yield (field.key,)


def _field_column(field: Field[object]) -> "sa.Column[object]":
    if field.type in (Type.LINK, Type.FILE):
        target = sa.ForeignKey(f"{field.target}.id", deferrable=True, initially="DEFERRED")
        return sa.Column(field.key, BIG, target, index=True)
    return sa.Column(field.key, sa.Text if field.stored_as_text else BIG)


def _type_of(kind: type[Kind], column: str) -> "sa.types.TypeEngine[Any]":
    """What a column holds, which says how it is divided and compared."""
    field = kind.fields.get(column)
    whole = column in ("id", "row_version", "row_status") if field is None else not field.stored_as_text
    return BIG if whole else _TEXT


def _journal_tables(metadata: sa.MetaData) -> None:
    text, whole = sa.Text, sa.Integer
    sa.Table("meta", metadata, sa.Column("key", text, primary_key=True), sa.Column("value", text))
    sa.Table(
        "entry",
        metadata,
        sa.Column("tick", BIG, primary_key=True),
        sa.Column("replica", BIG, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("clock", BIG, nullable=False),
        sa.Column("on_date", text, nullable=False),
        sa.Column("nature", text, nullable=False),
        sa.Column("user_name", text, nullable=False),
        sa.Column("at_ms", BIG, nullable=False),
        sa.Column("undoes", text, index=True),
        sa.Column("header", text, nullable=False),
        sa.Column("hash", text, nullable=False),
        sa.UniqueConstraint("replica", "number"),
        sa.Index("ix_entry_user_name_tick", "user_name", "tick"),
    )
    sa.Table(
        "entry_change",
        metadata,
        sa.Column("tick", BIG, primary_key=True, autoincrement=False),
        sa.Column("seq", whole, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("record_id", BIG, nullable=False),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("content", text),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Index("ix_entry_change_record_id", "record_id", "tick"),
    )  # with rowids: without them a change of a thousand characters takes a page of its own
    sa.Table(
        "access_log",
        metadata,
        sa.Column("tick", BIG, primary_key=True),
        sa.Column("record_id", BIG, index=True),
        sa.Column("content", text, nullable=False),
        sa.Column("hash", text, nullable=False),
    )


def _kept_tables(metadata: sa.MetaData) -> None:
    """What is kept beside the records and can be worked out anew, or concerns one user only."""
    text = sa.Text
    sa.Table(
        "slot",
        metadata,
        sa.Column("user_name", text, primary_key=True),
        sa.Column("content", text, nullable=False),
    )
    sa.Table(
        "finding",
        metadata,
        sa.Column("tick", BIG, primary_key=True),
        sa.Column("kind", text, nullable=False),
        sa.Column("record_id", BIG, nullable=False, index=True),
        sa.Column("rule", text, nullable=False),
        sa.Column("strength", text, nullable=False),
        sa.Column("step", text, nullable=False),
        sa.Column("due_on", text, index=True),
        sa.Column("override_id", BIG),
        sa.Column("content", text, nullable=False),
    )
    sa.Table(
        "recheck",
        metadata,
        sa.Column("record_id", BIG, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("on_date", text, nullable=False, index=True),
    )
    for name in ("draft", "layout"):
        sa.Table(
            name,
            metadata,
            sa.Column("user_name", text, primary_key=True),
            sa.Column("place", text, primary_key=True),
            sa.Column("content", text, nullable=False),
        )


def _search_tables(metadata: sa.MetaData) -> None:
    text = sa.Text
    sa.Table(
        "search_doc",
        metadata,
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("title", text, nullable=False),
        sa.Column("folded", text, nullable=False),
        sa.Index("ix_search_doc_kind_title", "kind", "title"),
    )
    sa.Table(
        "search_exact",
        metadata,
        sa.Column("token", text, primary_key=True),
        sa.Column("record_id", BIG, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Index("ix_search_exact_record_id", "record_id"),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "search_sound",
        metadata,
        sa.Column("sound", text, primary_key=True),
        sa.Column("record_id", BIG, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Index("ix_search_sound_record_id", "record_id"),
        sqlite_with_rowid=False,
    )
