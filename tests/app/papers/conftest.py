"""The season of the papers' tests, and what stands on a page."""

import pytest

from app.office import Office
from tests.app.papers import season
from tests.app.papers.season import Season


@pytest.fixture
def made(office: Office) -> Season:
    return season.make(office)
