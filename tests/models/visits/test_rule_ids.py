"""Every rule of the domain reference (visitors.md 5) is asked."""

from models.findings import Strength
from models.policy import only_recalled
from models.rules import all_rules
from tests.models.making import POLICY
from tests.models.visits.world import TODAY

LAST = 64
VISITS = [each for each in all_rules().values() if each.id.startswith("VIS-")]


def test_every_id_is_a_rule() -> None:
    known = {each.id for each in VISITS}
    assert {f"VIS-R-{number:02d}" for number in range(1, LAST + 1)} - known == set()
    assert {f"VIS-D-{number:02d}" for number in range(1, 10)} <= known


def test_what_is_inferred_only_blocks_nothing() -> None:
    inferred = [each for each in VISITS if only_recalled(each.tag)]
    assert inferred
    assert all(each.strength_under(POLICY, TODAY) is not Strength.BLOCK for each in inferred)


def test_a_rule_that_blocks_names_its_step_or_an_answer() -> None:
    assert {each.id for each in VISITS if each.strength is Strength.BLOCK and not each.step} == {"VIS-R-16"}
