"""Counting at the site: scanners with their faults, readings that stay, gates that stay shut, a power cut."""

import os
import signal
import subprocess
import sys

import pytest

from app.errors import Refused, Usage
from app.eum import counting, events, reconciling, signing
from app.eum.counting import Seen
from app.reading import Query
from models.eum.book import Item
from models.eum.events import EventSite, ExpectedLine, InventoryEvent, Reading
from tests import support
from tests.app.eum.conftest import Depot


def scan(depot: Depot, event: int, *serials: str) -> list[str]:
    count = depot.count(event)
    return [
        counting.record(depot.office, count, Seen(each, "BARCODE", site_id=depot.north)).outcome.kind
        for each in serials
    ]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (("0012-A7", "0012-A7"), ["FOUND", "DUPLICATE_READ"]),
        (("BN-100", "BN-1002"), ["SUGGEST", "FOUND"]),
        (("BN-1003",), ["SUGGEST"]),
        (("0012", "-A7"), ["SUGGEST", "UNEXPECTED"]),
        (("0012-A70013-A7",), ["SUGGEST"]),
        (("XX-1", "XX-1", "XX-2"), ["UNEXPECTED", "DUPLICATE_READ", "UNEXPECTED"]),
    ],
    ids=[
        "sends twice",
        "drops the last",
        "wrong check digit",
        "Enter in the middle",
        "no Enter between",
        "unknown twice",
    ],
)
def test_a_scanner_with_a_fault_finds_nothing_wrongly(
    depot: Depot, sent: tuple[str, ...], told: list[str]
) -> None:
    event = depot.planned()
    assert scan(depot, event, *sent) == told
    found = reconciling.reconcile(depot.office, event)
    assert (found.found, found.repeated) == (told.count("FOUND"), told.count("DUPLICATE_READ"))


def test_the_list_has_what_is_counted_in_the_order_of_the_shelves(depot: Depot) -> None:
    depot.add("R-2", physical_location="Rack 2")
    depot.add("R-10", physical_location="Rack 2")
    depot.add("IN-1", entered_as="DUE_IN")
    depot.add("U-1", site_id=depot.south, holder_unit_id=depot.unit)
    event = depot.planned(sites=(depot.north,), units=(depot.unit,))
    lines = depot.office.reader.children(ExpectedLine, "event_id", event)
    told = [
        (each.page_no, each.line_no, each.expected_serial)
        for each in sorted(lines, key=lambda x: x.line_no or 0)
    ]
    assert told == [
        (1, 1, "U-1"), (2, 2, "C-500"), (2, 3, "0012-A7"), (2, 4, "0013-A7"), (2, 5, "0014-A7"), (2, 6, "BN-1002"),
        (2, 7, "BN-1010"), (2, 8, "R-2"), (2, 9, "R-10"),
    ]  # fmt: skip


def test_a_page_holds_forty_lines(depot: Depot) -> None:
    with depot.office.change("Fill the shelves") as work:
        work.add_many(Item, [
            {"article_type_id": depot.nvd, "serial_raw": f"P-{at}", "site_id": depot.south} for at in range(85)
        ])  # fmt: skip
    event = depot.planned(sites=(depot.north, depot.south))
    pages = [each.page_no for each in depot.office.reader.children(ExpectedLine, "event_id", event)]
    assert [pages.count(page) for page in (1, 2, 3, 4)] == [6, 40, 40, 6]


def test_the_list_is_frozen_once_and_before_anything_is_read(depot: Depot) -> None:
    office, event = depot.office, depot.planned(freeze=False)
    with pytest.raises(Refused, match="not frozen yet"):
        depot.count(event)
    events.freeze(office, event)
    with pytest.raises(Refused, match="frozen already"):
        events.freeze(office, event)
    with office.change("Give it up") as work:
        work.set(InventoryEvent, event, {"cancelled_on": support.TODAY, "cancel_reason": "Road closed"})
    with pytest.raises(Refused, match="given up"):
        depot.count(event)


