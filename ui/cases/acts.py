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


def _shows(paper: str) -> Callable[["RecordPage"], object]:
    """What shows a paper about all cases as it prints, with the workbook it has beside it."""

    def show(page: "RecordPage") -> None:
        from ui.today.paper import preview_office

        preview_office(page.window(), page.session, paper)

    return show


STATUS = ListAct(
    "Status report…", "case_status_report", "Every case on one line, on paper.", _shows("case_status")
)
RECONCILIATION = ListAct(
    "Reconciliation…", "scip_reconciliation", "Ours, theirs and the difference, on paper and as workbook.",
    _shows("scip_reconciliation"),
)  # fmt: skip
RETENTION = ListAct(
    "Retention list…", "retention_list", "What is complete, closed, held or past its time, on paper.",
    _shows("retention_list"),
)  # fmt: skip
INBOUND = ListAct(
    "Inbound list…", "inbound_list", "The shipments that are expected, on paper.", _shows("inbound_list")
)
