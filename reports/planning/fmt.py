"""The foreign military training report: country, program, its lines, their sums (training reference 8.2).

A sheet is written as its programs come, so that memory does not grow with the lines; the paper holds all of them and
is for as many as somebody turns over by hand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from models.planning.reported import COLUMNS, dollars, totals_title
from reports.paper import Audience, Column, Document, Frame, Paper, Style

if TYPE_CHECKING:
    from pathlib import Path

    from reports.sheets.facts import SheetFacts, SheetReport

QTY, COST, FIRST_DAY, LAST_DAY = 1, 5, 6, 7
"""Places of the columns that hold a number, an amount and days."""


@dataclass(frozen=True, slots=True)
class FmtLine:
    """A line as the report writes it, in the order of the columns, with its people and whole dollars to add up."""

    texts: tuple[str, ...]
    quantity: int
    cost: int


@dataclass(frozen=True, slots=True)
class FmtProgram:
    """A program of a country and fiscal year; its lines are taken once, as they come."""

    country: str
    region: str
    heading: str
    year: int
    lines: Iterable[FmtLine]
    published: bool = False
    """Whether all its lines are rows of a published report, which writes numbers of people without commas."""


class RowKind(Enum):
    """What a row of the report is."""

    COUNTRY = "country"
    PROGRAM = "program"
    LINE = "line"
    TOTALS = "totals"


class Row(NamedTuple):
    """A row of the report, with a text for each column."""

    kind: RowKind
    texts: tuple[str, ...]


def rows(programs: Iterable[FmtProgram]) -> Iterator[Row]:
    """The report row by row: a country once, each program under its heading, its lines, the sums of what they say."""
    blank = ("",) * (len(COLUMNS) - 1)
    country: str | None = None
    for program in programs:
        if program.country != country:
            country = program.country
            yield Row(RowKind.COUNTRY, (country, *blank))
        yield Row(RowKind.PROGRAM, (program.heading, *blank))
        people = cost = 0
        for line in program.lines:
            people, cost = people + line.quantity, cost + line.cost
            yield Row(RowKind.LINE, line.texts)
        yield Row(RowKind.TOTALS, totals_row(program.year, people, cost, plain=program.published))


def totals_row(year: int, people: int, cost: int, *, plain: bool = False) -> tuple[str, ...]:
    """The sums below a program."""
    return (totals_title(year), str(people) if plain else f"{people:,}", "", "", "", dollars(cost), "", "")


SHEET_WIDTHS = (44, 8, 34, 36, 34, 14, 12, 12)
"""Characters of each column of a sheet."""


# -- as a sheet ------------------------------------------------------------------------------------------------------
def write_csv(facts: "SheetFacts", target: "Path", progress: Callable[[int], None] | None = None,
              cancelled: Callable[[], bool] | None = None) -> "SheetReport":  # fmt: skip
    """The rows (`facts.rows` are rows of this report) as a text table. Raises as `reports.sheets.write_csv`."""
    from dataclasses import replace

    from reports.sheets.csv_file import write_csv as write

    found: Any = facts.rows
    return write(replace(facts, rows=(row.texts for row in found)), target, progress, cancelled)


# -- as a paper ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class FmtTable:
    """A program on paper: its heading, its lines, their sums."""

    heading: str
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FmtCountry:
    """A country on paper, under the line of its region."""

    region_line: str
    name: str
    programs: tuple[FmtTable, ...]


@dataclass(frozen=True, slots=True)
class FmtFacts:
    """The report on paper: countries of one region after the other."""

    frame: Frame
    years: tuple[int, ...]
    countries: tuple[FmtCountry, ...]


_WIDTHS = (158, 30, 122, 122, 122, 58, 52, 52)
_CELL = Style(7)
_LINE = Style(8)
_TOP = 44.0
"""How far below the upper edge the line of the region stands: between the marking and the text."""
ROWS_IN_TABLE = 400
"""A longer table is drawn as several: readers and validators of tagged files give up on very long ones."""


def draw(facts: FmtFacts, page: Document) -> None:
    """Region by region on pages of its own; each page says the region, each program has its table and sums."""
    columns = [Column(label, width, right=at in (QTY, COST, FIRST_DAY, LAST_DAY))
               for at, (label, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True))]  # fmt: skip
    region, starts = "", dict[int, str]()
    for country in facts.countries:
        if country.region_line != region:
            if starts:
                page.new_page()
            region = country.region_line
            starts[page.page] = region
        page.heading(country.name, level=1, keep=72)
        for program in country.programs:
            page.heading(program.heading, level=2, keep=48)
            _table(page, columns, program)
    _say_region(page, starts)


def _table(page: Document, columns: Sequence[Column], program: FmtTable) -> None:
    parts = range(0, max(len(program.rows), 1), ROWS_IN_TABLE)
    for start in parts:
        sums = program.totals if start == parts[-1] else ()
        page.table(columns, program.rows[start : start + ROWS_IN_TABLE], _CELL, 1.8, sums=sums)


def _say_region(page: Document, starts: Mapping[int, str]) -> None:
    """The line of the region at the head of every page, from the page on which its first country begins."""
    region = ""
    for number in range(len(page.pages)):
        region = starts.get(number, region)
        with page.back_on(number), page.artifact("/Type /Pagination /Subtype /Header"):
            page.put(page.left, page.height - _TOP, region, _LINE)


def years_in_words(years: Sequence[int]) -> str:
    """`fiscal years 2025 and 2026`."""
    told = " and ".join(str(each) for each in years)
    return f"fiscal year{'' if len(years) == 1 else 's'} {told}"


def file_name(facts: FmtFacts) -> str:
    """`fmt_report_2025_2026.pdf`."""
    return f"fmt_report_{'_'.join(str(each) for each in facts.years)}.pdf"


def _subject(facts: FmtFacts) -> str:
    return years_in_words(facts.years)


def _across(facts: FmtFacts) -> bool:  # noqa: ARG001 - always on a turned page
    return False


FMT_REPORT = Paper(
    name="fmt", title="Foreign military training", version=1, audience=Audience.CCMD, draw=draw, subject=_subject,
    upright=_across,
)  # fmt: skip
