"""How far a class has come with what its back-planned days ask for, and what is late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.reader import Reader
from app.reading import All, Cond, Has, Query, Where
from app.training.classes import TrainingClass
from app.training.ways import ways_of
from models.training.backplan import Planned
from models.training.people import Student
from models.training.way import STEPS, State, Way

ORDER = {each.key: at for at, each in enumerate(STEPS)}
BEGUN_IS_ENOUGH = frozenset({"vetted", "visa"})
"""Steps whose planned day is that of asking, not of the answer."""
_MET = frozenset({State.DONE, State.NOT_NEEDED})


@dataclass(frozen=True)
class Progress:
    """One planned day of a class: for how many of its students it is met."""

    planned: Planned
    met: int
    of: int
    """Students; of the nomination also seats without one."""
    missing: tuple[int, ...]
    """Ids of the students for whom it is not met."""
    late: bool

    @property
    def open(self) -> int:
        """For how many it is not met."""
        return self.of - self.met


@dataclass(frozen=True)
class ClassProgress:
    """A class with its planned days."""

    held: TrainingClass
    plan: tuple[Progress, ...]

    @property
    def late(self) -> tuple[Progress, ...]:
        """What is late, in order of the way."""
        return tuple(each for each in self.plan if each.late)

    @property
    def next(self) -> Progress | None:
        """The next day that is not over and not met for everybody."""
        ahead = (each for each in self.plan if each.open and not each.late and not each.planned.earliest)
        return min(ahead, key=lambda each: each.planned.on, default=None)


def progress(reader: Reader, held: Iterable[TrainingClass]) -> list[ClassProgress]:
    """How far each class has come; the ways of all their students are read at once."""
    listed = list(held)
    ids = list(dict.fromkeys(student for each in listed for student in each.students))
    students = reader.records(Query(Student, among=ids)) if ids else []
    ways = ways_of(reader, students)
    return [_class(each, ways, reader.today) for each in listed]


def students_where(held: TrainingClass) -> Where:
    """The filter of the list of students that shows those of a class."""
    parts: list[Where] = [Cond("start_date", "=", held.starts_on)]
    if held.course_id is not None:
        parts.append(Cond("course_id", "=", held.course_id))
    else:
        parts.append(Cond("course_title", "=", held.course))
    return Has("training_line<student_id", All(tuple(parts)))


def _class(held: TrainingClass, ways: Mapping[int, Way], today: date) -> ClassProgress:
    students = [student for student in held.students if student in ways]
    plan = []
    for each in held.plan:
        missing = tuple(student for student in students if not _met(ways[student], each.step))
        of = len(students) + (held.open if each.step == "nominated" else 0)
        met = len(students) - len(missing)
        late = not each.earliest and each.on < today and met < of
        plan.append(Progress(each, met, of, missing, late))
    return ClassProgress(held, tuple(plan))


def _met(way: Way, step: str) -> bool:
    """Whether a student has what a planned day asks for: done, asked for where that is enough, or carried past it.

    Who sits on the line is nominated, whatever his prerequisites say.
    """
    if step == "nominated":
        return True
    state = way.stand(step).state
    if state in _MET or (state is State.DOING and step in BEGUN_IS_ENOUGH):
        return True
    return way.at is None or ORDER[step] < ORDER[way.at]
