"""What the rules find since a change: at what was written, and at the record it belongs to, as a leg to its request."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from models.findings import Strength
from models.kinds import Kind, kind_named
from models.text import counted

if TYPE_CHECKING:
    from app.importing.rows import ImportRow
    from app.importing.run import DryRun
    from app.reader import Reader
    from models.findings import Finding


class Since:
    """Remembers what the rules found before a change, at the owners of some rows and at records of their kind."""

    def __init__(
        self, reader: "Reader", kind: type[Kind], rows: Iterable[Mapping[str, Any]], ids: Sequence[int] = ()
    ) -> None:
        key = kind.spec.parent
        self._reader, self._kind, self._ids = reader, kind, ids
        self._owner = kind_named(kind.fields[key].target) if key and kind.fields[key].target else None
        self._owners = list(dict.fromkeys(row[key] for row in rows if row.get(key))) if self._owner else []
        self._before = {_mark(each) for each in self._told(ids)}

    def found(self, made: Sequence[int] = ()) -> list["Finding"]:
        """What is found now and was not before: at the owners, at those records, and at those made since."""
        return [
            each
            for each in self._told(list(dict.fromkeys([*self._ids, *made])))
            if _mark(each) not in self._before
        ]

    def _told(self, ids: Sequence[int]) -> list["Finding"]:
        found = self._reader.findings_of(self._kind, ids) if ids else {}
        if self._owner is not None and self._owners:
            found = self._reader.findings_of(self._owner, self._owners) | found
        return [each for told in found.values() for each in told]


def _mark(finding: "Finding") -> tuple[object, ...]:
    return finding.record, finding.rule, finding.message


def since_import(reader: "Reader", dry: "DryRun") -> Since:
    """Looks at what a sheet is about to change, and at the owners of all its rows."""
    rows = [dry.links.implied(each) | dry.links.own_values(each) for each in _written(dry)]
    return Since(reader, dry.proposal.kind, rows, made_of(dry))


def made_of(dry: "DryRun") -> list[int]:
    """The records of the rows that are written, as far as they are known."""
    return [each.record_id for each in _written(dry) if each.record_id is not None]


def closing(found: Iterable["Finding"]) -> list["Finding"]:
    """Of what was found, what closes a step: what else an import leaves to do stands among the duties."""
    return [each for each in found if each.strength is Strength.BLOCK]


def closing_lines(found: Sequence["Finding"], most: int) -> Iterator[str]:
    """How much closes a step, and the first of it."""
    if found:
        yield f"The rules find {counted(len(found), 'thing')} that a step waits for. sco check tells each."
        yield from (f"  {each.message}" for each in found[:most])
    if len(found) > most:
        yield f"  and {len(found) - most:,} more"


def _written(dry: "DryRun") -> "list[ImportRow]":
    from app.importing.rows import Outcome

    return [each for each in dry.rows if each.outcome in (Outcome.CREATED, Outcome.CHANGED)]
