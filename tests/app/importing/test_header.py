"""The header row is found below titles; what stands below it is told apart."""

from collections import Counter
from pathlib import Path

import pytest

from app.importing.cells import CellFlag, Merge, Row, Sheet
from app.importing.header import RowKind, find_header, header_at, table_rows
from app.importing.sheets import read_sheets

DEMO = Path(__file__).parents[3] / "resources" / "demo"


def sheet(*lines: str, merges: tuple[Merge, ...] = ()) -> Sheet:
    """A sheet drawn as text: one line a row, cells between bars; an empty line is an empty row."""
    rows = [
        Row(number, [cell.strip() for cell in line.split("|")])
        for number, line in enumerate(lines, 1)
        if line
    ]
    return Sheet("Drawn", rows, merges)


PLAIN = (
    "Name     | Unit | Start",
    "Ali Demo | 1 BN | 5/27/2013",
    "Eva Demo | 2 BN | 6/7/2013",
)
TITLED = ("Training list 2014", "", "Ministry of Defence of Bandaria", "", *PLAIN)


@pytest.mark.parametrize("lines", [PLAIN, TITLED, ("Prepared by | Office 5", *PLAIN)])
def test_the_header_is_found_below_titles(lines: tuple[str, ...]) -> None:
    guess = find_header(sheet(*lines))
    assert guess is not None
    assert guess.labels == ("Name", "Unit", "Start")
    assert guess.columns == (0, 1, 2)


def test_known_labels_settle_a_sheet_of_words() -> None:
    words = sheet("One | Two", "Surname | Given name", "Demo | Ali", "Muster | Eva")
    guess = find_header(words, known={"surname", "given name"})
    assert guess is not None
    assert (guess.labels, guess.certain) == (("Surname", "Given name"), True)


def test_a_sheet_of_words_without_known_labels_is_not_certain() -> None:
    guess = find_header(sheet("Alpha | Beta", "Demo | Ali", "Muster | Eva"))
    assert guess is not None
    assert not guess.certain
    assert "Another row" in guess.why


def test_two_lines_with_merged_cells_are_joined() -> None:
    merges = (Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))
    guess = find_header(
        sheet(
            "Name | Dates |",
            "| Start | End",
            "Ali | 1/2/2013 | 5/27/2013",
            "Eva | 1/2/2013 | 6/7/2013",
            merges=merges,
        )
    )
    assert guess is not None
    assert guess.labels == ("Name", "Dates / Start", "Dates / End")
    assert guess.first_data == 2


def test_two_lines_without_merges_are_joined_where_they_interlock() -> None:
    guess = find_header(
        sheet(
            "Name | Dates | | Cost",
            "| Start | End |",
            "Ali | 1/2/2013 | 5/27/2013 | $5",
            "Eva | 2/2/2013 | 6/7/2013 | $7",
        )
    )
    assert guess is not None
    assert guess.labels == ("Name", "Dates / Start", "Dates / End", "Cost")


def test_a_title_merged_over_the_table_is_no_part_of_the_header() -> None:
    titled = sheet("Training | |", *PLAIN, merges=(Merge(1, 0, 1, 2),))
    guess = find_header(titled)
    assert guess is not None
    assert guess.labels == ("Name", "Unit", "Start")


def test_empty_columns_are_left_out() -> None:
    guess = find_header(sheet("Name | | Start", "Ali | | 5/27/2013", "Eva | | 6/7/2013"))
    assert guess is not None
    assert (guess.labels, guess.columns) == (("Name", "Start"), (0, 2))


def test_a_column_without_a_label_is_kept_and_not_certain() -> None:
    guess = find_header(sheet("Name |  | Start", "Ali | x | 5/27/2013", "Eva | | 6/7/2013"))
    assert guess is not None
    assert guess.labels == ("Name", "", "Start")
    assert not guess.certain


def test_no_table_no_header() -> None:
    assert find_header(Sheet("Empty")) is None
    assert find_header(sheet("1 | 2", "3 | 4")) is None


def test_rows_below_are_told_apart() -> None:
    table = sheet(
        "Course      | Unit | Start     | Qty | Cost",
        "IMET-1      |      |           |     |",
        "Basic       | 1 BN | 5/27/2013 | 1   | $5",
        "Total Force | 2 BN | 5/27/2013 | 1   | $5",
        "Course      | Unit | Start     | Qty | Cost",
        "Advanced    | 2 BN | 5/27/2013 | 1   | $5",
        "Fiscal Year 2013 Program Totals | | | 3 | $15",
        "Grand total: |     |           | 3   | $15",
    )
    guess = find_header(table)
    assert guess is not None
    assert [row.kind for row in table_rows(table, guess)] == [
        RowKind.SECTION,
        RowKind.DATA,
        RowKind.DATA,
        RowKind.HEADER,
        RowKind.DATA,
        RowKind.TOTAL,
        RowKind.TOTAL,
    ]


def test_cells_merged_over_rows_are_filled_and_flagged() -> None:
    table = sheet("Country | Name", "Bandaria | Ali", "| Eva", "| Bo", merges=(Merge(2, 0, 4, 0),))
    rows = table_rows(table, header_at(table, [0]))
    assert [row.cell(0).text for row in rows] == ["Bandaria"] * 3
    assert [row.cell(0).flags for row in rows] == [0, CellFlag.MERGED, CellFlag.MERGED]
    assert table.rows[2].texts[0] == ""


@pytest.mark.parametrize(("country", "totals"), [("georgia", 58), ("mongolia", 48), ("honduras", 46)])
def test_published_lists_are_read_whole(country: str, totals: int) -> None:
    """The counts are those the publisher's totals were checked with."""
    book = read_sheets(DEMO / f"fmt_{country}.csv")
    rows = book.sheets[0]
    guess = find_header(rows)
    assert guess is not None
    assert guess.certain
    assert len(guess.labels) == 11
    kinds = Counter(row.kind for row in table_rows(rows, guess))
    assert kinds == {RowKind.DATA: len(rows.rows) - 1 - totals, RowKind.TOTAL: totals}


def test_published_lists_have_3323_lines() -> None:
    assert sum(len(read_sheets(path).sheets[0].rows) - 1 for path in DEMO.glob("fmt_*.csv")) == 3_323
