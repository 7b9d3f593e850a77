"""The rows of an import: what becomes of each, and the published sums that check them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.importing.header import TableRow
from models.fields import Stored

if TYPE_CHECKING:
    from app.importing.extract import Against


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    CHECK = "check"


@dataclass(slots=True)
class ImportRow:
    """One row of the file and what becomes of it. `values` are Python values by target path."""

    number: int
    table_row: TableRow
    outcome: Outcome = Outcome.CREATED
    values: dict[str, Any] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    import_key: str = ""
    record_id: int | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Stored] = field(default_factory=dict)
    """Stored values of the fields in `changes` as they are now."""
    against: "Against | None" = None
    """For a row of an extract: what it says of a record of the mirror."""
    told: dict[str, tuple[Stored, Stored]] = field(default_factory=dict)
    """Where the sheet says something else that is not written: what stands on file, what the sheet says."""


@dataclass(frozen=True)
class Check:
    """A row of published sums against the sums of the rows it speaks of; money in dollars, as text."""

    name: str
    row: int
    expected: Mapping[str, str]
    got: Mapping[str, str]

    @property
    def agrees(self) -> bool:
        """True when every sum fits."""
        return dict(self.expected) == dict(self.got)
