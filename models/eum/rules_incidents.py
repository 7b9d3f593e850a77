"""Incidents: the two clocks of night vision devices, whom a violation is reported to, allegations, and the items."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.fields import show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, While, Yield, once, rule
from models.telling import days_after, is_night_vision, shown
from models.text import in_sentence, listed

SUBJECT = "eum_incident"
NAMED = "incident_item<incident_id"
ITEMS = f"{NAMED}.item_id"
TYPES = f"{ITEMS}.article_type_id"
ON_THE_CLOCK = frozenset({"LOSS", "THEFT", "DESTRUCTION", "CAPTURED", "UNAUTHORIZED_ACCESS"})
"""Kinds that the note on night vision devices sets clocks for."""
VIOLATIONS = frozenset({"MISUSE_ALLEGATION", "UNAUTHORIZED_TRANSFER", "UNAUTHORIZED_CHANGE_OF_END_USE"})
"""Signs of unauthorized end use."""
GONE = {"LOSS": "lost", "THEFT": "stolen", "DESTRUCTION": "destroyed", "CAPTURED": "in enemy hands"}
STILL_THERE = frozenset({"ACTIVE", "NOT_SIGHTED", "US_CUSTODY", "DAMAGED", "IN_REPAIR"})
SENT = {
    "sent_state_on": "State (PM/RSAT)", "sent_dsca_on": "DSCA Golden Sentry", "sent_ccmd_on": "the command",
    "sent_mildep_on": "the military department",
}  # fmt: skip
FIRST, WRITTEN, SETTLE, INFORM = (
    "eum.first_report_days", "eum.written_report_days", "eum.settle_days", "eum.inform_days",
)  # fmt: skip


def _founded(kinds: frozenset[str]) -> While:
    """Incidents of some kinds that were not found to be without foundation."""
    return While(
        lambda row: row.stored.get("incident_kind") in kinds and row.stored.get("credibility") != "UNFOUNDED"
    )


@once
def _night_vision(f: Facts) -> bool | None:
    """Whether night vision devices are concerned; None while no item is named."""
    if not f.all(NAMED):
        return None
    return any(is_night_vision(each) for each in f.all(TYPES))


@rule(
    "EUM-26", Strength.WARN, "LOA note NVD", subject=SUBJECT, tag="S14 I", reads=(NAMED, ITEMS, TYPES),
    policy=(FIRST, WRITTEN), on="aware_on", when=_founded(ON_THE_CLOCK),
    says="The loss, theft or destruction of night vision devices, or access to them, is reported at once and in "
    "writing within 30 calendar days, with steps to recover and to prevent.",
    clears="The day of each report, and both steps.",
)  # fmt: skip
def two_clocks(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-26: both clocks start on the day it became known (the note does not name their start)."""
    row, concerned = f.record, _night_vision(f)
    aware = row.get("aware_on")
    if concerned is False:
        return
    if aware is None:
        yield Finding(
            "Since when it is known is not recorded; the clocks start on that day.", fields=("aware_on",)
        )
        return
    unnamed = " No item is named yet, so it is taken for one." if concerned is None else ""
    if row.get("first_report_on") is None:
        due, told = days_after(aware, p.whole(FIRST, aware))
        yield Finding(f"Night vision devices: the immediate report is not recorded.{unnamed}", due_on=due, sum=told,
                      inputs=shown(known_since=aware, first_report=None), fields=("first_report_on",))  # fmt: skip
    due, told = days_after(aware, p.whole(WRITTEN, aware))
    if row.get("written_report_on") is None:
        yield Finding(f"Night vision devices: the written report is due by {show_date(due)}.{unnamed}", due_on=due,
                      sum=told, inputs=shown(known_since=aware, written_report=None),
                      fields=("written_report_on",))  # fmt: skip
    steps = [key for key in ("recovery_steps", "prevention_steps") if not row.get(key)]
    if steps:
        labels = listed(in_sentence(row.fields[key].label) for key in steps)
        yield Finding(f"The written report says what the {labels} are; they are not recorded.", due_on=due,
                      fields=tuple(steps[:1]))  # fmt: skip


