"""Names of people by sound: which records have a word that sounds like a word of a name.

Kept beside the search index and together with it (`app.store.search`), so that a new record's look-alikes are found
without reading every name.
"""

from collections.abc import Iterable, Sequence

from app.store.dbapi import Connection
from app.store.records import chunks, marks
from models.kinds import Kind, per_kind
from models.names import look_alike_keys
from models.office.places import PersonName

KEYS = ("surname", "first_name", "middle_name", "native_name")


@per_kind
def has_names(kind: type[Kind]) -> bool:
    """Whether records of the kind are people."""
    return issubclass(kind, PersonName)


def add(connection: Connection, kind: type[Kind], live: Iterable[Kind]) -> None:
    """Keeps the sounds of some people's names."""
    if has_names(kind):
        name = kind.spec.name
        connection.executemany(
            "INSERT OR IGNORE INTO search_sound (sound, record_id, kind) VALUES (?,?,?)",
            ((sound, row.id, name) for row in live for sound in sorted(of_row(row))),
        )


def drop(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> None:
    """Forgets them."""
    if has_names(kind):
        for batch in chunks(ids):
            connection.execute(f"DELETE FROM search_sound WHERE record_id IN ({marks(batch)})", batch)


def forget(connection: Connection) -> None:
    """Forgets all of them, before they are built anew."""
    connection.execute("DELETE FROM search_sound")


def of_row(row: Kind) -> frozenset[str]:
    """The sounds of a person's name in every script he writes it in."""
    texts = (row.stored.get(key) for key in KEYS)
    return look_alike_keys(*(text for text in texts if isinstance(text, str)))


def near(
    connection: Connection, sounds: Sequence[str], kinds: Sequence[str], limit: int
) -> dict[str, list[int]]:
    """Records of some kinds that share a sound, by kind; those that share the most come first and are kept."""
    if not sounds or not kinds:
        return {}
    rows = connection.execute(
        "SELECT kind, record_id FROM search_sound "
        f"WHERE sound IN ({marks(sounds)}) AND kind IN ({marks(kinds)}) "
        "GROUP BY record_id ORDER BY count(*) DESC, record_id LIMIT ?",
        (*sounds, *kinds, limit),
    )
    found: dict[str, list[int]] = {}
    for kind, record_id in rows:
        found.setdefault(kind, []).append(record_id)
    return found
