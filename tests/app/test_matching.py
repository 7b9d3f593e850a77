"""What a person types finds what he means: beginnings, initials, any script's folded form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.matching import GOOD, ranked, score

LABELS = (
    "Change many…", "Change passphrase…", "Compare two days…", "Copy as a table", "Copy office…", "Columns…",
    "Look at a past day…", "Log off and close", "Note or promise…", "New record", "Search", "Look-alikes…",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cm", "Change many…"),
        ("CM", "Change many…"),
        ("change", "Change many…"),
        ("pass", "Change passphrase…"),
        ("cp", "Change passphrase…"),
        ("ctd", "Compare two days…"),
        ("copy t", "Copy as a table"),
        ("co of", "Copy office…"),
        ("office copy", "Copy office…"),
        ("col", "Columns…"),
        ("past", "Look at a past day…"),
        ("ld", "Look at a past day…"),
        ("promise", "Note or promise…"),
        ("search", "Search"),
        ("arch", "Search"),
        ("alikes", "Look-alikes…"),
        ("  change   many ", "Change many…"),
    ],
)
def test_the_meant_label_comes_first(typed: str, first: str) -> None:
    assert ranked(typed, LABELS, lambda label: (label, ""))[0][1] == first


@pytest.mark.parametrize(
    ("typed", "label", "worth"),
    [
        ("alvarez", "ÁLVAREZ, Marta", 1),
        ("alvarez, marta", "ÁLVAREZ, Marta", 0),
        ("marta alv", "ÁLVAREZ, Marta", 3),
        ("am", "ÁLVAREZ, Marta", 2),
        ("mart", "ÁLVAREZ, Marta", 2),
        ("ريم", "كريم", 4),
        ("كريم", "كريم", 0),
        ("zz", "ÁLVAREZ, Marta", None),
        ("…", "ÁLVAREZ, Marta", None),
        ("", "anything", 0),
    ],
)
def test_names_of_every_script_are_found(typed: str, label: str, worth: int | None) -> None:
    assert score(typed, label) == worth


def test_what_it_does_finds_an_action_whose_name_was_forgotten() -> None:
    assert score("handover", "Change office key…", "Encrypt everything anew, for a handover.") == 6
    assert score("handover", "Change office key…") is None


@given(st.sampled_from(LABELS), st.integers(1, 20))
def test_every_beginning_of_a_label_fits_well(label: str, length: int) -> None:
    beginning = label.rstrip("…")[:length]
    worth = score(beginning, label)
    assert worth is not None and worth <= GOOD


@given(st.text(max_size=20), st.text(max_size=40))
@example("", "0.")
def test_any_two_texts_can_be_compared(typed: str, label: str) -> None:
    assert score(typed, label) in (None, 0, 1, 2, 3, 4, 5, 6)
    assert score(label, label) in (None, 0)
