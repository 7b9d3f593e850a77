"""The duties as a list under headings, in the words of their rules."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.findings import PROMISE, Duty
from app.today.duties import Section
from app.today.stacks import single
from models.fields import show_date
from models.rules import all_rules
from ui.parts import words
from ui.parts.calendar import Item
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.outline import Heading, Key, Outline
from ui.parts.table_model import Chipped, Column, Row

COLUMNS = (
    Column("what", "What is due", width=345),
    Column("due", "When", "chip", 170),
    Column("record", "Record", width=145),
    Column("assigned", "Assigned to", width=95),
    Column("cites", "Paragraph", width=115),
)
REASON = Column("reason", "Waits because", width=240)


def when(duty: Duty, today: date) -> Chipped:
    """When a duty is due, as a chip: how late or how near, or until when it waits."""
    if duty.waiting_reason:
        until = f" until {show_date(duty.waiting_until)}" if duty.waiting_until else ""
        late = ", overdue" if duty.overdue else ""
        return Chipped("doing", f"Waits{until}{late}")
    tone: Tone = "blocked" if duty.overdue else "due"
    return Chipped(tone, words.sentence_start(words.due(duty.due_on, today)))


def rule_words(rule_id: str) -> str:
    """A rule as a filter names it."""
    if rule_id == PROMISE:
        return "Promises"
    rule = all_rules().get(rule_id)
    return f"{rule_id}  {rule.says}" if rule else rule_id


class DutyRows:
    """Rows of the duties shown now; an id is the place in the list."""

    def __init__(self, cells: Callable[[Duty], Row]) -> None:
        self._cells = cells
        self.duties: list[Duty] = []

    def duty(self, at: int | None) -> Duty | None:
        """The duty at a place."""
        return self.duties[at] if at is not None and 0 <= at < len(self.duties) else None

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.duties)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._cells(self.duties[at]) if at < len(self.duties) else None for at in ids]


class DutyGrid(Grid):
    """A grid of duties under the headings of their groups, which can be folded."""

    def __init__(self, rows: DutyRows, columns: Sequence[Column], name: str) -> None:
        super().__init__(rows, columns, name)
        self._rows_of = rows
        self._folded: set[Key] = set()

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Replaces the rows; the cursor stays on the duty it was on, if that is still among them."""
        before = self.current_duty()
        listed = tuple(sections)
        self._rows_of.duties = [duty for each in listed for duty in each.duties]
        headings = [
            Heading((each.title,), 0, each.title, len(each.duties), _counted(each.duties)) for each in listed
        ]
        outline = Outline(self._rows_of.ids(("", False), None, ""), headings, self._folded)
        same = (at for at, duty in enumerate(self._rows_of.duties) if before and _is(duty, before))
        self.show_outline(outline, next(same, -1) if before else None)

    def current_duty(self) -> Duty | None:
        """The duty the cursor is on."""
        return self._rows_of.duty(self.current_id())

    def chosen(self) -> list[Duty]:
        """The selected duties, else the one the cursor is on; of a line for many every one."""
        found, current = self.selected(), self.current_duty()
        return found or (single([current]) if current else [])

    def selected(self) -> list[Duty]:
        """The selected duties, of a line for many every one."""
        return single(duty for at in self.selected_ids() if (duty := self._rows_of.duty(at)) is not None)

    def first_duty(self) -> None:
        """Puts the cursor on the first duty in sight."""
        row = next((at for at, each in enumerate(self.table.ids) if each >= 0), -1)
        if row >= 0:
            self.go_to_row(row)


def _counted(duties: Sequence[Duty]) -> str:
    return words.counted(len(single(duties)), "duty", "duties")


def _is(one: Duty, other: Duty) -> bool:
    return (one.subject, one.due_on) == (other.subject, other.due_on)


def item_of(duty: Duty, today: date) -> Item:
    """A duty as the calendar shows it."""
    word = "Waits" if duty.waiting_reason else "Overdue" if duty.overdue else "Due"
    text = f"{duty.record_title}: {duty.finding.message}"
    return Item(duty.due_on, word, text, when(duty, today).tone, (duty.kind, duty.record_id))
