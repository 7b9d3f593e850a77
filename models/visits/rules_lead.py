"""What rules ask about time before a visit: when to begin, until when to send, why it is late (R-12 to R-14, R-38)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.visits.counting import (
    COUNTRY_LEGS,
    HOLIDAYS,
    PROFILE,
    REQUEST_READS,
    business,
    people_lead,
    request_deadline,
    zone_of,
)
from models.visits.lead import shown_moment
from models.visits.rules_dates import READY
from models.visits.states import AT_DESK
from models.visits.telling import REQUEST, of_aircraft, wanted

BEGIN, BEGIN_BY = "visit.begin_days", "visit.begin_by_days"
ONE_DAY = timedelta(days=1)


@rule(
    "VIS-R-12", Strength.WARN, "DLA foreign travel articles 2016, 2022", subject=REQUEST, tag="S", reads=REQUEST_READS,
    when=wanted(states=AT_DESK),
    says="A request is sent before the lead time of its country begins, counted in the host's days and hours.",
    clears="The step that it was sent.",
)  # fmt: skip
def sent_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-12: the last day and moment to send it."""
    found, profile = request_deadline(f), f.one(PROFILE)
    if found is None:
        return
    zone = zone_of(profile, f.linked(profile, "country_id") if profile is not None else None)
    late = today > found.day
    if not late:
        yield LooksAgain(found.day + ONE_DAY)
    said = "It had to be sent by" if late else "Send it by"
    lead = people_lead(profile) if profile is not None and not of_aircraft(f.record) else None
    yield Finding(
        f"{said} {shown_moment(found.at, zone)}.", due_on=found.day, fields=("submit_by",),
        sum=found.sum(lead) if lead is not None else "",
    )  # fmt: skip


@rule(
    "VIS-R-13", Strength.INFORM, "DLA foreign travel article 2016; Yokota AB travel page", subject=REQUEST, tag="S",
    policy=(BEGIN, BEGIN_BY), when=wanted(states=("DRAFT",)),
    says="What entry asks is begun 45 to 60 days before travel.", clears="The step that the request is ready.",
)  # fmt: skip
def begun_early(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-13: from 60 days before, due 45 days before; nothing is begun for a day that is over."""
    begins = f.record.get("date_from")
    if begins is None or begins < today:
        return
    first, last = (begins - timedelta(days=p.whole(key, today)) for key in (BEGIN, BEGIN_BY))
    if today < first:
        yield LooksAgain(first)
    else:
        yield LooksAgain(begins + timedelta(days=1))
        yield Finding("Begin training, passports and statements now.", due_on=last,
                      sum=f"{show_date(begins)} - {p.whole(BEGIN_BY, today)} days = {show_date(last)}")  # fmt: skip


@rule(
    "VIS-R-14", Strength.BLOCK, "NPS travel note, 11 Feb 2008", subject=REQUEST, step=READY, tag="S",
    reads=REQUEST_READS, when=wanted(lambda row: not row.get("late_justification")),
    says="Where the lead time is missed, the reason is given in writing.", clears="The reason why it is late.",
)  # fmt: skip
def late_with_reason(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-14: late today, or on the day it was first sent."""
    found = request_deadline(f)
    if found is None:
        return
    sent = f.record.get("submitted_on")
    if (sent or today) > found.day:
        said = "was sent" if sent else "would be sent"
        yield Finding(
            f"It {said} after {show_date(found.day)}, the last day by the lead time, and no reason is recorded.",
            fields=("late_justification",), inputs=shown(send_by=found.day, sent_on=sent or today),
        )  # fmt: skip
    elif sent is None:
        yield LooksAgain(found.day + ONE_DAY)


@rule(
    "VIS-R-12A", Strength.WARN, "DLA foreign travel article 2016", subject=REQUEST, tag="S", reads=REQUEST_READS,
    when=wanted(lambda row: row.get("date_from") is not None, states=AT_DESK),
    says="The lead time of each country is known.", clears="The lead time in the profile; a profile for the request.",
)  # fmt: skip
def lead_time_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-12A: no profile, or one without a lead time for what is asked."""
    if request_deadline(f) is not None:
        return
    if f.one(PROFILE) is None and not f.all(COUNTRY_LEGS):
        yield Finding("No profile is chosen, so that nobody knows until when it is sent.", fields=(PROFILE,))
    else:
        yield Finding("The profile tells no lead time for this, so that nobody knows until when it is sent.",
                      fields=(PROFILE,))  # fmt: skip


@rule(
    "VIS-R-38", Strength.WARN, "UDL diplomatic clearance schema", subject="clearance_profile", tag="S",
    reads=("country_id", HOLIDAYS), when=While(business),
    says="Business days are counted with the days on which the host's office is open, and with the host's holidays.",
    clears="The weekend of the country or the profile's own open days, and the holidays of this year.",
)  # fmt: skip
def calendar_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-38: business days are counted and what closes the host's office is not recorded."""
    country = f.one("country_id")
    yield LooksAgain(date(today.year + 1, 1, 1))
    if not f.record.get("open_weekdays") and (country is None or not country.get("weekend")):
        yield Finding(
            "Business days are counted with Saturday and Sunday: the weekend of the country is not recorded."
        )
    own = [row for row in f.all(HOLIDAYS) if country is not None and row.get("country_id") == country.id]
    if not any(row.get("yearly") or _year(row.get("holiday_on")) == today.year for row in own):
        yield Finding(
            f"Business days are counted without holidays: none of the country is recorded for {today.year}."
        )


def _year(day: date | None) -> int | None:
    return day.year if day is not None else None
