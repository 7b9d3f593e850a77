"""An invented student of Bandaria, to look at a paper's wording by; nothing of the office stands on it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from app.papers import amendment, arrival, briefing, dd2285, file_cover, interview, ito, packet, student
from app.papers.frame import words_of
from app.papers.ito import ito_from
from app.papers.second import ENGLISH, Second
from app.papers.student import Told
from app.reader import Reader
from models.kinds import Kind
from models.office.places import Country, Site
from models.paths import hops
from models.rules import Facts
from models.training.courses import Course
from models.training.english import EnglishTest
from models.training.health import Coverage
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder
from models.training.passports import Passport
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from models.training.vetting import Screening
from reports.training.amendment import AmendmentFacts, Change
from reports.training.arrival import ArrivalFacts
from reports.training.briefing import BriefingFacts
from reports.training.dd2285 import Dd2285Facts, Waiver
from reports.training.file_cover import FileCoverFacts
from reports.training.interview import InterviewFacts
from reports.training.ito import ItoFacts
from reports.training.packet import PacketFacts
from reports.wording import Paragraph, wording

COUNTRY, PROGRAM, COURSE, LINE, STUDENT, WIFE = range(1, 7)
ALONE = frozenset({"dependents_none"})
"""Paragraphs that only stand on the order of somebody who travels alone."""
UNPAID = frozenset({"funding_none"})
"""Paragraphs that only stand on an order without U.S. money."""
INVENTED = "SAMPLE-0000 (INVENTED)"
"""The number of the waiver that the sample of a DD Form 2285 names: nobody ever granted it."""
Given = Mapping[str, Paragraph]


def ito_sample(reader: Reader, words: Mapping[str, Paragraph], showing: str = "") -> ItoFacts:
    """The draft order of the invented student, with the paragraph `showing` on it."""
    rows = _rows(reader.today)
    if showing not in ALONE:
        rows.append(_wife(reader.today))
    return ito_from(reader, _facts(rows, ito.PATHS), dict(words))


def dd2285_sample(reader: Reader, words: Given, showing: str = "") -> Dd2285Facts:
    """The form of the invented student under an invented waiver; overprinted as a sample on every page."""
    told = _told(reader, dd2285.PAPER, words, dd2285.PATHS, ("ito",), showing)
    return dd2285.dd2285_from(told, Waiver("SAMPLE COMMAND", INVENTED, reader.today))


def amendment_sample(reader: Reader, words: Given, showing: str = "") -> AmendmentFacts:
    """An amendment to the invented student's order."""
    told = _told(reader, amendment.PAPER, words, amendment.PATHS, (), showing)
    return amendment.amendment_from(told, [Change("6c", "Rank", "Lieutenant", "Captain")])


def packet_sample(reader: Reader, words: Given, showing: str = "") -> PacketFacts:
    """The packet of the invented student, without an order."""
    return packet.packet_from(_told(reader, packet.PAPER, words, student.PATHS, packet.PAPERS, showing))


def briefing_sample(reader: Reader, words: Given, showing: str = "") -> BriefingFacts:
    """The invented student's briefing."""
    return briefing.briefing_from(_told(reader, briefing.PAPER, words, student.PATHS, (), showing))


def arrival_sample(reader: Reader, words: Given, showing: str = "") -> ArrivalFacts:
    """The invented student's arrival notice."""
    return arrival.arrival_from(_told(reader, arrival.PAPER, words, student.PATHS, (), showing))


def interview_sample(reader: Reader, words: Given, showing: str = "") -> InterviewFacts:
    """The invented student's interview sheet."""
    return interview.interview_from(_told(reader, interview.PAPER, words, student.PATHS, (), showing))


def file_cover_sample(reader: Reader, words: Given, showing: str = "") -> FileCoverFacts:
    """The cover of the invented student's file."""
    return file_cover.file_cover_from(_told(reader, file_cover.PAPER, words, file_cover.PATHS, (), showing))


def _told(
    reader: Reader, paper: str, words: Given, paths: Sequence[str], also: Sequence[str], showing: str
) -> Told:
    """The invented student as papers read him, with the paper's words as given."""
    rows = _rows(reader.today, unpaid=showing in UNPAID)
    if showing not in ALONE:
        rows.append(_wife(reader.today))
    others = {each: words_of(reader, each) for each in also}
    foreign = {(paper, each.name): each.text for each in words.values() if each.language != ENGLISH}
    language = next((each.language for each in words.values() if each.language != ENGLISH), "")
    own = wording(paper) | {name: each for name, each in words.items() if each.language == ENGLISH}
    facts = _facts(rows, paths)
    return Told(reader, facts, {**others, paper: own}, Second(language, foreign), sample=True)


