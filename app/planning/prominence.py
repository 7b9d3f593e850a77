"""Graduates who came far: which former student each of them is, who confirmed the entry, what changed since a report.

A prominent person is joined to the student on file by a person, never by the program: it shows who looks alike and why
(`app.duplicates`), and what is chosen becomes one change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import people
from app.change import Work
from app.duplicates import persons_like
from app.errors import Refused, Usage
from app.office import Office
from app.papers.eum_common import rows_by_id
from app.papers.training import place_of, title_of
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from models.calendar import months_after
from models.kinds import Kind
from models.office.places import NAME_KEYS
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from models.text import counted
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.programs import TrainingProgram

COMPLETED, CIVILIAN = "COMPLETED", "CIV"
MONTHS, USUAL_MONTHS = "prominence.months", "12"
"""Policy value of RPT-01: after how many months somebody looks again."""
TOLD = ("trained_in", "trained_at", "rank_then", "years_attended", "paid_by")
REASON = "Joined as a graduate in a position of prominence."


@dataclass(frozen=True)
class Former:
    """A former student who may be the prominent person: how alike (0 to 100) and why in words."""

    student_id: int
    title: str
    about: str
    score: int
    why: str


@dataclass(frozen=True)
class Trained:
    """Training that a student completed, as the report names it; `line_id` is the line it is taken from."""

    line_id: int
    trained_in: str
    trained_at: str
    rank_then: str
    years_attended: str
    paid_by: str

    @property
    def words(self) -> str:
        """Where, when and who paid, in one line."""
        parts = (self.trained_at, self.years_attended, self.paid_by)
        return ", ".join(part for part in parts if part)

    @property
    def values(self) -> dict[str, object]:
        """What is recorded of it."""
        told = {key: getattr(self, key)[: ProminentTraining.fields[key].max_length] for key in TOLD}
        return {**{key: each or None for key, each in told.items()}, "training_line_id": self.line_id}


# -- joining -----------------------------------------------------------------------------------------------------------
def former_students(reader: Reader, person_id: int) -> list[Former]:
    """Students on file who look like the prominent person, best first. Raises NotFound."""
    found = persons_like(reader, reader.get(ProminentPerson, person_id), Student.spec.name)
    return [
        Former(each.second.record_id, each.second.title, each.second.about, each.score, each.why)
        for each in found
    ]


def prominent_of(reader: Reader, student_id: int) -> int | None:
    """The prominent person that a student is on record as."""
    return next(iter(reader.ids(Query(ProminentPerson, where=Cond("student_id", "=", student_id)))), None)


def completed(reader: Reader, student_id: int, person_id: int = 0) -> list[Trained]:
    """Training the student completed, the latest first; what the prominent person already has is left out.

    The rank is the one on the student's record: the list keeps no other.
    """
    student = reader.get(Student, student_id)
    where = All((Cond("student_id", "=", student_id), Cond("line_status", "=", COMPLETED)))
    lines: list[TrainingLine] = reader.records(
        Query(TrainingLine, where=where, sort=(Sort("start_date", True),))
    )
    had = {row.training_line_id for row in reader.children(ProminentTraining, "person_id", person_id)}
    courses = rows_by_id(reader, Course, (line.course_id for line in lines))
    programs = rows_by_id(reader, TrainingProgram, (line.program_id for line in lines))
    return [
        _trained(line, courses.get(line.course_id or 0), programs.get(line.program_id or 0), student)
        for line in lines if line.id not in had
    ]  # fmt: skip


def _trained(line: TrainingLine, course: Kind | None, program: Kind | None, student: Student) -> Trained:
    days = [day for day in (line.start_date or line.report_date, line.end_date) if day]
    years = dict.fromkeys(str(day.year) for day in sorted(days))
    return Trained(
        line.id, title_of(line, course), place_of(line, course), student.country_rank or "", "-".join(years),
        (program.get("program_label") if program else None) or "",
    )  # fmt: skip


def join(office: Office, person_id: int, student_id: int, lines: Sequence[int] = ()) -> None:
    """Says which former student a prominent person is, and takes over the training that was chosen, as one change.

    Both stand confirmed as one person. Raises Refused where one of the two is joined to somebody else, NotFound.
    """
    reader = office.reader
    person, student = reader.get(ProminentPerson, person_id), reader.get(Student, student_id)
    if person.student_id not in (None, student_id):
        raise Refused(
            f"{person.shown_title} is joined to another student.",
            do="Empty the field Student of the entry first.",
        )
    other = prominent_of(reader, student_id)
    if other not in (None, person_id):
        raise _known(student)
    taken = _chosen(reader, student_id, person_id, lines)
    with office.change("Join a prominent graduate to the student on file") as work:
        work.set(ProminentPerson, person_id, {"student_id": student_id})
        people.confirm_in(work, reader, person, student, same=True, reason=REASON)
        _take(work, person_id, taken)


def begin(office: Office, student_id: int, lines: Sequence[int] = (), position: str = "") -> int:
    """Records a former student as prominent, with the training that was chosen; gives the new entry.

    Raises Refused where he is recorded so already, NotFound.
    """
    reader = office.reader
    student = reader.get(Student, student_id)
    if prominent_of(reader, student_id) is not None:
        raise _known(student)
    taken = _chosen(reader, student_id, 0, lines)
    values = {key: student.get(key) for key in (*NAME_KEYS, "country_id", "us_grade")}
    values |= {
        "own_grade": student.country_rank, "student_id": student_id, "confirmed_on": office.today,
        "person_category": student.us_grade and ("CIVILIAN" if student.us_grade == CIVILIAN else "MILITARY"),
    }  # fmt: skip
    with office.change("Record a student as prominent") as work:
        made = work.add(ProminentPerson, values)
        people.confirm_in(work, reader, ProminentPerson(made, {}), student, same=True, reason=REASON)
        if position.strip():
            work.add(ProminentPosition, {"person_id": made, "position_title": position.strip()[:200]})
        _take(work, made, taken)
    return made


def take(office: Office, person_id: int, lines: Sequence[int]) -> int:
    """Takes over completed training of the student a prominent person is joined to; gives how many. Raises Refused."""
    person = office.reader.get(ProminentPerson, person_id)
    if person.student_id is None:
        raise Refused(f"{person.shown_title} is joined to no student.", do="Find the former student first.")
    taken = _chosen(office.reader, person.student_id, person_id, lines)
    if not taken:
        raise Usage("No training is chosen.")
    with office.change("Take over training of a prominent graduate") as work:
        _take(work, person_id, taken)
    return len(taken)


def _known(student: Kind) -> Refused:
    return Refused(
        f"{student.shown_title} is on record as a prominent graduate already.", do="Open that entry."
    )


def _chosen(reader: Reader, student_id: int, person_id: int, lines: Sequence[int]) -> list[Trained]:
    return [each for each in completed(reader, student_id, person_id) if each.line_id in set(lines)]


def _take(work: Work, person_id: int, taken: Sequence[Trained]) -> None:
    work.add_many(ProminentTraining, [each.values | {"person_id": person_id} for each in taken])


# -- confirming --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Entry:
    """A prominent person in public life whose entry somebody looks at each year; `late` when that is due."""

    record_id: int
    title: str
    grade: str
    position: str
    confirmed_on: date | None
    late: bool


def entries(reader: Reader) -> list[Entry]:
    """Everybody in public life, those first whom nobody confirmed for the longest time (RPT-01)."""
    where = All((Cond("retired_on", "empty"), Cond("deceased_on", "empty")))
    rows: list[ProminentPerson] = reader.records(
        Query(ProminentPerson, where=where, sort=(Sort("sort_name"),))
    )
    found = [
        Entry(row.id, row.shown_title, row.own_grade or "", row.current_position or "", row.confirmed_on,
              _late(reader, row.confirmed_on))
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.confirmed_on or date.min)


def _late(reader: Reader, confirmed: date | None) -> bool:
    if confirmed is None:
        return True
    months = int(reader.policy.text(MONTHS, confirmed, USUAL_MONTHS))
    return reader.today > months_after(confirmed, months)


def confirm(office: Office, ids: Sequence[int], on: date | None = None) -> int:
    """Sets the day on which entries were found to hold, all in one change; gives how many. Raises Usage."""
    day = on or office.today
    if not ids:
        raise Usage("No entry is chosen.", do="Choose those that still hold.")
    if day > office.today:
        raise Usage("The day lies in the future.", do="Give the day on which somebody looked.")
    with office.change(f"Confirm {counted(len(ids), 'prominent graduate')}") as work:
        work.set_many(ProminentPerson, {each: {"confirmed_on": day} for each in ids})
    return len(ids)
