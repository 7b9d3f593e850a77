"""Alternates: nominees who stand by for a student and take the place when the nomination ends (SAMM C2.1.6.7.4)."""

from collections.abc import Iterable
from typing import Any

from models.kinds import Kind
from models.training.derive import CLEARED, NOT_CLEARED, PENDING

STANDING_BY = "screening<alternate_of_id"
"""Screenings of those who stand by for a student."""
ALTERNATES = f"{STANDING_BY}.student_id"
MAY = "may step forward."
"""How the finding that names alternates ends."""
STATES = ("screening_state", "hr_vetting_state", "dod_vetting_state")


def stands_by(screening: Kind) -> bool:
    """Whether a screening names its nominee as an alternate who may still step forward."""
    return (
        screening.stored.get("alternate_of_id") is not None
        and screening.stored.get("primary_or_alternate") != "PRIMARY"
        and screening.stored.get("nomination_ended_on") is None
    )


def state_of(student: Kind) -> str:
    """Cleared when every check that is recorded is, not cleared when one is not, else pending."""
    states = [student.stored.get(key) for key in STATES]
    if NOT_CLEARED in states:
        return NOT_CLEARED
    recorded = [state for state in states if state is not None]
    return CLEARED if recorded and all(state == CLEARED for state in recorded) else PENDING


def alternates(facts: Any) -> list[tuple[Kind, str]]:
    """The alternates of a student with their states, cleared ones first; those not cleared are left out."""
    found = [(each, state_of(each)) for each in _people(facts, facts.all(STANDING_BY))]
    ready = [(each, state) for each, state in found if state != NOT_CLEARED]
    return sorted(ready, key=lambda pair: (pair[1] != CLEARED, pair[0].id))


def _people(facts: Any, screenings: Iterable[Kind]) -> list[Kind]:
    named = {row.stored.get("student_id") for row in screenings if stands_by(row)}
    return [each for each in facts.all(ALTERNATES) if each.id in named and each.id != facts.record.id]
