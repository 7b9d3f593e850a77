"""The foreign military training report of two fiscal years, gathered as it is written (SAMM C2.1.6.9.4.2; 8.2, RPT-05).

The year given is the one in progress; the one just ended stands before it. Of a country's year that came with several
published reports the newest counts, since each of them hands out the year in progress as well. Published rows stand in
the order in which they were published, the office's own lines after them by title and start; cancelled and forfeited
ones are no training, and a line without a program stands in no report.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import resources
from app.errors import Refused
from app.exporting import write_sheet
from app.office import Office
from app.papers.eum_periods import year_asked
from app.papers.frame import frame_of
from app.planning.fmtlines import PATHS, heading_as_published, line_of
from app.planning.written import Written, log_export, print_report
from app.reader import Reader
from app.reading import All, Cond, Either, Not, Query, Sort, Where
from app.store.records import chunks
from app.today import days
from models.office.places import Country
from models.planning.measures import OUT_OF_PLAN
from models.planning.reported import COLUMNS, REGIONS, USUAL_DEPARTMENT, program_heading, region_line
from models.text import counted, fold
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from reports.planning.fmt import (
    COST,
    SHEET_WIDTHS,
    FmtCountry,
    FmtFacts,
    FmtLine,
    FmtProgram,
    FmtTable,
    RowKind,
    rows,
    write_csv,
    years_in_words,
)
from reports.planning.fmt_book import write_book
from reports.sheets.facts import SheetColumn

PAGE = 500
"""Lines that are read at once."""
MOST_ON_PAPER = 5_000
"""More lines than this belong into a sheet, not on paper."""
UNKNOWN = "UNK"
"""What the report writes where something is not known."""
WHAT = "foreign military training report"


@dataclass(frozen=True)
class _Group:
    """Programs that stand under one heading: several cases of foreign military sales are one program of the report."""

    country: str
    region: str
    label: str
    year: int
    department: str
    dated: tuple[int, ...]
    """Programs of the year."""
    undated: tuple[int, ...]
    """Programs of no year, whose lines count by the day they begin."""


@dataclass
class Aside:
    """What is told besides the report: counts of lines that stand in it, or stay out, in a way to be looked at."""

    lines: int = 0
    beside: int = 0
    """Lines of the office in programs of which published rows stand too."""
    older: int = 0
    """Published rows of reports that a newer one takes the place of."""
    costless: int = 0
    homeless: int = 0

    def sentences(self) -> Iterator[str]:
        """A sentence for each count that is not nothing."""
        if self.beside:
            stands = "stands" if self.beside == 1 else "stand"
            own = f"{counted(self.beside, 'line')} of the office {stands} beside published ones"
            yield f"{own}; the same training would count twice."
        if self.older:
            yield f"{counted(self.older, 'row')} of older published reports left out."
        if self.costless:
            yield f"{counted(self.costless, 'line')} without a cost."
        if self.homeless:
            yield f"{counted(self.homeless, 'line')} without a program left out."


def years_of(year: int) -> tuple[int, int]:
    """The fiscal year just ended and the one in progress."""
    return year - 1, year


# -- what stands in the report ---------------------------------------------------------------------------------------
def programs(
    reader: Reader, year: int, *, by_region: bool = False, aside: Aside | None = None
) -> Iterator[FmtProgram]:
    """The programs of both years in the order of the report, each with its lines read as they are taken.

    Countries from A to Z (`by_region`: those of a region together), in each the year just ended first, in it programs
    from A to Z, but where their report had them otherwise.
    """
    aside = aside or Aside()
    groups = sorted(_groups(reader, years_of(year)), key=lambda each: _place(each, by_region))
    for block in _blocks(groups):
        yield from _woven(list(_found(reader, block, aside)))


def _place(each: _Group, by_region: bool) -> tuple[int, str, int, str]:
    region = REGIONS.index(each.region) if each.region in REGIONS else len(REGIONS)
    return (region if by_region else 0), fold(each.country), each.year, fold(each.label)


def _groups(reader: Reader, years: Sequence[int]) -> Iterator[_Group]:
    """Every heading under which lines may stand."""
    home = days.home(reader)
    countries = {row.id: row for row in reader.records(Query(Country))}
    departments = {
        code: each.details.get("department", "") for code, each in reader.codes("program_label").items()
    }
    where = Either((Cond("fiscal_year", "in", years), Cond("fiscal_year", "empty")))
    found: dict[tuple[str, str, int, str], tuple[list[int], list[int]]] = {}
    regions: dict[str, str] = {}
    for row in reader.records(Query(TrainingProgram, where=where)):
        country = countries.get(row.country_id or 0) or home
        name, label = (country.country_name if country else None) or "", row.program_label or UNKNOWN
        regions[name] = (country.region if country else None) or _region_of(name)
        department = row.department or departments.get(label) or USUAL_DEPARTMENT
        for year in years if row.fiscal_year is None else (row.fiscal_year,):
            dated, undated = found.setdefault((name, label, year, department), ([], []))
            (undated if row.fiscal_year is None else dated).append(row.id)
    for (name, label, year, department), (dated, undated) in found.items():
        yield _Group(name, regions[name], label, year, department, tuple(dated), tuple(undated))


def _region_of(country: str) -> str:
    return _regions().get(fold(country), "")


@cache
def _regions() -> dict[str, str]:
    """Region by country, as the report has them."""
    return {fold(row["country"]): row["region"] for row in resources.table("planning/fmt_country.csv")}


def _blocks(groups: Iterable[_Group]) -> Iterator[list[_Group]]:
    """Groups of one country and year together."""
    block: list[_Group] = []
    for each in groups:
        if block and (each.country, each.year) != (block[0].country, block[0].year):
            yield block
            block = []
        block.append(each)
    if block:
        yield block


def _found(reader: Reader, block: Sequence[_Group], aside: Aside) -> Iterator[tuple[int, FmtProgram]]:
    """The groups of a country and year that have lines, with the first published one of each (0: none)."""
    published, own = _ids(reader, block, aside)
    for at, group in enumerate(block):
        if not published[at] and not own[at]:
            continue
        first = published[at][:1].tolist()
        heading = program_heading(group.label, group.year, group.department)
        told = heading_as_published(reader, first, group.country, heading)
        aside.beside += len(own[at]) if published[at] else 0
        yield first[0] if first else 0, FmtProgram(
            told.country, group.region, told.heading, group.year, _lines(reader, published[at] + own[at]),
            published=not own[at],
        )  # fmt: skip


def _ids(
    reader: Reader, block: Sequence[_Group], aside: Aside
) -> "tuple[list[array[int]], list[array[int]]]":
    """For each group the lines of the newest published report as they were published, and the office's own."""
    counted = Not(Cond("line_status", "in", sorted(OUT_OF_PLAN)))
    query = Query(
        TrainingLine, columns=("program_id", "report_years"), where=All((_lines_of(block), counted)),
        sort=(Sort("course_title"), Sort("start_date")),
    )  # fmt: skip
    place = {each: at for at, group in enumerate(block) for each in (*group.dated, *group.undated)}
    own = [array("q") for _ in block]
    by_report: dict[str, list[array[int]]] = {}
    for line_id, program, report in reader.values(query)[1]:
        into = by_report.setdefault(report, [array("q") for _ in block]) if report else own
        into[place[program]].append(line_id)
    newest = by_report.pop(max(by_report)) if by_report else [array("q") for _ in block]
    aside.older += sum(len(each) for older in by_report.values() for each in older)
    return [array("q", sorted(each)) for each in newest], own


