"""A record's form: typing, marking what is wrong, saving only what changed, hiding what is personal."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from app.conflicts import Conflict
from models import fields
from models.findings import Strength
from models.training.journeys import ArrivalNotice
from models.training.lines import TrainingLine
from models.training.people import Student
from models.visits.profiles import ClearanceProfile
from tests.ui.fakes import TODAY, FakeSupport, finding
from ui.parts import basics
from ui.parts.editors import MASK
from ui.parts.form import Form

RECORD = {
    "surname": "ALVAREZ",
    "first_name": "Marta",
    "us_grade": "O-3",
    "country_id": 11,
    "date_of_birth": "1990-04-02",
    "planned_ito_on": "2026-08-05",
}


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Student, FakeSupport(), TODAY)
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.show_record(Student(1, RECORD, 7))
    return made


def line(form: Form, key: str) -> QLineEdit:
    found = form.findChild(QLineEdit, f"field_{key}")
    assert found is not None
    return found


def type_into(qtbot: QtBot, form: Form, key: str, text: str) -> None:
    control = line(form, key)
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, text)


def press(qtbot: QtBot, form: Form, name: str) -> None:
    found = form.findChild(QPushButton, name)
    assert found is not None and found.isVisible()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def note(form: Form, key: str) -> str:
    found = form.findChild(QLabel, f"note_{key}")
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_showing_a_record_changes_nothing_and_offers_no_save(form: Form) -> None:
    save = form.findChild(QPushButton, "form_save")
    assert save is not None and not save.isVisible()
    assert not form.dirty
    assert line(form, "surname").text() == "ALVAREZ"
    assert line(form, "planned_ito_on").text() == "05 Aug 2026"
    assert line(form, "country_id").text() == "Bandaria"


def test_save_tells_only_what_was_changed(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "planned_ito_on", "+20")
    type_into(qtbot, form, "surname", "ÁLVAREZ")
    with qtbot.waitSignal(form.save_requested) as told:
        press(qtbot, form, "form_save")
    assert told.args == [{"planned_ito_on": date(2026, 8, 9), "surname": "ÁLVAREZ"}]


def test_a_field_typed_back_to_what_it_was_is_not_changed(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "surname", "X")
    assert form.dirty
    type_into(qtbot, form, "surname", "ALVAREZ")
    assert not form.dirty
    assert not form.save()


def test_discard_brings_the_record_back(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "surname", "WRONG")
    press(qtbot, form, "form_discard")
    assert line(form, "surname").text() == "ALVAREZ"
    assert not form.dirty


def test_a_typed_date_is_read_back_in_words_before_it_counts(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "planned_ito_on", "+16")
    assert note(form, "planned_ito_on") == "Wednesday, 05 Aug 2026"


def test_a_field_that_is_gone_to_before_the_form_is_laid_out_comes_into_sight(qtbot: QtBot) -> None:
    made = Form(ClearanceProfile, FakeSupport(), TODAY)
    qtbot.addWidget(made)
    made.resize(620, 420)
    made.show_record(ClearanceProfile(1, {}, 1))
    made.show()
    made.go_to("open_weekdays")
    control, seen = line(made, "open_weekdays"), made.findChild(QScrollArea, "form_scroll")
    assert seen is not None and made.focusWidget() is control

    def in_sight() -> bool:
        top = control.mapTo(seen.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + control.height() <= seen.viewport().height()

    qtbot.waitUntil(in_sight)
    qtbot.wait(50)
    assert in_sight(), "nor is it pushed out again"


def test_a_moment_is_typed_with_the_offices_clock_and_written_out(qtbot: QtBot) -> None:
    made = Form(ArrivalNotice, FakeSupport(), TODAY)
    qtbot.addWidget(made)
    made.show()
    made.show_record(ArrivalNotice(1, {}, 1))
    qtbot.waitUntil(lambda: line(made, "arrives_at").isVisible())
    type_into(qtbot, made, "arrives_at", "5 aug 1430")
    assert note(made, "arrives_at") == "Wednesday, 05 Aug 2026 14:30 Europe/Athens"
    qtbot.keyClick(line(made, "arrives_at"), Qt.Key.Key_Return)
    assert line(made, "arrives_at").text() == "05 Aug 2026 14:30 Europe/Athens"
    assert made.rows["arrives_at"].editor.read() == "2026-08-05T14:30[Europe/Athens]"


def test_what_is_no_date_is_marked_when_the_field_is_left_and_keeps_the_form_unsaved(
    qtbot: QtBot, form: Form
) -> None:
    type_into(qtbot, form, "planned_ito_on", "5/8/2026")
    line(form, "surname").setFocus()
    assert "5 Aug or 8 May" in note(form, "planned_ito_on").replace("Aug or 8", "Aug or 8")
    with qtbot.assertNotEmitted(form.save_requested):
        assert not form.save()
    assert line(form, "planned_ito_on").hasFocus()


def test_ctrl_s_saves_and_escape_leaves_only_when_nothing_is_lost(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(line(form, "surname"), Qt.Key.Key_Escape)
    type_into(qtbot, form, "surname", "NEW")
    with qtbot.waitSignal(form.discard_asked):
        qtbot.keyClick(line(form, "surname"), Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.save_requested):
        qtbot.keyClick(line(form, "surname"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_birth_date_is_hidden_until_it_is_revealed_and_the_reveal_is_told(qtbot: QtBot, form: Form) -> None:
    assert line(form, "date_of_birth").text() == MASK
    reveal = form.findChild(QToolButton, "reveal_date_of_birth")
    assert reveal is not None
    with qtbot.waitSignal(form.revealed) as told:
        qtbot.mouseClick(reveal, Qt.MouseButton.LeftButton)
    assert told.args == ["date_of_birth"]
    assert line(form, "date_of_birth").text() == "02 Apr 1990"
    assert not form.dirty
    form.hide_personal()
    assert line(form, "date_of_birth").text() == MASK
    assert not form.dirty


def test_a_hidden_value_reads_hidden_to_a_screen_reader(form: Form) -> None:
    field = line(form, "date_of_birth")

    def read() -> str:
        return QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Value)

    assert read() == "hidden"
    form.reveal_personal()
    assert read() == "02 Apr 1990"
    form.hide_personal()
    form.hide_personal()
    assert (read(), field.text()) == ("hidden", "hidden")
    form.reveal_personal()
    assert read() == "02 Apr 1990"


def test_dots_that_hide_a_value_are_read_hidden_everywhere(qtbot: QtBot) -> None:
    assert basics.DOTS == fields.MASK
    shown = basics.label(f"Passport number: {fields.MASK} → {fields.MASK}")
    qtbot.addWidget(shown)
    name = QAccessible.queryAccessibleInterface(shown).text(QAccessible.Text.Name)
    assert name == "Passport number: hidden → hidden"
    assert shown.text() == "Passport number: ••• → •••"


def test_a_choice_is_found_by_its_label_and_anything_else_is_refused(qtbot: QtBot, form: Form) -> None:
    combo = form.findChild(QComboBox, "field_us_grade")
    assert combo is not None and combo.currentText() == "O-3 · Captain"
    combo.setEditText("second lieutenant")
    with qtbot.waitSignal(form.save_requested) as told:
        form.save()
    assert told.args == [{"us_grade": "O-1"}]
    combo.setEditText("General of everything")
    assert not form.save()
    assert "not among the choices" in note(form, "us_grade")


def test_a_link_is_chosen_by_typing_part_of_a_name(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "country_id", "kest")
    control = line(form, "country_id")
    completer = control.completer()
    assert completer is not None
    qtbot.waitUntil(lambda: completer.popup().isVisible())
    completer.activated.emit("Kestria")
    with qtbot.waitSignal(form.save_requested) as told:
        form.save()
    assert told.args == [{"country_id": 12}]


def test_a_name_that_is_not_in_the_list_is_no_link(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "country_id", "Atlantis")
    assert not form.save()
    assert "not chosen from the list" in note(form, "country_id")


def test_a_finding_stands_under_its_field_and_answers_why(qtbot: QtBot, form: Form) -> None:
    warned = finding("The order date lies on a Sunday.", Strength.WARN, fields=("planned_ito_on",))
    form.show_findings([warned])
    assert note(form, "planned_ito_on") == "Check: The order date lies on a Sunday."
    with qtbot.waitSignal(form.why) as told:
        press(qtbot, form, "why_planned_ito_on")
    assert told.args == [warned]


BOTH = Conflict("surname", "Surname", "ALVAREZ", "ALVARES", "ÁLVAREZ", "Ben", date(2026, 5, 12))


def stale(qtbot: QtBot, form: Form) -> None:
    """The form after its save was refused: another name stands in the record now."""
    type_into(qtbot, form, "surname", "ÁLVAREZ")
    form.rebase(Student(form.record.id, {**form.record.stored, "surname": "ALVARES"}, 9))
    form.show_conflicts([BOTH])


def test_a_stale_edit_is_shown_side_by_side_and_nothing_is_saved_before_it_is_decided(
    qtbot: QtBot, form: Form
) -> None:
    stale(qtbot, form)
    panel = form.findChild(QFrame, "conflicts")
    assert panel is not None and panel.isVisible()
    words = [each.text() for each in panel.findChildren(QLabel)]
    assert [word for word in words if word in ("ALVAREZ", "ALVARES", "ÁLVAREZ")] == [
        "ALVAREZ",
        "ALVARES",
        "ÁLVAREZ",
    ]
    assert "by Ben, 12 May 2026" in words
    assert "changed meanwhile" in note(form, "surname").casefold()
    with qtbot.assertNotEmitted(form.save_requested):
        assert not form.save()
    choose(form, "keep_surname")
    with qtbot.waitSignal(form.save_requested) as told:
        form.save()
    assert told.args == [{"surname": "ÁLVAREZ"}]


def test_theirs_can_be_taken_and_mine_put_back(qtbot: QtBot, form: Form) -> None:
    stale(qtbot, form)
    type_into(qtbot, form, "first_name", "Martha")
    choose(form, "theirs_surname")
    assert form.rows["surname"].editor.raw() == "ALVARES"
    choose(form, "keep_surname")
    assert form.rows["surname"].editor.raw() == "ÁLVAREZ"
    choose(form, "theirs_surname")
    with qtbot.waitSignal(form.save_requested) as told:
        form.save()
    assert told.args == [{"first_name": "Martha"}]


def test_when_all_of_theirs_is_taken_nothing_is_left_to_save(qtbot: QtBot, form: Form) -> None:
    stale(qtbot, form)
    choose(form, "theirs_surname")
    assert not form.dirty
    panel = form.findChild(QFrame, "conflicts")
    assert panel is not None and not panel.isVisible()


def choose(form: Form, name: str) -> None:
    way = form.findChild(QRadioButton, name)
    assert way is not None
    way.click()


def test_the_step_that_needs_a_field_is_named(form: Form) -> None:
    words = [each.text() for each in form.rows["us_grade"].findChildren(QLabel)]
    assert "for the travel order" in words


def test_every_label_is_the_buddy_of_its_field(form: Form) -> None:
    for key, row in form.rows.items():
        buddies = [each.buddy() for each in row.findChildren(QLabel) if each.buddy() is not None]
        assert buddies == [row.editor.control], key


def test_a_narrow_form_has_one_column(qtbot: QtBot, form: Form) -> None:
    def columns() -> int:
        return len({row.mapTo(form, row.rect().topLeft()).x() for row in form.rows.values()})

    assert columns() == 2
    form.resize(480, 700)
    qtbot.waitUntil(lambda: columns() == 1)


def test_a_total_follows_while_its_parts_are_typed_until_another_is(qtbot: QtBot) -> None:
    form = Form(TrainingLine, FakeSupport(), TODAY)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.show_record(TrainingLine(1, {"quantity": 2, "unit_cost": 100_00, "total_cost": 200_00}, 7))

    def total_with(**typed: str) -> str:
        for key, text in typed.items():
            type_into(qtbot, form, key, text)
        return line(form, "total_cost").text()

    assert total_with(quantity="3") == "$300"
    assert total_with(unit_cost="12x") == "$36"  # what cannot be read changes nothing
    assert total_with(unit_cost="100", quantity="2") == "$200" and not form.rows["total_cost"].editor.changed
    form.discard()
    assert total_with(tla_cost="7") == "$207"
    with qtbot.waitSignal(form.save_requested) as saved:
        form.save()
    assert saved.args == [{"tla_cost": 7_00, "total_cost": 207_00}]
    assert total_with(total_cost="250", quantity="9") == "250"
