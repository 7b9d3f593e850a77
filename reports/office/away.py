"""What slips while somebody is away, as a paper to hand over with."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper, Style
from reports.paper.document import BODY, MUTED
from reports.paper.frame import short_date

CELL = Style(8)
_COLUMNS = (
    Column("Due", 14),
    Column("What is due", 58),
    Column("Record", 27),
    Column("Whose", 18),
    Column("Before leaving", 24),
)


@dataclass(frozen=True, slots=True)
class AwayLine:
    """A duty that slips; `before` says whether it can be done before leaving, or why not."""

    due: str
    what: str
    record: str
    owner: str
    before: str


@dataclass(frozen=True, slots=True)
class AwayGroup:
    """Duties under a heading: mine, nobody's, those of others."""

    title: str
    lines: tuple[AwayLine, ...]


@dataclass(frozen=True, slots=True)
class AwayFacts:
    """An absence from a day to a day, and what slips in it or before `until`."""

    frame: Frame
    person: str
    first: date
    last: date
    until: date
    groups: tuple[AwayGroup, ...]


def draw(facts: AwayFacts, page: Document) -> None:
    """A sentence on the range, then a table for each group."""
    page.heading(f"What slips: {_range(facts)}", level=1)
    count = sum(len(each.lines) for each in facts.groups)
    duties = "1 duty falls" if count == 1 else f"{count:,} duties fall"
    page.paragraph(
        f"{facts.person} is away. {duties} due in these days or by {short_date(facts.until)}, too soon after them.",
        BODY,
    )
    for group in facts.groups:
        page.heading(f"{group.title}: {len(group.lines):,}")
        rows = [(each.due, each.what, each.record, each.owner, each.before) for each in group.lines]
        page.table(_COLUMNS, rows, CELL)
    if not count:
        page.paragraph("Nothing slips.", MUTED)


def _range(facts: AwayFacts) -> str:
    if facts.first == facts.last:
        return short_date(facts.first)
    return f"{short_date(facts.first)} – {short_date(facts.last)}"


def file_name(facts: AwayFacts) -> str:
    """`away-2026-12-01.pdf`."""
    return f"away-{facts.first.isoformat()}.pdf"


def _subject(facts: AwayFacts) -> str:
    return f"{facts.person}, {_range(facts)}"


AWAY = Paper(
    name="away",
    title="Absence",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
