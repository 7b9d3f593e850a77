"""Counting as a person does it: scans from anywhere, typing, what is left, striking out, the lock."""

import pytest

from tests.ui.eum.conftest import Counter


def test_a_scan_is_judged_shown_and_saved(counting: Counter) -> None:
    counting.scan("0012-A7")
    assert counting.outcomes == [("0012-A7", "FOUND", "saved")]
    hands = counting.hands
    assert hands.text("last_word") == "Found" and hands.text("last_tail") == "… 2-A7"
    assert hands.text("count_tally") == "65 expected: 1 found, 64 to go."
