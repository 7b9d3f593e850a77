"""Looking back: list and student as the file said then, nothing to edit, a mark below, and the way back."""

from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.office import Office
from models.training.lines import TrainingLine
from models.training.people import Student
from tests import support
from tests.ui.driving import PATIENCE_S, Hands
from tests.ui.test_accessible import nameless
from ui.office.page import OfficePage
from ui.office.past import CLOSED, PastPage
from ui.records.page import RecordPage
from ui.training.page import StudentsPage

TODAY = support.TODAY + timedelta(days=21)
CHANGED = support.TODAY + timedelta(days=20)
"""Yesterday is 22 Mar 2026; a student was renamed and another came that day."""


@pytest.fixture
def past(hands: Hands, folder: Path) -> Hands:
    """Looks back to the day of the first student's making, three weeks ago."""
    with support.reopen(folder) as office:
        made = support.add(office, "student", surname="ORUBA")
    clock = support.Hands(support.Hands().moment + timedelta(days=20))
    with support.reopen(folder, today=CHANGED, clock=clock) as office:
        with office.change("Rename") as work:
            work.set(Student, made, {"surname": "TARIM"})
        support.add(office, "student", surname="NEWCOMER")
    hands.start(folder, on=TODAY)
    hands.unlock()
    _ = hands.students
    hands.do("look_back")
    hands.wait(lambda: page_of(hands).inner)
    hands.settle()
    return hands


@pytest.fixture
def then(past: Hands) -> Hands:
    look(past, "2 Mar 2026")
    return past


def look(hands: Hands, day: str) -> None:
    before = page_of(hands).inner
    hands.type("as_of_day", day)
    hands.click("as_of_go")
    hands.wait(lambda: page_of(hands).inner is not before)
    hands.settle()


def page_of(hands: Hands) -> PastPage:
    page = hands.workspace.page
    assert isinstance(page, PastPage)
    return page


def then_of(hands: Hands) -> RecordPage:
    inner = page_of(hands).inner
    assert isinstance(inner, StudentsPage)
    return inner.students


def names(hands: Hands) -> list[object]:
    table = then_of(hands).grid.table
    return [table.data(table.index(row, 0)) for row in range(table.rowCount())]


def test_yesterday_comes_first(past: Hands) -> None:
    assert past.text("as_of_said") == "As the file said on 22 Mar 2026"
    assert sorted(str(each).split(",")[0] for each in names(past)) == ["NEWCOMER", "TARIM"]


def test_the_list_says_what_the_file_said(then: Hands) -> None:
    assert then.text("as_of_said") == "As the file said on 02 Mar 2026"
    assert [str(each).split(",")[0] for each in names(then)] == ["ORUBA"]
    assert "As of 02 Mar 2026" in then.words()
    assert nameless(then.window) == []


def test_the_student_is_as_then_and_cannot_be_edited(then: Hands) -> None:
    inner = then_of(then)
    inner.grid.go_to_row(0)
    then.settle()
    assert then.text("record_name").startswith("ORUBA")
    shown = [each for each in inner.findChildren(QLineEdit) if each.objectName().startswith("field_")]
    assert shown and all(each.isReadOnly() or not each.isEnabled() for each in shown)
    assert all(each.isReadOnly() for each in inner.findChildren(QPlainTextEdit))
    for action in CLOSED:
        made = then.window.book.made[action]
        assert not made.isEnabled(), action
    assert "02 Mar 2026" in then.window.book.made["new_record"].statusTip()
    for name in ("new_record", "import_records", "record"):
        assert not then.find(QPushButton, name).isEnabled()
    inner.pane.show_tab("History")
    then.settle()
    assert "TARIM" not in then.words(inner)


def test_who_goes_on_to_back_to_now_while_the_past_is_read_stays_there(past: Hands) -> None:
    past.click("as_of_back")
    past.window.book.made["look_back"].trigger()
    page = page_of(past)
    assert page.inner is None
    seen = []
    for _ in range(2):
        seen.append(_focused(past))
        past.qtbot.keyClick(past.find(QWidget, seen[-1]), Qt.Key.Key_Tab)
    assert seen == ["as_of_day", "as_of_go"] and page.inner is None
    past.wait(lambda: page.inner)
    past.settle()
    assert _focused(past) == "as_of_back"
    past.qtbot.keyClick(past.find(QWidget, "as_of_back"), Qt.Key.Key_Space)
    assert past.workspace.page is not page


def test_who_waits_comes_to_the_list(past: Hands) -> None:
    assert past.window.focusWidget() is then_of(past).grid


def _focused(hands: Hands) -> str:
    focus = hands.window.focusWidget()
    return focus.objectName() if focus else ""


def test_search_works_on_the_past_and_is_forgotten_on_the_way_back(past: Hands) -> None:
    look(past, "2 Mar 2026")
    assert "called now" in past.workspace.search.placeholderText()
    past.workspace.search.setText("newcomer")
    past.settle()
    past.wait(lambda: names(past) == [])
    past.workspace.search.setText("tarim")
    past.settle()
    past.wait(lambda: [str(each).split(",")[0] for each in names(past)] == ["ORUBA"])
    past.click("as_of_back")
    assert past.workspace.search.text() == ""
    page = past.students
    past.wait(lambda: len(page.grid.table.ids) == 2)
    assert not past.window.findChild(QLabel, "as_of_said") or "As of" not in past.words()
    assert past.window.book.made["new_record"].isEnabled()


