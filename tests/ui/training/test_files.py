"""A scan is attached, shown inside the program, and what carries a classification marking stays outside."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QLabel

from tests import support
from tests.ui.driving import Hands, with_office


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
