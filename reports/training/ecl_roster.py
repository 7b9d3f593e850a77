"""The roster of an English test session: seats, names, identity check, signature; the score is written in by hand."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.training.common import CELL, counted, safe, shown, signatures

_SEATS = (
    Column("Seat", 11, right=True),
    Column("Name", 44),
    Column("Rank", 22),
    Column("Service number", 24),
    Column("ECL needed", 17, right=True),
    Column("Identity seen", 18),
    Column("Signature", 40),
    Column("Score", 14),
)
_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat; a free one has no name."""

    number: int
    name: str = ""
    native_name: str = ""
    rank: str = ""
    service_number: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True)
class EclFacts:
    """One session with its seats."""

    frame: Frame
    held_on: date | None
    session: tuple[tuple[str, str], ...]
    seats: tuple[Seat, ...]
    over: int
    """People on the roster beyond the seats of the session."""
    rules: tuple[str, ...]


def draw(facts: EclFacts, page: Document) -> None:
    """Head, seats, rules of the room, the examiner's signature."""
    page.heading(f"English test session: {shown(facts.held_on) or 'day not recorded'}", level=1)
    page.labelled(facts.session, label_width=90)
    if facts.over:
        page.paragraph(f"{counted(facts.over, 'person', 'people')} more than the session has seats.")
    if facts.seats:
        page.table(_SEATS, [_seat(each) for each in facts.seats], CELL, _GAP)
    else:
        page.paragraph("Nobody is on the roster and no seats are recorded.")
    page.items(facts.rules)
    signatures(page, ("Examiner", "Signature", "Date"))


def _seat(each: Seat) -> tuple[str, ...]:
    name = "\n".join(filter(None, (each.name, each.native_name)))
    box = "☐" if each.name else ""
    return (str(each.number), name, each.rank, each.service_number, each.needed, box, "", "")


def file_name(facts: EclFacts) -> str:
    """`ecl_roster_2026-05-12.pdf`."""
    return f"ecl_roster_{safe(facts.held_on.isoformat() if facts.held_on else '', 'undated')}.pdf"


def _subject(facts: EclFacts) -> str:
    return shown(facts.held_on) or "without day"


ECL_ROSTER = Paper(
    name="ecl_roster",
    title="ECL session roster",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
