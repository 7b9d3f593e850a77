"""Gathers the cover of a student's file: what lies in it by the records, where, and until when it is kept."""

from app.papers import student
from app.papers.student import Told
from app.reader import Reader
from models.kinds import Kind
from models.training import journey
from models.training.derive import years_after
from models.training.orders import StudentFile
from reports.training.file_cover import FileCoverFacts, FiledPaper

PAPER, YEARS = "file_cover", 10
_PAPERS = (
    ("Screening papers", "screening<student_id", "checklist_complete_date"),
    ("Order as issued, with amendments", student.ORDERS, "issued_on"),
    ("Briefing record", "briefing<student_id", "briefed_on"),
    ("Arrival notice", "arrival_notice<student_id", "sent_on"),
    ("Academic report", "course_result<student_id", "report_received_on"),
    ("Interview after training", "interview<student_id", "interviewed_on"),
)  # fmt: skip
PATHS = tuple(dict.fromkeys((*student.PATHS, *(path for _, path, _ in _PAPERS), "student_file<student_id")))


def file_cover_facts(reader: Reader, record: Kind) -> FileCoverFacts:
    """What stands on the cover for the training under way, or the one that ended last."""
    return file_cover_from(student.told_of(reader, record, (PAPER,), PATHS))


def file_cover_from(told: Told) -> FileCoverFacts:
    """The same from facts at hand and in given words."""
    rows = journey.of_journey(told.facts, "student_file<student_id", "filed_on")
    row = max(
        (row for row in rows if isinstance(row, StudentFile)),
        key=lambda each: (each.filed_on is not None, each.filed_on, each.id), default=None,
    )  # fmt: skip
    filed_on = row.filed_on if row else None
    return FileCoverFacts(
        frame=told.frame(),
        head=student.head_of(told),
        note=told.words[PAPER]["note"].text,
        courses=student.course_rows(told.facts),
        training_ended_on=told.student.training_ended_on,
        filed_on=filed_on,
        keep_until=years_after(filed_on, YEARS),
        place=(row.file_place if row else None) or "",
        papers=tuple(_filed(told, *each) for each in _PAPERS),
        remarks=(row.file_remarks if row else None) or "",
        sample=told.sample,
    )


def _filed(told: Told, label: str, path: str, key: str) -> FiledPaper:
    days = [day for row in journey.of_journey(told.facts, path, key) if (day := row.get(key))]
    return FiledPaper(label, max(days, default=None), bool(days))
