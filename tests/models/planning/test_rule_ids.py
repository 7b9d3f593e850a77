"""Every rule of the domain reference (training.md 4.1-4.4, 4.12) is asked, or it is said here where it is kept."""

from datetime import date
from decimal import Decimal

import resources
from models.findings import Strength
from models.planning import measures
from models.policy import only_recalled
from models.rules import all_rules
from tests.models.making import POLICY

LAST = {"PLN": 24, "IMT": 22, "FMS": 13, "CTF": 8, "RPT": 5, "PST": 4, "REC": 4, "CAN": 7}
"""Last number of each section; they are numbered without gaps."""
ELSEWHERE = {"IMT-17": "measures"}
"""E-IMET is a share of the same sums (`e_imet_of`), which nobody can break."""
TODAY = date(2026, 5, 1)
OURS = ("models.planning.",)


def test_every_id_is_a_rule_or_kept_elsewhere() -> None:
    wanted = {f"{part}-{number:02d}" for part, last in LAST.items() for number in range(1, last + 1)}
    known = set(all_rules())
    assert {each for each in wanted if each not in known} == set(ELSEWHERE)
    assert {
        "CASE-P-07",
        "PLN-R-020",
        "PLN-R-TOTAL",
        "IMT-11.team",
        "IMT-15.denied",
        "IMT-15.listed",
        "RPT-01.person",
    } <= known


def test_what_is_no_rule_is_kept_where_it_is_said() -> None:
    both = measures.PlanLine(1, "", "A", None, 1_001, e_imet=Decimal(50))
    assert measures.e_imet_of([both]) == 500 <= measures.total_of([both])
    assert "LM" in {row["code"] for row in resources.table("codes/program_label.csv")}


def test_each_rule_of_planning_cites_and_blocks_only_what_was_seen() -> None:
    planning = [each for each in all_rules().values() if each.check.__module__.startswith(OURS)]
    assert len(planning) >= 35
    for each in planning:
        assert each.cites and each.tag and each.clears.endswith(".") and each.says.endswith("."), each.id
        if only_recalled(each.tag):
            assert each.strength_under(POLICY, TODAY) is not Strength.BLOCK, each.id
