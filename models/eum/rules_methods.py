"""What rules ask of how an inventory is made where the office does not go there itself."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.eum.events import InventoryEvent, TeamMember
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule

TEAM = "team_member<event_id"
IN_PERSON = frozenset({None, "IN_PERSON"})
AFAR = frozenset({"VIRTUAL", "SELF_REPORT", "DOCUMENTS"})
"""Methods by which nobody of the United States stands before the articles."""


def _event(f: Facts) -> InventoryEvent:
    assert isinstance(f.record, InventoryEvent)
    return f.record


def _made_by(*methods: str) -> While:
    def test(record: Kind) -> bool:
        return record.stored.get("cancelled_on") is None and record.stored.get("inventory_method") in methods

    return While(test)


@rule(
    "EUM-15", Strength.WARN, "DODIG-2025-078 recommendation 3.a", subject="inventory_event", tag="S40 S39",
    when=While(lambda record: record.stored.get("cancelled_on") is None
               and record.stored.get("inventory_method") not in IN_PERSON),
    says="Where the office cannot go itself it says why, and how the articles were verified instead.",
    clears="The reason, and how it was verified.",
)  # fmt: skip
def alternate_procedure(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-15: another method without its reason or without a word on how it was verified."""
    event = _event(f)
    if event.reason_not_in_person is None:
        yield Finding("Why it is not made in person is not recorded.", fields=("reason_not_in_person",))
    if event.inventory_method in AFAR and event.how_verified is None and event.verification_papers is None:
        yield Finding("How the articles are verified instead is not recorded.", fields=("how_verified",))


@rule(
    "EUM-16", Strength.WARN, "DSCA 23-63", subject="inventory_event", tag="S09", reads=(TEAM,),
    when=_made_by("DESIGNATED"),
    says="Who makes a first inventory for the office is U.S. personnel, designated and appointed.",
    clears="The team's U.S. members with their appointments.",
)  # fmt: skip
def counters_appointed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-16: nobody of the United States in the team, or somebody without an appointment."""
    team = [row for row in f.all(TEAM) if isinstance(row, TeamMember) and row.side == "US"]
    if not team:
        yield Finding("No member of the U.S. side is on the team.")
    for each in team:
        if each.appointment_ref is None and each.appointment_letter is None:
            yield Finding(f"The appointment of {each.member_name or 'a member of the team'} is not on file.")


@rule(
    "EUM-21", Strength.INFORM, "DoD OIG 11 Dec 2024; DoD OIG 26 Jun 2024", subject="inventory_event", tag="S35 S36",
    when=_made_by("SELF_REPORT"),
    says="What the partner reports is kept apart from what was sighted, and does not count as an inventory.",
    clears="An inventory in person, by designated U.S. personnel, or virtual.",
)  # fmt: skip
def reported_is_not_sighted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-21: said on the event, so that nobody takes its figures for a count."""
    yield Finding("Its items count as reported by the partner, not as inventoried: what is due stays due.")


@rule(
    "EUM-42", Strength.WARN, "LOA note EUM", subject="inventory_event", tag="S16", when=_made_by("DOCUMENTS"),
    says="A review of documents takes the place of a physical inventory only where other means were mutually agreed.",
    clears="The agreement: its reference among the papers, or in how it was verified.",
)  # fmt: skip
def other_means_agreed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-42: no reference of the agreement."""
    event = _event(f)
    if event.how_verified is None and event.verification_papers is None:
        yield Finding(
            "The agreement on other means than a physical inventory is not named.", fields=("how_verified",)
        )
