"""What must not grow with the number of items, and long work that tells how far it is and can be stopped."""

from collections.abc import Callable

import pytest

from app.errors import Refused
from app.eum import counting, events, signing
from app.eum.counting import Seen
from app.office import Office
from app.rechecks import moves_duties
from models.concern import fields_concerned, rules_concerned
from models.eum.book import Item
from models.eum.deliveries import EumLine
from models.eum.events import ExpectedLine, InventoryEvent, Signature
from models.kinds import kind_named
from models.paths import PathError, hops
from tests import support
from tests.app.eum.conftest import SERIALS, Depot

Work = Callable[[Office, int, "Watcher"], object]


class Watcher:
    """Hears how far a work is and stops it once it is beyond a share."""

    def __init__(self, stops_at: int = 101) -> None:
        self.heard: list[int] = []
        self._stops_at = stops_at

    def progress(self, done: int, total: int) -> None:
        self.heard.append(100 * done // total)

    def cancelled(self) -> bool:
        return bool(self.heard) and self.heard[-1] >= self._stops_at


def freezing(office: Office, event: int, watch: Watcher) -> object:
    return events.freeze(office, event, progress=watch.progress, cancelled=watch.cancelled)


def second_signature(office: Office, event: int, watch: Watcher) -> object:
    return signing.sign(
        office, event, "PARTNER", "Bela Farouk", "", support.TODAY, progress=watch.progress, cancelled=watch.cancelled
    )  # fmt: skip


def counted(depot: Depot) -> int:
    event = depot.planned()
    seen = [Seen(each, site_id=depot.north) for each in ("C-500", *SERIALS)]
    counting.record_many(depot.office, depot.count(event), seen)
    signing.sign(depot.office, event, "US", "Ada Quill", "", support.TODAY)
    return event


@pytest.mark.parametrize("work", [freezing, second_signature])
def test_long_work_tells_how_far_it_is_and_leaves_nothing_when_it_is_stopped(
    depot: Depot, work: Work
) -> None:
    office = depot.office
    event = depot.planned(freeze=False) if work is freezing else counted(depot)
    before = office.reader.get(InventoryEvent, event)
    with pytest.raises(Refused):
        work(office, event, Watcher(stops_at=30))
    assert office.reader.get(InventoryEvent, event).row_version == before.row_version
    lines = office.reader.children(ExpectedLine, "event_id", event)
    assert len(lines) == (0 if work is freezing else 6)
    assert len(office.reader.children(Signature, "event_id", event)) == (0 if work is freezing else 1)
    whole = Watcher()
    work(office, event, whole)
    assert whole.heard == sorted(whole.heard)
    assert len(set(whole.heard)) > 2
    assert office.reader.get(InventoryEvent, event).row_version != before.row_version


def test_a_case_line_counts_its_items_whatever_becomes_of_them(depot: Depot) -> None:
    office = depot.office
    with office.change("Lines") as work:
        first, second = (
            work.add(EumLine, {"case_designator": "BN-B-UAB", "line_no": no, "article_type_id": depot.nvd})
            for no in ("001", "002")
        )

    def known() -> tuple[int | None, int | None]:
        return tuple(office.reader.get(EumLine, each).qty_serials_known for each in (first, second))  # type: ignore[return-value]

    items = [depot.add(f"L-{at}", eum_line_id=first) for at in range(3)]
    assert known() == (3, 0)
    with office.change("Move") as work:
        work.set(Item, items[0], {"eum_line_id": second})
        work.remove(Item, items[1])
    assert known() == (1, 1)
    office.undo()
    assert known() == (3, 0)


@pytest.mark.parametrize(
    ("kind", "changed", "rules"),
    [
        ("storage_site", "store_remarks", set()),
        ("storage_site", "last_visited_on", set()),
        ("storage_site", "store_name", {"EUM-PAIR"}),
        ("eum_article_type", "article_remarks", set()),
        ("inventory_reading", "resolution_note", set()),
    ],
)
def test_what_says_nothing_of_an_item_asks_no_rule_about_the_items_there(
    kind: str, changed: str, rules: set[str]
) -> None:
    asked = rules_concerned("eum_item", kind, frozenset({changed}))
    assert {each.id for each in asked} == rules
    assert "eum_item" not in fields_concerned(kind, frozenset({changed}))


@pytest.mark.parametrize(
    ("kinds", "moves"),
    [
        ({"inventory_reading"}, False),
        ({"inventory_reading", "expected_line"}, False),
        ({"inventory_reading", "inventory_event"}, True),
        ({"eum_item"}, True),
        ({"note"}, True),
        ({"contact"}, True),
    ],
)
def test_a_reading_by_itself_moves_no_duty(kinds: set[str], moves: bool) -> None:
    assert moves_duties(kinds) is moves


@pytest.mark.parametrize(
    "path", ["#article_type_id", "#eum_item<site_id.article_type_id", "#eum_item<nothing"]
)
def test_only_one_hop_back_can_be_counted(path: str) -> None:
    with pytest.raises(PathError):
        hops(kind_named("storage_site"), path)
