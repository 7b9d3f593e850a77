"""Scans are pasted, dropped, chosen or found, looked at, described and kept; marked ones stay out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
)

from app import access
from models.office.desk import Attachment
from tests import support
from tests.ui.driving import Hands, with_office
from ui.files import FilesPane
from ui.incoming import Incoming, from_paths


@pytest.fixture
def at_files(hands: Hands, folder: Path) -> Iterator[Hands]:
    with_office(folder, lambda office: support.add(office, "student"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    hands.students.pane.show_tab("Files")
    hands.settle()
    yield hands
    QGuiApplication.clipboard().clear()  # what Python put there must not outlive it


def pane(hands: Hands) -> FilesPane:
    return hands.students.pane.files


def kept(hands: Hands) -> list[Attachment]:
    hands.settle()
    seen = hands.students.pane.seen
    assert seen is not None
    return seen.files


def states(hands: Hands) -> list[tuple[str, str]]:
    """File and state of every line."""
    table = pane(hands).grid.table
    return [
        (table.data(table.index(at, 0)), table.data(table.index(at, 1))) for at in range(table.rowCount())
    ]


def choose(hands: Hands, monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    hands.click("attach")


def red() -> QImage:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    return picture


def test_a_picture_is_looked_at_described_and_attached(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    red().save(str(tmp_path / "passport.png"))
    choose(at_files, monkeypatch, tmp_path / "passport.png")
    assert states(at_files) == [("passport.png", "To attach")]
    assert at_files.find(QLabel, "file_page_1").pixmap().toImage().pixelColor(5, 5) == QColor("red")
    assert at_files.find(QLineEdit, "file_description").hasFocus()
    at_files.type("file_description", "Passport, page 2")
    at_files.type("file_received", "-3")
    at_files.find(QComboBox, "file_marking").setCurrentText("CUI with privacy")
    at_files.qtbot.keyClick(at_files.find(QLineEdit, "file_received"), Qt.Key.Key_Return)
    (made,) = kept(at_files)
    assert (made.description, str(made.received_on), made.marking) == (
        "Passport, page 2",
        "2026-02-27",
        "CUI//PRVCY",
    )
    assert states(at_files) == [("passport.png", "Kept")]
    assert at_files.workspace.message.text == "passport.png attached. Undone with Ctrl+Z."


def test_a_kept_file_is_shown_beside_the_list_once_and_large(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    red().save(str(tmp_path / "passport.png"))
    choose(at_files, monkeypatch, tmp_path / "passport.png")
    at_files.click("take_file")
    pane(at_files).grid.go_to_row(0)
    at_files.settle()
    assert at_files.find(QLabel, "file_page_1").pixmap().toImage().pixelColor(5, 5) == QColor("red")
    office = at_files.workspace.session.office
    at_files.students.pane.refresh()
    at_files.settle()
    assert [each.action for each in access.lines(office.reader.connection)].count("viewed") == 1
    at_files.qtbot.keyClick(pane(at_files).grid, Qt.Key.Key_Return)
    at_files.settle()
    at_files.wait(at_files.dialogs)
    assert at_files.dialogs()[0].windowTitle() == "passport.png"


def test_a_sheet_is_shown_as_a_table_with_headers_and_a_text_as_text(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.csv").write_text("Name,Rank\nTARQANI,Captain\n")
    choose(at_files, monkeypatch, tmp_path / "list.csv")
    at_files.wait(lambda: pane(at_files).preview.findChildren(QTableWidget))
    table = at_files.find(QTableWidget, "file_table")
    assert [table.horizontalHeaderItem(at).text() for at in range(2)] == ["A", "B"]  # type: ignore[union-attr]
    assert table.item(1, 0).text() == "TARQANI"  # type: ignore[union-attr]
    (tmp_path / "letter.txt").write_text("Dear Captain")
    choose(at_files, monkeypatch, tmp_path / "letter.txt")
    assert at_files.find(QPlainTextEdit, "file_text").toPlainText() == "Dear Captain"


def test_what_cannot_be_shown_says_so(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, data, said in (
        ("a.bin", b"\x00\x01", "cannot be shown here"), ("a.pdf", b"%PDF-1.7 broken", "damaged"),
        ("a.xlsx", b"PK\x03\x04" + bytes(99), "as a table"),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(data)
        choose(at_files, monkeypatch, tmp_path / name)
        at_files.wait(lambda said=said: said in at_files.text("preview_said"))


def test_a_marked_file_is_neither_shown_nor_kept(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("SECRET//NOFORN\nsomething\n")
    choose(at_files, monkeypatch, path)
    assert "classification marking" in at_files.text("preview_said")
    at_files.click("take_file")
    assert "classification marking" in at_files.workspace.message.text
    assert kept(at_files) == []
    at_files.click("leave_file")
    assert states(at_files) == []


def paste(hands: Hands, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    hands.qtbot.keyClick(pane(hands).grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.settle()


def test_pictures_files_and_text_are_pasted(at_files: Hands, tmp_path: Path) -> None:
    picture, text, files = QMimeData(), QMimeData(), QMimeData()
    picture.setImageData(red())
    text.setText("He lands on the 5th")
    (tmp_path / "visa.txt").write_text("V-1")
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "visa.txt"))])
    for data in (picture, text, files):
        paste(at_files, data)
    names = [name for name, _ in states(at_files)]
    assert names[0] == "visa.txt"
    assert names[1].startswith("Pasted text ") and names[2].startswith("Pasted picture ")
    pane(at_files).grid.go_to_row(1)
    at_files.type("file_description", "What he said")
    assert at_files.find(QPushButton, "take_all_file").text() == "Attach all 3"
    at_files.click("take_all_file")
    at_files.wait(lambda: len(kept(at_files)) == 3)
    assert sorted(each.description or "" for each in kept(at_files)) == ["", "", "What he said"]
    at_files.do("undo")
    at_files.wait(lambda: len(kept(at_files)) == 2)


def test_pasting_into_a_field_stays_in_the_field(at_files: Hands, tmp_path: Path) -> None:
    paste(at_files, _text("first"))
    QGuiApplication.clipboard().setText("Passport")
    field = at_files.find(QLineEdit, "file_description")
    at_files.qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Passport"
    assert len(states(at_files)) == 1


def _text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_nothing_to_paste_says_so(at_files: Hands) -> None:
    paste(at_files, QMimeData())
    assert "Nothing was copied" in at_files.workspace.message.text


def drop(pane_: FilesPane, *paths: Path) -> bool:
    """What the window system does when files are dragged over and let go; False when they are not taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    move, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), move, data, Qt.MouseButton.LeftButton, none)
    pane_.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    pane_.dropEvent(QDropEvent(QPointF(5, 5), move, data, Qt.MouseButton.LeftButton, none))
    return True


