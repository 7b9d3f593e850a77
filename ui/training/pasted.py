""" "Record vetting answers…": a pasted list, whom each line is about and what it says, recorded in one change."""

from array import array
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.reader import Reader
from app.training import answers
from app.training.answers import Alike, Line, Match
from models.fields import show_date
from models.training.people import Student
from ui import announce
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import PERSONAL, Elided, boxed, column, label, row
from ui.parts.chip import Tone
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.link_picker import LinkEdit
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GAP, Theme

NAME = "answers"
"""In `ui.drafts.SHEETS`."""
VETTINGS = (("Human-rights vetting", "hr_vetting"), ("DoD security vetting", "dod_vetting"))
BEGIN = (
    "Paste the list as it came. Every line says who, what and when; nothing is saved before you record it."
)
HINT = "TARQANI, Sahim    approved    20 Feb 2026"
REST_MS = 250
WIDTH, PASTED, GRID = 1_080, 92, 170
"""Widths and heights in px at 100 %."""
COLUMNS = (
    Column("line", "Line", "number", 56),
    Column("outcome", "Outcome", "chip", 126),
    Column("student", "Student", width=250),
    Column("answer", "Answer", width=110),
    Column("on", "Day", width=110),
    Column("reference", "Reference", width=110),
    Column("text", "As pasted", width=295),
)
TONES: dict[Match, tuple[Tone, str]] = {
    Match.MATCHED: ("done", "Matched"),
    Match.LOOKS_LIKE: ("warn", "Looks like"),
    Match.SEVERAL: ("warn", "Several"),
    Match.STRANGER: ("blocked", "Not known"),
    Match.NO_RESULT: ("open", "No answer"),
    Match.LEFT_OUT: ("open", "Left out"),
}
COUNTED = {
    Match.MATCHED: "matched",
    Match.LOOKS_LIKE: "like somebody on file",
    Match.SEVERAL: "fitting several",
    Match.STRANGER: "not known",
    Match.NO_RESULT: "without an answer",
    Match.LEFT_OUT: "left out",
}
AS_READ, ASK, ELSE, OUT = "read", "ask", "else", "out"
"""What may be said of a line besides one of the students it looks like."""


