"""What people answered about records that look alike: the same, or not the same; remembered, looked up, taken back.

A confirmed answer about people is a `same_person` record (`app.people`), about other records a `told_apart` record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from app import people
from app.errors import Usage
from app.journal import entries as journal
from app.office import Office
from app.people import is_person
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import records
from app.store.connection import translated
from models.fields import Privacy
from models.kinds import Kind, kind_named
from models.office.desk import SamePerson
from models.office.merges import ToldApart


@dataclass(frozen=True)
class Side:
    """One of two records: what it is called, and what else tells it apart."""

    kind: str
    record_id: int
    title: str
    about: str = ""


@dataclass(frozen=True)
class Answer:
    """What was answered about two records."""

    kind: str
    """same_person or told_apart: the kind of the answer."""
    record_id: int
    first: Side
    second: Side
    same: bool
    reason: str
    on: date | None
    by: str


def sides_of(reader: Reader, kind: type[Kind], ids: Iterable[int]) -> dict[int, Side]:
    """Names of records, of this kind or, for people, of any kind of people."""
    kinds = people.people_kinds(reader) if is_person(kind) else [kind]
    wanted, found = sorted(ids), dict[int, Side]()
    for each in kinds:
        rows = records.fetch(reader.connection, each, wanted)
        columns = [
            key for key in reader.default_columns(each)
            if key not in (*each.spec.title, "country_id") and each.fields[key].privacy is Privacy.NONE
        ]  # fmt: skip
        shown = {row.id: row.cells for row in reader.rows(each, columns, list(rows))}
        for record_id, row in rows.items():
            about = " · ".join(islice(filter(None, shown.get(record_id, ())), 3))
            found[record_id] = Side(each.spec.name, record_id, row.shown_title, about)
    return found


# -- answers ---------------------------------------------------------------------------------------------------------
def tell_apart(office: Office, first: tuple[str, int], second: tuple[str, int], *, reason: str = "") -> int:
    """Remembers that two records are not the same. Raises Usage for a record with itself, NotFound."""
    rows = [office.reader.get(kind_named(kind), each) for kind, each in (first, second)]
    if is_person(type(rows[0])) and is_person(type(rows[1])):
        return people.confirm(office, rows[0], rows[1], same=False, reason=reason.strip()[:500])
    if first == second or first[0] != second[0]:
        raise Usage("Two records of one kind are told apart.")
    low, high = sorted(row.id for row in rows)
    named = {"kind_name": first[0], "first_record": low, "second_record": high}
    where = All(tuple(Cond(key, "=", value) for key, value in named.items()))
    known = office.reader.ids(Query(ToldApart, where=where))
    with office.change(f"Tell two {rows[0].spec.nouns} apart") as work:
        if known:
            work.set(ToldApart, known[0], {"reason": reason.strip()[:500]})
            return known[0]
        told = {"reason": reason.strip()[:500], "told_on": office.today, "told_by": office.user}
        return work.add(ToldApart, named | told)


def same_person(office: Office, first: tuple[str, int], second: tuple[str, int], *, reason: str = "") -> int:
    """Remembers that records in two lists are one person. Raises Usage for records of one kind: those are merged."""
    if first[0] == second[0]:
        raise Usage("Two records of one kind are merged, so that one is left.")
    rows = [office.reader.get(kind_named(kind), each) for kind, each in (first, second)]
    return people.confirm(office, rows[0], rows[1], same=True, reason=reason.strip()[:500])


def answers(reader: Reader, kind: type[Kind]) -> list[Answer]:
    """What was answered about records of a kind, newest first; answers about removed records are left out."""
    answer_kind: type[Kind] = SamePerson if is_person(kind) else ToldApart
    name = kind.spec.name
    with translated():
        rows = [row for row in records.every(reader.connection, answer_kind) if name in _kinds_of(row)]
        sides = sides_of(reader, kind, {each for row in rows for each in _both(row)})
        live = {each for each in sides if _is_live(reader, sides[each])}
        found = [_answer(reader, row, sides) for row in rows if set(_both(row)) <= live]
    return sorted(found, key=lambda each: -each.record_id)


def _answer(reader: Reader, row: Kind, sides: dict[int, Side]) -> Answer:
    first, second = (sides[each] for each in _both(row))
    header = journal.changes_to(reader.connection, row.id)[-1][0].header
    on, by = date.fromisoformat(header["on"]), header["user"]
    same = isinstance(row, SamePerson) and bool(row.same)
    return Answer(row.spec.name, row.id, first, second, same, row.get("reason") or "", on, by)


def _is_live(reader: Reader, side: Side) -> bool:
    return bool(records.fetch(reader.connection, kind_named(side.kind), [side.record_id], live=True))


def take_back(office: Office, answer: Answer) -> None:
    """Takes an answer back: the two are offered again."""
    with office.change(f"Ask again about two {kind_named(answer.first.kind).spec.nouns}") as work:
        work.remove(kind_named(answer.kind), answer.record_id)


def answered(reader: Reader, kind: type[Kind], record_id: int | None = None) -> set[frozenset[int]]:
    """Pairs of records about which somebody answered, all of them or those of one record."""
    rows = records.every(reader.connection, SamePerson if is_person(kind) else ToldApart)
    pairs = (frozenset(_both(row)) for row in rows)
    return {pair for pair in pairs if record_id is None or record_id in pair}


def _both(row: Kind) -> tuple[int, int]:
    return int(row.get("first_record") or 0), int(row.get("second_record") or 0)


def _kinds_of(row: Kind) -> set[str]:
    keys = ("first_kind", "second_kind") if isinstance(row, SamePerson) else ("kind_name",)
    return {str(row.get(key)) for key in keys}
