"""A plan by year, and another order of it: tried, saved, opened again, compared, applied as one change, taken back."""

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import NotFound, Refused, Stale, Usage
from app.office import Office
from app.planning import plan, plantext, whatif
from app.planning.plan import Standing, YearPlan
from app.planning.whatif import Trial, Tries
from models.office.places import Country
from models.planning.whatif import WhatIf, WhatIfLine
from models.planning.years import Allocation, TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.support import add, make_office

TODAY = date(2026, 12, 1)
LINES = (
    ("River crossing", "A", 1, 300_00), ("Staff college", "A", 2, 400_00), ("Medics", "A", 3, 200_00),
    ("Resources", "B", 1, 100_00), ("Boats", "B", 2, 60_00), ("Spare", "D", 1, 50_00),
)  # fmt: skip
ORDERS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 8), st.sampled_from((None, "A", "B", "D"))), max_size=6
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with make_office(tmp_path_factory.mktemp("whatif"), today=TODAY) as made:
        country = add(made, Country, country_code="GG", country_name="Greenland of tests")
        course = add(made, Course, title="Staff Course", pme_flag=True)
        imet = add(made, TrainingProgram, country_id=country, program_label="IMET-1", fiscal_year=2027)
        case = add(made, TrainingProgram, country_id=country, program_label="FMS", fiscal_year=2027)
        year = add(made, TrainingYear, country_id=country, fiscal_year=2027, imet_ceiling=900_00)
        add(made, TrainingYear, country_id=country, fiscal_year=2031)
        for kind, on, amount in (
            ("INITIAL", date(2026, 11, 20), 350_00), ("WITHDRAWN", date(2026, 11, 25), -50_00),
            ("REALLOCATED", date(2026, 11, 30), 120_00), ("ADDITIONAL", date(2027, 1, 5), 999_00),
        ):  # fmt: skip
            add(made, Allocation, year_id=year, allocation_kind=kind, allocated_on=on, amount=amount)
        with made.change("Plan the lines") as work:
            ids = work.add_many(TrainingLine, (
                {"program_id": imet, "course_title": title, "priority": priority, "plan_rank": rank, "total_cost": cost,
                 "course_id": course if title.startswith("Staff") else None,
                 "start_date": date(2027, 10, 4) if title == "Medics" else None}
                for title, priority, rank, cost in LINES
            ))  # fmt: skip
            work.add(TrainingLine, {"program_id": case, "course_title": "Case training", "total_cost": 70_00})
            lost = {"program_id": imet, "course_title": "Given up", "priority": "A", "line_status": "FO"}
            work.add(
                TrainingLine, lost | {"unit_cost": 80_00, "penalty_pct": 50, "cancel_request_date": TODAY}
            )
        with made.change("Name an alternate") as work:
            work.set(TrainingLine, ids[5], {"alternate_of_id": ids[4]})
        yield made


@pytest.fixture(scope="module")
def first(office: Office) -> Trial:
    return whatif.trial(year_of(office))


def year_of(office: Office) -> YearPlan:
    found = plan.read(office.reader, country_of(office)).of(2027)
    assert found is not None
    return found


def country_of(office: Office) -> int:
    return plan.countries(office.reader)[0][0]


def names(trial: Trial) -> list[str]:
    return [each.line.name for each in trial.placed]


def stored(office: Office) -> dict[int, tuple[str, int | None]]:
    return {line.id: (line.priority, line.rank) for line in year_of(office).lines}


