"""The keying sheet: a student's data in the order in which SC-TMS asks for it, for the hour the line is up."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper, Status
from reports.paper.document import MUTED
from reports.training import student
from reports.training.student import EMPTY, TICKED, StudentHead

STATUS = Status("", "FOR ENTRY IN SC-TMS, NOT AN ORDER")


@dataclass(frozen=True, slots=True)
class KeyingRow:
    """An entry: its name on the screen, the value to be keyed, and who keyed it when with which value."""

    entry: str
    label: str
    value: str
    keyed_on: date | None = None
    keyed_by: str = ""
    keyed_value: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class KeyingItem:
    """An item of the order with its entries."""

    number: str
    heading: str
    rows: tuple[KeyingRow, ...]


@dataclass(frozen=True, slots=True)
class KeyingFacts:
    """One student's entries."""

    frame: Frame
    head: StudentHead
    items: tuple[KeyingItem, ...]


_COLUMNS = (
    Column("Keyed", 34), Column("Item", 96), Column("Entry", 120), Column("Value", 200), Column("By, on", 74),
)  # fmt: skip


def draw(facts: KeyingFacts, page: Document) -> None:
    """Item by item; what was keyed is ticked, what changed since says so."""
    page.heading("Keying sheet", level=1)
    student.draw_head(page, facts.head)
    rows = [row for item in facts.items for row in item.rows]
    done = sum(row.keyed_on is not None and not row.changed for row in rows)
    changed = sum(row.changed for row in rows)
    told = f"{done} of {len(rows)} entries keyed" + (f", {changed} changed since" if changed else "")
    page.paragraph(f"{told}. {TICKED} keyed, {EMPTY} to be keyed.", MUTED)
    page.table(
        _COLUMNS,
        [
            _cells(f"{item.number}. {item.heading}" if at == 0 else f"{item.number}.", row)
            for item in facts.items
            for at, row in enumerate(item.rows)
        ],
        gap=1.4,
    )


def _cells(item: str, row: KeyingRow) -> tuple[str, str, str, str, str]:
    value = row.value or "–"
    if row.changed:
        value += f"\nChanged; keyed was: {row.keyed_value or 'nothing'}"
    mark = TICKED if row.keyed_on is not None and not row.changed else EMPTY
    by = f"{row.keyed_by}, {student.shown(row.keyed_on)}" if row.keyed_on else ""
    return mark, item, row.label, value, by


def file_name(facts: KeyingFacts) -> str:
    """A name for the saved sheet."""
    return student.file_name("keying", facts.head)


KEYING = Paper(
    name="keying_sheet",
    title="Keying sheet",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=lambda facts: student.subject(facts.head),
    status=lambda facts: STATUS,
)
