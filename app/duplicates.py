"""Records that may be the same, with the reasons.

People are compared within their kind and across the kinds of people. What people answered (`app.answers`) is not asked
again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app import people, rights
from app.alikes import (
    Identity,
    Likely,
    Person,
    compare_people,
    compare_texts,
    identity_fields,
    likely_people,
    likely_texts,
)
from app.answers import Side, answered, sides_of
from app.errors import Refused
from app.eum import serials
from app.people import is_person
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import disk, records, sounds
from app.store.connection import translated
from models.fields import Type
from models.findings import Finding, Strength
from models.kinds import Kind, all_kinds, kind_named
from models.names import LIKELY
from models.text import key_text

RULE = "LIKE"
"""Stands for the rule in the finding that a new record looks like another."""
MOST = 2_000
"""Candidates that are listed; the best ones."""
NEAREST = 2_000
"""People who share a sound with a new one and are compared with it."""
BIRTH = ("date_of_birth", "birth_date")
NUMBERS = {
    "email": "e-mail", "official_email": "e-mail", "personal_email": "e-mail", "phone": "telephone",
    "office_phone": "telephone", "passport_no": "passport number", "passport_number": "passport number",
    "dod_id_number": "DoD ID number",
}  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Two records that may be the same, how alike they are (0 to 100), and why in words."""

    first: Side
    second: Side
    score: int
    reasons: tuple[str, ...]

    @property
    def across(self) -> bool:
        """Whether the two are records of different kinds: one person in two lists."""
        return self.first.kind != self.second.kind

    @property
    def why(self) -> str:
        """The reasons as one text."""
        return "; ".join(self.reasons)


@dataclass(frozen=True)
class Found:
    """The candidates of a kind, best first; `all` counts those that are not listed, too."""

    candidates: tuple[Candidate, ...]
    all: int


def compared(reader: Reader, kind: type[Kind]) -> bool:
    """Whether look-alikes of the kind are looked for: it is no technical kind and something names its records."""
    spec = kind.spec
    if spec.technical or spec.append_only or not rights.sees_kind(reader.role, kind):
        return False
    return is_person(kind) or any(identity_fields(kind))


