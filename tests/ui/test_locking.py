"""The lock for real: nothing of the office is left in the window or in memory, and everything typed comes back."""

import gc
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from threading import Event, Timer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app import drafts, suspending, users
from app.errors import Refused, Trouble
from app.office import Office
from app.reader import Reader
from models.fields import Type
from models.training.people import Student
from tests import support
from tests.app.complete import add_family
from tests.models.training import family
from tests.ui.driving import PATIENCE_S, Hands, with_office
from tests.ui.test_drafts import crash
from ui import incoming
from ui.clipboard import Clipboard
from ui.importing.sheet import ImportSheet

SURNAME, TYPED = (f"{token_hex(6)}q" for _ in range(2))
"""What is looked for, words of this test only and backwards: else the search would find itself."""


AT_ONCE = 2_000
"""Objects asked for what they refer to in one call; one by one takes several times as long."""
LONG = f"{'z' * 79}\n" * 2_000
BEN, BENS = "Ben Hale", "nine patient lanterns"


def forwards(word: str) -> str:
    return word[::-1]


def held_in_memory(backward: Iterable[bytes]) -> list[str]:
    """What holds one of the words: every plain value to which anything refers that the collector knows.

    Values are looked through many at a time: joined, they take a tenth of the time that each takes alone.
    """
    words = [each.lower()[::-1] for each in backward]
    own, shortest = {id(each) for each in words}, min(map(len, words))
    gc.unfreeze()
    gc.collect()
    objects, found = gc.get_objects(), []
    for start in range(0, len(objects), AT_ONCE):
        some = objects[start : start + AT_ONCE]
        plain = [
            each
            for each in gc.get_referents(*some)
            if type(each) in (str, bytes, bytearray) and len(each) >= shortest and id(each) not in own
        ]
        told = joined(plain)
        if any(word in told for word in words):
            found += [
                f"{type(each).__name__} holds {inner!r:.90}"
                for each in some
                for inner in gc.get_referents(each)
                if type(inner) in (str, bytes, bytearray) and id(inner) not in own
                if any(word in joined([inner]) for word in words)
            ]
    return found


def joined(values: Iterable[str | bytes | bytearray]) -> bytes:
    """All texts and bytes one behind another in small letters, each once."""
    texts, data = set(), set()
    for each in values:
        if isinstance(each, str):
            texts.add(each)
        else:
            data.add(bytes(each))
    return "\n".join(texts).encode("utf-8", "surrogatepass").lower() + b"\n" + b"\n".join(data).lower()


def words_of_widgets(root: QWidget) -> str:
    """Every text that any widget of the window holds, shown or not."""
    texts = [root.windowTitle()]
    for each in (root, *root.findChildren(QWidget)):
        texts += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle()]
        for name in ("text", "toPlainText", "currentText", "placeholderText"):
            method = getattr(each, name, None)
            if callable(method):
                texts.append(str(method()))
    for action in root.findChildren(QAction):
        texts += [action.text(), action.iconText(), action.toolTip(), action.statusTip()]
    return "\n".join(texts)


@pytest.fixture
def folder(tmp_path: Path, few_rounds: None) -> Path:
    """A closed office with a key of its own: what a failed test still holds is not this test's."""
    office = support.make_office(tmp_path)
    office.close()
    return office.folder


@pytest.fixture(autouse=True)
def words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the words that are typed."""
    for name in ("SURNAME", "TYPED"):
        monkeypatch.setitem(globals(), name, f"{token_hex(6)}q")


@pytest.fixture
def student(folder: Path, words_of_its_own: None) -> int:
    made: list[int] = []
    with_office(folder, lambda office: made.append(support.add(office, "student", surname=forwards(SURNAME))))
    return made[0]


def at_work(hands: Hands, folder: Path) -> None:
    """The student is on screen, two fields are typed in, and the cursor stands in the middle of the second."""
    hands.open(folder)
    hands.students.grid.go_to_row(0)
    hands.settle()
    hands.type("field_first_name", forwards(TYPED))
    hands.type("field_middle_name", forwards(TYPED) + " II")
    hands.find(QLineEdit, "field_middle_name").setCursorPosition(4)


def lock_by_key(hands: Hands) -> None:
    hands.do("lock")


def lock_by_idling(hands: Hands) -> None:
    assert hands.window.locking is not None
    hands.window.locking.idle.start(0)
    hands.window.locking.idle.look()
    hands.settle()


def open_files(folder: Path) -> list[str]:
    """Names of the office's files that this process has open."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            target = each.readlink()
            if target.parent == folder:
                found.append(target.name)
    return sorted(found)