def test_files_are_dropped_described_later_and_moved_to_the_bin(at_files: Hands, tmp_path: Path) -> None:
    names = ("passport.txt", "letter.txt")
    for name in names:
        (tmp_path / name).write_text(name)
    files = pane(at_files)
    assert files.acceptDrops()
    assert not drop(files, tmp_path)
    assert drop(files, *(tmp_path / name for name in names))
    at_files.click("take_all_file")
    at_files.wait(lambda: len(kept(at_files)) == 2)
    files.grid.go_to_row(0)
    at_files.type("file_description", "First page")
    at_files.click("save_file")
    assert kept(at_files)[0].description == "First page"
    files.grid.setFocus()
    at_files.qtbot.keyClick(files.grid, Qt.Key.Key_Delete)
    at_files.wait(lambda: len(kept(at_files)) == 1)
    at_files.do("undo")
    at_files.wait(lambda: len(kept(at_files)) == 2)


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_attached(at_files: Hands) -> None:
    paste(at_files, _text("He called"))
    at_files.type("file_received", "soon")
    at_files.click("take_file")
    assert at_files.text("file_note").startswith("Received on: ")
    assert kept(at_files) == []


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    (made / "scan1.txt").write_text("first")
    return made


def use_folder(hands: Hands, folder: Path, after: str) -> None:
    hands.click("scan_folder")
    hands.wait(hands.dialogs)
    hands.type("scan_folder", str(folder))
    hands.find(QRadioButton, f"scan_{after}").setChecked(True)
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    hands.settle()


