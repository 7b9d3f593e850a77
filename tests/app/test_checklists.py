"""Checklists: opened from a dated template, answered item by item, the history keeping every answer."""

from datetime import date

import pytest

from app import checklists
from app.errors import NotFound, Refused, Usage
from app.office import Office
from models.office.desk import Checklist, ChecklistAnswer
from models.training.people import Student
from models.training.vetting import Screening
from tests import support
from tests.support import TODAY, USER, acting

LINK = "checklist_id"


@pytest.fixture
def screening(office: Office) -> int:
    return support.add(office, Screening, student_id=support.add(office, Student))


@pytest.fixture
def opened(office: Office, screening: int) -> int:
    return checklists.open_checklist(office, Screening, screening, LINK, "screening", "2012")


def test_an_opened_checklist_hangs_on_its_record_with_its_edition(
    office: Office, screening: int, opened: int
) -> None:
    assert office.reader.get(Screening, screening).get(LINK) == opened
    kept = office.reader.get(Checklist, opened)
    assert (kept.template, kept.edition, kept.opened_on) == ("screening", "2012", TODAY)
    items = checklists.answered(office.reader, opened)
    assert [each.code for each in items] == [each.code for each in checklists.template("screening")]
    assert len({each.code for each in items}) == len(items) > 5
    assert all(each.text and each.source and each.answer is None for each in items)


def test_an_answer_is_given_and_given_anew(office: Office, opened: int) -> None:
    code = checklists.template("screening")[1].code
    first = checklists.answer(office, opened, code, "PENDING")
    again = checklists.answer(office, opened, code, "PASS", on=date(2026, 2, 27), by="RSO", note="Memo 12")
    assert first == again
    given = {each.code: each.answer for each in checklists.answered(office.reader, opened) if each.answer}
    assert list(given) == [code]
    found = given[code]
    assert (found.answer, found.checked_on) == ("PASS", date(2026, 2, 27))
    assert (found.checked_by, found.note) == ("RSO", "Memo 12")
    lines = office.reader.history(ChecklistAnswer, first)
    assert [len(lines), lines[1].user] == [2, USER]
    office.undo()
    earlier = office.reader.get(ChecklistAnswer, first)
    assert (earlier.answer, earlier.checked_on, earlier.checked_by) == ("PENDING", TODAY, USER)


def test_what_is_not_on_the_list_is_not_answered(office: Office, opened: int) -> None:
    with pytest.raises(NotFound, match="no item SCR-99"):
        checklists.answer(office, opened, "SCR-99", "PASS")
    with pytest.raises(NotFound):
        checklists.answer(office, opened + 10_000, "SCR-01", "PASS")
    with pytest.raises(Usage):
        checklists.answer(office, opened, "SCR-01", "x" * 61)
    assert checklists.answers(office.reader, opened) == []


def test_there_is_no_such_template(office: Office, screening: int) -> None:
    for name in ("nothing", "../codes/role"):
        with pytest.raises(NotFound):
            checklists.open_checklist(office, Screening, screening, LINK, name, "2012")
    assert office.reader.get(Screening, screening).get(LINK) is None


def test_a_checklist_that_cannot_be_linked_is_not_made(office: Office, screening: int) -> None:
    before = office.head()
    with pytest.raises(NotFound):
        checklists.open_checklist(office, Screening, screening + 10_000, LINK, "screening", "2012")
    assert office.head() == before


def test_a_viewer_answers_nothing(office: Office, opened: int) -> None:
    with acting(office, "viewer", "viewer"), pytest.raises(Refused):
        checklists.answer(office, opened, "SCR-01", "PASS")
    assert checklists.answers(office.reader, opened) == []
