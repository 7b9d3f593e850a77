"""The cells of a list as they leave the window: masked values stay masked, lines stay lines."""

import pytest

from app import access, tableclip
from app.errors import Refused, Trouble
from app.listing import STEP, ListCells
from app.office import Office
from models.fields import MASK
from models.kinds import kind_named
from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.support import add


def test_sensitive_values_are_masked_and_empty_ones_stay_empty(office: Office) -> None:
    student = add(office, "student")
    kept = [add(office, "passport", student_id=student, passport_no=number) for number in ("P-1", None)]
    cells = ListCells(Passport, ["passport_expiry", "passport_no", "student_id.surname"])
    rows = cells.rows(office.reader, kept)
    assert [rows[each][1] for each in kept] == [MASK, ""]
    assert rows[kept[0]][2].startswith("Student")
    assert cells.personal == ("passport_no", "student_id.surname")


def test_a_long_text_is_one_line_and_a_step_says_how_far_it_is(office: Office) -> None:
    student = add(office, "student", biography="First line\n\n second\tline")
    cells = ListCells(Student, ["full_name", f"{STEP}ito", "biography"])
    row = cells.rows(office.reader, [student])[student]
    assert row[2] == "First line second line"
    assert row[1].endswith(" missing") and int(row[1].split()[0]) > 0
    assert cells.labels(["Draft order"]) == ["Name", "Draft order", "Biography"]


def test_any_number_of_records_comes_in_order_batch_by_batch(office: Office) -> None:
    from array import array

    units = [add(office, "unit", unit_name=f"U{n}") for n in range(7)]
    cells = ListCells(kind_named("unit"), ["unit_name"])
    ids = array("q", [units[3], 12345, *units])
    batches = list(cells.every(office.reader, ids, batch=4))
    assert [len(each) for each in batches] == [3, 4, 1]
    assert [row[0] for each in batches for row in each] == ["U3", *(f"U{n}" for n in range(7))]


def test_a_copy_about_people_is_logged_and_one_about_units_is_not(office: Office) -> None:
    tableclip.check(office, Student, 3)
    tableclip.log(office, Student, 3, ["full_name", "citizenship"])
    tableclip.log(office, kind_named("unit"), 3, ["unit_name"])
    lines = [each for each in access.lines(office.reader.connection) if each.action == "copied"]
    assert [(each.kind, each.detail) for each in lines] == [("student", "3 records: full_name, citizenship")]


def test_a_copy_that_is_too_large_or_cannot_be_logged_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="too many for the clipboard"):
        tableclip.check(office, kind_named("unit"), tableclip.MOST + 1)
    second = support.reopen(office.folder)
    with pytest.raises((Refused, Trouble), match="Copies of students are logged"):
        tableclip.check(second, Student, 1)
    tableclip.check(second, kind_named("unit"), 1)
    second.close()
