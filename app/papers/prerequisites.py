"""What courses ask of their students, in words, and whether one meets it (SAMM C2.1.6.7.1; JSCET 3-7d, 3-25b)."""

import re
from collections.abc import Iterator, Sequence

from app.reader import Reader
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.training.courses import Course, CoursePrerequisite
from models.training.people import Student

UNDER_COURSE = ".course_prerequisite<course_id"
"""Path from a course to what it asks."""
MET, NOT_MET, PLANNED, SHOW = "yes", "no", "planned before", "to be shown"
_GRADE = re.compile(r"([EOW])-(\d+)")


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
    between = [each for each in (row.lowest_grade, row.highest_grade) if each]
    if len(between) == 2:
        grades = f"{between[0]} to {between[1]}"
    else:
        grades = f"{'at least' if row.lowest_grade else 'at most'} {between[0]}" if between else ""
    parts = [needed.shown_title if needed else "", grades, row.prerequisite_text or ""]
    words = "; ".join(filter(None, parts)) or "not described"
    return f"{words} (an exception can be approved)" if row.approval_possible else words


def met(student: Student, line: Kind, lines: Sequence[Kind], row: Kind | None) -> tuple[str, str]:
    """Whether a student meets what a course of one of his lines asks, and how that is known."""
    if isinstance(row, Course):
        return _attended(line, lines, row.id)
    if not isinstance(row, CoursePrerequisite):
        return SHOW, ""
    if row.prerequisite_kind == "COURSE" and row.required_course_id is not None:
        return _attended(line, lines, row.required_course_id)
    if row.prerequisite_kind == "GRADE":
        return _has_grade(student, line, row)
    return SHOW, ""


def _attended(line: Kind, lines: Sequence[Kind], course_id: int) -> tuple[str, str]:
    mine = [each for each in lines if each.get("course_id") == course_id and each.id != line.id]
    done = next((each for each in mine if each.get("line_status") == "COMPLETED"), None)
    if done is not None:
        end = done.get("end_date")
        return MET, f"completed{f' {show_date(end)}' if end else ''}"
    starts = line.get("start_date") or line.get("report_date")
    before = next((each for each in mine if starts and (end := each.get("end_date")) and end <= starts), None)
    return (PLANNED, f"ends {show_date(before.get('end_date'))}") if before is not None else (NOT_MET, "")


def _has_grade(student: Student, line: Kind, row: CoursePrerequisite) -> tuple[str, str]:
    if line.get("grade_approval_ref"):
        return MET, f"approved, {line.get('grade_approval_ref')}"
    if not student.us_grade:
        return NOT_MET, "no grade is recorded"
    if line.get("grade_prerequisite_met") is not None:
        return (MET if line.get("grade_prerequisite_met") else NOT_MET), f"judged for {student.us_grade}"
    own, low, high = (_graded(each) for each in (student.us_grade, row.lowest_grade, row.highest_grade))
    limits = [each for each in (low, high) if each]
    if own is None or any(each[0] != own[0] for each in limits):
        return SHOW, f"{student.us_grade} is to be judged"
    fits = (low is None or own[1] >= low[1]) and (high is None or own[1] <= high[1])
    return (MET if fits else NOT_MET), student.us_grade


def _graded(code: str | None) -> tuple[str, int] | None:
    found = _GRADE.fullmatch(code or "")
    return (found[1], int(found[2])) if found else None
