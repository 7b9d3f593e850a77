"""The report on foreign military training, 250,000 published lines: time beside bare writers, memory beside a tenth."""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app.planning import fmt
from app.store import meta, records
from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, seconds, told
from benchmarks.papers import FONT, words_of
from models.office.places import Country
from models.planning.reported import COLUMNS, dollars, us_date
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from reports.paper import render
from reports.planning.fmt import FMT_REPORT

LINES = 250_000
COUNTRIES, LABELS = 50, ("FMF", "IMET-1", "PKO", "Section 333")
YEAR = 2026
SQL = (
    "SELECT l.course_title, l.quantity, l.location, l.student_unit, l.us_unit, l.total_cost, l.start_date, l.end_date "
    "FROM training_line l JOIN training_program p ON p.id = l.program_id WHERE l.row_status = 0 "
    f"AND p.fiscal_year IN ({YEAR - 1}, {YEAR}) ORDER BY l.program_id, l.id"
)
"""The least statement that gives the rows of the report."""


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Sheets beside bare writers of the same encrypted rows, memory of processes of their own, and paper."""
    lines = LINES // 10 if quick else LINES
    made = with_lines(folder, lines)
    few = with_lines(folder, lines // 10)
    raw = floors.connect(made / "records.db", places.data_key(made), 16 * 1024)
    with places.reopen(made) as office:
        for ending, floor in (".csv", _bare_csv), (".xlsx", _bare_book):
            one, two = in_turn(
                lambda ending=ending: seconds(
                    lambda: fmt.write_report(office, YEAR, folder / f"ours{ending}")
                ),  # type: ignore[misc]
                lambda floor=floor, ending=ending: seconds(lambda: floor(raw, folder / f"floor{ending}")),  # type: ignore[misc]
                2,
                0,
            )
            yield Figure(f"FMT report of {lines:,} lines to {ending}", one, "s", None, two)
    raw.close()
    for ending in (".csv", ".xlsx"):
        great, small = (told("-m", "benchmarks.planning_fmt", each, ending) for each in (made, few))
        what = f"Peak memory of the FMT report to {ending}: {lines:,} lines against {lines // 10:,}"
        yield Figure(what, great, "MB", 1.1, small)
    yield from _on_paper(folder)


def _bare_csv(raw: floors.Connection, target: Path) -> None:
    with target.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(raw.execute(SQL))


def _bare_book(raw: floors.Connection, target: Path) -> None:
    """What the usual library takes, in its way that does not keep the rows."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    for row in raw.execute(SQL):
        sheet.append(row)
    book.save(target)


def _on_paper(folder: Path) -> Iterator[Figure]:
    """As many lines as a paper may have, against the same words on a bare canvas."""
    with places.reopen(with_lines(folder, fmt.MOST_ON_PAPER)) as office:
        facts = fmt.fmt_facts(office, office.reader, f"FY{YEAR}")
    pages = words_of(render(FMT_REPORT, facts))
    font = str(Path(__file__).resolve().parent.parent / "resources" / FONT)
    one, two = in_turn(
        lambda: seconds(lambda: render(FMT_REPORT, facts)),
        lambda: seconds(lambda: floors.draw(pages, font)),
        3,
        1,
    )
    what = f"FMT report of {fmt.MOST_ON_PAPER:,} lines on {len(pages)} pages"
    yield Figure(what, one, "s", None, two)


# -- the office ------------------------------------------------------------------------------------------------------
def with_lines(folder: Path, lines: int) -> Path:
    """A closed office with so many published lines of both years, spread over the programs of 50 countries."""
    place = folder / f"lines{lines}.sco"
    if place.exists():
        return place
    office = places.make(folder, f"lines{lines}")
    with office.transaction() as connection:
        minter = meta.Minter(connection)
        countries = [
            Country(
                minter.mint(),
                {"country_code": f"Z{at:02d}", "country_name": f"Land {at:02d}", "region": "Africa"},
            )
            for at in range(COUNTRIES)
        ]
        programs = [
            TrainingProgram(minter.mint(), {"country_id": each.id, "program_label": label, "fiscal_year": year})
            for each in countries for year in (YEAR - 1, YEAR) for label in LABELS
        ]  # fmt: skip
        records.insert(connection, Country, countries, 1)
        records.insert(connection, TrainingProgram, programs, 1)
        for start in range(0, lines, places.BATCH):
            batch = [
                TrainingLine(minter.mint(), _line(programs[at * len(programs) // lines].id, at))
                for at in range(start, min(start + places.BATCH, lines))
            ]
            records.insert(connection, TrainingLine, batch, 1)
        minter.save()
    office.close()
    return office.folder


def _line(program: int, at: int) -> dict[str, str | int | None]:
    day = date(YEAR - 1, 10, 1) + timedelta(days=at % 300)
    last = day + timedelta(days=at % 90)
    texts = {
        "course_title": f"Logistics Officer Course {at % 977}", "quantity": "1", "location": "Fort Example, VA, US",
        "student_unit": f"{at % 40} Signal Battalion, Ministry of Defense", "us_unit": f"School {at % 60}",
        "total_cost": dollars(at % 60_000), "start_date": us_date(day), "end_date": us_date(last),
    }  # fmt: skip
    return {
        **texts, "quantity": 1, "total_cost": at % 60_000 * 100, "start_date": day.isoformat(),
        "end_date": last.isoformat(), "program_id": program, "line_status": "COMPLETED", "report_years": "2025_2026",
        "original": json.dumps(texts),
    }  # fmt: skip


# -- in a process of its own -----------------------------------------------------------------------------------------
def _peak(folder: Path, ending: str) -> float:
    """Most memory of this process while it writes the report, in MB."""
    import resource

    with places.reopen(folder) as office:
        fmt.write_report(office, YEAR, folder.parent / f"peak{ending}")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_peak(Path(sys.argv[1]), sys.argv[2])))
