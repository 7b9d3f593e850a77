"""The working group's checklist with live results: what each item comes to as the records stand, and what is behind it.

Nothing is ticked by hand: a line that changes changes the result (SAMM Figure C10.F2; training reference 3.18, 8.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app import checklists
from app.planning import cetpp
from app.planning.planned import Planned, planned
from app.reader import Reader
from models.calendar import fiscal_year
from models.planning.cetpp import Cetpp
from models.planning.meeting import MeetingFacts, Result, State, Women, results
from models.planning.scetwg import Scetwg
from models.training.lines import TrainingLine
from models.training.order import is_imet, words

TEMPLATE = "scetwg"
"""In `resources/checklists`."""
AIDS = "imet.aids_codes"
A_LIMIT, PME_LIMIT, E_IMET_LIMIT = "imet.a_percent", "imet.pme_percent", "imet.eimet_percent"


@dataclass(frozen=True)
class Item:
    """An item of the checklist: what it asks, where it stands, and what it comes to."""

    no: int
    question: str
    note: str
    test: str
    cites: str
    result: Result
    record: tuple[str, int] | None
    """Where what the item asks for is recorded, when that is not a line."""

    @property
    def state(self) -> State:
        """What it comes to."""
        return self.result.state


@dataclass(frozen=True)
class Checklist:
    """The items of a session's current year."""

    session: Scetwg
    held: Planned
    facts: MeetingFacts
    items: tuple[Item, ...]

    @property
    def sentence(self) -> str:
        """How many items are met."""
        asked = [each for each in self.items if each.state is not State.UNSET]
        met = sum(each.state is State.MET for each in asked)
        return f"FY {self.facts.year}: {met} of {len(asked)} items met."


def held_of(reader: Reader, session: Scetwg, service: str = "") -> Planned:
    """The country's plan as the session looks at it: its current year is the one before the budget year."""
    return planned(reader, year_of(reader, session) + 1, session.country_id, service)


def year_of(reader: Reader, session: Scetwg) -> int:
    """The current year of a session; that of its first day, or of today, where none is said."""
    return session.session_fy or fiscal_year(session.session_from or reader.today)


def imet_lines(held: Planned, year: int) -> list[TrainingLine]:
    """The lines of a year that IMET pays and the plan counts, in its order."""
    policy, today = held.reader.policy, held.reader.today
    return [row for row in held.rows(year) if is_imet(held.program(row), policy, today)]


def checklist(reader: Reader, session_id: int) -> Checklist:
    """The checklist of a session as the records stand. Raises NotFound."""
    session = reader.get(Scetwg, session_id)
    held = held_of(reader, session)
    plan = plan_of(reader, session, held)
    facts = _facts(held, year_of(reader, session), plan)
    records = _records(held, facts.year, plan)
    template = {each.code: each for each in checklists.template(TEMPLATE)}
    items = tuple(
        _item(number, template[found.code], found, records.get(number)) for number, found in enumerate(results(facts))
    )  # fmt: skip
    return Checklist(session, held, facts, items)


def _item(
    number: int, asked: checklists.Item, found: Result, record: tuple[str, int] | None
) -> Item:  # fmt: skip
    return Item(number, asked.text, asked.help, asked.evidence, asked.source, found, record)


def plan_of(reader: Reader, session: Scetwg, held: Planned) -> Cetpp | None:
    """The CETPP that names the session, else the one of its budget year."""
    named: list[Cetpp] = reader.children(Cetpp, "scetwg_id", session.id)
    country = held.country.id if held.country else None
    return named[0] if named else cetpp.find(reader, held.budget_year, country)


# -- internal --------------------------------------------------------------------------------------------------------
def _facts(held: Planned, year: int, plan: Cetpp | None) -> MeetingFacts:
    policy, on = held.reader.policy, min(held.reader.today, date(year, 9, 30))
    share = policy.entry(E_IMET_LIMIT, on)
    country = held.country
    return MeetingFacts(
        country=f"{country.country_name} ({country.country_code})" if country else "",
        year=year,
        ceiling=held.ceiling(year),
        lines=tuple(held.measured(imet_lines(held, year))),
        plan=plan.shown_title if plan else "",
        approved_on=plan.ccmd_approved_on if plan else None,
        visible_on=plan.visible_on if plan else None,
        women={
            number: Women(row.women_pct_forces, row.women_pct_imet) for number, row in held.training_years.items()
        },
        a_limit=policy.number(A_LIMIT, on),
        pme_limit=policy.number(PME_LIMIT, on),
        e_imet_limit=policy.number(E_IMET_LIMIT, on),
        e_imet_unconfirmed=share.unconfirmed,
        aids=words(policy, AIDS, on),
    )  # fmt: skip


def _records(held: Planned, year: int, plan: Cetpp | None) -> Mapping[int, tuple[str, int]]:
    """Where the header, the plan and the unsourced share are recorded, by the number of the item."""
    found: dict[int, tuple[str, int]] = {}
    if (told := held.training_years.get(year)) is not None:
        found[0] = ("training_year", told.id)
    if plan is not None:
        found[1] = ("cetpp", plan.id)
    return found
