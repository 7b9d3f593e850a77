"""What rules ask of case reviews: one a year, who pays for the office, the cultural day, what stayed open."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.cases.derive import REVIEWS
from models.cases.states import EXECUTING
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown
from models.text import listed

CASE, REVIEW, ACTION = "case_file", "case_review", "review_action"
TO_REVIEW, FOLLOW = "review_id", "review.follow_days"
ONE_DAY = timedelta(days=1)
OF_CASES = frozenset({"PMR", "CMR"})
"""Reviews of single cases or programs: FMS Admin does not pay the office's part (SAMM C2.1.5.5)."""


def _held(row: Kind) -> date | None:
    found: date | None = row.get("review_to") or row.get("review_from")
    return found


def of_single_cases(row: Kind) -> bool:
    """Whether a review is about single cases, by its kind or its level."""
    return row.get("review_type") in OF_CASES or row.get("review_level") == "CASE"


@rule(
    "CASE-E-11", Strength.WARN, "SAMM C6.5.4", subject=CASE, tag="S", reads=REVIEWS,
    when=While(lambda row: row.get("case_state") in EXECUTING),
    says="A case is gone through at least once in a calendar year.",
    clears="A review of this year at which it was gone through.",
)  # fmt: skip
def reviewed_each_year(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-11: due on the last day of the year; the year of implementation counts when it is over."""
    days = [day for row in f.all(REVIEWS[1]) if (day := _held(row))]
    yield LooksAgain(date(today.year + 1, 1, 1))
    if any(day.year == today.year and day <= today for day in days):
        return
    ahead = min((day for day in days if day > today), default=None)
    if ahead is not None:
        yield LooksAgain(ahead)
    last = max((day for day in days if day <= today), default=None)
    begun = f.record.get("implemented_on")
    missed = (
        begun is not None and begun.year < today.year - 1 and (last is None or last.year < today.year - 1)
    )
    before = f" and was not in {today.year - 1}" if missed else ""
    planned = f"; the next review is on {show_date(ahead)}" if ahead is not None else ""
    yield Finding(
        f"It has not been gone through in {today.year}{before}{planned}.", due_on=date(today.year, 12, 31),
        inputs=shown(last_review=last, implemented_on=begun),
    )  # fmt: skip


@rule(
    "CASE-E-12", Strength.INFORM, "SAMM C6.5.6", subject=REVIEW, tag="S",
    when=While(lambda row: row.get("review_host") == "PARTNER" and row.get("review_from") is not None,
               lambda row: row.get("review_from")),
    says="For a review that the partner hosts, the office arranges lodging and transport and helps the team.",
    clears="The first day of the review.",
)  # fmt: skip
def team_helped(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-12: until it begins."""
    begins = f.record.get("review_from")
    yield Finding(
        f"Arrange lodging and transport for the team that comes on {show_date(begins)}.", due_on=begins
    )


@rule(
    "CASE-E-12A", Strength.WARN, "SAMM C6.5.3", subject=REVIEW, tag="S",
    when=While(lambda row: row.get("cultural_day_on") is not None),
    says="A cultural day has the approval of the agency and of the partner, both.",
    clears="Both approvals.",
)  # fmt: skip
def cultural_day(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-12A: one approval or both are missing."""
    words = {"cultural_ia_ok": "the agency", "cultural_partner_ok": "the partner"}
    if missing := [key for key in words if not f.record.get(key)]:
        yield Finding(
            f"The cultural day of {show_date(f.record.get('cultural_day_on'))} is not approved by "
            f"{listed(words[key] for key in missing)}.",
            due_on=f.record.get("cultural_day_on"), fields=tuple(missing),
        )  # fmt: skip


@rule(
    "CASE-E-12B", Strength.WARN, "SAMM C6.5.6", subject=ACTION, tag="S", reads=(TO_REVIEW,), policy=(FOLLOW,),
    when=While(lambda row: row.get("action_closed_on") is None),
    says="What a review left open is followed up within a week.",
    clears="The day it was done; a day of its own where one was set.",
)  # fmt: skip
def followed_up(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-12B: by the action's own day, else a week after the review."""
    review = f.one(TO_REVIEW)
    ended = _held(review) if review is not None else None
    due, sum_ = f.record.get("action_due_on"), ""
    if due is None and ended is not None:
        due, sum_ = days_after(ended, p.whole(FOLLOW, ended))
    if due is not None:
        what = f": {told}" if (told := f.record.get("action_text")) else ""
        yield Finding(
            f"Follow up by {show_date(due)}{what}", due_on=due, sum=sum_, fields=("action_closed_on",)
        )


@rule(
    "CASE-R-072", Strength.BLOCK, "SAMM C2.1.5.5", subject=REVIEW, tag="S",
    when=While(lambda row: of_single_cases(row) and bool(row.get("sco_attends"))),
    says="A review of single cases is not paid from FMS Admin; the case manager decides whether the office is needed.",
    clears="Who pays; the manager's decision; or that the office does not go.",
)  # fmt: skip
def who_pays(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-072: paid from the wrong fund, by nobody, or without the manager's word."""
    paid = f.record.get("review_funding")
    if paid == "FMS_ADMIN":
        yield Finding("A review of single cases is not paid from FMS Admin.", fields=("review_funding",))
    elif paid is None:
        yield Finding(
            "Who pays for the office is not recorded; FMS Admin does not.", fields=("review_funding",)
        )
    if not f.record.get("manager_wants_sco"):
        yield Finding(
            "The case manager has not decided that the office is needed.", fields=("manager_wants_sco",)
        )


@rule(
    "CASE-R-060", Strength.WARN, "SAMM C2.1.5.2", subject=REVIEW, tag="S",
    when=While(lambda row: _held(row) is not None and row.get("minutes_paper") is None
               and not row.get("minutes_text")),
    says="Notes and sheets of a review are kept with its cases.",
    clears="The minutes, written or as a paper.",
)  # fmt: skip
def minutes_kept(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-060: a review that is over and left nothing."""
    ended = _held(f.record)
    assert ended is not None
    if today <= ended:
        yield LooksAgain(ended + ONE_DAY)
    else:
        yield Finding(f"The review ended on {show_date(ended)} and its minutes are not on file.",
                      fields=("minutes_paper", "minutes_text"))  # fmt: skip