def complete(office: Office, student: int) -> None:
    """Gives the student's name to one whose order can be drawn."""
    made = add_family(office)[family.STUDENT]
    with office.change("Change student") as work:
        work.remove(Student, student)
        work.set(Student, made, {"surname": forwards(SURNAME)})


@pytest.mark.slow
@pytest.mark.parametrize("lock", [lock_by_key, lock_by_idling])
def test_nothing_personal_outlives_the_lock_and_all_of_it_comes_back(
    hands: Hands, folder: Path, student: int, lock: Callable[[Hands], None]
) -> None:
    at_work(hands, folder)
    office = hands.workspace.session.office
    wanted = [office.data_key[::-1], office.data_key.hex().encode()[::-1], SURNAME.encode(), TYPED.encode()]
    assert len({each.split()[0] for each in held_in_memory(wanted)}) > 1, "the search finds what is there"
    assert "records.db" in open_files(folder)

    lock(hands)
    QApplication.processEvents()
    with pytest.raises(Trouble, match="closed"):
        office.reader.get(Student, student)
    with pytest.raises(Trouble, match="closed"):
        _ = office.data_key
    del office
    assert open_files(folder) == ["writer.lock"], "the right to write is kept, nothing else"
    shown = words_of_widgets(hands.window)
    assert forwards(SURNAME) not in shown and forwards(TYPED) not in shown
    assert held_in_memory(wanted) == []

    hands.unlock()
    assert hands.workspace.page.tab.label == "Students"
    assert forwards(SURNAME) in hands.text("record_name")
    assert hands.find(QLineEdit, "field_first_name").text() == forwards(TYPED)
    field = hands.find(QLineEdit, "field_middle_name")
    assert (field.text(), field.cursorPosition()) == (forwards(TYPED) + " II", 4)
    assert field.hasFocus()
    assert hands.workspace.dirty
    hands.do("save")
    assert not hands.workspace.dirty
    with hands.workspace.session.office.another_reader() as reader:
        assert drafts.parked(reader, support.USER) == {}


def look_around(hands: Hands, name: str) -> None:
    """The palette, the undo list, a note, a filter, and every other tab and list."""
    hands.do("palette")
    hands.wait(hands.dialogs)
    hands.qtbot.keyClicks(hands.find(QLineEdit, "palette_text"), name)
    hands.settle()
    hands.dialogs()[0].reject()
    hands.do("note")
    hands.wait(hands.dialogs)
    hands.qtbot.keyClicks(hands.find(QPlainTextEdit, "note_text"), f"{forwards(TYPED)} by 5 aug to {name}")
    hands.settle()
    hands.click("sheet_verb")
    hands.do("undo_list")
    hands.wait(hands.dialogs)
    hands.dialogs()[0].reject()
    for tab in hands.workspace.tabs():
        page = hands.workspace.go_to(tab)
        for each in page.screens():
            page.show_screen(each)
            hands.workspace.search.setText(name)
            hands.settle()
    _ = hands.students


def spend_a_day(hands: Hands, tmp_path: Path) -> None:
    """Search, a file, papers, an import, a copy and an open sheet, each with the name in it."""
    name = forwards(SURNAME)
    hands.workspace.search.setText(name)
    hands.settle()
    page = hands.students
    hands.workspace.search.setText(name)
    hands.settle()
    page.grid.setFocus()
    hands.settle()
    scan = tmp_path / f"{name}.txt"
    scan.write_text(forwards(TYPED))
    page.pane.show_tab("Files")
    page.pane.files.take(incoming.from_paths([scan]))
    hands.settle()
    hands.type("file_description", forwards(TYPED))
    hands.click("take_file")
    page.pane.files.grid.go_to_row(0)
    hands.settle()
    hands.qtbot.keyClick(page.pane.files.grid, Qt.Key.Key_Return)
    hands.wait(hands.dialogs)
    hands.dialogs()[0].close()
    for part in page.pane.tabs:
        page.pane.show_tab(part)
        hands.settle()
    look_around(hands, name)
    page.handlers()["print_draft"]()  # closed to a person, as the passport says another name
    hands.settle()
    hands.dialogs()[0].close()
    sheet = tmp_path / "students.csv"
    sheet.write_text(f"Surname,First name,Service number\n{name},{forwards(TYPED)},00123\n", encoding="utf-8")
    ImportSheet(hands.window, hands.workspace.session, sheet).open()
    hands.wait(lambda: hands.find(QPushButton, "import_go").isEnabled())
    hands.click("import_go")
    hands.dialogs()[0].close()
    copied = QMimeData()
    copied.setText(name)
    Clipboard.current().put(copied, personal=True)
    page.pane._open_child("passport", 0)
    hands.type("field_passport_no", forwards(TYPED))


