""" "Read a passport…": the two lines at its foot, scanned or pasted, beside what is recorded; then the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.training import passports
from app.training.passports import Beside, Proposal
from models.fields import show_date
from ui import announce
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import PERSONAL, label
from ui.parts.chip import Chip
from ui.parts.typed import put_typed
from ui.parts.words import counted, sentence_start
from ui.session import Session
from ui.theme import GAP, GROUP_GAP, Theme

NAME = "zone"
"""In `ui.drafts.SHEETS`."""
BEGIN = "Scan the two lines at the foot of the passport or visa, or paste them: two lines of 44 signs."
COMPARED = "I compared the doubtful parts with the document"
HEADS = ("", "On record", "In the document", "")
REST_MS = 200
WIDTH, LINES = 720, 2.6
MUTED, BODY, STRONG = "muted", "body", "strong"


class ZoneSheet(WorkSheet):
    """The box for the two lines, what was read in them, and what stands against it."""

    def __init__(self, parent: QWidget, session: Session, student_id: int, title: str) -> None:
        self._student = student_id
        self._proposal: Proposal | None = None
        self._asked: Running | None = None
        self._text = _zone_box()
        self._state = label(BEGIN, "muted", wrap=True, name="zone_state")
        self._read = QWidget()
        self._read.setObjectName("zone_read")
        self._lines = QVBoxLayout(self._read)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._compared = QCheckBox(COMPARED)
        self._compared.setObjectName("zone_compared")
        self._compared.setAccessibleName(COMPARED)
        self._compared.hide()
        parts = [labelled(self._text), self._state, self._read, self._compared]
        heading = f"Read a passport or visa of {title}"
        super().__init__(parent, session, heading, parts, "Record", self._record, width=WIDTH)
        self.again = (NAME, {"student": student_id, "title": title})
        self.verb.setDefault(False)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._text.textChanged.connect(self._rest.start)
        self._compared.toggled.connect(lambda _: self._tell_verb())
        self._tell_verb()
        self._text.setFocus()

    # -- reading --
    def _look(self) -> None:
        """Reads what stands in the box once it is a whole zone; says what is awaited until then."""
        text, student = self._text.toPlainText(), self._student
        if self._asked is not None:
            self._asked.drop()
        awaited = passports.awaited(text) if text.strip() else BEGIN
        if awaited:
            self._show(None)
            self._state.setText(awaited)
            return
        self._asked = self._session.read(
            lambda reader: passports.read(reader, student, text), self._show, self._not_read
        )

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._show(None)
            self._state.setText(error.sentence)

    def _show(self, proposal: Proposal | None) -> None:
        if not isValid(self):
            return
        self._asked, self._proposal = None, proposal
        while item := self._lines.takeAt(0):
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._compared.setChecked(False)
        self._compared.setVisible(proposal is not None and bool(proposal.mrz.doubts))
        if proposal is not None:
            self._state.setText(_summary(proposal))
            for each in _told(proposal):
                self._lines.addWidget(each)
            announce.now(self._read, " ".join((_summary(proposal), *_said(proposal))))
        self.say("")
        self._tell_verb()
        QTimer.singleShot(0, self, self.fit)

    def _tell_verb(self) -> None:
        proposal = self._proposal
        noun = proposal.kind.spec.noun if proposal else ""
        known = proposal is not None and proposal.known is not None
        self.verb.setText(f"{'Update' if known else 'Record'} {noun}".strip())
        self.verb.setAccessibleName(self.verb.text())
        doubtful = proposal is not None and bool(proposal.mrz.doubts) and not self._compared.isChecked()
        self.verb.setEnabled(proposal is not None and not doubtful and self._session.writable)

    # -- recording --
    def _record(self) -> None:
        proposal, compared = self._proposal, self._compared.isChecked()
        if proposal is None:
            return

        def job(office: Office) -> int:
            return passports.record(office, proposal, doubtful=compared)

        self.verb.setEnabled(False)
        self._session.write("", job, lambda _: self._recorded(proposal), self._not_recorded)

    def _recorded(self, proposal: Proposal) -> None:
        fills = len(proposal.fills)
        more = f"; {counted(fills, 'empty field')} of the student filled" if fills else ""
        noun = sentence_start(proposal.kind.spec.noun)
        self._session.said.emit(f"{noun} recorded{more}. Undone with Ctrl+Z.", "done")
        if isValid(self):
            self.accept()

    def _not_recorded(self, error: DeskError) -> None:
        if isValid(self):
            self._tell_verb()
            self.refuse(error.sentence)
        else:
            self._session.said.emit(error.sentence, "blocked")


def begin(parent: QWidget, session: Session, student_id: int, title: str) -> None:
    """Opens the sheet for a student."""
    ZoneSheet(parent, session, student_id, title).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was scanned."""
    about = kept["about"]
    sheet = ZoneSheet(parent, session, about["student"], about["title"])
    sheet.open()
    put_typed(sheet.body, kept["typed"])


