"""Pages with a few records on them."""

from pathlib import Path

import pytest

from tests.ui.driving import Hands, with_office
from tests.ui.records.lists import fill, training_lines
from ui.records.page import RecordPage


@pytest.fixture
def students(hands: Hands, folder: Path) -> RecordPage:
    with_office(folder, fill)
    hands.open(folder)
    return hands.students


@pytest.fixture
def lines(hands: Hands, students: RecordPage) -> RecordPage:
    return training_lines(hands)
