"""The file of a case in an office: scans go into places, places are left out with a reason."""

from pathlib import Path

import pytest

from app import documents
from app.cases import slots
from app.errors import NotFound, Refused, Usage
from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.completeness import State
from models.cases.filing import CaseDocument, SlotDecision
from models.cases.requests import Cta, CtaElement, Lor, LorCase
from models.office.desk import Attachment
from tests import support


@pytest.fixture
def case(office: Office) -> int:
    return support.add(office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="OFFERED")


def scan(tmp_path: Path, words: str = "Forwarding letter") -> Path:
    made = tmp_path / "Letter of 2 March.txt"
    made.write_text(words, encoding="utf-8")
    return made


def test_a_scan_fills_its_place(office: Office, case: int, tmp_path: Path) -> None:
    before = slots.file_of(office.reader, case)
    assert before.slot("FORWARDING").state is State.MISSING
    made = slots.take(office, case, "FORWARDING", scan(tmp_path))
    after = slots.file_of(office.reader, case)
    assert after.slot("FORWARDING").state is State.PRESENT
    assert [each.record_id for each in after.slot("FORWARDING").papers] == [made]
    paper = office.reader.get(CaseDocument, made)
    assert (paper.paper_title, paper.slot) == ("Letter of 2 March", "FORWARDING")
    kept = office.reader.get(Attachment, paper.paper_scan or 0)
    assert (kept.subject_kind, kept.subject_id, kept.description) == ("case_file", case, "Forwarding letter")
    assert after.sentence.startswith(f"1 of {before.count(State.MISSING)} places filled, ")


def test_a_place_is_left_out_with_a_reason(office: Office, case: int) -> None:
    first = slots.not_applicable(office, case, "FORWARDING", " Handed over by the embassy. ")
    again = slots.not_applicable(office, case, "FORWARDING", "Handed over by the attaché.")
    assert first == again
    found = slots.file_of(office.reader, case).slot("FORWARDING")
    assert (found.state, found.why) == (State.NOT_APPLICABLE, "Handed over by the attaché.")
    assert office.reader.get(SlotDecision, first).slot_decided_on == support.TODAY
    office.undo()
    office.undo()
    assert slots.file_of(office.reader, case).slot("FORWARDING").state is State.MISSING


@pytest.mark.parametrize(
    ("slot", "reason", "error"), [("FORWARDING", "  ", Usage), ("FORWARD", "Because", NotFound)]
)
def test_what_is_refused_leaves_nothing(
    office: Office, case: int, slot: str, reason: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        slots.not_applicable(office, case, slot, reason)
    assert not office.reader.children(SlotDecision, "case_id", case)


def test_a_marked_scan_is_refused(office: Office, case: int, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        slots.take(office, case, "RELEASE", scan(tmp_path, "SECRET//NOFORN"))
    assert not office.reader.children(CaseDocument, "case_id", case)
    assert not office.reader.children(Attachment, "subject_id", case)


def test_a_clerk_meets_no_assessment_by_any_way_of_a_case(office: Office, case: int) -> None:
    """He is told that one is missing, and writes that one is enclosed; which, neither paper nor list says."""
    letter = support.add(office, Lor, lor_ref="MOD-1", addressees_action="DSCA", cta_sensitive=True)
    support.add(office, LorCase, lor_id=letter, case_id=case)
    cta = support.add(office, Cta, lor_id=letter, cta_no="CTA-77", cta_signed_on=support.TODAY)
    element = support.add(office, CtaElement, cta_id=cta, element_code="T1-01", element_text="Border watch")
    facts = documents.printable("lor_transmittal").facts
    assert "CTA-77" in slots.file_of(office.reader, case).slot("CTA").why
    assert "CTA-77" in repr(facts(office.reader, office.reader.get(Lor, letter)))
    with support.acting(office, "Cleo", "clerk"):
        place = slots.file_of(office.reader, case).slot("CTA")
        assert (place.state, place.why) == (State.MISSING, "No such paper is in the file.")
        enclosed = repr(facts(office.reader, office.reader.get(Lor, letter)))
        assert "CTA-77" not in enclosed and "Country team assessment" in enclosed
        for kind, record_id in ((Cta, cta), (CtaElement, element)):
            with pytest.raises(NotFound):
                office.reader.get(kind, record_id)
        for paper in ("cta_paper", "cta_coordination_sheet"):
            with pytest.raises(NotFound):
                documents.preview(office.reader, paper, cta)


def test_many_files_are_read_at_once(office: Office, case: int) -> None:
    second = support.add(
        office, CaseFile, case_designator="B4-P-BAA", case_kind="BPC", entered_as="IMPLEMENTED"
    )
    found = slots.files_of(office.reader, (second, case))
    assert [each.case_id for each in found] == [second, case]
    assert found[0].slot("SUSTAIN").state is State.MISSING
    assert found[1].slot("SUSTAIN").state is State.NOT_APPLICABLE
