"""sco visit: what a request lacks, its steps and answers, the roster, the calendar, duties."""

from pathlib import Path

import pytest

from app.office import Office
from app.visits import steps
from models.visits.industry import Company, IndustryVisit
from models.visits.requests import ClearanceRequest, RequestTraveller
from models.visits.travellers import Traveller
from tests import support
from tests.app.cli.conftest import Sco
from tests.app.visits.walking import DAY, completed
from tests.support import TODAY

NUMBER = "VC-2026-0001"
ON = ("--on", TODAY.isoformat())


def _request(office: Office) -> int:
    return support.add(
        office, ClearanceRequest, visit_title="Review", request_kind="PERSONNEL", travel_type="OFFICIAL",
        travel_confirmed=True, needs_country=True, purpose="Case review", sites_to_visit="MOD",
        date_from=TODAY.replace(month=6, day=8), date_to=TODAY.replace(month=6, day=12), external_system="APACS",
        sponsor_office="Training", sponsor_agrees=True,
    )  # fmt: skip


@pytest.fixture
def book(folder: Path) -> Path:
    """An office with a complete request of two travellers, an empty one, and a call of a company."""
    with support.reopen(folder) as office:
        made = completed(office, _request(office))
        chief = support.add(office, Traveller, surname="Alder", first_name="Ann", dv_code="4", rank_grade="O-8",
                            traveller_category="MIL", branch_dept="USA", official_email="a@unit.example")  # fmt: skip
        support.add(office, RequestTraveller, request_id=made, traveller_id=chief)
        with office.change("Two") as work:
            work.set(ClearanceRequest, made, {"group_size": 2})
        support.add(office, ClearanceRequest, visit_title="Bare")
        company = support.add(office, Company, company_name="Quicksilver")
        support.add(
            office, IndustryVisit, company_id=company, call_from=TODAY, call_to=TODAY, call_state="CONFIRMED"
        )
    return folder


def test_a_request_goes_from_the_desk_to_its_answer(sco: Sco, book: Path) -> None:
    told = sco("visit", "check", book, NUMBER)
    assert told.code == 0 and told.out.startswith(f"{NUMBER} Review: draft.") and "Mark it ready" in told.out
    bare = sco("visit", "check", book, "VC-2026-0002", "--json").result
    ready = next(each for each in bare["ways"] if each["to"] == "READY")
    assert bare["status"] == "DRAFT" and ready["closed"]
    refused = sco("visit", "submit", book, "VC-2026-0002", "--to", "ready")
    assert refused.code == 1 and "Mark it ready is closed by" in refused.err
    refused = sco("visit", "submit", book, NUMBER, "--to", "ready", *ON)
    assert "VIS-R-41" in refused.err, "a distinguished visitor needs a control officer"


def test_sent_answered_and_read(sco: Sco, folder: Path, tmp_path: Path) -> None:
    with support.reopen(folder) as office:
        completed(office, _request(office))
    day = ("--stepped-on", DAY.isoformat(), *ON)
    assert (
        sco("visit", "submit", folder, NUMBER, "--to", "READY", *day).out
        == f"{NUMBER} Review: ready to transmit.\n"
    )
    assert "Reference is missing" in sco("visit", "submit", folder, NUMBER, *day).err
    sent = sco("visit", "submit", folder, NUMBER, "--reference", "1234567", *day, "--json").result
    assert (sent["status"], sent["kind"]) == ("SUBMITTED", "request_step")
    text = tmp_path / "answer.txt"
    text.write_text(
        "Request 1234567\nCountry clearance: NEED MORE INFO\nComments: Lodging?\n", encoding="utf-8"
    )
    told = sco("visit", "answer", folder, "--read", text)
    assert (
        told.code == 0
        and "COUNTRY: NEED_MORE_INFO: Lodging?" in told.out
        and "Nothing was recorded" in told.out
    )
    ran = sco("visit", "answer", folder, "--read", text, "--confirm", "--answered-on", DAY.isoformat(), *ON)
    assert ran.out == f"{NUMBER} Review: need more info.\n"
    again = sco("visit", "submit", folder, NUMBER, "--reason", "Lodging named", *day)
    assert again.out == f"{NUMBER} Review: submitted.\n"
    said = ("--line", "country", "--answer", "approved_restricted", "--answered-on", DAY.isoformat(), *ON)
    assert "Restriction is missing" in sco("visit", "answer", folder, NUMBER, *said).err
    done = sco("visit", "answer", folder, NUMBER, *said, "--restriction", "By day only", "--json").result
    assert done["status"] == "APPROVED_RESTRICTED"
    assert "Restriction: By day only" in sco("visit", "roster", folder, NUMBER).out
    with support.reopen(folder) as office:
        assert steps.standing(office.reader, [int(done["id"])]).states == {"APPROVED_RESTRICTED": 1}


