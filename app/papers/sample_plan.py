"""Invented requests of Bandaria, to look at the wording of the papers of the training year by."""

from dataclasses import replace
from datetime import timedelta

from app.papers import plan_police, plan_prominent, plan_requests
from app.papers.plan_common import known_of, own_paper
from app.papers.plan_requests import About
from app.papers.sample_eum import SAMPLE, Given, row, told
from app.reader import Reader
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from models.planning.requests import CtfpNomination, ImetWaiver, OjtRequest
from models.training.lines import TrainingLine
from models.training.people import Student
from reports.composed import ComposedFacts

COUNTRY, FIRST = "Bandaria", 1
STATUS = "SAMPLE ABOUT AN INVENTED STUDENT"


def _sampled(facts: ComposedFacts) -> ComposedFacts:
    return replace(facts, status=STATUS, across=SAMPLE)


def _student() -> Student:
    found: Student = row(
        Student, FIRST, surname="SAMPLE", first_name="Sima", full_name="SAMPLE, Sima",
        country_rank="Captain", us_grade="O-3",
        country_service_number="BN-0001", position="Company commander",
    )  # fmt: skip
    return found


def waiver_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The memo about an invented team."""
    words, _ = told(reader, plan_requests.WAIVER, given)
    record = row(ImetWaiver, FIRST, waiver_type="MTT", waiver_course="River Crossing", waiver_fy=2027, waiver_qtr=3,
                 waiver_priority="A", waiver_unit_cost=3_850_000, waiver_ccmd="EUCOM")  # fmt: skip
    known = known_of(words, {"country": COUNTRY, "waiver": "Mobile training team"})
    return _sampled(plan_requests.waiver_from(reader, known, own_paper(reader, persons=False), record))


def ojt_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The request for an invented student."""
    words, _ = told(reader, plan_requests.OJT, given)
    record = row(OjtRequest, FIRST, ojt_title="Depot stock control", ojt_type="OJT", ojt_weeks=20)
    frame = own_paper(reader)
    known = known_of(words, {"office": frame.office})
    return _sampled(
        plan_requests.ojt_from(reader, known, frame, record, (About(student=_student()), COUNTRY))
    )


def ctfp_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The data sheet of an invented nominee."""
    words, _ = told(reader, plan_requests.CTFP, given)
    record = row(CtfpNomination, FIRST, ctfp_course="Executive Decision Making", ctfp_fy=2027)
    about = (About(student=_student()), COUNTRY)
    return _sampled(plan_requests.ctfp_from(reader, known_of(words), own_paper(reader), record, about))


def police_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The certificate for an invented student; without an end where that sentence is looked at."""
    words, frame = told(reader, plan_police.PAPER, given)
    ends = None if showing == "until_open" else reader.today + timedelta(days=90)
    line = row(TrainingLine, FIRST, wcn="0001", course_title="Military Police Officer", end_date=ends)
    return _sampled(
        plan_police.certificate_from(words, frame, About(line=line, student=_student()), COUNTRY, 2)
    )


def form_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The form of an invented graduate."""
    words, _ = told(reader, plan_prominent.FORM, given)
    person = row(ProminentPerson, FIRST, surname="SAMPLE", first_name="Sima", own_grade="General", us_grade="O-9",
                 prominence_basis="SERVICE_CHIEF")  # fmt: skip
    held = row(
        ProminentPosition,
        FIRST,
        position_title="Chief of the Army",
        held_from="2025",
        obtained_by="APPOINTMENT",
    )
    trained = row(
        ProminentTraining, FIRST, trained_in="Staff course", years_attended="2009-2010", paid_by="IMET"
    )
    entry = (person, ([held], [trained]))
    return _sampled(plan_prominent.form_from(reader, known_of(words), own_paper(reader), entry, COUNTRY))
