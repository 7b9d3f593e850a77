"""What rules ask of a program year: its four years, its shares, the money that came, and what is reported of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from models.calendar import fiscal_year
from models.fields import show_date, show_money
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.office.places import Country
from models.planning import yearly
from models.planning.measures import Share
from models.planning.of_year import (
    IMET,
    PROGRAMS,
    begins_on,
    ceiling,
    day_after,
    ends_on,
    imet_of,
    not_past,
    runs,
    the_year,
    total,
    when_it_begins,
)
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import listed
from models.training.order import shown

YEARS = "training_year<country_id[fiscal_year]"
ALLOCATIONS = "allocation<year_id[amount,allocation_kind,allocated_on]"


@rule(
    "PLN-01",
    Strength.INFORM,
    "SAMM C2.1.6.2",
    subject="country",
    tag="S01",
    reads=(YEARS,),
    says="The training plan covers at least four years: prior, current, budget and planning year.",
    clears="A training year for each of the four.",
)
def four_years(f: Facts, p: Policy, today: date) -> Iterator[Yield]:  # noqa: ARG001
    """PLN-01: years that the plan of a country leaves out, once it has any."""
    assert isinstance(f.record, Country)
    known = {each.get("fiscal_year") for each in f.all(YEARS)}
    if not known:
        return
    now = fiscal_year(today)
    yield LooksAgain(begins_on(now + 1))
    names = {now - 1: "prior", now: "current", now + 1: "budget", now + 2: "planning"}
    missing = [f"FY {year} ({word} year)" for year, word in names.items() if year not in known]
    if missing:
        yield Finding(
            f"The training plan has no {listed(missing)}.",
            inputs=shown(
                current_year=now, years_on_file=", ".join(str(each) for each in sorted(filter(None, known)))
            ),
        )


def _share(f: Facts, p: Policy, today: date, key: str, limit: str, *, at_least: bool) -> Share:
    """A stored sum of the year's IMET programs against a share of its ceiling; `limit` is the policy value's key."""
    row = the_year(f)
    programs = imet_of(f, row.fiscal_year or 0, p, today)
    return Share(
        total(each.get(key) for each in programs), ceiling(row, programs), p.number(limit, today), at_least
    )


def _told(share: Share, what: str, said: str) -> Finding:
    """A share that misses its limit, with the cents that lack or are too many."""
    assert share.whole is not None
    gap = f"{show_money(share.lacks)} {'lacks' if share.at_least else 'is too much'}"
    return Finding(
        f"{what} comes to {show_money(share.part)} of {show_money(share.whole)}: {said}; {gap}.",
        fields=("imet_ceiling",),
        inputs=shown(part=show_money(share.part), ceiling=show_money(share.whole), limit=f"{share.limit} %"),
        sum=f"{_reckoned(share)}{', less than' if share.at_least else ', more than'} {share.limit} %",
    )


def _reckoned(share: Share) -> str:
    """The arithmetic of a share; of $0 there is no percentage."""
    told = f"{show_money(share.part)} / {show_money(share.whole or 0)}"
    return told if share.percent is None else f"{told} = {share.percent} %"


@rule(
    "IMT-03",
    Strength.WARN,
    "JSCET 3-11a(2)(c)",
    subject="training_year",
    tag="S20",
    reads=(PROGRAMS,),
    when=not_past,
    policy=(*IMET, "imet.d_percent"),
    says="Lines of priority D lie above the budget and normally come to a tenth of it at most; no places are kept for "
    "them.",
    clears="Fewer lines of priority D, or the ceiling as it was told.",
)
def d_share(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-03: priority D above its normal share of the ceiling, in every year that has not ended."""
    share = _share(f, p, today, "plan_d", "imet.d_percent", at_least=False)
    if share.met is False:
        yield _told(share, "Priority D", f"{share.limit} % is normal")


