"""How far a purge reaches: everything that is part of some records or tells of them, wherever it lies.

Parts of a record, notes, files, papers, checklists, decisions and answers about it go with it. So do kept papers on
which it is printed among others, and what users typed about it and did not save. Records of others that name it stay
and name an erased record from then on (INF-H-06: privacy data goes as soon as its period ends while case data stays).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.keeping import Place
from app.store import erasing, records
from app.store.connection import translated
from app.store.dbapi import Connection
from models.fields import Privacy, Stored, Type
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import Attachment, Document, SamePerson
from models.office.merges import Merged, ToldApart
from models.office.purges import PURGE_KINDS
from models.retention import belonging
from models.training.vetting import Screening

PAIRS = (
    (SamePerson, ("first_record", "second_record")),
    (ToldApart, ("first_record", "second_record")),
    (Merged, ("winner_record", "loser_record")),
)
"""Kinds that name two records by number."""
FILES = (Attachment, Document)
"""Kinds whose records name a file by its hash."""
LEAST_TELLING = 5
"""Letters from which a number or a name of one word tells whom a text is about."""
CHECKLIST = "screening_list"
"""The paper that shows a screening of a student."""
NAMES = ("full_name", "sort_name", "native_name")


@dataclass(frozen=True)
class Reach:
    """What a purge erases: records by kind, what was typed, files by their hash, and what it leaves."""

    records: Mapping[type[Kind], frozenset[int]]
    typed: tuple[tuple[str, int], ...]
    files: frozenset[str]
    """Hashes that no record names any more afterwards."""
    changes: int
    """Changes in the journal whose values go."""
    shared: int
    """Kept papers among them that are about somebody or something else, or about several."""

    def counts(self) -> dict[str, int]:
        """How many records of each kind, by the kinds' names."""
        return {kind.spec.name: len(ids) for kind, ids in self.records.items() if ids}


@dataclass
class _Search:
    connection: Connection
    found: dict[type[Kind], set[int]] = field(default_factory=dict)

    def take(self, kind: type[Kind], ids: Iterable[int]) -> None:
        """Takes records in, with all that belongs to them and tells of them, and goes on from there."""
        known = self.found.setdefault(kind, set())
        new = sorted(set(ids) - known)
        if not new:
            return
        known.update(new)
        for part, link in belonging(kind, all_kinds()):
            self.take(part, records.ids_linking(self.connection, part, link, new))
        for named in kind.links():
            if named.target == "checklist":
                self.take(kind_named("checklist"), records.targets(self.connection, kind, named.key, new))
        for teller in _tellers():
            self.take(teller, erasing.about(self.connection, teller, kind.spec.name, new))

    def take_files(self) -> None:
        """Files that only erased records name, whoever they were attached to."""
        named: set[int] = set()
        others: set[int] = set()
        for kind in all_kinds().values():
            for link in kind.links():
                if link.type is Type.FILE:
                    own = self.found.get(kind, set())
                    named |= records.targets(self.connection, kind, link.key, own)
                    rest = set(records.live_ids(self.connection, kind)) - own if own else set()
                    others |= records.targets(self.connection, kind, link.key, rest)
        self.take(Attachment, named - others)

    def take_pairs(self) -> None:
        """Answers about two records of which one goes, and marks of what was merged."""
        ids = {each for each_kind in self.found.values() for each in each_kind}
        for kind, keys in PAIRS:
            for key in keys:
                self.take(kind, erasing.with_marker(self.connection, kind, key, sorted(ids)))

    def take_papers(self, telling: "Telling") -> int:
        """Kept papers that show the erased records among others; returns how many."""
        before = set(self.found.get(Document, set()))
        ids = {each for each_kind in self.found.values() for each in each_kind}
        codes = erasing.printed_with(self.connection, ids)
        shown = [
            row.id
            for row in records.every(self.connection, Document, live=False)
            if isinstance(row, Document) and (row.code in codes or telling.in_text(row.facts or ""))
        ]
        self.take(Document, (*shown, *self._printed_checklists()))
        return len(self.found.get(Document, set()) - before)

    def _printed_checklists(self) -> Iterator[int]:
        """Screening checklists that were printed for a student who stays while a screening of his goes."""
        for row in records.fetch(self.connection, Screening, self.found.get(Screening, ())).values():
            assert isinstance(row, Screening)
            complete = row.checklist_complete_date
            about = erasing.about(self.connection, Document, "student", [row.student_id or 0])
            for paper in records.fetch(self.connection, Document, about).values():
                assert isinstance(paper, Document)
                if complete and paper.paper == CHECKLIST and _shows(paper, complete):
                    yield paper.id


