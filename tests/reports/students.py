"""Invented facts of the papers about one student."""

from dataclasses import replace
from datetime import date
from typing import Any

from reports.paper import Paper
from reports.training.amendment import AMENDMENT, AmendmentFacts, Change
from reports.training.arrival import ARRIVAL, ArrivalFacts, NoticeEntry
from reports.training.briefing import BRIEFING, BriefingFacts, BriefingTopic
from reports.training.dd2285 import DD2285, Block, Dd2285Facts, Waiver
from reports.training.file_cover import FILE_COVER, FileCoverFacts, FiledPaper
from reports.training.interview import INTERVIEW, InterviewFacts, Question
from reports.training.ito import ItoDependent, ItoEntry
from reports.training.keying import KEYING, KeyingFacts, KeyingItem, KeyingRow
from reports.training.packet import PACKET, PacketFacts, PacketPlace
from reports.training.student import CourseRow, StudentHead, Words
from tests.reports.samples import FRAME, LINES

ARABIC = "عبد الرحمن محمد بن عبد الله بن سليمان الحسيني المنصوري الهاشمي"
DAY = date(2026, 5, 12)
LONG = (
    "Advanced Combined Joint Logistics and Sustainment Planning for Multinational Operations, Phase II " * 2
)
HEAD = StudentHead(
    "ABDULRAHMAN BIN ABDULLAH BIN SULAIMAN AL-HUSSEINI AL-MANSOURI, Mohammed", ARABIC, "Captain / O-3", "Army",
    "00012345", "Bandaria", LONG, "1420", "BN-B-UAB001-1420",
)  # fmt: skip
NOBODY = StudentHead("NOBODY", "", "", "", "", "", "", "", "")
COURSES = (
    CourseRow("1420A", LONG, "Joint Base San Antonio-Lackland, Texas, United States", DAY, DAY, DAY, "12.0"),
    CourseRow("1420B", "Logistics Officer Course", "", None, None, None, ""),
)


def dd2285(dependents: int = 11) -> Dd2285Facts:
    """The form with everything in it."""
    family = tuple(
        ItoDependent(
            f"AL-HUSSEINI AL-MANSOURI, Child{n} {ARABIC}",
            "Child",
            DAY,
            "Accompanies",
            "Commercial, Example Insurance",
        )
        for n in range(dependents)
    )
    blocks = (
        Block("1", "ITO NUMBER", value="BN-B-UAB001-1420"), Block("3", "DATE (YYMMDD)", value="260512"),
        Block("6", "IMS INFORMATION", entries=(ItoEntry("Sex", "☒ Male   ☐ Female"), ItoEntry("Number", ""))),
        Block("8", "AUTHORIZED TRAINING", seen=False, notes=("Courses in sequence.",), courses=LINES),
        Block("12", "DEPENDENTS", seen=False, notes=("Only those listed.",), family=family),
        Block("15-22", "AS ON THE FORM", seen=False, notes=("To be pasted from the form",)),
    )  # fmt: skip
    waiver = Waiver("INDOPACOM", "Message 26-" + "7" * 69, DAY)
    return Dd2285Facts(
        replace(FRAME, source=waiver.words),
        waiver,
        "BN-B-UAB001-1420",
        DAY,
        "BN/1420",
        ("Preamble.",),
        blocks,
    )


def amendment(changes: int = 3) -> AmendmentFacts:
    """An amendment with so many changes."""
    listed = tuple(
        Change("8", f"Dates of line {n}", "06 Jul 2026 - 25 Sep 2026", LONG) for n in range(changes)
    )
    return AmendmentFacts(
        FRAME,
        2,
        "BN-B-UAB001-1420",
        DAY,
        HEAD,
        "As follows:",
        listed,
        LONG,
        "The rest remains.",
        "To be pasted",
    )


def briefing(second: str = "") -> BriefingFacts:
    """A briefing of 26 topics, with a second language where one is given."""
    topics = tuple(
        BriefingTopic(
            f"PDB-{n}", Words(f"Topic {n} {LONG[: n * 4]}", second), ("yes", "no", "", "not needed")[n % 4]
        )
        for n in range(26)
    )
    frame = FRAME if not second else _foreign("ar" if "ا" in second else "fr")
    return BriefingFacts(
        frame, HEAD, Words("Briefing", second), Words("Intro", second), DAY, "Ada Quill", "Arabic", topics,
        "Yes", "", Words("I was briefed.", second), None,
    )  # fmt: skip


def _foreign(language: str) -> Any:
    return replace(FRAME, host_language=language)


def interview() -> InterviewFacts:
    """A sheet of nineteen questions."""
    asked = tuple(
        Question(f"PTI-{n}", "course", Words(f"Question {n}?"), ("yes", "no"), 1 + n % 2) for n in range(16)
    )
    return InterviewFacts(
        FRAME,
        HEAD,
        Words("Interview"),
        Words("Intro"),
        (*asked, *(Question("x", "SAMM", Words("Theme"), (), 3) for _ in range(3))),
    )


def arrival(log: int = 3) -> ArrivalFacts:
    """A notice with its log."""
    entry = NoticeEntry(DAY, "SAN", "2026-06-30 14:00 America/New_York", LONG, LONG)
    return ArrivalFacts(
        FRAME, HEAD, "Arrives.", (("To", "Fort Example"),), None, "", DAY, "", "", "", "", "", "11", "1, 2, 3",
        LONG, (entry,) * log,
    )  # fmt: skip


def file_cover() -> FileCoverFacts:
    """A closed file."""
    papers = (
        FiledPaper("Order as issued", DAY, there=True),
        FiledPaper("Academic report", None, there=False),
    )
    return FileCoverFacts(
        FRAME, HEAD, "Kept.", COURSES, DAY, DAY, date(2036, 5, 12), "Cabinet 3", papers, LONG
    )


def keying() -> KeyingFacts:
    """Entries keyed, changed and open."""
    rows = (
        KeyingRow("6.a", "Surname", ARABIC), KeyingRow("6.b", "Sex", "Male", DAY, "Ada Quill", "Male"),
        KeyingRow("6.c", "Rank", "Major", DAY, "Ada Quill", "Captain", changed=True),
    )  # fmt: skip
    return KeyingFacts(FRAME, HEAD, tuple(KeyingItem(str(n), f"Item {n}", rows) for n in range(1, 21)))


def packet() -> PacketFacts:
    """A packet without its order."""
    places = (PacketPlace("Fort Example", (("Address", "1 Main Street"),), LONG),) * 3
    return PacketFacts(
        FRAME, HEAD, "Carry these.", (), COURSES, "Note.", places, briefing(), arrival(), "Privacy.",
        (("Authority", "To be pasted from SC-TMS"),), interview(),
    )  # fmt: skip


STUDENT_KINDS: dict[str, tuple[Paper[Any], Any]] = {
    "dd2285": (DD2285, dd2285()),
    "amendment": (AMENDMENT, amendment()),
    "crowded amendment": (AMENDMENT, amendment(40)),
    "briefing": (BRIEFING, briefing()),
    "briefing in French": (BRIEFING, briefing("Ordres de mission expliqués")),
    "briefing in Arabic": (BRIEFING, briefing("شرح أوامر السفر")),
    "interview": (INTERVIEW, interview()),
    "arrival": (ARRIVAL, arrival(0)),
    "crowded arrival": (ARRIVAL, arrival(30)),
    "file cover": (FILE_COVER, file_cover()),
    "keying": (KEYING, keying()),
    "packet": (PACKET, packet()),
}
