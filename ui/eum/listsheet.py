"""A list of serials, pasted or from a spreadsheet: each line with what it would be, all recorded in one change."""

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.eum import counting, pasting
from app.eum.counting import Recorded, Seen
from app.eum.pasting import Line
from app.reader import Reader
from models.eum.matching import Outcome
from ui import announce
from ui.eum.countwork import CountWork
from ui.eum.outcomes import TONES
from ui.jobs import Cancelled, Progress, Running
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import boxed, label, row
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import Theme

NAME = "readings"
"""In `ui.drafts.SHEETS`."""
FILES = "Sheets (*.csv *.tsv *.txt *.xlsx *.ods)"
REST_MS = 250
WIDTH, PASTED, GRID = 980, 100, 190
BEGIN = "Paste one serial a line, or a table with a column of serials. Nothing is saved before you record it."
METHODS = (
    ("Partner's list", "PARTNER_LIST"), ("Read aloud and typed", "TYPED"), ("Bar codes from a scanner's memory", "BARCODE"),
    ("Partner's own report", "SELF_REPORT"), ("Photographs", "PHOTO"),
)  # fmt: skip
SIGHTED = (("Only a document", "DOCUMENT"), ("The item itself", "ITEM"), ("Only its case", "CONTAINER"))
COLUMNS = (
    Column("number", "Row", "number", 56),
    Column("serial", "Serial", width=180),
    Column("outcome", "Outcome", "chip", 190),
    Column("why", "About it", width=260),
    Column("text", "As it stood", width=200),
)


