"""The statuses of a clearance request and the steps between them (visitors.md 6, visit_clearance_transition.csv).

One table; the picture, the buttons, the command line and the random walk of the tests read it. Steps of the office and
of the requester are entered as steps; what approvers answer is entered as answers, and moves the request by `overall`.
"""

from collections.abc import Mapping

from models.states import Move, States

FIRST = "DRAFT"
AT_DESK = ("DRAFT", "READY")
ASKED = ("SUBMITTED", "NEED_MORE_INFO")
CLEARED = ("APPROVED", "APPROVED_RESTRICTED")
END = ("DENIED", "REVOKED", "CANCELLED", "EXPIRED", "CLOSED")
STATUSES = (*AT_DESK, *ASKED, *CLEARED, *END)
OPEN = frozenset({*AT_DESK, *ASKED})
"""Statuses in which the request is not decided."""
ENDED = frozenset(END)
COLUMNS = (("At the desk", AT_DESK), ("Asked", ASKED), ("Cleared", CLEARED), ("End", END))
LINES = ("COUNTRY", "THEATER", "SPECIAL_AREA", "HOST_NATION")
NEEDS = {
    "COUNTRY": "needs_country", "THEATER": "needs_theater", "SPECIAL_AREA": "needs_special_area",
    "HOST_NATION": "needs_host_nation",
}  # fmt: skip
"""The flag of a request that says whether a clearance is needed, by clearance."""
ANSWERED = ("APPROVED", "APPROVED_RESTRICTED", "NEED_MORE_INFO", "DENIED", "REVOKED")
LINE_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "PENDING": ("APPROVED", "APPROVED_RESTRICTED", "NEED_MORE_INFO", "DENIED"),
    "APPROVED": ("APPROVED_RESTRICTED", "REVOKED"),
    "APPROVED_RESTRICTED": ("APPROVED", "APPROVED_RESTRICTED", "REVOKED"),
}
"""What may be answered to a clearance, by its state (visit_clearance_transition.csv).

Only an approval is revoked; one that asked for more is answered once it was sent again; denied and revoked are the
end. That an approver lays a restriction on an approval later, or changes or lifts one, is inferred.
"""
_ORDER = ("DENIED", "REVOKED", "NEED_MORE_INFO", "PENDING", "APPROVED_RESTRICTED", "APPROVED")
"""Which answer of several settles the request: the first of these that any line has."""


def overall(lines: Mapping[str, str]) -> str:
    """Status of a request that was sent, from the state of its clearances; lines not required are ignored.

    No answer is never approval: a request without any line that is required stays SUBMITTED.
    """
    states = {state for state in lines.values() if state != "NOT_REQUIRED"}
    found = next((state for state in _ORDER if state in states), "PENDING")
    return "SUBMITTED" if found == "PENDING" else found


def _moves() -> tuple[Move, ...]:
    return (
        Move("Mark it ready", "DRAFT", "READY", step="visit_ready", needs=("stepped_on",)),
        Move("Take it back to the desk", "READY", "DRAFT", needs=("stepped_on",)),
        Move("Record it as sent", "READY", "SUBMITTED", step="visit_submit", needs=("stepped_on", "step_ref")),
        Move("Send it again", "NEED_MORE_INFO", "SUBMITTED", step="visit_submit", needs=("stepped_on",), reason=True),
        *(Move("Send the change", source, "SUBMITTED", step="visit_submit", needs=("stepped_on",), reason=True)
          for source in CLEARED),
        *(Move("Cancel it", source, "CANCELLED", needs=("stepped_on",), reason=True)
          for source in ("DRAFT", "READY", "SUBMITTED", "NEED_MORE_INFO", *CLEARED)),
        *(Move("Record that it ran out", source, "EXPIRED", needs=("stepped_on",)) for source in CLEARED),
        *(Move("Close it", source, "CLOSED", step="visit_close", needs=("stepped_on",)) for source in CLEARED),
    )  # fmt: skip


REQUEST_STATES = States(field="request_status", first=FIRST, moves=_moves())
"""Every step that the office or the requester takes; answers of approvers lead on as `overall` says."""
