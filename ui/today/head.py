"""The head of Today: figures that are switches, and the week's days with what is due on each."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from app.findings import Duty
from app.today.days import WeekDay
from app.today.duties import Group, group_of, is_mine
from models.fields import show_date
from ui.parts import words
from ui.parts.basics import Elided, column, label, restyle
from ui.parts.flow import Flowing
from ui.theme import GAP
from ui.today.figure import Figure, fitting

ALL, MINE = "All", "Assigned to me"
FIGURES = (*(each.value for each in (Group.OVERDUE, Group.WEEK, Group.LATER)), ALL, Group.WAITING.value, MINE)
Choice = str | date
"""The word of a figure, or a day."""


class DayButton(QPushButton):
    """A day of the week: its name, what is due, and why it is off; a switch that shows only that day."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.day = date.min
        self.setObjectName(f"week_day_{number}")
        self.setProperty("figure", True)
        self.setProperty("day", True)
        self.setCheckable(True)
        self._name = label("", "strong")
        self._due = label("")
        self._off = Elided("", "caption")
        for each in (self._name, self._due, self._off):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = column(self._name, self._due, self._off, gap=0)
        inside.setContentsMargins(8, 5, 8, 5)
        self.setLayout(inside)

    def sizeHint(self) -> QSize:
        return fitting(self)

    def tell(self, day: WeekDay, today: date) -> None:
        """Shows another day."""
        self.day = day.day
        self._name.setText("Today" if day.day == today else f"{day.name[:3]} {day.day.day}")
        due = words.counted(day.due, "duty", "duties") if day.due else "nothing"
        self._due.setText(f"{day.overdue} late" if day.overdue else f"{day.due} due" if day.due else "–")
        restyle(self._due, tone="blocked" if day.overdue else "due" if day.due else "")
        self._off.setText(day.off)
        self._off.setVisible(bool(day.off))
        late = f", {day.overdue} overdue" if day.overdue else ""
        off = f"; {day.off}" if day.off else ""
        self.setAccessibleName(f"{day.name} {show_date(day.day)}, {due}{late}{off}")
        self.setToolTip(self.accessibleName())


class Head(Flowing):
    """Figures and days: one of them is chosen."""

    chosen = Signal(object)
    """A `Choice`."""

    def __init__(self) -> None:
        super().__init__(GAP)
        self.setObjectName("today_head")
        self.setAccessibleName("What is due, in figures")
        self._figures = {name: Figure(name) for name in FIGURES}
        self._days = [DayButton(number) for number in range(7)]
        group = QButtonGroup(self)
        for name, figure in self._figures.items():
            group.addButton(figure)
            figure.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        for each in self._days:
            group.addButton(each)
            each.clicked.connect(lambda _=False, each=each: self.chosen.emit(each.day))
        self._figures[ALL].setChecked(True)
        for part in (*self._figures.values(), *self._days):
            self.flow.addWidget(part)

    def tell(self, counts: Mapping[str, int]) -> None:
        """Shows the figures; the word and the number repeat what the colour says."""
        for name, figure in self._figures.items():
            count = counts.get(name, 0)
            figure.tell(count)
            tones = {Group.OVERDUE.value: "blocked", Group.WEEK.value: "due"}
            restyle(figure.figure, tone=tones.get(name, "") if count else "")

    def tell_week(self, week: Sequence[WeekDay], today: date) -> None:
        """Shows the days of a week."""
        for button, day in zip(self._days, week, strict=True):
            button.tell(day, today)

    def choose(self, choice: Choice) -> None:
        """Puts a switch on, as if it had been pressed."""
        if isinstance(choice, str):
            self._figures[choice].click()
        else:
            next(each for each in self._days if each.day == choice).click()


def of_choice(duties: Sequence[Duty], choice: Choice, today: date, me: frozenset[str]) -> list[Duty]:
    """The duties that a figure or a day stands for."""
    if isinstance(choice, date):
        return [each for each in duties if each.due_on == choice]
    groups = {each.value for each in Group}
    return [
        each for each in duties
        if choice == ALL or (choice == MINE and is_mine(each, me))
        or (choice in groups and group_of(each, today).value == choice)
    ]  # fmt: skip