def test_the_student_on_screen_is_looked_at_then_too(past: Hands) -> None:
    past.click("as_of_back")
    page = past.students
    page.pane.show_record(next(each for each in page.grid.table.ids if "TARIM" in _title(page, each)))
    past.settle()
    past.do("look_back")
    past.wait(lambda: page_of(past).inner)
    look(past, "2 Mar 2026")
    assert past.text("record_name").startswith("ORUBA")


def _title(page: RecordPage, record_id: int) -> str:
    return page.session.reader.titles("student", [record_id])[record_id]


def test_another_day_is_typed_and_a_day_to_come_refused(past: Hands) -> None:
    past.type("as_of_day", "tomorrow")
    past.click("as_of_go")
    assert past.text("as_of_said") == "Choose a day before today."
    past.type("as_of_day", "yesteryear")
    past.click("as_of_go")
    assert "is not a date" in past.text("as_of_said")
    past.type("as_of_day", "-30")
    past.click("as_of_go")
    past.wait(lambda: past.text("as_of_said") == "As the file said on 21 Feb 2026")
    past.settle()
    assert names(past) == []


def test_closing_while_looking_back_lets_everything_go(past: Hands, folder: Path) -> None:
    past.do("close_office")
    with support.reopen(folder) as office:
        assert office.writable


# -- other tabs ------------------------------------------------------------------------------------------------------
@pytest.fixture
def due(hands: Hands, folder: Path) -> Hands:
    """A student whose bio data was due for the first order date, and for a later one since yesterday."""
    with support.reopen(folder) as office:
        student = support.add(office, "student", surname="ORUBA")
        line = support.add(
            office, "training_line", student_id=student, report_date=support.TODAY + timedelta(days=5)
        )
        support.add(office, "unit", unit_name="First Company")
    with support.reopen(folder, today=CHANGED) as office, office.change("Move") as work:
        work.remove(TrainingLine, line)
    hands.start(folder, on=TODAY)
    hands.unlock()
    return hands


def duties(hands: Hands) -> list[object]:
    inner = page_of(hands).inner
    assert inner is not None
    table = inner.grid.table  # type: ignore[attr-defined]
    return [table.data(table.index(row, 2)) for row in range(table.rowCount())]


def test_today_shows_the_duties_of_then_and_leads_to_the_record_of_then(due: Hands) -> None:
    due.workspace.go_to("Today")
    now = len(due.workspace.page.grid.table.ids)  # type: ignore[attr-defined]
    due.do("look_back")
    due.wait(lambda: page_of(due).inner)
    look(due, "2 Mar 2026")
    due.wait(lambda: len(duties(due)) > now)
    assert "ORUBA, Sima" in duties(due)
    assert "As of 02 Mar 2026" in due.words()
    assert not due.window.book.made["decide"].isEnabled()
    inner = page_of(due).inner
    assert inner is not None
    inner.grid.go_to_row(duties(due).index("ORUBA, Sima"))  # type: ignore[attr-defined]
    inner.grid.opened.emit(inner.grid.current_id())  # type: ignore[attr-defined]
    due.wait(
        lambda: (
            due.workspace.page.tab.label == ""
            and page_of(due).inner
            and due.workspace.rail.accessibleTabName(due.workspace.rail.currentIndex()).startswith("Students")
        )
    )
    due.settle()
    assert due.text("as_of_said") == "As the file said on 02 Mar 2026"
    assert due.text("record_name").startswith("ORUBA")
    due.click("as_of_back")
    assert due.workspace.page.tab.label == "Students"


def test_a_list_of_the_office_tab_looks_back_where_it_stands(due: Hands) -> None:
    office_page = due.workspace.go_to("Office")
    office_page.show_screen("Units")
    due.settle()
    due.do("look_back")
    due.wait(lambda: page_of(due).inner)
    look(due, "2 Mar 2026")
    inner = page_of(due).inner
    assert isinstance(inner, OfficePage) and inner.name == "Units"
    table = inner.inner.grid.table  # type: ignore[attr-defined]
    due.wait(lambda: table.rowCount() == 1 and table.data(table.index(0, 0)) == "First Company")
    inner.show_screen("Bin")
    due.settle()
    assert "Only as it is now" in due.words(inner)
    assert nameless(due.window) == []


def test_screens_that_know_only_now_say_so_in_the_menu(due: Hands) -> None:
    page = due.workspace.go_to("Office")
    page.show_screen("Access log")
    due.settle()
    assert not due.window.book.made["look_back"].isEnabled()
    page.show_screen("Units")
    due.settle()
    assert due.window.book.made["look_back"].isEnabled()


def test_of_two_days_that_are_asked_for_the_last_is_shown(
    past: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, may, real = page_of(past), Event(), Office.as_of
    first, last = date(2026, 3, 2), date(2026, 3, 5)

    def slow(office: Office, day: date) -> object:
        if day == first:
            may.wait(PATIENCE_S)
        return real(office, day)

    monkeypatch.setattr(Office, "as_of", slow)
    page.look(first)
    page.look(last)
    past.wait(lambda: page.as_of == last)
    may.set()
    past.settle()
    assert page.as_of == last and past.text("as_of_said") == "As the file said on 05 Mar 2026"
