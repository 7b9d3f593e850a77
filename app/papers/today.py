"""What stands on the papers of the day: the chief's page, and what slips during an absence."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.errors import Usage
from app.findings import Duty
from app.office import Office
from app.papers.frame import frame_of
from app.reader import Reader
from app.today import away, days, doubts, duties, news, safety
from app.today.away import Absence, Slip
from app.today.duties import By, Group
from app.today.stacks import stacked
from app.typing import read_typed_range
from models.calendar import DAYS
from models.fields import MONTHS, FieldError, show_date
from reports.office.away import AwayFacts, AwayGroup, AwayLine
from reports.office.today import TodayArea, TodayFacts, TodayLine

NEWS_LINES = 8
"""Sentences on what changed; the rest is counted."""


def today_facts(office: Office, reader: Reader, _asked: str = "") -> TodayFacts:
    """The office's day as the reader's role sees it; what changed is counted from the working day before."""
    today = reader.today
    listed = reader.duties()
    me = duties.names_of(reader, office.user)
    home = days.home(reader)
    counts = duties.counts(listed, today, me)
    groups = {each: [duty for duty in listed if duties.group_of(duty, today) is each] for each in Group}
    told = news.news_since(reader, "", working_day_before(reader, today))
    safe = safety.safety(office, reader)
    frame = frame_of(reader, home, as_of=today)
    return TodayFacts(
        frame=frame,
        office=frame.office,
        day=today,
        off=", ".join(each.name for each in days.days_off(reader, today, today)),
        figures=tuple(f"{counts[each.value]:,} {_FIGURES[each]}" for each in Group),
        chart=duties.by_week(listed, today),
        overdue=tuple(_line(each, today) for each in stacked(groups[Group.OVERDUE])),
        week=tuple(
            TodayArea(each.title, tuple(_line(duty, today) for duty in stacked(each.duties)))
            for each in duties.sections(groups[Group.WEEK], By.AREA, today, me)
        ),
        waiting=tuple(_line(each, today) for each in stacked(groups[Group.WAITING])),
        news_since=told.since,
        news=_sentences(told),
        doubts=tuple(each.words for each in doubts.doubts(reader)),
        safety=safe.sentence,
        safety_old=safe.old,
    )


_FIGURES = {Group.OVERDUE: "overdue", Group.WEEK: "this week", Group.LATER: "later", Group.WAITING: "waiting"}


def working_day_before(reader: Reader, day: date) -> date:
    """The last day before a day on which the office worked."""
    first = day - timedelta(days=14)
    closed = {each.day for each in days.days_off(reader, first, day) if each.closed}
    before = (day - timedelta(days=n) for n in range(1, 15))
    return next((each for each in before if each not in closed), day - timedelta(days=1))


def _line(duty: Duty, today: date) -> TodayLine:
    waits = f"until {show_date(duty.waiting_until)}" if duty.waiting_until else "with no end"
    when = waits if duties.waits(duty) else when_due(duty.due_on, today)
    return TodayLine(
        when,
        duty.finding.message,
        duty.record_title,
        duty.assigned_to,
        duty.finding.cites,
        duty.waiting_reason,
    )


def when_due(day: date, today: date) -> str:
    """A day of the week around today, or how late it is."""
    late = (today - day).days
    if late <= 0:
        return "today" if not late else f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}"
    return f"{late} day{'' if late == 1 else 's'} late"


def _sentences(told: news.News) -> tuple[str, ...]:
    lines = [f"{who}: {line.sentence}" for who, found in told.by_person for line in found]
    rest = len(lines) - NEWS_LINES
    more = [f"{rest:,} more of the kind; see the page Today."] if rest > 0 else []
    return tuple(lines[:NEWS_LINES] + more)


def away_facts(office: Office, reader: Reader, asked: str) -> AwayFacts:
    """What slips in a typed range of days for the user at work. Raises Usage when it is none."""
    try:
        first, last = read_typed_range(asked, reader.today)
    except FieldError as error:
        raise Usage(f"{error}.", do="Give a range such as 3-12 May.") from error
    found = away.absence(reader, first, last, duties.names_of(reader, office.user))
    return _away(reader, office.user, found)


def _away(reader: Reader, person: str, found: Absence) -> AwayFacts:
    groups = (("Assigned to me", found.mine), ("Nobody's", found.nobodys), ("Of others", found.others))
    return AwayFacts(
        frame=frame_of(reader, days.home(reader), as_of=reader.today),
        person=person,
        first=found.first,
        last=found.last,
        until=found.until,
        groups=tuple(AwayGroup(title, _slips(slips)) for title, slips in groups if slips),
    )


def _slips(slips: Sequence[Slip]) -> tuple[AwayLine, ...]:
    return tuple(
        AwayLine(
            show_date(each.duty.due_on), each.duty.finding.message, each.duty.record_title, each.duty.assigned_to,
            "possible" if each.before else each.why_not,
        )
        for each in away.told(slips)
    )  # fmt: skip
