"""Every rule of the domain reference (cases.md 3) is asked, or it is said here where else it is kept."""

from datetime import date

import resources
from models.cases import moving
from models.cases.casebook import CaseFile
from models.rules import all_rules
from tests.models.making import POLICY, make

LAST = {"L": 23, "K": 7, "O": 19, "N": 9, "E": 19, "T": 18, "S": 10, "C": 10}
"""Last number of each section; they are numbered without gaps."""
ELSEWHERE = {
    "L-05": "CASE-L-04", "L-06": "CASE-L-04", "L-07": "CASE-L-04", "L-08": "CASE-L-04", "L-09": "CASE-L-04",
    "O-03": "policy", "O-09": "states", "T-02": "codes",
}  # fmt: skip
"""L-05 to L-09 are ways of one rule; a day count is policy; what is free is a move; top secret has no code."""
THEN, SINCE = date(2013, 1, 2), date(2025, 12, 6)


def test_every_id_is_a_rule_or_kept_elsewhere() -> None:
    wanted = {f"{letter}-{number:02d}" for letter, last in LAST.items() for number in range(1, last + 1)}
    known = {each.removeprefix("CASE-") for each in all_rules() if each.startswith("CASE-")}
    assert wanted - known == set(ELSEWHERE)
    assert {"P-06", "R-172"} <= known  # the other rules of 3.8 belong to planning


def test_what_is_no_rule_is_kept_where_it_is_said() -> None:
    assert POLICY.whole("offer.oed_days_bpc", SINCE) == 30
    assert POLICY.cents("cn.total.OTHER", THEN) == POLICY.cents("cn.total.OTHER", SINCE)  # N-01a
    for state in ("DEVELOPMENT", "WRITE", "REVIEW", "PROPOSED"):
        freed = [each for each in moving.open_moves(make(CaseFile, 1, case_kind="FMS"), state)
                 if each.target == "CANCELLED"]  # fmt: skip
        assert [each.step for each in freed] == [""]
    assert {row["code"] for row in resources.table("codes/line_classification.csv")} <= {"U", "C", "S"}
