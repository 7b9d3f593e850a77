"""Invented facts for the papers' tests."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from reports.book import BookFacts, Chapter
from reports.chart.scene import Bars, Pattern, Series
from reports.composed import Head, Part, Table
from reports.eum.common import Words
from reports.office.away import AwayFacts, AwayGroup, AwayLine
from reports.office.handover import HandoverArea, HandoverFacts, HandoverLine
from reports.office.history import HistoryEntry, HistoryFacts
from reports.office.paper_list import ListColumn, ListFacts, ListGroup
from reports.office.recovery import RecoveryFacts
from reports.office.today import TodayArea, TodayFacts, TodayLine
from reports.paper import Designation, Frame
from reports.training.ito import (
    ItoBlock,
    ItoDependent,
    ItoEntry,
    ItoFacts,
    ItoFunding,
    ItoLine,
    ItoOffice,
    ItoStudent,
)
from reports.wording import wording

WORDS = wording("ito")

FRAME = Frame(
    office="Office of Defense Cooperation, U.S. Embassy Bandar City",
    designation=Designation(
        controlled_by="Department of Defense, U.S. Central Example Command",
        office="Office of Defense Cooperation Bandaria",
        category="PRVCY",
        distribution="FEDCON",
        contact="odc.training@example.invalid, +000 555 0142",
    ),
    as_of=date(2026, 5, 12),
    source="Office file",
)

STUDENT = ItoStudent(
    surname="ALVAREZ",
    first_name="Marta Ines",
    sex="FEMALE",
    country_rank="Captain",
    us_grade="O-3",
    country_service="Army",
    service_number="00012345",
    date_of_birth=date(1994, 2, 28),
    place_of_birth="Bandar City, Bandaria",
    passport_number="P000001",
    citizenship="Bandaria",
    visa_type="A-2",
)

LINES = (
    ItoLine(
        wcn="1420A",
        masl="D177009",
        title="American Language Course General English Training",
        location="Lackland AFB TX",
        report_on=date(2026, 6, 30),
        starts_on=date(2026, 7, 6),
        ends_on=date(2026, 9, 25),
        ecl="55",
        weeks="12.0",
    ),
    ItoLine(
        wcn="1420B",
        masl="B121234",
        title="Logistics Officer Course",
        location="Ft. Example VA",
        report_on=date(2026, 10, 1),
        starts_on=date(2026, 10, 5),
        ends_on=date(2027, 2, 19),
        ecl="80",
        weeks="19.5",
    ),
)


def ordinary() -> ItoFacts:
    """A student with two courses, paid by a case, no family along."""
    return ItoFacts(
        frame=FRAME,
        ito_number="BN-B-UAB001-1420",
        country="Bandaria",
        ito_date=date(2026, 5, 20),
        preamble=(WORDS["preamble_1"].text, WORDS["preamble_2"].text),
        office=ItoOffice(
            "Office of Defense Cooperation Bandaria",
            "U.S. Embassy Bandar City\n12 Harbour Street\nBandar City, Bandaria",
            "odc.training@example.invalid",
        ),
        program_type="FMS: Foreign Military Sales BN-B-UAB 001",
        student=STUDENT,
        invitation=WORDS["invitation"].fill(
            department="the Army",
            country="Bandaria",
            installation="Lackland AFB TX 78236",
            report_date="30-Jun-26",
        ),
        training_note=WORDS["no_additional_training"].text,
        lines=LINES,
        funding=None,
        language=ItoBlock(
            (
                ItoEntry("Required ECL", "80"),
                ItoEntry("In-country Score", "62 on 14-Mar-26, Bandar City"),
                ItoEntry("Training Planned", "General English Training, 12.0 weeks"),
            )
        ),
        security=ItoBlock(
            (ItoEntry("Security Screening", "Completed 02-May-26"),), ("No classified course.",)
        ),
        dependents_note=WORDS["dependents_none"].text,
        dependents=(),
        medical=ItoBlock(
            (ItoEntry("Coverage of the IMS", "FMS case line"), ItoEntry("Billed to", "BN-B-UAB 003"))
        ),
        hazardous=ItoBlock(notes=(WORDS["hazardous_none"].text,)),
        allowance=ItoBlock(
            (ItoEntry("TLA Authorized", "No"), ItoEntry("Travel Paid by", "Government of Bandaria"))
        ),
        leave=ItoBlock(notes=(WORDS["leave"].text,)),
        terms=tuple(WORDS["terms"].text.split("\n")),
        remarks=("Uniform of the home service for the first day. Arrival by air at San Antonio.",),
        distribution=("IMS (original and three copies)", "Receiving installations", "Office file"),
    )


def crowded() -> ItoFacts:
    """Long names, a native name, four dependents, nine courses, an allowance."""
    student = replace(
        STUDENT,
        surname="AL-BANDARI VON UND ZU HOHENFELSEN-MARTINEZ DE LA VEGA",
        first_name="Muhammad Abd-al-Rahman Ferdinand Maximilian Kazimierz",
        native_name="محمد عبد الرحمن بن عبد الله البنداري",
        country_rank="Lieutenant Colonel of the Combined Mountain Engineers and Signals",
        place_of_birth="Upper Santa Maria of the Seven Wells, Northern Highland Province, Bandaria",
        visa_number="20261234567",
    )
    titles = (
        "Maneuver Captains Career Course with International Preparatory Phase and Field Study",
        "Observer Training",
        "Basic Instructor Course",
    )
    lines = tuple(
        replace(
            LINES[n % 2],
            wcn=f"1420{chr(65 + n)}",
            title=titles[n % 3],
            location="Joint Base San Example-Lackland",
        )
        for n in range(9)
    )
    family = tuple(
        ItoDependent(name, relation, born, travel, "Commercial policy, accepted 03-May-26")
        for name, relation, born, travel in (
            ("AL-BANDARI VON UND ZU HOHENFELSEN Layla Elisabeth", "Spouse", date(1995, 1, 9), "Accompanies"),
            ("AL-BANDARI Omar", "Child", date(2016, 8, 3), "Accompanies"),
            ("AL-BANDARI Zoë", "Child", date(2018, 12, 24), "Joins later"),
            ("AL-BANDARI Łucja", "Child", date(2021, 6, 30), "Joins later"),
        )
    )
    return replace(
        ordinary(),
        frame=replace(FRAME, host_language="ar"),
        student=student,
        lines=lines,
        funding=ItoFunding("2162050 26-1234 P220000 S01001 BN-B-UAB", "26-0417", "1420-7", 1234550),
        dependents_note=WORDS["dependents_listed"].text,
        dependents=family,
    )


def minimal() -> ItoFacts:
    """As little as a draft can hold."""
    nothing = ItoBlock()
    return replace(
        ordinary(),
        student=replace(STUDENT, date_of_birth=None, service_number="", passport_number=""),
        lines=LINES[1:],
        language=nothing,
        security=nothing,
        medical=nothing,
        hazardous=nothing,
        allowance=nothing,
        leave=nothing,
        terms=(),
        remarks=(),
        distribution=(),
        preamble=(),
    )


def listing(rows: int = 120) -> ListFacts:
    """A students grid with `rows` rows."""
    columns = (
        ListColumn("Name"),
        ListColumn("Step"),
        ListColumn("Service"),
        ListColumn("WCN"),
        ListColumn("Course"),
        ListColumn("Report"),
        ListColumn("Cost", right=True),
        ListColumn("Next"),
    )
    courses = ("Logistics Officer Course", "Maneuver Captains Career Course", "Basic Instructor Course")
    body = tuple(
        (
            f"STUDENT{n:05d} Ana",
            "Vetting" if n % 3 else "Briefed",
            "Army",
            f"{n % 10000:04d}A",
            courses[n % 3],
            f"{n % 28 + 1:02d} Jul 2026",
            f"{n * 137:,}",
            "" if n % 2 else "Due 9 days",
        )
        for n in range(rows)
    )
    return ListFacts(
        FRAME, "Students", "Leaving in August, by name.", columns, body, f"{rows} shown of {rows * 2}."
    )


def grouped() -> ListFacts:
    """A list in two levels of groups: one folded, one with nothing to add up."""
    facts = listing(60)
    nothing = ("",) * 8

    def sums(cost: str) -> tuple[str, ...]:
        return (*nothing[:6], cost, "")

    groups = (
        ListGroup(0, "Program: IMET-1 · 40 students", (), sums("$26,030")),
        ListGroup(1, "Report: Jul 2026 · 30 students", facts.rows[:30], sums("$20,000")),
        ListGroup(1, "Report: Aug 2026 · 10 students", facts.rows[30:40]),
        ListGroup(0, "Program: IMET-2 · 20 students", (), sums("$9,590")),
    )
    return replace(facts, rows=(), groups=groups, sums=sums("$35,620"))


def wide(columns: int = 20, rows: int = 30) -> ListFacts:
    """A list with more columns than a turned page holds."""
    facts = listing(rows)
    more = tuple(ListColumn(f"Column {n}") for n in range(columns))
    body = tuple(
        (row[0], *(f"row{at}column{n} words that go on" for n in range(columns)))
        for at, row in enumerate(facts.rows)
    )
    return replace(facts, columns=(facts.columns[0], *more), rows=body)


def history() -> HistoryFacts:
    """Thirty changes of one record."""
    at = datetime(2026, 5, 4, 9, 30, tzinfo=timezone(timedelta(hours=3)))
    entries = tuple(
        HistoryEntry(
            at + timedelta(days=n),
            "Sgt. Example",
            "Edit student",
            (
                f'Passport number changed from "P{n:06d}" to "P{n + 1:06d}".',
                "Report date set to 06 Jul 2026.",
            ),
        )
        for n in range(30)
    )
    return HistoryFacts(FRAME, "ALVAREZ Marta Ines", entries, "9f2c41d0")


def recovery() -> RecoveryFacts:
    """An invented key."""
    blocks = tuple(f"{(n * 7919 + 104729) % 1048576:05X}" for n in range(16))
    return RecoveryFacts(
        FRAME, "Office of Defense Cooperation Bandaria", date(2026, 5, 4), "Maj. Example", blocks
    )


def today(lines: int = 4) -> TodayFacts:
    """A day with so many duties overdue, this week in two areas, and waiting."""
    due = tuple(
        TodayLine(
            f"{n + 1} days late", f"Line {n:04d}: arrival data of the student goes to the student officer.",
            f"STUDENT{n:05d} Ana", "Sgt. Example" if n % 2 else "", "SAMM C2.1.6.9.1", "The ministry answers in May",
        )
        for n in range(lines)
    )  # fmt: skip
    chart = Bars(
        "Duties by week", "Week", "duties", ("Overdue", "This week", "Later"),
        (Series("", (lines, 2 * lines, 31), patterns=(Pattern.HATCH, Pattern.SOLID, Pattern.OPEN)),),
    )  # fmt: skip
    return TodayFacts(
        frame=FRAME,
        office=FRAME.office,
        day=date(2026, 5, 12),
        off="Day of the Mountain (Bandaria)",
        figures=(f"{lines} overdue", f"{2 * lines} this week", "31 later", f"{lines} waiting"),
        chart=chart,
        overdue=due,
        week=(TodayArea("Cases", due), TodayArea("Training", due)) if lines else (),
        waiting=due,
        news_since="since 11 May 2026",
        news=("Sgt. Example: Record passport, twice: ALVAREZ, Marta.",) * bool(lines),
        doubts=("2 policy values not confirmed",) * bool(lines),
        safety="No proven backup yet, no restore drill yet.",
        safety_old=True,
    )


def away(lines: int = 3) -> AwayFacts:
    """An absence with so many duties of mine and of nobody's."""
    slips = tuple(
        AwayLine(
            f"{n % 9 + 10} May 2026", f"Line {n:04d}: arrival data", f"STUDENT{n:05d} Ana", "", "possible"
        )
        for n in range(lines)
    )
    groups = (AwayGroup("Assigned to me", slips), AwayGroup("Nobody's", slips))
    return AwayFacts(
        FRAME,
        "Sgt. Example",
        date(2026, 5, 10),
        date(2026, 5, 19),
        date(2026, 5, 22),
        groups if lines else (),
    )


