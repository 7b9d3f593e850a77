"""A stale edit: what was read, what somebody wrote since and when, what was typed."""

from datetime import date, timedelta

import pytest

from app import conflicts
from app.errors import Stale
from app.office import Office
from models.fields import MASK
from models.training.people import Student
from tests import support
from tests.support import acting


def test_each_field_names_who_wrote_what_stands_now(office: Office) -> None:
    student = support.add(office, Student, remarks="read", date_of_birth=date(1990, 1, 5))
    version = office.reader.get(Student, student).row_version
    with (
        acting(office, "Ben Hale"),
        office.change("Theirs", today=office.today + timedelta(days=2)) as work,
    ):
        work.set(Student, student, {"remarks": "theirs", "date_of_birth": date(1991, 1, 5), "diet": "None"})
    with office.change("Later") as work:
        work.set(Student, student, {"diet": "Fish"})
    with pytest.raises(Stale) as stale, office.change("Mine") as work:
        values = {"remarks": "mine", "date_of_birth": date(1992, 1, 5)}
        work.set(Student, student, values, read_version=version)
    found = {each.key: each for each in conflicts.describe(office.reader, Student, student, stale.value)}
    remarks = found["remarks"]
    assert (remarks.label, remarks.opened, remarks.now, remarks.mine) == ("Remarks", "read", "theirs", "mine")
    assert remarks.who == "by Ben Hale, 04 Mar 2026"
    born = found["date_of_birth"]
    assert (born.opened, born.now, born.mine) == (MASK, MASK, "05 Jan 1992"), "hidden values stay hidden"
    assert set(found) == {"remarks", "date_of_birth"}
