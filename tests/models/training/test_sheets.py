"""Published training lists as they are written: headings, glued counts, names, totals."""

import csv
import re
from collections import defaultdict

import pytest

from models.fields import FieldError
from models.training.sheets import TOTALS_TITLE, read_case_line, read_full_name, read_program, read_us_unit
from tests.models.making import RESOURCES

PUBLISHED = sorted((RESOURCES / "demo").glob("fmt_*.csv"))


def published() -> list[dict[str, str]]:
    found = []
    for path in PUBLISHED:
        with path.open(encoding="utf-8", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def test_program_headings() -> None:
    assert read_program("IMET-1 - Fiscal Year 2014 Department of State Training") == {
        "program_id.program_label": "IMET-1",
        "program_id.fiscal_year": "2014",
        "program_id.department": "Department of State",
    }
    assert read_program(" IMET-1 ") == {"program_id.program_label": "IMET-1"}
    for text in ("", "IMET-1 - Fiscal Year 2014", "A text that is far too long to be the label of a program"):
        with pytest.raises(FieldError):
            read_program(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("DLIELC, Lackland AFB TX - 0", {"us_unit": "DLIELC, Lackland AFB TX", "us_unit_count": "0"}),
        ("IILS - 3", {"us_unit": "IILS", "us_unit_count": "3"}),
        ("Columbus AFB MS", {"us_unit": "Columbus AFB MS"}),
        ("US Army - Infantry", {"us_unit": "US Army - Infantry"}),
        ("", {"us_unit": ""}),
    ],
)
def test_counts_glued_to_units(written: str, read: dict[str, str]) -> None:
    assert read_us_unit(written) == read


@pytest.mark.parametrize(
    ("written", "surname", "first", "middle"),
    [
        ("DOE, Jane Q", "DOE", "Jane", "Q"),
        ("DOE Jane", "DOE", "Jane", ""),
        ("Jane Q DOE", "DOE", "Jane", "Q"),
        ("DE LA CRUZ, Maria", "DE LA CRUZ", "Maria", ""),
        ("VAN EXAMPLE Jan", "VAN EXAMPLE", "Jan", ""),
    ],
)
def test_whole_names(written: str, surname: str, first: str, middle: str) -> None:
    assert read_full_name(written) == {"surname": surname, "first_name": first, "middle_name": middle}


@pytest.mark.parametrize("written", ["Jane Doe", "DOE JANE", "DOE", "", ","])
def test_whole_names_that_do_not_show_the_surname(written: str) -> None:
    with pytest.raises(FieldError):
        read_full_name(written)


@pytest.mark.parametrize(
    ("written", "case", "line"),
    [
        ("BN-B-OAA 001", "BN-B-OAA", "001"),
        ("bn-b-oaa/001", "BN-B-OAA", "001"),
        ("BN-D-TAB", "BN-D-TAB", None),
    ],
)
def test_case_and_line_in_one_column(written: str, case: str, line: str | None) -> None:
    read = read_case_line(written)
    assert (read["program_id.fms_case_id"], read.get("program_id.fms_case_line")) == (case, line)
    with pytest.raises(FieldError):
        read_case_line(f"{written} and more")


def test_the_published_lists_are_read_whole() -> None:
    rows = published()
    assert len(rows) == 3323
    sums: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
    totals: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        program = read_program(row["program"])
        group = (row["report_years"], row["country"], *program.values())
        figures = [int(row["quantity"]), int(re.sub(r"[$,]", "", row["total_cost"]))]
        if TOTALS_TITLE.match(row["course_title"]):
            totals[group] = figures
        else:
            sums[group] = [before + added for before, added in zip(sums[group], figures, strict=True)]
            read_us_unit(row["us_unit"])
    assert len(totals) == 152
    assert totals == sums
