"""The office's code tables as a person looks after them: add, retire, relabel; records keep the code they store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app import rights
from app.confirming import state_words
from app.errors import Refused, Usage
from app.journal import unusual
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import records
from app.store.connection import translated
from models.fields import Field, Type, show_date
from models.kinds import Kind, all_kinds
from models.office.desk import Code
from models.policy import only_recalled

PROGRAM_TABLES = frozenset({"role", "duty_decision", "clearance_state", "checklist_result"})
"""Tables whose codes the program itself acts on; an office adds none and retires none."""


@dataclass(frozen=True)
class Listed:
    """One code as a list shows it."""

    record_id: int
    table: str
    code: str
    label: str
    position: int
    valid_from: date | None
    valid_to: date | None
    edition: str
    source: str
    tag: str
    confirmed_on: date | None
    confirmed_by: str
    changed: bool
    """Whether the office departs here from what the program brought."""

    @property
    def unconfirmed(self) -> bool:
        """Rests on recollection or inference, and nobody confirmed it."""
        return self.confirmed_on is None and only_recalled(self.tag)

    @property
    def state(self) -> str:
        """Whether somebody compared it with its source, in words."""
        return state_words(self.confirmed_on, self.confirmed_by, self.unconfirmed)

    def retired(self, today: date) -> bool:
        """Whether it cannot be chosen any more."""
        return self.valid_to is not None and self.valid_to < today


@dataclass(frozen=True)
class Table:
    """A code table: its name, the fields that use it, how many codes."""

    name: str
    fields: tuple[str, ...]
    codes: int
    unconfirmed: int

    @property
    def label(self) -> str:
        """The name as a heading."""
        return self.name.replace("_", " ").capitalize()


def listed(reader: Reader) -> list[Listed]:
    """Every code of every table in the order of the tables."""
    with translated():
        rows = [row for row in records.every(reader.connection, Code) if isinstance(row, Code)]
        changed = {each.record_id for each in unusual.departures(reader.connection, (Code.spec.name,))}
    found = [
        Listed(
            row.id, row.table_name or "", row.code or "", row.label or "", row.position or 0, row.valid_from,
            row.valid_to, row.edition or "", row.source or "", row.tag or "", row.confirmed_on, row.confirmed_by or "",
            row.id in changed,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.table, each.position, each.code))


def tables(reader: Reader, found: list[Listed]) -> list[Table]:
    """The tables among these codes, by name, with the fields that store them as the role sees them."""
    users: dict[str, list[str]] = {}
    for kind, field in _choice_fields(reader):
        users.setdefault(field.choices, []).append(f"{kind.spec.label}: {field.label}")
    by_table: dict[str, list[Listed]] = {}
    for each in found:
        by_table.setdefault(each.table, []).append(each)
    return [
        Table(name, tuple(users.get(name, ())), len(codes), sum(each.unconfirmed for each in codes))
        for name, codes in sorted(by_table.items())
    ]


def _choice_fields(reader: Reader) -> Iterator[tuple[type[Kind], Field[object]]]:
    for kind in all_kinds().values():
        if rights.sees_kind(reader.role, kind):
            for field in kind.stored_fields():
                if field.choices and rights.sees_field(reader.role, field):
                    yield kind, field


def uses(reader: Reader, table: str, code: str) -> dict[str, int]:
    """How many live records store the code, by kind's plural; where none does, nothing."""
    found: dict[str, int] = {}
    for kind, field in _choice_fields(reader):
        if field.choices == table and field.type is Type.CHOICE and field.derive is None:
            count = reader.count(Query(kind, where=Cond(field.key, "=", code)))
            if count:
                found[kind.spec.plural] = found.get(kind.spec.plural, 0) + count
    return found


# -- changing --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class NewCode:
    """A code the office adds to a table."""

    table: str
    code: str
    label: str
    edition: str
    source: str
    valid_from: date | None = None


def add(office: Office, new: NewCode, reason: str) -> int:
    """Adds a code; it can be chosen at once, or from its first day on. Raises Usage and Refused."""
    _refuse_program_table(new.table)
    code, label = new.code.strip(), " ".join(new.label.split())
    missing = [
        name for name, text in (("code", code), ("label", label), ("source", new.source.strip())) if not text
    ]
    if missing or not reason.strip():
        raise Usage(f"The {missing[0]} is empty." if missing else "Say why.")
    if office.reader.ids(
        Query(Code, where=All((Cond("table_name", "=", new.table), Cond("code", "=", code))))
    ):
        raise Refused(
            f"{_words(new.table)} has a code {code} already.", do="Relabel that one, or end it first."
        )
    values = {
        "table_name": new.table, "code": code, "label": label, "edition": new.edition.strip() or "office",
        "source": new.source.strip(), "valid_from": new.valid_from, "position": _last_position(office, new.table) + 1,
    }  # fmt: skip
    with office.change(f"Add code {code} to {_words(new.table)}") as work:
        work.detail["reason"] = reason.strip()
        return work.add(Code, values)


def retire(office: Office, record_id: int, last_day: date, reason: str) -> None:
    """Ends a code: after its last day it cannot be chosen, records that store it keep it. Raises Usage and Refused."""
    row = office.reader.get(Code, record_id)
    _refuse_program_table(row.table_name or "")
    if row.valid_from is not None and last_day < row.valid_from - timedelta(days=1):
        raise Usage(f"The code begins on {show_date(row.valid_from)}.")
    _set(office, row, {"valid_to": last_day}, f"End code {row.code}", reason)


def bring_back(office: Office, record_id: int, reason: str) -> None:
    """Takes the end of a code away, so that it can be chosen again."""
    row = office.reader.get(Code, record_id)
    _set(office, row, {"valid_to": None}, f"Bring back code {row.code}", reason)


def relabel(office: Office, record_id: int, label: str, reason: str) -> None:
    """Gives a code other words. Raises Usage without words or reason, or when they are the same."""
    row = office.reader.get(Code, record_id)
    label = " ".join(label.split())
    if not label:
        raise Usage("The label is empty.")
    _set(office, row, {"label": label}, f"Relabel code {row.code}", reason)


def _set(office: Office, row: Code, values: Mapping[str, object], operation: str, reason: str) -> None:
    if not reason.strip():
        raise Usage("Say why.")
    if all(row.get(key) == value for key, value in values.items()):
        raise Usage("Nothing would change.")
    with office.change(operation) as work:
        work.detail["reason"] = reason.strip()
        work.set(Code, row.id, values)


def _refuse_program_table(table: str) -> None:
    if table in PROGRAM_TABLES:
        raise Refused(
            f"The program itself works with the codes of {_words(table)}.", do="Their labels can be changed."
        )


def _last_position(office: Office, table: str) -> int:
    return max((each.position for each in listed(office.reader) if each.table == table), default=0)


def _words(table: str) -> str:
    return table.replace("_", " ")