@rule(
    "IMT-04",
    Strength.WARN,
    "SAMM Figure C10.F2 item 2",
    subject="training_year",
    tag="S12",
    reads=(PROGRAMS,),
    when=not_past,
    policy=(*IMET, "imet.a_percent"),
    says="The lines of priority A of the current year come to the ceiling at most.",
    clears="Fewer lines of priority A, or the ceiling as it was told.",
)
def a_within_ceiling(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-04: priority A of the current year against its ceiling."""
    year = the_year(f).fiscal_year or 0
    yield from when_it_begins(year, today)
    share = _share(f, p, today, "plan_a", "imet.a_percent", at_least=False)
    if runs(year, today) and share.met is False:
        yield _told(share, "Priority A", f"{share.limit} % is allowed")


@rule(
    "IMT-07",
    Strength.WARN,
    "SAMM Figure C10.F2 item 5",
    subject="training_year",
    tag="S12",
    reads=(PROGRAMS,),
    when=not_past,
    policy=(*IMET, "imet.pme_percent"),
    says="Professional military education comes to half of the current year's ceiling at least; 49.99 % fails.",
    clears="More lines of professional military education, or the ceiling as it was told.",
)
def pme_share(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-07: the share of professional military education in exact cents."""
    year = the_year(f).fiscal_year or 0
    yield from when_it_begins(year, today)
    share = _share(f, p, today, "plan_pme", "imet.pme_percent", at_least=True)
    if runs(year, today) and share.met is False:
        yield _told(share, "Professional military education", f"{share.limit} % is asked for")


@rule(
    "IMT-08",
    Strength.WARN,
    "SAMM Figure C10.F2 item 6",
    subject="training_year",
    tag="I",
    reads=(PROGRAMS,),
    when=not_past,
    policy=(*IMET, "imet.eimet_percent"),
    says="Expanded IMET comes to the share of the current year's ceiling that the office has set; the checklist's own "
    "figure was not seen, so none is set at first.",
    clears="More lines of expanded IMET, or another share among the office's values.",
)
def e_imet_share(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-08: the share of expanded IMET, once the office has set one."""
    year = the_year(f).fiscal_year or 0
    yield from when_it_begins(year, today)
    share = _share(f, p, today, "plan_e_imet", "imet.eimet_percent", at_least=True)
    if share.limit > 0 and runs(year, today) and share.met is False:
        yield _told(share, "Expanded IMET", f"the office asks for {share.limit} %")


@rule(
    "IMT-19",
    Strength.INFORM,
    "SAMM C2.1.6.3.1.1",
    subject="training_year",
    tag="S01",
    reads=(PROGRAMS, ALLOCATIONS),
    when=not_past,
    policy=IMET,
    says="Allocations come after the fiscal year began and are often lower than the ceiling; the lines are kept in the "
    "order in which money should reach them.",
    clears="The allocations that came; another order of the lines.",
)
def money_came(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-19: nothing has come, or less than the lines of priority A cost; end-of-year money pays none of them."""
    year = the_year(f).fiscal_year or 0
    yield from when_it_begins(year, today)
    for row in f.all(ALLOCATIONS):
        day = row.get("allocated_on")
        if day is not None and day > today:
            yield LooksAgain(day)
    usual, _ = yearly.come(f.all(ALLOCATIONS), today)
    came = sum(map(yearly.signed, usual)) if usual else None
    programs = imet_of(f, year, p, today)
    wanted = total(each.plan_a for each in programs)
    if not runs(year, today) or not programs or wanted <= (came or 0):
        return
    told = "No money has come yet" if came is None else f"{show_money(came)} came"
    yield Finding(
        f"{told} for FY {year}; the lines of priority A cost {show_money(wanted)}, so the last of them wait.",
        fields=("allocated_so_far",),
        inputs=shown(allocated=None if came is None else show_money(came), priority_A=show_money(wanted)),
        sum=f"{show_money(wanted)} - {show_money(came or 0)} = {show_money(wanted - (came or 0))}",
    )


@rule(
    "IMT-19.resolution",
    Strength.WARN,
    "SAMM C2.1.6.3.1.1",
    subject="training_year",
    tag="S01 I",
    reads=(PROGRAMS,),
    when=not_past,
    policy=IMET,
    says="While a continuing resolution stands, a part of the ceiling is all that may be planned for.",
    clears="The last day of the resolution, its share, or fewer lines of priority A.",
)
def under_resolution(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-19: priority A against the part of the ceiling that a continuing resolution leaves."""
    row = the_year(f)
    share: Decimal | None = row.cr_percent
    for day in (row.cr_from, day_after(row.cr_to) if row.cr_to else None):
        if day is not None and day > today:
            yield LooksAgain(day)
    if share is None or not yearly.stands_under_resolution(row.cr_from, row.cr_to, today):
        return
    programs = imet_of(f, row.fiscal_year or 0, p, today)
    whole, wanted = ceiling(row, programs), total(each.plan_a for each in programs)
    most = yearly.may_plan(whole, share)
    if whole is not None and most is not None and wanted > most:
        yield Finding(
            f"Under the continuing resolution {show_money(most)} may be planned for; the lines of priority A cost "
            f"{show_money(wanted)}.",
            fields=("cr_percent", "cr_to"),
            inputs=shown(ceiling=show_money(whole), share=f"{share} %", priority_A=show_money(wanted)),
            sum=f"{share} % of {show_money(whole)} = {show_money(most)} < {show_money(wanted)}",
        )


def _taken_until(row: Kind) -> date | None:
    found: date | None = row.get("reallocation_by")
    return found


@rule(
    "IMT-19.reallocation",
    Strength.INFORM,
    "SAMM C2.1.6.3.1.1, C10.6",
    subject="training_year",
    tag="S01 I",
    reads=(PROGRAMS, ALLOCATIONS),
    when=While(lambda row: row.stored.get("reallocation_by") is not None, _taken_until),
    policy=IMET,
    says="Late in the year the office is ready to put its lines in another order and to ask for end-of-year money, "
    "which pays the lines of priority B.",
    clears="The end-of-year money that came; the duty ends with the day until which requests are taken.",
)
def asks_at_the_end(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-19: a duty until the day on which requests for end-of-year money are no longer taken."""
    row = the_year(f)
    year, until = row.fiscal_year or 0, row.reallocation_by
    if until is None or yearly.come(f.all(ALLOCATIONS), today)[1]:
        return
    wanted = total(each.plan_b for each in imet_of(f, year, p, today))
    lines = f"the lines of priority B cost {show_money(wanted)}" if wanted else "no line has priority B"
    yield Finding(
        f"Requests for end-of-year money of FY {year} are taken until {show_date(until)}; {lines}.",
        due_on=until,
        fields=("reallocation_by",),
        inputs=shown(requests_until=until, priority_B=show_money(wanted)),
    )


def _receives(row: Kind) -> bool:
    return row.get("fiscal_year") is not None and row.get("receives_imet") is not False


def _data_wanted(row: Kind) -> bool:
    return _receives(row) and row.get("programming_sent_on") is None


def _before_it_begins(row: Kind) -> date | None:
    year = row.get("fiscal_year")
    return ends_on(year - 1) if year else None


@rule(
    "IMT-22",
    Strength.INFORM,
    "JSCET 3-10a",
    subject="training_year",
    tag="S20",
    when=While(_data_wanted, _before_it_begins),
    policy=("imet.data_years", "imet.data_month"),
    says="IMET programming data is with the service not later than September, for the budget justification.",
    clears="The day the data went to the services.",
)
def data_for_the_budget(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-22: a duty by the end of September two years before, until the year begins."""
    year = the_year(f).fiscal_year or 0
    before, month = p.whole("imet.data_years", today), p.whole("imet.data_month", today)
    due = date(year - before, month, 1) + timedelta(days=31)
    due -= timedelta(days=due.day)
    yield Finding(
        f"The IMET programming data of FY {year} goes to the services by {show_date(due)}.",
        due_on=due,
        fields=("programming_sent_on",),
        inputs=shown(fiscal_year=year, years_before=before, sent_on=None),
    )


def _report_wanted(row: Kind) -> bool:
    return row.get("fiscal_year") is not None and row.get("fmt_sent_on") is None


def _until_the_next(row: Kind) -> date | None:
    year = row.get("fiscal_year")
    return ends_on(year + 1) if year else None


@rule(
    "RPT-05",
    Strength.WARN,
    "SAMM C2.1.6.9.4.2",
    subject="training_year",
    tag="S01 I",
    when=While(_report_wanted, _until_the_next),
    policy=("fmt.days",),
    says="Every year the office tells all training of the fiscal year just ended and the one in progress, for the "
    "report to Congress.",
    clears="The day the data went off.",
)
def told_for_the_report(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """RPT-05: a duty from the end of a fiscal year, for a year."""
    year = the_year(f).fiscal_year or 0
    if today <= ends_on(year):
        yield LooksAgain(day_after(ends_on(year)))
        return
    days = p.whole("fmt.days", today)
    due = ends_on(year) + timedelta(days=days)
    yield Finding(
        f"Tell the training of FY {year} and of FY {year + 1}, which is in progress, by {show_date(due)}.",
        due_on=due,
        fields=("fmt_sent_on",),
        inputs=shown(fiscal_year=year, days_after=days, sent_on=None),
        sum=f"{show_date(ends_on(year))} + {days} days = {show_date(due)}",
    )