class ListSheet(WorkSheet):
    """The list above, what each line would be below it."""

    def __init__(self, parent: QWidget, work: CountWork, text: str = "") -> None:
        theme = Theme.current()
        self._count_work = work
        self._lines: list[Line] = []
        self._outcomes: Sequence[Outcome] = ()
        self._asked: Running | None = None
        self._text = QPlainTextEdit(text)
        self._text.setObjectName("list_text")
        self._text.setAccessibleName("List of serials")
        self._text.setPlaceholderText("0012-A7\n0012-A8")
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(theme.px(PASTED))
        self._column = combo("list_column", "Serials stand in", ())
        self._method = combo("list_method", "Where it comes from", METHODS)
        self._sighted = combo("list_sighted", "What was seen", SIGHTED)
        self._said_of = label(BEGIN, "muted", wrap=True, name="list_counts")
        self._rows: Listed[tuple[Line, Outcome | None]] = Listed(self._row)
        self._grid = Grid(self._rows, COLUMNS, "Serials of the list")
        self._grid.setMinimumHeight(theme.px(GRID))
        choices = row(labelled(self._method), labelled(self._sighted), labelled(self._column), None)
        parts = [boxed(choices), labelled(self._text), self._said_of, self._grid]
        super().__init__(parent, work.session, "Serials from a list", parts, "Record", self._record, width=WIDTH)
        self._column_box = self._column.parentWidget()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._text.textChanged.connect(self._rest.start)
        for box in (self._method, self._sighted, self._column):
            box.currentIndexChanged.connect(lambda _: self._look())
        work.loaded.connect(self._look)
        self.verb.setDefault(False)
        self.verb.setEnabled(False)
        self._offer_columns()
        self._text.setFocus()
        self._look()

    # -- reading --
    def _offer_columns(self) -> None:
        """The columns of a table; the one with the serials is proposed once."""
        found = pasting.columns(self._text.toPlainText())
        known = tuple(self._column.itemText(at) for at in range(self._column.count()))
        if found != known:
            with QSignalBlocker(self._column):
                self._column.clear()
                self._column.addItems(list(found))
                proposed = pasting.serial_column(self._text.toPlainText(), self._count_work.count)
                self._column.setCurrentIndex(proposed if found else -1)
        if self._column_box is not None:
            self._column_box.setVisible(bool(found))

    def _look(self) -> None:
        """Reads what stands in the box and judges it, off the window's thread."""
        count = self._count_work.count
        self._offer_columns()
        text, column = self._text.toPlainText(), max(0, self._column.currentIndex())
        if self._asked is not None:
            self._asked.drop()
        self.verb.setEnabled(False)
        if count is None:
            return

        def job(_: Reader) -> tuple[list[Line], list[Outcome]]:
            lines = pasting.read(text, column)
            return lines, pasting.judge(count, [self._seen(each) for each in lines if not each.problem])

        self._asked = self._session.read(job, self._show, self._not_read)

    def _seen(self, line: Line) -> Seen:
        carried = self._count_work.carried
        return Seen(
            line.serial, self._method.currentData(), self._sighted.currentData(), site_id=carried.site_id,
            unit_id=carried.unit_id, type_id=carried.type_id, location=carried.location,
        )  # fmt: skip

    def _show(self, found: tuple[list[Line], list[Outcome]]) -> None:
        if not isValid(self):
            return
        self._asked = None
        self._lines, self._outcomes = found
        outcomes = iter(self._outcomes)
        self._rows.things = [(each, None if each.problem else next(outcomes)) for each in self._lines]
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(self._lines))))
        wrong = sum(bool(each.problem) for each in self._lines)
        said = f"{counted(len(self._outcomes), 'serial')}: {pasting.summary(self._outcomes)}."
        said += f" {counted(wrong, 'line')} cannot be a serial and would be left out." if wrong else ""
        self._said_of.setText(said if self._lines else BEGIN)
        announce.settled(self._said_of, said if self._lines else "")
        many = len(self._outcomes)
        self.verb.setText(f"Record {counted(many, 'reading')}" if many else "Record")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(many > 0 and self._session.writable)

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._asked = None
            self.refuse(error.sentence)

    def _row(self, each: tuple[Line, Outcome | None]) -> Row:
        line, outcome = each
        if outcome is None:
            return str(line.number), line.serial, Chipped("blocked", "No serial"), line.problem, line.text
        chip = Chipped(TONES.get(outcome.kind, "open"), self._count_work.names.get(outcome.kind, outcome.kind))
        return str(line.number), line.serial, chip, outcome.reason, line.text

    # -- recording --
    def _record(self) -> None:
        count, office = self._count_work.count, self._session.office
        seen = [self._seen(each) for each in self._lines if not each.problem]
        if count is None or not seen:
            return

        def job(progress: Progress, cancelled: Cancelled) -> list[Recorded]:
            return counting.record_many(office, count, seen, progress, cancelled)

        self.work("Recording readings", job, self._recorded)

    def _recorded(self, made: list[Recorded]) -> None:
        said = f"{counted(len(made), 'reading')} recorded: {pasting.summary(each.outcome for each in made)}."
        self._session.said.emit(f"{said} Undone with Ctrl+Z.", "done")
        self._count_work.read_again()
        self.accept()

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        text = self._text.toPlainText()
        if not text.strip():
            return None
        typed = {
            "text": text, "method": self._method.currentData(), "sighted": self._sighted.currentData(),
            "column": self._column.currentIndex(),
        }  # fmt: skip
        return {"sheet": NAME, "about": {"event": self._count_work.event_id}, "typed": typed}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was pasted and chosen."""
        self._text.setPlainText(typed["text"])
        self._offer_columns()
        for box, data in ((self._method, typed["method"]), (self._sighted, typed["sighted"])):
            box.setCurrentIndex(max(0, box.findData(data)))
        self._column.setCurrentIndex(typed["column"])


def begin(parent: QWidget, work: CountWork, text: str = "") -> None:
    """Opens the sheet."""
    ListSheet(parent, work, text).open()


def begin_with_file(parent: QWidget, work: CountWork) -> None:
    """Asks for a spreadsheet, reads it in the capped child process, and opens the sheet with its rows."""
    path, _ = QFileDialog.getOpenFileName(parent, "Serials from a sheet", "", FILES)
    if path:
        work.session.jobs.read(
            "Reading the sheet", lambda *_: pasting.read_file(Path(path)), lambda text: begin(parent, work, text)
        )


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, over the inventory it was for."""
    work = CountWork.of(session)
    work.begin(kept["about"]["event"])
    sheet = ListSheet(parent, work)
    sheet.open()
    sheet.unpark(kept["typed"])
