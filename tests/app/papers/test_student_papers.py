"""Amendment, briefing record, arrival notice, interview sheet, file cover, second language, empty records."""

from datetime import date

import pytest

from app import documents, wordings
from app.errors import Refused
from app.office import Office
from app.papers.second import Second, second_of, tag_of, translatable
from app.papers.unfilled import unfilled
from models.office.desk import Document
from models.training.journeys import ArrivalNotice, Briefing
from models.training.orders import OrderAmendment, StudentFile
from models.training.people import Dependent, Student
from models.training.results import Interview
from reports.paper import TRANSLATION
from reports.training.amendment import NOTICE
from reports.training.student import Words
from tests.app.papers import students
from tests.app.papers.students import issue, pages_of, text_of
from tests.models.training.family import STUDENT

PAPERS = ("briefing_record", "arrival_notice", "interview_sheet", "keying_sheet", "file_cover")


@pytest.fixture
def student(office: Office) -> int:
    return students.complete(office)[STUDENT]


def said(office: Office, paper: str, student: int) -> str:
    return text_of(documents.preview(office.reader, paper, student).data)


# -- every one of them ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("paper", PAPERS)
def test_a_student_without_any_record_has_his_papers_too(office: Office, paper: str) -> None:
    office.move_to(students.TODAY)
    with office.change("Nearly nobody") as work:
        nobody = work.add(Student, {"surname": "NOBODY"})
    shown = documents.preview(office.reader, paper, nobody)
    for page in pages_of(shown.data):
        assert page.count("CUI") >= 2
    assert "NOBODY" in text_of(shown.data)
    assert shown.file_name.endswith("_unnumbered.pdf")


@pytest.mark.parametrize("paper", PAPERS)
def test_they_are_kept_found_and_drawn_again(office: Office, student: int, paper: str) -> None:
    made = documents.print_paper(office, paper, student)
    kept = office.reader.get(Document, made.record_id or 0)
    assert documents.by_code(office.reader, made.code).id == kept.id
    assert documents.redraw(kept) == documents.bytes_of(office, kept) == made.data
    assert not documents.differs(office.reader, kept)
    with office.change("Rename") as work:
        work.set(Student, student, {"middle_name": "Zed"})
    assert documents.differs(office.reader, kept)


@pytest.mark.parametrize("paper", ("briefing_record", "interview_sheet"))
def test_what_a_student_gets_says_nothing_that_would_keep_it_from_him(
    office: Office, student: int, paper: str
) -> None:
    assert "FEDCON" not in said(office, paper, student)
    assert documents.printable(paper).paper().audience.value == "student"


# -- amendment ------------------------------------------------------------------------------------------------
def test_an_amendment_needs_an_issued_order_that_differs(office: Office, student: int) -> None:
    with pytest.raises(Refused) as caught:
        documents.preview(office.reader, "amendment", student)
    assert [each.message for each in caught.value.findings] == ["No order issued by SC-TMS is on record."]
    issue(office, student, country_rank="Captain")
    with pytest.raises(Refused) as caught:
        documents.preview(office.reader, "amendment", student)
    assert [each.message for each in caught.value.findings] == ["The records say what the issued order says."]


def test_it_says_item_by_item_what_is_to_read_otherwise_and_is_no_order(office: Office, student: int) -> None:
    issue(office, student, country_rank="Lieutenant", us_grade="O-3", report_date=date(2026, 7, 2))
    with office.change("Ask") as work:
        work.add(OrderAmendment, {
            "student_id": student, "asked_on": date(2026, 5, 1), "amendment_reason": "Promoted on 1 April",
        })  # fmt: skip
    shown = documents.preview(office.reader, "amendment", student)
    text = text_of(shown.data)
    assert "Amendment no. 1 to ITO BN-B-26-0001 dated 25-Apr-26" in text
    assert "Item 6c (Rank) is changed to read “Captain”." in text
    assert "Item 7 (Report date) is changed to read “01 Jul 2026”." in text
    assert "6d" not in text, "what agrees is not changed"
    assert "Promoted on 1 April" in text
    assert text.count(NOTICE) == 2
    for page in pages_of(shown.data):
        assert "DRAFT FOR SC-TMS ENTRY" in page
    assert "____" not in text and "Nothing is signed" in text
    assert shown.unfilled == ("Authentication",)
    assert shown.file_name == "DRAFT_amendment_1_BN-B-26-0001.pdf"


def test_the_next_number_follows_what_was_issued(office: Office, student: int) -> None:
    issue(office, student, country_rank="Lieutenant")
    issue(office, student, order_kind="AMENDMENT", amendment_no=1, us_grade="O-2")
    shown = documents.preview(office.reader, "amendment", student)
    assert "Amendment no. 2 to ITO" in text_of(shown.data)
    assert shown.unfilled == ("Reason", "Authentication"), "why is nowhere recorded"


# -- arrival notice -------------------------------------------------------------------------------------------
def test_a_notice_not_sent_says_so_and_when_it_is_due(office: Office, student: int) -> None:
    text = said(office, "arrival_notice", student)
    assert "NOT SENT YET" in text and "at the latest on 15 Jun 2026" in text, "1 July less 16 days"
    with office.change("Family") as work:
        work.add(Dependent, {
            "student_id": student, "surname": "SAMPLE", "relationship": "CHILD", "travel": "ACCOMPANY",
            "date_of_birth": date(2020, 7, 2),
        })  # fmt: skip
    text = said(office, "arrival_notice", student)
    assert "at the latest on 01 Jun 2026" in text, "1 July less 30 days"
    assert "Ages of children on arrival 5" in text, "six a day later"


