"""Rows that look like somebody: told before the import, answered by a person, remembered nowhere."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from app.office import Office
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.importing.sheet import ImportSheet
from ui.parts.grid import Grid

SHEET = """Surname,First name,Date of birth,Rank
TARQANI,Saheem,14 Mar 1993,Captain
ALVAREZ,Marta,05 Apr 1991,Major
BELHARI,Nadiram,07 Feb 1988,Captain
BELHARI,Nadirem,07 Feb 1988,Captain
"""


def former(office: Office) -> None:
    born = date(1993, 3, 14)
    with office.change("A former student") as work:
        support.add_in(work, Student, surname="TARQANI", first_name="Sahim", date_of_birth=born)


@pytest.fixture
def outcome(hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The import of four nominees, at its outcome."""
    with_office(folder, former)
    path = tmp_path / "nominees.csv"
    path.write_text(SHEET, encoding="utf-8")
    hands.open(folder)
    assert hands.students.grid.table.ids
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.do("import")
    hands.wait(lambda: hands.dialogs())
    hands.settle()
    while hands.find(ImportSheet, "import").strip.at < 4:
        hands.click("import_go")
    return hands


def rows(hands: Hands) -> list[tuple[str, str]]:
    """Number and reason of the rows shown."""
    grid = hands.find(ImportSheet, "import").findChildren(Grid)
    (shown,) = [each for each in grid if each.accessibleName() == "Rows"]
    return [
        (str(shown.table.index(at, 0).data()), str(shown.table.index(at, 2).data()).strip("\u2068\u2069"))
        for at in range(len(shown.table.ids))
    ]


def students(hands: Hands) -> list[tuple[str | None, str | None]]:
    reader = hands.workspace.session.office.reader
    return sorted((row.surname, row.first_name) for row in reader.records(Query(Student)))


def only_likely(hands: Hands) -> None:
    box = hands.find(QComboBox, "outcome_filter")
    at = next(at for at in range(box.count()) if box.itemText(at).startswith("Looks like"))
    box.setCurrentIndex(at)
    box.activated.emit(at)
    hands.settle()


def test_the_outcome_tells_whom_new_rows_look_like_and_why(outcome: Hands) -> None:
    assert "3 new rows look like somebody." in outcome.text("import_said")
    assert outcome.find(ImportSheet, "import").go.hasFocus() is False, "a person looks first"
    only_likely(outcome)
    assert [number for number, _ in rows(outcome)] == ["2", "4", "5"]
    assert "TARQANI, Sahim" in rows(outcome)[0][1]
    said = outcome.text("row_suspect")
    assert "TARQANI, Sahim" in said and "same birth date" in said
    assert nameless(outcome.find(ImportSheet, "import")) == []


def test_the_same_person_is_changed_and_no_second_record(outcome: Hands) -> None:
    only_likely(outcome)
    assert outcome.find(QPushButton, "row_same_0").accessibleName() == "Same person as TARQANI, Sahim"
    outcome.click("row_same_0")
    assert "2 new rows look like somebody." in outcome.text("import_said")
    assert [number for number, _ in rows(outcome)] == ["4", "5"], "the next one comes under the cursor"
    assert "in row 5 of this file" in outcome.text("row_suspect")
    outcome.click("import_go")
    assert students(outcome) == [
        ("ALVAREZ", "Marta"), ("BELHARI", "Nadiram"), ("BELHARI", "Nadirem"), ("TARQANI", "Saheem"),
    ]  # fmt: skip


def test_nobody_of_them_leaves_the_row_as_it_is_and_can_be_taken_back(outcome: Hands) -> None:
    only_likely(outcome)
    outcome.click("row_apart")
    assert [number for number, _ in rows(outcome)] == ["4", "5"]
    box = outcome.find(QComboBox, "outcome_filter")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    outcome.settle()
    outcome.wait(lambda: "it is none of these" in outcome.words())
    outcome.click("row_take_back")
    assert "TARQANI, Sahim" in outcome.text("row_suspect")


def test_what_was_said_is_taken_back_and_the_row_is_new_again(outcome: Hands) -> None:
    outcome.click("row_same_0")
    assert outcome.text("row_answer") == "You said that this is TARQANI, Sahim."
    outcome.click("row_take_back")
    assert "3 new rows look like somebody." in outcome.text("import_said")
    outcome.click("import_go")
    assert len(students(outcome)) == 5
