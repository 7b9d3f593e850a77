"""What the tests of lists share: a few students and training lines, and a person's moves at a list."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QTreeWidget, QTreeWidgetItem

from app import access
from app.office import Office
from tests import support
from tests.ui.driving import Hands
from ui.lists import RecordGrid
from ui.records.page import RecordPage

LINES = (
    ("Signals", "IMET-1", "PLANNED", date(2026, 8, 5), 125_050), ("Logistics", "IMET-1", "CONFIRMED", None, 100),
    ("Medics", "IMET-2", "PLANNED", date(2026, 11, 2), 5_000), ("Engineers", "IMET-2", "PLANNED", None, None),
)  # fmt: skip


def fill(office: Office) -> None:
    units = [
        support.add(office, "unit", unit_name=name) for name in ("1 Signal Battalion", "2 Field Hospital")
    ]
    for at, surname in enumerate(("ALVAREZ", "NAKAMBO", "ORUBA", "ŁUSZANEK")):
        support.add(
            office,
            "student",
            surname=surname,
            first_name="Ana",
            unit_id=units[at % 2],
            citizenship="Bandaria",
        )
    programs = {name: support.add(office, "training_program", program_label=name, fiscal_year=2026)
                for name in ("IMET-1", "IMET-2")}  # fmt: skip
    for title, program, status, day, cost in LINES:
        support.add(office, "training_line", course_title=title, program_id=programs[program], line_status=status,
                    report_date=day, unit_cost=cost, quantity=1, wcn=title[:8])  # fmt: skip


def training_lines(hands: Hands) -> RecordPage:
    host = hands.workspace.go_to("Students")
    page = host.choose("Training lines")  # type: ignore[attr-defined]
    hands.settle()
    assert isinstance(page, RecordPage)
    return page


def cells(grid: RecordGrid, column: int = 0) -> list[object]:
    return [grid.table.index(row, column).data() for row in range(grid.table.rowCount())]


def choose(hands: Hands, name: str, text: str) -> None:
    combo = hands.find(QComboBox, name)
    at = combo.findText(text, Qt.MatchFlag.MatchContains)
    assert at >= 0, [combo.itemText(each) for each in range(combo.count())]
    combo.setCurrentIndex(at)
    hands.settle()


def tick(hands: Hands, words: str) -> None:
    """Ticks a column by its way, as Space does."""
    tree = hands.find(QTreeWidget, "column_tree")
    item: QTreeWidgetItem = tree.invisibleRootItem()
    for part in words.split(" › "):
        item = next(each for at in range(item.childCount()) if (each := item.child(at)).text(0) == part)
    tree.setCurrentItem(item)
    tree.setFocus()
    hands.qtbot.keyClick(tree, Qt.Key.Key_Space)


def reopened(hands: Hands) -> None:
    folder = hands.window.machine.offices()[0]
    hands.window.close()
    hands.open(folder)


def save_to(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))


def logged(hands: Hands) -> list[tuple[str, str, str]]:
    hands.settle()
    assert hands.window.session is not None
    found = access.lines(hands.window.session.office.reader.connection)
    return [(each.action, each.kind, each.detail) for each in found]


def tree_items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found, waiting = [], [tree.invisibleRootItem()]
    while waiting:
        item = waiting.pop(0)
        below = [item.child(at) for at in range(item.childCount())]
        waiting = below + waiting
        found += [item] if item is not tree.invisibleRootItem() else []
    return found
