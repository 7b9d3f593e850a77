"""Temporary views that let a connection see record tables as they were; nothing is written to the file."""

from collections.abc import Mapping

from app.store import records
from app.store.dbapi import Connection
from app.store.schema import column_names
from models.fields import Stored
from models.kinds import Kind


def begin(connection: Connection) -> None:
    """Allows temporary tables on a reading connection while the views are laid; what is kept of today is hidden."""
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("CREATE TEMP VIEW meta AS SELECT * FROM main.meta WHERE key <> 'evaluated_on'")


def end(connection: Connection) -> None:
    """Makes the connection read-only again."""
    connection.execute("PRAGMA query_only = ON")


def shadow(connection: Connection, kind: type[Kind], past: Mapping[int, Mapping[str, Stored] | None]) -> None:
    """Lays a temporary view over a record table; `past` gives the rows that differ, None for those not made yet."""
    name = kind.spec.name
    columns = ", ".join(f'"{each}"' for each in column_names(kind))
    connection.execute(f'CREATE TEMP TABLE "was_{name}" AS SELECT {columns} FROM main."{name}" WHERE 0')
    connection.execute(f'CREATE UNIQUE INDEX temp."was_{name}_id" ON "was_{name}" (id)')
    for field in kind.links():  # what points to a record is asked for by the thousand
        connection.execute(f'CREATE INDEX temp."was_{name}_{field.key}" ON "was_{name}" ("{field.key}")')
    connection.execute(f'CREATE TEMP TABLE "gone_{name}" (id INTEGER PRIMARY KEY)')
    connection.executemany(f'INSERT INTO "gone_{name}" VALUES (?)', [(each,) for each in past])
    connection.execute(
        f'CREATE TEMP VIEW "{name}" AS SELECT {columns} FROM main."{name}" '
        f'WHERE id NOT IN (SELECT id FROM "gone_{name}") UNION ALL SELECT {columns} FROM "was_{name}"'
    )
    _writable(connection, kind)
    records.insert(
        connection, kind, (_row(kind, each, was) for each, was in past.items() if was is not None), 0
    )


def _row(kind: type[Kind], record_id: int, was: Mapping[str, Stored]) -> Kind:
    stored = {key: value for key, value in was.items() if value is not None and key != "row_status"}
    return kind(record_id, stored, 0, int(was.get("row_status") or 0))


def _writable(connection: Connection, kind: type[Kind]) -> None:
    """Lets the ordinary writers of derived fields and rows write to the view: the row moves into `was_`."""
    name = kind.spec.name
    names = column_names(kind)
    columns = ", ".join(f'"{each}"' for each in names)
    values = ", ".join(f'new."{each}"' for each in names)
    connection.execute(
        f'CREATE TEMP TRIGGER "{name}_insert" INSTEAD OF INSERT ON "{name}" BEGIN '
        f'INSERT INTO "was_{name}" ({columns}) VALUES ({values}); END'
    )
    connection.execute(
        f'CREATE TEMP TRIGGER "{name}_update" INSTEAD OF UPDATE ON "{name}" BEGIN '
        f'INSERT OR REPLACE INTO "was_{name}" ({columns}) VALUES ({values}); '
        f'INSERT OR IGNORE INTO "gone_{name}" VALUES (new.id); END'
    )
