"""A scanner is told from a person by the pace of its keys alone; neither loses a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.eum.scanner import ENTER, LINE_FEED, TAB, Keyboard
from ui.eum.wedge import FAST_MS, LEAST, Burst, Key, Scan, Wedge
from ui.idle import Idle


class Bench:
    """A dialog with a line to type in and a default button, a keyboard, and what was scanned."""

    def __init__(self, qtbot: QtBot) -> None:
        self.dialog = QDialog()
        self.line = QLineEdit()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        layout = QVBoxLayout(self.dialog)
        layout.addWidget(self.line)
        layout.addWidget(buttons)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        self.answered: list[int] = []
        self.scans: list[Scan] = []
        buttons.accepted.connect(lambda: self.answered.append(1))
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()
        self.line.setFocus()
        self.wedge = Wedge.current()
        self.wedge.watch(self.dialog.windowHandle())
        self.wedge.scanned.connect(self.scans.append)
        self.keys = Keyboard(self.dialog.windowHandle())

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.scans]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


@pytest.mark.parametrize("end", [ENTER, TAB, LINE_FEED, ENTER + LINE_FEED])
def test_a_scan_reaches_no_field_and_answers_no_dialog(bench: Bench, end: str) -> None:
    bench.keys.scan("0012-A7", end=end)
    bench.wedge.settle()
    assert bench.texts == ["0012-A7"]
    assert (bench.line.text(), bench.answered, bench.dialog.focusWidget() is bench.line) == ("", [], True)


def test_a_focused_button_is_not_pressed_by_a_scan_with_a_blank(bench: Bench) -> None:
    bench.ok.setFocus()
    bench.keys.scan("12 34 A", end=ENTER)
    bench.wedge.settle()
    assert bench.texts == ["12 34 A"] and bench.answered == [] and not bench.ok.isDown()


def test_a_person_types_and_answers_as_ever(bench: Bench) -> None:
    bench.keys.type("abcdef")
    bench.keys.press(ENTER, 120)
    assert bench.texts == [] and bench.line.text() == "abcdef" and bench.answered == [1]


def test_a_key_is_held_back_no_longer_than_it_takes_to_know(bench: Bench, qtbot: QtBot) -> None:
    bench.keys.type("a")
    assert bench.line.text() == ""
    qtbot.waitUntil(lambda: bench.line.text() == "a")


def test_fifty_reads_at_five_a_second_are_fifty(bench: Bench) -> None:
    serials = [f"{number:06d}-A" for number in range(50)]
    for each in serials:
        bench.keys.scan(each, pace=12, after=104)
    bench.wedge.settle()
    assert bench.texts == serials and bench.line.text() == ""


def test_a_scan_sent_twice_is_told_twice(bench: Bench) -> None:
    bench.keys.scan("0012-A7")
    bench.keys.scan("0012-A7", after=90)
    bench.wedge.settle()
    assert bench.texts == ["0012-A7", "0012-A7"]


@pytest.mark.parametrize(
    ("sent", "parts"),
    [
        ("0012\r-A7\r", ("0012", "-A7")),
        ("00\r12-A7\r", ("00", "12-A7")),
        ("0012-A7\r\r", ("0012-A7",)),
        ("0012\x1dA7\r", ("0012\x1dA7",)),
        ("0" * 90 + "\r", ("0" * 90,)),
    ],
)
def test_what_is_odd_is_told_as_it_came(bench: Bench, sent: str, parts: tuple[str, ...]) -> None:
    bench.keys.scan(sent, end="")
    bench.wedge.settle()
    assert [each.parts for each in bench.scans] == [parts]
    assert (bench.line.text(), bench.answered) == ("", [])


def test_an_enter_that_comes_late_is_still_the_scanners(bench: Bench) -> None:
    bench.keys.scan("0012-A7")
    bench.wedge.settle()
    bench.keys.press(ENTER, 80)
    assert bench.answered == []
    bench.keys.press(ENTER, 400)
    assert bench.answered == [1]


def test_what_was_typed_before_a_scan_stays_in_its_field(bench: Bench) -> None:
    bench.keys.type("no")
    bench.keys.scan("0012-A7", after=FAST_MS + 5)
    bench.wedge.settle()
    assert bench.line.text() == "no" and bench.texts == ["0012-A7"]


def test_a_click_finds_what_was_typed_before_it(bench: Bench, qtbot: QtBot) -> None:
    bench.keys.type("a")
    qtbot.mouseClick(bench.dialog.windowHandle(), Qt.MouseButton.LeftButton)
    assert bench.line.text() == "a"


def test_a_prefix_marks_slow_and_short_scans(bench: Bench) -> None:
    bench.wedge.prefix = "~"
    bench.keys.scan("~A7", pace=50)
    bench.wedge.settle()
    bench.keys.type("~no")
    bench.wedge.settle()
    assert bench.texts == ["A7"] and bench.line.text() == "~no"


def test_keys_that_came_from_no_keyboard_are_left_alone(bench: Bench, qtbot: QtBot) -> None:
    for each in "0012-A7":
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key(ord(each)), Qt.KeyboardModifier.NoModifier, each)
        QApplication.sendEvent(bench.dialog.windowHandle(), event)
    assert bench.line.text() == "0012-A7"


def test_a_repeating_key_is_a_person_leaning_on_it(bench: Bench) -> None:
    for number in range(6):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", number > 0
        )
        event.setTimestamp(1_000 + 30 * number)
        QApplication.sendEvent(bench.dialog.windowHandle(), event)
    bench.keys.at = 1_180
    bench.keys.press(ENTER, 20)
    assert bench.line.text() == "aaaaaa" and bench.answered == [1]


def test_scanning_counts_as_somebody_being_there(bench: Bench) -> None:
    moment = [0.0]
    idle = Idle(bench.dialog, 900, now=lambda: moment[0])
    idle.start(900)
    moment[0] = 880.0
    idle.look()
    back: list[int] = []
    idle.resumed.connect(lambda: back.append(1))
    idle._watch(bench.dialog.windowHandle())
    bench.keys.scan("0012-A7")
    assert back == [1]


def _nobody(gaps: list[int]) -> bool:
    """No stretch of keys so quick that only a machine can have sent it."""
    run = 0
    for each in gaps:
        run = run + 1 if each <= FAST_MS else 0
        if run >= LEAST:
            return False
    return True


@given(st.lists(st.tuples(st.sampled_from("ab7-\r"), st.integers(5, 400)), max_size=40))
def test_a_typing_person_is_never_a_scanner(typed: list[tuple[str, int]]) -> None:
    gaps = [gap for _, gap in typed]
    found, heard = run_through(typed)
    if _nobody(gaps[1:]):
        assert found == []
    everything = "".join(text for text, _ in typed if text != ENTER)
    assert "".join(heard) == everything, "every character came out once, in order"


@given(
    st.lists(
        st.tuples(st.text("0123456789ABC-/", min_size=LEAST, max_size=40), st.integers(1, FAST_MS)),
        max_size=12,
    ),
    st.integers(FAST_MS + 1, 300),
)
def test_every_scan_is_told_whatever_its_pace(scans: list[tuple[str, int]], between: int) -> None:
    sent = [
        (each, between if number == 0 else pace)
        for serial, pace in scans
        for number, each in enumerate(serial + ENTER)
    ]
    found, _ = run_through(sent)
    assert [each.text for each in found] == [serial for serial, _ in scans]


def run_through(keys: list[tuple[str, int]]) -> tuple[list[Scan], list[str]]:
    """What a stream of keys comes to: the scans in it, and the characters of everything in order."""
    burst, at = Burst(), 1_000
    scans: list[Scan] = []
    heard: list[str] = []

    def close() -> None:
        if (scan := burst.scan()) is not None:
            scans.append(scan)
        heard.extend(each.text for each in burst.keys)
        burst.keys.clear()

    for text, gap in keys:
        at += gap
        key = Key(at, ends=True) if text == ENTER else Key(at, text)
        if not burst.goes_on(key):
            close()
        burst.keys.append(key)
    close()
    return scans, heard
