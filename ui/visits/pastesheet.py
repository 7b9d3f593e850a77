""" "Paste…": a message of the system or an e-mail is matched to its request; a person confirms it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.visits import answers
from app.visits.answers import Match, Proposed, Reading
from models.visits.requests import ApprovalAction, ClearanceRequest
from models.visits.states import LINES
from ui.help import offers
from ui.office.worksheet import WorkSheet
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.choices import combo
from ui.session import Session
from ui.theme import GAP, Theme

if TYPE_CHECKING:
    from ui.records.page import RecordPage

NAME = "paste_answer"
"""Before the names of its controls, and its name in `ui.drafts.SHEETS`."""
WIDTH, HIGH = 760, 150
"""Of the sheet, and of the room for the text, in px at 100 %."""
HELP = "screens/paste-answer"
LEFT_OUT = ""


class PasteSheet(WorkSheet):
    """The text above; below it the request that is meant, and a line for each answer that was read."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._reading: Reading | None = None
        self._lines: list[QComboBox] = []
        self._text = QPlainTextEdit()
        self._text.setObjectName(f"{NAME}_text")
        self._text.setAccessibleName("Answer as it came")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(Theme.current().px(HIGH))
        self._text.textChanged.connect(self._forget)
        caption = label("Answer as it came: the whole message", "muted")
        caption.setBuddy(self._text)
        self._look = button("Read it", f"{NAME}_read", self._read, primary=True)
        self._summary = label("", "strong", wrap=True, name=f"{NAME}_said")
        self._which = combo(f"{NAME}_request", "Request that is meant", [])
        self._which.activated.connect(self._choose)
        self._answers = column(gap=GAP)
        self._found = boxed(column(self._summary, self._which, boxed(self._answers)), f"{NAME}_found")
        parts = [boxed(column(caption, self._text, gap=4)), boxed(row(self._look, None)), self._found]
        super().__init__(parent, session, "Paste an answer", parts, "Record", self._record, width=WIDTH)
        offers(self, HELP)
        self._forget()

    # -- reading --
    def _forget(self) -> None:
        self._reading = None
        if hasattr(self, "verb"):
            self.verb.setEnabled(False)
        self._found.hide()

    def _read(self) -> None:
        text = self._text.toPlainText()

        def job(reader: Reader) -> Reading:
            return answers.read(reader, text)

        self._session.read(job, self._show, self._refused)

    def _choose(self, _at: int) -> None:
        reading, request = self._reading, self._which.currentData()
        if reading is None or request is None:
            return

        def job(reader: Reader) -> Reading:
            return replace(answers.choose(reader, reading, request), candidates=reading.candidates)

        self._session.read(job, self._show_answers, self._refused)

    def _refused(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence, self._text)

    # -- showing --
    def _show(self, reading: Reading) -> None:
        if not isValid(self):
            return
        self.say("")
        self._reading = reading
        self._summary.setText(reading.summary)
        self._which.clear()
        if reading.match is not Match.MATCHED:
            self._which.addItem("Choose the request", None)
        for each in reading.candidates:
            self._which.addItem(f"{each.title}: {each.why}", each.request_id)
        self._which.setVisible(bool(reading.candidates))
        self._found.show()
        self._show_answers(reading)

    def _show_answers(self, reading: Reading) -> None:
        if not isValid(self):
            return
        self._reading = reading
        while item := self._answers.takeAt(0):
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._lines = []
        if reading.request_id is not None:
            for each in reading.proposed:
                self._answers.addWidget(self._answer(each))
        self.verb.setEnabled(bool(self._lines) and self._session.writable)
        QTimer.singleShot(0, self, self.fit)

    def _answer(self, each: Proposed) -> QWidget:
        """Which clearance, what was answered, what was written, and what speaks against it."""
        number = len(self._lines) + 1
        choice = combo(f"{NAME}_line_{number}", f"Clearance of answer {number}", [
            ("Not recorded", LEFT_OUT), *((self._word("approval_kind", line), line) for line in LINES),
        ])  # fmt: skip
        choice.setCurrentIndex(0 if each.problem else choice.findData(each.line))
        self._lines.append(choice)
        told = [self._word("answer", each.code) if each.code else "", each.restriction, each.comment]
        texts: list[QWidget | int | None] = [label(". ".join(filter(None, told)), wrap=True)]
        if each.problem:
            texts.append(label(each.problem, "muted", wrap=True))
        line = row(choice, boxed(column(*texts, gap=2)))
        line.setStretch(1, 1)
        return boxed(line)

    def _word(self, key: str, code: str) -> str:
        return self._session.reader.show(ApprovalAction.fields[key], code)

    # -- recording --
    def _record(self) -> None:
        reading = self._reading
        request = reading.request_id if reading else None
        if reading is None or request is None:
            return
        chosen = self._chosen(reading.proposed)

        def job(office: Office) -> list[int]:
            return answers.record(office, request, chosen, channel=reading.channel)

        self.work("Recording", lambda _p, _c: job(self._session.office), lambda _: self._done(request))

    def _chosen(self, proposed: Sequence[Proposed]) -> list[Proposed]:
        pairs = zip(self._lines, proposed, strict=True)
        return [replace(each, line=str(box.currentData())) for box, each in pairs if box.currentData()]

    def _done(self, request: int) -> None:
        self._session.said.emit("The answer is recorded. Undone with Ctrl+Z.", "done")
        self.accept()
        self._session.open_record.emit(ClearanceRequest.spec.name, request)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        text = self._text.toPlainText()
        return {"sheet": NAME, "about": {}, "typed": {"text": text}} if text else None

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back the text; it is read anew when the person asks."""
        self._text.setPlainText(typed["text"])


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was pasted."""
    sheet = PasteSheet(parent, session)
    sheet.unpark(kept["typed"])
    sheet.open()


def paste(page: "RecordPage") -> None:
    """Opens the sheet from the list of requests."""
    PasteSheet(page.window(), page.session).open()
