"""Everything a pane shows of one record, read in one job."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app import mirror
from app.attachments import attachments_of
from app.documents import closed_by, papers_for, papers_of
from app.duplicates import Candidate, as_finding
from app.journal.history import HistoryLine
from app.notes import notes_of
from app.papers.printables import Printable
from app.reader import Reader
from app.rights import sees_field
from models.findings import Finding
from models.kinds import Kind
from models.office.desk import Attachment, Document, Note
from ui.children import Children, read_children
from ui.parts.steps import Step
from ui.records.listing import Listing

ALIKES = 3
"""Look-alikes that are told beside the findings."""


@dataclass
class Seen:
    """A record with what the rules say of it, what belongs to it, its papers, files and history."""

    record: Kind
    facts: str
    findings: list[Finding]
    children: dict[str, list[Children]]
    papers: list[tuple[Printable, list[Finding]]]
    """Each paper that can be made of the record, with what keeps it closed."""
    choices: dict[str, list[str]]
    """By short name of a paper that asks something, what may be chosen."""
    kept: list[Document]
    files: list[Attachment]
    notes: list[Note]
    history: list[HistoryLine]
    steps: Sequence[Step]
    stamps: dict[str, tuple[str, bool]]
    """For each mirrored value in words where it was read, and whether that is long ago."""
    asked: int = 0
    """The record that was asked for; another one where it was merged into this."""
    alikes: list[Candidate] = field(default_factory=list)
    """Records that look like it, read after it is on screen."""

    @property
    def said(self) -> list[Finding]:
        """What the rules say of it, and that it looks like others."""
        return [*self.findings, *map(as_finding, self.alikes[:ALIKES])]

    @property
    def closed(self) -> list[Finding]:
        """What keeps the first paper closed."""
        return self.papers[0][1] if self.papers else []


def read_seen(reader: Reader, listing: Listing, record_id: int) -> Seen:
    """Gathers what the pane shows; of what was merged into another record that one. Raises NotFound."""
    kind, asked = listing.kind, record_id
    record_id = reader.standing(kind, record_id)
    record = reader.get(kind, record_id)
    return Seen(
        record=record,
        facts=_facts(reader, listing, record),
        findings=[*_told(reader, listing, record_id), *listing.also(reader, record)],
        children={name: read_children(reader, links, record_id) for name, links in listing.groups.items()},
        papers=[(each, closed_by(reader, each, record_id)) for each in papers_for(kind)],
        choices={each.name: each.may_ask(reader, record) for each in papers_for(kind) if each.asks},
        kept=papers_of(reader, kind, record_id),
        files=attachments_of(reader, record_id),
        notes=notes_of(reader, record_id),
        history=reader.history(kind, record_id),
        steps=listing.steps(reader, record),
        stamps=_stamps(reader, record),
        asked=asked,
    )


def _stamps(reader: Reader, record: Kind) -> dict[str, tuple[str, bool]]:
    found = mirror.stamps(reader, type(record), record)
    return {key: (mirror.said(reader, told), told.stale) for key, told in found.items()}


def _told(reader: Reader, listing: Listing, record_id: int) -> list[Finding]:
    """What the rules say, without what only closes a further paper: the list of papers says that beside it."""
    further = {each.step for each in papers_for(listing.kind)} - {"", listing.step[0] if listing.step else ""}
    return [each for each in reader.findings(listing.kind, record_id) if each.step not in further]


def _facts(reader: Reader, listing: Listing, record: Kind) -> str:
    """The line below the name: filled fields with the words around them."""
    told = listing.facts_while
    fields = ((listing.kind.fields[key], words) for key, words in listing.facts.items())
    shown = (
        (reader.show(field, record.stored.get(field.key)), words)
        for field, words in fields
        if sees_field(reader.role, field) and (field.key not in told or told[field.key](record))
    )
    return " · ".join(words.format(text) for text, words in shown if text)


def owner_in(reader: Reader, listing: Listing, kind: type[Kind], record_id: int) -> int:
    """The record of the listing that a record belongs to, by its links; 0 when it belongs to none. Raises NotFound.

    What was merged into another record leads to that one.
    """
    record_id = reader.standing(kind, record_id)
    if kind is listing.kind:
        return record_id
    row = reader.get(kind, record_id)
    links = [kind.fields[kind.spec.parent]] if kind.spec.parent else []
    links += [each for each in kind.links() if each not in links]
    for each in links:
        if each.target == listing.kind.spec.name and row.get(each.key):
            return int(row.get(each.key))
    return 0
