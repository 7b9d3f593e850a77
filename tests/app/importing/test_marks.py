"""Serials on partner sheets: what a spreadsheet did to them is told, never taken silently."""

import pytest

from app.importing.cells import Cell, CellFlag, plain
from app.importing.marks import doubt
from app.importing.outcomes import Decisions, Reading
from app.importing.values import read_column
from models.eum.book import Item
from tests.support import TODAY

SERIAL = Item.fields["serial_raw"]


def number(text: str, shown: str = "", flags: int = 0) -> Cell:
    return Cell(text, shown or text, CellFlag.NUMBER | flags)


@pytest.mark.parametrize(
    ("cell", "reading", "reason"),
    [
        (plain("0012-A7"), Reading.READ, ""),
        (plain("123E45"), Reading.READ, ""),
        (plain("AN 1234"), Reading.READ, ""),
        (plain("123 4567"), Reading.READ, ""),
        (plain("1.23457E+11"), Reading.BAD, "cut digits off"),
        (plain("1,2E11"), Reading.BAD, "cut digits off"),
        (number("1.23457E+11"), Reading.BAD, "cut digits off"),
        (number("123456789012", "1.23457E+11", CellFlag.SCIENTIFIC), Reading.ODD, "a number of 12 digits"),
        (number("12345678901"), Reading.READ, ""),
        (plain("12345.0"), Reading.ODD, "has added .0"),
        (plain("0012-A7; 0013-A7"), Reading.BAD, "2 serials stand in one cell: 0012-A7 and 0013-A7"),
        (plain("0012-A7\n0013-A7\n0014-A7"), Reading.BAD, "3 serials stand in one cell"),
        (plain("1200, 1201"), Reading.BAD, "2 serials stand in one cell"),
        (plain("1200 / 1201"), Reading.BAD, "2 serials stand in one cell"),
        (plain("A1200 A1201"), Reading.ODD, "may be 2 serials"),
        (plain("1200/1201"), Reading.ODD, "may be 2 serials"),
        (number("77", "0077"), Reading.ODD, "shown as 0077"),
    ],
)
def test_a_cell_of_serials(cell: Cell, reading: Reading, reason: str) -> None:
    (found,) = read_column([cell], SERIAL, Decisions(today=TODAY))
    assert found.reading is reading and reason in found.reason
    assert found.value == (None if reading is Reading.BAD else cell.text.strip())


def test_a_person_may_say_what_is_meant() -> None:
    cell = plain("12345.0")
    assert doubt(cell) is not None
    answered = Decisions(today=TODAY, answers={"12345.0": "0012345"})
    assert read_column([cell], SERIAL, answered)[0].value == "0012345"
    kept = Decisions(today=TODAY, kept=frozenset({"12345.0"}))
    assert read_column([cell], SERIAL, kept)[0].reading is Reading.READ