def _shows(paper: Document, complete: date) -> bool:
    """Whether a printed checklist is that of the screening complete on a day: it says so, or was a draft of it."""
    told = json.loads(paper.facts or "{}").get("complete_on")
    return told == complete.isoformat() if told else (paper.made_on or date.max) <= complete


def _tellers() -> Iterator[type[Kind]]:
    """Kinds that name the record they are about by kind and number."""
    for kind in all_kinds().values():
        if "subject_kind" in kind.fields and "subject_id" in kind.fields and kind not in PURGE_KINDS[1:]:
            yield kind


@dataclass(frozen=True)
class Telling:
    """Texts by which one knows that a text is about an erased record: names and numbers of people, record ids."""

    texts: frozenset[str]
    ids: frozenset[str]

    def in_text(self, text: str) -> bool:
        """Whether a text, JSON or not, tells of one."""
        return any(each in text for each in self.texts)

    def in_draft(self, text: str) -> bool:
        """Whether what was typed tells of one, or was typed at its place."""
        return self.in_text(text) or any(each in text for each in self.ids)


def reach(connection: Connection, places: Iterable[Place]) -> Reach:
    """All that goes with some records."""
    with translated():
        search = _Search(connection)
        wanted: dict[str, set[int]] = {}
        for name, record_id in places:
            wanted.setdefault(name, set()).add(record_id)
        for name, ids in wanted.items():
            search.take(kind_named(name), ids)
        search.take_files()
        search.take_pairs()
        told = telling(connection, search.found)
        shared = search.take_papers(told)
        found = {kind: frozenset(_standing(connection, kind, ids)) for kind, ids in search.found.items()}
        every = sorted(each for ids in found.values() for each in ids)
        return Reach(
            {kind: ids for kind, ids in found.items() if ids},
            tuple(erasing.typed(connection, told.in_draft)),
            _only_theirs(connection, found),
            erasing.journalled(connection, every),
            shared,
        )


def _standing(connection: Connection, kind: type[Kind], ids: Iterable[int]) -> Iterator[int]:
    for each, status in records.statuses(connection, kind, sorted(ids)).items():
        if status != Status.PURGED:
            yield each


def _only_theirs(connection: Connection, found: Mapping[type[Kind], frozenset[int]]) -> frozenset[str]:
    """Hashes that only erased records name."""
    theirs: set[str] = set()
    kept: set[str] = set()
    for kind in FILES:
        own = found.get(kind, frozenset())
        for record_id, digest in erasing.hashes(connection, kind).items():
            (theirs if record_id in own else kept).add(digest)
    return frozenset(theirs - kept)


def telling(connection: Connection, found: Mapping[type[Kind], Iterable[int]]) -> Telling:
    """What people's records say that tells who they are: whole names, and numbers that are kept from view."""
    texts: set[str] = set()
    for kind, ids in found.items():
        keys = [
            each.key
            for each in kind.stored_fields()
            if each.key in NAMES
            or (
                each.privacy is Privacy.SENSITIVE
                and each.stored_as_text
                and each.type in (Type.TEXT, Type.NAME)
            )
        ]
        if kind.spec.private and keys:
            for told in records.parts(connection, kind, sorted(ids), keys).values():
                texts.update(_as_written(told.values()))
    numbers = {str(each) for ids in found.values() for each in ids}
    return Telling(frozenset(texts), frozenset(numbers))


def _as_written(values: Iterable[Stored]) -> Iterator[str]:
    """The values as they stand in JSON, with letters as they are and escaped."""
    for value in values:
        text = str(value or "").strip()
        if len(text) >= LEAST_TELLING:
            yield json.dumps(text, ensure_ascii=False)[1:-1]
            yield json.dumps(text)[1:-1]
