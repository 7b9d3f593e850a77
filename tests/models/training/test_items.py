"""The issued order beside the records: every item, amendments, item 8, names, funds, hazardous duty."""

from datetime import date

import pytest

from models.fields import show_date
from models.training.comparison import PATHS, Difference, as_issued, differences
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder, OrderAmendment
from models.training.passports import Visa
from tests.models.making import facts
from tests.models.training.family import (
    AMENDED,
    ASKED,
    COURSE,
    COURSES_AS_ISSUED,
    ISSUED,
    LINE,
    ORDER,
    OTHER_LINE,
    PASSPORT,
    PROGRAM,
    STUDENT,
    VISA,
    Family,
)


@pytest.fixture
def family() -> Family:
    return Family().issued()


def compared(family: Family) -> list[tuple[str, str, str, str]]:
    known = facts(family.student, family.rows.values(), PATHS)
    return [(each.item, each.label, each.issued, each.recorded) for each in differences(known)]


def test_nothing_differs_and_nothing_is_compared_without_an_order(family: Family) -> None:
    assert compared(family) == []
    family.drop(ISSUED)
    assert compared(family) == []


@pytest.mark.parametrize(
    ("number", "values", "expected"),
    [
        (STUDENT, {"surname": "Sample"}, None),
        (STUDENT, {"surname": "SAMPEL"}, ("6a", "Surname", "SAMPLE", "SAMPEL")),
        (STUDENT, {"middle_name": None}, ("6a", "Given names", "Jan Q", "Jan")),
        (STUDENT, {"sex": "FEMALE"}, ("6b", "Sex", "MALE", "FEMALE")),
        (STUDENT, {"country_rank": "Major"}, ("6c", "Rank", "Captain", "Major")),
        (STUDENT, {"us_grade": "O-4"}, ("6d", "U.S. grade", "O-3", "O-4")),
        (STUDENT, {"country_service": None}, ("6e", "Service", "Army", "")),
        (STUDENT, {"country_service_number": "12 345"}, ("6f", "Service number", "12345", "12 345")),
        (
            STUDENT,
            {"date_of_birth": date(1988, 2, 28)},
            ("6g", "Date of birth", "29 Feb 1988", "28 Feb 1988"),
        ),
        (PASSPORT, {"passport_no": "p000001"}, None),
        (PASSPORT, {"passport_no": "P000002"}, ("6i", "Passport number", "P000001", "P000002")),
        (STUDENT, {"visa_type": "A-1"}, ("6l", "Visa type", "A-2", "A-1")),
        (
            LINE,
            {"location": "Fort Other, GA, US"},
            ("7", "Installation", "Fort Example", "Fort Other, GA, US"),
        ),
        (LINE, {"report_date": date(2026, 7, 2)}, ("7", "Report date", "01 Jul 2026", "02 Jul 2026")),
        (LINE, {"tla_authorised": False}, ("9", "Allowance authorized", "Yes", "No")),
    ],
)
def test_each_item(
    family: Family, number: int, values: dict[str, object], expected: tuple[str, str, str, str] | None
) -> None:
    family.put(number, **values)
    found = [each for each in compared(family) if each[1] != "Courses"]
    assert found == ([expected] if expected else [])


def test_items_that_were_not_keyed_are_not_compared(family: Family) -> None:
    keys = ("order_surname", "us_grade", "passport_no", "report_date", "courses", "dependents_listed")
    family.put(ISSUED, **dict.fromkeys(keys))
    family.put(STUDENT, surname="OTHER", us_grade="O-6")
    family.put(LINE, report_date=date(2026, 8, 1))
    assert compared(family) == []


def test_dependents_and_hazardous_duty(family: Family) -> None:
    family.with_spouse().put(ISSUED, hazardous_duty="Airborne")
    assert compared(family) == [
        ("12", "Dependents listed", "0", "1"),
        ("14", "Hazardous duty", "Airborne", ""),
    ]


