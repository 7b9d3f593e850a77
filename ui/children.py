"""Records that belong to the one on screen: a small table for each kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.reader import Reader
from app.reading import Cond, Query
from app.rights import sees_kind
from models.kinds import Kind, kind_named
from ui.parts.basics import boxed, button, column, label, row
from ui.rows import NUMBERS
from ui.theme import GROUP_GAP, SECTION_GAP, Theme

COLUMNS_SHOWN = 8
MOST_SHOWN = 200
"""Rows of one kind below a record; the rest is a list of its own, in which one searches and filters."""
SCROLL_BAR = 16
EMPTY = "Nothing recorded"
Further = tuple[str, str, Callable[[], object]]
"""A further button of a kind: its words, its name, what it does."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Children:
    """The records of one kind that belong to a record, as shown."""

    kind: str
    ids: tuple[int, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Columns of amounts, which align right."""
    count: int = 0
    """How many there are; more than are shown when there are very many."""


def read_children(reader: Reader, links: Sequence[tuple[str, str]], parent: int) -> list[Children]:
    """For each (kind, link field): what belongs to the parent. Kinds the role does not meet are left out."""
    found = []
    for name, link in links:
        kind = kind_named(name)
        if not sees_kind(reader.role, kind):
            continue
        paths = shown_columns(kind, link, reader)
        ids = sorted(reader.ids(Query(kind, where=Cond(link, "=", parent))))
        rows = reader.rows(kind, paths, ids[:MOST_SHOWN])
        filled = [at for at in range(len(paths)) if any(each.cells[at] for each in rows)][:COLUMNS_SHOWN]
        labels = tuple(kind.fields[paths[at]].label for at in filled)
        cells = tuple(tuple(each.cells[at] for at in filled) for each in rows)
        numbers = frozenset(at for at, of in enumerate(filled) if kind.fields[paths[of]].type in NUMBERS)
        found.append(Children(name, tuple(each.id for each in rows), labels, cells, numbers, len(ids)))
    return found


def shown_columns(kind: type[Kind], link: str, reader: Reader) -> list[str]:
    """Default columns of a kind without the link to the parent."""
    chosen = [key for key in reader.default_columns(kind) if key != link]
    return chosen or [each.key for each in reader.visible_fields(kind) if each.editable and each.key != link]


class ChildTable(QWidget):
    """One kind's records below a title, with a button to record another."""

    opened = Signal(str, object)
    """Kind and id; id 0 asks for a new one."""

    def __init__(
        self,
        children: Children,
        can_write: bool,
        further: Further | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        kind = kind_named(children.kind)
        self.setObjectName(f"children_{children.kind}")
        self._ids = children.ids
        ways = []
        if not kind.spec.by_act:
            add = button(
                "Record", f"add_{children.kind}", lambda: self.opened.emit(children.kind, 0), link=True
            )
            add.setAccessibleName(f"Record {kind.spec.noun}")
            add.setEnabled(can_write)
            ways.append(add)
        if further is not None:
            words, name, do = further
            ways.append(button(words, name, do, link=True))
            ways[-1].setEnabled(can_write)
        layout = column(boxed(row(label(kind.spec.plural, "strong"), *ways, None)), gap=4)
        if children.ids:
            layout.addWidget(self._table(children, kind))
            if children.count > len(children.ids):
                said = f"{len(children.ids)} of {kind.spec.counted(children.count)} are shown; the list has them all."
                layout.addWidget(label(said, "muted", wrap=True, name=f"more_{children.kind}"))
        else:
            layout.addWidget(label(EMPTY, "muted"))
        self.setLayout(layout)

    def _table(self, children: Children, kind: type[Kind]) -> QTableWidget:
        table = QTableWidget(len(children.cells), len(children.labels), self)  # dressed, since it is measured
        table.setObjectName(f"table_{children.kind}")
        table.setAccessibleName(kind.spec.plural)
        for at, words in enumerate(children.labels):
            table.setHorizontalHeaderItem(at, _aligned(QTableWidgetItem(words), at in children.numbers))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(LEFT)
        for line, cells in enumerate(children.cells):
            for at, text in enumerate(cells):
                table.setItem(line, at, _aligned(QTableWidgetItem(text), at in children.numbers))
        height = Theme.current().px(26)
        table.verticalHeader().setDefaultSectionSize(height)
        table.resizeColumnsToContents()
        lines = min(len(children.cells), 8) * height + Theme.current().px(SCROLL_BAR)
        table.setFixedHeight(lines + table.horizontalHeader().sizeHint().height() + 6)
        table.activated.connect(lambda index: self.opened.emit(children.kind, self._ids[index.row()]))
        return table


def _aligned(item: QTableWidgetItem, number: bool) -> QTableWidgetItem:
    """Amounts stand under each other from the right, as in the lists."""
    item.setTextAlignment(RIGHT if number else LEFT)
    return item


class ChildPane(QScrollArea):
    """Several kinds' records of one parent, under each other."""

    opened = Signal(str, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"pane_{name.lower()}")
        self.setAccessibleName(name)
        self.setProperty("pane", True)
        self.setWidgetResizable(True)

    def show_children(
        self, groups: Sequence[Children], can_write: bool, further: Mapping[str, Further] | None = None
    ) -> None:
        """Replaces the contents; `further` has a second button by kind."""
        layout = QVBoxLayout()
        layout.setSpacing(SECTION_GAP)
        for each in groups:
            table = ChildTable(each, can_write, (further or {}).get(each.kind), self)
            table.opened.connect(self.opened)
            layout.addWidget(table)
        layout.addStretch(1)
        inside = boxed(layout, margins=GROUP_GAP)
        inside.setProperty("pane", True)
        self.setWidget(inside)
