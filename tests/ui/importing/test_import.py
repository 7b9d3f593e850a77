"""Bringing in a sheet through the window: columns, every row checked, one step, rejects to be mended."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from tests.ui.driving import Hands
from ui.importing.sheet import ImportSheet

NOMINEES = """List of nominees,,,
Surname,First name,Date of birth,Shoe size
ALVAREZ,Marta,05/04/1991,42
NAKAMBO,Peter,13/02/1988,44
ORUBA,Daniel,31/02/1990,41
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "nominees.csv"
    path.write_text(NOMINEES, encoding="utf-8")
    return path


def begin(hands: Hands, folder: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> ImportSheet:
    hands.open(folder)
    assert hands.students.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    hands.do("import")
    hands.wait(lambda: hands.window.findChild(ImportSheet))
    hands.settle()
    made = hands.window.findChild(ImportSheet)
    assert made is not None
    return made


def as_students(hands: Hands) -> None:
    kind = hands.find(QComboBox, "import_kind")
    kind.setCurrentIndex(kind.findData("student"))
    kind.activated.emit(kind.currentIndex())
    hands.settle()


def test_a_column_that_is_not_recognised_has_to_be_settled_before_rows_are_checked(
    hands: Hands, folder: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(hands, folder, sheet, monkeypatch)
    as_students(hands)
    assert "Shoe size" in hands.text("import_said")
    assert not hands.find(QPushButton, "import_go").isEnabled()
    leave_out(hands)
    assert hands.find(QPushButton, "import_go").isEnabled()


def leave_out(hands: Hands) -> None:
    combo = hands.find(QComboBox, "target_3")
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    hands.settle()


def test_rows_go_in_as_one_step_and_rejects_come_back_with_the_reason(
    hands: Hands, folder: Path, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = begin(hands, folder, sheet, monkeypatch)
    as_students(hands)
    leave_out(hands)
    hands.click("import_go")
    assert "Nothing is written yet" in hands.text("import_said")
    rows = dialog._outcome.grids["Rows"].table
    first = [rows.data(rows.index(0, at)) for at in range(3)]
    assert first[:2] == ["5", "Rejected"]
    assert "31/02/1990" in str(rows.data(rows.index(0, 3)))
    target = tmp_path / "rejected.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("import_rejects")
    kept = [[cell.value for cell in row] for row in load_workbook(target).worksheets[0].iter_rows()]
    assert any("ORUBA" in line for line in kept)
    hands.click("import_go")
    hands.wait(lambda: len(hands.students.grid.table.ids) == 2)
    hands.click("import_cancel")
    hands.do("undo")
    hands.wait(lambda: len(hands.students.grid.table.ids) == 0)


def test_a_second_import_of_the_same_sheet_finds_nothing_new(
    hands: Hands, folder: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        if not hasattr(hands, "window") or hands.window.workspace is None:
            begin(hands, folder, sheet, monkeypatch)
        else:
            hands.do("import")
            hands.settle()
        as_students(hands)
        if hands.find(QComboBox, "target_3").currentIndex():
            leave_out(hands)
        if not hands.find(QPushButton, "import_go").isEnabled():
            leave_out(hands)
        hands.click("import_go")
        if hands.find(QPushButton, "import_go").isEnabled():
            hands.click("import_go")
            hands.wait(lambda: len(hands.students.grid.table.ids) == 2)
            hands.click("import_cancel")
    assert "2 unchanged" in hands.text("import_said")


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no zip at all")
    begin(hands, folder, broken, monkeypatch)
    hands.wait(lambda: hands.text("import_said") != "Reading the file")
    assert "Traceback" not in hands.text("import_said")
    assert not hands.find(QPushButton, "import_go").isEnabled()
