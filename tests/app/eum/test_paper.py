"""A page of a count sheet comes back by its code and one line of marks."""

from itertools import islice, product

import pytest

from app.errors import NotFound, Usage
from app.eum import counting, paper, reconciling
from app.eum.counting import Seen
from app.eum.paper import Mark, SheetLine, marks
from models.eum.events import InventoryEvent
from tests.app.eum.conftest import SERIALS, Depot

LINES = [SheetLine(number, number, f"S-{number}", None, None, None) for number in range(1, 46)]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1-40 42 45; 41 missing", "42 found, 1 missing"),
        ("all", "45 found"),
        ("ALL BUT 41 43", "43 found"),
        ("all but 41, 43-45; 43 container", "41 found, 1 container only"),
        ("all; 41 43 missing; 44 illegible; 45 = 0012-A8; + 0099-X1", "41 found, 2 missing, 1 illegible, "
         "1 read otherwise, 1 article more"),
        ("1\n2 no mark\n3 damaged", "1 found, 1 without mark, 1 damaged"),
        ("41 missing; 1-45", "44 found, 1 missing"),
        ("", "nothing marked"),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(typed: str, says: str) -> None:
    made = marks(typed, LINES)
    assert made.errors == ()
    assert made.says == says


@pytest.mark.parametrize(
    ("typed", "position", "text"),
    [
        ("1-40 99", 6, "99"),
        ("1-40; 44-50", 7, "44-50"),
        ("9-3", 1, "9-3"),
        ("41 mising", 4, "mising"),
        ("all but 41 lost", 12, "lost"),
        ("all and 3", 5, "and 3"),
        ("missing", 1, "missing"),
        ("41 missing; 41 container", 13, "41"),
    ],
)
def test_an_error_is_named_by_its_position(typed: str, position: int, text: str) -> None:
    (error,) = marks(typed, LINES).errors
    assert (error.position, error.text) == (position, text)
    assert error.sentence.startswith(f"Position {position}, “{text}”: ")


def test_a_hundred_and_twenty_lines_take_ten_entries() -> None:
    lines = [SheetLine(at, at, f"S-{at}", None, None, None) for at in range(1, 121)]
    typed = "1-40 43-80; 81-98 100-117; 41 missing; 42 case; 99 illegible; 118 = X-1; 119 damaged; 120 missing; + X-2"
    assert len(typed.split(";")) <= 10
    made = marks(typed, lines)
    assert made.errors == ()
    assert len(made.marks) == 120
    assert made.marks[117] == Mark(118, "OTHERWISE", "X-1")


def test_a_code_typed_wrong_is_said_at_once(depot: Depot) -> None:
    event = depot.office.reader.get(InventoryEvent, depot.planned())
    code = paper.sheet_code(event, 1)
    page = paper.page_of(depot.office.reader, f" {code.lower().replace('-', ' ')} ")
    assert [each.serial for each in page.lines] == ["C-500", *SERIALS]
    signs = [at for at, sign in enumerate(code) if sign != "-"]
    wrong = [code[:at] + sign + code[at + 1 :] for at, sign in product(signs, "07AZ") if code[at] != sign]
    wrong += [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(3) if code[at] != code[at + 1]
    ]
    for each in islice(wrong, 60):
        with pytest.raises(Usage, match="no code of a page"):
            paper.page_of(depot.office.reader, each)


def test_a_page_that_is_not_there(depot: Depot) -> None:
    reader = depot.office.reader
    event = reader.get(InventoryEvent, depot.planned())
    with pytest.raises(NotFound, match="no page 9"):
        paper.page_of(reader, paper.sheet_code(event, 9))
    other = InventoryEvent(1, {"event_no": "2019-BN-001"})
    with pytest.raises(NotFound, match="No inventory"):
        paper.page_of(reader, paper.sheet_code(other, 1))


def test_paper_scan_and_list_give_the_same_result(depot: Depot) -> None:
    """The same five articles, three inventories, three ways."""
    office, read = depot.office, ("C-500", *SERIALS[:4])
    results = []
    for way in ("paper", "scan", "list"):
        event = depot.planned()
        count = depot.count(event)
        if way == "paper":
            record = office.reader.get(InventoryEvent, event)
            page = paper.page_of(office.reader, paper.sheet_code(record, 1))
            counting.record_many(office, count, paper.seen(page, marks("1-5; 6 missing", page.lines)))
        elif way == "scan":
            for serial in read:
                counting.record(office, count, Seen(serial, "BARCODE", site_id=depot.north))
        else:
            counting.record_many(
                office, count, [Seen(each, "PARTNER_LIST", site_id=depot.north) for each in read]
            )
        found = reconciling.reconcile(office, event)
        asked = [(each.kind, each.serial) for each in reconciling.questions(office.reader, event)]
        results.append((found, asked, count.tally))
    assert results[0] == results[1] == results[2]
    assert results[0][1] == [("NOT_FOUND", "BN-1010")]


def test_an_illegible_mark_at_a_line_waits_there(depot: Depot) -> None:
    office, event = depot.office, depot.planned()
    page = paper.page_of(office.reader, paper.sheet_code(office.reader.get(InventoryEvent, event), 1))
    typed = marks("1-4; 5 illegible; 6 = BN-101O; + Q-1", page.lines)
    told = counting.record_many(office, depot.count(event), paper.seen(page, typed))
    assert [each.outcome.kind for each in told] == ["FOUND"] * 4 + ["UNREAD", "SUGGEST", "UNEXPECTED"]
    found = reconciling.reconcile(office, event)
    assert (found.to_decide, found.not_found) == (2, 0)


def test_marks_with_errors_record_nothing(depot: Depot) -> None:
    event = depot.office.reader.get(InventoryEvent, depot.planned())
    page = paper.page_of(depot.office.reader, paper.sheet_code(event, 1))
    with pytest.raises(Usage, match="Position 1"):
        paper.seen(page, marks("77", page.lines))
