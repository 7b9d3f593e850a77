"""Exceptions as an inspector reads them: empty, by sort and day, searched, opened, on paper and in a sheet."""

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app import access
from app.office import Office
from app.reading import Cond, Query
from models.office.desk import PolicyRecord
from models.training.lines import TrainingLine
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.office.screens import at, choose, column, day, lines, pick, search, shown
from tests.ui.test_accessible import nameless


def _depart(office: Office) -> None:
    """A changed policy value on the first day, a waiver a week later."""
    record = office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", "medical.exam_months")))[0]
    with office.change("Change policy") as work:
        work.set(PolicyRecord, record, {"value": "6"})
    student = support.add(office, "student", surname="ORUBA")
    line = support.add(office, "training_line", wcn="7A", student_id=student)
    with (
        support.acting(office, "Ben Hale"),
        office.change("Waive", today=support.TODAY.replace(day=9)) as work,
    ):
        work.set(TrainingLine, line, {"waiver_ref": "DSCA 26-004"})


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, _depart)
    hands.open(folder)
    return hands


def test_an_ordinary_office_says_since_when_nothing_was_exceptional(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    screen = at(hands, "Exceptions")
    assert "Nothing exceptional since 02 Mar 2026" in hands.words(screen)
    assert lines(screen) == []


def test_lines_come_newest_first_with_day_sort_sentence_record_and_name(opened: Hands) -> None:
    screen = at(opened, "Exceptions")
    assert column(screen, "Day") == ["09 Mar 2026", "02 Mar 2026"]
    assert column(screen, "Sort") == ["Waiver", "Changed policy or code"]
    assert column(screen, "Record") == ["Training line 7A", "Policy value medical.exam_months 6"]
    assert column(screen, "Who") == ["Ben Hale", support.USER]
    assert "2 shown of 2 exceptions" in opened.text("screen_sum")
    assert "DSCA 26-004" in opened.text("screen_story")
    assert nameless(opened.window) == []


def test_they_are_narrowed_by_sort_day_and_words(opened: Hands) -> None:
    screen = at(opened, "Exceptions")
    choose(opened, "exception_sort", "Waiver")
    assert column(screen, "Sort") == ["Waiver"]
    choose(opened, "exception_sort", "Override")
    assert lines(screen) == [] and "Nothing matches" in opened.words(screen)
    choose(opened, "exception_sort", "Every sort")
    day(opened, "exception_since", "3 mar")
    assert column(screen, "Day") == ["09 Mar 2026"]
    day(opened, "exception_since", "")
    day(opened, "exception_until", "5 mar 2026")
    assert column(screen, "Day") == ["02 Mar 2026"]
    day(opened, "exception_until", "")
    search(opened, "ben 26-004")
    assert column(screen, "Who") == ["Ben Hale"]


def test_a_heading_sorts_and_turns_round(opened: Hands) -> None:
    screen = at(opened, "Exceptions")
    for expected in (["02 Mar 2026", "09 Mar 2026"], ["09 Mar 2026", "02 Mar 2026"]):
        screen.grid.horizontalHeader().sectionClicked.emit(0)
        assert column(screen, "Day") == expected


def test_a_line_opens_its_record(opened: Hands) -> None:
    screen = at(opened, "Exceptions")
    pick(opened, screen, "medical.exam_months")
    opened.click("exception_open")
    values = shown(opened, "Policy values")
    opened.wait(lambda: "medical.exam_months" in values.story.text())
    pick(opened, at(opened, "Exceptions"), "7A")
    opened.click("exception_open")
    assert opened.workspace.page.tab.label == "Students"


def test_it_leaves_as_a_sheet_as_shown_and_that_is_logged(
    opened: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at(opened, "Exceptions")
    choose(opened, "exception_sort", "Waiver")
    target = tmp_path / "register.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened.do("export")
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert sum("Waiver" in row for row in rows) == 1 and not any("Changed policy" in str(row) for row in rows)
    line = next(access.lines(opened.workspace.session.office.reader.connection))
    assert (line.action, line.detail.split(":")[0]) == ("exported", "exceptions")
    assert "1 exception exported to register.csv" in opened.workspace.message.text
    assert screen.isVisible()


def test_it_is_drawn_as_shown_and_saved_as_a_print(
    opened: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(opened, "Exceptions")
    opened.do("print_list")
    assert "code" in opened.words(opened.dialogs()[0])
    target = tmp_path / "register.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened.click("sheet_verb")
    assert target.read_bytes().startswith(b"%PDF")
    assert next(access.lines(opened.workspace.session.office.reader.connection)).action == "printed"