def test_new_scans_are_offered_and_attached_with_one_key(at_files: Hands, scans: Path) -> None:
    use_folder(at_files, scans, "move")
    at_files.wait(lambda: states(at_files) == [("scan1.txt", "New scan")])
    files = pane(at_files)
    files.grid.go_to_row(0)
    at_files.settle()
    assert at_files.find(QPlainTextEdit, "file_text").toPlainText() == "first"
    (scans / "scan2.txt").write_text("second")
    at_files.wait(lambda: len(states(at_files)) == 2)
    at_files.settle()
    files.grid.setFocus()
    for _ in range(2):
        at_files.qtbot.keyClick(files.grid, Qt.Key.Key_Return)
        at_files.settle()
    at_files.wait(lambda: len(kept(at_files)) == 2)
    assert sorted(each.name for each in (scans / "attached").iterdir()) == ["scan1.txt", "scan2.txt"]
    assert [each for each in scans.iterdir() if each.is_file()] == []


@pytest.mark.parametrize(("after", "left"), [("leave", True), ("delete", False)])
def test_the_original_is_left_or_deleted_as_was_said_once(
    at_files: Hands, scans: Path, after: str, left: bool
) -> None:
    use_folder(at_files, scans, after)
    at_files.wait(lambda: states(at_files))
    pane(at_files).grid.go_to_row(0)
    at_files.click("take_file")
    at_files.wait(lambda: kept(at_files))
    at_files.wait(lambda: states(at_files) == [("scan1.txt", "Kept")])
    assert (scans / "scan1.txt").exists() is left
    assert at_files.window.machine.places["scan_after"] == after
    assert str(scans) in at_files.remembered.read_text()


def test_a_folder_that_is_not_there_is_refused_and_none_can_be_used_again(
    at_files: Hands, scans: Path
) -> None:
    at_files.click("scan_folder")
    at_files.type("scan_folder", str(scans / "gone"))
    at_files.click("sheet_verb")
    assert at_files.text("sheet_said") == "There is no such folder."
    at_files.click("sheet_cancel")
    use_folder(at_files, scans, "leave")
    at_files.wait(lambda: states(at_files))
    at_files.click("scan_folder")
    at_files.click("no_scan_folder")
    at_files.wait(lambda: not states(at_files))


def test_opening_outside_asks_says_what_it_means_and_is_logged(
    at_files: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    paste(at_files, _text("P-0012-A7"))
    at_files.click("take_file")
    at_files.wait(lambda: kept(at_files))
    pane(at_files).grid.go_to_row(0)
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(url) or True)
    at_files.click("outside_file")
    assert "This is logged" in at_files.words(at_files.dialogs()[0])
    assert handed == []
    at_files.click("sheet_verb")
    at_files.wait(lambda: handed)
    copy = Path(handed[0].toLocalFile())
    assert copy.read_text() == "P-0012-A7"
    office = at_files.workspace.session.office
    assert "opened outside" in [line.action for line in access.lines(office.reader.connection)]
    at_files.do("lock")
    at_files.wait(lambda: not copy.exists())


def test_what_was_pasted_and_not_attached_outlives_the_lock(at_files: Hands, tmp_path: Path) -> None:
    hands = at_files
    scan = tmp_path / "letter.txt"
    scan.write_text("from the embassy")
    pane(hands).take([Incoming("Pasted text.txt", 9, data=b"some text"), *from_paths([scan])])
    hands.settle()
    hands.type("file_description", "What was said by telephone")
    hands.do("lock")
    hands.unlock()
    hands.wait(lambda: len(states(hands)) == 2)
    assert [name for name, _ in states(hands)] == ["Pasted text.txt", "letter.txt"]
    hands.students.pane.show_tab("Files")
    pane(hands).grid.go_to_row(0)
    hands.settle()
    assert hands.find(QLineEdit, "file_description").text() == "What was said by telephone"
    hands.click("take_file")
    hands.wait(lambda: [each.file_name for each in kept(hands)] == ["Pasted text.txt"])


def test_a_paste_that_is_too_large_for_the_lock_is_named(at_files: Hands) -> None:
    hands = at_files
    pane(hands).take([Incoming("Pasted picture.png", 2_000_000, data=bytes(2_000_000))])
    assert hands.window.locking is not None
    hands.window.locking._warn()
    assert "Pasted picture.png" in hands.workspace.message.text
    hands.window.locking._resumed()
    assert hands.workspace.message.text == ""
    hands.do("lock")
    hands.unlock()
    hands.wait(lambda: "Pasted picture.png" in hands.workspace.message.text)
    assert states(hands) == []
