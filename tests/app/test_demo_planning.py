"""The practice office's training plan: what it promises a newcomer, read back from the office."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from app import demo, offices
from app.demo.planning import read_book
from app.demo.season import Season
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.store import keys
from models.calendar import fiscal_year
from models.kinds import kind_named
from models.planning.measures import (
    PlanLine,
    Share,
    e_imet_of,
    funded,
    of_line,
    pme_of,
    total_of,
    with_changes,
)
from models.planning.prominence import ProminentPerson, ProminentTraining
from models.planning.purposes import Objective, Requirement
from models.planning.requests import CtfpNomination
from models.planning.scetwg import LineReview, Scetwg
from models.planning.whatif import WhatIf, WhatIfLine
from models.planning.years import Allocation, TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.people import Student
from tests import support
from tests.app.conftest import PRACTICE_DAY, PracticeMade

TODAY = PRACTICE_DAY
PRIOR, CURRENT, BUDGET, PLANNING = (fiscal_year(TODAY) + each for each in (-1, 0, 1, 2))
HALF, TENTH, WHOLE = Decimal(50), Decimal(10), Decimal(100)
COUNTS = {
    "objective": 6, "requirement": 15, "training_year": 4, "allocation": 5, "what_if": 3, "scetwg": 2, "cetpp": 2,
    "line_review": 12, "prominent_person": 12, "prominent_position": 20, "prominent_training": 16, "imet_waiver": 2,
    "ojt_request": 1, "ctfp_nomination": 3, "training_team": 6,
}  # fmt: skip


@pytest.fixture(scope="module")
def reader(practice_made: PracticeMade) -> Iterator[Reader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        office: Office = offices.open_office(
            practice_made.result.office, "trainer", demo.PASSPHRASE, today=TODAY, reading=True
        )
        with office:
            yield office.reader


def plan(reader: Reader, year: int) -> list[PlanLine]:
    """The IMET lines of a year as the plan counts them."""
    courses = {row.id: row for row in reader.records(Query(Course))}
    query = Query(TrainingLine, where=Cond("program_id.fiscal_year", "=", year))
    lines = [
        (row, reader.get(kind_named("training_program"), row.program_id)) for row in reader.records(query)
    ]
    bn = reader.lookup(kind_named("country"), "BN").id
    return [
        of_line(row, courses.get(row.course_id), program.get("program_label"))
        for row, program in lines
        if program.get("country_id") == bn and str(program.get("program_label")).startswith("IMET")
    ]


def ceiling(reader: Reader, year: int) -> int:
    [row] = reader.records(Query(TrainingYear, where=Cond("fiscal_year", "=", year)))
    return int(row.imet_ceiling or 0)


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_everything_is_there(reader: Reader, name: str, count: int) -> None:
    assert reader.count(Query(kind_named(name))) == count


@pytest.mark.parametrize(("year", "met"), [(PRIOR, True), (CURRENT, True), (BUDGET, True), (PLANNING, False)])
def test_military_education_is_half_but_for_one_year_that_misses_it_by_a_hair(
    reader: Reader, year: int, met: bool
) -> None:
    lines, most = plan(reader, year), ceiling(reader, year)
    share = Share(pme_of(lines), most, HALF, at_least=True)
    assert share.met is met and e_imet_of(lines) > 0
    assert met or share.percent == Decimal("49.99")
    assert Share(total_of(lines, "A"), most, WHOLE, at_least=False).met
    assert Share(total_of(lines, "D"), most, TENTH, at_least=False).met


def test_priorities_stand_in_the_years_where_they_may(reader: Reader) -> None:
    found = {
        year: Counter(line.priority for line in plan(reader, year)) for year in (CURRENT, BUDGET, PLANNING)
    }
    assert found[CURRENT]["B"] == 2 and "D" not in found[CURRENT]
    assert all(set(found[year]) == {"A", "D"} for year in (BUDGET, PLANNING))
    assert [line.quarter for line in plan(reader, CURRENT) if line.quarter == 5] == [5]
    lines = plan(reader, BUDGET)
    ranks = {each: sorted(line.rank or 0 for line in lines if line.priority == each) for each in "AD"}
    assert ranks == {"A": list(range(1, 16)), "D": [1, 2]}
    assert {line.alternate_of for line in lines} - {None} <= {line.id for line in lines}


def test_what_ifs_rank_every_line_once_and_less_money_drops_some(reader: Reader) -> None:
    lines = plan(reader, BUDGET)
    late = reader.records(Query(WhatIf, where=Cond("fiscal_year", "=", CURRENT)))
    assert [row.supposed_late for row in late] == [60_000_00]
    for row in reader.records(Query(WhatIf, where=Cond("fiscal_year", "=", BUDGET))):
        changes = reader.children(WhatIfLine, "what_if_id", row.id)
        other = with_changes(
            lines,
            {each.training_line_id or 0: (each.line_priority or "", each.line_rank) for each in changes},
        )
        places = [(line.priority, line.rank) for line in other]
        assert len(set(places)) == len(places) and row.applied_on is None
        dropped = [each for each in funded(other, row.amount) if not each.pays]
        assert {each.line.priority for each in dropped} == (
            {"A", "D"} if row.what_if_name == "A fifth less" else {"D"}
        )


def test_money_came_late_and_short(reader: Reader) -> None:
    rows = list(reader.records(Query(Allocation, where=Cond("year_id.fiscal_year", "=", CURRENT))))
    assert min(row.allocated_on for row in rows) > date(CURRENT - 1, 11, 1)
    assert 0 < sum(row.amount for row in rows) < ceiling(reader, CURRENT)


def test_requirements_are_ranked_with_an_alternative_and_one_deferred(reader: Reader) -> None:
    rows = list(reader.records(Query(Requirement)))
    for year in (BUDGET, PLANNING):
        ranks = sorted(row.requirement_rank or 0 for row in rows if row.requirement_fy == year)
        assert ranks == list(range(1, len(ranks) + 1))
    assert sum(row.alternative_of_id is not None for row in rows) == 1
    assert [row.service_answer for row in rows].count("DEFERRED") == 1
    assert Counter(row.objective_side for row in reader.records(Query(Objective))) == {"US": 3, "PARTNER": 3}


def test_one_session_is_over_with_its_decisions_and_one_is_to_come(reader: Reader) -> None:
    past, coming = sorted(reader.records(Query(Scetwg)), key=lambda row: row.session_from)
    assert past.session_to < TODAY and (coming.session_from - TODAY).days > 30
    decisions = reader.children(LineReview, "session_id", past.id)
    assert {row.line_decision for row in decisions} == {"ACCEPT", "REJECT", "CHANGE", "ADD"}
    assert not reader.children(LineReview, "session_id", coming.id)


def test_graduates_are_joined_looked_alike_stale_and_retired(reader: Reader) -> None:
    rows = list(reader.records(Query(ProminentPerson)))
    joined = [row for row in rows if row.student_id]
    assert (
        all(reader.get(Student, row.student_id or 0).surname == row.surname for row in joined)
        and len(joined) == 2
    )
    [alike] = [row for row in rows if row.surname == "WICHAYBANDA"]
    assert alike.student_id is None and reader.lookup(Student, "BN-10319").first_name == alike.first_name
    assert [row.surname for row in rows if (TODAY - row.confirmed_on).days > 365] == ["BRELLIKOV"]
    assert [row.surname for row in rows if row.retired_on] == ["VOSTRIMAR"]
    assert all(row.positions_held and reader.children(ProminentTraining, "person_id", row.id) for row in rows)


def test_fellowships_are_drafted_at_the_command_and_approved(reader: Reader) -> None:
    rows = list(reader.records(Query(CtfpNomination)))
    stages = {(row.ctfp_sent_on is not None, row.ctfp_ccmd_answer, row.ctfp_osd_answer) for row in rows}
    assert stages == {(False, None, None), (True, "APPROVED", None), (True, "APPROVED", "APPROVED")}


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 9, 30), date(2026, 10, 1)])
def test_the_tables_hold_on_any_day(day: date) -> None:
    """No money comes from the future, and lines start in the year of their program or its fifth quarter."""
    book = read_book(Season([], {}, day))
    assert all(row.values["allocated_on"] <= day for row in book.rows if row.kind is Allocation)
    for row in book.rows:
        if row.kind is TrainingLine:
            year = book.known[row.links["program_id"]].values["fiscal_year"]
            fifth = row.values["avail_qtr"] == 5
            assert fiscal_year(row.values["start_date"]) == year + fifth
            if fifth:
                assert row.values["start_date"].month >= 10
