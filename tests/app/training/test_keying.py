"""The keying sheet: everything of the order in SC-TMS order, ticked with the value it had, changed when it is not."""

import pytest

from app import documents
from app.errors import NotFound
from app.office import Office
from app.training import keying
from models.training.people import Student
from models.training.selection import KeyedItem
from tests.app.papers import students
from tests.app.papers.students import text_of
from tests.models.training.family import STUDENT
from tests.support import USER, acting


@pytest.fixture
def student(office: Office) -> int:
    return students.complete(office)[STUDENT]


def entry(office: Office, student: int, name: str) -> keying.Entry:
    return next(each for each in keying.entries(office.reader, student) if each.name == name)


def test_the_entries_follow_the_items_of_the_order(office: Office, student: int) -> None:
    found = keying.entries(office.reader, student)
    numbers = list(dict.fromkeys(each.item for each in found))
    assert numbers == [str(number) for number in range(1, 21)]
    assert len({each.name for each in found}) == len(found)
    values = {each.name: each.value for each in found}
    assert values["6.surname"] == "SAMPLE" and values["6.first_name"] == "Jan Q"
    assert values["6.birth"] == "29-Feb-88" and values["6.passport"] == "P000001"
    assert values["8.0001A.start"] == "06-Jul-26" and values["2.country"] == "BANDARIA"
    assert not any(each.keyed or each.changed or each.done for each in found)


def test_an_entry_is_ticked_with_its_value_and_by_whom(office: Office, student: int) -> None:
    keying.tick(office, student, ["6.surname", "6.grade"])
    assert office.undoable() == "Key 2 entries in SC-TMS"
    grade = entry(office, student, "6.grade")
    assert grade.keyed is not None and grade.done
    assert (grade.keyed.keyed_value, grade.keyed.keyed_by, grade.keyed.keyed_on) == (
        "O-3",
        USER,
        students.TODAY,
    )
    assert not entry(office, student, "6.rank").done
    office.undo()
    assert not entry(office, student, "6.grade").done


def test_what_changed_since_says_so_until_it_is_keyed_again(office: Office, student: int) -> None:
    keying.tick(office, student, ["6.grade"])
    with office.change("Promote") as work:
        work.set(Student, student, {"us_grade": "O-4"})
    changed = entry(office, student, "6.grade")
    assert changed.changed and not changed.done and changed.value == "O-4"
    said = text_of(documents.preview(office.reader, "keying_sheet", student).data)
    assert "1 changed since" in said and "Changed; keyed was: O-3" in said
    with acting(office, "Ben Hale"):
        keying.tick(office, student, ["6.grade"])
    again = entry(office, student, "6.grade")
    assert again.done and again.keyed is not None and again.keyed.keyed_by == "Ben Hale"
    assert len(office.reader.children(KeyedItem, "student_id", student)) == 1


def test_an_empty_value_that_was_keyed_is_no_change(office: Office, student: int) -> None:
    keying.tick(office, student, ["6.visa_number"])
    assert entry(office, student, "6.visa_number").done


def test_a_tick_is_taken_back(office: Office, student: int) -> None:
    keying.tick(office, student, ["6.grade"])
    keying.untick(office, student, ["6.grade"])
    assert entry(office, student, "6.grade").keyed is None
    with pytest.raises(NotFound):
        keying.untick(office, student, ["6.grade"])
    keying.tick(office, student, ["6.grade"])
    assert entry(office, student, "6.grade").done


def test_what_is_no_entry_is_refused_and_nothing_is_kept(office: Office, student: int) -> None:
    with pytest.raises(NotFound, match=r"6\.nothing"):
        keying.tick(office, student, ["6.grade", "6.nothing"])
    assert office.reader.children(KeyedItem, "student_id", student) == []


def test_the_sheet_has_every_dependent_and_is_no_order(office: Office, student: int) -> None:
    students.with_family(office, student)
    keying.tick(
        office, student, [each.name for each in keying.entries(office.reader, student) if each.item == "12"]
    )
    shown = documents.preview(office.reader, "keying_sheet", student)
    said = text_of(shown.data)
    assert said.count("Child") >= 22 and "55 of " in said
    assert said.count("FOR ENTRY IN SC-TMS, NOT AN ORDER") == shown.pages
