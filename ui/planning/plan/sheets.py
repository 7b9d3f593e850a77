"""The small sheets of a plan: another place or priority for a line, a name for what is tried, orders side by side."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from app.planning import plantext, whatif
from app.planning.plan import Placed, YearPlan
from app.planning.whatif import Compared, Trial
from app.reader import Reader
from models.planning.measures import PRIORITIES
from models.planning.whatif import WhatIf
from ui.help import offers
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled, line, paragraphs
from ui.parts.basics import label
from ui.parts.choices import combo
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column, Row
from ui.session import Session
from ui.theme import GROUP_GAP, Theme

HELP = "screens/plan"
WIDTH, GRID, COLUMN, NAME = 1100, 300, 200, 270
Moved = Callable[[int, str | None], object]
"""Told the place, and the priority where it is another one."""


class PlaceSheet(WorkSheet):
    """Asks for another place within the priority of a line."""

    def __init__(self, parent: QWidget, session: Session, tried: Trial, placed: Placed, moved: Moved) -> None:
        self._most, self._moved = tried.in_class(placed.line.priority), moved
        self.place = line("plan_place", "Place", text=str(placed.place))
        of = f"priority {placed.line.priority}" if placed.line.priority else "the lines without priority"
        parts = [*paragraphs(placed.line.name), labelled(self.place, f"From 1 to {self._most}, within {of}.")]
        super().__init__(parent, session, "Move to another place", parts, "Move", self._go_on)
        offers(self, HELP)
        self.place.selectAll()

    def _go_on(self) -> None:
        typed = self.place.text().strip()
        if not typed.isdecimal() or not 1 <= int(typed) <= self._most:
            self.refuse(f"A place is a number from 1 to {self._most}.", self.place)
            return
        self.accept()
        self._moved(int(typed), None)


class PrioritySheet(WorkSheet):
    """Asks for another priority; the line stands last in it."""

    def __init__(self, parent: QWidget, session: Session, tried: Trial, placed: Placed, moved: Moved) -> None:
        self._tried, self._moved = tried, moved
        others = [each for each in PRIORITIES if each != placed.line.priority]
        self.priority = combo("plan_priority", "Priority", ((f"Priority {each}", each) for each in others))
        hint = "It stands last there. B is paid by end-of-year money alone, in the current year; D lies above it."
        parts = [*paragraphs(placed.line.name), labelled(self.priority, hint)]
        super().__init__(parent, session, "Change the priority", parts, "Change", self._go_on)
        offers(self, HELP)

    def _go_on(self) -> None:
        chosen = str(self.priority.currentData())
        self.accept()
        self._moved(self._tried.in_class(chosen) + 1, chosen)


class KeepSheet(WorkSheet):
    """Asks for the name of what is tried, and saves it or makes it the plan."""

    def __init__(
        self, parent: QWidget, session: Session, tried: Trial, name: str, done: Callable[[int], object],
        *, apply: bool = False,
    ) -> None:  # fmt: skip
        self._tried, self._done, self._apply = tried, done, apply
        self.name = line("what_if_name", "Name", "That everybody knows it by.", text=name)
        self.name.setMaxLength(WhatIf.what_if_name.max_length or 0)
        self.note = line("what_if_note", "It supposes that")
        title = f"Apply to FY {tried.year.year}" if apply else "Save as a what-if"
        parts = [*paragraphs(*_kept_words(tried, apply)), labelled(self.name), labelled(self.note)]
        super().__init__(parent, session, title, parts, "Apply" if apply else "Save", self._go_on)
        offers(self, HELP)
        self.name.setFocus()

    def _go_on(self) -> None:
        tried, name, note, office = self._tried, self.name.text(), self.note.text(), self._session.office
        act = whatif.apply if self._apply else whatif.save

        def job() -> tuple[int, bool]:
            before = whatif.replaces(office.reader, tried.year, name)
            return act(office, tried, name, note), before

        def done(made: tuple[int, bool]) -> None:
            self.accept()
            place = ", in the place of the one before" if made[1] else ""
            said = "the plan now" if self._apply else f"saved{place}; the plan stays as it is"
            self._session.said.emit(f"“{name.strip()}” is {said}. Undone with Ctrl+Z.", "done")
            self._done(made[0])

        self.work("Applying" if self._apply else "Saving", lambda *_: job(), done)


def _kept_words(tried: Trial, apply: bool) -> list[str]:
    """What is kept, and what becomes of lines."""
    becomes = "all change at once, and Ctrl+Z takes it back as one" if apply else "it is kept as a try"
    return [
        f"{plantext.moves(tried)}; {becomes}.",
        *(plantext.supposed(tried) if tried.wanted else ()),
        *plantext.fate(tried),
    ]


class CompareSheet(WorkSheet):
    """Shows the plan, what is tried and saved what-ifs side by side: the lines that do not fare alike."""

    def __init__(
        self, parent: QWidget, session: Session, year: YearPlan, saved: Sequence[tuple[int, str]], tried: Trial
    ) -> None:  # fmt: skip
        self._year, self._tried = year, tried if tried.differs else None
        self._asked: Running | None = None
        self._boxes = [(each, _box(at, name)) for at, (each, name) in enumerate(saved)]
        self._rows: Listed[tuple[str, ...]] = Listed(_cells)
        columns = (Column("line", "Line", width=NAME), Column("0", "The plan", width=COLUMN))
        self._grid = Grid(self._rows, columns, "Orders side by side")
        self._grid.setObjectName("compared")
        self._grid.setMinimumHeight(Theme.current().px(GRID))
        self._sum = label("", "muted", wrap=True, name="compared_said")
        none = (
            []
            if saved
            else paragraphs("Nothing is saved for this year yet: “Save as what-if…” keeps an order.")
        )
        boxes = [flowing(*(each for _, each in self._boxes), gap=GROUP_GAP)] if saved else []
        super().__init__(
            parent,
            session,
            f"Compare orders of FY {year.year}",
            [*none, *boxes, self._grid, self._sum],
            width=WIDTH,
        )
        offers(self, HELP)
        for _, each in self._boxes:
            each.toggled.connect(lambda _: self._look())
        self._look()

    def _look(self) -> None:
        wanted = [each for each, box in self._boxes if box.isChecked()]
        year, tried = self._year, self._tried
        if self._asked is not None:
            self._asked.drop()

        def job(reader: Reader) -> Compared:
            return whatif.compared(reader, year, wanted, tried)

        self._asked = self._session.read(job, self._show)

    def _show(self, found: Compared) -> None:
        if not isValid(self):
            return
        self._asked = None
        self._grid.show_columns((
            Column("line", "Line", width=NAME),
            *(Column(str(at), name, width=COLUMN) for at, name in enumerate(found.names)),
        ))  # fmt: skip
        self._rows.things = list(plantext.compared_rows(found))
        self._grid.show_ids(array("q", range(len(self._rows.things))))
        self._sum.setText(plantext.unlike(found))
        QTimer.singleShot(0, self, self.fit)


def _box(at: int, name: str) -> QCheckBox:
    made = QCheckBox(name)
    made.setObjectName(f"compare_{at}")
    made.setAccessibleName(f"Show {name}")
    made.setChecked(at < 2)
    return made


def _cells(row: tuple[str, ...]) -> Row:
    return row