def _row(kind: type[Kind], number: int, **values: Any) -> Kind:
    return kind(number, {key: kind.fields[key].encode(value) for key, value in values.items()})


def _rows(today: date, *, unpaid: bool = False) -> list[Kind]:
    starts = today + timedelta(weeks=10)
    return [
        _row(Country, COUNTRY, country_code="BN", country_name="Bandaria", sco_name="Office of Defense Cooperation",
             sco_address="Embassy of the United States\n1 Harbor Street\nOstravend, Bandaria",
             sco_email="training@odc-bandaria.example"),
        _row(TrainingProgram, PROGRAM, country_id=COUNTRY, program_label="FMF" if unpaid else "IMET-1",
             fiscal_year=starts.year, ia_code="B", program_name=f"IMET-1 FY {starts.year}"),
        _row(Course, COURSE, tmasl_id="B171234", title="Example Captains Course", ia_code="B", ecl_required=80),
        _row(TrainingLine, LINE, program_id=PROGRAM, wcn="0001", line_suffix="A", student_id=STUDENT, course_id=COURSE,
             course_title="Example Captains Course", location="Fort Example, GA, US", report_date=starts, site_id=11,
             start_date=starts + timedelta(days=5), end_date=starts + timedelta(weeks=23), quantity=1,
             line_status="ITO_AUTHORIZED"),
        _row(Student, STUDENT, surname="SAMPLE", first_name="Jan", middle_name="Q", country_id=COUNTRY, sex="MALE",
             full_name="SAMPLE, Jan Q",
             country_rank="Captain", us_grade="O-3", country_service="Army", country_service_number="12345",
             date_of_birth=date(1990, 2, 28), pob_city="Ostravend", pob_country="Bandaria", citizenship="Bandaria",
             visa_type="A-2", planned_ito_on=today),
        _row(Screening, 7, student_id=STUDENT, checklist_complete_date=today - timedelta(weeks=6)),
        _row(EnglishTest, 8, student_id=STUDENT, test_type="ECL", test_date=today - timedelta(weeks=8), ecl_score=82),
        _row(Passport, 9, student_id=STUDENT, passport_surname="SAMPLE", passport_no="P000001",
             passport_type="OFFICIAL", passport_expiry=today + timedelta(weeks=200)),
        _row(Coverage, 10, student_id=STUDENT, coverage_type="GRANT"),
        _row(Site, 11, site_name="Fort Example", city="Example", state="GA", postal_code="00000",
             student_officer="Student office, building 1", local_instructions="Ask for the student office."),
        _row(IssuedOrder, 12, student_id=STUDENT, order_number="BN-B-26-0001", order_kind="BASIC", wcn="0001",
             issued_on=today - timedelta(weeks=1)),
    ]  # fmt: skip


def _wife(today: date) -> Kind:
    return _row(
        Dependent, WIFE, student_id=STUDENT, surname="SAMPLE", first_name="Ana", relationship="SPOUSE",
        travel="ACCOMPANY", authorised_on_ito=True, date_of_birth=date(today.year - 33, 2, 3),
    )  # fmt: skip


def student_facts(today: date, paths: Iterable[str]) -> Facts:
    """The invented student with what a paper reads along its paths."""
    rows = _rows(today)
    line = next(row for row in rows if row.id == LINE)
    known = {"next_course": line.get("course_title"), "next_report_on": line.get("report_date"),
             "training_ends_on": line.get("end_date"), "full_name": "SAMPLE, Jan Q"}  # fmt: skip
    encoded = {key: Student.fields[key].encode(value) for key, value in known.items()}
    rows = [Student(row.id, {**row.stored, **encoded}) if row.id == STUDENT else row for row in rows]
    return _facts(rows, paths)


def _facts(rows: Iterable[Kind], paths: Iterable[str]) -> Facts:
    """What a paper reads along its paths, found among rows that are in no file."""
    known = sorted(rows, key=lambda row: row.id)
    student = next(row for row in known if row.id == STUDENT)
    along: dict[str, list[Kind]] = {}
    for path in paths:
        steps = path.split(".")
        for count in range(1, len(steps) + 1):
            part = ".".join(steps[:count])
            along[part] = _reached(student, part, known)
    return Facts(student, along)


def _reached(student: Kind, path: str, known: Iterable[Kind]) -> list[Kind]:
    reached = [student]
    for hop in hops(Student, path):
        if hop.backward:
            here = {row.id for row in reached}
            reached = [row for row in known if type(row) is hop.target and row.stored.get(hop.link) in here]
        else:
            wanted = {row.stored.get(hop.link) for row in reached}
            reached = [row for row in known if type(row) is hop.target and row.id in wanted]
    return reached
