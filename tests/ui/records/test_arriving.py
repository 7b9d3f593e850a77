"""A record that is opened from elsewhere: it stays whatever is read later, and takes the keyboard from nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from app.reader import Reader
from app.reading import Cond, Query
from models.training.people import Student
from tests import support
from tests.ui.driving import PATIENCE_S, Hands, with_office
from tests.ui.records.lists import fill
from ui.lists import RecordGrid
from ui.records import page as pages
from ui.records import pane as panes
from ui.records.page import RecordPage


@contextmanager
def slow(
    patch: pytest.MonkeyPatch, where: object, name: str, when: Callable[..., bool] = lambda *_: True
) -> Iterator[Event]:
    """What is read by that name off the window's thread, on this condition, comes once the event is set."""
    real, may = getattr(where, name), Event()

    def held(*given: object) -> object:
        if current_thread() is not main_thread() and when(*given):
            may.wait(PATIENCE_S)
        return real(*given)

    patch.setattr(where, name, held)
    try:
        yield may
    finally:
        may.set()


def of_students(_reader: Reader, asked: Query, *_: object) -> bool:
    return asked.kind is Student


def id_of(hands: Hands, surname: str) -> int:
    return hands.workspace.session.reader.ids(Query(Student, where=Cond("surname", "=", surname)))[0]


def open_student(hands: Hands, surname: str) -> int:
    """Opens a student from elsewhere, as the palette does."""
    wanted = id_of(hands, surname)
    hands.workspace.session.open_record.emit("student", wanted)
    return wanted


def shown(page: RecordPage) -> int:
    """The record that a person sees; 0 for none."""
    return page.pane.seen.record.id if page.pane.seen and page.pane.isVisible() else 0


def test_who_has_gone_to_the_search_box_is_not_called_back(
    hands: Hands, students: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slow(monkeypatch, panes, "read_seen") as reading:
        wanted = open_student(hands, "ORUBA")
        hands.window.book.made["find"].trigger()
        hands.qtbot.keyClicks(hands.window.focusWidget(), "or")
        reading.set()
        hands.wait(lambda: shown(students) == wanted)
    hands.settle()
    assert hands.workspace.search.hasFocus()


def test_who_waits_comes_to_the_parts(hands: Hands, students: RecordPage) -> None:
    hands.workspace.go_to("Today")
    wanted = open_student(hands, "ORUBA")
    hands.wait(lambda: shown(students) == wanted)
    assert students.pane._parts.bar.hasFocus()


def test_the_list_does_not_take_away_what_came_before_it(
    hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(folder, fill)
    hands.open(folder)
    with slow(monkeypatch, Reader, "ids", of_students) as listing:
        wanted = open_student(hands, "ORUBA")
        page = hands.workspace.page.inner
        hands.wait(lambda: shown(page) == wanted)
        listing.set()
        hands.settle()
    assert shown(page) == wanted
    assert page.grid.current_id() == wanted


def test_a_record_that_the_list_leaves_out_stays_while_the_list_is_read_again(
    hands: Hands, students: RecordPage
) -> None:
    students.grid.filter(Cond("surname", "=", "ALVAREZ"))
    hands.settle()
    students.grid.go_to_row(0)
    hands.settle()
    wanted = open_student(hands, "ORUBA")
    hands.wait(lambda: shown(students) == wanted)
    hands.type("field_first_name", "Tam")
    hands.do("save")
    hands.wait(lambda: "Tam" in hands.text("record_name"))
    assert shown(students) == wanted


def test_of_two_records_that_are_asked_for_the_last_is_shown(
    hands: Hands, students: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {name: id_of(hands, name) for name in ("ORUBA", "NAKAMBO")}

    def first(_reader: Reader, _listing: object, _kind: object, record_id: int) -> bool:
        return record_id == ids["ORUBA"]

    with slow(monkeypatch, pages, "owner_in", first) as reading:
        open_student(hands, "ORUBA")
        open_student(hands, "NAKAMBO")
        hands.wait(lambda: shown(students) == ids["NAKAMBO"])
        reading.set()
        hands.settle()
    assert shown(students) == ids["NAKAMBO"]


def test_an_older_count_does_not_hide_the_first_record(
    hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer is read before the record is there, and comes after the second."""
    hands.open(folder)
    page, office = hands.students, hands.workspace.session.office
    real, read, may, turns = Reader.count, Event(), Event(), iter((True,))

    def late(reader: Reader, asked: Query) -> int:
        found, first = real(reader, asked), next(turns, False)
        if first:
            read.set()
            may.wait(PATIENCE_S)
        return found

    monkeypatch.setattr(Reader, "count", late)
    try:
        page.refresh()
        assert read.wait(PATIENCE_S)
        support.add(office, "student")
        hands.wait(lambda: page._count == 1)
    finally:
        may.set()
    hands.settle()
    assert hands.find(RecordGrid, "grid").table.count == 1
