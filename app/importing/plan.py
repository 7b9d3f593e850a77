"""From a foreign workbook to a proposal: which table, which column is which field, what a person still has to say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from app.errors import Cause, Trouble, Usage
from app.importing import header as headers
from app.importing.cells import Sheet, Workbook
from app.importing.columns import (
    Certainty,
    ColumnProposal,
    Target,
    header_signature,
    known_labels,
    normal_label,
    propose_mapping,
)
from app.importing.dates import DateEvidence, DateOrder, date_orders
from app.importing.extract import NOT_SAID, Extract, asked, day_above, question
from app.importing.header import HeaderGuess, RowKind, TableRow
from app.importing.memory import Memory, known_header, memories
from app.importing.screen import Place, screen_workbook
from app.importing.sections import unfolded
from app.importing.sheets import read_sheets
from app.importing.targets import field_of, shape_of, targets_for, with_splits
from app.importing.values import column_dates
from app.reader import Reader
from app.store import disk
from models.fields import Type
from models.kinds import Kind

REJECT_LABELS = ("Row", "Reason")
"""Headings that a rejects sheet has before those of the file."""
SAMPLES = 40


@dataclass(frozen=True)
class Choices:
    """What a person settled: target by column (None leaves the column out), date orders, answers for odd texts."""

    targets: Mapping[int, str | None] = field(default_factory=dict)
    date_orders: Mapping[int, DateOrder] = field(default_factory=dict)
    answers: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """By column and text as the file stores it: what is read instead; empty leaves the field empty."""
    take_suggestions: bool = False
    kept: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Texts that are odd and meant as they are."""
    refused: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Texts whose rows are rejected by hand."""
    same: Mapping[int, int] = field(default_factory=dict)
    """By number of the row, the record on file that a person says it is about."""
    extract: Extract = NOT_SAID
    """From where and of when the whole sheet is, for records of the mirror."""


@dataclass(frozen=True)
class Proposal:
    """A table found in a file, with the mapping proposed for it."""

    kind: type[Kind]
    file_name: str
    sheet: str
    sheets: tuple[str, ...]
    header: HeaderGuess
    rows: tuple[TableRow, ...]
    columns: tuple[ColumnProposal, ...]
    targets: tuple[Target, ...]
    dates: Mapping[int, DateEvidence]
    """What the dates of each column prove, for columns proposed as dates."""
    removed: tuple[Place, ...] = ()
    """Where Social Security numbers stood; they were taken out."""
    digest: str = ""
    """SHA-256 of the file."""
    heading_rows: tuple[int, ...] = ()
    """Numbers of the rows of headings, as the spreadsheet counts."""
    known: bool = False
    """Whether a file with these headings was imported as this kind before."""
    day: date | None = None
    """The day that a line above the headings says it is of."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The sheet's headings."""
        return self.header.labels

    @property
    def signature(self) -> str:
        """What the headings are remembered by; those of a rejects sheet as the file they came from."""
        return header_signature(self.labels[_added_by_rejects(self.labels) :])

    def open_questions(self, choices: Choices = Choices()) -> Iterator[str]:
        """What a person has to settle before the import can run, one sentence each."""
        yield from self.open_columns(choices)
        if asks := question(self.kind, self.mapping(choices).values(), choices.extract):
            yield asks

    def open_columns(self, choices: Choices = Choices()) -> Iterator[str]:
        """The questions about headings and columns, one sentence each."""
        if not self.header.certain and not choices.targets:
            yield f"Row {self.rows[0].number - 1 if self.rows else '?'} may not be the heading row."
        for proposal in self.columns:
            if proposal.column in choices.targets:
                continue
            if proposal.certainty is Certainty.LIKELY:
                yield f"“{proposal.label}” may be {self.label_of(proposal.target_key)}: {proposal.why}."
            elif proposal.certainty is Certainty.UNKNOWN and proposal.samples:
                yield f"“{proposal.label}” is not recognised; name its field or leave it out."
        yield from self._open_dates(choices)

    def _open_dates(self, choices: Choices) -> Iterator[str]:
        for column, evidence in self.dates.items():
            if column in choices.date_orders:
                continue
            if evidence.order is DateOrder.AMBIGUOUS:
                yield f"“{self.labels[column]}”: is the day or the month written first?"
            elif evidence.order is DateOrder.MIXED:
                yield f"“{self.labels[column]}” mixes two date orders; say which one counts where both are possible."

    def asks_extract(self, choices: Choices) -> tuple[str, ...]:
        """What of source and day no column says: fields of the kind; empty for what is not mirrored."""
        return asked(self.kind, self.mapping(choices).values())

    def label_of(self, key: str | None) -> str:
        """A target's label."""
        return next((target.label for target in self.targets if target.key == key), key or "nothing")

    def mapping(self, choices: Choices) -> dict[int, str]:
        """Target by column, as proposed and as chosen."""
        chosen = {proposal.column: proposal.target_key for proposal in self.columns} | dict(choices.targets)
        return {column: target for column, target in chosen.items() if target}