def test_what_moves_after_the_freeze_is_where_the_list_has_it(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    with office.change("Move") as work:
        work.set(Item, depot.items["0012-A7"], {"site_id": depot.south})
    depot.add("NEW-77")
    assert scan(depot, event, "0012-A7", "NEW-77") == ["FOUND", "FOUND"]


def test_a_lost_mark_and_a_tag_lead_to_their_item(depot: Depot) -> None:
    item = depot.add(
        "OLD-44", serial_assigned="R-0001", serial_state="REASSIGNED", secondary_marks="TAG-7, UII 99812"
    )
    event = depot.planned()
    count = depot.count(event)
    for mark, kind in (
        ("R0001", "FOUND"),
        ("old44", "SUGGEST"),
        ("TAG7", "SUGGEST"),
        ("UII-99812", "SUGGEST"),
    ):
        made = count.judge(Seen(mark, site_id=depot.north))
        assert (made.kind, made.item_id) == (kind, item)


def test_numbers_of_inventories_go_on_in_their_year(depot: Depot) -> None:
    event = depot.planned(freeze=False)
    assert events.next_number(depot.office.reader, support.TODAY) == "2026-BN-002"
    assert events.next_number(depot.office.reader, support.TODAY.replace(year=2027)) == "2027-BN-001"
    with pytest.raises(Usage, match="at least one"):
        events.plan(depot.office, kind="ANNUAL", method="IN_PERSON", planned_on=support.TODAY)
    assert depot.office.reader.get(InventoryEvent, event).event_status == "PLANNED"


# -- what was read stays ---------------------------------------------------------------------------------------------
def test_a_reading_is_struck_out_and_never_removed(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    scan(depot, event, "0012-A7", "0012-A7")
    first, second = office.reader.ids(Query(Reading))
    with pytest.raises(Refused, match="not changed once made"), office.change("Remove") as work:
        work.remove(Reading, first)
    with pytest.raises(Refused, match="not changed once made"), office.change("Edit") as work:
        work.set(Reading, first, {"serial_read": "0013-A7"})
    with pytest.raises(Usage, match="with a reason"):
        counting.strike(office, first, " ")
    counting.strike(office, first, "Read from the wrong shelf")
    assert depot.count(event).tally == {"FOUND": 1}
    reconciling.reconcile(office, event)
    kept = {each: office.reader.get(Reading, each) for each in (first, second)}
    assert (kept[first].match_kind, kept[first].struck_on) == ("FOUND", support.TODAY)
    assert kept[second].match_kind == "FOUND"


def test_a_list_is_one_step(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    count = depot.count(event)
    counting.record_many(
        office, count, [Seen(each, site_id=depot.north) for each in ("0012-A7", "0013-A7", "0012-A7")]
    )
    assert count.tally == {"FOUND": 2, "DUPLICATE_READ": 1}
    assert office.undo().name == "Read 3 serials"
    assert depot.count(event).tally == {}


def test_a_list_that_is_stopped_leaves_nothing(depot: Depot) -> None:
    count = depot.count(depot.planned())
    seen = [Seen("0012-A7", site_id=depot.north)]
    with pytest.raises(Refused):
        counting.record_many(depot.office, count, seen, cancelled=lambda: True)
    assert count.tally == {}
    assert counting.record_many(depot.office, count, seen)[0].outcome.kind == "FOUND"
    assert counting.record_many(depot.office, count, []) == []


# -- gates -----------------------------------------------------------------------------------------------------------
def test_refused_access_is_a_result(depot: Depot) -> None:
    office = depot.office
    event = depot.planned(sites=(depot.north, depot.south))
    rows = {row.site_id: row.id for row in office.reader.children(EventSite, "event_id", event)}
    with pytest.raises(Usage, match="what was said"):
        events.record_refusal(office, rows[depot.south], by="The guard", reason="")
    events.record_refusal(office, rows[depot.south], by="The guard", reason="No letter from the ministry")
    scan(depot, event, "C-500", "0012-A7", "0013-A7", "0014-A7", "BN-1002", "BN-1010")
    found = reconciling.reconcile(office, event)
    assert (found.found, found.not_found, found.refused, found.open_questions) == (6, 1, 1, 0)
    signing.sign(office, event, "US", "Ada Quill", "Captain", support.TODAY)
    signing.sign(office, event, "PARTNER", "Bela Farouk", "Major", support.TODAY)
    item = office.reader.get(Item, depot.items["77-12345"])
    assert (item.disposition, item.last_sighted_on) == ("ACTIVE", None)


def test_a_gate_that_opens_later_is_a_visit(depot: Depot) -> None:
    event = depot.planned()
    (row,) = depot.office.reader.children(EventSite, "event_id", event)
    events.record_refusal(depot.office, row.id, by="The guard", reason="Late")
    events.record_visit(depot.office, row.id, support.TODAY)
    assert reconciling.reconcile(depot.office, event).refused == 0


# -- a power cut -----------------------------------------------------------------------------------------------------
READER = (
    "import sys; from tests import support; support.allow_few_rounds(); from app.cli import main; "
    "sys.exit(main(['--user', support.USER, 'eum', 'read', sys.argv[1], '2026-BN-001', '--method', 'BARCODE']))"
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_power_cut_loses_no_reading_that_was_told(depot: Depot, child_env: dict[str, str]) -> None:
    office = depot.office
    depot.planned()
    office.close()
    told: list[str] = []
    for cut in (1, 4):
        child = subprocess.Popen(
            [sys.executable, "-c", READER, str(office.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env=child_env | {"SCO_PASSPHRASE": support.PASSPHRASE},
        )  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.writelines(f"CUT-{cut}-{at:02d}\n" for at in range(20))
        child.stdin.flush()
        told += [child.stdout.readline().split()[0] for _ in range(cut)]
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    with support.reopen(office.folder) as again:
        kept = [row.serial_read for row in again.reader.records(Query(Reading))]
        assert set(told) <= set(kept)
        assert len(told) == 5
        assert len({row.reading_uid for row in again.reader.records(Query(Reading))}) == len(kept)
        assert again.verify().first_bad is None
