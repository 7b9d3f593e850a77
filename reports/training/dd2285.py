"""DD Form 2285 (JUL 1995), the manual order that exists only under a combatant command's waiver (SAMM C2.1.6.8).

Its dates are YYMMDD. The facts cannot be made without the waiver, so that nothing can be drawn without it.
"""

import re
from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper, Status, Style
from reports.paper.document import MUTED, SMALL
from reports.training.ito import ItoDependent, ItoEntry, ItoLine
from reports.training.student import SAMPLE

UNSEEN = "Headings of blocks marked * were not seen on the form; compare them with it."
_LABELS = 190.0
_INDENT = 18.0


@dataclass(frozen=True, slots=True)
class Waiver:
    """The waiver the form is made under. ValueError while command, number or date is missing."""

    command: str
    number: str
    granted_on: date

    def __post_init__(self) -> None:
        if not (self.command.strip() and self.number.strip() and isinstance(self.granted_on, date)):
            raise ValueError("A DD Form 2285 needs a waiver with command, number and date.")

    @property
    def words(self) -> str:
        """What every page says."""
        return f"DD 2285 UNDER WAIVER {self.command} {self.number} {form_date(self.granted_on)}"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the form. `seen` says whether its heading was read on the form itself."""

    number: str
    heading: str
    seen: bool = True
    value: str = ""
    entries: tuple[ItoEntry, ...] = ()
    notes: tuple[str, ...] = ()
    courses: tuple[ItoLine, ...] = ()
    family: tuple[ItoDependent, ...] = ()

    @property
    def label(self) -> str:
        """How a list of open places names it."""
        return f"Block{'s' if '-' in self.number else ''} {self.number.replace('-', ' to ')}"


@dataclass(frozen=True, slots=True)
class Dd2285Facts:
    """The form as it is filled in; `sample` marks the one about an invented student."""

    frame: Frame
    waiver: Waiver
    order_number: str
    on: date
    cc_wcn: str
    preamble: tuple[str, ...]
    blocks: tuple[Block, ...]
    sample: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.waiver, Waiver):
            raise ValueError("A DD Form 2285 needs a waiver with command, number and date.")


def form_date(day: date | None) -> str:
    """`260504`, the form's own way; empty for no date."""
    return f"{day.year % 100:02d}{day.month:02d}{day.day:02d}" if day else ""


def file_name(facts: Dd2285Facts) -> str:
    """A name for the saved form."""
    number = re.sub(r"[^A-Za-z0-9-]+", "_", facts.order_number).strip("_") or "unnumbered"
    return f"DD2285_{number[:60]}.pdf"


def draw(facts: Dd2285Facts, page: Document) -> None:
    """The form, block by block."""
    page.heading("Invitational Travel Order", level=1)
    page.paragraph("DD Form 2285, JUL 1995, drawn by the program", MUTED, after=2)
    page.paragraph(facts.waiver.words, Style(9, bold=True), after=6)
    page.rule()
    page.heading("CC/WCN", beside=facts.cc_wcn or "–", beside_at=_LABELS)
    told = False
    for block in facts.blocks:
        _block(page, block)
        if block.number == "3" and not told:
            told = True
            for paragraph in facts.preamble:
                page.paragraph(paragraph)
    page.rule()
    page.paragraph(UNSEEN, SMALL)


_COURSES = (
    Column("WCN", 40), Column("MASL", 46), Column("Course title", 150), Column("Location", 96),
    Column("Report", 44), Column("Start", 44), Column("End", 44), Column("Weeks", 36, right=True),
)  # fmt: skip
_FAMILY = (
    Column("Name", 160), Column("Relationship", 74), Column("Date of birth", 66), Column("Travel", 70),
    Column("Coverage", 134),
)  # fmt: skip


def _block(page: Document, block: Block) -> None:
    table = bool(block.courses or block.family)
    title = f"{block.number}. {block.heading}{'' if block.seen else ' *'}"
    page.heading(title, beside=block.value, beside_at=_LABELS if block.value else 0, keep=80 if table else 24)
    page.labelled(
        [(entry.label, entry.value) for entry in block.entries],
        label_width=_LABELS - _INDENT, indent=_INDENT, lettered=True,
    )  # fmt: skip
    for note in block.notes:
        page.paragraph(note, indent=_INDENT)
    if block.courses:
        page.table(_COURSES, [_course(line) for line in block.courses])
    if block.family:
        page.table(_FAMILY, [
            (each.name, each.relationship, form_date(each.date_of_birth), each.travel, each.coverage)
            for each in block.family
        ])  # fmt: skip


def _course(line: ItoLine) -> tuple[str, ...]:
    days = (form_date(line.report_on), form_date(line.starts_on), form_date(line.ends_on))
    return (line.wcn, line.masl, line.title, line.location, *days, line.weeks)


def _status(facts: Dd2285Facts) -> Status:
    if facts.sample:
        return Status(SAMPLE, f"SAMPLE, NOT AN ORDER - {facts.waiver.words}")
    return Status("", facts.waiver.words)


DD2285 = Paper(
    name="dd2285",
    title="DD 2285",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=lambda facts: facts.order_number or "without number",
    status=_status,
)
