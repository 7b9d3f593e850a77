"""The practice office, made once for the tests of sentences, and trees over every kind that it holds."""

from collections.abc import Iterator

import pytest

from app import demo, offices
from app.office import Office
from app.store import keys
from tests import support
from tests.app.test_demo import TODAY


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The practice office, open for its chief to be read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        patch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)
        made = demo.build(tmp_path_factory.mktemp("asking"), today=TODAY, say=lambda _: None)
        office = offices.open_office(made.office, "chief", demo.PASSPHRASE, today=TODAY, reading=True)
    yield office
    office.close()
