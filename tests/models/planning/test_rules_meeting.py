"""Around the working group: the plan thirty days before, no D lines, graduates confirmed, fellowships in the plan."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind
from models.office.places import Country
from models.planning.cetpp import Cetpp, CetppSection
from models.planning.prominence import ProminentPerson
from models.planning.requests import CtfpNomination
from models.planning.scetwg import LineReview, Scetwg
from models.training.programs import TrainingProgram
from tests.models.making import findings, looked, make

BEGINS, ENDS = date(2028, 3, 10), date(2028, 3, 14)
DUE = date(2028, 2, 9)
"""Thirty days before, over 29 February."""
DAY = timedelta(days=1)
COUNTRY = make(Country, 1, country_code="BN", country_name="Bandaria")


def meeting(**values: Any) -> Any:
    return make(
        Scetwg,
        2,
        **{"country_id": 1, "session_fy": 2028, "session_from": BEGINS, "session_to": ENDS} | values,
    )


def plan(**values: Any) -> Any:
    return make(Cetpp, 3, **{"country_id": 1, "budget_year": 2029, "scetwg_id": 2} | values)


def told(rule: str, row: Kind, *rows: Kind, today: date = DUE) -> list[str]:
    return [each.message for each in findings(rule, row, (COUNTRY, row, *rows), today)]


@pytest.mark.parametrize(
    ("ccmd", "service", "said"),
    [
        (None, None, ["The CETPP goes to the command and the services by 09 Feb 2028."]),
        (DUE, None, ["The CETPP goes to the services by 09 Feb 2028."]),
        (DUE, DUE, []),
        (
            DUE - DAY,
            DUE + DAY,
            ["The CETPP went to the services on 10 Feb 2028, 29 days before the working group."],
        ),
    ],
)
def test_the_plan_is_due_thirty_days_before(ccmd: date | None, service: date | None, said: list[str]) -> None:
    row = plan(sent_ccmd_on=ccmd, sent_service_on=service)
    found, again = looked("PLN-05", row, (meeting(),), DUE)
    assert [each.message for each in found] == said and again == ENDS + DAY
    assert all(each.due_on in (DUE, None) for each in found)
    assert told("PLN-05", row, meeting(), today=ENDS + DAY) == []
    assert told("PLN-05", row) == told("PLN-05", row, meeting(session_from=None)) == []
    assert told("PLN-05", plan(ccmd_approved_on=DUE), meeting()) == []


def test_a_session_without_a_plan_says_so() -> None:
    assert findings("PLN-05.none", meeting(), (COUNTRY,), DUE)[0].due_on == DUE
    assert told("PLN-05.none", meeting(), plan()) == []
    assert told("PLN-05.none", meeting(), today=ENDS + DAY) == []


@pytest.mark.parametrize(
    ("today", "count", "again"),
    [
        (ENDS, 0, ENDS + DAY),
        (ENDS + DAY, 1, ENDS + 31 * DAY),
        (ENDS + 30 * DAY, 1, ENDS + 31 * DAY),
        (ENDS + 31 * DAY, 0, None),
    ],
)
def test_changes_go_to_the_service_after_it(today: date, count: int, again: date | None) -> None:
    rows = [make(LineReview, 10 + each, session_id=2, line_decision="CHANGE") for each in range(2)]
    found, look = looked("PLN-08", meeting(), rows, today)
    assert (len(found), look) == (count, again)
    assert looked("PLN-08", meeting(), (), today)[0] == []


@pytest.mark.parametrize(
    ("today", "year", "lines", "count"),
    [
        (DUE - DAY, 2028, 1, 0),
        (DUE, 2028, 1, 1),
        (ENDS, 2028, 1, 1),
        (ENDS + DAY, 2028, 1, 0),
        (DUE, 2029, 1, 0),
        (DUE, 2028, 0, 0),
    ],
)
def test_no_d_line_is_left_when_it_meets(today: date, year: int, lines: int, count: int) -> None:
    program = make(
        TrainingProgram,
        5,
        country_id=1,
        program_label="IMET-1",
        fiscal_year=year,
        plan_d=0,
        plan_d_lines=lines,
    )
    for session in (meeting(), meeting(session_fy=None)):  # without its year, that of its first day
        found = findings("IMT-06", session, (COUNTRY, program), today)
        assert [each.due_on for each in found] == [BEGINS] * count
    if count:
        assert found[0].message.startswith("1 line of priority D for $0 is left in FY 2028")


@pytest.mark.parametrize(
    ("confirmed", "values", "count"),
    [
        (date(2027, 3, 10), {}, 0),
        (date(2027, 3, 9), {}, 1),
        (None, {}, 1),
        (None, {"deceased_on": "2027"}, 0),
        (None, {"retired_on": "2027"}, 0),
    ],
)
def test_graduates_are_confirmed_each_year_before_it(
    confirmed: date | None, values: dict[str, Any], count: int
) -> None:
    person = make(ProminentPerson, 6, country_id=1, surname="SAMPLE", confirmed_on=confirmed, **values)
    found = findings("RPT-01", meeting(), (COUNTRY, person), DUE)
    assert [each.due_on for each in found] == [BEGINS] * count
    early, again = looked("RPT-01", meeting(), (COUNTRY, person), BEGINS - 91 * DAY)
    assert (early, again) == ([], BEGINS - 90 * DAY)


@pytest.mark.parametrize(
    ("year", "label", "words", "count"),
    [
        (2029, "CTFP", None, 1),
        (2030, "CTIWFP", None, 1),
        (2031, "CTFP", None, 0),
        (2029, "FMF", None, 0),
        (2029, "CTFP", "Three officers.", 0),
    ],
)
def test_fellowships_stand_in_the_plan(year: int, label: str, words: str | None, count: int) -> None:
    program = make(TrainingProgram, 5, country_id=1, program_label=label, fiscal_year=year)
    section = make(
        CetppSection,
        7,
        cetpp_id=3,
        section_no="3.2",
        narrative=words,
        section_state="DRAFTED" if words else "EMPTY",
    )
    assert len(told("CTF-05", plan(), program, section)) == count
    nomination = make(CtfpNomination, 8, country_id=1, ctfp_fy=year)
    if label == "CTFP":
        assert len(told("CTF-05", plan(), nomination, section)) == count
