"""Prominent graduates at the window, in one walk: joined, training taken, confirmed, told; and the charts."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from app.office import Office
from app.reading import Query
from models.planning.prominence import ProminentPerson, ProminentTraining
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.chart import ChartPane
from ui.parts.grid import Grid
from ui.planning.charts import CHARTS, ChartsPage
from ui.planning.ticks import Ticks
from ui.records.page import RecordPage


def stock(office: Office) -> None:
    """A student who looks like a graduate on file, with a completed course."""
    student = support.add(office, Student, surname="WICHAIBANDA", first_name="Somchit")
    support.add(
        office, "training_line", student_id=student, line_status="COMPLETED", course_title="Staff Course"
    )
    with office.change("Add") as work:
        work.add(ProminentPerson, {"surname": "WICHAYBANDA", "first_name": "Somchit"})


def test_a_graduate_is_joined_confirmed_and_told(hands: Hands, folder: Path) -> None:
    with_office(folder, stock)
    hands.open(folder)
    session = hands.workspace.session

    def go(name: str) -> object:
        session.open_screen.emit(name)
        hands.settle()
        return hands.workspace.page.page_inside(name)

    page = go("Prominent graduates")
    assert isinstance(page, RecordPage)
    page.search("nobody of that name")
    hands.settle()
    assert "Nothing matches" in hands.words(page) and "chosen" not in hands.words(page)
    page.search("")
    hands.settle()
    assert "No prominent graduate chosen" in hands.words(page)
    page.grid.go_to_row(0)
    hands.settle()
    hands.click("find_student")
    hands.settle()
    assert (
        "1 student on file may be" in hands.words(hands.dialogs()[0]) and "sounds the same" in hands.words()
    )
    hands.find(QCheckBox, "take_training_1").setChecked(True)
    hands.click("sheet_verb")
    hands.settle()
    (person,) = session.reader.ids(Query(ProminentPerson))
    assert session.reader.get(ProminentPerson, person).student_id is not None
    (trained,) = session.reader.children(ProminentTraining, "person_id", person)
    assert trained.trained_in == "Staff Course"
    hands.click("confirm_graduates")
    hands.settle()
    assert "1 of 1 entry is overdue" in hands.words(hands.dialogs()[0])
    assert hands.find(Ticks, "confirm_people").chosen == [person], "what is selected in the list is ticked"
    hands.click("sheet_verb")
    hands.settle()
    assert session.reader.get(ProminentPerson, person).confirmed_on == session.today
    hands.click("prominent_changes")
    hands.settle()
    assert hands.find(Grid, "prominent_changes_list").table.rowCount() == 1
    assert "1 change in all: no report has gone out yet." in hands.words(hands.dialogs()[0])
    assert nameless(hands.dialogs()[0]) == []
    hands.click("sheet_cancel")
    charts = go("Charts")
    assert isinstance(charts, ChartsPage) and nameless(charts) == []
    assert all(hands.find(ChartPane, each.name).accessibleName() for each in CHARTS)