def test_a_visa_issued_with_another_type(family: Family) -> None:
    family.add(Visa, VISA, student_id=STUDENT, visa_type="A-1", visa_issued_on=date(2026, 6, 1))
    assert compared(family) == [("6l", "Visa type", "A-2", "A-1")]


# -- item 8 ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("courses", "expected"),
    [
        (COURSES_AS_ISSUED, []),
        ("0001A Example Captains Course", []),
        ("B171234, 2026-07-06 to 2026-12-11", []),
        ("0001-A", []),
        (
            "0001A Example Captains Course 06-Jul-26 18 Dec 2026",
            [
                (
                    "8",
                    "Dates of 0001A Example Captains Course",
                    "06 Jul 2026 - 18 Dec 2026",
                    "06 Jul 2026 - 11 Dec 2026",
                )
            ],
        ),
        (
            "0001A Other Course",
            [
                ("8", "Courses", "", "0001A Example Captains Course"),
                ("8", "Courses", "0001A Other Course", ""),
            ],
        ),
        (
            "0001B Example Captains Course",
            [
                ("8", "Courses", "", "0001A Example Captains Course"),
                ("8", "Courses", "0001B Example Captains Course", ""),
            ],
        ),
    ],
)
def test_courses(family: Family, courses: str, expected: list[tuple[str, str, str, str]]) -> None:
    family.put(ISSUED, courses=courses)
    assert compared(family) == expected


def second_course(family: Family, **values: object) -> None:
    family.add(
        TrainingLine, OTHER_LINE, program_id=PROGRAM, wcn="0001", line_suffix="B", student_id=STUDENT,
        course_title="Follow-on", location="Fort Example, GA, US", report_date=date(2026, 12, 14), quantity=1,
        **values,
    )  # fmt: skip


def test_a_course_added_after_the_order(family: Family) -> None:
    second_course(family)
    assert compared(family) == [("8", "Courses", "", "0001B Follow-on")]
    assert family.say("ITO-08") == []
    family.put(LINE, line_status="IN_TRAINING")
    second_course(family, line_status="IN_TRAINING")
    assert family.say("ITO-08") == [
        "0001B Follow-on has begun and is not listed on the issued order; no allowance is paid for it."
    ]
    family.put(ISSUED, courses=f"{COURSES_AS_ISSUED}\n0001B Follow-on")
    assert family.say("ITO-08") == []


# -- amendments ------------------------------------------------------------------------------------
def test_an_amendment_overlays_the_order_and_a_correction_replaces_an_entry(family: Family) -> None:
    family.put(LINE, report_date=date(2026, 7, 8))
    family.put(STUDENT, country_rank="Major")
    family.add(
        IssuedOrder, AMENDED, student_id=STUDENT, order_kind="AMENDMENT", amendment_no=1, amends_id=ISSUED,
        wcn="0001", issued_on=date(2026, 6, 3), report_date=date(2026, 7, 9), scan=1,
    )  # fmt: skip
    assert [each[1] for each in compared(family)] == ["Rank", "Report date"]
    family.put(AMENDED, report_date=date(2026, 7, 8))
    assert [each[1] for each in compared(family)] == ["Rank"]
    family.add(
        IssuedOrder, ASKED, student_id=STUDENT, order_kind="AMENDMENT", amendment_no=1, corrects_id=AMENDED,
        wcn="0001", issued_on=date(2026, 6, 3), report_date=date(2026, 7, 8), country_rank="Major",
    )  # fmt: skip
    assert compared(family) == []


def test_a_new_order_starts_afresh(family: Family) -> None:
    family.add(
        IssuedOrder, AMENDED, student_id=STUDENT, order_kind="BASIC", wcn="0001", issued_on=date(2026, 6, 3),
        order_surname="SAMPLE",
    )  # fmt: skip
    known = facts(family.student, family.rows.values(), PATHS)
    assert as_issued(known) == {"wcn": "0001", "order_surname": "SAMPLE"}


