"""Rows of what was typed and not saved, by user and place; encrypted like everything in the file, never journalled."""

from collections.abc import Iterable

from app.store.dbapi import Connection


def put(connection: Connection, user: str, place: str, content: str) -> None:
    """Keeps a draft in the place of the one that stood there."""
    connection.execute(
        "INSERT INTO draft (user_name, place, content) VALUES (?, ?, ?) "
        "ON CONFLICT (user_name, place) DO UPDATE SET content = excluded.content",
        (user, place, content),
    )


def drop(connection: Connection, user: str, places: Iterable[str]) -> None:
    """Forgets drafts; a place that holds none is fine."""
    sql = "DELETE FROM draft WHERE user_name = ? AND place = ?"
    connection.executemany(sql, ((user, place) for place in places))


def of_user(connection: Connection, user: str) -> list[tuple[str, str]]:
    """Place and content of a user's drafts, the oldest place first."""
    sql = "SELECT place, content FROM draft WHERE user_name = ? ORDER BY rowid"
    return [(row[0], row[1]) for row in connection.execute(sql, (user,))]