@pytest.mark.slow
def test_a_busy_day_leaves_nothing_either(hands: Hands, folder: Path, student: int, tmp_path: Path) -> None:
    with_office(folder, lambda office: complete(office, student))
    hands.start(folder, on=family.TODAY)
    hands.unlock()
    wanted = [hands.workspace.session.office.data_key[::-1], SURNAME.encode(), TYPED.encode()]
    spend_a_day(hands, tmp_path)
    hands.do("lock")
    QApplication.processEvents()
    assert open_files(folder) == ["writer.lock"]
    assert held_in_memory(wanted) == []
    assert forwards(SURNAME) not in words_of_widgets(hands.window)
    assert QApplication.clipboard().text() == ""

    hands.unlock()
    hands.wait(hands.dialogs)
    assert hands.find(QLineEdit, "field_passport_no").text() == forwards(TYPED), "the sheet is open again"
    assert hands.workspace.search.text() == forwards(SURNAME)


def test_help_on_a_past_day_tells_of_the_tab_even_before_the_day_is_read(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.window.book.made["look_back"].trigger()
    assert getattr(hands.workspace.page, "inner", True) is None
    hands.do("help")
    assert [each.windowTitle() for each in hands.dialogs()]


def test_a_past_day_goes_with_the_lock_and_the_tab_of_now_comes_back(
    hands: Hands, folder: Path, student: int
) -> None:
    hands.open(folder)
    hands.students.grid.go_to_row(0)
    hands.settle()
    hands.do("look_back")
    hands.wait(lambda: getattr(hands.workspace.page, "inner", None))
    hands.do("lock")
    QApplication.processEvents()
    assert open_files(folder) == ["writer.lock"]
    hands.unlock()
    assert hands.workspace.page.tab.label == "Students"
    assert hands.workspace.page.on_screen == ("student", student)
    assert hands.workspace.page.as_of is None


def test_a_list_that_is_not_on_screen_is_built_when_somebody_comes_to_it_and_stands_where_it_stood(
    hands: Hands, folder: Path, student: int
) -> None:
    hands.open(folder)
    hands.students.grid.go_to_row(0)
    hands.settle()
    hands.workspace.search.setText(forwards(SURNAME)[:4])
    hands.settle()
    hands.workspace.go_to("Today")
    for _ in range(2):  # the second lock knows it from the first
        hands.do("lock")
        hands.unlock()
        assert hands.workspace.tab == "Today"
        assert "Students" not in [tab for tab, _, _ in hands.workspace.leaves()]
        assert hands.workspace.search.text() == ""
    assert hands.students.on_screen == ("student", student)
    assert hands.workspace.search.text() == forwards(SURNAME)[:4]


def test_who_only_reads_comes_back_to_where_he_was(hands: Hands, folder: Path, student: int) -> None:
    other = support.reopen(folder)
    try:
        hands.open(folder)
        hands.students.grid.go_to_row(0)
        hands.settle()
        hands.do("lock")
        hands.unlock()
        assert hands.workspace.page.on_screen == ("student", student)
        assert not hands.workspace.session.writable
    finally:
        hands.put_away()
        other.close()


# -- passphrases and users -------------------------------------------------------------------------------------------
def test_wrong_passphrases_count_while_it_is_locked(hands: Hands, folder: Path, student: int) -> None:
    at_work(hands, folder)
    hands.do("lock")
    for _ in range(3):
        hands.type("passphrase", "wrong wrong wrong")
        hands.click("unlock")
        assert "do not open this office" in hands.text("unlock_said")
        assert hands.find(QLineEdit, "passphrase").text() == ""
    hands.type("passphrase", support.PASSPHRASE)
    hands.click("unlock")
    assert "is locked until" in hands.text("unlock_said")
    assert hands.window.locked
    assert open_files(folder) == ["writer.lock"]


@pytest.mark.slow
def test_another_user_opens_the_window_as_himself_and_the_first_finds_his_draft(
    hands: Hands, folder: Path, student: int
) -> None:
    with_office(folder, lambda office: users.add_user(office, BEN, "clerk", BENS, rounds=support.ROUNDS))
    at_work(hands, folder)
    hands.do("lock")
    hands.choose("user", BEN)
    hands.unlock(BENS)
    assert hands.text("who") == "Ben Hale · Clerk"
    assert (hands.workspace.page.tab.label, hands.workspace.dirty) == ("Today", False)
    assert hands.workspace.session.writable
    hands.students.grid.go_to_row(0)
    hands.settle()
    assert hands.find(QLineEdit, "field_first_name").text() == "Sima"
    hands.type("field_first_name", "Bens own")
    hands.do("lock")
    assert hands.find(QComboBox, "user").currentText() == BEN
    hands.choose("user", support.USER)
    hands.unlock()
    assert hands.find(QLineEdit, "field_first_name").text() == forwards(TYPED)
    hands.do("discard")
    hands.do("lock")
    hands.choose("user", BEN)
    hands.unlock(BENS)
    assert hands.find(QLineEdit, "field_first_name").text() == "Bens own"


def test_log_off_from_the_lock_page_closes_and_the_next_opening_offers_what_was_typed(
    hands: Hands, folder: Path, student: int
) -> None:
    at_work(hands, folder)
    hands.do("lock")
    hands.click("other_office")
    assert hands.text("unlock_said") == "Logged off. The office is closed."
    assert not hands.window.locked
    with_office(folder, lambda office: None)  # nobody else holds it now
    hands.unlock()
    assert hands.find(QLineEdit, "field_first_name").text() == forwards(TYPED)
    assert "is back, not saved." in hands.workspace.message.text


def test_a_locked_window_that_is_closed_gives_the_right_to_write_back(
    hands: Hands, folder: Path, student: int
) -> None:
    at_work(hands, folder)
    hands.do("lock")
    hands.window.close()
    assert not hands.window.isVisible()
    with support.reopen(folder) as office:
        assert office.writable


def test_closing_while_an_unlock_is_on_its_way_closes_what_it_opens(
    hands: Hands, folder: Path, student: int
) -> None:
    at_work(hands, folder)
    hands.do("lock")
    opened = Event()

    def later(*_: object) -> None:
        opened.wait(PATIENCE_S)

    hands.window.jobs.write("", later, lambda _: None)
    hands.type("passphrase", support.PASSPHRASE)
    hands.qtbot.mouseClick(hands.find(QPushButton, "unlock"), Qt.MouseButton.LeftButton)
    Timer(0.05, opened.set).start()
    hands.window.close_office()
    assert open_files(folder) == []
    hands.settle()
    assert hands.window.session is None
    assert hands.text("unlock_said") == "Logged off. The office is closed."


# -- work that is under way ------------------------------------------------------------------------------------------
def blocked(hands: Hands, then: Callable[[], None] = lambda: None) -> Event:
    """Something is being written until the event is set; `then` is its end."""
    end = Event()

    def job(_: Office) -> None:
        end.wait(PATIENCE_S)
        then()

    hands.workspace.session.write("Importing", job)
    return end


def test_what_is_being_written_ends_behind_the_lock_and_the_key_goes_with_it(
    hands: Hands, folder: Path, student: int
) -> None:
    at_work(hands, folder)
    office = hands.workspace.session.office
    end = blocked(hands)
    hands.window.lock()
    hands.wait(lambda: forwards(SURNAME) not in words_of_widgets(hands.window))
    assert hands.text("unlock_said") == "Still finishing: Importing. The office opens when it is done."
    assert office.data_key, "an import is under way and needs it"
    hands.type("passphrase", support.PASSPHRASE)
    hands.qtbot.mouseClick(hands.find(QPushButton, "unlock"), Qt.MouseButton.LeftButton)
    end.set()
    hands.wait(lambda: hands.window.workspace)
    with pytest.raises(Trouble):
        _ = office.data_key
    hands.settle()
    assert hands.find(QLineEdit, "field_first_name").text() == forwards(TYPED)


def test_when_it_has_ended_the_page_says_that_nothing_is_open(
    hands: Hands, folder: Path, student: int
) -> None:
    at_work(hands, folder)
    end = blocked(hands)
    hands.window.lock()
    end.set()
    hands.settle()
    assert hands.text("unlock_said") == "What was not saved is kept. The passphrase shows it again."
    assert open_files(folder) == ["writer.lock"]


def test_a_refusal_behind_the_lock_is_told_after_it(hands: Hands, folder: Path, student: int) -> None:
    def refuse() -> None:
        raise Refused("The sheet was changed while it was read.")

    at_work(hands, folder)
    end = blocked(hands, refuse)
    hands.window.lock()
    end.set()
    hands.settle()
    assert not hands.dialogs(), "nothing is shown over the lock page"
    hands.unlock()
    assert "The sheet was changed while it was read." in hands.workspace.message.text


def test_reading_is_stopped_by_the_lock(hands: Hands, folder: Path, student: int) -> None:
    """A question that would take minutes does not keep the office open."""
    at_work(hands, folder)
    began = Event()

    def ask(reader: Reader) -> object:
        began.set()
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        return reader.connection.execute(endless).fetchone()

    hands.workspace.session.read(ask, lambda _: None)
    assert began.wait(PATIENCE_S)
    time.sleep(0.05)  # the statement is under way a moment after the word
    hands.do("lock")
    assert open_files(folder) == ["writer.lock"]


def test_a_disk_that_takes_no_draft_keeps_it_in_memory_and_says_so(
    hands: Hands, folder: Path, student: int
) -> None:
    at_work(hands, folder)
    remarks = next(
        each for each in hands.students.pane.form.rows.values() if each.field.type is Type.LONG_TEXT
    )
    remarks.editor.put_back(LONG)
    writer = hands.workspace.session.office.writer
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0]}")
    hands.do("lock")
    assert hands.text("unlock_said").startswith("The disk is full. What was not saved is kept in memory only")
    hands.click("other_office")
    assert "could not be written to the disk" in hands.words(hands.dialogs()[0])
    hands.click("sheet_cancel")
    hands.unlock()
    assert hands.find(QLineEdit, "field_first_name").text() == forwards(TYPED)
    assert hands.find(QPlainTextEdit, f"field_{remarks.field.key}").toPlainText() == LONG