# -- what was read, in words ---------------------------------------------------------------------------------------
def _summary(proposal: Proposal) -> str:
    mrz, noun = proposal.mrz, proposal.kind.spec.noun
    expires = f", expires {show_date(mrz.expires)}" if mrz.expires else ", without a readable day of expiry"
    known = " It is on record and is brought up to date." if proposal.known is not None else ""
    name = " ".join(filter(None, (mrz.given_names, mrz.surname)))
    return f"{sentence_start(noun)} {mrz.number} of {name}, issued by {mrz.issuer}{expires}.{known}"


def _said(proposal: Proposal) -> Iterator[str]:
    """The sentences below the summary, as a screen reader hears them."""
    for each in proposal.mrz.doubts:
        yield f"Doubtful, {each.place}: {each.said}"
    for beside in (*proposal.differs, *proposal.fills):
        yield _spoken(beside)


def _spoken(beside: Beside) -> str:
    if beside.fills:
        return f"{beside.label} is filled with {beside.in_zone}."
    return f"{beside.label} differs: {beside.recorded} on record, {beside.in_zone} in the document."


def _told(proposal: Proposal) -> Iterator[QWidget]:
    """Doubts first, then what differs and what is filled."""
    for each in proposal.mrz.doubts:
        yield _doubt(f"{sentence_start(each.place)}: {each.said}")
    if proposal.mrz.name_cut:
        yield label("The name fills its line: more of it may stand in the document.", wrap=True)
    if proposal.differs or proposal.fills:
        yield _table(proposal)
    else:
        yield label("Name, sex and date of birth agree with the record.", wrap=True)
    if proposal.differs:
        said = (
            "What differs stays as it is on record. Order, passport and visa have to agree (SAMM C10.11.1)."
        )
        yield label(said, "muted", wrap=True)


def _doubt(sentence: str) -> QWidget:
    made = QWidget()
    made.setObjectName("zone_doubt")
    line = QGridLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setHorizontalSpacing(GAP)
    line.addWidget(Chip("warn", "Doubtful", "zone_chip"), 0, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(sentence, wrap=True), 0, 1)
    line.setColumnStretch(1, 1)
    return made


def _table(proposal: Proposal) -> QWidget:
    """Each value beside what is recorded, with its word."""
    made = QWidget()
    made.setObjectName("zone_table")
    lines = QGridLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setHorizontalSpacing(GROUP_GAP)
    lines.setVerticalSpacing(4)
    for at, words in enumerate(HEADS):
        lines.addWidget(label(words, STRONG), 0, at)
    for number, each in enumerate((*proposal.differs, *proposal.fills), 1):
        chip = Chip("note", "Fills", "zone_chip") if each.fills else Chip("warn", "Differs", "zone_chip")
        chip.setAccessibleName(_spoken(each))
        cells = (label(each.label, MUTED), _value(each.recorded or "empty"), _value(each.in_zone))
        for at, cell in enumerate(cells):
            lines.addWidget(cell, number, at)
        lines.addWidget(chip, number, len(cells), Qt.AlignmentFlag.AlignLeft)
    for at in (1, 2):
        lines.setColumnStretch(at, 1)
    return made


def _value(text: str) -> QWidget:
    made = label(text, BODY, wrap=True)
    made.setProperty(PERSONAL, True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def _zone_box() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName("zone_text")
    made.setAccessibleName("The two lines")
    made.setAccessibleDescription("Two lines of 44 signs; a scanner types them here.")
    made.setTabChangesFocus(True)
    made.setProperty(PERSONAL, True)
    font = QFont()
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    made.setFont(font)
    made.setFixedHeight(round(Theme.current().px(20) * LINES) + 14)
    return made
