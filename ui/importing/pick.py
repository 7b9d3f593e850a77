"""Which sheet of the file, and in which row its headings stand: shown on the first rows as they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (  # fmt: skip
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.importing.cells import Sheet, Workbook, column_letters
from ui.parts.basics import button, label
from ui.parts.flow import flowing
from ui.parts.words import counted
from ui.theme import GAP, Theme

ROWS, COLUMNS = 60, 40
"""Rows and columns of a sheet that are previewed."""
MARK = "Headings"
LONGEST_NAME = 60
LONGEST = 200
"""Characters of a cell that are shown; a hostile file may hold a million in one."""


class _Preview(QTableWidget):
    """The first rows; Enter on a row makes it the row of headings."""

    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setObjectName("sheet_preview")
        self.setAccessibleName("First rows of the sheet")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.cellDoubleClicked.connect(lambda at, _: self.pointed.emit(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pointed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class PickView(QWidget):
    """The sheets of the file with their sizes, and the preview with the headings marked."""

    sheet_wanted = Signal(str)
    """Another sheet: its headings are to be found."""
    headings_moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._workbook: Workbook | None = None
        self._sheet: Sheet | None = None
        self._first, self._two = 0, False
        self._list = QListWidget()
        self._list.setObjectName("sheets")
        self._list.setAccessibleName("Sheets of the file")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._turned)
        self._preview = _Preview()
        self._preview.pointed.connect(self._point)
        self._said = label("", "strong", name="headings_said")
        self._up = button("One row up", "headings_up", lambda: self._point(self._first - 1))
        self._down = button("One row down", "headings_down", lambda: self._point(self._first + 1))
        self._both = QCheckBox("Headings take two lines")
        self._both.setObjectName("headings_two")
        self._both.setAccessibleName("Headings take two lines")
        self._both.toggled.connect(self._take_two)
        hint = label("Enter on a row takes it as the headings.", "caption")
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(flowing(self._said, self._up, self._down, self._both, hint))
        right.addWidget(self._preview, 1)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._list)
        self._split.addWidget(beside)
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._split)

    # -- for the wizard --
    def show_workbook(self, workbook: Workbook) -> None:
        """Lists the sheets that hold anything."""
        self._workbook = workbook
        self._list.blockSignals(True)
        self._list.clear()
        for sheet in self._filled():
            hidden = ", hidden in the file" if sheet.hidden else ""
            words = f"{(sheet.name or workbook.file_name)[:LONGEST_NAME]}\n{counted(len(sheet.rows), 'row')}{hidden}"
            item = QListWidgetItem(words)
            item.setToolTip(sheet.name[:LONGEST])
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setMinimumWidth(Theme.current().px(170))
        self._list.setVisible(self._list.count() > 1)

    def show_headings(self, sheet: str, numbers: Sequence[int]) -> None:
        """Shows a sheet with its heading rows, by the numbers the spreadsheet gives them."""
        filled = self._filled()
        at = next((at for at, each in enumerate(filled) if each.name == sheet), 0)
        self._list.blockSignals(True)
        self._list.setCurrentRow(at)
        self._list.blockSignals(False)
        self._sheet = filled[at]
        places = [place for place, each in enumerate(self._sheet.rows) if each.number in numbers]
        self._first, self._two = (places[0] if places else 0), len(places) > 1
        self._both.blockSignals(True)
        self._both.setChecked(self._two)
        self._both.blockSignals(False)
        self._fill()
        self._mark()

    @property
    def sheet(self) -> str:
        """Name of the sheet that is shown."""
        return self._sheet.name if self._sheet else ""

    @property
    def heading_rows(self) -> tuple[int, ...]:
        """Numbers of the rows of headings, as the spreadsheet counts."""
        assert self._sheet is not None
        return tuple(self._sheet.rows[at].number for at in self._places())

    def enter(self) -> None:
        """Puts the focus where there is something to choose."""
        (self._list if self._list.isVisible() else self._preview).setFocus()

    # -- internal --
    def _filled(self) -> list[Sheet]:
        return [each for each in self._workbook.sheets if each.rows] if self._workbook else []

    def _places(self) -> tuple[int, ...]:
        return (self._first, self._first + 1) if self._two else (self._first,)

    def _turned(self, at: int) -> None:
        filled = self._filled()
        if 0 <= at < len(filled):
            self.sheet_wanted.emit(filled[at].name)

    def _fill(self) -> None:
        assert self._sheet is not None
        rows, width = self._sheet.rows[:ROWS], min(self._sheet.width, COLUMNS)
        self._preview.clear()
        self._preview.setRowCount(len(rows))
        self._preview.setColumnCount(width + 1)
        self._preview.setHorizontalHeaderLabels(["", *map(column_letters, range(width))])
        self._preview.setVerticalHeaderLabels([str(each.number) for each in rows])
        for at, each in enumerate(rows):
            self._preview.setItem(at, 0, QTableWidgetItem(""))
            for column in range(width):
                text = " ".join(each.as_shown(column)[:LONGEST].split())
                self._preview.setItem(at, column + 1, QTableWidgetItem(text))
        self._preview.horizontalHeader().setDefaultSectionSize(Theme.current().px(130))
        self._preview.setColumnWidth(0, Theme.current().px(90))

    def _mark(self) -> None:
        assert self._sheet is not None
        theme, places = Theme.current(), self._places()
        for at in range(self._preview.rowCount()):
            marked = at in places
            for column in range(self._preview.columnCount()):
                item = self._preview.item(at, column)
                if item is not None:
                    font = item.font()
                    font.setBold(marked)
                    item.setFont(font)
                    item.setBackground(theme.colour("accent_tint" if marked else "surface"))
            if (first := self._preview.item(at, 0)) is not None:
                first.setText(MARK if marked else "")
        numbers = " and ".join(map(str, self.heading_rows))
        self._said.setText(f"Headings: row{'s' * self._two} {numbers}")
        self._up.setEnabled(self._first > 0)
        self._down.setEnabled(places[-1] < min(len(self._sheet.rows), ROWS) - 2)
        self._preview.selectRow(self._first)

    def _point(self, at: int) -> None:
        if self._sheet is None or not 0 <= at < min(len(self._sheet.rows), ROWS) - 1 - self._two:
            return
        self._first = at
        self._mark()
        self.headings_moved.emit()

    def _take_two(self, on: bool) -> None:
        if self._sheet is None:
            return
        self._two = on
        self._first = max(0, min(self._first, len(self._sheet.rows) - 2 - on))
        self._mark()
        self.headings_moved.emit()