def test_an_office_that_did_not_lock_cleanly_is_closed_and_opens_again(
    hands: Hands, folder: Path, student: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(hands, folder)
    hands.workspace.drafts.look()
    hands.settle()
    office = hands.workspace.session.office
    with monkeypatch.context() as patch:
        patch.setattr(suspending.drafts, "park", None)  # a fault of the program
        hands.do("lock")
    hands.dialogs()[0].close()
    assert hands.text("unlock_said") == "The program made a mistake. The passphrase opens the office again."
    with pytest.raises(Trouble):
        _ = office.data_key
    hands.unlock()
    assert hands.find(QLineEdit, "field_first_name").text() == forwards(TYPED)


# -- any order of doing ----------------------------------------------------------------------------------------------
STEPS = st.lists(
    st.sampled_from(["type first", "type middle", "lock", "park", "crash", "save", "discard"]),
    max_size=9,
)


def look_at(hands: Hands) -> None:
    """The student is on screen; what was on its way there is there."""
    hands.students.grid.go_to_row(0)
    hands.settle()


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, data=st.data())
def test_no_order_of_typing_locking_and_saving_loses_a_word(
    hands: Hands, folder: Path, student: int, steps: list[str], data: st.DataObject
) -> None:
    """What stands in the form is always what was typed last and neither saved nor discarded, else what was saved."""
    if not hasattr(hands, "window"):
        hands.open(folder)
    look_at(hands)
    if hands.workspace.dirty:
        hands.do("discard")
    saved = {key: hands.find(QLineEdit, f"field_{key}").text() for key in ("first_name", "middle_name")}
    typed: dict[str, str] = {}
    for step in steps:
        verb, _, which = step.partition(" ")
        if verb == "type":
            key = f"{which}_name"
            typed[key] = data.draw(st.text("abc", min_size=1, max_size=4))
            hands.type(f"field_{key}", typed[key])
        elif verb == "lock":
            hands.do("lock")
            hands.unlock()
        elif verb == "park":
            hands.workspace.drafts.look()
            hands.settle()
        elif verb == "crash":
            hands.workspace.drafts.look()
            crash(hands)
            hands.open(folder)
            look_at(hands)
        elif hands.workspace.dirty:
            hands.do(verb)
            saved |= typed if verb == "save" else {}
            typed = {}
        else:
            typed = {}
        shown = {key: hands.find(QLineEdit, f"field_{key}").text() for key in saved}
        assert shown == saved | typed
        assert hands.workspace.dirty is any(saved[key] != text for key, text in typed.items())
