"""The appendixes of Part Two as tables: administration, English, invitations, prominence, waivers, tours, use."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.planning.planned import Planned
from app.planning.tabled import DATE, MONEY, NUMBER, SHARE, Col, Listed
from app.reading import All, Cond, Query, Sort
from models.kinds import Kind
from models.office.places import Holiday, Person
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from models.planning.requests import ImetWaiver, TrainingTeam
from models.training.english import EnglishTest
from models.training.results import FollowUp

REASONS = ("why_requirement", "why_objective", "why_capability", "why_quantity", "why_impact", "why_funding",
           "why_political", "why_benefit")  # fmt: skip
"""The eight justifications of a waiver, in the order of the request (SAMM C10, waiver format)."""
GOOD_SCORE = 80
"""Score from which most courses take a student without more English."""


# -- A: administration -------------------------------------------------------------------------------------------------
def administration(held: Planned) -> list[Listed]:
    """Who answers in the office, the holidays of both years, and who pays living allowance."""
    return [_contacts(held), _holidays(held), _allowance(held)]


def _contacts(held: Planned) -> Listed:
    people: list[Person] = held.reader.records(Query(Person, sort=(Sort("surname"),)))
    rows = tuple(
        (each.full_name, each.rank, each.role, each.phone, each.email)
        for each in people if each.leaves_on is None or each.leaves_on >= held.reader.today
    )  # fmt: skip
    columns = (Col("Name", 40), Col("Rank", 20), Col("Role", 44), Col("Telephone", 34), Col("E-mail", 42))
    return Listed("Contacts of the office", columns, rows)


def _holidays(held: Planned) -> Listed:
    """The holidays of the partner and the United States that close offices, by day within the budget year."""
    rows: list[Holiday] = held.reader.records(Query(Holiday, where=Cond("closes_offices", "!=", False)))
    country = held.country
    found: list[tuple[date, str, str]] = []
    for each in rows:
        if each.country_id in (None, country.id if country else None) and each.holiday_on:
            side = "United States" if each.country_id is None else (country.country_name if country else "")
            found += [(day, each.holiday_name or "", side or "") for day in _days_of(each, held.years)]
    columns = (Col("Date", 24, DATE), Col("Holiday", 90), Col("Of", 60))
    return Listed(f"Holidays in {held.years[0]} and {held.years[1]}", columns, tuple(sorted(found)))


def _days_of(holiday: Holiday, years: tuple[int, int]) -> list[date]:
    """Its days within the fiscal years."""
    first, last = date(years[0] - 1, 10, 1), date(years[1], 9, 30)
    on = holiday.holiday_on
    if on is None:
        return []
    if not holiday.yearly:
        return [on] if first <= on <= last else []
    days = (_in_year(on, year) for year in range(first.year, last.year + 1))
    return [day for day in days if day and first <= day <= last]


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _allowance(held: Planned) -> Listed:
    """On how many lines of a program the United States pays travel and living allowance (PLN-07)."""
    found: dict[tuple[int, str], list[int]] = {}
    for year in held.years:
        for line in held.rows(year):
            counts = found.setdefault((year, held.label(line)), [0, 0, 0, 0])
            counts[0 if line.tla_authorised else 2 if line.tla_authorised is None else 1] += 1
            counts[3] += line.tla_cost or 0
    columns = (
        Col("Year", 12),
        Col("Program", 40),
        Col("Paid by the United States", 26, NUMBER),
        Col("By the country", 26, NUMBER),
        Col("Not recorded", 24, NUMBER),
        Col("Allowance", 26, MONEY),
    )
    rows = tuple(
        (year, label, *(each or None for each in counts)) for (year, label), counts in sorted(found.items())
    )
    return Listed("Travel and living allowance by lines", columns, rows)  # fmt: skip


# -- B: English --------------------------------------------------------------------------------------------------------
def english(held: Planned) -> list[Listed]:
    """The country's exemption, tests of the prior and the current year, and language lines of both years."""
    return [_exemption(held), _tests(held), _language(held)]


def _exemption(held: Planned) -> Listed:
    country = held.country
    told = held.reader.show(type(country).ecl_exemption, country.ecl_exemption) if country else ""
    rows = ((country.country_name, told),) if country and told else ()
    return Listed("Exemption from the test", (Col("Country", 60), Col("Exemption", 90)), rows)


