"""Pasted answers in the shapes in which they come: what is proposed of each, and what is left to a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app.errors import Refused
from app.office import Office
from app.visits import answers
from app.visits.answers import Match
from models.visits.requests import ApprovalAction, ClearanceRequest, RequestTraveller
from models.visits.travellers import Traveller
from tests import support
from tests.app.visits.conftest import Make
from tests.app.visits.walking import sent, status


@dataclass(frozen=True)
class Pasted:
    """A text, the request it is about (by its title), and what is proposed: clearance, answer, parts of the words."""

    text: str
    about: str
    says: tuple[tuple[str, str], ...] = ()
    comment: str = ""
    restriction: str = ""
    on: date | None = None
    match: Match = Match.MATCHED


PRINT = """APACS Request 1234567
Personnel   OFFICIAL   Status: APPROVED
Country Clearance     APPROVED     24 Feb 2026   USDAO Bandaria
Theater Clearance     PENDING
Special Area          NOT REQUIRED
"""
TEXTS = [
    Pasted(PRINT, "Alpha", (("COUNTRY", "APPROVED"),), on=date(2026, 2, 24)),
    Pasted(
        "Request ID: 1234567\n\nTheater Clearance\n  Status: NEED MORE INFO\n  Comments: Send lodging with telephone.\n"
        "  Name the interpreter.\n\nCountry Clearance\n  Status: PENDING\n",
        "Alpha",
        (("THEATER", "NEED_MORE_INFO"),),
        comment="Send lodging with telephone. Name the interpreter.",
    ),
    Pasted(
        "From: clearances@command.example\nSent: 25 February 2026\nSubject: VC-2026-0001\n\n"
        "Country and theater clearance granted.\n\n-----Original Message-----\nFrom: ODC\nSent: 20 February 2026\n"
        "The country clearance was denied.\n",
        "Alpha",
        (("COUNTRY", "APPROVED"), ("THEATER", "APPROVED")),
        on=date(2026, 2, 25),
    ),
    Pasted(
        "VC 2026 1: country clearance APPROVED WITH THE FOLLOWING RESTRICTION: no travel outside the capital.",
        "Alpha",
        (("COUNTRY", "APPROVED_RESTRICTED"),),
        restriction="no travel outside the capital",
    ),
    Pasted(
        "Approval restricted for the theater (1234567).\nRestrictions: Two vehicles at least.\nNo rural travel.",
        "Alpha",
        (("THEATER", "APPROVED_RESTRICTED"),),
        restriction="Two vehicles at least. No rural travel.",
    ),
    Pasted(
        "SUBJ/REQUEST OF MAJ DOE JANE Q//\nTRAVEL 08 JUN 2026 THROUGH 12 JUN 2026\n"
        "COUNTRY CLEARANCE DENIED 26 FEB 2026.\nREASON: NO STAFF TO SUPPORT.",
        "Alpha",
        (("COUNTRY", "DENIED"),),
        comment="NO STAFF TO SUPPORT.",
        on=date(2026, 2, 26),
    ),
    Pasted(
        "The visit of Jane Doe from 2026-06-08: the embassy needs more information on who pays.\n> approved",
        "Alpha",
        (("COUNTRY", "NEED_MORE_INFO"),),
        comment="The visit of Jane Doe from 2026-06-08: the embassy needs more information on who pays.",
    ),
    Pasted("1234567: country clearance not yet approved.", "Alpha", (("COUNTRY", ""),)),
    Pasted("1234567: theater clearance was neither approved nor denied.", "Alpha", (("THEATER", ""),)),
    Pasted("Status of 1234567: pending at the embassy.", "Alpha"),
    Pasted(
        "1234567\nCountry Clearance NEED MORE INFO 21 Feb 2026\nCountry Clearance APPROVED 27 Feb 2026\n",
        "Alpha",
        (("COUNTRY", "APPROVED"),),
        on=date(2026, 2, 27),
    ),
    Pasted("987-B approved", "Bravo", (("COUNTRY", "APPROVED"),)),
    Pasted(
        "The lunch of 08 Jun 2026 is approved for Jane Smith.", "", (("", "APPROVED"),), match=Match.STRANGER
    ),
    Pasted(
        "Country clearance approved, request 5550001, Maj John Roe.",
        "",
        (("COUNTRY", "APPROVED"),),
        match=Match.STRANGER,
    ),
    Pasted(
        "Theater clearance of SMITH, Pat, 03 August 2026: APPROVED",
        "Charlie",
        (("THEATER", "APPROVED"),),
        match=Match.SEVERAL,
    ),
    Pasted(
        "Country clearance for Pat Smith approved.",
        "Charlie",
        (("COUNTRY", "APPROVED"),),
        match=Match.LOOKS_LIKE,
    ),
]


@pytest.fixture
def asked(office: Office, make: Make) -> dict[str, int]:
    """Alpha with a number of the system, Bravo that needs one clearance, Charlie and Delta with one traveller."""
    august: dict[str, Any] = {"date_from": date(2026, 8, 3), "date_to": date(2026, 8, 7)}
    made = {
        "Alpha": make(visit_title="Alpha", external_no="1234567"),
        "Bravo": make(visit_title="Bravo", external_no="987-B", needs_theater=False),
        "Charlie": make(visit_title="Charlie", **august), "Delta": make(visit_title="Delta", **august),
    }  # fmt: skip
    who = {name: support.add(office, Traveller, surname=name[0], first_name=name[1])
           for name in (("Doe", "Jane"), ("Smith", "Pat"))}  # fmt: skip
    for request, whom in (
        ("Alpha", ("Doe", "Jane")),
        ("Charlie", ("Smith", "Pat")),
        ("Delta", ("Smith", "Pat")),
    ):
        support.add(office, RequestTraveller, request_id=made[request], traveller_id=who[whom])
    for each in made.values():
        sent(office, each)
    with office.change("Number") as work:
        for name in ("Charlie", "Delta"):
            work.set(ClearanceRequest, made[name], {"external_no": None})
        work.set(ClearanceRequest, made["Bravo"], {"external_no": "987-B"})
    return made


def test_each_text_is_read_as_a_person_would(office: Office, asked: dict[str, int]) -> None:
    for each in TEXTS:
        found = answers.read(office.reader, each.text)
        assert found.match is each.match, (each.text, found)
        if each.match is Match.MATCHED:
            assert found.request_id == asked[each.about], each.text
        else:
            assert found.request_id is None
        assert tuple((one.line, one.code) for one in found.proposed) == each.says, (each.text, found.proposed)
        if each.comment:
            assert found.proposed[0].comment == each.comment
        if each.restriction:
            assert found.proposed[0].restriction == each.restriction
        if each.on:
            assert {one.on for one in found.proposed} == {each.on}, each.text
        assert all(bool(one.problem) == (not one.code) for one in found.proposed if found.request_id), (
            each.text
        )
    both = answers.read(office.reader, TEXTS[-2].text)
    assert {each.request_id for each in both.candidates} == {asked["Charlie"], asked["Delta"]}
    assert "2 requests may be meant" in both.summary
    assert "No request fits" in answers.read(office.reader, TEXTS[-3].text).summary


def test_only_what_a_person_confirms_is_recorded(office: Office, asked: dict[str, int]) -> None:
    head = office.head()
    read = answers.read(office.reader, TEXTS[2].text)
    assert office.head() == head and read.channel == "EMAIL"
    answers.record(office, asked["Alpha"], read.proposed, channel=read.channel)
    rows = office.reader.children(ApprovalAction, "request_id", asked["Alpha"])
    assert {(row.approval_kind, row.answer, row.acted_on, row.answer_channel) for row in rows} == {
        ("COUNTRY", "APPROVED", date(2026, 2, 25), "EMAIL"), ("THEATER", "APPROVED", date(2026, 2, 25), "EMAIL"),
    }  # fmt: skip
    assert status(office, asked["Alpha"]) == "APPROVED"
    again = answers.read(office.reader, PRINT)
    assert [each.problem for each in again.proposed] == [
        "This clearance does not take this answer now. It was answered before."
    ]


def test_a_request_that_was_chosen_by_hand_takes_the_answers(office: Office, asked: dict[str, int]) -> None:
    read = answers.read(office.reader, TEXTS[-2].text)
    chosen = answers.choose(office.reader, read, asked["Delta"])
    assert chosen.request_id == asked["Delta"] and chosen.proposed[0].problem == ""
    lunch = answers.read(office.reader, "Approved.")
    by_hand = answers.choose(office.reader, lunch, asked["Alpha"])
    assert by_hand.proposed[0].problem == "Choose the clearance that is meant."
    with pytest.raises(Refused, match="which clearance"):
        answers.record(office, asked["Alpha"], by_hand.proposed)
    with pytest.raises(Refused, match="no answer to record"):
        answers.record(office, asked["Alpha"], ())
    with pytest.raises(Refused, match="Nothing was pasted"):
        answers.read(office.reader, " \n")
