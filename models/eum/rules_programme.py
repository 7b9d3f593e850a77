"""The country's programme: manager, procedure, routine checks by quarter, the command's look, the next assessment."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.eum.derive import quarter_of
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import (
    days_after,
    is_night_vision,
    latest,
    months_later,
    quarter_begins,
    quarter_ends,
    shown,
    when_near,
)
from models.text import in_sentence, listed

PROGRAMME = "eum_programme"
APPOINTMENTS, PROCEDURES, ROUTINE, ASSESSMENTS, PLANS = (
    "*eum_appointment", "*eum_sop", "*routine_check", "*compliance_visit", "*control_plan",
)  # fmt: skip
QUARTERS_KEPT = 8
"""Quarters of the routine log that an assessment looks at (eum.md 5.5)."""
NOTICE = "eum.notice_days"
ASSESSED = frozenset({"CAV", "VCA"})
SECTIONS = ("sec_accountability", "sec_inventories", "sec_records", "sec_violations", "sec_visits")


@rule(
    "EUM-05", Strength.WARN, "DSCA 17-20", subject=PROGRAMME, tag="S04", reads=(APPOINTMENTS, PROCEDURES),
    policy=("eum.training_days", NOTICE),
    says="An EUM manager is appointed and trained by DSCA, and the office keeps an EUM procedure.",
    clears="An appointment as manager with the day of the training, and an edition of the procedure.",
)  # fmt: skip
def manager_and_procedure(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-05: a manager is in office today, trained in time; a procedure is approved and not beyond its review."""
    yield from _manager(f, p, today)
    approved = latest(f.all(PROCEDURES), "approved_on")
    if approved is None:
        yield Finding("No approved EUM procedure is on record.", clears="An EUM procedure with its day.")
        return
    review = approved.get("sop_review_on")
    if review is not None:
        yield from when_near(
            Finding(f"The EUM procedure is to be looked at again by {show_date(review)}.", due_on=review,
                    inputs=shown(approved_on=approved.get("approved_on"), review_on=review)),
            today, p.whole(NOTICE, today),
        )  # fmt: skip


