"""What the rules of visits share: which requests are alive, the area of the command, the party and its rank."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While
from models.text import listed
from models.visits.counting import COUNTRY, PROFILE
from models.visits.states import ASKED, AT_DESK, CLEARED, FIRST

REQUEST = "clearance_request"
PARTY = "request_traveller<request_id"
TRAVELLERS = f"{PARTY}.traveller_id"
AREA = (PROFILE, COUNTRY)
"""What the area of a command is told by, where the request does not name it itself."""
AFRICOM, SOUTHCOM, INDOPACOM = "AFRICOM", "SOUTHCOM", "INDOPACOM"
OFFICIAL = "OFFICIAL"
SEVERAL = 5
GENERALS = {"O-7": 1, "O-8": 2, "O-9": 3, "O-10": 4}
"""Stars of general and flag officers by grade."""
EQUALS = ("SES",)
"""Grades of officials whose rank equals that of a general."""
DV_LOWEST = "visit.dv_lowest_code"


# -- requests ---------------------------------------------------------------------------------------------------------
def status(row: Kind) -> str:
    """The derived status of a request."""
    return str(row.get("request_status") or FIRST)


def in_status(*states: str) -> Callable[[Kind], bool]:
    """A test for requests in one of some statuses; templates are none."""

    def test(row: Kind) -> bool:
        return status(row) in states and not row.get("is_template")

    return test


def last_day(row: Kind) -> date | None:
    """The last day on which anything is to be found of a request: that of the visit."""
    found: date | None = row.get("date_to")
    return found


def wanted(*more: Callable[[Kind], bool], states: Sequence[str] = (*AT_DESK, *ASKED, *CLEARED)) -> While:
    """Requests that are asked for or cleared and not over, and of which some tests hold too."""
    alive = in_status(*states)
    return While(lambda row: alive(row) and all(each(row) for each in more), last_day)


def is_official(row: Kind) -> bool:
    """Whether the travel is official, as the official system takes it to be."""
    return row.get("travel_type") in (None, OFFICIAL)


def of_people(row: Kind) -> bool:
    """Whether a request is one of people."""
    return bool(row.get("request_kind") != "AIRCRAFT")


def of_aircraft(row: Kind) -> bool:
    """Whether a request is one of an aircraft."""
    return bool(row.get("request_kind") == "AIRCRAFT")


def area(f: Facts) -> str:
    """The command whose area a request is about: its own, else that of the country; nothing where neither is told."""
    country = f.one(COUNTRY)
    return str(f.record.get("ccmd_area") or (country.get("ccmd") if country is not None else None) or "")


# -- the party --------------------------------------------------------------------------------------------------------
def categories(f: Facts) -> frozenset[str]:
    """The sorts of travellers in the party; those not told are left out."""
    return frozenset(each for row in f.all(TRAVELLERS) if (each := row.get("traveller_category")))


def named(rows: Iterable[Kind]) -> str:
    """Travellers as a sentence lists them, the first five by name."""
    return some(str(row.get("full_name") or "a traveller without a name") for row in rows)


def some(names: Iterable[str]) -> str:
    """Words as a sentence lists them: the first five, and how many more."""
    found = list(names)
    more = [f"{len(found) - SEVERAL} more"] if len(found) > SEVERAL else []
    return listed([*found[:SEVERAL], *more])


def is_distinguished(row: Kind, p: Policy, today: date) -> bool:
    """Whether a traveller is a distinguished visitor: a general, flag officer or equal, or one with such a code.

    A code may raise somebody or, of a civilian, tell a lower place; it never takes a general's rank away.
    """
    code, grade = row.get("dv_code"), row.get("rank_grade")
    if grade in GENERALS or code is None:
        return grade in (*GENERALS, *EQUALS)
    return str(code).isdigit() and int(code) <= p.whole(DV_LOWEST, today)


def distinguished(f: Facts, p: Policy, today: date) -> list[Kind]:
    """The distinguished visitors of a party, the highest code first."""
    found = [row for row in f.all(TRAVELLERS) if is_distinguished(row, p, today)]
    return sorted(
        found, key=lambda row: str(row.get("dv_code") or 7 - GENERALS.get(row.get("rank_grade"), 0))
    )
