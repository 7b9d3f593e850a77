"""Nothing that can be operated is nameless, on any screen; labels belong to their fields; keys are given once."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from app.office import Office
from tests import support
from tests.ui.driving import Hands, with_office
from ui import deskacts
from ui.actions import ACTIONS, ActionBook
from ui.parts.chart import ChartView
from ui.tabs import PAGES

OPERATED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar)
QT_INSIDE = ("qt_", "QComboBoxPrivate", "ScrollLeft", "ScrollRight")


def nameless(root: QWidget) -> list[str]:
    """Visible controls without an accessible name or an object name, by class and place."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible() or _of_qt(each) or not isinstance(each, OPERATED):
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if not name.strip() or not each.objectName():
            parents = [type(parent).__name__ for parent in _above(each)][:3]
            found.append(f"{type(each).__name__} {each.objectName()!r} {name!r} in {parents}")
    return found


def _of_qt(each: QWidget) -> bool:
    """Parts that Qt makes inside a control that has a name itself."""
    above = each.parentWidget()
    inside = isinstance(each, QHeaderView | QScrollBar) or isinstance(above, QComboBox | QLineEdit | QTabBar)
    popup = above is not None and type(above).__name__ == "QComboBoxPrivateContainer"
    corner = isinstance(each, QAbstractButton) and isinstance(above, QAbstractItemView)
    menu = each.objectName().startswith(QT_INSIDE)
    return inside or popup or corner or menu


def _above(each: QWidget) -> list[QWidget]:
    found = []
    above = each.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


def _start(hands: Hands, folder: Path) -> None:
    hands.start()


def _new(hands: Hands, folder: Path) -> None:
    hands.start()
    hands.click("first_next")
    hands.click("first_next")


def _practice(hands: Hands, folder: Path) -> None:
    hands.start()
    hands.click("first_next")
    hands.find(QRadioButton, "way_practice").click()
    hands.click("first_next")


def _unlock(hands: Hands, folder: Path) -> None:
    hands.start(folder)


def _today(hands: Hands, folder: Path) -> None:
    hands.open(folder)


def _students(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()


def _record(hands: Hands, folder: Path) -> None:
    _students(hands, folder)
    hands.students.pane._open_child("passport", 0)
    hands.settle()


@pytest.mark.parametrize("screen", [_start, _new, _practice, _unlock, _today, _students, _record])
def test_no_control_is_nameless(hands: Hands, folder: Path, screen: Callable[[Hands, Path], None]) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    screen(hands, folder)
    assert nameless(hands.window) == []


def test_every_tab_of_a_student_is_named(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    _students(hands, folder)
    for tab in ("Training", "Checks", "Family", "Papers", "Files", "History"):
        hands.students.pane.show_tab(tab)
        hands.settle()
        assert nameless(hands.window) == [], tab


def unsaid(interface: QAccessibleInterface) -> Iterator[str]:
    """What can have the focus and has no name, among all that is below; of tables only the table itself."""
    for at in range(interface.childCount()):
        each = interface.child(at)
        if each is None or each.state().invisible:
            continue
        if each.state().focusable and not each.text(QAccessible.Text.Name).strip():
            yield f"{each.role().name} in {interface.text(QAccessible.Text.Name)!r}"
        if each.role() is not QAccessible.Role.Table:
            yield from unsaid(each)


def test_a_tab_says_how_much_is_overdue(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    rail = hands.workspace.rail
    rail.tell_overdue(2, 3)
    assert rail.accessibleTabName(2) == "Students, 3 overdue"
    rail.tell_overdue(2, 0)
    assert rail.accessibleTabName(2) == "Students"


def test_the_tabs_count_what_is_overdue_now(hands: Hands, folder: Path) -> None:
    def add(office: Office) -> None:
        student = support.add(office, "student", names_in_san_on=None)
        support.add(office, "training_line", student_id=student, report_date=support.TODAY)

    with_office(folder, add)
    hands.open(folder)
    rail = hands.workspace.rail
    assert "overdue" in rail.accessibleTabName(0)
    assert "overdue" in rail.accessibleTabName(2)
    assert hands.find(QPushButton, "figure_overdue").accessibleName() != "Overdue, 0"


def test_a_key_belongs_to_one_action() -> None:
    keys = Counter(each.shortcut for each in ACTIONS if each.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_does_something_somewhere(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    for each in PAGES:
        hands.workspace.go_to(each.tab.label)
        hands.settle()
    have = set(deskacts.handlers(hands.window))
    for page in hands.workspace._pages.values():
        have |= set(page.handlers())
    assert {each.id for each in ACTIONS} - have == set()


def test_a_closed_action_says_why(hands: Hands) -> None:
    book = ActionBook(hands.start())
    book.bind(save=lambda: None)
    book.allow(set())
    assert not book.made["save"].isEnabled()
    assert book.made["save"].statusTip() == "Nothing was changed."
    book.allow({"edit"})
    assert book.made["save"].isEnabled()


def test_tab_goes_through_the_form_in_reading_order(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    _students(hands, folder)
    form = hands.students.pane.form
    form.go_to("surname")
    order = []
    for _ in range(3):
        focused = hands.window.focusWidget()
        assert focused is not None
        order.append(focused.objectName())
        hands.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert order == ["field_surname", "field_first_name", "field_middle_name"]


def test_scrolling_panes_are_not_stops_of_their_own(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, "student"))
    _students(hands, folder)
    areas = hands.window.findChildren(QAbstractScrollArea, "form_scroll")
    assert areas and all(each.focusPolicy() == Qt.FocusPolicy.NoFocus for each in areas)


def test_a_chart_says_that_it_is_one_and_what_it_shows(hands: Hands) -> None:
    hands.start()
    for number in range(50):  # made and gone again, as a screen is
        chart = ChartView()
        chart.setAccessibleName(f"Duties by week {number}")
        interface = QAccessible.queryAccessibleInterface(chart)
        assert (interface.role(), interface.text(QAccessible.Text.Name)) == (
            QAccessible.Role.Chart, f"Duties by week {number}",
        )  # fmt: skip
        chart.deleteLater()
        QApplication.processEvents()
