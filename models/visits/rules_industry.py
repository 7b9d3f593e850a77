"""What rules ask of industry calls (R-45 to R-49): they warn and never block, for the source says “should”."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import counted, listed

VISIT = "industry_visit"
APPOINTMENTS = "industry_appointment<visit_id"
PACKAGE, DEBRIEF = "visit.industry_days", "visit.debrief_days"
ONE_DAY = timedelta(days=1)
PRICE_WORDS = ("price", "pricing", "cost", "quote", "bid", "offset")
CONTENTS = {
    "synopsis": "the synopsis", "licence_no": "the export licence", "prior_information": "what was told already",
    "support_requested": "the support wanted",
}  # fmt: skip


def _expected(row: Kind) -> bool:
    return row.get("call_state") not in ("CALLED_OFF", "HELD")


def _last(row: Kind) -> date | None:
    found: date | None = row.get("call_to") or row.get("call_from")
    return found


@rule(
    "VIS-R-45", Strength.WARN, "SAMM C2.1.8.4", subject=VISIT, tag="S", policy=(PACKAGE,),
    when=While(lambda row: _expected(row) and bool(row.get("first_visit")) and row.get("call_from") is not None, _last),
    says="For a first visit a company should send its package 30 days before.",
    clears="The last day of the visit; that it was called off.",
)  # fmt: skip
def package_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-45: the package came late, or is due."""
    begins, came = f.record.get("call_from"), f.record.get("received_on")
    days = p.whole(PACKAGE, today)
    due = begins - timedelta(days=days)
    if came is None:
        if today <= due:
            yield LooksAgain(due + ONE_DAY)
        said = "should come" if today <= due else "should have come"
        yield Finding(f"The package {said} by {show_date(due)}.", due_on=due, fields=("received_on",))
    elif came > due:
        ahead = max((begins - came).days, 0)
        yield Finding(f"The package came {counted(ahead, 'day')} before the visit; it should come {days} days before.",
                      fields=("received_on",), sum=f"{show_date(begins)} - {days} days = {show_date(due)}")  # fmt: skip


@rule(
    "VIS-R-45A", Strength.INFORM, "SAMM C2.1.8.4", subject=VISIT, tag="S",
    when=While(lambda row: _expected(row) and row.get("received_on") is not None, _last),
    says="A package should hold a synopsis, the export licence with its limits, what was told already, and the support "
    "wanted.",
    clears="What is missing, as the company sends it.",
)  # fmt: skip
def package_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-45A: parts that the package does not hold."""
    if missing := tuple(key for key in CONTENTS if not f.record.get(key)):
        yield Finding(f"The package lacks {listed(CONTENTS[key] for key in missing)}.", fields=missing)


@rule(
    "VIS-R-46",
    Strength.WARN,
    "SAMM C2.1.8.4",
    subject=VISIT,
    tag="S",
    reads=(APPOINTMENTS,),
    when=While(_expected, _last),
    says="Industry makes its own appointments; the office does when the host wants it so, and attends when both ask.",
    clears="Why the office makes or attends them, or that industry does.",
)
def own_appointments(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-46: the office makes appointments or goes along, and nobody recorded why."""
    row = f.record
    by_office = row.get("appointment_by") == "SCO" or any(
        each.get("made_by") == "SCO" for each in f.all(APPOINTMENTS)
    )
    why = row.get("attends_reason")
    if by_office and not why and not row.get("neutrality_note"):
        yield Finding("The office makes appointments: that the host wants it so is not recorded.",
                      fields=("appointment_by", "neutrality_note"))  # fmt: skip
    if row.get("sco_attends") and not why:
        yield Finding("The office goes along: who asked for it is not recorded.", fields=("attends_reason",))


@rule(
    "VIS-R-47", Strength.INFORM, "SAMM C2.1.8.5", subject=VISIT, tag="S",
    when=While(lambda row: row.get("call_state") != "CALLED_OFF"),
    says="To another company the office may confirm whether and when others came; never strategy or proprietary data.",
    clears="Nothing has to be done.",
)  # fmt: skip
def others_asked(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-47: what may be said of a visit with proprietary data."""
    if f.record.get("proprietary"):
        yield Finding("It holds proprietary data: others hear at most that a visit took place, and when.",
                      fields=("proprietary",))  # fmt: skip


@rule(
    "VIS-R-48", Strength.WARN, "SAMM C2.1.8.6, C2.1.8.8", subject=VISIT, tag="S",
    when=While(lambda row: not row.get("referred_to") and row.get("call_state") != "CALLED_OFF"),
    says="Questions of price, and exceptional circumstances, are referred to the military department and DSCA.",
    clears="To whom it was referred.",
)  # fmt: skip
def referred(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-48: such a question stands and was not referred."""
    if f.record.get("exceptional_circumstance"):
        yield Finding("An exceptional circumstance is recorded and not referred to the department and DSCA.",
                      fields=("referred_to",))  # fmt: skip
    asked = (
        str(f.record.get("support_requested") or "").casefold().replace(",", " ").replace(".", " ").split()
    )
    if any(word.rstrip("s") in PRICE_WORDS for word in asked):
        yield Finding("The company asks about prices: refer it to the military department or DSCA.",
                      fields=("support_requested", "referred_to"))  # fmt: skip


@rule(
    "VIS-R-49",
    Strength.WARN,
    "SAMM C2.1.8.4, C2.1.8.7",
    subject=VISIT,
    tag="S I",
    policy=(DEBRIEF,),
    when=While(
        lambda row: (
            row.get("call_state") != "CALLED_OFF" and row.get("debrief_on") is None and _last(row) is not None
        )
    ),
    says="At the end of its visit a company briefs the office.",
    clears="The day of the debrief; that it was called off.",
)
def debriefed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-49: the visit is over and nobody told how it went."""
    ends = _last(f.record)
    assert ends is not None
    if today < ends:
        yield LooksAgain(ends)
        return
    due = ends + timedelta(days=p.whole(DEBRIEF, today))
    said = "ends today" if today == ends else f"ended on {show_date(ends)}"
    if today == ends:
        yield LooksAgain(ends + ONE_DAY)
    yield Finding(f"The visit {said}: ask the company how it went.", due_on=due, fields=("debrief_on",))
