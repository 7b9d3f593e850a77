"""Graduates who came far: joined by names in three scripts, confirmed, and told with what changed since the report."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import people
from app.charts import Bars, Lines
from app.errors import Refused, Usage
from app.office import Office
from app.planning import charts, guidance, prominence, reported
from app.planning.reported import DIED, ENDED, GRADE, NEW, POSITION, RETIRED
from app.store import keys
from app.store.connection import translated
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from models.training.courses import Course
from models.training.people import Student
from tests import support
from tests.support import add

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def kept(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    before = keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS
    support.allow_few_rounds()
    folder = support.copy_office(template, tmp_path_factory.mktemp("prominent") / "Bandaria.sco")
    with support.reopen(folder) as office:
        keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS = before
        yield office


def person(office: Office, **values: Any) -> int:
    with office.change("Add") as work:
        return work.add(ProminentPerson, values)


SCRIPTS = {
    "latin": (
        {"surname": "WICHAYBANDA", "first_name": "Somchit"},
        {"surname": "WICHAIBANDA", "first_name": "Somchit"},
    ),
    "arabic": ({"native_name": "محمد المصري"}, {"surname": "AL-MASRI", "first_name": "Muhammad"}),
    "cyrillic": ({"native_name": "Пётр Зеленков"}, {"surname": "ZELENKOV", "first_name": "Petr"}),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_graduate_is_found_by_a_name_that_looks_alike(kept: Office, script: str) -> None:
    known, other = SCRIPTS[script]
    student = add(kept, Student, **{"first_name": None} | other)
    made = person(kept, **known)
    (found,) = prominence.former_students(kept.reader, made)
    assert found.student_id == student and found.score >= 60 and found.why
    prominence.join(kept, made, student)
    assert kept.reader.get(ProminentPerson, made).student_id == student
    assert people.answers(kept.reader, made) == {student: True}
    with pytest.raises(Refused, match="already"):
        prominence.begin(kept, student)
    kept.undo()
    assert kept.reader.get(ProminentPerson, made).student_id is None
    people.confirm(
        kept, kept.reader.get(ProminentPerson, made), kept.reader.get(Student, student), same=False, reason=""
    )
    assert prominence.former_students(kept.reader, made) == []


def test_only_training_that_was_completed_and_chosen_is_taken(kept: Office) -> None:
    student = add(
        kept, Student, surname="DORUNGA", first_name="Mihal", country_rank="Captain", us_grade="O-3"
    )
    program = add(kept, "training_program", program_label="IMET-1")
    course = add(kept, Course, title="Staff Course", location="Fort One")
    usual = {"student_id": student, "program_id": program, "course_id": course}
    wanted = add(kept, "training_line", line_status="COMPLETED", start_date=date(2009, 9, 1),
                 end_date=date(2010, 6, 1), **usual)  # fmt: skip
    add(
        kept,
        "training_line",
        line_status="COMPLETED",
        start_date=date(2012, 1, 1),
        end_date=date(2012, 2, 1),
        **usual,
    )
    add(kept, "training_line", line_status="PLANNED", **usual)
    assert [each.years_attended for each in prominence.completed(kept.reader, student)] == [
        "2012",
        "2009-2010",
    ]
    made = prominence.begin(kept, student, [wanted], "Chief of staff")
    entry = kept.reader.get(ProminentPerson, made)
    assert (entry.surname, entry.own_grade, entry.person_category, entry.current_position) == (
        "DORUNGA", "Captain", "MILITARY", "Chief of staff"
    )  # fmt: skip
    (row,) = kept.reader.children(ProminentTraining, "person_id", made)
    assert [row.get(key) for key in ("trained_in", "trained_at", "rank_then", "years_attended", "paid_by")] == [
        "Staff Course", "Fort One", "Captain", "2009-2010", "IMET-1"
    ]  # fmt: skip
    (left,) = prominence.completed(kept.reader, student, made)
    assert left.years_attended == "2012" and prominence.take(kept, made, [left.line_id]) == 1
    with kept.change("Part them") as work:
        work.set(ProminentPerson, made, {"student_id": None})
    prominence.join(kept, made, student)
    with translated():
        steps = [tuple(row) for row in kept.reader.connection.execute("SELECT * FROM entry")]
    assert "as prominent" in str(steps) and "DORUNGA" not in str(steps), "no purge reaches the name of a step"


def test_many_are_confirmed_in_one_change_and_the_rest_stays_late(kept: Office) -> None:
    old, never, _ = (person(kept, surname=name, confirmed_on=on) for name, on in
                         (("OLD", date(2025, 3, 1)), ("NEVER", None), ("FRESH", date(2025, 3, 2))))  # fmt: skip
    person(kept, surname="GONE", retired_on="2024")

    def late() -> set[str]:
        return {each.title for each in prominence.entries(kept.reader) if each.late}

    assert {"OLD", "NEVER"} <= late() and not {"FRESH", "GONE"} & late()
    with pytest.raises(Usage, match="future"):
        prominence.confirm(kept, [old], date(2026, 3, 3))
    assert prominence.confirm(kept, [old, never]) == 2
    assert not {"OLD", "NEVER"} & late()
    kept.undo()
    assert {"OLD", "NEVER"} <= late()


def test_the_report_tells_what_changed_since_the_last_one(kept: Office) -> None:
    ids = [person(kept, surname=each, own_grade="Colonel") for each in "ABCD"]
    with kept.change("Add") as work:
        held = work.add(ProminentPosition, {"person_id": ids[0], "position_title": "Attaché"})
    assert reported.last_report(kept.reader) is None
    assert {each.what for each in reported.changes(kept.reader, None)} == {NEW}
    add(kept, "cetpp", budget_year=2027, sent_ccmd_on=TODAY)
    kept.move_to(date(2026, 5, 4))
    assert reported.last_report(kept.reader) == TODAY and reported.changes(kept.reader, TODAY) == []
    new = person(kept, surname="E", own_grade="General")
    with kept.change("Year") as work:
        work.set(ProminentPosition, held, {"held_to": "2026-02"})
        work.add(ProminentPosition, {"person_id": ids[0], "position_title": "Chief", "held_from": "2026-02"})
        work.add(ProminentPosition, {"person_id": new, "position_title": "Minister"})
        work.set(
            ProminentPerson, ids[1], {"own_grade": "General", "prominent_remarks": "Told by the ministry"}
        )
        work.set(ProminentPerson, ids[2], {"retired_on": "2026"})
        work.set(ProminentPerson, ids[3], {"deceased_on": "2026-01", "confirmed_on": TODAY})
    told = [(each.what, each.person, each.then, each.now) for each in reported.changes(kept.reader, TODAY)]
    assert told == [
        (NEW, "E", "", "General, Minister"),
        (POSITION, "A", "", "Chief, from 2026-02"),
        (ENDED, "A", "Attaché", "2026-02"),
        (GRADE, "B", "Colonel", "General"),
        (RETIRED, "C", "", "2026"),
        (DIED, "D", "", "2026-01"),
    ]


def test_the_guidance_says_what_an_entry_needs(kept: Office) -> None:
    said = {
        (None, None, None): "decides which guidance",
        ("MILITARY", "O-7", None): "O-7 suffices",
        ("MILITARY", "O-6", "ATTACHE"): "Attaché to a major capital makes an officer",
        (
            "MILITARY",
            "O-6",
            "CABINET",
        ): "Below the general officers an officer is prominent as chief of a service",
        ("CIVILIAN", None, "CABINET"): "makes a civilian prominent. Judge the equal U.S. grade",
        ("CIVILIAN", "CIV", "ELITE"): "or other civil leader",
    }
    keys = ("person_category", "us_grade", "prominence_basis")
    for values, words in said.items():
        assert words in guidance.judged(kept.reader, dict(zip(keys, values, strict=True)))
    table = guidance.guides(kept.reader)
    assert len(table) == 13 and all(each.source.startswith("SAMM") for each in table)


def test_charts_count_students_once_and_graduates_while_they_hold_a_position(kept: Office) -> None:
    student = add(kept, Student, surname="CHARTED")
    for day, status in (
        (date(2030, 1, 9), "PLANNED"),
        (date(2030, 5, 1), "PLANNED"),
        (date(2029, 11, 1), "CANCELLED"),
    ):
        add(kept, "training_line", student_id=student, report_date=day, end_date=None, line_status=status)
    by_month = charts.by_month(kept.reader, 2030)
    assert isinstance(by_month, Bars) and [by_month.total(at) for at in range(12)] == [0, 0, 0, 1, *[0] * 8]
    by_step = charts.by_step(kept.reader, 2030)
    assert isinstance(by_step, Bars) and sum(map(by_step.total, range(len(by_step.labels)))) == 1

    def holding() -> list[int | None]:
        scene = charts.graduates(kept.reader, 2026)
        assert isinstance(scene, Lines)
        return list(scene.series[0].values)

    before, made = holding(), person(kept, surname="HOLDER")
    with kept.change("Add") as work:
        work.add(
            ProminentPosition,
            {"person_id": made, "position_title": "Chief", "held_from": "2018", "held_to": "2020"},
        )
        work.add(ProminentPosition, {"person_id": made, "position_title": "Aide", "held_from": "2018-10"})
        work.set(ProminentPerson, made, {"deceased_on": "2024-03"})
    more = [(now or 0) - (then or 0) for now, then in zip(holding(), before, strict=True)]
    assert more == [0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0]
