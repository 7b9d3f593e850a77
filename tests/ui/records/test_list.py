"""A list as a person arranges it: columns, groups, sums, what stays in sight, all of it kept in the office."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QMenu, QTreeWidget

from app import layouts
from app.office import Office
from app.reading import GroupBy
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.records.lists import cells, choose, fill, reopened, tick, training_lines, tree_items
from tests.ui.test_accessible import nameless
from ui.announce import Announcer
from ui.records.page import RecordPage


# -- searching ---------------------------------------------------------------------------------------------------------
def test_what_is_typed_is_marked_and_its_number_said_once(hands: Hands, students: RecordPage) -> None:
    said: list[str] = []
    Announcer.current().said.connect(said.append)
    hands.qtbot.keyClicks(hands.workspace.search, "luszan")
    hands.settle()
    hands.wait(lambda: said)
    Announcer.current().said.disconnect(said.append)
    assert said == ["1 student found"]
    assert students.grid.marks.words == ("luszan",)
    assert cells(students.grid) == ["ŁUSZANEK, Ana"]
    hands.workspace.search.clear()
    hands.settle()
    assert students.grid.marks.words == ()


def test_rows_that_are_about_to_go_are_not_marked(hands: Hands, students: RecordPage) -> None:
    """They would be painted once more for every key, before what was typed is found."""
    shown = cells(students.grid)
    students.grid.search("luszan")
    assert cells(students.grid) == shown
    assert students.grid.marks.words == ()
    hands.settle()
    assert students.grid.marks.words == ("luszan",)
    assert cells(students.grid) == ["ŁUSZANEK, Ana"]


def test_records_found_on_today_are_marked_and_counted(hands: Hands, students: RecordPage) -> None:
    page = hands.workspace.go_to("Today")
    hands.settle()
    said: list[str] = []
    Announcer.current().said.connect(said.append)
    hands.qtbot.keyClicks(hands.workspace.search, "alvarez")
    hands.settle()
    hands.wait(lambda: "1 record found" in said)
    Announcer.current().said.disconnect(said.append)
    assert page.found.grid.marks.words == ("alvarez",)  # type: ignore[attr-defined]
    assert said.count("1 record found") == 1


def test_a_list_that_is_read_again_asks_nothing_of_who_types_a_new_record(
    hands: Hands, students: RecordPage
) -> None:
    """Its cursor is put back to where it stood; that is no wish to leave the new one."""
    students.grid.go_to_row(0)
    hands.settle()
    hands.do("new_record")
    hands.type("field_surname", "Typed")
    hands.workspace.session.write("", lambda office: support.add(office, "student"))
    count = students.grid.table.count
    hands.wait(lambda: students.grid.table.count == count + 1)
    hands.settle()
    assert hands.dialogs() == []
    assert students.pane.form.dirty and students.pane.seen is None
    students.grid.go_to_row(1)
    assert "not saved" in hands.words(hands.dialogs()[0])


# -- columns -----------------------------------------------------------------------------------------------------------
def test_columns_are_ticked_ordered_by_keys_and_kept_in_the_office(
    hands: Hands, students: RecordPage
) -> None:
    hands.do("columns")
    tick(hands, "Citizenship")
    chosen = hands.find(QListWidget, "column_list")
    chosen.setFocus()
    assert chosen.currentItem().text() == "Citizenship"
    for _ in range(chosen.count()):
        hands.qtbot.keyClick(chosen, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [chosen.item(at).text() for at in range(3)] == ["Name (stays first)", "Citizenship", "Draft order"]
    hands.click("sheet_verb")
    assert students.grid.paths[:2] == ["full_name", "citizenship"]
    reopened(hands)
    assert hands.students.grid.paths[:2] == ["full_name", "citizenship"]
    assert '"columns"' not in hands.remembered.read_text()


def test_columns_of_linked_records_are_found_by_typing(hands: Hands, students: RecordPage) -> None:
    hands.do("columns")
    hands.type("column_find", "unit country")
    tree = hands.find(QTreeWidget, "column_tree")
    assert nameless(hands.window) == []
    visible = [item for item in tree_items(tree) if not item.isHidden()]
    assert visible[0].text(0) == "Unit" and visible[0].isExpanded()
    tick(hands, "Unit › Country")
    hands.click("sheet_verb")
    labels = [each.label for each in students.grid.table.columns]
    assert labels[-1] == "Country of the unit"
    assert students.grid.paths[-1] == "unit_id.country_id"


def test_leaving_out_widths_row_height_and_the_standard(hands: Hands, students: RecordPage) -> None:
    grid = students.grid
    standard = grid.all_paths
    hands.do("columns")
    chosen = hands.find(QListWidget, "column_list")
    chosen.setCurrentRow(1)
    hands.click("column_out")
    hands.click("column_wider")
    hands.click("column_down")
    choose(hands, "row_height", "Roomy")
    hands.click("sheet_verb")
    assert "step:ito" not in grid.all_paths and grid.density == "roomy"
    assert grid.all_paths[2] == standard[2]
    assert grid.chosen_widths == {standard[2]: 132}
    reopened(hands)
    grid = hands.students.grid
    assert "step:ito" not in grid.all_paths and (grid.density, grid.chosen_widths) == (
        "roomy",
        {standard[2]: 132},
    )
    hands.do("columns")
    hands.click("standard_columns")
    hands.click("sheet_verb")
    assert grid.all_paths == standard and grid.chosen_widths == {} and grid.density == "normal"


def test_the_first_column_can_neither_go_nor_move(hands: Hands, students: RecordPage) -> None:
    hands.do("columns")
    chosen = hands.find(QListWidget, "column_list")
    chosen.setCurrentRow(0)
    before = [chosen.item(at).text() for at in range(chosen.count())]
    hands.click("column_out")
    hands.click("column_down")
    chosen.setCurrentRow(1)
    hands.click("column_up")
    assert [chosen.item(at).text() for at in range(chosen.count())] == before
    assert "Name" not in {each.text(0) for each in tree_items(hands.find(QTreeWidget, "column_tree"))}


def test_headings_are_dragged_into_another_order(hands: Hands, students: RecordPage) -> None:
    grid = students.grid
    before = grid.all_paths
    grid.horizontalHeader().moveSection(3, 2)
    hands.wait(lambda: grid.all_paths != before)
    assert grid.all_paths == [*before[:2], before[3], before[2], *before[4:]]
    reopened(hands)
    assert hands.students.grid.all_paths[2] == before[3]


# -- groups ------------------------------------------------------------------------------------------------------------
def test_a_list_is_grouped_in_the_sheet_and_says_what_it_comes_to(hands: Hands, lines: RecordPage) -> None:
    grid = lines.grid
    grid.choose_columns(["program_id", "course_title", "line_status", "report_date", "unit_cost"])
    hands.do("group")
    assert nameless(hands.window) == []
    choose(hands, "group_0", "Program")
    choose(hands, "group_1", "Report date")
    choose(hands, "group_way_1", "by fiscal year")
    hands.click("sheet_verb")
    hands.wait(lambda: grid.table.outline)
    assert grid.groups == (GroupBy("program_id"), GroupBy("report_date", "fiscal year"))
    headings = [each.sentence for each in grid.table.outline.headings]  # type: ignore[union-attr]
    assert headings == [
        "Program: IMET-1 FY 2026, 2 training lines, $1,251.50", "Report date: not filled, 1 training line, $1",
        "Report date: FY2026, 1 training line, $1,250.50",
        "Program: IMET-2 FY 2026, 2 training lines, $50", "Report date: not filled, 1 training line",
        "Report date: FY2027, 1 training line, $50",
    ]  # fmt: skip
    assert hands.text("list_sum") == "4 shown of 4 training lines · 2 groups · unit cost $1,301.50"
    reopened(hands)
    lines = training_lines(hands)
    hands.wait(lambda: lines.grid.table.outline)
    hands.do("group")
    assert hands.find(QComboBox, "group_way_1").currentData() == "fiscal year"
    hands.click("ungroup")
    hands.wait(lambda: lines.grid.table.outline is None)
    assert len(lines.grid.table.ids) == 4 and lines.grid.groups == ()


def test_a_group_stays_folded_when_a_record_is_saved(hands: Hands, lines: RecordPage) -> None:
    grid = lines.grid
    grid.group_by([GroupBy("line_status")])
    hands.wait(lambda: grid.table.outline)
    grid.setFocus()
    grid.go_to_row(0)
    hands.qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.table.is_folded(0) and grid.table.rowCount() == 5

    def rename(office: Office) -> None:
        support.add(office, "training_line", course_title="Cooks", line_status="CONFIRMED", wcn="C")

    assert hands.window.session is not None
    hands.window.session.write("", rename)
    hands.wait(lambda: grid.table.heading(0) and grid.table.heading(0).count == 2)  # type: ignore[union-attr]
    assert grid.table.is_folded(0) and grid.table.rowCount() == 5
    assert grid.currentIndex().row() == 0


def test_what_is_no_column_is_refused_in_the_sheet(hands: Hands, lines: RecordPage) -> None:
    hands.do("group")
    hands.find(QComboBox, "group_0").setEditText("Colour of the boots")
    hands.click("sheet_verb")
    assert "There is no column" in hands.text("group_said")
    hands.click("sheet_cancel")
    assert lines.grid.groups == ()


def test_too_many_groups_are_told_and_the_list_stays_plain(
    hands: Hands, lines: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import reading_groups

    monkeypatch.setattr(reading_groups, "MOST", 2)
    lines.grid.group_by([GroupBy("course_title")])
    hands.wait(lambda: "more than 2 groups" in hands.workspace.message.text)
    hands.settle()
    assert lines.grid.groups == () and len(lines.grid.table.ids) == 4


# -- selection, freezing, view and split -------------------------------------------------------------------------------
def test_the_line_below_adds_up_what_is_selected(hands: Hands, lines: RecordPage) -> None:
    grid = lines.grid
    grid.choose_columns(["program_id", "course_title", "unit_cost"])
    grid.setFocus()
    grid.go_to_row(0)
    hands.qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: hands.text("list_sum").endswith("selected · $1,301.50 selected"))
    assert hands.text("list_sum").startswith("4 shown of 4 training lines · 4 selected")
    grid.choose_columns(["program_id", "course_title", "unit_cost", "quantity"])
    hands.qtbot.keyClick(grid, Qt.Key.Key_Down)
    hands.qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.wait(lambda: hands.text("list_sum").endswith("· quantity 2 selected"))
    assert "4 shown of 4 training lines · 2 selected · unit cost $" in hands.text("list_sum")


def test_freezing_sorting_view_and_split_are_kept(hands: Hands, students: RecordPage) -> None:
    grid = students.grid
    students.views.show_named("Without training line")
    hands.settle()
    grid.setCurrentIndex(grid.table.index(0, 2))
    hands.do("freeze")
    assert hands.workspace.message.text == "3 columns are frozen."
    hands.do("sort")
    students._split.moveSplitter(300, 1)
    share = students._split.sizes()[0] / sum(students._split.sizes())
    path = grid.all_paths[2]
    reopened(hands)
    page = hands.students
    assert page.grid.overlay.count == 3 and page.grid.sort == (path, False)
    assert page.grid.horizontalHeader().sortIndicatorSection() == 2
    assert hands.find(QComboBox, "view").currentText() == "Without training line"
    assert page._split.sizes()[0] / sum(page._split.sizes()) == pytest.approx(share, abs=0.02)
    page.grid.setCurrentIndex(page.grid.table.index(0, 2))
    hands.do("freeze")
    assert hands.workspace.message.text == "Only the first column is frozen."


def test_layouts_of_another_user_and_broken_ones_do_no_harm(hands: Hands, folder: Path) -> None:
    def leave(office: Office) -> None:
        fill(office)
        layouts.save(office, {"list:student": {
            "columns": ["full_name", "gone", "training_line<student_id.wcn", 7, "unit_id", "unit_id"],
            "widths": {"x": "y"},
            "sort": ["gone", True], "groups": [["gone", ""], "x"], "frozen": "many", "density": 9, "view": "No such",
        }})  # fmt: skip

    with_office(folder, leave)
    hands.open(folder)
    page = hands.students
    assert page.grid.all_paths == ["full_name", "unit_id"]
    assert (page.grid.sort, page.grid.groups, page.grid.overlay.count) == (("", False), (), 1)
    assert len(page.grid.table.ids) == 4


def test_the_menu_of_a_cell_does_the_same_by_mouse_or_key(hands: Hands, lines: RecordPage) -> None:
    grid = lines.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.table.index(0, 3))
    grid.menu_wanted.emit(QPoint(0, 0))
    menu = hands.window.findChildren(QMenu, "list_menu")[-1]
    words = {each.text(): each for each in menu.actions() if each.text()}
    heading = grid.table.columns[3].label
    assert {"Copy as a table", f"Sort by {heading}", f"Group by {heading}", f"Freeze up to {heading}"} <= set(
        words
    )
    words[f"Group by {heading}"].trigger()
    hands.wait(lambda: grid.table.outline)
    words["Compact rows"].trigger()
    assert grid.density == "compact"
    words[f"Leave out {heading}"].trigger()
    assert heading not in [each.label for each in grid.table.columns]
    menu.close()


def test_a_clerk_is_not_offered_what_is_hidden_from_him(hands: Hands, folder: Path) -> None:
    from app.columns import offered
    from app.rights import ROLES
    from models.kinds import kind_named
    from ui.cases.listings import REQUESTS
    from ui.columns import ColumnsSheet
    from ui.records.pane import RecordPane

    with_office(folder, fill)
    hands.open(folder)
    session = hands.window.session
    assert session is not None
    session.reader.role = ROLES["clerk"]
    sheet = ColumnsSheet(hands.window, session, kind_named("hr_vetting"), ["student_id"], lambda _: None)
    shown = {each.text(0) for each in tree_items(sheet._tree)}
    assert "Result" not in shown and "State" in {text.removesuffix(" (worked out)") for text in shown}
    assert "Result" in {each.field.label for each in offered(ROLES["chief"], kind_named("hr_vetting"))}
    sheet.deleteLater()
    for role, met in (("clerk", False), ("chief", True)):
        session.reader.role = ROLES[role]
        pane = RecordPane(session, REQUESTS)
        menu = pane.head.findChild(QMenu)
        assert menu is not None
        assert ("Assessments" in pane.tabs, "Country team assessment" in {each.text() for each in menu.actions()}) == (
            met, met,
        )  # fmt: skip
        pane.deleteLater()
