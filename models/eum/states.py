"""What may become of an item: its states, the moves between them, and what each move asks for.

One table; the picture, the buttons, the command line and the random walk of the tests read it.
"""

from models.states import Move, States

FIRST = "ACTIVE"
BEARING = frozenset(
    {"US_CUSTODY", "ACTIVE", "IN_REPAIR", "NOT_SIGHTED", "ORIGIN_QUERY", "DAMAGED", "DISPLAY", "TRANSFERRED_CIVIL",
     "TRANSFER_PENDING"}
)  # fmt: skip
"""States in which an item is counted; what waits for its transfer stays with the giver (eum.md 7)."""
ENDED = frozenset(
    {"EXPENDED", "LOST", "STOLEN", "CAPTURED", "DESTROYED", "TARGET_USE", "DEMILITARIZED", "DISPOSED", "TRANSFERRED",
     "RETURNED_US", "RECORD_ERROR"}
)  # fmt: skip
"""States after which nothing is counted; leaving one needs a reason."""
NEEDS_APPROVAL = frozenset(
    {"TRANSFERRED", "TRANSFERRED_CIVIL", "DEMILITARIZED", "DISPOSED", "DISPLAY", "TARGET_USE"}
)
"""States entered only with State's consent (SAMM C2.1.5.6.4, C2.1.5.6.5)."""
NEEDS_EVIDENCE = frozenset({"LOST", "STOLEN", "CAPTURED", "DESTROYED", "EXPENDED"})
"""States that need a day, a reporter and a paper (DoD OIG 26 Jun 2024)."""
GONE = frozenset({"LOST", "STOLEN", "CAPTURED"})
"""Gone without anybody's leave; such items are sometimes recovered."""

_REPORTED = ("LOST", "STOLEN", "CAPTURED", "DESTROYED")


def _moves() -> tuple[Move, ...]:
    held = ("ACTIVE", "DAMAGED", "NOT_SIGHTED", "DISPLAY", "TRANSFERRED_CIVIL")
    return (
        Move("Receive in U.S. custody", "DUE_IN", "US_CUSTODY"),
        Move("Receive", "DUE_IN", "ACTIVE"),
        Move("Pass title", "US_CUSTODY", "ACTIVE"),
        Move("Settle its origin", "ORIGIN_QUERY", "ACTIVE"),
        Move("Mark not sighted", "ACTIVE", "NOT_SIGHTED"),
        Move("Record sighted again", "NOT_SIGHTED", "ACTIVE"),
        *(Move(f"Record as {state.lower()}", source, state, needs=("effective_on", "reporter_name", "evidence"))
          for source in ("ACTIVE", "NOT_SIGHTED", "DAMAGED", "IN_REPAIR") for state in _REPORTED),
        *(Move("Record as expended", source, "EXPENDED", needs=("effective_on", "reporter_name", "evidence"))
          for source in ("ACTIVE", "NOT_SIGHTED")),
        *(Move("Record damage", source, "DAMAGED", needs=("effective_on",)) for source in ("ACTIVE", "IN_REPAIR")),
        Move("Record repaired", "DAMAGED", "ACTIVE"),
        *(Move("Send for repair", source, "IN_REPAIR", needs=("effective_on",)) for source in ("ACTIVE", "DAMAGED")),
        Move("Take back from repair", "IN_REPAIR", "ACTIVE"),
        *(Move("Record demilitarized", source, "DEMILITARIZED", needs=("authority_ref", "witness", "disposal_method"))
          for source in held),
        Move("Record disposed of", "DEMILITARIZED", "DISPOSED", needs=("authority_ref", "witness", "disposal_method")),
        *(Move("Begin transfer", source, "TRANSFER_PENDING", needs=("authority_ref",))
          for source in ("ACTIVE", "DAMAGED", "DISPLAY", "TRANSFERRED_CIVIL")),
        Move("Hand over", "TRANSFER_PENDING", "TRANSFERRED", needs=("authority_ref", "effective_on")),
        Move("Give up the transfer", "TRANSFER_PENDING", "ACTIVE", reason=True),
        *(Move("Put on display", source, "DISPLAY", needs=("authority_ref",)) for source in ("ACTIVE", "DAMAGED")),
        *(Move("Use as a target", source, "TARGET_USE", needs=("authority_ref",)) for source in ("ACTIVE", "DAMAGED")),
        Move("Hand to a civil body", "ACTIVE", "TRANSFERRED_CIVIL", needs=("authority_ref",)),
        *(Move("Take back", source, "ACTIVE") for source in ("DISPLAY", "TRANSFERRED_CIVIL")),
        *(Move("Return to the United States", source, "RETURNED_US", needs=("effective_on",))
          for source in ("US_CUSTODY", "ACTIVE", "DAMAGED", "IN_REPAIR")),
        *(Move("Record recovered", source, "ACTIVE", reason=True) for source in sorted(GONE)),
        *(Move("Correct: still there", source, "ACTIVE", reason=True) for source in sorted(ENDED - GONE)),
        *(Move("Mark as an error of record", source, "RECORD_ERROR", reason=True)
          for source in sorted((BEARING | ENDED | {"DUE_IN"}) - {"RECORD_ERROR"})),
    )  # fmt: skip


ITEM_STATES = States(field="disposition", first=FIRST, moves=_moves())
"""Every move an item may make. NOT_SIGHTED never ages into LOST by itself (eum.md 7)."""