def test_what_was_told_stands_as_it_was_told(office: Office, student: int) -> None:
    students.with_family(office, student, 2)
    with office.change("Notices") as work:
        first = work.add(ArrivalNotice, {
            "student_id": student, "sent_on": date(2026, 4, 1), "notice_channel": "SAN", "flight_numbers": "EX 1",
            "dependents_count": 1,
        })  # fmt: skip
        work.add(ArrivalNotice, {
            "student_id": student, "updates_id": first, "sent_on": date(2026, 4, 9), "notice_channel": "EMAIL",
            "flight_numbers": "EX 2", "notice_remarks": "A day later.",
        })  # fmt: skip
    text = said(office, "arrival_notice", student)
    now, _, before = text.partition("Told before")
    assert "EX 2" in now and "A day later." in now and "EX 1" not in now
    assert "Dependents who come along –" in now, "the update did not say how many"
    assert "EX 1" in before and "1 dependent" in before and "01 Apr 2026" in before


# -- briefing, interview, file --------------------------------------------------------------------------------
def test_a_signed_briefing_asks_for_no_signature(office: Office, student: int) -> None:
    assert "Student, date" in said(office, "briefing_record", student)
    with office.change("Brief") as work:
        work.add(Briefing, {
            "student_id": student, "briefed_on": date(2026, 4, 1), "student_signed_on": date(2026, 4, 2),
        })  # fmt: skip
    text = said(office, "briefing_record", student)
    assert "Signed by the student on 02 Apr 2026" in text and "Student, date" not in text


def test_the_interview_sheet_asks_sixteen_questions_and_three_themes(office: Office, student: int) -> None:
    with office.change("Answered before") as work:
        work.add(Interview, {"student_id": student, "suggestions": "Quincunx"})
    text = said(office, "interview_sheet", student)
    assert text.count("☐ yes") == 16
    assert all(f" {number}. " in text for number in range(1, 20)) and " 20. " not in text
    assert "Quincunx" not in text, "the sheet is empty"


@pytest.mark.parametrize(
    ("filed", "until"), [(date(2026, 5, 1), "01 May 2036"), (date(2024, 2, 29), "28 Feb 2034")]
)
def test_a_file_is_kept_for_ten_years(office: Office, student: int, filed: date, until: str) -> None:
    assert "Keep for ten years from the day it is closed" in said(office, "file_cover", student)
    issue(office, student)
    with office.change("File") as work:
        work.add(StudentFile, {"student_id": student, "filed_on": filed, "file_place": "Cabinet 3, box 12"})
    text = said(office, "file_cover", student)
    assert f"Keep until {until}" in text and "Cabinet 3, box 12" in text
    assert "☑ Order as issued" in text and "☐ Academic report" in text


# -- a second language ----------------------------------------------------------------------------------------
def word(office: Office, paper: str, name: str, language: str, text: str) -> None:
    wordings.put(office, wordings.translation(office.reader, paper, name, language), text, "The translator")


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "شرح أوامر السفر"), ("fr", "Ordres de mission expliqués"), ("es", "Órdenes de viaje")],
)
def test_every_page_with_host_language_words_says_that_english_governs(
    office: Office, student: int, language: str, text: str
) -> None:
    assert TRANSLATION not in said(office, "briefing_record", student)
    word(office, "briefing_record", "PDB-02", language, text)
    shown = documents.preview(office.reader, "briefing_record", student)
    whole = text_of(shown.data)
    assert whole.count(TRANSLATION) == sum(TRANSLATION in page for page in pages_of(shown.data)) >= 1
    if language != "ar":
        assert text in whole
    assert "Travel orders (ITO) explained and key documents" in whole, "the English stands beside it"


def test_the_language_is_the_one_of_the_briefing_else_the_one_with_most_words(
    office: Office, student: int
) -> None:
    word(office, "briefing_record", "PDB-01", "fr", "Introduction")
    word(office, "briefing_record", "PDB-01", "es", "Introducción")
    word(office, "briefing_record", "PDB-02", "es", "Órdenes")
    papers = ("briefing_record", "interview_sheet")
    assert second_of(office.reader, papers).language == "es"
    assert second_of(office.reader, papers, "French").language == "fr"
    assert second_of(office.reader, papers, "ar") == Second(), "nothing is worded in Arabic"
    assert second_of(office.reader, papers, "English") == Second()
    assert second_of(office.reader, ("packet",)) == Second()
    with office.change("Brief") as work:
        work.add(
            Briefing, {"student_id": student, "briefed_on": date(2026, 4, 1), "briefing_language": "french"}
        )
    assert "Introduction" in said(office, "briefing_record", student)
    assert "Introducción" not in said(office, "briefing_record", student)


def test_languages_are_known_by_name_and_tag() -> None:
    assert (tag_of("Arabic"), tag_of("AR"), tag_of("Klingon"), tag_of("")) == ("ar", "ar", "", "")
    assert len(translatable("briefing_record")) == 26 + 3 and len(translatable("interview_sheet")) == 16 + 5
    assert translatable("ito") == {}


# -- what is unfilled -----------------------------------------------------------------------------------------
def test_open_places_are_named_once_and_by_their_labels() -> None:
    pairs = (("Authority", "To be pasted from SC-TMS"), ("Purpose", "Known"), ("Authority", "to be entered"))
    assert unfilled(pairs) == ("Authority",)
    assert unfilled((Words("To be entered", ""), Words("Entered"))) == ("Text",)
    assert unfilled("tomorrow") == ()
