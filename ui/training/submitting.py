""" "Vetting submission…": who of the selected students is complete, who is not and why; then a workbook or a paper."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.training import submission
from app.training.submission import LeftOut, Outlook, Submitted
from models.training.people import Student
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import button, label
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import Theme
from ui.training.manypapers import file_for

WIDTH, LINES, FEW_LINES = 720, 6, 2
"""Width of the sheet in px at 100 %, and how many people the list shows before it scrolls; fewer at a large zoom."""
HEAD, LINE = 48, 26
"""Height in px at 100 % of the list's heading with a scroll bar, and of one line."""
FORMATS = (("Workbook (.xlsx)", ".xlsx"), ("Paper (.pdf)", ".pdf"))
INCOMPLETE = "Submit with incomplete; the file names what is missing"
PERSONAL = (
    "Bio data only; no answer of a vetting is on it. The file is marked CUI, and the access log gets a line for each "
    "person. A paper is kept in the office as well."
)
COLUMNS = (
    Column("name", "Incomplete", width=230),
    Column("family", "Family of", width=170),
    Column("missing", "What is missing", width=290),
)


class SubmissionSheet(WorkSheet):
    """The count, the list of gaps with reasons, the tick that takes them along, and the form of the file."""

    def __init__(self, parent: QWidget, session: Session, students: Sequence[int]) -> None:
        self._students = tuple(students)
        self._outlook: Outlook | None = None
        self._count = label("Looking for what is not recorded", "strong", wrap=True, name="submission_count")
        self._words = Listed[LeftOut](_row)
        self._grid = Grid(self._words, COLUMNS, "Whose bio data is incomplete, with what is missing")
        self._about = label("", wrap=True, name="submission_about")
        self._incomplete = QCheckBox(INCOMPLETE)
        self._incomplete.setObjectName("submission_incomplete")
        self._incomplete.setAccessibleName(INCOMPLETE)
        self._goes = label("", wrap=True, name="submission_goes")
        self._format = combo("submission_format", "File", FORMATS)
        self._gaps = (self._grid, self._about, self._incomplete)
        for each in self._gaps:
            each.hide()
        said = label(PERSONAL, "muted", wrap=True)
        parts = [self._count, self._goes, *self._gaps, labelled(self._format), said]
        super().__init__(parent, session, "Vetting submission", parts, "Save…", self._save, width=WIDTH)
        self._open = button("Open student", "submission_open", self._open_student)
        self._open.hide()
        self.foot.insertWidget(0, self._open)
        self._grid.picked.connect(lambda _: self._tell_gap())
        self._grid.opened.connect(lambda _: self._open_student())
        self._incomplete.toggled.connect(lambda _: self._tell())
        self.verb.setEnabled(False)
        session.read(lambda reader: submission.outlook(reader, self._students), self._show, self._refused)

    # -- who would go --
    def _show(self, found: Outlook) -> None:
        if not isValid(self):
            return
        self._outlook = found
        self._count.setText(found.sentence)
        self._words.things = found.gaps
        theme = Theme.current()
        lines = min(len(found.gaps), FEW_LINES if theme.large else LINES)
        self._grid.setFixedHeight(theme.px(HEAD + LINE * lines))
        self._grid.show_ids(array("q", range(len(found.gaps))))
        for each in (*self._gaps, self._open):
            each.setVisible(bool(found.gaps))
        if found.gaps:
            self._grid.go_to_row(0)
        self._tell()
        QTimer.singleShot(0, self, self.fit)

    def _tell_gap(self) -> None:
        """The line under the cursor in full."""
        chosen = self._words.thing(self._grid.current_id())
        self._about.setText(f"{chosen.name}: {', '.join(chosen.missing)}" if chosen else "")

    def _open_student(self) -> None:
        """Leaves for the record behind the line under the cursor; of a family member it is the nominee's."""
        chosen = self._words.thing(self._grid.current_id())
        if chosen is not None:
            self.reject()
            self._session.open_record.emit(Student.spec.name, chosen.student_id)

    def _tell(self) -> None:
        found = self._outlook
        if found is None:
            return
        going = found.going(with_incomplete=self._incomplete.isChecked())
        self._goes.setText(found.told(with_incomplete=self._incomplete.isChecked()))
        self.verb.setText(f"Save {counted(going, 'nominee')}…" if going else "Save…")
        self.verb.setEnabled(bool(going))

    # -- going on --
    def _save(self) -> None:
        ending, students = str(self._format.currentData()), self._students
        name = f"Vetting submission {self._session.today.isoformat()} CUI{ending}"
        target = file_for(
            self, self._session, "Save the submission", name, f"{self._format.currentText()} (*{ending})"
        )
        if target is None:
            return
        office, incomplete = self._session.office, self._incomplete.isChecked()
        self.work(
            "Writing the submission",
            lambda _p, _c: submission.submit(office, students, target, with_incomplete=incomplete),
            self._done,
        )

    def _done(self, made: Submitted) -> None:
        self._session.said.emit(made.sentence, "warn" if made.left_out else "done")
        self.accept()

    def _refused(self, error: DeskError) -> None:
        if isValid(self):
            self._count.setText("")
            self.refuse(error.sentence)


def begin(parent: QWidget, session: Session, students: Sequence[int]) -> None:
    """Opens the sheet for some students, or says that none is selected."""
    if students:
        SubmissionSheet(parent, session, students).open()
    else:
        session.said.emit("Select the students first; they are submitted together.", "note")


def _row(each: LeftOut) -> Row:
    return each.name, each.family_of, ", ".join(each.missing)
