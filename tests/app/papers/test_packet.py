"""The student packet: the order as issued and never a draft, nothing about screening or health, every page marked."""

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app import checklists, documents
from app.errors import Refused, Usage
from app.office import Office
from models.kinds import kind_named
from models.office.desk import Document
from models.office.places import Site
from models.training.health import MedicalRecord
from models.training.journeys import ArrivalNotice, Briefing
from models.training.lines import TrainingLine
from reports.paper import TRANSLATION
from tests.app.papers import students
from tests.app.papers.students import issue, order_pdf, pages_of, picture, text_of
from tests.models.training.family import LINE, PROGRAM, STUDENT

PARTS = (
    "Travel order as issued", "Courses and places", "Briefing before departure", "Arrival notice",
    "Privacy statement", "Interview after training",
)  # fmt: skip


@pytest.fixture
def ids(office: Office) -> dict[int, int]:
    return students.complete(office)


@pytest.fixture
def student(ids: dict[int, int]) -> int:
    return ids[STUDENT]


def packet(office: Office, student: int) -> documents.Printed:
    return documents.preview(office.reader, "packet", student)


def missing(office: Office, student: int) -> list[str]:
    return [
        each.message for each in documents.closed_by(office.reader, documents.printable("packet"), student)
    ]


def test_without_an_issued_order_and_its_scan_there_is_no_packet(office: Office, student: int) -> None:
    documents.print_paper(office, "ito", student)
    assert missing(office, student) == ["No order issued by SC-TMS is on record."]
    with pytest.raises(Refused):
        packet(office, student)
    made = issue(office, student)
    assert missing(office, student) == ["Order BN-B-26-0001 is on record without its scan."]
    with pytest.raises(Refused), office.change("x"):
        documents.print_paper(office, "packet", student)
    issue(office, student, picture(), corrects_id=made)
    assert missing(office, student) == []


def test_an_amendment_without_its_scan_keeps_it_closed(office: Office, student: int) -> None:
    issue(office, student, order_pdf("BASIC ONE", "BASIC TWO"), "order.pdf")
    issue(office, student, order_kind="AMENDMENT", amendment_no=1)
    assert missing(office, student) == ["Amendment BN-B-26-0001 is on record without its scan."]


def test_it_carries_the_issued_order_and_its_amendment_word_for_word(office: Office, student: int) -> None:
    issue(office, student, order_pdf("BASIC ONE", "BASIC TWO"), "order.pdf")
    issue(office, student, picture("AMENDED"), order_kind="AMENDMENT", amendment_no=1)
    shown = packet(office, student)
    pages = pages_of(shown.data)
    assert "BASIC ONE" in pages[1] and "BASIC TWO" in pages[2]
    assert "Order BN-B-26-0001 as issued, page 2 of 2" in pages[2]
    assert "Amendment BN-B-26-0001 as issued, page 1 of 1" in pages[3]
    assert "DRAFT" not in text_of(shown.data), "never a draft"
    for number, page in enumerate(pages, 1):
        assert page.count("CUI") >= 2 and f"Page {number} of {len(pages)}" in page


def test_every_part_begins_where_the_contents_say(office: Office, student: int) -> None:
    issue(office, student, order_pdf("ONE", "TWO", "THREE"), "order.pdf")
    pages = pages_of(packet(office, student).data)
    for number, title in enumerate(PARTS, 1):
        assert f"{number}. {title}" in pages[0].replace(f"{number}.  ", f"{number}. ")
    places = [
        int(word) for word in pages[0].replace("\r", " ").split("page ")[1:] for word in [word.split()[0]]
    ]
    assert places == [2, 5, 6, 7, 8, 9]
    for title, place in zip(PARTS[1:], places[1:], strict=True):
        assert title in pages[place - 1]


def test_nothing_that_acts_comes_along_with_the_order(office: Office, student: int, tmp_path: Path) -> None:
    issue(office, student, order_pdf("ONE"), "order.pdf")
    data = packet(office, student).data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/OpenAction" not in pdf.Root and "/Names" not in pdf.Root
        assert all("/AA" not in page.obj and "/Annots" not in page.obj for page in pdf.pages)
        plain = BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert b"JavaScript" not in plain.getvalue() and b"example.invalid" not in plain.getvalue()
    file = tmp_path / "packet.pdf"
    file.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("scan", "name", "why"),
    [
        (b"%PDF-1.7 nothing", "order.pdf", "damaged"),
        (b"GIF89a", "order.gif", "neither a PDF nor a picture"),
        (picture()[:200], "order.png", "its end is missing"),
    ],
)
def test_a_scan_that_cannot_be_read_is_refused_with_its_reason(
    office: Office, student: int, scan: bytes, name: str, why: str
) -> None:
    issue(office, student, scan, name)
    with pytest.raises(Refused, match=why):
        packet(office, student)


def test_a_locked_scan_is_refused(office: Office, student: int) -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(order_pdf("ONE"))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    issue(office, student, locked.getvalue(), "order.pdf")
    with pytest.raises(Refused, match="password"):
        packet(office, student)