def test_roster_calendar_and_duties(sco: Sco, book: Path, tmp_path: Path) -> None:
    told = sco("visit", "roster", book, NUMBER, "--json").result
    assert [each["traveller_id.full_name"] for each in told] == ["Alder, Ann", "Doe, Jane"], (
        "highest rank first"
    )
    out = tmp_path / "roster.csv"
    assert sco("visit", "roster", book, NUMBER, "--out", out).out == f"Wrote {out} (2 rows).\n"
    assert "Alder, Ann" in out.read_text(encoding="utf-8-sig")
    shown = sco("visit", "calendar", book, *ON)
    assert "Industry call" in shown.out and "Quicksilver" not in shown.out and "1 entry." in shown.out
    june = sco("visit", "calendar", book, "--from", "2026-06-01", "--to", "2026-06-30", "--json").result
    assert [(each["title"], each["from"]) for each in june if each["what"] == "Visits"] == [
        ("Review, party of 2", "2026-06-08")
    ]
    undecided = sco("visit", "check", book, "--json").result
    assert [each["local_no"] for each in undecided if each["date_from"]] == [NUMBER]
    every = sco("visit", "due", book, "--json", *ON).result
    assert "VIS-" in str(every)
    soon = sco("visit", "due", book, "--within", "90", "--json", *ON).result
    assert soon == [each for each in every if each["due"] <= "2026-05-31"]


REFUSED: list[tuple[tuple[str, ...], int, str]] = [
    (("submit", NUMBER, "--to", "GONE"), 2, "no code"),
    (("submit", "VC-2026-0009"), 1, "no clearance request"),
    (("answer", NUMBER, "--line", "COUNTRY"), 2, "--line and --answer"),
    (("answer", "--read", "x.txt", "--comment", "y"), 2, "--comment does not go"),
    (("answer", NUMBER, "--line", "COUNTRY", "--answer", "APPROVED"), 1, "was not sent"),
    (("calendar", "--from", "soon"), 2, "is no day"),
]


def test_a_title_that_names_a_firm_is_told_to_who_may_know_it(sco: Sco, book: Path) -> None:
    assert "names a company" not in sco("visit", "check", book).out
    sco("add", book, "clearance_request", "visit_title=Quicksilver show", *ON)
    assert "Quicksilver show” names a company: give it another title." in sco("visit", "check", book).out


def test_what_cannot_be_is_refused(sco: Sco, book: Path) -> None:
    for words, code, why in REFUSED:
        ran = sco("visit", words[0], book, *words[1:])
        assert ran.code == code and why in ran.err, words


BAD_LEG = "Leg 1, Port Aru, leaves on 04 Jun 2026 before it arrives on 08 Jun 2026."


def test_what_cannot_be_true_is_told_when_it_is_entered(sco: Sco, book: Path, tmp_path: Path) -> None:
    """A request for yesterday, a traveller twice, an itinerary that leaves before it arrives: added and imported."""
    late = sco("add", book, "clearance_request", "visit_title=Late", "date_from=2026-02-27", *ON)
    assert "The visit begins on 27 Feb 2026, which is over; nothing was sent." in late.out
    leg = ("request_id=VC-2026-0002", "leg_no=1", "location=Port Aru", "arrive_on=2026-06-08")
    backwards = sco("add", book, "itinerary_leg", *leg, "depart_on=2026-06-04", *ON)
    assert BAD_LEG in backwards.out
    told = sco("edit", book, "itinerary_leg", "1 Port Aru", "depart_on=2026-06-09", *ON)
    assert told.code == 0 and "leaves" not in told.out
    twice = sco("add", book, "request_traveller", f"request_id={NUMBER}", "traveller_id=Alder, Ann", *ON)
    assert twice.code == 1 and "Alder, Ann" in twice.err
    sheets = {
        "clearance_request": "Number,Visit,From,To\nVC-2026-0007,Sheet,2026-02-27,2026-06-09\n",
        "itinerary_leg": "Request,Leg,Place,Arrives on,Departs on\nVC-2026-0002,2,Port Aru,2026-06-08,2026-06-04\n",
        "request_traveller": f'Request,Traveller\n{NUMBER},"Alder, Ann"\n{NUMBER},"Alder, Ann"\n',
    }  # fmt: skip
    said = {}
    for kind, text in sheets.items():
        path = tmp_path / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        ran = sco("import", book, kind, path, *ON)
        said[kind] = ran.out + ran.err
    assert "The visit begins on 27 Feb 2026" in said["clearance_request"]
    assert BAD_LEG.replace("Leg 1", "Leg 2") in said["itinerary_leg"]
    assert "0 created" in said["request_traveller"]
