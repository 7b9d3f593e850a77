"""Gathers the certificate that a student of a police course does no civilian law enforcement (FAA 660, JSCET 3-7g).

It goes to the partner to be signed, so that it needs a release; what comes back is filed with the line.
"""

from collections.abc import Mapping
from datetime import date

from app.papers.case_parts import told
from app.papers.eum_common import blocked, country_of, day, in_two
from app.papers.plan_common import known_of, release_missing, released_paper
from app.papers.plan_requests import About, about_of, called
from app.papers.training import title_of, wcn_of
from app.reader import Reader
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Country
from models.training.derive import years_after
from models.training.lines import TrainingLine
from models.training.people import Student
from reports.composed import ComposedFacts, Part, Signing
from reports.eum.common import Named, Signer
from reports.paper import Frame

PAPER, RULE = "police_certificate", "PLAN-POLICE"
YEARS, USUAL_YEARS = "police.years", "2"
UNSIGNED = "DRAFT - NOT SIGNED"


def certificate_missing(reader: Reader, record: Kind) -> list[Finding]:
    """A police course with a student, and a release."""
    assert isinstance(record, TrainingLine)
    about, found = about_of(reader, record.id), []
    if not (record.mp_course_flag or (about.course and about.course.mp_course_flag)):
        found.append(blocked("The line is not recorded as a military police course: the certificate is for those.",
                             "Say so on the line or in the course list.", "mp_course_flag", rule=RULE))  # fmt: skip
    if about.student is None:
        found.append(blocked("The line names no student.", "Record the student.", "student_id", rule=RULE))
    return [*found, *release_missing(reader, _country(reader, about))]


def _country(reader: Reader, about: About) -> Country | None:
    return country_of(reader, about.student.country_id if about.student else None)


def certificate_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What the partner signs; a draft until the day of the certificate is recorded on the line."""
    assert isinstance(record, TrainingLine)
    words, second = in_two(reader, PAPER)
    about = about_of(reader, record.id)
    country = _country(reader, about)
    frame = released_paper(reader, country, second)
    years = int(reader.policy.text(YEARS, record.end_date or reader.today, USUAL_YEARS))
    return certificate_from(words, frame, about, called(country) or "the partner", years)


def certificate_from(words: Named, frame: Frame, about: About, country: str, years: int) -> ComposedFacts:
    """The same from records at hand and in given words."""
    line, student = about.line, about.student
    assert line is not None
    ends, until = line.end_date, years_after(line.end_date, years) if line.end_date else None
    known = known_of(words, _places(frame, student, country, years, ends, until))
    rows = told(
        ("Course", title_of(line, about.course)), ("WCN", wcn_of(line)), ("Starts on", day(line.start_date)),
        ("Ends on", day(ends)), ("Name", student.full_name if student else ""),
        ("Service number", student.country_service_number if student else ""),
        ("Unit", about.unit.unit_name if about.unit else ""),
    )  # fmt: skip
    signed = line.mp_certificate_on
    return ComposedFacts(
        frame=frame, stem=PAPER, number=" ".join(filter(None, (wcn_of(line), student.surname if student else ""))),
        title=known["title"],
        parts=(
            Part(texts=(known["certified"],)), Part(known["course"], rows=rows),
            Part(known["period"], texts=(known["until" if ends else "until_open"], known["kept"])),
        ),
        signing=Signing(known["agreed"], (known["for_partner"],),
                        tuple(known[name] for name in ("name", "position", "signature", "date")),
                        (Signer(on=signed),)),
        status="" if signed else UNSIGNED, across="" if signed else "DRAFT",
    )  # fmt: skip


def _places(
    frame: Frame, student: Student | None, country: str, years: int, ends: date | None, until: date | None
) -> Mapping[str, str]:
    name = (
        " ".join(filter(None, (student.first_name, student.middle_name, student.surname))) if student else ""
    )
    return {
        "country": country, "office": frame.office, "years": _in_words(years), "name": name,
        "rank": (student.country_rank if student else None) or "", "ends": day(ends), "until": day(until),
    }  # fmt: skip


def _in_words(years: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}.get(years, str(years))
