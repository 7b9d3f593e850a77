"""The screening checklist: answers so far, offices, keep-until; of vetting the state alone."""

from datetime import date

from app import checklists, documents
from app.office import Office
from app.papers.screening_list import screening_facts
from models.training.people import Student
from models.training.vetting import Screening
from reports.training.screening_list import ScreeningFacts
from tests.app.papers.reading import words
from tests.app.papers.season import Season
from tests.support import acting


def facts(office: Office, student: int) -> ScreeningFacts:
    return screening_facts(office.reader, office.reader.get(Student, student))


def screen(office: Office, student: int, **values: object) -> int:
    with office.change("Screen") as work:
        screening = work.add(Screening, {"student_id": student, "nomination_date": date(2026, 1, 7)} | values)
    return checklists.open_checklist(office, Screening, screening, "checklist_id", "screening", "2012")


def test_a_blank_checklist_has_every_item_and_office(office: Office, made: Season) -> None:
    found = facts(office, made.empty)
    assert len(found.items) == 25 and not any(each.answer for each in found.items)
    assert len(found.offices) == 5 and found.state == "Not begun"
    assert "ten years after the checklist is complete" in words(
        documents.preview(office.reader, "screening_list", made.empty).data
    )


def test_answers_say_what_by_whom_and_when(office: Office, made: Season) -> None:
    checklist = screen(office, made.ana, rso_sent_on=date(2026, 1, 9), rso_result="CLEARED")
    checklists.answer(
        office, checklist, "SCR-01", "PASS", on=date(2026, 1, 8), by="T. Trainer", note="File 7"
    )
    checklists.answer(office, checklist, "SCR-07", "PASS", note="Paper 3")
    found = facts(office, made.ana)
    first = found.items[0]
    assert (first.answer, first.by, first.on, first.note) == (
        "Passed",
        "T. Trainer",
        date(2026, 1, 8),
        "File 7",
    )
    assert found.items[6].answer == "Done"
    assert ("Regional Security Officer", "Cleared") in [(each.name, each.state) for each in found.offices]
    assert found.state == "Pending"


def test_of_vetting_only_the_state_is_printed_for_every_role(office: Office, made: Season) -> None:
    checklist = screen(
        office,
        made.ana,
        screening_remarks="Quincunx",
        outcome="FAIL",
        checklist_complete_date=date(2026, 2, 1),
    )
    for code in ("SCR-10", "SCR-11", "SCR-16"):
        checklists.answer(office, checklist, code, "FAIL", note="Quincunx")
    found = facts(office, made.ana)
    assert {each.answer for each in found.items if each.answer} == {"Not cleared"}
    assert found.keep_until == date(2036, 2, 1)
    with acting(office, "Ben Hale", "clerk"):
        assert facts(office, made.ana) == found
    assert "Quincunx" not in words(documents.print_paper(office, "screening_list", made.ana).data)