def handover(lines: int = 3) -> HandoverFacts:
    """The state of an office with so many duties overdue and ahead, an Arabic name among them."""
    due = tuple(
        HandoverLine(
            f"{n + 1} days late",
            f"Line {n:04d}: arrival data",
            "محمد البنداري" if n % 5 == 2 else f"STUDENT{n:05d} Ana",
            "Sgt. Example" if n % 2 else "",
            "SAMM C2.1.6.9.1",
        )
        for n in range(lines)
    )
    months = tuple(f"Day {n * 30 + 1}-{(n + 1) * 30}" for n in range(6))
    return HandoverFacts(
        frame=FRAME,
        office=FRAME.office,
        day=date(2026, 5, 12),
        leaver="LTC Example" if lines else "",
        successor="Maj. Example",
        began_on=date(2026, 5, 4) if lines else None,
        figures=(("Duties", f"{lines} overdue"), ("Students", "31"), ("Training lines", "3,171")),
        overdue=due,
        ahead_days=180,
        chart=Bars(
            "Duties by month", "Days from today", "duties", months, (Series("", (lines, 9, 4, 0, 1, 2)),)
        ),
        ahead=(HandoverArea("Training", due, 7), HandoverArea("Office", due)) if lines else (),
        owners=(("LTC Example", "leaves or has left", "4", "1"), ("Nobody", "not assigned", "38", "2"))
        if lines
        else (),
        promises=due,
        exceptions=(("29 Apr 2026", "Override", "Maj. Example", "VET-05 was set aside until 30 Jun 2026."),)
        if lines
        else (),
        exceptions_in_all=12 if lines else 0,
        unconfirmed=("2 policy values not confirmed", "26 codes not confirmed")[: lines and 2],
        users=(("LTC Example", "Administrator", "12 May 2026", "Can open the office"),),
        places=(
            ("Office", "D:\\Bandaria.sco on LAPTOP-7"),
            ("Backups", "E:\\backups"),
            ("Journal head", "9f2c41d0"),
        ),
        settled=(("Overdue", "Settled 11 May 2026 by Maj. Example"), ("Backup", "No proven backup yet.")),
    )


MARKED = """# Why

Plain **bold** and *slanted*, un**believ***able*
goes on. <b>no markup</b>

- one
  1. inner
  2. **second**

  further
- two

| A | B |
|---|---|
| 1 | **2** |

> said
"""


def book() -> BookFacts:
    """A paper of chapters: marked words, a table that runs over pages with its sums, and one with nothing to say."""
    heads = (Head(Words("Name"), 1), Head(Words("Cost"), 1, right=True))
    table = Table(heads, tuple((f"Row {at}", "$1") for at in range(90)), sums=("All", "$90"))
    chapters = (
        Chapter("General", 1, new_page=True), Chapter("Aims", 2, "1.1", MARKED),
        Chapter("Lines", 3, "1.1.1", parts=(Part(Words("All lines"), 4, table=table),)),
        Chapter("Rest", 1, lacks="Nothing to report: none.", new_page=True),
    )  # fmt: skip
    return BookFacts(
        FRAME, "plan", "BN 1", "The plan", ("Must be so", "Bandaria"), chapters, "DRAFT - NOT SENT", "DRAFT"
    )
