"""Counting as a person does it: scans from anywhere, typing, what is left, striking out, the lock."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QRadioButton

from app.eum import events
from app.reading import Query
from models.eum.events import InventoryEvent, Reading
from models.eum.places import StorageSite
from tests import support
from tests.ui.driving import Hands
from tests.ui.eum.conftest import MANY, NORTH, Counter
from tests.ui.test_accessible import nameless
from ui.eum.counting import CountingPage
from ui.eum.sounds import PATTERNS, Sounds
from ui.eum.wedge import Wedge
from ui.parts.sheet import ask


def page_of(counter: Counter) -> CountingPage:
    page = counter.hands.workspace.go_to("EUM").page_inside("Counting")
    assert isinstance(page, CountingPage)
    return page


def left_of(counter: Counter) -> list[str]:
    page = page_of(counter)
    page.body.show_left()
    return [each.serial for each in page.body.left.listed.things]


def saved(counter: Counter) -> list[str]:
    session = counter.hands.window.session
    assert session is not None
    return [each.serial_read or "" for each in session.reader.records(Query(Reading))]


def test_a_scan_is_judged_shown_sounded_and_saved(counting: Counter) -> None:
    beeps: list[int] = []
    Sounds.current().beeped.connect(lambda: beeps.append(1))
    counting.scan("0012-A7")
    assert counting.outcomes == [("0012-A7", "FOUND", "saved")] and beeps == [1]
    hands = counting.hands
    assert hands.text("last_word") == "Found" and hands.text("last_tail") == "… 2-A7"
    assert hands.text("count_tally") == "65 expected: 1 found, 64 to go."
    assert "0012-A7" not in left_of(counting) and "0013-A7" in left_of(counting)
    counting.scan("0012-A7")  # sent twice: counted once
    counting.scan("BN-100")  # dropped its last character
    counting.scan("99-X1")
    counting.scan("55-0001")
    kinds = [kind for _, kind, _ in counting.outcomes]
    assert kinds == ["FOUND", "DUPLICATE_READ", "SUGGEST", "UNEXPECTED", "FOUND_ELSEWHERE"]
    said = hands.text("count_tally")
    assert said == (
        "65 expected: 1 found, 64 to go. Besides: 1 found that the list has not, 3 to decide, 1 read twice."
    )
    assert nameless(page_of(counting)) == []
    type_and_strike(counting)


def type_and_strike(counting: Counter) -> None:
    """Typing narrows what is left; Down and Enter record from there; Delete strikes out, undo takes that back."""
    hands, page = counting.hands, page_of(counting)
    before = len(counting.outcomes)
    hands.type("count_serial", "BN-10")
    assert left_of(counting) == ["BN-1002", "BN-1010"]
    hands.qtbot.keyClick(page.body.serial, Qt.Key.Key_Down)
    hands.qtbot.keyClick(page.body.left.grid, Qt.Key.Key_Return)
    hands.settle()
    hands.find(QRadioButton, "sighted_container").click()
    hands.type("count_location", "rack 4")
    hands.type("count_serial", "0014-a7")
    hands.qtbot.keyClick(page.body.serial, Qt.Key.Key_Return)
    hands.click("count_unread")
    assert counting.outcomes[before:] == [
        ("BN-1002", "FOUND", "saved"), ("0014-a7", "FOUND", "saved"), ("no mark", "UNREAD", "saved"),
    ]  # fmt: skip
    last = counting.work.entries[1].seen
    assert (last.sighted, last.location) == ("CONTAINER", "rack 4")
    page.body.readings.grid.setFocus()
    page.body.readings.grid.go_to_row(1)
    hands.qtbot.keyClick(page.body.readings.grid, Qt.Key.Key_Delete)
    hands.click("sheet_verb")
    hands.wait(lambda: "0014-A7" in left_of(counting))
    hands.do("undo")
    hands.wait(lambda: "0014-A7" not in left_of(counting))


def test_every_outcome_has_a_pattern_of_its_own_in_beeps_and_words() -> None:
    told = [pattern for code, pattern in PATTERNS.items() if code not in ("UNREAD", "FAILED")]
    assert len({gaps for gaps, _ in told}) == len({words for _, words in told}) == len(told)


def test_scans_reach_the_count_whatever_has_the_focus(counting: Counter) -> None:
    hands = counting.hands
    hands.workspace.go_to("Students")
    hands.settle()
    counting.scan(NORTH[0])
    assert hands.workspace.tab == "Students" and "Found" in hands.workspace.message.text
    hands.do("shortcuts")
    field = hands.find(QLineEdit, "shortcut_search")
    field.setFocus()
    counting.scan(NORTH[1])
    assert field.text() == "" and hands.dialogs()
    for sheet in hands.dialogs():
        sheet.reject()
    answered: list[int] = []
    ask(hands.window, "Forget it?", "This cannot be undone.", "Forget", lambda: answered.append(1))
    verb = hands.find(QPushButton, "sheet_verb")
    verb.setFocus()
    counting.scan(NORTH[2], end="\t")
    counting.scan(NORTH[3])
    assert answered == [] and hands.dialogs() and verb.hasFocus()
    hands.dialogs()[0].reject()
    menu = hands.window.menuBar().findChildren(QMenu)[0]
    menu.popup(hands.window.mapToGlobal(QPoint(20, 40)))
    counting.scan(NORTH[4])
    assert menu.isVisible()
    menu.close()
    assert [(serial, state) for serial, _, state in counting.outcomes] == [(each, "saved") for each in NORTH]
    five_a_second(counting)


def five_a_second(counting: Counter) -> None:
    """None of fifty reads is lost, and each is shown before it is saved."""
    before = len(counting.outcomes)
    for each in MANY[:50]:
        counting.scan(each, settle=False, pace=12, after=128)
    Wedge.current().settle()
    assert [serial for serial, _, _ in counting.outcomes][before:] == list(MANY[:50]), "each is shown at once"
    assert all(kind == "FOUND" for _, kind, _ in counting.outcomes)
    counting.hands.wait(lambda: counting.work.pending == 0)
    assert sorted(saved(counting)) == sorted((*NORTH, *MANY[:50]))
    assert {state for _, _, state in counting.outcomes} == {"saved"}


def test_what_is_odd_is_kept_until_somebody_decides(counting: Counter) -> None:
    hands, work = counting.hands, counting.work
    counting.scan("0012\r-A7\r", end="")  # the Enter in the middle of an expected serial
    counting.scan("BN-1002\rBN-1010\r", end="")  # two codes with one pull of the trigger
    assert [serial for serial, _, _ in counting.outcomes] == ["0012-A7", "BN-1002", "BN-1010"]
    counting.scan("4711\r-0815\r", end="")
    counting.scan("0" * 90)
    counting.scan("AB\x1d1234")
    assert [each.text for each in work.aside] == ["4711 | -0815", "0" * 90, "AB\x1d1234"]
    assert "An Enter stood in the middle" in hands.words()
    hands.click("aside_each_0")
    hands.click("aside_one_1")
    assert [serial for serial, _, _ in counting.outcomes][3:] == ["4711", "-0815", "AB1234"]
    hands.click("aside_drop_0")
    assert work.aside == [] and page_of(counting).leave_safe()
    not_saved(counting)


def not_saved(counting: Counter) -> None:
    """A reading that comes too late to be saved keeps its text."""
    session, work = counting.hands.workspace.session, counting.work

    def sign_elsewhere(office: object) -> None:
        with office.change("Sign") as change:  # type: ignore[attr-defined]
            change.set(InventoryEvent, work.event_id, {"signed_on": support.TODAY})

    session.write("", sign_elsewhere)
    counting.scan("0014-A7", settle=False)
    Wedge.current().settle()
    counting.hands.wait(lambda: work.aside)
    assert work.aside[0].text == "0014-A7" and work.aside[0].problem.startswith("Not saved: ")
    assert "0014-A7" not in saved(counting)


def test_the_lock_refuses_scans_and_counting_goes_on_afterwards(counting: Counter) -> None:
    hands = counting.hands
    counting.scan("4711\r-0815\r", end="")
    hands.window.lock()
    hands.wait(lambda: hands.window.locked)
    hands.settle()
    counting.aim()
    counting.keys.scan("0012-A7")
    Wedge.current().settle()
    assert "the scan was refused" in hands.text("unlock_said")
    assert hands.find(QLineEdit, "passphrase").text() == ""
    hands.unlock()
    hands.wait(lambda: counting.work.count is not None)
    hands.workspace.go_to("Today")
    counting.scan("0013-A7")
    assert counting.outcomes == [("0013-A7", "FOUND", "saved")]
    hands.workspace.go_to("EUM").show_screen("Counting")
    hands.settle()
    assert [each.text for each in counting.work.aside] == ["4711 | -0815"]


def test_where_nothing_can_be_changed_scans_are_refused_aloud(hands: Hands, depot: Path) -> None:
    writing = support.reopen(depot)
    try:
        hands.open(depot)
        counter, beeps = Counter(hands), list[int]()
        Sounds.current().beeped.connect(lambda: beeps.append(1))
        hands.workspace.go_to("EUM").show_screen("Counting")
        hands.settle()
        assert not page_of(counter)._go.isEnabled() and "Scans are refused" in hands.words()
        counter.scan("0012-A7")
        assert beeps and "“0012-A7” was not recorded" in hands.workspace.message.text
        assert support.USER in hands.workspace.message.text
    finally:
        writing.close()


def test_an_inventory_without_a_list_is_frozen_first(counter: Counter) -> None:
    session = counter.hands.workspace.session
    south = session.reader.lookup(StorageSite, "Southern Depot").id
    session.write(
        "",
        lambda office: events.plan(
            office, kind="PARTIAL", method="IN_PERSON", planned_on=support.TODAY, site_ids=(south,)
        ),
    )
    counter.hands.settle()
    counter.hands.workspace.go_to("EUM").show_screen("Counting")
    counter.hands.settle()
    page = page_of(counter)
    page.events.setCurrentIndex(1)
    counter.hands.settle()
    assert page.chosen is not None
    wanted = page.chosen.event_id
    assert not page._go.isEnabled() and "not frozen" in counter.hands.words()
    counter.hands.click("count_freeze")
    counter.scan("55-0001")
    assert "press “Begin counting” first" in counter.hands.workspace.message.text
    counter.hands.click("count_papers")
    shown = counter.hands.workspace.page
    assert shown.screen_shown == "Inventories" and shown.on_screen == ("inventory_event", wanted)
    assert "Count sheet" in counter.hands.words()
    shown.show_screen("Counting")
    counter.hands.click("count_go")
    counter.hands.wait(lambda: counter.work.count is not None)
    counter.scan("55-0001")
    assert counter.outcomes == [("55-0001", "FOUND", "saved")]
