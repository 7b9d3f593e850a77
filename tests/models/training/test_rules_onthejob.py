"""Army training on the job: asked for in time, its length, and the days around the New Year."""

from datetime import date, timedelta

import pytest

from models.training.rules_onthejob import charged_weeks
from tests.models.training.family import COURSE, LINE, TODAY, Family

START = date(2026, 9, 7)
DUE = START - timedelta(days=120)
DAY = timedelta(days=1)


@pytest.fixture
def family() -> Family:
    made = Family()
    made.put(LINE, line_status="PLANNED", training_type="OJT", start_date=START, end_date=START + 13 * DAY)
    return made


@pytest.mark.parametrize(
    ("asked", "due", "messages"),
    [
        (None, DUE, 1),
        (DUE - DAY, None, 0),
        (DUE, None, 0),
        (DUE + DAY, None, 1),
    ],
)
def test_it_is_asked_for_120_days_before(
    family: Family, asked: date | None, due: date | None, messages: int
) -> None:
    family.put(LINE, requested_on=asked)
    found = family.find("PLN-13", on=LINE)
    assert [each.due_on for each in found] == [due] * messages
    if asked == DUE + DAY:
        assert found[0].message == "It was asked for 119 days before its start; 120 days are asked for."


def test_the_duty_ends_with_the_start_and_is_the_armys(family: Family) -> None:
    found, again = family.look("PLN-13", today=START, on=LINE)
    assert (len(found), again) == (1, START + DAY)
    assert family.find("PLN-13", today=START + DAY, on=LINE) == []
    family.put(COURSE, ia_code="D")
    assert family.find("PLN-13", today=TODAY, on=LINE) == []
    family.put(COURSE, ia_code="B")
    family.put(LINE, line_status="PROGRAMMED")
    assert family.find("PLN-13", today=TODAY, on=LINE) == []


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "messages"),
    [
        ("OJT", START, START + 12 * DAY, 0),
        ("OJT", START, START + 13 * DAY, 0),
        ("OJT", START, START + 14 * DAY, 1),
        ("OBT", START, START + 12 * DAY, 1),
        ("OBT", START, START + 13 * DAY, 0),
        ("OBT", date(2026, 3, 1), date(2026, 8, 30), 0),
        ("OBT", date(2026, 3, 1), date(2026, 8, 31), 0),
        ("OBT", date(2026, 3, 1), date(2026, 9, 1), 1),
        ("OBT", date(2026, 8, 31), date(2027, 2, 27), 1),  # over the New Year
        ("OJT", date(2026, 12, 4), date(2026, 12, 17), 0),
        ("OJT", date(2026, 12, 5), date(2026, 12, 18), 1),
        ("OJT", date(2026, 12, 31), date(2027, 1, 8), 1),
        ("OJT", date(2027, 1, 1), date(2027, 1, 8), 0),
        ("FORMAL", START, START + 300 * DAY, 0),
    ],
)
def test_its_length_and_the_end_of_december(
    family: Family, kind: str, starts: date, ends: date, messages: int
) -> None:
    family.put(LINE, training_type=kind, start_date=starts, end_date=ends)
    assert len(family.find("PLN-14", today=starts, on=LINE)) == messages
    assert family.find("PLN-14", today=starts + DAY, on=LINE) == [], "training has begun"


def test_long_training_on_the_job_may_be_justified(family: Family) -> None:
    family.put(LINE, end_date=START + 20 * DAY)
    assert family.say("PLN-14", on=LINE) == [
        "Training on the job of 21 days is longer than 2 weeks and not justified."
    ]
    family.put(LINE, justification="No other way to learn it")
    assert family.find("PLN-14", on=LINE) == []


@pytest.mark.parametrize(("days", "weeks"), [(1, 1), (6, 1), (7, 1), (8, 2), (14, 2), (15, 3)])
def test_a_part_of_a_week_is_charged_as_a_week(family: Family, days: int, weeks: int) -> None:
    assert charged_weeks(days) == weeks
    family.put(LINE, end_date=START + (days - 1) * DAY)
    said = f"{days} days are charged as {weeks} {'week' if weeks == 1 else 'weeks'}."
    assert family.say("PLN-15", on=LINE) == ([said] if days % 7 else [])
