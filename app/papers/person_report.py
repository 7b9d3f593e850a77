"""Gathers everything the office holds about one person, for the person and for the privacy officer (INF-B-10).

It follows confirmed answers that two records are one person, and what was merged. A correction is an ordinary change;
the report tells what was corrected, when and by whom, and who was given the data on paper or in a file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app import access, keeping
from app.journal import entries as journal
from app.papers.case_parts import heads, told
from app.papers.eum_common import blocked, country_of, day
from app.papers.frame import frame_of
from app.papers.keeping_printables import PREFIX
from app.reader import Reader
from app.store import erasing, records
from app.store.connection import translated
from models.fields import Field, Stored
from models.findings import Finding
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import Attachment, Checklist, Document, Note
from models.retention import belonging
from reports.composed import ComposedFacts, Part, Row, Table
from reports.eum.common import Words

_CHANGES = heads(("Day", 28), ("By", 36), ("Field", 50), ("Before", 50), ("After", 50))
_GIVEN = heads(("Day", 30), ("By", 40), ("What was done", 40), ("Record", 90))
_FILES = heads(("Day", 30), ("File or paper", 110), ("By", 40))
_NOTES = heads(("Day", 28), ("By", 36), ("Note", 130))
_OTHERS = heads(("Record", 70), ("Named as", 60), ("Which", 80))
GIVEN = ("printed", "exported", "copied", "opened outside", "revealed")
"""Actions of the access log by which data left the screen, or what is masked was shown."""
CORRECTING = (
    "What is wrong is corrected by the office as any change of a record; the correction, who made it and what stood "
    "there before appear in this report from then on."
)


@dataclass(frozen=True)
class Held:
    """What the office holds about a person: his records, what is part of them, and notes, files and papers."""

    own: tuple[Kind, ...]
    parts: tuple[Kind, ...]
    tellers: tuple[Kind, ...]

    @property
    def all(self) -> tuple[Kind, ...]:
        """Everything."""
        return (*self.own, *self.parts, *self.tellers)


def held_about(reader: Reader, kind: type[Kind], record_id: int) -> Held:
    """Everything about a person, his other records joined by a confirmed answer or a merge."""
    place = (kind.spec.name, record_id)
    with translated():
        group = keeping.joined(reader).get(place, (place,))
        own = [
            row
            for name, each in sorted(group, key=lambda one: one != place)
            for row in _rows(reader, name, [each])
        ]
        parts = list(_parts(reader, own))
        tellers = list(_tellers(reader, (*own, *parts)))
    return Held(tuple(own), tuple(parts), tuple(tellers))


def _rows(reader: Reader, name: str, ids: Iterable[int]) -> Iterator[Kind]:
    for row in records.fetch(reader.connection, kind_named(name), ids).values():
        if row.row_status in (Status.LIVE, Status.REMOVED):
            yield row


def _parts(reader: Reader, rows: Sequence[Kind]) -> Iterator[Kind]:
    ahead, known = list(rows), {row.id for row in rows}
    while ahead:
        found: list[Kind] = []
        for kind in dict.fromkeys(type(row) for row in ahead):
            ids = [row.id for row in ahead if type(row) is kind]
            for part, link in belonging(kind, all_kinds()):
                linked = records.ids_linking(reader.connection, part, link, ids) - known
                known |= linked
                found += _rows(reader, part.spec.name, sorted(linked))
            for named in kind.links():
                if named.target == Checklist.spec.name:
                    linked = records.targets(reader.connection, kind, named.key, ids) - known
                    known |= linked
                    found += _rows(reader, Checklist.spec.name, sorted(linked))
        yield from found
        ahead = found


def _tellers(reader: Reader, rows: Sequence[Kind]) -> Iterator[Kind]:
    for teller in (Note, Attachment, Document):
        for kind in dict.fromkeys(type(row) for row in rows):
            ids = [row.id for row in rows if type(row) is kind]
            about = erasing.about(reader.connection, teller, kind.spec.name, ids)
            yield from _rows(reader, teller.spec.name, about)


# -- the paper -------------------------------------------------------------------------------------------------------
def person_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What stands on the report."""
    held = held_about(reader, type(record), record.id)
    notes = [row for row in held.tellers if isinstance(row, Note)]
    return ComposedFacts(
        frame=frame_of(reader, country_of(reader), as_of=reader.today),
        stem="person_report",
        number=record.shown_title,
        title=Words("What is held about a person"),
        parts=(
            Part(rows=told(
                ("Person", record.shown_title), ("Records", _counts(held.own)),
                ("What belongs to them", _counts(held.parts)),
            ), texts=(Words(CORRECTING),)),
            *(_of_record(reader, row) for row in (*held.own, *held.parts)),
            Part(Words("Notes"), table=Table(_NOTES, tuple(
                (day(row.written_on), row.written_by or "", row.body or "") for row in notes), "There are no notes.")),
            Part(Words("Files and papers"), table=Table(_FILES, _files(held.tellers), "There are no files or papers.")),
            Part(Words("Other records that name the person"),
                 table=Table(_OTHERS, _others(reader, held), "No other record names this person.")),
            Part(Words("What was corrected"), table=Table(_CHANGES, _corrected(reader, held), "Nothing was changed.")),
            Part(Words("Where the data went"), table=Table(_GIVEN, _given(reader, held), "It was given to nobody.")),
        ),
    )  # fmt: skip


