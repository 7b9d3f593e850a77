"""Serials that look like another: told while typing, on the sheet that comes in, and in the list of look-alikes."""

from pathlib import Path

import openpyxl
import pytest

from app import duplicates
from app.eum import serials
from app.importing import plan
from app.importing import run as imports
from app.importing.rows import Outcome
from app.office import Office
from models.eum.book import ArticleType, Item
from tests import support
from tests.app.eum.book import Places, add_items, begin


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return support.make_office(tmp_path)


@pytest.fixture
def places(office: Office) -> Places:
    return begin(office)


def test_what_is_typed_is_compared_with_the_book(office: Office, places: Places) -> None:
    (item,) = add_items(
        office, [{"serial_raw": "0012-A7", "article_type_id": places.nvd, "site_id": places.north}]
    )
    with office.change("Pattern") as work:
        work.set(ArticleType, places.nvd, {"serial_pattern": "####-@#"})

    def told(serial: str, type_id: int = places.nvd, item_id: int = 0) -> list[str]:
        values = {"serial_raw": serial, "article_type_id": type_id}
        return [each.message for each in serials.warnings(office.reader, values, item_id)]

    alike = "Looks like 0012-A7, NVD-PVS14, Depot North"
    assert told("OO12-A7") == [
        f"{alike}: it reads O for 0.",
        "It does not look as others of its type do: ####-@#.",
    ]
    assert told("0012-A7", places.missile) == [f"{alike}: the same serial under another type."]
    assert told("0012-A7", item_id=item) == [] and told("") == [] and told("9999-X1") == []
    assert told("1.2E+11")[0].startswith("It is written as a power of ten")


def test_the_book_lists_its_look_alikes(office: Office, places: Places) -> None:
    rows = [("A1000", places.nvd), ("A1OOO", places.nvd), ("A1000", places.missile), ("B7771", places.nvd)]
    ids = add_items(office, [{"serial_raw": serial, "article_type_id": of} for serial, of in rows])
    found = duplicates.candidates(office.reader, Item).candidates
    assert {(each.first.record_id, each.second.record_id): each.why for each in found} == {
        (ids[0], ids[1]): "serial: it reads 0 for O",
        (ids[0], ids[2]): "serial: the same serial under another type",
    }
    alike = duplicates.alike_to(office.reader, office.reader.get(Item, ids[1]))
    assert [each.second.record_id for each in alike] == [ids[0]]


HEADS = ["S/N", "Model", "Site", "Date received"]


def test_a_partners_sheet_is_told_apart(office: Office, places: Places, tmp_path: Path) -> None:
    """Merged title, heads in several forms, a number for a serial, two serials in one cell, lost zeros, a TOTAL row."""
    add_items(office, [{"serial_raw": "0000123", "article_type_id": places.nvd}])
    with office.change("Pattern") as work:
        work.set(ArticleType, places.missile, {"serial_pattern": "#######"})
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ministry of Defence of Bandaria, list of equipment"])
    sheet.merge_cells("A1:D1")
    sheet.append(HEADS)
    rows = [
        ("O000123", "NVD-PVS14"),
        ("123", "NVD-PVS14"),
        (4567, "JAV-MSL"),
        (123456789012, "NVD-PVS14"),
        ("1.23457E+11", "NVD-PVS14"),
        ("7001; 7002", "NVD-PVS14"),
        ("8100", "NVD-PVS14"),
        ("8010", "NVD-PVS14"),
    ]
    for serial, model in rows:
        sheet.append([serial, model, "Depot North", "2026-02-01"])
    sheet.append(["TOTAL", 8, None, None])
    book.save(tmp_path / "partner.xlsx")
    workbook, removed = plan.read(tmp_path / "partner.xlsx")
    proposal = plan.propose(office.reader, Item, workbook, removed=removed)
    dry = imports.dry_run(office.reader, proposal)
    by_serial = {str(each.table_row.cell(0).text): each for each in dry.rows}
    told = {
        serial: [one.why for one in dry.suspects.get(each.number, ())] for serial, each in by_serial.items()
    }
    rejected = {serial: imports.why_rejected(each) for serial, each in by_serial.items() if each.reasons}
    assert (
        "cut digits off" in rejected["1.23457E+11"]
        and "2 serials stand in one cell" in rejected["7001; 7002"]
    )
    assert by_serial["TOTAL"].outcome is Outcome.REJECTED
    assert set(rejected) == {"1.23457E+11", "7001; 7002", "TOTAL"}
    assert told["O000123"] == ["it reads O for 0"] and "leading zeros are missing" in told["123"][0]
    assert "leading zeros may be lost" in told["4567"][0]
    assert told["8100"] == ["characters 2 and 3 are exchanged"]
    assert [each.text for each in dry.oddities if "12 digits" in each.reason] == ["123456789012"]
    done = imports.apply(office, dry)
    assert done.created == 6
    written = (office.reader.get(Item, each.record_id or 0) for each in dry.rows[:4])
    kept = {row.serial_raw for row in written}
    assert kept == {"O000123", "123", "4567", "123456789012"}
