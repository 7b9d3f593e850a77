"""DD Form 2285: by no route without a combatant command's waiver, and marked by it on every page."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app import documents, wordings
from app.cli import main
from app.errors import Refused, Usage
from app.office import Office
from app.papers import printables
from app.papers.dd2285 import dd2285_facts
from models.office.desk import Document
from models.training.health import MedicalRecord
from models.training.orders import CcmdWaiver
from models.training.people import Student
from reports.paper import facts_json
from reports.training.dd2285 import DD2285, Waiver, form_date
from tests.app.papers import students
from tests.app.papers.students import pages_of, text_of, waive
from tests.models.training.family import STUDENT
from tests.support import PASSPHRASE, USER

WORDS = "DD 2285 UNDER WAIVER CENTCOM CCJ5-2026-0117 260420"


@pytest.fixture
def student(office: Office) -> int:
    return students.complete(office)[STUDENT]


def nothing(office: Office, student: int) -> None:
    """No waiver at all."""


def without(key: str) -> Callable[[Office, int], object]:
    return lambda office, student: waive(office, student, **{key: None})


def removed(office: Office, student: int) -> None:
    made = waive(office, student)
    with office.change("Withdraw") as work:
        work.remove(CcmdWaiver, made)


def of_another(office: Office, student: int) -> None:
    with office.change("Another") as work:
        other = work.add(Student, {"surname": "OTHER", "first_name": "Ann", "country_service_number": "9"})
    waive(office, other)


UNUSABLE = {
    "none": nothing,
    "no command": without("command"),
    "no number": without("waiver_no"),
    "no date": without("granted_on"),
    "granted after the form's day": lambda office, student: waive(
        office, student, granted_on=date(2026, 6, 1)
    ),
    "over on the form's day": lambda office, student: waive(office, student, valid_to=date(2026, 5, 30)),
    "removed": removed,
    "of another student": of_another,
}


@pytest.mark.parametrize("how", UNUSABLE)
def test_no_route_leads_to_the_form_without_a_waiver(office: Office, student: int, how: str) -> None:
    UNUSABLE[how](office, student)
    paper = documents.printable("dd2285")
    record = office.reader.get(Student, student)
    routes: list[Callable[[], object]] = [
        lambda: documents.preview(office.reader, "dd2285", student),
        lambda: documents.draw(office.reader, "dd2285", student),
        lambda: documents.gather(office.reader, "dd2285", student),
        lambda: documents.print_paper(office, "dd2285", student),
        lambda: paper.facts(office.reader, record),
        lambda: dd2285_facts(office.reader, record),
    ]
    for route in routes:
        with pytest.raises(Refused, match=r"waiver|missing|DD 2285"):
            route()
    assert any(each.rule == "ITO-06" for each in documents.closed_by(office.reader, paper, student))
    assert documents.papers_of(office.reader, Student, student) == []


def test_nor_does_an_office_that_lowered_the_rule(office: Office, student: int) -> None:
    policy = {
        "key": "rule.ITO-06.strength",
        "value": "inform",
        "edition": "own",
        "valid_from": date(2020, 1, 1),
    }
    with office.change("Lower") as work:
        from models.kinds import kind_named

        work.add(kind_named("policy_value"), policy)
    with pytest.raises(Refused):
        documents.print_paper(office, "dd2285", student)


def test_nor_does_the_command_line(
    office: Office,
    student: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = office.folder
    office.close()
    monkeypatch.setenv("SCO_PASSPHRASE", PASSPHRASE)
    out = tmp_path / "form.pdf"
    asked = ["print", str(folder), "dd2285", str(student), "--out", str(out)]
    code = main(["--json", "--user", USER, "--on", "2026-05-01", *asked])
    told = json.loads(capsys.readouterr().out)
    assert code == 1 and told["error"]["kind"] == "refused", told
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "number", "day"),
    [
        ("", "1", date(2026, 1, 1)),
        (" ", "1", date(2026, 1, 1)),
        ("CENTCOM", " ", date(2026, 1, 1)),
        ("CENTCOM", "1", None),
    ],
)
def test_the_facts_cannot_be_made_without_it(command: str, number: str, day: date) -> None:
    with pytest.raises(ValueError, match="waiver"):
        Waiver(command, number, day)


def test_kept_facts_are_drawn_again_only_while_their_waiver_is_on_record(
    office: Office, student: int
) -> None:
    made = waive(office, student)
    kept = office.reader.get(Document, documents.print_paper(office, "dd2285", student).record_id or 0)
    assert documents.redraw(kept, office.reader) == documents.bytes_of(office, kept)
    assert not documents.differs(office.reader, kept)
    with pytest.raises(Usage):
        documents.redraw(kept)
    with office.change("Withdraw") as work:
        work.remove(CcmdWaiver, made)
    with pytest.raises(Refused, match="not on record"):
        documents.redraw(kept, office.reader)
    assert documents.differs(office.reader, kept)


@pytest.mark.parametrize("spoil", ["no waiver", "another number", "sample", "not whole"])
def test_forged_facts_are_not_drawn(office: Office, student: int, spoil: str) -> None:
    waive(office, student)
    facts = json.loads(facts_json(documents.draw(office.reader, "dd2285", student)[1]))
    if spoil == "no waiver":
        facts["waiver"] = None
    elif spoil == "another number":
        facts["waiver"]["number"] = "FORGED-1"
    elif spoil == "sample":
        facts["sample"] = True
    else:
        del facts["blocks"]
    forged = Document(1, {
        "paper": "dd2285", "subject_kind": "student", "subject_id": student, "facts": json.dumps(facts),
        "template_version": str(DD2285.version), "sha256": "0" * 64,
    })  # fmt: skip
    with pytest.raises(Refused):
        documents.redraw(forged, office.reader)


def test_every_gate_of_the_order_closes_it_too(office: Office, student: int) -> None:
    waive(office, student)
    assert documents.preview(office.reader, "dd2285", student).pages == 2
    with office.change("Lose") as work:
        for each in office.reader.children(MedicalRecord, "student_id", student):
            work.remove(MedicalRecord, each.id)
    missing = documents.closed_by(office.reader, documents.printable("dd2285"), student)
    assert any(each.rule.startswith("MED") for each in missing)
    with pytest.raises(Refused):
        documents.preview(office.reader, "dd2285", student)


def test_every_page_names_the_waiver_and_dates_are_the_forms_own(office: Office, student: int) -> None:
    waive(office, student)
    students.with_family(office, student)
    shown = documents.preview(office.reader, "dd2285", student)
    pages = pages_of(shown.data)
    for page in pages:
        assert page.count(WORDS) >= 2, "at the top and in the footer"
        assert page.count("CUI") >= 2
    whole = text_of(shown.data)
    assert form_date(date(2026, 5, 4)) == "260504" and form_date(None) == ""
    assert "260531" in whole and "880229" in whole and "260701" in whole
    assert not re.search(r"\d\d-[A-Z][a-z]{2}-\d\d", whole), "the letter's dates stand on the letter only"
    assert whole.count("AL-HUSSEINI") == 11
    assert "SAMPLE, Jan, Q" in whole
    assert "☒ Male" in whole and "☐ Female" in whole
    assert "To be pasted from the form" in whole
    assert shown.unfilled == ("Block 9", "Blocks 15 to 22")
    assert shown.file_name.startswith("DD2285_")


def test_the_sample_is_overprinted_and_its_waiver_invented(office: Office) -> None:
    paragraph = wordings.find(office.reader, "dd2285", "blocks_15_22")
    pages = pages_of(wordings.preview(office.reader, paragraph, "To be pasted from the form.").data)
    for page in pages:
        assert "SAMPLE, NOT AN ORDER" in page
        assert "SAMPLE COMMAND SAMPLE-0000 (INVENTED)" in page
    facts = printables.load("app.papers.sample:dd2285_sample")(office.reader, {}, "")
    status = DD2285.status(facts)
    assert status is not None and status.across == "SAMPLE"


def test_the_packet_never_carries_a_form_that_was_only_drawn(office: Office, student: int) -> None:
    waive(office, student)
    documents.print_paper(office, "dd2285", student)
    with pytest.raises(Refused, match="one thing is missing"):
        documents.preview(office.reader, "packet", student)
