"""How the values of an office are shown: codes by their labels, links by names, what is sensitive behind a mask."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app import findings, rights, subjects
from app.errors import Usage
from app.store import meta, records
from app.store.connection import translated
from app.store.dbapi import Connection
from models.fields import MASK, Field, Privacy, Type
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import Code
from models.policy import Policy

_GONE = {Status.REMOVED: " (removed)", Status.PURGED: " (erased by a purge)"}


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


class Shower:
    """Shows values as the window shows them; codes and policy are read once, until a change touches them."""

    def __init__(
        self,
        connection: Connection,
        role: rights.Role,
        today: date,
        stored: Callable[[str], bytes] | None = None,
    ) -> None:
        self.connection = connection
        self._stored = stored
        self.role = role
        self.today = today
        self._codes: dict[str, dict[str, CodeEntry]] = {}
        self._kept_codes: dict[str, list[_Kept]] | None = None
        self._policy: Policy | None = None

    def forget(self, kinds: Iterable[str]) -> None:
        """Drops cached codes and policy when a change touched them."""
        names = set(kinds)
        if "code" in names:
            self._codes, self._kept_codes = {}, None
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
            with translated():
                self._policy = findings.policy_of(self.connection)
        return self._policy

    @property
    def office_name(self) -> str:
        """The office's name as given when it was made."""
        return meta.get(self.connection, "office_name")

    def content(self, sha256: str) -> bytes:
        """What the office keeps under a hash, for papers that enclose it. Raises Trouble when it is damaged."""
        if self._stored is None:
            raise Usage("This reader has no files at hand.")
        return self._stored(sha256)

    # -- codes ---------------------------------------------------------------------------------------------------
    def codes(self, table: str) -> dict[str, CodeEntry]:
        """Codes of a table in its order; retired ones included. Newer editions win."""
        known = self._codes  # not that of after a change that is heard of meanwhile
        found = known.get(table)
        if found is None:
            kept = self._kept_codes
            if kept is None:
                with translated():
                    kept = self._kept_codes = _codes(self.connection)
            found = known[table] = _entries(kept.get(table, ()))
        return found

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
        if field.kind_in:
            return titles.get(stored, "") if titles else ""  # the row says of which kind: see `subject_title`
        if field.type is Type.CHOICE:
            entry = self.codes(field.choices).get(stored)
            return entry.label if entry and entry.label else str(stored)
        return field.show(field.decode(stored))

    def shown_of(self, row: Kind, field: Field[Any]) -> str:
        """What stands in a field of a record as the window shows it; a record it is about by its name."""
        stored = row.stored.get(field.key)
        return self.subject_title(row) if field.kind_in else self.show(field, stored)

    def subject_title(self, row: Kind) -> str:
        """The name of the record that a record is about by kind and id; empty where it is about none."""
        return self.title_about(*subjects.named(row))

    def title_about(self, kind: str, record_id: int) -> str:
        """The name of a record by kind and id; empty where no such kind is named."""
        return self.titles(kind, [record_id]).get(record_id, "") if kind in all_kinds() else ""

    def titles(self, kind: str, ids: Iterable[int]) -> dict[int, str]:
        """Names of records by id; a removed one says so. What is about a record hidden from the role has none."""
        found: dict[int, str] = {}
        if not rights.sees_kind(self.role, kind_named(kind)):
            return found
        hidden = self.hidden
        for row in records.fetch(self.connection, kind_named(kind), dict.fromkeys(ids)).values():
            if subjects.met(row, hidden):
                found[row.id] = f"{row.shown_title}{_GONE.get(row.row_status, '')}"
        return found

    def show_in_history(self, field: Field[Any], stored: Any) -> str:
        """That a sensitive value changed is told, the values themselves are revealed in the record only."""
        return MASK if masked(field) and stored is not None else self.show(field, stored)


def masked(field: Field[Any]) -> bool:
    """True for fields shown masked until asked for; each reveal is logged."""
    return field.privacy is Privacy.SENSITIVE


_Kept = tuple[str | None, int | None, str | None, str | None, str | None, str | None, str | None]
"""Table, position, first day, code, label, last day and details of a code as they are kept."""


def _codes(connection: Connection) -> dict[str, list[_Kept]]:
    """All codes by table; what they hold is taken apart once a table is asked for, of a hundred few ever are."""
    keys = ("table_name", "position", "valid_from", "code", "label", "valid_to", "details")
    found: dict[str, list[_Kept]] = {}
    for row in records.columns(connection, Code, *keys):
        found.setdefault(row[0] or "", []).append(row)
    return found


def _entries(rows: Iterable[_Kept]) -> dict[str, CodeEntry]:
    """The codes of a table in their order."""
    found: dict[str, CodeEntry] = {}
    for _, _, first, code, label, last, details in sorted(rows, key=lambda row: (row[1] or 0, row[2] or "")):
        found[code or ""] = CodeEntry(
            code or "", label or "", _day(first), _day(last), json.loads(details) if details else {}
        )
    return found


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
