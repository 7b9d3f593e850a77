"""The lines of a session as they are shown: the grid with its keys, its cells, what stands below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.planning.decisions import ACCEPT, ADD, CHANGE, REJECT, OnAgenda
from models.fields import show_date, show_money
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.table_model import Chipped, Column, Row

KEYS = {ACCEPT: "A", REJECT: "R", CHANGE: "C", ADD: "D"}
VERBS = {ACCEPT: "Accept", REJECT: "Reject", CHANGE: "Change…", ADD: "Add a line…"}
TIPS = {
    ACCEPT: "The line stays as it is. It is not approved before the service accepts it.",
    REJECT: "The decision is recorded; the line stays in the plan until it is cancelled.",
    CHANGE: "Priority, quarter, quantity, cost or dates become others, with the decision.",
    ADD: "A new line, with its decision.",
}
TONES: dict[str, Tone] = {ACCEPT: "done", REJECT: "blocked", CHANGE: "warn", ADD: "note"}
WORDS = {ACCEPT: "Accepted", REJECT: "Rejected", CHANGE: "Changed", ADD: "Added"}
COLUMNS = (
    Column("year", "Year", width=82), Column("line", "Line", width=330), Column("decision", "Decision", "chip", 130),
    Column("priority", "Priority", width=82), Column("quarter", "Quarter", "number", 80),
    Column("people", "People", "number", 76), Column("cost", "Cost", "number", 110),
    Column("dates", "Reports", width=120), Column("program", "Program", width=90),
    Column("remark", "Remark", width=220),
)  # fmt: skip


class LinesGrid(Grid):
    """The lines; a letter is a decision."""

    decided = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = next((code for code, key in KEYS.items() if event.text().upper() == key), "")
        if code and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.decided.emit(code)
        else:
            super().keyPressEvent(event)


def first_open(lines: Sequence[OnAgenda]) -> int:
    """Where the work begins: the first line that is not decided on, else the first."""
    return next((at for at, each in enumerate(lines) if not each.decision), 0)


def cells(on: OnAgenda) -> Row:
    """A line of the grid."""
    row = on.line
    word = WORDS.get(on.decision, "")
    rank = " ".join(str(each) for each in (row.priority, row.plan_rank) if each)
    return (
        f"{on.place} {on.year}", name_of(on), Chipped(TONES[on.decision], word) if word else "", rank,
        str(row.avail_qtr or ""), str(row.quantity or 1), "" if row.total_cost is None else show_money(row.total_cost),
        show_date(row.report_date) if row.report_date else "", on.program,
        (on.review.decision_remark if on.review else None) or "",
    )  # fmt: skip


def name_of(on: OnAgenda) -> str:
    """WCN and course."""
    row = on.line
    return " ".join(
        filter(None, (f"{row.wcn or ''}{row.line_suffix or ''}", row.course_title or row.shown_title))
    )


def told(on: OnAgenda) -> str:
    """The line in words: what it is for, whether it is justified, and what was decided."""
    row, review = on.line, on.review
    days = [show_date(each) for each in (row.start_date, row.end_date) if each]
    said = [
        f"{name_of(on)}.", f"{' to '.join(days)}." if days else "",
        f"Justification: {row.justification}" if row.justification else "No justification is written.",
        f"Service accepted on {show_date(row.accepted_on)}." if row.accepted_on else "",
    ]  # fmt: skip
    if review is not None and review.changes:
        said.append(f"Decided: {'; '.join(review.changes.splitlines())}.")
    return " ".join(filter(None, said))
