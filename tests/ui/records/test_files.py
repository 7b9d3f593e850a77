"""A scan is attached, shown inside the program, and what carries a classification marking stays outside."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QLabel

from app import access
from tests import support
from tests.ui.driving import Hands, with_office
from ui.files import FilesPane


@pytest.fixture
def at_files(hands: Hands, folder: Path) -> Hands:
    with_office(folder, lambda office: support.add(office, "student"))
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    hands.students.pane.show_tab("Files")
    return hands


def attach(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.click("attach")


def test_a_picture_is_attached_and_shown_inside(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "passport.png"
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    picture.save(str(path))
    attach(at_files, path, monkeypatch)
    pane = at_files.students.pane
    at_files.wait(lambda: pane.seen and pane.seen.files)
    assert pane.seen is not None
    at_files.click(f"show_file_{pane.seen.files[0].id}")
    at_files.wait(at_files.dialogs)
    shown = at_files.find(QLabel, "file_page_1").pixmap().toImage()
    assert shown.pixelColor(5, 5) == QColor("red")


def test_a_marked_file_is_refused_and_nothing_is_kept(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("SECRET//NOFORN\nsomething\n")
    attach(at_files, path, monkeypatch)
    at_files.wait(lambda: "classification marking" in at_files.workspace.message.text)
    pane = at_files.students.pane
    assert pane.seen is not None and pane.seen.files == []


def drop(pane: FilesPane, *paths: Path) -> bool:
    """What the window system does when files are dragged over and let go; False when they are not taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    move, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), move, data, Qt.MouseButton.LeftButton, none)
    pane.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    pane.dropEvent(QDropEvent(QPointF(5, 5), move, data, Qt.MouseButton.LeftButton, none))
    return True


def test_files_are_dropped_and_moved_to_the_bin(at_files: Hands, tmp_path: Path) -> None:
    names = ("passport.txt", "letter.txt")
    for name in names:
        (tmp_path / name).write_text("P-0012-A7")
    pane = at_files.students.pane
    assert pane._files.acceptDrops()
    assert not drop(pane._files, tmp_path)
    assert drop(pane._files, *(tmp_path / name for name in names))
    at_files.settle()
    at_files.wait(lambda: pane.seen and len(pane.seen.files) == 2)
    assert pane.seen is not None
    assert sorted(each.file_name or "" for each in pane.seen.files) == sorted(names)
    at_files.click(f"remove_file_{pane.seen.files[0].id}")
    at_files.wait(lambda: pane.seen and len(pane.seen.files) == 1)
    at_files.do("undo")
    at_files.wait(lambda: pane.seen and len(pane.seen.files) == 2)


def test_opening_outside_asks_says_what_it_means_and_is_logged(
    at_files: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("P-0012-A7")
    attach(at_files, path, monkeypatch)
    pane = at_files.students.pane
    at_files.wait(lambda: pane.seen and pane.seen.files)
    assert pane.seen is not None
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(url) or True)
    at_files.click(f"outside_{pane.seen.files[0].id}")
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
