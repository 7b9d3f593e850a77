"""Scores down a roster: a person puts students on it, types, sees what is short, saves once, and takes it back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from app.office import Office
from app.reading import Query
from app.training import scores
from models.training.courses import Course
from models.training.english import EnglishTest
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.selection import EclSession
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.chip import Chip
from ui.parts.link_picker import LinkEdit
from ui.training.roster import ScoreField
from ui.training.scoring import ScoresSheet

NAMES = ("ALPHA", "BRAVO", "CHARLIE", "DELTA")


def plan(office: Office) -> None:
    """Three of four sit at a session of three seats; ALPHA's course asks for a score of 80."""
    with office.change("Plan") as work:
        session = work.add(
            EclSession, {"session_on": support.TODAY, "session_place": "Laboratory", "seats": 3}
        )
        course = work.add(Course, {"title": "Logistics", "ecl_required": 80})
        made = [support.add_in(work, Student, surname=name, first_name="Tam") for name in NAMES]
        support.add_in(
            work, TrainingLine, student_id=made[0], course_id=course, report_date=date(2027, 5, 5),
            end_date=date(2027, 9, 1),
        )  # fmt: skip
    scores.seat(office, session, made[:3])


@pytest.fixture
def office_hands(hands: Hands, folder: Path) -> Hands:
    with_office(folder, plan)
    hands.open(folder)
    hands.workspace.go_to("Students")
    hands.settle()
    return hands


@pytest.fixture
def sheet(office_hands: Hands) -> Hands:
    office_hands.do("scores")
    office_hands.wait(lambda: len(fields(office_hands)) == 3)
    return office_hands


def fields(hands: Hands) -> list[ScoreField]:
    return [each for each in hands.dialogs()[0].findChildren(ScoreField) if each.isVisible()]


def said(hands: Hands) -> list[str]:
    chips = hands.dialogs()[0].findChildren(Chip)
    shown = {each.objectName(): each.accessibleName() for each in chips if each.isVisible()}
    return [shown.get(f"said_{each.seat.test_id}", "") for each in fields(hands)]


def recorded(hands: Hands) -> list[int | None]:
    reader = hands.workspace.session.office.reader
    (session,) = reader.ids(Query(EclSession))
    return [each.score for each in scores.roster(reader, session)]


def type_down(hands: Hands, *texts: str) -> None:
    """Types as a person does: the cursor stands in the first field, Enter goes down."""
    for text in texts:
        at = hands.dialogs()[0].focusWidget()
        assert isinstance(at, ScoreField)
        hands.qtbot.keyClicks(at, text)
        hands.qtbot.keyClick(at, Qt.Key.Key_Return)


def test_scores_are_typed_down_and_saved_as_one_step(sheet: Hands) -> None:
    assert [each.accessibleName() for each in fields(sheet)] == [
        "Score of ALPHA, Tam", "Score of BRAVO, Tam", "Score of CHARLIE, Tam",
    ]  # fmt: skip
    type_down(sheet, "75", "82", "-")
    assert said(sheet) == ["Below the 80 needed", "No score is asked for", "Absent: leaves the roster"]
    assert sheet.text("scores_counts").startswith(
        "2 of 3 seats with a score, 1 absent, 1 below the score needed."
    )
    verb = sheet.find(QPushButton, "sheet_verb")
    assert verb.hasFocus() and verb.text() == "Save 3 lines"
    sheet.click("sheet_verb")
    assert not sheet.dialogs() and recorded(sheet) == [75, 82]
    sheet.do("undo")
    assert recorded(sheet) == [None, None, None]


def test_a_score_that_is_none_is_told_beside_its_field_and_nothing_is_saved(sheet: Hands) -> None:
    type_down(sheet, "75", "8o")
    assert said(sheet)[1] == "No score from 0 to 100"
    sheet.click("sheet_verb")
    assert sheet.text("sheet_said") == "“8o” is no score from 0 to 100."
    assert sheet.dialogs()[0].focusWidget() is fields(sheet)[1]
    assert recorded(sheet) == [None, None, None]


def test_nobody_is_put_on_the_roster_beyond_its_seats(sheet: Hands) -> None:
    type_down(sheet, "75")
    find = sheet.find(LinkEdit, "scores_find")
    find.setFocus()
    sheet.qtbot.keyClicks(find, "DELTA")
    popup = find.completer().popup()
    sheet.wait(lambda: popup.isVisible() and popup.model().rowCount() == 1)
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Down)
    sheet.qtbot.keyClick(popup, Qt.Key.Key_Return)
    sheet.click("scores_put")
    assert "The session has 3 seats, and 4 would sit there." in sheet.text("sheet_said")
    assert len(fields(sheet)) == 3 and fields(sheet)[0].text() == "75"


def test_students_selected_in_the_list_are_put_on_and_what_is_typed_stays(office_hands: Hands) -> None:
    hands = office_hands
    session = hands.workspace.session

    def more_room(office: Office) -> None:
        with office.change("A larger room") as work:
            work.set(EclSession, office.reader.ids(Query(EclSession))[0], {"seats": 9})

    session.write("", more_room)
    hands.settle()
    grid = hands.students.grid
    grid.setFocus()
    grid.selectAll()
    hands.do("scores")
    hands.wait(lambda: len(fields(hands)) == 3)
    type_down(hands, "91")
    assert hands.find(QPushButton, "scores_put_many").text() == "Put 4 selected students on the roster"
    hands.click("scores_put_many")
    hands.wait(lambda: len(fields(hands)) == 4)
    assert [each.text() for each in fields(hands)] == ["91", "", "", ""]
    assert "(4 of 9 seats taken)" in hands.find(QComboBox, "scores_session").currentText()
    hands.click("sheet_verb")
    assert recorded(hands) == [91, None, None, None]


def test_a_session_opens_its_roster_from_its_own_record(office_hands: Hands) -> None:
    hands = office_hands
    (session,) = hands.workspace.session.reader.ids(Query(EclSession))
    hands.workspace.session.open_record.emit("ecl_session", session)
    hands.settle()
    hands.workspace.page.show_part("Scores")
    hands.click("type_scores")
    hands.wait(lambda: len(fields(hands)) == 3)
    sheet = hands.dialogs()[0]
    assert isinstance(sheet, ScoresSheet) and sheet.session_id == session and nameless(sheet) == []


def test_a_score_recorded_meanwhile_is_shown_and_what_was_typed_stays(sheet: Hands) -> None:
    type_down(sheet, "75")
    first = fields(sheet)[0].seat.test_id

    def other(office: Office) -> None:
        with office.change("Somebody else") as work:
            work.set(EnglishTest, first, {"ecl_score": 88})

    sheet.workspace.session.write("", other)
    sheet.settle()
    sheet.click("sheet_verb")
    sheet.wait(lambda: "88 is on record" in said(sheet)[0])
    assert fields(sheet)[0].text() == "75" and sheet.text("sheet_said")


def test_what_is_typed_comes_back_after_the_lock(sheet: Hands) -> None:
    type_down(sheet, "75", "-")
    sheet.window.lock()
    sheet.wait(lambda: sheet.window.locked)
    sheet.unlock()
    sheet.wait(lambda: sheet.dialogs() and len(fields(sheet)) == 3)
    sheet.settle()
    assert [each.text() for each in fields(sheet)] == ["75", "-", ""]
