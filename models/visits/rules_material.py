"""What changed of a request since it was sent has to be sent again (VIS-R-18)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import listed
from models.visits import material, moving
from models.visits.states import ASKED, CLEARED

IN_FORCE = While(lambda row: row.get("request_status") in (*ASKED, *CLEARED))


@rule(
    "VIS-R-18A", Strength.WARN, "APACS help, 10 Mar 2015", subject="clearance_request", tag="S I",
    reads=(moving.STEPS, *material.READS), when=IN_FORCE,
    says="A request whose dates, places, party or aircraft changed after it was sent is sent again; which changes the "
    "official system counts as material is inferred.",
    clears="The step that sends the change, or the values as they were sent.",
)  # fmt: skip
def changed_since_sent(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-18A: the parts that differ from what was last sent."""
    parts = material.changed(f)
    if not parts:
        return
    cleared = f.record.get("request_status") in CLEARED
    rest = "The approval does not cover the change." if cleared else "Send it again."
    yield Finding(f"Not as it was sent: {listed(parts)}. {rest}")
