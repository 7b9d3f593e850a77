"""The board of all students by step; the same as a table."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.reader import Reader
from app.training import ways
from app.training.ways import OnBoard
from models.calendar import ONE_DAY
from models.fields import MONTHS, show_date
from models.training.way import STEPS, State, stops
from ui import announce
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, captioned
from ui.parts.basics import button
from ui.parts.rail import Tab
from ui.parts.table_model import Cell, Chipped, Column
from ui.session import Session
from ui.theme import Theme
from ui.today.paper import preview_office
from ui.training.boardview import CLOSED, BoardColumn, BoardView, columns_of, due_words
from ui.training.steps import TONES

ORDER = {each.key: at for at, each in enumerate(STEPS)}
CHOICE_WIDTH = 210
AS_TABLE, AS_BOARD = "Show as table", "Show as board"


EmptyWords = tuple[str, str, tuple[str, str, Callable[[], object]]]


class Everybody(list[OnBoard]):
    """All students of the board, with what the filters offer; made in the job that reads them."""

    def __init__(self, students: Iterable[OnBoard]) -> None:
        super().__init__(students)
        self.courses = sorted({each.course for each in self if each.course})
        self.months = sorted({each.reports_on.replace(day=1) for each in self if each.reports_on})
        self.classes: dict[str, list[date]] = {}
        """Report dates by course."""
        for on, of in sorted({(on, each.course) for each in self if (on := each.reports_on)}):
            self.classes.setdefault(of, []).append(on)
        by_step = ways.by_step(self)
        self.columns = columns_of(by_step, ways.counts(by_step))


class BoardPage(ListScreen[OnBoard]):
    """Where every student stands: columns of cards, or a table of the same."""

    tab = Tab("Board", "columns-3")
    areas = ("training",)
    search_hint = "Search the board"
    noun, nouns = "student", "students"
    columns = (
        Column("name", "Name", width=190),
        Column("step", "Step", "chip", 150),
        Column("state", "State", width=100),
        Column("due", "Next due", "chip", 150),
        Column("blocked", "Blocked by", width=260),
        Column("rank", "Rank", width=110),
        Column("course", "Course", width=200),
        Column("reports", "Reports on", width=110),
    )
    paths: ClassVar[Measures] = {
        "step": lambda each: ORDER.get(each.at or "", len(ORDER)),
        "due": lambda each: each.due_on,
        "reports": lambda each: each.reports_on,
    }

    def __init__(self, session: Session) -> None:
        self.board = BoardView()
        self._narrow = ("", "", "")
        """What the filters let through, read once for all students."""
        super().__init__(session)
        self.stack.addWidget(self.board)
        self.board.opened.connect(self._open)
        self.board.picked.connect(lambda _: self._picked())
        self._show()

    @property
    def empty(self) -> EmptyWords:  # type: ignore[override]
        """What belongs here, and where it begins."""
        said = "Students stand here by the step of their way, once there are any."
        return "No students yet", said, ("Go to students", "board_students", self._to_students)

    def _to_students(self) -> None:
        self.session.open_screen.emit("Students")

    # -- the list --
    def read(self, reader: Reader) -> "Everybody":
        return Everybody(ways.board(reader))

    def key(self, item: OnBoard) -> int:
        return item.student_id

    def cells(self, item: OnBoard) -> tuple[Cell, ...]:
        stand = item.way.stand(item.at) if item.at else None
        step = Chipped(TONES[stand.state], stand.step.word) if stand else Chipped(TONES[State.DONE], CLOSED)
        due = due_words(item, self.session.today)
        reports = show_date(item.reports_on) if item.reports_on else ""
        told = Chipped(*due) if due else ""
        return item.name, step, item.state, told, item.blocked_by, item.rank, item.course, reports

    def filters(self) -> Sequence[QWidget]:
        self._course = Choice("board_course", "Course", "Every course", self._choose_course)
        self._class = Choice("board_class", "Class", "Every class", self._show)
        self._month = Choice("board_month", "Reports in", "Any month", self._show)
        shown = (self._course, self._class, self._month)
        for each in shown:
            each.setMaximumWidth(Theme.current().px(CHOICE_WIDTH))
        return [captioned(each) for each in shown]

    def verbs(self) -> Sequence[QWidget]:
        self._switch = button(AS_TABLE, "board_switch", self.turn)
        print_board = button("Print board…", "board_print", self.print_shown, icon="printer")
        return [self._switch, print_board]

    def arrived(self) -> None:
        everybody = self.lines.items
        assert isinstance(everybody, Everybody)
        self._course.offer((each, each) for each in everybody.courses)
        self._month.offer(
            (f"{MONTHS[each.month - 1]} {each.year}", each.isoformat()) for each in everybody.months
        )
        self._offer_classes()

    def _offer_classes(self) -> None:
        """The classes of the chosen course, by report date; of all courses they would be too many to choose from."""
        everybody, course = self.lines.items, self._course.value
        found = everybody.classes.get(course, ()) if isinstance(everybody, Everybody) else ()
        self._class.offer((show_date(each), each.isoformat()) for each in found)
        self._class.setEnabled(bool(course))
        self._class.setToolTip("" if course else "Choose a course first.")

    def _choose_course(self) -> None:
        self._offer_classes()
        self._show()

    def allows(self, item: OnBoard) -> bool:
        course, class_, month = self._narrow
        on = item.reports_on
        if course and item.course != course:
            return False
        if class_ and (on is None or on.isoformat() != class_):
            return False
        return not month or (on is not None and on.replace(day=1).isoformat() == month)

    def chosen_words(self) -> str:
        shown = (self._course, self._class, self._month)
        return ", ".join(each.currentText() for each in shown if each.value)

    def tell_story(self) -> str:
        """What blocks the student under the cursor, in full."""
        chosen = self.current
        if chosen is None or not chosen.at:
            return ""
        stand = chosen.way.stand(chosen.at)
        blocks = [f"{each.message} {each.cites}".strip() for each in stand.blocks if stops(each)]
        return f"{chosen.name}: {stand.said}" if not blocks else f"{chosen.name}: {' · '.join(blocks)}"

    # -- board or table --
    @property
    def as_table(self) -> bool:
        """Whether the table is in front."""
        return self._switch.text() == AS_BOARD

    @property
    def current(self) -> OnBoard | None:
        return super().current if self.as_table else self.board.current

    def turn(self) -> None:
        """Shows the table instead of the board, or the board again, with the cursor on the same student."""
        chosen = self.current
        self._switch.setText(AS_TABLE if self.as_table else AS_BOARD)
        self._switch.setAccessibleName(self._switch.text())
        self._wanted = chosen.student_id if chosen else None
        self._show()
        self.enter()

    def enter(self) -> None:
        front = self.stack.currentWidget()
        (front if front in (self.grid, self.board) else self._switch).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def handlers(self) -> dict[str, Callable[[], object]]:
        own = super().handlers()
        return own if self.as_table or not own else own | {"print_list": self.print_shown}

    def print_shown(self) -> None:
        """The status board on paper: everybody, or those who report in the month that is chosen."""
        preview_office(self.window(), self.session, "status_board", self._asked_of_paper())

    def _asked_of_paper(self) -> str:
        if not self._month.value:
            return ""
        first = date.fromisoformat(self._month.value)
        last = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1) - ONE_DAY
        return f"{first.isoformat()}..{last.isoformat()}"

    def open_chosen(self) -> None:
        if self.current is not None:
            self._open(self.current.student_id)

    def _open(self, student_id: int) -> None:
        self.session.open_record.emit("student", student_id)

    def _columns(self) -> Sequence[BoardColumn]:
        """The students that are let through, by step; of all of them the job has made the columns."""
        everybody, places = self.lines.items, self.grid.table.ids
        if isinstance(everybody, Everybody) and len(places) == len(everybody) and not self._sort[0]:
            return everybody.columns
        by_step = ways.by_step(everybody[at] for at in places)
        return columns_of(by_step, ways.counts(by_step))

    def _show(self) -> None:
        """The rows that are let through, as a table and as cards."""
        wanted = self._wanted
        self._narrow = (self._course.value, self._class.value, self._month.value)
        super()._show()
        columns = self._columns()
        keep = wanted if isinstance(wanted, int) else None
        self.board.show_columns(columns, self.session.today, keep)
        blocked = sum(each.blocked for each in columns)
        self.said.setText(f"{self.said.text()} · {blocked} blocked")
        announce.settled(self.board, self.said.text() if self._text or self.chosen_words() else "")
        if self.stack.currentWidget() is self.grid and not self.as_table:
            self.stack.setCurrentWidget(self.board)
        self._picked()
