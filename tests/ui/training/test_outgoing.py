"""Vetting submission, training list, tracking sheet, the sheet of a call: chosen in the window, written as files."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QFileDialog, QLineEdit, QPushButton

from app import access
from app.office import Office
from app.reading import Query
from models.office.desk import Document
from models.training.selection import NominationCall
from tests.app.papers import season
from tests.app.papers.season import Season
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.grid import Grid
from ui.records.page import RecordPage
from ui.training.page import StudentsPage


class Saved:
    """What the dialog of the system was asked, and the file it answers with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.name = ""

    def __call__(self, _parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        self.asked.append(Path(suggested).name)
        return (str(self.folder / self.name), "") if self.name else ("", "")

    @property
    def path(self) -> Path:
        return self.folder / self.name


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Saved:
    made = Saved(tmp_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made)
    return made


@pytest.fixture
def made(folder: Path) -> Season:
    found: list[Season] = []
    with_office(folder, lambda office: found.append(season.make(office)))
    return found[0]


@pytest.fixture
def at_list(hands: Hands, folder: Path, made: Season, saved: Saved) -> Hands:
    """The list of students with all three selected."""
    hands.open(folder)
    grid = hands.students.grid
    hands.wait(lambda: len(grid.table.ids) == 3)
    grid.setFocus()
    grid.selectAll()
    return hands


def exports(office: Office) -> list[tuple[str, int | None]]:
    return [(each.kind, each.record_id) for each in access.lines(office.reader.connection)
            if each.action == "exported"]  # fmt: skip


def office_of(hands: Hands) -> Office:
    return hands.workspace.session.office


def column(path: Path, sheet: str) -> list[str]:
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2, max_col=1, values_only=True)
    return [str(row[0]) for row in rows]


# -- the vetting submission ------------------------------------------------------------------------------------------
def test_who_is_incomplete_is_told_before_saving_and_stays_out(
    at_list: Hands, saved: Saved, made: Season
) -> None:
    saved.name = "vetting.xlsx"
    at_list.do("vetting_sheet")
    assert at_list.text("submission_count") == "3 students: 1 complete, 2 incomplete."
    grid = at_list.dialogs()[0].findChildren(Grid)[0]
    rows = [str(grid.table.index(at, 2).data()) for at in range(2)]
    assert rows[0] == "Commander of the unit, Passport number" and rows[1].startswith("First name, Sex")
    assert at_list.text("submission_goes") == "1 nominee will be submitted; 2 people left out."
    assert nameless(at_list.dialogs()[0]) == []
    at_list.click("sheet_verb")
    assert saved.asked == ["Vetting submission 2026-03-02 CUI.xlsx"]
    assert not at_list.dialogs() and column(saved.path, "Vetting submission") == ["SAMPLE, Ana"]
    assert at_list.workspace.message.text == "1 nominee submitted in vetting.xlsx; 2 people left out."
    students = {record for kind, record in exports(office_of(at_list)) if kind == "student"}
    assert students == {made.ana, made.long, made.empty}


def test_with_the_tick_everybody_goes_and_a_paper_is_kept(at_list: Hands, saved: Saved) -> None:
    saved.name = "vetting.pdf"
    at_list.do("vetting_sheet")
    tick = at_list.find(QCheckBox, "submission_incomplete")
    tick.setFocus()
    at_list.qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert at_list.find(QPushButton, "sheet_verb").text() == "Save 3 nominees…"
    at_list.choose("submission_format", "Paper (.pdf)")
    at_list.click("sheet_verb")
    assert saved.asked[0].endswith(".pdf") and saved.path.read_bytes().startswith(b"%PDF")
    assert at_list.workspace.message.text.startswith("3 nominees submitted in vetting.pdf, code ")
    assert office_of(at_list).reader.count(Query(Document)) == 1


def test_when_nobody_is_complete_only_the_tick_opens_the_way(at_list: Hands, made: Season) -> None:
    page = at_list.students
    page.grid.clearSelection()
    page.grid.go_to_row(page.grid.table.row_of(made.empty))
    at_list.do("vetting_sheet")
    assert not at_list.find(QPushButton, "sheet_verb").isEnabled()
    at_list.find(QCheckBox, "submission_incomplete").click()
    assert at_list.find(QPushButton, "sheet_verb").isEnabled()


def test_from_the_list_of_gaps_the_record_is_one_step_away(at_list: Hands, made: Season) -> None:
    at_list.do("vetting_sheet")
    grid = at_list.dialogs()[0].findChildren(Grid)[0]
    grid.go_to_row(1)
    at_list.click("submission_open")
    assert not at_list.dialogs()
    at_list.wait(lambda: at_list.students.pane.seen and at_list.students.pane.seen.record.id == made.empty)


