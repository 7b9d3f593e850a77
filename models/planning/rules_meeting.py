"""What rules ask before and after the command's working group: the plan in time, no D lines, graduates confirmed."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import fiscal_year, months_before
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.planning.cetpp import Cetpp
from models.planning.derive import DRAFTED, REVIEWED
from models.planning.of_year import IMET, PROGRAMS, day_after, imet_of, total
from models.planning.scetwg import Scetwg
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import counted, listed
from models.training.order import shown, words

MEETING = "scetwg_id"
PLANS = "cetpp<scetwg_id[budget_year]"
REVIEWS = "#line_review<session_id"
GRADUATES = "country_id.prominent_person<country_id[confirmed_on,retired_on,deceased_on]"
SECTIONS = "cetpp_section<cetpp_id[section_no,section_state]"
NOMINATIONS = "country_id.ctfp_nomination<country_id[ctfp_fy]"
LABELS = "country_id.training_program<country_id[program_label,fiscal_year]"
CTFP_SECTION = "3.2"


def _meets(row: Kind) -> bool:
    return row.stored.get("session_from") is not None


def _last_day(row: Kind) -> date | None:
    found: date | None = row.get("session_to") or row.get("session_from")
    return found


to_its_end = While(_meets, _last_day)
"""Until a session has ended."""


def _session(f: Facts) -> Scetwg:
    assert isinstance(f.record, Scetwg)
    return f.record


def _due(p: Policy, begins: date) -> tuple[date, str]:
    """The day on which the plan is due for a session, and the arithmetic."""
    days = p.whole("cetpp.days", begins)
    due = begins - timedelta(days=days)
    return due, f"{show_date(begins)} - {days} days = {show_date(due)}"


def _not_approved(row: Kind) -> bool:
    return row.stored.get("ccmd_approved_on") is None and row.stored.get("scetwg_id") is not None


@rule(
    "PLN-05",
    Strength.INFORM,
    "JSCET 3-10b",
    subject="cetpp",
    tag="S20",
    reads=(MEETING,),
    when=While(_not_approved),
    policy=("cetpp.days",),
    says="The CETPP is with the command and the services at least 30 days before the working group, or as the service "
    "says.",
    clears="The days it went to the command and to the services.",
)
def plan_in_time(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-05: a duty to send the plan; afterwards, until the session has ended, that it went late."""
    row, meeting = f.record, f.one(MEETING)
    assert isinstance(row, Cetpp)
    if not isinstance(meeting, Scetwg) or meeting.session_from is None:
        return
    ends = _last_day(meeting) or meeting.session_from
    if today > ends:
        return
    yield LooksAgain(day_after(ends))
    due, told = _due(p, meeting.session_from)
    ways = {"the command": row.sent_ccmd_on, "the services": row.sent_service_on}
    inputs = shown(working_group=meeting.session_from, sent_to_the_command=row.sent_ccmd_on,
                   sent_to_the_services=row.sent_service_on)  # fmt: skip
    fields = ("sent_ccmd_on", "sent_service_on")
    if missing := [who for who, sent in ways.items() if sent is None]:
        yield Finding(f"The CETPP goes to {listed(missing)} by {show_date(due)}.", due_on=due, fields=fields,
                      inputs=inputs, sum=told)  # fmt: skip
    late = {who: sent for who, sent in ways.items() if sent is not None and sent > due}
    for who, sent in late.items():
        before = (meeting.session_from - sent).days
        yield Finding(
            f"The CETPP went to {who} on {show_date(sent)}, {counted(max(before, 0), 'day')} before the working group.",
            since=sent, fields=fields, inputs=inputs, sum=told,
        )  # fmt: skip


@rule(
    "PLN-05.none",
    Strength.INFORM,
    "JSCET 3-10b",
    subject="scetwg",
    tag="S20",
    reads=(PLANS,),
    when=to_its_end,
    policy=("cetpp.days",),
    says="There is a CETPP for each session of the working group.",
    clears="The CETPP, with the session as its working group.",
)
def has_a_plan(f: Facts, p: Policy, today: date) -> Iterator[Yield]:  # noqa: ARG001
    """PLN-05: a session for which no plan is on file."""
    begins = _session(f).session_from
    if begins is not None and not f.all(PLANS):
        due, told = _due(p, begins)
        yield Finding(
            f"No CETPP is on file for the session; it goes to the command and the services by {show_date(due)}.",
            due_on=due, inputs=shown(working_group=begins), sum=told,
        )  # fmt: skip


def _after_it(row: Kind) -> bool:
    return _last_day(row) is not None


