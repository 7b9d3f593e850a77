"""`sco arrival`: the state of a handover as text and as JSON; nothing is changed."""

from pathlib import Path

from app import handover
from app.handover import Step
from tests import support
from tests.app.cli.conftest import Sco


def test_the_state_is_told_in_words_and_as_json(sco: Sco, folder: Path) -> None:
    with support.reopen(folder) as office:
        handover.settle(office, Step.OVERDUE)
        head = office.head()
    told = sco("arrival", folder, "--leaver", "Quentley", "--json").result
    assert told["leaver"] == "Quentley" and told["successor"] == support.USER
    steps = {each["step"]: each for each in told["steps"]}
    assert list(steps) == [each.value for each in Step]
    assert steps["overdue"]["settled_by"] == support.USER
    assert steps["people"]["open"] == 1 or steps["people"]["says"]
    assert [each["name"] for each in told["users"]] == [support.USER]
    text = sco("arrival", folder).out
    assert "1 of 8 steps settled" in text and "How you came in" in text
    with support.reopen(folder) as office:
        assert office.head() == head
