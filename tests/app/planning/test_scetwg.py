"""A session in an office: the live checklist, decisions with their lines as one change, and their undo."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from app.errors import Refused, Stale, Usage
from app.office import Office
from app.planning import decisions, scetwg
from app.planning.decisions import Decision
from models.office.places import Country
from models.planning.cetpp import Cetpp
from models.planning.meeting import State
from models.planning.scetwg import LineReview, Scetwg
from models.planning.years import TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.support import add, make_office

TODAY = date(2027, 3, 2)


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A country with one line of each year, its session and the money."""
    with make_office(tmp_path_factory.mktemp("scetwg"), today=TODAY) as office:
        country = add(office, Country, country_code="GG", country_name="Bandaria")
        year = add(office, TrainingYear, country_id=country, fiscal_year=2027, imet_ceiling=10_000_00)
        staff = add(office, Course, title="Staff Course", pme_flag=True)
        programs = [add(office, TrainingProgram, country_id=country, program_label="IMET-1", fiscal_year=each)
                    for each in (2027, 2028, 2029)]  # fmt: skip
        lines = [
            add(office, TrainingLine, program_id=program, course_id=staff, course_title=f"Course {at}", priority="A",
                plan_rank=1, quantity=1, total_cost=4_999_99, report_date=date(2027 + at, 5, 1))
            for at, program in enumerate(programs)
        ]  # fmt: skip
        session = add(office, Scetwg, country_id=country, session_fy=2027, session_from=date(2027, 3, 1))
        yield SimpleNamespace(office=office, country=country, year=year, programs=programs, lines=lines,
                              session=session)  # fmt: skip


def line(office: Office, number: int) -> TrainingLine:
    return office.reader.get(TrainingLine, number)


def said(meeting: Any, code: str, **more: Any) -> int:
    return decisions.decide(meeting.office, meeting.session, meeting.lines[0], Decision(code, **more))


def test_the_checklist_lives(meeting: Any) -> None:
    office = meeting.office

    def states() -> list[State]:
        return [each.state for each in scetwg.checklist(office.reader, meeting.session).items]

    before = scetwg.checklist(office.reader, meeting.session)
    assert states() == [State.MET, State.FAILS, State.MET, State.MET, State.MET, State.FAILS, State.UNSET]
    assert before.items[0].record == ("training_year", meeting.year) and before.items[5].cites.endswith(
        "item 5"
    )
    said(meeting, "CHANGE", values={"total_cost": 5_000_00})
    plan = add(
        office, Cetpp, country_id=meeting.country, budget_year=2028, ccmd_approved_on=TODAY, visible_on=TODAY
    )
    after = scetwg.checklist(office.reader, meeting.session)
    assert after.items[5].state is State.MET and after.items[1].record == ("cetpp", plan)
    assert after.items[1].result.said.startswith("The share of women is not recorded: in the forces 2027")
    said(meeting, "CHANGE", values={"priority": "D"})
    assert states()[4] is State.FAILS
    for _ in range(3):
        office.undo()
    assert [each.result for each in scetwg.checklist(office.reader, meeting.session).items] == [
        each.result for each in before.items
    ]


def test_a_decision_tells_the_total_that_follows(meeting: Any) -> None:
    office, first = meeting.office, meeting.lines[0]
    said(meeting, "CHANGE", values={"unit_cost": 4_999_99})  # which makes what the list said
    review = said(meeting, "CHANGE", values={"quantity": 2})
    row = office.reader.get(LineReview, review)
    assert row.changes == "Quantity: 1, then 2\nTotal cost: $4,999.99, then $9,999.98"
    assert decisions.cost_change(row, 0) == 4_999_99 and line(office, first).total_cost == 9_999_98
    added, _ = decisions.add(office, meeting.session, Decision("ADD", {
        "program_id": meeting.programs[0], "course_title": "Team", "quantity": 2, "unit_cost": 50_00,
    }))  # fmt: skip
    assert line(office, added).total_cost == 100_00
    for _ in range(3):
        office.undo()


