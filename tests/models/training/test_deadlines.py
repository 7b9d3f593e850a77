"""Days that count: examination, names in SAN, arrival, cancellation; against a second reckoning."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from models.training.backplan import earliest_exam
from models.training.journeys import ArrivalNotice, Travel
from models.training.lines import TrainingLine
from models.training.penalty import cancellation_penalty, last_free_day
from models.training.rules_health import exam_lapses_after
from tests.models.making import POLICY
from tests.models.training.family import (
    COURSE,
    LINE,
    MEDICAL,
    NOTICE,
    ORDER,
    SPOUSE,
    STUDENT,
    TODAY,
    TRAVEL,
    Family,
)

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.fixture
def family() -> Family:
    return Family()


# -- examination -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("order", "earliest"),
    [
        (date(2026, 5, 31), date(2026, 2, 28)),
        (date(2028, 5, 31), date(2028, 2, 29)),
        (date(2026, 5, 28), date(2026, 2, 28)),
        (date(2026, 6, 1), date(2026, 3, 1)),
        (date(2026, 2, 15), date(2025, 11, 15)),
        (date(2027, 1, 31), date(2026, 10, 31)),
    ],
)
def test_the_earliest_examination(order: date, earliest: date) -> None:
    assert earliest_exam(order, POLICY)[0] == earliest


@given(DAYS, st.integers(-10, 130))
def test_examination_window_against_a_calendar_library(order: date, age: int) -> None:
    exam = order - timedelta(days=age)
    valid = exam >= order - relativedelta(months=3)
    assert (earliest_exam(order, POLICY)[0] <= exam) == valid
    if exam <= order:
        assert (order <= exam_lapses_after(exam, POLICY, order)) == valid


def test_the_finding_names_the_day_the_examination_lapses(family: Family) -> None:
    family.put(MEDICAL, exam_date=date(2026, 2, 20))
    (found,) = family.find("MED-02", today=date(2026, 5, 1))
    assert found.message == (
        "The examination of 20 Feb 2026 counts until 20 May 2026; an order of 31 May 2026 needs one of "
        "28 Feb 2026 or later."
    )
    assert found.sum == "31 May 2026 - 3 months = 28 Feb 2026"
    assert (found.due_on, found.since) == (ORDER, date(2026, 5, 21))


def test_without_a_planned_date_today_is_tested_and_looked_at_again(family: Family) -> None:
    family.put(STUDENT, planned_ito_on=None)
    family.put(MEDICAL, exam_date=date(2026, 2, 28))
    assert family.look("MED-02", today=date(2026, 5, 31)) == ([], date(2026, 6, 1))
    found, again = family.look("MED-02", today=date(2026, 6, 1))
    assert (len(found), again) == (1, None)


def test_an_earlier_examination_counts_when_the_latest_comes_after_the_order(family: Family) -> None:
    from models.training.health import MedicalRecord

    family.add(MedicalRecord, 40, student_id=STUDENT, exam_date=date(2026, 6, 10))
    assert family.blocked() == set()


# -- names in SAN and arrival ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("today", "since", "again"),
    [
        (date(2026, 5, 31), None, date(2026, 6, 1)),
        (date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 10)),
        (date(2026, 6, 10), date(2026, 6, 10), date(2026, 6, 15)),
        (date(2026, 6, 15), date(2026, 6, 15), None),
        (date(2026, 8, 1), date(2026, 6, 15), None),
    ],
)
def test_names_in_san_ring_30_21_and_16_days_before(
    family: Family, today: date, since: date | None, again: date | None
) -> None:
    found, look = family.look("VET-06", today)
    assert [(each.due_on, each.since) for each in found] == [(date(2026, 6, 15), since)]
    assert look == again


def test_names_in_san_end_with_the_recorded_day(family: Family) -> None:
    family.put(STUDENT, names_in_san_on=date(2026, 6, 20))
    assert family.find("VET-06", date(2026, 8, 1)) == []


@pytest.mark.parametrize(
    ("travel", "rule", "due"),
    [
        (None, "ARR-01", date(2026, 6, 15)),
        ("JOIN_LATER", "ARR-01", date(2026, 6, 15)),
        ("ACCOMPANY", "ARR-02", date(2026, 6, 1)),
    ],
)
def test_arrival_notices(family: Family, travel: str | None, rule: str, due: date) -> None:
    if travel:
        family.with_spouse().put(SPOUSE, travel=travel)
    duties = [(each.rule, each.due_on) for name in ("ARR-01", "ARR-02") for each in family.find(name)]
    assert duties == [(rule, due)]
    family.put(LINE, arrival_on=date(2026, 6, 29))
    assert [each.due_on for each in family.find(rule)] == [due - timedelta(days=2)]
    family.add(ArrivalNotice, NOTICE, student_id=STUDENT, training_line_id=LINE)
    assert len(family.find(rule)) == 1
    family.put(NOTICE, sent_on=TODAY)
    assert family.find(rule) == []


def test_a_notice_without_a_line_announces_the_next_arrival_only(family: Family) -> None:
    family.add(TrainingLine, 31, student_id=STUDENT, wcn="0002", report_date=date(2027, 2, 1))
    family.add(ArrivalNotice, NOTICE, student_id=STUDENT, sent_on=TODAY)
    assert [each.due_on for each in family.find("ARR-01")] == [date(2027, 1, 16)]
    family.put(NOTICE, training_line_id=31)
    assert [each.due_on for each in family.find("ARR-01")] == [date(2026, 6, 15)]


def test_who_was_seen_to_arrive_is_not_announced(family: Family) -> None:
    family.add(Travel, TRAVEL, student_id=STUDENT, departed_on=date(2026, 6, 28))
    assert len(family.find("ARR-01")) == 1
    family.put(TRAVEL, arrived_on=date(2026, 6, 30))
    assert family.find("ARR-01") == []


def test_example_of_the_reference(family: Family) -> None:
    family.put(LINE, arrival_on=date(2026, 3, 31))
    assert [each.due_on for each in family.find("ARR-01")] == [date(2026, 3, 15)]
    family.with_spouse()
    assert [each.due_on for each in family.find("ARR-02")] == [date(2026, 3, 1)]


def test_one_notice_for_each_wcn(family: Family) -> None:
    family.add(
        TrainingLine, 30, student_id=STUDENT, wcn="0001", line_suffix="B", report_date=date(2026, 12, 14)
    )
    assert len(family.find("ARR-01")) == 1
    family.add(TrainingLine, 31, student_id=STUDENT, wcn="0002", report_date=date(2027, 2, 1))
    assert [each.due_on for each in family.find("ARR-01")] == [date(2026, 6, 15), date(2027, 1, 16)]


def test_who_is_in_training_needs_no_notice(family: Family) -> None:
    family.put(LINE, line_status="IN_TRAINING")
    assert [family.find(rule) for rule in ("ARR-01", "VET-06")] == [[], []]


# -- cancellation ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "options", "percent", "cents"),
    [
        (date(2026, 3, 2), {}, 0, 0),
        (date(2026, 3, 3), {}, 50, 1_223_850),
        (date(2026, 5, 2), {}, 50, 1_223_850),
        (date(2026, 1, 1), {"dedicated_or_contract": True}, 100, 2_447_700),
        (date(2026, 4, 1), {"dedicated_or_contract": True, "filled_by_other": True}, 0, 0),
        (date(2026, 4, 1), {"filled_by_other": True}, 0, 0),
        (date(2026, 4, 1), {"reason": "US_DECISION"}, 0, 0),
        (date(2026, 4, 1), {"reason": "UNAVOIDABLE"}, 0, 0),
        (date(2026, 4, 1), {"reason": "QUOTA_USED"}, 0, 0),
        (date(2026, 4, 1), {"reason": "VISA_DELAY_TIMELY", "dedicated_or_contract": True}, 0, 0),
        (date(2026, 4, 1), {"reason": "COUNTRY_DECISION"}, 50, 1_223_850),
    ],
)
def test_penalty(asked: date, options: dict[str, object], percent: int, cents: int) -> None:
    found = cancellation_penalty(
        POLICY,
        requested_on=asked,
        starts_on=date(2026, 5, 1),
        tuition=2_447_700,
        **options,  # type: ignore[arg-type]
    )
    assert (found.percent, found.cents) == (Decimal(percent), cents)


@pytest.mark.parametrize(
    ("asked", "starts", "percent"),
    [
        (date(2028, 2, 29), date(2028, 4, 29), 0),  # 60 days over a leap day
        (date(2028, 3, 1), date(2028, 4, 29), 50),
        (date(2027, 2, 28), date(2027, 4, 29), 0),
        (date(2027, 3, 1), date(2027, 4, 29), 50),
        (date(2027, 12, 31), date(2028, 2, 29), 0),
        (date(2028, 1, 1), date(2028, 2, 29), 50),
    ],
)
def test_sixty_days_in_leap_years(asked: date, starts: date, percent: int) -> None:
    found = cancellation_penalty(POLICY, requested_on=asked, starts_on=starts, tuition=101)
    assert (found.percent, found.cents) == (Decimal(percent), 51 if percent else 0)


@given(DAYS, st.integers(-5, 200), st.integers(0, 10**9))
def test_penalty_against_day_numbers(starts: date, before: int, tuition: int) -> None:
    asked = starts - timedelta(days=before)
    late = starts.toordinal() - asked.toordinal() < 60
    found = cancellation_penalty(POLICY, requested_on=asked, starts_on=starts, tuition=tuition)
    assert found.cents is not None
    assert abs(Decimal(found.cents) - (Decimal(tuition) / 2 if late else 0)) <= Decimal("0.5")
    assert (asked <= last_free_day(POLICY, starts)) == (not late)


def test_the_cancellation_duty_and_what_follows_it(family: Family) -> None:
    (found,) = family.find("CAN-02", today=date(2026, 5, 7), on=LINE)
    assert (found.due_on, found.message) == (
        date(2026, 5, 7),
        "After 07 May 2026 cancelling costs 50 % of the tuition, $12,238.50.",
    )
    (found,) = family.find("CAN-02", today=date(2026, 5, 8), on=LINE)
    assert (found.due_on, found.message) == (None, "Cancelling now costs 50 % of the tuition, $12,238.50.")
    family.put(LINE, quantity=3)
    assert family.say("CAN-02", today=date(2026, 5, 8), on=LINE)[0].endswith("$36,715.50.")
    family.put(LINE, quantity=1)
    assert family.find("CAN-02", today=date(2026, 7, 6), on=LINE) == []
    family.put(LINE, attendance_confirmed_on=TODAY)
    assert family.find("CAN-02", today=date(2026, 5, 7), on=LINE) == []


def test_a_dedicated_course_tells_its_whole_price(family: Family) -> None:
    family.put(COURSE, dedicated_or_contract=True)
    assert family.say("CAN-02", on=LINE) == []
    assert family.say("CAN-01", on=LINE) == ["Cancelling costs 100 % of the tuition, $24,477."]


def test_published_history_and_forecasts_raise_no_cancellation_duty(family: Family) -> None:
    family.put(LINE, line_status=None, student_id=None)
    assert family.say("CAN-02", on=LINE) == []
    family.put(LINE, student_id=STUDENT)
    assert len(family.say("CAN-02", on=LINE)) == 1


def test_a_penalised_line_is_marked_forfeited(family: Family) -> None:
    family.put(LINE, line_status="CANCELLED", cancel_request_date=date(2026, 6, 1), cancel_reason="STUDENT")
    assert family.say("CAN-05", on=LINE) == [
        "The cancellation costs 50 % of the tuition, $12,238.50; the line is not marked forfeited."
    ]
    family.put(LINE, cancel_reason="US_DECISION")
    assert family.say("CAN-05", on=LINE) == []
    family.put(LINE, cancel_reason="STUDENT", line_status="FO")
    assert family.say("CAN-05", on=LINE) == []
    family.put(LINE, line_status="CANCELLED", start_date=None)
    assert family.say("CAN-05", on=LINE) == []
    family.put(COURSE, dedicated_or_contract=True)  # the whole tuition, whenever the course would have begun
    assert family.say("CAN-05", on=LINE)[0].startswith(
        "The cancellation costs 100 % of the tuition, $24,477;"
    )
