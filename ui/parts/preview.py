"""A file shown inside the program: pages, a picture, text, or a sheet as a table; drawn off the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app import attachments
from app.attachments import Opened, Shown
from app.errors import Trouble
from app.importing.cells import column_letters
from ui.parts.basics import boxed, column, label
from ui.parts.words import counted
from ui.theme import GAP, Theme

TEXT_SHOWN = 200_000
PAGES_SHOWN = 20
CANNOT = "This kind of file cannot be shown here. Open it outside; that is logged."
CHOOSE = "Choose a file to see it here."


@dataclass(frozen=True)
class Drawn:
    """A file ready to be shown; one of pages, text and tables is filled, else `note` says why not."""

    file_name: str
    pages: Sequence[QImage] = ()
    text: str = ""
    tables: Sequence[Shown] = ()
    note: str = ""


def drawn(opened: Opened, width: int) -> Drawn:
    """Draws a file `width` px wide at most; touches no widget, so that a job may call it."""
    name = opened.file_name
    if opened.media_type == "application/pdf":
        return _pdf(opened, width)
    if opened.media_type.startswith("image/"):
        picture = QImage.fromData(opened.data)
        if not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            fits = picture if picture.width() <= width else picture.scaledToWidth(width, smooth)
            return Drawn(name, pages=[fits])
    if attachments.is_sheet(opened):
        try:
            return Drawn(name, tables=attachments.tables_of(opened))
        except Trouble as error:
            return Drawn(name, note=f"It cannot be shown as a table. {error.title}")
    if opened.media_type.startswith("text/"):
        return Drawn(name, text=opened.data[:TEXT_SHOWN].decode("utf-8", "replace"))
    return Drawn(name, note=CANNOT)


def _pdf(opened: Opened, width: int) -> Drawn:
    import pypdfium2

    from ui.papers import first_pages

    try:
        pages, count = first_pages(opened.data, width, PAGES_SHOWN)
    except pypdfium2.PdfiumError:
        return Drawn(
            opened.file_name, note="The file is damaged, or protected by a password: it cannot be shown."
        )
    more = (
        f"{counted(count - len(pages), 'more page')}: open it outside to see them."
        if count > len(pages)
        else ""
    )
    return Drawn(opened.file_name, pages=pages, note=more)


class FilePreview(QStackedWidget):
    """Shows what was drawn; says what to do while there is nothing."""

    def __init__(self, name: str = "file_preview") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Preview")
        self.say(CHOOSE)

    def say(self, sentence: str) -> None:
        """Shows a sentence in the place of a file."""
        said = label(sentence, "muted", wrap=True, name="preview_said")
        said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        said.setContentsMargins(GAP, GAP, GAP, GAP)
        self._put(said)

    def show_drawn(self, found: Drawn) -> None:
        """Shows a file."""
        if found.pages:
            self._put(_pages(found))
        elif found.tables:
            self._put(_tables(found))
        elif found.note:
            self.say(found.note)
        else:
            self._put(_text(found))

    def _put(self, shown: QWidget) -> None:
        while old := self.widget(0):
            self.removeWidget(old)
            old.deleteLater()
        self.addWidget(shown)


def _pages(found: Drawn) -> QWidget:
    labels: list[QWidget | int | None] = []
    for number, picture in enumerate(found.pages, 1):
        page = label("", name=f"file_page_{number}")
        page.setPixmap(QPixmap.fromImage(picture))
        page.setAccessibleName(f"{found.file_name}, page {number} of {len(found.pages)}")
        labels.append(page)
    if found.note:
        labels.append(label(found.note, "muted"))
    scroll = QScrollArea()
    scroll.setObjectName("file_pages")
    scroll.setAccessibleName(found.file_name)
    scroll.setWidget(boxed(column(*labels), margins=GAP))
    return scroll


def _text(found: Drawn) -> QWidget:
    text = QPlainTextEdit(found.text)
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setObjectName("file_text")
    text.setAccessibleName(found.file_name)
    return text


def _tables(found: Drawn) -> QWidget:
    if len(found.tables) == 1:
        return _table(found.file_name, found.tables[0])
    sheets = QTabWidget()
    sheets.setObjectName("file_sheets")
    sheets.setAccessibleName(f"Sheets of {found.file_name}")
    sheets.tabBar().setObjectName("file_sheet_tabs")
    sheets.tabBar().setAccessibleName(f"Sheets of {found.file_name}")
    for each in found.tables:
        sheets.addTab(_table(found.file_name, each), each.name)
    return sheets


def _table(file_name: str, shown: Shown) -> QWidget:
    """Rows and columns named as a spreadsheet names them."""
    width = len(shown.rows[0]) if shown.rows else 0
    table = QTableWidget(len(shown.rows), width)
    table.setObjectName("file_table")
    table.setAccessibleName(f"{file_name} {shown.name}".strip())
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setHorizontalHeaderLabels([column_letters(at) for at in range(width)])
    table.verticalHeader().setDefaultSectionSize(Theme.current().px(24))
    for line, cells in enumerate(shown.rows):
        for at, text in enumerate(cells):
            if text:
                table.setItem(line, at, QTableWidgetItem(text))
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(table)
    if shown.more:
        layout.addWidget(label(f"{counted(shown.more, 'more row')} not shown", "muted"))
    return made
