"""Cancellations: shares for leaving early, reasons that must hold, language courses, missing bio data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.passports import Visa
from models.training.penalty import proportionate_share
from tests.models.training.family import COUNTRY, COURSE, LINE, RESULT, STUDENT, TODAY, VISA, Family

STARTS = date(2026, 7, 6)
DAY = timedelta(days=1)


@pytest.fixture
def family() -> Family:
    return Family().with_courses()


# -- asked for around the sixtieth day -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("before", "said"),
    [
        (61, []),
        (60, []),
        (59, ["The cancellation costs 50 % of the tuition, $12,238.50; the line is not marked forfeited."]),
    ],
)
def test_a_cancellation_around_the_sixtieth_day(family: Family, before: int, said: list[str]) -> None:
    values = {"cancel_request_date": STARTS - before * DAY, "cancel_reason": "COUNTRY_DECISION"}
    family.put(LINE, line_status="CANCELLED", **values)
    assert family.say("CAN-05", on=LINE) == said


@pytest.mark.parametrize(("before", "overdue"), [(61, False), (60, False), (59, True)])
def test_the_last_free_day_as_a_duty(family: Family, before: int, overdue: bool) -> None:
    (found,) = family.find("CAN-02", STARTS - before * DAY, on=LINE)
    assert (found.due_on is None) == overdue


def test_missing_bio_data_costs_as_any_cancellation(family: Family) -> None:
    family.put(LINE, line_status="CANCELLED", cancel_request_date=STARTS - 59 * DAY, cancel_reason="BIO_DATA")
    assert len(family.find("CAN-05", on=LINE)) == 1


# -- leaving early ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("outcome", "left", "count"),
    [
        ("NOT_COMPLETED", date(2026, 7, 5), 0),
        ("NOT_COMPLETED", date(2026, 7, 6), 1),
        ("RECALLED", date(2026, 12, 10), 1),
        ("DISMISSED", date(2026, 12, 11), 0),
        ("GRADUATED", date(2026, 8, 1), 0),
        ("NOT_COMPLETED", None, 0),
    ],
)
def test_a_share_for_who_leaves_early(family: Family, outcome: str, left: date | None, count: int) -> None:
    family.put(RESULT, course_outcome=outcome, completed_on=left)
    assert len(family.find("CAN-03", on=RESULT)) == count
    family.put(LINE, penalty_pct=50)
    assert family.find("CAN-03", on=RESULT) == []


def test_the_share_is_told_with_its_sum(family: Family) -> None:
    family.put(LINE, end_date=STARTS + 99 * DAY)
    family.put(RESULT, course_outcome="RECALLED", completed_on=STARTS + 24 * DAY)
    (found,) = family.find("CAN-03", on=RESULT)
    assert found.message == "The student left on 30 Jul 2026: the share of the tuition is 25.00 %, $6,119.25."
    assert found.sum == "25 of 100 days"


@given(st.integers(0, 10**8), st.integers(1, 500), st.integers(1, 500))
def test_shares_add_up(tuition: int, attended: int, rest: int) -> None:
    """What was attended and what was missed are together the whole tuition, to the cent."""
    total = attended + rest
    share = proportionate_share(tuition, STARTS, STARTS + (attended - 1) * DAY, STARTS + (total - 1) * DAY)
    assert share.cents is not None
    assert abs(share.cents * total - tuition * attended) * 2 <= total
    assert proportionate_share(tuition, STARTS, STARTS + total * DAY, STARTS + total * DAY).cents == tuition


# -- reasons ---------------------------------------------------------------------------------------------------------
def test_a_cancellation_has_a_reason(family: Family) -> None:
    assert family.find("CAN-04", on=LINE) == []
    family.put(LINE, cancel_request_date=TODAY)
    assert family.say("CAN-04", on=LINE) == ["The cancellation has no reason; some reasons cost nothing."]
    family.put(LINE, cancel_reason="STUDENT")
    assert family.find("CAN-04", on=LINE) == []


@pytest.mark.parametrize(
    ("applied", "lead", "said"),
    [
        (date(2026, 5, 31), 30, ""),
        (date(2026, 6, 1), 30, ""),
        (
            date(2026, 6, 2),
            30,
            "The visa was applied for on 02 Jun 2026, after 01 Jun 2026; the penalty counts.",
        ),
        (None, 30, "the day the visa was applied for is not recorded."),
        (date(2026, 5, 31), None, "the country's visa lead days are not recorded."),
    ],
)
def test_a_late_visa_was_applied_for_in_time(
    family: Family, applied: date | None, lead: int | None, said: str
) -> None:
    family.add(Visa, VISA, student_id=STUDENT, visa_applied_on=applied)
    family.put(COUNTRY, embassy_visa_lead_days=lead)
    family.put(LINE, cancel_request_date=TODAY, cancel_reason="VISA_DELAY_TIMELY")
    found = family.say("CAN-04", on=LINE)
    assert len(found) == bool(said) and all(each.endswith(said) for each in found)


# -- language courses and bio data -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("today", "count", "again"),
    [
        (STARTS - 61 * DAY, 0, STARTS - 59 * DAY),
        (STARTS - 60 * DAY, 0, STARTS - 59 * DAY),
        (STARTS - 59 * DAY, 1, STARTS),
        (STARTS - DAY, 1, STARTS),
        (STARTS, 0, None),
    ],
)
def test_the_agency_assesses_language_courses(
    family: Family, today: date, count: int, again: date | None
) -> None:
    assert family.find("CAN-06", today, on=LINE) == []
    family.put(COURSE, elt_flag=True)
    found, look = family.look("CAN-06", today, on=LINE)
    assert (len(found), look) == (count, again)


@pytest.mark.parametrize(("before", "count"), [(61, 0), (60, 0), (59, 1)])
def test_a_language_course_cancelled_within_the_window(family: Family, before: int, count: int) -> None:
    family.put(LINE, elt_flag=True, line_status="CANCELLED", cancel_request_date=STARTS - before * DAY)
    assert len(family.find("CAN-06", date(2027, 1, 1), on=LINE)) == count


@pytest.mark.parametrize(
    ("today", "count", "again"),
    [
        (date(2026, 6, 14), 0, date(2026, 6, 16)),
        (date(2026, 6, 15), 0, date(2026, 6, 16)),
        (date(2026, 6, 16), 1, STARTS),
        (STARTS - DAY, 1, STARTS),
        (STARTS, 0, None),
    ],
)
def test_missing_bio_data_forfeits(family: Family, today: date, count: int, again: date | None) -> None:
    found, look = family.look("CAN-07", today, on=LINE)
    assert (len(found), look) == (count, again)
    family.put(STUDENT, names_in_san_on=date(2026, 6, 15))
    assert family.find("CAN-07", today, on=LINE) == []


def test_the_price_of_missing_bio_data(family: Family) -> None:
    late = date(2026, 6, 20)
    end = "the training may be cancelled or moved, at {} of the tuition, {}."
    assert family.say("CAN-07", late, on=LINE)[0].endswith(end.format("50 %", "$12,238.50"))
    family.put(COURSE, dedicated_or_contract=True)
    assert family.say("CAN-07", late, on=LINE)[0].endswith(end.format("100 %", "$24,477"))
    family.put(LINE, location="Bandaria (In Country Training)")
    assert family.find("CAN-07", late, on=LINE) == []