def _lines_of(groups: Sequence[_Group]) -> Where:
    """The lines of groups of one year; where no program is without a year, the index of programs serves."""
    of_year = Cond("program_id", "in", [each for group in groups for each in group.dated])
    undated = [each for group in groups for each in group.undated]
    if not undated:
        return of_year
    year = groups[0].year
    first, last = date(year - 1, 10, 1), date(year, 9, 30)
    starts = All((Cond("start_date", ">=", first), Cond("start_date", "<=", last)))
    reports = All(
        (Cond("start_date", "empty"), Cond("report_date", ">=", first), Cond("report_date", "<=", last))
    )
    return Either((of_year, All((Cond("program_id", "in", undated), Either((starts, reports))))))


def _woven(found: Sequence[tuple[int, FmtProgram]]) -> Iterator[FmtProgram]:
    """Published programs as they were published; others go where the alphabet puts them among these."""
    row = [each for _, each in sorted((pair for pair in found if pair[0]), key=lambda pair: pair[0])]
    for first, program in found:
        if not first:
            place = next(
                (at for at, each in enumerate(row) if fold(each.heading) > fold(program.heading)), len(row)
            )
            row.insert(place, program)
    yield from row


def _lines(reader: Reader, ids: Sequence[int]) -> Iterator[FmtLine]:
    for page in chunks(ids, PAGE):
        found = reader.stored_values(TrainingLine, PATHS, page)
        texts = reader.originals(TrainingLine, page)
        yield from (line_of(found[each], texts.get(each, "")) for each in page if each in found)


