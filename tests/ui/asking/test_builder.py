"""The filter form by keyboard: fields found by typing, records that belong, groups; its echo and its count."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from tests.ui.asking.conftest import shown
from tests.ui.asking.test_line import begin, enter
from tests.ui.driving import Hands
from ui.asking.builder import FilterBuilder
from ui.asking.chooser import Chooser, ValueEdit

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def form(listed: Hands) -> FilterBuilder:
    return opened(listed)


def opened(hands: Hands) -> FilterBuilder:
    """Opens the form by its action; the focus stands in its first field."""
    hands.do("filter")
    found = hands.find(FilterBuilder, "sheet")
    hands.wait(lambda: found._root is not None)
    read(hands, found)
    return found


def read(hands: Hands, form: FilterBuilder) -> None:
    """Waits until the form has been read as it stands."""
    hands.wait(lambda: not form._rest.isActive() and not form._latest.waiting)
    hands.settle()


def focus(form: QDialog) -> QWidget:
    """What takes the keys; without a window manager a sheet has to be made the active window by hand."""
    form.activateWindow()
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(
    hands: Hands, form: QDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    hands.qtbot.keyClick(focus(form), key, modifier)


def type_here(hands: Hands, form: QDialog, text: str) -> None:
    """Types where the focus is, and goes on with Tab."""
    hands.qtbot.keyClicks(focus(form), text)
    for each in (*form.findChildren(Chooser), *form.findChildren(ValueEdit)):
        each.completer().popup().hide()
    hands.qtbot.keyClick(focus(form), Qt.Key.Key_Tab)


def pick(hands: Hands, field: Chooser, part: str) -> None:
    """Types a part of a name, and takes the first that is offered."""
    hands.qtbot.keyClicks(field.lineEdit(), part)
    popup = field.completer().popup()
    hands.wait(popup.isVisible)
    hands.qtbot.keyClick(popup, Qt.Key.Key_Down)
    hands.qtbot.keyClick(popup, Qt.Key.Key_Return)


def said(hands: Hands, form: FilterBuilder) -> tuple[str, str]:
    read(hands, form)
    return hands.text("filter_echo"), hands.text("filter_count")


def show(hands: Hands) -> None:
    hands.click("sheet_verb")
    hands.settle()


def test_form_and_sentence_find_the_same(listed: Hands) -> None:
    """“No medical exam since 1 March” by keyboard in the form, and by the sentence."""
    form = opened(listed)
    press(listed, form, Qt.Key.Key_Delete, ALT)
    press(listed, form, Qt.Key.Key_Tab)  # from Add condition to Add records
    assert focus(form).objectName() == "add_records"
    press(listed, form, Qt.Key.Key_Space)
    type_here(listed, form, "medical records")
    records = listed.find(Chooser, "filter_records_kind")
    assert records.chosen() == "medical_record<student_id"
    has = listed.find(QComboBox, "filter_has")
    has.setFocus()
    press(listed, form, Qt.Key.Key_Down)
    assert has.currentText() == "has no"
    inner = [each for each in form.findChildren(QWidget, "add_condition") if each.isVisible()][-1]
    inner.setFocus()
    press(listed, form, Qt.Key.Key_Space)
    type_here(listed, form, "Examined on")
    assert focus(form).objectName() == "filter_op"
    type_here(listed, form, "is on or after")
    type_here(listed, form, "1 march")
    told = "Students with no medical record examined on or after 1 Mar 2026"
    assert said(listed, form) == (told, "2 of 3 students")
    show(listed)
    listed.wait(lambda: len(shown(listed)) == 2)
    by_form = shown(listed)
    listed.students.filters.clear()
    listed.wait(lambda: len(shown(listed)) == 3)
    enter(listed, begin(listed, "with no medical exam since 1 March"))
    listed.wait(lambda: len(shown(listed)) == 2)
    assert shown(listed) == by_form == ["ALVAREZ", "ORUBA"]


def test_a_linked_field_is_found_by_part_of_its_name(listed: Hands, form: FilterBuilder) -> None:
    field = listed.find(Chooser, "filter_field")
    pick(listed, field, "garris")
    assert (field.currentText(), field.chosen()) == ("Unit › Garrison", "unit_id.unit_place")
    press(listed, form, Qt.Key.Key_Tab)
    type_here(listed, form, "begins with")
    type_here(listed, form, "north")
    assert said(listed, form) == ("Students: Garrison of the unit begins with “north”", "0 of 3 students")


def test_codes_and_records_are_offered_as_typed(listed: Hands, form: FilterBuilder) -> None:
    type_here(listed, form, "U.S. grade")
    value = listed.find(ValueEdit, "filter_value")
    assert "O-3" in value._texts.stringList()
    type_here(listed, form, "is")
    type_here(listed, form, "o3 or o4")
    assert said(listed, form)[0] == "Students: U.S. grade is O-3 or O-4"
    field = listed.find(Chooser, "filter_field")
    field.setFocus()
    field.lineEdit().selectAll()
    type_here(listed, form, "Unit")
    value.setFocus()
    listed.qtbot.keyClicks(value, "sea")
    listed.wait(lambda: "Land and Sea School" in value._texts.stringList())


def test_the_form_opens_with_the_present_filter_and_keeps_it(listed: Hands) -> None:
    sentence = "(rank is O-3 or surname is ALVAREZ) and with no passport and planned order date is empty"
    enter(listed, begin(listed, sentence))
    listed.wait(lambda: shown(listed) == ["ORUBA"])
    before = listed.students.filters.where
    form = opened(listed)
    assert said(listed, form)[1] == "1 of 3 students"
    show(listed)
    assert listed.students.filters.where == before


def test_parts_are_nested_lifted_and_taken_away_by_keys(listed: Hands) -> None:
    enter(listed, begin(listed, 'surname is "ORUBA" and rank is O-3'))
    listed.wait(lambda: shown(listed) == ["ORUBA"])
    form = opened(listed)
    plain = "Students: Surname is “ORUBA” and U.S. grade is O-3"
    assert said(listed, form)[0] == plain
    press(listed, form, Qt.Key.Key_Right, ALT)
    assert len(form._draft().parts) == 2
    group = listed.find(QComboBox, "filter_mode")
    inner = next(each for each in form.findChildren(QComboBox, "filter_mode") if each is not group)
    assert inner.isVisible()
    press(listed, form, Qt.Key.Key_Left, ALT)
    assert said(listed, form)[0] == plain
    press(listed, form, Qt.Key.Key_Delete, ALT)
    assert said(listed, form)[0] == "Students: U.S. grade is O-3"


def test_groups_of_all_any_and_none(listed: Hands, form: FilterBuilder) -> None:
    type_here(listed, form, "Surname")
    type_here(listed, form, "is")
    type_here(listed, form, "ORUBA")
    mode = listed.find(QComboBox, "filter_mode")
    mode.setCurrentIndex(mode.findData("none"))
    assert said(listed, form) == ("Students: Surname is not “ORUBA”", "2 of 3 students")
    listed.click("add_condition")
    type_here(listed, form, "U.S. grade")
    type_here(listed, form, "is")
    type_here(listed, form, "O-4")
    told = "Students: not (Surname is “ORUBA” or U.S. grade is O-4)"
    assert said(listed, form) == (told, "0 of 3 students")


@pytest.mark.parametrize(
    ("field", "question", "value", "message"),
    [
        ("Planned order date", "is before", "soon", "“soon” is not a date"),
        ("Planned order date", "is within the next", "some", "no span such as 30 days"),
        ("Unit", "is", "Moon School", "No unit is called “Moon School”"),
        ("ECL", "is at least", "", "ECL wants a value"),
        ("", "", "", "Choose a field."),
    ],
)
def test_a_row_that_cannot_be_read_keeps_the_form_and_takes_the_focus(
    listed: Hands, form: FilterBuilder, field: str, question: str, value: str, message: str
) -> None:
    if field:
        type_here(listed, form, field)
        type_here(listed, form, question)
        type_here(listed, form, value)
    show(listed)
    assert form.isVisible()
    assert message in listed.text("filter_echo")
    wanted = "filter_value" if field else "filter_field_text"
    assert focus(form).objectName() in (wanted, "filter_field")
    listed.click("sheet_cancel")
    assert len(shown(listed)) == 3


def test_tab_goes_through_the_form_as_it_is_read(listed: Hands, form: FilterBuilder) -> None:
    type_here(listed, form, "Surname")
    seen = [focus(form).objectName()]
    for _ in range(4):
        press(listed, form, Qt.Key.Key_Tab)
        seen.append(focus(form).objectName())
    assert seen == ["filter_op", "filter_value", "filter_away", "sheet_cancel", "sheet_verb"]