def test_a_change_and_its_decision_are_one_and_undone_together(meeting: Any) -> None:
    office, first = meeting.office, meeting.lines[0]
    review = said(meeting, "CHANGE", values={"priority": "B", "total_cost": 6_000_00}, remark="End of year")
    row = office.reader.get(LineReview, review)
    assert row.changes == "Priority: A, then B\nTotal cost: $4,999.99, then $6,000\nPlan rank: 1, then none"
    assert (line(office, first).priority, line(office, first).plan_rank) == ("B", None)
    assert decisions.cost_change(row, 0) == 1_000_01
    later = said(meeting, "ACCEPT")
    assert office.reader.get(LineReview, later).corrects_id == review
    assert line(office, first).accepted_on is None
    assert [each.decision for each in decisions.agenda(office.reader, meeting.session).lines] == [
        "ACCEPT",
        "",
        "",
    ]
    office.undo()
    assert decisions.agenda(office.reader, meeting.session).lines[0].decision == "CHANGE"
    office.undo()
    assert (line(office, first).priority, line(office, first).total_cost) == ("A", 4_999_99)
    assert office.reader.children(LineReview, "session_id", meeting.session) == []


def test_acceptance_rejection_and_addition(meeting: Any) -> None:
    office, first = meeting.office, meeting.lines[0]
    said(meeting, "ACCEPT", values={"accepted_on": TODAY})
    assert line(office, first).accepted_on == TODAY
    said(meeting, "REJECT", remark="No justification")
    assert line(office, first).line_status in (None, "PLANNED")
    review = said(meeting, "REJECT", remark="No justification", cancels=True)
    assert (line(office, first).line_status, line(office, first).cancel_request_date) == ("CANCELLED", TODAY)
    assert "CANCELLED" not in (office.reader.get(LineReview, review).changes or "")
    agenda = decisions.agenda(office.reader, meeting.session)
    assert [each.line.id for each in agenda.lines] == meeting.lines
    with pytest.raises(Refused):
        said(meeting, "REJECT", remark="Again", cancels=True)
    made, review = decisions.add(office, meeting.session, Decision(
        "ADD", {"program_id": meeting.programs[1], "course_title": "War College", "priority": "A",
                "total_cost": 800_00}))  # fmt: skip
    row = office.reader.get(LineReview, review)
    assert row.training_line_id == made and decisions.cost_change(row, 800_00) == 800_00
    added = decisions.agenda(office.reader, meeting.session).lines[-2]
    assert (added.line.course_title, added.place, added.decision) == ("War College", "BY", "ADD")
    for _ in range(4):
        office.undo()
    assert [each.decision for each in decisions.agenda(office.reader, meeting.session).lines] == [""] * 3


def test_what_is_not_decided(meeting: Any) -> None:
    for code, more, error in (
        ("CHANGE", {"values": {"priority": "A"}}, Refused),
        ("CHANGE", {"values": {"student_id": 1}}, Usage),
        ("ACCEPT", {"values": {"priority": "B"}}, Usage),
        ("ACCEPT", {"on": date(2027, 3, 3)}, Refused),
        ("ACCEPT", {"cancels": True}, Usage),
        ("REJECT", {"cancels": True}, Refused),
        ("ADD", {}, Usage),
        ("MAYBE", {}, Usage),
    ):
        with pytest.raises(error):
            said(meeting, code, **more)
    with pytest.raises(Refused):
        decisions.add(meeting.office, meeting.session, Decision("ADD", {"course_title": "War College"}))
    read = line(meeting.office, meeting.lines[0]).row_version
    said(meeting, "CHANGE", values={"quantity": 2})
    with pytest.raises(Stale):
        decisions.decide(meeting.office, meeting.session, meeting.lines[0], Decision("CHANGE", {"quantity": 3}),
                         read_version=read)  # fmt: skip
    meeting.office.undo()
    assert meeting.office.reader.children(LineReview, "session_id", meeting.session) == []
