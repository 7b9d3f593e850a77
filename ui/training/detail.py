"""The student on screen: header with the facts, steps, findings, and the tabs Details to History."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.attachments import attachments_of
from app.documents import Printable, Printed, closed_by, papers_for, papers_of
from app.errors import DeskError, Stale
from app.journal.history import HistoryLine
from app.reader import Reader
from models.findings import Finding
from models.kinds import kind_named
from models.office.desk import Attachment, Document
from models.rules import all_rules
from models.training.people import Student
from ui.children import ChildPane, Children, open_child, read_children, record_menu
from ui.files import FilesPane, attach, choose_and_attach, open_outside, remove_file, show_file
from ui.history import HistoryPane
from ui.office.deciding import ways_for
from ui.papers import PapersPane, Preview, save_pdf
from ui.parts.basics import Elided, boxed, button, column, label, row
from ui.parts.findings import FindingList, WhyPanel
from ui.parts.form import Form
from ui.parts.sheet import ask
from ui.session import Session
from ui.support import OfficeSupport, new_record, save_form, show_conflict
from ui.theme import GAP, GROUP_GAP, Theme
from ui.training.clearing import clearing_kind
from ui.training.steps import StepStrip, steps_of

TRAINING = (("training_line", "student_id"),)
CHECKS = (
    ("screening", "student_id"),
    ("hr_vetting", "student_id"),
    ("dod_vetting", "student_id"),
    ("medical_record", "student_id"),
    ("english_test", "student_id"),
    ("passport", "student_id"),
    ("visa", "student_id"),
)
FAMILY = (("dependent", "student_id"), ("coverage", "student_id"))
GROUPS = {"Training": TRAINING, "Checks": CHECKS, "Family": FAMILY}
TABS = ("Details", "Training", "Checks", "Family", "Papers", "Files", "History")
CHILD_KINDS = tuple(name for links in GROUPS.values() for name, _ in links)
FINDINGS_HEIGHT = 150


@dataclass
class Seen:
    """Everything the pane shows of one student, read in one job."""

    record: Student
    facts: str
    findings: list[Finding]
    children: dict[str, list[Children]]
    closed: list[Finding]
    paper: Printable
    papers: list[Document]
    files: list[Attachment]
    history: list[HistoryLine]
    steps: list[tuple[str, str, str]] = field(default_factory=list)


def read_student(reader: Reader, record_id: int) -> Seen:
    """Gathers what the pane shows. Raises NotFound."""
    record = reader.get(Student, record_id)
    paper = papers_for(Student)[0]
    findings = reader.findings(Student, record_id)
    return Seen(
        record=record,
        facts=_facts(reader, record),
        findings=findings,
        children={name: read_children(reader, links, record_id) for name, links in GROUPS.items()},
        closed=closed_by(reader, paper, record_id),
        paper=paper,
        papers=papers_of(reader, Student, record_id),
        files=attachments_of(reader, record_id),
        history=reader.history(Student, record_id),
        steps=steps_of(record),
    )


def _facts(reader: Reader, record: Student) -> str:
    shown = ("country_rank", "country_service", "unit_id", "next_course", "next_report_on")
    texts = [reader.show(Student.fields[key], record.stored.get(key)) for key in shown]
    if texts[-1]:
        texts[-1] = f"reports {texts[-1]}"
    return " · ".join(text for text in texts if text)


class StudentPane(QWidget):
    """Shows one student; saves its form; records what belongs to it; prints the draft."""

    able = Signal()
    shown = Signal(object)
    """The id on screen, None when there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("student_pane")
        self.setProperty("pane", True)
        self._session = session
        self.seen: Seen | None = None
        self._wanted: int | None = None
        self._build()

    # -- showing --
    def show_student(self, record_id: int) -> None:
        """Reads a student and shows it; asks first when changes would be lost."""
        if self.form.dirty and record_id != self.form.record.id:
            ask(self.window(), "Discard what is not saved?", "The form holds changes that are not saved.",
                "Discard", lambda: self._discard_and_show(record_id))  # fmt: skip
            return
        self._wanted = record_id
        self._session.read(lambda reader: read_student(reader, record_id), self._show, self._gone)

    def _discard_and_show(self, record_id: int) -> None:
        self.form.discard()
        self.show_student(record_id)

    def show_new(self) -> None:
        """An empty form for a new student."""
        self._wanted = None
        self.seen = None
        self.form.show_record(new_record(self._session, Student))
        self._name.setText("New student")
        self._facts.setText("Save needs a surname only; the rest can follow.")
        for each in (self._findings_area, self._steps, self._record, self._draft):
            each.hide()
        self._why.close_panel()
        self._tabs.setCurrentIndex(0)
        self._tabs.setEnabled(False)
        self.form.go_to("surname")
        self.able.emit()

    def refresh(self) -> None:
        """Reads again, keeping what is typed and not saved."""
        if self._wanted is not None:
            wanted = self._wanted
            self._session.read(lambda reader: read_student(reader, wanted), self._show, self._gone)

    # -- what can be done --
    def abilities(self) -> set[str]:
        """Needs of actions met here."""
        return ({"record"} if self.seen else set()) | ({"edit"} if self.form.dirty else set())

    def reasons(self) -> dict[str, str]:
        """Why the draft is closed, and what a reading office does not allow."""
        reasons = {}
        if self.seen and self.seen.closed:
            missing = "; ".join(each.message for each in self.seen.closed[:3])
            more = len(self.seen.closed) - 3
            reasons["print_draft"] = missing + (f"; and {more} more" if more > 0 else "")
        if not self._session.writable:
            reasons["remove"] = self._session.why_reading
        return reasons

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Work for actions, by id."""
        return {
            "save": self.form.save,
            "discard": self.form.discard,
            "print_draft": self.preview_draft,
            "history": lambda: self.show_tab("History"),
            "reveal": self.form.reveal_personal,
        }

    def show_tab(self, name: str) -> None:
        """Shows one of the tabs."""
        self._tabs.setCurrentIndex(TABS.index(name))

    # -- building --
    def _build(self) -> None:
        self._name = Elided("", "title", "student_name")
        self._facts = label("", "muted", wrap=True, name="student_facts")
        self._draft = button("Draft order", "draft_state", lambda: self.show_tab("Papers"), icon="file-text")
        self._record = button("Record…", "record", icon="plus")
        self._record.setMenu(record_menu(self, CHILD_KINDS, lambda kind: self._open_child(kind, 0)))
        self._record.setEnabled(self._session.writable)
        self._steps = StepStrip()
        self._findings = FindingList(self._action_for)
        self._findings.why.connect(self._explain)
        self._findings.acted.connect(self._act)
        self._findings_area = QScrollArea()
        self._findings_area.setWidgetResizable(True)
        self._findings_area.setObjectName("findings_area")
        self._findings_area.setAccessibleName("Findings")
        self._findings_area.setWidget(self._findings)
        self._why = WhyPanel()
        session = self._session
        self.form = Form(Student, OfficeSupport(session), session.today, read_only=not session.writable)
        self.form.save_requested.connect(self._save)
        self.form.changed.connect(lambda _: self.able.emit())
        self.form.why.connect(self._explain)
        self.form.revealed.connect(self._revealed)
        self.form.discard_asked.connect(self._ask_discard)
        self._panes = {name: ChildPane(name) for name in GROUPS}
        self._papers, self._files, self._history = PapersPane(), FilesPane(), HistoryPane()
        self._lay_out()

    def _lay_out(self) -> None:
        self._tabs = QTabBar()
        self._tabs.setObjectName("student_tabs")
        self._tabs.setAccessibleName("Parts of the student")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._stack = QStackedWidget()
        bodies: dict[str, QWidget] = {
            "Details": self.form, **self._panes, "Papers": self._papers, "Files": self._files,
            "History": self._history,
        }  # fmt: skip
        for name in TABS:
            self._tabs.setAccessibleTabName(self._tabs.addTab(name), name)
            self._stack.addWidget(bodies[name])
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        for pane in self._panes.values():
            pane.opened.connect(self._open_child)
        self._papers.draft_wanted.connect(self.preview_draft)
        self._papers.kept_wanted.connect(self._show_kept)
        window, session = self.window, self._session
        self._files.attach_wanted.connect(self._attach)
        self._files.dropped.connect(self._take_files)
        self._files.remove_wanted.connect(lambda kept: remove_file(session, kept))
        self._files.show_wanted.connect(lambda kept: show_file(window(), session, kept))
        self._files.outside_wanted.connect(lambda kept: open_outside(window(), session, kept))
        self._history.restore.connect(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        line = row(self._name, self._record, self._draft)
        line.setStretch(0, 1)
        head = boxed(line)
        top = column(head, self._facts, self._steps, self._findings_area, self._why)
        top.setContentsMargins(GROUP_GAP, 0, GROUP_GAP, 0)
        layout.addLayout(top)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)

    # -- showing what was read --
    def _show(self, seen: Seen) -> None:
        if seen.record.id != self._wanted:
            return
        same = self.seen is not None and self.seen.record.id == seen.record.id
        self.seen = seen
        self._name.setText(seen.record.shown_title)
        self._facts.setText(seen.facts)
        self._tabs.setEnabled(True)
        self._record.show()
        self._draft.show()
        self._tell_draft(seen)
        self._steps.show_steps(seen.steps)
        self._show_findings(seen)
        if same and self.form.dirty:
            self.form.show_findings(seen.findings)
        else:
            self.form.show_record(seen.record, seen.findings)
        if not same:
            self._why.close_panel()
        can_write = self._session.writable
        for name, pane in self._panes.items():
            pane.show_children(seen.children[name], can_write)
        self._papers.show_papers(seen.paper.label, seen.closed, seen.papers)
        self._files.show_files(seen.files, can_write)
        day = self._session.as_of
        self._history.show_lines([each for each in seen.history if day is None or each.on <= day], can_write)
        self.shown.emit(seen.record.id)
        self.able.emit()

    def _tell_draft(self, seen: Seen) -> None:
        closed = len(seen.closed)
        self._draft.setText(f"Draft order: closed ({closed})" if closed else "Draft order: open")
        self._draft.setAccessibleName(self._draft.text())
        self._draft.setToolTip("\n".join(each.message for each in seen.closed))

    def _show_findings(self, seen: Seen) -> None:
        self._findings.show_findings(seen.findings, self._session.today)
        self._findings_area.setVisible(bool(seen.findings))
        QTimer.singleShot(
            0, self, self._fit_findings
        )  # new lines are shown, and so measured, in the next turn

    def _fit_findings(self) -> None:
        """As high as the findings need, at most about four lines; the rest scrolls."""
        layout = self._findings.layout()
        width = self._findings_area.viewport().width()
        needed = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        most = Theme.current().px(FINDINGS_HEIGHT)
        self._findings_area.setFixedHeight(min(needed, most) + 2)

    def hasHeightForWidth(self) -> bool:
        """False, so that the pane fills its place and the parts inside scroll, as long as there is room for them."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_findings()

    def _gone(self, error: DeskError) -> None:
        self._session.said.emit(error.sentence, "blocked")
        self.seen = None
        self.shown.emit(None)

    # -- findings --
    def _action_for(self, finding: Finding) -> str:
        if not self._session.writable:
            return ""
        if any(key in self.form.rows for key in finding.fields):
            return "Go to field"
        kind, link = self._clears(finding)
        if link:
            return f"Open {kind_named(kind).spec.noun}"
        return "Record" if kind else ""

    def _clears(self, finding: Finding) -> tuple[str, str]:
        kind, link = clearing_kind(finding, CHILD_KINDS)
        linked = not link or (self.seen is not None and self.seen.record.stored.get(link))
        return (kind, link) if linked else ("", "")

    def _act(self, finding: Finding) -> None:
        key = next((key for key in finding.fields if key in self.form.rows), "")
        if key:
            self.show_tab("Details")
            self.form.go_to(key)
            return
        kind, link = self._clears(finding)
        if self.seen is None or not kind:
            return
        if link:
            self._open_child(kind, int(self.seen.record.get(link)))
            return
        groups = (group for each in self.seen.children.values() for group in each if group.kind == kind)
        existing = [group.ids[-1] for group in groups if group.ids]
        self._open_child(kind, existing[0] if existing else 0)

    def _explain(self, finding: Finding) -> None:
        rule = all_rules().get(finding.rule)
        confirmed = "rests on recollection only; confirm it" if rule and rule.unconfirmed else "as supplied"
        ways = ways_for(self.window(), self._session, finding)
        self._why.explain(finding, rule.says if rule else "", confirmed, ways=ways)

    # -- changing --
    def _save(self, values: dict[str, object]) -> None:
        save_form(self._session, self.form, values, self._saved, self._not_saved)

    def _saved(self, record_id: int) -> None:
        made = self.form.record.id == 0
        self._wanted = record_id
        self.form.discard()
        self._session.said.emit("Student added." if made else "Saved. Undone with Ctrl+Z.", "done")
        self.refresh()
        if made:
            self.shown.emit(record_id)

    def _not_saved(self, error: DeskError) -> None:
        if isinstance(error, Stale):
            show_conflict(self._session, self.form, error)
        self._session.said.emit(error.sentence, "blocked")

    def _ask_discard(self) -> None:
        ask(self.window(), "Discard what is not saved?", "The form holds changes that are not saved.",
            "Discard", self.form.discard)  # fmt: skip

    def _revealed(self, key: str) -> None:
        if self.seen:
            self._session.log("revealed", "student", self.seen.record.id, key)

    def _open_child(self, kind: str, record_id: int) -> None:
        if self.seen is None:
            return
        preset: dict[str, object] = {"student_id": self.seen.record.id}
        open_child(self.window(), self._session, kind, record_id, preset, lambda _: self.refresh())

    def _restore(self, key: str, tick: int) -> None:
        if self.seen is None:
            return
        record_id = self.seen.record.id
        said = f"{Student.fields[key].label} restored. Undone with Ctrl+Z."
        self._session.write(
            "", lambda office: office.restore_value(Student, record_id, key, tick),
            lambda _: self._session.said.emit(said, "done"),
        )  # fmt: skip

    def _attach(self) -> None:
        if self.seen is not None:
            choose_and_attach(self.window(), self._session, Student, self.seen.record.id)

    def _take_files(self, paths: list[Path]) -> None:
        if self.seen is not None:
            for path in paths:
                attach(self._session, Student, self.seen.record.id, path)

    # -- papers --
    def preview_draft(self) -> None:
        """Draws the draft and shows it; printing keeps it and saves the file."""
        if self.seen is None:
            return
        from app import documents

        name, record_id = self.seen.paper.name, self.seen.record.id

        def show(printed: Printed) -> None:
            verb = "" if self._session.as_of else "Print draft"
            Preview(self.window(), printed, verb, lambda: self._print(name, record_id)).open()

        self._session.read(lambda reader: documents.preview(reader, name, record_id), show, title="Drawing")

    def _print(self, name: str, record_id: int) -> None:
        from app import documents

        def done(printed: Printed) -> None:
            saved = save_pdf(self.window(), printed)
            said = f"Saved as {saved}." if saved else "Kept with the student's papers."
            self._session.said.emit(f"Draft printed, code {printed.code}. {said}", "done")
            self.refresh()

        self._session.write("Printing", lambda office: documents.print_paper(office, name, record_id), done)

    def _show_kept(self, document: Document) -> None:
        from app import documents

        def show(data: bytes) -> None:
            name = f"{document.title} {document.code}.pdf"
            Preview(
                self.window(), Printed(document.id, document.code or "", document.pages or 0, data, name)
            ).open()

        self._session.write("", lambda office: documents.bytes_of(office, document), show)
