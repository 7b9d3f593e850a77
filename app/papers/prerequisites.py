"""What courses ask of their students, in words, and whether one meets it (SAMM C2.1.6.7.1; JSCET 3-7d, 3-25b)."""

from collections.abc import Iterator

from app.reader import Reader
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.training.courses import Course, CoursePrerequisite
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.prerequisites import grade_fits, met_by, told_range

UNDER_COURSE = ".course_prerequisite<course_id"
"""Path from a course to what it asks."""
MET, NOT_MET, PLANNED, SHOW = "yes", "no", "planned before", "to be shown"


def paths(to_course: str) -> tuple[str, ...]:
    """What has to be gathered along a path to courses."""
    return (
        to_course,
        f"{to_course}{UNDER_COURSE}",
        f"{to_course}{UNDER_COURSE}.required_course_id",
        f"{to_course}.prep_course_id",
    )


def asked_by(
    reader: Reader, facts: Facts, to_course: str, course: Course | None
) -> Iterator[tuple[str, str, Kind | None]]:
    """Kind, words and record of everything a course asks besides English; the record is None for free text."""
    if course is None:
        return
    for row in facts.all(f"{to_course}{UNDER_COURSE}"):
        if isinstance(row, CoursePrerequisite) and row.course_id == course.id:
            label = reader.show(CoursePrerequisite.prerequisite_kind, row.prerequisite_kind) or "Prerequisite"
            yield label, _words(facts, row), row
    prep = facts.linked(course, "prep_course_id")
    if prep is not None:
        yield "Preparatory course", prep.shown_title, prep
    if course.clearance_required:
        yield "Clearance", course.clearance_required, None
    if course.prerequisites:
        yield "As listed", " ".join(course.prerequisites.split()), None


def _words(facts: Facts, row: CoursePrerequisite) -> str:
    needed = facts.linked(row, "required_course_id")
    grades = told_range(row).split(maxsplit=1)[1] if row.lowest_grade or row.highest_grade else ""
    parts = [needed.shown_title if needed else "", grades, row.prerequisite_text or ""]
    words = "; ".join(filter(None, parts)) or "not described"
    return f"{words} (an exception can be approved)" if row.approval_possible else words


def met(facts: Facts, student: Student, line: Kind, row: Kind | None) -> tuple[str, str]:
    """Whether a student meets what a course of one of his lines asks, as the rules judge it, and how it is known."""
    needed = row if isinstance(row, Course) else facts.linked(row, "required_course_id") if row else None
    if isinstance(needed, Course) and isinstance(line, TrainingLine):
        return _attended(facts, needed, line)
    if isinstance(row, CoursePrerequisite) and row.prerequisite_kind == "GRADE":
        return _has_grade(student, line, row)
    return SHOW, ""


def _attended(facts: Facts, needed: Course, line: TrainingLine) -> tuple[str, str]:
    found = met_by(facts, needed, line)
    if found is None:
        return NOT_MET, ""
    ends = show_date(found.end_date) if found.end_date else ""
    if found.line_status == "COMPLETED":
        return MET, f"completed {ends}".strip()
    return PLANNED, f"ends {ends}"


def _has_grade(student: Student, line: Kind, row: CoursePrerequisite) -> tuple[str, str]:
    if line.get("grade_approval_ref"):
        return MET, f"approved, {line.get('grade_approval_ref')}"
    if not student.us_grade:
        return NOT_MET, "no grade is recorded"
    if line.get("grade_prerequisite_met") is not None:
        return (MET if line.get("grade_prerequisite_met") else NOT_MET), f"judged for {student.us_grade}"
    fits = grade_fits(student.us_grade, row.lowest_grade, row.highest_grade)
    if fits is None:
        return SHOW, f"{student.us_grade} is to be judged"
    return (MET if fits else NOT_MET), student.us_grade
