"""The day on one page for the chief: overdue, this week by area, waiting, what changed, how safe the work is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.calendar import DAYS
from models.text import counted
from reports.chart.paper import draw_chart
from reports.chart.scene import Bars
from reports.paper import Audience, Column, Document, Frame, Paper, Style
from reports.paper.document import BODY, MUTED
from reports.paper.frame import short_date

CELL, TIGHT = Style(7), 1.2
PLOT = 3.5
_DUE = (
    Column("When", 15),
    Column("What is due", 62),
    Column("Record", 27),
    Column("Whose", 16),
    Column("Paragraph", 20),
)
_WAITING = (Column("Waits", 15), Column("What is due", 55), Column("Record", 25), Column("Reason", 45))


@dataclass(frozen=True, slots=True)
class TodayLine:
    """A duty: when in words, what, which record, whose, by which paragraph, and for a waiting one why."""

    when: str
    what: str
    record: str
    owner: str = ""
    cites: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TodayArea:
    """What is due this week in one area."""

    name: str
    lines: tuple[TodayLine, ...]


@dataclass(frozen=True, slots=True)
class TodayFacts:
    """One day of the office. `figures` are counts in words, `news` sentences, `safety` the line on backups."""

    frame: Frame
    office: str
    day: date
    off: str
    figures: tuple[str, ...]
    chart: Bars
    overdue: tuple[TodayLine, ...]
    week: tuple[TodayArea, ...]
    waiting: tuple[TodayLine, ...]
    news_since: str
    news: tuple[str, ...]
    doubts: tuple[str, ...]
    safety: str
    safety_old: bool = False


def draw(facts: TodayFacts, page: Document) -> None:
    """The whole day; where it takes more than a page, the first one says so."""
    trial = Document((page.width, page.height))
    trial.bottom = page.bottom
    _draw(facts, trial, 1)
    _draw(facts, page, trial.page + 1)


def _draw(facts: TodayFacts, page: Document, pages: int) -> None:
    page.heading(f"Today, {DAYS[facts.day.weekday()]} {short_date(facts.day)}", level=1)
    on = f"{'; '.join(filter(None, (facts.off, ' · '.join(facts.figures))))}."
    page.paragraph(f"{on} Continues to page {pages}." if pages > 1 else on, BODY, after=2)
    page.paragraph(_safety(facts), Style(9, bold=facts.safety_old), after=2)
    draw_chart(page, facts.chart, PLOT)
    _duties(page, "Overdue", facts.overdue, "Nothing is overdue.")
    for area in facts.week:
        _duties(page, f"This week, {area.name}", area.lines)
    if not facts.week:
        _duties(page, "This week", (), "Nothing is due within seven days.")
    if facts.waiting:
        page.heading(f"Waiting: {counted(len(facts.waiting), 'duty', 'duties')}")
        rows = [(each.when, each.what, each.record, each.reason) for each in facts.waiting]
        page.table(_WAITING, rows, CELL, TIGHT)
    page.heading(f"Changed {facts.news_since}")
    if facts.news:
        page.items(facts.news, style=Style(8))
    else:
        page.paragraph("Nothing was entered.", MUTED)
    page.paragraph(" · ".join(facts.doubts) + "." if facts.doubts else "", MUTED)


def _duties(page: Document, title: str, lines: Sequence[TodayLine], nothing: str = "") -> None:
    page.heading(f"{title}: {counted(len(lines), 'duty', 'duties')}" if lines else title)
    if lines:
        rows = [(each.when, each.what, each.record, each.owner, each.cites) for each in lines]
        page.table(_DUE, rows, CELL, TIGHT)
    else:
        page.paragraph(nothing, MUTED)


def _safety(facts: TodayFacts) -> str:
    return f"Check: {facts.safety}" if facts.safety_old else facts.safety


def file_name(facts: TodayFacts) -> str:
    """`today-2026-11-28.pdf`."""
    return f"today-{facts.day.isoformat()}.pdf"


def _subject(facts: TodayFacts) -> str:
    return f"{facts.office}, {short_date(facts.day)}"


TODAY = Paper(
    name="today",
    title="Today",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
