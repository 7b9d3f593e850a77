"""Reading the mapped columns of a sheet into the values of its rows, with what a person settled."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.forms import office_zone
from app.importing import targets
from app.importing.cells import Cell, plain
from app.importing.oddities import Gathering, Oddity
from app.importing.outcomes import SET_ASIDE, CellOutcome, Decisions, Reading
from app.importing.plan import Choices, Proposal
from app.importing.rows import ImportRow
from app.importing.values import read_column
from app.reader import Reader
from models.fields import Field, FieldError, Type
from models.imports import Split
from models.kinds import Kind
from models.text import key_text

Progress = Callable[[int, int], None]


def read_values(
    reader: Reader, proposal: Proposal, choices: Choices, rows: Sequence[ImportRow], progress: Progress | None
) -> tuple[Oddity, ...]:
    """Fills the rows' values and reasons, column by column; returns the texts to look at first."""
    gathered = Gathering()
    mapping = proposal.mapping(choices)
    for done, (column, key) in enumerate(mapping.items()):
        decisions = decisions_for(reader, proposal, choices, column, key)
        cells = [row.table_row.cell(column) for row in rows]
        split = targets.split_of(proposal.kind, key)
        if split is not None:
            found = _read_split(reader, proposal.kind, split, cells, decisions)
        else:
            target = targets.field_of(proposal.kind, key)
            assert target is not None
            found = {key: read_column(cells, target, decisions)}
        for path, outcomes in found.items():
            _spread(rows, path, outcomes, proposal.labels[column])
            gathered.add(column, proposal.labels[column], key, cells, [row.number for row in rows], outcomes)
        if progress is not None:
            progress(done + 1, len(mapping) + 1)
    _doubt(proposal, choices, rows, gathered)
    return gathered.oddities()


def _doubt(proposal: Proposal, choices: Choices, rows: Sequence[ImportRow], gathered: Gathering) -> None:
    """Gathers what the fields of a row say against each other, unless a person says that it is meant so."""
    columns = {key: column for column, key in proposal.mapping(choices).items()}
    for row in rows:
        for key, reason in targets.shape_of(proposal.kind).doubts(row.values):
            column = columns[key]
            cell = row.table_row.cell(column)
            if cell.text in choices.kept.get(column, frozenset()):
                continue
            outcome = CellOutcome(Reading.ODD, cell.text, row.values[key], reason)
            gathered.add(column, proposal.labels[column], key, [cell], [row.number], [outcome])


def decisions_for(reader: Reader, proposal: Proposal, choices: Choices, column: int, key: str) -> Decisions:
    """What a person settled for a column that goes to the target `key`."""
    target = targets.field_of(proposal.kind, key)
    moments = target is not None and target.type is Type.LOCAL_MOMENT
    return Decisions(
        today=reader.today,
        zone=office_zone(reader) if moments else "",
        date_order=choices.date_orders.get(column),
        answers=choices.answers.get(column, {}),
        take_suggestions=choices.take_suggestions,
        choices=labels_of(reader, target),
        kept=choices.kept.get(column, frozenset()),
        refused=choices.refused.get(column, frozenset()),
    )


def labels_of(reader: Reader, target: Field[Any] | None) -> dict[str, str]:
    """Label by code for a field of choices; empty for another."""
    if target is None or target.type is not Type.CHOICE:
        return {}
    return {code: entry.label for code, entry in reader.codes(target.choices).items()}


def _read_split(reader: Reader, kind: type[Kind], split: Split, cells: Sequence[Cell], decisions: Decisions
                ) -> dict[str, tuple[CellOutcome, ...]]:  # fmt: skip
    """Reads each part of a split column as its own field; an unreadable text is told in its first part."""
    parts: list[Mapping[str, str]] = []
    failed: dict[int, str] = {}
    known: dict[Cell, Mapping[str, str] | FieldError] = {}
    for index, cell in enumerate(cells):
        if cell not in known:
            known[cell] = _split_parts(split, cell, decisions)
        part = known[cell]
        if isinstance(part, FieldError):
            failed[index] = str(part)
            part = {}
        parts.append(part)
    found: dict[str, tuple[CellOutcome, ...]] = {}
    for path in split.targets:
        target = targets.field_of(kind, path)
        assert target is not None
        own = Decisions(today=decisions.today, choices=labels_of(reader, target))
        found[path] = read_column([plain(part.get(path, "")) for part in parts], target, own)
    first = split.targets[0]
    found[first] = tuple(
        CellOutcome(Reading.BAD, cells[index].shown, None, failed[index]) if index in failed else outcome
        for index, outcome in enumerate(found[first])
    )
    return found


def _split_parts(split: Split, cell: Cell, decisions: Decisions) -> Mapping[str, str] | FieldError:
    if cell.text in decisions.refused:
        return FieldError(SET_ASIDE)
    text = decisions.answers.get(cell.text, cell.shown)
    if not text.strip():
        return {}
    try:
        return split.read(text)
    except FieldError as error:
        return error


def _spread(rows: Sequence[ImportRow], path: str, outcomes: Sequence[CellOutcome], label: str) -> None:
    for row, outcome in zip(rows, outcomes, strict=True):
        if outcome.reading is Reading.BAD:
            row.reasons.append(f"{label}: {outcome.reason}")
        elif outcome.reading is not Reading.EMPTY:
            if path in row.values and not _agree(row.values[path], outcome.value):
                row.reasons.append(f"{label}: “{outcome.text}” is another than in the columns before")
            row.values[path] = outcome.value


def _agree(one: Any, two: Any) -> bool:
    """Whether two columns that go to one field say the same; 1 and 001 are one line."""
    if isinstance(one, str) and isinstance(two, str):
        return key_text(one).lstrip("0") == key_text(two).lstrip("0")
    return bool(one == two)
