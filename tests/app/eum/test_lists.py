"""Pasted lists and partners' spreadsheets: nothing is lost, and what is odd is told with its place."""

from pathlib import Path

import pytest

from app.errors import Usage
from app.eum import lists
from app.eum.counting import Seen
from tests.app.eum.conftest import Depot
from tests.app.importing.files import sheet_xml, styles_xml, text_cell, xlsx


def serials(found: lists.SerialList) -> list[str]:
    return [each.serial for each in found.serials]


def told(found: lists.SerialList) -> list[str]:
    return [each.sentence for each in found.told]


def test_a_pasted_list_is_one_serial_a_line() -> None:
    found = lists.read_text("0012-A7\n\n 0013-A7 \n00014\n")
    assert serials(found) == ["0012-A7", "0013-A7", "00014"]
    assert [each.place for each in found.serials] == ["Row 1", "Row 3", "Row 4"]
    assert told(found) == []


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        ("0012-A7, 0013-A7", ["0012-A7", "0013-A7"]),
        ("0012-A7;0013-A7; 0014-A7", ["0012-A7", "0013-A7", "0014-A7"]),
        ("0012-A7 / 0013-A7", ["0012-A7", "0013-A7"]),
        ("12/345/B", ["12/345/B"]),
        ("BN/1002", ["BN/1002"]),
        ("1234/A7", ["1234/A7"]),
        ("12,5", ["12,5"]),
        ("K-1/22", ["K-1/22"]),
    ],
)
def test_two_serials_in_a_cell_are_two_only_where_they_look_like_it(cell: str, taken: list[str]) -> None:
    found = lists.read_text(f"{cell}\n9999-Z9")
    assert serials(found) == [*taken, "9999-Z9"]
    assert bool(found.told) == (len(taken) > 1 or cell == "12,5")


def test_what_is_a_serial_of_the_book_is_not_taken_apart() -> None:
    assert serials(lists.read_text("1234/5678", lambda text: text == "1234/5678")) == ["1234/5678"]


def test_headings_totals_and_empty_cells_are_told() -> None:
    text = "Depot list of May\nNo\tSerial No.\tModel\n1\t0012-A7\tAN/PVS-14\n2\t\tAN/PVS-14\n3\tN/A\tAN/PVS-14\n" \
           "4\t1.2E+11\tAN/PVS-14\nNo\tSerial No.\tModel\n5\t0013-A7\tAN/PVS-14\n\t\tTOTAL\n"  # fmt: skip
    found = lists.read_text(text)
    assert serials(found) == ["0012-A7", "1.2E+11", "0013-A7"]
    assert [each.article for each in found.serials] == ["AN/PVS-14"] * 3
    assert told(found) == [
        "Row 1, “Depot list of May”: it stands above the headings.",
        "Row 4, “2 | AN/PVS-14”: no serial stands in this row.",
        "Row 5, column B, “N/A”: this is no serial.",
        "Row 6, column B, “1.2E+11”: written as a number by a spreadsheet; digits may be lost, so it was taken as it "
        "stands.",
        "Row 7, “No | Serial No. | Model”: the headings again.",
        "Row 9, “TOTAL”: a total or a heading, no article.",
    ]
    assert found.doubtful == 1


def test_a_partners_sheet_with_merged_cells_and_numbers(tmp_path: Path) -> None:
    rows = [
        text_cell("A1", "Battalion store"),
        text_cell("A2", "Model") + text_cell("B2", "Serial Number") + text_cell("C2", "Rack"),
        text_cell("A3", "AN/PVS-14") + text_cell("B3", "0012-A7") + text_cell("C3", "R1"),
        text_cell("B4", "0013-A7, 0014-A7"),
        '<c r="B5" s="1"><v>120034567890</v></c>',
        '<c r="B6" s="1"><v>1.20034567890123456E+20</v></c>',
        '<c r="B7" s="2"><v>12345</v></c>',
        text_cell("B8", "0099-B1"),
        text_cell("C9", "R2"),
        text_cell("A10", "TOTAL") + '<c r="B10"><v>8</v></c>',
    ]
    numbers = range(1, 11)
    body = "".join(f'<row r="{number}">{cells}</row>' for number, cells in zip(numbers, rows, strict=True))
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in ("A1:C1", "A3:A9", "B8:B9"))
    merges = f'<mergeCells count="3">{ranges}</mergeCells>'
    path = tmp_path / "partner.xlsx"
    path.write_bytes(xlsx(sheet_xml(body, merges), parts={"xl/styles.xml": styles_xml("0.0E+00", "0000000")}))
    found = lists.read_file(path)
    assert serials(found) == [
        "0012-A7",
        "0013-A7",
        "0014-A7",
        "120034567890",
        "1.2E+20",
        "0012345",
        "0099-B1",
    ]
    assert {each.article for each in found.serials} == {"AN/PVS-14"}
    assert told(found) == [
        "Row 1, “Battalion store”: it stands above the headings.",
        "Row 4, column B, “0013-A7, 0014-A7”: two serials in one cell.",
        "Row 5, column B, “1.2E+11”: shown as a power of ten; the file holds 120034567890. Leading zeros may be lost.",
        "Row 6, column B, “1.2E+20”: a number too long for a spreadsheet; digits are lost, so it was taken as it is "
        "shown.",
        "Row 9, column B, “0099-B1”: merged with the cell above, which was taken once.",
        "Row 10, “TOTAL | 8”: a total or a heading, no article.",
    ]


def test_without_a_heading_the_column_is_told() -> None:
    found = lists.read_text("1\t0012-A7\tNorth\n2\t0013-A7\tNorth\n")
    assert serials(found) == ["0012-A7", "0013-A7"]
    assert told(found) == ["The list: no heading names the serials; column B was read."]


def test_nothing_that_could_be_a_serial_is_refused() -> None:
    with pytest.raises(Usage, match="No serial was found"):
        lists.read_text("Serial\nN/A\n")


def test_types_are_known_by_code_and_name(depot: Depot) -> None:
    found = lists.read_text("Serial\tModel\nA-100\tNVD-PVS14\nA-101\tAN/PVS-14\nA-102\tPVS-99\n")
    readings, odd = lists.seen(depot.office.reader, found, Seen("", "PARTNER_LIST", site_id=depot.north))
    assert [(each.serial, each.type_id) for each in readings] == [
        ("A-100", depot.nvd), ("A-101", depot.nvd), ("A-102", None),
    ]  # fmt: skip
    assert [each.text for each in odd] == ["PVS-99"]
