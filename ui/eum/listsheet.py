"""A list of serials, pasted or from a spreadsheet: each with what it would be, all recorded in one change."""

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.eum import counting, countview, lists
from app.eum.counting import Count, Recorded, Seen
from app.eum.lists import SerialList, Told
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
    ("Partner's list", "PARTNER_LIST"), ("Read aloud and typed", "TYPED"),
    ("Bar codes from a scanner's memory", "BARCODE"), ("Partner's own report", "SELF_REPORT"),
    ("Photographs", "PHOTO"),
)  # fmt: skip
SIGHTED = (("Only a document", "DOCUMENT"), ("The item itself", "ITEM"), ("Only its case", "CONTAINER"))
COLUMNS = (
    Column("serial", "Serial", width=190),
    Column("outcome", "Outcome", "chip", 200),
    Column("why", "About it", width=320),
    Column("place", "Where it stood", width=220),
)
Line = tuple[Seen, str, Outcome] | Told
"""A reading with where its serial stood and what it would be, or a cell that gave none or is in doubt."""


class ListSheet(WorkSheet):
    """The list above, what each of it would be below; what gives no serial stands first."""

    def __init__(self, parent: QWidget, work: CountWork, file: Path | None = None) -> None:
        theme = Theme.current()
        self._count_work, self._file = work, file
        self._seen: Sequence[Seen] = ()
        self._asked: Running | None = None
        self._text = QPlainTextEdit()
        self._text.setObjectName("list_text")
        self._text.setAccessibleName("List of serials")
        self._text.setPlaceholderText("0012-A7\n0012-A8")
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(theme.px(PASTED))
        self._method = combo("list_method", "Where it comes from", METHODS)
        self._sighted = combo("list_sighted", "What was seen", SIGHTED)
        self._counts = label(BEGIN, "muted", wrap=True, name="list_counts")
        self._rows: Listed[Line] = Listed(self._row)
        self._grid = Grid(self._rows, COLUMNS, "Serials of the list")
        self._grid.setMinimumHeight(theme.px(GRID))
        choices = boxed(row(labelled(self._method), labelled(self._sighted), None))
        above = label(f"From {file.name}", "strong", name="list_file") if file else labelled(self._text)
        parts = [choices, above, self._counts, self._grid]
        super().__init__(
            parent, work.session, "Serials from a list", parts, "Record", self._record, width=WIDTH
        )
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._text.textChanged.connect(self._rest.start)
        for box in (self._method, self._sighted):
            box.currentIndexChanged.connect(lambda _: self._look())
        work.loaded.connect(self._look)
        self.verb.setDefault(False)
        self.verb.setEnabled(False)
        (self._method if file else self._text).setFocus()
        self._look()

    # -- reading --
    def _look(self) -> None:
        """Reads the list and judges each serial of it, off the window's thread."""
        count, text, file = self._count_work.count, self._text.toPlainText(), self._file
        if self._asked is not None:
            self._asked.drop()
        self.verb.setEnabled(False)
        if count is None or not (file or text.strip()):
            self._show(([], []))
            return
        carried = self._count_work.carried
        like = Seen(
            "", self._method.currentData(), self._sighted.currentData(), carried.type_id, carried.site_id,
            carried.unit_id, carried.location,
        )  # fmt: skip
        self._asked = self._session.read(
            lambda reader: _read(reader, count, file, text, like), self._show, self._not_read,
            title="Reading the sheet" if file else "",
        )  # fmt: skip

    def _show(self, found: "Found") -> None:
        if not isValid(self):
            return
        self._asked = None
        readings, told = found
        self._seen = [each for each, _, _ in readings]
        self._rows.things = [*told, *readings]
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(self._rows.things))))
        left, doubtful = sum(not each.taken for each in told), sum(each.taken for each in told)
        said = f"{counted(len(readings), 'serial')}: {countview.summed(each for _, _, each in readings)}."
        said += f" {counted(left, 'cell')} left out." if left else ""
        said += f" {counted(doubtful, 'cell')} in doubt." if doubtful else ""
        self._counts.setText(said if readings or told else BEGIN)
        announce.settled(self._counts, said if readings or told else "")
        self.verb.setText(f"Record {counted(len(readings), 'reading')}" if readings else "Record")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(bool(readings) and self._session.writable)

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._show(([], []))
            self._counts.setText(error.sentence)
            announce.settled(self._counts, error.sentence)

    def _row(self, line: Line) -> Row:
        if isinstance(line, Told):
            chip = Chipped("warn", "In doubt") if line.taken else Chipped("blocked", "Left out")
            return line.text, chip, line.reason, line.place
        seen, place, outcome = line
        name = self._count_work.names.get(outcome.kind, outcome.kind)
        return seen.serial, Chipped(TONES.get(outcome.kind, "open"), name), outcome.reason, place

    # -- recording --
    def _record(self) -> None:
        count, office, seen = self._count_work.count, self._session.office, self._seen
        if count is None or not seen:
            return

        def job(progress: Progress, cancelled: Cancelled) -> list[Recorded]:
            return counting.record_many(office, count, seen, progress, cancelled)

        self.work("Recording readings", job, self._recorded)

    def _recorded(self, made: list[Recorded]) -> None:
        said = f"{counted(len(made), 'reading')} recorded: {countview.summed(each.outcome for each in made)}."
        self._session.said.emit(f"{said} Undone with Ctrl+Z.", "done")
        self._count_work.read_again()
        self.accept()

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        text = self._text.toPlainText()
        if not text.strip() and self._file is None:
            return None
        typed = {"text": text, "method": self._method.currentData(), "sighted": self._sighted.currentData()}
        about = {"event": self._count_work.event_id, "file": str(self._file or "")}
        return {"sheet": NAME, "about": about, "typed": typed}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was pasted and chosen."""
        self._text.setPlainText(typed["text"])
        for box, data in ((self._method, typed["method"]), (self._sighted, typed["sighted"])):
            box.setCurrentIndex(max(0, box.findData(data)))


Found = tuple[list[tuple[Seen, str, Outcome]], list[Told]]


def _read(reader: Reader, count: Count, file: Path | None, text: str, like: Seen) -> Found:
    """A list with what each serial of it would be. Raises Usage when none is in it, Trouble for a file that is none."""
    found: SerialList = (
        lists.read_file(file, count.book.register.knows)
        if file
        else lists.read_text(text, count.book.register.knows)
    )
    readings, told = lists.seen(reader, found, like)
    outcomes = countview.judged(count, readings)
    places = [each.place for each in found.serials]
    return list(zip(readings, places, outcomes, strict=True)), [*found.told, *told]


def begin(parent: QWidget, work: CountWork) -> None:
    """Opens the sheet."""
    ListSheet(parent, work).open()


def begin_with_file(parent: QWidget, work: CountWork) -> None:
    """Asks for a spreadsheet and opens the sheet with what it holds; the file is read in the capped child process."""
    path, _ = QFileDialog.getOpenFileName(parent, "Serials from a sheet", "", FILES)
    if path:
        ListSheet(parent, work, Path(path)).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, over the inventory it was for."""
    work, about = CountWork.of(session), kept["about"]
    work.begin(about["event"])
    sheet = ListSheet(parent, work, Path(about["file"]) if about["file"] else None)
    sheet.open()
    sheet.unpark(kept["typed"])
