"""What differs between two days, told from the journal and equal to looking at both days."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import between
from app.between import ADDED, BACK, CHANGED, REMOVED
from app.errors import Usage
from app.office import Office
from app.reading import Query
from models.office.places import Unit
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.support import TODAY, acting, add

DAY = timedelta(days=1)


def on(office: Office, day: int) -> date:
    office.move_to(TODAY + day * DAY)
    return office.today


def told(office: Office, first: int, second: int, *kinds: type) -> list[tuple[str, str, str, str, str]]:
    found = between.differences(office.reader, TODAY + first * DAY, TODAY + second * DAY, kinds)
    return [(each.what, each.title, each.field, each.then, each.now) for each in found]


def test_a_field_is_told_with_its_values_on_both_days(office: Office) -> None:
    student = add(office, Student, surname="ORUBA", us_grade="O-2")
    for day, grade in ((1, "O-3"), (2, "O-4")):
        on(office, day)
        with acting(office, "Ben Hale"), office.change("Promote") as work:
            work.set(Student, student, {"us_grade": grade})
    on(office, 3)
    assert told(office, 0, 2) == [(CHANGED, "ORUBA, Sima", Student.us_grade.label, "O-2", "O-4")]
    assert told(office, 2, 3) == []
    (line,) = between.differences(office.reader, TODAY, TODAY + DAY)
    assert (line.by, line.on, line.person) == ("Ben Hale", TODAY + DAY, "ORUBA, Sima")


def test_there_and_back_is_no_difference(office: Office) -> None:
    unit = add(office, Unit, unit_remarks="a")
    on(office, 1)
    for text in ("b", "a"):
        with office.change("Change") as work:
            work.set(Unit, unit, {"unit_remarks": text})
    assert told(office, 0, 1) == []


def test_records_that_came_and_went(office: Office) -> None:
    units = [add(office, Unit, unit_name=name) for name in ("First", "Second")]
    on(office, 1)
    with office.change("Remove") as work:
        work.remove(Unit, units[0])
    add(office, Unit, unit_name="Third")
    on(office, 2)
    with office.change("Back") as work:
        work.put_back(Unit, units[0])
    gone = add(office, Unit, unit_name="Fourth")
    with office.change("Remove") as work:
        work.remove(Unit, gone)
    on(office, 3)
    assert [line[:2] for line in told(office, 0, 1)] == [(REMOVED, "First"), (ADDED, "Third")]
    assert [line[:2] for line in told(office, 1, 2)] == [(BACK, "First")]
    assert [line[:2] for line in told(office, 0, 2)] == [(ADDED, "Third")]


def test_what_went_later_counted_then(office: Office) -> None:
    unit = add(office, Unit, unit_remarks="a")
    on(office, 1)
    with office.change("Change") as work:
        work.set(Unit, unit, {"unit_remarks": "b"})
    on(office, 2)
    with office.change("Remove") as work:
        work.remove(Unit, unit)
    assert [line[3:] for line in told(office, 0, 1)] == [("a", "b")]


def test_what_was_undone_never_was(office: Office) -> None:
    on(office, 1)
    add(office, Unit)
    office.undo()
    assert told(office, 0, 1) == []
    on(office, 2)
    office.redo()
    assert [line[0] for line in told(office, 0, 2)] == [ADDED]


def test_a_child_names_its_person(office: Office) -> None:
    student = add(office, Student, surname="ORUBA")
    on(office, 1)
    add(office, Passport, student_id=student, passport_no="P9")
    (line,) = between.differences(office.reader, TODAY, TODAY + DAY, [Passport])
    assert (line.what, line.person, line.kind) == (ADDED, "ORUBA, Sima", "passport")
    assert "01 Jan 2031" in line.now and "P9" not in line.now


def test_sensitive_values_are_masked_and_hidden_ones_left_out(office: Office) -> None:
    student = add(office, Student)
    vetting = add(office, HrVetting, student_id=student, hr_reference="A")
    passport = add(office, Passport, student_id=student, passport_no="P123456")
    on(office, 1)
    with office.change("Change") as work:
        work.set(HrVetting, vetting, {"hr_reference": "B", "hr_remarks": "heard something"})
        work.set(Passport, passport, {"passport_no": "P654321"})
    everything = str(between.differences(office.reader, TODAY, TODAY + DAY))
    assert "Remarks" in everything and "heard something" not in everything
    assert (
        Passport.passport_no.label in everything
        and "P654321" not in everything
        and "P123456" not in everything
    )
    with acting(office, "Cleo", "clerk"):
        seen = str(between.differences(office.reader, TODAY, TODAY + DAY))
    assert "Remarks" not in seen and "Reference" in seen


def test_the_days_are_in_order(office: Office) -> None:
    with pytest.raises(Usage, match="before the second"):
        between.differences(office.reader, TODAY, TODAY)


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["set", "remove", "back", "add"]), st.sampled_from("abc")),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(steps=STEPS, cuts=st.tuples(st.integers(0, 3), st.integers(1, 3)))
def test_it_says_what_the_two_days_themselves_say(
    office: Office, steps: list[tuple[int, str, str]], cuts: tuple[int, int]
) -> None:
    start = office.today + DAY
    units = [add(office, Unit, unit_remarks="x") for _ in range(3)]
    for day, (at, act, text) in enumerate(steps):
        office.move_to(start + (day // 4) * DAY)
        live = set(office.reader.ids(Query(Unit)))
        with office.change("Step") as work:
            if act == "add":
                units.append(support.add_in(work, Unit))
            elif act == "back" and units[at] not in live:
                work.put_back(Unit, units[at])
            elif act == "remove" and units[at] in live:
                work.remove(Unit, units[at])
            elif act == "set" and units[at] in live:
                work.set(Unit, units[at], {"unit_remarks": text})
    first, second = start + (cuts[0] - 1) * DAY, start + (cuts[0] - 1 + cuts[1]) * DAY
    office.move_to(start + 7 * DAY)
    then, now = remarks(office, first), remarks(office, second)
    expected = {(each, CHANGED) for each in then.keys() & now.keys() if then[each] != now[each]}
    expected |= {(each, REMOVED) for each in then.keys() - now.keys()}
    arrived = now.keys() - then.keys()
    found = between.differences(office.reader, first, second, [Unit])
    assert {(each.record_id, each.what) for each in found if each.what in (CHANGED, REMOVED)} == expected
    assert {each.record_id for each in found if each.what in (ADDED, BACK)} == arrived
    assert all((each.then, each.now) == (then[each.record_id], now[each.record_id])
               for each in found if each.what == CHANGED)  # fmt: skip


def remarks(office: Office, day: date) -> dict[int, str]:
    with office.as_of(day) as reader:
        return {each: reader.get(Unit, each).unit_remarks or "" for each in reader.ids(Query(Unit))}
