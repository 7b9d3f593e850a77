"""What a user typed and did not save: parked in the encrypted file, read again by him alone, forgotten when saved.

A draft is no record: it is not journalled, not searched, not exchanged, and nobody else's reader ever meets it.
Its place names the screen and the record; its content is what the screen needs to show it again (plain JSON values).
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.store import drafts
from app.store.connection import translated

if TYPE_CHECKING:
    from app.office import Office
    from app.reader import Reader

Content = Mapping[str, Any]


def park(office: "Office", wanted: Mapping[str, Content | None]) -> None:
    """Keeps what stands at each place for the user at work, and forgets the places that hold None.

    One transaction. Raises Refused when the office is only read, Trouble when the disk does not take it.
    """
    if not wanted:
        return
    with office.transaction() as connection:
        drafts.drop(connection, office.user, (place for place, content in wanted.items() if content is None))
        for place, content in wanted.items():
            if content is not None:
                drafts.put(connection, office.user, place, encoded(content))


def encoded(content: Content) -> str:
    """The text that is kept. Half characters are escaped, and what is no plain value becomes text: nothing is lost."""
    return json.dumps(content, sort_keys=True, default=str)


def forget(office: "Office", *places: str) -> None:
    """Forgets what is parked at these places: it was saved or discarded."""
    park(office, dict.fromkeys(places))


def parked(reader: "Reader", user: str) -> dict[str, dict[str, Any]]:
    """Everything a user has parked, by place, the oldest first."""
    with translated():
        return {place: json.loads(content) for place, content in drafts.of_user(reader.connection, user)}
