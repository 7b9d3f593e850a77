"""Where a site lies leaves the office only when somebody asks for it by name, and then the log says so."""

from array import array
from pathlib import Path

import pytest

from app import access, exporting
from app.listing import ListCells
from app.office import Office
from app.papers.listing import Wanted, list_facts
from app.reading import Query
from models.eum.places import StorageSite
from models.fields import MASK
from tests import support

GRID, STREET = "38T LM 12345 67890", "Third lane behind the mill"
WHERE = ("store_name", "grid_reference", "store_address")


@pytest.fixture
def site(office: Office) -> int:
    return support.add(office, StorageSite, store_name="Depot", grid_reference=GRID, store_address=STREET)


def test_an_export_leaves_them_out_unless_they_are_named(office: Office, site: int, tmp_path: Path) -> None:
    target = tmp_path / "sites.csv"
    exporting.export(office, Query(StorageSite), target)
    assert "Depot" in target.read_text("utf-8-sig") and GRID not in target.read_text("utf-8-sig")
    assert not [each for each in access.lines(office.reader.connection) if each.action == "exported"]
    exporting.export(office, Query(StorageSite, columns=WHERE), target)
    assert GRID in target.read_text("utf-8-sig")
    lines = [each for each in access.lines(office.reader.connection) if each.action == "exported"]
    assert [(each.kind, "grid_reference" in each.detail) for each in lines] == [("storage_site", True)]


def test_print_and_copy_mask_them(office: Office, site: int) -> None:
    facts = list_facts(office.reader, Wanted(Query(StorageSite, columns=WHERE), WHERE))
    assert facts.rows == (("Depot", MASK, MASK),)
    cells = next(ListCells(StorageSite, WHERE).every(office.reader, array("q", [site])))
    assert cells == [["Depot", MASK, MASK]]


def test_the_search_finds_them_by_nothing_less_than_the_whole(office: Office, site: int) -> None:
    for part in ("12345", "mill", "38T"):
        assert office.reader.find(part) == []


def test_the_history_says_that_they_changed_and_not_to_what(office: Office, site: int) -> None:
    with office.change("Move") as work:
        work.set(StorageSite, site, {"grid_reference": "38T LM 99999 11111"})
    told = " ".join(str(each) for each in office.reader.history(StorageSite, site))
    assert "99999" not in told and "67890" not in told