@rule(
    "EUM-27", Strength.WARN, "SAMM C2.1.5.6.6", subject=SUBJECT, tag="S01", policy=(SETTLE,), on="aware_on",
    when=_founded(VIOLATIONS),
    says="Signs of unauthorized end use are resolved in country; what is not, the Country Team forwards to PM/RSAT.",
    clears="How it was resolved, or the day it was forwarded.",
)  # fmt: skip
def resolved_or_forwarded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-27: resolved locally decides the way it goes on."""
    row = f.record
    resolved, aware = row.get("resolved_locally"), row.get("aware_on")
    due, told = days_after(aware, p.whole(SETTLE, aware)) if aware else (None, "")
    inputs = shown(known_since=aware, resolved_locally=resolved, forwarded_on=row.get("forwarded_on"))
    if resolved is None:
        yield Finding("Whether it can be resolved in country is not recorded.", due_on=due, sum=told, inputs=inputs,
                      fields=("resolved_locally",))  # fmt: skip
    elif resolved is False and row.get("forwarded_on") is None:
        yield Finding("It was not resolved in country: the Country Team forwards it to PM/RSAT.", due_on=due,
                      sum=told, inputs=inputs, fields=("forwarded_on",))  # fmt: skip
    elif resolved and not row.get("resolution_text"):
        yield Finding("It was resolved in country; how is not recorded.", inputs=inputs,
                      fields=("resolution_text",))  # fmt: skip


@rule(
    "EUM-28", Strength.WARN, "SAMM C8.1.1; LOA note NVD", subject=SUBJECT, tag="S03 S14 I",
    reads=(NAMED, ITEMS, TYPES), policy=(INFORM,), on="aware_on", when=_founded(ON_THE_CLOCK | VIOLATIONS),
    says="A possible violation is reported in State's channels, to DSCA, the command and the military department; "
    "one with night vision devices to DTSA too.",
    clears="The day it went to each.",
)  # fmt: skip
def everybody_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-28: the list of receivers by kind; DTSA only for night vision devices."""
    row, aware = f.record, f.record.get("aware_on")
    to = dict(SENT)
    if row.get("incident_kind") in ON_THE_CLOCK and _night_vision(f) is not False:
        to["sent_dtsa_on"] = "DTSA" if _night_vision(f) else "DTSA (for night vision devices)"
    missing = [key for key in to if row.get(key) is None]
    if missing:
        due, told = days_after(aware, p.whole(INFORM, aware)) if aware else (None, "")
        yield Finding(f"Not sent yet to {listed(to[key] for key in missing)}.", due_on=due, sum=told,
                      inputs=shown(known_since=aware), fields=tuple(missing[:1]))  # fmt: skip


@rule(
    "EUM-29", Strength.INFORM, "GAO-23-105856", subject=SUBJECT, tag="S51",
    when=While(lambda row: row.stored.get("credibility") is None),
    says="What is only alleged is recorded too, with how sure it is.",
    clears="How sure it is; unverified is an answer.",
)  # fmt: skip
def allegation_weighed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-29: every incident says how credible it is, so that a trend can be seen."""
    yield Finding("How sure it is is not recorded; “unverified” is an answer.", fields=("credibility",))


@rule(
    "EUM-A2", Strength.WARN, "DoD OIG 26 Jun 2024", subject=SUBJECT, tag="S36 S61", reads=(NAMED, ITEMS, TYPES),
    when=While(lambda row: row.stored.get("incident_kind") in GONE
               and row.stored.get("credibility") in ("CREDIBLE", "CONFIRMED")),
    says="Items of a credible loss, theft or destruction are recorded as what became of them.",
    clears="What became of the items, recorded with the incident.",
)  # fmt: skip
def items_follow(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-A2: the book still shows items as held that an incident says are gone."""
    held = [each for each in f.all(ITEMS) if each.get("disposition") in STILL_THERE]
    if held:
        names = listed(str(each.get("mark") or "?") for each in held[:3])
        more = f" and {len(held) - 3} more" if len(held) > 3 else ""
        what = GONE[f.record.get("incident_kind")]
        are = "is" if len(held) == 1 else "are"
        yield Finding(f"{names}{more} {are} said to be {what}, but the book shows them as held.")
