"""What rules about one line of the training list ask: its course, its program, what kind of training it is, when."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from models.calendar import in_fifth_quarter
from models.findings import Finding
from models.kinds import Kind
from models.rules import Facts, While
from models.training.courses import Course
from models.training.derive import CLOSED_LINES
from models.training.lines import TrainingLine
from models.training.order import shown
from models.training.programs import TrainingProgram

COURSE = "course_id"
PROGRAM = "program_id"
AHEAD = frozenset({None, "PLANNED", "PROGRAMMED", "CONFIRMED", "ITO_AUTHORIZED"})
"""Statuses of a line whose training has still to begin."""
ASKED_FOR = frozenset({None, "PLANNED"})
"""Statuses of a line that the service has not programmed."""
ARMY = "B"
FIFTH = 5
"""Quarter of a line that starts after its program's year (JSCET 3-3g)."""


def _still_open(record: Kind) -> bool:
    """Whether a line is not completed, cancelled or forfeited."""
    return record.stored.get("line_status") not in CLOSED_LINES


def _is_ahead(record: Kind) -> bool:
    """Whether a line's training has still to begin."""
    return record.stored.get("line_status") in AHEAD


def _is_asked_for(record: Kind) -> bool:
    """Whether a line is planned by the office, not programmed by the service."""
    return record.stored.get("line_status") in ASKED_FOR


def _not_completed(record: Kind) -> bool:
    """Whether a line's training did not come to its end."""
    return record.stored.get("line_status") != "COMPLETED"


def _asked_to_cancel(record: Kind) -> bool:
    """Whether the cancellation or change of a line was asked for."""
    return record.stored.get("cancel_request_date") is not None


def _begins(record: Kind) -> date | None:
    """The day training begins, as far as it is known."""
    found = record.get("start_date") or record.get("report_date")
    return found if isinstance(found, date) else None


def _ends(record: Kind) -> date | None:
    """The last day of training, as far as it is known."""
    found = record.get("end_date")
    return found if isinstance(found, date) else _begins(record)


still_open = While(_still_open, _ends)
"""While a line is not completed, cancelled or forfeited, to the end of its training."""
is_ahead = While(_is_ahead, _begins)
"""Until a line's training begins."""
is_asked_for = While(_is_asked_for, _begins)
"""While a line is planned by the office and not programmed, until its training begins."""
not_completed = While(_not_completed)
"""Unless a line's training came to its end."""
asked_to_cancel = While(_asked_to_cancel)
"""Once the cancellation or change of a line was asked for."""


def the_line(facts: Facts) -> TrainingLine:
    """The subject of the rule."""
    assert isinstance(facts.record, TrainingLine)
    return facts.record


def the_course(facts: Facts) -> Course | None:
    """Its course, when it is in the office's list."""
    found = facts.one(COURSE)
    return found if isinstance(found, Course) else None


def the_program(facts: Facts) -> TrainingProgram | None:
    """The program that pays it."""
    found = facts.one(PROGRAM)
    return found if isinstance(found, TrainingProgram) else None


def training_type(line: TrainingLine, course: Course | None) -> str:
    """The code of the kind of training: the line's, else the course's; empty when nobody said."""
    return line.training_type or (course.training_type if course else None) or ""


def is_army(course: Course | None, program: TrainingProgram | None) -> bool:
    """Whether the Army trains; so it counts until course or program say otherwise."""
    agency = (course.ia_code if course else None) or (program.ia_code if program else None)
    return agency in (None, ARMY)


def is_language(line: TrainingLine, course: Course | None) -> bool:
    """Whether a line is English language training."""
    return bool(line.elt_flag or (course and course.elt_flag))


def begins_on(line: TrainingLine) -> date | None:
    """The day a line's training begins: its start, else its report date."""
    return line.start_date or line.report_date


def days_of(line: TrainingLine) -> int | None:
    """Days of training, first and last included; None while a date is missing or the dates are turned round."""
    if line.start_date is None or line.end_date is None or line.end_date < line.start_date:
        return None
    return (line.end_date - line.start_date).days + 1


def length_of(line: TrainingLine, course: Course | None) -> Decimal | None:
    """Days of training where rules count weeks: the weeks of the course list, else from the first day to the last.

    A course of five weeks runs from a Monday to the fifth Friday, which are 33 days; the list says how long it is.
    """
    if course is not None and course.duration_weeks:
        return course.duration_weeks * 7
    days = days_of(line)
    return None if days is None else Decimal(days)


def told_days(days: Decimal) -> str:
    """A number of days without the zeros behind its point."""
    return f"{days:f}".rstrip("0").rstrip(".") if days % 1 else f"{days:.0f}"


def is_first_of_wcn(line: TrainingLine) -> bool:
    """Whether a line is the first course of its WCN, by its suffix; the first decides the program's year."""
    return (line.line_suffix or "A").upper() == "A"


def without_fifth_quarter(what: str, program: TrainingProgram, line: TrainingLine) -> Iterator[Finding]:
    """A line in the fifth quarter, by its quarter or by its start, of something that has none.

    By its start it is the first course of a WCN that begins from October to December after the year of its program.
    """
    year, starts = program.fiscal_year, line.start_date
    late = bool(year and starts and is_first_of_wcn(line) and in_fifth_quarter(starts, year))
    if late or line.avail_qtr == FIFTH:
        yield Finding(
            f"{what} has no fifth quarter" + (f"; FY {year} ended before the start." if late else "."),
            fields=("avail_qtr", "start_date"),
            inputs=shown(starts_on=starts, program_year=year, quarter=line.avail_qtr),
        )
