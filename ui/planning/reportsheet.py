"""The reports of the training year as files: which report, which fiscal year, and where to."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.planning import exports
from app.planning.exports import REPORTS
from app.planning.written import Written
from models.calendar import fiscal_year
from ui.help import offers
from ui.jobs import Cancelled, Progress
from ui.office.worksheet import WorkSheet, labelled, pair
from ui.parts.basics import label
from ui.parts.choices import combo
from ui.session import Session
from ui.training.manypapers import file_for

HELP = "screens/training-reports"
ENDINGS = {".xlsx": "Workbook", ".csv": "Text table", ".pdf": "Paper (PDF)"}
YEARS_BACK, YEARS_ON = 12, 3
"""Fiscal years that are offered before the one in progress and after it."""
LEAVES = "The file is marked CUI, and that it left is written into the access log."


class ReportSheet(WorkSheet):
    """Asks for report, year and form; the year in progress is offered first."""

    def __init__(self, parent: QWidget, session: Session, word: str) -> None:
        now = fiscal_year(session.today)
        self._which = combo("report_which", "Report", [(each.label, each.word) for each in REPORTS.values()])
        self._which.setCurrentIndex(self._which.findData(word))
        years = range(now + YEARS_ON, now - YEARS_BACK, -1)
        self._year = combo("report_year", "Fiscal year in progress", [(f"FY {each}", each) for each in years])
        self._year.setCurrentIndex(self._year.findData(now))
        self._form = combo("report_form", "Form", ())
        self._about = label("", wrap=True, name="report_about")
        parts = [labelled(self._which), self._about, pair(labelled(self._year), labelled(self._form)),
                 label(LEAVES, "muted", wrap=True)]  # fmt: skip
        super().__init__(parent, session, "Reports of the training year", parts, "Save…", self._save)
        offers(self, HELP)
        self._which.currentIndexChanged.connect(lambda _: self._offer())
        self._offer()
        self._which.setFocus()

    def _offer(self) -> None:
        """The forms of the chosen report, and what stands in it."""
        report = REPORTS[str(self._which.currentData())]
        kept = self._form.currentData()
        self._form.clear()
        for each in report.endings:
            self._form.addItem(f"{ENDINGS[each]} (*{each})", each)
        self._form.setCurrentIndex(max(0, self._form.findData(kept)))
        self._about.setText(report.about)
        self.say("")
        QTimer.singleShot(0, self, self.fit)

    def _save(self) -> None:
        report, year = REPORTS[str(self._which.currentData())], int(self._year.currentData())
        ending = str(self._form.currentData())
        name = f"{report.label} FY {year} {self._session.today.isoformat()} CUI{ending}"
        words = f"{ENDINGS[ending]} (*{ending})"
        target = file_for(
            self, self._session, f"Save the {report.label[:1].lower()}{report.label[1:]}", name, words
        )
        if target is not None:
            self._write(report.word, year, target)

    def _write(self, word: str, year: int, target: Path) -> None:
        office = self._session.office

        def job(progress: Progress, cancelled: Cancelled) -> Written:
            return exports.write(office, word, year, target, lambda rows: progress(rows, 0), cancelled)

        def done(made: Written) -> None:
            self._session.said.emit(" ".join((made.sentence, *made.notes)), "done")
            self.accept()

        self.work("Exporting", job, done, reading=target.suffix.lower() != ".pdf")
