"""People who may be the same person: look-alike names across scripts, and the answers that were given."""

from dataclasses import dataclass

from app import rights
from app.change import Work
from app.errors import Usage
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import records, sounds
from models.kinds import Kind, all_kinds
from models.names import Likeness, Name, alike, look_alike_keys
from models.office.desk import SamePerson
from models.office.places import PersonName

NEAREST = 2_000
"""People who share a sound and are compared."""


@dataclass(frozen=True)
class LookAlike:
    """A record whose name is like the one asked for, and why."""

    kind: str
    record_id: int
    title: str
    likeness: Likeness


def is_person(kind: type[Kind]) -> bool:
    """Whether records of the kind are people."""
    return issubclass(kind, PersonName)


def name_of(row: Kind) -> Name:
    """The parts of a person's name that are compared."""
    given = " ".join(filter(None, (row.get("first_name"), row.get("middle_name"))))
    return Name(row.get("surname") or "", given, row.get("native_name") or "")


def people_kinds(reader: Reader) -> list[type[Kind]]:
    """Kinds of record about a person that the reader's role may see."""
    kinds = (kind for kind in all_kinds().values() if is_person(kind))
    return [kind for kind in kinds if rights.sees_kind(reader.role, kind)]


def look_alikes(reader: Reader, name: Name, *, besides: int | None = None) -> list[LookAlike]:
    """Live people whose names are like this one, best first; those confirmed to be others are left out.

    Only people a word of whose name sounds like one of these are compared.
    """
    others = {each for each, same in answers(reader, besides).items() if not same} if besides else set()
    kinds = {kind.spec.name: kind for kind in people_kinds(reader)}
    heard = sorted(look_alike_keys(name.surname, name.given, name.native))
    near = sounds.near(reader.connection, heard, list(kinds), NEAREST)
    found = [
        LookAlike(kind, row.id, row.shown_title, likeness)
        for kind, ids in near.items()
        for row in records.fetch(reader.connection, kinds[kind], ids, live=True).values()
        if row.id != besides and row.id not in others and (likeness := alike(name, name_of(row))).likely
    ]
    return sorted(found, key=lambda each: (-each.likeness.score, each.title))


def answers(reader: Reader, record_id: int | None) -> dict[int, bool]:
    """Records once compared with this one → whether they were confirmed to be the same person."""
    found: dict[int, bool] = {}
    for mine, other in (("first_record", "second_record"), ("second_record", "first_record")):
        for each in reader.ids(Query(SamePerson, where=All((Cond(mine, "=", record_id),)))):
            row = reader.get(SamePerson, each)
            found[int(row.get(other))] = bool(row.same)
    return found


def confirm(office: Office, first: Kind, second: Kind, *, same: bool, reason: str) -> int:
    """Remembers that two records are, or are not, one person; an earlier answer is replaced."""
    with office.change("Confirm the same person" if same else "Confirm two persons") as work:
        return confirm_in(work, office.reader, first, second, same=same, reason=reason)


def confirm_in(work: Work, reader: Reader, first: Kind, second: Kind, *, same: bool, reason: str) -> int:
    """The same within a change that does more. Raises Usage for a record with itself."""
    if first.id == second.id:
        raise Usage("A record is not compared with itself.")
    low, high = sorted((first, second), key=lambda row: row.id)
    pair = All((Cond("first_record", "=", low.id), Cond("second_record", "=", high.id)))
    known = reader.ids(Query(SamePerson, where=pair))
    values = {"same": same, "reason": reason}
    if known:
        work.set(SamePerson, known[0], values)
        return known[0]
    named = {
        "first_kind": low.spec.name, "first_record": low.id, "second_kind": high.spec.name,
        "second_record": high.id,
    }  # fmt: skip
    return work.add(SamePerson, named | values)