def not_whole(reader: Reader, _record: Kind) -> list[Finding]:
    """A report that leaves something out would be none, and what is kept of it is for who sees everything, too."""
    if not reader.hidden:
        return []
    return [
        blocked(
            f"A {reader.role.label.lower()} does not see everything that is held.",
            "Ask an officer.",
            rule="PERSON",
        )
    ]


def covered(reader: Reader, record: Kind) -> list[tuple[str, int]]:
    """The person's records beside the one the report is asked of, for the access log."""
    held = held_about(reader, type(record), record.id)
    return [(row.spec.name, row.id) for row in held.own if row.id != record.id]


def _counts(rows: Iterable[Kind]) -> str:
    counts: dict[type[Kind], int] = {}
    for row in rows:
        counts[type(row)] = counts.get(type(row), 0) + 1
    return ", ".join(kind.spec.counted(count) for kind, count in counts.items())


def _of_record(reader: Reader, row: Kind) -> Part:
    removed = " (in the bin)" if row.row_status is Status.REMOVED else ""
    rows = tuple(
        Row(Words(field.label), shown)
        for field in row.fields.values()
        if (shown := _shown(reader, field, row.stored.get(field.key)))
    )
    return Part(Words(f"{row.spec.label}: {row.shown_title}{removed}"), level=3, rows=rows)


def _shown(reader: Reader, field: Field[object], stored: Stored) -> str:
    """The value itself: the report is for the person, and nothing of it is masked."""
    return "" if stored is None else reader.show(field, stored)


def _files(rows: Iterable[Kind]) -> tuple[tuple[str, ...], ...]:
    found = []
    for row in rows:
        if isinstance(row, Attachment):
            found.append((day(row.received_on), row.file_name or "", ""))
        elif isinstance(row, Document) and not (row.paper or "").startswith(PREFIX):
            found.append((day(row.made_on), f"{row.title}, {row.code}", row.made_by or ""))
    return tuple(found)


def _others(reader: Reader, held: Held) -> tuple[tuple[str, ...], ...]:
    own = {row.id for row in held.all}
    found = []
    with translated():
        for kind in all_kinds().values():
            for field in kind.links():
                ids = [row.id for row in held.own if row.spec.name == field.target]
                for row in records.fetch_by_link(reader.connection, kind, field.key, ids):
                    if row.id not in own:
                        found.append((kind.spec.label, field.label, _whose(reader, row)))
    return tuple(found)


def _whose(reader: Reader, row: Kind) -> str:
    parent = row.spec.parent
    above = row.stored.get(parent) if parent else None
    if not isinstance(above, int):
        return row.shown_title
    return reader.titles(row.fields[parent].target, [above]).get(above, row.shown_title)


def _corrected(reader: Reader, held: Held) -> tuple[tuple[str, ...], ...]:
    """Values that were changed after they had been recorded, the newest first."""
    found: list[tuple[int, tuple[str, ...]]] = []
    with translated():
        for row in (*held.own, *held.parts):
            for entry, change in journal.changes_to(reader.connection, row.id):
                header = entry.header
                on = datetime.fromtimestamp(header["at"] / 1000, UTC).date()
                for key, (before, after) in change.fields.items():
                    field = row.fields.get(key)
                    if field is None or before is None:
                        continue
                    cells = (day(on), str(header["user"]), f"{field.label} ({row.spec.noun})",
                             _shown(reader, field, before), _shown(reader, field, after))  # fmt: skip
                    found.append((entry.tick, cells))
    return tuple(cells for _, cells in sorted(found, key=lambda each: -each[0]))


def _given(reader: Reader, held: Held) -> tuple[tuple[str, ...], ...]:
    """Prints, exports and reveals of the person's records, the newest first; who only looked is not listed."""
    titles = {row.id: row.spec.label for row in held.all}
    with translated():
        lines = [
            line
            for line in access.lines(reader.connection)
            if line.record_id in titles and line.action in GIVEN
        ]
    return tuple(
        (day(line.at.date()), line.user, line.action,
         " ".join(filter(None, (titles[line.record_id or 0], line.detail))))
        for line in lines
    )  # fmt: skip
