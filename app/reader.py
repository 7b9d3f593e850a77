"""Reading an office: pages of shown values, single records, search, findings, duties, history.

One `Reader` stands on one connection: the office's own, a second opener's, or one that looks back to a past day.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from app import findings, rights
from app.errors import NotFound
from app.findings import Duty
from app.journal import history
from app.store import meta, records, search
from app.store.connection import translated
from app.store.dbapi import Connection
from models.fields import Field, Privacy, Type
from models.findings import Finding
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import Code
from models.policy import Policy
from models.text import key_text

K = TypeVar("K", bound=Kind)


@dataclass(frozen=True)
class Row:
    """One line of a list: id, version, whether it is removed, and the cells as shown."""

    id: int
    version: int
    status: Status
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What a list shows: every id in order, the first rows, and the columns' labels."""

    ids: "array[int]"
    rows: tuple[Row, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class CodeEntry:
    """A code of a table as the office keeps it."""

    code: str
    label: str
    valid_from: date | None
    valid_to: date | None
    details: dict[str, str]

    def counts_on(self, day: date) -> bool:
        """Whether the code may be chosen on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Reader:
    """Everything that can be looked up; values are shown as the window shows them."""

    def __init__(self, connection: Connection, role: rights.Role, today: date) -> None:
        self.connection = connection
        self.role = role
        self.today = today
        self._codes: dict[str, dict[str, CodeEntry]] | None = None
        self._policy: Policy | None = None

    def forget(self, kinds: Iterable[str]) -> None:
        """Drops cached codes and policy when a change touched them."""
        names = set(kinds)
        if "code" in names:
            self._codes = None
        if "policy_value" in names:
            self._policy = None

    @property
    def hidden(self) -> frozenset[str]:
        """Guards the reader's role does not meet."""
        return rights.GUARDS - self.role.sees

    @property
    def policy(self) -> Policy:
        """The office's policy values."""
        if self._policy is None:
            self._policy = findings.policy_of(self.connection)
        return self._policy

    @property
    def office_name(self) -> str:
        """The office's name as given when it was made."""
        return meta.get(self.connection, "office_name")

    # -- codes ---------------------------------------------------------------------------------------------------
    def codes(self, table: str) -> dict[str, CodeEntry]:
        """Codes of a table in its order; retired ones included. Newer editions win."""
        if self._codes is None:
            self._codes = _codes(self.connection)
        return self._codes.get(table, {})

    def choices(self, table: str, on: date | None = None) -> list[CodeEntry]:
        """Codes that may be chosen on a day (today when not said)."""
        return [each for each in self.codes(table).values() if each.counts_on(on or self.today)]

    def show(self, field: Field[Any], stored: Any, titles: dict[int, str] | None = None) -> str:
        """A stored value as the window shows it: labels for codes, names for links, a mask for what is sensitive."""
        if stored is None:
            return ""
        if field.type in (Type.LINK, Type.FILE):
            known = titles if titles is not None and stored in titles else self.titles(field.target, [stored])
            return known.get(stored, "")
        if field.type is Type.CHOICE:
            entry = self.codes(field.choices).get(stored)
            return entry.label if entry and entry.label else str(stored)
        return field.show(field.decode(stored))

    def titles(self, kind: str, ids: Iterable[int]) -> dict[int, str]:
        """Names of records by id; a removed one says so."""
        found: dict[int, str] = {}
        for row in records.fetch(self.connection, kind_named(kind), dict.fromkeys(ids)).values():
            found[row.id] = row.shown_title + (" (removed)" if row.row_status is Status.REMOVED else "")
        return found

    # -- lists ---------------------------------------------------------------------------------------------------
    def ids(self, query: "Query") -> "array[int]":
        """Ids of what a query finds, in order."""
        from app import reading

        with translated():
            return reading.ids(self.connection, self._allowed(query))

    def count(self, query: "Query") -> int:
        """How many records a query finds."""
        from app import reading

        return reading.count(self.connection, self._allowed(query))

    def rows(self, kind: type[Kind], columns: Sequence[str], ids: Sequence[int]) -> list[Row]:
        """Shown cells of a page of records, in the order of the ids; absent ids are left out."""
        from app import reading

        fields = [self._column(kind, path) for path in columns]
        with translated():
            found = reading.fetch(self.connection, kind, columns, ids)
            titles = self._titles_for(fields, found.values())
        return [
            Row(each, values[0], Status(values[1]), tuple(self.show(field, value, titles.get(field.target))
                for field, value in zip(fields, values[2:], strict=True)))
            for each in ids if (values := found.get(each)) is not None
        ]  # fmt: skip

    def read(self, query: "Query", *, first: int = 200) -> Page:
        """Ids of everything a query finds and the first rows, shown."""
        from app import reading

        columns = query.columns or self.default_columns(query.kind)
        found = self.ids(query)
        labels = tuple(self._column(query.kind, path).label for path in columns)
        return Page(found, tuple(self.rows(query.kind, columns, found[:first])), labels)

    def values(self, query: "Query") -> tuple[tuple[Field[Any], ...], Iterator[tuple[Any, ...]]]:
        """The fields behind a query's columns, and (id, stored value of each …) of everything it finds, in order."""
        from app import reading

        fields = tuple(self._column(query.kind, path) for path in query.columns)
        return fields, reading.values(self.connection, self._allowed(query))

    def visible_fields(self, kind: type[Kind]) -> tuple[Field[Any], ...]:
        """The fields that exist for the role, in order of declaration."""
        return tuple(each for each in kind.stored_fields() if rights.sees_field(self.role, each))

    def default_columns(self, kind: type[Kind]) -> tuple[str, ...]:
        """Columns a grid shows at first, without those hidden from the role."""
        return tuple(
            each.key for each in kind.stored_fields() if each.column and rights.sees_field(self.role, each)
        )

    def _allowed(self, query: "Query") -> "Query":
        if not rights.sees_kind(self.role, query.kind):
            raise NotFound(
                f"{query.kind.spec.plural} are not among the records a {self.role.label.lower()} works with."
            )
        return replace(query, hidden=self.hidden, today=query.today or self.today)

    def _column(self, kind: type[Kind], path: str) -> Field[Any]:
        from app.errors import Usage
        from models.paths import PathError, column

        try:
            steps, field = column(kind, path)
        except PathError as error:
            raise Usage(f"{error}.") from error
        if field.guard in self.hidden or any(hop.target.spec.guard in self.hidden for hop in steps):
            raise Usage(f"{field.label} is not among the fields a {self.role.label.lower()} works with.")
        return field

    def _titles_for(
        self, fields: Sequence[Field[Any]], rows: Iterable[tuple[Any, ...]]
    ) -> dict[str, dict[int, str]]:
        wanted: dict[str, set[int]] = {}
        for values in rows:
            for field, value in zip(fields, values[2:], strict=True):
                if field.type in (Type.LINK, Type.FILE) and value is not None:
                    wanted.setdefault(field.target, set()).add(value)
        return {target: self.titles(target, ids) for target, ids in wanted.items()}

    # -- single records ------------------------------------------------------------------------------------------
    def get(self, kind: type[K], record_id: int) -> K:
        """A record by id, removed ones included; guarded fields are left out. Raises NotFound."""
        with translated():
            row = records.fetch(self.connection, kind, [record_id]).get(record_id)
        if row is None or row.row_status is Status.UNMADE or not rights.sees_kind(self.role, kind):
            raise NotFound(f"There is no such {kind.spec.label.lower()}.")
        visible = {key: value for key, value in row.stored.items() if self._sees(kind, key)}
        return kind(row.id, visible, row.row_version, int(row.row_status))

    def _sees(self, kind: type[Kind], key: str) -> bool:
        field = kind.fields.get(key)
        return field is None or rights.sees_field(self.role, field)

    def lookup(self, kind: type[K], name: str) -> K:
        """A record by id, natural key, or exact title. Raises NotFound, also when several fit."""
        if name.isdecimal() and len(name) > 9:
            return self.get(kind, int(name))
        found = records.ids_by(self.connection, kind, "natural_key", [_key(name)]).get(_key(name), [])
        if not found:
            found = [
                row.id
                for row in records.every(self.connection, kind)
                if key_text(row.shown_title) == key_text(name)
            ]
        if not found and name.isdecimal():
            return self.get(kind, int(name))
        if len(found) != 1:
            several = f"{len(found)} {kind.spec.plural.lower()} are called “{name}”."
            raise NotFound(
                several if found else f"There is no {kind.spec.label.lower()} “{name}”.", do="Give its id."
            )
        return self.get(kind, found[0])

    def children(self, kind: type[K], link: str, parent: int) -> list[K]:
        """Live records whose link points to the parent, in order of id."""
        if not rights.sees_kind(self.role, kind):
            return []
        return [
            row
            for row in records.fetch_by_link(self.connection, kind, link, [parent])
            if isinstance(row, kind)
        ]

    def in_bin(self) -> list[Kind]:
        """Removed records the role may see, newest change first."""
        kinds = (kind for kind in all_kinds().values() if rights.sees_kind(self.role, kind))
        rows = [
            row for kind in kinds for row in records.every(self.connection, kind, live=False)
            if row.row_status is Status.REMOVED
        ]  # fmt: skip
        return sorted(rows, key=lambda row: row.row_version, reverse=True)

    # -- what is said about them ---------------------------------------------------------------------------------
    def find(self, text: str, kinds: Sequence[str] = (), limit: int = 50) -> list[search.Hit]:
        """Records that match what was typed; guarded kinds never, sensitive fields by whole value only."""
        with translated():
            hits = search.find(self.connection, text, kinds, limit)
        return [self._shown_hit(hit) for hit in hits if rights.sees_kind(self.role, kind_named(hit.kind))]

    def _shown_hit(self, hit: search.Hit) -> search.Hit:
        title = self.titles(hit.kind, [hit.record_id]).get(hit.record_id, hit.title)
        return replace(hit, title=title)

    def findings(self, kind: type[Kind], record_id: int) -> list[Finding]:
        """What the rules say about a record, strongest first."""
        return [
            self._worded(each) for each in findings.of_record(self.connection, kind, record_id, self.today)
        ]

    def duties(self) -> list[Duty]:
        """Everything that is due in the office, earliest first."""
        return [
            replace(each, finding=self._worded(each.finding))
            for each in findings.duties(self.connection, self.today)
        ]

    def all_findings(self) -> Iterator[Finding]:
        """Every finding of the office."""
        return (self._worded(each) for each in findings.everything(self.connection, self.today))

    def _worded(self, finding: Finding) -> Finding:
        """Without the inputs that the role does not meet."""
        from models.rules import all_rules

        rule = all_rules().get(finding.rule)
        guarded = rule is not None and any(
            kind_named(part.partition("<")[0]).spec.guard in self.hidden
            for path in rule.reads for part in path.split(".") if "<" in part
        )  # fmt: skip
        return replace(finding, inputs={}, sum="") if guarded else finding

    def history(self, kind: type[Kind], record_id: int) -> list[history.HistoryLine]:
        """The record's history in sentences, newest first."""
        if not rights.sees_kind(self.role, kind):
            raise NotFound(f"There is no such {kind.spec.label.lower()}.")
        return history.of_record(
            self.connection, kind, record_id, titles=lambda name, each: self.titles(name, [each]).get(each, ""),
            shown=lambda field: rights.sees_field(self.role, field),
        )  # fmt: skip


def masked(field: Field[Any]) -> bool:
    """True for fields shown masked until asked for; each reveal is logged."""
    return field.privacy is Privacy.SENSITIVE


def _key(name: str) -> str:
    return "|".join(key_text(part) for part in name.split("|"))


def _codes(connection: Connection) -> dict[str, dict[str, CodeEntry]]:
    rows = [row for row in records.every(connection, Code) if isinstance(row, Code)]
    rows.sort(key=lambda row: (row.table_name or "", row.position or 0, row.valid_from or date.min))
    found: dict[str, dict[str, CodeEntry]] = {}
    for row in rows:
        details = json.loads(row.details) if row.details else {}
        entry = CodeEntry(row.code or "", row.label or "", row.valid_from, row.valid_to, details)
        found.setdefault(row.table_name or "", {})[entry.code] = entry
    return found


from app.reading import Query  # noqa: E402