def _tests(held: Planned) -> Listed:
    columns = (Col("Year", 14), Col("Tests", 24, NUMBER), Col("People", 24, NUMBER),
               Col(f"{GOOD_SCORE} or more", 30, NUMBER), Col("Highest", 24, NUMBER))  # fmt: skip
    rows = []
    for year in (held.budget_year - 2, held.budget_year - 1):
        where = All((Cond("student_id.country_id", "=", held.country.id if held.country else 0),
                     Cond("test_date", ">=", date(year - 1, 10, 1)), Cond("test_date", "<=", date(year, 9, 30)),
                     Cond("ecl_score", "not empty")))  # fmt: skip
        tests: list[EnglishTest] = held.reader.records(Query(EnglishTest, where=where))
        scores = [each.ecl_score or 0 for each in tests]
        if scores:
            rows.append((year, len(tests), len({each.student_id for each in tests}),
                         sum(score >= GOOD_SCORE for score in scores), max(scores)))  # fmt: skip
    return Listed("English comprehension level tests", columns, tuple(rows))


def _language(held: Planned) -> Listed:
    columns = (
        Col("Year", 12),
        Col("Course", 80),
        Col("Program", 30),
        Col("People", 16, NUMBER),
        Col("Cost", 24, MONEY),
    )
    rows = tuple(
        (year, line.course_title or line.shown_title, held.label(line), line.quantity or 1, line.total_cost)
        for year in held.years
        for line, measured in zip(held.rows(year), held.measured(held.rows(year)), strict=True) if measured.language
    )  # fmt: skip
    return Listed("English language training planned", columns, rows)


# -- C: invitations ----------------------------------------------------------------------------------------------------
def invitational(held: Planned) -> list[Listed]:
    """Senior and middle-level professional education to which a country is invited."""
    names = held.reader.codes("ia_code")
    rows = []
    for year in held.years:
        lines = held.rows(year)
        students = held.reader.titles("student", {line.student_id for line in lines if line.student_id})
        for line, measured in zip(lines, held.measured(lines), strict=True):
            if measured.by_invitation:
                code = held.service_of(line)
                rows.append((year, line.course_title or line.shown_title, names[code].label if code in names else "",
                             line.quantity or 1, students.get(line.student_id or 0, "not named yet"),
                             line.total_cost))  # fmt: skip
    columns = (Col("Year", 12), Col("Course", 62), Col("Service", 30), Col("People", 16, NUMBER),
               Col("Candidate", 42), Col("Cost", 20, MONEY))  # fmt: skip
    return [Listed("Invitational professional military education", columns, tuple(rows))]


# -- D: prominence -----------------------------------------------------------------------------------------------------
def prominence(held: Planned) -> list[Listed]:
    """Graduates in positions of prominence with positions and training (SAMM C10.21.1.3)."""
    columns = (Col("Name", 37), Col("Grade", 31), Col("U.S. grade", 19), Col("Current position", 36),
               Col("Positions held", 40), Col("How obtained", 36), Col("Degree", 31), Col("Training", 52))  # fmt: skip
    rows = tuple(_graduate(held, each) for each in held.graduates)
    return [Listed("Positions of prominence", columns, rows)]


def _graduate(held: Planned, row: ProminentPerson) -> tuple[object, ...]:
    show, children = held.reader.show, held.reader.children
    ways = [show(ProminentPosition.obtained_by, each.obtained_by)
            for each in children(ProminentPosition, "person_id", row.id)]  # fmt: skip
    training = [
        ", ".join(filter(None, (each.trained_in, each.trained_at, each.rank_then, each.years_attended, each.paid_by)))
        for each in children(ProminentTraining, "person_id", row.id)
    ]  # fmt: skip
    return (row.full_name, row.own_grade, show(ProminentPerson.us_grade, row.us_grade), row.current_position,
            row.positions_held, "; ".join(dict.fromkeys(filter(None, ways))), row.academic_degree,
            "; ".join(training))  # fmt: skip


