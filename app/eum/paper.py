"""The count sheet's pages by their printed code."""

from models.eum.events import InventoryEvent


def sheet_code(event: InventoryEvent, page: int) -> str:
    """What stands large on a page of the count sheet and names it: the inventory's number and the page."""
    return f"{event.event_no or event.id}/{page}"
