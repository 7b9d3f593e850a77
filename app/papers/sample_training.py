"""Invented facts of Bandaria, to look at the wording of the papers about training by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from app import checklists
from app.papers.frame import frame_of
from app.papers.letter import PATHS, Template, letter_from
from app.papers.sample import student_facts
from app.papers.second import ENGLISH
from app.reader import Reader
from models.fields import show_date
from reports.paper import Frame, Release
from reports.training.call import CallCourse, CallFacts
from reports.training.ecl_roster import EclFacts, Seat
from reports.training.letter import LetterFacts
from reports.training.screening_list import ScreenedItem, ScreenedOffice, ScreeningFacts
from reports.training.vetting_sheet import Submitted, SubmittedUnit, VettingFacts
from reports.wording import Paragraph

Words = Mapping[str, Paragraph]
_SENDER = ("Office of Defense Cooperation", "1 Harbor Street", "Ostravend, Bandaria")
_NAME = "SAMPLE, Jan Q"


def _frame(reader: Reader) -> Frame:
    return frame_of(reader, None, as_of=reader.today)


def call_sample(reader: Reader, words: Words, showing: str = "") -> CallFacts:
    """The call with one invented course; the notes of its sheet stand on it when they are looked at."""
    answer_by = show_date(reader.today + timedelta(weeks=6))
    frame = replace(_frame(reader), release=Release("Chief of the office", reader.today))
    host = next((each for each in words.values() if each.language != ENGLISH), None)
    notes = words["sheet_notes"].fill(answer_by=answer_by) if showing == "sheet_notes" else ""
    return CallFacts(
        frame=replace(frame, host_language=host.language) if host else frame,
        number="SAMPLE-12",
        written_on=reader.today,
        sender=_SENDER,
        to=("Ministry of Defense of Bandaria",),
        heading=words["heading"].text,
        host_heading=host.text if host else "",
        subject="Officer courses of the coming year",
        salutation=words["salutation"].text,
        opening=(words["opening"].fill(office=frame.office, country="Bandaria"), words["no_commitment"].text),
        courses=(_course(reader.today),),
        conditions=tuple(filter(None, words["conditions"].text.split("\n"))),
        remarks=tuple(filter(None, notes.split("\n"))),
        answer=words["answer"].fill(answer_by=answer_by),
        closing=words["closing"].text,
    )


def _course(today: date) -> CallCourse:
    starts = today + timedelta(weeks=30)
    asked = (("English", "ECL 80"), ("Grade", "O-3 to O-4"))
    return CallCourse(
        ("0001A",), "Example Captains Course", "Fort Example, GA, US", starts, starts + timedelta(days=5),
        starts + timedelta(weeks=23), 2, asked,
    )  # fmt: skip


def vetting_sample(reader: Reader, words: Words, _showing: str = "") -> VettingFacts:
    """The submission of an invented nominee."""
    person = Submitted(
        _NAME, "", "Male", date(1990, 2, 28), "Ostravend, Bandaria", "Bandaria", "P000001", None, "Captain", "O-3",
        "Army", "12345", "1st Example Battalion", "", "Company commander", "Lt. Col. Example",
        "Example Captains Course", "Fort Example, GA, US", reader.today + timedelta(weeks=30), "IMET-1",
    )  # fmt: skip
    unit = SubmittedUnit("1st Example Battalion", "", "Example Brigade", "Lt. Col. Example", "Ostravend", 1)
    return VettingFacts(_frame(reader), reader.today, words["note"].text, (person,), (), (unit,), (), ())


def screening_sample(reader: Reader, words: Words, _showing: str = "") -> ScreeningFacts:
    """The checklist of an invented nominee, nothing answered."""
    items = tuple(
        ScreenedItem(each.code, each.text, each.applies_to, "", "", None, "")
        for each in checklists.template("screening")[:3]
    )
    offices = (ScreenedOffice("Regional Security Officer", reader.today, None, "Pending"),)
    return ScreeningFacts(
        _frame(reader), _NAME, (("Course", "0001A Example Captains Course"),), "2012", items, offices, "Pending", None,
        "", None, words["certificate"].text, words["official_list"].text,
    )  # fmt: skip


def ecl_sample(reader: Reader, words: Words, _showing: str = "") -> EclFacts:
    """A session with one invented person."""
    rules = tuple(filter(None, words["rules"].text.split("\n")))
    seats = (Seat(1, _NAME, "", "Captain", "12345", "80"), Seat(2))
    session = (("Place", "Language laboratory"), ("Seats", "1 taken of 2"))
    return EclFacts(_frame(reader), reader.today, session, seats, 0, rules)


def letter_sample(reader: Reader, words: Words, showing: str = "") -> LetterFacts:
    """The letter that is looked at, to an invented student."""
    shown = words[showing]
    title = showing.replace("_", " ").capitalize()
    chosen = Template(showing, title, shown.language, shown.text, shown.source, shown.confirm, own=False)
    return letter_from(reader, student_facts(reader.today, PATHS), chosen)
