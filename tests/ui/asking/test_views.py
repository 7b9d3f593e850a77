"""Named views at the window: shown, changed, kept, shared, renamed, replaced, removed; what a clerk is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QListWidget

from app import views
from app.office import Office
from app.reading import Cond, Has
from app.users import add_user
from app.view_layouts import Layout
from models.training.people import Student
from tests import support
from tests.ui.asking.conftest import fill, shown
from tests.ui.asking.test_line import begin, enter
from tests.ui.driving import Hands, with_office
from ui.asking.viewsheet import ViewsSheet

VETTING = Layout(Student, where=Has("hr_vetting<student_id", Cond("hr_result", "=", "REJECTED")))


def sheet(hands: Hands) -> ViewsSheet:
    hands.do("views")
    return hands.find(ViewsSheet, "sheet")


def choose(hands: Hands, name: str) -> None:
    box = hands.find(QComboBox, "view")
    hands.wait(lambda: box.findText(name) >= 0)
    box.setFocus()
    hands.qtbot.keyClicks(box, name.split()[0])
    for _ in range(box.count()):
        if box.currentText() == name:
            break
        hands.qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == name
    hands.settle()


def names(hands: Hands) -> list[str]:
    listed = hands.find(QListWidget, "view_list")
    return [listed.item(at).text() for at in range(listed.count())]


def kept(hands: Hands) -> list[str]:
    found = views.views_of(hands.window.session.reader, Student, support.USER)  # type: ignore[union-attr]
    return [f"{each.name}{' shared' * each.shared}" for each in found if each.id]


def test_a_list_is_kept_shared_and_shown_again(listed: Hands) -> None:
    enter(listed, begin(listed, "with no medical exam since 1 March, by name descending"))
    listed.wait(lambda: shown(listed) == ["ORUBA", "ALVAREZ"])
    box = listed.find(QComboBox, "view")
    assert box.currentText() == "All students (changed)"
    sheet(listed)
    listed.type("view_name", "Exams to ask for")
    listed.find(QCheckBox, "view_shared").click()
    listed.click("view_keep")
    listed.wait(lambda: kept(listed) == ["Exams to ask for shared"])
    listed.wait(lambda: any(each.startswith("Exams to ask for") for each in names(listed)))
    listed.click("sheet_cancel")
    listed.wait(lambda: box.currentText() == "Exams to ask for")
    choose(listed, "All students")
    listed.wait(lambda: len(shown(listed)) == 3)
    choose(listed, "Exams to ask for")
    listed.wait(lambda: shown(listed) == ["ORUBA", "ALVAREZ"])
    assert not listed.find(QComboBox, "view").currentText().endswith("(changed)")
    assert listed.window.session.office.undoable() == "Keep view “Exams to ask for”"  # type: ignore[union-attr]


def test_a_changed_view_says_so_and_leads_back(listed: Hands) -> None:
    choose(listed, "Without training line")
    listed.wait(lambda: listed.students.filters.where == Cond("next_course", "empty"))
    enter(listed, begin(listed, 'surname is "ORUBA"'))
    listed.wait(lambda: shown(listed) == ["ORUBA"])
    box = listed.find(QComboBox, "view")
    assert box.currentText() == "Without training line (changed)"
    listed.click("view_back")
    listed.wait(lambda: len(shown(listed)) == 3)
    assert box.currentText() == "Without training line"
    assert not [
        each for each in listed.students.findChildren(QAbstractButton, "view_back") if each.isVisible()
    ]


def test_a_view_brings_its_columns_and_a_hidden_column_changes_it(listed: Hands) -> None:
    grid = listed.students.grid
    grid.choose_columns(["full_name", "us_grade"])
    sheet(listed)
    listed.type("view_name", "Grades")
    listed.click("view_keep")
    listed.wait(lambda: kept(listed) == ["Grades"])
    listed.click("sheet_cancel")
    box = listed.find(QComboBox, "view")
    listed.wait(lambda: box.currentText() == "Grades")
    grid.choose_columns(["full_name", "sex"])
    listed.wait(lambda: box.currentText() == "Grades (changed)")
    listed.click("view_back")
    listed.wait(lambda: grid.paths == ["full_name", "us_grade"])


def test_views_are_found_replaced_renamed_shared_and_removed_in_their_sheet(listed: Hands) -> None:
    session = listed.window.session
    assert session is not None
    session.write("", lambda office: views.save_view(office, "Mine", Layout(Student)))
    listed.wait(lambda: listed.find(QComboBox, "view").findText("Mine") >= 0)
    sheet(listed)
    listed.type("view_find", "min")
    listed.wait(lambda: len(names(listed)) == 1)
    listed.click("view_share")
    listed.wait(lambda: kept(listed) == ["Mine shared"])
    listed.type("view_name", "Ours")
    listed.find(QListWidget, "view_list").setCurrentRow(0)
    listed.click("view_rename")
    listed.wait(lambda: kept(listed) == ["Ours shared"])
    listed.type("view_find", "ours")
    listed.wait(lambda: len(names(listed)) == 1)
    listed.click("view_replace")
    listed.wait(lambda: bool(view(listed, "Ours").columns))
    listed.click("view_remove")
    listed.wait(lambda: kept(listed) == [])


def view(hands: Hands, name: str) -> Layout:
    session = hands.window.session
    assert session is not None
    layout = views.view_named(session.reader, Student, support.USER, name).layout
    assert layout is not None
    return layout


def test_a_name_that_is_taken_asks_before_it_replaces(listed: Hands) -> None:
    session = listed.window.session
    assert session is not None
    session.write("", lambda office: views.save_view(office, "Mine", Layout(Student)))
    listed.wait(lambda: listed.find(QComboBox, "view").findText("Mine") >= 0)
    sheet(listed)
    listed.type("view_name", "mine")
    listed.click("view_keep")
    assert "already a view “mine”" in listed.text("sheet_said")
    assert view(listed, "Mine").columns == ()
    listed.click("view_replace_named")
    listed.wait(lambda: bool(view(listed, "mine").columns))


def test_enter_in_the_finding_line_shows_the_chosen_view(listed: Hands) -> None:
    made = sheet(listed)
    listed.type("view_find", "without training")
    listed.qtbot.keyClick(made.focusWidget(), Qt.Key.Key_Return)
    listed.settle()
    listed.wait(lambda: listed.students.filters.where == Cond("next_course", "empty"))
    assert not listed.dialogs()


def clerk_of(office: Office) -> None:
    fill(office)
    views.save_view(office, "Rejected", VETTING, shared=True)
    add_user(office, "Cleo", "clerk", support.PASSPHRASE)


def test_a_clerk_does_not_see_what_a_vetting_view_asks_for(hands: Hands, folder: Path) -> None:
    with_office(folder, clerk_of)
    hands.start(folder)
    hands.find(QComboBox, "user").setCurrentText("Cleo")
    hands.unlock()
    assert hands.students.isVisible()
    box = hands.find(QComboBox, "view")
    hands.wait(lambda: box.findText(views.NOT_YOURS) >= 0)
    assert box.findText("Rejected") < 0
    everything = "\n".join([box.itemText(at) for at in range(box.count())] + [hands.words()])
    assert "eject" not in everything
    sheet(hands)
    assert [each for each in names(hands) if views.NOT_YOURS in each] == [views.NOT_YOURS]
    hands.find(QListWidget, "view_list").setCurrentRow(len(names(hands)) - 1)
    for name in ("sheet_verb", "view_remove", "view_share", "view_replace"):
        assert not hands.find(QAbstractButton, name).isEnabled()


def test_the_palette_shows_a_kept_view(listed: Hands) -> None:
    session = listed.window.session
    assert session is not None
    keep: Callable[[Office], int] = lambda office: views.save_view(  # noqa: E731
        office, "Captains", Layout(Student, where=Cond("us_grade", "=", "O-3"))
    )
    session.write("", keep)
    listed.wait(lambda: listed.find(QComboBox, "view").findText("Captains") >= 0)
    listed.workspace.page.show_view("Captains")
    listed.wait(lambda: shown(listed) == ["ORUBA"])
