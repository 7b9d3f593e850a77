"""Whether a training plan fits together, asked of the records: the facts for `models.planning.consistency`."""

from collections.abc import Iterator, Mapping

from app.planning import cetpp
from app.planning.planned import Planned, planned
from app.planning.tables import rows_of
from app.reader import Reader
from models.findings import Finding
from models.planning import consistency
from models.planning.cetpp import Cetpp, CetppSection
from models.planning.consistency import PlanFacts, Purpose, Section, Year


def plan_findings(reader: Reader, cetpp_id: int) -> list[Finding]:
    """What in a plan does not fit together, and what keeps it from being printed. Raises NotFound."""
    facts = facts_of(reader, cetpp_id)
    return [*consistency.missing(facts), *consistency.findings(facts)]


def year_findings(reader: Reader, budget_year: int, country_id: int | None = None) -> list[Finding]:
    """The same by budget year; where no plan is begun, what is missing for one."""
    plan = cetpp.find(reader, budget_year, country_id)
    if plan is not None:
        return plan_findings(reader, plan.id)
    return missing_for(reader, budget_year, country_id)


def missing_for(reader: Reader, budget_year: int, country_id: int | None = None) -> list[Finding]:
    """What keeps the plan of a year from being printed, begun or not."""
    plan = cetpp.find(reader, budget_year, country_id)
    sections = reader.children(CetppSection, "cetpp_id", plan.id) if plan else ()
    return consistency.missing(
        _facts(planned(reader, budget_year, country_id), cetpp.places(reader, sections))
    )


def facts_of(reader: Reader, cetpp_id: int) -> PlanFacts:
    """What a plan says, beside what the records say. Raises NotFound."""
    plan = reader.get(Cetpp, cetpp_id)
    held = planned(reader, plan.budget_year or 0, plan.country_id)
    return _facts(held, cetpp.outline(reader, cetpp_id))


def _facts(held: Planned, places: list[cetpp.Place]) -> PlanFacts:
    asked = {row.id: row.objective_id for row in held.requirements if row.objective_id}
    teams = (*held.teams(tours=False), *held.teams(tours=True))
    rows = [row for year in held.years for row in held.rows(year)]
    return PlanFacts(
        budget_year=held.budget_year,
        lines={year: tuple(held.measured(held.rows(year))) for year in held.years},
        objectives=tuple(Purpose(row.id, row.objective_title or "") for row in held.objectives),
        served=frozenset(row.objective_id for row in teams if row.objective_id),
        by_requirement=asked,
        sections=tuple(_section(held, each) for each in places if each.written),
        years=_years(held),
        waived={row.id: row.waiver_ref for row in rows if row.waiver_ref},
        waivers=frozenset(row.training_line_id for row in held.waivers if row.training_line_id),
        sums=frozenset(_sums(held)),
    )


def _sums(held: Planned) -> Iterator[int]:
    """What the tables add up besides lines by year and program: lines of services, requirements, allocations."""
    for years in (*((year,) for year in held.years), held.years):
        lines = [row for year in years for row in held.rows(year)]
        for service in {held.service_of(row) for row in lines}:
            yield sum(row.total_cost or 0 for row in lines if held.service_of(row) == service)
        yield sum(row.estimated_cost or 0 for row in held.requirements if row.requirement_fy in years)
    yield from (
        row.allocated_so_far for row in held.training_years.values() if row.allocated_so_far is not None
    )


def _section(held: Planned, place: cetpp.Place) -> Section:
    made = place.section
    return Section(
        place.no, place.heading, place.state, place.words, rows_of(held, place.no), made.id if made else 0
    )


def _years(held: Planned) -> Mapping[int, Year]:
    first = held.budget_year
    return {
        number: Year(
            row.id if row else None, row.imet_ceiling if row else None, held.program_ceilings(number),
            row.women_pct_forces if row else None, row.women_pct_imet if row else None,
        )
        for number in range(first - 1, first + 2)
        for row in (held.training_years.get(number),)
    }  # fmt: skip
