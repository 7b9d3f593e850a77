"""Rows of a sheet that tell of a step which rules close: each is rejected with what closes it."""

from collections.abc import Iterable, Sequence

from app import gates
from app.importing.links import Links
from app.importing.rows import ImportRow, Outcome
from app.reader import Reader
from app.store import records
from models.kinds import Kind
from models.states import Gate


def reject_closed(reader: Reader, kind: type[Kind], links: Links, rows: Sequence[ImportRow]) -> None:
    """Rejects rows that come to tell of a closed step; a new record that judges itself is history and is kept."""
    gate = kind.spec.gate
    if gate is None:
        return
    told = {
        row.number: record for row, record in _records(reader, kind, gate, links, rows) if gate.told(record)
    }
    closed = gates.closing(reader.connection, kind, gate, told.values(), reader.today)
    for row in rows:
        record = told.get(row.number)
        if record is not None and (found := closed.get(gates.subject_of(gate, record) or 0)):
            row.outcome = Outcome.REJECTED
            row.reasons.append(f"Closed by {gates.said(found)}")


def _records(
    reader: Reader, kind: type[Kind], gate: Gate, links: Links, rows: Sequence[ImportRow]
) -> Iterable[tuple[ImportRow, Kind]]:
    """What new rows say, and what changed records would say that did not say it before."""
    changed = [row for row in rows if row.outcome is Outcome.CHANGED and row.record_id is not None]
    current = records.fetch(reader.connection, kind, [row.record_id or 0 for row in changed])
    for row in changed:
        before = current[row.record_id or 0]
        if not gate.told(before):
            told = {key: kind.fields[key].encode(value) for key, value in row.changes.items()}
            yield row, kind(before.id, dict(before.stored) | told)
    for row in rows:
        if row.outcome is Outcome.CREATED and gate.link:
            said = links.own_values(row)
            yield row, kind(0, {key: kind.fields[key].encode(value) for key, value in said.items()})
