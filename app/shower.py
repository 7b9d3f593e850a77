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
from models.kinds import Status, kind_named
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
        if self._codes is None:
            with translated():
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


def _codes(connection: Connection) -> dict[str, dict[str, CodeEntry]]:
    keys = ("table_name", "position", "valid_from", "code", "label", "valid_to", "details")
    rows = sorted(
        records.columns(connection, Code, *keys), key=lambda row: (row[0] or "", row[1] or 0, row[2] or "")
    )
    found: dict[str, dict[str, CodeEntry]] = {}
    for table, _, first, code, label, last, details in rows:
        entry = CodeEntry(
            code or "", label or "", _day(first), _day(last), json.loads(details) if details else {}
        )
        found.setdefault(table or "", {})[entry.code] = entry
    return found


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
