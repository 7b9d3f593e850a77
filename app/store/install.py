"""Creating an office's tables, and the key slots and roles that are read before anything else is."""

import re
from collections.abc import Callable

from app.store import shape
from app.store.dbapi import Connection
from models.kinds import all_kinds

APPLICATION_ID = 0x53434F44
"""Marks the file as an SCO Desk office ("SCOD")."""


def create(connection: Connection) -> None:
    """Creates every table, index, trigger and the search index in an empty file, inside the caller's transaction."""
    for statement in record_statements():
        connection.execute(statement)
    create_technical(connection)
    connection.execute(f"PRAGMA user_version = {shape.SCHEMA_VERSION}")


def create_technical(connection: Connection) -> None:
    """Creates what no migration touches: journal, search index, triggers and the file's mark."""
    for statement in _statements(lambda name: name not in all_kinds()):
        connection.execute(statement)
    connection.execute(shape.FTS)
    install_triggers(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def record_statements() -> list[str]:
    """What makes the record tables of today's kinds; joined by ";\\n" it is the text of the first migration."""
    return _statements(lambda name: name in all_kinds())


def _statements(wanted: Callable[[str], bool]) -> list[str]:
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from app.store.schema import tables

    dialect = sqlite.dialect()
    made: list[str] = []
    for table in sorted(tables().tables.values(), key=lambda each: each.name):
        if wanted(table.name):
            made.append(str(CreateTable(table).compile(dialect=dialect)))
            indexes = sorted(table.indexes, key=lambda each: str(each.name))
            made += [str(CreateIndex(each).compile(dialect=dialect)) for each in indexes]
    return [re.sub(r"[ \t]+\n", "\n", each.strip()) for each in made]


def install_triggers(connection: Connection) -> None:
    """Drops every trigger and installs those of the list, so that the file holds exactly these."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in shape.TRIGGERS.values():
        connection.execute(statement)


def keep_slot(connection: Connection, user: str, content: str) -> None:
    """Keeps a user's key slot inside the file as well, so that a lost keys.json can be rebuilt."""
    connection.execute(
        "INSERT INTO slot (user_name, content) VALUES (?, ?) "
        "ON CONFLICT (user_name) DO UPDATE SET content = excluded.content",
        (user, content),
    )


def drop_slot(connection: Connection, user: str) -> None:
    """Forgets a user's key slot."""
    connection.execute("DELETE FROM slot WHERE user_name = ?", (user,))


def slots(connection: Connection) -> list[str]:
    """The kept key slots as JSON texts, in order of making."""
    return [row[0] for row in connection.execute("SELECT content FROM slot ORDER BY rowid")]


def roles(connection: Connection) -> dict[str, str]:
    """Role code by name of every user who may open the office, the first ones first; read the same in any schema."""
    rows = connection.execute(
        'SELECT user_name, role FROM "user" WHERE row_status = 0 AND disabled_on IS NULL ORDER BY id'
    )
    return {str(name): str(role) for name, role in rows}
