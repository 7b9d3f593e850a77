"""Choosing the columns of a list; the choice is kept on this machine."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.rights import sees_field
from models.fields import Field, Type
from models.kinds import Kind
from ui.parts.basics import boxed, column, label
from ui.parts.sheet import Sheet
from ui.session import Session

LEFT_OUT = frozenset({Type.FILE, Type.LONG_TEXT, Type.LOCAL_MOMENT, Type.INSTANT, Type.PARTIAL_DATE})


class ColumnsSheet(Sheet):
    """Every field a person may see, ticked when it is a column; the first column is the name and stays."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        kind: type[Kind],
        shown: Sequence[str],
        done: Callable[[list[str]], object],
    ) -> None:
        self._first, self._give = shown[0], done
        self._list = QListWidget()
        self._list.setObjectName("column_list")
        self._list.setAccessibleName("Columns")
        fields = {each.key: each for each in filterable(session, kind) if each.key != self._first}
        known = [key for key in shown if key in fields]
        for key in (*known, *(key for key in fields if key not in known)):
            item = QListWidgetItem(fields[key].label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setCheckState(Qt.CheckState.Checked if key in known else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._list.setMinimumSize(360, 400)
        said = label("Space ticks a column. Drag to reorder, or Ctrl+Up and Ctrl+Down.", "muted", wrap=True)
        said.setBuddy(self._list)
        super().__init__(parent, "Columns", boxed(column(said, self._list)), "Show", self._accept_columns)
        self._move_by_keys()

    def _move_by_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    def _move(self, step: int) -> None:
        at = self._list.currentRow()
        to = at + step
        if at >= 0 and 0 <= to < self._list.count():
            self._list.insertItem(to, self._list.takeItem(at))
            self._list.setCurrentRow(to)

    def _accept_columns(self) -> bool:
        items = (self._list.item(at) for at in range(self._list.count()))
        ticked = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        self._give([self._first, *ticked])
        return True


def filterable(session: Session, kind: type[Kind]) -> Sequence[Field[Any]]:
    """Fields that can be columns: those the role meets, without long texts and files, by label."""
    fields = (each for each in kind.stored_fields() if each.type not in LEFT_OUT)
    seen = (each for each in fields if sees_field(session.reader.role, each))
    return sorted(seen, key=lambda each: each.label.casefold())
