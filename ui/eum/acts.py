"""What only the lists of the EUM tab do, by action id; each sheet is imported when it is first wanted."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.records.page import RecordPage


def item_acts(page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """Work for the actions of the list of items, by id."""
    return {"routine_check": lambda: routine_check(page)}


def routine_check(page: "RecordPage") -> None:
    """Saves a routine check of the item on screen."""
    from ui.eum.lookup import record_seen

    if page.pane.seen is not None and page.pane.seen.record.id:
        record_seen(page.session, page.pane.seen.record.id)
