"""The status board: a season in order of report dates, every step of every way as one of five signs."""

from datetime import date

import pytest

from app import documents
from app.errors import Usage
from app.office import Office
from app.papers.status_board import SHORT, SIGNS, board_facts
from app.training import ways
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.way import STEPS
from tests.app.papers.reading import words
from tests.app.papers.season import Season


def test_the_signs_are_those_of_the_ways(office: Office, made: Season) -> None:
    facts = board_facts(office, office.reader)
    assert len(set(SIGNS.values())) == 5 and list(SHORT) == [each.key for each in STEPS]
    board = ways.board(office.reader)
    assert [line.signs for line in facts.lines] == [
        tuple(SIGNS[stand.state] for stand in each.way.stands) for each in board
    ]
    assert sum(number for _, number in facts.standing) == len(facts.lines) == 3
    days = [line.reports_on or date.max for line in facts.lines]
    assert days == sorted(days)


def test_a_season_takes_its_report_dates_only(office: Office, made: Season) -> None:
    assert len(board_facts(office, office.reader, "FY 2026").lines) == 2
    assert len(board_facts(office, office.reader, "26").lines) == 2
    assert board_facts(office, office.reader, "FY2027").lines == ()
    assert len(board_facts(office, office.reader, "1 Sep - 30 Sep 2026").lines) == 2
    with pytest.raises(Usage, match=r"FY 2027|date"):
        board_facts(office, office.reader, "soon")


def test_a_hundred_and_twenty_students_and_nobody(office: Office, made: Season) -> None:
    with office.change("Many") as work:
        for n in range(120):
            student = work.add(Student, {"surname": f"MANY{n:03d}", "country_id": made.country})
            work.add(
                TrainingLine, {"student_id": student, "wcn": f"{n:04d}", "report_date": date(2027, 1, 5)}
            )
    printed = documents.print_office(office, "status_board", "FY 2027")
    assert printed.pages > 3 and "120 students." in words(printed.data)
    assert "0 students." in words(
        documents.preview_office(office, office.reader, "status_board", "FY 2031").data
    )
