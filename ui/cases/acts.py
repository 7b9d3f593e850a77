"""What the lists of the Cases tab do beside their forms; each opens its sheet, which is imported only then."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ui.records.listing import ListAct

if TYPE_CHECKING:
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane

STEP, EVENT = "Record a step…", "Record event…"


def step_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the case on screen."""
    step_of_case(pane, 0)


def step_of_case(pane: "RecordPane", step_id: int) -> None:
    """Opens a step with what was set when it was made; for a new one the sheet of the case on screen."""
    from ui.cases.stepsheet import CLIMB
    from ui.records.stepsheet import open_for

    open_for(pane, CLIMB, step_id)


def event_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for what happened to the shipment on screen."""
    if pane.seen is None:
        return
    from ui.cases.eventsheet import EventSheet

    EventSheet(pane.window(), pane.session, pane.seen.record.id).open()


STEPS: Mapping[str, Callable[["RecordPane", int], object]] = {"case_step": step_of_case}


def show_status(page: "RecordPage") -> None:
    """Shows the status of all cases as it prints."""
    _show(page, "case_status")


def show_inbound(page: "RecordPage") -> None:
    """Shows the shipments that are expected, as they print."""
    _show(page, "inbound_list")


def _show(page: "RecordPage", paper: str) -> None:
    from ui.today.paper import preview_office

    preview_office(page.window(), page.session, paper)


STATUS = ListAct("Status report…", "case_status_report", "Every case on one line, on paper.", show_status)
INBOUND = ListAct("Inbound list…", "inbound_list", "The shipments that are expected, on paper.", show_inbound)
