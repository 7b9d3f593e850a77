"""Choosing the columns of a list: a tree of all there are at the left, the chosen ones in their order at the right."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from app.columns import Offered, labels_of, offered
from app.listing import is_step
from models.kinds import Kind
from models.text import fold
from ui.lists import RecordGrid, columns_for
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.editors import keep_wheel_away
from ui.parts.sheet import Sheet, room_for
from ui.parts.table_model import Column
from ui.session import Session
from ui.theme import GROUP_GAP, ROW_HEIGHTS

PATH = Qt.ItemDataRole.UserRole
WORDS = Qt.ItemDataRole.UserRole + 1
WORKED_OUT = "worked out"
DENSITIES = {"compact": "Compact", "normal": "Normal", "roomy": "Roomy"}
WIDTH, HEIGHT = 760, 420
LEAST_WIDTH, MOST_WIDTH, STEP_PX = 40, 800, 20
STEP_WIDTH = 130
"""How wide a step's column is at first."""


class ColumnsSheet(Sheet):
    """Tick what is to be a column; the first column is the record's name and stays.

    `done` gets the paths in their order; widths and row height are for a list that keeps them (`for_grid`).
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        kind: type[Kind],
        shown: Sequence[str],
        done: Callable[[list[str]], object],
        *,
        standard: Sequence[str] = (),
        steps: Sequence[Column] = (),
        widths: dict[str, int] | None = None,
        density: str = "",
    ) -> None:
        self._kind, self._first, self._give = kind, shown[0], done
        self._standard = tuple(standard) or tuple(shown)
        self._steps = {each.path: each.label for each in steps}
        self.widths = dict(widths or {})
        """Widths by path that were set by hand, in px at a zoom of 100 %."""
        self._items: dict[str, QTreeWidgetItem] = {}
        self._tree = self._made_tree(offered(session.reader.role, kind))
        self._list = self._made_list()
        self._find = QLineEdit()
        self._find.setObjectName("column_find")
        self._find.setPlaceholderText("Find a column")
        self._find.setAccessibleName("Find a column")
        self._find.textChanged.connect(self._filter)
        self._find.returnPressed.connect(self._go_to_first)
        self._width = label("", "muted", name="column_width")
        self._density = self._made_density(density)
        body = boxed(row(self._left(), self._right(), gap=GROUP_GAP))
        room_for(body, parent, WIDTH, HEIGHT)
        super().__init__(parent, "Columns", body, "Show", self._accept_columns)
        self.foot.insertWidget(0, button("Standard columns", "standard_columns", self._reset, link=True))
        self._choose(shown)
        self._tree.itemChanged.connect(self._ticked)
        self._list.currentRowChanged.connect(lambda _: self._show_width())
        self._list.model().rowsMoved.connect(lambda *_: self._keep_first())
        self._list.setCurrentRow(0)
        self._show_width()
        self._find.setFocus()

    @classmethod
    def for_grid(cls, parent: QWidget, session: Session, grid: RecordGrid) -> "ColumnsSheet":
        """The sheet over a list: shows the columns chosen, their widths and the row height."""

        def done(paths: list[str]) -> None:
            grid.chosen_widths = {path: width for path, width in sheet.widths.items() if path in paths}
            grid.show_paths(paths)
            grid.set_density(sheet.density)

        sheet = cls(
            parent, session, grid.kind, grid.all_paths, done,
            standard=grid.standard, steps=grid.steps, widths=grid.chosen_widths, density=grid.density,
        )  # fmt: skip
        return sheet

    @property
    def density(self) -> str:
        """The row height chosen: compact, normal or roomy."""
        return str(self._density.currentData())

    def paths(self) -> list[str]:
        """The columns chosen, in order."""
        return [str(self._list.item(at).data(PATH)) for at in range(self._list.count())]

    # -- building --
    def _made_tree(self, found: Iterable[Offered]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("column_tree")
        tree.setAccessibleName("All columns")
        tree.setHeaderHidden(True)
        for path, heading in self._steps.items():
            self._items[path] = _item(tree.invisibleRootItem(), path, heading, (heading,), True)
        for each in found:
            if each.path != self._first:
                above = each.path.rpartition(".")[0]
                parent = self._items.get(above) or tree.invisibleRootItem()
                words = (*each.trail, each.field.label)
                self._items[each.path] = _item(parent, each.path, each.field.label, words, each.derived)
        return tree

    def _made_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("column_list")
        made.setAccessibleName("Columns shown, in order")
        made.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        for keys, act in (
            ("Ctrl+Up", lambda: self._move(-1)),
            ("Ctrl+Down", lambda: self._move(1)),
            ("Del", self._leave_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), made)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        return made

    def _made_density(self, density: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName("row_height")
        made.setAccessibleName("Row height")
        for key in ROW_HEIGHTS:
            made.addItem(DENSITIES[key], key)
        made.setCurrentIndex(max(0, made.findData(density or "normal")))
        keep_wheel_away(made)
        return made

    def _left(self) -> QWidget:
        said = label("Space ticks a column.", "muted")
        said.setBuddy(self._tree)
        return boxed(column(self._find, said, self._tree))

    def _right(self) -> QWidget:
        said = label("Drag to reorder, or Ctrl+Up and Ctrl+Down.", "muted", wrap=True)
        said.setBuddy(self._list)
        ways = row(
            button("Move up", "column_up", lambda: self._move(-1)),
            button("Move down", "column_down", lambda: self._move(1)),
            button("Leave out", "column_out", self._leave_out),
            None,
        )
        widths = row(
            button("Narrower", "column_narrower", lambda: self._widen(-STEP_PX)),
            button("Wider", "column_wider", lambda: self._widen(STEP_PX)),
            self._width,
            None,
        )
        high = label("Row height", "muted")
        high.setBuddy(self._density)
        heights = row(high, self._density, None)
        return boxed(column(said, self._list, boxed(ways), boxed(widths), boxed(heights)))

    # -- the tree --
    def _filter(self, typed: str) -> None:
        """Shows what holds every word typed, with the way to it."""
        words = fold(typed).split()
        for item in self._every():
            item.setHidden(bool(words))
        for item in self._every():
            if words and all(word in item.data(0, WORDS) for word in words):
                above: QTreeWidgetItem | None = item
                while above is not None:
                    above.setHidden(False)
                    above.setExpanded(above is not item or above.isExpanded())
                    above = above.parent()

    def _go_to_first(self) -> None:
        words = fold(self._find.text()).split()
        found = (each for each in self._every() if all(word in each.data(0, WORDS) for word in words))
        item = next(found, None)
        if item is not None:
            self._tree.setCurrentItem(item)
            self._tree.setFocus()

    def _every(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self._tree)
        while (item := walk.value()) is not None:
            yield item
            walk += 1

    def _ticked(self, item: QTreeWidgetItem) -> None:
        path, chosen = str(item.data(0, PATH)), item.checkState(0) is Qt.CheckState.Checked
        paths = self.paths()
        if chosen and path not in paths:
            self._fill([*paths, path])
            self._list.setCurrentRow(self._list.count() - 1)
        elif not chosen and path in paths:
            paths.remove(path)
            self._fill(paths)

    # -- the chosen ones --
    def _choose(self, paths: Sequence[str]) -> None:
        """Ticks exactly these columns and lists them in their order."""
        known = [self._first, *(each for each in paths if each in self._items)]
        self._fill(known)
        blocked = self._tree.blockSignals(True)
        for path, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if path in known else Qt.CheckState.Unchecked)
        self._tree.blockSignals(blocked)

    def _fill(self, paths: Sequence[str]) -> None:
        stored = iter(labels_of(self._kind, [each for each in paths if not is_step(each)]))
        self._list.clear()
        for path in paths:
            item = QListWidgetItem(self._steps[path] if is_step(path) else next(stored))
            item.setData(PATH, path)
            if path == self._first:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setText(f"{item.text()} (stays first)")
            self._list.addItem(item)

    def _move(self, step: int) -> None:
        at = self._list.currentRow()
        to = at + step
        if at > 0 and 0 < to < self._list.count():
            self._list.insertItem(to, self._list.takeItem(at))
            self._list.setCurrentRow(to)

    def _leave_out(self) -> None:
        at = self._list.currentRow()
        if at > 0:
            self._items[str(self._list.item(at).data(PATH))].setCheckState(0, Qt.CheckState.Unchecked)
            self._list.setCurrentRow(min(at, self._list.count() - 1))

    def _keep_first(self) -> None:
        """Nothing is dropped above the record's name."""
        paths = self.paths()
        if self._first in paths and paths[0] != self._first:
            self._list.insertItem(0, self._list.takeItem(paths.index(self._first)))

    def _width_now(self) -> tuple[str, int]:
        """Path and width of the column the cursor is on; no path when there is none."""
        at = self._list.currentRow()
        if at < 0:
            return "", 0
        path = str(self._list.item(at).data(PATH))
        stored = [each for each in self.paths() if not is_step(each)]
        usual = {each.path: each.width for each in columns_for(self._kind, stored)}
        return path, self.widths.get(path, usual.get(path, STEP_WIDTH))

    def _show_width(self) -> None:
        path, width = self._width_now()
        self._width.setText(f"{width} wide" if path else "")

    def _widen(self, by: int) -> None:
        path, width = self._width_now()
        if path:
            self.widths[path] = min(MOST_WIDTH, max(LEAST_WIDTH, width + by))
            self._show_width()

    def _reset(self) -> None:
        """The columns, widths and row height that the list began with."""
        self.widths.clear()
        self._choose(self._standard)
        self._density.setCurrentIndex(self._density.findData("normal"))

    def _accept_columns(self) -> bool:
        self._give(self.paths())
        return True


def _item(
    parent: QTreeWidgetItem, path: str, text: str, words: Sequence[str], derived: bool
) -> QTreeWidgetItem:
    said = f"{text} ({WORKED_OUT})" if derived else text
    item = QTreeWidgetItem(parent, [said])
    item.setData(0, PATH, path)
    item.setData(0, WORDS, fold(" ".join((*words, WORKED_OUT if derived else ""))))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, " › ".join((*words[:-1], said)))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    return item
