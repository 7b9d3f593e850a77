"""What a kind knows about the sheets it comes from: columns that carry several fields, rows that carry sums."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Split:
    """A sheet column whose text holds several fields ("IMET-1 - Fiscal Year 2014 …").

    `read` gives target path → text (paths: field key, or `program_id.fiscal_year` over a link) and raises FieldError.
    """

    key: str
    label: str
    aliases: tuple[str, ...]
    targets: tuple[str, ...]
    read: Callable[[str], Mapping[str, str]]
    whole: Callable[[str], bool] | None = None
    """Where a text may name the first part alone: whether it names all; one text of a column does at least."""


@dataclass(frozen=True)
class Totals:
    """Rows that carry published sums: recognised by a pattern in one field, summed over rows of the same group."""

    column: str
    pattern: re.Pattern[str]
    group: tuple[str, ...]
    sums: tuple[str, ...]


@dataclass(frozen=True)
class Sections:
    """Headings between the rows of a sheet, which say something of all rows below them."""

    labels: tuple[str, ...]
    """The columns they become."""
    tells: Callable[[str], bool]
    """Whether a text is such a heading beyond doubt; one in a sheet does."""
    read: Callable[[str, Mapping[str, str]], Mapping[str, str]]
    """What stands above the rows below a heading, by label, from its text and what stood above before."""
    day: Callable[[date], str]
    """How such a sheet writes a day."""


@dataclass(frozen=True)
class Told:
    """What stands on file for a field that a sheet fills for new records only, and the field of the sheet's day."""

    field: str
    day: str = ""


@dataclass(frozen=True)
class ImportShape:
    """How sheets become records of a kind.

    `links` are link fields filled by natural key of the target; those in `creates` make the target when it is missing.
    Rows are recognised on re-import by natural key, else by their original texts and how often those repeat.
    """

    links: tuple[str, ...] = ()
    creates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Further fields behind links that sheets have a column for; they fill records that are made, and change none."""
    splits: tuple[Split, ...] = ()
    totals: Totals | None = None
    sections: Sections | None = None
    seldom: bool = False
    """True where another kind goes before it whose fields the headings name as well: names and grades say “student”."""
    needs: tuple[str, ...] = ()
    """A row that fills none of these is no record: an empty seat of a form, or a remark below a table."""
    defaults_with: Mapping[str, Mapping[str, str]] = default(default_factory=dict)
    """What a row gets besides when the sheet has a column for a target: `{"report_years": {"line_status": …}}`."""
    only_new: Mapping[str, Told] = default(default_factory=dict)
    """Fields that a sheet fills for new records; for one on file it is told where the sheet says something else."""
    elsewhere: Mapping[str, str] = default(default_factory=dict)
    """Fields of a record that stay empty where what a link leads to says the same: a line's score is its course's."""
    implied: Mapping[str, Callable[[Mapping[str, Any]], str]] = default(default_factory=dict)
    """Links that follow from the other values of a row where the record has none: the country of BN-B-SAA."""
    known_by: tuple[str, ...] = ()
    """Texts by which a record is found where the row lacks what names it."""
    named_after: Mapping[str, str] = default(default_factory=dict)
    """What names a new record where the sheet has no name for it: field → field whose text it takes."""
    doubts: Callable[[Mapping[str, Any]], Iterable[tuple[str, str]]] = lambda _values: ()
    """Field and sentence of what a row says that does not go together; it is shown before it is imported."""
