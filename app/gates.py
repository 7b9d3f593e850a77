"""Steps that rules close where a record tells that they were taken (`models.states.Gate`), however it is told.

A form, a sheet, an act: each ends in a change, and the change is refused while blocking findings close the step. An act
sets rules aside in the same change (`app.asides`), so that their findings close nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app import findings, gather
from app.errors import Refused
from app.store.dbapi import Connection
from models.fields import Stored
from models.findings import Finding
from models.kinds import Kind, kind_named
from models.rules import all_rules, blocking
from models.states import Gate

ASKED = ("change", "import")
"""Natures of entries that tell something new; what is merged, undone or restored was told before."""
Changes = Mapping[str, Sequence[Stored]]


def refuse_closed(connection: Connection, touched: gather.Touched, known: gather.Seen, nature: str, today: date
                  ) -> None:  # fmt: skip
    """Raises Refused with what closes a step that a change comes to tell of, by the findings after the change.

    A record that an import brings whole is history; its own rules tell what is wrong with it.
    """
    if nature not in ASKED:
        return
    for kind, rows in touched.items():
        gate = kind.spec.gate
        if gate is not None:
            told = _telling(connection, kind, gate, rows, known, whole=nature == "change" or bool(gate.link))
            found = closing(connection, kind, gate, told, today)
            refuse(gate, [each for one in found.values() for each in one])


def _telling(
    connection: Connection, kind: type[Kind], gate: Gate, rows: Mapping[int, Changes], known: gather.Known, *,
    whole: bool,
) -> list[Kind]:  # fmt: skip
    """The records that tell it now and did not before."""
    asked = [each for each, changes in rows.items() if whole or not isinstance(changes, gather.Made)]
    found = gather.rows_of(connection, kind, asked, known, live=True)
    return [row for row in found.values() if gate.told(row) and not _told_before(gate, row, rows[row.id])]


def _told_before(gate: Gate, row: Kind, changes: Changes) -> bool:
    if isinstance(changes, gather.Made) or "row_status" in changes or (gate.link and gate.link in changes):
        return False
    return gate.told(type(row)(row.id, dict(row.stored) | {key: pair[0] for key, pair in changes.items()}))


def subject_of(gate: Gate, row: Kind) -> int | None:
    """The record whose findings close the step that a row tells of; None while it is not made, or not named."""
    found = row.stored.get(gate.link) if gate.link else row.id
    return found if isinstance(found, int) else None


def closing(connection: Connection, kind: type[Kind], gate: Gate, rows: Iterable[Kind], today: date
            ) -> dict[int, list[Finding]]:  # fmt: skip
    """By subject the blocking findings that close a gate for the records which rows tell of."""
    judged = kind_named(kind.fields[gate.link].target) if gate.link else kind
    ids = {each for row in rows if (each := subject_of(gate, row)) is not None}
    found = findings.of_records(connection, judged, sorted(ids), today)
    closed = {each: list(blocking(one, gate.step)) for each, one in found.items()}
    return {each: one for each, one in closed.items() if one}


def refuse(gate: Gate, closed: Sequence[Finding]) -> None:
    """Raises Refused with the findings, if there are any."""
    if closed:
        do = "Clear it" + (f", or go on with “{gate.act}”." if may_aside(closed) else ".")
        raise Refused(f"Closed by {said(closed)}", findings=closed, do=do)


def said(closed: Iterable[Finding]) -> str:
    """Findings in one line, each with its rule."""
    return " ".join(dict.fromkeys(f"{each.rule}: {each.message}" for each in closed))


def may_aside(closed: Iterable[Finding]) -> bool:
    """Whether the sources of all those rules name an authority that may set them aside."""
    return all(each.rule in all_rules() and all_rules()[each.rule].override for each in closed)
