"""Creating an office's tables and bringing an older file's record tables to the newest shape."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.store.dbapi import Connection
from app.store.schema import FTS, SCHEMA_VERSION, TRIGGERS, tables

APPLICATION_ID = 0x53434F44
"""Marks the file as an SCO Desk office ("SCOD")."""


def create(connection: Connection) -> None:
    """Creates every table, index, trigger and the search index in an empty file, inside the caller's transaction."""
    dialect = sqlite.dialect()
    for table in tables().sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(FTS)
    install_triggers(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def install_triggers(connection: Connection) -> None:
    """Drops every trigger and installs those of the list, so that the file holds exactly these."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in TRIGGERS.values():
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