def _manager(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    managers = [
        row for row in f.all(APPOINTMENTS) if row.get("eum_role") == "MANAGER" and row.get("appointed_on")
    ]
    ahead = [row.get("appointed_on") for row in managers if row.get("appointed_on") > today]
    yield from (LooksAgain(day) for day in ahead)
    in_office = [row for row in managers if row.get("appointed_on") <= today and not _ended(row, today)]
    yield from (
        LooksAgain(end + timedelta(days=1)) for row in in_office if (end := row.get("appointment_ends_on"))
    )
    if not in_office:
        last = latest(managers, "appointment_ends_on")
        since = last.get("appointment_ends_on") if last and _ended(last, today) else None
        yield Finding("Nobody is appointed as EUM manager" + (f" since {show_date(since)}." if since else "."),
                      since=since, clears="An EUM appointment as manager.")  # fmt: skip
        return
    manager = min(in_office, key=lambda row: (row.get("appointed_on"), row.id))
    if all(row.get("eum_trained_on") is None for row in in_office):
        begins = manager.get("appointed_on")
        due, told = days_after(begins, p.whole("eum.training_days", begins))
        yield Finding("The EUM manager has not completed DSCA's training.", due_on=due, sum=told,
                      inputs=shown(appointed_on=begins, trained_on=None),
                      clears="The day of the training on the EUM appointment.")  # fmt: skip


def _ended(row: Kind, today: date) -> bool:
    ends = row.get("appointment_ends_on")
    return ends is not None and ends < today


@rule(
    "EUM-07", Strength.WARN, "LOA note NVD", subject="eum_line", tag="S14", reads=("article_type_id", PLANS),
    policy=("eum.plan_days",), on="loa_accepted_on",
    when=While(lambda line: line.stored.get("loa_accepted_on") is not None),
    says="The partner gives a physical security and accountability control plan within 30 days of accepting an offer "
    "with night vision devices.",
    clears="A control plan for the line, or a combined one, with the day it was received.",
)  # fmt: skip
def plan_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-07: acceptance + 30 days; a plan of this line or one that names no line clears it."""
    accepted = f.record.get("loa_accepted_on")
    if not is_night_vision(f.one("article_type_id")):
        return
    plans = [row for row in f.all(PLANS) if row.stored.get("eum_line_id") in (None, f.record.id)]
    if any(row.get("received_on") is not None for row in plans):
        return
    due, told = days_after(accepted, p.whole("eum.plan_days", accepted))
    yield Finding("The partner's control plan for these night vision devices has not come.", due_on=due, sum=told,
                  inputs=shown(accepted_on=accepted, received_on=None))  # fmt: skip


@rule(
    "EUM-13", Strength.WARN, "DODIG-2025-078 recommendation 3.a", subject=PROGRAMME, tag="S40", reads=(ROUTINE,),
    says="A routine check is made and reported in SCIP-EUM in each quarter.",
    clears="A routine check of the quarter with the day it was reported.",
)  # fmt: skip
def routine_each_quarter(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-13: due on the quarter's last day; earlier quarters since the first check, eight at most, stay open."""
    checks = [row for row in f.all(ROUTINE) if row.get("looked_on")]
    reported = {row.get("quarter") for row in checks if row.get("reported_on")}
    made = {row.get("quarter"): row.get("looked_on") for row in checks if row.get("reported_on") is None}
    first = min((row.get("looked_on") for row in checks), default=today)
    for back in range(QUARTERS_KEPT - 1, -1, -1):
        day = months_after(quarter_begins(today), -3 * back)
        quarter = quarter_of(day)
        if quarter in reported or quarter_ends(day) < first:
            continue
        looked = made.get(quarter)
        yield Finding(
            f"The routine check of {show_date(looked)} is not reported for {quarter}." if looked
            else f"No routine check is recorded for {quarter}.",
            due_on=quarter_ends(day), inputs=shown(quarter=quarter, looked_on=looked, reported_on=None),
        )  # fmt: skip
    yield LooksAgain(quarter_ends(today) + timedelta(days=1))


@rule(
    "EUM-14", Strength.INFORM, "DODIG-2025-078 recommendation 3.b; DSCA 22-16", subject=PROGRAMME, tag="S40 S07",
    says="The combatant command reviews the office's SCIP-EUM records in each quarter and documents it.",
    clears="The day of the command's last review on the EUM programme.",
)  # fmt: skip
def reviewed_each_quarter(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-14: the quarterly view goes to the command by the quarter's end."""
    reviewed = f.record.get("command_reviewed_on")
    yield LooksAgain(quarter_ends(today) + timedelta(days=1))
    if reviewed is None or reviewed < quarter_begins(today):
        yield Finding(
            f"The command has not looked at the office's records for {quarter_of(today)}.",
            due_on=quarter_ends(today), inputs=shown(last_review=reviewed), fields=("command_reviewed_on",),
        )  # fmt: skip


@rule(
    "EUM-34", Strength.WARN, "SAMM C2.1.5.6.3", subject="control_plan", tag="S01", reads=(PLANS,), policy=(NOTICE,),
    says="A control plan has its five sections, both signatures, and is looked at again by its day.",
    clears="The missing sections and signatures, or a newer version of the plan.",
)  # fmt: skip
def plan_is_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-34: the newest version of a plan lacks no section and no signature."""
    plan = f.record
    versions = [row for row in f.all(PLANS) if row.get("plan_title") == plan.get("plan_title")]
    if max((row.id for row in versions), default=plan.id) != plan.id:
        return
    empty = [key for key in SECTIONS if not plan.get(key)]
    if empty:
        labels = listed(in_sentence(plan.fields[key].label) for key in empty)
        yield Finding(f"The plan says nothing of {labels}.", fields=tuple(empty[:1]))
    unsigned = [key for key in ("signed_partner_on", "signed_us_on") if plan.get(key) is None]
    if unsigned and not empty:
        sides = listed("the partner" if "partner" in key else "the United States" for key in unsigned)
        yield Finding(f"The plan is not signed by {sides}.", fields=tuple(unsigned[:1]))
    if (review := plan.get("review_on")) is not None:
        yield from when_near(
            Finding(f"The plan is to be looked at again by {show_date(review)}.", due_on=review,
                    inputs=shown(review_on=review), fields=("review_on",)),
            today, p.whole(NOTICE, today),
        )  # fmt: skip


@rule(
    "EUM-35", Strength.WARN, "SAMM C2.1.5.6.1", subject=PROGRAMME, tag="S01 I", reads=(ASSESSMENTS,),
    policy=("eum.cav_from_months", "eum.cav_to_months", "eum.cav_ready_months"),
    says="DSCA assesses compliance every 18 to 24 months; the office prepares from the fifteenth month.",
    clears="The next assessment, with its last day.",
)  # fmt: skip
def assessment_ahead(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-35: the window counted from the end of the last visit or virtual assessment."""
    done = [row for row in f.all(ASSESSMENTS) if row.get("visit_kind") in ASSESSED
            and (end := row.get("visit_ends_on")) and end <= today]  # fmt: skip
    last = latest(done, "visit_ends_on")
    yield from (LooksAgain(row.get("visit_ends_on")) for row in f.all(ASSESSMENTS)
                if row.get("visit_ends_on") and row.get("visit_ends_on") > today)  # fmt: skip
    if last is None:
        return
    ended = last.get("visit_ends_on")
    ready, _ = months_later(ended, p.whole("eum.cav_ready_months", ended))
    begins, told = months_later(ended, p.whole("eum.cav_from_months", ended))
    ends, _ = months_later(ended, p.whole("eum.cav_to_months", ended))
    if today < ready:
        yield LooksAgain(ready)
        return
    yield Finding(
        f"A compliance assessment is to be expected between {show_date(begins)} and {show_date(ends)}.",
        due_on=begins, sum=told, inputs=shown(last_ended_on=ended, expected_from=begins, expected_until=ends),
    )  # fmt: skip
