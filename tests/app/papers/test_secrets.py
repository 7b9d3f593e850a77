"""No paper tells a clerk more of vetting and screening than cleared, not cleared or pending."""

from datetime import date
from pathlib import Path

import pytest

from app import checklists, documents
from app.office import Office
from app.papers import letter
from app.training import sheets
from models.training.vetting import DodVetting, HrVetting, Screening
from tests.app.papers.reading import words
from tests.app.papers.season import Season
from tests.support import acting

SECRET = "Quincunx"
NEVER = (SECRET, "Rejected", "REJECTED", "Moderate", "MODERATE", "Denied", "DENIED", "Suspended")


@pytest.fixture
def vetted(office: Office, made: Season) -> Season:
    """The season after answers that only an officer reads."""
    with office.change("Answers") as work:
        for student, hr, dod in ((made.ana, "REJECTED", "MODERATE"), (made.long, "SUSPENDED", "DENIED")):
            work.add(HrVetting, {"student_id": student, "hr_result": hr, "hr_result_date": date(2026, 2, 1),
                                 "hr_remarks": SECRET})  # fmt: skip
            work.add(DodVetting, {"student_id": student, "dod_vet_result": dod, "dod_vet_remarks": SECRET})
        screening = work.add(
            Screening, {"student_id": made.ana, "outcome": "FAIL", "screening_remarks": SECRET}
        )
    checklist = checklists.open_checklist(office, Screening, screening, "checklist_id", "screening", "2012")
    checklists.answer(office, checklist, "SCR-10", "FAIL", note=SECRET)
    return made


@pytest.mark.parametrize("role", ["clerk", "officer"])
def test_papers_hold_states_alone_whoever_prints_them(office: Office, vetted: Season, role: str) -> None:
    letter.put_template(office, "everything", " ".join(f"{{{each}}}" for each in letter.places()))
    with acting(office, "Ben Hale", role):
        drawn = [
            *(documents.print_paper(office, name, vetted.ana) for name in ("nominee", "screening_list")),
            documents.print_paper(office, "letter", vetted.ana, "everything"),
            documents.print_office(office, "vetting_sheet", f"{vetted.ana};{vetted.long};with incomplete"),
            documents.print_office(office, "status_board"),
            documents.print_paper(office, "ecl_roster", vetted.session),
            documents.print_paper(office, "class_roster", vetted.lines[0]),
            documents.print_paper(office, "nomination_call", vetted.call),
        ]
    for each in drawn:
        said = words(each.data)
        assert not [word for word in NEVER if word in said], each.file_name


def test_sheets_hold_states_alone(office: Office, vetted: Season, tmp_path: Path) -> None:
    with acting(office, "Ben Hale", "clerk"):
        sheets.tracking_sheet(office, tmp_path / "tracking.csv")
        sheets.training_list(office, tmp_path / "list.csv")
    for path in tmp_path.glob("*.csv"):
        said = path.read_text(encoding="utf-8")
        assert not [word for word in NEVER if word in said], path.name
    assert "Not cleared" in (tmp_path / "tracking.csv").read_text(encoding="utf-8")