def test_the_warning_lists_what_differs_and_tells_no_personal_value(family: Family) -> None:
    family.put(PASSPORT, passport_no="P000002")
    family.put(STUDENT, us_grade="O-4", date_of_birth=date(1990, 1, 1))
    (found,) = family.find("ITO-11")
    assert found.message == (
        "The issued order differs from the records in U.S. grade, date of birth and passport number."
    )
    assert found.inputs["6d U.S. grade"] == "order O-3; records O-4"
    told = f"{found.message} {dict(found.inputs)}"
    assert not any(word in told for word in ("P00000", "1990", "1988"))
    assert found.clears == "The amendment as SC-TMS issued it, or the record as the order has it."


@pytest.mark.parametrize(
    ("values", "tail"),
    [
        ({"asked_on": ORDER}, f" An amendment was prepared on {show_date(ORDER)}."),
        (
            {"asked_on": ORDER, "entered_on": ORDER},
            f" An amendment was entered in SC-TMS on {show_date(ORDER)}.",
        ),
        ({"asked_on": ORDER, "issued_order_id": AMENDED}, ""),
    ],
)
def test_an_amendment_under_way_is_told(family: Family, values: dict[str, object], tail: str) -> None:
    family.put(STUDENT, us_grade="O-4")
    family.add(OrderAmendment, ASKED, student_id=STUDENT, order_id=ISSUED, **values)
    assert family.say("ITO-11") == [f"The issued order differs from the records in U.S. grade.{tail}"]


def test_who_came_home_needs_no_amendment(family: Family) -> None:
    family.home_again().put(STUDENT, us_grade="O-4")
    assert family.say("ITO-11") == []


# -- one name --------------------------------------------------------------------------------------
OLD, NEW = ("SAMPLE", "Jan Q"), ("NEWNAME", "Jan Q")


@pytest.mark.parametrize(
    ("record", "passport", "visa", "says"),
    [
        (OLD, OLD, OLD, []),
        (OLD, OLD, None, []),
        (NEW, OLD, OLD, ["The record reads NEWNAME, Jan Q, while the issued order and the passport and visa read "
                         "SAMPLE, Jan Q."]),
        (NEW, NEW, OLD, ["The issued order reads SAMPLE, Jan Q; the passport reads NEWNAME, Jan Q.",
                         "The record reads NEWNAME, Jan Q before passport and visa have both changed."]),
        (NEW, NEW, NEW, ["The issued order reads SAMPLE, Jan Q; the passport reads NEWNAME, Jan Q.",
                         "The issued order reads SAMPLE, Jan Q; the visa reads NEWNAME, Jan Q."]),
        (OLD, NEW, OLD, ["The issued order reads SAMPLE, Jan Q; the passport reads NEWNAME, Jan Q."]),
    ],
)  # fmt: skip
def test_the_name_changes_only_after_passport_and_visa(
    family: Family,
    record: tuple[str, str],
    passport: tuple[str, str],
    visa: tuple[str, str] | None,
    says: list[str],
) -> None:
    family.put(STUDENT, surname=record[0])
    family.put(PASSPORT, passport_surname=passport[0], passport_given_names=passport[1])
    if visa:
        family.add(Visa, VISA, student_id=STUDENT, visa_surname=visa[0], visa_given_names=visa[1])
    assert family.say("ITO-05.order") == says
    assert ("ITO-05.order" in family.blocked(step="departed")) is bool(says)


# -- funds, Air Force, on-the-job, hazardous duty --------------------------------------------------
@pytest.mark.parametrize(
    ("authorised", "cost", "says"),
    [
        (True, 100_000, None),
        (True, None, "Line 0001A has an allowance without an amount for item 9."),
        (True, 0, "Line 0001A has an allowance without an amount for item 9."),
        (False, 100_000, "Line 0001A has an amount for item 9, and no allowance is authorized."),
        (False, None, None),
        (None, 100_000, None),
    ],
)
def test_item_9_carries_the_allowance_or_nothing(
    family: Family, authorised: bool | None, cost: int | None, says: str | None
) -> None:
    family.put(LINE, tla_authorised=authorised, tla_cost=cost)
    assert family.say("ITO-09") == ([says] if says else [])


