"""The bin as a person uses it: what lies in it, looked at, restored alone or with its step."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app import access
from app.office import Office
from app.reading import Query
from models.office.places import Unit
from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.office.screens import at, choose, column, lines, pick, search, sheet
from tests.ui.test_accessible import nameless
from ui.help import HelpView


def _remove(office: Office) -> None:
    student = support.add(office, "student", surname="ORUBA")
    passport = support.add(office, "passport", student_id=student)
    unit = support.add(office, "unit", unit_name="2nd Signal Company")
    with office.change("Clear out a student") as work:
        work.remove(Passport, passport)
        work.remove(Student, student)
    with support.acting(office, "Ben Hale"), office.change("Clear out a unit") as work:
        work.remove(Unit, unit)


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, _remove)
    hands.open(folder)
    hands.do("bin")
    return hands


def live(hands: Hands) -> tuple[int, int]:
    reader = hands.workspace.session.office.reader
    return reader.count(Query(Student)), reader.count(Query(Passport))


def test_an_empty_bin_says_so(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    assert "The bin is empty" in hands.words(at(hands, "Bin"))


def test_it_says_what_when_by_whom_and_how_many_of_each(opened: Hands) -> None:
    screen = at(opened, "Bin")
    assert column(screen, "Kind") == ["Unit", "Passport", "Student"]
    assert column(screen, "Removed by") == ["Ben Hale", support.USER, support.USER]
    assert column(screen, "Removed with") == ["", "1 other", "1 other"]
    pick(opened, screen, "2nd Signal")
    assert "“Clear out a unit”" in opened.text("screen_story")
    assert nameless(opened.window) == []


def test_it_is_narrowed_by_kind_and_words(opened: Hands) -> None:
    screen = at(opened, "Bin")
    choose(opened, "bin_kind", "Students")
    assert column(screen, "Name") == ["ORUBA, Sima"]
    choose(opened, "bin_kind", "Every kind")
    search(opened, "signal")
    assert column(screen, "Kind") == ["Unit"]


def test_one_comes_back_and_undo_takes_it_away_again(opened: Hands) -> None:
    screen = at(opened, "Bin")
    pick(opened, screen, "2nd Signal")
    opened.click("bin_restore")
    opened.wait(lambda: column(screen, "Kind") == ["Passport", "Student"])
    assert "1 record restored" in opened.workspace.message.text
    opened.do("undo")
    opened.wait(lambda: len(lines(screen)) == 3)


def test_a_child_alone_is_refused_and_its_whole_step_comes_back(opened: Hands) -> None:
    screen = at(opened, "Bin")
    choose(opened, "bin_kind", "Passports")
    pick(opened, screen, "ORUBA")
    opened.click("bin_restore")
    assert "put it back first" in opened.workspace.message.text
    opened.click("bin_restore_step")
    opened.wait(lambda: live(opened) == (1, 1))


def test_looking_at_it_changes_nothing_and_is_logged(opened: Hands) -> None:
    screen = at(opened, "Bin")
    choose(opened, "bin_kind", "Students")
    pick(opened, screen, "ORUBA")
    opened.click("bin_look")
    fields = [
        each for each in sheet(opened).findChildren(QLineEdit) if each.objectName().startswith("field_")
    ]
    assert fields and all(each.isReadOnly() or not each.isEnabled() for each in fields)
    assert "ORUBA" in [each.text() for each in fields]
    assert nameless(opened.window) == []
    opened.click("sheet_verb")
    opened.settle()
    line = next(access.lines(opened.workspace.session.office.reader.connection))
    assert (line.action, line.kind, line.detail) == ("viewed", "student", "in the bin")


def test_a_second_window_reads_it_only(opened: Hands, folder: Path, tmp_path: Path) -> None:
    held = Hands(opened.qtbot, tmp_path / "second.json")
    held.open(folder)
    screen = at(held, "Bin")
    assert len(lines(screen)) == 3
    pick(held, screen, "2nd Signal")
    assert not screen._back.isEnabled()  # type: ignore[attr-defined]
    held.put_away()


def test_its_help_is_its_own(opened: Hands) -> None:
    opened.do("help")
    assert opened.find(HelpView, "help_page").toPlainText().startswith("Bin")
