"""Who comes: pasted names, tables and passports against those on file; nobody is entered twice."""

from datetime import date
from typing import Any

import pytest

from app import duplicates, people
from app.errors import Refused
from app.office import Office
from app.visits import party
from app.visits.party import Match
from models.names import Name
from models.office.places import Contact, Country
from models.training.mrz import check_digit
from models.visits.access import ForeignVisitor
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, RequestTraveller
from models.visits.travellers import Traveller
from tests import support
from tests.app.visits.conftest import Make

LINES: list[tuple[str, dict[str, Any]]] = [
    ("Maj DOE, Jane Q", {"surname": "DOE", "first_name": "Jane", "middle_name": "Q", "own_title": "Maj",
                         "rank_grade": "O-4"}),
    ("2. Col Jan ROE, USMC", {"surname": "ROE", "first_name": "Jan", "rank_grade": "O-6", "branch_dept": "USMC"}),
    ("Smith, Pat, Mr., GS-13, OSD, CIV", {"surname": "Smith", "first_name": "Pat", "own_title": "Mr",
                                          "rank_grade": "GS-13", "branch_dept": "OSD", "traveller_category": "CIV"}),
    ("O4 Ana García López USAF 1234567890", {"first_name": "Ana", "middle_name": "García", "surname": "López",
                                             "rank_grade": "O-4", "branch_dept": "USAF"}),
    ("Lt Col O'BRIEN, Sean", {"surname": "O'BRIEN", "first_name": "Sean", "rank_grade": "O-5", "own_title": "Lt Col"}),
    ("Иванова, Анна", {"surname": "Иванова", "first_name": "Анна", "native_name": "Иванова Анна"}),
    ("Γιώργος Παππάς", {"surname": "Παππάς", "first_name": "Γιώργος", "native_name": "Γιώργος Παππάς"}),
    ("ليلى حداد", {"surname": "حداد", "first_name": "ليلى"}),
    ("გიორგი მაისურაძე", {"surname": "მაისურაძე", "first_name": "გიორგი"}),
    ("Capt Lee KIM", {"surname": "KIM", "first_name": "Lee", "own_title": "Capt"}),
]  # fmt: skip


@pytest.fixture
def asked(office: Office, make: Make) -> int:
    """A request whose profile asks for passports and DoD ID numbers, not for birth dates."""
    country = support.add(office, Country, country_code="B9")
    profile = support.add(office, ClearanceProfile, country_id=country, profile_name="Official", asks_passport=True,
                          asks_dod_id=True)  # fmt: skip
    return make(profile_id=profile)


def _size(office: Office, made: int) -> int | None:
    return office.reader.get(ClearanceRequest, made).group_size


def test_names_in_five_scripts_become_travellers_at_once(office: Office, asked: int) -> None:
    found = party.read_names(office.reader, asked, "\n".join(text for text, _ in LINES))
    for each, (text, values) in zip(found, LINES, strict=True):
        assert {key: each.values.get(key) for key in values} == values, text
        assert each.match is Match.NEW and each.counts, text
    assert "rank_grade" not in found[-1].values, "Capt is O-3 or O-6"
    done = party.add(office, asked, found)
    assert len(done.made) == len(done.members) == len(LINES) == _size(office, asked)
    assert office.reader.get(Traveller, done.made[3]).dod_id_number == "1234567890"
    again = party.read_names(office.reader, asked, LINES[0][0])
    assert again[0].problem == "DOE, Jane Q is in the party already."
    with pytest.raises(Refused, match="in the party already"):
        party.add(office, asked, again)
    with pytest.raises(Refused, match="in the party already"):
        party.add_travellers(office, asked, [done.made[0]])
    office.undo()
    assert office.reader.children(RequestTraveller, "request_id", asked) == []


def test_a_table_is_read_by_its_headings(office: Office, asked: int) -> None:
    table = (
        "Last Name\tFirst Name\tRank\tService\tStatus\tDOB\n"
        "Doe\tJane\tMaj\tUSAF\tMilitary\t1990-02-03\nRoe\tJan\tGS-9\tState\tCIV\t\n\tNobody\t\t\t\t"
    )
    found = party.read_names(office.reader, asked, table)
    assert found[0].values == {
        "surname": "Doe", "first_name": "Jane", "own_title": "Maj", "rank_grade": "O-4", "branch_dept": "USAF",
    }  # fmt: skip
    assert "Category “Military” cannot be read: it is none of the codes." in found[0].told
    assert "Date of birth: not kept, the profile does not ask for it." in found[0].told
    assert found[1].values["rank_grade"] == "GS-9" and found[1].values["branch_dept"] == "STATE"
    assert "which part is the surname" in found[2].problem and not found[2].counts
    done = party.add(office, asked, found)
    assert len(done.made) == 2


def test_a_line_that_fits_no_field_or_names_nobody_stops_no_other(office: Office, asked: int) -> None:
    """A whole e-mail was pasted, with a line that is far too long."""
    paste = (
        f"From: ops@unit.mil\nDear all,\nMaj {'X' * 5000}, Jan\n1. Maj Jane Doe\nKind regards, Pat\nDear, Ann"
    )
    found = party.read_names(office.reader, asked, paste)
    message = "The line belongs to the message around the names."
    assert [each.problem or each.values["surname"] for each in found] == [
        message, message, "Surname holds at most 100 characters, this has 5000.", "Doe", message, "Dear",
    ]  # fmt: skip
    assert len(party.add(office, asked, found).made) == 2


