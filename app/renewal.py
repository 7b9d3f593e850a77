"""What follows from the written fields, worked out anew for a whole office; and the proof that a file is sound."""

from collections.abc import Mapping

from app import derived
from app.errors import Cause, Trouble
from app.journal.proof import prove
from app.store import kept, migrate, records
from app.store.dbapi import Connection
from app.store.manifest import Contents
from models.fields import Stored
from models.kinds import all_kinds

NOTHING: Mapping[str, list[Stored]] = {}


def renew(connection: Connection) -> None:
    """Keys, folded copies and derived fields of every record; findings follow at the next opening to write."""
    touched = {}
    for kind in all_kinds().values():
        rows = {row.id: row for row in records.every(connection, kind, live=False)}
        written = [field.key for field in kind.written_fields()]
        records.update(connection, kind, rows, dict.fromkeys(rows, written), None)
        touched[kind] = dict.fromkeys(rows, NOTHING)
    derived.refresh(connection, touched)
    kept.forget(connection)


def proven(opened: Connection) -> Contents:
    """Proves chains and replay of an opened file; of an older shape the chains only. Raises Trouble(DAMAGED)."""
    older = migrate.is_older(opened)
    proof = prove(opened, replay=not older)
    if not proof.sound:
        raise Trouble(
            Cause.DAMAGED,
            f"The file does not hold what its journal says: {proof.first_bad}.",
            kept="The office itself is unchanged.",
            do="Verify the office itself.",
        )
    kinds = () if older else all_kinds().values()
    live = sum(len(records.live_ids(opened, kind)) for kind in kinds)
    return Contents(proof.head, {"entries": proof.entries, "records": live})