def test_without_a_file_nothing_is_written_and_the_sheet_stays(
    at_list: Hands, saved: Saved, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    at_list.do("vetting_sheet")
    at_list.click("sheet_verb")
    assert at_list.dialogs() and set(tmp_path.iterdir()) == before and not exports(office_of(at_list))


def test_a_wrong_ending_is_answered_in_the_sheet(at_list: Hands, saved: Saved) -> None:
    saved.name = "vetting.doc"
    at_list.do("vetting_sheet")
    at_list.click("sheet_verb")
    assert "neither .xlsx nor .pdf" in at_list.text("sheet_said") and not saved.path.exists()


def test_without_a_selection_the_way_is_told(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    assert not hands.students.grid.selected_ids()
    hands.do("vetting_sheet")
    assert hands.workspace.message.text.startswith("Select the students first")


# -- the sheets about the office -------------------------------------------------------------------------------------
def test_the_training_list_offers_the_fiscal_year_under_way(at_list: Hands, saved: Saved) -> None:
    saved.name = "list.xlsx"
    at_list.do("training_list")
    box = at_list.find(QComboBox, "list_year")
    assert box.currentText() == "2026: 4 training lines" and box.itemText(box.count() - 1).startswith(
        "All: 4"
    )
    assert nameless(at_list.dialogs()[0]) == []
    at_list.click("sheet_verb")
    assert saved.asked == ["Training list FY 2026 2026-03-02 CUI.xlsx"]
    assert at_list.workspace.message.text == "4 training lines exported to list.xlsx."
    assert len(column(saved.path, "Training list")) == 4


def test_an_office_without_lines_has_no_list_to_write(hands: Hands, folder: Path, saved: Saved) -> None:
    hands.open(folder)
    _ = hands.students
    hands.do("training_list")
    assert "No training line is recorded." in hands.words(hands.dialogs()[0])
    assert not hands.find(QPushButton, "sheet_verb").isEnabled()


def test_the_list_of_lines_writes_it_too(at_list: Hands) -> None:
    tab = at_list.workspace.go_to("Students")
    assert isinstance(tab, StudentsPage)
    tab.choose("Training lines")
    at_list.settle()
    at_list.do("training_list")
    assert at_list.find(QComboBox, "list_year").count() == 2


def test_the_tracking_sheet_takes_everybody_or_a_range_that_is_counted(at_list: Hands, saved: Saved) -> None:
    saved.name = "tracking.xlsx"
    at_list.do("tracking_sheet")
    assert at_list.text("tracking_count") == "3 of 3 students under way will stand on the sheet."
    assert nameless(at_list.dialogs()[0]) == []
    at_list.choose("tracking_range", "In fiscal year 2026")
    assert at_list.find(QLineEdit, "tracking_first").text() == "01 Oct 2025"
    assert at_list.text("tracking_count").startswith(
        "2 of 3 students"
    ) and "1 has no report date" in at_list.text("tracking_count")
    at_list.click("sheet_verb")
    assert at_list.workspace.message.text == "2 students exported to tracking.xlsx."
    assert len(column(saved.path, "Student tracking")) == 2
    assert ("student", None) in [(kind, record or None) for kind, record in exports(office_of(at_list))]


def test_days_of_ones_own_and_days_that_are_none(at_list: Hands, saved: Saved) -> None:
    saved.name = "tracking.xlsx"
    at_list.do("tracking_sheet")
    at_list.type("tracking_first", "soonish")
    at_list.click("sheet_verb")
    assert at_list.text("sheet_said").startswith("From: ") and not saved.asked
    at_list.type("tracking_first", "1 oct 2026")
    at_list.type("tracking_last", "1 sep 2026")
    at_list.find(QComboBox, "tracking_range").setFocus()
    assert at_list.find(QComboBox, "tracking_range").currentText() == "Between two days"
    at_list.click("sheet_verb")
    assert "01 Sep 2026 is before 01 Oct 2026" in at_list.text("sheet_said") and not saved.asked


# -- the sheet of a paper --------------------------------------------------------------------------------------------
def papers_of_the_call(hands: Hands) -> None:
    tab = hands.workspace.go_to("Students")
    assert isinstance(tab, StudentsPage)
    tab.choose(NominationCall.spec.plural)
    hands.settle()
    page = tab.page_named(NominationCall.spec.plural)
    assert isinstance(page, RecordPage)
    hands.wait(lambda: len(page.grid.table.ids) == 1)
    page.grid.go_to_row(0)
    hands.settle()
    page.pane.show_tab("Papers")
    hands.settle()


def test_the_sheet_of_a_call_is_saved_beside_its_letter(at_list: Hands, saved: Saved, made: Season) -> None:
    saved.name = "nominations.xlsx"
    papers_of_the_call(at_list)
    button = at_list.find(QAbstractButton, "save_sheet_nomination_call")
    assert button.accessibleName() == "Save the sheet of Call for nominations"
    at_list.click("save_sheet_nomination_call")
    assert saved.asked[0].startswith("Call for nominations 12-2026") and saved.path.exists()
    assert at_list.workspace.message.text.endswith("saved as nominations.xlsx.")
    assert exports(office_of(at_list)) == [("nomination_call", made.call)]


def test_a_call_nobody_released_keeps_its_sheet_closed(hands: Hands, folder: Path, made: Season) -> None:
    def take_back(office: Office) -> None:
        with office.change("Not released") as work:
            work.set(NominationCall, made.call, {"release_authority": None})

    with_office(folder, take_back)
    hands.open(folder)
    papers_of_the_call(hands)
    assert not hands.find(QAbstractButton, "save_sheet_nomination_call").isEnabled()
