"""What in a training plan does not fit together: pure functions of what the plan says and what the records say.

Asked by `sco plan check`, by the window and before the plan is printed. Money is whole cents.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from models.fields import show_money
from models.findings import Finding, Strength
from models.planning.derive import DRAFTED, EMPTY, NOT_NEEDED
from models.planning.measures import OUT_OF_PLAN, PlanLine, total_of
from models.text import counted

CTFP_LABELS = frozenset({"CTFP", "CTIWFP"})
CTFP_SECTION, WAIVER_SECTION, SHARES_SECTION = "3.2", "2.E", "2.H"
IMET = "IMET"
_FIGURE = "SAMM Figure C10.F1"
_TOTAL = re.compile(r"\btotal", re.IGNORECASE)
_AMOUNT = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(\s?(?:million|thousand|[kKmM])\b)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Purpose:
    """An objective as the plan needs it."""

    id: int
    title: str


@dataclass(frozen=True)
class Section:
    """A section that takes words: number, heading, how far it is, its words, and how many rows records give it."""

    no: str
    heading: str
    state: str
    words: str = ""
    rows: int = 0
    id: int = 0

    @property
    def name(self) -> str:
        """`Section 1.1.4, Training issues`; an appendix by its own name."""
        return self.heading if self.heading.startswith("Appendix") else f"Section {self.no}, {self.heading}"


@dataclass(frozen=True)
class Year:
    """A fiscal year's money and shares; what is not recorded is None."""

    id: int | None = None
    ceiling: int | None = None
    program_ceilings: int | None = None
    """Sum of the ceilings of its IMET programs."""
    women_forces: Decimal | None = None
    women_imet: Decimal | None = None


@dataclass(frozen=True)
class PlanFacts:
    """Everything the plan says, beside what the records say."""

    budget_year: int
    lines: Mapping[int, tuple[PlanLine, ...]]
    """By fiscal year, of the budget and the planning year."""
    objectives: tuple[Purpose, ...] = ()
    served: frozenset[int] = frozenset()
    """Objectives that a team, or a requirement with a line, serves."""
    by_requirement: Mapping[int, int] = field(default_factory=dict)
    """Objective by requirement: a line may support one through what it answers."""
    sections: tuple[Section, ...] = ()
    years: Mapping[int, Year] = field(default_factory=dict)
    waived: Mapping[int, str] = field(default_factory=dict)
    """Lines that name a waiver, with its number."""
    waivers: frozenset[int] = frozenset()
    """Lines for which a request to waive is on file."""
    sums: frozenset[int] = frozenset()
    """Further sums that the plan's tables show: of services, requirements, allocations."""

    @property
    def all_lines(self) -> list[PlanLine]:
        """The lines that the plan counts, of both years."""
        return [each for lines in self.lines.values() for each in lines if each.status not in OUT_OF_PLAN]

    def objective_of(self, line: PlanLine) -> int | None:
        """The objective a line supports, by itself or through its requirement."""
        return line.objective or self.by_requirement.get(line.requirement or 0)


def findings(facts: PlanFacts) -> list[Finding]:
    """Everything that does not fit, in the order of the outline's weight: training, money, words."""
    return [found for check in CHECKS for found in check(facts)]


def missing(facts: PlanFacts) -> list[Finding]:
    """What keeps a plan from being printed at all: without it there would be nothing but blanks."""
    years = " or ".join(str(each) for each in facts.lines)
    found = []
    if not facts.all_lines:
        found.append(_blocking("CETPP-A1", f"No training line of {years} is on file.",
                               "Import or record the lines of the budget and the planning year."))  # fmt: skip
    if not facts.objectives:
        found.append(_blocking("CETPP-A2", "No objective of the United States or the partner is on file.",
                               "Record the objectives of the Country Plan."))  # fmt: skip
    if all(each.state == EMPTY for each in facts.sections):
        found.append(_blocking("CETPP-A3", "No section of the plan is written.", "Write the sections."))
    return found


# -- training ----------------------------------------------------------------------------------------------------------
def _without_objective(facts: PlanFacts) -> Iterator[Finding]:
    for year, lines in facts.lines.items():
        for line in lines:
            if line.status not in OUT_OF_PLAN and facts.objective_of(line) is None:
                yield _warning("CETPP-01", f"{line.name} ({year}) supports no objective.", "SAMM C2.1.3.3.1",
                               "Name its objective or its requirement.", ("training_line", line.id),
                               "objective_id")  # fmt: skip


def _without_training(facts: PlanFacts) -> Iterator[Finding]:
    supported = facts.served | {facts.objective_of(each) for each in facts.all_lines}
    for each in facts.objectives:
        if each.id not in supported:
            yield _warning("CETPP-02", f"No line or team supports the objective “{each.title}”.", "SAMM C2.1.3.3.1",
                           "Plan training for it, or say when it was dropped.", ("objective", each.id))  # fmt: skip


# -- money -------------------------------------------------------------------------------------------------------------
def _ceilings(facts: PlanFacts) -> Iterator[Finding]:
    for number, year in facts.years.items():
        told, summed = year.ceiling, year.program_ceilings
        if number not in facts.lines or year.id is None:
            continue
        if told is not None and summed is not None and told != summed:
            yield _warning(
                "CETPP-03", f"The ceilings of the programs of {number} add up to {show_money(summed)}, the year's "
                f"ceiling is {show_money(told)}.", _FIGURE, "Correct the ceiling of the year or of a program.",
                ("training_year", year.id), "imet_ceiling")  # fmt: skip


