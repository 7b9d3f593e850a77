"""Why: the panel names the record each input was read from, who wrote it, and the policy edition."""

from datetime import date
from pathlib import Path

from app.office import Office
from models.training.health import MedicalRecord
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office


def too_old(office: Office) -> None:
    with office.change("Add") as work:
        student = support.add_in(work, Student, planned_ito_on=date(2026, 6, 1))
        support.add_in(work, MedicalRecord, student_id=student, exam_date=date(2026, 1, 10))


def test_the_pane_answers_with_sources_and_editions(hands: Hands, folder: Path) -> None:
    with_office(folder, too_old)
    hands.open(folder)
    page = hands.students
    page.grid.setFocus()
    hands.settle()
    assert page.pane.seen is not None
    page.pane.head.explain(next(each for each in page.pane.seen.findings if each.rule == "MED-02"))
    hands.settle()
    told = hands.words(page.pane.head.why)
    assert f"Examined on, medical record 10 Jan 2026 · entered 02 Mar 2026 by {support.USER}" in told
    assert f"Planned order date, this record · entered 02 Mar 2026 by {support.USER}" in told
    assert "SAMM 2012 from 30 Apr 2012 · SAMM C2.1.6.7.3 · not confirmed" in told
