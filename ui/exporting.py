"""Export what is shown: which columns leave and which of them are private, how many rows, how they will stand."""

from array import array
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from app import exporting
from app.exporting import MARKING, PREVIEWED, Exported, Preview
from app.reader import Reader
from app.reading import Query
from models.fields import Privacy
from ui.jobs import Cancelled, Progress, Running
from ui.lists import RecordGrid
from ui.parts.basics import boxed, column, label, row
from ui.parts.choices import combo
from ui.parts.sheet import Sheet, room_for
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GROUP_GAP, Theme

PATH = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 1_000, 440
FORMATS = (("Workbook (.xlsx)", ".xlsx"), ("Text table (.csv)", ".csv"))
PRIVATE = {Privacy.PERSONAL: "personal", Privacy.SENSITIVE: "sensitive"}


class ExportSheet(Sheet):
    """The preview before a list leaves the office; sensitive columns stay here unless they are ticked."""

    def __init__(self, parent: QWidget, session: Session, grid: RecordGrid, said: str) -> None:
        self._session, self._grid, self._filter_words = session, grid, said
        self._kind = grid.kind
        self._steps = {each.path: each.label for each in grid.steps}
        self._headings = {each.path: each.label for each in grid.source.columns}
        self._everything = grid.query()
        self._selected = grid.selected_ids()
        self._asked: Running | None = None
        self._columns = self._made_columns()
        self._rows = combo("export_rows", "Rows", self._row_choices())
        self._format = combo("export_format", "Format", FORMATS)
        self._table = self._made_table()
        self._said = label("", "muted", wrap=True, name="export_said")
        body = boxed(row(self._left(), self._right(), gap=GROUP_GAP))
        room_for(body, parent, WIDTH, HEIGHT)
        super().__init__(parent, f"Export {self._kind.spec.nouns}", body, "Export…", self._accept_export)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._columns.itemChanged.connect(lambda _: self._soon.start())
        self._rows.currentIndexChanged.connect(lambda _: self._soon.start())
        self._format.currentIndexChanged.connect(lambda _: self._soon.start())
        # Lines were measured before the style sheet reached them.
        QTimer.singleShot(0, self, self._columns.scheduleDelayedItemsLayout)
        self._look()

    # -- what was chosen --
    def query(self) -> Query:
        """The question whose answer leaves, with the ticked columns."""
        items = (self._columns.item(at) for at in range(self._columns.count()))
        ticked = [str(each.data(PATH)) for each in items if each.checkState() is Qt.CheckState.Checked]
        asked = replace(self._everything, columns=tuple(ticked))
        return replace(asked, among=self._selected, where=None, text="") if self._only_selected else asked

    @property
    def _only_selected(self) -> bool:
        return bool(self._rows.currentData() == "selected")

    @property
    def _count(self) -> int:
        return len(self._selected) if self._only_selected else self._grid.table.count

    # -- building --
    def _made_columns(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("export_columns")
        made.setAccessibleName("Columns that leave")
        query = replace(self._everything, columns=tuple(self._grid.all_paths))
        private = exporting.private_columns(query)
        for path in query.columns:
            kept = PRIVATE.get(private.get(path, Privacy.NONE), "")
            item = QListWidgetItem(f"{self._headings[path]} — {kept}" if kept else self._headings[path])
            item.setData(PATH, path)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            hidden = private.get(path) is Privacy.SENSITIVE
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            made.addItem(item)
        return made

    def _row_choices(self) -> tuple[tuple[str, str], ...]:
        spec, shown = self._kind.spec, self._grid.table.count
        every = (f"All that are shown: {counted(shown, spec.noun, spec.nouns)}", "all")
        if len(self._selected) < 2:
            return (every,)
        return every, (
            f"Only the selected: {counted(len(self._selected), spec.noun, spec.nouns)}",
            "selected",
        )

    def _made_table(self) -> QTableWidget:
        made = QTableWidget()
        made.setObjectName("export_preview")
        made.setAccessibleName(f"The first {PREVIEWED} rows as they will stand")
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setWordWrap(False)
        made.setTabKeyNavigation(False)
        made.verticalHeader().setVisible(False)
        return made

    def _left(self) -> QWidget:
        said = label("Space ticks what leaves.", "muted")
        said.setBuddy(self._columns)
        parts: list[QWidget | int | None] = [said, self._columns]
        for each in (self._rows, self._format):
            caption = label(each.accessibleName(), "muted")
            caption.setBuddy(each)
            parts.append(boxed(column(caption, each, gap=4)))
        made = boxed(column(*parts))
        made.setMaximumWidth(Theme.current().px(340))
        return made

    def _right(self) -> QWidget:
        caption = label(f"The first {PREVIEWED} rows as they will stand", "muted")
        caption.setBuddy(self._table)
        return boxed(column(caption, self._table, self._said))

    # -- the preview --
    def _look(self) -> None:
        """Reads the first rows as they will stand, off the window's thread."""
        query, csv = self.query(), self._format.currentData() == ".csv"
        self.verb.setEnabled(bool(query.columns) and self._count > 0)
        self._said.setText(" ".join(self._sentences(query, csv)))
        if self._asked is not None:
            self._asked.drop()
        ids = (self._selected if self._only_selected else self._shown_first())[:PREVIEWED]
        steps = self._steps

        def job(reader: Reader) -> Preview:
            return exporting.preview(reader, query, ids, steps=steps, text_table=csv)

        def arrived(made: Preview) -> None:
            if isValid(self):
                self._show(made)

        self._asked = self._session.read(job, arrived)

    def _shown_first(self) -> "array[int]":
        table = self._grid.table
        return table.ids if table.outline is None else table.outline.ids

    def _show(self, made: Preview) -> None:
        self._asked = None
        self._table.clear()
        self._table.setColumnCount(len(made.labels))
        self._table.setRowCount(len(made.rows))
        self._table.setHorizontalHeaderLabels(list(made.labels))
        for at, cells in enumerate(made.rows):
            for place, text in enumerate(cells):
                self._table.setItem(at, place, QTableWidgetItem(text))
        self._table.resizeColumnsToContents()

    def _sentences(self, query: Query, csv: bool) -> list[str]:
        spec = self._kind.spec
        leaving = exporting.private_columns(query)
        sensitive = sum(each is Privacy.SENSITIVE for each in leaving.values())
        said = [
            f"{counted(self._count, spec.noun, spec.nouns)}, {counted(len(query.columns), 'column')}, marked {MARKING}."
        ]
        if leaving:
            kinds = f", {sensitive} of them sensitive" if sensitive else ""
            said.append(f"{counted(len(leaving), 'private column')} will leave the office{kinds}.")
        if spec.private:
            said.append("The export is written into the access log.")
        if query.groups and csv:
            said.append("A text table has one sheet: the groups stand in a column, their sums are left out.")
        elif query.groups:
            said.append("The groups stand in a column, their sums on a second sheet.")
        return said

    # -- going on --
    def _accept_export(self) -> bool:
        spec, ending = self._kind.spec, str(self._format.currentData())
        name = f"{spec.plural} {self._session.today.isoformat()} {MARKING}{ending}"
        kinds = ";;".join(f"{words} (*{end})" for words, end in FORMATS if end == ending)
        path, _ = QFileDialog.getSaveFileName(self, "Export list", name, kinds)
        if not path:
            return False
        target = Path(path)
        write(self._session, self.query(), target, self._count, self._filter_words, self._steps)
        return True


def write(session: Session, query: Query, target: Path, count: int, said: str, steps: dict[str, str]) -> None:
    """Writes the sheet in the background, with progress and a way to stop it, and says where it went."""
    spec = query.kind.spec

    def job(progress: Progress, cancelled: Cancelled) -> Exported:
        return exporting.export(
            session.office, query, target, filter_words=said, steps=steps,
            progress=lambda rows: progress(rows, count), cancelled=cancelled,
        )  # fmt: skip

    def done(made: Exported) -> None:
        many = counted(made.rows, spec.noun, spec.nouns)
        session.said.emit(f"{many} exported to {made.path.name}.", "done")

    session.jobs.read("Exporting", job, done, can_cancel=True)
