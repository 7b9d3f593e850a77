"""The practice office, open for the tests of sentences, and trees over every kind that it holds."""

from collections.abc import Iterator

import pytest

from app import demo, offices
from app.office import Office
from app.store import keys
from tests import support
from tests.app.conftest import PRACTICE_DAY, PracticeMade


@pytest.fixture(scope="session")
def practice(practice_made: PracticeMade) -> Iterator[Office]:
    """The practice office, open for its chief to be read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        patch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)
        made = practice_made.result
        office = offices.open_office(made.office, "chief", demo.PASSPHRASE, today=PRACTICE_DAY, reading=True)
    yield office
    office.close()
