"""Bringing in a sheet: file, sheet and headings, columns, odd values, outcome, done. Nothing is written before the end.

A sheet whose headings are known goes straight to the outcome.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.importing import fits
from app.importing.cells import Workbook
from app.importing.differences import differences
from app.importing.fits import Fit
from app.importing.oddities import Oddity
from app.importing.plan import Choices, Proposal
from app.importing.questions import answer_of, tried
from app.importing.rows import ImportRow
from app.importing.run import DryRun, Outcome, Result
from app.importing.screen import Place
from app.since import Found
from ui.importing import jobs, stepping, wording
from ui.importing.columns import ColumnsView
from ui.importing.done import DoneView
from ui.importing.found import FoundView
from ui.importing.frame import StepDialog
from ui.importing.odd import OddView, Told
from ui.importing.outcome import OutcomeView, Seen
from ui.importing.pick import PickView
from ui.importing.saving import save_rejected, save_report_of, show_reconciliation
from ui.parts.basics import boxed, button, row
from ui.parts.editors import Setting
from ui.parts.sheet import Scrolled
from ui.parts.words import counted
from ui.planning.gonepanel import GoneSeen
from ui.session import Session
from ui.support import OfficeSupport

FILES = "Sheets (*.csv *.tsv *.txt *.xlsx *.ods)"
STEPS = ("File", "Sheet and headings", "Columns", "Odd values", "Outcome", "Done")
FILE, PICK, COLUMNS, ODD, OUTCOME, DONE = range(len(STEPS))
READING, CHECKING, IMPORTING = "Reading the sheet", "Checking rows", "Importing"
FITTING = "Looking for the headings, and for what kind of records they tell"


def begin(parent: QWidget, session: Session, kind: str = "") -> None:
    """Asks for a file and opens the import; `kind` is what the rows probably are."""
    path, _ = QFileDialog.getOpenFileName(parent, "Import a sheet", "", FILES)
    if path:
        ImportSheet(parent, session, Path(path), kind).open()


class ImportSheet(StepDialog):
    """The file is read in the capped child process; the last button before “Done” is the first that writes."""

    def __init__(self, parent: QWidget, session: Session, path: Path, kind: str = "") -> None:
        super().__init__(parent, session, "import", STEPS, self._on, self._go_back)
        self._path, self._hint = path, kind
        self._workbook: Workbook | None = None
        self._removed: tuple[Place, ...] = ()
        self._fits: list[Fit] = []
        self._kind_chosen = False
        """Whether the person chose the kind; then another sheet of the file keeps it."""
        self._proposal: Proposal | None = None
        self._choices = Choices()
        self._checked: Choices | None = None
        """The choices that the dry run was made with."""
        self._dry: DryRun | None = None
        self._oddities: dict[tuple[int, str], Oddity] = {}
        self._codes: dict[int, dict[str, str]] = {}
        self._result: Result | None = None
        self._pick = PickView()
        self._columns = ColumnsView(
            fits.importable(session.office.role), Setting(OfficeSupport(session), session.today)
        )
        self._odd = OddView(self._try)
        self._outcome = OutcomeView(self._look)
        self._finish = DoneView(
            self._save_rejects, self._save_report, self._again, self._record_step,
            FoundView(session, self._open_record),
        )  # fmt: skip
        another = button("Choose another file…", "import_another", self._again, icon="upload")
        first = QWidget()
        inside = QVBoxLayout(first)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(boxed(row(another, None)))
        inside.addStretch(1)
        for view in (first, self._pick, self._columns, self._odd, self._outcome, self._finish):
            self.stack.addWidget(Scrolled("Step", view))
        self._rejects = button("Save rejected rows…", "import_rejects", self._save_rejects, icon="save")
        self.foot.insertWidget(0, self._rejects)
        self._listen()
        self._read(path)

    def _listen(self) -> None:
        self._pick.sheet_wanted.connect(lambda name: self._propose(sheet=name, stay=True))
        self._pick.headings_moved.connect(lambda: self.say("“Continue” takes these headings."))
        self._columns.kind_chosen.connect(self._choose_kind)
        self._columns.fit_wanted.connect(self._choose_fit)
        self._columns.settled.connect(self._tell_questions)
        self._odd.answered.connect(self._tell_odd)
        self._outcome.same_told.connect(self._take_as)
        self._outcome.step_wanted.connect(self._record_step)
        self._outcome.paper_wanted.connect(lambda: show_reconciliation(self, self.session, self._dry))
        self._outcome.gone.chosen.connect(self._gone_chosen)

    # -- on and back --
    def turn(self, step: int, *, verb: str = "", back: bool = False, closing: str = "Cancel") -> None:
        """Shows a step; the rejected rows can be saved where they are seen."""
        super().turn(step, verb=verb, back=back, closing=closing)
        self._rejects.setVisible(step == OUTCOME and self._dry is not None and bool(self._dry.rejected))

    def _on(self) -> None:
        step = self.strip.at
        if step == PICK:
            self._leave_pick()
        elif step == COLUMNS:
            self._choices = self._columns.choices
            self._check()
        elif step == ODD:
            self._choices = self._odd.choices
            self._to_outcome() if self._choices == self._checked else self._check(past_odd=True)
        elif step == OUTCOME:
            self._apply()

    def _go_back(self) -> None:
        step = self.strip.at
        if step == OUTCOME and self._oddities:
            self._to_odd()
        elif step in (OUTCOME, ODD):
            self._choices = self._odd.choices if step == ODD else self._choices
            self._to_columns()
        elif step == COLUMNS:
            self._choices = self._columns.choices
            self._to_pick()
        else:
            self.turn(FILE, verb="Continue" if self._proposal else "")
            self.say(f"{self._path.name[:120]} was read. Nothing is imported.")

    # -- the file --
    def _again(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Import a sheet", str(self._path.parent), FILES)
        if path:
            self._read(Path(path))

    def _read(self, path: Path) -> None:
        self._path, self._workbook, self._proposal, self._dry, self._result = path, None, None, None, None
        self._kind_chosen = False
        self.entitle(f"Import {path.name}")
        self.turn(FILE)
        self.say(READING)

        self.work(self.session.jobs.read(READING, jobs.reads(path), self._have_file, self.refused))

    def _have_file(self, read: tuple[Workbook, tuple[Place, ...]]) -> None:
        self._workbook, self._removed = read
        self._pick.show_workbook(self._workbook)
        self.say(FITTING)
        self._propose()

    # -- sheet, headings, kind --
    def _propose(
        self, kind: str = "", *, sheet: str = "", rows: tuple[int, ...] = (), stay: bool = False
    ) -> None:
        """Finds the table, and the kind where it is not said; `stay` only shows the headings of another sheet."""
        assert self._workbook is not None
        if self._kind_chosen and self._proposal is not None:
            kind = kind or self._proposal.kind.spec.name
        job = jobs.proposes(self._workbook, self._removed, sheet, rows, kind, self._hint)
        self.work(self.session.read(job, lambda told: self._have_proposal(told, stay), self.refused))

    def _have_proposal(self, told: jobs.Fitted, stay: bool) -> None:
        self.rest()
        self._fits, proposal, self._choices = told
        self._outcome.forget()
        self._proposal, self._dry, self._checked, self._oddities = proposal, None, None, {}
        self._pick.show_headings(proposal.sheet, proposal.heading_rows)
        self._columns.show_proposal(proposal, self._choices)
        first = self.strip.at == FILE
        if stay or (first and (len(proposal.sheets) > 1 or not proposal.header.certain) and not self._known):
            self._to_pick()
        elif first and self._known and not list(proposal.open_questions(self._choices)):
            self._check()
        else:
            self._to_columns()

    @property
    def _known(self) -> bool:
        """Whether a sheet with these headings was imported before."""
        return self._proposal is not None and self._proposal.known

    def _to_pick(self) -> None:
        proposal = self._proposal
        assert proposal is not None
        self.turn(PICK, verb="Continue", back=True)
        self.say(wording.headings(proposal), "" if proposal.header.certain else "due")
        self._pick.enter()

    def _leave_pick(self) -> None:
        proposal = self._proposal
        assert proposal is not None
        if (self._pick.sheet, self._pick.heading_rows) == (proposal.sheet, proposal.heading_rows):
            self._to_columns()
        else:
            self._propose(sheet=self._pick.sheet, rows=self._pick.heading_rows)

    # -- columns --
    def _to_columns(self) -> None:
        assert self._proposal is not None
        kind = self._proposal.kind
        self._columns.show_proposal(self._proposal, self._choices)
        self._columns.show_fit(next((each for each in self._fits if each.kind is kind), None))
        self.turn(COLUMNS, verb="Check rows", back=True)
        self._tell_questions()
        self._columns.enter()

    def _choose_kind(self, name: str) -> None:
        assert self._proposal is not None
        self._kind_chosen = True
        self._propose(name, sheet=self._proposal.sheet, rows=self._proposal.heading_rows)

    def _choose_fit(self) -> None:
        self._kind_chosen = False
        if self._fits and self._proposal is not None:
            best = self._fits[0].kind.spec.name
            self._propose(best, sheet=self._proposal.sheet, rows=self._proposal.heading_rows)

    def _tell_questions(self) -> None:
        proposal = self._columns.proposal
        if proposal is not None:
            open_ = list(proposal.open_questions(self._columns.choices))
            self.say(wording.questions(proposal, open_, self._removed), "due" if open_ else "")
            self.go.setEnabled(not open_)

    # -- dry run --
    def _check(self, *, past_odd: bool = False) -> None:
        proposal, choices = self._proposal, self._choices
        assert proposal is not None

        job = jobs.checks(proposal, choices)
        self.say("Checking every row; nothing is written")
        self.work(
            self.session.read(job, lambda told: self._have_dry(*told, past_odd), self.refused, title=CHECKING)
        )

    def _have_dry(
        self, dry: DryRun, codes: dict[int, dict[str, str]], gone: GoneSeen | None, past_odd: bool
    ) -> None:
        self.rest()
        before = set(self._oddities)
        answered = {
            place: each
            for place, each in self._oddities.items()
            if answer_of(self._choices, place) is not None
        }
        self._dry, self._checked = dry, self._choices
        self._oddities = answered | {each.place: each for each in dry.oddities}
        self._codes |= codes
        self._outcome.show_dry(dry)
        self._outcome.show_gone(gone)
        unread = any(each.unreadable and each.place not in before for each in dry.oddities)
        if self._oddities and (unread or not (past_odd or self._known)):
            self._to_odd()
        else:
            self._to_outcome()

    # -- odd values --
    def _to_odd(self) -> None:
        order = sorted(self._oddities.values(), key=lambda each: (not each.unreadable, each.rows[0]))
        self._odd.show_oddities(order, self._choices, self._codes)
        self.turn(ODD, verb="See the outcome", back=True)
        self._tell_odd()
        self._odd.enter()

    def _tell_odd(self) -> None:
        left = self._odd.open_bad
        self.say(wording.odd(list(self._oddities.values()), left, self._known), "due" if left else "")

    def _try(self, oddity: Oddity, text: str, then: Told) -> None:
        proposal, choices = self._proposal, self._odd.choices
        assert proposal is not None
        self.session.read(
            lambda reader: tried(reader, proposal, choices, oddity, text),
            lambda told: then(*told) if isValid(self) else None,
        )

    # -- outcome --
    def _to_outcome(self) -> None:
        dry = self._dry
        assert dry is not None
        wanted, verb = self._wanted(dry)
        self.turn(OUTCOME, verb=verb, back=True, closing="Cancel" if wanted else "Close")
        wrong = any(not each.agrees for each in dry.checks)
        likely = self._outcome.open_likely
        told = wording.outcome(dry, self._known, self._removed, likely)
        said = " ".join(filter(None, (told, self._outcome.gone.summary)))
        self.say(said, "due" if wrong or likely else "")
        (self.go.setFocus if wanted and not likely and not self._choices.same else self._outcome.enter)()

    def _wanted(self, dry: DryRun) -> tuple[int, str]:
        """How much is written, and what the button says."""
        rows, gone = (
            dry.count(Outcome.CREATED) + dry.count(Outcome.CHANGED),
            len(self._outcome.gone.cancellations),
        )
        parts = [f"Import {counted(rows, 'row')}"] if rows else []
        parts += (
            [f"cancel {counted(gone, 'line')}" if rows else f"Cancel {counted(gone, 'line')}"] if gone else []
        )
        verb = ", ".join(parts) or ("Take over the day" if dry.restamped else "")
        return rows + gone or len(dry.restamped), verb

    def _gone_chosen(self) -> None:
        """Another line is cancelled, or none: the button says so; the cursor stays where it is."""
        if self._dry is not None:
            wanted, verb = self._wanted(self._dry)
            self.go.setText(verb or "Continue")
            self.go.setAccessibleName(self.go.text())
            self.go.setVisible(bool(wanted))

    def _take_as(self, row_: int, record_id: int | None) -> None:
        """A person said whom a row is about, or takes it back: the rows are checked again."""
        same = {number: each for number, each in self._choices.same.items() if number != row_}
        same |= {row_: record_id} if record_id is not None else {}
        self._choices = replace(self._choices, same=same)
        self._check(past_odd=True)

    def _record_step(self, record_id: int) -> None:
        """Opens the sheet of the step; once it is recorded the rows are checked again, or told again."""
        stepping.open_sheet(self, self.session, record_id, self._stepped)

    def _stepped(self) -> None:
        if self.strip.at == OUTCOME:
            self._check(past_odd=True)
        elif self._proposal is not None:
            proposal, choices = self._proposal, self._choices

            job = jobs.checks(proposal, choices)
            self.session.read(job, lambda made: self._finish.show_states(made[0]) if isValid(self) else None)

    def _look(self, row_: ImportRow, then: Seen) -> None:
        dry = self._dry
        if dry is not None:
            self.session.read(
                lambda reader: differences(reader, dry, row_),
                lambda found: then(found) if isValid(self) and self._dry is dry else None,
            )

    # -- the import --
    def _apply(self) -> None:
        dry, session = self._dry, self.session
        assert dry is not None
        gone = self._outcome.gone
        job = jobs.writes(session, dry, gone.found, dict(gone.cancellations))
        self.say(f"{IMPORTING} {self._path.name[:80]}")
        self.work(
            session.jobs.write(IMPORTING, job, lambda made: self._done(*made), self._failed, can_cancel=True)
        )

    def _failed(self, error: DeskError) -> None:
        if isValid(self):
            self.refused(error)
        else:
            self.session.said.emit(error.sentence, "blocked")

    def _done(self, result: Result, warning: str = "", found: Sequence[Found] = ()) -> None:
        gone = len(self._outcome.gone.cancellations) if isValid(self) else 0
        said = wording.done(result, self._path.name, gone)
        self.session.said.emit(f"{said} {warning}".strip(), "warn" if warning else "done")
        if not isValid(self):
            return
        self.rest()
        self._result = result
        self._finish.show_result(result, warning, found, gone)
        if self._dry is not None:
            self._finish.show_states(self._dry)
        self.turn(DONE, closing="Close")
        self.say(said, "done")
        (self._finish.enter if result.rejected else self.cancel.setFocus)()

    def _open_record(self, kind: str, record_id: int) -> None:
        """Leaves the import for a record of which something was found."""
        self.accept()
        self.session.open_record.emit(kind, record_id)

    # -- what is kept outside --
    def _save_rejects(self) -> None:
        if self._dry is not None:
            save_rejected(self, self.session, self._dry, self._path, self.say, self.refused)

    def _save_report(self) -> None:
        if self._result is not None and self._result.entry:
            save_report_of(self, self.session, self._result.entry, self._path.stem, self.say)
