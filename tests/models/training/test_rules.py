"""What every rule promises: it names the policy values it asks for, its citation, and what clears it."""

from datetime import date

import pytest

from models.policy import Policy, PolicyValue
from models.rules import all_rules, run
from tests.models.making import POLICY, facts
from tests.models.training.family import COUNTRY, LINE, SCREENING, STUDENT, Family

STAGES = ("with_spouse", "issued", "ready_to_leave", "departed", "home_again")
SUBJECTS = {"student": STUDENT, "training_line": LINE, "screening": SCREENING, "country": COUNTRY}


class Asked(Policy):
    """The policy that comes with the program, remembering what it was asked for."""

    def __init__(self) -> None:
        super().__init__(())
        self.keys: set[str] = set()

    def find(self, key: str, on: date) -> PolicyValue | None:
        if not key.startswith("rule."):
            self.keys.add(key)
        return POLICY.find(key, on)

    def entry(self, key: str, on: date) -> PolicyValue:
        self.keys.add(key)
        return POLICY.entry(key, on)


@pytest.mark.parametrize("stage", STAGES)
def test_a_rule_names_every_policy_value_it_asks_for(stage: str) -> None:
    """When an office changes a value, only the rules that name it are run again."""
    family: Family = getattr(Family(), stage)()
    for each in all_rules().values():
        if each.subject not in SUBJECTS:
            continue
        record, asked = family.rows[SUBJECTS[each.subject]], Asked()
        run(each, facts(record, family.rows.values(), each.reads), asked, date(2026, 6, 20))
        assert asked.keys <= set(each.policy), each.id


def test_every_rule_cites_its_source_and_says_what_clears_it() -> None:
    for each in all_rules().values():
        assert each.cites and each.tag and each.says.endswith(".") and each.clears.endswith("."), each.id
        assert "please" not in f"{each.says} {each.clears}".casefold()
