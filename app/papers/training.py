"""What several papers about students gather: courses in words, names, who is asked for in one breath."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.errors import Usage
from app.papers.frame import frame_of
from app.reader import Reader
from models.kinds import Kind
from models.office.places import Country
from models.rules import Facts
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from reports.paper import Frame, Release
from reports.training.common import CourseLine


def wcn_of(line: Kind) -> str:
    """WCN with the letter behind it; empty until the service gives it."""
    return f"{line.get('wcn') or ''}{line.get('line_suffix') or ''}"


def title_of(line: Kind, course: Kind | None) -> str:
    """The course as the training list writes it, else as the course list does."""
    return line.get("course_title") or (course.get("title") if course else None) or ""


def place_of(line: Kind, course: Kind | None) -> str:
    """The place of the training, from the line or the course list."""
    return line.get("location") or (course.get("location") if course else None) or line.get("us_unit") or ""


def course_line(facts: Facts, line: Kind) -> CourseLine:
    """A training line as papers print it."""
    course = facts.linked(line, "course_id")
    return CourseLine(
        wcn=wcn_of(line),
        title=title_of(line, course),
        place=place_of(line, course),
        reports_on=line.get("report_date"),
        starts_on=line.get("start_date"),
        ends_on=line.get("end_date"),
    )


def asked_scores(reader: Reader, country: Country | None, line: Kind, course: Kind | None) -> str:
    """The English that a course asks for, and whether the country is exempt from the test."""
    scores = [
        row.get("ecl_required") for row in (line, course) if row is not None and row.get("ecl_required")
    ]
    ratings = [
        row.get("opi_required") for row in (line, course) if row is not None and row.get("opi_required")
    ]
    parts = ([f"ECL {max(scores)}"] if scores else []) + [f"OPI {each}" for each in dict.fromkeys(ratings)]
    exempt = country.ecl_exemption if country else None
    if not parts or exempt in (None, "NONE"):
        return ", ".join(parts)
    entry = reader.codes("ecl_exemption").get(exempt)
    return f"{', '.join(parts)} (country's exemption: {entry.label if entry else exempt})"


def sender_of(reader: Reader, country: Country | None) -> tuple[str, ...]:
    """The letterhead: office, address, e-mail, line by line."""
    name = (country.sco_name if country else None) or reader.office_name
    address = ((country.sco_address if country else None) or "").splitlines()
    mail = (country.sco_email if country else None) or ""
    return tuple(filter(None, (name, *address, mail)))


def partner_frame(reader: Reader, country: Country | None, authority: str | None, on: date | None) -> Frame:
    """The frame of a paper for the partner: released by name and day, and to that country alone."""
    frame = frame_of(reader, country, as_of=reader.today)
    if not authority or on is None or frame.designation is None:
        return frame
    name = (country.country_name if country else None) or "the partner named here"
    return replace(
        frame,
        designation=replace(frame.designation, distribution=f"REL TO {name}"),
        release=Release(authority, on),
    )


def parts_of(asked: str) -> list[str]:
    """What was asked, part by part: parts are divided by semicolons or line ends, as names hold commas."""
    return [part for each in asked.replace("\n", ";").split(";") if (part := " ".join(each.split()))]


def students_asked(reader: Reader, parts: Iterable[str]) -> list[Student]:
    """The students of names, service numbers or ids, each once. Raises NotFound, and Usage for none."""
    found = {row.id: row for row in (reader.lookup(Student, part) for part in parts)}
    if not found:
        raise Usage("Say which students.", do="Give service numbers or names, divided by semicolons.")
    return list(found.values())


def is_line(row: Kind) -> bool:
    """Whether a row is a training line that may still be filled or attended."""
    return isinstance(row, TrainingLine) and row.line_status not in ("CANCELLED", "FO")


def is_course(row: Kind | None) -> Course | None:
    """A linked row as a course."""
    return row if isinstance(row, Course) else None
