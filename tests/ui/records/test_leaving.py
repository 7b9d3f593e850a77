"""What leaves a list: rows on the clipboard, paper, sheets; people's data are logged, sensitive ones kept back."""

import csv
import subprocess
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QTableWidget

from app.reading import GroupBy
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.records.lists import cells, choose, fill, logged, save_to
from tests.ui.test_accessible import nameless
from ui.lists import RecordGrid
from ui.records.page import RecordPage


# -- copying -----------------------------------------------------------------------------------------------------------
def test_selected_rows_are_copied_as_a_table_and_logged(hands: Hands, students: RecordPage) -> None:
    grid = students.grid
    grid.choose_columns(["full_name", "citizenship"])
    grid.setFocus()
    grid.go_to_row(0)
    hands.qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.do("copy_table")
    hands.wait(lambda: hands.workspace.message.text == "2 students copied with headings.")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().splitlines()[0] == "Name\tDraft order\tCitizenship"
    assert [line.split("\t")[0] for line in mime.text().splitlines()[1:]] == cells(grid)[:2]
    assert '<th scope="col">Citizenship</th>' in mime.html() and "<td>Bandaria</td>" in mime.html()
    assert ("copied", "student", "2 records: full_name, step:ito, citizenship") in logged(hands)


def test_headings_of_groups_are_copied_with_their_sums(hands: Hands, lines: RecordPage) -> None:
    grid = lines.grid
    grid.choose_columns(["program_id", "course_title", "unit_cost"])
    grid.group_by([GroupBy("line_status")])
    hands.wait(lambda: grid.table.outline)
    grid.selectAll()
    hands.do("copy_table")
    hands.wait(lambda: "4 training lines copied" in hands.workspace.message.text)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[1] == ["Status: Confirmed · 1 training line", "", "$1"]
    assert rows[2][1:] == ["Logistics", "$1"]
    assert not any(action == "copied" for action, _, _ in logged(hands)), "lines are no people"


def test_where_copies_cannot_be_logged_there_are_none(hands: Hands, folder: Path) -> None:
    with_office(folder, fill)
    first = support.reopen(folder)
    try:
        hands.open(folder)
        page = hands.students
        page.grid.selectAll()
        QGuiApplication.clipboard().setText("as before")
        hands.do("copy_table")
        assert "Copies of students are logged" in hands.workspace.message.text
        assert QGuiApplication.clipboard().text() == "as before"
        page.grid.set_density("compact")  # changes nothing in the office, and says nothing
        hands.window.close()
    finally:
        first.close()


