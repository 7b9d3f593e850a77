""" "Record an answer…": which clearance was answered, what was answered, and what has to be said with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.visits import answering
from models.visits.requests import ApprovalAction, ClearanceRequest
from models.visits.states import ANSWERED
from ui import announce
from ui.help import offers
from ui.office.worksheet import WorkSheet
from ui.parts.basics import boxed, column, label, row
from ui.parts.editors import Setting
from ui.parts.entryfields import EntryFields, NotReadable
from ui.parts.ways import Verb, WayChoice
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GROUP_GAP

NAME = "answer"
"""Before the names of its controls."""
SHEET = "visit_answer"
"""In `ui.drafts.SHEETS`."""
WIDTH = 760
LEFT, RIGHT = ("acted_on", "approver_office"), ("answer_channel", "approver_name")
WHOLE = ("answer_comment", "answer_restriction")
PAPERS = ("answer_paper",)
HELP = "screens/request-answer"
UNASKED = "No clearance waits for an answer: the request was not sent, needs none, or every one was answered."


@dataclass(frozen=True)
class About:
    """What the sheet is opened for: a request, and the answer that is replaced (0 for none)."""

    request_id: int
    corrects: int = 0
    line: str = ""
    """The clearance that is chosen at first, where it waits for an answer."""


@dataclass(frozen=True)
class Seen:
    """What was read: the request's name, and by clearance the answers that are open."""

    title: str
    open: Mapping[str, tuple[str, ...]]


class AnswerSheet(WorkSheet):
    """The clearances that wait above, the answers below them, then what is said of the answer."""

    def __init__(self, parent: QWidget, session: Session, about: About) -> None:
        self._about, self._seen = about, Seen("", {})
        self._line = self._code = ""
        self._typed: Mapping[str, Any] | None = None
        self._who = label("Looking what waits for an answer", "strong", wrap=True, name="answer_who")
        self._lines = WayChoice("answer_line", "Clearances that wait for an answer")
        self._codes = WayChoice("answer_code", "What was answered")
        self._needs = label("Choose the clearance and the answer.", "muted", wrap=True, name="answer_needs")
        setting = Setting(OfficeSupport(session), session.today)
        keys = (*LEFT, *RIGHT, *WHOLE)
        self._entry = EntryFields(ApprovalAction, NAME, keys, PAPERS, setting, {"acted_on": session.today})
        title = "Correct an answer" if about.corrects else "Record an answer"
        parts = [self._who, self._lines, self._codes, self._needs, self._fields()]
        super().__init__(parent, session, title, parts, "Record the answer", self._record, width=WIDTH)
        self._lines.chosen.connect(self._choose_line)
        self._codes.chosen.connect(self._choose_code)
        offers(self, HELP)
        self._tell()
        session.read(partial(_look, about=about), self._show, self._not_read)

    def _fields(self) -> QWidget:
        rows = self._entry.rows
        left, right = (boxed(column(*(rows[key] for key in side), None)) for side in (LEFT, RIGHT))
        sides = row(left, right, gap=GROUP_GAP)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        below = [rows[key] for key in (*WHOLE, *PAPERS)]
        self._whole = boxed(column(boxed(sides), *below), "answer_fields")
        return self._whole

    # -- showing --
    def _show(self, seen: Seen) -> None:
        if not isValid(self):
            return
        self._seen = seen
        self._who.setText(
            f"{seen.title}: {'what was answered instead' if self._about.corrects else 'what came'}."
        )
        self._lines.offer(Verb(line, self._word("approval_kind", line), "Clearance") for line in seen.open)
        self._codes.offer(Verb(code, self._word("answer", code), _asks(code)) for code in ANSWERED)
        self._codes.allow(())
        if not seen.open:
            self._needs.setText(UNASKED)
        if self._typed is not None:
            self._put_back(self._typed)
        elif len(seen.open) == 1:
            self._lines.choose(next(iter(seen.open)))
        else:
            self._lines.choose(self._about.line)
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        """The focus stands on the first thing to choose: the clearance, or its answer where that is known."""
        self.fit()
        first = self._codes if self._line else self._lines
        if not self._code and not first.enter():
            self.cancel.setFocus()

    def _word(self, key: str, code: str) -> str:
        return self._session.reader.show(ApprovalAction.fields[key], code)

    def _choose_line(self, line: str) -> None:
        self._line = line
        self._codes.allow(self._seen.open[line])
        if self._code not in self._seen.open[line]:
            self._code = ""
        self.say("")
        self._tell()

    def _choose_code(self, code: str) -> None:
        self._code = code
        self.say("")
        self._tell()
        self._entry.editors["acted_on"].setFocus()

    def _tell(self) -> None:
        """What the chosen answer asks for."""
        chosen = bool(self._line and self._code)
        self._whole.setVisible(chosen)
        self.verb.setEnabled(chosen and self._session.writable)
        if chosen:
            hidden = () if self._code == "APPROVED_RESTRICTED" else ("answer_restriction",)
            shown = [each for each in (*LEFT, *RIGHT, *WHOLE, *PAPERS) if each not in hidden]
            self._entry.show_only(shown, answering.needs(self._code))
            self._needs.setText(_asks(self._code))
            announce.settled(self._needs, _asks(self._code))
        QTimer.singleShot(0, self, self.fit)

    # -- recording --
    def _record(self) -> None:
        try:
            values = self._entry.read()
        except NotReadable as error:
            self.refuse(str(error), error.control)
            return
        about, line, code = self._about, self._line, self._code

        def job(office: Office) -> int:
            return answering.record(
                office, about.request_id, line, code, values, corrects_id=about.corrects or None
            )

        self.work("Recording", lambda _p, _c: job(self._session.office), lambda _: self._done())

    def _done(self) -> None:
        said = f"{self._word('approval_kind', self._line)}: {self._word('answer', self._code).lower()}"
        self._session.said.emit(f"{said}, recorded. Undone with Ctrl+Z.", "done")
        self.accept()

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        typed = self._entry.typed()
        if not typed and not self._line:
            return None
        about = {"request": self._about.request_id, "corrects": self._about.corrects}
        chosen = {"line": self._line, "code": self._code}
        return {"sheet": SHEET, "about": about, "typed": {**chosen, "fields": typed}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed; it stands in the fields once the clearances are read."""
        self._typed = typed

    def _put_back(self, typed: Mapping[str, Any]) -> None:
        self._typed = None
        self._entry.put_back(typed["fields"])
        self._lines.choose(typed["line"])
        self._codes.choose(typed["code"])


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed."""
    sheet = AnswerSheet(parent, session, About(kept["about"]["request"], kept["about"]["corrects"]))
    sheet.unpark(kept["typed"])
    sheet.open()


def _look(reader: Reader, about: About) -> Seen:
    title = reader.get(ClearanceRequest, about.request_id).shown_title
    if about.corrects:
        wrong = reader.get(ApprovalAction, about.corrects)
        return Seen(title, {str(wrong.approval_kind): ANSWERED})
    return Seen(title, answering.open_answers(reader, about.request_id))


def _asks(code: str) -> str:
    needs = (ApprovalAction.fields[key].label for key in answering.needs(code))
    return f"Needs: {', '.join(needs)}."
