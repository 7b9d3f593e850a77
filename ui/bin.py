"""The bin: removed records, each with a way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.office import Office
from app.reader import Reader
from models.kinds import Kind
from ui.parts.basics import boxed, column, label
from ui.parts.sheet import Sheet
from ui.session import Session

SHOWN = 500


def show_bin(parent: QWidget, session: Session) -> None:
    """Reads what is in the bin and opens the sheet."""
    session.read(lambda reader: _read(reader), lambda rows: _Bin(parent, session, rows).open())


def _read(reader: Reader) -> list[tuple[Kind, str]]:
    rows = reader.in_bin()[:SHOWN]
    return [(each, f"{each.spec.label}: {each.shown_title}") for each in rows]


class _Bin(Sheet):
    """A list; the verb restores what is selected."""

    def __init__(self, parent: QWidget, session: Session, rows: list[tuple[Kind, str]]) -> None:
        self._session = session
        self._list = QListWidget()
        self._list.setObjectName("bin_list")
        self._list.setAccessibleName("Removed records")
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        for record, words in rows:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, record)
            self._list.addItem(item)
        self._list.setMinimumSize(460, 320)
        said = "Removed records stay here until they are purged." if rows else "The bin is empty."
        body = boxed(column(label(said, "muted", wrap=True), self._list))
        verb = "Restore" if rows and session.writable else ""
        super().__init__(parent, "Bin", body, verb, self._restore if verb else None)

    def _restore(self) -> bool:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
        if not chosen:
            return False

        def job(office: Office) -> int:
            with office.change("Restore from the bin") as work:
                for record in chosen:
                    work.put_back(type(record), record.id)
            return len(chosen)

        self._session.write("", job, self._done)
        return True

    def _done(self, count: int) -> None:
        self._session.said.emit(f"{count} restored from the bin. Undone with Ctrl+Z.", "done")
