"""What a session decided, line by line with before and after, and what it comes to: the list that goes out after it.

Every decision stands in it, also one that a later one took the place of; a service is given its own lines only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.planning.decisions import ACCEPT, ADD, CHANGE, REJECT, Was, changes_read, cost_change
from app.planning.planned import Planned
from app.planning.scetwg import held_of
from app.planning.tabled import DATE, MONEY, NUMBER, Col, Listed
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.planning.scetwg import LineReview, Scetwg
from models.training.lines import TrainingLine

KINDS = (ACCEPT, REJECT, CHANGE, ADD)
LAST = 9999
"""Stands in for the year of a decision that names no line, so that it stands behind all others."""
ALL = "all"
"""Asks for the lines of every service."""


@dataclass(frozen=True)
class Decided:
    """A decision as the list tells it; money in cents."""

    year: int | None
    line: str
    wcn: str
    program: str
    service: str
    code: str
    word: str
    was: tuple[Was, ...]
    remark: str
    on: date | None
    cost: int | None
    """What the line costs now."""
    effect: int
    """What the decision changed of the plan's cost."""
    stands: bool
    """False where a later decision on the line took its place."""

    @property
    def told(self) -> str:
        """What was and what became, a line for each field."""
        return "\n".join(_told(each) for each in self.was)

    @property
    def said(self) -> str:
        """The decision in a word, and whether it stands."""
        return self.word if self.stands else f"{self.word} (replaced)"


def change_list(reader: Reader, session_id: int, service: str = "") -> list[Decided]:
    """The decisions of a session by year and line, of one service or of all. Raises NotFound."""
    session = reader.get(Scetwg, session_id)
    held = held_of(reader, session)
    rows = reader.children(LineReview, "session_id", session_id)
    replaced = {row.corrects_id for row in rows}
    lines = _lines(reader, (row.training_line_id for row in rows))
    found = [
        _decided(held, row, lines.get(row.training_line_id or 0), row.id not in replaced) for row in rows
    ]
    order = sorted(
        found, key=lambda each: (each.year or LAST, each.service, each.wcn, each.line, each.on or date.min)
    )
    return [each for each in order if not service or each.service == service]


def listed(decided: Iterable[Decided]) -> Listed:
    """The decisions as a table."""
    columns = (Col("Year", 12), Col("Program", 19), Col("WCN", 13), Col("Line", 42), Col("Decision", 22),
               Col("What it was and became", 50), Col("Cost now", 20, MONEY), Col("More or less", 21, MONEY),
               Col("Remark", 40), Col("Decided on", 25, DATE))  # fmt: skip
    rows = tuple(
        (each.year, each.program, each.wcn, each.line, each.said, each.told, each.cost, each.effect or None,
         each.remark, each.on)
        for each in decided
    )  # fmt: skip
    return Listed("Decisions", columns, rows)


def totals(decided: Sequence[Decided]) -> Listed:
    """By year, how many decisions of each kind stand, and what they changed of the plan's cost."""
    columns = (Col("Year", 30), *(Col(word, 24, NUMBER) for word in ("Accepted", "Rejected", "Changed", "Added")),
               Col("Change of cost decided", 44, MONEY))  # fmt: skip
    years = sorted({each.year or LAST for each in decided})
    rows = [
        _total(str(year or "No line"), [each for each in decided if (each.year or 0) == year])
        for year in years
    ]
    return Listed("Totals", columns, tuple(rows), _total("All", decided) if rows else ())


def _total(word: str, decided: Sequence[Decided]) -> tuple[object, ...]:
    counts = [sum(each.code == code and each.stands for each in decided) for code in KINDS]
    return word, *counts, sum(each.effect for each in decided)


# -- internal --------------------------------------------------------------------------------------------------------
def _lines(reader: Reader, ids: Iterable[int | None]) -> dict[int, TrainingLine]:
    wanted = sorted({each for each in ids if each})
    with translated():
        rows = records.fetch(reader.connection, TrainingLine, wanted)
    return {number: row for number, row in rows.items() if isinstance(row, TrainingLine)}


def _decided(held: Planned, row: LineReview, line: TrainingLine | None, stands: bool) -> Decided:
    code = row.line_decision or ""
    cost = line.total_cost if line else None
    return Decided(
        year=held.year_of(line) if line else None,
        line=(line.course_title or line.shown_title) if line else "No line of the plan",
        wcn=f"{line.wcn or ''}{line.line_suffix or ''}" if line else "",
        program=held.label(line) if line else "",
        service=held.service_of(line) if line else "",
        code=code,
        word=held.reader.show(LineReview.line_decision, code) if code else "",
        was=tuple(changes_read(row.changes)),
        remark=row.decision_remark or "",
        on=row.decided_on,
        cost=cost,
        effect=cost_change(row, cost) if stands or code != REJECT else 0,
        stands=stands,
    )


def _told(was: Was) -> str:
    if not was.label:
        return was.after
    return f"{was.label}: {was.before} → {was.after}" if was.before else f"{was.label}: {was.after}"