def test_a_year_tells_its_money_and_what_it_reaches(office: Office) -> None:
    found = plan.read(office.reader, country_of(office))
    assert [(each.year, each.called) for each in found.years] == [
        (2026, "PRIOR"), (2027, "CY"), (2028, "BY"), (2029, "PY"), (2031, "PY")]  # fmt: skip
    year, money = year_of(office), year_of(office).money
    assert (money.ceiling, money.came, money.end_of_year) == (900_00, 300_00, 120_00)
    assert (money.short, money.days_late, money.usable) == (600_00, 50, 900_00)
    assert [(each.line.name, each.sum, each.standing, each.fifth) for each in year.placed] == [
        ("River crossing", 300_00, Standing.CAME, False), ("Staff college", 700_00, Standing.COUNTED, False),
        ("Medics", 900_00, Standing.COUNTED, True), ("Resources", 100_00, Standing.CAME, False),
        ("Boats", 160_00, Standing.OUT, False), ("Spare", 950_00, Standing.OUT, False),
    ]  # fmt: skip
    assert [plan.paid_up_to(year.placed, at) for at in plan.ends(year.placed)] == [100_00, 900_00]
    assert [line.name for line in plan.alternates(year.lines)[year.placed[4].line.id]] == ["Spare"]
    assert [each.name for each in year.others] == ["Case training"]
    assert [(each.name, each.cost) for each in year.lost] == [("Given up", 40_00)]
    assert [(each.title, each.word) for each in plan.shares(year, year.placed)] == [
        ("Priority A", "Kept"), ("Priority D", "Kept"), ("Military education", "Missed"),
        ("Expanded IMET", "No share set")]  # fmt: skip
    assert {each.rule for each in plan.rule_findings(office.reader, 2027, country_of(office))} >= {
        "PLN-01",
        "IMT-07",
    }
    assert found.years[0].empty and not year.empty and set(year.people.values()) == {"1 student"}


def test_another_amount_says_what_falls_out_and_what_comes_in(office: Office) -> None:
    tried = whatif.trial(year_of(office)).at(700_00)
    assert [line.name for line in tried.fate.out] == ["Medics"] and not tried.fate.back
    boats = next(line.id for line in tried.lines if line.name == "Boats")
    tried = tried.at(None).moved(boats, 1)
    assert [line.name for line in tried.fate.out] == ["Resources"]
    assert [line.name for line in tried.fate.back] == ["Boats"]
    shares = {each.title: each for each in plan.shares(tried.year, tried.at(400_00).placed, 400_00)}
    assert (
        shares["Military education"].share.part == 0
    )  # the staff college is not among what 400 dollars pay for
    nothing = plan.shares(tried.year, tried.at(0).placed, 0)
    assert [each.word for each in nothing] == ["Missed", "Missed", "No part of $0", "No share set"]
    assert plantext.share(nothing[0]) == "$900 of $0 (at most 100 %); $900 is too much"
    for wrong, error in (((boats, 1, "C"), Usage), ((1, 1, None), NotFound)):
        with pytest.raises(error):
            tried.moved(*wrong)
    with pytest.raises(Usage):
        tried.at(-1)


def test_money_that_has_not_come_is_supposed_and_never_recorded(office: Office) -> None:
    year = year_of(office)  # $120 came; Resources take $100, Boats $60
    boats = next(line.id for line in year.lines if line.name == "Boats")
    for more, standing in ((39_99, Standing.OUT), (40_00, Standing.COUNTED)):
        assert whatif.trial(year).with_late(more).place_of(boats).standing is standing
    with pytest.raises(Usage):
        whatif.trial(year).with_late(-1)
    tried = whatif.trial(year).with_late(40_00)
    assert tried.differs and plantext.moves(tried) == (
        "No line moves, only $40 more is supposed at the end of the year"
    )
    assert plantext.supposed(tried)[0].endswith("it pays priority B, and is not recorded as money.")
    assert "Comes in: Boats." in plantext.fate(tried)
    assert plantext.end(tried.at(300_00), 1) == "Ends here: $300 paid"
    with pytest.raises(Refused):
        whatif.apply(office, tried, "Money alone")
    made = whatif.save(office, tried, "More comes")
    beside = whatif.compared(office.reader, year, [made])
    assert ("Supposed at the end of the year", "nothing", "$40") in list(plantext.compared_rows(beside))
    assert [line.name for line, _ in beside.rows] == ["Boats"]
    assert plantext.unlike(beside) == "1 line of 6 does not stand or fare alike."
    again = whatif.opened(office.reader, made).trial
    assert again.supposed == 40_00 and whatif.rebased(again, year).supposed == 40_00
    whatif.apply(office, again.moved(boats, 1), "More comes")
    assert year_of(office).money.end_of_year == 120_00 and whatif.trial(year_of(office)).supposed == 0
    office.undo()
    office.undo()
    assert not whatif.saved(office.reader, year_of(office))


