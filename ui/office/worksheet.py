"""What the sheets of the Office menu share: fields with labels, a line for what went wrong, work with progress."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QProgressBar, QScrollArea, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.reader import Reader
from ui import announce
from ui.jobs import Job, Progress, Running
from ui.parts.basics import boxed, column, label, restyle, row
from ui.parts.sheet import AROUND, MARGIN, Sheet
from ui.parts.typed import put_typed
from ui.session import Session
from ui.theme import GROUP_GAP, Theme

T = TypeVar("T")
WIDTH = 480


def line(name: str, caption: str, hint: str = "", *, secret: bool = False, text: str = "") -> QLineEdit:
    """A line to type in; `labelled` puts its caption above it."""
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setAccessibleName(caption)
    made.setAccessibleDescription(hint)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def labelled(control: QWidget, hint: str = "") -> QWidget:
    """A control with its name above and a hint below."""
    caption = label(control.accessibleName(), "muted")
    caption.setBuddy(control)
    parts: list[QWidget | int | None] = [caption, control]
    if hint:
        control.setAccessibleDescription(hint)
        parts.append(label(hint, "caption", wrap=True))
    return boxed(column(*parts, gap=4))


def pair(left: QWidget, right: QWidget) -> QWidget:
    """Two labelled controls side by side, of the same width."""
    made = row(left, right, gap=GROUP_GAP)
    for each in (left, right):  # a hint below one of them moves no name out of its line
        made.setAlignment(each, Qt.AlignmentFlag.AlignTop)
    made.setStretch(0, 1)
    made.setStretch(1, 1)
    return boxed(made)


def paragraphs(*sentences: str) -> list[QWidget]:
    """Sentences under each other."""
    return [label(each, wrap=True) for each in sentences]


def scaled(progress: Progress) -> Progress:
    """The same progress in thousandths: the bytes of a large office are more than a bar can count."""
    return lambda done, total: progress(done * 1000 // total if total else 0, 1000 if total else 0)


class WorkSheet(Sheet):
    """A sheet whose verb starts work: while it runs the verb is closed, a refusal stands in the sheet."""

    scrolls = True

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        title: str,
        parts: Sequence[QWidget],
        verb: str = "",
        go: Callable[[], object] | None = None,
        *,
        dangerous: bool = False,
        width: int = WIDTH,
    ) -> None:
        self._said = label("", wrap=True, name="sheet_said")
        self._said.hide()
        self._bar = QProgressBar()
        self._bar.setObjectName("sheet_progress")
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._contents = boxed(column(*parts, None, gap=GROUP_GAP), "sheet_contents")
        self._scroll = QScrollArea()
        self._scroll.setObjectName("sheet_scroll")
        self._scroll.setAccessibleName(title)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._contents)
        self._width, self._around = width, parent.window()
        body = boxed(column(self._scroll, self._said, self._bar, gap=GROUP_GAP))
        super().__init__(parent, title, body, verb, self._begin if go else None, dangerous=dangerous)
        self._session, self._go = session, go
        self._running: Running | None = None
        session.jobs.progressed.connect(self._progressed)
        self.finished.connect(session.settled)

    def open(self) -> None:
        """Shows the sheet as large as it needs."""
        self.fit()
        super().open()
        QTimer.singleShot(0, self, self.fit)  # sentences have another height once they are laid out

    def fit(self) -> None:
        """As large as the contents need and the window allows; what is too high scrolls."""
        theme = Theme.current()
        wide = min(theme.px(self._width), self._around.width() - MARGIN)
        layout = self._contents.layout()
        assert layout is not None
        layout.activate()
        high = layout.heightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._scroll.setFixedSize(wide, min(high, self._around.height() - theme.px(AROUND)))
        self._said.setFixedWidth(wide)
        for each in (self.body.layout(), self.layout()):  # from within: what stands around asks what is in it
            if each is not None:
                each.activate()
        self.resize(self.sizeHint())

    def say(self, sentence: str, tone: str = "") -> None:
        """Shows a sentence in the sheet."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        restyle(self._said, tone=tone)
        self._said.setVisible(bool(sentence))
        announce.now(self, sentence, urgent=tone == "blocked")
        if self.isVisible():
            self.fit()

    def refuse(self, sentence: str, field: QWidget | None = None) -> None:
        """Says what is wrong, and puts the focus where it is mended."""
        self.say(sentence, "blocked")
        if field is not None:
            field.setFocus()

    def work(
        self, title: str, job: Job[T], done: Callable[[T], object], *, reading: bool = False, told: str = ""
    ) -> None:
        """Starts a job; `done` is called only while the sheet is open, a refusal is shown in it."""

        def arrived(value: T) -> None:
            if isValid(self):
                self._ended()
                done(value)

        def refused(error: DeskError) -> None:
            if isValid(self):
                self._ended()
                self.refuse(error.sentence)
            else:
                self._session.said.emit(error.sentence, "blocked")

        self.say(told or title)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._bar.show()
        self.verb.setEnabled(False)
        start = self._session.jobs.read if reading else self._session.jobs.write
        self._running = start(title, job, arrived, refused)

    # -- internal --
    def _begin(self) -> bool:
        """The verb: the sheet stays open until the work is done."""
        if self._go is not None:
            self._go()
        return False

    def _ended(self) -> None:
        self._running = None
        self._bar.hide()
        self.say("")
        self.verb.setEnabled(True)

    def _progressed(self, running: object, done: int, total: int) -> None:
        if running is self._running:
            self._bar.setRange(0, total)
            self._bar.setValue(done)


def show_again(session: Session, sheet: Sheet, kept: Mapping[str, Any]) -> None:
    """Opens a sheet made anew after the lock, and puts back what was typed in it."""
    sheet.open()
    put_typed(sheet.body, kept["typed"])
    session.settled.emit()


def reopen_one(
    session: Session,
    kept: Mapping[str, Any],
    listed: Callable[[Reader], Iterable[T]],
    meant: Callable[[T], bool],
    made: Callable[[T], Sheet],
) -> None:
    """Finds what a parked sheet was about in a list, and opens the sheet again when it is still there."""

    def show(found: T | None) -> None:
        if found is not None:
            show_again(session, made(found), kept)

    session.read(lambda reader: next(filter(meant, listed(reader)), None), show)