def _told_totals(facts: PlanFacts) -> Iterator[Finding]:
    """Sums that the words call a total and that are none of the plan's."""
    known = {*_totals(facts), *facts.sums}
    for section in facts.sections:
        for amount in totals_in(section.words):
            if amount not in known:
                yield _warning(
                    "CETPP-04", f"{section.name}: a total of {show_money(amount)} is told, which is none of the "
                    "plan's totals.", _FIGURE, "Correct the words or the lines.", _of(section))  # fmt: skip


def totals_in(words: str) -> list[int]:
    """The amounts, in cents, of each sentence that speaks of a total; rounded ones (`$1.2 million`) are left out."""
    found = []
    for sentence in _SENTENCE.split(words):
        if _TOTAL.search(sentence):
            found += [
                int(whole.replace(",", "")) * 100 + int(cents or 0)
                for whole, cents, rounded in _AMOUNT.findall(sentence)
                if not rounded and len(cents) in (0, 2)
            ]
    return found


def _totals(facts: PlanFacts) -> Iterator[int]:
    """Every sum a plan may speak of: by year, program and priority, of both years, and the ceilings."""
    for lines in (*facts.lines.values(), tuple(facts.all_lines)):
        for program in ("", *{each.program for each in lines}):
            mine = [each for each in lines if program in ("", each.program)]
            yield from (total_of(mine, priority) for priority in ("", "A", "B", "D"))
        yield total_of(each for each in lines if each.program.startswith(IMET))
    yield from (year.ceiling for year in facts.years.values() if year.ceiling is not None)


# -- words -------------------------------------------------------------------------------------------------------------
def _unwritten(facts: PlanFacts) -> Iterator[Finding]:
    for each in facts.sections:
        if each.state == EMPTY and each.no != CTFP_SECTION and not each.rows:
            yield _warning("CETPP-05", f"{each.name} is not written.", _FIGURE,
                           "Write it, or say why there is nothing to say.", _of(each))  # fmt: skip
        elif each.state == DRAFTED:
            yield Finding(f"{each.name} is drafted and was not reviewed.", "CETPP-06", Strength.INFORM, _FIGURE,
                          clears="Read it whole and record the review.", record=_of(each))  # fmt: skip
        elif each.state == NOT_NEEDED and each.rows:
            yield _warning("CETPP-07", f"{each.name}: nothing to say is recorded, and the records have {each.rows} "
                           "for it.", _FIGURE, "Write it.", _of(each))  # fmt: skip


def _shares(facts: PlanFacts) -> Iterator[Finding]:
    """Women in the forces and in IMET, of the current and the planning year (SAMM Figure C10.F2 item 1)."""
    for number in (facts.budget_year - 1, facts.budget_year + 1):
        year = facts.years.get(number, Year())
        lacking = [
            words
            for words, value in (("in the forces", year.women_forces), ("in IMET", year.women_imet))
            if value is None
        ]
        if lacking:
            yield _warning("CETPP-08", f"The share of women {' and '.join(lacking)} is not recorded for {number}.",
                           "SAMM Figure C10.F2 item 1", "Fill it in the training year.",
                           ("training_year", year.id) if year.id else None, "women_pct_forces")  # fmt: skip


def _fellowship(facts: PlanFacts) -> Iterator[Finding]:
    section = next((each for each in facts.sections if each.no == CTFP_SECTION), None)
    if section is None or section.state != EMPTY:
        return
    lines = sum(each.program in CTFP_LABELS for each in facts.all_lines)
    told = (
        f"{counted(lines, 'line')} of it {'is' if lines == 1 else 'are'} planned"
        if lines
        else "no line of it is planned"
    )
    yield _warning("CTF-05", "The counterterrorism fellowship program must be in the plan; "
                   f"{section.name} is not written, and {told}.", "JSCET 3-11c(1)",
                   "Write it, or say why there is nothing to say.", _of(section))  # fmt: skip


def _waivers(facts: PlanFacts) -> Iterator[Finding]:
    names = {each.id: each.name for each in facts.all_lines}
    for line, told in facts.waived.items():
        if line in names and line not in facts.waivers:
            yield _warning("IMT-15", f"{names[line]} names the waiver {told}, but no request to waive is on file, so "
                           "Appendix E does not list it.", "JSCET 3-3f", "Record the request to waive for this line.",
                           ("training_line", line), "waiver_ref")  # fmt: skip


CHECKS: tuple[Callable[[PlanFacts], Iterable[Finding]], ...] = (
    _without_objective, _without_training, _ceilings, _told_totals, _fellowship, _waivers, _shares, _unwritten,
)  # fmt: skip


def _warning(
    rule: str, message: str, cites: str, clears: str, record: tuple[str, int] | None = None, *fields: str
) -> Finding:
    return Finding(message, rule, Strength.WARN, cites, clears=clears, record=record, fields=fields)


def _blocking(rule: str, message: str, clears: str) -> Finding:
    return Finding(message, rule, Strength.BLOCK, _FIGURE, clears=clears)


def _of(section: Section) -> tuple[str, int] | None:
    return ("cetpp_section", section.id) if section.id else None
