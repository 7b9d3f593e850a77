"""Users and roles as an administrator uses them; what everybody else finds there."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTabBar, QTableWidget

from app import offices, users
from app.office import Office
from app.rights import ROLES
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.office.screens import at, column, lines, pick, sheet, shown
from tests.ui.test_accessible import nameless
from ui.unlock import UnlockPage

SECRET = "eleven green lanterns"
LATER = support.TODAY + timedelta(days=40)


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    hands.open(folder)
    hands.do("users")
    return hands


def add_clara(office: Office) -> None:
    users.add_user(office, "Clara Reed", "officer", SECRET, rounds=support.ROUNDS)


def names(hands: Hands) -> list[str]:
    return column(shown(hands, "Users and roles"), "User")


def test_a_user_is_added_promoted_given_a_passphrase_and_removed(opened: Hands, folder: Path) -> None:
    screen = shown(opened, "Users and roles")
    assert [line[:3] for line in lines(screen)] == [[support.USER, "Administrator", "Can open the office"]]
    opened.click("users_add")
    opened.type("user_name", "Clara Reed")
    for field in ("user_first_new", "user_first_again"):
        opened.type(field, "short")
    opened.click("sheet_verb")
    assert "15 characters" in opened.text("sheet_said")
    for field in ("user_first_new", "user_first_again"):
        opened.type(field, SECRET)
    opened.click("sheet_verb")
    opened.wait(lambda: "Clara Reed" in names(opened))

    pick(opened, screen, "Clara Reed")
    opened.click("users_role")
    box = opened.find(QComboBox, "user_role")
    assert box.currentData() == "officer"
    box.setCurrentIndex(box.findData("chief"))
    opened.click("sheet_verb")
    opened.wait(lambda: ["Clara Reed", "Chief"] in [line[:2] for line in lines(screen)])

    pick(opened, screen, "Clara Reed")
    opened.click("users_passphrase")
    opened.type("user_new", "nine patient turtles")
    opened.type("user_again", "nine patient turtle")
    opened.click("sheet_verb")
    assert opened.text("sheet_said") == "The two passphrases differ."
    opened.type("user_again", "nine patient turtles")
    opened.click("sheet_verb")
    offices.unlock(folder, "Clara Reed", "nine patient turtles")

    pick(opened, screen, "Clara Reed")
    opened.click("users_remove")
    assert opened.find(QPushButton, "sheet_verb").text() == "Remove Clara Reed"
    opened.click("sheet_verb")
    opened.wait(lambda: names(opened) == [support.USER])


def test_a_temporary_user_has_a_last_day(opened: Hands) -> None:
    opened.click("users_add")
    opened.type("user_name", "Dora")
    for field in ("user_first_new", "user_first_again"):
        opened.type(field, SECRET)
    opened.type("user_until", "someday")
    opened.click("sheet_verb")
    assert "Last day" in opened.text("sheet_said")
    opened.type("user_until", "+7")
    opened.click("sheet_verb")
    screen = shown(opened, "Users and roles")
    opened.wait(lambda: "09 Mar 2026" in column(screen, "Last day"))
    pick(opened, screen, "Dora")
    opened.click("users_end")
    assert opened.find(QLineEdit, "user_until").text() == "09 Mar 2026"
    opened.find(QLineEdit, "user_until").clear()
    opened.click("sheet_verb")
    opened.wait(lambda: column(screen, "Last day") == ["", ""])


def test_the_last_administrator_stays_one(opened: Hands) -> None:
    pick(opened, shown(opened, "Users and roles"), support.USER)
    opened.click("users_remove")
    opened.click("sheet_verb")
    assert "last administrator" in opened.text("sheet_said")
    sheet(opened).reject()
    opened.click("users_role")
    box = opened.find(QComboBox, "user_role")
    box.setCurrentIndex(box.findData("viewer"))
    opened.click("sheet_verb")
    assert "last administrator" in opened.text("sheet_said")


def test_an_unused_account_is_told_on_opening_and_opened_again(hands: Hands, folder: Path) -> None:
    with_office(folder, add_clara)
    clock = support.Hands(support.Hands().moment + timedelta(days=39))
    support.reopen(folder, today=LATER - timedelta(days=1), clock=clock).close()
    hands.start(folder, on=LATER)
    hands.unlock()
    assert "Clara Reed has not opened this office" in hands.workspace.message.text
    hands.click("message_action")
    screen = shown(hands, "Users and roles")
    pick(hands, screen, "Clara Reed")
    assert lines(screen)[1][2] == "Shut"
    assert "APSC-DV-000320" in hands.text("screen_story")
    hands.click("users_reopen")
    hands.wait(lambda: column(screen, "State") == ["Can open the office"] * 2)
    assert not hands.find(QPushButton, "users_reopen").isEnabled()


def test_a_shut_account_is_refused_at_the_door(hands: Hands, folder: Path) -> None:
    with_office(folder, add_clara)
    hands.start(folder, on=LATER)
    page = hands.window.findChild(UnlockPage)
    assert page is not None
    page._user.setCurrentText("Clara Reed")
    hands.type("passphrase", SECRET)
    hands.click("unlock")
    assert hands.window.workspace is None
    assert "has not opened this office for 40 days" in hands.words()


def test_what_roles_may_stands_beside_in_words(opened: Hands) -> None:
    tabs = opened.find(QTabBar, "users_tabs")
    tabs.setCurrentIndex(1)
    opened.settle()
    table = opened.find(QTableWidget, "rights")
    heads = [table.horizontalHeaderItem(each) for each in range(1, table.columnCount())]
    assert [each.text() for each in heads if each] == [role.label for role in ROLES.values()]
    said = {table.item(row, column_).text() for row in range(table.rowCount()) for column_ in range(1, 6)}  # type: ignore[union-attr]
    assert said == {"yes", "no"}
    assert not opened.find(QPushButton, "users_add").isEnabled()
    assert nameless(opened.window) == []
    opened.qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert opened.find(QPushButton, "users_add").isEnabled()


def test_others_look_and_change_nothing(hands: Hands, folder: Path) -> None:
    with_office(folder, add_clara)
    hands.start(folder)
    page = hands.window.findChild(UnlockPage)
    assert page is not None
    page._user.setCurrentText("Clara Reed")
    hands.unlock(SECRET)
    screen = at(hands, "Users and roles")
    assert len(lines(screen)) == 2
    for each in ("users_add", "users_role", "users_remove", "users_reopen"):
        assert not hands.find(QPushButton, each).isEnabled()
        assert "administrator" in hands.find(QPushButton, each).toolTip() or each == "users_reopen"


def test_the_last_opening_is_told_after_unlocking(hands: Hands, folder: Path) -> None:
    clock = support.Hands(support.Hands().moment + timedelta(days=3))
    support.reopen(folder, today=support.TODAY + timedelta(days=3), clock=clock).close()
    hands.start(folder, on=support.TODAY + timedelta(days=4))
    hands.unlock()
    assert "You last opened this office on 05 Mar 2026 at 09:00" in hands.workspace.message.text
