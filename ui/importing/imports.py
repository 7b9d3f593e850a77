"""The imports of the office: what came in, from which file, by whom; the report of each, and whether it stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout

from app.change import Changed
from app.importing.past import PastImport, imports
from models.fields import show_date
from models.text import fold
from ui.importing.saving import save_report_of
from ui.importing.sheet import begin
from ui.page import Page
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.bidi import isolated
from ui.parts.empty import EmptyPane
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, GROUP_GAP

COLUMNS = (
    Column("file", "File", width=260),
    Column("on", "Imported", width=110),
    Column("kind", "Records", width=140),
    Column("created", "New", "number", 70),
    Column("changed", "Changed", "number", 80),
    Column("rejected", "Rejected", "number", 80),
    Column("user", "By", width=120),
    Column("state", "State", "chip", 220),
)
SHOWN_REJECTS = 200
"""Rejected rows that the report shows; the saved one holds all it has."""


class ImportsPage(Page):
    """A list of imports, newest first, and the report of the one under the cursor."""

    tab = Tab("Imports", "upload")
    search_hint = "Search imports"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._all: Sequence[PastImport] = ()
        self._text = ""
        self._list = Listed(_row)
        self.grid = Grid(self._list, COLUMNS, "Imports")
        self.grid.picked.connect(self._show)
        self._report = QScrollArea()
        self._report.setObjectName("import_report")
        self._report.setAccessibleName("Report of the import")
        self._report.setProperty("pane", True)
        self._report.setWidgetResizable(True)
        self._sum = label("", "muted", name="imports_sum")
        empty = EmptyPane(
            "Nothing was imported yet",
            "A sheet that is brought in leaves its report here: file, rows, mapping, and what was rejected.",
            ("Import a sheet", "imports_begin", self.begin_import),
        )
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.grid)
        split.addWidget(self._report)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(split, self._sum, gap=GAP)))
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GAP)
        layout.addWidget(self._stack)
        self.refresh()

    # -- page --
    def refresh(self, changed: Changed | None = None) -> None:
        self.session.read(imports, self._have)

    def search(self, text: str) -> None:
        self._text = fold(text)
        self._fill()

    def enter(self) -> None:
        self.grid.setFocus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"import": self.begin_import}

    def begin_import(self) -> None:
        """Asks for a file and opens the import."""
        begin(self.window(), self.session)

    # -- showing --
    def _have(self, found: Sequence[PastImport]) -> None:
        self._all = found
        self._stack.setCurrentIndex(0 if found else 1)
        self._fill()

    def _fill(self) -> None:
        keep = self._current.tick if self._current else None
        self._list.things = [each for each in self._all if self._text in _words(each)]
        self.grid.show_ids(self._list.ids(("", False), None, ""))
        at = next((at for at, each in enumerate(self._list.things) if each.tick == keep), 0)
        if self._list.things:
            self.grid.go_to_row(at)
        self._show(self.grid.current_id())
        standing = sum(each.undone_on is None for each in self._list.things)
        self._sum.setText(f"{counted(len(self._list.things), 'import')} shown, {standing:,} of them stand")

    @property
    def _current(self) -> PastImport | None:
        at = self.grid.current_id()
        return self._list.things[at] if at is not None and at < len(self._list.things) else None

    def _show(self, _at: object) -> None:
        past = self._current
        if past is None:
            self._report.setWidget(
                boxed(column(label("Choose an import.", "muted"), None), margins=GROUP_GAP)
            )
            return
        save = button("Save report…", "save_report", lambda: self._save(past), icon="save")
        facts = [label(f"{name}: {value}"[:300], wrap=True) for name, value in past.facts]
        mapping = [f"{isolated(heading[:120])} → {key}" for heading, key in past.mapping]
        rows = [
            label(f"Row {number}: {reason}"[:300], wrap=True)
            for number, reason in past.rejected[:SHOWN_REJECTS]
        ]
        left = past.count("rejected") - len(rows)
        if left > 0:
            rows.append(label(f"And {counted(left, 'more rejected row', 'more rejected rows')}.", "muted"))
        parts = [
            boxed(row(save, label(past.file_name[:120], "strong"), None)),
            *facts,
            label(f"Columns: {', '.join(mapping)}"[:2000], "muted", wrap=True),
            *([label("Rejected rows", "strong")] if rows else []),
            *rows,
        ]
        inside = boxed(column(*parts, None, gap=4), "import_report_inside", GROUP_GAP)
        inside.setProperty("pane", True)
        self._report.setWidget(inside)

    def _save(self, past: PastImport) -> None:
        stem = past.file_name.rpartition(".")[0] or past.file_name
        save_report_of(self.window(), self.session, past.entry, stem, self._say)

    def _say(self, sentence: str, tone: str = "") -> None:
        self.session.said.emit(sentence, tone or "done")


def _row(past: PastImport) -> Row:
    state = Chipped("blocked" if past.undone_on else "done", past.state)
    counts = (f"{past.count(each):,}" for each in ("created", "changed", "rejected"))
    return past.file_name[:160], show_date(past.on), past.kind_label, *counts, past.user, state


def _words(past: PastImport) -> str:
    return fold(f"{past.file_name} {past.kind_label} {past.user} {past.state} {show_date(past.on)}")
