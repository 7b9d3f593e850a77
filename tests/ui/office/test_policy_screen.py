"""Policy values, rule strengths, codes and a newer program, as the chief looks after them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QPushButton, QRadioButton

from app import seeds, upgrade
from app.exceptions import register
from models.office.desk import Code, PolicyRecord
from tests import support
from tests.ui.driving import Hands, add_family, with_office
from tests.ui.office.screens import at, choose, column, lines, pick, pick_all, search, shown
from tests.ui.test_accessible import nameless

MONTHS = "Months a physical examination counts"


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, add_family)
    hands.open(folder)
    return hands


def told(hands: Hands) -> list[str]:
    return [each.sentence for each in register(hands.workspace.session.office.reader)]


# -- policy values ---------------------------------------------------------------------------------------------------
def test_what_is_to_be_confirmed_stands_first_and_is_confirmed_at_once(opened: Hands) -> None:
    screen = at(opened, "Policy values")
    states = column(screen, "State")
    assert states[0] == "To be confirmed" and states[-1] == "As published"
    choose(opened, "policy_shown", "To be confirmed")
    count = len(lines(screen))
    assert count >= 3
    pick_all(opened, screen)
    opened.click("policy_confirm")
    opened.type("confirm_on", "tomorrow")
    opened.click("sheet_verb")
    assert "day to come" in opened.text("sheet_said")
    opened.type("confirm_on", "1 mar 2026")
    opened.type("confirm_by", "The legal adviser")
    opened.click("sheet_verb")
    opened.wait(lambda: lines(screen) == [])
    choose(opened, "policy_shown", "Every edition")
    assert column(screen, "State").count("Confirmed 01 Mar 2026 by The legal adviser") == count
    opened.do("undo")
    choose(opened, "policy_shown", "To be confirmed")
    opened.wait(lambda: len(lines(screen)) == count)
    assert told(opened) == []


def test_a_value_says_which_rules_use_it(opened: Hands) -> None:
    screen = at(opened, "Policy values")
    pick(opened, screen, MONTHS)
    assert "MED-02: " in opened.text("screen_story")
    search(opened, "MED-02")
    assert len(lines(screen)) == 3
    assert nameless(opened.window) == []


def test_a_correction_is_tried_out_then_saved(opened: Hands) -> None:
    screen = at(opened, "Policy values")
    pick(opened, screen, MONTHS)
    opened.click("policy_change")
    verb = opened.find(QPushButton, "sheet_verb")
    assert verb.text() == "Try it out"
    opened.click("sheet_verb")
    assert opened.text("sheet_said") == "“Reason” is empty."
    opened.type("policy_reason", "Message 26-12")
    opened.type("policy_value", "some")
    opened.click("sheet_verb")
    assert "not a number of months" in opened.text("sheet_said")
    opened.type("policy_value", "1")
    opened.click("sheet_verb")
    assert opened.text("trial_effect").startswith("Findings: 2 new")
    assert "SAMPLE" in opened.find(QListWidget, "trial_list").item(0).text()
    assert verb.text() == "Save change" and told(opened) == []
    opened.type("policy_value", "2")
    assert verb.text() == "Try it out", "another value is another trial"
    opened.click("sheet_verb")
    opened.click("sheet_verb")
    opened.wait(lambda: told(opened))
    assert told(opened) == ["medical.exam_months 2: Value 3 became 2. Message 26-12."]
    choose(opened, "policy_shown", "Changed by this office")
    opened.wait(lambda: column(screen, "Value") == ["2"])


def test_a_new_edition_stands_beside_the_old_one(opened: Hands) -> None:
    screen = at(opened, "Policy values")
    pick(opened, screen, MONTHS)
    opened.click("policy_change")
    opened.find(QRadioButton, "policy_new").setChecked(True)
    opened.type("policy_value", "6")
    opened.type("policy_reason", "New manual")
    opened.click("sheet_verb")
    assert opened.text("sheet_said") == "“Edition” is empty."
    opened.type("policy_edition", "SAMM 2026")
    opened.type("policy_from", "1 jan 2027")
    opened.click("sheet_verb")
    assert opened.text("trial_effect").startswith("No finding would change")
    opened.click("sheet_verb")
    search(opened, "physical examination counts before")
    opened.wait(lambda: sorted(column(screen, "Value")) == ["3", "6"])
    assert "31 Dec 2026" in column(screen, "To")
    choose(opened, "policy_shown", "In force")
    assert column(screen, "Value") == ["3"]


def test_escape_leaves_a_trial_without_a_change(opened: Hands) -> None:
    screen = at(opened, "Policy values")
    pick(opened, screen, MONTHS)
    opened.click("policy_change")
    (dialog,) = opened.dialogs()
    opened.type("policy_reason", "x")
    opened.type("policy_value", "1")
    opened.qtbot.mouseClick(opened.find(QPushButton, "sheet_verb"), Qt.MouseButton.LeftButton)
    opened.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    opened.settle()
    assert opened.dialogs() == [] and told(opened) == []


# -- rule strengths --------------------------------------------------------------------------------------------------
def test_a_strength_is_changed_with_a_reason_and_given_back(opened: Hands) -> None:
    screen = at(opened, "Rule strengths")
    rule = next(line[0] for line in lines(screen) if line[1] == "Warns")
    pick(opened, screen, rule)
    opened.click("strength_change")
    opened.type("strength_reason", "Order 7")
    opened.click("sheet_verb")
    assert "warns already" in opened.text("sheet_said")
    box = opened.find(QComboBox, "strength_new")
    box.setCurrentIndex(box.findData("inform"))
    opened.click("sheet_verb")
    opened.click("sheet_verb")
    opened.wait(lambda: told(opened))
    assert f"rule.{rule}.strength inform was added by the office. Order 7." in told(opened)
    choose(opened, "strength_shown", "Changed by this office")
    opened.wait(lambda: column(screen, "Rule") == [rule])
    assert lines(screen)[0][1:3] == ["Informs", "Warns"]
    opened.do("undo")
    opened.wait(lambda: lines(screen) == [])


def test_rules_on_recollection_are_confirmed(opened: Hands) -> None:
    screen = at(opened, "Rule strengths")
    choose(opened, "strength_shown", "To be confirmed")
    assert lines(screen)
    pick_all(opened, screen)
    opened.click("strength_confirm")
    opened.click("sheet_verb")
    opened.wait(lambda: lines(screen) == [])
    assert told(opened) == []


def test_a_gate_without_authority_says_why_it_stays(opened: Hands) -> None:
    screen = at(opened, "Rule strengths")
    choose(opened, "strength_shown", "Cannot be weakened")
    assert lines(screen)
    pick(opened, screen, lines(screen)[0][0])
    assert not opened.find(QPushButton, "strength_change").isEnabled()
    assert "names nobody who may set it aside" in opened.text("screen_story")
    assert "names nobody" in opened.find(QPushButton, "strength_change").toolTip()
    assert nameless(opened.window) == []


# -- codes -----------------------------------------------------------------------------------------------------------
def test_a_code_is_added_relabelled_ended_and_brought_back(opened: Hands) -> None:
    screen = at(opened, "Codes")
    choose(opened, "code_table", "Cancel reason")
    opened.click("code_add")
    opened.type("code_new", "FLOOD")
    opened.type("code_label", "Flood at the school")
    opened.type("code_source", "Message 26-3")
    opened.click("sheet_verb")
    assert opened.text("sheet_said") == "“Reason” is empty."
    opened.type("code_reason", "It happened")
    opened.click("sheet_verb")
    opened.wait(lambda: "FLOOD" in column(screen, "Code"))
    pick(opened, screen, "FLOOD")
    opened.click("code_relabel")
    opened.type("code_label", "Flood")
    opened.type("code_reason", "Shorter")
    opened.click("sheet_verb")
    opened.wait(lambda: "Flood" in column(screen, "What it means"))
    pick(opened, screen, "FLOOD")
    opened.click("code_end")
    opened.wait(lambda: opened.text("code_uses") == "No record stores it.")
    opened.type("code_to", "yesterday")
    opened.type("code_reason", "Over")
    opened.click("sheet_verb")
    choose(opened, "code_shown", "Ended")
    opened.wait(lambda: column(screen, "Code") == ["FLOOD"])
    pick(opened, screen, "FLOOD")
    opened.click("code_end")
    opened.type("code_reason", "Again")
    opened.click("sheet_verb")
    opened.wait(lambda: lines(screen) == [])


def test_tables_of_the_program_itself_are_closed(opened: Hands) -> None:
    screen = at(opened, "Codes")
    choose(opened, "code_table", "Role")
    pick(opened, screen, "chief")
    assert not opened.find(QPushButton, "code_add").isEnabled()
    assert not opened.find(QPushButton, "code_end").isEnabled()
    assert opened.find(QPushButton, "code_relabel").isEnabled()
    assert nameless(opened.window) == []


def test_codes_are_confirmed(opened: Hands) -> None:
    screen = at(opened, "Codes")
    choose(opened, "code_shown", "To be confirmed")
    count = len(lines(screen))
    pick(opened, screen, lines(screen)[0][0])
    opened.click("code_confirm")
    opened.click("sheet_verb")
    opened.wait(lambda: len(lines(screen)) == count - 1)


# -- a newer program -------------------------------------------------------------------------------------------------
@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """A program that brings another code and another month than the office was made with."""
    codes: list[dict[str, Any]] = list(seeds.codes())
    values: list[dict[str, Any]] = list(seeds.policy_values())
    codes.append(
        {"table_name": "cancel_reason", "code": "FLOOD", "label": "Flood", "edition": "2027", "tag": "S01"}
    )
    next(row for row in values if row["key"] == "medical.exam_months")["value"] = "4"
    monkeypatch.setattr(seeds, "SEEDS", ((Code, lambda: iter(codes)), (PolicyRecord, lambda: iter(values))))
    monkeypatch.setattr(upgrade, "digest", upgrade.digest.__wrapped__)  # another program knows its own
    yield


def test_a_newer_program_is_told_once_and_leads_to_what_differs(
    hands: Hands, folder: Path, newer: None
) -> None:
    hands.open(folder)
    assert "This program brings 2 codes and values" in hands.workspace.message.text
    hands.click("message_action")
    screen = shown(hands, "Newer program")
    assert column(screen, "Difference") == ["Added by the program", "Changed by the program"]
    assert column(screen, "Decided") == ["Not yet", "Not yet"]
    assert "Value 3 → 4" in lines(screen)[1][3]
    assert nameless(hands.window) == []
    hands.do("close_office")
    hands.unlock()
    assert "This program brings" not in hands.workspace.message.text, "once to each"


def test_lines_are_taken_or_left_one_by_one(hands: Hands, folder: Path, newer: None) -> None:
    hands.open(folder)
    screen = at(hands, "Newer program")
    pick(hands, screen, "FLOOD")
    hands.click("newer_take")
    hands.wait(lambda: column(screen, "Difference") == ["Changed by the program"])
    pick(hands, screen, "medical.exam_months")
    hands.click("newer_leave")
    hands.wait(lambda: column(screen, "Decided") == ["Left"])
    reader = hands.workspace.session.office.reader
    assert "FLOOD" in reader.codes("cancel_reason")
    assert reader.policy.whole("medical.exam_months", support.TODAY + timedelta(days=1)) == 3
    assert told(hands) == []
    hands.do("undo")
    hands.wait(lambda: column(screen, "Decided") == ["Not yet"])


def test_an_officer_looks_and_decides_nothing(hands: Hands, folder: Path, newer: None) -> None:
    from app import users
    from tests.ui.office.test_users_screen import SECRET
    from ui.unlock import UnlockPage

    with_office(
        folder, lambda office: users.add_user(office, "Ben", "officer", SECRET, rounds=support.ROUNDS)
    )
    hands.start(folder)
    page = hands.window.findChild(UnlockPage)
    assert page is not None
    page._user.setCurrentText("Ben")
    hands.unlock(SECRET)
    assert "This program brings" not in hands.workspace.message.text
    for name, verbs in (
        ("Newer program", ("newer_take", "newer_leave")),
        ("Policy values", ("policy_change", "policy_confirm")),
        ("Rule strengths", ("strength_change",)),
        ("Codes", ("code_add", "code_relabel", "code_end")),
        ("Wording", ("wording_confirm",)),
    ):
        screen = at(hands, name)
        assert lines(screen)
        for verb in verbs:
            made = hands.find(QPushButton, verb)
            assert not made.isEnabled() and "chief" in made.toolTip(), verb