class AnswersSheet(WorkSheet):
    """The list above, every line of it below, and under it the choice for the line of the cursor."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        theme = Theme.current()
        self._lines: list[Line] = []
        """As they were read."""
        self._settled: list[Line] = []
        """With what the person chose."""
        self._chosen: dict[tuple[int, str], Alike | None] = {}
        """By number and text of a line, so that a choice stays with its line while the list is typed on."""
        self._asked: Running | None = None
        self._labels: dict[str, str] = {}
        self._kind = combo("answers_kind", "Answers of", VETTINGS)
        self._text = _paste_box(theme.px(PASTED))
        self._words = Listed[Line](self._row)
        self._grid = Grid(self._words, COLUMNS, "Lines of the list")
        self._grid.setMinimumHeight(theme.px(GRID))
        self._counts = label(BEGIN, "muted", wrap=True, name="answers_counts")
        self._about = Elided("", "strong", "answers_about")
        self._who = combo("answers_who", "Who it is", ())
        self._find = LinkEdit(
            lambda text, then: OfficeSupport(session).find_links(Student.spec.name, text, then)
        )
        self._find.setObjectName("answers_find")
        self._find.setAccessibleName("Student")
        parts = [boxed(row(labelled(self._kind), None)), labelled(self._text), self._counts, self._grid]
        title = "Record vetting answers"
        super().__init__(
            parent, session, title, [*parts, self._choice()], "Record", self._record, width=WIDTH
        )
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._text.textChanged.connect(self._rest.start)
        self._kind.currentIndexChanged.connect(lambda _: self._look())
        self._grid.picked.connect(lambda _: self._show_choice())
        self._grid.opened.connect(lambda _: self._to_choice())
        self._who.currentIndexChanged.connect(lambda _: self._choose())
        self._find.edited.connect(self._found)
        self.verb.setDefault(False)
        self._tell()
        self._text.setFocus()

    def _choice(self) -> QWidget:
        caption = label("Who it is", "muted")
        caption.setBuddy(self._who)
        self._who.setMinimumWidth(Theme.current().px(300))
        line = row(caption, self._who, self._find, None, gap=GAP)
        line.setStretch(2, 1)
        return boxed(column(self._about, boxed(line), gap=4), "answers_choice")

    # -- reading the list --
    @property
    def kind(self) -> str:
        """Which vetting the answers are of."""
        return str(self._kind.currentData())

    def _look(self) -> None:
        """Reads what stands in the box, off the window's thread."""
        text, kind = self._text.toPlainText(), self.kind
        if self._asked is not None:
            self._asked.drop()
        self.verb.setEnabled(False)

        def job(reader: Reader) -> tuple[list[Line], dict[str, str]]:
            labels = {
                code: each.label or code
                for code, each in reader.codes(answers.result_field(kind).choices).items()
            }
            return answers.read_answers(reader, kind, text), labels

        self._asked = self._session.read(job, self._show, self._not_read)

    def _show(self, found: tuple[list[Line], dict[str, str]]) -> None:
        if not isValid(self):
            return
        self._asked = None
        self._lines, self._labels = found
        known = {(each.number, each.text) for each in self._lines}
        self._chosen = {key: each for key, each in self._chosen.items() if key in known}
        self._said.hide()
        self._settle()
        self._grid.show_ids(array("q", range(len(self._settled))))
        if self._settled:
            self._grid.go_to_row(max(0, self._grid.currentIndex().row()))
        self._show_choice()
        QTimer.singleShot(0, self, self.fit)  # the choice has another height once its words are laid out

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._asked = None
            self.refuse(error.sentence)

    def _settle(self) -> None:
        chosen = {number: each for (number, _), each in self._chosen.items()}
        self._settled = answers.settle(self._lines, chosen)
        self._words.things = self._settled
        self._grid.table.forget_pages()
        self._tell()

    def _tell(self) -> None:
        """How many lines of each outcome there are, and what would be recorded."""
        counts = answers.summary(self._settled)
        said = [f"{count:,} {COUNTED[match]}" for match, count in counts.items() if count]
        problems = sum(bool(each.problem) for each in self._settled)
        said += [f"{problems:,} to be mended"] if problems else []
        lines = counted(len(self._settled), "line")
        self._counts.setText(f"{lines}: {', '.join(said)}." if self._settled else BEGIN)
        announce.settled(self._counts, self._counts.text() if self._settled else "")
        wanted = sum(each.counts for each in self._settled)
        self.verb.setText(f"Record {counted(wanted, 'answer')}" if wanted else "Record")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(wanted > 0)

    def _row(self, line: Line) -> Row:
        state = Chipped("warn", "Check") if line.problem else Chipped(*TONES[line.match])
        on = show_date(line.on) if line.on else "today" if line.code else ""
        student = line.problem or line.title or _guess(line)
        return (
            str(line.number), state, student, self._labels.get(line.code, line.code), on, line.reference, line.text,
        )  # fmt: skip

    # -- the line of the cursor --
    @property
    def _at(self) -> int | None:
        at = self._grid.current_id()
        return at if at is not None and at < len(self._lines) else None

    def _show_choice(self) -> None:
        at = self._at
        with QSignalBlocker(self._who):
            self._who.clear()
            for words, data in self._ways(at):
                self._who.addItem(words, data)
            if at is not None:
                self._who.setCurrentIndex(max(0, self._who.findData(self._said_of(at))))
        self._who.setEnabled(self._who.count() > 1)
        self._about.setText(_about(self._settled[at]) if at is not None else "No line is chosen.")
        self._show_find(at)

    def _to_choice(self) -> None:
        self._scroll.ensureWidgetVisible(self._who)
        self._who.setFocus(Qt.FocusReason.TabFocusReason)

    def _ways(self, at: int | None) -> list[tuple[str, object]]:
        """What may be said of a line, the certain or the likely first."""
        if at is None:
            return []
        read = self._lines[at]
        if not read.code:
            return [("The line says no answer", AS_READ)]
        first: list[tuple[str, object]] = [(read.title, AS_READ)] if read.student_id else [("Choose…", ASK)]
        alikes = [(f"{each.title}: {each.why}", each.student_id) for each in read.alikes]
        return [*first, *alikes, ("Somebody else…", ELSE), ("Leave out", OUT)]

    def _said_of(self, at: int) -> object:
        read = self._lines[at]
        key = (read.number, read.text)
        if key not in self._chosen:
            return AS_READ if read.student_id or not read.code else ASK
        chosen = self._chosen[key]
        if chosen is None:
            return OUT
        known = {each.student_id for each in read.alikes}
        return chosen.student_id if chosen.student_id in known else ELSE

    def _show_find(self, at: int | None) -> None:
        """The search for somebody else, with whom it found before."""
        wanted = at is not None and self._who.currentData() == ELSE
        if wanted and at is not None:
            chosen = self._chosen.get((self._lines[at].number, self._lines[at].text))
            self._find.show_link(chosen.student_id if chosen else None, chosen.title if chosen else "")
        self._find.setVisible(wanted)

    def _choose(self) -> None:
        at = self._at
        if at is None:
            return
        read, said = self._lines[at], self._who.currentData()
        self._chosen.pop((read.number, read.text), None)
        alike = next((each for each in read.alikes if each.student_id == said), None)
        if said == OUT or alike is not None:
            self._chosen[read.number, read.text] = alike
        self._settle()
        self._about.setText(_about(self._settled[at]))
        self._show_find(at)
        if said == ELSE:
            self._find.setFocus()

    def _found(self) -> None:
        """Somebody is typed, or chosen, as the one a line is about."""
        at, student = self._at, self._find.chosen_or_text()
        if at is None:
            return
        key = (self._lines[at].number, self._lines[at].text)
        self._chosen.pop(key, None)
        if isinstance(student, int):
            self._chosen[key] = Alike(student, self._find.text(), "chosen by hand")
        self._settle()
        self._about.setText(_about(self._settled[at]))

    # -- recording --
    def _record(self) -> None:
        kind, lines, office = self.kind, list(self._settled), self._session.office
        self.work("", lambda _progress, _cancelled: answers.record(office, kind, lines), self._recorded)

    def _recorded(self, count: int) -> None:
        left = len(self._settled) - count
        more = (
            f" {counted(left, 'line')} left as it was." if left == 1 else f" {left} lines left as they were."
        )
        said = f"{counted(count, 'vetting answer')} recorded.{more if left else ''} Undone with Ctrl+Z."
        self._session.said.emit(said, "done")
        self.accept()

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        text = self._text.toPlainText()
        if not text.strip():
            return None
        chosen = [
            [*key, each.student_id if each else None, each.title if each else ""]
            for key, each in self._chosen.items()
        ]
        return {"sheet": NAME, "about": {}, "typed": {"kind": self.kind, "text": text, "chosen": chosen}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was pasted and chosen."""
        self._chosen = {
            (number, text): Alike(student, title, "chosen by hand") if student is not None else None
            for number, text, student, title in typed["chosen"]
        }
        self._kind.setCurrentIndex(max(0, self._kind.findData(typed["kind"])))
        self._text.setPlainText(typed["text"])
        self._look()


def begin(parent: QWidget, session: Session) -> None:
    """Opens the sheet."""
    AnswersSheet(parent, session).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was pasted and chosen."""
    sheet = AnswersSheet(parent, session)
    sheet.open()
    sheet.unpark(kept["typed"])


def _guess(line: Line) -> str:
    """Whom a line looks like, for a line that is not settled."""
    return f"perhaps {' or '.join(each.title for each in line.alikes)}" if line.alikes else ""


def _about(line: Line) -> str:
    """What is to be said of a line, in one sentence."""
    said = {
        Match.MATCHED: f"recorded for {line.title}",
        Match.LOOKS_LIKE: "looks like somebody on file; choose who it is",
        Match.SEVERAL: "fits several students; choose which",
        Match.STRANGER: "fits nobody on file; search, or leave it out",
        Match.NO_RESULT: "says no answer that is certain",
        Match.LEFT_OUT: "is left out",
    }
    return f"Line {line.number}, “{line.name or line.reference or line.text}”: {line.problem or said[line.match]}"


def _paste_box(height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName("answers_text")
    made.setAccessibleName("Pasted list")
    made.setAccessibleDescription("One line for each answer: name or number, answer, day.")
    made.setPlaceholderText(HINT)
    made.setTabChangesFocus(True)
    made.setProperty(PERSONAL, True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setFixedHeight(height)
    return made
