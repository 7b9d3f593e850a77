"""Whether the file of a case is complete: the twenty-three places of its list, each present, missing or not needed.

The list is that of SAMM C2.1.5.2, C5.4 and C2.1.7.1.2 (cases.md 7). A place is asked for from a point of the case's
life on, by what the case is (FMS or BPC), and by what happened to it. A paper counts where it lies: as a paper of the
case file, or with the record that it belongs to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache

import resources
from models.cases import wanted
from models.cases.states import ENDED
from models.cases.wanted import DECISIONS, DOCUMENTS, GUARDED_DOCUMENTS, READS, Paper, Want
from models.kinds import Kind
from models.rules import Facts

__all__ = ["PLACES", "READS", "Paper", "Phase", "Slot", "State", "missing", "phase", "slots"]

FMS, BPC = "FMS", "BPC"
BOTH = (FMS, BPC)
SEVERAL = 3
"""What is missing is told this many times; the rest is counted."""


class State(StrEnum):
    """How a place of the file stands."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    NOT_YET = "not yet"


class Phase(IntEnum):
    """How far a case came, in the order of its life."""

    PLANNED = 0
    ASKED = 1
    DEVELOPED = 2
    OFFERED = 3
    ANSWERED = 4
    ACCEPTED = 5
    IMPLEMENTED = 6
    COMPLETE = 7
    CLOSED = 8


_PHASES = {
    "PLANNED": Phase.PLANNED, "DEVELOPMENT": Phase.DEVELOPED, "WRITE": Phase.DEVELOPED, "REVIEW": Phase.DEVELOPED,
    "PROPOSED": Phase.DEVELOPED, "OFFERED": Phase.OFFERED, "EXPIRED": Phase.OFFERED, "REJECTED": Phase.ANSWERED,
    "BPC_WAIT": Phase.OFFERED, "ACCEPTED": Phase.ACCEPTED, "IMPLEMENTED": Phase.IMPLEMENTED,
    "SUSPENDED": Phase.IMPLEMENTED, "SSC": Phase.COMPLETE, "CLOSED_INTERIM": Phase.CLOSED, "CLOSED": Phase.CLOSED,
}  # fmt: skip
_REACHED = (
    ("implemented_on", Phase.IMPLEMENTED),
    ("accepted_on", Phase.ACCEPTED),
    ("offered_on", Phase.OFFERED),
)
"""How far a case came that ended before its time, by its days."""


PAPER, GUARDED_PAPER = "case_document", "assessment_paper"
"""The kinds a place's papers are kept as: the second stands behind the guard of assessments."""


@dataclass(frozen=True)
class Slot:
    """A place of the file: how it stands, why, what its papers are kept as, what lies in it, the form that fills it."""

    code: str
    label: str
    state: State
    why: str
    kept_as: str
    papers: tuple[Paper, ...]
    mend: Paper | None
    """None where the role meets no such papers."""


@dataclass(frozen=True, eq=False)
class _Place:
    code: str
    kinds: tuple[str, ...]
    since: Phase
    wants: Callable[[Facts], Iterable[Want]] | None = None
    """Each of what it yields must have its paper; without any, one paper of the file fills the place."""
    applies: Callable[[Facts], str] | None = None
    """Why the place is not needed; empty where it is."""
    only_with: bool = False
    """Whether there is nothing to keep before something wants it, until supply is complete."""
    kept_as: str = PAPER


# -- how far a case came ------------------------------------------------------------------------------------------
def phase(case: Kind) -> Phase:
    """How far a case came: by its state, and where it ended before its time by its days."""
    state = case.get("case_state") or case.get("entered_as") or "PLANNED"
    known = _PHASES.get(state)
    if known is None and state in ENDED:
        return next((reached for key, reached in _REACHED if case.get(key)), Phase.ASKED)
    return Phase.ASKED if known is None else known


