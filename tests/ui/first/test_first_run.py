"""The first hour: from no office to the first page in one, forwards, backwards, and where something is wrong."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLineEdit, QPushButton, QRadioButton

from app import offices, practice
from app.errors import Trouble
from tests import support
from tests.ui.driving import Hands
from tests.ui.first.keys import block_fields, key_shown, save_key, type_blocks
from ui.first.flow import STOPPED, FirstRun
from ui.importing.sheet import ImportSheet
from ui.parts.banner import Banner
from ui.start import StartPage
from ui.unlock import UnlockPage

SECRET = "seven quiet harbours"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "offices"
    made.mkdir()
    return made


def start(hands: Hands, way: str = "new") -> None:
    """The window on a machine without an office, the notice agreed to and a way chosen."""
    hands.start()
    hands.click("first_next")
    hands.find(QRadioButton, f"way_{way}").click()


def fill_office(hands: Hands, folder: Path, country: str = "band") -> None:
    hands.type("new_country", country)
    hands.type("new_name", "ODC Bandaria")
    hands.type("new_folder", str(folder))
    hands.settle()


def fill_user(hands: Hands, secret: str = SECRET) -> None:
    hands.type("new_user", "Ada Quill")
    hands.type("new_passphrase", secret)
    hands.type("new_again", secret)


def to_key(hands: Hands, folder: Path) -> str:
    """As far as the recovery key, which is returned."""
    start(hands)
    hands.click("first_next")
    fill_office(hands, folder)
    hands.click("first_next")
    fill_user(hands)
    hands.click("first_next")
    return key_shown(hands)


def to_begin(hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    key = to_key(hands, folder)
    save_key(hands, monkeypatch, hands.remembered.with_name("key.pdf"))
    type_blocks(hands, key)
    hands.click("first_next")
    return key


def flow(hands: Hands) -> FirstRun:
    return hands.find(FirstRun, "page")


def said(hands: Hands) -> str:
    return hands.text("first_said")


def count(hands: Hands) -> str:
    return hands.text("first_count")


# -- straight through ----------------------------------------------------------------------------------------------
def test_five_screens_lead_to_an_empty_today(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.start()
    assert count(hands) == "1 of 5"
    assert "You are accessing a U.S. Government" in hands.text("notice")
    assert not hands.find(QPushButton, "first_next").text().startswith("Continue")
    hands.click("first_next")
    assert count(hands) == "2 of 5"
    hands.click("first_next")
    assert count(hands) == "3 of 5"
    fill_office(hands, place / "Bandaria")
    assert hands.text("new_country_said") == "Bandaria, code BN"
    hands.click("first_next")
    assert count(hands) == "4 of 5"
    fill_user(hands)
    assert hands.text("new_strength").startswith("Strong.")
    hands.click("first_next")
    assert count(hands) == "4 of 5"
    key = key_shown(hands)
    save_key(hands, monkeypatch, place / "key.pdf")
    type_blocks(hands, key)
    hands.click("first_next")
    assert count(hands) == "5 of 5"
    assert "ODC Bandaria, Bandaria · BN" in hands.text("begin_summary")
    assert list(place.iterdir()) == [place / "key.pdf"], "nothing is made before the last button"
    hands.click("first_next")
    hands.wait(lambda: hands.window.workspace)
    office = hands.workspace.session.office
    assert hands.workspace.page.tab.label == "Today"
    assert office.folder == place / "Bandaria.sco"
    assert office.user == "Ada Quill" and office.role.may_administer
    assert office.reader.office_name == "ODC Bandaria"
    assert key not in hands.words()
    hands.put_away()
    with offices.open_with_recovery(place / "Bandaria.sco", key, today=support.TODAY) as again:
        assert again.user == "Ada Quill"


def test_a_keyboard_is_enough(hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.start()

    def press(key: Qt.Key) -> None:
        focused = hands.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        hands.settle()

    def write(text: str) -> None:
        QTest.keyClicks(hands.window.focusWidget(), text)

    press(Qt.Key.Key_Space)  # the notice: its button has the focus
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert count(hands) == "3 of 5"
    write("Bandaria")
    press(Qt.Key.Key_Tab)
    write("ODC")
    press(Qt.Key.Key_Tab)
    hands.find(QLineEdit, "new_folder").selectAll()
    write(str(place / "K"))
    press(Qt.Key.Key_Return)
    assert count(hands) == "4 of 5"
    for text in ("Ada Quill", SECRET, SECRET):
        write(text)
        press(Qt.Key.Key_Tab)
    hands.find(QLineEdit, "new_again").setFocus()
    press(Qt.Key.Key_Return)
    key = key_shown(hands)
    assert hands.window.focusWidget() is hands.find(QPushButton, "recovery_print")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place / "key.pdf"), ""))
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    for number in block_fields(hands):
        assert hands.window.focusWidget() is block_fields(hands)[number]
        write(key.split("-")[number - 1])
        press(Qt.Key.Key_Tab)
    hands.find(QPushButton, "first_next").setFocus()
    press(Qt.Key.Key_Space)
    assert count(hands) == "5 of 5"
    press(Qt.Key.Key_Return)
    hands.wait(lambda: hands.window.workspace)


def test_a_list_can_be_brought_in_at_once(hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = place / "students.csv"
    sheet.write_text("Surname,First name\nORUBA,Daniel\n", encoding="utf-8")
    to_begin(hands, place / "Bandaria.sco", monkeypatch)
    hands.find(QRadioButton, "begin_import").click()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    hands.click("first_next")
    hands.wait(lambda: hands.window.findChild(ImportSheet))
    hands.settle()
    hands.find(ImportSheet, "import").reject()


def test_the_sheet_for_the_safe_is_previewed_and_printed(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = to_key(hands, place / "Bandaria.sco")
    paper = place / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected)
    hands.click("recovery_print")
    hands.click("sheet_verb")
    assert hands.dialogs(), "the preview stays when nothing was printed"
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    hands.click("sheet_verb")
    assert not hands.dialogs()
    assert paper.stat().st_size > 10_000
    assert "Sent to the printer" in hands.text("recovery_said")
    type_blocks(hands, key)
    hands.click("first_next")
    assert count(hands) == "5 of 5"


def test_the_saved_sheet_says_office_and_user_although_there_is_no_office_yet(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = to_key(hands, place / "Bandaria.sco")
    save_key(hands, monkeypatch, place / "key.pdf")
    read = subprocess.run(
        ["pdftotext", "-layout", str(place / "key.pdf"), "-"], capture_output=True, check=True
    )
    text = read.stdout.decode()
    assert "ODC Bandaria" in text and "Ada Quill" in text
    assert all(block in text for block in key.split("-"))


# -- something is wrong --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("country", "name", "words"),
    [
        ("", "ODC", "Choose the country."),
        ("an", "ODC", "AN is not in the table"),
        ("land", "ODC", "Choose the country."),
        ("BN", " ", "“Name of the office” is empty."),
    ],
)
def test_what_is_missing_about_the_office_is_named(
    hands: Hands, place: Path, country: str, name: str, words: str
) -> None:
    start(hands)
    hands.click("first_next")
    hands.type("new_country", country)
    hands.type("new_name", name)
    hands.click("first_next")
    assert words in said(hands)
    assert count(hands) == "3 of 5"


def test_a_country_that_the_table_lacks_is_typed_with_its_code(hands: Hands, place: Path) -> None:
    start(hands)
    hands.click("first_next")
    fill_office(hands, place / "Far.sco", country="qx")
    hands.type("new_country_name", "Farland")
    hands.click("first_next")
    assert count(hands) == "4 of 5"


def test_folders_where_no_office_may_lie_are_refused_with_the_reason(hands: Hands, place: Path) -> None:
    synced = place / "OneDrive - Ministry"
    synced.mkdir()
    taken = place / "taken.sco"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine")
    start(hands)
    hands.click("first_next")
    for folder, reason in (
        (synced / "Bandaria.sco", "OneDrive"),
        (taken, "already something"),
        (Path("relative"), "whole path"),
    ):
        fill_office(hands, folder)
        hands.click("first_next")
        assert reason in said(hands)
        assert reason in hands.text("new_folder_said")
        assert count(hands) == "3 of 5"
    fill_office(hands, place / "free.sco")
    hands.wait(lambda: "are free" in hands.text("new_folder_said"))


@pytest.mark.parametrize(
    ("user", "first", "again", "words"),
    [
        ("", SECRET, SECRET, "user name"),
        ("Ada", "", "", "“Passphrase” is empty."),
        ("Ada", "too short", "too short", "at least 15 characters; this has 9"),
        ("Ada", "x" * 20, "x" * 20, "more than one character"),
        ("Ada Ada Ada Ada ", "Ada Ada Ada Ada", "Ada Ada Ada Ada", "other than the user name"),
        ("Ada", SECRET, SECRET + "x", "differ"),
    ],
)
def test_a_weak_or_mistyped_passphrase_is_named(
    hands: Hands, place: Path, user: str, first: str, again: str, words: str
) -> None:
    start(hands)
    hands.click("first_next")
    fill_office(hands, place / "B.sco")
    hands.click("first_next")
    hands.type("new_user", user)
    hands.type("new_passphrase", first)
    hands.type("new_again", again)
    hands.click("first_next")
    assert words in said(hands)
    assert hands.find(QLineEdit, "new_again").isVisible()


def test_the_key_has_to_be_on_paper_and_two_blocks_right(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = to_key(hands, place / "B.sco")
    type_blocks(hands, key)
    hands.click("first_next")
    assert "Print the key or save it" in said(hands)
    save_key(hands, monkeypatch, place / "key.pdf")
    first, second = block_fields(hands)
    hands.type(f"recovery_block_{first}", "00000")
    assert hands.text(f"recovery_block_{first}_said") == "Differs from the key"
    assert key not in key_shown(hands), "the key is hidden while it is typed from the paper"
    hands.click("first_next")
    assert "differs from the key" in said(hands)
    block_fields(hands)[second].clear()
    hands.type(f"recovery_block_{first}", key.split("-")[first - 1])
    hands.click("first_next")
    assert "is empty" in said(hands)
    hands.click("recovery_show")
    assert key_shown(hands) == key
    type_blocks(hands, key)
    hands.click("first_next")
    assert count(hands) == "5 of 5"


def test_what_fails_at_the_end_leaves_nothing_behind_and_can_be_mended(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_begin(hands, place / "new" / "deep" / "B.sco", monkeypatch)
    (place / "new").write_text("in the way")
    hands.click("first_next")
    assert said(hands) != ""
    assert hands.window.workspace is None
    assert (place / "new").read_text() == "in the way"
    (place / "new").unlink()
    hands.click("first_next")
    hands.wait(lambda: hands.window.workspace)


def test_a_disk_that_fails_while_the_office_is_made_leaves_no_folder(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_begin(hands, place / "new" / "deep" / "B.sco", monkeypatch)

    def fails(*_: object) -> None:
        from app.errors import Cause

        raise Trouble(Cause.DISK_FULL, "The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("app.store.keys.write_keys", fails)
        hands.click("first_next")
    assert "The disk is full." in said(hands)
    assert not (place / "new").exists()


# -- back and away -------------------------------------------------------------------------------------------------
def test_back_works_on_every_screen_and_keeps_what_was_typed(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = to_begin(hands, place / "B.sco", monkeypatch)
    for expected in ("4 of 5", "4 of 5", "3 of 5", "2 of 5", "1 of 5"):
        hands.click("first_back")
        assert count(hands) == expected
    assert not flow(hands)._back.isVisible()
    hands.click("first_next")
    assert hands.find(QRadioButton, "way_new").isChecked()
    hands.click("first_next")
    assert hands.find(QLineEdit, "new_name").text() == "ODC Bandaria"
    assert hands.find(QLineEdit, "new_folder").text() == str(place / "B.sco")
    hands.click("first_next")
    assert hands.find(QLineEdit, "new_user").text() == "Ada Quill"
    assert hands.find(QLineEdit, "new_passphrase").text() == SECRET
    hands.click("first_next")
    hands.click("recovery_show")
    assert key_shown(hands) == key, "the printed key stays the key of this office"
    hands.click("first_next")
    assert count(hands) == "5 of 5"


def test_another_name_of_the_office_wants_another_paper(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_begin(hands, place / "B.sco", monkeypatch)
    for _ in range(3):
        hands.click("first_back")
    hands.type("new_name", "ODC Bandaria North")
    hands.click("first_next")
    hands.click("first_next")
    hands.click("first_next")
    assert "Print the key or save it" in said(hands)


@pytest.mark.parametrize("steps", range(6))
def test_closing_the_window_at_any_screen_leaves_nothing(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    hands.start()
    for step in range(steps):
        if step == 2:
            fill_office(hands, place / "B.sco")
        elif step == 3:
            fill_user(hands)
        elif step == 4:
            key = key_shown(hands)
            save_key(hands, monkeypatch, place.parent / "key.pdf")
            type_blocks(hands, key)
        hands.click("first_next")
    hands.window.close()
    assert list(place.iterdir()) == []
    assert "B.sco" not in hands.remembered.read_text()


def test_on_a_machine_that_knows_an_office_the_start_page_comes_first_and_back_leads_there(
    hands: Hands, folder: Path
) -> None:
    hands.open(folder)
    hands.window.close()
    hands.start()
    assert hands.window.findChild(StartPage)
    hands.click("start_new")
    assert count(hands) == "1 of 5"
    hands.click("first_back")
    assert hands.find(StartPage, "page").isVisible()
    hands.click("start_practice")
    assert count(hands) == "1 of 3"


def test_an_office_that_is_there_is_opened(
    hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(hands, "open")
    assert count(hands) == "2 of 2"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    hands.click("first_next")
    assert count(hands) == "2 of 2", "no folder chosen: nothing happened"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    hands.click("first_next")
    assert hands.window.findChild(UnlockPage)
    hands.unlock()


# -- practice ------------------------------------------------------------------------------------------------------
@pytest.mark.slow
def test_a_practice_office_is_made_opened_and_marked(hands: Hands, place: Path) -> None:
    start(hands, "practice")
    assert count(hands) == "2 of 3"
    hands.click("first_next")
    hands.type("practice_folder", str(place / "learn"))
    hands.qtbot.mouseClick(hands.find(QAbstractButton, "first_next"), Qt.MouseButton.LeftButton)
    hands.qtbot.waitUntil(lambda: hands.window.workspace is not None, timeout=60_000)  # three months are made
    hands.settle()
    assert hands.workspace.session.office.is_practice
    assert hands.window.windowTitle().startswith("PRACTICE")
    assert all("PRACTICE" in each.text() for each in hands.window.findChildren(Banner))
    assert len(hands.students.grid.table.ids) == 60
    hands.do("close_office")
    assert "PRACTICE" not in hands.window.windowTitle()
    assert practice.PASSPHRASE in hands.text("unlock_practice")
    hands.window.close()
    hands.start()
    hands.click("start_practice")
    hands.click("first_next")
    hands.click("first_next")
    hands.type("practice_folder", str(place / "learn"))
    hands.wait(lambda: hands.find(QPushButton, "first_next").text() == "Open practice office")
    hands.click("first_next")
    hands.wait(lambda: hands.window.workspace)


def test_stopping_the_practice_office_leaves_nothing(hands: Hands, place: Path) -> None:
    start(hands, "practice")
    hands.click("first_next")
    hands.type("practice_folder", str(place / "learn"))
    hands.settle()
    page = flow(hands)
    hands.window.jobs.progressed.connect(lambda _running, done, _total: page._stop() if done == 3 else None)
    hands.click("first_next")
    hands.wait(lambda: said(hands) == STOPPED)
    assert list(place.iterdir()) == []
    assert hands.window.workspace is None
    assert hands.find(QPushButton, "first_next").isEnabled()


def test_ones_own_office_waits_while_practice_comes_first(
    hands: Hands, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_begin(hands, place / "B.sco", monkeypatch)
    hands.find(QRadioButton, "begin_practice").click()
    hands.click("first_next")
    hands.wait(lambda: "made and waits" in said(hands))
    assert "B.sco is made and waits" in said(hands)
    assert count(hands) == "3 of 3"
    hands.settle()
    with offices.open_office(place / "B.sco", "Ada Quill", SECRET, today=support.TODAY) as office:
        assert office.writable, "it was closed"
    hands.click("first_back")
    hands.click("first_back")
    hands.window.close()
    hands.start()
    assert hands.window.findChild(StartPage), "the machine knows the office that waits"
