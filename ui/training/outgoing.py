"""The training list and the tracking sheet: which fiscal year, which report dates; then a file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.training import sheets
from models.calendar import fiscal_year
from ui.office.screenbar import DayLine
from ui.office.worksheet import WorkSheet, labelled, pair
from ui.parts.basics import label
from ui.parts.choices import combo
from ui.parts.words import counted
from ui.session import Session
from ui.training.manypapers import file_for

KINDS = "Sheets (*.xlsx *.csv)"
PERSONAL = "The file names students, is marked CUI, and is written into the access log as an export."
ALL_YEARS = 0
"""Stands for every fiscal year, and for the lines of none."""
EVERYBODY, BETWEEN = "everybody", "between"
SOON_DAYS = 90


class OutgoingSheet(WorkSheet):
    """What both share: a file is asked for, written in the background, and its rows are told."""

    noun, nouns = "", ""

    def write(self, name: str, make: Callable[[Office, Path], int]) -> None:
        """Asks for the file, writes it and tells the rows that `make` counted; a refusal stands in the sheet."""
        whole = f"{name} {self._session.today.isoformat()} CUI.xlsx"
        target = file_for(self, self._session, f"Save the {name[:1].lower()}{name[1:]}", whole, KINDS)
        if target is None:
            return
        office = self._session.office

        def done(rows: int) -> None:
            self._session.said.emit(
                f"{counted(rows, self.noun, self.nouns)} exported to {target.name}.", "done"
            )
            self.accept()

        self.work("Exporting", lambda _p, _c: make(office, target), done, reading=True)

    def failed(self, error: DeskError) -> None:
        """What could not be read, in the sheet."""
        if isValid(self):
            self.refuse(error.sentence)


class TrainingListSheet(OutgoingSheet):
    """Asks which fiscal year; the one under way is offered first."""

    noun, nouns = "training line", "training lines"

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._year = combo("list_year", "Fiscal year", ())
        self._said_lines = label(
            "The columns are those of the training list, a row for each line.", wrap=True
        )
        parts = [self._said_lines, labelled(self._year), label(PERSONAL, "muted", wrap=True)]
        super().__init__(parent, session, "Training list", parts, "Save…", self._save)
        self.verb.setEnabled(False)
        session.read(sheets.fiscal_years, self._offer, self.failed)

    def _offer(self, years: Mapping[int | None, int]) -> None:
        if not isValid(self):
            return
        if not years:
            self._said_lines.setText("No training line is recorded. Import a list or record lines first.")
            self._year.setEnabled(False)
            return
        for year, lines in years.items():
            if year:
                self._year.addItem(f"{year}: {counted(lines, self.noun)}", year)
        every = counted(sum(years.values()), self.noun)
        self._year.addItem(f"All: {every}", ALL_YEARS)
        self._year.setCurrentIndex(max(0, self._year.findData(fiscal_year(self._session.today))))
        self.verb.setEnabled(True)
        self._year.setFocus()

    def _save(self) -> None:
        year = int(self._year.currentData()) or None
        name = f"Training list FY {year}" if year else "Training list"
        self.write(name, lambda office, target: sheets.training_list(office, target, fiscal_year=year).rows)


class TrackingSheet(OutgoingSheet):
    """Asks which report dates; everybody under way is offered first, and how many a range takes in is said."""

    noun, nouns = "student", "students"

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._days: Sequence[date | None] | None = None
        year = fiscal_year(session.today)
        choices = (
            ("All students under way", EVERYBODY), (f"In fiscal year {year}", str(year)),
            (f"In fiscal year {year + 1}", str(year + 1)), (f"In the next {SOON_DAYS} days", "soon"),
            ("Between two days", BETWEEN),
        )  # fmt: skip
        self._range = combo("tracking_range", "Report dates", choices)
        self._first = DayLine("tracking_first", "From", lambda: session.today, self._typed)
        self._last = DayLine("tracking_last", "To", lambda: session.today, self._typed)
        self._count = label("Counting the students under way", wrap=True, name="tracking_count")
        about = label(
            "A row for each student under way, with every step, its due date and what is due next.", wrap=True
        )
        days = pair(labelled(self._first), labelled(self._last))
        parts = [about, labelled(self._range), days, self._count, label(PERSONAL, "muted", wrap=True)]
        super().__init__(parent, session, "Tracking sheet", parts, "Save…", self._save)
        self._range.currentIndexChanged.connect(lambda _: self._choose())
        self.verb.setEnabled(False)
        self._range.setFocus()
        session.read(sheets.report_days, self._show, self.failed)

    # -- the range --
    def _choose(self) -> None:
        """Shows the days of what was chosen; the person's own stay."""
        chosen, today = str(self._range.currentData()), self._session.today
        if chosen == "soon":
            self._put(today, today + timedelta(days=SOON_DAYS))
        elif chosen == EVERYBODY:
            self._put(None, None)
        elif chosen != BETWEEN:
            self._put(date(int(chosen) - 1, 10, 1), date(int(chosen), 9, 30))
        self._tell()

    def _put(self, first: date | None, last: date | None) -> None:
        self._first.put(first)
        self._last.put(last)

    def _typed(self) -> None:
        """A day that was typed makes the range the person's own."""
        if self._first.isModified() or self._last.isModified():
            self._range.setCurrentIndex(self._range.findData(BETWEEN))
        self._tell()

    def _show(self, days: Sequence[date | None]) -> None:
        if isValid(self):
            self._days = days
            self._tell()
            self.verb.setEnabled(bool(days))

    def _tell(self) -> None:
        if self._days is None:
            return
        first, last = self._first.day, self._last.day
        wrong = self._first.wrong or self._last.wrong
        self._count.setText(wrong or sheets.in_words(self._days, first, last))
        QTimer.singleShot(0, self, self.fit)

    # -- going on --
    def _save(self) -> None:
        first, last = self._first.day, self._last.day
        for each in (self._first, self._last):
            if each.wrong:
                self.refuse(each.wrong, each)
                return
        try:
            sheets.refuse_turned(first, last)
        except DeskError as error:
            self.refuse(error.sentence, self._first)
            return
        self.say("")
        self.write(
            "Tracking sheet",
            lambda office, target: sheets.tracking_sheet(office, target, first=first, last=last).rows,
        )
