"""What stands in a list, cell by cell, wherever it goes: the grid, the clipboard, the preview of an export, paper."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from app.columns import labels_of
from app.errors import Cause, Refused, Trouble
from app.office import Office
from app.reader import Reader
from app.shower import masked
from models.fields import MASK, Field, Privacy, Type
from models.kinds import Kind
from models.paths import column

STEP = "step:"
"""Start of a column's path that shows whether a step is open; it cannot be sorted, filtered or grouped by."""
OPEN = "Open"


def is_step(path: str) -> bool:
    """Whether a column shows how far a step is, and no field."""
    return path.startswith(STEP)


def missing_words(count: int) -> str:
    """What a step's cell says: open, or how many things are missing."""
    return f"{count} missing" if count else OPEN


class ListCells:
    """The columns of a list of one kind, and its cells as shown; sensitive values stay masked."""

    def __init__(self, kind: type[Kind], paths: Sequence[str]) -> None:
        self.kind, self.paths = kind, tuple(paths)
        self.stored = tuple(each for each in paths if not is_step(each))
        self.fields: tuple[Field[Any], ...] = tuple(column(kind, each)[1] for each in self.stored)
        self._steps = [(at, each.removeprefix(STEP)) for at, each in enumerate(paths) if is_step(each)]
        self._masked = [at for at, each in enumerate(self.fields) if masked(each)]
        self._lined = [at for at, each in enumerate(self.fields) if each.type is Type.LONG_TEXT]

    def labels(self, steps: Sequence[str] = ()) -> list[str]:
        """The headings in order of the columns; `steps` are those of the step columns, in order."""
        own, told = iter(labels_of(self.kind, self.stored)), iter(steps)
        return [next(told) if is_step(each) else next(own) for each in self.paths]

    @property
    def personal(self) -> tuple[str, ...]:
        """Paths of columns whose values are personal or sensitive."""
        pairs = zip(self.stored, self.fields, strict=True)
        return tuple(path for path, field in pairs if field.privacy is not Privacy.NONE)

    def rows(self, reader: Reader, ids: Sequence[int]) -> dict[int, list[str]]:
        """Cells by id; records that are gone are left out."""
        found = {row.id: list(row.cells) for row in reader.rows(self.kind, self.stored, ids)}
        for at in self._masked:
            for cells in found.values():
                cells[at] = MASK if cells[at] else ""
        for at in self._lined:
            for cells in found.values():
                cells[at] = " ".join(cells[at].split())
        for at, step in self._steps:
            missing = reader.closed(self.kind, list(found), step)
            for record_id, cells in found.items():
                cells.insert(at, missing_words(missing.get(record_id, 0)))
        return found

    def every(self, reader: Reader, ids: "array[int]", batch: int = 1_000) -> Iterator[list[list[str]]]:
        """The cells of any number of records in their order, batch by batch."""
        for start in range(0, len(ids), batch):
            part = ids[start : start + batch]
            found = self.rows(reader, part)
            yield [found[each] for each in part if each in found]


def refuse_unlogged(office: Office, kind: type[Kind], what: str) -> None:
    """What leaves about people and would not be found again does not leave; `what` is “Exports”, “Prints”, “Copies”."""
    if not kind.spec.private or office.writable:
        return
    said = f"{what} of {kind.spec.nouns} are logged"
    if office.held is not None:
        raise Refused(
            f"{said}, which is not possible now. {office.held.sentence}",
            kept="Nothing was written.",
            do="Do it from there, or close it first.",
        )
    raise Trouble(
        Cause.READ_ONLY,
        f"{said}, and this office cannot be written.",
        kept="Nothing was written.",
        do="Copy the office to a disk you may write to.",
    )
