"""Invented facts of the papers about nomination, vetting and classes: ordinary ones, extreme ones, empty ones."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from reports.paper import Paper, Release
from reports.training.call import CALL, CallCourse, CallFacts
from reports.training.class_roster import CLASS_ROSTER, ClassFacts, Classmate, PlannedDay
from reports.training.common import CourseLine
from reports.training.ecl_roster import ECL_ROSTER, EclFacts, Seat
from reports.training.letter import LETTER, LetterFacts
from reports.training.nominee import NOMINEE, Asked, NomineeFacts
from reports.training.screening_list import SCREENING_LIST, ScreenedItem, ScreenedOffice, ScreeningFacts
from reports.training.status_board import STATUS_BOARD, BoardFacts, BoardLine
from reports.training.vetting_sheet import VETTING_SHEET, FamilyMember, Submitted, SubmittedUnit, VettingFacts
from tests.reports.samples import FRAME

DAY = date(2026, 7, 6)
LONG = "AL-BANDARI VON UND ZU HOHENFELSEN-MARTINEZ DE LA VEGA, Muhammad Abd-al-Rahman Ferdinand Maximilian"
ARABIC = "محمد عبد الرحمن بن عبد الله بن محمد البنداري الهاشمي القرشي من آل"
UNIT = (
    "The Combined Northern Mountain Engineers and Signals Regiment of the Royal Guard, Third Highland Brigade"
)
COURSE = CourseLine(
    "0100A", "Example Captains Course", "Fort Example, GA, US", DAY, DAY, DAY + timedelta(weeks=20)
)
SIGNS = ("✓", "◐", "○", "✗", "–")


def call(courses: int = 2, host: str = "") -> CallFacts:
    """A released call with so many courses."""
    asked = (("English", "ECL 80"), ("Experience", "Two years of command of a company. " * 3))
    each = CallCourse(
        ("0100A", "0101A"), COURSE.title, COURSE.place, DAY, DAY, DAY + timedelta(weeks=20), 2, asked
    )
    return CallFacts(
        frame=replace(FRAME, release=Release("Chief, ODC", date(2026, 5, 2)), host_language="ar" if host else "und"),
        number="12-2026", written_on=date(2026, 5, 12), sender=("Office of Defense Cooperation", "1 Harbor Street"),
        to=("Lena Harrow", "Director of Training"), heading="Call for Nominations", host_heading=host,
        subject="Officer courses", salutation="Dear Sir or Madam,", opening=("The office asks for names.",),
        courses=tuple(replace(each, title=f"{each.title} {n}") for n in range(courses)),
        conditions=("Name one person for each seat.",) * min(courses, 3), remarks=(), answer="Names by 1 June.",
        closing="Sincerely,",
    )  # fmt: skip


def nominee(name: str = "SAMPLE, Ana", native: str = "") -> NomineeFacts:
    """A nominee with two courses, or nothing at all without a name."""
    filled = bool(name)
    return NomineeFacts(
        frame=replace(FRAME, host_language="ar") if native else FRAME, name=name, native_name=native,
        person=(("Sex", "Female" if filled else ""), ("Born", "28 Feb 1994" if filled else "")),
        post=(("Unit", UNIT if native else ""),), nominated="Nominated 07 Jan 2026",
        courses=(COURSE, COURSE) if filled else (),
        asked=(Asked(COURSE.title, "Grade: O-3 to O-4", "yes", "O-3"),) if filled else (),
        english="No ECL score is recorded.", tests=(("ECL", "09 Jan 2026", "85", "In country"),) if filled else (),
        biography="Educated at the academy. " * (20 if native else 0),
    )  # fmt: skip


def vetting(count: int = 2, name: str = "SAMPLE, Ana", native: str = "") -> VettingFacts:
    """So many nominees of one unit; one more is left out."""
    person = Submitted(
        name, native, "Female", date(1994, 2, 28), "Ostravend, Bandaria", "Bandaria", "P000001", date(2031, 1, 1),
        "Captain", "O-3", "Army", "12345", UNIT if native else "1st Battalion", native, "Company commander",
        "Col. Example", COURSE.title, COURSE.place, DAY, "IMET-1 FY 2026",
    )  # fmt: skip
    unit = SubmittedUnit(person.unit, native, "Brigade", "Col. Example", "Ostravend", count)
    member = FamilyMember(
        "SAMPLE, Omar",
        native,
        name,
        "Child",
        "Male",
        date(2016, 2, 29),
        "Ostravend, Bandaria",
        "Bandaria",
        "P2",
        DAY,
    )
    family = (member,) * count
    left = replace(person, missing=("Passport number", "Date of birth"))
    frame = replace(FRAME, host_language="ar") if native else FRAME
    people = (replace(left),) * 1 if native else ()
    return VettingFacts(
        frame,
        date(2026, 5, 12),
        "Bio data alone.",
        (*(person,) * count, *people),
        family,
        (unit,) if count else (),
        (left,),
        (),
    )


def screening(items: int = 25, name: str = "SAMPLE, Ana", native: str = "") -> ScreeningFacts:
    """A checklist with every other item answered."""
    rows = tuple(
        ScreenedItem(f"SCR-{n:02d}", "Signed medical statement, exam within 3 months before ITO", "all U.S. training",
                     "Passed" if n % 2 else "", "T. Trainer" if n % 2 else "", DAY if n % 2 else None, "File 7")
        for n in range(1, items + 1)
    )  # fmt: skip
    offices = (
        ScreenedOffice("Regional Security Officer", DAY, None, "Pending"),
        ScreenedOffice("DEA", None, None, ""),
    )
    frame = replace(FRAME, host_language="ar") if native else FRAME
    return ScreeningFacts(
        frame, name, (("Name in own script", native), ("Course", COURSE.title)), "2012", rows, offices, "Pending",
        None, "", date(2036, 2, 1), "The items were checked.", "to be pasted from SC-TMS",
    )  # fmt: skip


def ecl(seats: int = 4, native: str = "") -> EclFacts:
    """A session with so many seats, the last one free."""
    name = LONG if native else "SAMPLE, Ana"
    taken = tuple(Seat(n, name, native, "Captain", "12345", "80") for n in range(1, seats))
    frame = replace(FRAME, host_language="ar") if native else FRAME
    free = (Seat(seats),) if seats else ()
    return EclFacts(
        frame, DAY if seats else None, (("Place", "Laboratory"),), (*taken, *free), 0, ("Identity first.",)
    )


def board(lines: int = 30) -> BoardFacts:
    """So many students with every sign."""
    each = tuple(
        BoardLine(DAY + timedelta(days=n), f"STUDENT{n:03d}, Ana\nCaptain", COURSE.title,
                  tuple(SIGNS[(n + at) % 5] for at in range(15)), "Vetted", "Vetted, 12 Jun 2026 (3 days late)")
        for n in range(lines)
    )  # fmt: skip
    steps = tuple((f"S{n:02d}", f"Step {n}") for n in range(15))
    meanings = ("done", "under way", "open", "blocked", "not needed")
    signs = tuple(zip(SIGNS, meanings, strict=True))
    return BoardFacts(
        FRAME, date(2026, 5, 12), "FY 2026", steps, signs, each, (("Vetted", lines),) if lines else ()
    )


def roster(mates: int = 4, native: str = "") -> ClassFacts:
    """A class of so many, the last seat open."""
    mate = Classmate(
        "0100A",
        LONG if native else "SAMPLE, Ana",
        native,
        "Captain",
        "O-3",
        "Army",
        UNIT,
        "85",
        "Vetted",
        DAY,
    )
    rows = tuple(mate if n < mates - 1 else replace(mate, name="", native_name="") for n in range(mates))
    plan = (PlannedDay(DAY, "Earliest examination", "06 Oct 2026 - 3 months = 06 Jul 2026", True, "1 of 4"),)
    frame = replace(FRAME, host_language="ar") if native else FRAME
    return ClassFacts(
        frame, COURSE.title, DAY, (("Place", COURSE.place),), mates, rows, plan if mates else ()
    )


def letter(paragraphs: int = 3, native: str = "", left_open: tuple[str, ...] = ()) -> LetterFacts:
    """A letter of so many paragraphs, in Arabic where there is a native text."""
    text = native or "You are named for the course. Bring your passport."
    return LetterFacts(
        replace(FRAME, host_language="ar") if native else FRAME, "course_place", "Course place", "ar" if native else "",
        date(2026, 5, 12), ("Office of Defense Cooperation",), (LONG, "Captain"), (text,) * paragraphs, left_open,
    )  # fmt: skip


PAPERS: dict[str, tuple[Paper[Any], Any]] = {
    "call": (CALL, call()),
    "call in two languages": (CALL, call(20, "دعوة لترشيح المتدربين")),
    "empty call": (CALL, call(0)),
    "nominee": (NOMINEE, nominee()),
    "long nominee": (NOMINEE, nominee(LONG, ARABIC)),
    "empty nominee": (NOMINEE, nominee("")),
    "vetting": (VETTING_SHEET, vetting()),
    "crowded vetting": (VETTING_SHEET, vetting(120, LONG, ARABIC)),
    "empty vetting": (VETTING_SHEET, vetting(0)),
    "screening": (SCREENING_LIST, screening()),
    "long screening": (SCREENING_LIST, screening(60, LONG, ARABIC)),
    "empty screening": (SCREENING_LIST, screening(0, "")),
    "ecl": (ECL_ROSTER, ecl()),
    "crowded ecl": (ECL_ROSTER, ecl(120, ARABIC)),
    "empty ecl": (ECL_ROSTER, ecl(0)),
    "board": (STATUS_BOARD, board()),
    "crowded board": (STATUS_BOARD, board(120)),
    "empty board": (STATUS_BOARD, board(0)),
    "class": (CLASS_ROSTER, roster()),
    "crowded class": (CLASS_ROSTER, roster(120, ARABIC)),
    "empty class": (CLASS_ROSTER, roster(0)),
    "letter": (LETTER, letter()),
    "letter in Arabic": (LETTER, letter(20, ARABIC)),
}
"""What every test of papers in general is run with."""