def read(
    path: Path, *, progress: object = None, cancelled: object = None
) -> tuple[Workbook, tuple[Place, ...]]:
    """Reads a file in the capped child and screens it: classified files stop here, SSNs are taken out."""
    workbook = read_sheets(path, progress=progress, cancelled=cancelled)  # type: ignore[arg-type]
    removed = screen_workbook(workbook)
    workbook.digest = disk.sha256_of(path)
    return workbook, removed


def propose(
    reader: Reader,
    kind: type[Kind],
    workbook: Workbook,
    *,
    sheet: str = "",
    header_rows: Sequence[int] = (),
    removed: tuple[Place, ...] = (),
) -> Proposal:
    """Finds the table and proposes a mapping; `header_rows` are one or two numbers of rows as the spreadsheet counts.

    Raises Usage for a kind that comes from no sheet and a sheet or row that is not there, and Trouble(REFUSED_FILE)
    when there is no table.
    """
    _refuse_without_sheet(kind)
    targets = targets_for(kind)
    known = known_labels(targets)
    filled = [each for each in workbook.sheets if each.rows]
    if not filled:
        refuse_without_table(workbook)
    chosen = next((each for each in filled if each.name == sheet), None) if sheet else _best(filled, known)
    if chosen is None:
        raise Usage(f"There is no sheet “{sheet}” with rows in {workbook.file_name}.")
    before = memories(reader, kind)
    header = (
        headers.header_at(chosen, _indexes(chosen, header_rows))
        if header_rows
        else known_header(chosen, before) or headers.find_header(chosen, known)
    )
    if header is None:
        refuse_without_table(workbook)
    header, rows = unfolded(shape_of(kind).sections, header, headers.table_rows(chosen, header))
    data = [row for row in rows if row.kind not in (RowKind.HEADER, RowKind.TOTAL)]
    samples = [[row.cell(index).shown for row in data[:SAMPLES]] for index in range(len(header.labels))]
    added = _added_by_rejects(header.labels)
    proposed = propose_mapping(
        header.labels[added:],
        samples[added:],
        targets,
        {signature: memory.mapping for signature, memory in before.items()},
        two_lines=len(header.rows) > 1 or added > 0,
    )
    columns = _behind_rejects(header.labels[:added], with_splits(kind, proposed, samples[added:]))
    proposal = Proposal(
        kind,
        workbook.file_name,
        chosen.name,
        tuple(each.name for each in filled),
        header,
        rows,
        columns,
        targets,
        {},
        removed,
        workbook.digest,
        tuple(chosen.rows[at].number for at in header.rows),
        day=day_above(chosen, header.rows[0]) if asked(kind, ()) else None,
    )
    return _with_dates(replace(proposal, known=proposal.signature in before))


def _refuse_without_sheet(kind: type[Kind]) -> None:
    """Accounts, settings, and what acts record come from no sheet, which would go round their rules. Raises Usage."""
    if kind.spec.imports is None:
        how = f"sco help {kind.spec.name} tells how they are recorded."
        raise Usage(f"{kind.spec.plural} come from no sheet.", do=how)


def _indexes(sheet: Sheet, numbers: Sequence[int]) -> tuple[int, ...]:
    """Where the rows of these numbers lie among those that hold anything. Raises Usage."""
    found = tuple(at for at, row in enumerate(sheet.rows) if row.number in numbers)
    if len(found) != len(set(numbers)):
        shown = " and ".join(map(str, numbers))
        raise Usage(f"Row {shown} of the sheet holds nothing.", do="Name a row in which the headings stand.")
    return found


