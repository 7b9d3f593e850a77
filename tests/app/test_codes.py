"""Code tables as they are looked after: added, ended, relabelled; records keep the code they store."""

from datetime import date, timedelta

import pytest

from app import codes, confirming, exceptions
from app.codes import NewCode
from app.errors import Refused, Usage
from app.office import Office
from models.office.desk import Code
from models.training.people import Student
from tests.support import TODAY, acting, add

NEW = NewCode("cancel_reason", "FLOOD", "Flood at the school", "2026", "Message 26-3")


def code(office: Office, name: str, table: str = "cancel_reason") -> codes.Listed:
    return next(each for each in codes.listed(office.reader) if (each.table, each.code) == (table, name))


def choices(office: Office, table: str = "cancel_reason") -> list[str]:
    return [each.code for each in office.reader.choices(table)]


def test_tables_say_which_fields_use_them(office: Office) -> None:
    found = {each.name: each for each in codes.tables(office.reader, codes.listed(office.reader))}
    assert found["pay_grade"].label == "Pay grade"
    assert "Student: U.S. grade" in found["pay_grade"].fields or found["pay_grade"].fields
    assert found["cancel_reason"].codes == 8
    assert sum(each.unconfirmed for each in found.values()) == sum(
        each.unconfirmed for each in codes.listed(office.reader)
    )


def test_a_code_is_added_at_the_end_and_can_be_chosen(office: Office) -> None:
    codes.add(office, NEW, "It happened")
    assert choices(office)[-1] == "FLOOD"
    assert [each.sentence for each in exceptions.register(office.reader)] == [
        "cancel_reason FLOOD Flood at the school was added by the office. It happened."
    ]


@pytest.mark.parametrize(
    ("new", "reason", "error", "words"),
    [
        (NewCode("cancel_reason", "FLOOD", "", "2026", "x"), "y", Usage, "label is empty"),
        (NewCode("cancel_reason", " ", "Flood", "2026", "x"), "y", Usage, "code is empty"),
        (NewCode("cancel_reason", "FLOOD", "Flood", "2026", ""), "y", Usage, "source is empty"),
        (NEW, "", Usage, "Say why"),
        (
            NewCode("cancel_reason", "STUDENT", "Again", "2026", "x"),
            "y",
            Refused,
            "has a code STUDENT already",
        ),
        (NewCode("role", "guest", "Guest", "2026", "x"), "y", Refused, "program itself"),
    ],
)
def test_what_cannot_be_added(
    office: Office, new: NewCode, reason: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        codes.add(office, new, reason)


def test_an_ended_code_stays_on_the_records_that_store_it(office: Office) -> None:
    student = add(office, Student, sex="MALE")
    male = code(office, "MALE", "sex")
    assert codes.uses(office.reader, "sex", "MALE") == {"Students": 1}
    codes.retire(office, male.record_id, TODAY - timedelta(days=1), "test")
    assert choices(office, "sex") == ["FEMALE"]
    assert office.reader.show(Student.sex, office.reader.get(Student, student).sex) == "Male"
    assert code(office, "MALE", "sex").retired(TODAY)
    codes.bring_back(office, male.record_id, "mistake")
    assert choices(office, "sex") == ["FEMALE", "MALE"]
    assert exceptions.register(office.reader) == []


def test_relabelling_and_ending_say_why(office: Office) -> None:
    record = code(office, "STUDENT").record_id
    codes.relabel(office, record, "Student is unfit", "plainer")
    assert code(office, "STUDENT").label == "Student is unfit" and code(office, "STUDENT").changed
    for act in (
        lambda: codes.relabel(office, record, "Student is unfit", "again"),
        lambda: codes.relabel(office, record, " ", "empty"),
        lambda: codes.relabel(office, record, "Other", ""),
        lambda: codes.bring_back(office, record, "it is there"),
    ):
        with pytest.raises(Usage):
            act()
    with pytest.raises(Refused):
        codes.retire(office, code(office, "chief", "role").record_id, TODAY, "no")


def test_codes_are_confirmed_like_values(office: Office) -> None:
    open_ones = [each for each in codes.listed(office.reader) if each.unconfirmed]
    assert open_ones
    confirming.confirm(office, Code, [open_ones[0].record_id], on=date(2026, 2, 1))
    assert (
        code(office, open_ones[0].code, open_ones[0].table).state == f"Confirmed 01 Feb 2026 by {office.user}"
    )


def test_an_officer_changes_no_codes(office: Office) -> None:
    with acting(office, "Ben Hale", "officer"), pytest.raises(Refused):
        codes.add(office, NEW, "because")