@rule(
    "PLN-08",
    Strength.INFORM,
    "JSCET 3-10d(6), 3-10e; SAMM C2.1.6.2.1.3",
    subject="scetwg",
    tag="S01 S20",
    reads=(REVIEWS,),
    when=While(_after_it),
    policy=("scetwg.changes_days",),
    says="After the working group changes go to the service with their backup documents; unprogrammed needs are "
    "exceptions, and every revision may cost a penalty.",
    clears="Nothing to do; the finding ends some weeks after the session.",
)
def changes_go_to_the_service(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-08: for some weeks after a session in which lines were decided on."""
    ends = _last_day(_session(f))
    if ends is None:
        return
    last = ends + timedelta(days=p.whole("scetwg.changes_days", ends))
    for day in (day_after(ends), day_after(last)):
        if day > today:
            yield LooksAgain(day)
    if ends < today <= last and (decided := f.count(REVIEWS)):
        yield Finding(
            f"{counted(decided, 'decision')} of the session: what changed goes to the service with its backup "
            "documents; further changes are exceptions.",
            since=day_after(ends),
            inputs=shown(session_ended_on=ends, decisions=decided),
        )


@rule(
    "IMT-06",
    Strength.WARN,
    "SAMM Figure C10.F2 item 4",
    subject="scetwg",
    tag="S12",
    reads=(PROGRAMS,),
    when=to_its_end,
    policy=(*IMET, "cetpp.days"),
    says="When the working group meets, no line of priority D is left in the current year.",
    clears="Another priority, or the cancellation of the lines of priority D.",
)
def no_d_left(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-06: lines of priority D in the current year, from the day the plan is due to the end of the session."""
    row = _session(f)
    begins = row.session_from
    if begins is None:
        return
    year = row.session_fy or fiscal_year(begins)
    opens, _ = _due(p, begins)
    if today < opens:
        yield LooksAgain(opens)
        return
    programs = imet_of(f, year, p, today)
    left, cents = total(each.plan_d_lines for each in programs), total(each.plan_d for each in programs)
    if left:
        yield Finding(
            f"{counted(left, 'line')} of priority D for {show_money(cents)} {'is' if left == 1 else 'are'} left in "
            f"FY {year}; none should be when the working group meets.",
            due_on=begins,
            inputs=shown(working_group=begins, lines_of_priority_D=left, priority_D=show_money(cents)),
        )


@rule(
    "RPT-01",
    Strength.WARN,
    "SAMM C2.1.6.9.4.1, C10.21.1",
    subject="scetwg",
    tag="S01 S09",
    reads=(GRADUATES,),
    when=to_its_end,
    policy=("prominence.months", "prominence.notice_days"),
    says="Positions of prominence are brought up to date each year before the working group; the command tells DSCA "
    "after it.",
    clears="The day each prominent graduate was confirmed.",
)
def graduates_confirmed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """RPT-01: a duty to confirm those whom nobody confirmed within a year before the session."""
    begins = _session(f).session_from
    if begins is None:
        return
    opens = begins - timedelta(days=p.whole("prominence.notice_days", begins))
    if today < opens:
        yield LooksAgain(opens)
        return
    since = months_before(begins, p.whole("prominence.months", begins))
    standing = [each for each in f.all(GRADUATES) if not (each.get("retired_on") or each.get("deceased_on"))]
    open_ = [each for each in standing if (each.get("confirmed_on") or date.min) < since]
    if open_:
        yield Finding(
            f"{len(open_)} of {counted(len(standing), 'prominent graduate')} "
            f"{'was' if len(open_) == 1 else 'were'} not confirmed since {show_date(since)}.",
            due_on=begins,
            inputs=shown(working_group=begins, confirmed_since=since, not_confirmed=len(open_)),
        )


@rule(
    "CTF-05",
    Strength.WARN,
    "JSCET 3-11c(1)",
    subject="cetpp",
    tag="S20",
    reads=(SECTIONS, NOMINATIONS, LABELS),
    when=While(
        lambda row: row.stored.get("ccmd_approved_on") is None and row.stored.get("budget_year") is not None
    ),
    policy=("ctfp.labels",),
    says="The counterterrorism fellowship program is part of the CETPP.",
    clears="Words in section 3.2 of the plan.",
)
def fellowships_in_the_plan(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-05: the country has fellowships in the plan's two years, and the section on them says nothing."""
    row = f.record
    assert isinstance(row, Cetpp) and row.budget_year is not None
    years = (row.budget_year, row.budget_year + 1)
    labels = words(p, "ctfp.labels", today)
    asked = any(each.get("ctfp_fy") in years for each in f.all(NOMINATIONS))
    paid = any(
        each.get("program_label") in labels and each.get("fiscal_year") in years for each in f.all(LABELS)
    )
    states = {each.get("section_no"): each.get("section_state") for each in f.all(SECTIONS)}
    if (asked or paid) and states.get(CTFP_SECTION) not in (DRAFTED, REVIEWED):
        yield Finding(
            f"There are fellowships in FY {years[0]} or FY {years[1]}, and section 3.2 of the plan says nothing of "
            "them.",
            inputs=shown(nominations="yes" if asked else "no", program="yes" if paid else "no"),
        )
