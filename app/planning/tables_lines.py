"""Objectives, money and training lines of the plan, as tables: Part One, and the programs of Part Three."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from app.planning.planned import ALP, FMS, Planned, falls_out
from app.planning.tabled import MONEY, NUMBER, SHARE, Col, Listed, added
from models.planning.consistency import CTFP_LABELS
from models.planning.derive import IMET
from models.planning.measures import Share, e_imet_of, pme_of, total_of
from models.planning.purposes import Objective, Requirement
from models.planning.requests import CtfpNomination
from models.training.lines import TrainingLine

US, PARTNER = "US", "PARTNER"
COMPLETED, FORFEITED, CANCELLED = "COMPLETED", "FO", "CANCELLED"
_LINE = (
    Col("Priority", 15), Col("WCN", 14), Col("Course", 54), Col("Quarter", 15, NUMBER), Col("People", 14, NUMBER),
    Col("Cost", 18, MONEY), Col("Objective", 46),
)  # fmt: skip
_TURNED_DOWN = frozenset({"DEFERRED", "DECLINED"})
_NO_LIMIT = Decimal(0)


# -- objectives ------------------------------------------------------------------------------------------------------
def us_objectives(held: Planned) -> list[Listed]:
    """What the United States wants to reach, with the training that supports it."""
    return [_objectives(held, US, "Objectives of the United States")]


def partner_objectives(held: Planned) -> list[Listed]:
    """What the partner wants to reach, with the training that supports it."""
    return [_objectives(held, PARTNER, "Objectives of the partner")]


def _objectives(held: Planned, side: str, title: str) -> Listed:
    first, second = held.years
    columns = (
        Col("Rank", 12, NUMBER),
        Col("Objective", 62),
        Col("Reference", 34),
        Col("Horizon", 20),
        Col(f"Lines {first}", 13, NUMBER),
        Col(f"Lines {second}", 13, NUMBER),
        Col("Cost of both", 20, MONEY),
    )
    rows = [_objective(held, each) for each in held.objectives if each.objective_side == side]
    return Listed(title, columns, tuple(rows))  # fmt: skip


def _objective(held: Planned, row: Objective) -> tuple[object, ...]:
    mine = [[line for line in held.rows(year) if held.objective_of(line) == row.id] for year in held.years]
    cost = sum(line.total_cost or 0 for lines in mine for line in lines)
    horizon = held.reader.show(Objective.horizon, row.stored.get("horizon"))
    return (
        row.objective_rank,
        row.objective_title,
        row.objective_ref,
        horizon,
        len(mine[0]),
        len(mine[1]),
        cost,
    )


def completed(held: Planned) -> list[Listed]:
    """What was completed in the prior and the current year, by the objective it supported."""
    found: dict[str, list[int]] = {}
    titles = held.reader.titles("objective", _ids(_past(held), "objective_id"))
    for line in _past(held):
        if line.line_status == COMPLETED and line.objective_id:
            counts = found.setdefault(titles.get(line.objective_id, ""), [0, 0])
            counts[0], counts[1] = counts[0] + 1, counts[1] + (line.quantity or 1)
    rows = tuple((title, *counts) for title, counts in sorted(found.items()))
    title = f"Training completed in {held.budget_year - 2} and {held.budget_year - 1}"
    return [Listed(title, (Col("Objective", 110), Col("Lines", 18, NUMBER), Col("People", 18, NUMBER)), rows)]


def turned_down(held: Planned) -> list[Listed]:
    """Requirements that the service deferred or declined."""
    rows = tuple(
        (each.requirement_fy, each.requirement_title,
         held.reader.show(Requirement.service_answer, each.service_answer), each.answer_ref)
        for each in held.requirements if each.service_answer in _TURNED_DOWN
    )  # fmt: skip
    columns = (Col("Year", 12), Col("Requirement", 76), Col("Answer", 26), Col("Reference", 50))
    return [Listed("Requirements deferred or declined", columns, rows)]


# -- program development ---------------------------------------------------------------------------------------------
def development(held: Planned) -> list[Listed]:
    """Money of the years, lines by year, service and program, and what the partner asked for."""
    return [_money(held), _programs(held), _requirements(held)]


def _money(held: Planned) -> Listed:
    columns = (
        Col("Year", 12),
        Col("IMET ceiling", 22, MONEY),
        Col("Allocated", 22, MONEY),
        Col("Priority A", 22, MONEY),
        Col("B", 18, MONEY),
        Col("D", 18, MONEY),
        Col("PME share", 18, SHARE),
        Col("E-IMET share", 18, SHARE),
    )
    years = range(held.budget_year - 1, held.budget_year + 2)
    rows = (row for row in (_year(held, year) for year in years) if any(value for value in row[1:]))
    return Listed("Money of the years", columns, tuple(rows))  # fmt: skip


def _year(held: Planned, year: int) -> tuple[object, ...]:
    told, ceiling = held.training_years.get(year), held.ceiling(year)
    imet = [line for line in held.measured(held.rows(year)) if line.program.startswith(IMET)]
    sums = [total_of(imet, priority) for priority in ("A", "B", "D")]
    shares = [Share(part, ceiling, _NO_LIMIT, at_least=True).percent if part else None
              for part in (pme_of(imet), e_imet_of(imet))]  # fmt: skip
    return year, ceiling, told.allocated_so_far if told else None, *(each or None for each in sums), *shares


def _programs(held: Planned) -> Listed:
    columns = (Col("Year", 12), Col("Service", 50), Col("Program", 30), Col("Lines", 16, NUMBER),
               Col("People", 16, NUMBER), Col("Cost", 24, MONEY))  # fmt: skip
    rows = []
    for year in held.years:
        for service, program, lines in _grouped(held, held.rows(year), lambda _: True):
            rows.append((year, service, program, len(lines), *_sums(lines)))
    sums = (None, "All", None, added(rows, 3), added(rows, 4), added(rows, 5)) if rows else ()
    return Listed("Training by year, service and program", columns, tuple(rows), sums)


def _requirements(held: Planned) -> Listed:
    columns = (Col("Year", 11), Col("Rank", 12, NUMBER), Col("Requirement", 56), Col("Objective", 46),
               Col("Wanted", 15, NUMBER), Col("Estimate", 19, MONEY), Col("Answer of the service", 26))  # fmt: skip
    titles = held.reader.titles("objective", _ids(held.requirements, "objective_id"))
    rows = tuple(
        (each.requirement_fy, each.requirement_rank, each.requirement_title, titles.get(each.objective_id or 0),
         each.wanted, each.estimated_cost, held.reader.show(Requirement.service_answer, each.service_answer) or "open")
        for each in held.requirements
    )  # fmt: skip
    return Listed("Requirements of the partner", columns, rows)


def outcome(held: Planned) -> list[Listed]:
    """What became of the lines of the prior and the current year."""
    columns = (Col("Year", 12), Col("Program", 40), Col("Lines", 20, NUMBER), Col("Completed", 20, NUMBER),
               Col("Forfeited", 20, NUMBER), Col("Cancelled", 20, NUMBER), Col("People", 20, NUMBER))  # fmt: skip
    rows = []
    for year in (held.budget_year - 2, held.budget_year - 1):
        by_program: dict[str, list[TrainingLine]] = {}
        for line in held.every(year):
            by_program.setdefault(held.label(line), []).append(line)
        for program, lines in sorted(by_program.items()):
            states = [line.line_status for line in lines]
            people = sum(line.quantity or 1 for line in lines if not falls_out(line))
            rows.append((year, program, len(lines), *(states.count(each) for each in (COMPLETED, FORFEITED, CANCELLED)),
                         people))  # fmt: skip
    return [Listed("What became of the training", columns, tuple(rows))]


# -- lines -----------------------------------------------------------------------------------------------------------
def by_service(held: Planned) -> list[Listed]:
    """The IMET and FMS lines of both years, a table for each service, year and program."""
    return _lines(held, lambda label: label.startswith((IMET, *FMS)))


def aviation(held: Planned) -> list[Listed]:
    """Lines of the Aviation Leadership Program."""
    return _lines(held, lambda label: label == ALP)


def fellowship(held: Planned) -> list[Listed]:
    """Lines of the counterterrorism fellowship program, and who is nominated for it (CTF-05)."""
    columns = (Col("Year", 12), Col("Course", 70), Col("Role", 40), Col("Command", 24), Col("OSD", 24))
    show = held.reader.show
    rows = tuple(
        (each.ctfp_fy, each.ctfp_course, each.ctfp_role, show(CtfpNomination.ctfp_ccmd_answer, each.ctfp_ccmd_answer),
         show(CtfpNomination.ctfp_osd_answer, each.ctfp_osd_answer))
        for each in held.nominations
    )  # fmt: skip
    return [*_lines(held, CTFP_LABELS.__contains__), Listed("Nominations", columns, rows)]


def others(held: Planned) -> list[Listed]:
    """Lines of every other program."""
    known = (IMET, *FMS)
    return _lines(
        held, lambda label: not label.startswith(known) and label != ALP and label not in CTFP_LABELS
    )


def _lines(held: Planned, wanted: Callable[[str], bool]) -> list[Listed]:
    found = []
    for service, program, year, lines in _by_service(held, wanted):
        title = f"{year} {program}, {service}"
        objectives = {line.id: held.objective_of(line) or 0 for line in lines}
        titles = held.reader.titles("objective", set(objectives.values()) - {0})
        rows = tuple(_line(line, titles.get(objectives[line.id], "")) for line in lines)
        people, cost = _sums(lines)
        found.append(Listed(title, _LINE, rows, (None, None, "All", None, people, cost, None)))
    return found


def _line(line: TrainingLine, objective: str) -> tuple[object, ...]:
    rank = " ".join(str(each) for each in (line.priority, line.plan_rank) if each)
    wcn = f"{line.wcn or ''}{line.line_suffix or ''}"
    return (
        rank,
        wcn,
        line.course_title or line.shown_title,
        line.avail_qtr,
        line.quantity or 1,
        line.total_cost,
        objective,
    )


def _by_service(
    held: Planned, wanted: Callable[[str], bool]
) -> list[tuple[str, str, int, list[TrainingLine]]]:
    """Lines by service, then year and program."""
    found = [
        (service, program, year, lines)
        for year in held.years
        for service, program, lines in _grouped(held, held.rows(year), wanted)
    ]
    return sorted(found, key=lambda each: (each[0], each[2], each[1]))


def _grouped(
    held: Planned, rows: Iterable[TrainingLine], wanted: Callable[[str], bool]
) -> list[tuple[str, str, list[TrainingLine]]]:
    """Lines by service and program, in the order of the plan within each."""
    names = held.reader.codes("ia_code")
    found: dict[tuple[str, str], list[TrainingLine]] = {}
    for row in rows:
        if wanted(held.label(row)):
            code = held.service_of(row)
            service = names[code].label if code in names else "Service not recorded"
            found.setdefault((service, held.label(row)), []).append(row)
    return [(service, program, lines) for (service, program), lines in sorted(found.items())]


def _sums(lines: Iterable[TrainingLine]) -> tuple[int, int]:
    """People and cost."""
    kept = list(lines)
    return sum(line.quantity or 1 for line in kept), sum(line.total_cost or 0 for line in kept)


def _past(held: Planned) -> list[TrainingLine]:
    return [row for year in (held.budget_year - 2, held.budget_year - 1) for row in held.every(year)]


def _ids(rows: Iterable[TrainingLine | Requirement], key: str) -> set[int]:
    return {int(row.stored[key]) for row in rows if row.stored.get(key)}  # type: ignore[arg-type]
