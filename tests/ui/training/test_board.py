"""The board: a column for each step, cards that are reached by keyboard, the same as a table, filters, the paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView

from app.office import Office
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder
from models.training.people import Student
from models.training.way import STEPS
from tests import support
from tests.models.training.family import TODAY
from tests.ui.driving import Hands, add_family, with_office
from ui.office.screenbar import Choice
from ui.papers import Preview
from ui.parts.grid import Grid
from ui.training.board import BoardPage
from ui.training.boardview import BoardView

COLUMN = {each.key: at for at, each in enumerate(STEPS)}
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def fill(office: Office) -> dict[int, int]:
    """The complete student waits for his draft; three stand at the beginning, one of them with a course in October."""
    made = add_family(office)
    with office.change("More students") as work:
        for name in ("ZUWARI", "ANKARU", "MESSIR"):
            student = support.add_in(work, Student, surname=name, first_name="Dela")
            if name == "MESSIR":
                support.add_in(
                    work, TrainingLine, student_id=student, course_title="Patrol Craft", wcn="1500",
                    report_date=date(2026, 10, 5), end_date=date(2026, 12, 1),
                )  # fmt: skip
    return made


@pytest.fixture
def at_board(hands: Hands, folder: Path) -> Hands:
    with_office(folder, fill)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.workspace.go_to("Students").show_screen("Board")
    hands.settle()
    hands.workspace.page.enter()
    return hands


def board(hands: Hands) -> BoardView:
    return hands.find(BoardView, "board")


def names(view: BoardView, step: str) -> list[str]:
    return [each.name for each in view.board.columns[COLUMN[step]].students]


def heading(view: QTableView, step: str) -> str:
    return str(view.model().headerData(COLUMN[step], Qt.Orientation.Horizontal))


def test_everybody_stands_in_the_column_of_his_step_which_counts_them(at_board: Hands) -> None:
    view = board(at_board)
    assert view.model().columnCount() == len(STEPS)
    assert names(view, "draft") == ["SAMPLE, Jan Q"]
    assert heading(view, "draft") == "Draft order\n1"
    assert set(names(view, "nominated")) | set(names(view, "screened")) == {
        "ANKARU, Dela", "MESSIR, Dela", "ZUWARI, Dela",
    }  # fmt: skip
    empty = view.columnWidth(COLUMN["filed"])
    assert empty < view.columnWidth(COLUMN["draft"])
    assert at_board.text("screen_sum").startswith("4 shown of 4 students")


def test_a_card_says_everything_it_shows(at_board: Hands) -> None:
    view = board(at_board)
    said = str(view.model().index(0, COLUMN["draft"]).data(ACCESSIBLE))
    assert (
        said.startswith("SAMPLE, Jan Q, ") and "reports 01 Jul 2026" in said and "Draft order: doing" in said
    )
    below = view.model().index(0, COLUMN["filed"])
    assert below.data(ACCESSIBLE) is None and not below.flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_arrow_keys_go_over_empty_columns_and_enter_opens_the_student(at_board: Hands) -> None:
    view = board(at_board)
    first = view.currentIndex()
    assert view.current is not None and view.selectedIndexes() == [first]
    at_board.qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().column() == first.column()
    for _ in range(4):
        at_board.qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == COLUMN["draft"]
    at_board.qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current.name == "SAMPLE, Jan Q"
    at_board.qtbot.keyClick(view, Qt.Key.Key_Return)
    at_board.settle()
    assert at_board.text("record_name") == "SAMPLE, Jan Q"


def test_the_table_holds_the_same_and_keeps_the_student(at_board: Hands) -> None:
    view = board(at_board)
    view.go_to(next(each.student_id for each in view.board.columns[COLUMN["draft"]].students))
    at_board.click("board_switch")
    grid = at_board.find(Grid, "grid")
    page = at_board.workspace.page.page_inside("Board")
    assert isinstance(page, BoardPage) and page.as_table
    assert grid.model().rowCount() == 4
    assert page.current is not None and page.current.name == "SAMPLE, Jan Q"
    row = [str(grid.model().index(grid.currentIndex().row(), at).data()) for at in range(8)]
    assert row[:3] == ["SAMPLE, Jan Q", "Draft order", "doing"] and row[7] == "01 Jul 2026"
    assert at_board.find(QPushButton, "board_switch").text() == "Show as board"
    at_board.click("board_switch")
    assert board(at_board).current == page.current


def test_filters_and_search_narrow_board_and_counts(at_board: Hands) -> None:
    view = board(at_board)
    month = at_board.find(Choice, "board_month")
    assert [month.itemText(at) for at in range(month.count())] == ["Any month", "Jul 2026", "Oct 2026"]
    month.choose("2026-10-01")
    shown = [each.name for column in view.board.columns for each in column.students]
    assert shown == ["MESSIR, Dela"]
    assert at_board.text("screen_sum").startswith("1 shown of 4 students")
    month.choose("")
    assert not at_board.find(Choice, "board_class").isEnabled()
    at_board.find(Choice, "board_course").choose("Patrol Craft")
    at_board.find(Choice, "board_class").choose("2026-10-05")
    assert [each.name for column in view.board.columns for each in column.students] == ["MESSIR, Dela"]
    at_board.find(Choice, "board_course").choose("")
    at_board.workspace.page.search("zuwari")
    assert [each.name for column in view.board.columns for each in column.students] == ["ZUWARI, Dela"]


def test_a_change_moves_the_card_and_the_cursor_with_it(at_board: Hands) -> None:
    view = board(at_board)
    student = view.board.columns[COLUMN["draft"]].students[0].student_id
    view.go_to(student)

    def issue(office: Office) -> None:
        with office.change("Issue") as work:
            work.add(IssuedOrder, {"student_id": student, "issued_on": TODAY, "order_number": "BN-1"})

    at_board.workspace.session.write("", issue)
    at_board.wait(lambda: not names(view, "draft"))
    assert view.current is not None and view.current.student_id == student
    assert view.currentIndex().column() > COLUMN["issued"]


def test_the_board_is_printed_as_the_status_board(at_board: Hands) -> None:
    at_board.find(Choice, "board_month").choose("2026-10-01")
    at_board.click("board_print")
    at_board.wait(lambda: any(isinstance(each, Preview) for each in at_board.dialogs()))
    assert at_board.dialogs()[-1].windowTitle()


def test_an_empty_office_says_what_will_stand_here(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    hands.workspace.go_to("Students").show_screen("Board")
    hands.settle()
    assert "Students stand here by the step of their way, once there are any." in hands.words()
    hands.click("board_students")
    assert hands.workspace.page.screen_shown == "Students"
