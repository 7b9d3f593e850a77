"""A successor at the window: through the steps, with everything settled where it is shown."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)

from app import handover, offices, users
from app.handover import Step
from app.office import Office
from app.reading import Query
from models.kinds import kind_named
from models.office.desk import Note
from tests import support
from tests.ui.driving import Hands, add_family, with_office
from tests.ui.test_accessible import nameless
from ui.first.arrival import ArrivalPage
from ui.first.settling import DutiesView

SECRET = "four green lamps on the pier"
LEAVER = "Orin Quentley"


def furnish(office: Office) -> None:
    """A student, a user who leaves, and a promise of his."""
    add_family(office)
    users.add_user(office, LEAVER, "admin", SECRET, rounds=support.ROUNDS)
    student = office.reader.ids(Query(kind_named("student")))[0]
    with support.acting(office, LEAVER, "admin"), office.change("Promise") as work:
        values = {
            "subject_kind": "student",
            "subject_id": student,
            "body": "Send the list",
            "written_by": LEAVER,
        }
        work.add(Note, values | {"due_on": support.TODAY + timedelta(days=4)})


@pytest.fixture
def arrived(hands: Hands, folder: Path) -> Hands:
    with_office(folder, furnish)
    hands.open(folder)
    hands.do("take_over")
    return hands


def page(hands: Hands) -> ArrivalPage:
    return next(each for each in hands.window.findChildren(ArrivalPage) if each.isVisible())


def go(hands: Hands, step: Step) -> None:
    hands.find(QListWidget, "arrival_steps").setCurrentRow(list(Step).index(step))
    hands.settle()


def said(hands: Hands, step: Step) -> str:
    return hands.text(f"arrival_{step.value}_said")


def listed(hands: Hands) -> list[str]:
    steps = hands.find(QListWidget, "arrival_steps")
    return [steps.item(at).text() for at in range(steps.count())]


def name_leaver(hands: Hands) -> None:
    go(hands, Step.PEOPLE)
    hands.find(QComboBox, "leaver").setCurrentText(LEAVER)
    hands.click("name_leaver")
    hands.settle()


def view(hands: Hands, step: Step) -> DutiesView:
    found = page(hands).views[step]
    assert isinstance(found, DutiesView)
    return found


def test_the_action_leads_to_eight_steps_with_their_states(arrived: Hands) -> None:
    assert arrived.workspace.page.tab.label == "Office"
    lines = listed(arrived)
    assert len(lines) == 8 and lines[0] == "How you came in\nnothing open"
    assert lines[1] == "People and keys\n1 open"
    assert "0 of 8 steps settled" in arrived.text("arrival_said")


def test_a_step_is_settled_taken_up_again_and_found_settled_after_reopening(
    arrived: Hands, folder: Path
) -> None:
    go(arrived, Step.OVERDUE)
    arrived.click("settle_overdue")
    arrived.settle()
    assert arrived.text("arrival_overdue_mark") == f"Settled 02 Mar 2026 by {support.USER}"
    assert listed(arrived)[2].endswith("settled")
    arrived.click("settle_overdue")
    arrived.settle()
    assert arrived.text("arrival_overdue_mark") == ""
    arrived.click("settle_overdue")
    arrived.do("close_office")
    arrived.unlock()
    arrived.do("take_over")
    assert "1 of 8 steps settled" in arrived.text("arrival_said")


def test_the_leaver_is_named_removed_and_the_key_change_offered(arrived: Hands) -> None:
    name_leaver(arrived)
    assert said(arrived, Step.PEOPLE) == f"{LEAVER} leaves and can still open the office."
    table = arrived.find(QTableWidget, "arrival_users")
    first = table.item(0, 0)
    assert table.rowCount() == 2 and first is not None and first.text() == support.USER
    arrived.click("remove_leaver")
    assert arrived.find(QPushButton, "sheet_verb").text() == f"Remove {LEAVER}"
    arrived.click("sheet_verb")
    arrived.settle()
    assert "until the office key is changed" in said(arrived, Step.PEOPLE)
    assert not arrived.find(QPushButton, "remove_leaver").isEnabled()
    arrived.click("arrival_key")
    assert arrived.find(QLineEdit, "key_passphrase").isVisible()
    arrived.click("sheet_cancel")


def test_a_step_can_be_chosen_before_the_office_is_read(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.window.book.made["take_over"].trigger()
    page(hands).show_step(Step.PEOPLE)
    assert page(hands).views[Step.PEOPLE].isVisible()
    hands.settle()


def test_oneself_is_not_the_one_who_leaves(arrived: Hands) -> None:
    go(arrived, Step.PEOPLE)
    arrived.find(QComboBox, "leaver").setCurrentText(support.USER)
    arrived.click("name_leaver")
    assert "You are the one who arrives." in arrived.text("leaver_said")


def test_work_of_nobody_and_promises_of_the_leaver_are_given_in_one_step(arrived: Hands) -> None:
    name_leaver(arrived)
    go(arrived, Step.OWNERS)
    assert f"1 promise of {LEAVER} is open" in said(arrived, Step.OWNERS)
    grid = view(arrived, Step.OWNERS).grid
    count = len(grid.table.ids)
    assert count >= 4 and grid.table.data(grid.table.index(0, 0)) == "Promised: Send the list"
    arrived.click("give")
    assert arrived.text("give_said") == "Say who gets them."
    arrived.type("give_to", "Somebody Unknown")
    arrived.click("choose_all")
    arrived.click("give")
    assert "is no user or staff of this office" in arrived.text("give_said")
    arrived.type("give_to", support.USER)
    arrived.click("give")
    arrived.settle()
    assert said(arrived, Step.OWNERS).startswith("Every duty belongs to somebody")
    assert len(grid.table.ids) == 1, "the promise of the leaver stays in sight"
    arrived.do("undo")
    arrived.settle()
    assert len(grid.table.ids) == count


def test_a_duty_opens_its_record_and_is_decided_on(arrived: Hands) -> None:
    go(arrived, Step.AHEAD)
    found = view(arrived, Step.AHEAD)
    arrived.click("decide_ahead")
    assert arrived.dialogs()
    arrived.click("sheet_cancel")
    found.grid.opened.emit(0)
    arrived.settle()
    assert arrived.workspace.page.tab.label == "Students"


def test_rule_values_are_confirmed(arrived: Hands) -> None:
    go(arrived, Step.DOUBTS)
    table = arrived.find(QTableWidget, "unconfirmed")
    count = table.rowCount()
    assert count and not arrived.find(QPushButton, "confirm_values").isEnabled()
    table.selectRow(0)
    arrived.click("confirm_values")
    arrived.settle()
    assert table.rowCount() == count - 1
    assert "1 policy value confirmed" in arrived.workspace.message.text


def test_a_backup_is_made_from_its_step(arrived: Hands) -> None:
    go(arrived, Step.BACKUP)
    assert "No proven backup yet" in said(arrived, Step.BACKUP)
    arrived.click("arrival_backup")
    arrived.settle()
    arrived.wait(lambda: "Last proven backup" in said(arrived, Step.BACKUP))


def test_the_state_of_the_office_is_shown_printed_and_counted(
    arrived: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_leaver(arrived)
    go(arrived, Step.PAPER)
    arrived.click("show_handover")
    assert "state-of-the-office-2026-03-02.pdf" in arrived.words(arrived.dialogs()[0])
    target = tmp_path / "state.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    arrived.click("preview_save")
    arrived.settle()
    assert target.read_bytes()[:5] == b"%PDF-"
    arrived.wait(lambda: "Printed on 02 Mar 2026" in said(arrived, Step.PAPER))


def test_the_recovery_key_leads_to_a_user_of_ones_own(hands: Hands, folder: Path) -> None:
    key: list[str] = []
    with_office(folder, lambda office: key.append(users.recovery_key(office)))
    hands.start(folder)
    hands.click("use_recovery")
    hands.find(QPlainTextEdit, "typed_recovery").setPlainText(key[0])
    hands.click("sheet_verb")
    hands.wait(lambda: hands.window.workspace is not None)
    hands.settle()
    hands.click("sheet_cancel")  # a new passphrase for the same person is offered first
    assert "Make a user of your own first" in said(hands, Step.CAME)
    hands.click("own_make")
    assert hands.text("own_said") == "“Your user name” is empty."
    hands.type("own_user", "Mara Tarim")
    hands.type("own_new", SECRET)
    hands.type("own_again", "another one entirely")
    hands.click("own_make")
    assert hands.text("own_said") == "The two passphrases differ."
    hands.type("own_again", SECRET)
    hands.click("own_make")
    hands.settle()
    assert "Mara Tarim is an administrator" in hands.text("own_said")
    hands.click("own_switch")
    assert "Logged off" in hands.text("unlock_said")
    user = hands.find(QComboBox, "user")
    user.setCurrentText("Mara Tarim")
    hands.unlock(SECRET)
    hands.do("take_over")
    assert (
        said(hands, Step.CAME) == "You came in as Mara Tarim, administrator, with a passphrase of your own."
    )


def test_a_weak_passphrase_makes_no_user(hands: Hands, folder: Path) -> None:
    key: list[str] = []
    with_office(folder, lambda office: key.append(users.recovery_key(office)))
    hands.start(folder)
    hands.window.enter(offices.open_with_recovery(folder, key[0], today=support.TODAY))
    hands.do("take_over")
    hands.type("own_user", "Mara Tarim")
    hands.type("own_new", "short")
    assert "at least 15 characters" in hands.text("own_strength")
    hands.type("own_again", "short")
    hands.click("own_make")
    assert "cannot be used" in hands.text("own_said")
    assert hands.find(QPushButton, "own_make").isEnabled()


def test_who_only_reads_sees_the_steps_and_marks_none(hands: Hands, folder: Path) -> None:
    first = support.reopen(folder)
    try:
        hands.open(folder)
        hands.do("take_over")
        assert len(listed(hands)) == 8
        for step in Step:
            go(hands, step)
            assert not hands.find(QPushButton, f"settle_{step.value}").isEnabled()
    finally:
        hands.put_away()
        first.close()


def test_every_control_of_every_step_is_named(arrived: Hands) -> None:
    for step in Step:
        go(arrived, step)
        assert nameless(arrived.window) == [], step


def test_at_the_largest_zoom_the_steps_are_chosen_in_one_line(arrived: Hands) -> None:
    from ui.theme import Theme

    assert not page(arrived)._brief.isVisible()
    Theme.current().choose("light", 200)
    arrived.settle()
    brief = arrived.find(QComboBox, "arrival_step")
    assert brief.itemText(1) == "2. People and keys, 1 open"
    brief.setCurrentIndex(1)
    brief.activated.emit(1)
    assert page(arrived).views[Step.PEOPLE].isVisible()


def test_progress_made_elsewhere_arrives_here(arrived: Hands) -> None:
    session = arrived.workspace.session
    session.write("", lambda office: handover.settle(office, Step.BACKUP))
    arrived.settle()
    arrived.wait(lambda: "1 of 8 steps settled" in arrived.text("arrival_said"))