# -- candidates ------------------------------------------------------------------------------------------------------
def candidates(
    reader: Reader, kind: type[Kind], *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Found:  # fmt: skip
    """Pairs of live records that may be the same, best first, without those already answered.

    For people also pairs of a record of this kind and one of another kind of people. Raises Refused when stopped and
    for kinds that are not compared.
    """
    if not compared(reader, kind):
        raise Refused(f"{kind.spec.plural} are not looked through for look-alikes.")
    with translated():
        if is_person(kind):
            found = _likely_people(reader, kind, progress, cancelled)
        elif serials.is_serial_kind(kind):
            found = serials.pairs(reader, progress=progress, cancelled=cancelled)
        else:
            found = likely_texts(kind, _identities(reader, kind), progress=progress, cancelled=cancelled)
        known = answered(reader, kind)
        open_ = [each for each in found if frozenset((each.first, each.second)) not in known]
    best = sorted(open_, key=lambda each: (-each.score, each.first, each.second))
    return Found(tuple(_as_candidates(reader, kind, best[:MOST])), len(best))


def _likely_people(
    reader: Reader, kind: type[Kind], progress: disk.Progress, cancelled: disk.Cancelled
) -> Iterator[Likely]:
    everybody = [each for other in people.people_kinds(reader) for each in people_of(reader, other)]
    return likely_people(everybody, kind.spec.name, progress=progress, cancelled=cancelled)


def people_of(reader: Reader, kind: type[Kind], ids: Sequence[int] | None = None) -> list[Person]:
    """What is compared of the people of a kind, all of them or some."""
    connection = reader.connection
    rows = (
        records.every(connection, kind)
        if ids is None
        else records.fetch(connection, kind, ids, live=True).values()
    )
    passports = _passports(reader, kind, ids)
    return [person_of(reader, row, passports.get(row.id, ())) for row in rows]


def person_of(reader: Reader, row: Kind, passports: Iterable[str]) -> Person:
    """What is compared of one person, with the numbers of his passports."""
    kind = type(row)
    seen = {key: each for key, each in kind.fields.items() if rights.sees_field(reader.role, each)}
    born = next((row.stored.get(key) for key in BIRTH if key in seen and row.stored.get(key)), None)
    numbers = {
        (what, key_text(str(row.stored[key])))
        for key, what in NUMBERS.items()
        if key in seen and row.stored.get(key)
    }
    numbers |= {("passport number", each) for each in passports}
    return Person(
        kind.spec.name, row.id, row.shown_title, people.name_of(row), str(born) if born else None,
        frozenset((what, value) for what, value in numbers if value),
    )  # fmt: skip


def _passports(reader: Reader, kind: type[Kind], ids: Sequence[int] | None) -> dict[int, set[str]]:
    """Passport numbers by holder, from the kinds of record that keep passports of such people."""
    found: dict[int, set[str]] = {}
    for other in all_kinds().values():
        number = other.fields.get("passport_no")
        links = [each.key for each in other.links() if is_person(kind_named(each.target))]
        mine = next((each.key for each in other.links() if each.target == kind.spec.name), None)
        if number is None or mine is None or not rights.sees_field(reader.role, number):
            continue
        connection = reader.connection
        rows = (
            records.every(connection, other)
            if ids is None
            else records.fetch_by_link(connection, other, mine, ids)
        )
        for row in rows:
            holders = [row.stored[key] for key in links if row.stored.get(key)]
            # A dependent's passport names its student, too: the last link is the holder.
            if holders and row.stored.get(mine) == holders[-1] and row.stored.get("passport_no"):
                found.setdefault(int(holders[-1] or 0), set()).add(key_text(str(row.stored["passport_no"])))
    return found


def _identities(
    reader: Reader, kind: type[Kind], like: Kind | None = None
) -> Iterator[tuple[int, Identity]]:  # fmt: skip
    """What names each live record of a kind; with `like` only those that may be the same as this one."""
    equal, texts = identity_fields(kind)
    where = None
    if like is not None:
        where = All(tuple(_equals(each.key, like.stored.get(each.key), each.type) for each in equal))
    query = Query(kind, columns=tuple(each.key for each in (*equal, *texts)), where=where)
    for record_id, *values in reader.values(query)[1]:
        yield (
            record_id,
            (tuple(values[: len(equal)]), tuple(str(each or "") for each in values[len(equal) :])),
        )


def _equals(key: str, value: object, kind: Type) -> Cond:
    if value is None:
        return Cond(key, "empty")
    return Cond(key, "=", bool(value) if kind is Type.FLAG else value)


def alike_to(reader: Reader, row: Kind) -> list[Candidate]:
    """Live records that look like one that was just made or is on screen, best first, without those answered."""
    kind = type(row)
    if not compared(reader, kind):
        return []
    with translated():
        found = _others_like(reader, row)
        known = answered(reader, kind, row.id)
        likely = [
            each
            for each in found
            if each.score >= LIKELY and frozenset((each.first, each.second)) not in known
        ]
    best = sorted(likely, key=lambda each: (-each.score, each.second))
    return list(_as_candidates(reader, kind, best[:MOST]))


def persons_like(reader: Reader, row: Kind, among: str) -> list[Candidate]:
    """People of another kind who look like one, best first; those told apart from him are left out.

    Whoever was confirmed to be the same person stands first, with that as the reason.
    """
    kind, told = type(row), people.answers(reader, row.id)
    with translated():
        likely = [
            each
            for each in _people_like(reader, row)
            if each.score >= LIKELY and told.get(each.second) is None
        ]
        likely += [
            Likely(row.id, each, 100, ("confirmed as the same person",))
            for each, same in told.items()
            if same
        ]
        best = sorted(likely, key=lambda each: (-each.score, each.second))
        return [each for each in _as_candidates(reader, kind, best) if each.second.kind == among]


def _others_like(reader: Reader, row: Kind) -> Iterator[Likely]:
    if serials.is_serial_kind(type(row)):
        return serials.like_one(reader, row)
    return _people_like(reader, row) if is_person(type(row)) else _texts_like(reader, row)


def _people_like(reader: Reader, row: Kind) -> Iterator[Likely]:
    (mine,) = people_of(reader, type(row), [row.id]) or [person_of(reader, row, ())]
    kinds = [kind.spec.name for kind in people.people_kinds(reader)]
    near = sounds.near(reader.connection, sorted(sounds.of_row(row)), kinds, NEAREST)
    for name, ids in near.items():
        for each in people_of(reader, kind_named(name), ids):
            if each.record_id != row.id:
                yield compare_people(mine, each)


def _texts_like(reader: Reader, row: Kind) -> Iterator[Likely]:
    kind = type(row)
    equal, texts = identity_fields(kind)
    mine = (
        tuple(row.stored.get(each.key) for each in equal),
        tuple(str(row.stored.get(each.key) or "") for each in texts),
    )
    if any(mine[1]) or any(mine[0][1:]):
        for each in _identities(reader, kind, row):
            if each[0] != row.id:
                yield compare_texts(kind, (row.id, mine), each)


def _as_candidates(reader: Reader, kind: type[Kind], found: Sequence[Likely]) -> Iterator[Candidate]:
    sides = sides_of(reader, kind, {each for one in found for each in (one.first, one.second)})
    for each in found:
        if each.first in sides and each.second in sides:
            first, second = sides[each.first], sides[each.second]
            if first.kind != kind.spec.name:  # the record of the kind asked for stands first
                first, second = second, first
            yield Candidate(first, second, each.score, each.reasons)


# -- the finding -----------------------------------------------------------------------------------------------------
def as_finding(found: Candidate) -> Finding:
    """The line that a form shows: this record looks like another."""
    other = found.second
    kind = kind_named(other.kind).spec.noun
    about = f" ({kind})" if found.across else f" ({other.about})" if other.about else ""
    return Finding(
        f"Looks like {other.title}{about}: {found.why}.", RULE, Strength.INFORM,
        clears="Merge the two, or say that they are not the same.", record=(found.first.kind, found.first.record_id),
        inputs={"Compared with": other.title},
    )  # fmt: skip
