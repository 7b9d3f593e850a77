"""Requirements, teams, waivers, training on the job, fellowships and prominent graduates, each met and not met."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from models.findings import Strength
from models.kinds import Kind
from models.office.places import Country
from models.planning.cetpp import Cetpp
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from models.planning.purposes import Requirement
from models.planning.requests import CtfpNomination, ImetWaiver, OjtRequest, TrainingTeam
from models.planning.rules_asked import ITEMS, JUSTIFICATIONS
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.models.making import changed, findings, looked, make, messages

TODAY = date(2026, 5, 4)
DAY = timedelta(days=1)
COUNTRY = make(Country, 1, country_code="BN", country_name="Bandaria")
LINE = make(TrainingLine, 2, wcn="0001", line_name="0001A Example", line_status="PLANNED")


def told(rule: str, row: Kind, *rows: Kind, today: date = TODAY) -> list[str]:
    return messages(rule, row, (COUNTRY, row, *rows), today)


def requirement(record_id: int = 3, **values: Any) -> Any:
    return make(Requirement, record_id, **{
        "country_id": 1, "requirement_fy": 2028, "requirement_title": f"Need {record_id}", "requirement_rank": 1,
        "asked_by": "Ministry", "asked_through": "Note", "asked_on": TODAY} | values)  # fmt: skip


def test_a_requirement_says_who_asked_and_how() -> None:
    assert told("PLN-02", requirement()) == []
    bare = requirement(asked_by=None, asked_through=None, asked_on=None)
    assert told("PLN-02", bare) == ["It is not recorded who asked, through which channel and on which day."]
    assert told("PLN-02", changed(bare, service_answer="ACCEPTED")) == []


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({}, 1),
        ({"requirement_rank": 2}, 0),
        ({"requirement_fy": 2027}, 0),
        ({"country_id": 9}, 0),
        ({"requirement_rank": None}, 0),
    ],
)
def test_a_rank_stands_once_in_country_and_year(values: dict[str, Any], count: int) -> None:
    other = requirement(4, **values)
    assert told("CASE-P-07", requirement(), other) == ["Rank 1 of FY 2028 is also that of Need 4."] * count
    assert len(told("CASE-P-07", other, requirement())) == count


@pytest.mark.parametrize(
    ("rule", "kind", "answer", "reference"),
    [
        ("PLN-10", Requirement, "service_answer", "answer_ref"),
        ("PLN-10.team", TrainingTeam, "team_answer", "team_ref"),
        ("PLN-10.onthejob", OjtRequest, "ojt_answer", "ojt_answer_ref"),
    ],
)
def test_what_is_deferred_is_not_approved(rule: str, kind: type[Kind], answer: str, reference: str) -> None:
    assert len(told(rule, make(kind, 3, **{answer: "DEFERRED"}))) == 1
    assert told(rule, make(kind, 3, **{answer: "DEFERRED", reference: "DSCA 1"})) == []
    assert told(rule, make(kind, 3, **{answer: "ACCEPTED"})) == []


@pytest.mark.parametrize(
    ("kind", "begins", "ends", "more", "count"),
    [
        ("MTT", date(2025, 10, 1), date(2026, 9, 30), {}, 0),
        ("MTT", date(2025, 10, 1), date(2026, 10, 1), {}, 1),
        ("MTT", date(2026, 5, 1), date(2026, 10, 1), {"contract_team": True}, 0),
        ("OT", date(2025, 9, 30), date(2025, 10, 9), {}, 1),
        ("DVOT", date(2026, 10, 1), date(2026, 10, 9), {}, 2),
        ("CFS", date(2026, 5, 1), date(2027, 5, 1), {}, 0),
        ("MTT", date(2026, 5, 1), date(2026, 10, 1), {"team_answer": "DECLINED"}, 0),
        ("MTT", None, date(2026, 10, 1), {"team_fy": None}, 0),
    ],
)
def test_teams_are_back_by_30_september(
    kind: str, begins: date | None, ends: date, more: dict[str, Any], count: int
) -> None:
    row = make(TrainingTeam, 3, **{"country_id": 1, "team_fy": 2026, "team_kind": kind, "team_from": begins,
                                   "team_to": ends, "program_id": 5} | more)  # fmt: skip
    imet = make(TrainingProgram, 5, program_label="IMET-1", fiscal_year=2026)
    for rows in ((imet,), ()):
        found = findings("IMT-11.team", row, (COUNTRY, *rows), date(2025, 10, 1))
        assert len(found) == count and all(each.strength is Strength.BLOCK for each in found)
    assert (
        told("IMT-11.team", row, make(TrainingProgram, 5, program_label="FMS"), today=date(2025, 10, 1)) == []
    )


def test_a_team_is_justified() -> None:
    assert len(told("PLN-06.team", make(TrainingTeam, 3))) == 1
    assert told("PLN-06.team", make(TrainingTeam, 3, team_why="Because")) == []
    assert told("PLN-06.team", make(TrainingTeam, 3, team_answer="ACCEPTED")) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, []),
        ({"why_quantity": None}, ["The request lacks 4 Quantity."]),
        ({"why_quantity": None, "waiver_sent_on": TODAY}, ["The request went without 4 Quantity."]),
        ({"waiver_ccmd": None}, ["The request lacks Through."]),
        ({"why_quantity": None, "waiver_answer": "APPROVED"}, []),
    ],
)
def test_a_waiver_has_eight_justifications(values: dict[str, Any], said: list[str]) -> None:
    whole = dict.fromkeys(JUSTIFICATIONS, "Because") | {"waiver_ccmd": "EUCOM"}
    assert len(JUSTIFICATIONS) == 8
    assert told("IMT-15", make(ImetWaiver, 3, **whole | values)) == said


def test_a_denied_waiver_ends_its_line_and_each_is_listed() -> None:
    denied = make(ImetWaiver, 3, training_line_id=2, waiver_answer="DENIED", waiver_fy=2028, country_id=1)
    assert told("IMT-15.denied", denied, LINE) == [
        "The waiver was denied, and 0001A Example still stands in the plan."
    ]
    assert told("IMT-15.denied", denied, changed(LINE, line_status="CANCELLED")) == []
    assert told("IMT-15.denied", changed(denied, waiver_answer="APPROVED"), LINE) == []
    asked = changed(denied, waiver_answer=None)
    assert len(told("IMT-15.listed", asked)) == 1 and told("IMT-15.listed", denied) == []
    for year, count in ((2026, 1), (2027, 0), (2028, 0), (2029, 1)):
        assert len(told("IMT-15.listed", asked, make(Cetpp, 4, country_id=1, budget_year=year))) == count
    assert told("IMT-15.listed", asked, today=date(2027, 10, 1)) == []


def test_a_request_for_training_on_the_job_is_whole() -> None:
    texts = {
        key: "words"
        for key in ITEMS
        if key not in ("country_id", "student_id", "latest_graduation", "ojt_weeks")
    }
    whole = make(OjtRequest, 3, **texts | {"country_id": 1, "student_id": 9, "latest_graduation": TODAY, "ojt_weeks": 2,
                                           "training_line_id": 2, "ojt_branch": "ARMY"})  # fmt: skip
    assert told("PLN-06.request", whole) == []
    assert told("PLN-06.request", changed(whole, ojt_when=None)) == ["The request lacks H timeframe."]
    assert told("PLN-06.request", changed(whole, ojt_when=None, ojt_sent_on=TODAY)) == [
        "The request went without H timeframe."
    ]
    assert "C to E" in told("PLN-06.request", changed(whole, training_line_id=None))[0]
    assert told("PLN-06.request", changed(whole, ojt_when=None, ojt_answer="ACCEPTED")) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ["The nomination lacks Role against terrorism and Justification."]),
        ({"ctfp_role": "Planner", "ctfp_why": "Because"}, []),
        ({"ctfp_keyed_on": TODAY, "ctfp_sent_on": TODAY, "ctfp_ccmd_answer": "APPROVED", "ctfp_ccmd_on": TODAY,
          "ctfp_osd_answer": "APPROVED", "ctfp_osd_on": TODAY}, []),
        ({"ctfp_sent_on": TODAY},
         ["It is on its way, and the day it was entered in the official system is not recorded."]),
        ({"ctfp_keyed_on": TODAY, "ctfp_ccmd_answer": "APPROVED", "ctfp_ccmd_on": TODAY},
         ["It was answered, and the day it went to the command is not recorded."]),
        ({"ctfp_keyed_on": TODAY, "ctfp_sent_on": TODAY, "ctfp_osd_answer": "APPROVED"},
         ["OSD approved it, and the command has not approved it."]),
        ({"ctfp_keyed_on": TODAY, "ctfp_sent_on": TODAY, "ctfp_ccmd_answer": "DENIED", "ctfp_osd_answer": "APPROVED"},
         ["OSD approved it, and the command denied it."]),
    ],
)  # fmt: skip
def test_a_fellowship_goes_its_way_in_order(values: dict[str, Any], said: Sequence[str]) -> None:
    row = make(CtfpNomination, 3, country_id=1, student_id=9, **values)
    assert told("CTF-01", row) == list(said)
    approved = values.get("ctfp_osd_answer") == "APPROVED"
    assert bool(told("CTF-02", row)) is approved and told("CTF-02", changed(row, training_line_id=2)) == []


def person(**values: Any) -> Any:
    return make(ProminentPerson, 3, **{"country_id": 1, "surname": "SAMPLE", "own_grade": "Colonel",
                                       "person_category": "MILITARY", "us_grade": "O-6"} | values)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "military", "civilian"),
    [
        ({}, 1, 0),
        ({"us_grade": "O-7"}, 0, 0),
        ({"us_grade": "O-10"}, 0, 0),
        ({"prominence_basis": "ATTACHE"}, 0, 0),
        ({"prominence_basis": "PARLIAMENT"}, 1, 0),
        ({"prominence_basis": "FLAG"}, 1, 0),
        ({"retired_on": "2025"}, 0, 0),
        ({"person_category": "CIVILIAN"}, 0, 1),
        ({"person_category": "CIVILIAN", "prominence_basis": "CABINET"}, 0, 0),
        ({"person_category": "CIVILIAN", "prominence_basis": "CABINET", "us_grade": None}, 0, 1),
    ],
)
def test_the_guidance_says_who_is_prominent(values: dict[str, Any], military: int, civilian: int) -> None:
    assert (len(told("RPT-02", person(**values))), len(told("RPT-03", person(**values)))) == (
        military,
        civilian,
    )


@pytest.mark.parametrize(
    ("confirmed", "today", "count"),
    [
        (None, TODAY, 1),
        (date(2025, 5, 4), TODAY, 0),
        (date(2025, 5, 3), TODAY, 1),
        (date(2028, 2, 29), date(2029, 2, 28), 0),
        (date(2028, 2, 29), date(2029, 3, 1), 1),
    ],
)
def test_an_entry_is_confirmed_within_a_year(confirmed: date | None, today: date, count: int) -> None:
    found, again = looked("RPT-01.person", person(confirmed_on=confirmed), (COUNTRY,), today)
    assert len(found) == count
    assert again == (today + DAY if confirmed and not count else None)
    assert told("RPT-01.person", person(confirmed_on=confirmed, deceased_on="2026-01"), today=today) == []


def test_the_report_names_position_and_training() -> None:
    bare = person(own_grade=None, person_category=None)
    assert told("RPT-04", bare) == [
        "The report lacks whether military or civilian, the grade in the own service, a position and the training."
    ]
    held = make(ProminentPosition, 4, person_id=3, position_title="Chief of Staff", obtained_by="APPOINTED")
    course = make(ProminentTraining, 5, person_id=3, trained_in="Course", trained_at="Place", rank_then="Captain",
                  years_attended="2009", paid_by="IMET")  # fmt: skip
    assert told("RPT-04", person(), held, course) == []
    assert told("RPT-04", person(), changed(held, obtained_by=None), changed(course, paid_by=None)) == [
        "The report lacks how Chief of Staff was obtained and who paid of the training."
    ]
