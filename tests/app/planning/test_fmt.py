"""The foreign military training report: published rows come back letter for letter, own ones as it has them."""

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from app import demo, offices
from app.errors import Refused, Usage
from app.importing import plan, run
from app.importing.rows import Outcome
from app.office import Office
from app.planning import exports, fmt
from app.planning.pop import rows_of
from models.office.places import Country
from models.planning import reported
from models.training.lines import TrainingLine
from reports.planning.fmt import FmtFacts
from tests import support
from tests.app.cli.conftest import Sco
from tests.app.cli.conftest import sco as sco
from tests.app.conftest import PRACTICE_DAY, PracticeMade

COUNTRIES = ("Georgia", "Honduras", "Mongolia")
YEARS = (2015, 2017, 2019, 2021)
"""Reports of two fiscal years each, which hold all the published ones."""
PUBLISHED = (
    "report_years", "country", "program", "course_title", "us_unit", "student_unit", "start_date", "end_date",
    "location", "quantity", "total_cost",
)  # fmt: skip
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def practice(practice_made: PracticeMade) -> Iterator[Office]:
    """The practice office, which holds the three published lists, open to be read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.store.keys.ROUNDS_FLOOR", support.ROUNDS)
        folder = practice_made.result.office
        with offices.open_office(
            folder, "chief", demo.PASSPHRASE, today=PRACTICE_DAY, reading=True
        ) as opened:
            yield opened


# -- the round trip --------------------------------------------------------------------------------------------------
def published(country: str) -> Rows:
    """The rows of a published list with their program, in the columns of the report."""
    found = csv.DictReader(resources.text(f"demo/fmt_{country.casefold()}.csv").splitlines())
    order = ("program", "course_title", "quantity", "location", "student_unit", "us_unit", "total_cost", "start_date",
             "end_date")  # fmt: skip
    return [tuple(row[each] for each in order) for row in found]


def from_csv(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [tuple(row) for row in csv.reader(stream)]


def from_book(path: Path) -> Rows:
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        return [(*map(seen, row), *[""] * (8 - len(row))) for row in book.worksheets[0].iter_rows()]


def seen(cell: Any) -> str:
    """The text that a cell shows."""
    value, shape = cell.value, cell.number_format
    if isinstance(value, datetime):
        return f"{value.month}/{value.day}/{value.year}"
    if isinstance(value, int) and shape != "@":
        return f"${value:,}" if "$" in shape else f"{value:,}" if "," in shape else str(value)
    return value or ""


def by_country(rows: Rows) -> dict[str, Rows]:
    """The lines and sums of each country, each behind its program."""
    assert rows[0] == reported.COLUMNS
    found: dict[str, Rows] = {}
    country = program = ""
    for first, *rest in rows[1:]:
        if any(rest):
            found.setdefault(country, []).append((program, first, *rest))
        elif " - Fiscal Year " in first:
            program = first
        else:
            country = first
    return found


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_published_rows_and_sums_come_back_letter_for_letter(
    practice: Office, tmp_path: Path, ending: str
) -> None:
    told: dict[str, Rows] = {}
    for year in YEARS:
        target = tmp_path / f"{year}{ending}"
        exports.write(practice, "fmt", year, target)
        for country, rows in by_country((from_csv if ending == ".csv" else from_book)(target)).items():
            told.setdefault(country, []).extend(rows)
    for country in COUNTRIES:
        assert told[country] == published(country)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_report_itself_comes_in_again(
    practice: Office, office: Office, tmp_path: Path, ending: str
) -> None:
    """Country and program stand above the lines there: nothing is new on file, and another office has them alike."""
    whole = tmp_path / f"whole{ending}"
    exports.write(practice, "fmt", YEARS[-1], whole)
    book, removed = plan.read(whole)
    again = run.dry_run(practice.reader, plan.propose(practice.reader, TrainingLine, book, removed=removed))
    assert {each.outcome for each in again.rows} == {Outcome.UNCHANGED, Outcome.CHECK}
    assert again.checks and all(each.agrees for each in again.checks)
    proposal = plan.propose(office.reader, TrainingLine, book, removed=removed)
    assert list(proposal.open_questions()) == []
    assert run.apply(office, run.dry_run(office.reader, proposal)).rejected == ()
    exports.write(office, "fmt", YEARS[-1], tmp_path / "again.csv")
    exports.write(practice, "fmt", YEARS[-1], tmp_path / "first.csv")
    assert from_csv(tmp_path / "again.csv") == from_csv(tmp_path / "first.csv")


# -- what else may have been published -------------------------------------------------------------------------------
def brought(office: Office, path: Path, rows: Rows) -> None:
    """Imports published rows, program first, each with its report."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([PUBLISHED, *rows])
    book, removed = plan.read(path)
    proposal = plan.propose(office.reader, TrainingLine, book, removed=removed)
    assert list(proposal.open_questions()) == []
    assert run.apply(office, run.dry_run(office.reader, proposal)).rejected == ()


