"""What does not fit together in a training plan: each rule with what it finds and what it lets through."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.findings import Strength
from models.planning import consistency
from models.planning.consistency import PlanFacts, Purpose, Section, Year
from models.planning.derive import DRAFTED, EMPTY, NOT_NEEDED, REVIEWED
from models.planning.measures import PlanLine

LINE = PlanLine(1, "1401 Logistics", "A", 1, 2_500_000, "IMET-1", objective=7)
WOMEN = Year(5, 150_000_000, 150_000_000, Decimal("9.5"), Decimal(15))
SOUND = PlanFacts(
    2028,
    {2028: (LINE,), 2029: ()},
    (Purpose(7, "Border"),),
    sections=(Section("1.1.1", "Objectives", REVIEWED, "Words."), Section("3.2", "CTFP", REVIEWED, "Words.")),
    years={2027: WOMEN, 2028: WOMEN, 2029: WOMEN},
)


def section(**more: object) -> PlanFacts:
    return replace(SOUND, sections=(replace(SOUND.sections[0], **more), SOUND.sections[1]))  # type: ignore[arg-type]


def lines(*found: PlanLine, **more: object) -> PlanFacts:
    return replace(SOUND, lines={2028: found, 2029: ()}, **more)  # type: ignore[arg-type]


ALONE = replace(LINE, objective=None)
CASES: dict[str, tuple[PlanFacts, list[str]]] = {
    "all fits": (SOUND, []),
    "a line without objective": (lines(LINE, replace(ALONE, id=2)), ["CETPP-01"]),
    "one that fell out needs none": (lines(LINE, replace(ALONE, id=2, status="FO")), []),
    "one by its requirement": (lines(replace(ALONE, requirement=3), by_requirement={3: 7}), []),
    "an objective without training": (replace(SOUND, objectives=(Purpose(7, "a"), Purpose(8, "b"))), ["CETPP-02"]),
    "one that a team serves": (
        replace(SOUND, objectives=(Purpose(7, "a"), Purpose(8, "b")), served=frozenset({8})), []),
    "ceilings that differ by a cent": (
        replace(SOUND, years={**SOUND.years, 2028: replace(WOMEN, program_ceilings=150_000_001)}), ["CETPP-03"]),
    "a year before the plan may differ": (
        replace(SOUND, years={**SOUND.years, 2027: replace(WOMEN, program_ceilings=1)}), []),
    "another total in the words": (section(words="In total we ask for $25,001. Lunch is $3."), ["CETPP-04"]),
    "the plan's own total": (section(words="The total of priority A is $25,000; the total ceiling $1,500,000."), []),
    "a sum of the tables": (
        replace(section(words="Requirements are $90,000 in total."), sums=frozenset({9_000_000})), []),
    "a rounded total": (section(words="In total about $1.2 million."), []),
    "an empty section": (section(state=EMPTY, words=""), ["CETPP-05"]),
    "one that the records fill": (section(state=EMPTY, words="", rows=3), []),
    "a draft": (section(state=DRAFTED), ["CETPP-06"]),
    "nothing to say, and rows": (section(state=NOT_NEEDED, words="", rows=2), ["CETPP-07"]),
    "nothing to say": (section(state=NOT_NEEDED, words=""), []),
    "shares of women missing": (
        replace(SOUND, years={2027: replace(WOMEN, women_imet=None), 2028: Year(), 2029: WOMEN}), ["CETPP-08"]),
    "the fellowship program left out": (
        replace(SOUND, sections=(SOUND.sections[0], Section("3.2", "CTFP", EMPTY))), ["CTF-05"]),
    "a waiver that is not listed": (replace(SOUND, waived={1: "W-12"}), ["IMT-15"]),
    "one that is": (replace(SOUND, waived={1: "W-12"}, waivers=frozenset({1})), []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_rule_finds_its_own_and_nothing_else(name: str) -> None:
    facts, rules = CASES[name]
    found = consistency.findings(facts)
    assert [each.rule for each in found] == rules
    assert all(each.clears and each.cites and each.strength is not Strength.BLOCK for each in found)
    assert consistency.missing(facts) == []


def test_a_plan_of_blanks_says_everything_that_is_missing() -> None:
    blank = PlanFacts(
        2028, {2028: (replace(LINE, status="CANCELLED"),), 2029: ()}, sections=(Section("1.3", "x", EMPTY),)
    )
    found = consistency.missing(blank)
    assert [each.rule for each in found] == ["CETPP-A1", "CETPP-A2", "CETPP-A3"]
    assert all(each.strength is Strength.BLOCK and each.clears for each in found)
    assert "2028 or 2029" in found[0].message
