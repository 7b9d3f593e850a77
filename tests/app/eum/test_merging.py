"""Two records of one article become one: its readings and changes of state stay, also those of signed inventories."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app import duplicates, merging
from app.errors import Refused
from app.reading import Cond, Query
from models.eum.afterwards import DispositionEvent
from models.eum.book import Item
from models.eum.events import InventoryEvent, Reading
from tests import support
from tests.app.eum.book import add_items, begin

TODAY = support.TODAY


def test_a_double_is_merged_with_what_was_counted_of_it(tmp_path: Path) -> None:
    with support.make_office(tmp_path) as office:
        places = begin(office)
        usual: dict[str, Any] = {"article_type_id": places.nvd, "site_id": places.north}
        stays, goes, tube = add_items(office, [
            usual | {"serial_raw": "0012-A7"}, usual | {"serial_raw": "OO12-A7"}, usual | {"serial_raw": "T-77123"},
        ])  # fmt: skip
        with office.change("Count") as work:
            event = work.add(
                InventoryEvent, {"event_no": "1", "inventory_method": "IN_PERSON", "signed_on": TODAY}
            )
            found = {"event_id": event, "matched_item_id": goes, "match_kind": "FOUND", "sighted": "ITEM"}
            reading = work.add(Reading, found)
            damaged = {"item_id": goes, "to_state": "DAMAGED", "effective_on": TODAY - timedelta(days=3)}
            work.add(DispositionEvent, damaged)
            work.set(Item, tube, {"paired_item_id": goes})
        (likely,) = duplicates.alike_to(office.reader, office.reader.get(Item, goes))
        assert likely.second.record_id == stays and "it reads O for 0" in likely.why
        merging.merge(office, Item, stays, goes)
        row = office.reader.get(Item, stays)
        assert (row.disposition, row.last_sighted_on, row.serial_raw) == ("DAMAGED", TODAY, "0012-A7")
        assert office.reader.get(Reading, reading).matched_item_id == stays
        assert office.reader.get(Item, tube).paired_item_id == stays
        assert list(office.reader.ids(Query(Item, where=Cond("serial_raw", "=", "OO12-A7")))) == []
        with pytest.raises(Refused), office.change("Change a signed reading") as work:
            work.set(Reading, reading, {"matched_item_id": tube})
        office.undo()
        assert office.reader.get(Item, goes).disposition == "DAMAGED"
        assert office.reader.get(Item, stays).last_sighted_on is None
