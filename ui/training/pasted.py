""" "Record vetting answers…": a pasted list, whom each line is about and what it says, recorded in one change."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError, Refused
from app.reader import Reader
from app.training import answers
from app.training.answers import Alike, Line, Match
from models.fields import show_date
from models.training.people import Student
from ui.office.pastedsheet import PastedSheet, Pasting
from ui.office.worksheet import labelled
from ui.parts.basics import boxed, row
from ui.parts.chip import Tone
from ui.parts.choices import combo
from ui.parts.link_picker import LinkEdit
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.support import OfficeSupport

NAME = "answers"
"""In `ui.drafts.SHEETS`."""
VETTINGS = (("Human-rights vetting", "hr_vetting"), ("DoD security vetting", "dod_vetting"))
WIDTH = 1_080
COLUMNS = (
    Column("line", "Line", "number", 56),
    Column("outcome", "Outcome", "chip", 126),
    Column("student", "Student", width=250),
    Column("answer", "Answer", width=110),
    Column("on", "Day", width=110),
    Column("reference", "Reference", width=110),
    Column("text", "As pasted", width=295),
)
PASTING = Pasting(
    NAME, "Pasted list", "One line for each answer: name or number, answer, day.",
    "TARQANI, Sahim    approved    20 Feb 2026",
    "Paste the list as it came. Every line says who, what and when; nothing is saved before you record it.",
    COLUMNS, "Record", "answer",
)  # fmt: skip
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


class AnswersSheet(PastedSheet[Line]):
    """The list above, every line of it below, and under it the choice for the line of the cursor."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._chosen: dict[tuple[int, str], Alike | None] = {}
        """By number and text of a line, so that a choice stays with its line while the list is typed on."""
        self._searched: tuple[int, str] | None = None
        """Line and text of a search, to be gone on with once the list is read again."""
        self._labels: dict[str, str] = {}
        self._kind = combo("answers_kind", "Answers of", VETTINGS)
        self._find = LinkEdit(
            lambda text, then: OfficeSupport(session).find_links(Student.spec.name, text, then)
        )
        self._find.setObjectName("answers_find")
        self._find.setAccessibleName("Student")
        above = [boxed(row(labelled(self._kind), None))]
        super().__init__(
            parent, session, "Record vetting answers", PASTING, WIDTH, above=above, beside=self._find
        )
        self._kind.currentIndexChanged.connect(lambda _: self._look())
        self._find.edited.connect(self._found)
        self._tell()
        self._look()  # whoever may not record answers is told at once

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
        if self._searched is None and self._find.isVisible() and self._at is not None:
            self._searched = (self._at, self._find.text())
        self._lines, self._labels = found
        known = {(each.number, each.text) for each in self._lines}
        self._chosen = {key: each for key, each in self._chosen.items() if key in known}
        self._said.hide()
        self._settle()
        self._show_lines(self._settled)
        self._show_choice()
        self._search_again()

    def _search_again(self) -> None:
        """Goes back to the line on which somebody else was being looked for."""
        searched, self._searched = self._searched, None
        if searched is None or searched[0] >= len(self._lines):
            return
        self._grid.go_to_row(searched[0])
        if self._who.currentData() != ELSE:
            self._who.setCurrentIndex(self._who.findData(ELSE))
            self._find.setText(searched[1])

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._asked = None
            self._text.setEnabled(not isinstance(error, Refused))
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
        wanted = sum(each.counts for each in self._settled)
        self._tell_counts(said, wanted)
        self.verb.setEnabled(wanted > 0)

    def _row(self, line: Line) -> Row:
        state = Chipped("warn", "Check") if line.problem else Chipped(*TONES[line.match])
        on = show_date(line.on) if line.on else "today" if line.code else ""
        student = line.problem or line.title or _guess(line)
        return (
            str(line.number), state, student, self._labels.get(line.code, line.code), on, line.reference, line.text,
        )  # fmt: skip

    # -- the line of the cursor --
    def _show_choice(self) -> None:
        super()._show_choice()
        self._show_find(self._at)

    def _ways(self, line: Line) -> list[tuple[str, object]]:
        if not line.code:
            return [("The line says no answer", AS_READ)]
        first: list[tuple[str, object]] = [(line.title, AS_READ)] if line.student_id else [("Choose…", ASK)]
        alikes = [(f"{each.title}: {each.why}", each.student_id) for each in line.alikes]
        return [*first, *alikes, ("Somebody else…", ELSE), ("Leave out", OUT)]

    def _said_of(self, line: Line) -> object:
        key = (line.number, line.text)
        if key not in self._chosen:
            return AS_READ if line.student_id or not line.code else ASK
        chosen = self._chosen[key]
        if chosen is None:
            return OUT
        known = {each.student_id for each in line.alikes}
        return chosen.student_id if chosen.student_id in known else ELSE

    def _sentence(self, line: Line) -> str:
        said = {
            Match.MATCHED: f"recorded for {line.title}",
            Match.LOOKS_LIKE: "looks like somebody on file; choose who it is",
            Match.SEVERAL: "fits several students; choose which",
            Match.STRANGER: "fits nobody on file; search, or leave it out",
            Match.NO_RESULT: "says no answer that is certain",
            Match.LEFT_OUT: "is left out",
        }
        named = line.name or line.reference or line.text
        return f"Line {line.number}, “{named}”: {line.problem or said[line.match]}"

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
        self._show_about()
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
        self._show_about()

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
        at, found = self._at, self._find.text().strip() if self._find.isVisible() else ""
        typed = {
            "kind": self.kind,
            "text": text,
            "chosen": chosen,
            "find": found,
            "at": at if found else None,
        }
        return {"sheet": NAME, "about": {}, "typed": typed}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was pasted and chosen."""
        self._chosen = {
            (number, text): Alike(student, title, "chosen by hand") if student is not None else None
            for number, text, student, title in typed["chosen"]
        }
        self._searched = (typed["at"], typed["find"]) if typed["find"] else None
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