# -- as a file -------------------------------------------------------------------------------------------------------
def write_report(
    office: Office,
    year: int,
    target: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Writes the report as .xlsx, .csv or .pdf, by the ending; sheets are read from one moment as they are written.

    Raises Usage for another ending, Refused where there are no lines, or too many for paper, or it was stopped, and
    Trouble.
    """
    if target.suffix.lower() == ".pdf":
        return print_report(office, "fmt", f"FY{year}", target)
    told, aside = years_in_words(years_of(year)), Aside()
    columns = tuple(SheetColumn(each, width=wide) for each, wide in zip(COLUMNS, SHEET_WIDTHS, strict=True))
    with office.another_reader() as reader, reader.still():
        found = _counted(programs(reader, year, aside=aside), aside, told)
        write_sheet(
            office, f"FMT report, {told}", columns, rows(found), target,
            writers={".xlsx": write_book, ".csv": write_csv}, progress=progress, cancelled=cancelled,
        )  # fmt: skip
        aside.homeless = _homeless(reader, year)
    log_export(office, TrainingLine, f"{WHAT} of {told}: {aside.lines} lines")
    return Written(target, aside.lines, "line", notes=tuple(aside.sentences()))


def _counted(found: Iterable[FmtProgram], aside: Aside, told: str) -> Iterator[FmtProgram]:
    """Counts the lines that go by. Raises Refused where none does, before the file appears."""

    def through(lines: Iterable[FmtLine]) -> Iterator[FmtLine]:
        for each in lines:
            aside.lines += 1
            aside.costless += not each.texts[COST]
            yield each

    for each in found:
        yield replace(each, lines=through(each.lines))
    if not aside.lines:
        raise _nothing(told)


def _homeless(reader: Reader, year: int) -> int:
    """How many lines of both years have no program."""
    first, last = date(year - 2, 10, 1), date(year, 9, 30)
    days_ = (Cond("start_date", ">=", first), Cond("start_date", "<=", last))
    return reader.count(Query(TrainingLine, where=All((Cond("program_id", "empty"), *days_))))


def _nothing(told: str) -> Refused:
    return Refused(
        f"No training is recorded for {told}.", kept="Nothing was written.",
        do="Name another year, or bring in the lines first.",
    )  # fmt: skip


# -- on paper --------------------------------------------------------------------------------------------------------
def fmt_facts(_office: Office, reader: Reader, asked: str) -> FmtFacts:
    """The report on paper, by the year in progress as it was typed. Raises Usage, and Refused for too many lines."""
    years = years_of(year_asked(asked))
    told, left = years_in_words(years), MOST_ON_PAPER
    countries: list[FmtCountry] = []
    for program in programs(reader, years[-1], by_region=True):
        made = list(rows([program]))
        left -= len(made) - 3
        if left < 0:
            raise Refused(
                f"The report of {told} has more than {MOST_ON_PAPER:,} lines, too many for paper.",
                kept="Nothing was written.", do="Write it as .xlsx or .csv.",
            )  # fmt: skip
        table = FmtTable(
            program.heading, tuple(each.texts for each in made if each.kind is RowKind.LINE), made[-1].texts
        )
        line = region_line(program.region)
        if countries and (countries[-1].name, countries[-1].region_line) == (program.country, line):
            countries[-1] = FmtCountry(line, program.country, (*countries[-1].programs, table))
        else:
            countries.append(FmtCountry(line, program.country, (table,)))
    if not countries:
        raise _nothing(told)
    frame = frame_of(reader, days.home(reader), as_of=reader.today, category="OPSEC")
    return FmtFacts(frame, years, tuple(countries))
