"""Importing a sheet in three views of one dialog: columns, what would happen row by row, what happened."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app import safeguards
from app.errors import DeskError
from app.importing import plan, run
from app.importing.cells import Workbook
from app.importing.plan import Proposal
from app.importing.run import DryRun, Outcome, Result
from app.importing.screen import Place
from app.office import Office
from app.reader import Reader
from models.kinds import kind_named
from ui.importing.columns import ColumnsView
from ui.importing.outcome import OutcomeView
from ui.jobs import Cancelled, Progress
from ui.parts.basics import boxed, button, label, restyle, row
from ui.session import Session
from ui.theme import GROUP_GAP

KINDS = ("training_line", "student")
FILES = "Sheets (*.csv *.tsv *.txt *.xlsx *.ods)"


def begin(parent: QWidget, session: Session) -> None:
    """Asks for a file and opens the import."""
    path, _ = QFileDialog.getOpenFileName(parent, "Import a sheet", "", FILES)
    if path:
        ImportSheet(parent, session, Path(path)).open()


class ImportSheet(QDialog):
    """Reads the file in the capped child process; nothing is written before the last button."""

    def __init__(self, parent: QWidget, session: Session, path: Path) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setWindowTitle(f"Import {path.name}")
        self.setAccessibleName(self.windowTitle())
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._path = session, path
        self._workbook: Workbook | None = None
        self._removed: tuple[Place, ...] = ()
        self._dry: DryRun | None = None
        self._title = label(f"Import {path.name}", "title", wrap=True)
        self._said = label("Reading the file", "muted", wrap=True, name="import_said")
        self._stack = QStackedWidget()
        self._columns = ColumnsView(KINDS)
        self._outcome = OutcomeView()
        self._build()
        self._read()

    # -- building --
    def _build(self) -> None:
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self._outcome)
        self._back = button("Back", "import_back", self._to_columns)
        self._rejects = button("Save rejected rows", "import_rejects", self._save_rejects, icon="save")
        self._go = button("Check rows", "import_go", self._check, primary=True)
        self._cancel = button("Cancel", "import_cancel", self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        layout.setSpacing(GROUP_GAP)
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        layout.addWidget(self._stack, 1)
        layout.addWidget(boxed(row(self._rejects, None, self._cancel, self._back, self._go)))
        self._columns.kind_chosen.connect(self._propose)
        self._columns.settled.connect(self._tell_questions)
        self.resize(980, 620)
        self._show(0, "")

    def _show(self, view: int, verb: str) -> None:
        self._stack.setCurrentIndex(view)
        self._go.setText(verb or "Check rows")
        self._go.setAccessibleName(self._go.text())
        self._go.setEnabled(bool(verb))
        self._back.setVisible(view == 2 and self._dry is not None)
        self._rejects.setVisible(view == 2 and self._dry is not None and bool(self._dry.rejected))

    def _say(self, sentence: str, tone: str = "") -> None:
        self._said.setText(sentence)
        restyle(self._said, tone=tone)

    def _refused(self, error: DeskError) -> None:
        self._say(error.sentence, "blocked")
        self._go.setEnabled(self._stack.currentIndex() != 0)
        if page := getattr(error, "help_page", ""):  # a classified file: what to do now (INF-I-02)
            from ui.help import show_page

            show_page(self, page)

    # -- the file --
    def _read(self) -> None:
        path = self._path

        def job(_progress: Progress, cancelled: Cancelled) -> tuple[Workbook, tuple[Place, ...]]:
            return plan.read(path, cancelled=cancelled)

        running = self._session.jobs.read("Reading the sheet", job, self._have_file, self._refused)
        self.rejected.connect(running.drop)

    def _have_file(self, read: tuple[Workbook, tuple[Place, ...]]) -> None:
        self._workbook, self._removed = read
        self._propose(KINDS[0])

    def _propose(self, kind_name: str) -> None:
        workbook, removed = self._workbook, self._removed
        if workbook is None:
            return
        kind = kind_named(kind_name)

        def job(reader: Reader) -> Proposal:
            return plan.propose(reader, kind, workbook, removed=removed)

        self._say("Looking at the columns")
        self._session.read(job, self._show_columns, self._refused)

    def _show_columns(self, proposal: Proposal) -> None:
        self._columns.show_proposal(proposal)
        self._show(1, "Check rows")
        self._tell_questions()

    def _to_columns(self) -> None:
        self._dry = None
        self._show(1, "Check rows")
        self._tell_questions()

    def _tell_questions(self) -> None:
        proposal = self._columns.proposal
        if proposal is None:
            return
        open_ = list(proposal.open_questions(self._columns.choices))
        removed = (
            f" Social Security numbers were taken out of {len(self._removed)} cells." if self._removed else ""
        )
        where = f" in “{proposal.sheet}”" if proposal.sheet else ""
        count = f"{len(proposal.rows):,} rows{where}."
        if open_:
            self._say(f"{count} To settle: {' '.join(open_[:3])}{removed}", "due")
        else:
            self._say(f"{count} Every column is settled.{removed}")
        self._go.setEnabled(not open_)
        if not open_:
            self._go.setFocus()

    # -- dry run and import --
    def _check(self) -> None:
        proposal, choices = self._columns.proposal, self._columns.choices
        if proposal is None:
            return

        def job(reader: Reader) -> DryRun:
            return run.dry_run(reader, plan.with_choices(proposal, choices), choices)

        self._go.setEnabled(False)
        self._say("Checking every row; nothing is written")
        self._session.read(job, self._show_dry, self._refused, title="Checking rows")

    def _show_dry(self, dry: DryRun) -> None:
        self._dry = dry
        self._outcome.show_dry(dry)
        wanted = dry.count(Outcome.CREATED) + dry.count(Outcome.CHANGED)
        self._show(2, f"Import {wanted:,} rows" if wanted else "")
        self._go.clicked.disconnect()
        self._go.clicked.connect(self._apply)
        self._say(self._sum(dry) + " Nothing is written yet.")

    def _sum(self, dry: DryRun) -> str:
        counts = {each: dry.count(each) for each in Outcome}
        words = ", ".join(f"{count:,} {each.value}" for each, count in counts.items() if count)
        return f"{len(dry.rows):,} rows: {words}."

    def _apply(self) -> None:
        dry = self._dry
        if dry is None:
            return
        self._go.setEnabled(False)
        self._back.setEnabled(False)
        self._say("Importing")
        session = self._session

        def job(office: Office) -> tuple[Result, str]:
            with session.backing_up:
                warning = safeguards.before_import(office, len(dry.rows))
            return run.apply(office, dry), warning

        session.write("Importing", job, lambda made: self._done(*made), self._refused)

    def _done(self, result: Result, warning: str = "") -> None:
        counts = f"{result.created:,} created, {result.changed:,} changed"
        said = f"{counts} from {self._path.name}. Undone with Ctrl+Z."
        self._session.said.emit(f"{said} {warning}".strip(), "warn" if warning else "done")
        if result.rejected:
            self._back.hide()
            self._go.hide()
            self._cancel.setText("Close")
            self._cancel.setAccessibleName("Close")
            self._say(
                f"{said} {len(result.rejected):,} rows were rejected; save and mend them, then import again."
            )
        else:
            self.accept()

    def _save_rejects(self) -> None:
        dry = self._dry
        if dry is None:
            return
        name = f"{self._path.stem} rejected rows.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Save rejected rows", name, "Sheets (*.xlsx *.csv)")
        if path:
            from app.importing.rejects import save_rejects

            def saved(count: int) -> None:
                self._say(f"{count:,} rejected rows saved as {Path(path).name}.")

            self._session.write(
                "Saving rejected rows",
                lambda office: save_rejects(office, dry, Path(path)),
                saved,
                self._refused,
            )