def row(
    title: str, *, program: str = "PKO", report: str = "2018_2019", cost: str = "$10", qty: str = "1"
) -> tuple[str, ...]:
    heading = f"{program} - Fiscal Year 2018 Department of State Training"
    return (report, "Benin", heading, title, "", "J6  ", "12/31/2017", "1/15/2018", "UNK", qty, cost)


def lines_of(office: Office, year: int) -> list[tuple[str, ...]]:
    return [
        (each.heading.partition(" - ")[0], *line.texts)
        for each in fmt.programs(office.reader, year)
        for line in each.lines
    ]


def test_order_dirt_and_corrections_of_another_country(office: Office, tmp_path: Path) -> None:
    rows = [row("zulu"), row("alpha", qty="1,200"), row("zulu"), row("Odd", program="GPOI")]
    brought(office, tmp_path / "a.csv", rows)
    told = [(each[0], each[1], each[2], each[4]) for each in lines_of(office, 2018)]
    assert told == [
        ("PKO", "zulu", "1", "J6  "), ("PKO", "alpha", "1,200", "J6  "), ("PKO", "zulu", "1", "J6  "),
        ("GPOI", "Odd", "1", "J6  "),
    ]  # fmt: skip
    with office.change("Correct") as work:
        first = office.reader.lookup(TrainingLine, "alpha")
        work.set(TrainingLine, first.id, {"total_cost": 123_450, "student_unit": "J5"})
    assert lines_of(office, 2018)[1][4:7] == ("J5", "", "$1,235")


def test_the_newest_report_of_a_year_stands_alone(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path / "a.csv", [row("early", report="2017_2018"), row("kept", report="2017_2018")])
    brought(office, tmp_path / "b.csv", [row("late", cost="$11"), row("kept")])
    assert [each[1] for each in lines_of(office, 2019)] == ["late", "kept"]
    first = office.reader.lookup(TrainingLine, "late")
    own = {"program_id": first.program_id, "course_title": "Ours", "total_cost": 100}
    support.add(office, TrainingLine, **own)
    support.add(office, TrainingLine, course_title="Nowhere", start_date=date(2018, 10, 1))
    assert exports.write(office, "fmt", 2019, tmp_path / "r.csv").notes == (
        "1 line of the office stands beside published ones; the same training would count twice.",
        "2 rows of older published reports left out.",
        "1 line without a program left out.",
    )
    assert [each[1] for each in lines_of(office, 2019)] == ["late", "kept", "Ours"]


def test_the_command_writes_by_the_ending_and_takes_no_condition(
    folder: Path, tmp_path: Path, sco: Sco
) -> None:
    with support.reopen(folder) as office:
        support.add(office, TrainingLine, program_id=support.add(office, "training_program"), total_cost=100)
    done = sco("--on", "2026-03-02", "export", folder, "fmt", "--out", tmp_path / "r.pdf", "--json").result
    assert (done["fiscal_year"], done["count"], done["of"]) == (2026, 1, "page")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    told = sco("export", folder, "stl", "--year", "FY26", "--out", tmp_path / "r.csv")
    assert "Wrote 1 training line" in told.out
    assert "takes no --text" in sco("export", folder, "fmt", "--text", "x", "--out", tmp_path / "r.csv").err
    assert (
        "--year is for reports"
        in sco("export", folder, "unit", "--year", "26", "--out", tmp_path / "u.csv").err
    )


def test_own_lines_follow_the_report_and_what_is_no_training_stays_out(
    office: Office, tmp_path: Path
) -> None:
    with office.change("Plan") as work:
        bn = office.reader.lookup(Country, "BN").id
        imet = support.add_in(
            work, "training_program", country_id=bn, program_label="IMET-1", fiscal_year=2026
        )
        sale = support.add_in(
            work,
            "training_program",
            country_id=bn,
            program_label="FMS",
            fms_case_id="BN-B-TAA",
            fiscal_year=None,
        )
        values = {"location": "Fort Leavenworth, KS, US", "us_unit": "CGSC", "total_cost": 2_447_750}
        days = {"start_date": date(2026, 6, 4), "end_date": date(2026, 9, 1)}
        support.add_in(
            work, TrainingLine, program_id=imet, course_title="ACSC PREPARATORY COURSE", **values, **days
        )
        support.add_in(work, TrainingLine, program_id=imet, course_title="Cancelled", line_status="CANCELLED")
        support.add_in(
            work, TrainingLine, program_id=sale, course_title="In the year", us_unit_count=3, **days
        )
        support.add_in(
            work, TrainingLine, program_id=sale, course_title="Long ago", start_date=date(2020, 1, 1)
        )
    told = exports.write(office, "fmt", 2026, tmp_path / "r.csv")
    assert (told.count, told.notes) == (2, ("1 line without a cost.",))
    assert from_csv(tmp_path / "r.csv")[2:] == [
        ("FMS - Fiscal Year 2026 Department of State Training", *[""] * 7),
        ("In the year", "1", "", "", "- 3", "", "6/4/2026", "9/1/2026"),
        ("Fiscal Year 2026 Program Totals", "1", "", "", "", "$0", "", ""),
        ("IMET-1 - Fiscal Year 2026 Department of State Training", *[""] * 7),
        (
            "ACSC Preparatory Course",
            "1",
            "Fort Leavenworth, KS, US",
            "",
            "CGSC",
            "$24,478",
            "6/4/2026",
            "9/1/2026",
        ),
        ("Fiscal Year 2026 Program Totals", "1", "", "", "", "$24,478", "", ""),
    ]


