"""The Students tab: views and search over a grid, and the student on screen beside or below it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.change import Changed
from app.office import Office
from app.reading import Cond, Either, Where
from models.training.people import Student
from ui.columns import ColumnsSheet
from ui.filters import FilterLine
from ui.lists import RecordGrid, step_column
from ui.page import Page
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, row, rule
from ui.parts.empty import EmptyPane
from ui.parts.rail import Tab
from ui.session import Session
from ui.theme import GAP, Theme
from ui.training.detail import StudentPane

COLUMNS = (
    "full_name", "next_report_on", "next_course", "country_rank", "screening_state", "hr_vetting_state",
    "dod_vetting_state", "planned_ito_on", "unit_id",
)  # fmt: skip
BESIDE_FROM = 1_150
LIST_SHARE = 0.4


@dataclass(frozen=True)
class View:
    """A named filter."""

    name: str
    where: Where | None = None


def views(today: date) -> tuple[View, ...]:
    """The views that are always there."""
    pending = ("screening_state", "hr_vetting_state", "dod_vetting_state")
    return (
        View("All students"),
        View("Report within 30 days", Cond("next_report_on", "next days", 30)),
        View("In training or returned", Cond("next_report_on", "<", today)),
        View("Vetting or screening pending", Either(tuple(Cond(key, "=", "PENDING") for key in pending))),
        View("Without training line", Cond("next_course", "empty")),
    )


class StudentsPage(Page):
    """Grid and student pane."""

    tab = Tab("Students", "graduation-cap")
    search_hint = "Search students"
    areas = ("training",)
    looks_back = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.grid = RecordGrid(session, Student, COLUMNS, "Students", step_column("ito", "Draft order"))
        self.pane = StudentPane(session)
        self._views = views(session.today)
        self._count: int | None = None
        self._build()
        self.grid.show_sort("full_name", False)
        self.grid.ask()
        self._look_at_all()

    # -- page --
    @property
    def on_screen(self) -> tuple[str, int] | None:
        return (Student.spec.name, self.pane.seen.record.id) if self.pane.seen else None

    def refresh(self, changed: Changed | None = None) -> None:
        self.grid.ask()
        self.pane.refresh()
        self._look_at_all()

    def search(self, text: str) -> None:
        self.grid.search(text)

    def enter(self) -> None:
        (self._new if self._count == 0 else self.grid).setFocus()

    def show_record(self, kind: str, record_id: int) -> None:
        """Shows a student, or the student a record belongs to; id 0 only shows the tab."""
        if not record_id:
            return
        if kind == Student.spec.name:
            self._go_to(record_id)
        else:
            self.session.read(lambda reader: _student_of(reader, kind, record_id), self._go_to)

    def abilities(self) -> set[str]:
        return self.pane.abilities()

    def reasons(self) -> dict[str, str]:
        return self.pane.reasons()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return self.pane.handlers() | {
            "new_record": self.new_student,
            "import": self.begin_import,
            "export": self.export,
            "remove": self.remove,
            "sort": self.grid.sort_current_column,
            "bin": self.show_bin,
            "columns": self.ask_columns,
        }

    def leave_safe(self) -> bool:
        return not self.pane.form.dirty

    def hide_personal(self) -> None:
        self.pane.form.hide_personal()

    # -- what is done here --
    def new_student(self) -> None:
        """Shows an empty form."""
        self._right.setCurrentWidget(self.pane)
        self._stack.setCurrentWidget(self._split)
        self.pane.show_new()

    def begin_import(self) -> None:
        """Opens the import of a sheet."""
        from ui.importing.sheet import begin

        begin(self.window(), self.session)

    def export(self) -> None:
        """Writes the list shown to a sheet; the export is logged."""
        from app import exporting

        name = f"Students {self.session.today.isoformat()} CUI.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Export list", name, "Sheets (*.xlsx *.csv)")
        if not path:
            return
        query = replace(
            self.grid.source.query(self.grid.sort, self.grid.where, self.grid.text),
            columns=tuple(self.grid.paths),
        )
        names = (
            self._views[self._view.currentIndex()].name,
            *(each.words for each in self._filters.conditions),
        )
        words_ = "; ".join(names)

        def job(office: Office) -> exporting.Exported:
            return exporting.export(office, query, Path(path), filter_words=words_)

        def done(made: exporting.Exported) -> None:
            self.session.said.emit(
                f"{words.counted(made.rows, 'student')} exported to {made.path.name}.", "done"
            )

        self.session.write("Exporting", job, done)

    def remove(self) -> None:
        """Moves the selected students to the bin, at once."""
        ids = self.grid.selected_ids() or ([self.pane.seen.record.id] if self.pane.seen else [])
        if not ids:
            return
        many = words.counted(len(ids), "student")

        def job(office: Office) -> None:
            with office.change(f"Remove {many}") as work:
                work.remove_many(Student, ids)

        def done(_: object) -> None:
            self._right.setCurrentWidget(self._none)
            self.session.said.emit(f"{many} moved to the bin. Undone with Ctrl+Z.".capitalize(), "done")

        self.session.write("", job, done)

    def ask_columns(self) -> None:
        """Asks which columns the list shows."""
        ColumnsSheet(self.window(), self.session, Student, self.grid.paths, self.grid.choose_columns).open()

    def show_bin(self) -> None:
        """Shows what was removed."""
        from ui.bin import show_bin

        show_bin(self.window(), self.session)

    # -- building --
    def _build(self) -> None:
        self._view = QComboBox()
        self._view.setObjectName("view")
        self._view.setAccessibleName("View")
        self._view.addItems([each.name for each in self._views])
        self._view.currentIndexChanged.connect(lambda _: self._filter())
        self._filters = FilterLine(self.session, Student)
        self._filters.changed.connect(self._filter)
        view_label = label("View", "muted")
        view_label.setBuddy(self._view)
        writable = self.session.writable
        bring = button("Import…", "import_students", self.begin_import, icon="upload")
        self._new = button("New student", "new_student", self.new_student, icon="plus", primary=True)
        for each in (bring, self._new):
            each.setEnabled(writable)
        top = row(view_label, self._view, self._filters, bring, self._new)
        top.setStretch(2, 1)
        bar = boxed(top)
        top.setContentsMargins(GAP, GAP, GAP, GAP)
        self._sum = label("", "muted", name="student_sum")
        self._sum.setContentsMargins(GAP, 3, GAP, 3)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for part in (self.grid, rule(), self._sum):
            left.addWidget(part)
        self._none = EmptyPane("No student chosen", "Choose a student in the list to see what is missing.")
        self._right = QStackedWidget()
        self._right.addWidget(self._none)
        self._right.addWidget(self.pane)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("split")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3)
        self._split.addWidget(boxed(left))
        # Save and Discard stand below what scrolls: they stay in sight while there is something to save.
        self._split.addWidget(boxed(column(self._scrolled(self._right), self.pane.form.foot_bar, gap=0)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        self._connect()

    def _scrolled(self, pane: QWidget) -> QScrollArea:
        """Where the window is small for the zoom the student scrolls as a whole, so that nothing is cut."""
        scroll = QScrollArea()
        scroll.setObjectName("student_scroll")
        scroll.setAccessibleName("Student")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(pane)
        return scroll

    def _filter(self) -> None:
        self.grid.filter(self._filters.with_view(self._views[self._view.currentIndex()].where))

    def _empty(self) -> QWidget:
        ways = (
            ("New student", "first_student", self.new_student),
            ("Import a training list", "first_import", self.begin_import),
        )
        sentence = "Students stand here with what is missing for their travel orders."
        return EmptyPane("No students yet", sentence, *(ways if self.session.writable else ()))

    def _connect(self) -> None:
        self.grid.picked.connect(self._picked)
        self.grid.opened.connect(lambda _: self._focus_pane())
        self.grid.table.modelReset.connect(self._tell_sum)
        self.grid.selection_told.connect(lambda _: self._tell_sum())
        self.pane.able.connect(self.able)
        self.pane.form.left.connect(self.grid.setFocus)
        self.pane.shown.connect(self._shown)
        Theme.current().changed.connect(self._arrange)

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The student stands beside the list where both have room, else below it."""
        beside = self.width() >= Theme.current().px(BESIDE_FROM)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or not self._split.property("arranged"):
            self._split.setOrientation(wanted)
            self._split.setProperty("arranged", True)
            whole = self.width() if beside else self.height()
            first = int(whole * (LIST_SHARE if beside else 0.36))
            self._split.setSizes([first, whole - first])
        self.grid.setMinimumHeight(Theme.current().px(100))

    # -- listening --
    def _picked(self, record_id: object) -> None:
        if isinstance(record_id, int):
            self._right.setCurrentWidget(self.pane)
            if self.pane.seen is None or self.pane.seen.record.id != record_id:
                self.pane.show_student(record_id)
        elif not self.pane.form.dirty:
            self._right.setCurrentWidget(self._none)

    def _shown(self, record_id: object) -> None:
        if record_id is None:
            self._right.setCurrentWidget(self._none)
        elif isinstance(record_id, int) and self.grid.current_id() != record_id:
            row_ = self.grid.table.row_of(record_id)
            if row_ >= 0:
                self.grid.go_to_row(row_)

    def _go_to(self, record_id: int) -> None:
        self._stack.setCurrentWidget(self._split)
        self._right.setCurrentWidget(self.pane)
        self.pane.show_student(record_id)

    def _focus_pane(self) -> None:
        self.pane.show_tab("Details")
        self.pane.form.go_to("surname")

    def _tell_sum(self) -> None:
        shown, chosen = len(self.grid.table.ids), len(self.grid.selected_ids())
        parts = [f"{shown:,} shown of {words.counted(self._count or shown, 'student')}"]
        if chosen > 1:
            parts.append(f"{chosen:,} selected")
        self._sum.setText(" · ".join(parts))

    def _look_at_all(self) -> None:
        from app.reading import Query

        self.session.read(lambda reader: reader.count(Query(Student)), self._tell_count)

    def _tell_count(self, count: int) -> None:
        self._count = count
        new = self.pane.seen is None and self.pane.form.isVisible()
        self._stack.setCurrentIndex(0 if count or new else 1)
        self._tell_sum()


def _student_of(reader: object, kind: str, record_id: int) -> int:
    from app.reader import Reader
    from models.kinds import kind_named

    assert isinstance(reader, Reader)
    row_ = reader.get(kind_named(kind), record_id)
    found = row_.get("student_id")
    return int(found) if found else 0
