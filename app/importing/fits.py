"""Which kind of record a sheet holds, told from its headings alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app import rights
from app.errors import Trouble, Usage
from app.importing import plan
from app.importing.cells import Sheet, Workbook
from app.importing.columns import Certainty, ColumnProposal
from app.importing.targets import split_of
from app.reader import Reader
from models.kinds import Kind, all_kinds

_LOOKED_AT = 40
"""Rows of each sheet that are looked at first; headings stand at the top."""
LEAST_CERTAIN = 2
"""Headings that must name a field before a kind is taken without asking: “Remarks” alone tells nothing."""


@dataclass(frozen=True)
class Fit:
    """How well the headings of a file are those of a kind."""

    kind: type[Kind]
    certain: int
    """Headings that name a field for certain."""
    own: int
    """Those of them that are fields of the record itself, not of one it is linked to."""
    headings: int
    settled: bool
    """Whether nothing has to be asked."""
    placed: bool
    """Whether the sheet says to which record each row belongs, or the kind belongs to none."""
    known: bool
    """Whether a file with these headings was imported as this kind before."""

    @property
    def rank(self) -> tuple[bool, bool, bool, int, int, bool]:
        """The higher, the better it fits."""
        shape = self.kind.spec.imports
        usual = shape is not None and not shape.seldom
        return self.known, self.settled, self.placed, self.own, self.certain, usual

    @property
    def sentence(self) -> str:
        """In words why it may be this kind."""
        before = ", as the last time" if self.known else ""
        return f"{self.certain} of {self.headings} headings are fields of {self.kind.spec.nouns}{before}."


def importable(role: rights.Role) -> list[type[Kind]]:
    """The kinds of record that come from sheets and that the role may change, by name."""
    found = (kind for kind in all_kinds().values() if kind.spec.imports is not None)
    return sorted((kind for kind in found if rights.sees_kind(role, kind)), key=lambda kind: kind.spec.plural)


def fits(
    reader: Reader, workbook: Workbook, *, sheet: str = "", header_rows: Sequence[int] = ()
) -> list[Fit]:
    """Every importable kind with how well the headings fit it, the best first. Raises Trouble without a table."""
    head = replace(workbook, sheets=[_head(each) for each in workbook.sheets])
    found = list(_fits(reader, head, sheet, header_rows)) or list(_fits(reader, workbook, sheet, header_rows))
    if not found:
        plan.refuse_without_table(workbook)
    return sorted(found, key=lambda fit: fit.rank, reverse=True)


def _fits(reader: Reader, head: Workbook, sheet: str, header_rows: Sequence[int]) -> Iterator[Fit]:
    for kind in importable(reader.role):
        try:
            proposal = plan.propose(reader, kind, head, sheet=sheet, header_rows=header_rows)
        except (Trouble, Usage):
            continue
        certain = [
            each for each in proposal.columns if each.target_key and each.certainty is Certainty.CERTAIN
        ]
        headings = [each for each in proposal.columns if each.samples or each.target_key]
        settled = bool(certain) and not list(proposal.open_columns(plan.usual_choices(reader, proposal)))
        own = sum("." not in (each.target_key or "") for each in certain)
        parent = kind.spec.parent
        placed = not parent or any(each.partition(".")[0] == parent for each in _paths(kind, certain))
        yield Fit(kind, len(certain), own, len(headings), settled, placed, proposal.known)


def _paths(kind: type[Kind], columns: Sequence[ColumnProposal]) -> Iterator[str]:
    """Where columns go, those that hold several fields to each of them."""
    for each in columns:
        key = each.target_key or ""
        split = split_of(kind, key)
        yield from split.targets if split else (key,)


def _head(sheet: Sheet) -> Sheet:
    return Sheet(sheet.name, sheet.rows[:_LOOKED_AT], sheet.merges, sheet.hidden)


def kind_that_fits(reader: Reader, workbook: Workbook) -> type[Kind]:
    """The kind of record whose fields the headings name, all of them for certain. Raises Usage when none stands out."""
    settled = [each for each in fits(reader, workbook) if each.settled and each.certain >= LEAST_CERTAIN]
    best = settled[0] if settled else None
    if best is None or sum(each.rank == best.rank for each in settled) > 1:
        raise Usage(
            f"The headings of {workbook.file_name} do not tell which records they are.", do="Name the kind."
        )
    return best.kind