@settings(max_examples=25, deadline=None)
@given(ORDERS)
def test_moving_keeps_every_line_and_every_cent(
    first: Trial, orders: list[tuple[int, int, str | None]]
) -> None:
    tries = Tries(first)
    for at, to, priority in orders:
        line = first.lines[at]
        tries.add("Move", tries.now.moved(line.id, to, priority))
        placed = tries.now.place_of(line.id)
        assert placed.place == min(to, tries.now.in_class(placed.line.priority))
        assert placed.line.priority == (priority or placed.line.priority)
    assert {each.id: each.total for each in tries.now.lines} == {each.id: each.total for each in first.lines}
    final = tries.now
    for _ in orders:
        tries.back()
    assert tries.now is first and not tries.last
    for _ in orders:
        tries.again()
    assert tries.now is final and not tries.next


@settings(max_examples=4, deadline=None)
@given(ORDERS.filter(bool))
def test_applying_is_one_change_that_undo_takes_back(
    office: Office, orders: list[tuple[int, int, str | None]]
) -> None:
    before, tried = stored(office), whatif.trial(year_of(office))
    for at, to, priority in orders:
        tried = tried.moved(tried.year.lines[at].id, to, priority)
    if not tried.wanted:
        with pytest.raises(Refused):
            whatif.apply(office, tried, "Nothing")
        return
    made = whatif.apply(office, tried, "Applied")
    assert stored(office) == {line.id: (line.priority, line.rank) for line in tried.lines}
    assert office.reader.get(WhatIf, made).applied_on == TODAY
    with pytest.raises(Refused):
        whatif.save(office, tried, "APPLIED ")
    office.undo()
    assert stored(office) == before and not whatif.saved(office.reader, year_of(office))


def test_a_saved_order_is_opened_told_and_compared(office: Office) -> None:
    year = year_of(office)
    first, _, third, *_ = (line.id for line in year.lines)
    for name in ("", "x" * 81):
        with pytest.raises(Refused):
            whatif.save(office, whatif.trial(year), name)
    made = whatif.save(office, whatif.trial(year).moved(third, 1).at(500_00), "Medics first", "Less money")
    assert whatif.save(office, whatif.trial(year).moved(third, 1).at(550_00), " medics  FIRST") == made
    with pytest.raises(NotFound, match="no what-if"):
        whatif.named(office.reader, year, "Other")
    again = whatif.opened(office.reader, whatif.named(office.reader, year, "medics first").id)
    assert names(again.trial)[:3] == ["Medics", "River crossing", "Staff college"] and not again.told
    assert again.trial.amount == 550_00 and again.row.what_if_note == "Less money"
    assert len(office.reader.children(WhatIfLine, "what_if_id", made)) == 3
    beside = whatif.compared(office.reader, year, [made], whatif.trial(year).at(300_00))
    assert beside.names == ("FY 2027 as it stands", "What is tried now", "medics FIRST")
    found = {line.name: [(each.place, each.standing) for each in row] for line, row in beside.rows}
    assert found["Staff college"] == [(2, Standing.COUNTED), (2, Standing.OUT), (3, Standing.OUT)]
    assert "Spare" not in found and "Medics" in found

    with office.change("Change the list") as work:
        work.set(TrainingLine, first, {"total_cost": 310_00})
        work.set(
            TrainingLine, third, {"line_status": "CANCELLED", "cancel_request_date": TODAY, "plan_rank": 9}
        )
    later = whatif.opened(office.reader, made)
    assert later.gone == ("Medics",) and later.changed == ("River crossing",) and len(later.told) == 2
    with pytest.raises(Stale):  # what was read before somebody else ranked the line anew is not applied
        whatif.apply(office, again.trial, "Late")
    assert whatif.saved(office.reader, year)[0].applied_on is None


def test_what_is_tried_is_told_in_words(office: Office) -> None:
    year = year_of(office)
    assert plantext.money(year)[0].startswith(
        "$300 came since 20 Nov 2026, 50 days after the year began, $600 less"
    )
    assert plantext.sums(whatif.trial(year))[1] == ("Priority B", "$160 in 2 lines")
    assert plantext.beside(year) == ["Other money: 1 line, $70.", "Forfeited: 1 line, $40."]
    told = plantext.fate(whatif.trial(year).at(400_00))
    assert told[0].startswith("Falls out: Staff college") and "Alternate of Boats: Spare." in told
    later = dataclasses.replace(whatif.trial(year), year=dataclasses.replace(year, called="BY"))
    assert any("current year's program only; 2 lines here" in each for each in plantext.fate(later))
