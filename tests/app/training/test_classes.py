"""Classes read from lines: one course and one start, students and open seats, the days counted back."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.errors import NotFound
from app.office import Office
from app.training import classes
from models.training.lines import TrainingLine
from models.training.people import Dependent
from tests import support
from tests.app.papers import season
from tests.app.papers.season import STARTS, Season


@pytest.fixture
def made(office: Office) -> Season:
    return season.make(office)


def test_lines_of_one_course_and_start_are_one_class(office: Office, made: Season) -> None:
    (found,) = classes.classes(office.reader)
    assert (found.course, found.starts_on, found.size, found.open) == (
        "Example Captains Course",
        STARTS,
        4,
        2,
    )
    assert found.students == (made.long, made.ana)
    assert [seat.wcn for seat in found.seats] == ["0101A", "0100A", "0102A"]
    assert {classes.class_of(office.reader, each) for each in made.lines} == {found}


def test_other_starts_courses_and_cancelled_lines_are_apart(office: Office, made: Season) -> None:
    with office.change("Scatter") as work:
        work.set(TrainingLine, made.lines[0], {"start_date": STARTS + timedelta(days=7)})
        work.set(
            TrainingLine, made.lines[1], {"line_status": "CANCELLED", "cancel_request_date": date(2026, 3, 1)}
        )
    assert [(each.starts_on, each.size) for each in classes.classes(office.reader)] == [
        (STARTS, 2), (STARTS + timedelta(days=7), 1),
    ]  # fmt: skip
    cancelled = classes.class_of(office.reader, made.lines[1])
    assert made.lines[1] in [seat.line_id for seat in cancelled.seats]


def test_a_range_and_the_past(office: Office, made: Season) -> None:
    assert not classes.classes(office.reader, last=STARTS - timedelta(days=1))
    assert len(classes.classes(office.reader, first=STARTS, last=STARTS)) == 1
    assert len(classes.classes(office.reader, past=True)) == 2
    with pytest.raises(NotFound):
        classes.class_of(office.reader, 1)


def test_the_plan_follows_the_report_date_the_embassy_and_the_family(office: Office, made: Season) -> None:
    (found,) = classes.classes(office.reader)
    reports = STARTS - timedelta(days=4)
    assert found.reports_on == reports
    assert next(each.on for each in found.plan if each.step == "visa") == reports - timedelta(days=60)
    assert next(each.on for each in found.plan if each.step == "noticed") == reports - timedelta(days=16)
    with office.change("A wife") as work:
        work.add(Dependent, {"student_id": made.ana, "surname": "SAMPLE", "travel": "ACCOMPANY"})
    (found,) = classes.classes(office.reader)
    assert next(each.on for each in found.plan if each.step == "noticed") == reports - timedelta(days=30)


def test_a_calendar_gets_planned_days_and_the_start(office: Office, made: Season) -> None:
    found = classes.classes(office.reader)
    days = list(classes.days_of(found, date(2026, 1, 1), STARTS))
    assert (STARTS, found[0], None) in days
    assert sum(each is not None for _, _, each in days) == len(found[0].plan)
    assert not list(classes.days_of(found, STARTS + timedelta(days=1), date(2027, 1, 1)))


def test_thousands_of_lines_are_read_in_one_statement(office: Office, made: Season) -> None:
    with office.change("A year of lines") as work:
        work.add_many(TrainingLine, [
            {"program_id": made.program, "wcn": f"{n:05d}", "course_title": f"Course {n % 150}", "quantity": 1,
             "report_date": STARTS, "start_date": STARTS + timedelta(days=n % 20), "end_date": date(2027, 3, 1)}
            for n in range(3_000)
        ])  # fmt: skip
    statements: list[str] = []
    connection: Any = office.reader.connection
    connection.set_trace_callback(statements.append)
    begun = support.processor_seconds()
    found = classes.classes(office.reader)
    took = support.processor_seconds() - begun
    connection.set_trace_callback(None)
    assert sum(each.size for each in found) == 3_004
    assert len([each for each in statements if "training_line" in each]) == 1
    assert took < 2
