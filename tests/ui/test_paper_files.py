"""The name under which a file beside a paper is saved: the ending that was chosen, once."""

from pathlib import Path

import pytest

from ui.papers import _ending_in


@pytest.mark.parametrize(
    ("typed", "ending", "saved"),
    [("roster.csv", ".csv", "roster.csv"), ("roster.xlsx", ".csv", "roster.csv"), ("roster", ".csv", "roster.csv"),
     ("m.txt", ".upper.txt", "m.upper.txt"), ("m.upper.txt", ".upper.txt", "m.upper.txt"), ("m.txt", "", "m.txt")],
)  # fmt: skip
def test_a_file_has_the_ending_that_was_chosen(typed: str, ending: str, saved: str) -> None:
    assert _ending_in(Path(typed), ending) == Path(saved)
