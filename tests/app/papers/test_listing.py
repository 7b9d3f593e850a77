"""A list on paper says what it shows, in the order and the groups of the screen, and is logged when it is saved."""

import subprocess
from pathlib import Path

import pytest

from app import access
from app.errors import Refused, Trouble
from app.listing import STEP
from app.office import Office
from app.papers import listing
from app.papers.listing import Wanted
from app.reading import Cond, GroupBy, Query, Sort
from models.fields import MASK
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.support import add

NEVER = (lambda *_: None, lambda: False)


def drawn(office: Office, wanted: Wanted) -> str:
    made = listing.draw_list(office, wanted, *NEVER)
    found = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made.data, capture_output=True, check=True, timeout=60
    )
    return found.stdout.decode()


def lines(office: Office) -> Query:
    for n, (status, cost) in enumerate((("PLANNED", 100_00), ("CONFIRMED", 250_50), ("PLANNED", None))):
        add(office, "training_line", course_title=f"Course {n}", line_status=status, unit_cost=cost)
    return Query(TrainingLine, sort=(Sort("course_title", True),))


def test_a_plain_list_keeps_columns_order_and_filter_words(office: Office) -> None:
    query = lines(office)
    shown = Query(TrainingLine, where=Cond("line_status", "=", "PLANNED"), sort=query.sort, text="course")
    text = drawn(
        office, Wanted(shown, ("course_title", "unit_cost"), said="Planned lines; Status is Planned")
    )
    assert "Planned lines; Status is Planned; found by “course”; by course title, last first." in text
    assert text.index("Course 2") < text.index("Course 0") and "Course 1" not in text
    assert "2 training lines." in text and "$100" in text


def test_groups_stand_with_their_sums_and_folded_ones_with_these_alone(office: Office) -> None:
    query = lines(office)
    query = Query(TrainingLine, sort=query.sort, groups=(GroupBy("line_status"),))
    wanted = Wanted(query, ("course_title", "unit_cost"), folded=frozenset({("CONFIRMED",)}))
    facts = listing.list_facts(office.reader, wanted)
    assert [(each.words, [row[0] for row in each.rows], each.sums) for each in facts.groups] == [
        ("Status: Confirmed · 1 training line", [], ("", "$250.50")),
        ("Status: Planned · 2 training lines", ["Course 2", "Course 0"], ("", "$100")),
    ]
    assert facts.sums == ("", "$350.50") and facts.rows == ()
    text = drawn(office, wanted)
    assert "Course 1" not in text and "grouped by status." in text and "Sum of everything" in text


def test_inner_groups_of_a_folded_one_are_not_in_sight(office: Office) -> None:
    lines(office)
    by = (GroupBy("line_status"), GroupBy("course_title"))
    wanted = Wanted(Query(TrainingLine, groups=by), ("course_title",), folded=frozenset({("PLANNED",)}))
    facts = listing.list_facts(office.reader, wanted)
    assert [(each.level, len(each.rows)) for each in facts.groups] == [(0, 0), (1, 1), (0, 0)]


def test_masked_values_stay_masked_and_steps_stand_as_shown(office: Office) -> None:
    student = add(office, "student")
    add(office, "passport", student_id=student, passport_no="P-0012-A7")
    facts = listing.list_facts(office.reader, Wanted(Query(Passport), ("student_id", "passport_no")))
    assert [row[1] for row in facts.rows] == [MASK]
    wanted = Wanted(Query(Student), ("full_name", f"{STEP}ito"), {f"{STEP}ito": "Draft order"})
    facts = listing.list_facts(office.reader, wanted)
    assert [each.label for each in facts.columns] == ["Name", "Draft order"]
    assert facts.rows[0][1].endswith(" missing")


def logged(office: Office) -> list[str]:
    return [each.action for each in access.lines(office.reader.connection)]


def test_saving_writes_the_file_and_logs_its_code_columns_and_kind(office: Office, tmp_path: Path) -> None:
    add(office, "student")
    wanted = Wanted(Query(Student), ("full_name", "citizenship"))
    made = listing.draw_list(office, wanted, *NEVER)
    assert "printed" not in logged(office), "looking at it is no print"
    target = tmp_path / made.file_name
    listing.save_list(office, wanted, made, target)
    assert target.read_bytes() == made.data and "CUI.pdf" in target.name
    line = next(access.lines(office.reader.connection))
    assert (line.action, line.kind) == ("printed", "student")
    assert line.detail == f"list {made.code}: full_name, citizenship"


def test_lists_of_things_are_not_logged_and_lists_of_people_need_the_log(
    office: Office, tmp_path: Path
) -> None:
    wanted = Wanted(lines(office), ("course_title",))
    listing.save_list(office, wanted, listing.draw_list(office, wanted, *NEVER), tmp_path / "lines.pdf")
    assert "printed" not in logged(office)
    second = support.reopen(office.folder)
    listing.draw_list(second, wanted, *NEVER)
    with pytest.raises((Refused, Trouble), match="Prints of students are logged"):
        listing.draw_list(second, Wanted(Query(Student), ("full_name",)), *NEVER)
    second.close()


def test_the_work_is_told_and_can_be_stopped(office: Office) -> None:
    query = lines(office)
    told: list[tuple[int, int]] = []
    listing.draw_list(office, Wanted(query, ("course_title",)), lambda *far: told.append(far), lambda: False)
    assert told[0] == (3, 6)
    with pytest.raises(Refused, match="was stopped"):
        listing.draw_list(office, Wanted(query, ("course_title",)), lambda *_: None, lambda: True)


def test_too_many_rows_are_refused_unless_they_are_folded(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = lines(office)
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    with pytest.raises(Refused, match="too many for paper"):
        listing.list_facts(office.reader, Wanted(query, ("course_title",)))
    by = Query(TrainingLine, groups=(GroupBy("line_status"),))
    facts = listing.list_facts(
        office.reader, Wanted(by, ("course_title",), folded=frozenset({("CONFIRMED",)}))
    )
    assert len(facts.groups) == 2
