"""Gathers the roster of the class that a training line belongs to."""

from app import gather
from app.papers.frame import frame_of
from app.papers.training import asked_scores
from app.reader import Reader
from app.training import classes, ways
from app.training.classes import Seat, TrainingClass
from models.fields import show_date
from models.kinds import Kind
from models.office.places import Country
from models.rules import Facts
from models.training.backplan import Planned
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.way import State, Way
from reports.training.class_roster import ClassFacts, Classmate, PlannedDay

LINE_PATHS = ("program_id", "program_id.country_id", "course_id")


def class_facts(reader: Reader, record: Kind) -> ClassFacts:
    """Everybody who starts the line's course on its day, and by when what has to be ready."""
    assert isinstance(record, TrainingLine)
    found = classes.class_of(reader, record.id)
    facts = gather.facts_of(reader.connection, TrainingLine, [record], LINE_PATHS)[record.id]
    country = facts.one("program_id.country_id")
    home = country if isinstance(country, Country) else None
    students = [reader.get(Student, each) for each in found.students]
    known = gather.facts_of(reader.connection, Student, students, ("unit_id",))
    stands = ways.ways_of(reader, students)
    return ClassFacts(
        frame=frame_of(reader, home, as_of=reader.today),
        course=found.course,
        starts_on=found.starts_on,
        head=_head(reader, found, facts, record, home),
        seats=found.size,
        mates=tuple(_mate(reader, each, known, stands) for each in found.seats),
        plan=tuple(
            _planned(each, list(stands.values())) for each in sorted(found.plan, key=lambda each: each.on)
        ),
    )


def _head(
    reader: Reader, found: TrainingClass, facts: Facts, line: Kind, country: Country | None
) -> tuple[tuple[str, str], ...]:
    days = [("Reports", found.reports_on), ("Starts", found.starts_on), ("Ends", found.ends_on)]
    return (
        ("Place", found.location),
        *((label, show_date(day) if day else "") for label, day in days),
        ("English", asked_scores(reader, country, line, facts.one("course_id"))),
    )


def _mate(reader: Reader, seat: Seat, known: dict[int, Facts], stands: dict[int, Way]) -> Classmate:
    if seat.student_id is None:
        name = f"{seat.open} open seats" if seat.open > 1 else ""
        return Classmate(seat.wcn, "", name, "", "", "", "", "", "", seat.reports_on)
    facts = known[seat.student_id]
    record = facts.record
    assert isinstance(record, Student)
    unit, way = facts.one("unit_id"), stands[seat.student_id]
    return Classmate(
        wcn=seat.wcn,
        name=record.full_name or record.shown_title,
        native_name=record.native_name or "",
        rank=record.country_rank or "",
        grade=record.us_grade or "",
        service=reader.show(Student.country_service, record.country_service),
        unit=(unit.get("unit_name") if unit else None) or "",
        ecl=str(record.latest_ecl) if record.latest_ecl is not None else "",
        at=way.stand(way.at).step.word if way.at else "File closed",
        reports_on=seat.reports_on,
    )


def _planned(each: Planned, ways_: list[Way]) -> PlannedDay:
    """A day of the plan, and for how many of the students its step is done."""
    done = sum(way.stand(each.step).state in (State.DONE, State.NOT_NEEDED) for way in ways_)
    return PlannedDay(each.on, each.what, each.sum, each.earliest, f"{done} of {len(ways_)}" if ways_ else "")