# -- paper -------------------------------------------------------------------------------------------------------------
def test_what_is_shown_is_previewed_and_saved_as_a_paper(
    hands: Hands, students: RecordPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    students.grid.group_by([GroupBy("unit_id")])
    hands.wait(lambda: students.grid.table.outline)
    target = tmp_path / "list.pdf"
    save_to(monkeypatch, target)
    hands.do("print_list")
    hands.wait(hands.dialogs)
    assert "1 page" in hands.words(hands.dialogs()[0])
    assert hands.find(QLabel, "preview_page_1").pixmap().width() > 400
    hands.click("sheet_verb")
    hands.wait(target.exists)
    hands.wait(lambda: hands.workspace.message.text == "Saved as list.pdf.")
    text = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert text.index("Unit: 1 Signal Battalion · 2 students") < text.index(
        "Unit: 2 Field Hospital · 2 students"
    )
    assert "All students; grouped by unit." in text and "ALVAREZ, Ana" in text and "CUI" in text
    assert any(action == "printed" and kind == "student" for action, kind, _ in logged(hands))


def test_a_paper_that_is_not_saved_leaves_no_trace(
    hands: Hands, students: RecordPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    hands.do("print_list")
    hands.wait(hands.dialogs)
    hands.click("sheet_verb")
    assert hands.dialogs(), "the preview stays"
    hands.click("sheet_cancel")
    assert not any(action == "printed" for action, _, _ in logged(hands))


# -- sheets ------------------------------------------------------------------------------------------------------------
def test_the_preview_says_what_leaves_and_keeps_sensitive_columns_back(
    hands: Hands, students: RecordPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    students.grid.choose_columns(["full_name", "citizenship", "date_of_birth"])
    hands.do("export")
    hands.settle()
    columns = hands.find(QListWidget, "export_columns")
    listed = {columns.item(at).text(): columns.item(at).checkState() for at in range(columns.count())}
    assert listed["Name — personal"] is Qt.CheckState.Checked
    assert listed["Date of birth — personal"] is Qt.CheckState.Checked
    assert "written into the access log" in hands.text("export_said")
    assert "4 students, 4 columns, marked CUI." in hands.text("export_said")
    table = hands.find(QTableWidget, "export_preview")
    assert (table.rowCount(), table.columnCount()) == (4, 4)
    assert table.item(0, 0).text() == "ALVAREZ, Ana"
    assert nameless(hands.window) == []
    birth = next(at for at in range(columns.count()) if columns.item(at).text().startswith("Date of birth"))
    columns.item(birth).setCheckState(Qt.CheckState.Unchecked)
    hands.wait(lambda: table.columnCount() == 3)
    target = tmp_path / "students.xlsx"
    save_to(monkeypatch, target)
    hands.click("sheet_verb")
    hands.wait(lambda: "4 students exported to students.xlsx." in hands.workspace.message.text)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(target)["Students"].iter_rows()]
    assert rows[0] == ["Name", "Draft order", "Citizenship"]
    assert ("exported", "student", "4 records: full_name, step:ito, citizenship") in logged(hands)


def test_a_sensitive_column_leaves_only_when_it_is_ticked(hands: Hands, lines: RecordPage) -> None:
    """Dependent records of a student have no list of their own yet, so the sheet is opened over one made here."""
    from models.training.passports import Passport
    from ui.exporting import ExportSheet

    assert hands.window.session is not None
    grid = RecordGrid(
        hands.window.session, Passport, ["student_id", "passport_no"], "Passports", place="test"
    )
    hands.qtbot.addWidget(grid)
    sheet = ExportSheet(hands.window, hands.window.session, grid, "")
    sheet.open()
    hands.settle()
    columns = hands.find(QListWidget, "export_columns")
    assert columns.item(1).text() == "Passport number — sensitive"
    assert columns.item(1).checkState() is Qt.CheckState.Unchecked
    assert sheet.query().columns == ("student_id",)
    columns.item(1).setCheckState(Qt.CheckState.Checked)
    hands.wait(lambda: "1 of them sensitive" in hands.text("export_said"))
    assert sheet.query().columns == ("student_id", "passport_no")
    sheet.reject()


def test_only_the_selected_leave_as_a_text_table(
    hands: Hands, lines: RecordPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = lines.grid
    grid.choose_columns(["program_id", "course_title", "report_date"])
    grid.group_by([GroupBy("line_status")])
    hands.wait(lambda: grid.table.outline)
    grid.go_to_row(3)
    grid.setFocus()
    hands.qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    titles = cells(grid, 1)[3:5]
    hands.do("export")
    choose(hands, "export_rows", "Only the selected: 2 training lines")
    choose(hands, "export_format", ".csv")
    hands.wait(lambda: "their sums are left out" in hands.text("export_said"))
    target = tmp_path / "lines.csv"
    save_to(monkeypatch, target)
    hands.click("sheet_verb")
    hands.wait(lambda: "2 training lines exported" in hands.workspace.message.text)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["Status", "Program", "Course title", "Report date"]
    assert [row[0] for row in rows[1:]] == ["Planned", "Planned"]
    assert sorted(row[2] for row in rows[1:]) == sorted(titles)


def test_an_export_that_is_stopped_says_so_and_leaves_nothing(
    hands: Hands, lines: RecordPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lines.xlsx"
    save_to(monkeypatch, target)
    hands.do("export")
    assert hands.window.session is not None
    hands.window.session.jobs.began.connect(
        lambda running: running.cancel() if running.title == "Exporting" else None
    )
    hands.click("sheet_verb")
    hands.wait(lambda: "The export was stopped." in hands.workspace.message.text)
    assert not target.exists()