def refuse_without_table(workbook: Workbook) -> NoReturn:
    """Raises Trouble(REFUSED_FILE): the file holds no rows, or none that are a table."""
    if not any(each.rows for each in workbook.sheets):
        raise Trouble(
            Cause.REFUSED_FILE, f"{workbook.file_name} holds no rows.", kept="Nothing was imported."
        )
    raise Trouble(
        Cause.REFUSED_FILE,
        f"No table was found in {workbook.file_name}.",
        kept="Nothing was imported.",
        do="Check that a row of headings stands above the rows.",
    )


def _added_by_rejects(labels: Sequence[str]) -> int:
    """How many columns a rejects sheet puts before those of the file it came from; 0 for any other sheet."""
    return len(REJECT_LABELS) if tuple(labels[: len(REJECT_LABELS)]) == REJECT_LABELS else 0


def _behind_rejects(added: Sequence[str], columns: Sequence[ColumnProposal]) -> tuple[ColumnProposal, ...]:
    """The proposals with the columns of a rejects sheet before them, which are left out."""
    why = "a column of the rejects sheet; left out"
    own = [ColumnProposal(at, label, None, Certainty.CERTAIN, why) for at, label in enumerate(added)]
    return (*own, *(replace(each, column=each.column + len(own)) for each in columns))


def with_choices(proposal: Proposal, choices: Choices) -> Proposal:
    """The proposal with the date evidence of the columns a person mapped to dates."""
    return _with_dates(proposal, choices)


def with_extract(choices: Choices, extract: Extract) -> Choices:
    """The choices with another source and day of the whole sheet."""
    return replace(choices, extract=extract)


def _with_dates(proposal: Proposal, choices: Choices = Choices()) -> Proposal:
    found: dict[int, DateEvidence] = {}
    for column, key in proposal.mapping(choices).items():
        target = field_of(proposal.kind, key)
        if target is not None and target.type is Type.DATE:
            cells = [row.cell(column) for row in proposal.rows if row.kind is not RowKind.HEADER]
            found[column] = date_orders(column_dates(cells))
    return replace(proposal, dates=found)


def _best(sheets: Sequence[Sheet], known: frozenset[str]) -> Sheet:
    """The sheet whose header names most fields, else the one with most rows."""
    if len(sheets) == 1:
        return sheets[0]
    names = {normal_label(each) for each in known}

    def score(each: Sheet) -> tuple[int, int]:
        guess = headers.find_header(each, known)
        return sum(normal_label(label) in names for label in guess.labels) if guess else -1, len(each.rows)

    return max(sheets, key=score)


# -- what was settled before -----------------------------------------------------------------------------------------
def usual_choices(reader: Reader, proposal: Proposal) -> Choices:
    """Date orders and source of the last file with these headings; where its columns go stands in the proposal."""
    memory = memories(reader, proposal.kind).get(proposal.signature)
    if memory is None:
        return Choices(extract=Extract(as_of=proposal.day))
    return Choices(
        date_orders=memory.orders_of(proposal.labels), extract=Extract(memory.system, proposal.day)
    )


def to_remember(proposal: Proposal, choices: Choices) -> Memory:
    """What is worth remembering of a mapping."""
    mapping = proposal.mapping(choices)
    labels = [normal_label(label) for label in proposal.labels]
    orders = {labels[column]: order for column, order in choices.date_orders.items() if column in mapping}
    columns = {label: mapping.get(at, "") for at, label in enumerate(labels)}
    return Memory(proposal.signature, columns, orders, choices.extract.system)


def parse_map(proposal: Proposal, text: str) -> tuple[int, str | None]:
    """`Heading=field` as (column, target key); an empty field leaves the column out. Raises Usage."""
    label, _, key = text.partition("=")
    column = next(
        (index for index, each in enumerate(proposal.labels) if normal_label(each) == normal_label(label)),
        None,
    )
    if column is None:
        raise Usage(f"The sheet has no column “{label}”.", do=f"Columns: {', '.join(proposal.labels)}.")
    if not key:
        return column, None
    if key not in {target.key for target in proposal.targets}:
        raise Usage(f"There is no field “{key}” to import into.", do="See sco kinds.")
    return column, key
