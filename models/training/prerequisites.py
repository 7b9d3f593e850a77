"""What a course asks for before it: other courses, one behind the other, and a range of pay grades."""

from collections.abc import Iterable, Iterator

from models.rules import Facts
from models.training.courses import Course, CoursePrerequisite
from models.training.lines import TrainingLine
from models.training.order import COURSES, LINES, rows
from models.training.results import CourseResult

DEPTH = 3
"""How far behind a course the chain is followed. A course on a line is looked at by itself, so that whoever meets the
first links of all his courses meets all of them; the rest of the chain is told, for planning."""
FAILED = frozenset({"NOT_COMPLETED", "RECALLED", "DISMISSED"})
GONE = frozenset({"CANCELLED", "FO"})
RESULTS = "course_result<student_id"
_ASKED = "course_prerequisite<course_id"
_BEFORE = ("prep_course_id", f"{_ASKED}.required_course_id")


def chain_paths(course: str) -> tuple[str, ...]:
    """The paths to what a course asks for, from the path to the course."""
    found, front = list[str](), [course]
    for _ in range(DEPTH):
        asked = [f"{each}.{_ASKED}" if each else _ASKED for each in front]
        front = [f"{each}.{step}" if each else step for each in front for step in _BEFORE]
        found += [*asked, *front]
    return tuple(dict.fromkeys(found))


CHAIN = chain_paths(COURSES)
"""What rules about a student read to know the prerequisites of his courses."""


class Chain:
    """The courses and prerequisites among some facts."""

    def __init__(self, facts: Facts, paths: Iterable[str]) -> None:
        found = {row.id: row for path in paths for row in facts.all(path)}
        self._facts = facts
        self._asked: dict[int, list[CoursePrerequisite]] = {}
        for row in found.values():
            if isinstance(row, CoursePrerequisite) and row.course_id is not None:
                self._asked.setdefault(row.course_id, []).append(row)

    def of(self, course: Course) -> list[CoursePrerequisite]:
        """What a course asks for, in order of entry."""
        return sorted(self._asked.get(course.id, ()), key=lambda row: row.id)

    def before(self, course: Course) -> Iterator[tuple[Course, CoursePrerequisite | None]]:
        """The courses that must have been attended before a course, each once, with the prerequisite that says so."""
        told = set[int]()
        prep = self._facts.linked(course, "prep_course_id")
        links = [
            (prep, None),
            *((self._facts.linked(row, "required_course_id"), row) for row in self.of(course)),
        ]
        for needed, row in links:
            if isinstance(needed, Course) and needed.id not in told:
                told.add(needed.id)
                yield needed, row

    def behind(self, course: Course) -> list[Course]:
        """All courses behind a course, nearest first; a circle ends where it comes round."""
        found: dict[int, Course] = {course.id: course}
        front = [course]
        while front:
            front = [needed for each in front for needed, _ in self.before(each) if needed.id not in found]
            found |= {each.id: each for each in front}
        return list(found.values())[1:]

    def circle(self, course: Course) -> list[Course]:
        """The courses of a circle that leads from a course back to it, the course first; empty when there is none."""
        return self._circle(course, [course])

    def _circle(self, course: Course, way: list[Course]) -> list[Course]:
        for needed, _ in self.before(way[-1]):
            if needed.id == course.id:
                return way
            if all(needed.id != each.id for each in way) and (found := self._circle(course, [*way, needed])):
                return found
        return []


def is_met(facts: Facts, needed: Course, line: TrainingLine) -> bool:
    """Whether a student's course before a line meets a prerequisite: completed, or an earlier line that ends before."""
    return met_by(facts, needed, line) is not None


def met_by(facts: Facts, needed: Course, line: TrainingLine) -> TrainingLine | None:
    """The student's line that meets a prerequisite of another: a completed one, else one that ends before it."""
    failed = {
        row.stored.get("training_line_id")
        for row in rows(facts, RESULTS, CourseResult)
        if row.course_outcome in FAILED
    }
    begins = line.report_date or line.start_date
    same = [
        other
        for other in rows(facts, LINES, TrainingLine)
        if other.id not in failed and other.line_status not in GONE and _is_of(other, needed)
    ]
    done = (other for other in same if other.line_status == "COMPLETED")
    before = (other for other in same if begins and other.end_date and other.end_date < begins)
    return next(done, None) or next(before, None)


def _is_of(line: TrainingLine, course: Course) -> bool:
    if line.stored.get("course_id") is not None:
        return line.stored["course_id"] == course.id
    return bool(line.course_title) and (line.course_title or "").casefold() == (course.title or "").casefold()


def grade_fits(grade: str | None, lowest: str | None, highest: str | None) -> bool | None:
    """Whether a pay grade lies in a range; None when grades of different classes are to be judged by people.

    Only grades of one class (E, W or O) are compared: an O-1 is not above an E-9 by number.
    """
    own, low, high = _parts(grade), _parts(lowest), _parts(highest)
    if own is None or (low is None and high is None):
        return None
    classes = {each[0] for each in (low, high) if each is not None}
    if own[0] not in classes:
        return False if len(classes) == 1 else None
    at_least = low is None or own[0] != low[0] or own[1] >= low[1]
    at_most = high is None or own[0] != high[0] or own[1] <= high[1]
    return at_least and at_most


def _parts(grade: str | None) -> tuple[str, int] | None:
    """Class and number of a grade; None for civilians, cadets and midshipmen."""
    letter, _, number = (grade or "").partition("-")
    return (letter, int(number)) if number.isdecimal() else None


def told_range(row: CoursePrerequisite) -> str:
    """The grades a prerequisite admits, in words."""
    low, high = row.lowest_grade, row.highest_grade
    if low and high:
        return f"grade {low}" if low == high else f"grades {low} to {high}"
    return f"grade {low} or higher" if low else f"grade {high} or lower" if high else "a grade"
