"""Checklists of sites, their upload, and deficiencies until they are closed."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.calendar import months_before
from models.fields import show_date
from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, months_later, shown, when_near
from models.text import in_sentence, listed

NOTICE = "eum.notice_days"
MONTHS = "eum.checklist_months"


@rule(
    "EUM-10", Strength.WARN, "DODIG-2024-140; GAO-14-161", subject="storage_site", tag="S37 S40 S53 I",
    policy=(MONTHS, NOTICE),
    when=While(lambda site: site.stored.get("closed_on") is None
               and bool(site.stored.get("last_visited_on") or site.stored.get("last_checked_on"))),
    says="The physical-security checklist is filled in for each site within the period of its inventory.",
    clears="A physical-security check of the site.",
)  # fmt: skip
def checklist_in_period(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-10: an inventory without a checklist of the year before it or since, else the next checklist's day."""
    visited, checked = f.record.get("last_visited_on"), f.record.get("last_checked_on")
    months = p.whole(MONTHS, visited or checked)
    if visited is not None and (checked is None or checked < months_before(visited, months)):
        yield Finding(
            f"Inventoried on {show_date(visited)}, but no checklist of the site is on file for that time.",
            due_on=visited, inputs=shown(last_visit=visited, last_checklist=checked),
        )  # fmt: skip
        return
    due, told = months_later(checked, months)
    yield from when_near(
        Finding(f"The next physical-security checklist is due by {show_date(due)}.", due_on=due, sum=told,
                inputs=shown(last_checklist=checked)),
        today, p.whole(NOTICE, today),
    )  # fmt: skip


@rule(
    "EUM-11", Strength.WARN, "DODIG-2025-078 recommendation 3.b", subject="physical_check", tag="S40 I",
    policy=("eum.upload_days",), on="checked_on",
    when=While(lambda check: check.stored.get("checked_on") is not None and check.stored.get("uploaded_on") is None),
    says="A checklist that was filled in is uploaded to SCIP-EUM.",
    clears="The day it was uploaded.",
)  # fmt: skip
def uploaded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-11: the upload is a duty from the day of the check on."""
    checked = f.record.get("checked_on")
    due, told = days_after(checked, p.whole("eum.upload_days", checked))
    yield Finding("The checklist is not uploaded to SCIP-EUM.", due_on=due, sum=told,
                  inputs=shown(checked_on=checked, uploaded_on=None), fields=("uploaded_on",))  # fmt: skip


@rule(
    "EUM-12", Strength.WARN, "DODIG-2025-078 recommendation 3.b", subject="deficiency", tag="S40",
    says="A deficiency has an action, an owner and a day, and is closed with what shows it.",
    clears="The day it was found mended, with evidence or who saw it.",
)  # fmt: skip
def deficiency_closed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-12: open until it is closed; a closed one says how."""
    row = f.record
    if (fixed := row.get("fixed_on")) is not None:
        if row.get("evidence") is None and not row.get("closing_note"):
            yield Finding(f"Closed on {show_date(fixed)} without anything that shows it.",
                          fields=("closing_note", "evidence"))  # fmt: skip
        return
    due = row.get("fix_due_on")
    missing = [key for key in ("agreed_action", "action_owner", "fix_due_on") if row.get(key) is None]
    lacks = (
        f" It has no {listed(in_sentence(row.fields[key].label) for key in missing)} yet." if missing else ""
    )
    yield Finding(f"The deficiency is open.{lacks}", due_on=due, inputs=shown(noted_on=row.get("noted_on"), due=due),
                  fields=tuple(missing[:1]) or ("fixed_on",))  # fmt: skip
