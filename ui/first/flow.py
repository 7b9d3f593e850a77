"""The first run as a whole: its screens in order, Back and on, and the work at the end. Nothing is made before that."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.first.screen import ConsentScreen, Screen
from ui.jobs import Cancelled, Jobs, Progress, Running
from ui.parts.basics import boxed, button, label, restyle, row, rule
from ui.theme import GAP, GROUP_GAP, SECTION_GAP, Theme

if TYPE_CHECKING:
    from app.errors import DeskError
    from app.office import Office
    from ui.first.screens import Screens

WIDTH, BELOW = 720, 36
"""The widest a screen gets, and what is kept in sight below the field that has the focus."""
COUNTS = {"new": 5, "practice": 3, "open": 2}
"""How many screens each way has, the notice included."""
MAKING = "Making the office"
PRACTICE = "Making the practice office"
STOPPED = "The making was stopped. Nothing of it was left."


class FirstRun(QWidget):
    """Five screens for a new office; fewer for one that is there and for practice."""

    left = Signal()
    """Back from the first screen."""
    open_wanted = Signal()
    """An office that is there is to be opened."""
    kept = Signal(object)
    """Folder of an office that was made and waits, closed."""
    made = Signal(object, str)
    """An open office, and how the first day begins: today or import."""

    def __init__(self, jobs: Jobs, today: date | None, way: str = "new", *, can_leave: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName("First run")
        self._jobs, self._today, self._first_way, self._can_leave = jobs, today, way, can_leave
        self._running: Running | None = None
        self._rest: Screens | None = None
        self._at = 0
        self._screens: list[Screen] = [ConsentScreen()]
        self._stack = QStackedWidget()
        self._stack.addWidget(self._screens[0])
        self._scroll = QScrollArea()
        self._title = label("", "title", name="first_title")
        self._count = label("", "muted", name="first_count")
        self._said = label("", wrap=True, name="first_said")
        self._back = button("Back", "first_back", self._go_back)
        self._go = button("", "first_next", self._next, primary=True)
        self._screens[0].submitted.connect(self._next)
        self._lay_out()
        jobs.progressed.connect(self._progressed)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        jobs.fault.connect(lambda *_: self._busy(False))
        self._show()

    def _lay_out(self) -> None:
        head = row(self._title, None, self._count)
        foot = row(self._back, self._said, self._go, gap=GAP)
        foot.setStretch(1, 1)
        scroll = self._scroll
        scroll.setObjectName("first_scroll")
        scroll.setAccessibleName("First run")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._stack)
        self._stack.setObjectName("page")
        body = QVBoxLayout()
        body.setSpacing(GROUP_GAP)
        for part in (boxed(head), rule(), scroll, rule(), boxed(foot)):
            body.addWidget(part, 1 if part is scroll else 0)
        inside = QWidget()
        inside.setLayout(body)
        body.setContentsMargins(0, 0, 0, 0)
        inside.setMaximumWidth(Theme.current().px(WIDTH))
        outer = row(None, inside, None)
        outer.setStretch(1, 100)
        outer.setContentsMargins(SECTION_GAP, SECTION_GAP, SECTION_GAP, SECTION_GAP)
        self.setLayout(outer)

    # -- screens --
    @property
    def screen_now(self) -> Screen:
        """The screen that is shown."""
        return self._screens[self._at]

    @property
    def rest(self) -> "Screens":
        """The screens behind the notice; what they import is not needed for the first paint."""
        if self._rest is None:
            from ui.first.screens import screens

            self._rest = screens(self._jobs, self._day, self._first_way, Path.home(), self._stop)
            for each in self._rest.all():
                self._stack.addWidget(each)
                each.submitted.connect(self._next)
                each.told.connect(self._retell)
        return self._rest

    def _steps(self) -> int:
        way = self._first_way if self._rest is None else self._rest.way.way
        return COUNTS[way]

    def _day(self) -> date:
        return self._today or date.today()

    def _show(self) -> None:
        screen = self.screen_now
        ignored, usual = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for at in range(self._stack.count()):  # as high as the screen that is shown, not as the highest one
            if (each := self._stack.widget(at)) is not None:
                policy = usual if each is screen else ignored
                each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(screen)
        self._say("")
        self._retell()
        self._enter()

    def _enter(self) -> None:
        (self._go.setFocus if self._at == 0 else self.screen_now.enter)()

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Where a screen does not fit, it moves with the focus, and shows what is said below the field."""
        if now is not None and self._stack.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, Theme.current().px(BELOW))

    def _retell(self) -> None:
        screen = self.screen_now
        self._title.setText(screen.title)
        self._count.setText(f"{self._at + 1} of {self._steps()}")
        self._count.setAccessibleName(f"Step {self._count.text()}")
        self._go.setText(screen.verb)
        self._go.setAccessibleName(self._go.text())
        self._back.setVisible(self._at > 0 or self._can_leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    # -- on and back --
    def _next(self) -> None:
        if self._running is not None or not self._go.isEnabled():
            return
        lacking, where = self.screen_now.lacking()
        if lacking:
            self._refuse(lacking, where)
            return
        self._busy(True)
        self.screen_now.check(self._checked)

    def _checked(self, wrong: str) -> None:
        self._busy(False)
        if wrong:
            self._refuse(wrong)
        elif not self.screen_now.forward():
            self._say("")
            self.screen_now.enter()
        elif self._at == 0:
            self._screens[1:] = [self.rest.way]
            self._go_to(1)
        elif self._at == 1:
            self._choose()
        elif self._at + 1 < len(self._screens):
            self._go_to(self._at + 1)
        elif self.screen_now is self.rest.practice:
            self._make_practice()
        else:
            self._make_office()

    def _choose(self) -> None:
        self._screens[2:] = self.rest.behind()
        if len(self._screens) == 2:
            self.open_wanted.emit()
        else:
            self._go_to(2)

    def _go_to(self, at: int) -> None:
        self._at = at
        if self._screens[at] is self.rest.begin:
            self.rest.begin.show_wanted(self.rest.wanted())
        self._show()

    def _go_back(self) -> None:
        if self._running is not None:
            return
        if not self.screen_now.back():
            self._say("")
            self.screen_now.enter()
        elif self._at > 0:
            self._go_to(self._at - 1)
        elif self._can_leave:
            self.left.emit()

    # -- telling --
    def _say(self, sentence: str, tone: str = "") -> None:
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        restyle(self._said, tone=tone)

    def _refuse(self, sentence: str, where: QWidget | None = None) -> None:
        self._say(sentence, "blocked")
        if where is not None:
            where.setFocus()

    def _busy(self, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self._back.setEnabled(not busy)
        if not busy:
            self._running = None

    # -- the work --
    def _make_office(self) -> None:
        wanted, draft, how = self.rest.wanted(), self.rest.key.draft, self.rest.begin.how
        today = self._day()

        def job(_progress: Progress, _cancelled: Cancelled) -> "Office":
            from app import firstrun

            return firstrun.make(wanted, draft, today)

        def done(office: "Office") -> None:
            self._busy(False)
            if how == "practice":
                self._close_and_practise(office)
            else:
                self.made.emit(office, how)

        self._start(MAKING, job, done)

    def _close_and_practise(self, office: "Office") -> None:
        """The office waits, closed; the practice office comes first."""
        folder = office.folder
        self._jobs.write("", lambda *_: office.close(), lambda _: self.kept.emit(folder))
        self.rest.way.choose("practice")
        self._choose()
        self._say(f"{folder.name} is made and waits. Open it whenever you like.", "done")

    def _make_practice(self) -> None:
        folder, today = self.rest.practice.folder, self._today

        def job(progress: Progress, cancelled: Cancelled) -> "Office":
            from app import firstrun

            return firstrun.practise(folder, today, progress=progress, cancelled=cancelled)

        def done(office: "Office") -> None:
            self._busy(False)
            self.made.emit(office, "today")

        self.rest.practice.begin_making()
        self._start(PRACTICE, job, done, can_cancel=True)

    def _start(
        self,
        title: str,
        job: "Callable[[Progress, Cancelled], Office]",
        done: "Callable[[Office], object]",
        *,
        can_cancel: bool = False,
    ) -> None:
        self._busy(True)
        self._say(title)
        self._running = self._jobs.write(title, job, done, self._failed, can_cancel=can_cancel)

    def _failed(self, error: "DeskError") -> None:
        stopped = self._running is not None and self._running.stop.is_set()
        self._busy(False)
        self.rest.practice.end_making()
        self._refuse(STOPPED if stopped else error.sentence)
        self.screen_now.enter()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.rest.practice.stopping()

    def _progressed(self, running: Running, done: int, total: int) -> None:
        if running is self._running and running.title == PRACTICE:
            self.rest.practice.advance(done, total)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._enter()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes: a making that can be stopped is."""
        if not event.spontaneous():
            self._stop_quietly()
        super().hideEvent(event)

    def _stop_quietly(self) -> None:
        if self._running is not None and self._running.can_cancel:
            self._running.cancel()
