"""What of a class's back-planned days is late, at the boundary days, and for whom."""

from datetime import date, timedelta

import pytest

from app.office import Office
from app.reading import Query
from app.training.classes import classes
from app.training.lateness import ClassProgress, Progress, progress, students_where
from models.training.journeys import Travel
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import DodVetting, HrVetting
from tests.app.papers import season
from tests.app.papers.season import STARTS, Season

REPORTS = STARTS - timedelta(days=4)


@pytest.fixture
def made(office: Office) -> Season:
    return season.make(office)


def read(office: Office, today: date | None = None) -> ClassProgress:
    if today is not None:
        office.reader.today = today
    (found,) = progress(office.reader, classes(office.reader))
    return found


def planned(found: ClassProgress, step: str) -> Progress:
    return next(each for each in found.plan if each.planned.step == step)


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_seats_without_a_student_are_late_from_the_day_after_nomination(
    office: Office, made: Season, days: int, late: bool
) -> None:
    on = planned(read(office), "nominated").planned.on
    nominated = planned(read(office, on + timedelta(days=days)), "nominated")
    assert (nominated.met, nominated.of, nominated.late) == (2, 4, late)
    assert nominated.missing == ()


def test_vetting_is_met_once_it_was_asked_for(office: Office, made: Season) -> None:
    on = planned(read(office), "vetted").planned.on
    with office.change("Ask") as work:
        for kind, key in ((HrVetting, "hr"), (DodVetting, "dod_vet")):
            values = {
                "student_id": made.ana,
                f"{key}_submitted": date(2026, 2, 1),
                f"{key}_result": "PENDING",
            }
            work.add(kind, values)
    vetted = planned(read(office, on + timedelta(days=1)), "vetted")
    assert (vetted.missing, vetted.late, vetted.open) == ((made.long,), True, 1)


def test_the_first_day_of_an_examination_is_never_late(office: Office, made: Season) -> None:
    found = read(office, REPORTS - timedelta(days=1))
    assert not planned(found, "medical").late
    assert "medical" not in {each.planned.step for each in found.late}
    assert [each.planned.step for each in found.late][:1] == ["nominated"]


def test_who_has_departed_is_not_waited_for(office: Office, made: Season) -> None:
    with office.change("Depart") as work:
        for student, line in zip((made.ana, made.long), made.lines, strict=False):
            work.add(
                Travel, {"student_id": student, "training_line_id": line, "departed_on": date(2026, 3, 1)}
            )
    found = read(office, REPORTS - timedelta(days=1))
    assert [each.planned.step for each in found.late] == ["nominated"]  # two seats are still empty
    assert found.next is None


def test_the_next_day_is_the_earliest_that_is_not_over(office: Office, made: Season) -> None:
    found = read(office)
    assert found.late == () and found.next is not None and found.next.planned.step == "nominated"


def test_the_filter_of_a_class_finds_its_students(office: Office, made: Season) -> None:
    found = read(office)
    assert set(office.reader.ids(Query(Student, where=students_where(found.held)))) == {made.ana, made.long}
    with office.change("Without a listed course") as work:
        for line in made.lines:
            work.set(TrainingLine, line, {"course_id": None, "course_title": "Example Captains Course"})
    assert set(office.reader.ids(Query(Student, where=students_where(read(office).held)))) == {
        made.ana,
        made.long,
    }


def test_no_class_has_no_progress(office: Office) -> None:
    assert progress(office.reader, classes(office.reader)) == []