def test_air_force_orders_need_their_number(family: Family) -> None:
    family.put(PROGRAM, ia_code="D")
    assert family.say("ITO-10") == [], "the issued order has its number"
    family.drop(ISSUED)
    assert len(family.say("ITO-10")) == 1
    family.put(LINE, tla_authorised=False)
    assert family.say("ITO-10") == []


def test_on_the_job_training_is_requested_and_stands_in_the_basic_order() -> None:
    family = Family()
    second_course(family)
    family.put(OTHER_LINE, course_title="Example OJT")
    assert family.say("ITO-12") == [
        "Line 0001B is on-the-job training, and no request in the set format is recorded."
    ]
    family.put(OTHER_LINE, justification="Request of 2 Feb")
    assert family.say("ITO-12") == []
    family.put(OTHER_LINE, course_title="Follow-on", training_type="OBT", justification=None)
    assert len(family.say("ITO-12")) == 1
    family.put(OTHER_LINE, wcn="0002", justification="Request of 2 Feb")
    assert family.say("ITO-12") == [
        "Line 0002B is on-the-job training and does not stand in the basic order."
    ]


def test_hazardous_duty_needs_words_in_record_and_order() -> None:
    family = Family()
    assert family.say("ITO-13") == []
    family.put(COURSE, hazardous_flag=True)
    assert family.say("ITO-13") == [
        "Line 0001A is hazardous duty, and the words that authorize it are not recorded."
    ]
    family.issued().put(STUDENT, hazardous_duty="Airborne training authorized")
    assert family.say("ITO-13") == ["The issued order's entry has no words that authorize hazardous duty."]
    family.put(ISSUED, hazardous_duty="Airborne training authorized")
    assert family.say("ITO-13") == []


def test_a_difference_knows_its_field_and_whether_it_is_private(family: Family) -> None:
    family.put(PASSPORT, passport_no="P000002")
    known = facts(family.student, family.rows.values(), PATHS)
    assert differences(known) == (
        Difference("6i", "Passport number", "P000001", "P000002", "passport_no", private=True),
    )


def test_a_wcn_changed_behind_the_order_differs_and_the_order_stays(family: Family) -> None:
    family.put(LINE, wcn="0009")
    assert compared(family) == [("8", "WCN", "0001", "0009")]
    assert family.student.order_issued_on == ORDER
    assert family.say("ITO-11") == ["The issued order differs from the records in WCN."]
    family.add(
        IssuedOrder, AMENDED, student_id=STUDENT, order_kind="AMENDMENT", amendment_no=1, amends_id=ISSUED,
        issued_on=ORDER, wcn="0009",
    )  # fmt: skip
    assert compared(family) == []


@pytest.mark.parametrize(
    ("other", "issued", "belongs"),
    [
        ({}, ORDER, True),
        ({}, date(2025, 6, 30), True),
        ({}, date(2025, 6, 29), False),
        ({"wcn": "0001", "line_status": "CANCELLED"}, ORDER, False),
        ({"wcn": "0001", "line_status": "COMPLETED", "end_date": date(2025, 12, 1)}, ORDER, False),
        ({"wcn": "0002", "line_status": "COMPLETED", "end_date": date(2026, 12, 1)}, ORDER, False),
        ({"wcn": None, "line_status": "CANCELLED"}, ORDER, True),
    ],
)
def test_an_order_with_a_strange_wcn_belongs_by_its_day(
    family: Family, other: dict[str, object], issued: date, belongs: bool
) -> None:
    """The training reports on 1 July 2026."""
    family.put(LINE, wcn="0009")
    family.put(ISSUED, issued_on=issued)
    if other:
        family.add(
            TrainingLine, OTHER_LINE, student_id=STUDENT, program_id=PROGRAM, course_id=COURSE, **other
        )
    assert bool(family.student.order_issued_on) is belongs
