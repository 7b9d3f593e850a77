"""The report of an inventory: every line and reading in one table, totals that add up or say so, draft until signed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app import documents
from app.errors import Refused
from app.office import Office
from app.papers.eum_counted import count_of, place_of
from app.papers.eum_report import checks, report_facts
from app.papers.sample_eum import row
from models.eum.book import Item
from models.eum.events import InventoryEvent, Reading
from models.kinds import kind_named
from reports.composed import ComposedFacts, Part
from tests.app.papers import depot
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words

TYPED = ((7, None), (7, 9), (8, None))
"""Item and own type of a reading; the office knows item 7."""
OUTCOMES = {10: "NOT_FOUND", 11: "TO_DECIDE", 12: "ACCESS_REFUSED", 45: "FOUND_ELSEWHERE"}
ODD: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("O01210-A7", "SUGGEST", {}), ("X-777", "UNEXPECTED", {"resolution": "NEW"}), ("", "UNREAD", {}),
    ("001200-A7", "DUPLICATE_READ", {}), ("001201-A7", "TYPE_CONFLICT", {}),
)  # fmt: skip


@pytest.fixture(scope="module")
def counted(supplied: tuple[Office, Depot]) -> Iterator[tuple[Office, Depot]]:
    """The inventory after its count, reconciled and not signed."""
    office, made = supplied
    with office.change("Count") as work:
        for number in range(1, 46):
            outcome = OUTCOMES.get(number, "FOUND")
            work.set(kind_named("expected_line"), made[f"line{number}"], {"line_outcome": outcome})
            if outcome.startswith("FOUND"):
                item = made["far"] if number == 45 else made[f"item{number - 1}"]
                depot.read(work, made, f"s{number}", outcome, number, expected_line_id=made[f"line{number}"],
                           matched_item_id=item, site_id=made["north"])  # fmt: skip
        for at, (serial, kind, more) in enumerate(ODD, 100):
            depot.read(work, made, serial, kind, at, site_id=made["north"], **more)
        depot.read(work, made, "WRONG", "UNEXPECTED", 200, struck_on=date(2026, 2, 11))
        work.set(InventoryEvent, made["event"], {
            "reconciled_at": datetime(2026, 2, 12, 9, tzinfo=UTC), "expected_count": 45, "found": 41, "not_found": 1,
        })  # fmt: skip
        work.set(kind_named("event_site"), made["visit_south"],
                 {"access_refused": True, "refused_by": "Duty officer", "refusal_reason": "No letter"})  # fmt: skip
    yield office, made


def facts(counted: tuple[Office, Depot]) -> ComposedFacts:
    office, made = counted
    return report_facts(office.reader, office.reader.get(InventoryEvent, made["event"]))


def part(found: ComposedFacts, heading: str) -> Part:
    return next(each for each in found.parts if each.heading.text.startswith(heading))


def cells(found: ComposedFacts, heading: str) -> Any:
    table = part(found, heading).table
    assert table is not None
    return table.cells


def test_every_line_stands_in_one_table_and_so_does_every_reading(counted: tuple[Office, Depot]) -> None:
    found = facts(counted)
    sizes = {letter: len(cells(found, f"{letter}.")) for letter in "ABCDE"}
    assert sizes == {"A": 41, "B": 2, "C": 1, "D": 2, "E": 1}
    assert [row[0] for row in cells(found, "Still")] == ["001210-A7", "O01210-A7"]
    assert cells(found, "A.")[0][1] == "001200-A7" and cells(found, "C.")[0][0] == "X-777"
    assert [row[0] for row in cells(found, "D.")] == ["009999", "001201-A7"]
    assert "Expected at Arsenal South" in cells(found, "D.")[0][3]
    assert ("Arsenal South", "11 Feb 2026", "Access refused; Duty officer; No letter") in cells(
        found, "Sites"
    )
    totals = part(found, "Totals").table
    assert totals is not None and totals.sums == ("All", "45", "41", "1", "1", "1", "1")


def test_totals_are_worked_out_anew_and_what_does_not_add_up_is_said(counted: tuple[Office, Depot]) -> None:
    office, made = counted
    count = count_of(office.reader, office.reader.get(InventoryEvent, made["event"]))
    assert list(checks(count)) == [
        "45 lines on the frozen list = 41 found + 1 found elsewhere + 1 not found + 1 not seen as access was refused "
        "+ 1 to decide.",
        "47 readings = 46 once + 1 of something read before; 1 more struck out.",
    ]
    wrong = InventoryEvent(count.event.id, {**count.event.stored, "found": 40})
    *_, last = checks(type(count)(**{**count.__dict__, "event": wrong}))
    assert last == "The inventory says 40 found, its lines come to 41: reconcile again before signing."
    placed = [place_of(count, each) for each in count.readings]
    assert {letter: placed.count(letter) for letter in "CDEU"} == {"C": 1, "D": 1, "E": 1, "U": 1}


def test_it_is_a_draft_that_says_so_until_both_sides_signed(counted: tuple[Office, Depot]) -> None:
    office, made = counted
    drawn = documents.preview(office.reader, "inventory_report", made["event"])
    said = words(drawn.data)
    assert said.count("DRAFT - NOT SIGNED BY BOTH SIDES") == drawn.pages
    assert "REL TO Bandaria" in said and depot.GRID not in said and "3,500" not in said
    with office.change("Sign") as work:
        for side, name in (("US", "QUILL, Ada"), ("PARTNER", "HARROW, Lena")):
            work.add(kind_named("inventory_signature"), {
                "event_id": made["event"], "side": side, "signer_name": name, "signer_position": "Inspector",
                "signature_on": date(2026, 2, 13),
                "signer_remarks": "Line 11 was shown on paper." if side == "PARTNER" else None,
            })  # fmt: skip
        work.set(InventoryEvent, made["event"], {"signed_on": date(2026, 2, 13)})
    said = words(documents.preview(office.reader, "inventory_report", made["event"]).data)
    assert "DRAFT" not in said and "As of 13 Feb 2026" in said
    assert said.count("HARROW, Lena") == 2 and "For the partner: Line 11 was shown on paper." in said


def test_before_it_is_reconciled_there_is_no_report(shared: Office) -> None:
    with shared.change("Plan") as work:
        planned = work.add(kind_named("inventory_event"), {"event_no": "2026-BN-098", "frozen_at": None})
    with pytest.raises(Refused, match="one thing is missing"):
        documents.preview(shared.reader, "inventory_report", planned)


def test_an_inventory_without_anything_says_what_is_not_there(shared: Office) -> None:
    with shared.change("Plan") as work:
        empty = work.add(kind_named("inventory_event"), {
            "event_no": "2026-BN-097", "inventory_method": "VIRTUAL", "reconciled_at": datetime(2026, 3, 1, tzinfo=UTC),
        })  # fmt: skip
    drawn = documents.preview(shared.reader, "inventory_report", empty)
    said = words(drawn.data)
    for sentence in ("No site is named", "The list of this inventory is empty", "Nothing was found.",
                     "reason to be entered"):  # fmt: skip
        assert sentence in said
    assert drawn.unfilled


def test_a_reading_that_names_no_type_has_that_of_its_item(counted: tuple[Office, Depot]) -> None:
    office, made = counted
    item = office.reader.get(Item, made["far"])
    count = replace(
        count_of(office.reader, office.reader.get(InventoryEvent, made["event"])), unlisted={7: item}
    )
    types = [count.type_of(row(Reading, 1, matched_item_id=at, article_type_id=own)) for at, own in TYPED]
    assert types == [item.article_type_id, 9, None]