def test_somebody_on_file_is_found_before_one_is_made(office: Office, asked: int) -> None:
    doe = support.add(office, Traveller, surname="Doe", first_name="Jane", dod_id_number="1234567890")
    support.add(office, Contact, surname="Keller", first_name="Mona")
    found = party.read_names(
        office.reader, asked, "Maj J. Unlike 1234567890\nDoe, Jane\nDoe, Jayne\nKeller, Mona"
    )
    assert [each.match for each in found] == [Match.KNOWN, Match.KNOWN, Match.LOOKS_LIKE, Match.NEW]
    assert found[0].told == ("Under this number Doe, Jane is on file.",)
    assert found[1].problem == "Line 1 names the same person."
    assert [each.record_id for each in found[2].alikes] == [doe]
    with pytest.raises(Refused, match="Line 3 may be somebody on file"):
        party.add(office, asked, found)
    chosen = [*found[:2], party.choose(found[2], None), found[3]]
    done = party.add(office, asked, chosen)
    assert len(done.members) == 3 and len(done.made) == 2
    assert office.reader.get(Traveller, doe).own_title == "Maj", "what was empty is filled"
    with pytest.raises(Refused, match="No name was pasted"):
        party.read_names(office.reader, asked, "\n \n")


def test_two_of_one_name_are_told_apart_by_a_person(office: Office, asked: int) -> None:
    ids = [
        support.add(office, Traveller, surname="Roe", first_name="Jan", dod_id_number=f"{n}" * 10)
        for n in (1, 2)
    ]
    found = party.read_names(office.reader, asked, "Roe, Jan")
    assert found[0].match is Match.SEVERAL and {each.record_id for each in found[0].alikes} == set(ids)
    other = party.read_names(office.reader, asked, "Roe, Jan, 3333333333")[0]
    assert other.match is Match.LOOKS_LIKE, "another number is another person, or a typing error"


def _zone(surname: str, given: str, number: str) -> str:
    first = f"P<USA{surname}<<{given}".ljust(44, "<")
    number, born, expires, personal = number.ljust(9, "<"), "900203", "310130", "<" * 14
    second = (
        number + check_digit(number) + "USA" + born + check_digit(born) + "F" + expires + check_digit(expires)
    )
    second += personal + "<"
    return first + "\n" + second + check_digit(second[:10] + second[13:20] + second[21:43])


def test_a_passport_fills_what_the_profile_asks_for(office: Office, make: Make, asked: int) -> None:
    zone = _zone("DOE", "JANE<QUINN", "P4711")
    (comer,) = party.read_names(office.reader, asked, zone)
    assert comer.values == {
        "surname": "DOE", "first_name": "JANE", "middle_name": "QUINN", "passport_number": "P4711",
        "passport_expires_on": date(2031, 1, 30), "citizenship": "US",
    }  # fmt: skip
    made = party.add(office, asked, [comer]).made[0]
    other = make()
    (known,) = party.read_names(office.reader, other, zone)
    assert (known.match, known.traveller_id) == (Match.KNOWN, made)
    assert "passport_number" not in known.values, "no profile asks for it there"
    bare = support.add(office, Traveller, surname="ROE", first_name="JAN")
    (filled,) = party.read_names(office.reader, asked, _zone("ROE", "JAN", "P4712"))
    assert filled.traveller_id == bare
    party.add(office, asked, [filled])
    assert office.reader.get(Traveller, bare).passport_number == "P4712"
    (visa,) = party.read_names(office.reader, asked, "V" + zone[1:])
    assert "that of a visa" in visa.problem and not visa.counts


def test_travellers_and_foreign_visitors_are_people_like_all_others(office: Office) -> None:
    traveller = support.add(office, Traveller, surname="Maisuradze", first_name="Giorgi", passport_number="B 77",
                            official_email="g.m@mod.example")  # fmt: skip
    visitor = support.add(office, ForeignVisitor, surname="Maisuradse", first_name="Giorgi")
    contact = support.add(office, Contact, surname="Maisuradze", first_name="George", email="g.m@mod.example")
    reader = office.reader
    kinds = {
        each.kind for each in people.look_alikes(reader, Name("Maisuradze", "Giorgi", ""), besides=contact)
    }
    assert kinds >= {"traveller", "foreign_visitor"}
    pairs = duplicates.candidates(reader, Traveller).candidates
    assert {(each.first.record_id, each.second.record_id) for each in pairs} >= {(traveller, visitor)}
    assert any("same e-mail" in each.why for each in pairs)
    first, second = reader.get(Traveller, traveller), reader.get(ForeignVisitor, visitor)
    people.confirm(office, first, second, same=True, reason="Told at the gate")
    assert people.answers(reader, traveller) == {visitor: True}


def test_passports_stand_among_names_and_a_doubtful_one_is_compared(office: Office, asked: int) -> None:
    good, wrong = _zone("DOE", "JANE", "P4711"), _zone("ROE", "JAN", "P4712").replace("P4712", "P4713")
    lines = ["Smith, Pat", good, "", wrong, good.split("\n")[0], "Keller, Mona"]
    found = party.read_names(office.reader, asked, "\n".join(lines))
    assert [(each.number, each.values.get("surname"), each.doubtful) for each in found] == [
        (1, "Smith", False), (2, "DOE", False), (5, "ROE", True), (7, None, False), (8, "Keller", False),
    ]  # fmt: skip
    assert "The zone has 44 signs" in found[3].problem and not found[3].counts
    with pytest.raises(Refused, match=r"Line 5 is doubtful\. The check digit of the number is"):
        party.add(office, asked, found)
    wanted = [party.leave_out(found[0]), *found[1:]]
    assert len(party.add(office, asked, wanted, compared=True).made) == 3
