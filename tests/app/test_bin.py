"""The bin: when and by whom, what still names it, what went with it, and the way back in one step."""

import pytest

from app import bin as bins
from app.errors import Refused
from app.office import Office
from models.office.places import Unit
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import HrVetting
from tests.support import TODAY, acting, add


def test_an_empty_bin(office: Office) -> None:
    add(office, Unit)
    assert bins.removed(office.reader) == []
    assert bins.counts([]) == ""


def test_what_is_in_it_says_when_by_whom_and_what_names_it(office: Office) -> None:
    student, other = add(office, Student, surname="ORUBA"), add(office, Student, surname="TARIM")
    passport = add(office, Passport, student_id=student, passport_no="P1")
    with acting(office, "Ben Hale"), office.change("Clear out") as work:
        work.remove(Passport, passport)
    with office.change("Second") as work:
        work.remove(Student, other)
    newest, oldest = bins.removed(office.reader)
    assert (newest.title, newest.removed_by, newest.removed_on) == ("TARIM, Sima", "Ada Quill", TODAY)
    assert (oldest.label, oldest.removed_by, oldest.operation) == ("Passport", "Ben Hale", "Clear out")
    assert oldest.title.endswith("of ORUBA, Sima")
    assert bins.counts([newest, oldest]) == "1 passport, 1 student"


def test_live_records_that_still_name_it_are_told(office: Office) -> None:
    first = add(office, Student, surname="PRIMARY")
    from models.training.vetting import Screening

    with office.change("Stand by") as work:
        for _ in range(2):
            work.add(Screening, {"student_id": add_in(work), "alternate_of_id": first})
    with office.change("Remove") as work:
        work.remove(Student, first)
    (line,) = bins.removed(office.reader)
    assert line.linked == "2 screenings"


def add_in(work: object) -> int:
    from tests import support

    return support.add_in(work, Student)  # type: ignore[arg-type]


def test_what_was_removed_together_comes_back_together(office: Office) -> None:
    student = add(office, Student)
    passports = [add(office, Passport, student_id=student) for _ in range(2)]
    with office.change("Remove all") as work:
        work.remove_many(Passport, passports)
        work.remove(Student, student)
    found = bins.removed(office.reader)
    assert {each.together for each in found} == {3}
    chosen = [each for each in found if each.kind == "passport"][:1]
    with pytest.raises(Refused, match="put it back first"):
        bins.restore(office, [each.place for each in chosen])
    together = bins.with_companions(found, chosen)
    assert bins.restore(office, [each.place for each in together]) == 3
    assert bins.removed(office.reader) == []
    assert office.undo().name == "Restore from the bin"
    assert len(bins.removed(office.reader)) == 3


def test_a_clerk_meets_no_vetting_here(office: Office) -> None:
    vetting = add(office, HrVetting, student_id=add(office, Student))
    with office.change("Remove") as work:
        work.remove(HrVetting, vetting)
    with acting(office, "Cleo", "clerk"):
        shown = bins.removed(office.reader)
    assert [each.kind for each in shown] == ([] if HrVetting.spec.guard else ["hr_vetting"])


def test_restoring_twice_is_no_error(office: Office) -> None:
    unit = add(office, Unit)
    with office.change("Remove") as work:
        work.remove(Unit, unit)
    places = [each.place for each in bins.removed(office.reader)]
    bins.restore(office, places)
    assert bins.restore(office, places) == 1
