"""The Office menu as a person uses it: copy, users, recovery key, office key, restore, verify."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)

from app import access, offices
from app.errors import Cause, Trouble
from app.office import Office
from app.reading import Query
from app.store import copies
from app.store.connection import RECORDS_NAME
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.first.keys import key_shown, save_key, type_blocks
from tests.ui.test_accessible import nameless
from ui.recovery import RecoveryKeyPage
from ui.unlock import UnlockPage

SECRET = "eleven green lanterns"


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, lambda office: support.add(office, "student", surname="ORUBA"))
    hands.open(folder)
    return hands


def cells(hands: Hands, name: str) -> list[list[str]]:
    table = hands.find(QTableWidget, name)
    found = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        found.append([item.text() if item is not None else "" for item in items])
    return found


def log_of(office: Office) -> list[str]:
    return [line.action for line in access.lines(office.reader.connection)]


@pytest.mark.parametrize(
    "action", ["copy_office", "recovery", "office_key", "restore", "verify", "passphrase"]
)
def test_every_sheet_is_named_keeps_its_keys_and_goes_with_escape(opened: Hands, action: str) -> None:
    opened.do(action)
    assert nameless(opened.window) == []
    (sheet,) = opened.dialogs()
    assert sheet.windowModality() == Qt.WindowModality.WindowModal
    for field in sheet.findChildren(QLineEdit):
        if "assphrase" in field.accessibleName():
            assert field.echoMode() == QLineEdit.EchoMode.Password
    opened.qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert opened.dialogs() == []


def test_the_lock_takes_a_sheet_away(opened: Hands) -> None:
    opened.do("recovery")
    opened.click("sheet_verb")
    key = opened.text("recovery_key")
    opened.window.lock()
    opened.settle()
    assert key not in opened.words()
    assert opened.dialogs() == []


def test_a_copy_is_made_where_the_person_says_and_opens(opened: Hands, tmp_path: Path) -> None:
    opened.do("copy_office")
    assert "working copy of its own" in opened.words(opened.dialogs()[0])
    assert opened.find(QLineEdit, "copy_folder").text().endswith("Bandaria copy.sco")
    opened.type("copy_folder", str(tmp_path / "Bandaria.sco"))
    opened.click("sheet_verb")
    assert "already something" in opened.text("sheet_said")
    opened.type("copy_folder", str(tmp_path / "travel"))
    opened.click("sheet_verb")
    assert opened.dialogs() == []
    assert "working copy" in opened.workspace.message.text
    with support.reopen(tmp_path / "travel.sco") as copy:
        assert copy.reader.count(Query(Student)) == 1
        assert copy.setting("replica") != opened.workspace.session.office.setting("replica")


def test_others_than_administrators_find_these_closed_with_the_reason(hands: Hands, folder: Path) -> None:
    from app import users

    with_office(
        folder, lambda office: users.add_user(office, "Clara", "chief", SECRET, rounds=support.ROUNDS)
    )
    hands.start(folder)
    page = hands.window.findChild(UnlockPage)
    assert page is not None
    page._user.setCurrentText("Clara")
    hands.unlock(SECRET)
    for action in ("users", "recovery", "office_key", "restore"):
        made = hands.window.book.made[action]
        assert not made.isEnabled()
        assert "administrator" in made.statusTip()
    assert hands.window.book.made["verify"].isEnabled()


def test_the_recovery_key_is_shown_on_demand_logged_and_drawn(
    opened: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = opened.workspace.session.office
    opened.do("recovery")
    assert "recovery key shown" not in log_of(office)
    opened.click("sheet_verb")
    key = opened.text("recovery_key")
    assert len(key.split("-")) == 14
    assert "recovery key shown" in log_of(office)
    target = tmp_path / "key.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened.click("recovery_sheet")
    import pypdfium2

    pdf = pypdfium2.PdfDocument(target)
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert all(block in text for block in key.split("-"))
    assert "Use the recovery key" in text
    assert "delete the file" in opened.text("sheet_said")
    opened.click("sheet_verb")
    assert opened.dialogs() == []


def test_the_printed_key_leads_to_a_new_passphrase(opened: Hands, folder: Path) -> None:
    opened.do("recovery")
    opened.click("sheet_verb")
    key = opened.text("recovery_key")
    opened.click("sheet_verb")
    opened.do("close_office")
    opened.click("use_recovery")
    opened.find(QPlainTextEdit, "typed_recovery").setPlainText(key.lower())
    opened.click("sheet_verb")
    opened.wait(lambda: opened.window.workspace is not None and opened.dialogs())
    opened.settle()
    assert opened.find(QPushButton, "sheet_verb").text() == f"Set passphrase of {support.USER}"
    for line in ("user_new", "user_again"):
        opened.type(line, SECRET)
    opened.click("sheet_verb")
    offices.unlock(folder, support.USER, SECRET)


def test_the_office_key_is_changed_and_the_new_recovery_key_shown_once(
    opened: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "keys.json").read_text()
    opened.do("office_key")
    opened.type("key_passphrase", "not the passphrase")
    opened.click("sheet_verb")
    assert "do not open this office" in opened.text("sheet_said")
    assert opened.window.session is not None
    opened.type("key_passphrase", support.PASSPHRASE)
    opened.click("sheet_verb")
    opened.wait(lambda: opened.window.findChild(RecoveryKeyPage))
    key = key_shown(opened)
    assert opened.window.session is None
    assert not opened.window.book.made["users"].isEnabled()
    opened.click("recovery_done")
    assert "Print the key or save it" in opened.text("recovery_wrong")
    save_key(opened, monkeypatch, tmp_path / "key.pdf")
    type_blocks(opened, key)
    opened.click("recovery_done")
    assert "Everybody else needs a new passphrase" in opened.text("unlock_said")
    assert (folder / "keys.json").read_text() != before
    assert list(folder.with_name("Bandaria backups").glob("20*")), "a backup was made before"
    opened.unlock()
    assert key not in opened.words()
    assert opened.students.grid.table.ids


def test_unsaved_changes_come_first(opened: Hands) -> None:
    opened.students.grid.setFocus()
    opened.settle()
    opened.type("field_first_name", "Unsaved")
    for action in ("office_key", "restore", "look_back"):
        opened.do(action)
        assert opened.dialogs() == []
        assert opened.workspace.message.text == "Save or discard what is in the form first."


def test_a_backup_is_restored_and_the_present_file_kept_aside(opened: Hands, folder: Path) -> None:
    opened.do("backup")
    page = opened.students
    page.grid.setFocus()
    page.grid.selectAll()
    opened.settle()
    opened.do("remove")
    opened.wait(lambda: len(page.grid.table.ids) == 0)
    opened.do("restore")
    assert len(cells(opened, "backups")) == 1
    assert cells(opened, "backups")[0][2].startswith("Proven ")
    opened.click("restore_verify")
    assert opened.text("sheet_said").startswith("Proven ")
    opened.type("restore_passphrase", "not the passphrase")
    opened.click("sheet_verb")
    assert "do not open this office" in opened.text("sheet_said")
    opened.type("restore_passphrase", support.PASSPHRASE)
    opened.click("sheet_verb")
    opened.wait(lambda: opened.window.findChild(UnlockPage))
    opened.settle()
    assert opened.text("unlock_said").startswith("Restored from the backup of")
    assert list(folder.glob(f"{RECORDS_NAME}.before-restore*"))
    assert len(list(folder.with_name("Bandaria backups").glob("20*"))) == 2, "what was there is backed up too"
    opened.unlock()
    opened.wait(lambda: len(opened.students.grid.table.ids) == 1)


def test_a_damaged_backup_says_why_and_is_not_restored(opened: Hands, folder: Path) -> None:
    opened.do("backup")
    (made,) = folder.with_name("Bandaria backups").glob("20*")
    records = made / RECORDS_NAME
    content = bytearray(records.read_bytes())
    content[len(content) // 2] ^= 1
    records.write_bytes(content)
    opened.do("restore")
    assert opened.find(QPushButton, "sheet_verb").isEnabled()
    opened.click("restore_verify")
    assert not cells(opened, "backups")[0][2].startswith("Proven")
    assert not opened.find(QPushButton, "sheet_verb").isEnabled()


def test_verify_says_sound_or_names_the_first_bad_thing(opened: Hands) -> None:
    opened.do("verify")
    assert opened.text("verify_result").startswith("Sound")
    opened.click("sheet_verb")
    office = opened.workspace.session.office
    with office.transaction() as connection:
        connection.execute("UPDATE student SET surname = 'OTHER'")
    opened.do("verify")
    assert "surname" in opened.text("verify_result")
    assert "Restore the last proven backup" in opened.text("verify_detail")


def test_a_sheet_closed_while_it_works_leaves_nothing_undone(opened: Hands, tmp_path: Path) -> None:
    opened.do("copy_office")
    opened.type("copy_folder", str(tmp_path / "later"))
    (sheet,) = opened.dialogs()
    opened.qtbot.mouseClick(opened.find(QPushButton, "sheet_verb"), Qt.MouseButton.LeftButton)
    sheet.reject()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    opened.settle()
    assert (tmp_path / "later.sco" / RECORDS_NAME).exists()
    assert isinstance(sheet, QDialog)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Trouble(Cause.DISK_FULL, "The disk is full: the new key could not be written."), "The disk is full"),
        (RuntimeError("a mistake"), "It was not done"),
    ],
)
def test_an_exchange_that_fails_leads_to_the_unlock_page_and_the_office_as_it_was(
    opened: Hands, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(copies, "change_key", fails)
    opened.do("office_key")
    opened.type("key_passphrase", support.PASSPHRASE)
    opened.click("sheet_verb")
    opened.wait(lambda: opened.window.findChild(UnlockPage))
    opened.settle()
    for sheet in opened.dialogs():
        sheet.reject()
    assert said in opened.text("unlock_said")
    opened.unlock()
    opened.wait(lambda: opened.students.grid.table.ids)
