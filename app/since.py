"""What the rules find since a change: at what was written, and at the record it belongs to, as a leg to its request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.findings import Finding, Strength
from models.kinds import Kind, kind_named

if TYPE_CHECKING:
    from app.importing.rows import ImportRow
    from app.importing.run import DryRun
    from app.reader import Reader


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

    def found(self, made: Sequence[int] = ()) -> list[Finding]:
        """What is found now and was not before: at the owners, at those records, and at those made since."""
        return [
            each
            for each in self._told(list(dict.fromkeys([*self._ids, *made])))
            if _mark(each) not in self._before
        ]

    def _told(self, ids: Sequence[int]) -> list[Finding]:
        found = self._reader.findings_of(self._kind, ids) if ids else {}
        if self._owner is not None and self._owners:
            found = self._reader.findings_of(self._owner, self._owners) | found
        return [each for told in found.values() for each in told]


def _mark(finding: Finding) -> tuple[object, ...]:
    return finding.record, finding.rule, finding.message


def since_import(reader: "Reader", dry: "DryRun") -> Since:
    """Looks at what a sheet is about to change, and at the owners of all its rows."""
    rows = [dry.links.implied(each) | dry.links.own_values(each) for each in _written(dry)]
    return Since(reader, dry.proposal.kind, rows, made_of(dry))


def made_of(dry: "DryRun") -> list[int]:
    """The records of the rows that are written, as far as they are known."""
    return [each.record_id for each in _written(dry) if each.record_id is not None]


def _written(dry: "DryRun") -> "list[ImportRow]":
    from app.importing.rows import Outcome

    return [each for each in dry.rows if each.outcome in (Outcome.CREATED, Outcome.CHANGED)]


# -- told by record -------------------------------------------------------------------------------------------------
_PRESSING = {Strength.BLOCK: 0, Strength.WARN: 1, Strength.INFORM: 2}


@dataclass(frozen=True)
class Found:
    """How many things the rules found at a record, and the most pressing one."""

    record: tuple[str, int]
    title: str
    count: int
    first: Finding


def by_record(reader: "Reader", found: Iterable[Finding]) -> tuple[Found, ...]:
    """Findings told record by record, what closes a step first."""
    at: dict[tuple[str, int], list[Finding]] = {}
    for each in found:
        if each.record is not None:
            at.setdefault(each.record, []).append(each)
    kinds = dict.fromkeys(kind for kind, _ in at)
    titles = {kind: reader.titles(kind, [each for of, each in at if of == kind]) for kind in kinds}
    told = [
        Found(record, titles[record[0]].get(record[1], ""), len(rows), min(rows, key=_pressing))
        for record, rows in at.items()
    ]
    return tuple(sorted(told, key=lambda each: (_pressing(each.first), each.title, each.record)))


def _pressing(finding: Finding) -> int:
    return _PRESSING[finding.strength]