PLACES = (
    _Place("LOR", BOTH, Phase.ASKED, wanted.letters),
    _Place("LOR_TRANSMITTAL", (FMS,), Phase.ASKED),
    _Place("CTA", BOTH, Phase.ASKED, wanted.assessments, wanted.needs_assessment, kept_as=GUARDED_PAPER),
    _Place("RELEASE", BOTH, Phase.OFFERED, kept_as=GUARDED_PAPER),
    _Place("PNA", (FMS,), Phase.DEVELOPED, wanted.prices, wanted.asked_prices),
    _Place("LOA", BOTH, Phase.OFFERED, wanted.basic),
    _Place("CHANGES", BOTH, Phase.OFFERED, wanted.changes, wanted.changed),
    _Place("FORWARDING", (FMS,), Phase.OFFERED),
    _Place("ACCEPTANCE", (FMS,), Phase.ANSWERED),
    _Place("SUSTAIN", (BPC,), Phase.IMPLEMENTED, wanted.sustained),
    _Place("TRANSPORT_PLAN", BOTH, Phase.ACCEPTED, wanted.plans, wanted.needs_plan),
    _Place("SHIPPING", BOTH, Phase.IMPLEMENTED, wanted.shipped, only_with=True),
    _Place("DGR", BOTH, Phase.IMPLEMENTED, wanted.taken_over, wanted.needs_representative, only_with=True),
    _Place("DELIVERY_NOTICE", (BPC,), Phase.IMPLEMENTED, wanted.announced, only_with=True),
    _Place("TITLE", (BPC,), Phase.IMPLEMENTED, wanted.titled, only_with=True),
    _Place("RECEIPT", (BPC,), Phase.IMPLEMENTED, wanted.confirmed, only_with=True),
    _Place("SDR", BOTH, Phase.IMPLEMENTED, wanted.reports, wanted.discrepant, only_with=True),
    _Place("TDR", BOTH, Phase.IMPLEMENTED, wanted.losses, wanted.lost),
    _Place("BILLS", (FMS,), Phase.IMPLEMENTED, wanted.bills),
    _Place("REVIEWS", BOTH, Phase.IMPLEMENTED, wanted.minutes, only_with=True),
    _Place("CHRONOLOGY", BOTH, Phase.ASKED, wanted.noted),
    _Place("CLOSURE", BOTH, Phase.CLOSED),
    _Place("EEUM", BOTH, Phase.IMPLEMENTED, wanted.monitored, wanted.is_monitored, only_with=True),
)  # fmt: skip
"""The list in its order (cases.md 7)."""


@cache
def _labels() -> dict[str, str]:
    return {row["code"]: row["label"] for row in resources.table("codes/case_slot.csv")}


# -- the list -----------------------------------------------------------------------------------------------------
def slots(f: Facts) -> tuple[Slot, ...]:
    """Every place of the file of a case, in the order of the list."""
    kept: dict[str, list[Paper]] = {}
    for row in (*f.all(DOCUMENTS), *f.all(GUARDED_DOCUMENTS)):
        kept.setdefault(str(row.get("slot") or ""), []).append(Paper(row.spec.name, row.id, "paper_scan"))
    ruled = {row.get("slot"): row for row in f.all(DECISIONS)}
    reached = phase(f.record)
    return tuple(_stands(f, each, kept.get(each.code, []), ruled.get(each.code), reached) for each in PLACES)


def _stands(f: Facts, place: _Place, own: list[Paper], ruled: Kind | None, reached: Phase) -> Slot:
    wants = [] if place.wants is None else list(place.wants(f))
    papers = (*own, *(each.paper for each in wants if each.held))
    lacks = [each for each in wants if not each.held]
    covered = len(lacks) <= len(own)

    def stands(state: State, why: str) -> Slot:
        fresh = Paper(place.kept_as, 0, "paper_scan")
        mend = lacks[len(own)].paper if state is State.MISSING and lacks else fresh
        return Slot(place.code, _labels()[place.code], state, why, place.kept_as, papers, mend)

    if papers and covered:
        return stands(State.PRESENT, "")
    if ruled is not None:
        return stands(State.NOT_APPLICABLE, str(ruled.get("slot_reason") or "Decided without a reason."))
    if not papers and (why := _not_needed(f, place)):
        return stands(State.NOT_APPLICABLE, why)
    if reached < place.since and not papers and not (lacks and place.only_with):
        return stands(State.NOT_YET, _BEFORE[place.since])
    if place.only_with and not wants and reached < Phase.COMPLETE:
        return stands(State.NOT_YET, "Nothing has happened that leaves such a paper.")
    return stands(State.MISSING, _said(lacks[len(own) :]) if lacks else "No such paper is in the file.")


def _not_needed(f: Facts, place: _Place) -> str:
    kind = f.record.get("case_kind")
    if kind in BOTH and kind not in place.kinds:
        return f"Only for {place.kinds[0]}."
    return place.applies(f) if place.applies else ""


_BEFORE = {
    Phase.PLANNED: "", Phase.ASKED: "From the request on.", Phase.DEVELOPED: "From the development of the case on.",
    Phase.OFFERED: "From the offer on.", Phase.ANSWERED: "From the answer to the offer on.",
    Phase.ACCEPTED: "From the acceptance on.",
    Phase.IMPLEMENTED: "From the implementation on.", Phase.COMPLETE: "From supply complete on.",
    Phase.CLOSED: "From the closure on.",
}  # fmt: skip


def _said(lacks: list[Want]) -> str:
    first = ", ".join(each.called for each in lacks[:SEVERAL])
    more = f" and {len(lacks) - SEVERAL} more" if len(lacks) > SEVERAL else ""
    return f"Not in the file: {first}{more}."


def missing(f: Facts) -> tuple[Slot, ...]:
    """The places of the file that are missing."""
    return tuple(each for each in slots(f) if each.state is State.MISSING)