def test_a_long_name_and_eleven_children(office: Office, student: int) -> None:
    students.with_family(office, student)
    issue(office, student, picture())
    shown = packet(office, student)
    pages = pages_of(shown.data)
    assert TRANSLATION in pages[0], "the name in its own script stands there"
    arrival = next(page for page in pages if "Dependents who come along" in page)
    assert "Dependents who come along 11" in arrival
    assert "Ages of children on arrival 6, 7, 8" in arrival
    assert documents.preview(office.reader, "ito", student).pages == 3


def test_the_student_reads_nothing_of_screening_vetting_or_health(office: Office, student: int) -> None:
    issue(office, student, order_pdf("ONE"), "order.pdf")
    secret = "Quincunx"
    with office.change("Secrets") as work:
        for name, key in (("screening", "screening_remarks"), ("hr_vetting", "hr_remarks")):
            for each in office.reader.children(kind_named(name), "student_id", student):
                work.set(kind_named(name), each.id, {key: secret})
        for each in office.reader.children(MedicalRecord, "student_id", student):
            work.set(MedicalRecord, each.id, {"provider_name": secret})
    shown = packet(office, student)
    said = text_of(shown.data).casefold()
    for word in ("quincunx", "vetting", "screening", "x-ray", "hiv", "cleared", "fedcon", "leahy", "examin"):
        assert word not in said, word
    assert documents.printable("packet").paper().audience.value == "student"


def test_courses_places_briefing_and_notice_stand_in_it(office: Office, ids: dict[int, int]) -> None:
    student = ids[STUDENT]
    title = "Advanced Combined Joint Logistics and Sustainment Planning for Multinational Operations Course, Phase II"
    with office.change("More") as work:
        site = work.add(Site, {
            "site_name": "Fort Example", "student_officer": "Ms. Pat Doe", "site_phone": "+1 706 555 0100",
            "local_instructions": "Report to building 35.",
        })  # fmt: skip
        work.set(TrainingLine, ids[LINE], {"site_id": site})
        work.add(TrainingLine, {
            "program_id": ids[PROGRAM], "student_id": student, "wcn": "0001", "line_suffix": "B", "course_title": title,
            "report_date": date(2026, 12, 14),
        })  # fmt: skip
        briefing = work.add(
            Briefing, {"student_id": student, "briefed_on": date(2026, 4, 28), "briefer": "Ada"}
        )
        work.add(ArrivalNotice, {
            "student_id": student, "sent_on": date(2026, 4, 29), "notice_channel": "SAN", "flight_numbers": "EX 103",
            "arrives_at": "2026-07-01T09:30[America/New_York]",
        })  # fmt: skip
    made = checklists.open_checklist(office, Briefing, briefing, "checklist_id", "predeparture", "2012")
    checklists.answer(office, made, "PDB-02", "PASS")
    checklists.answer(office, made, "PDB-07", "NOT_APPLICABLE")
    issue(office, student, picture())
    said = text_of(packet(office, student).data)
    for words in (
        title,
        "Ms. Pat Doe",
        "+1 706 555 0100",
        "Report to building 35.",
        "28 Apr 2026, by Ada",
        "EX 103",
    ):
        assert words in said, words
    assert "☑ Travel orders (ITO) explained" in said and "☐ Introduction to IMS training" in said
    assert "– Swimming requirements" in said and "1 of 26 covered, 1 not needed" in said
    assert said.count("To be pasted from SC-TMS") == 2, (
        "authority and routine uses are the office's to supply"
    )


def test_what_is_unfilled_is_told(office: Office, student: int) -> None:
    issue(office, student, picture())
    assert packet(office, student).unfilled == ("Authority", "Routine uses")
    assert "Visa Number" in documents.preview(office.reader, "ito", student).unfilled


def test_it_is_drawn_again_byte_for_byte_with_the_files_at_hand(office: Office, student: int) -> None:
    issue(office, student, picture(kind="JPEG"), "order.jpg")
    made = documents.print_paper(office, "packet", student)
    kept = office.reader.get(Document, made.record_id or 0)
    assert kept.audience == "student" and kept.pages == made.pages
    assert documents.redraw(kept, office.reader) == made.data == documents.bytes_of(office, kept)
    with pytest.raises(Usage):
        documents.redraw(kept)
    assert not documents.differs(office.reader, kept)
    issue(office, student, order_kind="AMENDMENT", amendment_no=1)
    assert documents.differs(office.reader, kept), "an amendment came"


def test_an_order_of_an_earlier_training_does_not_count(office: Office, ids: dict[int, int]) -> None:
    issue(office, ids[STUDENT], picture(), wcn="9999")
    assert missing(office, ids[STUDENT]) == [], "a line given another WCN keeps its order, which then differs"
    with office.change("The earlier training") as work:
        work.add(TrainingLine, {
            "student_id": ids[STUDENT], "program_id": ids[PROGRAM], "wcn": "9999", "line_status": "COMPLETED",
        })  # fmt: skip
    assert missing(office, ids[STUDENT]) == ["No order issued by SC-TMS is on record."]
