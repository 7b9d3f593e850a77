"""Bringing in a sheet through the window: every step forwards and back, what is odd, what is kept, what is refused."""

from pathlib import Path
from typing import Protocol

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableWidget,
)

from app.importing import run
from app.office import Office
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.importing.shots import write_book
from tests.ui.test_accessible import nameless
from ui.importing.imports import ImportsPage
from ui.importing.sheet import IMPORTING, ImportSheet
from ui.jobs import Running
from ui.office.page import OfficePage

NOMINEES = """List of nominees,,,
Surname,First name,Date of birth,Shoe size
ALVAREZ,Marta,05/04/1991,42
NAKAMBO,Peter,07/02/1988,44
ORUBA,Daniel,31 Feb 1990,41
"""
KNOWN = "Surname,First name,Service number\nALVAREZ,Marta,BN-1\nNAKAMBO,Peter,BN-2\n"


class Write(Protocol):
    def __call__(self, text: str, name: str = "nominees.csv") -> Path: ...


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(text: str, name: str = "nominees.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return made


def bring(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> ImportSheet:
    """The import of a file, from the menu."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.do("import")
    hands.wait(lambda: hands.dialogs())
    hands.settle()
    return hands.find(ImportSheet, "import")


def said(hands: Hands) -> str:
    return hands.text("import_said")


def step(dialog: ImportSheet) -> str:
    return dialog.strip.accessibleName()


def choose(hands: Hands, name: str, data: object) -> None:
    combo = hands.find(QComboBox, name)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())
    hands.settle()


def item(table: QTableWidget, row: int, column: int) -> str:
    found = table.item(row, column)
    assert found is not None
    return found.text()


def students(hands: Hands) -> int:
    return len(hands.students.grid.table.ids)


def rows(dialog: ImportSheet) -> list[list[str]]:
    table = dialog._outcome.grids["Rows"].table
    return [[str(table.data(table.index(row, at))) for at in range(4)] for row in range(table.rowCount())]


# -- straight through ----------------------------------------------------------------------------------------------
def test_every_step_of_an_unknown_sheet(
    hands: Hands, folder: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    dialog = bring(hands, write(NOMINEES), monkeypatch)
    assert step(dialog) == "Step 3 of 6: Columns", "one sheet with certain headings needs no choice"
    assert hands.find(QComboBox, "import_kind").currentText() == "Students"
    assert "3 of 4 headings are fields of students" in hands.text("import_fit_said")
    assert "Shoe size" in said(hands) and not hands.find(QPushButton, "import_go").isEnabled()
    choose(hands, "target_3", None)
    assert "day or the month written first" in said(hands)
    question = hands.find(QRadioButton, "order_2_DMY")
    assert "05/04/1991 is 05 Apr 1991" in question.text()
    assert "05/04/1991 is 04 May 1991" in hands.find(QRadioButton, "order_2_MDY").text()
    question.click()
    assert "Every column is settled" in said(hands)
    hands.click("import_go")
    assert step(dialog) == "Step 4 of 6: Odd values"
    assert "1 text could not be read" in said(hands)
    assert "31 Feb 1990" in hands.text("odd_asked") and "1 row" in hands.text("odd_asked")
    hands.click("import_go")
    assert step(dialog) == "Step 5 of 6: Outcome"
    assert "2 created, 1 rejected" in said(hands) and "Nothing is written yet" in said(hands)
    assert [each[:2] for each in rows(dialog)] == [["5", "Rejected"], ["3", "New"], ["4", "New"]]
    target = tmp_path / "rejected.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("import_rejects")
    hands.click("import_go")
    assert step(dialog) == "Step 6 of 6: Done"
    assert "2 new" in hands.words(dialog) and "1 rejected" in hands.words(dialog)
    report = tmp_path / "report.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(report), ""))
    hands.click("done_report")
    assert report.exists()
    hands.click("import_cancel")
    assert not hands.dialogs()
    hands.wait(lambda: students(hands) == 2)
    mended = openpyxl.load_workbook(target)
    mended.worksheets[0].cell(2, 5).value = "28 Feb 1990"
    mended.save(target)
    dialog = bring(hands, target, monkeypatch)
    assert step(dialog) == "Step 5 of 6: Outcome", "the rejects sheet is known by the headings of its file"
    hands.click("import_go")
    assert hands.text("found_said").endswith(" at 1 record since this import.") and nameless(dialog) == []
    hands.click("found_open")
    assert not hands.dialogs()
    hands.wait(lambda: students(hands) == 3)
    assert hands.students.pane.seen is not None and hands.students.pane.seen.record.shown_title.startswith(
        "ORUBA"
    )
    hands.do("undo")
    hands.do("undo")
    hands.wait(lambda: students(hands) == 0)


def test_a_known_sheet_takes_four_steps(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    bring(hands, write(KNOWN), monkeypatch)
    hands.click("import_go")
    hands.click("import_go")
    hands.click("import_cancel")
    again = write(f"{KNOWN}ORUBA,Daniel,BN-3\n", "second.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(again), ""))
    steps = 0
    hands.do("import")
    steps += 2  # the command, and the file in the system's dialog
    dialog = hands.find(ImportSheet, "import")
    assert step(dialog) == "Step 5 of 6: Outcome"
    assert said(hands).startswith("As the last time with these headings. 3 rows: 1 created, 2 unchanged.")
    hands.click("import_go")
    steps += 1
    hands.click("import_cancel")
    steps += 1
    hands.wait(lambda: students(hands) == 3)
    assert steps == 4


def test_a_second_import_of_the_same_sheet_finds_nothing_new(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    path = write(KNOWN)
    bring(hands, path, monkeypatch)
    hands.click("import_go")
    hands.click("import_go")
    hands.click("import_cancel")
    dialog = bring(hands, path, monkeypatch)
    assert "2 unchanged" in said(hands)
    assert not dialog.go.isVisible() and dialog.cancel.text() == "Close"
    hands.click("import_cancel")
    assert not hands.dialogs()


# -- sheet and headings --------------------------------------------------------------------------------------------
def test_the_sheet_and_the_row_of_headings_are_chosen_on_the_preview(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_book(tmp_path / "book.xlsx")
    hands.open(folder)
    dialog = bring(hands, tmp_path / "book.xlsx", monkeypatch)
    assert step(dialog) == "Step 2 of 6: Sheet and headings"
    sheets = hands.find(QListWidget, "sheets")
    assert [sheets.item(at).text() for at in range(sheets.count())] == [
        "Nominations\n7 rows",
        "Notes for the embassy, autumn\n2 rows",
    ]
    preview = hands.find(QTableWidget, "sheet_preview")
    assert hands.text("headings_said") == "Headings: row 3"
    assert [item(preview, at, 0) for at in range(3)] == ["", "Headings", ""]
    assert item(preview, 1, 1) == "Surname"
    preview.setCurrentCell(2, 0)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert hands.text("headings_said") == "Headings: row 4"
    hands.click("headings_up")
    hands.find(QCheckBox, "headings_two").click()
    assert hands.text("headings_said") == "Headings: rows 3 and 4"
    hands.find(QCheckBox, "headings_two").click()
    hands.click("headings_up")
    assert hands.text("headings_said") == "Headings: row 1"
    hands.click("import_go")
    hands.click("import_back")
    assert hands.text("headings_said") == "Headings: row 1"
    hands.click("headings_down")
    hands.click("import_go")
    assert step(dialog) == "Step 3 of 6: Columns"
    assert dialog._proposal is not None and dialog._proposal.heading_rows == (3,)
    hands.click("import_back")
    sheets.setCurrentRow(1)
    hands.settle()
    assert step(dialog) == "Step 2 of 6: Sheet and headings"
    hands.click("import_go")
    assert "1 row in “Notes for the embassy, autumn”" in said(hands)


def test_the_kind_is_chosen_from_all_that_come_from_sheets_and_found_again(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    bring(hands, write(KNOWN), monkeypatch)
    kinds = hands.find(QComboBox, "import_kind")
    offered = {kinds.itemData(at) for at in range(kinds.count())}
    assert {"student", "training_line", "course", "passport", "english_test"} <= offered
    choose(hands, "import_kind", "dependent")
    assert kinds.currentText() == "Dependents"
    hands.click("import_fit")
    assert kinds.currentText() == "Students"


# -- odd values ----------------------------------------------------------------------------------------------------
ODD = "Surname,First name,Grade,Born\n" + "".join(
    f"S{at},Ann,{grade},{born}\n"
    for at, (grade, born) in enumerate(
        [("O-33", "1990-01-05"), ("Emperor", "1991-01-05"), ("Emperor", "n/a"), ("E-5", "1992-02-03")]
    )
)


def to_odd(hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> ImportSheet:
    hands.open(folder)
    dialog = bring(hands, write(ODD), monkeypatch)
    choose(hands, "target_3", "date_of_birth")
    hands.click("import_go")
    assert step(dialog) == "Step 4 of 6: Odd values"
    return dialog


def odd_table(hands: Hands) -> list[list[str]]:
    table = hands.find(QTableWidget, "odd_values")
    return [[item(table, row, at) for at in (0, 1, 2, 4)] for row in range(table.rowCount())]


def pick_odd(hands: Hands, text: str) -> None:
    table = hands.find(QTableWidget, "odd_values")
    table.setCurrentCell(next(at for at, each in enumerate(odd_table(hands)) if each[1] == text), 0)


def test_an_answer_for_an_odd_text_counts_in_all_its_rows(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = to_odd(hands, folder, write, monkeypatch)
    assert odd_table(hands) == [
        ["Grade", "O-33", "1", "Rows are rejected"],
        ["Grade", "Emperor", "2", "Rows are rejected"],
        ["Born", "n/a", "1", "Taken as it is read"],
    ]
    pick_odd(hands, "O-33")
    assert not hands.find(QLineEdit, "odd_value").text() and "Suggested: O-3" in hands.text("odd_asked")
    hands.find(QRadioButton, "odd_value").click()
    hands.settle()
    assert hands.find(QLineEdit, "odd_value").text() == "O-3"
    assert hands.text("odd_said").startswith("Read as O-3")
    pick_odd(hands, "Emperor")
    hands.type("odd_value", "Queen")
    hands.settle()
    hands.wait(lambda: "Not read: “Queen” is not among the codes" in hands.text("odd_said"))
    hands.click("odd_empty")
    assert odd_table(hands)[1][3] == "Leave empty"
    pick_odd(hands, "n/a")
    hands.click("odd_keep")
    assert [each[3] for each in odd_table(hands)] == ["Use “O-3”", "Leave empty", "Keep as it is"]
    assert "without an answer" not in said(hands)
    hands.click("import_go")
    assert step(dialog) == "Step 5 of 6: Outcome"
    assert "4 rows: 4 created." in said(hands)
    hands.click("import_back")
    assert [each[3] for each in odd_table(hands)] == ["Use “O-3”", "Leave empty", "Keep as it is"]
    pick_odd(hands, "Emperor")
    hands.click("odd_reject")
    hands.click("import_go")
    assert "2 created, 2 rejected" in said(hands)
    assert "set aside by hand" in rows(dialog)[0][2]


def test_suggestions_are_taken_at_once_and_an_answer_taken_back(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_odd(hands, folder, write, monkeypatch)
    assert hands.find(QPushButton, "odd_suggestions").text() == "Take every suggestion (1)"
    hands.click("odd_suggestions")
    assert odd_table(hands)[0][3] == "Use “O-3”"
    pick_odd(hands, "O-33")
    hands.click("odd_clear")
    assert odd_table(hands)[0][3] == "Rows are rejected"


def test_an_answer_that_cannot_be_read_comes_back_to_be_mended(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = to_odd(hands, folder, write, monkeypatch)
    pick_odd(hands, "Emperor")
    hands.type("odd_value", "Queen")
    hands.click("import_go")
    assert step(dialog) == "Step 5 of 6: Outcome"
    assert "3 rejected" in said(hands)


# -- outcome -------------------------------------------------------------------------------------------------------
def test_rows_are_filtered_by_outcome_and_reason_and_shown_before_and_after(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known(office: Office) -> None:
        support.add(
            office, "student", surname="DOE", first_name="Jane", country_service_number="BN-7", us_grade="O-3"
        )

    with_office(folder, known)
    hands.open(folder)
    text = (
        "Surname,First name,Service number,Grade\nDOE,Jane,BN-7,O-4\nROE,Max,BN-8,E-5\nPOE,Ann,BN-9,Emperor\n"
    )
    dialog = bring(hands, write(text), monkeypatch)
    hands.click("import_go")
    hands.click("import_go")
    assert len(rows(dialog)) == 3
    choose(hands, "outcome_filter", run.Outcome.CHANGED)
    assert [each[1] for each in rows(dialog)] == ["Changed"]
    hands.settle()
    assert hands.text("difference").startswith("U.S. grade: O-3")
    assert "→ O-4" in hands.text("difference")
    choose(hands, "outcome_filter", run.Outcome.CREATED)
    hands.settle()
    assert "Surname: ROE" in hands.words(dialog)
    choose(hands, "outcome_filter", None)
    choose(hands, "reason_filter", "Grade")
    assert [each[0] for each in rows(dialog)] == ["4"]
    assert "is not among the codes" in hands.text("row_reasons")
    assert "1 row shown of 3" in hands.text("outcome_shown")


def test_sums_that_differ_are_shown_first(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resources

    text = resources.text("demo/fmt_honduras.csv").replace("$15,576", "$15,577", 1)
    hands.open(folder)
    dialog = bring(hands, write(text, "planted.csv"), monkeypatch)
    hands.click("import_go")
    if step(dialog).endswith("Odd values"):
        hands.click("import_go")
    assert "1 published sum differs" in said(hands)
    assert dialog._outcome._tabs.currentIndex() == 1
    table = dialog._outcome.grids["Sums"].table
    assert table.data(table.index(0, 1)) == "Differs"


# -- back, cancel, stop --------------------------------------------------------------------------------------------
def test_cancel_at_any_step_leaves_nothing(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    office = hands.workspace.session.office
    before = office.head()
    for steps in range(4):
        dialog = bring(hands, write(NOMINEES), monkeypatch)
        if steps > 0:
            choose(hands, "target_3", None)
            hands.find(QRadioButton, "order_2_DMY").click()
        for _ in range(steps):
            hands.click("import_go") if steps < 3 or dialog.strip.at < 4 else None
        hands.click("import_cancel")
        assert not hands.dialogs()
    assert office.head() == before
    assert students(hands) == 0


def test_closing_while_the_file_is_read_stops_the_reading(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    dialog = ImportSheet(hands.window, hands.workspace.session, write(NOMINEES))
    dialog.open()
    dialog.reject()
    hands.settle()
    assert not hands.dialogs()


def test_an_import_under_way_is_stopped_with_nothing_kept_and_can_be_started_again(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    text = "Surname,First name\n" + "".join(f"S{at},Ann\n" for at in range(400))
    dialog = bring(hands, write(text), monkeypatch)
    hands.click("import_go")

    def stop(running: Running) -> None:
        if running.title == IMPORTING:
            running.cancel()

    hands.window.jobs.began.connect(stop)
    hands.click("import_go")
    hands.window.jobs.began.disconnect(stop)
    assert "The import was stopped. Nothing was imported." in said(hands)
    assert step(dialog) == "Step 5 of 6: Outcome"
    hands.click("import_go")
    assert step(dialog) == "Step 6 of 6: Done"


def test_another_file_can_be_chosen_from_the_first_and_the_last_step(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    dialog = bring(hands, write(NOMINEES), monkeypatch)
    hands.click("import_back")
    hands.click("import_back")
    assert step(dialog) == "Step 1 of 6: File"
    other = write(KNOWN, "other.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    hands.click("import_another")
    assert dialog.windowTitle() == "Import other.csv"
    hands.click("import_go")
    hands.click("import_go")
    hands.click("done_again")
    assert "2 unchanged" in said(hands)


# -- what is refused -----------------------------------------------------------------------------------------------
def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no zip at all")
    hands.open(folder)
    dialog = bring(hands, broken, monkeypatch)
    hands.wait(lambda: said(hands) != "Reading the sheet")
    assert "Traceback" not in said(hands)
    assert not dialog.go.isVisible()
    assert hands.find(QPushButton, "import_another").isEnabled()


def test_a_classified_file_stops_and_the_page_on_spillage_opens(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    bring(hands, write(f"SECRET//NOFORN,,\n{KNOWN}"), monkeypatch)
    hands.wait(lambda: len(hands.dialogs()) == 2)
    told = [each.text() for dialog in hands.dialogs() for each in dialog.findChildren(QLabel)]
    assert any("carries a classification marking" in text for text in told)
    assert any(dialog.windowTitle() == "Help" for dialog in hands.dialogs())
    assert not any("ALVAREZ" in text for text in told)


def test_social_security_numbers_are_told_with_their_places(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    bring(hands, write("Surname,First name,Remarks\nDOE,Jane,his number is 123-45-6789\n"), monkeypatch)
    assert "Social Security numbers were taken out of 1 cell: cell C2." in said(hands)


def test_hostile_names_do_not_break_the_layout(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "الاسم " * 30
    path = tmp_path / f"{'very long name ' * 12}محمد.csv"
    path.write_text(
        f"Surname,First name,{long}\n{'X' * 5000},{'Ann ' * 200},دانيال\nDOE,Jane,x\n", encoding="utf-8"
    )
    hands.open(folder)
    dialog = bring(hands, path, monkeypatch)
    assert nameless(dialog) == []
    choose(hands, "target_2", None)
    for _ in range(2):
        assert dialog.width() <= hands.window.width() and dialog.height() <= hands.window.height()
        assert dialog.minimumSizeHint().width() <= 1306
        hands.click("import_go")
    assert nameless(dialog) == []
    assert "1 created, 1 rejected" in said(hands)


def test_controls_are_named_at_every_step(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_book(tmp_path / "book.xlsx")
    hands.open(folder)
    dialog = bring(hands, tmp_path / "book.xlsx", monkeypatch)
    seen = set()
    while dialog.strip.at < 5:
        seen.add(dialog.strip.at)
        assert nameless(dialog) == [], step(dialog)
        if dialog.strip.at == 2:
            choose(hands, "target_6", None)
            hands.find(QRadioButton, "order_3_DMY").click()
        hands.click("import_go")
    assert nameless(dialog) == [] and seen == {1, 2, 3, 4}


# -- dropping ------------------------------------------------------------------------------------------------------
def drop(hands: Hands, *paths: Path) -> bool:
    """Drags files onto the window; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(600, 10), actions, data, button, key)
    over.ignore()
    hands.window.dragEnterEvent(over)
    if over.isAccepted():
        hands.window.dropEvent(QDropEvent(QPointF(600, 10), actions, data, button, key))
        hands.settle()
    return over.isAccepted()


def test_a_sheet_dropped_on_the_window_starts_its_import(hands: Hands, folder: Path, write: Write) -> None:
    sheet = write(KNOWN)
    hands.start(folder)
    assert not drop(hands, sheet), "the office is not open"
    hands.unlock()
    assert not drop(hands, sheet, write(KNOWN, "b.csv")), "several files"
    assert not drop(hands, write("x", "letter.pdf"))
    assert drop(hands, sheet)
    assert hands.find(ImportSheet, "import").windowTitle() == "Import nominees.csv"
    hands.click("import_cancel")
    hands.do("lock")
    assert not drop(hands, sheet), "locked"


# -- the list of imports -------------------------------------------------------------------------------------------
def test_past_imports_are_listed_with_their_reports_and_state(
    hands: Hands, folder: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    page = ImportsPage(hands.workspace.session)
    hands.qtbot.addWidget(page)
    page.show()
    hands.settle()
    assert "Nothing was imported yet" in hands.words(page)
    bring(hands, write(f"{KNOWN}POE,Ann,{'9' * 400}\n"), monkeypatch)
    hands.click("import_go")
    hands.click("import_go")
    hands.click("import_go")
    hands.click("import_cancel")
    hands.settle()
    table = page.grid.table
    assert [table.data(table.index(0, at)) for at in range(7)] == [
        "nominees.csv", "02 Mar 2026", "Students", "2", "0", "1", support.USER,
    ]  # fmt: skip
    assert table.data(table.index(0, 7)) == "Stands"
    words = hands.words(page)
    assert "Row 4: Service number:" in words and "SHA-256" in words
    target = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.findChildren(QPushButton, "save_report")[-1].click()
    hands.settle()
    assert "nominees.csv" in target.read_text(encoding="utf-8-sig")
    hands.do("undo")
    hands.settle()
    hands.wait(lambda: table.data(table.index(0, 7)) == f"Undone 02 Mar 2026 by {support.USER}")
    page.search("nothing of the sort")
    assert len(table.ids) == 0
    page.search("nominees")
    assert len(table.ids) == 1
    assert nameless(page) == []


def test_the_list_of_imports_is_a_screen_of_the_office(
    hands: Hands, folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    bring(hands, write(KNOWN), monkeypatch)
    hands.click("import_go")
    hands.click("import_go")
    hands.click("import_cancel")
    office = hands.workspace.go_to("Office")
    assert isinstance(office, OfficePage)
    page = office.choose("Imports")
    hands.settle()
    assert isinstance(page, ImportsPage) and page.isVisible()
    assert page.grid.table.data(page.grid.table.index(0, 0)) == "nominees.csv"
