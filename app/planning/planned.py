"""What a country plans for a budget year and the one after it: lines, programs, courses, objectives, requirements.

Read once for the plan as a document: its tables, its consistency, its paper and its workbook ask here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from app.reader import Reader
from app.reading import All, Cond, Either, Query, Sort, Where
from app.store import records
from app.store.connection import translated
from app.today import days
from models.calendar import fiscal_year
from models.kinds import Kind
from models.office.places import Country
from models.planning.derive import IMET
from models.planning.measures import OUT_OF_PLAN, PlanLine, in_order, of_line
from models.planning.prominence import ProminentPerson
from models.planning.purposes import Objective, Requirement
from models.planning.requests import CtfpNomination, ImetWaiver, TrainingTeam
from models.planning.yearly import ceiling_of
from models.planning.years import TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram

FMS, ALP = ("FMS", "FMF"), "ALP"
TOURS = frozenset({"OT", "DVOT"})


@dataclass(frozen=True)
class Planned:
    """The training of a country; `service` narrows lines and requirements to those of one (B, D, P)."""

    reader: Reader
    country: Country | None
    budget_year: int
    service: str = ""
    also: tuple[int, ...] = ()
    """Other years whose lines are asked for besides."""
    _memory: dict[str, list[TrainingLine]] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, int]:
        """Budget year and planning year."""
        return self.budget_year, self.budget_year + 1

    # -- money -------------------------------------------------------------------------------------------------------
    @cached_property
    def programs(self) -> Mapping[int, TrainingProgram]:
        """Every program of the country by id."""
        rows = self.reader.records(Query(TrainingProgram, where=self._of_country("country_id")))
        return {row.id: row for row in rows}

    @cached_property
    def training_years(self) -> Mapping[int, TrainingYear]:
        """The country's training years by fiscal year."""
        rows = self.reader.records(Query(TrainingYear, where=self._of_country("country_id")))
        return {row.fiscal_year: row for row in rows}

    def program(self, line: Kind) -> TrainingProgram | None:
        """What pays for a line."""
        return self.programs.get(line.get("program_id") or 0)

    def label(self, line: Kind) -> str:
        """Label of what pays for a line: IMET-1, FMS."""
        program = self.program(line)
        return str(program.program_label or "") if program else ""

    def service_of(self, line: Kind) -> str:
        """Code of the service whose program pays; empty where the program names none."""
        program = self.program(line)
        return str(program.ia_code or "") if program else ""

    def ceiling(self, year: int) -> int | None:
        """The IMET ceiling of a year in cents; where the year has none, the sum of its IMET programs'."""
        told = self.training_years.get(year)
        return ceiling_of(told.imet_ceiling if told else None, self._ceilings(year))

    def program_ceilings(self, year: int) -> int | None:
        """The sum of the ceilings of a year's IMET programs; None where none has one."""
        return ceiling_of(None, self._ceilings(year))

    def _ceilings(self, year: int) -> Iterator[int | None]:
        return (
            row.ceiling for row in self.programs.values()
            if row.fiscal_year == year and str(row.program_label or "").startswith(IMET)
        )  # fmt: skip

    # -- lines -------------------------------------------------------------------------------------------------------
    @cached_property
    def courses(self) -> Mapping[int, Course]:
        """The listed courses that the lines of these years, the one before and others asked for name, by id."""
        years = {self.budget_year - 1, *self.years, *self.also}
        return _by_id(self.reader, Course, (row.course_id for row in self._rows_of(*sorted(years))))

    def year_of(self, line: Kind) -> int | None:
        """Fiscal year of a line: its program's, else that of its first day (FMS cases run over years)."""
        program = self.program(line)
        if program is not None and program.fiscal_year:
            return program.fiscal_year
        day: date | None = line.get("start_date") or line.get("report_date")
        return fiscal_year(day) if day else None

    def rows(self, year: int) -> list[TrainingLine]:
        """The lines of a year that the plan counts, in its order, of the service that is asked for."""
        if (key := f"rows {year}") not in self._memory:
            known = {row.id: row for row in self.every(year)}
            self._memory[key] = [known[each.id] for each in in_order(self.measured(known.values()))]
        return self._memory[key]

    def every(self, year: int) -> list[TrainingLine]:
        """All lines of a year, those that fell out too, of the service that is asked for."""
        return [
            row for row in self._rows_of(year)
            if self.year_of(row) == year and (not self.service or self.service_of(row) == self.service)
        ]  # fmt: skip

    def measured(self, rows: Iterable[TrainingLine]) -> list[PlanLine]:
        """The lines as the plan's arithmetic takes them."""
        return [of_line(row, self.courses.get(row.course_id or 0), self.label(row)) for row in rows]

    def _rows_of(self, *years: int) -> list[TrainingLine]:
        found: list[TrainingLine] = []
        for year in years:
            if (key := f"lines {year}") not in self._memory:
                self._memory[key] = self.reader.records(Query(TrainingLine, where=self._in_year(year)))
            found += self._memory[key]
        return found

    def _in_year(self, year: int) -> Where:
        first, last = date(year - 1, 10, 1), date(year, 9, 30)
        running = All((Cond("program_id.fiscal_year", "empty"), Either((
            All((Cond("start_date", ">=", first), Cond("start_date", "<=", last))),
            All((Cond("start_date", "empty"), Cond("report_date", ">=", first), Cond("report_date", "<=", last))),
        ))))  # fmt: skip
        mine = self._of_country("program_id.country_id")
        return All((mine, Either((Cond("program_id.fiscal_year", "=", year), running))))

    # -- purposes ----------------------------------------------------------------------------------------------------
    @cached_property
    def objectives(self) -> list[Objective]:
        """The objectives of both sides that stand in one of the two years, in their order."""
        query = Query(Objective, where=self._of_country("country_id"), sort=_ranked("objective"))
        first, last = self.years
        return [
            row for row in self.reader.records(query)
            if row.dropped_on is None and (row.objective_from or first) <= last and (row.objective_to or last) >= first
        ]  # fmt: skip

    @cached_property
    def requirements(self) -> list[Requirement]:
        """What the partner asked for in the two years, of the service asked for or of none yet, in its order."""
        first, last = self.years
        where = All((self._of_country("country_id"), Cond("requirement_fy", ">=", first),
                     Cond("requirement_fy", "<=", last)))  # fmt: skip
        rows: list[Requirement] = self.reader.records(Query(
            Requirement, where=where, sort=(Sort("requirement_fy"), Sort("requirement_rank"))))  # fmt: skip
        return [
            row
            for row in rows
            if not self.service or self.service in (self.services_of(row) or {self.service})
        ]

    def services_of(self, requirement: Requirement) -> set[str]:
        """The services whose lines answer a requirement."""
        return self._answered_by.get(requirement.id, set())

    @cached_property
    def _served(self) -> Mapping[int, int | None]:
        """Objective by requirement."""
        return {row.id: row.objective_id for row in self.requirements}

    @cached_property
    def _answered_by(self) -> Mapping[int, set[str]]:
        """By requirement, the services whose lines answer it."""
        found: dict[int, set[str]] = {}
        for row in self._rows_of(*self.years):
            if row.requirement_id and (service := self.service_of(row)):
                found.setdefault(row.requirement_id, set()).add(service)
        return found

    def objective_of(self, line: Kind) -> int | None:
        """The objective a line supports, by itself or through its requirement."""
        found: int | None = line.get("objective_id") or self._served.get(line.get("requirement_id") or 0)
        return found

    # -- what else the plan lists ------------------------------------------------------------------------------------
    def teams(self, *, tours: bool) -> list[TrainingTeam]:
        """Teams or tours of the two years; of a service, those its programs pay for or nobody yet."""
        rows: list[TrainingTeam] = self._of_years(TrainingTeam, "team_fy", ("team_fy", "team_from"))
        return [
            row for row in rows
            if (row.team_kind in TOURS) == tours and (not self.service or self.service_of(row) in ("", self.service))
        ]  # fmt: skip

    def teams_of(self, year: int) -> list[TrainingTeam]:
        """Teams and tours of any one year, by when they come."""
        where = All((self._of_country("country_id"), Cond("team_fy", "=", year)))
        rows: list[TrainingTeam] = self.reader.records(
            Query(TrainingTeam, where=where, sort=(Sort("team_from"),))
        )
        return rows

    @cached_property
    def waivers(self) -> list[ImetWaiver]:
        """Requests to waive of the two years."""
        rows: list[ImetWaiver] = self._of_years(ImetWaiver, "waiver_fy", ("waiver_fy", "waiver_course"))
        return [row for row in rows if not self.service or (row.waiver_ia or self.service) == self.service]

    @cached_property
    def nominations(self) -> list[CtfpNomination]:
        """Fellowship nominations of the two years."""
        rows: list[CtfpNomination] = self._of_years(CtfpNomination, "ctfp_fy", ("ctfp_fy", "ctfp_course"))
        return rows

    @cached_property
    def graduates(self) -> list[ProminentPerson]:
        """Graduates in positions of prominence who live."""
        query = Query(ProminentPerson, where=self._of_country("country_id"), sort=(Sort("sort_name"),))
        return [row for row in self.reader.records(query) if row.deceased_on is None]

    def _of_years(self, kind: type[Kind], year: str, order: Sequence[str]) -> list[Any]:
        first, last = self.years
        where = All((self._of_country("country_id"), Cond(year, ">=", first), Cond(year, "<=", last)))
        return self.reader.records(Query(kind, where=where, sort=tuple(map(Sort, order))))

    def _of_country(self, path: str) -> Cond:
        return Cond(path, "=", self.country.id if self.country else 0)


def planned(
    reader: Reader, budget_year: int, country_id: int | None = None, service: str = "", also: tuple[int, ...] = ()
) -> Planned:  # fmt: skip
    """What a country (the one the office serves unless said) plans for a budget year. Raises NotFound."""
    country = reader.get(Country, country_id) if country_id else days.home(reader)
    return Planned(reader, country, budget_year, service, also)


def falls_out(row: Kind) -> bool:
    """Whether the plan counts a line no more."""
    return row.get("line_status") in OUT_OF_PLAN


def _ranked(word: str) -> tuple[Sort, ...]:
    return Sort(f"{word}_side"), Sort(f"{word}_rank"), Sort(f"{word}_title")


def _by_id(reader: Reader, kind: type[Course], ids: Iterable[int | None]) -> dict[int, Course]:
    with translated():
        found = records.fetch(reader.connection, kind, sorted({each for each in ids if each}), live=True)
    return {number: row for number, row in found.items() if isinstance(row, kind)}
