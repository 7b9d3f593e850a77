"""Several devices count at once; their files merge, twice and in any order, without bringing anything twice."""

import json
from pathlib import Path

import pytest

from app import machine
from app.errors import Refused, Trouble
from app.eum import counting, devices, paper, reconciling
from app.eum.counting import Count, Seen
from app.eum.numbers import Numbers
from app.office import Office
from app.reading import Query
from models.eum.events import InventoryEvent, Reading
from tests import support
from tests.app.eum.conftest import Depot


def read(depot: Depot, event: int, *serials: str, device: str = "") -> None:
    count = Count.load(depot.office.reader, event, device)
    for serial in serials:
        counting.record(depot.office, count, Seen(serial, "BARCODE", site_id=depot.north))


def other_laptop(depot: Depot, folder: Path, event: int, *serials: str) -> Path:
    """A file of readings that a copy of the office made."""
    copied = support.copy_office(depot.office.folder, folder / "Other.sco")
    (copied / "writer.lock").unlink(missing_ok=True)
    with support.reopen(copied) as office:
        there = Depot(office, depot.nvd, depot.clu, depot.north, depot.south, depot.unit, depot.items)
        read(there, event, *serials, device="OTHER2")
        devices.write_readings(office, event, folder / "other.readings")
    return folder / "other.readings"


def test_a_file_that_comes_twice_brings_nothing_twice(depot: Depot, tmp_path: Path) -> None:
    office, event = depot.office, depot.planned()
    file = other_laptop(depot, tmp_path, event, "0013-A7", "0014-A7", "X-1")
    read(depot, event, "0012-A7", "0013-A7")
    first = devices.merge_readings(office, file)
    again = devices.merge_readings(office, file, event_id=event)
    assert (first.added, first.known, first.devices) == (3, 0, ("OTHER2",))
    assert (again.added, again.known) == (0, 3)
    found = reconciling.reconcile(office, event)
    assert (found.found, found.repeated, found.unexpected) == (3, 1, 1)


def test_paper_lines_and_struck_readings_come_along(depot: Depot, tmp_path: Path) -> None:
    office, event = depot.office, depot.planned()
    page = paper.page_of(office.reader, paper.sheet_code(office.reader.get(InventoryEvent, event), 1))
    told = counting.record_many(
        office, depot.count(event), paper.seen(page, paper.marks("1 2; 3 illegible", page.lines))
    )
    counting.strike(office, told[1].reading_id, "Marked by mistake")
    devices.write_readings(office, event, tmp_path / "a.readings")
    content = json.loads((tmp_path / "a.readings").read_bytes())
    assert [each.get("line") for each in content["readings"]] == [1, 2, 3]
    assert content["readings"][1]["reason"] == "Marked by mistake"
    assert devices.merge_readings(office, tmp_path / "a.readings").struck == 0


def test_what_was_struck_out_there_is_struck_out_here(depot: Depot, tmp_path: Path) -> None:
    office, event = depot.office, depot.planned()
    file = other_laptop(depot, tmp_path, event, "0013-A7")
    devices.merge_readings(office, file)
    content = json.loads(file.read_bytes())
    content["readings"][0] |= {"struck_on": "2026-03-02", "reason": "Wrong rack"}
    write(file, content)
    assert devices.merge_readings(office, file).struck == 1
    (row,) = office.reader.records(Query(Reading))
    assert (row.struck_on, row.resolution, row.resolution_note) == (support.TODAY, "MISREAD", "Wrong rack")


def write(file: Path, content: dict[str, object]) -> None:
    content.pop("sum", None)
    file.write_text(json.dumps(content | {"sum": devices._sum(content)}), encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [b"not json", b"[]", b'{"format": "other"}', b'{"format": "SCO Desk readings 1", "readings": []}'],
)
def test_another_file_is_refused(depot: Depot, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.readings").write_bytes(content)
    with pytest.raises(Trouble, match="cannot be merged"):
        devices.merge_readings(depot.office, tmp_path / "a.readings")


@pytest.mark.parametrize("lost", ["read_at", "reading_uid", "device", "sequence"])
def test_a_reading_that_is_not_whole_is_refused(depot: Depot, tmp_path: Path, lost: str) -> None:
    file = other_laptop(depot, tmp_path, depot.planned(), "0013-A7")
    content = json.loads(file.read_bytes())
    del content["readings"][0][lost]
    write(file, content)
    with pytest.raises(Trouble, match="not whole"):
        devices.merge_readings(depot.office, file)


def test_a_file_of_another_inventory_is_refused(depot: Depot, tmp_path: Path) -> None:
    event, other = depot.planned(), depot.planned()
    file = other_laptop(depot, tmp_path, event, "0013-A7")
    with pytest.raises(Refused, match="2026-BN-001"):
        devices.merge_readings(depot.office, file, event_id=other)
    content = json.loads(file.read_bytes())
    write(file, content | {"inventory": "2019-BN-044"})
    with pytest.raises(Refused, match="2019-BN-044 is not in this office"):
        devices.merge_readings(depot.office, file)


# -- identities ------------------------------------------------------------------------------------------------------
def uids(office: Office) -> list[str]:
    return [row.reading_uid for row in office.reader.records(Query(Reading))]


def test_numbers_go_on_after_a_restart_and_never_repeat(depot: Depot) -> None:
    event = depot.planned()
    read(depot, event, "0012-A7", "0013-A7")
    read(depot, event, "0014-A7")
    made = uids(depot.office)
    assert len(set(made)) == 3
    assert len({each.split("-")[0] for each in made}) == 1
    assert made == sorted(made)


def test_a_backup_put_back_repeats_no_number(depot: Depot, tmp_path: Path) -> None:
    event = depot.planned()
    before = other_copy(depot, tmp_path)
    read(depot, event, "0012-A7")
    with support.reopen(before) as office:
        there = Depot(office, depot.nvd, depot.clu, depot.north, depot.south, depot.unit, depot.items)
        read(there, event, "0013-A7")
        assert not set(uids(office)) & set(uids(depot.office))


def other_copy(depot: Depot, folder: Path) -> Path:
    copied = support.copy_office(depot.office.folder, folder / "Before.sco")
    (copied / "writer.lock").unlink(missing_ok=True)
    return copied


def test_settings_that_came_from_another_machine_give_a_new_name(depot: Depot) -> None:
    name = Numbers(depot.office.reader).device
    assert Numbers(depot.office.reader).device == name
    machine.write({"readings": {"device": name, "machine": "another", "next": 7}})
    assert Numbers(depot.office.reader).device != name


def test_a_machine_that_remembers_nothing_takes_a_new_name_each_time(depot: Depot, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "sco-desk").write_text("no folder")
    event = depot.planned()
    read(depot, event, "0012-A7")
    read(depot, event, "0013-A7")
    assert len({each.split("-")[0] for each in uids(depot.office)}) == 2
