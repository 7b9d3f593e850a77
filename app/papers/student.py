"""What the papers about one student read: his training, its places, the order that was issued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app import gather
from app.papers.frame import frame_of, words_of
from app.papers.second import Second, second_of
from app.reader import Reader
from models.kinds import Kind
from models.office.places import Site
from models.rules import Facts
from models.training import comparison, journey, order
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder
from models.training.people import Student
from reports.paper import Frame
from reports.training.student import CourseRow, StudentHead
from reports.wording import Paragraph

SITES = ("training_line<student_id.site_id", "training_line<student_id.course_id.site_id")
ORDERS = "issued_order<student_id"
PATHS = (
    "country_id", order.LINES, order.PROGRAMS, order.COURSES, *SITES, order.DEPENDENTS, ORDERS, f"{ORDERS}.scan",
    "briefing<student_id", "arrival_notice<student_id", "arrival_notice<student_id.site_id",
)  # fmt: skip
TRANSLATED = ("briefing_record", "interview_sheet")
TO_THE_STUDENT = "To the student named"


@dataclass(frozen=True)
class Told:
    """What a student's paper is made of: his facts, the words of each paper, the second language."""

    reader: Reader
    facts: Facts
    words: Mapping[str, Mapping[str, Paragraph]]
    second: Second
    sample: bool = False

    @property
    def student(self) -> Student:
        """Who the paper is about."""
        return order.student(self.facts)

    @property
    def today(self) -> date:
        """The office's day."""
        return self.reader.today

    def frame(self, *, to_student: bool = False, translated: bool = False) -> Frame:
        """The page frame; a paper for the student himself carries no control that would keep it from him."""
        made = frame_of(self.reader, order.country_of(self.facts), as_of=self.today)
        if to_student and made.designation is not None:
            made = replace(made, designation=replace(made.designation, distribution=TO_THE_STUDENT))
        return replace(made, host_language=self.second.tag) if translated else made


def told_of(reader: Reader, record: Kind, papers: Sequence[str], paths: Sequence[str] = PATHS) -> Told:
    """Reads what papers about one student need; `papers` are those whose words stand on it."""
    assert isinstance(record, Student)
    facts = gather.facts_of(reader.connection, Student, [record], paths)[record.id]
    words = {paper: words_of(reader, paper) for paper in papers}
    second = Second()
    if set(papers) & set(TRANSLATED):
        second = second_of(reader, TRANSLATED, briefing_language(facts))
    return Told(reader, facts, words, second)


def briefing_language(facts: Facts) -> str:
    """The language in which the student is briefed, as recorded last."""
    rows = journey.of_journey(facts, "briefing<student_id", "briefed_on")
    return next((text for row in rows[::-1] if (text := row.get("briefing_language"))), "")


def training_lines(facts: Facts) -> list[TrainingLine]:
    """The lines of the training under way."""
    found = journey.journey_lines(facts.all(order.LINES))
    return [line for line in found if isinstance(line, TrainingLine)]


def head_of(told: Told) -> StudentHead:
    """The student as his papers name him."""
    record, facts = told.student, told.facts
    lines = training_lines(facts)
    standing = journey.standing_order(facts)
    country = order.country_of(facts)
    rank = " / ".join(filter(None, (record.country_rank, record.us_grade)))
    return StudentHead(
        name=record.full_name or "",
        native_name=record.native_name or "",
        rank=rank,
        service=told.reader.show(Student.country_service, record.country_service),
        service_number=record.country_service_number or "",
        country=(country.country_name if country else None) or "",
        course=order.title_of(facts, lines[0]) if lines else "",
        wcn=(lines[0].wcn if lines else None) or "",
        order_number=(standing.get("order_number") if standing else None) or "",
    )


def site_of(facts: Facts, line: TrainingLine) -> Site | None:
    """The installation of a line: its own, else its course's."""
    course = order.course_of(facts, line)
    found = facts.linked(line, "site_id") or (facts.linked(course, "site_id") if course else None)
    return found if isinstance(found, Site) else None


def place_of(facts: Facts, line: TrainingLine) -> str:
    """Where a line leads, in words."""
    course, site = order.course_of(facts, line), site_of(facts, line)
    return (
        line.location
        or (course.location if course else None)
        or (site.site_name if site else None)
        or line.us_unit
        or ""
    )


def course_rows(facts: Facts) -> tuple[CourseRow, ...]:
    """The courses of the training under way, in order."""
    return tuple(
        CourseRow(
            wcn=f"{line.wcn or ''}{line.line_suffix or ''}",
            title=order.title_of(facts, line),
            place=place_of(facts, line),
            report_on=line.report_date,
            starts_on=line.start_date,
            ends_on=line.end_date,
            weeks=order.weeks(line, order.course_of(facts, line)),
        )
        for line in training_lines(facts)
    )


def standing_orders(facts: Facts) -> list[IssuedOrder]:
    """The order of this training and its amendments as issued, oldest first, without entries that were corrected."""
    return [row for row in comparison.issued_rows(facts) if isinstance(row, IssuedOrder)]
