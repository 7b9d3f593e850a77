"""How each user left each list: columns, widths, order, groups, what is frozen; not journalled."""

import json
from collections.abc import Mapping
from typing import Any

from app.office import Office
from app.store import layouts
from app.store.connection import translated

Layout = dict[str, Any]
"""What is remembered of one place, in JSON's types; whoever reads it back looks whether it still fits."""


def load(office: Office) -> dict[str, Layout]:
    """The layouts of the office's user by place (`list:student`); what cannot be understood counts as not said."""
    with translated():
        kept = layouts.of_user(office.reader.connection, office.user)
    return {place: found for place, content in kept.items() if (found := _understood(content))}


def save(office: Office, changed: Mapping[str, Layout]) -> None:
    """Keeps the layouts of some places; nothing where the office is only read."""
    if not office.writable or not changed:
        return
    with office.transaction() as connection:
        for place, layout in changed.items():
            layouts.put(
                connection, office.user, place, json.dumps(layout, ensure_ascii=False, sort_keys=True)
            )


def _understood(content: str) -> Layout:
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
