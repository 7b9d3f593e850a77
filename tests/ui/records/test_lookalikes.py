"""Look-alikes: a pair is found, told apart and stays away; two are merged and the loser is found by its old name."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QTabBar

from app import attachments
from app.office import Office
from app.reading import Query
from models.kinds import Status
from models.office.desk import Attachment
from models.office.places import Contact, Unit
from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.parts.findings import FindingLine
from ui.records.lookalikes import LookAlikesSheet
from ui.records.pairs import AnswerGrid, PairGrid

BORN = date(1990, 1, 5)


def twins(office: Office) -> None:
    with office.change("Add") as work:
        first = support.add_in(
            work, Student, surname="ALVAREZ", first_name="Marta", date_of_birth=BORN, diet="None",
            citizenship="Bandaria", position="Chief of supply",
        )  # fmt: skip
        second = support.add_in(
            work, Student, surname="Alvares", first_name="Marta", date_of_birth=BORN, remarks="Plays chess.",
            country_rank="Captain",
        )  # fmt: skip
        support.add_in(work, Student, surname="OLSEN", first_name="Per")
        support.add_in(work, Passport, student_id=second, passport_no="P1")
        work.set(Student, first, {"remarks": "Tall."})
    attachments.attach_bytes(office, Student, second, b"a scan", "scan.txt")


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, twins)
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    return hands


def names(hands: Hands) -> list[str]:
    reader = hands.workspace.session.office.reader
    return [reader.get(Student, each).shown_title for each in reader.ids(Query(Student))]


def lines(hands: Hands) -> list[str]:
    return [each.finding.message for each in hands.window.findChildren(FindingLine) if each.isVisible()]


def test_not_the_same_is_said_once_and_the_pair_stays_away(opened: Hands) -> None:
    opened.do("duplicates")
    assert nameless(opened.window) == []
    grid = opened.find(PairGrid, "pairs")
    assert len(grid.table.ids) == 1
    assert "ALVAREZ, Marta" in grid.table.index(0, 0).data()
    assert grid.table.index(0, 3).data() == "surname sounds the same; same birth date"
    opened.type("alike_reason", "Cousins.")
    opened.click("alike_apart")
    assert len(grid.table.ids) == 0
    assert opened.text("alike_said") == "No students look alike that nobody decided about."
    tabs = opened.find(QTabBar, "alike_tabs")
    assert tabs.tabText(1) == "Answered (1)"
    opened.click("sheet_cancel")
    opened.do("duplicates")
    assert len(opened.find(PairGrid, "pairs").table.ids) == 0

    opened.find(QTabBar, "alike_tabs").setCurrentIndex(1)
    told = opened.find(AnswerGrid, "answers")
    assert [told.table.index(0, at).data() for at in (2, 3, 5)] == ["Not the same", "Cousins.", support.USER]
    told.go_to_row(0)
    opened.click("alike_take_back")
    opened.find(QTabBar, "alike_tabs").setCurrentIndex(0)
    assert len(opened.find(PairGrid, "pairs").table.ids) == 1


def test_two_are_merged_and_the_loser_is_found_by_its_old_name(opened: Hands) -> None:
    opened.do("duplicates")
    opened.find(PairGrid, "pairs").go_to_row(0)
    opened.click("alike_compare")
    assert nameless(opened.window) == []
    assert opened.text("merge_stays") == "Stays: ALVAREZ, Marta"
    assert "1 passport" in opened.text("merge_moves") and "1 attachment" in opened.text("merge_moves")
    assert opened.find(QRadioButton, "take_remarks_both").isChecked()
    assert opened.find(QRadioButton, "take_country_rank_loser").isChecked()
    opened.find(QRadioButton, "take_surname_winner").click()
    opened.settle()
    opened.type("merge_reason", "One passport.")
    opened.click("sheet_verb")
    assert opened.text("alike_said") == "No students look alike that nobody decided about."
    assert (
        opened.workspace.message.text == "Alvares, Marta is part of ALVAREZ, Marta now. Undone with Ctrl+Z."
    )
    opened.click("sheet_cancel")
    assert names(opened) == ["ALVAREZ, Marta", "OLSEN, Per"]
    reader = opened.workspace.session.office.reader
    (stays,) = (each for each in reader.ids(Query(Student)) if reader.get(Student, each).surname == "ALVAREZ")
    row = reader.get(Student, stays)
    assert (row.remarks, row.country_rank) == ("Tall.\n\nPlays chess.", "Captain")
    assert len(reader.children(Passport, "student_id", stays)) == 1
    (kept,) = reader.ids(Query(Attachment))
    assert reader.get(Attachment, kept).subject_id == stays

    opened.type("search", "alvares")
    opened.wait(lambda: len(opened.students.grid.table.ids) == 1)
    assert opened.students.grid.table.ids[0] == stays
    (loser,) = reader.ids(Query(Student, status=Status.REMOVED))
    opened.workspace.session.open_record.emit("student", loser)
    opened.settle()
    assert opened.text("record_name") == "ALVAREZ, Marta"
    opened.type("search", "")
    opened.do("undo")
    assert sorted(names(opened)) == ["ALVAREZ, Marta", "Alvares, Marta", "OLSEN, Per"]


def test_the_other_one_can_stay(opened: Hands) -> None:
    opened.do("duplicates")
    opened.find(PairGrid, "pairs").go_to_row(0)
    opened.click("alike_compare")
    opened.click("merge_exchange")
    assert opened.text("merge_stays") == "Stays: Alvares, Marta"
    opened.click("alike_back")
    assert opened.find(QPushButton, "alike_compare").isVisible()
    opened.click("alike_compare")
    opened.click("merge_exchange")
    opened.find(QRadioButton, "take_surname_winner").click()
    opened.settle()
    opened.click("sheet_verb")
    opened.click("sheet_cancel")
    assert names(opened) == ["Alvares, Marta", "OLSEN, Per"]


def test_the_pane_says_at_once_that_a_new_record_looks_like_another(opened: Hands) -> None:
    opened.do("new_record")
    opened.type("field_surname", "OLSSEN")
    opened.type("field_first_name", "Per")
    opened.do("save")
    opened.wait(lambda: any("Looks like OLSEN, Per" in each for each in lines(opened)))
    (line,) = (
        each
        for each in opened.window.findChildren(FindingLine)
        if each.isVisible() and each.finding.rule == "LIKE"
    )
    button = line.findChild(QPushButton, "clear_finding")
    assert button is not None and button.text() == "Compare"
    button.click()
    opened.settle()
    assert opened.text("merge_stays") == "Stays: OLSEN, Per"
    opened.click("alike_apart")
    opened.settle()
    assert opened.dialogs() == []
    assert not any("Looks like" in each for each in lines(opened))


def test_a_unit_is_compared_when_it_is_made(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: support.add(office, Unit, unit_name="1st Signal Battalion"))
    hands.open(folder)
    tab = hands.workspace.go_to("Office")
    tab.show_screen("Units")
    hands.settle()
    hands.do("new_record")
    hands.type("field_unit_name", "Signal Battalion 1st")
    hands.do("save")
    hands.wait(lambda: any("Looks like 1st Signal Battalion" in each for each in lines(hands)))


def test_one_person_in_two_lists(hands: Hands, folder: Path) -> None:
    def add(office: Office) -> None:
        with office.change("Add") as work:
            support.add_in(work, Student, surname="ALVAREZ", first_name="Marta")
            support.add_in(work, Contact, surname="Alvares", first_name="Marta")

    with_office(folder, add)
    hands.open(folder)
    hands.students.grid.setFocus()
    hands.settle()
    assert any("Looks like Alvares, Marta (contact)" in each for each in lines(hands))
    hands.do("duplicates")
    hands.find(PairGrid, "pairs").go_to_row(0)
    assert not hands.find(QPushButton, "alike_compare").isEnabled()
    hands.click("alike_same")
    assert len(hands.find(PairGrid, "pairs").table.ids) == 0
    hands.click("sheet_cancel")
    hands.settle()
    assert not any("Looks like" in each for each in lines(hands))


def test_what_stands_against_a_merge_is_named_and_the_verb_is_closed(opened: Hands) -> None:
    session = opened.workspace.session

    def contradict(office: Office) -> None:
        one, two = (
            each for each in office.reader.ids(Query(Student))
            if office.reader.get(Student, each).first_name == "Marta"
        )  # fmt: skip
        third = support.add(office, Contact)
        from app import people

        rows = [office.reader.get(Student, each) for each in (one, two)]
        other = office.reader.get(Contact, third)
        people.confirm(office, rows[0], other, same=True, reason="x")
        people.confirm(office, rows[1], other, same=False, reason="x")

    session.write("", contradict)
    opened.settle()
    opened.do("duplicates")
    opened.find(PairGrid, "pairs").go_to_row(0)
    opened.click("alike_compare")
    assert "Take one of the two answers back first." in opened.find(QLabel, "merge_against").text()
    assert not opened.find(QPushButton, "sheet_verb").isEnabled()
    assert opened.find(QLineEdit, "merge_reason").isVisible()


def test_a_sheet_closed_while_it_looks_leaves_nothing_behind(opened: Hands) -> None:
    opened.window.book.made["duplicates"].trigger()
    (sheet,) = opened.dialogs()
    assert isinstance(sheet, LookAlikesSheet)
    sheet.reject()
    opened.settle()
    assert opened.dialogs() == []