# -- E: waivers --------------------------------------------------------------------------------------------------------
def waivers(held: Planned) -> list[Listed]:
    """Requests to waive rules of IMET, and the justifications of each (IMT-15)."""
    show = held.reader.show
    columns = (Col("Year", 12), Col("Course", 56), Col("Waiver", 36), Col("Priority", 17), Col("Quantity", 18, NUMBER),
               Col("Cost", 20, MONEY), Col("Answer", 30))  # fmt: skip
    rows = tuple(
        (each.waiver_fy, each.waiver_course or each.requested_training, show(ImetWaiver.waiver_type, each.waiver_type),
         each.waiver_priority, each.waiver_quantity, each.waiver_total,
         " ".join(filter(None, (show(ImetWaiver.waiver_answer, each.waiver_answer) or "open", each.waiver_no))))
        for each in held.waivers
    )  # fmt: skip
    reasons = [Listed(f"Justification: {each.waiver_course or each.shown_title}", (Col("Point", 30), Col("Text", 150)),
                      _reasons(each)) for each in held.waivers]  # fmt: skip
    return [Listed("Requests to waive", columns, rows), *reasons]


def _reasons(row: ImetWaiver) -> tuple[tuple[object, ...], ...]:
    return tuple((ImetWaiver.fields[key].label, row.get(key)) for key in REASONS if row.get(key))


# -- F and G: tours and teams ------------------------------------------------------------------------------------------
def tours(held: Planned) -> list[Listed]:
    """Orientation tours that are asked for."""
    return [_teams(held, held.teams(tours=True), "Orientation tours")]


def teams(held: Planned) -> list[Listed]:
    """Training teams that are asked for."""
    return [_teams(held, held.teams(tours=False), "Training teams")]


def _teams(held: Planned, rows: Iterable[TrainingTeam], title: str) -> Listed:
    columns = (Col("Year", 12), Col("Kind", 36), Col("Title", 36), Col("From", 18, DATE), Col("To", 18, DATE),
               Col("Members", 21, NUMBER), Col("Mission", 44), Col("Justification", 50))  # fmt: skip
    cells = tuple(
        (each.team_fy, held.reader.show(TrainingTeam.team_kind, each.team_kind), each.team_title, each.team_from,
         each.team_to, each.members, each.mission, each.team_why)
        for each in rows
    )  # fmt: skip
    return Listed(title, columns, cells)


# -- H: women, use -----------------------------------------------------------------------------------------------------
def use(held: Planned) -> list[Listed]:
    """Shares of women, and how graduates were seen to use their training."""
    return [_women(held), _graduates_used(held)]


def _women(held: Planned) -> Listed:
    first = held.budget_year
    columns = (Col("Year", 20), Col("Women in the forces", 60, SHARE), Col("Women in IMET", 60, SHARE))
    rows = (
        (number, year.women_pct_forces, year.women_pct_imet)
        for number in range(first - 1, first + 2) if (year := held.training_years.get(number)) is not None
    )  # fmt: skip
    told = tuple(row for row in rows if any(value is not None for value in row[1:]))
    return Listed("Shares of women", columns, told)


def _graduates_used(held: Planned) -> Listed:
    """Former students that were seen in their posts, by fiscal year, the latest look at each counting."""
    where = Cond("student_id.country_id", "=", held.country.id if held.country else 0)
    looks: list[FollowUp] = held.reader.records(Query(FollowUp, where=where, sort=(Sort("observed_on"),)))
    rows = []
    for year in (held.budget_year - 2, held.budget_year - 1):
        seen = _latest(each for each in looks if _within(each, year))
        uses = [each.get("uses_training") for each in seen.values()]
        if uses:
            rows.append((year, len(uses), uses.count(True), uses.count(False)))
    columns = (Col("Year", 20), Col("Graduates seen in their posts", 50, NUMBER), Col("Use the training", 40, NUMBER),
               Col("Do not", 30, NUMBER))  # fmt: skip
    return Listed("Use of graduates", columns, tuple(rows))


def _within(look: FollowUp, year: int) -> bool:
    on = look.observed_on
    return on is not None and date(year - 1, 10, 1) <= on <= date(year, 9, 30)


def _latest(looks: Iterable[FollowUp]) -> Mapping[int, Kind]:
    return {each.student_id or 0: each for each in looks}
