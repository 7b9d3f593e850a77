"""The season of the papers' tests, the depot of those about end-use monitoring, and what stands on a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import Office
from app.store import keys
from tests import support
from tests.app.papers import depot, season
from tests.app.papers.depot import Depot
from tests.app.papers.season import Season


@pytest.fixture
def made(office: Office) -> Season:
    return season.make(office)


@pytest.fixture(scope="module")
def supplied(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Depot]]:
    """One office with a depot for a module's tests, which only look, or add what no other test looks for."""
    before = keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS
    support.allow_few_rounds()
    folder = support.copy_office(template, tmp_path_factory.mktemp("depot") / "Bandaria.sco")
    with support.reopen(folder) as opened:
        keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS = before
        yield opened, depot.make(opened, 44)


@pytest.fixture
def shared(supplied: tuple[Office, Depot]) -> Office:
    return supplied[0]


@pytest.fixture
def stock(supplied: tuple[Office, Depot]) -> Depot:
    return supplied[1]
