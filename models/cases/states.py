"""The states of a case and the steps between them (cases.md 4).

One table; the picture, the buttons, the command line and the random walk of the tests read it.
"""

from models.states import Move, States

FIRST = "PLANNED"
REQUEST = ("PLANNED", "LOR_SENT", "LOR_RECEIVED", "LOR_INSUFFICIENT", "LOR_ACTIONABLE", "PNA_RESPONSE")
"""States before there is a case in the official system."""
DEVELOPING = ("DEVELOPMENT", "WRITE", "REVIEW", "PROPOSED")
OFFER = ("OFFERED", "EXPIRED", "REJECTED", "BPC_WAIT")
LIFE = ("ACCEPTED", "IMPLEMENTED", "SUSPENDED", "SSC")
END = ("CLOSED_INTERIM", "CLOSED", "CANCELLED", "DISAPPROVED", "WITHDRAWN")
BEFORE_OFFER = (*REQUEST[:-1], *DEVELOPING)
ENDED = frozenset({"CLOSED", "DISAPPROVED", "WITHDRAWN", "CANCELLED", "PNA_RESPONSE"})
"""States after which nothing is due but keeping the file."""
EXECUTING = frozenset({"IMPLEMENTED", "SUSPENDED", "SSC"})
"""States in which money and materiel move."""
OFFERING = frozenset({"OFFERED", "EXPIRED", "BPC_WAIT"})
DAY_OF = {
    "OFFERED": "offered_on", "ACCEPTED": "accepted_on", "IMPLEMENTED": "implemented_on", "SSC": "ssc_on",
    "CLOSED": "closed_on", "SUSPENDED": "suspended_on",
}  # fmt: skip
"""The date of the case that a step into a state fills while it is empty."""
ONLY_FMS = frozenset({"OFFERED", "EXPIRED", "REJECTED", "LOR_SENT", "LOR_RECEIVED", "LOR_INSUFFICIENT",
                      "LOR_ACTIONABLE", "PNA_RESPONSE"})  # fmt: skip
"""States that a BPC case never has: no letter of request, no offer to the partner (SAMM C2.1.7.1.2, C5.4.2)."""
ONLY_BPC = frozenset({"BPC_WAIT"})
STATES = (*REQUEST, *DEVELOPING, *OFFER, *LIFE, *END)
COLUMNS = (
    ("Request", REQUEST),
    ("Development", DEVELOPING),
    ("Offer", OFFER),
    ("Execution", LIFE),
    ("End", END),
)
"""The picture of the states, from left to right."""


def _moves() -> tuple[Move, ...]:
    return (
        Move("Send the request", "PLANNED", "LOR_SENT", step="lor_package", needs=("stepped_on", "step_ref")),
        Move("Record its receipt", "LOR_SENT", "LOR_RECEIVED", needs=("stepped_on",)),
        Move("Record it as insufficient", "LOR_RECEIVED", "LOR_INSUFFICIENT", needs=("stepped_on",), reason=True),
        Move("Record it as received again", "LOR_INSUFFICIENT", "LOR_RECEIVED", needs=("stepped_on",)),
        *(Move("Record it as actionable", source, "LOR_ACTIONABLE", needs=("stepped_on",))
          for source in ("LOR_RECEIVED", "LOR_INSUFFICIENT")),
        Move("Record price and availability", "LOR_RECEIVED", "PNA_RESPONSE", needs=("stepped_on",)),
        Move("Open the case", "LOR_ACTIONABLE", "DEVELOPMENT", needs=("stepped_on",)),
        Move("Open the case on a memorandum", "PLANNED", "DEVELOPMENT", step="bpc_request",
             needs=("stepped_on", "step_ref")),
        Move("Record MILAP", "DEVELOPMENT", "WRITE", needs=("stepped_on",)),
        *(Move("Return to development", source, "DEVELOPMENT", needs=("stepped_on",), reason=True)
          for source in ("WRITE", "REVIEW")),
        Move("Record it as written", "WRITE", "REVIEW", needs=("stepped_on",)),
        Move("Record MILSGN", "REVIEW", "PROPOSED", needs=("stepped_on",)),
        Move("Record the offer", "PROPOSED", "OFFERED", step="case_offer", needs=("stepped_on",)),
        Move("Record BPC WAIT", "PROPOSED", "BPC_WAIT", needs=("stepped_on",)),
        Move("Record the U.S. acceptance", "BPC_WAIT", "ACCEPTED", needs=("stepped_on",)),
        Move("Record that it expired", "OFFERED", "EXPIRED", needs=("stepped_on",)),
        Move("Extend or restate", "EXPIRED", "OFFERED", step="case_extend", needs=("stepped_on", "step_ref"),
             reason=True),
        Move("Record the rejection", "OFFERED", "REJECTED", needs=("stepped_on",), reason=True),
        Move("Record it as cancelled", "REJECTED", "CANCELLED", needs=("stepped_on",)),
        *(Move("Record the cancellation", source, "CANCELLED", needs=("stepped_on",), reason=True)
          for source in ("DEVELOPMENT", "WRITE", "REVIEW", "PROPOSED", "OFFERED", "EXPIRED", "ACCEPTED", "BPC_WAIT")),
        Move("Record the acceptance", "OFFERED", "ACCEPTED", step="case_accept", needs=("stepped_on",)),
        Move("Record a counteroffer", "OFFERED", "OFFERED", needs=("stepped_on",), reason=True),
        *(Move("Reactivate", "CANCELLED", target, needs=("stepped_on", "step_ref"), reason=True)
          for target in ("DEVELOPMENT", "OFFERED")),
        Move("Record the implementation", "ACCEPTED", "IMPLEMENTED", step="case_implement", needs=("stepped_on",)),
        Move("Record a change as implemented", "IMPLEMENTED", "IMPLEMENTED", needs=("stepped_on", "step_ref")),
        Move("Record the suspension", "IMPLEMENTED", "SUSPENDED", needs=("stepped_on",), reason=True),
        Move("Record the end of the suspension", "SUSPENDED", "IMPLEMENTED", needs=("stepped_on",), reason=True),
        Move("Record supply complete", "IMPLEMENTED", "SSC", step="case_ssc", needs=("stepped_on",)),
        Move("Take supply complete back", "SSC", "IMPLEMENTED", needs=("stepped_on",), reason=True),
        Move("Record the interim closure", "SSC", "CLOSED_INTERIM", step="case_close", needs=("stepped_on",)),
        *(Move("Record the final closure", source, "CLOSED", step="case_close", needs=("stepped_on",))
          for source in ("SSC", "CLOSED_INTERIM")),
        *(Move("Record the disapproval", source, "DISAPPROVED", needs=("stepped_on",), reason=True)
          for source in BEFORE_OFFER if source != "PLANNED"),
        *(Move("Record the withdrawal", source, "WITHDRAWN", needs=("stepped_on",), reason=True)
          for source in BEFORE_OFFER),
    )  # fmt: skip


CASE_STATES = States(field="case_state", first=FIRST, moves=_moves())
"""Every step a case may take. An offer that expires does so by the calendar, and somebody records it."""


def of_kind(case_kind: str | None, state: str) -> bool:
    """Whether a case of a kind may be in a state."""
    return state not in (ONLY_FMS if case_kind == "BPC" else ONLY_BPC)
