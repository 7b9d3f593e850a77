"""The state of the office for a handover: figures, what is late, what comes, whose it is, the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.chart.paper import draw_chart
from reports.chart.scene import Bars
from reports.paper import Audience, Column, Document, Frame, Paper, Style
from reports.paper.document import BODY, MUTED
from reports.paper.frame import short_date

CELL, TIGHT = Style(7.5), 1.2
PLOT = 3.0
SIGN_WIDTH, SIGN_GAP = 230.0, 34.0
_DUE = (
    Column("When", 17),
    Column("What is due", 62),
    Column("Record", 30),
    Column("Whose", 20),
    Column("Paragraph", 20),
)
_OWNERS = (
    Column("Whose", 40),
    Column("Why it is listed", 45),
    Column("Duties", 15, right=True),
    Column("Overdue", 15, right=True),
)
_EXCEPTIONS = (Column("Day", 17), Column("Sort", 25), Column("By", 20), Column("What", 90))
_USERS = (Column("User", 35), Column("Role", 25), Column("Last used", 25), Column("State", 45))


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A duty or promise: when, what, for which record, whose, by which paragraph."""

    when: str
    what: str
    record: str
    owner: str
    cites: str


@dataclass(frozen=True, slots=True)
class HandoverArea:
    """What comes in one area; `rest` duties are counted and not listed."""

    name: str
    lines: tuple[HandoverLine, ...]
    rest: int = 0


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """The state of an office on a day. Pairs are labels with values, rows stand in the order of their columns."""

    frame: Frame
    office: str
    day: date
    leaver: str
    successor: str
    began_on: date | None
    figures: tuple[tuple[str, str], ...]
    overdue: tuple[HandoverLine, ...]
    ahead_days: int
    chart: Bars
    ahead: tuple[HandoverArea, ...]
    owners: tuple[tuple[str, str, str, str], ...]
    promises: tuple[HandoverLine, ...]
    exceptions: tuple[tuple[str, str, str, str], ...]
    exceptions_in_all: int
    unconfirmed: tuple[str, ...]
    users: tuple[tuple[str, str, str, str], ...]
    places: tuple[tuple[str, str], ...]
    settled: tuple[tuple[str, str], ...]


def draw(facts: HandoverFacts, page: Document) -> None:
    """From the figures to the receipt."""
    page.heading("State of the office", level=1)
    page.paragraph(f"{facts.office}, {short_date(facts.day)}. {_persons(facts)}", BODY)
    page.labelled(facts.figures, label_width=150)
    _duties(page, "Overdue", facts.overdue, "Nothing is overdue.")
    _ahead(facts, page)
    _table(page, "Whose the work is", _OWNERS, facts.owners, "Every duty belongs to somebody who is here.")
    _duties(
        page,
        f"Open promises of {facts.leaver or 'the one who leaves'}",
        facts.promises,
        "No promise is open.",
    )
    _exceptions(facts, page)
    page.heading("Not confirmed by the office")
    page.items(facts.unconfirmed)
    page.paragraph("" if facts.unconfirmed else "Everything the rules rest on is confirmed.", MUTED)
    _table(page, "Who can open the office", _USERS, facts.users, "")
    page.heading("Where things lie")
    page.labelled(facts.places, label_width=150)
    _receipt(facts, page)


def _persons(facts: HandoverFacts) -> str:
    began = f" Handover since {short_date(facts.began_on)}." if facts.began_on else ""
    return f"From {facts.leaver or '(not named)'} to {facts.successor}.{began}"


def _ahead(facts: HandoverFacts, page: Document) -> None:
    page.heading(f"The next {facts.ahead_days} days", keep=90)
    if not facts.ahead:
        page.paragraph("Nothing falls due.", MUTED)
        return
    draw_chart(page, facts.chart, PLOT)
    for area in facts.ahead:
        _duties(page, area.name, area.lines, "", level=3)
        page.paragraph(f"And {area.rest:,} more in this area." if area.rest else "", MUTED)


def _duties(
    page: Document, title: str, lines: Sequence[HandoverLine], nothing: str, *, level: int = 2
) -> None:
    page.heading(f"{title}: {len(lines):,}" if lines else title, level=level)
    if lines:
        page.table(
            _DUE, [(each.when, each.what, each.record, each.owner, each.cites) for each in lines], CELL, TIGHT
        )
    else:
        page.paragraph(nothing, MUTED)


def _table(
    page: Document, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], nothing: str
) -> None:
    page.heading(title)
    if rows:
        page.table(columns, rows, CELL, TIGHT)
    else:
        page.paragraph(nothing, MUTED)


def _exceptions(facts: HandoverFacts, page: Document) -> None:
    _table(page, "Exceptions", _EXCEPTIONS, facts.exceptions, "Nothing departs from the ordinary.")
    rest = facts.exceptions_in_all - len(facts.exceptions)
    page.paragraph(f"And {rest:,} older ones in the exceptions register." if rest > 0 else "", MUTED)


def _receipt(facts: HandoverFacts, page: Document) -> None:
    """What was settled, and two lines to be signed; the block stays on one page."""
    page.room(170 + 12 * len(facts.settled))
    page.heading("Receipt")
    page.labelled(facts.settled, label_width=150)
    page.paragraph(
        "The office was handed over and taken over as it stands on these pages. The recovery key is in the safe, and "
        "the successor has seen it there.",
        BODY,
        after=SIGN_GAP,
    )
    for who, name in (("Handed over by", facts.leaver), ("Taken over by", facts.successor)):
        page.room(SIGN_GAP + 24)
        with page.artifact():
            page.stroke(page.left, page.y, page.left + SIGN_WIDTH, page.y)
            page.stroke(page.left + SIGN_WIDTH + 24, page.y, page.left + SIGN_WIDTH + 144, page.y)
        page.y -= 2
        page.paragraph(f"{who} {name or '(name)'}: signature, and the date beside it", MUTED, after=SIGN_GAP)


def file_name(facts: HandoverFacts) -> str:
    """`state-of-the-office-2026-11-28.pdf`."""
    return f"state-of-the-office-{facts.day.isoformat()}.pdf"


def _subject(facts: HandoverFacts) -> str:
    return f"{facts.office}, {short_date(facts.day)}"


HANDOVER = Paper(
    name="handover",
    title="State of the office",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
