"""The classes: lines of one course and start, with seats, the days counted back from the report date, what is late."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.reader import Reader
from app.training.classes import classes
from app.training.lateness import ClassProgress, Progress, progress, students_where
from models.fields import show_date
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, captioned
from ui.parts import words
from ui.parts.basics import boxed, button, column, label
from ui.parts.chip import Tone
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.rail import Tab
from ui.parts.sheet import Sheet
from ui.parts.table_model import Cell, Chipped, Column
from ui.session import Session
from ui.theme import Theme

PLAN_COLUMNS = (
    Column("what", "Preparation", width=190),
    Column("on", "By", width=160),
    Column("state", "State", "chip", 220),
    Column("met", "Done", width=100),
    Column("sum", "Counted back", width=300),
)
EmptyWords = tuple[str, str, tuple[str, str, Callable[[], object]]]
PLAN_HEIGHT, LEAST = 222, 64
SHEET_WIDTH, AROUND = 960, 80
"""How high the days stand where there is room, and at least, px."""
CHOICE_WIDTH = 260
LATE, OPEN_SEATS = "late", "open"


def state_of(each: Progress, today: date) -> Chipped:
    """Where a planned day stands, as a chip: met for all, late, due, or from when on it counts."""
    if not each.open:
        return Chipped("done", "Done" if each.of else "No students yet")
    if each.planned.earliest:
        begun = each.planned.on <= today
        return Chipped("note", "May be done now" if begun else f"Counts from {show_date(each.planned.on)}")
    said = words.due(each.planned.on, today)
    tone: Tone = "blocked" if each.late else "due"
    return Chipped(tone, f"{words.sentence_start(said)}, {each.open} open")


def _title(of: ClassProgress) -> str:
    """Course and first report date."""
    reports = of.held.reports_on
    told = f"students report from {show_date(reports)}" if reports else "no report date yet"
    return f"{of.held.course}, {told}"


class PlanGrid(Grid):
    """The days of a class; gives way where the window is small for the zoom."""

    def __init__(self, source: Listed[Progress]) -> None:
        super().__init__(source, PLAN_COLUMNS, "Days counted back from the report date")
        self.setObjectName("class_plan")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), Theme.current().px(PLAN_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST)


class ClassesPage(ListScreen[ClassProgress]):
    """Classes that are not yet over; opening one shows its students in their list."""

    tab = Tab("Classes", "graduation-cap")
    areas = ("training",)
    search_hint = "Search classes"
    noun, nouns = "class", "classes"
    columns = (
        Column("course", "Course", width=250),
        Column("starts", "Starts", width=110),
        Column("reports", "Report from", width=110),
        Column("seats", "Seats filled", width=110),
        Column("state", "Preparation", "chip", 250),
        Column("location", "Location", width=190),
        Column("ends", "Ends", width=110),
    )
    paths: ClassVar[Measures] = {
        "starts": lambda each: each.held.starts_on,
        "reports": lambda each: each.held.reports_on,
        "ends": lambda each: each.held.ends_on,
        "seats": lambda each: each.held.open,
        "state": lambda each: -len(each.late),
    }

    def __init__(self, session: Session) -> None:
        self._plan: Listed[Progress] = Listed(self._plan_cells)
        super().__init__(session)
        Theme.current().changed.connect(self.tell_able)

    @property
    def empty(self) -> EmptyWords:  # type: ignore[override]
        """What belongs here, and where it begins."""
        said = "Training lines with a start date stand here, those of one course and start together."
        return "No classes yet", said, ("Go to training lines", "classes_lines", self._to_lines)

    def _to_lines(self) -> None:
        self.session.open_screen.emit("Training lines")

    # -- the list --
    def read(self, reader: Reader) -> Sequence[ClassProgress]:
        return progress(reader, classes(reader))

    def key(self, item: ClassProgress) -> Hashable:
        return item.held.course_id, item.held.course, item.held.starts_on

    def cells(self, item: ClassProgress) -> tuple[Cell, ...]:
        held = item.held
        days = (show_date(each) if each else "" for each in (held.starts_on, held.reports_on, held.ends_on))
        starts, reports, ends = days
        seats = f"{held.size - held.open} of {held.size}"
        return held.course, starts, reports, seats, self._state(item), held.location, ends

    def _state(self, item: ClassProgress) -> Chipped:
        today = self.session.today
        if late := item.late:
            more = f" and {len(late) - 1} more" if len(late) > 1 else ""
            return Chipped("blocked", f"Late: {late[0].planned.what.lower()}{more}")
        if after := item.next:
            return Chipped("due", f"{after.planned.what} {words.due(after.planned.on, today)}")
        return Chipped("done", "All prepared") if item.held.students else Chipped("open", "No students yet")

    def filters(self) -> Sequence[QWidget]:
        self._course = Choice("classes_course", "Course", "Every course", self._show)
        self._course.setMaximumWidth(Theme.current().px(CHOICE_WIDTH))
        self._only = Choice("classes_only", "Show", "All classes", self._show)
        self._only.offer((("With something late", LATE), ("With open seats", OPEN_SEATS)))
        return [captioned(self._course), captioned(self._only)]

    def verbs(self) -> Sequence[QWidget]:
        self._students = button("Show students", "class_students", self.open_chosen, primary=True)
        self._days = button("Show days", "class_days", self.show_days)
        return [self._students, self._days, *self.leaving("classes")]

    def below(self) -> Sequence[QWidget]:
        self.plan = PlanGrid(self._plan)
        self._plan_title = label("", "strong", name="class_plan_title")
        self._plan_title.setBuddy(self.plan)
        self._below = boxed(column(self._plan_title, self.plan, gap=4))
        return [self._below]

    def arrived(self) -> None:
        self._course.offer((each, each) for each in sorted({each.held.course for each in self.lines.items}))

    def allows(self, item: ClassProgress) -> bool:
        if self._course.value and item.held.course != self._course.value:
            return False
        return {LATE: bool(item.late), OPEN_SEATS: item.held.open > 0}.get(self._only.value, True)

    def chosen_words(self) -> str:
        return ", ".join(each.currentText() for each in (self._course, self._only) if each.value)

    def tell_able(self) -> None:
        chosen = self.current
        self._students.setEnabled(chosen is not None and bool(chosen.held.students))
        large = Theme.current().large
        self._days.setVisible(large)
        self._days.setEnabled(chosen is not None)
        self._below.setVisible(chosen is not None and not large)
        self._plan.things = chosen.plan if chosen else ()
        self.plan.show_ids(self._plan.ids(("", False), None, ""))
        if chosen is not None:
            self._plan_title.setText(_title(chosen))
            self.plan.setAccessibleName(f"Days counted back: {self._plan_title.text()}")

    def open_chosen(self) -> None:
        """The students of the class, in their list."""
        chosen = self.current
        if chosen is not None and chosen.held.students:
            self.session.list_wanted.emit("student", students_where(chosen.held))

    def show_days(self) -> None:
        """The days of the chosen class in a sheet, for a window that has no room for them below the list."""
        chosen = self.current
        if chosen is None:
            return
        rows: Listed[Progress] = Listed(self._plan_cells)
        rows.things = chosen.plan
        days, window = PlanGrid(rows), self.window()
        days.setObjectName("class_days_shown")
        days.show_ids(rows.ids(("", False), None, ""))
        days.setMinimumWidth(min(Theme.current().px(SHEET_WIDTH), window.width() - AROUND))
        Sheet(window, _title(chosen), days).open()

    def _plan_cells(self, each: Progress) -> tuple[Cell, ...]:
        on = ("from " if each.planned.earliest else "") + show_date(each.planned.on)
        met = f"{each.met} of {each.of}"
        return each.planned.what, on, state_of(each, self.session.today), met, each.planned.sum

    def enter(self) -> None:
        shown = self.stack.currentWidget() is self.grid
        (self.grid if shown else self._only).setFocus(Qt.FocusReason.OtherFocusReason)