# -- on paper, and what is refused -----------------------------------------------------------------------------------
def test_the_paper_goes_region_by_region_and_not_over_its_limit(
    practice: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = fmt.fmt_facts(practice, practice.reader, "FY2015")
    assert isinstance(facts, FmtFacts)
    assert [(each.name, each.region_line.rpartition(" - ")[0]) for each in facts.countries] == [
        ("Mongolia", "Volume I - Section IV - Part IV-II"), ("Georgia", "Volume I - Section IV - Part IV-III"),
        ("Honduras", "Volume I - Section IV - Part IV-VI"),
    ]  # fmt: skip
    first = facts.countries[0].programs[0]
    assert (first.rows[0], first.totals) == (published("Mongolia")[0][1:], published("Mongolia")[4][1:])
    monkeypatch.setattr(fmt, "MOST_ON_PAPER", 10)
    with pytest.raises(Refused, match="too many for paper"):
        fmt.fmt_facts(practice, practice.reader, "2015")
    with pytest.raises(Refused, match="fiscal years 1999 and 2000"):
        exports.write(practice, "fmt", 2000, tmp_path / "r.csv")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Usage, match="not written as"):
        exports.write(practice, "stl", 2026, tmp_path / "r.pdf")


# -- prominence ------------------------------------------------------------------------------------------------------
def test_a_row_tells_all_of_a_graduate_and_a_sheet_each_country(office: Office, tmp_path: Path) -> None:
    with office.change("Record") as work:
        bn = office.reader.lookup(Country, "BN").id
        other = support.add_in(work, "country", country_code="ZZ", country_name="Aland")
        doe = support.add_in(
            work, "prominent_person", surname="DOE", first_name="Jane", middle_name="Quill", country_id=bn,
            own_grade="General", us_grade="O-9", academic_degree="MSS",
        )  # fmt: skip
        support.add_in(work, "prominent_person", surname="ROE", first_name="Max", country_id=other)
        support.add_in(work, "prominent_person", surname="POE", country_id=bn, deceased_on="2020")
        for title, began, ended, by in (
            ("Chief of Staff", "2015", "2018", None),
            ("Minister", "2024", None, "APPOINTED"),
            ("Attaché", "2010", "2012", None),
        ):
            position = {"position_title": title, "held_from": began, "held_to": ended, "obtained_by": by}
            support.add_in(work, "prominent_position", person_id=doe, **position)
        course = {"trained_in": "CGSC", "years_attended": "1999", "paid_by": "IMET"}
        support.add_in(work, "prominent_training", person_id=doe, **course)
        support.add_in(work, "prominent_training", person_id=doe, trained_in="NDU", years_attended="2009")
    rows, dead = rows_of(office.reader)
    assert (len(rows), dead) == (2, 1)
    country = office.reader.get(Country, bn).country_name or ""
    assert rows[1] == (
        country, "DOE, Jane Q.", "General", "O-9", "Chief of Staff; Attaché", "Minister", "MSS", "CGSC; NDU", "", "",
        "1999; 2009", "IMET; -", rows[1][-1],
    )  # fmt: skip
    assert exports.write(office, "pop", 2026, tmp_path / "r.xlsx").notes == ("1 person who died left out.",)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["Aland", country, "Provenance"]
    exports.write(office, "pop", 2026, tmp_path / "r.csv")
    assert from_csv(tmp_path / "r.csv")[1:] == rows


# -- how it writes ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("COMMAND AND GENERAL STAFF OFFICER'S COURSE", "Command And General Staff Officer's Course"),
        ("ATC / BOLC B", "ATC / BOLC B"),
        ("Already said", "Already said"),
    ],
)  # fmt: skip
def test_titles_in_capitals_are_told_in_title_case(typed: str, told: str) -> None:
    assert reported.title_case(typed) == told


@given(st.integers(-(10**9), 10**12), st.dates(date(1990, 1, 1)))
def test_what_is_written_says_what_is_stored(cents: int, day: date) -> None:
    whole = reported.whole_dollars(cents)
    assert abs(whole * 100 - cents) <= 50
    told = reported.dollars(abs(whole))
    assert reported.says_cost(TrainingLine.fields["total_cost"], told, abs(whole) * 100)
    assert not reported.says_cost(TrainingLine.fields["total_cost"], told, abs(whole) * 100 + 1)
    assert reported.says_day(reported.us_date(day), day.isoformat())
