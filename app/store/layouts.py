"""Rows of the layout table: how a user left a list; not journalled, concerns nobody else."""

from app.store.dbapi import Connection


def of_user(connection: Connection, user: str) -> dict[str, str]:
    """Contents by place."""
    rows = connection.execute("SELECT place, content FROM layout WHERE user_name = ?", (user,))
    return {str(place): str(content) for place, content in rows}


def put(connection: Connection, user: str, place: str, content: str) -> None:
    """Keeps the content of a place, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO layout (user_name, place, content) VALUES (?, ?, ?) "
        "ON CONFLICT (user_name, place) DO UPDATE SET content = excluded.content",
        (user, place, content),
    )
